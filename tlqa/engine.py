"""The whole program on a page: a story in, what is wrong with it out.

    document → analysis → furniture and other languages told apart → every rule on its blocks
             → one finding an artefact → what stands alone → rules that waited for what was found
             → places in the file → what is suppressed → score

``Checker`` holds what does not change from story to story: the rules selected, their prefilter, the
scoring profile. It keeps no state between stories. Texts, files and bytes come to it as documents by
``tlqa.entrances``.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from tlqa import languages
from tlqa._version import __version__
from tlqa.beside import aligned, odd, source_language, with_source
from tlqa.checks.base import told
from tlqa.choosing import (
    as_told,
    chosen,
    must_take_references,
    with_grades,
    with_house,
    with_model,
    with_terms,
)
from tlqa.damage import borne_out, skips_alone
from tlqa.elsewhere import unchecked
from tlqa.entrances import Entrances
from tlqa.findings import heaviest, located
from tlqa.fingerprint import fingerprinted
from tlqa.inputs.base import find_input
from tlqa.inputs.pairing import REFERENCE, pairing
from tlqa.later import Later
from tlqa.model import FileReport, Notice, Report
from tlqa.origin import checked_code, heed, origin
from tlqa.reading import Reader
from tlqa.rulebook.book import book_digest, said_in
from tlqa.rulebook.load import load_book
from tlqa.rulebook.naming import Naming
from tlqa.running import Runner
from tlqa.scoring.profiles import load_profile
from tlqa.scoring.score import score_story
from tlqa.scoring.signature import signature
from tlqa.suppress import Kept, suppress
from tlqa.text.analysis import Analysis
from tlqa.text.positions import line_index
from tlqa.words import ENGLISH, words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from tlqa.model import Document, Finding, Remark, Rule, Score
    from tlqa.rulebook.book import RuleBook
    from tlqa.sidecar import Entry
    from tlqa.text.language import Language


class Checker(Entrances):
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
        brought = with_terms(load_book(rules) if book is None else book, terms, language)
        brought = with_model(
            brought, neural_model, neural_encoder, neural_at_least, neural_sure, counts=neural_counts
        )
        brought = said_in(brought, words(locale))
        self.profile = load_profile(profile)
        graded = (with_house if book is None else with_grades)(brought, self.profile)
        self.book = as_told(graded, severity or {}, status or {})
        self.rules: tuple[Rule, ...] = chosen(
            self.book, self.profile, select, ignore, language, preview=preview
        )
        self.told_in_company = skips_alone(self.rules)
        self.later = Later(self.rules, self.language, self.profile)
        self.runner = Runner(self.later.others, self.language, self.profile)
        holding = pairing(reference, reference_dir, reference_encoding, REFERENCE)
        if holding is not None:
            must_take_references(self.rules)
        self.source_language = checked_code(source_language, language)
        self.reader = Reader(
            self.language,
            encoding,
            find_input(input_format).NAME if input_format else None,
            (text_field, id_field, source_field),
            pairing(source, source_dir, source_encoding),
            holding,
        )
        self.suppress = suppress

    def check(self, document: Document, accepted: Sequence[Entry] = ()) -> FileReport:
        """Check a document: the program's picture, from top to bottom."""
        story = Analysis(with_source(document, self.reader.source, self.source_language), self.language)
        if elsewhere := unchecked(story):
            score = self._scored((), story)
            return FileReport(story.document, (), score, None, 0, (elsewhere,), self.signature)
        runner = self.runner
        woken = runner.woken(story)
        story, apart = runner.told_apart(story, woken)
        found = heaviest(hits := apart + runner.run(story, woken, runner.others(story)))
        language = self.source_language or source_language(story)
        if language is None and not borne_out(found, story.word_count):
            found = heaviest(hit for hit in hits if hit.rule not in self.told_in_company)
        late = self.later.run(story, found, self.book, language)
        if late:
            found = heaviest(found + late)
        heeded = heed(found, self.book, self.profile, language)
        placed = fingerprinted(located(heeded, story.document), story.document)
        source = origin(placed, self.book, language, story.text)
        kept = suppress(placed, document, accepted, self.naming) if self.suppress else Kept(placed)
        return FileReport(
            story.document,
            kept.findings,
            self._scored(kept.findings, story),
            source,
            kept.suppressed,
            (*odd(story), *(Notice(1, 1, each) for each in told(story)), *kept.notices),
            self._signed(language),
            aligned=aligned(story),
        )

    def _scored(self, findings: Sequence[Finding], story: Analysis) -> Score:
        lines = line_index(story.document.file_text)
        return score_story(findings, story.word_count, lines.line_of, self.profile)

    def _signed(self, language: str | None) -> str:
        """The signature of a score that the language of a story's source had a part in."""
        return signature(self.version, self._digest, self.profile, language)

    @cached_property
    def _digest(self) -> str:
        return book_digest(self.rules)

    @property
    def signature(self) -> str:
        """What the score depends on, in one line."""
        return self._signed(self.source_language)

    @cached_property
    def names(self) -> frozenset[str]:
        """The ids of the rules that are run."""
        return frozenset(rule.id for rule in self.rules)

    @cached_property
    def naming(self) -> Naming:
        """Which rules a selector names."""
        return Naming(self.book.rules, self.rules, self.language.code)

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
