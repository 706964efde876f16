"""A surname and what is loosely like it, for the kind ``consistency``: damaged stories spell a name anew."""

from __future__ import annotations

from itertools import repeat
from typing import TYPE_CHECKING

from tlqa.checks import _whole_names
from tlqa.checks._names_in import given_names, hit_of, is_ordinary, names_in
from tlqa.checks._spelling import inflected, near, plain
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
        exempt = self.exempt.union(story.language.weekdays, story.language.months)
        bare = {name: plain(name) for name in names if len(name) >= _LEAST_LOOSE and name not in exempt}
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
        yield from _whole_names.alike(story, blocks)


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
    if inflected(one.bare, other.bare) or not _parts_near(one.name, other.name):
        return False
    many = len(shorter) >= _LEAST_APART or bool(one.given & other.given)
    return near(one.bare, other.bare, _MOST_APART if many else 1)


def _parts_near(one: str, other: str) -> bool:
    """Whether each part of names with a hyphen is like its part of the other: *Jong-il* is not *Jong-un*."""
    parts, others = one.split("-"), other.split("-")
    return len(parts) != len(others) or len(parts) == 1 or all(map(near, parts, others, repeat(1)))
