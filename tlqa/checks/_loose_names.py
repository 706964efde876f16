"""A surname and what is loosely like it, for the kind ``consistency``: damaged stories spell a name anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tlqa.checks._names_in import given_names, hit_of, is_ordinary, names_in
from tlqa.checks._spelling import inflected, plain
from tlqa.compiled import compiled
from tlqa.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tlqa.checks._names_in import Name
    from tlqa.checks.base import Hit
    from tlqa.model import Block
    from tlqa.text.analysis import Analysis

_LEAST_LOOSE = 5
_LEAST_APART = 7
_MOST_APART = 2
_MOST_KNOWN = 200
_CASES = frozenset("a u om ym ov ova ovi em owi ie iem ego emu ej ou".split())
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
        long = {name: plain(name) for name in names if len(name) >= _LEAST_LOOSE and name not in self.exempt}
        letters = {name: frozenset(bare) for name, bare in long.items()}
        told: set[str] = set()
        known = [name for name in long if _has_given(names[name])]
        for one in known[:_MOST_KNOWN]:
            own = letters[one]
            for other, others in letters.items():
                if len(own ^ others) > 2 * _MOST_APART:  # each change can touch two letters
                    continue
                if other == one or other in told or one in told or not _near(names, one, other, long):
                    continue
                if _stands_for(story.text, names, one, other) and not is_ordinary(story, one, other):
                    told.add(other)
                    yield hit_of(names, one, other)


def _has_given(name: Name) -> bool:
    """Whether it is somebody's surname: behind a first name, and no first name itself."""
    return name.inside and bool(given_names(name)) and not name.after


def _stands_for(text: str, names: Mapping[str, Name], one: str, other: str) -> bool:
    """Whether ``other`` may be the person whose surname is ``one``."""
    own, given = given_names(names[other]), given_names(names[one])
    if names[other].after or not own <= given:
        return False
    if plain(one)[0] != plain(other)[0]:
        return bool(own)
    return names[other].inside or bool(own) or _ACTS.match(text, names[other].places[0][1]) is not None


def _near(names: Mapping[str, Name], one: str, other: str, long: Mapping[str, str]) -> bool:
    """Whether two names are two letters apart at most, or by a case ending.

    It is one letter where they are short and do not follow the same first name.
    """
    bare, bare_other = long[one], long[other]
    if abs(len(bare) - len(bare_other)) > _MOST_APART:
        return False
    shorter, longer = sorted((bare, bare_other), key=len)
    if longer.startswith(shorter):
        return longer[len(shorter) :] in _CASES
    if inflected(bare, bare_other):
        return False
    many = len(shorter) >= _LEAST_APART or bool(given_names(names[one]) & given_names(names[other]))
    return _apart(bare, bare_other) <= (_MOST_APART if many else 1)


def _apart(one: str, other: str) -> int:
    """How many letters must be changed, put in or taken out."""
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        before, row = row, [i]
        for j, another in enumerate(other, 1):
            row.append(min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != another)))
    return row[-1]
