"""The quotation marks of a text: which characters are marks, and whether each opens or closes.

A mark's part comes from its neighbours first and its shape second, because machine translation turns
shapes round and straight marks have none. Apostrophes, feet, inches and decades ('6'2"', ’90s) are no
marks. Single marks count only in a story that uses them as the outer level.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from tlqa.compiled import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tlqa.model import Block

_DOUBLE = frozenset('“”„‟"«»「」『』‹›')
_ARROWS = {"»": "«", "›": "‹"}
"""Marks that, between spaces, are none where the other of the pair stands nowhere: *More about it »*."""
_APART = ("", " ", "\n", "\u00a0")
_SINGLE = compiled(r"[‘’‚]|(?<![\w'])'(?=\w)|(?<=[\w.,!?…\"”)\]])'(?![\w'])|(?<=[\"”] )'(?!\S)")
SHAPE_OPENS = frozenset("“„‟«‹「『‘‚")
SHAPE_CLOSES = frozenset("”»›」』’")
_SPACES = frozenset(" \t\n\r\u00a0\u202f\u2009\u3000")
_BEFORE_OPEN = _SPACES | frozenset("([{—–-‒―/:|‘’'“\"„«…•>*_")
AFTER_CLOSE = _SPACES | frozenset(".,;:!?)]}—–-…’'”\"»/|<*_’")
_ELISIONS = compiled(r"(?i)(?:\d0s|em\b|til\b|tis\b|twas\b|cause\b|n\b|bout\b|round\b|Hooft)")
_YEAR = compiled(
    r"(?i)\b(?:in|of|since|the|from|until|till|by|to|before|after|summer|back|and|class) '(?=\d\d\b)"
)
_DROPPED_G = compiled(r"\b[a-z]+[b-df-hj-np-tv-xz]in$")
_CLIPPED = compiled(r"(?i)\b(?:wi|an|o|th|ol|fo|ha|gi)$")  # with, and, of … as dialect has them
_CLOSED_LATER = compiled(r"(?:(?![\s(]')[^‘\n])*?[.,!?…]?[’'](?=[\s.,;:!?)]|$)")  # and nothing opened before
_NAME = compiled(r"[\s(][A-ZÀ-Ž][\w’'-]*s$")
_INCHES = compiled(r"(?<![\d,.:–-])\d{1,2}(?:\.\d)?$")
_QUOTED = compiled(r"[“\"][^“”\"\n]*[”\"]")
_OPENER = compiled(r"[‘'](?<![\w’'].)(?=[^\W\d_])")
_CURLY_OPENER = compiled(r"(?<![\w’'])‘(?=[^\W\d_])")
_OUTER = compiled(rf"{_OPENER.pattern}[^\n‘]{{2,400}}?[.,!?\w…][’'](?=[\s.,;:!?)]|$)")
_ENOUGH = 2
# one quotation is enough where a comma or full stop within its marks says that a sentence was spoken
_ALONE = compiled(
    r"[‘'](?<![\w’'.,!?].)(?=[A-Z])(?:[^‘’'“”\"\n]|(?<=\w)[’'](?=\w)){30,600}[,.!?…][’'](?=[\s.,;:]|$)"
)


class Mark(NamedTuple):
    """A mark at ``at``; ``turned`` where its shape says the other part than its neighbours do."""

    at: int
    char: str
    opens: bool
    closes: bool
    turned: bool


class MarkReader:
    """Reads the marks of a story's blocks, in the story's own style."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._single = _single_house_style(text)
        self._curly = self._single and len(_CURLY_OPENER.findall(text)) >= _ENOUGH
        self.reversed = _reversed_guillemets(text)
        self._places = [] if self._single else _places(text)  # of double marks: neighbours do not make them

    def marks(self, block: Block) -> list[Mark]:
        if self._single:
            within = [match.start() for match in _SINGLE.finditer(self._text, block.start, block.end)]
        else:
            low = bisect_left(self._places, block.start)
            if low == len(self._places) or self._places[low] >= block.end:
                return []
            within = self._places[low : bisect_left(self._places, block.end, low)]
        return [mark for at in within if (mark := self._mark(at, block)) is not None]

    def is_measure(self, mark: Mark) -> bool:
        """Inches or seconds: a straight mark, prime or ” after a digit with nothing to close."""
        return mark.char in "\"”'’" and mark.at > 0 and self._text[mark.at - 1].isdigit()

    def measures_inside(self, marks: Sequence[Mark]) -> frozenset[int]:
        """Inches in a quotation, by index: a mark that could close it, but the next clear one closes too."""
        found: set[int] = set()
        closed_later = False
        for i in reversed(range(len(marks))):
            mark = marks[i]
            if closed_later and self._may_be_inches(mark):
                found.add(i)
            if mark.opens or not self.is_measure(mark):
                closed_later = mark.closes and not mark.opens
        return frozenset(found)

    def _may_be_inches(self, mark: Mark) -> bool:
        before = self._text[max(0, mark.at - 8) : mark.at]
        return mark.closes and mark.char in '"”' and _INCHES.search(before) is not None

    def is_possessive(self, mark: Mark) -> bool:
        """The apostrophe of 'the players’ union' or of 'a ball at All Saints’' where nothing is open."""
        around = self._text[mark.at - 1 : mark.at + 2] if mark.at else ""
        if mark.char not in "’'" or around[:1] not in {"s", "S"}:
            return False
        return (
            around[2:] in {" ", "\u00a0"}
            or _NAME.search(self._text, max(0, mark.at - 30), mark.at) is not None
        )

    def _mark(self, at: int, block: Block) -> Mark | None:
        text = self._text
        char = text[at]
        before = text[at - 1] if at > block.start else " "
        after = text[at + 1] if at + 1 < block.end else " "
        if self._single and not self._single_counts(at, char, before, after, block.start):
            return None
        return Mark(at, char, *_role(before, char, after, self.reversed))

    def _single_counts(self, at: int, char: str, before: str, after: str, start: int) -> bool:
        """Whether a single mark is a quotation mark and no apostrophe."""
        if (before.isalnum() and after.isalnum()) or (char == "'" and self._curly):
            return False
        if char in "’'" and before in _SPACES:
            if after in _SPACES and self._text[max(start, at - 2) : at - 1] in {"”", '"'}:
                return True  # 'she said, “Fold it.” ’
            return char == "'" and not self._elided(at, start)
        if char == "‘" and _ELISIONS.match(self._text, at + 1):
            return False
        if char in "’'" and self._text[max(0, at - 2) : at].lower() in {"’n", "'n"}:
            return False  # rock ’n’ roll
        if char in "’'" and before == "n" and _DROPPED_G.search(self._text, max(start, at - 20), at):
            return self._text.rfind("‘", start, at) > self._text.rfind("’", start, at)  # the singin’ miller
        clipped = _CLIPPED.search(self._text, max(start, at - 4), at)
        if char in "’'" and (before in "sS" or clipped) and after in _SPACES:
            # 'the players’ union': a plural possessive unless something is open and nothing else closes it
            if clipped and self._text.rfind("‘", start, at) <= self._text.rfind("’", start, at):
                return False
            rest = self._text[at + 1 : at + 240].split("\n", 1)[0]
            return not _CLOSED_LATER.match(rest)
        return True

    def _elided(self, at: int, start: int) -> bool:
        """Whether an apostrophe stands for what was left out at the head of a word, or of a year."""
        if _ELISIONS.match(self._text, at + 1):
            return True
        return _YEAR.search(self._text, max(start, at - 8), at + 4) is not None


@lru_cache(maxsize=4096)
def _role(before: str, char: str, after: str, reversed_marks: bool) -> tuple[bool, bool, bool]:
    """Whether a mark between two characters opens, closes, and is turned (see ``Mark``)."""
    opens = (
        before in _BEFORE_OPEN and after not in _SPACES and (after not in AFTER_CLOSE or after in "‘'“…’([—")
    )
    closes = before not in _SPACES and before not in "([{" and after in AFTER_CLOSE
    if opens and closes:
        opens = before in _SPACES or before in "([{"
        closes = not opens
    if opens == closes:
        return True, True, False
    shape = char in SHAPE_OPENS if char in SHAPE_OPENS or char in SHAPE_CLOSES else None
    if reversed_marks and char in "«»":
        shape = not shape
    return opens, closes, shape is not None and shape != opens


def _single_house_style(text: str) -> bool:
    """Whether single marks are the outer level: they open speech, and hardly any double ones do."""
    most = len(_OPENER.findall(text))
    doubles = sum(map(text.count, _DOUBLE))
    if not doubles and most and _ALONE.search(text):
        return True
    if most < _ENOUGH or doubles > most // 2:
        return False
    outside = _QUOTED.sub(" ", text)  # a single pair within a double one is the inner level
    openers = len(_OUTER.findall(outside))
    return openers >= _ENOUGH and doubles <= openers // 2


def _places(text: str) -> list[int]:
    """Where the double marks stand, in order: each is looked for by itself, which is quicker than a class."""
    places = sorted(chain.from_iterable(_places_of(mark, text) for mark in _DOUBLE))
    arrows = {arrow for arrow, other in _ARROWS.items() if arrow in text and other not in text}
    if not arrows:
        return places
    return [at for at in places if text[at] not in arrows or not _stands_apart(text, at)]


def _stands_apart(text: str, at: int) -> bool:
    return text[at - 1 : at] in _APART and text[at + 1 : at + 2] in _APART


def _places_of(mark: str, text: str) -> Iterator[int]:
    at = text.find(mark)
    while at >= 0:
        yield at
        at = text.find(mark, at + 1)


def closes_more(marks: Sequence[Mark]) -> bool:
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


def system(char: str) -> str:
    """The family a mark belongs to: marks of one family close one another."""
    if char in "“”„‟":
        return "curly"
    if char in "«»‹›":
        return "guillemets"
    return "straight" if char in "\"'" else "single" if char in "‘’‚" else "cjk"
