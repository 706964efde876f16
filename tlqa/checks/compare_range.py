"""Ranges of the source of which the story has one end (needs the story's source).

“Between 200 and 250” where the story says 200, or up to 250. The finding is the end that is left.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from tlqa import sources
from tlqa.checks._pair import pair_of, within
from tlqa.checks.base import Hit
from tlqa.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tlqa.checks.base import Draft, Prepared
    from tlqa.model import Block, Rule
    from tlqa.sources import Figure
    from tlqa.text.analysis import Analysis

KIND = "compare-range"
SCHEMA: dict[str, Any] = {"properties": {}}
GROUPS = ("theirs",)
DRAFT: Draft = (
    {},
    {
        "text": "Repairs will cost ⟦250 euros⟧.",
        "source": "Die Reparatur kostet 200 bis 250 Euro.",
        "from": "de",
    },
    {
        "text": "Repairs will cost 200 to 250 euros.",
        "source": "Die Reparatur kostet 200 bis 250 Euro.",
        "from": "de",
    },
)

_TO = re.compile(
    r"\s?(?:[-–—~～]|to|bis|à|a|al?|até|do|tot|до|至|到|から|to|إلى|الى)\s?"
    r"|\s(?:und|et|y|e|en|и|і|та|i|ve|و)\s?"
)
_BETWEEN = re.compile(
    r"(?:zwischen|entre|tra|fra|между|між|между|między|arasında|tussen|بين|between)(?:\s[^\W\d]{1,12}){0,2}\s*$",
    re.IGNORECASE,
)
_LONE = ("number", "percent", "money", "unit")
_UP_TO = 40


def required_literals(params: Mapping[str, Any], macros: Mapping[str, str]) -> tuple[str, ...] | None:
    return None


def prepare(rule: Rule, macros: Mapping[str, str]) -> Prepared:
    return _Ranges()


@dataclass(frozen=True, slots=True)
class _Ranges:
    def find(self, story: Analysis, blocks: Sequence[Block]) -> Iterator[Hit]:
        pair = pair_of(story)
        if pair is None:
            return
        for passage in pair.passages:
            theirs = within(pair.source_figures, passage.source)
            ours = within(pair.figures, passage.target)
            for low, high in pairwise(theirs):
                if not _range(pair.original, low, high):
                    continue
                left = [f for f in ours if _says(f, low) or _says(f, high)]
                if len(left) == 1 and len(theirs) == len(ours) + 1:
                    span = pair.span(low.start, high.end)
                    yield Hit(left[0].start, left[0].end, {"theirs": span.text}, source=span)


def _range(text: str, low: Figure, high: Figure) -> bool:
    """Whether two figures are the ends of a range."""
    join = _TO.fullmatch(text, low.end, high.start)
    sorts = low.sort in _LONE and high.sort in _LONE and not low.weak and not high.weak
    if join is None or not sorts:
        return False
    plain = join.group().strip() in (
        "-",
        "–",
        "—",
        "~",
        "～",
        "bis",
        "至",
        "до",
        "tot",
        "から",
        "إلى",
        "الى",
        "à",
        "até",
    )
    # “from 25 to 20” is one too, and “15 to 20 million” has its low end without the million
    return high.value not in (0, low.value) and (
        plain or _BETWEEN.search(text, max(0, low.start - _UP_TO), low.start) is not None
    )


def _says(one: Figure, other: Figure) -> bool:
    if sources.same_value(one, other) or one.value == other.value:
        return True
    return other.other is not None and one.value == other.other
