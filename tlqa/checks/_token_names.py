"""The words without which a token pattern cannot match: what lets it sleep on most sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tlqa import languages
from tlqa.checks._token_element import described, listed
from tlqa.checks._token_program import repeats
from tlqa.text.folding import fold
from tlqa.text.lemmas import beginnings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_MOST = 128


def names_of(items: Sequence[Any], lists: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, ...]]:
    """For each element that must take a word and names it: folded strings of which one stands in the text.

    Elements that name more words than help are left out.
    """
    for item in items:
        if repeats(item)[0] == 0:
            continue
        names = frozenset(_names(described(item), lists))
        if 0 < len(names) <= _MOST:
            yield tuple(sorted(n for n in names if not any(o != n and o in n for o in names)))


def _names(keys: Mapping[str, Any], lists: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """The strings of the first key that names words: each of the keys must hold."""
    for name in ("text", "lower"):
        if name in keys:
            yield from map(fold, listed(keys[name]))
            return
    english = languages.get("en")
    if "lemma" in keys:
        for word in listed(keys["lemma"]):
            yield from beginnings(fold(word), english)
    elif "in" in keys:
        for name in listed(keys["in"]):
            for word in lists[name]:
                yield from beginnings(fold(word), english)
