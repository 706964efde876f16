"""The quotation machine: who speaks, for every character of the story.

Double marks are paired paragraph by paragraph with a stack. A mark's part (opening or closing) comes
from its neighbours first and its shape second, because machine translation turns shapes round and
straight marks have none. The news convention of a quotation that runs on over several paragraphs
(an opening mark at each, a closing one only at the last; AP Stylebook, 'quotation marks') is
modelled: a paragraph that ends in speech hands it on to the next one that opens with a mark.

Single marks are the outer level only in a story that uses them so; elsewhere they are apostrophes and
inner quotations and settle nothing. Feet, inches and decades ('6'2"', ’90s) are not marks.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from tlqa.model import BlockKind, Quotation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tlqa.model import Block

_DOUBLE = re.compile(r"[“”„‟\"«»「」『』]|‹|›")
_SINGLE = re.compile(r"[‘’‚]|(?<![\w'])'(?=\w)|(?<=[\w.,!?…])'(?![\w'])")
_SHAPE_OPENS = frozenset("“„‟«‹「『‘‚")
_SHAPE_CLOSES = frozenset("”»›」』’")
_SPACES = frozenset(" \t\n\r\u00a0\u202f\u2009\u3000")
_BEFORE_OPEN = _SPACES | frozenset("([{—–-‒―/:|‘’'“\"„«…•>*_")
_AFTER_CLOSE = _SPACES | frozenset(".,;:!?)]}—–-…’'”\"»/|<*_’")
_ELISIONS = re.compile(r"(?i)(?:\d0s|em\b|til\b|tis\b|twas\b|cause\b|n\b|bout\b|round\b|Hooft)")
_SPEECH_KINDS = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.BLOCK_QUOTE})
_QUOTED = re.compile(r"[“\"][^“”\"\n]*[”\"]")


class Event(StrEnum):
    """What can be wrong with the pairing of marks."""

    UNOPENED = "unopened"
    UNCLOSED = "unclosed"
    CONTINUATION_UNOPENED = "continuation-unopened"
    TURNED_OPEN = "turned-open"
    TURNED_CLOSE = "turned-close"
    MIXED_PAIR = "mixed-pair"
    NESTED_SAME_LEVEL = "nested-same-level"


@dataclass(frozen=True, slots=True)
class QuoteEvent:
    """One thing wrong at the mark ``[start, end)``; ``other`` is the mark it goes with, if any."""

    kind: Event
    start: int
    end: int
    block: int
    other: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Quotations:
    """Every quotation of a story, what is wrong with the marks, and speech or narration by position."""

    spans: tuple[Quotation, ...]
    events: tuple[QuoteEvent, ...]
    _starts: tuple[int, ...]
    _ends: tuple[int, ...]

    def in_speech(self, position: int) -> bool:
        """Whether the character at this code-point offset is spoken, marks included."""
        i = bisect_right(self._starts, position) - 1
        return i >= 0 and position < self._ends[i]

    def touches_speech(self, start: int, end: int) -> bool:
        """Whether any character of ``[start, end)`` is spoken."""
        i = bisect_right(self._starts, max(start, end - 1)) - 1
        return i >= 0 and start < self._ends[i]

    def speech(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The stretches of speech within ``[start, end)``, in order."""
        i = max(0, bisect_right(self._starts, start) - 1)
        while i < len(self._starts) and self._starts[i] < end:
            low, high = max(start, self._starts[i]), min(end, self._ends[i])
            if low < high:
                yield low, high
            i += 1

    def narration(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The stretches of narration within ``[start, end)``, in order."""
        at = start
        for low, high in self.speech(start, end):
            if at < low:
                yield at, low
            at = high
        if at < end:
            yield at, end


@dataclass(frozen=True, slots=True)
class _Mark:
    at: int
    char: str
    opens: bool
    closes: bool
    turned: bool


def find_quotations(text: str, blocks: Sequence[Block]) -> Quotations:
    """Pair the quotation marks of a story's running text."""
    machine = _Machine(text, blocks, single=_single_house_style(text))
    for i in range(len(blocks)):
        machine.read(i)
    return machine.result()


def _single_house_style(text: str) -> bool:
    """Whether single marks are the outer level: several open speech, and hardly any double ones do."""
    doubles = sum(1 for _ in _DOUBLE.finditer(text))
    outside = _QUOTED.sub(" ", text)  # a single pair within a double one is the inner level
    openers = len(
        re.findall(r"[‘'](?<![\w’'].)(?=[^\W\d_])[^\n‘]{2,400}?[.,!?\w…][’'](?=[\s.,;:!?)]|$)", outside)
    )
    return openers >= 2 and doubles <= openers // 2


class _Machine:
    """Reads block after block; the state is the marks still open and the quotation handed on."""

    def __init__(self, text: str, blocks: Sequence[Block], *, single: bool) -> None:
        self._text = text
        self._blocks = blocks
        self._single = single
        self._reversed = _reversed_guillemets(text)
        self._spans: list[Quotation] = []
        self._events: list[QuoteEvent] = []
        self._carried: _Mark | None = None

    def result(self) -> Quotations:
        merged: list[list[int]] = []
        for span in sorted(self._spans, key=lambda q: q.start):
            if merged and span.start <= merged[-1][1]:
                merged[-1][1] = max(merged[-1][1], span.end)
            else:
                merged.append([span.start, span.end])
        events = sorted(self._events, key=lambda e: e.start)
        spans = sorted(self._spans, key=lambda q: q.start)
        starts, ends = tuple(m[0] for m in merged), tuple(m[1] for m in merged)
        return Quotations(tuple(spans), tuple(events), starts, ends)

    def read(self, index: int) -> None:
        block, carried = self._blocks[index], self._carried
        marks = self._marks(block)
        if carried is None and not marks:
            return
        # a caption or a teaser between two paragraphs of a running quotation is no part of it
        between = carried is not None and block.kind not in _SPEECH_KINDS and not _closes_more(marks)
        open_marks: list[_Mark] = []
        if carried is not None and not between:
            open_marks, marks = self._resume(block, marks)
        pairs = self._pair(index, marks, open_marks)
        self._nested(index, pairs)
        self._hand_on(index, open_marks)
        if between:
            self._carried = carried

    def _resume(self, block: Block, marks: list[_Mark]) -> tuple[list[_Mark], list[_Mark]]:
        """Go on with the quotation of the paragraph before; its opening mark here is no new level."""
        if marks and marks[0].at == block.start and not (marks[0].closes and not marks[0].opens):
            return [marks[0]], marks[1:]
        carried = self._carried
        assert carried is not None
        return [_Mark(block.start, carried.char, True, False, False)], marks

    def _pair(
        self, index: int, marks: list[_Mark], open_marks: list[_Mark]
    ) -> list[tuple[_Mark, _Mark, _Mark | None]]:
        pairs: list[tuple[_Mark, _Mark, _Mark | None]] = []
        for mark in marks:
            opening = self._opens(mark, open_marks)
            if opening:
                if mark.turned:
                    self._event(Event.TURNED_OPEN, index, mark)
                open_marks.append(mark)
            elif open_marks:
                pairs.append(self._close(index, mark, open_marks))
            elif self._is_measure(mark) or self._is_possessive(mark):
                continue
            else:
                self._event(Event.UNOPENED, index, mark)
        return pairs

    def _opens(self, mark: _Mark, open_marks: list[_Mark]) -> bool:
        if mark.opens != mark.closes:
            if mark.opens and mark.turned and open_marks:
                return False  # 'happen, ”he said': the close, with its space on the wrong side
            return mark.opens
        if mark.char in _SHAPE_OPENS:
            return not (open_marks and self._spaced(mark))
        if mark.char in _SHAPE_CLOSES:
            return self._reversed and mark.char in "»›" and not open_marks
        return not open_marks

    def _spaced(self, mark: _Mark) -> bool:
        after = self._text[mark.at + 1 : mark.at + 2]
        return not after or after in _AFTER_CLOSE

    def _close(self, index: int, mark: _Mark, open_marks: list[_Mark]) -> tuple[_Mark, _Mark, _Mark | None]:
        opened = open_marks.pop()
        if mark.turned or mark.char in "“„":
            self._event(Event.TURNED_CLOSE, index, mark, opened)
        elif _system(opened.char) != _system(mark.char):
            self._event(Event.MIXED_PAIR, index, mark, opened)
        level = len(open_marks) + 1
        self._spans.append(Quotation(opened.at, mark.at + 1, opened.char, mark.char, level))
        return opened, mark, open_marks[-1] if open_marks else None

    def _nested(self, index: int, pairs: list[tuple[_Mark, _Mark, _Mark | None]]) -> None:
        closed_openers = {opened.at for opened, _, _ in pairs}
        for opened, closed, outer in pairs:
            if outer is not None and outer.at in closed_openers and outer.char == opened.char:
                self._event(Event.NESTED_SAME_LEVEL, index, opened, closed)

    def _hand_on(self, index: int, open_marks: list[_Mark]) -> None:
        """What is still open at the end: a running quotation, or a lost close."""
        self._carried = None
        if not open_marks:
            return
        block = self._blocks[index]
        outermost = open_marks[0]
        for lost in open_marks[1:]:
            self._event(Event.UNCLOSED, index, lost)
        self._spans.append(Quotation(outermost.at, block.end, outermost.char, ""))
        following = self._next_speaking(index)
        if block.kind not in _SPEECH_KINDS or following is None:
            self._event(Event.UNCLOSED, index, outermost)
            return
        continued = self._continues(following, outermost)
        if continued is None:
            self._event(Event.UNCLOSED, index, outermost)
        else:
            self._carried = outermost
            if continued is Event.CONTINUATION_UNOPENED:
                first = self._blocks[following]
                mark = _Mark(first.start, outermost.char, True, False, False)
                self._event(Event.CONTINUATION_UNOPENED, following, mark, outermost)

    def _next_speaking(self, index: int) -> int | None:
        for i in range(index + 1, len(self._blocks)):
            if self._blocks[i].kind in _SPEECH_KINDS:
                return i
            if self._blocks[i].kind is BlockKind.HEADLINE:
                return None
        return None

    def _continues(self, following: int, opened: _Mark) -> Event | bool | None:
        """True: re-opened as the convention asks; an event: goes on without a mark; None: it does not."""
        block = self._blocks[following]
        first = self._text[block.start]
        if first in _SHAPE_OPENS or (first == opened.char and first in "\"'"):
            return True
        marks = self._marks(block)
        if marks and marks[0].closes and not marks[0].opens and not self._is_measure(marks[0]):
            return Event.CONTINUATION_UNOPENED
        return None

    def _event(self, kind: Event, index: int, mark: _Mark, other: _Mark | None = None) -> None:
        place = (other.at, other.at + 1) if other else None
        self._events.append(QuoteEvent(kind, mark.at, mark.at + 1, index, place))

    def _is_measure(self, mark: _Mark) -> bool:
        """Inches or seconds: a straight mark, prime or ” after a digit with nothing to close."""
        return mark.char in "\"”'’" and mark.at > 0 and self._text[mark.at - 1].isdigit()

    def _is_possessive(self, mark: _Mark) -> bool:
        """The apostrophe of 'the players’ union' where nothing is open."""
        around = self._text[mark.at - 1 : mark.at + 2] if mark.at else ""
        return mark.char in "’'" and around[:1] in "sS" and around[2:] in {" ", "\u00a0"}

    def _marks(self, block: Block) -> list[_Mark]:
        pattern = _SINGLE if self._single else _DOUBLE
        found = (self._mark(m.start(), block) for m in pattern.finditer(self._text, block.start, block.end))
        return [m for m in found if m is not None]

    def _mark(self, at: int, block: Block) -> _Mark | None:
        text = self._text
        char = text[at]
        before = text[at - 1] if at > block.start else " "
        after = text[at + 1] if at + 1 < block.end else " "
        if self._single and not self._single_counts(at, char, before, after):
            return None
        opens = (
            before in _BEFORE_OPEN
            and after not in _SPACES
            and (after not in _AFTER_CLOSE or after in "‘'“…’([—")
        )
        closes = before not in _SPACES and before not in "([{" and after in _AFTER_CLOSE
        if opens and closes:
            opens = before in _SPACES or before in "([{"
            closes = not opens
        shape = char in _SHAPE_OPENS if char in _SHAPE_OPENS or char in _SHAPE_CLOSES else None
        if self._reversed and char in "«»":
            shape = not shape
        if opens == closes:
            return _Mark(at, char, True, True, False)
        turned = shape is not None and shape != opens
        return _Mark(at, char, opens, closes, turned)

    def _single_counts(self, at: int, char: str, before: str, after: str) -> bool:
        """Whether a single mark is a quotation mark and no apostrophe."""
        if before.isalnum() and after.isalnum():
            return False
        if char in "’'" and before in _SPACES:
            return char == "'" and not _ELISIONS.match(self._text, at + 1)
        if char == "‘" and _ELISIONS.match(self._text, at + 1):
            return False
        if char in "’'" and self._text[max(0, at - 2) : at].lower() in {"’n", "'n"}:
            return False  # rock ’n’ roll
        if char in "’'" and before in "sS" and after in _SPACES:
            # 'the players’ union': a plural possessive unless something is open and nothing else closes it
            rest = self._text[at + 1 : at + 240].split("\n", 1)[0]
            return not re.match(r"[^‘\n]*?[.,!?…]?[’'](?=[\s.,;:!?)]|$)", rest)
        return True


def _closes_more(marks: Sequence[_Mark]) -> bool:
    """Whether the marks of a block close something that was opened before it."""
    depth = 0
    for mark in marks:
        opens = not depth if mark.opens == mark.closes else mark.opens
        depth += 1 if opens else -1
        if depth < 0:
            return True
    return False


def _reversed_guillemets(text: str) -> bool:
    """Whether the story sets »…« as German and Danish books do."""
    if "»" not in text:
        return False
    inward = len(re.findall(r"(?:^|[\s(])»(?=\w)", text, re.MULTILINE))
    outward = len(re.findall(r"(?:^|[\s(])«(?=\s?\w)", text, re.MULTILINE))
    return inward > max(1, outward)


def _system(char: str) -> str:
    """The family a mark belongs to: marks of one family close one another."""
    if char in "“”„‟":
        return "curly"
    if char in "«»‹›":
        return "guillemets"
    return "straight" if char in "\"'" else "single" if char in "‘’‚" else "cjk"
