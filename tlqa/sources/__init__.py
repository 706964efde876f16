"""What is known of the languages that stories are translated from: one module each, holding ``LANGUAGE``.

The functions read a text by value: a figure, a date or a name is the same in whatever form it is written. For
a language without a module they read digits and no words.
"""

from __future__ import annotations

import pkgutil
from functools import cache, lru_cache
from importlib import import_module
from typing import TYPE_CHECKING

from tlqa.sources import _names
from tlqa.sources._capitals import known_names, read_names
from tlqa.sources._dates import read_dates, unanswered_days
from tlqa.sources._dictionary import Dictionary, dictionary, english_words
from tlqa.sources._figures import read_figures
from tlqa.sources._fold import fold
from tlqa.sources._forms import foreign_forms
from tlqa.sources._hearing import Heard, Listener
from tlqa.sources._hearing import listen as _listen
from tlqa.sources._likeness import same_name
from tlqa.sources._marks import read_hedges, read_negations, read_questions
from tlqa.sources._romanise import romanise, script_of
from tlqa.sources._text import Text
from tlqa.sources._text import read as _read
from tlqa.sources._times import read_times
from tlqa.sources._types import Clock, Day, Figure, Mark, Name, Numerals, Ordered, SourceLanguage
from tlqa.sources._values import same_hour, same_value, unanswered

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = [
    "Clock",
    "Day",
    "Dictionary",
    "Figure",
    "Heard",
    "Listener",
    "Mark",
    "Name",
    "Ordered",
    "SourceLanguage",
    "Text",
    "codes",
    "dates",
    "dictionary",
    "english_words",
    "figures",
    "fold",
    "foreign_forms",
    "get",
    "listen",
    "modals",
    "names",
    "names_added",
    "names_lost",
    "names_to_keep",
    "negations",
    "questions",
    "read",
    "reported",
    "romanise",
    "same_hour",
    "same_name",
    "same_value",
    "script_of",
    "times",
    "unanswered",
    "unanswered_days",
    "unheard",
    "unkept",
    "unwritten",
]


_KEPT = 32
"""Readings that are kept: of the two texts of a pair, for all that ask."""


@cache
def codes() -> tuple[str, ...]:
    """The codes of the languages that have a module, sorted."""
    return tuple(sorted(m.name for m in pkgutil.iter_modules(__path__) if not m.name.startswith("_")))


@cache
def get(code: str) -> SourceLanguage | None:
    """The data of a language by its code, whose first part counts (``zh-Hant``); None without a module."""
    primary = code.replace("_", "-").split("-")[0].lower()
    if primary not in codes():
        return None
    language: SourceLanguage = import_module(f"tlqa.sources.{primary}").LANGUAGE
    return language


@cache
def _known(code: str) -> SourceLanguage:
    return get(code) or SourceLanguage(code, code, Numerals(), script="")


def read(text: str, code: str) -> Text:
    """A text folded and cut into words, as all that read it by value share it."""
    return _read(text, _known(code))


@lru_cache(maxsize=_KEPT)
def figures(text: str, code: str) -> tuple[Figure, ...]:
    """The numbers of a text by value, in order: in digits and in words, with units, currencies, per cent."""
    return Ordered(read_figures(text, _known(code)))


@lru_cache(maxsize=_KEPT)
def dates(text: str, code: str) -> tuple[Day, ...]:
    """The dates of a text and their parts, in order; a weekday is one of its own."""
    return Ordered(read_dates(text, _known(code)))


@lru_cache(maxsize=_KEPT)
def times(text: str, code: str) -> tuple[Clock, ...]:
    """The times of day of a text, in order."""
    return Ordered(read_times(text, _known(code)))


@lru_cache(maxsize=_KEPT)
def names(text: str, code: str) -> tuple[Name, ...]:
    """The names of a text, in order: capitalised runs; in scripts without capitals known places, katakana."""
    return Ordered(read_names(text, _known(code)))


def names_to_keep(text: str, code: str) -> tuple[Name, ...]:
    """The names of a source of which it can be told whether its English has lost them.

    German nouns all have a capital; in scripts without capitals these are the places that are known.
    """
    language = _known(code)
    if language.code == "de":
        return ()
    return Ordered(known_names(text, language)) if language.code == "ja" else names(text, code)


def listen(text: str, code: str) -> Listener:
    """A text made ready so that names can be looked for in stretches of it."""
    return _listen(text, _known(code))


def unwritten(names: Iterable[Name], words: Iterable[str], code: str = "") -> list[Name]:
    """Those names of which none of some words is a word: a quick first look before ``unheard``.

    With the code of a source the names are its own, and the words English: before ``unkept``.
    """
    return _names.unwritten(names, words, _known(code) if code else None)


def unheard(names: Iterable[Name], source: Heard) -> list[Name]:
    """Those English names that a stretch of the source has in no form: another name stands there."""
    return _names.added(names, source)


def unkept(names: Iterable[Name], source: str, english: Heard, code: str) -> list[Name]:
    """Those names of a source (see ``names_to_keep``) that a stretch of its English has in no form."""
    return _names.lost(names, source, english, _known(code))


def names_added(source: str, code: str, target: str) -> tuple[Name, ...]:
    """The names of an English ``target`` that its ``source`` has in no form: another name stands there."""
    return tuple(unheard(names(target, "en"), listen(source, code).all))


def names_lost(source: str, code: str, target: str) -> tuple[Name, ...]:
    """The names of a ``source`` that its English ``target`` has in no form."""
    return tuple(unkept(names_to_keep(source, code), source, listen(target, "en").all, code))


@lru_cache(maxsize=_KEPT)
def negations(text: str, code: str) -> tuple[Mark, ...]:
    """The words that negate, in order."""
    return Ordered(read_negations(text, _known(code)))


@lru_cache(maxsize=_KEPT)
def questions(text: str, code: str) -> tuple[Mark, ...]:
    """The question marks and, in Chinese and Japanese, final particles that ask."""
    return Ordered(read_questions(text, _known(code)))


@lru_cache(maxsize=_KEPT)
def modals(text: str, code: str) -> tuple[Mark, ...]:
    """The words for may and must."""
    return Ordered(read_hedges(text, _known(code), reported=False))


@lru_cache(maxsize=_KEPT)
def reported(text: str, code: str) -> tuple[Mark, ...]:
    """The words that leave a statement to others: allegedly, soll, aurait."""
    return Ordered(read_hedges(text, _known(code), reported=True))
