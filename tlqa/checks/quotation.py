"""What the quotation machine found wrong with the marks (see ``tlqa.text.quotations``).

``event`` names it: ``unopened`` (a closing mark nothing opened), ``unclosed`` (an opening mark nothing
closes, and no running quotation), ``unclosed-at-end`` (the same where the story ends with a paragraph that is
all speech: no word of the reporter's is left to be taken for it), ``continuation-unopened`` (a running
quotation whose next paragraph lacks its opening mark), ``turned-open`` and ``turned-close`` (a mark of the
wrong shape for its place), ``mixed-pair`` (opened in one system of marks, closed in another),
``nested-same-level`` (the inner quotation uses the outer mark). The finding is the mark with the word it
stands at; of a lost mark it reaches to where that belongs, if the words tell so and it is near, and has the
place beside it if it is far. Beside its source it also has the place where the source has the mark.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from tlqa.checks.base import ENDS_HERE, OPENS_HERE, OTHER_MARK, Hit
from tlqa.compiled import compiled
from tlqa.frozen import dataclass
from tlqa.model import BlockKind, Related

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Mapping, Sequence

    from tlqa.checks._from_source import Place
    from tlqa.checks.base import Draft, Prepared
    from tlqa.model import Block, Rule
    from tlqa.text.analysis import Analysis
    from tlqa.text.speech import QuoteEvent

KIND = "quotation"
GROUPS = ("mark", "word")
EVENTS = (
    "unopened",
    "unclosed",
    "unclosed-at-end",
    "continuation-unopened",
    "turned-open",
    "turned-close",
    "mixed-pair",
    "nested-same-level",
)
SCHEMA: dict[str, Any] = {"properties": {"event": {"enum": list(EVENTS)}}, "required": ["event"]}
DRAFT: Draft = (
    {"event": "unopened"},
    "⟦The deal is dead,”⟧ the placeholder said.",
    "“The deal is dead,” the placeholder said.",
)

_BODY = frozenset(
    {
        *(BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.BLOCK_QUOTE),
        *(BlockKind.SUBHEADING, BlockKind.HEADLINE, BlockKind.TABLE_CELL),
    }
)
_LOST = {"unopened": True, "unclosed": False, "unclosed-at-end": False}
"""Where a mark is lost, and whether that is the opening one."""
_PLACED = 100  # findings of a story that say where the lost mark belongs; who has more has no story
_LONGEST_WORD = 200  # beyond that it is none, and a row of marks would be gone through for each of them
_LONGEST_ROW = 8  # marks side by side; what stands behind them is told by the first
_MARKS = "“”„‟\"«»‹›「」『』‘’'"


def required_literals(params: Mapping[str, Any], macros: Mapping[str, str]) -> tuple[str, ...] | None:
    return None


def prepare(rule: Rule, macros: Mapping[str, str]) -> Prepared:
    return _Quotation(rule.params["event"], compiled(rf"\b(?:{macros['SAID']})\b"))


@dataclass(frozen=True, slots=True)
class _Quotation:
    event: str
    said: re.Pattern[str]

    def find(self, story: Analysis, blocks: Sequence[Block]) -> Iterator[Hit]:
        if not story.quotations.events:
            return
        for told, event in enumerate(self._told(story, {b.start for b in blocks})):
            hit = self._hit(story, event, placed=told < _PLACED)
            place = self._in_source(story, event)
            if place is not None:
                hit = replace(hit, related=(*hit.related, place.related), source=place.source)
            yield hit

    def _hit(self, story: Analysis, event: QuoteEvent, *, placed: bool) -> Hit:
        text, block = story.text, story.blocks[event.block]
        start, end = self._span(text, event, block)
        groups = {"mark": text[event.start], "word": text[start:end].strip(_MARKS + " ")}
        related = () if event.other is None else (Related(*event.other, OTHER_MARK),)
        if self.event not in _LOST or not placed:
            return Hit(start, end, groups, related)
        from tlqa.checks._lost_mark import NEAR, close_of, opening_of

        opens = _LOST[self.event]
        belongs = opening_of(story, event.start, block) if opens else close_of(story, event.start, block)
        if belongs is None or (belongs >= start if opens else belongs <= end):
            return Hit(start, end, groups, related)
        if abs(belongs - event.start) <= NEAR:
            return Hit(min(start, belongs), max(end, belongs), groups, related)
        if opens:
            there = Related(belongs, _forth(text, belongs, block.end), OPENS_HERE)
        else:
            there = Related(_back(text, belongs, block.start), belongs, ENDS_HERE)
        return Hit(start, end, groups, (*related, there))

    def _told(self, story: Analysis, wanted: set[int]) -> Iterator[QuoteEvent]:
        """The events of the rule's kind in these blocks; of a row of marks only the first few."""
        last = max((i for i, block in enumerate(story.blocks) if block.kind in _BODY), default=-1)
        row, before = 0, -1
        for event in story.quotations.events:
            if story.blocks[event.block].start in wanted and self._kind(story, event, last) == self.event:
                row, before = (row + 1 if event.start == before else 0), event.end
                if row <= _LONGEST_ROW:
                    yield event

    def _in_source(self, story: Analysis, event: QuoteEvent) -> Place | None:
        """Where the source has the mark that is lost."""
        if story.document.source is None or self.event not in _LOST:
            return None
        from tlqa.checks._from_source import lost_mark

        return lost_mark(story, event.start, opening=_LOST[self.event])

    def _kind(self, story: Analysis, event: QuoteEvent, last: int) -> str:
        """What the event is called by the rules; ``last`` is the number of the story's last block of text."""
        if event.kind != "unclosed" or not self.event.startswith("unclosed"):
            return event.kind
        block = story.blocks[event.block]
        at_end = event.block >= last
        speech = event.start == block.start and not self.said.search(story.text, block.start, block.end)
        return "unclosed-at-end" if at_end and speech else "unclosed"

    def _span(self, text: str, event: QuoteEvent, block: Block) -> tuple[int, int]:
        """The mark and the word it should belong to: the one before a close, the one after an open."""
        start, end = event.start, event.end
        if self.event in {"unopened", "turned-close", "mixed-pair"}:
            start = _back(text, start, block.start)
        elif self.event == "nested-same-level":
            start, end = event.other if event.other else (start, end)
            start, end = min(start, event.start), max(end, event.end)
        if self.event in {"unclosed", "unclosed-at-end", "turned-open", "continuation-unopened"}:
            end = _forth(text, end if text[start] in _MARKS else start, block.end)
        return start, end


def _back(text: str, at: int, start: int) -> int:
    start = max(start, at - _LONGEST_WORD)
    while at > start and text[at - 1].isspace():
        at -= 1
    while at > start and not text[at - 1].isspace():
        at -= 1
    return at


def _forth(text: str, at: int, end: int) -> int:
    end = min(end, at + _LONGEST_WORD)
    while at < end and text[at].isspace():
        at += 1
    while at < end and (text[at].isalnum() or text[at] in "'’-"):
        at += 1
    return at
