"""Where the rule book's files lie, and YAML that remembers its lines."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tlqa.cachefile import digest, read, write
from tlqa.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from yaml import Node

    from tlqa.errors import TlqaError

_PACKAGE = Path(__file__).resolve().parent

Key = tuple[str | int, ...]

_MOST_DEPTH = 20
_LARGEST = 16 * 2**20
_NOT = {
    "timestamp": "no date",
    "int": "no whole number",
    "float": "no number",
    "bool": "neither true nor false",
}
# What the safe loader raises on ``!!int x``, ``2026-02-31`` and their like, besides its own errors.
_NONSENSE = (ValueError, LookupError, AttributeError, TypeError, ArithmeticError)


def data_dir() -> Path:
    """The directory of the rule book: inside the installed package, else ``rules`` of the checkout."""
    packaged = _PACKAGE / "_data" / "rules"
    return packaged if packaged.is_dir() else _PACKAGE.parent / "rules"


@dataclass(frozen=True, slots=True)
class Yaml:
    """A YAML file as read: its value, and the line (from 1) on which each key or item stands."""

    value: Any
    path: str
    lines: Mapping[Key, int]

    def line(self, *key: str | int) -> int:
        """The line of a key, or of the nearest thing around it that has one."""
        while key and key not in self.lines:
            key = key[:-1]
        return self.lines.get(key, 1)


def read_yaml(path: Path, error: type[TlqaError]) -> Yaml:
    """Read one YAML document with the safe loader.

    Args:
        path: the file.
        error: the kind of error that names the file and the line when it cannot be read.

    Raises:
        TlqaError: of the kind ``error``: no such file, not UTF-8, not YAML, a key twice, an alias.
    """
    import yaml

    shown = str(path)
    try:
        if path.stat().st_size > _LARGEST:
            raise error(f"is larger than {_LARGEST // 2**20} MB", path=shown)
        text = path.read_text("utf-8")
    except OSError as problem:
        raise error(f"cannot be read: {problem.strerror or problem}", path=shown) from problem
    except UnicodeDecodeError as problem:
        line = problem.object.count(b"\n", 0, problem.start) + 1
        raise error("is not UTF-8 text", path=shown, line=line) from problem
    try:
        return _parse(text, shown, error)
    except yaml.YAMLError as problem:
        mark = getattr(problem, "problem_mark", None)
        said = getattr(problem, "problem", None) or str(problem)
        raise error(f"is not YAML: {said}", path=shown, line=mark.line + 1 if mark else None) from problem


def _parse(text: str, path: str, error: type[TlqaError]) -> Yaml:
    import yaml

    loader_type: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    _refuse_traps(text, loader_type, path, error)
    loader = loader_type(text)
    try:
        node = loader.get_single_node()
        if node is None:
            return Yaml(None, path, {})
        return Yaml(_value(loader, node, path, error), path, _Lines(path, error).of(node))
    finally:
        loader.dispose()


def _value(loader: Any, node: Node, path: str, error: type[TlqaError]) -> Any:
    """The value of a node; what looks like a date or a number and is none has an error of its own."""
    try:
        return loader.construct_document(node)
    except _NONSENSE as problem:
        bad = next((each for each in _scalars(node) if not _can_be(loader, each)), node)
        kind = bad.tag.rpartition(":")[2]
        said = f"'{str(bad.value)[:60]}' is {_NOT.get(kind, f'no {kind}')}"
        raise error(said, path=path, line=bad.start_mark.line + 1) from problem


def _scalars(node: Node) -> Iterator[Node]:
    if not isinstance(node.value, list):
        yield node
        return
    for item in node.value:
        for inner in item if isinstance(item, tuple) else (item,):
            yield from _scalars(inner)


def _can_be(loader: Any, node: Node) -> bool:
    try:
        loader.construct_document(node)
    except _NONSENSE:
        return False
    return True


def _refuse_traps(text: str, loader_type: Any, path: str, error: type[TlqaError]) -> None:
    """Refuse what makes a small file explode (aliases) or the recursive composer crash (deep nesting)."""
    import yaml

    depth = 0
    events: Any = yaml.parse(text, Loader=loader_type)
    for event in events:
        line = event.start_mark.line + 1
        if isinstance(event, yaml.AliasEvent):
            raise error("aliases are not allowed here", path=path, line=line)
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > _MOST_DEPTH:
                raise error(f"is nested more than {_MOST_DEPTH} deep", path=path, line=line)
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


def read_built_in(path: Path, error: type[TlqaError]) -> Yaml:
    """Read a YAML file of our own, from the cache when it has not changed: importing yaml takes longest.

    The lines are left out of the cache; a file that came with the program has no errors to place.
    """
    with suppress(OSError):
        state = path.stat()
        name = f"yaml-{digest([str(path), state.st_size, state.st_mtime_ns])[:20]}.json"
        cached = read(name)
        if isinstance(cached, dict) and cached.get("path") == str(path):
            return Yaml(cached["value"], str(path), {})
        source = read_yaml(path, error)
        write(name, {"path": str(path), "value": source.value})
        return source
    return read_yaml(path, error)


class _Lines:
    """Collects the line of every key; refuses a key that stands twice."""

    def __init__(self, path: str, error: type[TlqaError]) -> None:
        self._path, self._error = path, error
        self._lines: dict[Key, int] = {}

    def of(self, node: Node) -> dict[Key, int]:
        self._visit(node, ())
        return self._lines

    def _visit(self, node: Node, key: Key) -> None:
        self._lines.setdefault(key, node.start_mark.line + 1)
        if not isinstance(node.value, list):
            return
        for number, item in enumerate(node.value):
            if isinstance(item, tuple):
                name, inner = item
                self._visit_pair(name, inner, key)
            else:
                self._visit(item, (*key, number))

    def _visit_pair(self, name: Node, value: Node, key: Key) -> None:
        inner, line = (*key, str(name.value)), name.start_mark.line + 1
        if inner in self._lines:
            raise self._error(f"the key '{name.value}' stands twice", path=self._path, line=line)
        self._lines[inner] = line
        self._visit(value, inner)
