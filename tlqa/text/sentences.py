"""Sentences with soft boundaries.

Other splitters glue '… on this topic. senior official.' into one sentence, because no sentence begins
in lower case; that is how the artefact hides. Here a full stop before a lower-case letter is a *soft*
boundary: a sentence begins, and says that it begins oddly.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tlqa.compiled import compiled
from tlqa.model import Sentence

if TYPE_CHECKING:
    import re

    from tlqa.text.language import Language

# Each alternative looks back at its first mark, since re skips fast to a class that stands in front of all.
_STOP = compiled(
    r"[.!?…:;。！？]"
    r"(?:(?<=[.!?…])[.!?…]*[”\"’»'\])]*(?:[ \u00a0\u202f][”»])?(?=\s|$)|(?<=[:;])[”\"](?=\s|$)|(?<=[。！？]))"
)
_INITIALS = compiled(r"(?:[A-Za-z]\.-?)+[A-Za-z]")
_LETTERS = compiled(r"[^\W\d_]+")
_CLOSERS = "”\"’»'])"


def split(text: str, start: int, end: int, language: Language) -> tuple[Sentence, ...]:
    """The sentences of ``text[start:end]``, in order, without surrounding white space.

    Offsets are code points of the whole text, end exclusive.
    """
    sentences: list[Sentence] = []
    begin, soft = start, False
    for match in _STOP.finditer(text, start, end):
        following = _next_visible(text, match.end(), end)
        if following >= end:
            break
        kind = _boundary(text, match, following, start, language)
        if kind is None:
            continue
        sentences.append(Sentence(begin, match.end(), soft))
        begin, soft = following, kind == "soft"
    if begin < end:
        sentences.append(Sentence(begin, end, soft))
    return tuple(sentences)


def _next_visible(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at


def _boundary(text: str, stop: re.Match[str], following: int, start: int, language: Language) -> str | None:
    """'hard', 'soft' or no boundary after this stop."""
    mark = stop.group()
    if mark[0] in ":;":
        return None
    first = text[following]
    word_at = following
    if first in "“\"‘'«([„—–-" and following + 1 < len(text):
        word_at = following + 1
        first = text[word_at]
    plain = mark[0] == "." and not mark.startswith("..")
    before = _word_before(text, start, stop.start())
    if plain and mark[-1] not in _CLOSERS and _abbreviated(before, text, word_at, language):
        return None
    if first.islower() and mark[-1] in ")]" and before[:1].isupper():
        return None  # the stop is an abbreviation's: 'Lena Moor (D-Calif.) voted'
    if first.islower():
        return "soft" if plain and text[following].islower() and len(before) > 1 else None
    return "hard"


def _word_before(text: str, start: int, at: int) -> str:
    words = text[max(start, at - 24) : at].split()
    return words[-1].lstrip("“\"‘'(«") if words and not text[at - 1].isspace() else ""


def _abbreviated(before: str, text: str, word_at: int, language: Language) -> bool:
    """Whether the stop belongs to an abbreviation and the sentence goes on."""
    if len(before) == 1 and before.isalpha() and before != "I":
        return True
    lowered = before.lower()
    if lowered in language.title_abbreviations or lowered in {"no", "nos", "vs"}:
        # 'He said no. The vote …' is a sentence end: a number follows the abbreviation
        return lowered not in {"no", "nos"} or text[word_at].isdigit()
    if lowered in language.abbreviations or _INITIALS.fullmatch(before):
        word = _LETTERS.match(text, word_at)
        starts = (
            word is not None and word.group()[0].isupper() and word.group().lower() in language.function_words
        )
        return not starts
    return False
