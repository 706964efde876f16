"""Abbreviations that still stand for the words of the source (needs the story's source).

“Response rate (TR)” where the source has “tasa de respuesta (TR)”: the letters are those of the source's
words, and not of the story's. Only what is written in small letters before the bracket is judged, since
institutions and parties keep their letters abroad (the Workers' Party, PT).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from tlqa.checks._pair import OTHER_SCRIPTS, pair_of
from tlqa.checks.base import Hit
from tlqa.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tlqa.checks.base import Draft, Prepared
    from tlqa.model import Block, Rule
    from tlqa.text.analysis import Analysis

KIND = "compare-acronym"
SCHEMA: dict[str, Any] = {"properties": {}}
GROUPS = ("theirs",)
DRAFT: Draft = (
    {},
    {
        "text": "The quick placeholder test (⟦SPT⟧) was late.",
        "source": "Der schnelle Platzhaltertest (SPT) kam zu spät.",
        "from": "de",
    },
    {
        "text": "The quick placeholder test (QPT) was late.",
        "source": "Der schnelle Platzhaltertest (SPT) kam zu spät.",
        "from": "de",
    },
)

_BRACKETED = re.compile(r"[(\[]([A-Z]{2,6})s?[)\],;:]", re.ASCII)
_THEIRS = re.compile(r"[(\[]([A-Z][A-Za-z]{1,5})s?[)\],;:]", re.ASCII)  # Italian writes (Pil)
_WORD = re.compile(r"[^\W\d_]+")
_SMALL = frozenset("the a an of for and in to with".split())
_REACH = 90
_STOP = re.compile(r"[.;:!?()\[\]]")


def required_literals(params: Mapping[str, Any], macros: Mapping[str, str]) -> tuple[str, ...] | None:
    return None


def prepare(rule: Rule, macros: Mapping[str, str]) -> Prepared:
    return _Acronyms()


@dataclass(frozen=True, slots=True)
class _Acronyms:
    def find(self, story: Analysis, blocks: Sequence[Block]) -> Iterator[Hit]:
        pair = pair_of(story)
        if pair is None or pair.code in OTHER_SCRIPTS:
            return
        if _THEIRS.search(pair.original) is None or _BRACKETED.search(pair.text) is None:
            return
        for passage in pair.passages:
            theirs = {m[1].upper(): m for m in _THEIRS.finditer(pair.original, *passage.source)}
            for match in _BRACKETED.finditer(pair.text, *passage.target):
                there = theirs.get(match[1])
                if there is None:
                    continue
                ours = _before(pair.text, passage.target[0], match.start())[-len(match[1]) - 1 :]
                words = _before(pair.original, passage.source[0], there.start())
                small = bool(ours) and ours[-1].islower()
                if small and _spells(words, match[1]) and not _may_stand(ours, match[1]):
                    span = pair.span(*there.span(1))
                    yield Hit(*match.span(1), {"theirs": span.text}, source=span)


def _before(text: str, low: int, at: int) -> list[str]:
    """The words before a bracket, as far as they may be what is abbreviated."""
    stretch = text[max(low, at - _REACH) : at]
    stops = [match.end() for match in _STOP.finditer(stretch)]
    return _WORD.findall(stretch[stops[-1] :] if stops else stretch)


def _may_stand(words: Sequence[str], letters: str) -> bool:
    """Whether letters may abbreviate English words: they spell them, or begin them in another order."""
    said = [word for word in words if word.lower() not in _SMALL]
    first = {word[0].lower() for word in said}
    return _spells(said, letters) or first.issuperset(letters.lower())


def _spells(words: Sequence[str], letters: str) -> bool:
    """Whether letters stand in words in order, the first at the beginning of one, the last in the last."""
    folded = [word.lower() for word in words]
    wanted = letters.lower()
    for first in range(max(0, len(folded) - 2 * len(wanted)), len(folded)):
        if folded[first][0] != wanted[0]:
            continue
        rest = iter("".join(folded[first:]))
        if all(letter in rest for letter in wanted):
            return True
    return False
