"""What the forms share: text and lines of files, and spans that fit their text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tlqa.errors import CorpusError
from tlqa.evaluate.story import Span
from tlqa.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tlqa.data import Yaml

_SPAN_KEYS = {"start": int, "end": int, "kind": str, "severity": str}


def read_bytes(path: Path) -> tuple[bytes, str]:
    """The bytes of a file, and the text that they are.

    Raises:
        CorpusError: not to be read, or not UTF-8.
    """
    try:
        data = path.read_bytes()
        return data, data.decode("utf-8")
    except OSError as problem:
        raise CorpusError(f"cannot be read: {problem.strerror or problem}", path=str(path)) from problem
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start) + 1
        raise CorpusError("is not UTF-8 text", path=str(path), line=line) from problem


def numbered_lines(path: Path) -> Iterator[tuple[int, str]]:
    """The lines of a file, which may be compressed (``*.xz``), with their numbers from 1.

    Raises:
        CorpusError: after the last line that could be read.
    """
    import lzma

    number = 0
    try:
        with lzma.open(path, "rb") if path.suffix == ".xz" else path.open("rb") as file:
            for raw in file:
                number += 1
                yield number, raw.decode("utf-8").rstrip("\r\n")
    except OSError as problem:
        said = f"cannot be read: {problem.strerror or problem}"
        raise CorpusError(said, path=str(path), line=number or None) from problem
    except (lzma.LZMAError, EOFError) as problem:
        said = f"is not a whole xz file: {problem}"
        raise CorpusError(said, path=str(path), line=number or None) from problem
    except UnicodeDecodeError as problem:
        raise CorpusError("is not UTF-8 text", path=str(path), line=number) from problem


def span_of(source: Yaml, number: int, value: Any, text: str) -> Span:
    """The span that an annotation's ``spans`` list has at a place.

    Raises:
        CorpusError: with the annotation's file and line.
    """
    at = ("spans", number)
    if not isinstance(value, dict):
        raise error_at(source, "a span is a mapping", *at)
    for key, kind in _SPAN_KEYS.items():
        if key not in value:
            raise error_at(source, f"'{key}' is missing in a span", *at)
        if not isinstance(value[key], kind) or isinstance(value[key], bool):
            wanted = "a whole number" if kind is int else "text"
            raise error_at(source, f"'{key}' must be {wanted}", *at, key)
    start, end = value["start"], value["end"]
    if not 0 <= start < end <= len(text):
        raise error_at(source, f"{start} to {end} is no span of {len(text)} characters", *at, "start")
    if value["severity"] not in list(Severity):
        raise error_at(source, f"'severity' must be one of {', '.join(Severity)}", *at, "severity")
    severity = Severity(value["severity"])
    return Span(start, end, text[start:end], value["kind"], severity, str(value.get("note") or ""))


def error_at(source: Yaml, message: str, *key: str | int) -> CorpusError:
    """An error at a key of an annotation."""
    return CorpusError(message, path=source.path, line=source.line(*key))
