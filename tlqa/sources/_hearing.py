"""A text made ready so that names can be looked for in stretches of it."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property, lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

from tlqa.sources._fold import fold
from tlqa.sources._likeness import alike, heard_among, heard_in, skeleton, sound
from tlqa.sources._places import known, says
from tlqa.sources._romanise import romanise
from tlqa.sources._text import read

if TYPE_CHECKING:
    from tlqa.sources._likeness import Sound
    from tlqa.sources._text import Text
    from tlqa.sources._types import SourceLanguage

_LETTER = re.compile(r"[\x00-\x7f]+|[^\x00-\x7f]", re.DOTALL)
_KEPT = 4
_MOST = 16_384
_LONG_RUN = 9  # letters between two marks of a text without spaces that are more than a name


class Listener:
    """A whole text, of which stretches are asked about."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.code = text.language.code
        self.whole = not text.language.spaces
        self.arabic = text.language.script == "Arabic"

    def within(self, start: int, end: int) -> Heard:
        """A stretch of it."""
        return Heard(self, start, end)

    def runs(self, start: int, end: int) -> list[str]:
        """The words of a stretch, as runs of letters."""
        low = bisect_left(self.text.starts, start)
        return self.text.runs[low : bisect_left(self.text.starts, end, low)]

    @cached_property
    def all(self) -> Heard:
        """All of it."""
        return Heard(self, 0, len(self.text.folded))

    def sounds(self, start: int, end: int) -> str:
        """The consonants of a stretch of a text without spaces."""
        offsets, sounds = self._sounds
        return sounds[offsets[start] : offsets[end]]

    @cached_property
    def _sounds(self) -> tuple[list[int], str]:
        """Where each letter begins among the consonants of all, and these."""
        lengths: list[int] = []
        found: list[str] = []
        last, open_ = "", False
        for letter in _LETTER.findall(self.text.folded):
            bones, begins, ends = _BONES[letter]
            if bones:
                if open_ and begins and bones[0] == last:
                    bones = bones[1:]
                found.append(bones)
                last = bones[-1:] or last
            open_ = ends
            lengths.append(len(bones))
            if len(letter) > 1:
                lengths += [0] * (len(letter) - 1)
        return [0, *accumulate(lengths)], "".join(found)

    def stems(self, code: str) -> list[tuple[int, frozenset[str]]]:
        """Where the text has a place by its English name: how words begin that say it in a language."""
        if code not in self._stems:
            self._stems[code] = self._placed(code)
        return self._stems[code]

    @cached_property
    def _stems(self) -> dict[str, list[tuple[int, frozenset[str]]]]:
        return {}

    def _placed(self, code: str) -> list[tuple[int, frozenset[str]]]:
        text, places = self.text, known(code)
        there = {word for word in text.distinct if word in places}
        firsts = {word for word in text.distinct if word in _firsts(code)}
        found = []
        for number, word in enumerate(text.runs):
            if word in there:
                found.append((text.starts[number], places[word]))
            if word in firsts and number + 1 < len(text.runs):
                both = places.get(f"{word} {text.runs[number + 1]}")
                if both:
                    found.append((text.starts[number], both))
        return found


@lru_cache(maxsize=32)
def _firsts(code: str) -> frozenset[str]:
    """The first words of places of two."""
    return frozenset(name.split(" ")[0] for name in known(code) if " " in name)


class _Bones(dict[str, tuple[str, bool, bool]]):
    """The consonants of a letter as it is read, whether it begins with one and whether it ends with one."""

    def __missing__(self, letter: str) -> tuple[str, bool, bool]:
        if len(self) > _MOST:
            self.clear()
        latin = romanise(letter)
        self[letter] = found = (skeleton(latin), bool(skeleton(latin[:1])), bool(skeleton(latin[-1:])))
        return found


_BONES = _Bones()


class Heard:
    """A stretch of a text in which names are looked for."""

    def __init__(self, listener: Listener, start: int, end: int) -> None:
        self.listener, self.start, self.end = listener, start, end
        self.code = listener.code

    @cached_property
    def words(self) -> frozenset[str]:
        """Its words, and their parts."""
        text = self.listener.text
        low, high = bisect_left(text.starts, self.start), bisect_left(text.starts, self.end)
        joined = text.joined
        if not joined:
            return frozenset(text.runs[low:high])
        numbers = text.joined_at
        more = joined[bisect_left(numbers, low) : bisect_left(numbers, high)]
        return frozenset([*text.runs[low:high], *more])

    @cached_property
    def folded(self) -> str:
        return self.listener.text.folded[self.start : self.end]

    @cached_property
    def _spaced(self) -> str:
        return " " + " ".join(self.words)

    @cached_property
    def _sounds(self) -> tuple[Sound, ...]:
        """How its words sound, those in no script that is known apart."""
        longest = _LONG_RUN if self.listener.whole else _MOST
        found = [sound(word) for word in self.words if len(word) < longest]
        if self.listener.arabic:
            found += [sound(_vowelled(each.latin)) for each in found]
        return tuple(each for each in found if each.latin[:1].isascii())

    def has_place(self, english: str) -> bool | None:
        """Whether it has a place, people or language by its folded English name; None for no such name."""
        return says(english, self.folded, self._spaced, self.code)

    def says(self, english: str) -> bool:
        """Whether it has a word of an English name: the same, one like it, or what its language calls it."""
        word = fold(english)
        if word in self.words or self.has_place(word):
            return True
        parts = [part for part in re.split(r"['-]", word) if len(part) > 2] or [word]
        return any(self.like(part) for part in parts)

    def has_other(self, first: str, last: str) -> bool:
        """Whether a name of two words stands there of which only one is like one of a name in Latin letters.

        Lucia Ferrant for Luisa Fernandez: one word that sounds alike does not make the names the same.
        """
        text = self.listener.text
        wanted = sound(first), sound(last)
        low, high = bisect_left(text.starts, self.start), bisect_left(text.starts, self.end)
        for number in range(low, high - 1):
            if text.gaps[number + 1] == " " and all(
                text.text[at].isupper() for at in text.starts[number : number + 2]
            ):
                heard = [
                    alike(word, sound(run)) for word, run in zip(wanted, text.runs[number:], strict=False)
                ]
                if heard[0] != heard[1]:
                    return True
        return False

    def like(self, word: str) -> bool:
        """Whether it has a word like one in Latin letters."""
        if heard_among(sound(word), self._sounds):
            return True
        return self.listener.whole and heard_in(word, self.listener.sounds(self.start, self.end))


@lru_cache(maxsize=_MOST)
def _vowelled(latin: str) -> str:
    """An Arabic word whose w and y between consonants are the vowels that they write: awrlyna, Orlina."""
    word = re.sub("^a(?=[wy][^aeiouwy])", "", latin)
    return re.sub("w(?![aeiou])", "o", re.sub("y(?![aeiou])", "i", word))


@lru_cache(maxsize=_KEPT)
def listen(text: str, language: SourceLanguage) -> Listener:
    """A text made ready, kept for the next name."""
    return Listener(read(text, language))
