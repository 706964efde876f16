"""YAML with the line of every key, read so that a stranger's file can do no harm.

The tree is built here from the parser's events, with a stack of our own: libyaml's composer recurses in
C and dies of a file of 60,000 brackets. Anchors, aliases, tags and merge keys are refused (a rule has
no use for them, a 'billion laughs' file has), and so are long files and keys that stand twice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tlqa.data import Key, Yaml
from tlqa.errors import RuleError

if TYPE_CHECKING:
    from pathlib import Path

    from tlqa.errors import TlqaError

MAX_BYTES = 64 * 1024
MAX_DEPTH = 12

_PLAIN = {"str", "int", "float", "bool", "null"}


def read(path: Path, error: type[TlqaError] = RuleError) -> Yaml:
    """Read one YAML document of at most 64 KB.

    Raises:
        TlqaError: of the kind ``error``, with path and line: unreadable, not UTF-8, not plain YAML.
    """
    shown = str(path)
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as problem:
        raise error(f"cannot be read: {problem.strerror or problem}", path=shown) from problem
    if len(data) > MAX_BYTES:
        raise error(f"is longer than {MAX_BYTES // 1024} KB", path=shown)
    try:
        return parse(data.decode("utf-8-sig"), shown, error)
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start) + 1
        raise error("is not UTF-8 text", path=shown, line=line) from problem


def parse(text: str, path: str, error: type[TlqaError] = RuleError) -> Yaml:
    """Parse the text of one YAML document; ``path`` is for the errors.

    Raises:
        TlqaError: of the kind ``error``, with path and line.
    """
    import yaml

    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text)
    try:
        return _Builder(loader, path, error).build()
    except yaml.YAMLError as problem:
        mark = getattr(problem, "problem_mark", None)
        said = getattr(problem, "problem", None) or str(problem).splitlines()[0]
        raise error(f"is not YAML: {said}", path=path, line=mark.line + 1 if mark else None) from problem
    finally:
        loader.dispose()


class _Builder:
    """One pass over the events of one document."""

    def __init__(self, loader: Any, path: str, error: type[TlqaError]) -> None:
        self._loader, self._path, self._error = loader, path, error
        self._lines: dict[Key, int] = {}
        self._value: Any = None
        # What is open, outermost first: the container, its key, and for mappings the key that waits.
        self._open: list[tuple[dict[str, Any] | list[Any], Key]] = []
        self._waiting: list[str | None] = []

    def build(self) -> Yaml:
        import yaml

        documents = 0
        while not self._loader.check_event(yaml.StreamEndEvent):
            event = self._loader.get_event()
            line = event.start_mark.line + 1
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise self._fail("only one YAML document a file", line)
            elif isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
                raise self._fail("anchors and aliases are not allowed", line)
            elif isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
                self._start({} if isinstance(event, yaml.MappingStartEvent) else [], event, line)
            elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
                self._open.pop()
                self._waiting.pop()
            elif isinstance(event, yaml.ScalarEvent):
                self._scalar(event, line)
        return Yaml(self._value, self._path, self._lines)

    def _fail(self, message: str, line: int) -> TlqaError:
        return self._error(message, path=self._path, line=line)

    def _start(self, container: dict[str, Any] | list[Any], event: Any, line: int) -> None:
        if event.tag not in (None, "!"):
            raise self._fail(f"the tag '{event.tag}' is not allowed", line)
        if len(self._open) >= MAX_DEPTH:
            raise self._fail(f"is nested more than {MAX_DEPTH} levels deep", line)
        if self._expects_key():
            raise self._fail("a key must be plain text", line)
        key = self._put(container, line)
        self._open.append((container, key))
        self._waiting.append(None)

    def _expects_key(self) -> bool:
        return bool(self._open) and isinstance(self._open[-1][0], dict) and self._waiting[-1] is None

    def _scalar(self, event: Any, line: int) -> None:
        if self._expects_key():
            self._name(event.value, line)
        else:
            self._put(self._plain(event, line), line)

    def _name(self, name: str, line: int) -> None:
        container, key = self._open[-1]
        if name == "<<":
            raise self._fail("merge keys are not allowed", line)
        if name in container:
            raise self._fail(f"the key '{name}' stands twice", line)
        self._lines[(*key, name)] = line
        self._waiting[-1] = name

    def _put(self, value: Any, line: int) -> Key:
        """Set a value in what is open; returns its key."""
        if not self._open:
            self._value = value
            self._lines[()] = line
            return ()
        container, key = self._open[-1]
        if isinstance(container, list):
            container.append(value)
            inner: Key = (*key, len(container) - 1)
            self._lines[inner] = line
            return inner
        name = self._waiting[-1]
        assert name is not None
        self._waiting[-1] = None
        container[name] = value
        return (*key, name)

    def _plain(self, event: Any, line: int) -> Any:
        import yaml

        tag = event.tag
        if tag is None or tag == "!":
            tag = self._loader.resolve(yaml.ScalarNode, event.value, event.implicit)
        elif tag:
            raise self._fail(f"the tag '{tag}' is not allowed", line)
        short = tag.rpartition(":")[2]
        if short == "str":
            return event.value
        if short not in _PLAIN:
            raise self._fail(f"'{event.value}' is read as a {short}; put it in quotation marks", line)
        node = yaml.ScalarNode(tag, event.value, event.start_mark, event.end_mark)
        try:
            return self._loader.construct_object(node)
        except (ValueError, OverflowError) as problem:
            raise self._fail(f"'{event.value}' is not a {short}", line) from problem
