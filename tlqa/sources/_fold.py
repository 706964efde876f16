"""Letters made comparable one for one, so that places in the folded text are places in the text."""

from __future__ import annotations

import unicodedata

_ARABIC = {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ک": "ك", "ی": "ي"}
_OTHER = {"ı": "i", "ł": "l", "đ": "d", "ø": "o", "’": "'", "ʼ": "'", "‘": "'", "−": "-", "–": "-", "‑": "-"}
_SPACES = "\u00a0\u202f\u2009\u2007\u3000"


class _Table(dict[int, str]):
    """Filled as letters are met: there are too many to list and a story has few."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _one(chr(code))
        return folded


def _one(letter: str) -> str:
    if letter in _SPACES:
        return " "
    if unicodedata.category(letter) == "Nd":
        return str(unicodedata.digit(letter))
    if "\uff01" <= letter <= "\uff5e":
        return _one(unicodedata.normalize("NFKC", letter))
    known = _ARABIC.get(letter) or _OTHER.get(letter)
    if known:
        return known
    if letter < "\u0700" or "\u1e00" <= letter <= "\u1fff":
        letter = unicodedata.normalize("NFD", letter)[0]
    lower = letter.casefold()
    return _OTHER.get(lower, lower) if len(lower) == 1 else letter.lower()[0]


_TABLE = _Table()


def fold(text: str) -> str:
    """The text in lower case, without accents, digits as 0 to 9; as long as it was."""
    lower = text.lower()
    if text.isascii():
        return lower
    if len(lower) != len(text):
        return text.translate(_TABLE)
    for letter in set(lower):  # few differ, and to replace these is quicker than to look at every letter
        if letter > "\x7f" and (plain := _TABLE[ord(letter)]) != letter:
            lower = lower.replace(letter, plain)
    return lower
