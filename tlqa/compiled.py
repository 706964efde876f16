"""Compiled regular expressions that outlive the process.

``re`` compiles in Python: the 130 or so patterns that one story wakes take 60 ms, a quarter of the whole
check, and nothing in them changes from run to run. Here the program that ``re`` makes of a pattern, a list of
numbers, is kept in the user's cache directory for the Python that made it. The matcher checks such a
program before it takes it, so a damaged cache is an exception, and any exception means compiling anew.
"""

from __future__ import annotations

import re
import sys
from array import array
from contextlib import suppress
from typing import TYPE_CHECKING, AnyStr

from tlqa import quicker
from tlqa.cachefile import digest, replace, whole
from tlqa.patternfile import PatternFile, packed

if TYPE_CHECKING:
    from tlqa.patternfile import Entry

_MOST = 12_288
"""Where there are more, those of rules that are no more are among them: all is written anew."""

_MOST_HELD = 1_024
"""New ones, about 5 MB: so many are written at once, by a process that never ends too."""

_stored: PatternFile | None = None
_new: dict[str, Entry] = {}


def compiled(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """What ``re.compile`` gives, quicker where a run before this one has kept it.

    Raises:
        re.error: not a regular expression.
    """
    global _stored
    if _stored is None:
        _stored = _read()
    key = _key(source, flags)
    try:
        entry = _new.get(key) or _stored.get(key)
        if entry is not None:
            return _revived(source, entry)
    except Exception:
        _stored = PatternFile()
    return _compile_and_keep(source, flags, key)


def keep() -> None:
    """Write what this process compiled beside what was there: at the end of a command, or when it is much.

    Never raises.
    """
    global _stored
    if _stored is None or not _new:
        return
    with suppress(Exception):  # a cache that cannot be written costs time, nothing else
        replace(_file(), packed(_new, _stored if len(_stored) + len(_new) <= _MOST else None))
        _stored = None  # the file has them all now
    _new.clear()


def _read() -> PatternFile:
    try:
        return PatternFile(whole(_file()))
    except Exception:
        return PatternFile()


def _key(source: str | bytes, flags: int) -> str:
    if isinstance(source, bytes):
        return f"b{int(flags)}:{source.decode('latin-1')}"
    return f"{int(flags)}:{source}"


def _file() -> str:
    import _sre  # type: ignore[import-not-found]

    made_by = [quicker.VERSION, sys.version_info[:3], sys.implementation.cache_tag, _sre.MAGIC, sys.byteorder]
    return f"patterns-{digest(made_by)[:20]}.bin"


def _revived(source: AnyStr, entry: Entry) -> re.Pattern[AnyStr]:
    import _sre

    flags, groups, names, program = entry
    by_number: list[str | None] = [None] * (groups + 1)
    for name, number in names.items():
        by_number[number] = name
    pattern: re.Pattern[AnyStr] = _sre.compile(
        source, flags, program.tolist(), groups, names, tuple(by_number)
    )
    return pattern


def _compile_and_keep(source: AnyStr, flags: int, key: str) -> re.Pattern[AnyStr]:
    try:
        entry = _entry(source, flags)
        pattern = _revived(source, entry)
    except Exception:
        return re.compile(source, flags)  # no regular expression, or a Python with other insides
    _new[key] = entry
    if len(_new) >= _MOST_HELD:
        keep()
    return pattern


def _entry(source: str | bytes, flags: int) -> Entry:
    """What ``re.compile`` hands to the matcher."""
    state, program = quicker.program(source, int(flags))
    return int(flags) | state.flags, state.groups - 1, dict(state.groupdict), array("I", program)
