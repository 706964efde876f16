"""Tokens: words with their inner apostrophes, hyphens and points, numbers, and single marks."""

from __future__ import annotations

from tlqa.compiled import compiled
from tlqa.model import Token

_TOKEN = compiled(
    r"\d+(?:[.,:]\d+)*"
    r"|(?:[A-Za-z]\.){2,}"
    r"|[^\W\d_]+(?:['’.\-‑&][^\W_]+)*"
    r"|\w+"
    r"|\.{2,}|[^\w\s]"
)
_MARKS = compiled(r"\s[^A-Za-z0-9_\w\s]+(?!\S)")  # ASCII comes first: it is told without a table
WORD = compiled(r"[^\W\d_][\w'’\-‑]*")


def tokenize(text: str, start: int, end: int) -> tuple[Token, ...]:
    """The tokens of ``text[start:end]``; offsets are code points of the whole text, end exclusive."""
    return tuple(Token(m.start(), m.end(), m.group()) for m in _TOKEN.finditer(text, start, end))


def words(text: str, start: int, end: int) -> list[str]:
    """The words of ``text[start:end]``, as written, without numbers and marks."""
    return WORD.findall(text, start, end)


def count_words(text: str) -> int:
    """Words as newsrooms count them: runs between white space that hold a letter or digit."""
    words = text.split()
    if "_" in text:  # for re it belongs to words
        doubtful = [word for word in words if not word[0].isalnum()]
        return len(words) - sum(not any(map(str.isalnum, word)) for word in doubtful)
    return len(words) - len(_MARKS.findall(f" {text}"))
