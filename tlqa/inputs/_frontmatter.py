"""Front matter: the values a reader sees (headline, standfirst, byline), with their places in the file."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from tlqa.errors import InputError
from tlqa.model import BlockKind
from tlqa.sourcemap import Mapping

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tlqa.inputs._story import StoryBuilder
    from tlqa.sourcemap import SourceMap

_KINDS: dict[str, BlockKind | None] = {
    **dict.fromkeys(("title", "headline"), BlockKind.HEADLINE),
    **dict.fromkeys(
        ("description", "summary", "subtitle", "standfirst", "dek", "deck", "excerpt", "lead", "lede")
    ),
    **dict.fromkeys(("author", "byline"), BlockKind.BYLINE),
}
_ORDER = list(_KINDS)
_FENCE = re.compile(r"(---|\+\+\+)[ \t]*\r?\n(.*?)^(?:\1|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_BEGINS = re.compile(r"---[ \t]*\r?\n[\w-]+:(?:\s|$)|\+\+\+[ \t]*\r?\n[\w-]+\s*=")
_OBJECT = re.compile(r"\{\s*\"|\{[ \t]*\r?\n")
_TOML = re.compile(
    r"(?m)^[ \t]*([A-Za-z_-]+)[ \t]*=[ \t]*(\"(?:[^\"\\\n]|\\.)*\"|'[^'\n]*')[ \t]*(?:#[^\n]*)?\r?$"
)
_JSON = re.compile(r"\"((?:[^\"\\\n]|\\.)*)\"")
_ESCAPED = re.compile(
    r"\\(?:u[0-9a-fA-F]{4}(?:\\u[dD][c-fC-F][0-9a-fA-F]{2})?|U[0-9a-fA-F]{8}|x[0-9a-fA-F]{2}|.)"
)


def read_front_matter(story: StoryBuilder, text: str, path: str) -> tuple[int, str]:
    """Give a story the headline, standfirst and byline of its front matter.

    Returns:
        where the body begins, and the headline.

    Raises:
        InputError: the front matter never ends, is not what it begins as, or is nested too deep.
    """
    try:
        return _read(story, text, path)
    except RecursionError as problem:
        raise InputError("the front matter is nested too deep", path=path, line=1) from problem


def _read(story: StoryBuilder, text: str, path: str) -> tuple[int, str]:
    if _OBJECT.match(text):
        found, end = _of_json(text, path)
    elif match := _FENCE.match(text):
        end = match.end()
        reader = _of_yaml if match[1] == "---" else _of_toml
        values = reader(text, match.start(2), match.end(2), path)
        if values is None:
            return 0, ""  # text between two rules
        found = list(values)
    elif _BEGINS.match(text):
        raise InputError("the front matter that begins here never ends", path=path, line=1)
    else:
        return 0, ""
    title = ""
    for key, value, places in sorted(found, key=lambda each: _ORDER.index(each[0])):
        story.through(places)
        story.block(_KINDS[key])
        story.flow(value, 0)
        title = title or (value.strip() if _KINDS[key] is BlockKind.HEADLINE else "")
    story.through(None)
    return end, title


_Value = tuple[str, str, "SourceMap"]


def _of_yaml(text: str, start: int, end: int, path: str) -> Iterator[_Value] | None:
    """The values; None where there is no mapping of keys to values."""
    import yaml

    try:
        node = yaml.compose(text[start:end], Loader=yaml.SafeLoader)
    except yaml.YAMLError as problem:
        mark = getattr(problem, "problem_mark", None)
        line = text.count("\n", 0, start) + 1 + (mark.line if mark else 0)
        said = getattr(problem, "problem", None) or str(problem)
        raise InputError(f"the front matter is not YAML: {said}", path=path, line=line) from problem
    if node is not None and not isinstance(node, yaml.MappingNode):
        return None
    return _named(text, start, node.value if node else ())


def _named(text: str, start: int, pairs: Iterable[tuple[Any, Any]]) -> Iterator[_Value]:
    import yaml

    for key, value in pairs:
        name = str(key.value).lower()
        if name in _KINDS and isinstance(value, yaml.ScalarNode) and value.tag == "tag:yaml.org,2002:str":
            low, high = start + value.start_mark.index, start + value.end_mark.index
            yield name, value.value, _yaml_places(text, low, high, value)


def _yaml_places(text: str, low: int, high: int, node: Any) -> SourceMap:
    written, value = text[low:high], node.value
    if node.style is None and written == value:
        return _literal(value, low, ())
    if node.style == "'" and "\n" not in written:
        return _quoted(written[1:-1], low + 1, re.compile("''"), ("single",))
    if node.style == '"' and "\n" not in written:
        return _quoted(written[1:-1], low + 1, _ESCAPED, ("json",))
    mapping = Mapping()
    mapping.atom(len(value), low, high)
    return mapping.map()


def _of_toml(text: str, start: int, end: int, path: str) -> Iterator[_Value]:
    import tomllib

    try:
        known = tomllib.loads(text[start:end].replace("\r\n", "\n"))
    except tomllib.TOMLDecodeError as problem:
        match = re.search(r"line (\d+)", str(problem))
        line = text.count("\n", 0, start) + (int(match[1]) if match else 1)
        raise InputError(f"the front matter is not TOML: {problem}", path=path, line=line) from problem
    for match in _TOML.finditer(text, start, end):
        name = match[1].lower()
        if name in _KINDS and isinstance(known.get(match[1]), str):
            low = match.start(2) + 1
            written = match[2][1:-1]
            plain = match[2][0] == "'"
            places = _literal(written, low, ()) if plain else _quoted(written, low, _ESCAPED, ("json",))
            yield name, known[match[1]], places


def _of_json(text: str, path: str) -> tuple[list[_Value], int]:
    try:
        _, end = json.JSONDecoder().raw_decode(text)
    except json.JSONDecodeError as problem:
        raise InputError(
            f"the front matter is not JSON: {problem.msg}", path=path, line=problem.lineno
        ) from problem
    found: list[_Value] = []
    name = ""
    depth, at = 0, 0
    while at < end:
        if text[at] == '"' and (match := _JSON.match(text, at)):
            is_key = re.compile(r"\s*:").match(text, match.end()) is not None
            if is_key:
                name = json.loads(match.group()).lower() if depth == 1 else ""
            elif name in _KINDS and depth == 1:
                found.append(
                    (name, json.loads(match.group()), _quoted(match[1], at + 1, _ESCAPED, ("json",)))
                )
            at = match.end()
            continue
        depth += (text[at] in "{[") - (text[at] in "}]")
        at += 1
    return found, end


def _literal(value: str, low: int, escapes: tuple[str, ...]) -> SourceMap:
    mapping = Mapping()
    mapping.literal(len(value), low, escapes)
    return mapping.map()


def _quoted(written: str, low: int, escaped: re.Pattern[str], escapes: tuple[str, ...]) -> SourceMap:
    """The places of what stands in quotation marks, where each match of ``escaped`` is one character."""
    mapping, last = Mapping(), 0
    for match in escaped.finditer(written):
        mapping.literal(match.start() - last, low + last, escapes)
        mapping.atom(1, low + match.start(), low + match.end(), escapes)
        last = match.end()
    mapping.literal(len(written) - last, low + last, escapes)
    return mapping.map()
