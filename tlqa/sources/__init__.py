"""What is known of the languages that stories are translated from: one module each, holding ``LANGUAGE``.

The functions read a text by value: a figure, a date or a name is the same in whatever form it is written. For
a language without a module they read digits and no words.
"""

from __future__ import annotations

import pkgutil
from functools import cache, lru_cache
from importlib import import_module

from tlqa.sources import _names
from tlqa.sources._dates import read_dates, unanswered_days
from tlqa.sources._figures import read_figures
from tlqa.sources._forms import foreign_forms
from tlqa.sources._likeness import same_name
from tlqa.sources._marks import read_hedges, read_negations, read_questions
from tlqa.sources._romanise import romanise, script_of
from tlqa.sources._times import read_times
from tlqa.sources._types import Clock, Day, Figure, Mark, Name, Numerals, SourceLanguage
from tlqa.sources._values import same_value, unanswered

__all__ = [
    "Clock",
    "Day",
    "Figure",
    "Mark",
    "Name",
    "SourceLanguage",
    "codes",
    "dates",
    "figures",
    "foreign_forms",
    "get",
    "modals",
    "names",
    "names_added",
    "names_lost",
    "negations",
    "questions",
    "reported",
    "romanise",
    "same_name",
    "same_value",
    "script_of",
    "times",
    "unanswered",
    "unanswered_days",
]


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
    return get(code) or SourceLanguage(code, code, Numerals())


@lru_cache(maxsize=4096)
def figures(text: str, code: str) -> tuple[Figure, ...]:
    """The numbers of a text by value, in order: in digits and in words, with units, currencies, per cent."""
    return read_figures(text, _known(code))


@lru_cache(maxsize=4096)
def dates(text: str, code: str) -> tuple[Day, ...]:
    """The dates of a text and their parts, in order; a weekday is one of its own."""
    return read_dates(text, _known(code))


@lru_cache(maxsize=4096)
def times(text: str, code: str) -> tuple[Clock, ...]:
    """The times of day of a text, in order."""
    return read_times(text, _known(code))


@lru_cache(maxsize=4096)
def names(text: str, code: str) -> tuple[Name, ...]:
    """The names of a text, in order: capitalised runs; in scripts without capitals known places, katakana."""
    return _names.read_names(text, _known(code))


def names_added(source: str, code: str, target: str) -> tuple[Name, ...]:
    """The names of an English ``target`` that its ``source`` has in no form: another name stands there."""
    return _names.names_added(source, _known(code), target, _known("en"))


def names_lost(source: str, code: str, target: str) -> tuple[Name, ...]:
    """The names of a ``source`` that its English ``target`` has in no form."""
    return _names.names_lost(source, _known(code), target, _known("en"))


@lru_cache(maxsize=4096)
def negations(text: str, code: str) -> tuple[Mark, ...]:
    """The words that negate, in order."""
    return read_negations(text, _known(code))


@lru_cache(maxsize=4096)
def questions(text: str, code: str) -> tuple[Mark, ...]:
    """The question marks and, in Chinese and Japanese, final particles that ask."""
    return read_questions(text, _known(code))


@lru_cache(maxsize=4096)
def modals(text: str, code: str) -> tuple[Mark, ...]:
    """The words for may and must."""
    return read_hedges(text, _known(code), reported=False)


@lru_cache(maxsize=4096)
def reported(text: str, code: str) -> tuple[Mark, ...]:
    """The words that leave a statement to others: allegedly, soll, aurait."""
    return read_hedges(text, _known(code), reported=True)
