"""When two spellings may be one name: what transliteration, slips and inflection do to it."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from tlqa.compiled import compiled

if TYPE_CHECKING:
    from collections.abc import Iterable

_DOUBLED = compiled(r"([^\W\d_])\1")
_ENDINGS = frozenset("a e i o s y á é í ě".split())

# One spelling for each of the ways in which a sound of another script is written; longest first.
_SOUNDS = (
    ("shch", "s"),
    ("tsch", "s"),
    ("sch", "s"),
    ("tch", "s"),
    ("dzh", "j"),
    ("zh", "j"),
    ("dj", "j"),
    ("sh", "s"),
    ("ch", "s"),
    ("kh", "h"),
    ("gue", "ge"),
    ("gui", "gi"),
    ("ou", "u"),
    ("oe", "u"),
    ("iu", "u"),
    ("yu", "u"),
    ("ia", "a"),
    ("ya", "a"),
    ("iy", "i"),
    ("yi", "i"),
    ("yy", "i"),
    ("ij", "i"),
    ("ii", "i"),
    ("y", "i"),
    ("w", "v"),
    ("ff", "v"),
    ("q", "k"),
    ("ck", "k"),
)

_CONSONANTS = (
    ("tsch", "č"),
    ("tch", "č"),
    ("kh", "h"),
    ("ch", "č"),
    ("ph", "f"),
    ("ck", "k"),
    ("x", "ks"),
    ("c", "k"),
    ("q", "k"),
    ("w", "v"),
    ("g", "h"),
)
_VOWELS = str.maketrans("", "", "aeiouyj'-")


@lru_cache(maxsize=4096)
def plain(name: str) -> str:
    """Lower case without diacritics."""
    if name.isascii():
        return name.lower()
    lowered = name.lower().replace("ı", "i").replace("ł", "l").replace("ø", "o").replace("đ", "d")
    return "".join(c for c in unicodedata.normalize("NFKD", lowered) if not unicodedata.combining(c))


def skeletons(names: Iterable[str]) -> list[str]:
    """What is left of plain names when all transliterations of each are made one: of all names at once."""
    every = "\n".join(names)
    for written, sound in _SOUNDS:
        every = every.replace(written, sound)
    return _DOUBLED.sub(r"\1", every).split("\n")


def skeleton(name: str) -> str:
    """That of one."""
    return skeletons([name])[0]


def consonants(names: Iterable[str]) -> list[str]:
    """What is left of plain names without their vowels, sounds that languages write in two ways made one."""
    every = "\n".join(names)
    for written, sound in _CONSONANTS:
        every = every.replace(written, sound)
    return _DOUBLED.sub(r"\1", every.translate(_VOWELS)).split("\n")


def inflected(one: str, other: str) -> bool:
    """Plural, possessive, -ian and the like, or the two genders of a surname."""
    one, other = one.removesuffix("s"), other.removesuffix("s")
    short, long = sorted((one, other), key=len)
    if long.startswith(short):
        return not (long[len(short) :] in ("y", "i") and short[-1] in "yi")
    last = {one[-1], other[-1]}
    if one[:-1] != other[:-1] or last == {"i", "y"}:
        return False
    return last <= _ENDINGS or "n" in last or last == {"m", "t"}


def one_letter(one: str, other: str) -> bool:
    """Whether one letter was changed, lost, added, or two neighbours swapped; never the first one."""
    if one[0] != other[0]:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    rest, rest_other = one[start:], other[start:]
    return (
        rest[1:] == rest_other[1:]
        or rest[1:] == rest_other
        or rest == rest_other[1:]
        or (rest[:2] == rest_other[1::-1] and rest[2:] == rest_other[2:] and len(rest) > 1)
    )


def near(one: str, other: str, most: int) -> bool:
    """Whether so many letters at most must be changed, put in or taken out to make one of the other."""
    if abs(len(one) - len(other)) > most:
        return False
    alike = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    common = min(len(one), len(other)) if alike is None else alike
    one, other = one[common:], other[common:]
    if not one or not other or not most:
        return len(one) <= most and len(other) <= most
    return (
        near(one[1:], other[1:], most - 1) or near(one[1:], other, most - 1) or near(one, other[1:], most - 1)
    )
