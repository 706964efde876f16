"""Whether two spellings may be of one name."""

from __future__ import annotations

import re
from functools import lru_cache

from tlqa.sources._romanise import romanise

_SOUNDS = re.compile(
    r"(?P<S>shch|tsch|sch|sh|ch|zh|ts|tz|cz|sz|dzh|dz|dj|j|s|z|c(?=[eiy]))|(?P<F>ph|f|v|w)|(?P<P>[pb])"
    r"|(?P<T>th|[td])|(?P<K>ck|kh|gh|qu|[ckqg])|(?P<L>l)|(?P<R>r)|(?P<M>m)|(?P<N>n)"
)
_SOFT_G = re.compile("g(?=[eiy])|zh|ж")
_MUTE_R = re.compile("(?<=[aeiou])r(?![aeiouyhr])")  # Chinese and Japanese have none there: Ao-lai-na, Ō-re-na
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


@lru_cache(maxsize=16384)
def same_name(a: str, b: str) -> bool:
    """Whether two words may be one name: spelt alike, or with the same consonants in the same order.

    Script, case and accents do not count. Short names must be spelt alike, long ones may differ in one sound.
    """
    x, y = romanise(a), romanise(b)
    if x == y:
        return True
    shared = _shared(x, y)
    if shared >= 4 and shared >= 0.6 * max(len(x), len(y)):
        return True
    if not _same_start(x, y):
        return False
    soft = skeleton(_SOFT_G.sub("j", x)), skeleton(_SOFT_G.sub("j", y))
    return _same_sounds(x, y, skeleton(x), skeleton(y)) or _same_sounds(x, y, *soft)


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


def _same_start(x: str, y: str) -> bool:
    vowels = "aeiouyh"
    first = {x[:1], y[:1]}
    return (x[:1] in vowels) == (y[:1] in vowels) or "w" in first or first == {"g", "h"}


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
    span = len(wanted) + 2
    best = 0
    for start in (i for i, sound in enumerate(text) if sound == wanted[0]):
        best = max(best, _common(wanted, text[start : start + span]))
    return best >= least * len(wanted)


def _common(a: str, b: str) -> int:
    """The length of the longest common subsequence."""
    row = [0] * (len(b) + 1)
    for x in a:
        last = 0
        for j, y in enumerate(b, 1):
            last, row[j] = row[j], last + 1 if x == y else max(row[j], row[j - 1])
    return row[-1]
