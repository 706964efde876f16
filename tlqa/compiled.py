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
from base64 import b64decode, b64encode
from typing import Any, AnyStr

from tlqa.cachefile import digest, read, write

_MOST = 4096
_entries: dict[str, Any] | None = None
_new = 0


def compiled(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """What ``re.compile`` gives, quicker where a run before this one has kept it.

    Raises:
        re.error: not a regular expression.
    """
    global _entries
    if _entries is None:
        stored = read(_file())
        _entries = stored if isinstance(stored, dict) else {}
    entry = _entries.get(_key(source, flags))
    if entry is not None:
        try:
            return _revived(source, entry)
        except Exception:
            _entries.clear()
    return _compile_and_keep(source, flags, _entries)


def keep() -> None:
    """Write what this process compiled beside what was there; for the end of a command. Never raises."""
    global _new
    if _entries is None or not _new:
        return
    _new = 0
    try:
        write(_file(), _entries)
    except Exception:
        return  # a cache that cannot be written costs time, nothing else


def _key(source: str | bytes, flags: int) -> str:
    if isinstance(source, bytes):
        return f"b{int(flags)}:{source.decode('latin-1')}"
    return f"{int(flags)}:{source}"


def _file() -> str:
    import _sre  # type: ignore[import-not-found]

    made_by = [sys.version_info[:3], sys.implementation.cache_tag, _sre.MAGIC, sys.byteorder]
    return f"patterns-{digest(made_by)[:20]}.json"


def _revived(source: AnyStr, entry: list[Any]) -> re.Pattern[AnyStr]:
    import _sre

    flags, groups, names, code = entry
    by_number: list[str | None] = [None] * (groups + 1)
    for name, number in names.items():
        by_number[number] = name
    program = array("I", b64decode(code)).tolist()
    pattern: re.Pattern[AnyStr] = _sre.compile(source, flags, program, groups, names, tuple(by_number))
    return pattern


def _compile_and_keep(source: AnyStr, flags: int, entries: dict[str, Any]) -> re.Pattern[AnyStr]:
    global _new
    try:
        entry = _entry(source, flags)
        pattern = _revived(source, entry)
    except Exception:
        return re.compile(source, flags)  # no regular expression, or a Python with other insides
    if len(entries) >= _MOST:
        entries.clear()  # patterns of rules that are no more
    entries[_key(source, flags)] = entry
    _new += 1
    return pattern


def _entry(source: str | bytes, flags: int) -> list[Any]:
    """What ``re.compile`` hands to the matcher: flags, groups, their names, the program."""
    from re import _compiler, _parser  # type: ignore[attr-defined]

    parsed = _parser.parse(source, int(flags))
    program = array("I", _compiler._code(parsed, int(flags)))
    state = parsed.state
    names = dict(state.groupdict)
    return [int(flags) | state.flags, state.groups - 1, names, b64encode(program.tobytes()).decode()]
