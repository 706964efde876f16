"""A surname and what is loosely like it, for the kind ``consistency``: damaged stories spell a name anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tlqa.checks._names_in import given_names, hit_of, is_ordinary, names_in
from tlqa.checks._spelling import inflected, plain
from tlqa.compiled import compiled
from tlqa.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tlqa.checks._names_in import Name
    from tlqa.checks.base import Hit
    from tlqa.model import Block
    from tlqa.text.analysis import Analysis

_LEAST_LOOSE = 5
_LEAST_APART = 7
_MOST_APART = 2
_MOST_KNOWN = 200
_CASES = frozenset("a u om ym ov ova owa ovi em owi ie iem ego emu ej ou".split())
_ACTS = compiled(
    r"(?:['’]s)? (?:(?:also|then|later|too|now|himself|herself|further|immediately) )?(?:said|says|told|"
    r"tells|added|adds|wrote|asked|noted|stressed|explained|insisted|denied|announced|was|were|is|has|"
    r"had|did|will|would|who)\b"
)


@dataclass(frozen=True, slots=True)
class Loose:
    exempt: frozenset[str]

    def find(self, story: Analysis, blocks: Sequence[Block]) -> Iterator[Hit]:
        names = names_in(story, blocks)
        bare = {name: plain(name) for name in names if len(name) >= _LEAST_LOOSE and name not in self.exempt}
        others = [
            _Other(name, names[name], of, story.text) for name, of in bare.items() if not names[name].after
        ]
        known = [other for other in others if other.given and names[other.name].inside]
        told: set[str] = set()
        for one in known[:_MOST_KNOWN]:
            letters, given, one_name = one.letters, one.given, one.name
            for other in others:
                if len(letters ^ other.letters) > 2 * _MOST_APART:  # each change can touch two letters
                    continue
                name = other.name
                if name == one_name or not other.given <= given or not other.stands_for(one):
                    continue
                if name in told or one_name in told or not _near(one, other):
                    continue
                if not is_ordinary(story, one_name, name):
                    told.add(name)
                    yield hit_of(names, one_name, name)


class _Other:
    """A name that may be another's, spelled anew."""

    __slots__ = ("acts", "bare", "given", "letters", "name")

    def __init__(self, name: str, read: Name, bare: str, text: str) -> None:
        self.name, self.bare, self.letters, self.given = name, bare, frozenset(bare), given_names(read)
        self.acts = read.inside or bool(self.given) or _ACTS.match(text, read.places[0][1]) is not None

    def stands_for(self, one: _Other) -> bool:
        """Whether it may be the person whose surname is ``one``, who has all its first names."""
        return self.acts if self.bare[0] == one.bare[0] else bool(self.given)


def _near(one: _Other, other: _Other) -> bool:
    """Whether two names are two letters apart at most, or by a case ending.

    It is one letter where they are short and do not follow the same first name.
    """
    if abs(len(one.bare) - len(other.bare)) > _MOST_APART:
        return False
    shorter, longer = sorted((one.bare, other.bare), key=len)
    if longer.startswith(shorter):
        return longer[len(shorter) :] in _CASES
    if inflected(one.bare, other.bare):
        return False
    many = len(shorter) >= _LEAST_APART or bool(one.given & other.given)
    return _within(one.bare, other.bare, _MOST_APART if many else 1)


def _within(one: str, other: str, most: int) -> bool:
    """Whether so many letters at most must be changed, put in or taken out to make one of the other."""
    if abs(len(one) - len(other)) > most:
        return False
    alike = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    common = min(len(one), len(other)) if alike is None else alike
    one, other = one[common:], other[common:]
    if not one or not other or not most:
        return len(one) <= most and len(other) <= most
    return (
        _within(one[1:], other[1:], most - 1)
        or _within(one[1:], other, most - 1)
        or _within(one, other[1:], most - 1)
    )
