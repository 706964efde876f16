"""The sentences of a story, and of its source, with what they can be known by on the other side."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from tlqa import sources
from tlqa.model import BlockKind
from tlqa.text.align import Unit
from tlqa.text.foreign import sentences as foreign_sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from tlqa.model import Block, Document
    from tlqa.sources import Figure, Name
    from tlqa.text.analysis import Analysis

Span = tuple[int, int]

_ASIDE = frozenset({BlockKind.BOILERPLATE, BlockKind.CODE})
_MARK = re.compile(r"[?？؟“”„«»\"「」『』]")
_QUESTION = frozenset("?？؟")
_SPACES = "".join(c for c in map(chr, range(0x3001)) if c.isspace())
_LEAST = 5  # letters of a word by which a sentence is known, and how many of them count
_MOST = 65_536
_ASKS, _QUOTES, _DENIES = "m:?", "m:“", "m:not"


class _Keys(dict[str, str]):
    """The key of a word; those met are remembered."""

    def __missing__(self, word: str) -> str:
        if len(self) > _MOST:
            self.clear()
        self[word] = key = f"w:{word[:_LEAST]}"
        return key


_KEYS = _Keys()


def of_story(story: Analysis) -> list[list[Span]]:
    """The sentences of a story by paragraph."""
    found = []
    for blocks in _together(story.blocks, story.text):
        spans = [(each.start, each.end) for each in story.sentences(blocks[-1])]
        if len(blocks) > 1:
            spans[0] = (blocks[0].start, spans[0][1])  # the dateline
        found.append(spans)
    return found


def of_source(source: Document) -> list[list[Span]]:
    """The sentences of a source by paragraph."""
    text = source.text
    return [
        list(foreign_sentences(text, blocks[0].start, blocks[-1].end))
        for blocks in _together(source.blocks, text)
    ]


def _together(blocks: Iterable[Block], text: str) -> Iterator[list[Block]]:
    """The blocks of each paragraph: a dateline or kicker is part of the line that it was cut off."""
    group: list[Block] = []
    for block in blocks:
        if block.kind in _ASIDE:
            continue
        if group and "\n" in text[group[-1].end : block.start]:
            yield group
            group = []
        group.append(block)
    if group:
        yield group


def units_of(
    paragraphs: Iterable[Sequence[Span]],
    text: str,
    code: str,
    figures: Sequence[Figure],
    names: Sequence[Name] = (),
    meant: Callable[[str], Iterable[str]] | None = None,
) -> list[list[Unit]]:
    """The sentences of a text with their keys: figures, months and days of the week, the beginnings
    of words and names, marks, that something is denied, and what a dictionary says.

    Args:
        paragraphs: where the sentences are.
        text, code: the text and its language.
        figures: all of the text.
        names: those of a text in another script, for what they may be in Latin letters.
        meant: how the English words of a sentence, or what its words mean in English, may begin.
    """
    spans = [spans for spans in paragraphs if spans]
    flat = [span for each in spans for span in each]
    keys = _word_keys(flat, text, code)
    starts = [start for start, _ in flat]
    for at, key in _placed_keys(text, code, figures, names):
        _put(keys, flat, starts, at, key)
    if meant is not None:
        for (start, end), known in zip(flat, keys, strict=True):
            known.update([f"g:{word}" for word in meant(text[start:end])])
    spaces = [space for space in _SPACES if space in text]
    units = iter(
        [
            Unit(start, end, end - start - sum([text.count(c, start, end) for c in spaces]), frozenset(known))
            for (start, end), known in zip(flat, keys, strict=True)
        ]
    )
    return [[next(units) for _ in each] for each in spans]


def _word_keys(flat: Sequence[Span], text: str, code: str) -> list[set[str]]:
    """For each sentence how its words begin, without accents: what a cognate has in common."""
    whole = sources.read(text, code)
    runs, starts = whole.runs, whole.starts
    found = []
    for start, end in flat:
        low = bisect_left(starts, start)
        some = runs[low : bisect_left(starts, end, low)]
        found.append({_KEYS[run] for run in some if len(run) >= _LEAST})
    return found


def _placed_keys(
    text: str, code: str, figures: Sequence[Figure], names: Sequence[Name]
) -> Iterator[tuple[int, str]]:
    """What else is known of a text, each at its offset."""
    for figure in figures:
        if not figure.weak:
            yield figure.start, _figure_key(figure)
    for name in names:
        for latin in name.latin:
            for word in latin.split():
                if len(word) >= _LEAST - 1:
                    yield name.start, f"w:{sources.fold(word)[:_LEAST]}"
    for day in sources.dates(text, code):
        if day.month is not None:
            yield day.start, f"d:{day.month}"
        if day.weekday is not None:
            yield day.start, f"d:w{day.weekday}"
    for mark in sources.negations(text, code):
        yield mark.start, _DENIES
    for match in _MARK.finditer(text):
        yield match.start(), _ASKS if match[0] in _QUESTION else _QUOTES


def _put(keys: Sequence[set[str]], flat: Sequence[Span], starts: Sequence[int], at: int, key: str) -> None:
    number = bisect_right(starts, at) - 1
    if number >= 0 and at < flat[number][1]:
        keys[number].add(key)


def _figure_key(figure: Figure) -> str:
    value = figure.value
    return f"n:{value.numerator}" if value.denominator == 1 else f"n:{value}"
