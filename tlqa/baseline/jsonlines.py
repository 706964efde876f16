"""JSON whose lines are known: the keys at the top, and each value of a list that stands there.

The values themselves are the standard library's to read; only what lies between them is read here, so that an
error, and an entry that is of no use any more, can be told with its line.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from tlqa.data import Yaml
from tlqa.errors import BaselineError

if TYPE_CHECKING:
    from tlqa.data import Key

_SPACE = re.compile(r"[ \t\r\n]*")


def read_json(data: bytes, path: str) -> Yaml:
    """Read one JSON object.

    Raises:
        BaselineError: it is no JSON, or no object; with the line.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start) + 1
        raise BaselineError("is not UTF-8 text", path=path, line=line) from problem
    reader = _Reader(text, path)
    try:
        return Yaml(reader.whole(), path, reader.lines)
    except json.JSONDecodeError as problem:
        raise BaselineError(f"is not JSON: {problem.msg}", path=path, line=problem.lineno) from problem
    except RecursionError as problem:
        raise BaselineError("is nested too deep", path=path) from problem


class _Reader:
    def __init__(self, text: str, path: str) -> None:
        self._text, self._path = text, path
        self._at = 0
        self._line, self._counted = 1, 0
        self._decoder = json.JSONDecoder(object_pairs_hook=self._object, parse_constant=self._no_constant)
        self.lines: dict[Key, int] = {}

    def whole(self) -> Any:
        self._skip()
        if not self._takes("{"):
            value = self._value()
            self._end()
            return value
        found: dict[str, Any] = {}
        while not self._takes("}"):
            if found:
                self._expect(",", "Expecting ',' delimiter")
            line = self._here()
            key = self._value()
            if not isinstance(key, str):
                raise json.JSONDecodeError("Expecting property name", self._text, self._at)
            self._refuse_twice(key, found, line)
            self._expect(":", "Expecting ':' delimiter")
            self.lines[(key,)] = line
            found[key] = self._list(key) if self._takes("[") else self._value()
        self._end()
        return found

    def _list(self, key: str) -> list[Any]:
        found: list[Any] = []
        while not self._takes("]"):
            if found:
                self._expect(",", "Expecting ',' delimiter")
            self.lines[(key, len(found))] = self._here()
            found.append(self._value())
        return found

    def _value(self) -> Any:
        value, self._at = self._decoder.raw_decode(self._text, self._at)
        self._skip()
        return value

    def _takes(self, mark: str) -> bool:
        if not self._text.startswith(mark, self._at):
            return False
        self._at += len(mark)
        self._skip()
        return True

    def _expect(self, mark: str, said: str) -> None:
        if not self._takes(mark):
            raise json.JSONDecodeError(said, self._text, self._at)

    def _skip(self) -> None:
        match = _SPACE.match(self._text, self._at)
        assert match is not None
        self._at = match.end()

    def _end(self) -> None:
        if self._at < len(self._text):
            raise json.JSONDecodeError("Extra data", self._text, self._at)

    def _here(self) -> int:
        self._line += self._text.count("\n", self._counted, self._at)
        self._counted = self._at
        return self._line

    def _object(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key, value in pairs:
            self._refuse_twice(key, found, self._here())
            found[key] = value
        return found

    def _refuse_twice(self, key: str, found: dict[str, Any], line: int) -> None:
        if key in found:
            raise BaselineError(f"the key '{key}' stands twice", path=self._path, line=line)

    def _no_constant(self, name: str) -> None:
        raise BaselineError(f"'{name}' is no JSON", path=self._path, line=self._here())
