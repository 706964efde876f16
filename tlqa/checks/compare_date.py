"""Months and days of the week that the source has otherwise (needs the story's source).

``of`` says which: ``month`` or ``weekday``. It is found where the story has one that its source has not, and
the source one that the story has not. Days of the month and years are figures (``compare-number``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tlqa import sources
from tlqa.checks._pair import pair_of, within
from tlqa.checks.base import Hit
from tlqa.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tlqa.checks.base import Draft, Prepared
    from tlqa.model import Block, Rule
    from tlqa.sources import Day
    from tlqa.text.analysis import Analysis

KIND = "compare-date"
SCHEMA: dict[str, Any] = {"properties": {"of": {"enum": ["month", "weekday"]}}, "required": ["of"]}
GROUPS = ("theirs",)
DRAFT: Draft = (
    {"of": "weekday"},
    {
        "text": "The placeholder comes on ⟦Tuesday⟧.",
        "source": "Der Platzhalter kommt am Donnerstag.",
        "from": "de",
    },
    {
        "text": "The placeholder comes on Thursday.",
        "source": "Der Platzhalter kommt am Donnerstag.",
        "from": "de",
    },
)


def required_literals(params: Mapping[str, Any], macros: Mapping[str, str]) -> tuple[str, ...] | None:
    return None


def prepare(rule: Rule, macros: Mapping[str, str]) -> Prepared:
    return _Dates(rule.params["of"])


@dataclass(frozen=True, slots=True)
class _Dates:
    of: str

    def find(self, story: Analysis, blocks: Sequence[Block]) -> Iterator[Hit]:
        pair = pair_of(story)
        if pair is None:
            return
        every = sources.dates(pair.original, pair.code), sources.dates(pair.text, story.language.code)
        ours, theirs = pair.by_source(every[0]), pair.by_target(every[1])
        for number in sorted(ours.keys() & theirs.keys()):
            if set(map(self._value, ours[number])) == set(map(self._value, theirs[number])):
                continue
            around = pair.passages[max(0, number - 1) : number + 2]
            near = (
                {self._value(day) for each in around for day in within(every[0], each.source)},
                {self._value(day) for each in around for day in within(every[1], each.target)},
            )
            lost = [d for d in ours[number] if self._value(d) not in near[1] | {None}]
            for day in theirs[number]:
                if lost and self._value(day) not in near[0] | {None}:
                    span = pair.span(lost[0].start, lost[0].end)
                    yield Hit(day.start, day.end, {"theirs": span.text}, source=span)
                    lost.pop(0)

    def _value(self, day: Day) -> int | None:
        return day.month if self.of == "month" else day.weekday
