"""Blocks of plain text: what each line is to the reader, and how sure that is.

In plain text the kind is a guess from position, length, final punctuation, neighbours and the
language's cue words; the guess carries its confidence. Boilerplate is not guessed here: the rules that
report it also say which lines it is (see ``tlqa.engine``).
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from tlqa.compiled import compiled
from tlqa.model import Block, BlockKind
from tlqa.text.entries import Entries
from tlqa.text.folding import plain_spaces
from tlqa.text.lines import LINE, LIST_MARK, Line, lines_of, unwrapped

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from tlqa.text.language import Language

_DIGIT = compiled(r"\d")
_DASH_MARK = compiled(r"[-–—]\s+\S")
_SENTENCE_END = ".!?…:;”\"’')»]"
_HEAD_BLOCKS = 10
_PREFIXES = {BlockKind.PARAGRAPH: "dateline", BlockKind.HEADLINE: "kicker"}


def plain_blocks(text: str, language: Language, headline: int = 0) -> tuple[Block, ...]:
    """Tell the blocks of a plain-text story apart. Offsets are code points, end exclusive.

    Args:
        text: the story.
        language: of it.
        headline: where a headline ends that the text is known to begin with, a blank line after it; 0 where
            that is to be guessed.
    """
    text = plain_spaces(text)
    lines = unwrapped(lines_of(text))
    known = [BlockKind.HEADLINE if line.end <= headline else None for line in lines]
    kinds = _Classifier(lines, language, known).kinds()
    blocks: list[Block] = []
    for line, (kind, confidence) in zip(lines, kinds, strict=True):
        blocks += _split_prefix(text, line, kind, confidence, language)
    return tuple(blocks)


def paragraphs(text: str) -> list[list[tuple[int, int]]]:
    """The paragraphs of a plain text, each as its lines: more than one where it was wrapped at a width."""
    lines, found = lines_of(text), []
    at = 0
    for joined in unwrapped(lines):
        own = []
        while at < len(lines) and lines[at].start < joined.end:
            own.append((lines[at].start, lines[at].end))
            at += 1
        found.append(own)
    return found


def known_blocks(
    text: str, spans: Sequence[tuple[int, int, BlockKind | None]], language: Language
) -> tuple[Block, ...]:
    """The blocks of a story whose format says where they are, and of some what they are.

    Args:
        text: the story.
        spans: its blocks in order, none empty or with white space at its ends, each with its kind; None is
            running text, of which each line is told apart as in plain text.
        language: of the story.
    """
    text = plain_spaces(text)
    lines: list[Line] = []
    known: list[BlockKind | None] = []
    for start, end, kind in spans:
        if kind is not None:
            lines.append(Line(text, start, end, True))
            known.append(kind)
            continue
        for match in LINE.finditer(text, start, end):
            lines.append(Line(text, match.start(), match.end(), match.start() == start))
            known.append(None)
    blocks: list[Block] = []
    for line, guess in zip(lines, _Classifier(lines, language, known).kinds(), strict=True):
        blocks.extend(_split_prefix(text, line, *guess, language))
    return tuple(blocks)


@cache
def _cue(language: Language, name: str) -> re.Pattern[str]:
    return compiled(language.cues.get(name, r"(?!)"))


class _Classifier:
    """Gives each line its kind; holds what the guesses look at."""

    def __init__(
        self, lines: Sequence[Line], language: Language, known: Sequence[BlockKind | None] = ()
    ) -> None:
        self._lines = lines
        self._language = language
        self._known = known or (None,) * len(lines)
        running = (i for i, kind in enumerate(self._known) if kind in (None, BlockKind.PARAGRAPH))
        self._first_paragraph = next((i for i in running if _prose(lines[i].text)), len(lines))
        self._entries = Entries([line.text for line in lines], language)
        self._seen_headline = False

    def kinds(self) -> list[tuple[BlockKind, float]]:
        return [self._guess(i) if known is None else self._told(known) for i, known in enumerate(self._known)]

    def _told(self, kind: BlockKind) -> tuple[BlockKind, float]:
        self._seen_headline |= kind is BlockKind.HEADLINE
        return kind, 1.0

    def _guess(self, i: int) -> tuple[BlockKind, float]:
        text = self._lines[i].text
        words = text.count(" ") + 1
        language = self._language
        if words <= 16 and _DIGIT.search(text) and _cue(language, "date").fullmatch(text):
            return BlockKind.DATE, 0.9
        if words <= 20 and _cue(language, "byline").fullmatch(text):
            return BlockKind.BYLINE, 0.9
        if i <= self._first_paragraph and i < _HEAD_BLOCKS:
            head = self._head_kind(i, text, words)
            if head is not None:
                return head
        if LIST_MARK.match(text) and self._is_list_item(i, text):
            return BlockKind.LIST_ITEM, 0.8
        if i in self._entries:
            return BlockKind.LIST_ITEM, 0.7
        if words <= 45 and self._is_caption(text):
            return BlockKind.CAPTION, 0.8
        if _heading_shape(text, words):
            return BlockKind.SUBHEADING, 0.7 if words <= 8 else 0.5
        return BlockKind.PARAGRAPH, 0.9 if _prose(text) else 0.6

    def _is_caption(self, text: str) -> bool:
        signs = self._language.caption_signs
        return _signed(text.lower(), signs) and _cue(self._language, "caption").fullmatch(text) is not None

    def _head_kind(self, i: int, text: str, words: int) -> tuple[BlockKind, float] | None:
        """Headline, kicker, byline or biography: what stands before the first paragraph."""
        named = self._seen_headline and words <= 4 and _cue(self._language, "person").fullmatch(text)
        if named:
            return BlockKind.BYLINE, 0.6
        if i <= 8 and words <= 40 and self._biography(i, text):
            return BlockKind.BIOGRAPHY, 0.7
        if i == self._first_paragraph and _prose(text) and not self._quoted_headline(i, text, words):
            return None
        if self._seen_headline or LIST_MARK.match(text):
            return None
        if words <= 2 and self._better_headline(i):
            return BlockKind.KICKER, 0.6
        if words <= 40 and (text[-1] not in ".:;" or text.endswith(("...", ".."))):
            self._seen_headline = True
            return BlockKind.HEADLINE, 0.9 if words > 3 else 0.6
        return None

    def _biography(self, i: int, text: str) -> bool:
        if _cue(self._language, "biography").fullmatch(text):
            return True
        return (
            i > 0 and text[0] in '"“' and text.count(". ") >= 2 and text.count(" ") < 20 and text[-1] in '"”'
        )

    def _quoted_headline(self, i: int, text: str, words: int) -> bool:
        """A headline that ends in a quotation: '…: “We shall win.”' as the first line of the page."""
        return i == 0 and words <= 20 and text[-1] in '”"’!?' and len(self._lines) > 1 and self._lines[1].gap

    def _better_headline(self, i: int) -> bool:
        """Whether one of the next lines has more of a headline's length before the text begins."""
        following = self._lines[i + 1 : i + 4]
        return any(2 < line.text.count(" ") + 1 <= 30 and line.text[-1] not in ".:;" for line in following)

    def _is_list_item(self, i: int, text: str) -> bool:
        """A dash before a full sentence with no other dash beside it is speech, not a list."""
        if not _DASH_MARK.match(text):
            return True
        around = self._lines[max(0, i - 1) : i] + self._lines[i + 1 : i + 2]  # type: ignore[operator]
        beside = any(_DASH_MARK.match(line.text) for line in around)
        return beside or not _prose(text)


def _signed(low: str, signs: Sequence[str]) -> bool:
    """Whether a line in lower case has one of these; any line has where there are none to have."""
    for sign in signs:
        if sign in low:
            return True
    return not signs


def _prose(text: str) -> bool:
    """Whether a line reads as running text: long enough, and ends as a sentence does."""
    words = text.count(" ") + 1
    stripped = text.rstrip(" \u00a0\u202f”\"’')»]")
    ends = bool(stripped) and stripped[-1] in ".!?…:"
    return (words >= 8 and ends) or words > 30


def _heading_shape(text: str, words: int) -> bool:
    return words <= 12 and text[-1] not in '.!:;,…”"' and any(c.isalpha() for c in text)


def _split_prefix(
    text: str, line: Line, kind: BlockKind, confidence: float, language: Language
) -> list[Block]:
    """Cut the dateline off a paragraph and the kicker off a headline."""
    name = _PREFIXES.get(kind)
    match = _cue(language, name).match(text, line.start, line.end) if name else None
    if match is None or match.end() - line.start > (line.end - line.start) * 0.6:
        return [Block(line.start, line.end, kind, confidence)]
    begin = match.end()
    while begin < line.end and text[begin].isspace():
        begin += 1
    prefix = BlockKind.DATELINE if name == "dateline" else BlockKind.KICKER
    return [Block(line.start, match.end(), prefix, 0.8), Block(begin, line.end, kind, confidence)]
