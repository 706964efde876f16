"""The line of every key of a TOML file, which ``tomllib`` does not tell.

It is run on text that ``tomllib`` has accepted, so it only needs to see where things begin and end.
"""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tlqa.data import Key

_SPACE = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_STRING = re.compile(
    r'"""(?:\\.|[^\\])*?"""(?:"{0,2})|'
    r"'''.*?'''(?:'{0,2})|"
    r'"(?:\\.|[^"\\])*"|'
    r"'[^']*'",
    re.DOTALL,
)
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_BARE_VALUE = re.compile(r"[^,\]}\n#]*")
_DOT = re.compile(r"[ \t]*\.[ \t]*")


def key_lines(text: str) -> dict[Key, int]:
    """The line, from 1, of each key and each item of a list."""
    return _Scanner(text).lines()


class _Scanner:
    def __init__(self, text: str) -> None:
        self._text, self._at = text, 0
        self._lines: dict[Key, int] = {}
        self._tables: dict[Key, int] = {}  # how many of each [[array of tables]] there were
        self._counted, self._line = 0, 1

    def lines(self) -> dict[Key, int]:
        table: Key = ()
        while self._skip() < len(self._text):
            if self._text[self._at] == "[":
                table = self._header()
            else:
                self._pair(table)
        return self._lines

    def _skip(self) -> int:
        match = _SPACE.match(self._text, self._at)
        self._at = match.end() if match else self._at
        return self._at

    def _here(self) -> int:
        self._line += self._text.count("\n", self._counted, self._at)
        self._counted = self._at
        return self._line

    def _header(self) -> Key:
        line, several = self._here(), self._text.startswith("[[", self._at)
        self._at += 2 if several else 1
        *before, last = self._name()
        path: Key = ()
        for part in before:
            self._lines.setdefault((*path, part), line)
            path = self._inside((*path, part))
        path = (*path, last)
        self._lines.setdefault(path, line)
        if several:
            self._tables[path] = self._tables.get(path, 0) + 1
            path = self._inside(path)
            self._lines[path] = line
        self._skip()
        self._at += 2 if several else 1
        return path

    def _inside(self, path: Key) -> Key:
        """A path, and where it is an array of tables, the last of them."""
        return (*path, self._tables[path] - 1) if path in self._tables else path

    def _name(self) -> list[str]:
        """A dotted key; leaves the place after it."""
        parts: list[str] = []
        while True:
            self._skip()
            match = _STRING.match(self._text, self._at) or _BARE_KEY.match(self._text, self._at)
            if match is None:  # only where tomllib would have refused
                return parts
            raw, self._at = match[0], match.end()
            parts.append(tomllib.loads(f"k = {raw}")["k"] if raw[0] in "\"'" else raw)
            dot = _DOT.match(self._text, self._at)
            if dot is None:
                return parts
            self._at = dot.end()

    def _pair(self, table: Key) -> None:
        line, path = self._here(), table
        for part in self._name():
            path = (*path, part)
            self._lines.setdefault(path, line)
        self._skip()
        self._at += 1  # the equals sign
        self._value(path)

    def _value(self, path: Key) -> None:
        self._skip()
        opening = self._text[self._at : self._at + 1]
        if opening == "[":
            self._several(path, "]")
        elif opening == "{":
            self._several(path, "}")
        else:
            match = _STRING.match(self._text, self._at) or _BARE_VALUE.match(self._text, self._at)
            self._at = match.end() if match else len(self._text)

    def _several(self, path: Key, closing: str) -> None:
        self._at += 1
        number = 0
        while self._skip() < len(self._text) and self._text[self._at] != closing:
            if closing == "}":
                self._pair(path)
            else:
                self._lines[(*path, number)] = self._here()
                self._value((*path, number))
                number += 1
            if self._skip() < len(self._text) and self._text[self._at] == ",":
                self._at += 1
        self._at += 1
