"""The dictionary form of a word: irregular forms by table, the others by the endings of their tag.

A lemma is in lower case. Of a spelling that two lemmas share (*axes*, *lies*) one is taken, the one that
news means more often; the tables are data of the language, the endings are English.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from tlqa.compiled import compiled
from tlqa.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tlqa.model import Tag
    from tlqa.text.language import Language

_VOWELS = frozenset("aeiouy")
_DOUBLED = compiled(r"(?:[^aeiou]|qu)[aeiou]([bdgkmnprtlv])\1$")
_KEEPS_DOUBLE = compiled(r"(?:ll|ss|ff|zz)$")
# What a stem ends in when -ed or -ing has taken its e: *hous, hop, arrang, settl, creat, argu, determin*.
_LOST_E = compiled(
    r"(?:[aeioulnrp]s|[aeiouyrl]v|[aeiounr]c|[aeiour]z|[nrdl]g|[aeiou]g|u|[bcdfgkpstz]l|rl?s|th$(?<=[eoa]th)"
    r"|[^aeiou]at|[aeiu]at|[aeiou]k(?<!ook)(?<!eek)(?<!eak)(?<!oak)|[^aeiou](?:[aiou]d|[aiou]m|[aou]p|[ou]t)"
    r"|[^aeiou]u[lnr]|[^aeiou]i[bnr]|[^aeiou]a[rn]|[iu]r|[^aeiou]ol)$"
)
_LIKE_ES = compiled(r"(?:ss|sh|[^aeo]ch|[aeo]{2}ch|[aeo]tch|ach|x|zz|o)es$")
_MEN = compiled(r"men$")
_YSES = compiled(r"(?<=[a-z])yses$")


def lemma(word: str, tag: Tag, language: Language) -> str:
    """The dictionary form of a word, in lower case; the word itself where the language has no rules."""
    return _lemma(fold(word), tag.pos, tag.form, tag.number, tag.tense, language)


def beginnings(word: str, language: Language) -> tuple[str, ...]:
    """Folded strings of which one begins every form of this lemma, whatever its part of speech."""
    cut = len(word) > 2 and (word[-1] == "e" or (word[-1] == "y" and word[-2] not in _VOWELS))
    stem = word[:-1] if cut else word
    odd = {form for forms in _forms(language).get(word, ()) for form in forms}
    for end, plural in (("man", "men"), ("sis", "ses")):
        if word.endswith(end):
            odd.add(word[: -len(end)] + plural)
    return tuple(sorted({stem, *(form for form in odd if not form.startswith(stem))}))


@lru_cache(maxsize=8192)
def _lemma(word: str, pos: str, form: str, number: str, tense: str, language: Language) -> str:
    known = _irregular(language).get((pos, word))
    if known is not None and not (pos == "NOUN" and number == "Sing"):
        return known
    if language.code != "en":
        return word
    if pos in ("VERB", "AUX"):
        return _verb(word, form, tense, number, language)
    if pos in ("NOUN", "PROPN") and number == "Plur":
        return _singular(word)
    return word


def _verb(word: str, form: str, tense: str, number: str, language: Language) -> str:
    if word.endswith("ing") and (form in ("Ger", "Part") or not form) and len(word) > 4:
        return _base(word[:-3], language)
    if word.endswith("ed") and (tense == "Past" or form == "Part") and len(word) > 3:
        if word.endswith("ied"):
            return word[:-3] + "y"
        return word[:-1] if word.endswith("eed") and len(word) < 6 else _base(word[:-2], language)
    if word.endswith("s") and number == "Sing" and form == "Fin" and tense != "Past":
        return _without_s(word)
    return word


def _base(stem: str, language: Language) -> str:
    """The verb of which -ed or -ing was taken off."""
    known = language.base_verbs
    undoubled = stem[:-1] if _DOUBLED.search(stem) else ""
    for candidate in (stem, stem + "e", undoubled):
        if candidate in known:
            return candidate
    if undoubled and not _KEEPS_DOUBLE.search(stem):
        return undoubled
    if len(stem) > 1 and _LOST_E.search(stem) and not _VOWELS.isdisjoint(stem):
        return stem + "e"
    return stem


def _without_s(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if _LIKE_ES.search(word):
        return word[:-2]
    return word[:-1] if not word.endswith("ss") else word


def _singular(word: str) -> str:
    if _MEN.search(word):
        return word[:-2] + "an"
    if _YSES.search(word):
        return word[:-2] + "is"
    return _without_s(word) if word.endswith("s") else word


@lru_cache(maxsize=8)
def _entries(language: Language) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """Part of speech, lemma, forms."""
    lines = (line.split() for line in language.irregular.splitlines() if line)
    return tuple((pos, word, tuple(map(fold, forms))) for pos, word, *forms in lines)


@lru_cache(maxsize=8)
def _irregular(language: Language) -> Mapping[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for pos, word, forms in _entries(language):
        for form in forms:
            found.setdefault((pos, form), word)
    return found


@lru_cache(maxsize=8)
def _forms(language: Language) -> Mapping[str, list[tuple[str, ...]]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for _, word, forms in _entries(language):
        found.setdefault(word, []).append(forms)
    return found
