"""What the best path leaves without an answer: moved, said in another way, or left out in earnest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tlqa.text._evidence import HEAVIEST
from tlqa.text._links import ALONE, BREAK, RARE, Link, confidence

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tlqa.text._evidence import Evidence

_MOVED = 0.8
_MOST = 10_000


def loose(links: Iterable[Link], evidence: Evidence) -> float:
    """What part of both texts has no other side."""
    alone = whole = 0.0
    for link in links:
        size = sum(evidence.source[i].length * evidence.ratio for i in link.source)
        size += sum(evidence.target[j].length for j in link.target)
        whole += size
        alone += 0.0 if link.source and link.target else size
    return alone / whole if whole else 0.0


def moved(evidence: Evidence, links: Sequence[Link]) -> list[Link]:
    """The links with those added whose two sides stand apart: the surest first."""
    ours = [link.source[0] for link in links if not link.target]
    theirs = [link.target[0] for link in links if not link.source]
    if not ours or not theirs or len(ours) * len(theirs) > _MOST:
        return list(links)
    pairs = sorted(
        ((evidence.one(i, j), i, j) for i in ours for j in theirs),
        reverse=True,
    )
    taken: dict[int, tuple[int, float]] = {}
    used: set[int] = set()
    for found, i, j in pairs:
        if found > _MOVED and i not in used and j not in taken:
            taken[j] = (i, found)
            used.add(i)
    kept = [link for link in links if link.target or link.source[0] not in used]
    return [
        Link((taken[link.target[0]][0],), link.target, confidence(taken[link.target[0]][1]), moved=True)
        if not link.source and link.target[0] in taken
        else link
        for link in kept
    ]


def facing(evidence: Evidence, links: Sequence[Link]) -> list[Link]:
    """The links with those added whose two sides stand in one place between two others, alike or not."""
    found: list[Link] = []
    for link in links:
        before = found[-1] if found else link
        if (before.source and not before.target and link.target and not link.source) or (
            before.target and not before.source and link.source and not link.target
        ):
            ours, theirs = before.source or link.source, before.target or link.target
            own = evidence.of(ours, theirs)
            found[-1] = Link(ours, theirs, confidence(own))
        else:
            found.append(link)
    return found


def judged(
    evidence: Evidence, links: Sequence[Link], places: tuple[Sequence[int], Sequence[int]]
) -> list[Link]:
    """The links, what stands alone with its confidence: by how much it fits nothing beside it."""
    found: list[Link] = []
    for number, link in enumerate(links):
        if link.source and link.target:
            found.append(link)
            continue
        margin = HEAVIEST * 2
        for other in (*links[max(0, number - 1) : number], *links[number + 1 : number + 2]):
            if other.source and other.target and not other.moved:
                margin = min(margin, _apart(evidence, link, other) + _away(link, other, places))
        found.append(Link(link.source, link.target, confidence(margin)))
    return found


def _apart(evidence: Evidence, alone: Link, other: Link) -> float:
    """How much better a link is without what stands alone beside it."""
    more = (*other.source, *alone.source), (*other.target, *alone.target)
    shape = len(more[0]), len(more[1])
    return evidence.of(other.source, other.target) + ALONE - evidence.of(*more) - RARE.get(shape, -4.5)


def _away(alone: Link, other: Link, places: tuple[Sequence[int], Sequence[int]]) -> float:
    """What it says against a pair that it would go on from paragraph to paragraph."""
    if alone.source:
        return BREAK * (places[0][alone.source[0]] != places[0][other.source[0]])
    return BREAK * (places[1][alone.target[0]] != places[1][other.target[0]])


def in_order(links: Sequence[Link]) -> list[Link]:
    """In the order of the target; what it lacks after what stands before it in the source."""
    place = {i: link.target[-1] for link in links if link.target and not link.moved for i in link.source}
    place |= {i: link.target[-1] for link in links if link.target for i in link.source if i not in place}

    def key(link: Link) -> tuple[float, int, int]:
        if link.target:
            return link.target[0], 0, 0
        before = max((i for i in place if i < link.source[0]), default=None)
        return (-1 if before is None else place[before]), 1, link.source[0]

    return sorted(links, key=key)
