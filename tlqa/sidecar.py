"""The list beside a story, for formats without comments: ``story.txt.tlqa.yaml``.

- rule: en/quotes/unopened        # what --select takes
  text: dead,”                    # the words of the finding; without them, every finding of the rule
  line: 3                         # on this line only
  reason: the band's name
  expires: 2027-01-31             # from the day after, the finding is back
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from tlqa.accepting import EXPIRES, REASON, TEXT, is_over, must_fit, with_dates_as_text
from tlqa.errors import InputError
from tlqa.frozen import dataclass

if TYPE_CHECKING:
    from tlqa.data import Yaml

SUFFIX = ".tlqa.yaml"
BASELINE = "tlqa-baseline.json"
"""What a baseline is called, or ends in (see ``tlqa.baseline``)."""

_LARGEST = 2**20
SCHEMA: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "Findings of a story that were accepted",
    "type": "array",
    "items": {
        "type": "object",
        "properties": {
            "rule": TEXT,
            "text": TEXT,
            "line": {"type": "integer", "minimum": 1},
            "reason": REASON,
            "expires": EXPIRES,
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
    """Whether a file is a list of accepted findings and no story, by its name."""
    return path.name.endswith((SUFFIX, BASELINE))


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
    value = with_dates_as_text(yaml.value if yaml.value is not None else [])
    must_fit(value, SCHEMA, yaml, InputError)
    return tuple(_entry(each, number, yaml) for number, each in enumerate(value))


def _entry(each: dict[str, Any], number: int, yaml: Yaml) -> Entry:
    try:
        expired = is_over(each.get("expires"))
    except ValueError as problem:
        line = yaml.line(number, "expires")
        raise InputError(f"expires: {each['expires']} is no date", path=yaml.path, line=line) from problem
    on = int(each["line"]) if "line" in each else None  # 3.0 is a whole number too
    place = f"{Path(yaml.path).name}:{yaml.line(number)}"
    return Entry(each["rule"], each.get("text"), on, each.get("reason", ""), expired, place)
