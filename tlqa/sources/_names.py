"""Names: capitalised runs, known places, katakana; and whether a name of one text is said in another."""

from __future__ import annotations

import itertools
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from tlqa.sources._common import COMMON, ENDINGS
from tlqa.sources._fold import fold
from tlqa.sources._likeness import heard_in, same_name, skeleton
from tlqa.sources._places import called, countries, known, says
from tlqa.sources._romanise import romanise
from tlqa.sources._tables import table, words
from tlqa.sources._types import Name

if TYPE_CHECKING:
    from tlqa.sources._types import SourceLanguage

_WORD = re.compile(r"[\u0900-\u0963\u0970-\u097f]+|[^\W\d_]+(?:['’][^\W\d_]+)*(?:-[^\W\d_]+)*")
_BREAK = re.compile(r"[.!?:;…\n\"“”«»„()—|。！？]")
_KATAKANA = re.compile(r"[ァ-ヴー]{3,}(?:[・＝ ][ァ-ヴー]{2,})*")
_LONGEST = 7  # words of a run
_ACRONYM = re.compile(r"[^\W\d_a-zа-я]{2}")
_ADJECTIVE = re.compile("(?:ыи|ии|ои|ая|яя|ое|ее|ого|его|ому|ему|ым|им|ом|ем|ую|юю|ых|их)$")
_ENGLISH_SUFFIX = re.compile(r"['’]s?$")


def read_names(text: str, language: SourceLanguage) -> tuple[Name, ...]:
    """The names of a text, in order."""
    if language.code == "ja":
        return tuple(_name(text, *m.span(), sure=True) for m in _KATAKANA.finditer(text))
    if not language.spaces or language.script == "Arabic":
        return _known_names(text, language.code)
    return tuple(_capitalised(text, language))


def _name(text: str, start: int, end: int, *, sure: bool) -> Name:
    latin = romanise(text[start:end])
    return Name(start, end, text[start:end], (latin,), sure)


def _known_names(text: str, code: str) -> tuple[Name, ...]:
    """The places that are known in a script without capitals."""
    folded, beginnings = fold(text), called(code)
    found: list[Name] = []
    at = 0
    while at < len(folded):
        stems = beginnings.get(folded[at : at + 2], ())
        stem, english = next(((s, e) for s, e in stems if folded.startswith(s, at)), ("", ()))
        if stem:
            found.append(Name(at, at + len(stem), text[at : at + len(stem)], english, True))
        at += len(stem) or 1
    return tuple(found)


def _capitalised(text: str, language: SourceLanguage) -> list[Name]:
    """Runs of words with a capital, particles of names between them included."""
    particles = words(language.particles) - {"and", "und", "et", "e", "y"}
    found: list[Name] = []
    run: list[re.Match[str]] = []
    opened = last = 0
    for match in _WORD.finditer(text):
        between = text[last : match.start()]
        if run and (between != " " or len(run) >= _LONGEST):
            found += _closed(text, run, opened, language, particles)
            run = []
        if match[0][0].isupper():
            if not run:
                opened = last
            run.append(match)
        elif run and fold(match[0]) in particles:
            run.append(match)
        elif run:
            found += _closed(text, run, opened, language, particles)
            run = []
        last = match.end()
    return found + (_closed(text, run, opened, language, particles) if run else [])


def _closed(
    text: str, run: list[re.Match[str]], before: int, language: SourceLanguage, particles: frozenset[str]
) -> list[Name]:
    """The name that a run is; at the start of a sentence, or of one German noun, it is not sure."""
    while run and fold(run[-1][0]) in particles:
        run = run[:-1]
    if not run:
        return []
    start, end = run[0].start(), run[-1].end()
    first = before == 0 or _BREAK.search(text, before, start) is not None
    nouns = language.code == "de"
    if first and language.code == "en" and len(run) > 1 and fold(run[0][0]) in COMMON:
        run, first = run[1:], False
        start = run[0].start()
    sure = len(run) > 1 or not (first or nouns)
    return [_name(text, start, end, sure=sure)]


def _tokens(name: str) -> list[str]:
    return [_ENGLISH_SUFFIX.sub("", word) for word in _WORD.findall(name)]


class Heard:
    """A source text prepared so that names can be looked for in it."""

    def __init__(self, text: str, language: SourceLanguage) -> None:
        self.code = language.code
        self.folded = fold(text)
        self.whole = not language.spaces
        found = [fold(word) for word in _WORD.findall(text)]
        parts = [part for word in found for part in re.split(r"['-]", word)]
        self.words = frozenset(found + parts)
        latin = {romanise(word) for word in self.words}
        if language.script == "Arabic":
            latin |= {_vowelled(word) for word in latin}
        self.latin = frozenset(latin)
        self.sounds = skeleton(romanise(text)) if self.whole else ""

    def says(self, english: str) -> bool:
        """Whether it has a word of an English name: the same, one like it, or what its language calls it."""
        word = fold(english)
        if word in self.words or says(word, self.folded, self.words, self.code):
            return True
        parts = [part for part in re.split(r"['-]", word) if len(part) > 2] or [word]
        return any(self.like(part) for part in parts)

    def like(self, word: str) -> bool:
        """Whether it has a word like one in Latin letters."""
        if any(same_name(word, other) for other in self.latin if other[:1].isascii()):
            return True
        return self.whole and heard_in(word, self.sounds)


def _vowelled(latin: str) -> str:
    """An Arabic word whose w and y between consonants are the vowels that they write: awrlyna, Orlina."""
    word = re.sub("^a(?=[wy][^aeiouwy])", "", latin)
    return re.sub("w(?![aeiou])", "o", re.sub("y(?![aeiou])", "i", word))


@lru_cache(maxsize=512)
def heard(text: str, language: SourceLanguage) -> Heard:
    """The text prepared, kept for the next name."""
    return Heard(text, language)


def names_added(
    source: str, language: SourceLanguage, target: str, english: SourceLanguage
) -> tuple[Name, ...]:
    """The names of an English text that its source has in no form.

    Only what is no word of every day is judged, and a name of many words only if the source has none of them.
    """
    text = heard(source, language)
    return tuple(name for name in read_names(target, english) if _is_added(name, text))


def _is_everyday(token: str) -> bool:
    """Whether an English word with a capital says nothing of a name: an office, an abbreviation, X-rays."""
    word = fold(token)
    if word in COMMON or word.removesuffix("s") in COMMON or _ACRONYM.search(token) or token[1:2] == "-":
        return True
    if "-" in word:
        return all(_is_everyday(part) for part in token.split("-"))
    return len(word) > 6 and word.endswith(ENDINGS)


def _is_added(name: Name, text: Heard) -> bool:
    whole = fold(name.text)
    tokens = [token for token in _tokens(name.text) if len(token) > 1]
    judged = [token for token in tokens if not _is_everyday(token)]
    if not judged or says(whole, text.folded, text.words, text.code):
        return False
    if not name.sure and says(fold(judged[0]), text.folded, text.words, text.code) is None:
        return False
    return not any(text.says(token) for token in judged)


def names_lost(
    source: str, language: SourceLanguage, target: str, english: SourceLanguage
) -> tuple[Name, ...]:
    """The names of a source that its English has in no form, not even one word of them.

    Names of offices and institutions are translated and cannot be told from others without a dictionary, so
    that a name is judged only where its words look like no English word and no title.
    """
    if not language.spaces or language.script == "Arabic":
        return _lost_countries(source, language.code, target)
    if language.code == "de":
        return ()  # every noun has a capital
    text = heard(target, english)
    stems = [stem for word in text.words for stem in known(language.code).get(word, ())]
    pairs = {f"{a} {b}" for a, b in _neighbours(target)}
    stems += [stem for pair in pairs for stem in known(language.code).get(pair, ())]
    own = (
        words(language.titles)
        | words(language.particles)
        | set(table(language.months))
        | set(table(language.weekdays))
    )
    return tuple(
        name
        for name in read_names(source, language)
        if name.sure and _is_lost(name, source, text, tuple(stems), own, language)
    )


def _lost_countries(source: str, code: str, target: str) -> tuple[Name, ...]:
    """Where there are no capitals: the countries of a source that its English has in no form."""
    said = " " + " ".join(_tokens(fold(target).replace("u.s.", "us").replace("u.k.", "uk"))) + " "
    answers = countries(code)
    least = 2 if code in ("zh", "ja") else 4
    return tuple(
        name
        for name in _known_names(source, code)
        if len(name.text) >= least
        and not name.text.isascii()
        and (wanted := answers.get(fold(name.text)))
        and not any(f" {word}" in said for word in wanted)
    )


def _neighbours(text: str) -> list[tuple[str, str]]:
    found = [fold(word) for word in _WORD.findall(text)]
    return list(itertools.pairwise(found))


def _opens(name: Name, text: str) -> bool:
    """Whether it begins a sentence, so that its first word may be any."""
    before = text[: name.start].rstrip(" ")
    return not before or _BREAK.match(before[-1]) is not None


def _is_lost(
    name: Name,
    source: str,
    text: Heard,
    stems: tuple[str, ...],
    own: frozenset[str],
    language: SourceLanguage,
) -> bool:
    """Whether no word of a name of the source is heard in the English."""
    tokens = [fold(token) for token in _WORD.findall(name.text)]
    if _ACRONYM.search(name.text):
        return False
    opening = _opens(name, source)
    judged = [token for token in tokens[opening:] if len(token) > 3 and token not in own]
    if language.script == "Cyrillic" and len(judged) == 1 and _ADJECTIVE.search(judged[0]):
        return False
    if not judged:
        return False
    if any(stem in token for token in judged for stem in stems if len(stem) > 2):
        return False
    return not any(_echoed(token, text) for token in judged)


def _echoed(token: str, text: Heard) -> bool:
    """Whether a word of the source is heard in the English: as it is, or in its parts."""
    parts = [token, *(part for part in re.split(r"['-]", token) if len(part) > 3)]
    return any(part in text.words or text.like(romanise(part)) for part in parts)
