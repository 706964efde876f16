"""The list beside a story, for formats without comments: ``story.txt.tlqa.yaml``.

- rule: en/quotes/unopened        # what --select takes
  text: dead,”                    # the words of the finding; without them, every finding of the rule
  line: 3                         # on this line only
  reason: the band's name
  expires: 2027-01-31             # from the day after, the finding is back
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tlqa.errors import InputError

if TYPE_CHECKING:
    from tlqa.data import Yaml

SUFFIX = ".tlqa.yaml"
_LARGEST = 2**20
_TEXT: dict[str, Any] = {"type": "string", "minLength": 1, "pattern": r"\S"}
SCHEMA: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "Findings of a story that were accepted",
    "type": "array",
    "items": {
        "type": "object",
        "properties": {
            "rule": _TEXT,
            "text": _TEXT,
            "line": {"type": "integer", "minimum": 1},
            "reason": _TEXT,
            "expires": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\d$"},
        },
        "required": ["rule"],
        "additionalProperties": False,
    },
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A finding that was accepted: by its rule, and where given its words and its line in the file.

    ``place`` says where in the list it stands: ``story.txt.tlqa.yaml:2``.
    """

    rule: str
    text: str | None = None
    line: int | None = None
    reason: str = ""
    expired: bool = False
    place: str = ""


def is_sidecar(path: Path) -> bool:
    """Whether a file is the list beside a story, by its name."""
    return path.name.endswith(SUFFIX)


def read_sidecar(path: Path | str) -> tuple[Entry, ...]:
    """What was accepted in a file; nothing where no list lies beside it.

    Raises:
        InputError: with the line of the list that is wrong.
    """
    beside = Path(f"{path}{SUFFIX}")
    try:
        size = beside.stat().st_size if beside.is_file() else None
    except OSError:  # a name too long to have a list beside it
        return ()
    if size is None:
        return ()
    if size > _LARGEST:
        raise InputError(f"is larger than {_LARGEST // 2**20} MB", path=str(beside))
    from tlqa.data import read_yaml

    return _read(read_yaml(beside, InputError))


def _read(yaml: Yaml) -> tuple[Entry, ...]:
    from tlqa.rulebook.validate import UNKNOWN, problems

    value = _with_dates_as_text(yaml.value if yaml.value is not None else [])
    for key, message in problems(value, SCHEMA):
        named = isinstance(key[-1] if key else 0, str) and not message.startswith(UNKNOWN)
        raise InputError(f"{key[-1]}: {message}" if named else message, path=yaml.path, line=yaml.line(*key))
    return tuple(_entry(each, number, yaml) for number, each in enumerate(value))


def _entry(each: dict[str, Any], number: int, yaml: Yaml) -> Entry:
    from datetime import UTC, date, datetime

    until = each.get("expires")
    try:
        expired = until is not None and date.fromisoformat(until) < datetime.now(UTC).date()
    except ValueError as problem:
        line = yaml.line(number, "expires")
        raise InputError(f"expires: {until} is no date", path=yaml.path, line=line) from problem
    on = int(each["line"]) if "line" in each else None  # 3.0 is a whole number too
    place = f"{Path(yaml.path).name}:{yaml.line(number)}"
    return Entry(each["rule"], each.get("text"), on, each.get("reason", ""), expired, place)


def _with_dates_as_text(value: Any) -> Any:
    """YAML makes a date of what looks like one."""
    from datetime import date

    if not isinstance(value, list):
        return value
    return [
        {k: v.isoformat() if isinstance(v, date) else v for k, v in each.items()}
        if isinstance(each, dict)
        else each
        for each in value
    ]
