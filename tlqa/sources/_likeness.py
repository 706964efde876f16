"""Whether two spellings may be of one name."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from tlqa.sources._romanise import romanise

if TYPE_CHECKING:
    from collections.abc import Iterable

_SOUNDS = re.compile(
    r"(?P<S>shch|tsch|sch|sh|ch|zh|ts|tz|cz|sz|dzh|dz|dj|j|s|z|c(?=[eiy]))|(?P<F>ph|f|v|w)|(?P<P>[pb])"
    r"|(?P<T>th|[td])|(?P<K>ck|kh|gh|qu|[ckqg])|(?P<L>l)|(?P<R>r)|(?P<M>m)|(?P<N>n)"
)
_SOFT_G = re.compile("g(?=[eiy])|zh|ж")
_MUTE_R = re.compile(
    "(?<=[aeiou])r(?![aeiouyhr])"
)  # Chinese and Japanese have none there: Ao-lai-na, Ō-re-na
_VOWELS = "aeiouyh"
_COARSE = str.maketrans("RM", "LN")


@lru_cache(maxsize=16384)
def skeleton(latin: str) -> str:
    """The consonants of a Latin word as classes of sound, repeats once: Schröder and Shreder are SRTR."""
    found: list[str] = []
    last = 0
    for match in _SOUNDS.finditer(latin.replace("x", "ks")):
        sound = match.lastgroup or ""
        if not found or found[-1] != sound or match.start() != last:
            found.append(sound)
        last = match.end()
    return "".join(found)


class Sound(NamedTuple):
    """A word as it sounds: in Latin letters, its consonants, and these with a soft g.

    ``head`` has the first four letters, nothing of a shorter word; ``opens`` says whether it begins with a
    vowel.
    """

    latin: str
    head: str
    bones: str
    soft: str
    opens: bool


@lru_cache(maxsize=32_768)
def sound(word: str) -> Sound:
    """How a word sounds, whatever script it is in."""
    latin = romanise(word)
    bones = skeleton(latin)
    soft = skeleton(_SOFT_G.sub("j", latin)) if _SOFT_G.search(latin) else bones
    return Sound(latin, latin[:4] if len(latin) > 3 else "", bones, soft, latin[:1] in _VOWELS)


def same_name(a: str, b: str) -> bool:
    """Whether two words may be one name: spelt alike, or with the same consonants in the same order.

    Script, case and accents do not count. Short names must be spelt alike, long ones may differ in one sound.
    """
    return alike(sound(a), sound(b))


def alike(a: Sound, b: Sound) -> bool:
    """Whether two words that sound so may be one name (see ``same_name``)."""
    x, y = a.latin, b.latin
    if x == y:
        return True
    if a.head == b.head and a.head and _shared(x, y) >= 0.6 * max(len(x), len(y)):
        return True
    if a.opens != b.opens and "w" not in (x[:1], y[:1]) and {x[:1], y[:1]} != {"g", "h"}:
        return False
    return _same_sounds(x, y, a.bones, b.bones) or _same_sounds(x, y, a.soft, b.soft)


def heard_among(word: Sound, others: Iterable[Sound]) -> bool:
    """Whether one of some words may be the same name; most are put aside by how many sounds they have."""
    head, bones, soft = word.head, word.bones, word.soft
    low, high = (max(4, len(bones) - 1), len(bones) + 1) if len(bones) > 3 else (1, 0)
    soft_too = soft != bones
    for other in others:
        near = low <= len(other.bones) <= high or (head and other.head == head)
        near = near or other.bones == bones or other.latin == word.latin
        if (near or soft_too or other.soft != other.bones) and alike(word, other):
            return True
    return False


def _same_sounds(x: str, y: str, one: str, two: str) -> bool:
    """Whether the consonants of two words agree."""
    if min(len(one), len(two)) < 2:
        return False
    if one == two:
        return len(one) > 2 or abs(len(x) - len(y)) <= 2
    return min(len(one), len(two)) >= 4 and _off_by_one(one, two)


def _shared(x: str, y: str) -> int:
    """How many letters two words have in common at the beginning."""
    count = 0
    for a, b in zip(x, y, strict=False):
        if a != b:
            break
        count += 1
    return count


def _off_by_one(one: str, two: str) -> bool:
    """Whether one sound more, or in five or more another, makes them equal."""
    if abs(len(one) - len(two)) > 1:
        return False
    start = _shared(one, two)
    rest_one, rest_two = one[start:], two[start:]
    return (
        (len(one) > 4 and rest_one[1:] == rest_two[1:])
        or rest_one[1:] == rest_two
        or rest_one == rest_two[1:]
    )


def heard_in(name: str, sounds: str, least: float = 0.7) -> bool:
    """Whether the consonants of a Latin name stand, most of them and in order, close together in a text.

    Args:
        name: folded, in Latin letters.
        sounds: the skeleton of a text without spaces.
        least: how many of the consonants must be there.
    """
    text = sounds.translate(_COARSE)
    without = _MUTE_R.sub("", name)
    return _heard(name, text, least) or (without != name and _heard(without, text, 1))


def _heard(name: str, text: str, least: float) -> bool:
    wanted = skeleton(name).translate(_COARSE)
    if len(wanted) < 2:
        return True
    span, enough, first = len(wanted) + 2, least * len(wanted), wanted[0]
    places = _places(wanted)
    at = text.find(first)
    while at >= 0:
        if _common(places, len(wanted), text[at : at + span]) >= enough:
            return True
        at = text.find(first, at + 1)
    return False


@lru_cache(maxsize=4096)
def _places(word: str) -> dict[str, int]:
    """For each letter the places where the word has it, as bits."""
    found: dict[str, int] = {}
    for place, letter in enumerate(word):
        found[letter] = found.get(letter, 0) | 1 << place
    return found


def _common(places: dict[str, int], length: int, text: str) -> int:
    """The length of the longest common subsequence of a word and a text.

    A row of the usual table is the bits of a number: Hyyrö 2004, 'Bit-parallel LCS-length computation
    revisited'.
    """
    full = (1 << length) - 1
    row = full
    for letter in text:
        both = row & places.get(letter, 0)
        row = (row + both | row - both) & full
    return length - row.bit_count()
