"""Whether a name of one text is said in another."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from tlqa.sources._capitals import BREAK
from tlqa.sources._common import COMMON, ENDINGS
from tlqa.sources._fold import fold
from tlqa.sources._lexicon import lexicon
from tlqa.sources._places import countries
from tlqa.sources._romanise import romanise
from tlqa.sources._tables import table, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tlqa.sources._hearing import Heard
    from tlqa.sources._types import Name, SourceLanguage

_WORD = re.compile(r"[\u0900-\u0963\u0970-\u097f]+|[^\W\d_]+(?:['’][^\W\d_]+)*(?:-[^\W\d_]+)*")
_ACRONYM = re.compile(r"[^\W\d_a-zа-я]{2}")
_ADJECTIVE = re.compile("(?:ыи|ии|ои|ая|яя|ое|ее|ого|его|ому|ему|ым|им|ом|ем|ую|юю|ых|их)$")
_ROMANCE = frozenset(("es", "pt", "it", "fr"))
# how abstract nouns and adjectives of institutions end, folded
_DERIVED = re.compile(
    r"(?:[cst]ion|ciones|coes|cao|zione|zioni|dad|dade|dades|tad|ite|ta|mento|mientos?|menti|ment|ments|encia|encias"
    r"|ancia|enza|anza|ence|ance|ologia|ologie|ismo|isme|al|ale|ales|ali|als|aux|ico|icos|ica|icas|ici|iche|ique"
    r"|iques|ano|ana|anos|anas|iano|iana|ario|arios|aria|arias|ivo|iva|ivos|ivas|if|ive|oso|osa|ble|bles|bile|bili"
    r"|aire|aires|eur|euse|ienne|ien|iens|or|ores|ora|oria|orio|orios)$"
)
_FOREIGN_LOOK = re.compile(r"[kw]|[bcdfgkpqtvz]{2}[bcdfgkmnpqtvz]|[aeiou]h[aeiou]|[bcdfghjkmpqtvz]$")
_OFFICES = frozenset(
    "ayuntamiento banco banca banque corte cour tribunal tribunale consejo conselho consiglio conseil "
    "partido partito parti "
    "estado stato etat liga lega ligue copa coppa coupe guardia guarda garde camara camera chambre casa case "
    "junta governo gobierno gouvernement ministerio ministero ministere alto alta alti haut haute gran "
    "grande grand "
    "nuevo nueva nuovo nuova nouveau nouvelle union uniao unione san santa santo saint sainte rey rei re roi "
    "equipo equipe squadra equipa semana settimana semaine norte sur sul nord sud est oeste ouest".split()
)
_ANY_UNION = frozenset((fold("الاتحاد"),))  # the union: of Europe, of the customs, of football
_ALONE = frozenset("，。、；：！？）」』”》的和与及或至到对向并也将已在称说表宣从则都等境方当 \n,.;:)")
_ENGLISH_SUFFIX = re.compile(r"['’]s?$")
# languages whose names are near enough to English that one word like another says nothing: Lucia, Luisa
_SPELT = frozenset(("de", "en", "es", "fr", "it", "nl", "pt"))
_KEPT = 8192


def _tokens(name: str) -> list[str]:
    return [_ENGLISH_SUFFIX.sub("", word) for word in _WORD.findall(name)]


def added(names: Iterable[Name], source: Heard) -> list[Name]:
    """Those English names that a stretch of the source has in no form.

    Only what is no word of every day is judged, and a name of many words only if the source has none of them.
    """
    return [name for name in names if _is_added(name, source)]


def unwritten(names: Iterable[Name], words: Iterable[str], language: SourceLanguage | None) -> list[Name]:
    """Those names, English or of a language, of which none of some words of the other text is a word."""
    there = frozenset(words)
    if language is None:
        return [name for name in names if (said := _judged(name.text)) and there.isdisjoint(said)]
    if not language.spaces or language.script == "Arabic":
        return list(names)
    return [name for name in names if name.sure and there.isdisjoint(_asked(name.text, language)[1:])]


def _is_everyday(token: str) -> bool:
    """Whether an English word with a capital says nothing of a name: an office, an abbreviation, X-rays."""
    word = fold(token)
    if word in COMMON or word.removesuffix("s") in COMMON or _ACRONYM.search(token) or token[1:2] == "-":
        return True
    if "-" in word:
        return all(_is_everyday(part) for part in token.split("-"))
    return len(word) > 6 and word.endswith(ENDINGS)


@lru_cache(maxsize=_KEPT)
def _judged(name: str) -> tuple[str, ...]:
    """The words of an English name that say something of it, folded."""
    tokens = [token for token in _tokens(name) if len(token) > 1]
    return tuple(fold(token) for token in tokens if not _is_everyday(token))


def _is_added(name: Name, source: Heard) -> bool:
    judged = _judged(name.text)
    if not judged or not source.words.isdisjoint(judged) or source.has_place(fold(name.text)):
        return False
    if not name.sure and source.has_place(judged[0]) is None:
        return False
    heard = [source.says(token) for token in judged]
    if any(heard) and source.code in _SPELT and len(judged) == len(_tokens(name.text)) == 2:
        return not all(heard) and source.has_other(*judged) and not any(map(source.has_place, judged))
    return not any(heard)


def lost(names: Iterable[Name], source: str, english: Heard, language: SourceLanguage) -> list[Name]:
    """Those names of a source that a stretch of its English has in no form, not even one word of them.

    Names of offices and institutions are translated and cannot be told from others without a dictionary, so
    that a name is judged only where its words look like no English word and no title.
    """
    if not language.spaces or language.script == "Arabic":
        return _lost_countries(names, source, english, language.code)
    if language.code == "de":
        return []  # every noun has a capital
    return [name for name in names if name.sure and _is_lost(name, source, english, language)]


def _lost_countries(names: Iterable[Name], source: str, english: Heard, code: str) -> list[Name]:
    """Where there are no capitals: the countries of a source that its English has in no form."""
    answers = countries(code)
    least = 2 if code in ("zh", "ja") else 4
    asked = [
        (name, wanted)
        for name in names
        if len(name.text) >= least
        and not name.text.isascii()
        and (folded := fold(name.text)) not in _ANY_UNION
        and (wanted := answers.get(folded))
    ]
    if not asked:
        return []
    said = " " + " ".join(_tokens(english.folded.replace("u.s.", "us").replace("u.k.", "uk"))) + " "
    return [
        name
        for name, wanted in asked
        if not any(f" {word}" in said for word in wanted) and (code != "zh" or _by_itself(name, source))
    ]


def _by_itself(name: Name, source: str) -> bool:
    """Whether a Chinese name is no part of a longer one: 德国 of 德国之声, 美国 of 美国国家航空航天局."""
    return name.end >= len(source) or source[name.end] in _ALONE


def _opens(name: Name, text: str) -> bool:
    """Whether it begins a sentence, so that its first word may be any."""
    at = name.start - 1
    while at >= 0 and text[at] == " ":
        at -= 1
    return at < 0 or text[at] in BREAK


@cache
def _own(language: SourceLanguage) -> frozenset[str]:
    """Words of a language with which no name is lost."""
    return (
        words(language.titles)
        | words(language.particles)
        | frozenset(table(language.months))
        | frozenset(table(language.weekdays))
    )


@lru_cache(maxsize=_KEPT)
def _words(name: str) -> tuple[str, ...]:
    """The words of a name, folded; none of one that has letters that stand for words."""
    return () if _ACRONYM.search(name) else tuple(fold(token) for token in _WORD.findall(name))


@lru_cache(maxsize=_KEPT)
def _asked(name: str, language: SourceLanguage) -> tuple[str, ...]:
    """The words of a name, "" for one that tells nothing: a title, a month, a number."""
    own, numbers = _own(language), lexicon(language.numerals)  # negli anni Settanta
    return tuple(
        token if len(token) > 3 and token not in own and not numbers.atoms(token) else ""
        for token in _words(name)
    )


@lru_cache(maxsize=_KEPT)
def _like_a_name(text: str) -> bool:
    """Whether a run of capitals may be a person's, a place's or a maker's name.

    Romance languages give offices, surveys and laws a capital, often with a preposition within (Organización
    Mundial de la Salud), and English translates them: they cannot be looked for by their letters.
    """
    words_of = text.split()
    if any(word[:1].islower() for word in words_of):
        return False
    tokens = [fold(token) for token in _WORD.findall(text) if len(token) > 3]
    if len(tokens) < 2 and not _ACRONYM.search(text):
        return any(_FOREIGN_LOOK.search(token) and not _DERIVED.search(token) for token in tokens)
    return not any(_DERIVED.search(token) or token in _OFFICES for token in tokens)


def _is_lost(name: Name, source: str, english: Heard, language: SourceLanguage) -> bool:
    """Whether no word of a name of the source is heard in the English."""
    judged = [token for token in _asked(name.text, language)[_opens(name, source) :] if token]
    if not judged or not english.words.isdisjoint(judged):
        return False
    if language.code in _ROMANCE and not _like_a_name(name.text):
        return False
    if language.script == "Cyrillic" and len(judged) == 1 and _ADJECTIVE.search(judged[0]):
        return False
    if any(stem in token for token in judged for stem in _stems(english, language.code)):
        return False
    return not any(_echoed(token, english) for token in judged)


def _stems(english: Heard, code: str) -> Sequence[str]:
    """How the words begin that say the places of a stretch of English in another language."""
    low, high = english.start, english.end
    found = english.listener.stems(code)
    return [stem for at, stems in found if low <= at < high for stem in stems if len(stem) > 2]


def _echoed(token: str, text: Heard) -> bool:
    """Whether a word of the source is heard in the English: as it is, or in its parts."""
    parts = [token, *(part for part in re.split(r"['-]", token) if len(part) > 3)]
    return any(part in text.words or text.like(romanise(part)) for part in parts)
