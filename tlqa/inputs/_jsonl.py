"""Reads the records of JSON Lines, or of one JSON array, each with its place in the file."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from tlqa.errors import InputError
from tlqa.inputs._json import strings
from tlqa.inputs._meta import noted
from tlqa.inputs._records import (
    HEADLINE_FIELDS,
    ID_FIELDS,
    TEXT_FIELDS,
    File,
    Halves,
    Source,
    Value,
    first_of,
    no_text_field,
    source_field,
    source_headline_field,
    targets,
)
from tlqa.inputs._text import decode, encoding_of
from tlqa.text.positions import line_index

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tlqa.inputs.base import Raw
    from tlqa.model import Document

_BLANK = re.compile(r"[ \t\r\n]*")
_MOST_KEPT = 1000
_WITHIN = ("meta", "metadata")
_NOT_THERE = object()
_TOO_MUCH = "is no record: it is nested too deep, or holds a number that is too long"
_KINDS = {dict: "an object", list: "a list", type(None): "null", bool: "true or false"}

Way = tuple[str, ...]
"""The keys that lead to a field: one, or more where it is named with points between."""


class Record(NamedTuple):
    """A value at ``[start, end)`` of the file; a text instead of it says why it cannot be read."""

    start: int
    end: int
    value: Any
    problem: str = ""


def parse(raw: Raw, format_: str) -> Iterator[Document | InputError]:
    """The stories of a file, one a record.

    Raises:
        InputError: no record can be read, or none has a field for its story.
    """
    text = decode(raw.data, raw.path, raw.encoding)
    file = File(raw, format_, text, encoding_of(raw.data, raw.encoding))
    begin = _blank_end(text, 0)
    if text.startswith("[", begin):
        yield from _Reader(file, by_line=False).stories(array(text, begin))
    else:
        yield from _Reader(file, by_line=True).stories(lines(text))


def lines(text: str) -> Iterator[Record]:
    """The records of JSON Lines; blank lines are none."""
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        line = text[start:end]
        if line.strip():
            yield _line(line, start, end)
        start = end + 1


def array(text: str, begin: int) -> Iterator[Record]:
    """The records of one JSON array that begins there; the last says what is wrong with it."""
    decoder = json.JSONDecoder()
    at = _blank_end(text, begin + 1)
    while not text.startswith("]", at):
        try:
            value, end = decoder.raw_decode(text, at)
        except json.JSONDecodeError as problem:
            yield Record(problem.pos, problem.pos, None, f"is no JSON: {problem.msg}")
            return
        except (ValueError, RecursionError):
            yield Record(at, at, None, _TOO_MUCH)
            return
        yield Record(at, end, value)
        at = _blank_end(text, end)
        if text.startswith(",", at):
            at = _blank_end(text, at + 1)
        elif not text.startswith("]", at):
            yield Record(at, at, None, "is no JSON: the array is cut off or lacks a comma")
            return


def _line(line: str, start: int, end: int) -> Record:
    try:
        return Record(start, end, json.loads(line))
    except json.JSONDecodeError as problem:
        return Record(start, end, None, f"is no JSON: {problem.msg}, at column {problem.pos + 1}")
    except (ValueError, RecursionError):
        return Record(start, end, None, _TOO_MUCH)


def _blank_end(text: str, at: int) -> int:
    found = _BLANK.match(text, at)
    return found.end() if found else at


class _Reader:
    """Makes stories of records. Until there is one, it may be the file that is wrong and not its records."""

    def __init__(self, file: File, *, by_line: bool) -> None:
        self._file, self._by_line = file, by_line
        self._fields: dict[str, None] = {}
        self._said: dict[str, str] = {}
        self._asked: str | None = None
        self._missing = 0
        self._halves = Halves(file.raw.path)

    def stories(self, records: Iterator[Record]) -> Iterator[Document | InputError]:
        waiting: list[tuple[str, int]] = []
        begun = False
        for number, record in enumerate(records, 1):
            missing = self._missing
            for story in self._stories(record, number):
                if begun:
                    yield story
                elif isinstance(story, InputError) and (self._missing > missing or len(waiting) < _MOST_KEPT):
                    waiting.append((story.message, story.line or 1))
                else:
                    begun = True
                    yield from (self._problem(*each) for each in waiting)
                    yield story
        if not begun and waiting:
            yield from self._of_none(waiting)
        yield from self._halves.told()

    def _problem(self, said: str, line: int) -> InputError:
        return InputError(said, path=self._file.raw.path, line=line)

    def _of_none(self, waiting: list[tuple[str, int]]) -> Iterator[InputError]:
        """What to say of a file without a story: one thing, where one thing is wrong."""
        if self._missing > 1 or self._missing == len(waiting):
            said = no_text_field(self._asked, list(self._fields), "field")
            yield InputError(said, path=self._file.raw.path)
        elif len({said.partition(",")[0] for said, _ in waiting}) == 1 and len(waiting) > 1:
            said, line = waiting[0]
            yield self._problem(f"{said}; so are the {len(waiting) - 1} records that follow", line)
        else:
            yield from (self._problem(*each) for each in waiting)

    def _stories(self, record: Record, number: int) -> Iterator[Document | InputError]:
        """The stories of a record: one, or one a translation of its source."""
        raw, value = self._file.raw, record.value
        line = line_index(self._file.text).line_of(record.start)
        if record.problem or not isinstance(value, dict):
            yield self._problem(record.problem or "is no record: it is no JSON object", line)
            return
        texts, absent = _targets(value, raw.text_field)
        name = _way(value, raw.id_field, ID_FIELDS)
        if not texts or (raw.id_field is not None and name is None):
            yield self._without(value, raw.text_field if not texts else raw.id_field, line)
            return
        said: dict[tuple[str | int, ...], Value] = {
            each.path: Value(each.text, each.places)
            for each in strings(self._file.text, record.start, record.end)
        }
        usual = str(line if self._by_line else number)
        called = usual if name is None else said[name].text if name in said else _number(_at(value, name))
        called = called.strip() or usual
        headline = _way(value, None, HEADLINE_FIELDS)
        title = said.get(headline) if headline and headline != texts[0] else None
        source = self._source(value, said, texts[0], (called, line))
        for text in texts:
            if source is not None and text in said and not said[text].text.strip():
                self._halves.add("translation", called, line)
            else:
                yield self._story(value, said, text, title, source, (called, line))
        for each in absent:
            yield self._problem(f"has no field {each!r}", line)

    def _story(
        self,
        value: dict[str, Any],
        said: dict[tuple[str | int, ...], Value],
        text: Way,
        title: Value | None,
        source: Source | None,
        at: tuple[str, int],
    ) -> Document | InputError:
        """The story in one field of the record ``at`` name and line."""
        called, line = at
        if text not in said:
            kind = _KINDS.get(type(_at(value, text)), "a number")
            return self._problem(f"the field {'.'.join(text)!r} is {kind}, not a text", line)
        notes = list(_notes(value))
        asked = self._file.raw.text_field
        if asked is not None and asked not in (".".join(text), *text[:1]):
            called, notes = f"{called} {'.'.join(text)}", [*notes, ("translator", ".".join(text))]
        return self._file.document(called, said[text], title, noted(notes), source)

    def _source(
        self, value: dict[str, Any], said: dict[tuple[str | int, ...], Value], text: Way, at: tuple[str, int]
    ) -> Source | None:
        """What the record was translated from, where it says so; what is missing is counted."""
        asked = self._file.raw.source_field
        fields = [key for key, inner in value.items() if isinstance(inner, str)]
        usual = source_field(text[-1], fields) if asked is None and len(text) == 1 else None
        way = (usual,) if usual is not None else _way(value, asked, []) if asked is not None else None
        body = said.get(way) if way is not None else None
        if body is not None and body.text.strip():
            headline = source_headline_field(fields)
            return Source(body, said.get((headline,)) if headline is not None else None)
        if asked is not None or way is not None:
            self._halves.add("source" if asked is None else f"source in {asked!r}", *at)
        return None

    def _without(self, value: dict[str, Any], asked: str | None, line: int) -> InputError:
        self._missing += 1
        self._asked = asked
        if len(self._fields) < _MOST_KEPT:
            self._fields |= dict.fromkeys(value)
        said = no_text_field(asked, list(value), "field")
        if len(self._said) < _MOST_KEPT:  # most records of a file lack the same
            said = self._said.setdefault(said, said)
        return self._problem(said, line)


def _way(value: dict[str, Any], asked: str | None, usual: list[str]) -> Way | None:
    """The field of a record that is asked for, else the usual one that there is."""
    if asked is None:
        found = first_of(usual, [key for key, inner in value.items() if isinstance(inner, (str, int))])
        found = found if found is not None else first_of(usual, list(value))
        return None if found is None else (found,)
    ways = ((asked,), tuple(asked.split(".")))
    return next((way for way in ways if _at(value, way, _NOT_THERE) is not _NOT_THERE), None)


def _targets(value: dict[str, Any], asked: str | None) -> tuple[list[Way], list[str]]:
    """The fields of a record that hold its story, or translations; and what is asked for and not there."""
    whole = _way(value, asked, TEXT_FIELDS)
    if asked is None or whole is not None:
        return [whole] if whole is not None else [], []
    names, absent = targets(asked, list(value))
    ways = {name: _way(value, name, []) for name in absent}
    found = [(name,) for name in names] + [way for way in ways.values() if way is not None]
    return found, [name for name, way in ways.items() if way is None]


def _notes(record: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """The fields of a record that are text, those of ``meta`` and ``metadata`` within it too."""
    for name, value in record.items():
        if isinstance(value, str):
            yield name, value
        elif isinstance(value, dict) and name.lower() in _WITHIN:
            yield from ((inner, each) for inner, each in value.items() if isinstance(each, str))


def _at(value: Any, way: Way, otherwise: object = None) -> Any:
    for key in way:
        if not isinstance(value, dict) or key not in value:
            return otherwise
        value = value[key]
    return value


def _number(value: object) -> str:
    return str(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else ""
