"""What of a page is running text, and what are links, labels and other stories around it.

Markup rarely says so. What tells is the share of links in a block and how much running text stands near, as
in jusText (Pomikálek 2011, *Removing Boilerplate and Duplicate Content from Web Corpora*), and what sites
call their elements, as in readability.js.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from tlqa.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tlqa.inputs._html_blocks import HtmlBlock

_LONG = 60  # characters of a block of running text
_FEW_LINKS, _MANY_LINKS = 0.3, 0.6
_MOST = 0.4  # of the running text that a part of the page called furniture may have, and all of them
_STOP = re.compile(r"[.!?…。！？।][\"\'’”»」)\]]*(?:\s|$)|[。！？।]")
_LINK, _LABEL, _ITEM = 60, 25, 10  # what a block between running text costs, in characters of it
_BEFORE, _BEHIND = 6, 20  # short blocks that go with the running text behind and, without links, before them
_SHARE = 0.6  # of the running text that a story has, where the page has one
_ITEMS = (BlockKind.LIST_ITEM, BlockKind.TABLE_CELL)


class _Measured(NamedTuple):
    """A block with its characters, and whether it is running text."""

    block: HtmlBlock
    size: int
    running: bool


def mark_furniture(blocks: Iterable[HtmlBlock], markup: str, *, bounded: bool) -> None:
    """Make furniture of what is none of the story, of the blocks of a page that may be some of it.

    Args:
        blocks: in order.
        markup: of the page.
        bounded: whether the markup says where the story begins and ends.
    """
    found = [_measured(block, markup) for block in blocks]
    total = sum(each.size for each in found if each.running)
    if not total:
        return
    called = _called(found, total)
    story = [each for each in found if each.block.around.part not in called]
    low, high = (0, len(story)) if bounded else _story(story)
    aside = [each for each in found if each.block.around.part in called and not each.block.around.top]
    aside += _links(story[low:high])
    aside += story[:low] + story[high:]
    for each in aside:
        each.block.kind = BlockKind.BOILERPLATE


def _measured(block: HtmlBlock, markup: str) -> _Measured:
    size = block.size() or 1
    running = size >= _LONG and block.linked <= _FEW_LINKS * size
    return _Measured(block, size, running and _STOP.search(block.words(markup)) is not None)


def _called(found: Iterable[_Measured], total: int) -> frozenset[int]:
    """The parts of the page whose names are those of furniture, unless most of its text is in them."""
    parts: Counter[int] = Counter()
    for each in found:
        parts[each.block.around.part] += each.size if each.running else 0
    called = {part: size for part, size in parts.items() if part and size <= _MOST * total}
    return frozenset(called) if sum(called.values()) <= _MOST * total else frozenset()


def _links(found: Sequence[_Measured]) -> Iterator[_Measured]:
    """Blocks that are little but links, and the label over several of them."""
    linked = [_is_link(each, then) for each, then in zip(found, [*found[1:], None], strict=True)]
    for number, each in enumerate(found):
        over = linked[number + 1 : number + 3] == [True, True] and not each.running and each.size < _LONG
        if linked[number] or (over and not each.block.around.top and not each.block.named):
            yield each


def _is_link(each: _Measured, then: _Measured | None) -> bool:
    """Whether a block is little but links; not the heading of running text, nor the author."""
    heads = each.block.kind is BlockKind.SUBHEADING and then is not None and then.running
    told = heads or each.block.around.top or each.block.named
    return each.block.linked >= _MANY_LINKS * each.size and not told


def _story(found: Sequence[_Measured]) -> tuple[int, int]:
    """Where the story lies: the densest stretch, with others that have paragraphs one after the other."""
    low, high = _densest(found)
    pairs = [n for n, (a, b) in enumerate(pairwise(found)) if a.running and b.running]
    if pairs:
        low, high = min(low, pairs[0]), max(high, pairs[-1] + 2)
    held = sum(each.size for each in found[low:high] if each.running)
    if held < _SHARE * sum(each.size for each in found if each.running):
        return 0, len(found)  # a page of many short texts
    tops = [n for n in range(low) if found[n].block.around.top]
    low = tops[-1] if tops and low - tops[-1] <= 2 * _BEFORE else max(0, low - _BEFORE)
    behind = range(high, min(len(found), high + _BEHIND))
    return low, next((n for n in behind if found[n].block.linked), min(len(found), high + _BEHIND))


def _densest(found: Sequence[_Measured]) -> tuple[int, int]:
    """Between which blocks the running text outweighs what lies in between by most (Finn 2001, BTE)."""
    best = (0, 0, 0)
    begin = weight = 0
    for number, each in enumerate(found):
        weight += _weight(each)
        if weight <= 0:
            begin, weight = number + 1, 0
        best = max(best, (weight, begin, number + 1))
    return best[1:]


def _weight(each: _Measured) -> int:
    if each.running:
        return each.size
    if each.block.linked:
        return -_LINK - each.block.linked
    return -(_ITEM if each.block.kind in _ITEMS else _LABEL)
