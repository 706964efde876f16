"""Small dictionaries into English, to tell which sentences of two texts answer each other.

A word is known by how its English may begin, so the files say little and are short: *recov* for 恢复,
*recovery* and *recovered*. They are ``tlqa/sources/CODE.words.json``, written by ``tools/dictionary.py``
and read when a source in that language is first compared.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from tlqa.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

_MOST = 5
_LEAST = 3
_WORD = re.compile(r"[^\W\d_]+")
# English words that stand in every sentence, or whose meaning lies in the word beside them
LITTLE = frozenset(
    """
    the and for with from are was were been being not its one does did that this these those who which what
    also etc has have had can may will would could should into out off over more most very other others some
    any all such kind type make made get take give put than then there their his her him she they them you
    your our when while but about after before between during through against under only same own way part
    thing things people
    """.split()
)


def begins(word: str) -> str:
    """How an English word in lower case begins in all its forms, "" of one that tells nothing."""
    if word in LITTLE or len(word) < _LEAST:
        return ""
    if word.endswith("ies"):
        word = f"{word[:-3]}y"
    elif word.endswith(("ed", "es")) and len(word) > 4:
        word = word[:-2]
    elif word.endswith(("s", "e")) and len(word) > 3:
        word = word[:-1]
    return word[:_MOST]


def english_words(text: str) -> frozenset[str]:
    """How the words of an English text begin."""
    return frozenset({begins(word) for word in _WORD.findall(text.lower())} - {""})


@dataclass(frozen=True, slots=True, eq=False)
class Dictionary:
    """Words of a language that is written without spaces, and how what they mean in English may begin."""

    words: Mapping[str, str]
    simpler: Mapping[int, int]
    longest: int

    def english(self, text: str) -> frozenset[str]:
        """How the English of a text's words may begin; the longest word counts where several stand there."""
        text = text.translate(self.simpler)
        words, longest = self.words, self.longest
        found: set[str] = set()
        at, end = 0, len(text)
        while at < end:
            for stop in range(min(end, at + longest), at + 1, -1):
                meant = words.get(text[at:stop])
                if meant is not None:
                    found.update(meant.split())
                    at = stop
                    break
            else:
                at += 1
        return frozenset(found)


@cache
def dictionary(code: str) -> Dictionary | None:
    """That of a language, None where there is none."""
    path = Path(__file__).parent / f"{code}.words.json"
    if not code.isalpha() or not path.is_file():
        return None
    table = json.loads(path.read_text(encoding="utf-8"))
    words: dict[str, str] = table["words"]
    simpler = str.maketrans(table["traditional"], table["simplified"])
    return Dictionary(words, simpler, max(map(len, words)))
