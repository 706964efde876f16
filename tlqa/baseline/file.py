"""Baselines as files: JSON with a line an entry, or YAML, by the ending of the name.

Both hold the same: ``{"baseline": 1, "findings": [...]}``. JSON is read much faster, which tells from some
thousand entries on; YAML is easier on whoever writes reasons. The order is that of the entries, never that of
places in a story, so that a change shows as the lines it is about.
"""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tlqa.accepting import EXPIRES, REASON, TEXT, is_over, must_fit, with_dates_as_text
from tlqa.baseline.entries import Baseline, Entry
from tlqa.errors import BaselineError
from tlqa.wholefile import write_whole

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tlqa.data import Yaml

VERSION = 1
_LARGEST = 2**26
_HEX = {"type": "string", "pattern": "^[0-9a-f]+$", "maxLength": 64}
_ENTRY: dict[str, Any] = {
    "type": "object",
    "properties": {
        "path": TEXT,
        "rule": TEXT,
        "text": {"type": "string"},
        "fingerprint": _HEX,
        "meaning": _HEX,
        "count": {"type": "integer", "minimum": 1, "maximum": 10**9},
        "reason": REASON,
        "expires": EXPIRES,
    },
    "required": ["path", "rule", "fingerprint", "meaning"],
    "additionalProperties": False,
}
_TOP = {
    "type": "object",
    "properties": {"baseline": {"const": VERSION}, "findings": {"type": "array"}},
    "required": ["baseline", "findings"],
    "additionalProperties": False,
}
SCHEMA: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "Findings that are accepted until they are mended",
    **_TOP,
    "properties": {**_TOP["properties"], "findings": {"type": "array", "items": _ENTRY}},  # type: ignore[dict-item]
}
_PLAIN = {"path", "rule", "text", "fingerprint", "meaning"}


def read_baseline(path: Path | str) -> Baseline:
    """Read a baseline.

    Raises:
        BaselineError: with the line that is wrong.
    """
    shown = str(path)
    try:
        data = Path(path).read_bytes()
    except OSError as problem:
        raise BaselineError(f"cannot be read: {problem.strerror or problem}", path=shown) from problem
    if len(data) > _LARGEST:
        raise BaselineError(f"is larger than {_LARGEST // 2**20} MB", path=shown)
    if _is_yaml(path):
        from tlqa.data import read_yaml

        yaml = read_yaml(Path(path), BaselineError)
    else:
        from tlqa.baseline.jsonlines import read_json

        yaml = read_json(data, shown)
    return Baseline(shown, tuple(_entries(yaml)))


def write_baseline(baseline: Baseline) -> None:
    """Write a baseline, whole or not at all.

    Raises:
        BaselineError: it cannot be written.
    """
    ordered = merged(baseline.entries)
    text = (_as_yaml if _is_yaml(baseline.path) else _as_json)(ordered)
    try:
        write_whole(baseline.path, text.encode("utf-8", "backslashreplace"))
    except OSError as problem:
        said = f"cannot be written: {problem.strerror or problem}"
        raise BaselineError(said, path=baseline.path) from problem


def merged(entries: Iterable[Entry]) -> list[Entry]:
    """The entries in order, those that say the same as one with their count."""
    found: dict[Entry, int] = {}
    for entry in entries:
        single = replace(entry, count=1)
        found[single] = found.get(single, 0) + entry.count
    whole = (replace(entry, count=count) for entry, count in found.items())
    return sorted(whole, key=lambda entry: (entry.order, entry.reason, entry.expires or "", entry.meaning))


def _is_yaml(path: Path | str) -> bool:
    return Path(path).suffix.lower() in (".yaml", ".yml")


def _entries(yaml: Yaml) -> Iterable[Entry]:
    value = yaml.value
    must_fit(value, _TOP, yaml, BaselineError)
    found = with_dates_as_text(value["findings"])
    for number, each in enumerate(found):
        # looking at each key of 100,000 sound entries in turn would take seconds
        if not (isinstance(each, dict) and each.keys() <= _PLAIN and _sound(each)):
            must_fit(each, _ENTRY, yaml, BaselineError, ("findings", number))
        yield _entry(each, yaml, number)


def _sound(each: dict[str, Any]) -> bool:
    if not all(type(value) is str for value in each.values()) or len(each) < len(_PLAIN):
        return False
    hexadecimal = f"{each['fingerprint']}{each['meaning']}"
    known = len(hexadecimal) <= 64 and not hexadecimal.strip("0123456789abcdef")
    return known and bool(
        each["fingerprint"] and each["meaning"] and each["path"].strip() and each["rule"].strip()
    )


def _entry(each: dict[str, Any], yaml: Yaml, number: int) -> Entry:
    expires = each.get("expires")
    try:
        expired = is_over(expires)
    except ValueError as problem:
        line = yaml.line("findings", number, "expires")
        raise BaselineError(f"expires: {expires} is no date", path=yaml.path, line=line) from problem
    return Entry(
        each["path"],
        each["rule"],
        each.get("text", ""),
        each["fingerprint"],
        each["meaning"],
        int(each.get("count", 1)),
        each.get("reason", ""),
        expires,
        expired,
        yaml.line("findings", number),
    )


def _fields(entry: Entry) -> dict[str, Any]:
    optional: list[tuple[str, Any, Callable[[Any], bool]]] = [
        ("count", entry.count, lambda count: count > 1),
        ("reason", entry.reason, bool),
        ("expires", entry.expires, bool),
    ]
    return {
        "path": entry.path,
        "rule": entry.rule,
        "text": entry.text,
        "fingerprint": entry.fingerprint,
        "meaning": entry.meaning,
        **{name: value for name, value, told in optional if told(value)},
    }


def _as_json(entries: Iterable[Entry]) -> str:
    lines = ",\n".join(f"    {json.dumps(_fields(entry), ensure_ascii=False)}" for entry in entries)
    inner = f"[\n{lines}\n  ]" if lines else "[]"
    return f'{{\n  "baseline": {VERSION},\n  "findings": {inner}\n}}\n'


def _as_yaml(entries: Iterable[Entry]) -> str:
    import yaml

    fields = [_fields(entry) for entry in entries]
    dumper: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    value = {"baseline": VERSION, "findings": fields}
    text: str = yaml.dump(value, Dumper=dumper, allow_unicode=True, sort_keys=False, width=10**6)
    return text
