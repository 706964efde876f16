"""Finds the values of front matter at its top: in YAML by its events, in TOML and JSON by their strings, in
lines of ``key: value`` by these.

TOML and JSON are read by the libraries before, so what is scanned here is known to be right.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from tlqa.inputs._frontmatter_values import (
    NOTE,
    Value,
    block,
    double,
    escaped,
    lines,
    plain,
    single,
    value_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from yaml.events import ScalarEvent

    Wanted = Callable[[str], str]

_LISTED = "authors"
_NO_TEXT = re.compile(r"(?i:~|null|true|false|yes|no|on|off)?")
_JSON = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*"|[\[\]{},]', re.DOTALL)
_TOML_STRING = (
    r'"""[^"\\]*+(?:(?:\\.|"(?!""))[^"\\]*+)*"{3,5}'
    "|'''[^']*+(?:'(?!'')[^']*+)*'{3,5}"
    r'|"[^"\\\n]*+(?:\\.[^"\\\n]*+)*"'
    r"|'[^'\n]*+'"
)
_TOML = re.compile(rf"#[^\n]*|(?P<string>{_TOML_STRING})|[\[\]{{}}\n]", re.DOTALL)
_TOML_KEY = re.compile(r"""[ \t]*(?:([\w-]+)|"([^"\\\n]*)"|'([^'\n]*)')[ \t]*=[ \t]*""")
_BARE_LINE = re.compile(r" {0,3}([\w-]+):(?:[ \t]+|(?=\n|\Z))")
_BARE_MORE = re.compile(r"(?: {4,}|\t)\S[^\n]*")
_BLANK = re.compile(r"[ \t]*(?:\n|\Z)")
_TOML_TABLE = re.compile(r"[ \t]*\[")


def of_yaml(text: str, wanted: Wanted) -> list[Value] | None:
    """The values of the mapping that a YAML document is; None where it is something else.

    Events are read and no document is made: aliases stand for nothing, and depth costs nothing.

    Args:
        text: of the document.
        wanted: the name that a key is known by, "" for one that is not read.

    Raises:
        yaml.YAMLError: it is broken.
    """
    import yaml

    depth, key, mapping = 0, "", False
    found: list[Value] = []
    has_key = False
    for event in yaml.parse(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
        if isinstance(event, yaml.CollectionStartEvent):
            mapping |= depth == 0 and isinstance(event, yaml.MappingStartEvent)
            depth += 1
            continue
        if isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if isinstance(event, yaml.ScalarEvent) and mapping and has_key:
            name = wanted(key)
            if name and (depth == 1 or (depth == 2 and name == _LISTED)):
                found += _scalar(text, name, event)
        if depth == 1:
            has_key = not has_key and isinstance(event, yaml.ScalarEvent)
            key = event.value if isinstance(event, yaml.ScalarEvent) else ""
    return found if mapping else None


def _scalar(text: str, name: str, event: ScalarEvent) -> Iterator[Value]:
    assert event.start_mark and event.end_mark
    low, high, value = event.start_mark.index, event.end_mark.index, event.value
    match event.style:
        case "'":
            yield value_of(name, value, single(text, low + 1, high - 1), (low, high), ("single",))
        case '"':
            yield value_of(name, value, double(text, low + 1, high - 1), (low, high), ("json",))
        case "|" | ">":
            yield value_of(name, value.rstrip("\n"), block(text, low, high), (low, high), ("line",))
        case _ if name.startswith(NOTE) or not _NO_TEXT.fullmatch(value):  # 'no' is Norwegian
            yield value_of(name, value, plain(text, low, high), (low, high), ("yaml-plain",))


def of_toml(text: str, known: dict[str, Any], wanted: Wanted) -> list[Value]:
    """The values before the first table. ``known`` is what the document says."""
    found: list[Value] = []
    at = 0
    while at < len(text) and not _TOML_TABLE.match(text, at):
        key = _TOML_KEY.match(text, at)
        label = next(filter(None, key.groups()), "") if key else ""
        name, depth = wanted(label), 0
        values = iter(known[label] if isinstance(known.get(label), list) else [known.get(label)])
        for token in _TOML.finditer(text, key.end() if key else at):
            at = token.end()
            if token["string"]:
                if name and depth <= (name == _LISTED):
                    found.append(_toml_string(text, name, *token.span(), next(values, None)))
            elif token[0] in "[{":
                depth += 1
            elif token[0] in "]}":
                depth -= 1
            elif token[0] == "\n" and depth == 0:
                break
        else:
            break
    return found


def _toml_string(text: str, name: str, low: int, high: int, value: object) -> Value:
    mark = text[low]
    many = 3 if text.startswith(mark * 3, low) and high - low > 5 else 1
    begin = low + many
    if many == 3 and text.startswith("\n", begin):
        begin += 1
    parts = (escaped if mark == '"' else lines)(text, begin, high - many)
    written = ("json",) if mark == '"' else ("toml-literal",)
    return value_of(name, value if isinstance(value, str) else "", parts, (low, high), written)


def of_json(text: str, low: int, high: int, wanted: Wanted) -> list[Value]:
    """The values of the object that stands there."""
    found: list[Value] = []
    depth, key = 0, ""
    has_key = False
    for token in _JSON.finditer(text, low, high):
        written = token[0]
        if written in "[{":
            depth += 1
        elif written in "]}":
            depth -= 1
        elif written == ",":
            has_key &= depth > 1
        elif depth == 1 and not has_key:
            key, has_key = json.loads(written, strict=False), True
        elif (name := wanted(key)) and (depth == 1 or (depth == 2 and name == _LISTED)):
            begin, end = token.start() + 1, token.end() - 1
            meant = json.loads(written, strict=False)
            found.append(value_of(name, meant, escaped(text, begin, end), token.span(), ("json",)))
    return found


def of_lines(text: str, wanted: Wanted) -> tuple[list[Value], int] | None:
    """The values of the lines of ``key: value`` that a text begins with, and where they end.

    Lines that hang in go on with the value before. None where other lines stand before the first blank
    one, or no key is a title: then they are copy. (Python-Markdown's "meta-data", MultiMarkdown's.)
    """
    found: list[Value] = []
    at, titled = 0, False
    while at < len(text) and not (at and _BLANK.match(text, at)):
        key = _BARE_LINE.match(text, at)
        if key is None:
            return None
        low = key.end()
        at = high = _line_end(text, low)
        while more := _BARE_MORE.match(text, at + 1):
            at = high = more.end()
        at += 1
        titled |= key[1].lower() == "title"
        written = text[low:high].strip()
        low = text.find(written, low)
        high = low + len(written)
        if written and (name := wanted(key[1])):
            meant = " ".join(written.split())
            found.append(value_of(name, meant, plain(text, low, high), (low, high), ("line",)))
    return (found, min(at, len(text))) if titled else None


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end
