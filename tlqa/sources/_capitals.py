"""The names of a text: capitalised runs, known places, katakana."""

from __future__ import annotations

import re
from functools import cache
from operator import add
from typing import TYPE_CHECKING

from tlqa.sources._common import COMMON
from tlqa.sources._fold import fold
from tlqa.sources._places import called
from tlqa.sources._romanise import romanise
from tlqa.sources._tables import words
from tlqa.sources._text import read
from tlqa.sources._types import Name

if TYPE_CHECKING:
    from collections.abc import Iterator, Set

    from tlqa.sources._text import Text
    from tlqa.sources._types import SourceLanguage

BREAK = frozenset('.!?:;…\n"“”«»„()—|。！？')
"""What a sentence may begin after."""
_UPPER = re.escape("".join(c for c in map(chr, range(0x530)) if c.isupper()))
_CAPITAL = re.compile(
    rf"[{_UPPER}](?<![^\W\d_].)(?<![^\W\d_]['’-].)[^\W\d_]*(?:['’][^\W\d_]+)*(?:-[^\W\d_]+)*"
)
_KATAKANA = re.compile(r"[ァ-ヴー]{3,}(?:[・＝ ][ァ-ヴー]{2,})*")
_BEFORE = re.compile(r"[وف]?[بلك]?(?:ال|ل)?")
_PREFIX = 4  # letters of it at most
# what may be written on to a place, and on to an adjective: لبنا of لبنان, not of لبناء
_AFTER_STEM = (
    re.compile(r"[^\W\d_ء]?(?:ي(?:ه|ا|ين|ون|ات|ان)?|ا|ه)?(?![^\W\d_])"),
    re.compile(r"(?:ه|ا|ين|ون|ات|ان|تين)?(?![^\W\d_])"),
)
_MOST = 20_000  # words that are remembered
_LONGEST = 7  # words of a run
_FARTHEST = 40  # letters of what may stand between two words of a name

Span = tuple[int, int]


def read_names(text: str, language: SourceLanguage) -> tuple[Name, ...]:
    """The names of a text, in order."""
    if language.code == "ja":
        return tuple(_name(text, *m.span(), sure=True) for m in _KATAKANA.finditer(text))
    if not language.spaces or language.script == "Arabic":
        return known_names(text, language)
    return tuple(_capitalised(text, language))


def _name(text: str, start: int, end: int, *, sure: bool) -> Name:
    said = text[start:end]
    return Name(start, end, said, (romanise(said),), sure)


def known_names(text: str, language: SourceLanguage) -> tuple[Name, ...]:
    """The places that are known in a script without capitals."""
    whole, beginnings = read(text, language), _by_length(language.code)
    folded, arabic = whole.folded, language.script == "Arabic"
    found: list[Name] = []
    end = 0
    for at in _in_words(whole) if arabic else _begun(folded, beginnings.keys()):
        if at < end:
            continue
        stems, lengths = beginnings[folded[at : at + 2]]
        for length in lengths:
            english = stems.get(folded[at : at + length])
            if (
                english is not None
                and at + length <= len(folded)
                and (not arabic or _AFTER_STEM[folded[at + length - 1] == "ي"].match(folded, at + length))
            ):
                end = at + length
                found.append(Name(at, end, text[at:end], english, True))
                break
    return tuple(found)


@cache
def _by_length(code: str) -> dict[str, tuple[dict[str, tuple[str, ...]], tuple[int, ...]]]:
    """The places that begin with two letters, and how long their names are, the longest first."""
    return {
        begin: (dict(stems), tuple(sorted({len(stem) for stem, _ in stems}, reverse=True)))
        for begin, stems in called(code).items()
    }


class _Begins(dict[str, tuple[int, ...]]):
    """Where in an Arabic word a place may begin, after what is written on to it; those met are kept."""

    def __init__(self, code: str) -> None:
        self.stems = {begin: [stem for stem, _ in stems] for begin, stems in called(code).items()}

    def __missing__(self, word: str) -> tuple[int, ...]:
        if len(self) > _MOST:
            self.clear()
        self[word] = found = tuple(at for at in range(min(len(word), _PREFIX + 1)) if self._at(word, at))
        return found

    def _at(self, word: str, at: int) -> bool:
        rest = word[at:]
        return any(
            rest.startswith(stem) or stem.startswith(rest) for stem in self.stems.get(rest[:2], ())
        ) and bool(_BEFORE.fullmatch(word, 0, at))


_begins = cache(_Begins)


def _in_words(text: Text) -> Iterator[int]:
    """Where the words of a text may have a place, in order: لبنا of لبنان."""
    begins = _begins(text.language.code)
    for start, run in zip(text.starts, text.runs, strict=True):
        for offset in begins[run]:
            yield start + offset


def _begun(folded: str, beginnings: Set[str]) -> list[int]:
    """Where two letters stand with which a place begins, in order."""
    found: list[int] = []
    for begin in set(map(add, folded, folded[1:])) & beginnings:
        at = folded.find(begin)
        while at >= 0:
            found.append(at)
            at = folded.find(begin, at + 1)
    found.sort()
    return found


@cache
def _particles(language: SourceLanguage) -> frozenset[str]:
    return words(language.particles) - {"and", "und", "et", "e", "y"}


def _capitalised(text: str, language: SourceLanguage) -> list[Name]:
    """Runs of words with a capital, particles of names between them included."""
    particles = _particles(language)
    found: list[Name] = []
    run: list[Span] = []
    size = 0
    for match in _CAPITAL.finditer(text):
        span = match.span()
        more = _more(text, run[-1][1], span[0], particles) if run else None
        if more is None or size >= _LONGEST:
            found += _closed(text, run, language)
            run, size = [span], 1
        else:
            run.append(span)
            size += more + 1
    return found + _closed(text, run, language)


def _more(text: str, end: int, start: int, particles: frozenset[str]) -> int | None:
    """How many particles stand between two words of a name; None where they do not belong together."""
    if start - end == 1:
        return 0 if text[end] == " " else None
    if start - end > _FARTHEST or text[end] != " " or text[start - 1] != " ":
        return None
    if fold(text[end + 1 : text.find(" ", end + 1)]) not in particles:
        return None
    between = text[end + 1 : start - 1].split(" ")
    return len(between) if all(fold(word) in particles for word in between) else None


def _closed(text: str, run: list[Span], language: SourceLanguage) -> list[Name]:
    """The name that a run is; at the start of a sentence, or of one German noun, it is not sure."""
    particles = _particles(language)
    while run and fold(text[run[-1][0] : run[-1][1]]) in particles:
        run = run[:-1]
    if not run:
        return []
    start, end = run[0][0], run[-1][1]
    first = _opens(text, start)
    if first and language.code == "en" and len(run) > 1 and fold(text[start : run[0][1]]) in COMMON:
        run, first = run[1:], False
        start = run[0][0]
    several = len(run) > 1 or " " in text[start:end]
    return [_name(text, start, end, sure=several or not (first or language.code == "de"))]


def _opens(text: str, start: int) -> bool:
    """Whether what stands between a word and the one before ends a sentence, or there is none before."""
    at = start - 1
    while at >= 0:
        letter = text[at]
        if letter in BREAK:
            return True
        if letter.isalnum() and not letter.isdecimal():
            return False
        at -= 1
    return True
