"""Numbers in digits with nothing beside them that says what they count: most of those that a story has."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tlqa.sources._counted import LOOK, ONE_IN
from tlqa.sources._digits import whole
from tlqa.sources._types import Figure

if TYPE_CHECKING:
    from tlqa.sources._around import Around

_RUN = re.compile("[0-9]+")
_WORD = re.compile(r"[^\W\d_]+")
_STOPS = frozenset([*',.;:!?)”“"\n', ""])
_SEPARATORS = ".,:"  # between two digits they are part of one number, or of a date
_BEFORE = frozenset([" ", "(", ""])
_MORE = frozenset([*" -½¼¾⅓⅔'0123456789", ""])  # may go on a number after a space


def bare(beside: Around, masked: str, start: int, there: frozenset[str]) -> Figure | None:
    """The figure that begins with digits at a place, None where it must be looked at more closely.

    It is what ``readings`` and ``counted`` would make of it, in one look.

    Args:
        beside: the words of the language around numbers.
        masked: the folded text with what is not to be read blanked out.
        there: the number words of the text.
    """
    run = _RUN.match(masked, start)
    if run is None or masked[max(0, start - 1) : start] not in _BEFORE:
        return None
    end = run.end()
    after = masked[end : end + 1]
    if after == " ":
        if masked[end + 1 : end + 2] in _MORE:
            return None
        word = _WORD.match(masked, end + 1)
        following = word[0] if word else masked[end + 1 : end + 2]
        if following in beside.firsts or following in there:
            return None
        if word is not None and masked[word.end() : word.end() + 1] == "'":  # п'ять
            return None
    elif after not in _STOPS or (after in _SEPARATORS and after and masked[end + 1 : end + 2].isdecimal()):
        return None
    before = masked[max(0, start - LOOK) : start][::-1]
    if beside.leads(before):
        return None
    value = whole(run[0])
    if value % 10 == 0 and (beside.decade.match(masked, end) or beside.decade_before.match(before)):
        return None
    if 2 <= value <= 100 and ONE_IN.match(before):
        return None
    sort = "year" if end - start == 4 and 1000 <= value <= 2100 else "number"
    return Figure(start, end, value, sort, weak=value == 1)
