"""Values that a stranger may have written: each is what it should be, or refused."""

from __future__ import annotations

from typing import Any


class DamagedError(ValueError):
    """A value that is not as it should be."""


def span(start: Any, end: Any, last: int) -> None:
    if type(start) is not int or type(end) is not int or not 0 <= start <= end <= last:
        raise DamagedError("a place outside the file")


def number(value: Any) -> float:
    if type(value) is not float and type(value) is not int:
        raise DamagedError("no number")
    return value


def is_a(wanted: type, value: Any) -> Any:
    if type(value) is not wanted:
        raise DamagedError("of another type")
    return value


def or_none(wanted: type, value: Any) -> Any:
    return None if value is None else is_a(wanted, value)


def all_are(wanted: type, values: Any) -> Any:
    for value in values:
        if type(value) is not wanted:
            raise DamagedError("of another type")
    return values
