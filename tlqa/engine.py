"""The whole program on a page: a story in, what is wrong with it out.

    document → analysis → furniture told apart → every rule on its blocks → one finding an artefact
             → rules that want company, if there is some → places in the file → what is suppressed → score

``Checker`` holds what does not change from story to story: the rules selected, their prefilter, the
scoring profile. It keeps no state between stories.
"""

from __future__ import annotations

from copy import copy
from dataclasses import replace
from functools import cached_property
from itertools import chain, islice
from typing import TYPE_CHECKING, cast

from tlqa import languages
from tlqa._version import __version__
from tlqa.beside import aligned, odd, source_language, with_source
from tlqa.checks.base import told
from tlqa.checks.pattern import needed_characters
from tlqa.choosing import as_told, chosen, with_grades, with_house, with_model
from tlqa.compiled import compiled
from tlqa.errors import InputError, UsageError
from tlqa.findings import FURNITURE, heaviest, located, make_finding, welcome
from tlqa.fingerprint import fingerprinted
from tlqa.inputs import plain
from tlqa.inputs.base import Raw, find_input, read, read_file
from tlqa.inputs.pairing import REFERENCE, Pairing, paired, pairing, source_bytes
from tlqa.model import Block, BlockKind, FileReport, Notice, Report
from tlqa.origin import checked_code, heed, origin
from tlqa.rulebook.book import book_digest, said_in
from tlqa.rulebook.kinds import find_kind
from tlqa.rulebook.load import load_book
from tlqa.rulebook.matcher import Prefilter
from tlqa.rulebook.naming import Naming
from tlqa.scoring.profiles import load_profile
from tlqa.scoring.score import score_story
from tlqa.scoring.signature import signature
from tlqa.sidecar import read_sidecar
from tlqa.suppress import Kept, suppress
from tlqa.text.analysis import Analysis
from tlqa.text.positions import line_index
from tlqa.words import ENGLISH, words

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from tlqa.checks.base import Placed, Prepared
    from tlqa.model import Document, Example, Finding, Remark, Rule
    from tlqa.rulebook.book import RuleBook
    from tlqa.rulebook.matcher import Begins
    from tlqa.sidecar import Entry
    from tlqa.text.language import Language


COMPARING = "compare-"
"""What the kinds of rules begin with that want the source beside the story."""


WITH_REFERENCE = frozenset(("reference", "neural"))
"""The kinds that take the reference of a story."""


class Checker:
    """Checks stories against a selection of the rule book.

    Args:
        select: only these rules: ids, prefixes (``en/quotes``), families (``quotes``) or globs.
        ignore: not these.
        rules: directories of further rule packs.
        terms: files of a newsroom's own words, and glossaries (see ``tlqa.glossary``).
        profile: a scoring profile's name, or the path of one.
        preview: also run the rules that are still being measured.
        language: the language of the stories, ISO 639-1.
        encoding: of the files, where it is not UTF-8 and no byte-order mark says so.
        source_language: the language the stories were translated from, where that is known.
        source: the file with the text that a story was translated from, or a pattern for its name; see
            ``tlqa.inputs.pairing``.
        source_dir: a directory with the sources of the stories, under their names.
        source_encoding: of the sources, where it is not UTF-8 and no byte-order mark says so.
        reference: the file with another translation to hold a story against, or a pattern for its name; only
            rules that are selected by name use it.
        reference_dir: a directory with the references, under the names of the stories.
        reference_encoding: of the references.
        neural_model: the directory of a checkpoint of unbabel-comet, whose rules come to the book (see
            ``tlqa.rulebook.neural``).
        neural_encoder: the directory with the tokenizer and the configuration of its encoder.
        neural_at_least: a sentence that it gives less is found.
        neural_sure: how sure of a span it must be, from 0 to 1.
        neural_counts: its findings cost points.
        input_format: of the files, where it is not to be told from each (see ``tlqa.inputs.base``).
        text_field: the column or key that holds a story in files of many records.
        id_field: the column or key that names it.
        source_field: the column or key that holds the text it was translated from.
        suppress: heed the comments and lists that take findings back.
        locale: the language of messages and reasons (see ``tlqa.words``).
        severity: how grave the findings of some rules are, by selector, whatever rule and profile say.
        status: the status of some rules (``stable``, ``preview``, ``optional``), by selector.

    Raises:
        TlqaError: a rule, profile, language or selection that cannot be used.
    """

    def __init__(
        self,
        *,
        select: Sequence[str] = (),
        ignore: Sequence[str] = (),
        rules: Sequence[Path] = (),
        terms: Sequence[Path] = (),
        profile: str = "wire",
        preview: bool = False,
        language: str = "en",
        encoding: str | None = None,
        source_language: str | None = None,
        source: str | None = None,
        source_dir: str | None = None,
        source_encoding: str | None = None,
        reference: str | None = None,
        reference_dir: str | None = None,
        reference_encoding: str | None = None,
        neural_model: str | None = None,
        neural_encoder: str | None = None,
        neural_at_least: float | None = None,
        neural_sure: float = 0.0,
        neural_counts: bool = False,
        input_format: str | None = None,
        text_field: str | None = None,
        id_field: str | None = None,
        source_field: str | None = None,
        suppress: bool = True,
        locale: str = ENGLISH,
        severity: Mapping[str, str] | None = None,
        status: Mapping[str, str] | None = None,
        book: RuleBook | None = None,
    ) -> None:
        self.version = __version__
        self.language: Language = languages.get(language)
        self.book = book if book is not None else load_book(rules)
        if terms:
            from tlqa.glossary import with_terms

            self.book = with_terms(self.book, terms, language)
        self.book = with_model(
            self.book, neural_model, neural_encoder, neural_at_least, neural_sure, counts=neural_counts
        )
        self.book = said_in(self.book, words(locale))
        self.profile = load_profile(profile)
        self.book = (with_house if book is None else with_grades)(self.book, self.profile)
        self.book = as_told(self.book, severity or {}, status or {})
        self.rules: tuple[Rule, ...] = chosen(
            self.book, self.profile, select, ignore, language, preview=preview
        )
        self.holding = pairing(reference, reference_dir, reference_encoding, REFERENCE)
        if self.holding is not None and not any(rule.kind in WITH_REFERENCE for rule in self.rules):
            raise UsageError(
                "no rule that is run takes a reference; to add those that do: --select all,reference"
            )
        self.encoding = encoding
        self.source_language = checked_code(source_language, language)
        self.pairing = pairing(source, source_dir, source_encoding)
        self.input_format = find_input(input_format).NAME if input_format else None
        self.text_field, self.id_field, self.source_field = text_field, id_field, source_field
        self.suppress = suppress
        self.told_source: Document | None = None
        self._prepared: dict[int, Prepared] = {}
        self._signatures: dict[str, str] = {}

    @cached_property
    def signature(self) -> str:
        """What the score depends on, in one line."""
        return signature(self.version, book_digest(self.rules), self.profile, self.source_language)

    @cached_property
    def names(self) -> frozenset[str]:
        """The ids of the rules that are run."""
        return frozenset(rule.id for rule in self.rules)

    @cached_property
    def _prefilter(self) -> Prefilter:
        return Prefilter(self.rules, self._begins)

    @cached_property
    def naming(self) -> Naming:
        """Which rules a selector names."""
        return Naming(self.book.rules, self.rules, self.language.code)

    @cached_property
    def _whole(self) -> dict[int, bool]:
        """Of rules that ran: which read all blocks of a story, not only those with one of their literals."""
        return dict.fromkeys(self._prefilter.everywhere, True)

    @cached_property
    def _furniture(self) -> frozenset[int]:
        return frozenset(n for n, rule in enumerate(self.rules) if rule.kind == FURNITURE)

    @cached_property
    def _company(self) -> dict[int, int]:
        """What company rules want; one that was selected by itself, or with its like, wants none."""
        wanted = {n: rule.company for n, rule in enumerate(self.rules) if rule.company}
        return wanted if len(wanted) < len(self.rules) else {}

    @cached_property
    def _first(self) -> frozenset[int]:
        return frozenset(range(len(self.rules))) - self._furniture - self._company.keys()

    @cached_property
    def _alone(self) -> frozenset[int]:
        """The same without those that compare: a story without a source does not pay for them."""
        return frozenset(n for n in self._first if not self.rules[n].kind.startswith(COMPARING))

    def check_text(
        self,
        text: str,
        path: str = "<text>",
        *,
        source: str | None = None,
        source_language: str = "",
        reference: str | None = None,
    ) -> FileReport:
        """Check a story given as plain text; offsets in the report are code points of ``text``.

        ``source`` is the text that it was translated from, ``source_language`` the language of that, where
        it is known (ISO 639-1). ``reference`` is another translation to hold it against.
        """
        document = plain.document(text, path, self.language)
        if source is not None:
            document = replace(
                document,
                source=replace(plain.document(source, path, self.language), language=source_language),
            )
        if reference is not None:
            document = replace(document, reference=plain.document(reference, path, self.language))
        return self.check(document)

    def check_example(self, example: Example) -> FileReport:
        """Check the text of a rule's example, beside its source and its reference where it has them."""
        return self.check_text(
            example.text,
            source=example.source,
            source_language=example.language,
            reference=example.reference,
        )

    def check_file(self, path: Path | str) -> FileReport:
        """Check the one story of a file.

        Raises:
            InputError: it cannot be read, or holds many stories (see ``check_stories``).
        """
        return self.check_bytes(read_file(path), str(path), self.accepted(path))

    def check_bytes(self, data: bytes, path: str, accepted: Sequence[Entry] = ()) -> FileReport:
        """Check the one story of a file given as its bytes; ``path`` names it in the report.

        Raises:
            InputError: it cannot be read, or holds many stories (see ``check_stories``).
        """
        stories = list(islice(self.check_stories(data, path, accepted), 2))
        if stories and isinstance(stories[0], InputError):
            raise stories[0]
        if len(stories) != 1:
            raise InputError("holds no story" if not stories else "holds many stories", path=path)
        return cast("FileReport", stories[0])

    def check_stories(
        self, data: bytes, path: str, accepted: Sequence[Entry] = ()
    ) -> Iterator[FileReport | InputError]:
        """Check every story of a file given as its bytes; an error stands for one that cannot be read.

        ``accepted`` are findings that were answered for in a list beside the file (see ``tlqa.sidecar``).
        """
        return self._check_all(self.read_stories(data, path), accepted)

    def check_raw(
        self, raw: Raw, format_: str | None, accepted: Sequence[Entry] = ()
    ) -> Iterator[FileReport | InputError]:
        """Check every story of a file that is to be read so; ``format_`` None: by the surest of its bytes."""
        return self._check_all(read(raw, format_), accepted)

    def _check_all(
        self, stories: Iterable[Document | InputError], accepted: Sequence[Entry]
    ) -> Iterator[FileReport | InputError]:
        told: set[Notice] = set()  # what concerns the file is told with its first story
        for story in stories:
            if isinstance(story, InputError):
                yield story
                continue
            report = self.check(story, accepted)
            fresh = tuple(notice for notice in report.notices if notice not in told)
            told.update(fresh)
            yield report if fresh == report.notices else replace(report, notices=fresh)

    def prepare(self, number: int) -> Prepared:
        """The check of a rule (by its number in ``rules``), made when it is first asked for, and kept."""
        prepared = self._prepared.get(number)
        if prepared is None:
            rule = self.rules[number]
            prepared = self._prepared[number] = find_kind(rule.kind).prepare(rule, self.language.macros)
        return prepared

    def reading(
        self,
        input_format: str | None,
        encoding: str | None = None,
        source_language: str | None = None,
        source: str | None = None,
    ) -> Checker:
        """The same checker for files that are read otherwise; None leaves what holds here.

        ``source`` is the text of the source of every story that brings none itself.

        Everything that was made ready is shared, so that this costs nothing.

        Raises:
            UsageError: there is no such format or language.
            InputError: the source is no text.
        """
        other = copy(self)
        if input_format is not None:
            other.input_format = find_input(input_format).NAME
        if source_language is not None:
            other.source_language = checked_code(source_language, self.language.code)
            other.__dict__.pop("signature", None)
        if source is not None:
            (read_,) = read(Raw(source.encode(), "source", self.language), plain.NAME)
            if isinstance(read_, InputError):
                raise read_
            other.told_source = replace(read_, language="")
        other.encoding = encoding or self.encoding
        return other

    def accepted(self, path: Path | str) -> tuple[Entry, ...]:
        """What the list beside a file takes back; nothing where the checker is not to suppress.

        Raises:
            InputError: with the line of the list that is wrong.
        """
        return read_sidecar(path) if self.suppress else ()

    def read_stories(self, data: bytes, path: str) -> Iterator[Document | InputError]:
        """The stories of a file given as its bytes, not checked; an error stands for one not to be read.

        Each has its source, where these are asked for; what is wrong with a source does not keep its story
        from being checked.
        """
        stories = read(self._raw(data, path), self.input_format)
        for each in (self.pairing, self.holding):
            stories = stories if each is None else self._paired(stories, path, each)
        return stories

    def _paired(
        self, stories: Iterator[Document | InputError], path: str, pairing: Pairing
    ) -> Iterator[Document | InputError]:
        try:
            source = pairing.path_of(path)
            if source is None:
                return stories
            data = source_bytes(path, source, pairing.what)
        except InputError as problem:
            return chain((problem,), stories)
        return paired(stories, data, source, self.language, pairing)

    def beside(self, path: str) -> tuple[tuple[str, bytes] | None, tuple[str, bytes] | None]:
        """The file with the source of a story, and its bytes; then those of its reference. None for what is
        not asked for.

        Raises:
            InputError: there is none, or it cannot be read.
        """
        return _beside(path, self.pairing), _beside(path, self.holding)

    def check(self, document: Document, accepted: Sequence[Entry] = ()) -> FileReport:
        """Check a document: the program's picture, from top to bottom."""
        story = Analysis(with_source(document, self.told_source, self.source_language), self.language)
        places = self._prefilter.candidates(story.folded, story.text, story.blocks)
        furniture = self._run(story, places, self._furniture)
        if furniture:
            story = story.of(_without_furniture(story.document, furniture))
        first = self._first if story.document.source is not None else self._alone
        found = heaviest(furniture + self._run(story, places, first))
        shy = welcome(found, self._company, story.word_count)
        if shy:
            found = heaviest(found + self._run(story, places, shy))
        language = self.source_language or source_language(story)
        heeded = heed(found, self.book, self.profile, language)
        placed = fingerprinted(located(heeded, story.document), story.document)
        source = origin(placed, self.book, language, story.text)
        kept = suppress(placed, document, accepted, self.naming) if self.suppress else Kept(placed)
        lines = line_index(document.file_text)
        score = score_story(kept.findings, story.word_count, lines.line_of, self.profile)
        return FileReport(
            story.document,
            kept.findings,
            score,
            source,
            kept.suppressed,
            (*odd(story), *(Notice(1, 1, each) for each in told(story)), *kept.notices),
            self._signed(language),
            aligned=aligned(story),
        )

    def _signed(self, language: str | None) -> str:
        """The signature of a score that the language of a story's source had a part in."""
        if language == self.source_language:
            return self.signature
        made = self._signatures.get(language or "")
        if made is None:
            made = signature(self.version, book_digest(self.rules), self.profile, language)
            self._signatures[language or ""] = made
        return made

    def rescored(self, file: FileReport, findings: tuple[Finding, ...]) -> FileReport:
        """The report of a story with only some of its findings, and the score that goes with these."""
        lines = line_index(file.document.file_text)
        score = score_story(findings, file.score.words, lines.line_of, self.profile)
        return replace(file, findings=findings, score=score)

    def report(
        self,
        files: Sequence[FileReport],
        errors: Sequence[str] = (),
        remarks: Sequence[Remark] = (),
        *,
        examples: bool = False,
    ) -> Report:
        """Bind the stories of a run together; those of other checkers too.

        ``examples``: the rules have theirs, which outputs with ``EXAMPLES`` show (see ``outputs.base``).
        """
        signatures = dict.fromkeys([file.signature for file in files] or [self.signature])
        found = {finding.rule for file in files for finding in file.findings}
        book = self.book.with_examples() if examples else self.book
        rules = tuple(rule for rule in book if rule.id in found)
        signature = " + ".join(signatures)
        return Report(self.version, signature, tuple(files), tuple(errors), tuple(remarks), rules=rules)

    def _raw(self, data: bytes, path: str) -> Raw:
        fields = self.text_field, self.id_field, self.source_field
        return Raw(data, path, self.language, self.encoding, *fields)

    def _begins(self, number: int, part: int, reach: int) -> Begins:
        return cast("Placed", self.prepare(number)).begins(part, reach)

    def _run(self, story: Analysis, places: dict[int, list[int]], rules: frozenset[int]) -> list[Finding]:
        """Every rule of these on the blocks it reads."""
        findings: list[Finding] = []
        blocks, scopes, whole = story.blocks, self._scopes, self._whole
        in_scope: dict[int, list[Block]] = {}
        for number in self._to_run(story, places, rules):
            rule, scope = scopes[number]
            if number not in whole:
                whole[number] = rule.params.get("unit") == "story"
            if not whole[number]:
                kinds = rule.scope
                read = [b for b in map(blocks.__getitem__, places[number]) if b.kind in kinds]
            elif scope in in_scope:
                read = in_scope[scope]
            else:
                kinds = rule.scope
                read = in_scope[scope] = [b for b in blocks if b.kind in kinds]
            if read:
                self._apply(number, rule, story, read, findings)
        return findings

    def _to_run(self, story: Analysis, places: dict[int, list[int]], rules: frozenset[int]) -> frozenset[int]:
        """Which of the rules may find something; not in order, for findings are put in theirs later."""
        sign, rare = self._rare
        everywhere = self._prefilter.everywhere
        if sign is not None and sign.search(story.alphabet) is None:
            everywhere -= rare
        return (everywhere | places.keys()) & rules

    @cached_property
    def _rare(self) -> tuple[re.Pattern[str] | None, frozenset[int]]:
        """What to look for in a story's alphabet, and the rules that sleep where it is not there."""
        needed = {n: signs for n in self._prefilter.everywhere if (signs := needed_characters(self.rules[n]))}
        sign = compiled(f"[{''.join(sorted(set(needed.values())))}]") if needed else None
        return sign, frozenset(needed)

    @cached_property
    def _scopes(self) -> list[tuple[Rule, int]]:
        """The rules in order, each with the number of its scope."""
        numbers: dict[frozenset[BlockKind], int] = {}
        return [(rule, numbers.setdefault(rule.scope, len(numbers))) for rule in self.rules]

    def _apply(
        self, number: int, rule: Rule, story: Analysis, blocks: list[Block], findings: list[Finding]
    ) -> None:
        found = 0
        for hit in self.prepare(number).find(story, blocks):
            finding = make_finding(rule, hit, story, self.profile)
            if finding is not None:
                findings.append(finding)
                found += 1
                if found == rule.params.get("at_most"):
                    break


def _beside(path: str, pairing: Pairing | None) -> tuple[str, bytes] | None:
    found = None if pairing is None else pairing.path_of(path)
    return None if pairing is None or found is None else (found, source_bytes(path, found, pairing.what))


def _without_furniture(document: Document, furniture: Sequence[Finding]) -> Document:
    """The document with the blocks that furniture findings cover told apart as boilerplate."""
    if not furniture:
        return document
    spans = sorted((f.start, f.end) for f in furniture)
    blocks: list[Block] = []
    at = 0
    for block in document.blocks:
        while at < len(spans) and spans[at][1] <= block.start:
            at += 1
        covered = any(s < block.end and block.start < e and e >= block.end for s, e in spans[at : at + 4])
        blocks.append(Block(block.start, block.end, BlockKind.BOILERPLATE, 0.9) if covered else block)
    return document.with_blocks(tuple(blocks))
