"""Which sentences of a translation answer to which of its source.

    what the file says itself, then paragraphs, then the sentences of paragraphs that belong together, then
    what was moved

Both passes are the dynamic programme of Gale and Church (1993, 'A Program for Aligning Sentences in Bilingual
Corpora', Computational Linguistics 19:1): one to one, one to two, two to one, and what has no other side. The
evidence for a pair is how well the lengths agree, as there, and what both sides have that no translator
changes: figures, names, cognates, marks. These *keys* come with the units; nothing is known of a language
here. Rows are compared within a band round the diagonal, and not at all where one to one plainly fits, so the
time grows with the length and not with its square.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tlqa.text._bestpath import best_path, straight
from tlqa.text._evidence import OWN, Evidence
from tlqa.text._leftover import facing, in_order, judged, loose, moved
from tlqa.text._links import ALONE, BREAK, RARE, Link

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Link", "Unit", "agreement", "align"]

_LEFT_OVER = 0.3
Numbers = tuple[int, ...]


class Unit(NamedTuple):
    """A sentence or a paragraph: ``[start, end)`` in its text, and what it can be known by.

    ``length`` is in characters that show. A key is a letter for its sort and what it says: ``n:1500``
    (a figure), ``d:5`` (a month), ``w:minis`` (a word or name as both languages may write it), ``g:recov``
    (how the English for a word begins), ``m:?`` (a mark).
    """

    start: int
    end: int
    length: int
    keys: frozenset[str] = frozenset()


class _Group(NamedTuple):
    """Sentences of paragraphs that belong together."""

    source: list[int]
    target: list[int]
    moved: bool = False


def align(
    source: Sequence[Sequence[Unit]],
    target: Sequence[Sequence[Unit]],
    ratio: float | None = None,
    spread: float = OWN,
    told: Sequence[tuple[Numbers, Numbers]] = (),
) -> tuple[Link, ...]:
    """The links between two texts, in the order of the target, what it lacks where that should stand.

    Args:
        source, target: the sentences of each paragraph. Links number them through the whole text.
        ratio, spread: of the lengths, where known of the languages (see ``Evidence``).
        told: sentences of which it is known that they answer each other, by their numbers: only within
            these is it asked which answers which. Each sentence is in one of them at most.
    """
    sides = [u for p in source for u in p], [u for p in target for u in p]
    return links_by(Evidence(*sides, ratio, spread), source, target, told)


def links_by(
    evidence: Evidence,
    source: Sequence[Sequence[Unit]],
    target: Sequence[Sequence[Unit]],
    told: Sequence[tuple[Numbers, Numbers]] = (),
) -> tuple[Link, ...]:
    """The same where the evidence of all sentences is at hand."""
    if told:
        return tuple(in_order(_as_told(evidence, source, target, told)))
    return tuple(_found(evidence, source, target))


def _found(
    evidence: Evidence, source: Sequence[Sequence[Unit]], target: Sequence[Sequence[Unit]]
) -> list[Link]:
    """The links where nothing is known beforehand."""
    if not evidence.source or not evidence.target:
        alone = [Link((i,), (), 1.0) for i in range(len(evidence.source))]
        return alone + [Link((), (j,), 1.0) for j in range(len(evidence.target))]
    if list(map(len, source)) == list(map(len, target)):
        plain = straight(evidence, range(len(evidence.source)), range(len(evidence.target)))
        if plain:
            return plain
    single = max(map(len, source)) == max(map(len, target)) == 1  # a sentence is its paragraph
    if single:
        evidence.apart = BREAK
    links = [
        link._replace(moved=True) if group.moved else link
        for group in ([_whole(evidence)] if single else _paragraphs(evidence, source, target))
        for link in best_path(evidence, group.source, group.target)
    ]
    if loose(links, evidence) > _LEFT_OVER:
        whole = best_path(evidence, range(len(evidence.source)), range(len(evidence.target)))
        if loose(whole, evidence) < loose(links, evidence):
            links = whole
    links = facing(evidence, moved(evidence, links))
    places = _places(source), _places(target)
    return in_order(judged(evidence, links, places))


def agreement(
    links: Sequence[Link],
    source: Sequence[Unit],
    target: Sequence[Unit],
    ratio: float | None = None,
    spread: float = OWN,
) -> float:
    """How well two texts agree as they are linked: the evidence for a link, on average.

    It is above 0 for a text and its translation, and below for two that have nothing to do with each other.
    """
    return average(links, Evidence(source, target, ratio, spread))


def average(links: Sequence[Link], evidence: Evidence) -> float:
    """The same where the evidence is at hand."""
    total = 0.0
    for link in links:
        if link.source and link.target:
            more = len(link.source) + len(link.target) - 2
            total += more * RARE[2, 1] + evidence.of(link.source, link.target)
        else:
            total += ALONE
    return total / max(1, len(links))


def _paragraphs(
    evidence: Evidence, source: Sequence[Sequence[Unit]], target: Sequence[Sequence[Unit]]
) -> list[_Group]:
    """Paragraphs that belong together, as the numbers of their sentences."""
    numbers = _numbers(source), _numbers(target)
    if len(source) == 1 or len(target) == 1:
        return [_whole(evidence)]
    whole = Evidence(
        [_joined(p) for p in source], [_joined(p) for p in target], evidence.usual, evidence.spread
    )
    whole.apart = BREAK
    links = best_path(whole, range(len(source)), range(len(target)))
    links = facing(whole, moved(whole, links))
    return [
        _Group(
            [n for i in link.source for n in numbers[0][i]],
            [n for j in link.target for n in numbers[1][j]],
            link.moved,
        )
        for link in links
    ]


def _whole(evidence: Evidence) -> _Group:
    return _Group(list(range(len(evidence.source))), list(range(len(evidence.target))))


def _joined(units: Sequence[Unit]) -> Unit:
    keys = frozenset(key for unit in units for key in unit.keys if key[0] != "m")
    return Unit(units[0].start, units[-1].end, sum(unit.length for unit in units), keys)


def _numbers(paragraphs: Sequence[Sequence[Unit]]) -> list[list[int]]:
    found, at = [], 0
    for paragraph in paragraphs:
        found.append(list(range(at, at + len(paragraph))))
        at += len(paragraph)
    return found


def _places(paragraphs: Sequence[Sequence[Unit]]) -> list[int]:
    """The paragraph of each sentence."""
    return [number for number, units in enumerate(paragraphs) for _ in units]


def _as_told(
    evidence: Evidence,
    source: Sequence[Sequence[Unit]],
    target: Sequence[Sequence[Unit]],
    told: Sequence[tuple[Numbers, Numbers]],
) -> list[Link]:
    """The links where it is known of sentences that they answer each other; the others among themselves."""
    places = _places(source), _places(target)
    found: list[Link] = []
    for ours, theirs in told:
        inner = {places[0][i] for i in ours}, {places[1][j] for j in theirs}
        if len(ours) <= 1 and len(theirs) <= 1:
            found.append(Link(ours, theirs, 1.0))
        elif max(map(len, inner)) == 1:
            found += judged(evidence, facing(evidence, best_path(evidence, ours, theirs)), places)
        else:  # a segment of many paragraphs
            sides = _of(_numbers(source), set(ours)), _of(_numbers(target), set(theirs))
            found += _among(evidence, *sides)
    rest = set(range(len(evidence.source))), set(range(len(evidence.target)))
    rest[0].difference_update(*[ours for ours, _ in told])
    rest[1].difference_update(*[theirs for _, theirs in told])
    return found + _among(evidence, _of(_numbers(source), rest[0]), _of(_numbers(target), rest[1]))


def _among(evidence: Evidence, ours: Sequence[Sequence[int]], theirs: Sequence[Sequence[int]]) -> list[Link]:
    """The links between some sentences by paragraph, of which no more is known."""
    source = [[evidence.source[i] for i in paragraph] for paragraph in ours]
    target = [[evidence.target[j] for j in paragraph] for paragraph in theirs]
    first, second = [i for p in ours for i in p], [j for p in theirs for j in p]
    links = align(source, target, evidence.usual, evidence.spread)
    return [
        link._replace(
            source=tuple(first[i] for i in link.source), target=tuple(second[j] for j in link.target)
        )
        for link in links
    ]


def _of(paragraphs: Sequence[Sequence[int]], some: set[int]) -> list[list[int]]:
    """Those of some sentences by paragraph, without paragraphs of none."""
    found = [[n for n in paragraph if n in some] for paragraph in paragraphs]
    return [paragraph for paragraph in found if paragraph]
