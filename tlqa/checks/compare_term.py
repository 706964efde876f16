"""A glossary's words: the source has a term, and the story not what stands for it (needs the story's source).

``terms`` is a list of entries: ``source``, the term by language (``{de: [Landrat], fr: préfet}``; ``"*"`` is
any language, for names that stay as they are); ``use``, what the story may say for it, the first the one to
propose; ``not``, what it must not; ``except``, longer phrases of either text in which it is something else.
All are found in the forms that sentences ask for, in any case where they are written in lower case.

``event``: ``wrong`` finds what must not stand there; ``missing`` a sentence with nothing of ``use`` or
``not``, at its last word. A paragraph that has said it once may go on with *he* or *it*. Messages and fixes
may use ``{theirs}``, the words of the source, and ``{right}``.
"""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, Any, NamedTuple

from tlqa.checks._pair import last_word, pair_of
from tlqa.checks.base import Hit
from tlqa.frozen import dataclass
from tlqa.sources._inflection import TermFinder, all_stems

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tlqa.checks._pair import Pair, Passage
    from tlqa.checks.base import Draft, Prepared
    from tlqa.model import Block, Rule
    from tlqa.sources._inflection import Occurrence
    from tlqa.text.analysis import Analysis

KIND = "compare-term"
_TEXT: dict[str, Any] = {"type": "string", "minLength": 1, "pattern": r"\S"}
TEXTS: dict[str, Any] = {"oneOf": [_TEXT, {"type": "array", "items": _TEXT, "minItems": 1}]}
BY_LANGUAGE: dict[str, Any] = {
    "type": "object",
    "propertyNames": {"pattern": r"^(\*|[a-z]{2,3}(-[A-Za-z0-9]+)*)$"},
    "additionalProperties": TEXTS,
    "minProperties": 1,
}
SCHEMA: dict[str, Any] = {
    "properties": {
        "event": {"enum": ["wrong", "missing"]},
        "terms": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "properties": {"source": BY_LANGUAGE, "use": TEXTS, "not": TEXTS, "except": TEXTS},
                "required": ["source", "use"],
                "additionalProperties": False,
            },
        },
    },
    "required": ["event", "terms"],
}
GROUPS = ("theirs", "right")
_SOURCE = "Der Platzhalter wurde am Montag abgebaut."
DRAFT: Draft = (
    {"event": "wrong", "terms": [{"source": {"de": "Platzhalter"}, "use": "placeholder", "not": "dummy"}]},
    {"text": "The ⟦dummy⟧ was taken down on Monday.", "source": _SOURCE, "from": "de"},
    {"text": "The placeholder was taken down on Monday.", "source": _SOURCE, "from": "de"},
)
ANY = "*"


def required_literals(params: Mapping[str, Any], macros: Mapping[str, str]) -> tuple[str, ...] | None:
    return None


def prepare(rule: Rule, macros: Mapping[str, str]) -> Prepared:
    return _Terms(rule.params["event"], tuple(_entry(each) for each in rule.params["terms"]))


class _Entry(NamedTuple):
    source: Mapping[str, tuple[str, ...]]
    use: tuple[str, ...]
    wrong: tuple[str, ...]
    apart: tuple[str, ...]


def _entry(said: Mapping[str, Any]) -> _Entry:
    source = {code.split("-")[0]: texts(words) for code, words in said["source"].items()}
    return _Entry(source, texts(said["use"]), texts(said.get("not", ())), texts(said.get("except", ())))


def texts(said: Any) -> tuple[str, ...]:
    """One text or several, without white space around them."""
    return tuple(each.strip() for each in ([said] if isinstance(said, str) else said))


Words = list[tuple[str, int]]
"""Terms, each with the number of its entry."""


class _Finder(NamedTuple):
    """Finds terms, and says of each which entry it is of; not in a longer phrase that is something else."""

    terms: TermFinder
    entries: tuple[int, ...]
    apart: TermFinder
    apart_entries: tuple[int, ...]

    def find(self, text: str, span: tuple[int, int]) -> list[tuple[Occurrence, int]]:
        found = [(each, self.entries[each.number]) for each in self.terms.find(text, *span)]
        if not found or not self.apart_entries:
            return found
        others = [(each, self.apart_entries[each.number]) for each in self.apart.find(text, *span)]
        return [
            (each, entry)
            for each, entry in found
            if not any(
                entry == other and low.start <= each.start and each.end <= low.end for low, other in others
            )
        ]


def _finder(words: Words, apart: Words, code: str) -> _Finder:
    return _Finder(
        TermFinder((word for word, _ in words), code),
        tuple(entry for _, entry in words),
        TermFinder((word for word, _ in apart), code),
        tuple(entry for _, entry in apart),
    )


@dataclass(frozen=True, slots=True)
class _Terms:
    event: str
    entries: tuple[_Entry, ...]
    _made: dict[str, _Finder] = field(default_factory=dict, compare=False)

    def find(self, story: Analysis, blocks: Sequence[Block]) -> Iterator[Hit]:
        pair = pair_of(story)
        if pair is None:
            return
        code = self._code(pair)
        finder = self._source_finder(code)
        stems = story.kept(f"stems of the source {code}", lambda: all_stems(pair.original, code))
        if not finder.terms.may_find(pair.original, stems):
            return
        passages = pair.passages
        held = [finder.find(pair.original, passage.source) for passage in passages]
        for number, passage in enumerate(passages):
            seen: set[int] = set()
            for term, entry in held[number]:
                if entry not in seen:
                    seen.add(entry)
                    count = sum(other == entry for _, other in held[number])
                    yield from self._judged(pair, passage, term, entry, count)

    def _judged(
        self, pair: Pair, passage: Passage, term: Occurrence, number: int, count: int
    ) -> Iterator[Hit]:
        entry, code = self.entries[number], pair.story.language.code
        right = self._said(entry.use, entry.apart, code).find(pair.text, passage.target)
        wrong = self._said(entry.wrong, (*entry.use, *entry.apart), code).find(pair.text, passage.target)
        span = pair.span(term.start, term.end)
        groups = {"theirs": span.text, "right": entry.use[0]}
        if self.event == "wrong":
            for each, _ in wrong[: max(0, count - len(right))] if right else wrong:
                yield Hit(each.start, each.end, groups, source=span)
        elif not right and not wrong and not self._said_beside(pair, passage, number, code):
            yield Hit(*last_word(pair.text, passage.target), groups, source=span)

    def _said_beside(self, pair: Pair, passage: Passage, number: int, code: str) -> bool:
        """Whether the paragraph has said it before, or says it next for a sentence that had it not."""
        block = pair.story.block_at(passage.target[0])
        if block is None:
            return False
        entry, low, high = self.entries[number], *passage.target
        use = self._said(entry.use, entry.apart, code)
        if use.find(pair.text, (block.start, low)):
            return True
        later = len(use.find(pair.text, (high, max(high, block.end))))
        source = self._source_finder(self._code(pair))
        wanted = sum(
            other == number
            for each in pair.passages
            if high <= each.target[0] < block.end
            for _, other in source.find(pair.original, each.source)
        )
        return later > wanted

    def _code(self, pair: Pair) -> str:
        """The language of the source; that of the glossary where a short text does not show it."""
        languages = {code for entry in self.entries for code in entry.source} - {ANY}
        return pair.code or (languages.pop() if len(languages) == 1 else "")

    def _source_finder(self, code: str) -> _Finder:
        code = code.split("-")[0].lower()
        made = self._made.get(code)
        if made is None:
            words: Words = []
            apart: Words = []
            for number, entry in enumerate(self.entries):
                words += [(word, number) for key in (code, ANY) for word in entry.source.get(key, ())]
                apart += [(word, number) for word in entry.apart]
            made = self._made[code] = _finder(words, apart, code)
        return made

    def _said(self, words: Sequence[str], apart: Sequence[str], code: str) -> _Finder:
        """Finds what the story may or must not say; ``apart`` are longer phrases that hold it."""
        key = "\0".join((code, *words, "", *apart))
        made = self._made.get(key)
        if made is None:
            made = _finder([(word, 0) for word in words], [(word, 0) for word in apart], code)
            self._made[key] = made
        return made
