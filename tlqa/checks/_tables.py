"""Tables beside the rules of a pack: a mapping of texts in a YAML file, with its source and licence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tlqa.errors import RuleError

if TYPE_CHECKING:
    from pathlib import Path

    from tlqa.data import Yaml

_ABOUT = ("source", "licence")


def read_table(name: str, pack: Path, section: str, *, nullable: bool = False) -> dict[str, Any]:
    """The mapping under a key of a pack's table, from text to text or, where nullable, to null.

    Raises:
        RuleError: the table lies outside the pack, or what is wrong with it, with path and line.
    """
    from tlqa.data import read_yaml

    path = (pack / name).resolve()
    if not path.is_relative_to(pack.resolve()):
        raise RuleError(f"the table '{name}' lies outside the pack")
    source = read_yaml(path, RuleError)
    if not isinstance(source.value, dict):
        raise _error(source, f"a table is a mapping with texts under '{section}'")
    for key in source.value:
        if key not in (*_ABOUT, section):
            from difflib import get_close_matches

            near = get_close_matches(str(key), (*_ABOUT, section), n=1)
            hint = f"did you mean '{near[0]}'?" if near else f"a table has texts under '{section}'"
            raise _error(source, f"unknown key '{key}'; {hint}", str(key))
    entries = source.value.get(section)
    if not isinstance(entries, dict) or not entries:
        raise _error(source, f"a table has texts under '{section}'", section)
    for key, value in entries.items():
        _check(source, section, key, value, nullable=nullable)
    return entries


def _check(source: Yaml, section: str, key: object, value: object, *, nullable: bool) -> None:
    if not isinstance(key, str):
        said = f"under '{section}' stands {key!r}, which is no text; put it in quotation marks"
        raise RuleError(said, path=source.path, line=_line_of_odd(source, section))
    if not key.strip():
        raise _error(source, f"under '{section}' stands an empty text", section, key)
    if not isinstance(value, str) and not (nullable and value is None):
        wanted = "a text or null" if nullable else "a text"
        raise _error(source, f"'{key}' under '{section}' needs {wanted}, not {value!r}", section, key)


def _line_of_odd(source: Yaml, section: str) -> int:
    """The line of the first key that is no text: the file's lines know it as it was written."""
    odd = [
        line
        for key, line in source.lines.items()
        if len(key) > 1 and key[0] == section and key[1] not in source.value[section]
    ]
    return min(odd, default=source.line(section))


def _error(source: Yaml, message: str, *key: str) -> RuleError:
    return RuleError(message, path=source.path, line=source.line(*key))
