"""Words as treebanks have them: 'don’t' is 'do' and 'n’t', 'Monday’s' is 'Monday' and '’s'.

The tagger was taught on these. What a word is depends on the language, which brings a pattern for it; a
language without one has the plain tokens.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from tlqa.compiled import compiled
from tlqa.model import Token
from tlqa.text.tokens import tokenize

if TYPE_CHECKING:
    import re

    from tlqa.text.language import Language

_CLOSING = " \t\n\r\u00a0'’\"”)]»*"


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return compiled(pattern)


def split_words(text: str, start: int, end: int, language: Language) -> tuple[Token, ...]:
    """The words of the sentence ``text[start:end]``.

    Offsets are code points of the whole text, end exclusive; they increase, and nothing but white space
    lies between the words.
    """
    if not language.word_pattern:
        return tokenize(text, start, end)
    found: list[Token] = []
    last = start + len(text[start:end].rstrip(_CLOSING)) - 1  # where the sentence's last mark stands
    for match in _compiled(language.word_pattern).finditer(text, start, end):
        word, at, stop = match.group(), match.start(), match.end()
        before = found[-1] if word == "." and found else None
        if before and before.end == at != last and _shortened(before.text, language):
            found[-1] = Token(before.start, stop, before.text + ".")
        elif stop - 1 == last and len(word) > 3 and word[-1] == "." and word[-2].isalpha():
            found += (Token(at, stop - 1, word[:-1]), Token(stop - 1, stop, "."))  # 'in the U.K.'
        else:
            found.append(Token(at, stop, word))
    return tuple(found)


def _shortened(word: str, language: Language) -> bool:
    """Whether a full stop inside the sentence belongs to this word: 'Mr', 'Sept', 'J'."""
    return word.lower() in language.abbreviations or (len(word) == 1 and word.isupper())
