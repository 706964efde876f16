"""Whole names that are one but for a letter or two in each of their parts, for the kind ``consistency``.

*Shelly Ben-Haim* and *Shelley Ben Chaim*, *Ramkishore Yadav* and *Ram Kishore Jadhav*: the first word differs
and the last one, so that neither is known from the other, and two of one family are not taken for one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tlqa.checks._names_in import POSSESSIVE, RUN, TITLES
from tlqa.checks._spelling import near, plain
from tlqa.checks.base import OTHER_SPELLING, Hit
from tlqa.model import Related

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tlqa.model import Block
    from tlqa.text.analysis import Analysis

_LEAST = 10
_MOST_APART = 2
_MOST = 200
_PLACES = 4

Places = list[tuple[int, int]]


def alike(story: Analysis, blocks: Sequence[Block]) -> Iterator[Hit]:
    """The rarer of two such names where it first stands; the later one of two that are level."""
    found = _whole(story, blocks)
    names = [name for name in found if len(_letters(name)) >= _LEAST][:_MOST]
    for at, one in enumerate(names):
        for other in names[at + 1 :]:
            if _is_one(one, other):
                rare, common = sorted((one, other), key=lambda n: (len(found[n]), -found[n][0][0]))
                start, end = found[rare][0]
                related = (Related(low, high, OTHER_SPELLING) for low, high in found[common][:_PLACES])
                yield Hit(start, end, {"other": " ".join(common)}, tuple(related))


def _whole(story: Analysis, blocks: Sequence[Block]) -> dict[tuple[str, ...], Places]:
    """The runs of capitalised words, without titles and small words in front, and where each stands."""
    found: dict[tuple[str, ...], Places] = {}
    small = story.language.function_words
    for block in blocks:
        for run in RUN.finditer(story.text, block.start, block.end):
            words, start = run.group().replace("\u00a0", " ").split(" "), run.start()
            while words and words[0].lower().rstrip(".") in TITLES | small:
                start += len(words.pop(0)) + 1
            if len(words) > 1:
                end = start + len(POSSESSIVE.sub("", " ".join(words)))
                name = tuple(story.text[start:end].replace("\u00a0", " ").split(" "))
                found.setdefault(name, []).append((start, end))
    return found


def _letters(name: tuple[str, ...]) -> str:
    return plain("".join(name)).replace("-", "").replace("'", "")


def _is_one(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    if one[0][0] != other[0][0] or plain(one[0]) == plain(other[0]) or plain(one[-1]) == plain(other[-1]):
        return False
    letters, others = _letters(one), _letters(other)
    return letters != others and near(letters, others, _MOST_APART)
