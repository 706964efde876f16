"""What phrases look like in a text: folded, plainly typed, by their first words, as one expression."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from tlqa.compiled import compiled
from tlqa.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

WORD = compiled(r"\w+")
_SPACE = "[ \u00a0\u202f\u2009]"
_PLAIN = str.maketrans("\u00a0\u202f\u2009’", "   '")


def key_of(text: str) -> str:
    """The text folded; itself where that changes nothing, for tables have many phrases."""
    folded = fold(text)
    return text if folded == text else folded


def typed(text: str) -> str:
    """The text with plain spaces and apostrophes, in the case that it has."""
    return text if text.isascii() else text.translate(_PLAIN)


def by_words(phrases: Iterable[str]) -> dict[tuple[str, ...], list[tuple[str, str]]]:
    """The folded phrases and the phrases, by the first two words; these stand whole where the phrase does."""
    found: dict[tuple[str, ...], list[tuple[str, str]]] = {}
    for wrong in phrases:
        key = key_of(wrong)
        found.setdefault(tuple(WORD.findall(key)[:2]), []).append((key, wrong))
    return found


def by_first(phrases: Iterable[str], *, ignore_case: bool) -> dict[str, tuple[str, ...]]:
    """The beginnings of what the phrases match by their first word, "" for those that begin with a mark."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for phrase in phrases:
        for written in _written(phrase, ignore_case=ignore_case):
            word = WORD.match(written)
            found[word.group() if word else ""].append(written)
    return {word: tuple(written) for word, written in found.items()}


def _written(phrase: str, *, ignore_case: bool) -> Iterator[str]:
    """The beginnings of what ``_one`` matches, made plain."""
    if ignore_case:
        yield key_of(phrase)
        return
    yield (plain := typed(phrase))
    if phrase[0].islower():
        yield from (capital + plain[1:] for capital in phrase[0].upper())


@lru_cache(maxsize=512)
def expression_of(phrases: tuple[str, ...], flags: re.RegexFlag) -> re.Pattern[str]:
    """What finds any of the phrases; rules and stories that look for the same ones share it."""
    return re.compile(alternation(phrases, ignore_case=bool(flags & re.IGNORECASE)), flags)


def alternation(phrases: Iterable[str], *, ignore_case: bool) -> str:
    """One expression for all, the longest first, as whole words."""
    ordered = sorted(phrases, key=lambda p: (-len(p), p))
    return r"(?<!\w)(?:" + "|".join(_one(p, ignore_case=ignore_case) for p in ordered) + r")(?!\w)"


def _one(phrase: str, *, ignore_case: bool) -> str:
    body = re.escape(phrase).replace(r"\ ", _SPACE).replace("’", "'").replace("'", "['’]")
    first = phrase[0]
    if ignore_case or not first.islower():
        return body
    return f"[{first}{first.upper()}]{body[1:]}"
