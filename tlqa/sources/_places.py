"""Places, peoples and languages: what an English name is called in another language."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from tlqa.sources._aliases import ELSEWHERE, HAN, PEOPLES, SHORT
from tlqa.sources._cities import PLACES
from tlqa.sources._fold import fold

_SCRIPTS_WHOLE = ("zh", "ja", "hi", "ar")
_UNIONS = ("US", "UK", "EU", "UN", "NATO", "KOREA", "HK", "TIBET", "XINJIANG")
_INFLECTED = 5  # a word so long is known again without its last letters


@cache
def _table() -> dict[str, list[str]]:
    text = Path(__file__).with_name("places.json").read_text(encoding="utf-8")
    table: dict[str, list[str]] = json.loads(text)
    return table


def _stem(word: str, code: str) -> str:
    """How a word begins in all its cases, and without what Chinese and Japanese add to languages."""
    word = fold(word)
    if code in ("zh", "ja"):
        bare = word[:-1] if word[-1:] in "语語文市" and len(word) > 2 else word
        return bare.removesuffix("共和国")
    first = word.split()[0] if word.split() else word
    if code == "ar":
        first = word.removeprefix("ال")
        return first[:-1] if len(first) >= _INFLECTED else first
    if len(first) < 4 and " " in word:
        return word
    return first[:-2] if len(first) > _INFLECTED + 1 else first[:-1] if len(first) >= _INFLECTED else first


@cache
def known(code: str) -> dict[str, frozenset[str]]:
    """For each folded English name how the words begin that say it in a language (in Han: the strings)."""
    table = _table()
    found: dict[str, set[str]] = {}
    for english, own in zip(table["en"], table.get(code, [""] * len(table["en"])), strict=True):
        stems = {_stem(own or english, code)} - {""}
        found.setdefault(fold(english), set()).update(stems)
        first, _, rest = fold(english).partition(" & ")
        if rest:
            found.setdefault(first, set()).update(stems)
    for line in PEOPLES.split("\n"):
        country, *others = line.split() or [""]
        if others:
            _together(found, [fold(word) for word in (country, *others)])
    elsewhere: dict[str, list[str]] = {}
    for line in ELSEWHERE.splitlines():
        key, *own_words = line.split() or [""]
        elsewhere.setdefault(key, []).extend(own_words)
    for line in SHORT.splitlines():
        key, *english_names = line.split() or [""]
        for name in english_names:
            stems = {fold(stem).replace("_", " ") for stem in elsewhere.get(key, [])}
            found.setdefault(name.replace("_", " "), set()).update(stems)
    for line in PLACES.splitlines():
        name, *stems_of = line.split() or [""]
        found.setdefault(fold(name), set()).update(fold(stem) for stem in stems_of)
    if code in ("zh", "ja"):
        _abbreviate(found)
    return {name: frozenset(stem for stem in stems if stem) for name, stems in found.items()}


@cache
def called(code: str) -> dict[str, tuple[tuple[str, tuple[str, ...]], ...]]:
    """By their first two letters, longest first: how words begin that say a place, and its English names."""
    english: dict[str, list[str]] = {}
    for name, stems in known(code).items():
        for stem in stems:
            english.setdefault(stem, []).append(name)
    found: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for stem in sorted(english, key=len, reverse=True):
        if len(stem) > 1:
            found.setdefault(stem[:2], []).append((stem, tuple(sorted(english[stem]))))
    return {begin: tuple(stems) for begin, stems in found.items()}


@cache
def countries(code: str) -> dict[str, frozenset[str]]:
    """How words begin that say a country or a union, and the English words of which one must answer."""
    lines = [[fold(word) for word in line.split()] for line in PEOPLES.splitlines()]
    for line in SHORT.splitlines():
        key, *names = line.split() or [""]
        if key in _UNIONS:
            lines.append([name.replace("_", " ") for name in names])
    found: dict[str, set[str]] = {}
    for names in lines:
        for stem in {stem for name in names for stem in known(code).get(name, ())}:
            found.setdefault(stem, set()).update(names)
    return {stem: frozenset(names) for stem, names in found.items()}


def _together(found: dict[str, set[str]], names: list[str]) -> None:
    """Names of which each is answered by what answers any of them."""
    stems = set().union(*(found.get(name, set()) for name in names))
    for name in names:
        found.setdefault(name, set()).update(stems)


def _abbreviate(found: dict[str, set[str]]) -> None:
    for line in HAN.splitlines():
        country, *signs = line.split() or [""]
        for people in PEOPLES.splitlines():
            if people.split() and people.split()[0] == country:
                for name in people.split():
                    found.setdefault(fold(name), set()).update(signs)


def _within(stem: str, code: str) -> bool:
    """Whether it may stand within a word: Südostasien."""
    return code in ("de", "nl") and len(stem) >= 4


def says(name: str, folded: str, spaced: str, code: str) -> bool | None:
    """Whether a text has a place, people or language by its English name; None for no such name.

    ``folded`` is the text, ``spaced`` its words with a space before each.
    """
    stems = known(code).get(name)
    if stems is None:
        return None
    if code in _SCRIPTS_WHOLE:
        return any(stem in folded for stem in stems)
    return any(
        stem in folded if " " in stem or _within(stem, code) else f" {stem}" in spaced for stem in stems
    )
