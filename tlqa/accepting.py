"""What lists of accepted findings share: how an entry is written, how long it holds, what is wrong in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tlqa.data import Key, Yaml
    from tlqa.errors import TlqaError

TEXT: dict[str, Any] = {"type": "string", "minLength": 1, "pattern": r"\S"}
REASON = TEXT
EXPIRES: dict[str, Any] = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\d$"}


def is_over(until: str | None) -> bool:
    """Whether an entry that holds until a day, that day included, has expired. Days are those of UTC.

    Raises:
        ValueError: it is no day of the calendar.
    """
    if until is None:
        return False
    from datetime import UTC, date, datetime

    return date.fromisoformat(until) < datetime.now(UTC).date()


def with_dates_as_text(value: Any) -> Any:
    """A list of entries; YAML makes a date of what looks like one."""
    from datetime import date

    if not isinstance(value, list):
        return value
    return [
        {k: v.isoformat() if isinstance(v, date) else v for k, v in each.items()}
        if isinstance(each, dict)
        else each
        for each in value
    ]


def must_fit(
    value: Any, schema: dict[str, Any], yaml: Yaml, error: type[TlqaError], within: Sequence[str | int] = ()
) -> None:
    """Refuse a value that does not have the form of the schema.

    Args:
        value: what was read; it stands at the key ``within`` of the file.
        schema: JSON Schema.
        yaml: the file, for its lines.
        error: the kind of error, which names file, line and key.
        within: where the value stands.
    """
    from tlqa.rulebook.validate import UNKNOWN, problems

    for key, message in problems(value, schema):
        full: Key = (*within, *key)
        named = isinstance(key[-1] if key else 0, str) and not message.startswith(UNKNOWN)
        said = f"{key[-1]}: {message}" if named else message
        raise error(said, path=yaml.path, line=yaml.line(*full))
