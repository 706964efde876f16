"""The quotation machine: who speaks, for every character of the story.

Double marks are paired paragraph by paragraph with a stack. A mark's part (opening or closing) comes
from its neighbours first and its shape second, because machine translation turns shapes round and
straight marks have none. The news convention of a quotation that runs on over several paragraphs
(an opening mark at each, a closing one only at the last; AP Stylebook, 'quotation marks') is
modelled: a paragraph that ends in speech hands it on to the next one that opens with a mark.
A block quotation, which only a format can tell, is spoken as a whole. Where every block is one sentence,
as in the files of translators, the convention holds for paragraphs that are not to be seen: a quotation
runs on there without a mark until one closes it.

Single marks are the outer level only in a story that uses them so; elsewhere they are apostrophes and
inner quotations and settle nothing. Feet, inches and decades ('6'2"', ’90s) are not marks.
"""

from __future__ import annotations

from functools import cached_property
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from tlqa.compiled import compiled
from tlqa.model import BlockKind, Quotation
from tlqa.text.quotemarks import AFTER_CLOSE, SHAPE_CLOSES, SHAPE_OPENS, Mark, MarkReader, closes_more, system
from tlqa.text.speech import Event, Quotations, QuoteEvent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tlqa.model import Block

_SPEECH_KINDS = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.BLOCK_QUOTE})
# four small letters, for abbreviations of titles, months and companies have fewer
_TWO_SENTENCES = compiled('[a-z]{4}[.!?][”’"»)]{0,2} {1,2}[“‘"«(]?[A-Z]')
_NEW_SENTENCE = compiled("[.!?…] [“‘«„\"'][A-Z]")
_INNER = compiled(r"(?<![\w‘])[‘'](?=\w)[^‘’'”]*(?:\w[’']\w[^‘’'”]*)*$")
_NEAR = 400  # characters: else a row of inner quotations is gone through for each of them
_JOINED = 600  # characters: three paragraphs or so
_MANY_BLOCKS = 8
_FAR = 6
_STANZA, _VERSE = 16, 64  # lines, and the characters of one

_Pair = tuple[Mark, Mark, Mark | None]
"""The marks of a quotation, and the opening one of that around it."""


def find_quotations(text: str, blocks: Sequence[Block]) -> Quotations:
    """Pair the quotation marks of a story's running text."""
    machine = _Machine(text, blocks)
    for i in range(len(blocks)):
        machine.read(i)
    return machine.result()


class _Machine:
    """Reads block after block; the state is the marks still open and the quotation handed on."""

    def __init__(self, text: str, blocks: Sequence[Block]) -> None:
        self._text = text
        self._blocks = blocks
        self._reader = MarkReader(text)
        self._spans: list[Quotation] = []
        self._events: list[QuoteEvent] = []
        self._carried: Mark | None = None

    def result(self) -> Quotations:
        merged: list[list[int]] = []
        set_off = [(b.start, b.end) for b in self._blocks if b.kind is BlockKind.BLOCK_QUOTE]
        for start, end in sorted([(q.start, q.end) for q in self._spans] + set_off):
            if merged and start <= merged[-1][1]:
                merged[-1][1] = max(merged[-1][1], end)
            else:
                merged.append([start, end])
        events = sorted(self._events, key=lambda e: e.start)
        spans = sorted(self._spans, key=lambda q: q.start)
        starts, ends = tuple(m[0] for m in merged), tuple(m[1] for m in merged)
        return Quotations(tuple(spans), tuple(events), starts, ends)

    def read(self, index: int) -> None:
        block, carried = self._blocks[index], self._carried
        marks = self._reader.marks(block)
        if carried is None and not marks:
            return
        # a caption or a teaser between two paragraphs of a running quotation is no part of it
        between = carried is not None and block.kind not in _SPEECH_KINDS and not closes_more(marks)
        open_marks: list[Mark] = []
        if carried is not None and not between:
            open_marks, marks = self._resume(block, marks)
        pairs = self._pair(index, marks, open_marks)
        self._nested(index, pairs)
        self._hand_on(index, open_marks, pairs)
        if between:
            self._carried = carried

    def _resume(self, block: Block, marks: list[Mark]) -> tuple[list[Mark], list[Mark]]:
        """Go on with the quotation of the paragraph before; its opening mark here is no new level."""
        alone = block.end - block.start == 1 and self._sentences_apart
        if (
            marks
            and marks[0].at == block.start
            and not (marks[0].closes and not marks[0].opens)
            and not alone
        ):
            return [marks[0]], marks[1:]
        carried = self._carried
        assert carried is not None
        return [Mark(block.start, carried.char, True, False, False)], marks

    def _pair(self, index: int, marks: list[Mark], open_marks: list[Mark]) -> list[_Pair]:
        pairs: list[_Pair] = []
        inside = self._reader.measures_inside(marks)
        for i, mark in enumerate(marks):
            if open_marks and i in inside:
                continue
            if self._opens(mark, open_marks):
                if open_marks and self._runs_on(index, open_marks[-1], mark):
                    continue
                if mark.turned:
                    self._event(Event.TURNED_OPEN, index, mark)
                open_marks.append(mark)
            elif open_marks:
                pairs.append(self._close(index, mark, open_marks))
            elif self._reader.is_measure(mark) or self._reader.is_possessive(mark):
                continue
            else:
                self._event(Event.UNOPENED, index, mark)
        return pairs

    def _runs_on(self, index: int, opened: Mark, mark: Mark) -> bool:
        """Whether a running quotation goes on at a mark within a block: its paragraphs were joined to one."""
        if mark.char != opened.char or index != self._joined:
            return False
        return _NEW_SENTENCE.fullmatch(self._text, mark.at - 2, mark.at + 2) is not None

    @cached_property
    def _joined(self) -> int | None:
        """The block that has nearly all of the running text, as where breaks of paragraphs were lost."""
        lengths = {i: b.end - b.start for i, b in enumerate(self._blocks) if b.kind in _SPEECH_KINDS}
        longest = max(lengths, key=lengths.__getitem__, default=None)
        if longest is None or not _JOINED <= lengths[longest] >= 0.75 * sum(lengths.values()):
            return None
        return longest

    def _opens(self, mark: Mark, open_marks: list[Mark]) -> bool:
        if mark.opens != mark.closes:
            if mark.opens and mark.turned and open_marks:
                return False  # 'happen, ”he said': the close, with its space on the wrong side
            return mark.opens
        if mark.char in SHAPE_OPENS:
            return not (open_marks and self._spaced(mark))
        if mark.char in SHAPE_CLOSES:
            return self._reader.reversed and mark.char in "»›" and not open_marks
        return not open_marks

    def _spaced(self, mark: Mark) -> bool:
        after = self._text[mark.at + 1 : mark.at + 2]
        return not after or after in AFTER_CLOSE

    def _close(self, index: int, mark: Mark, open_marks: list[Mark]) -> _Pair:
        opened = open_marks.pop()
        if mark.turned or mark.char in "“„":
            self._event(Event.TURNED_CLOSE, index, mark, opened)
        elif system(opened.char) != system(mark.char):
            self._event(Event.MIXED_PAIR, index, mark, opened)
        level = len(open_marks) + 1
        self._spans.append(Quotation(opened.at, mark.at + 1, opened.char, mark.char, level))
        return opened, mark, open_marks[-1] if open_marks else None

    def _nested(self, index: int, pairs: list[_Pair]) -> None:
        closed_openers = {opened.at for opened, _, _ in pairs}
        for opened, closed, outer in pairs:
            if outer is None or outer.at not in closed_openers or outer.char != opened.char:
                continue
            # the third level has the marks of the first
            if not _INNER.search(self._text, max(outer.at, opened.at - _NEAR), opened.at):
                self._event(Event.NESTED_SAME_LEVEL, index, opened, closed)

    def _hand_on(self, index: int, open_marks: list[Mark], pairs: Sequence[_Pair]) -> None:
        """What is still open at the end: a running quotation, or a lost close.

        Where the same marks open and close again after it, the first close is what was lost; nobody knows
        where, but before they open.
        """
        self._carried = None
        if not open_marks:
            return
        block = self._blocks[index]
        outermost = open_marks[0]
        for lost in open_marks[1:]:
            self._event(Event.UNCLOSED, index, lost)
        reopened = [opened.at for opened, _, outer in pairs if outer and outer.char == opened.char]
        again = min((at for at in reopened if at > outermost.at), default=block.end)
        self._spans.append(Quotation(outermost.at, again, outermost.char, ""))
        following = self._next_speaking(index)
        if self._closes_later(index, outermost):
            self._carried = outermost
            return
        if block.kind not in _SPEECH_KINDS or following is None or reopened:
            self._event(Event.UNCLOSED, index, outermost)
            return
        continued = self._continues(following, outermost)
        if continued is None or (continued is True and self._partial(outermost, block)):
            self._event(Event.UNCLOSED, index, outermost)
        else:
            self._carried = outermost
            if continued is Event.CONTINUATION_UNOPENED:
                first = self._blocks[following]
                mark = Mark(first.start, outermost.char, True, False, False)
                self._event(Event.CONTINUATION_UNOPENED, following, mark, outermost)

    def _partial(self, opened: Mark, block: Block) -> bool:
        """Whether a few words were quoted in the reporter's sentence: such a quotation does not run on."""
        before, after = (
            self._text[max(block.start, opened.at - 2) : opened.at],
            self._text[opened.at + 1 : opened.at + 2],
        )
        return len(before) == 2 and before[0].isalpha() and before[1].isspace() and after.islower()

    def _next_speaking(self, index: int) -> int | None:
        for i in range(index + 1, len(self._blocks)):
            if self._blocks[i].kind in _SPEECH_KINDS:
                return i
            if self._blocks[i].kind is BlockKind.HEADLINE:
                return None
        return None

    def _closes_later(self, index: int, opened: Mark) -> bool:
        """Whether a quotation runs on over blocks of one sentence each to a mark that closes it."""
        if self._verse(index):
            return True
        block = self._blocks[index]
        if not self._sentences_apart or self._partial(opened, block):
            return False
        for later in self._blocks[index + 1 : index + 1 + _FAR]:
            marks = self._reader.marks(later)
            if marks:
                alone = later.end - later.start == 1
                ends = marks[0].closes and not marks[0].opens and not self._reader.is_measure(marks[0])
                return ends or (alone and marks[0].char not in SHAPE_OPENS)
        return False

    def _verse(self, index: int) -> bool:
        """Whether it runs on over lines of a poem, no blank line between, to the mark that closes it."""
        for before, line in pairwise(self._blocks[index : index + 1 + _STANZA]):
            if before.end - before.start > _VERSE or self._text[before.end : line.start] != "\n":
                return False
            marks = self._reader.marks(line)
            if marks:
                return line.end - line.start <= _VERSE and marks[0].closes and not marks[0].opens
        return False

    @cached_property
    def _sentences_apart(self) -> bool:
        """Whether each block is one sentence, but for a few that were translated as two."""
        spoken = [block for block in self._blocks if block.kind in _SPEECH_KINDS]
        if len(spoken) < _MANY_BLOCKS:
            return False
        of_two = (b for b in spoken if _TWO_SENTENCES.search(self._text, b.start, b.end))
        return next(islice(of_two, len(spoken) // _MANY_BLOCKS, None), None) is None

    def _continues(self, following: int, opened: Mark) -> Event | bool | None:
        """True: re-opened as the convention asks; an event: goes on without a mark; None: it does not."""
        block = self._blocks[following]
        first = self._text[block.start]
        if first in SHAPE_OPENS or (first == opened.char and first in "\"'"):
            return True
        marks = self._reader.marks(block)
        if marks and marks[0].closes and not marks[0].opens and not self._reader.is_measure(marks[0]):
            return Event.CONTINUATION_UNOPENED
        return None

    def _event(self, kind: Event, index: int, mark: Mark, other: Mark | None = None) -> None:
        place = (other.at, other.at + 1) if other else None
        self._events.append(QuoteEvent(kind, mark.at, mark.at + 1, index, place))
