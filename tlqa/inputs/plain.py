"""Plain text: one story a file."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from tlqa.errors import InputError
from tlqa.model import Document
from tlqa.text.blocks import plain_blocks

if TYPE_CHECKING:
    from tlqa.text.language import Language

NAME = "plain"

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_LOOKS_LIKE = " (a picture, an office document, or UTF-16 without its mark? then say --encoding utf-16-le)"


def sniff(data: bytes, path: str) -> float:
    """How sure this format is of the bytes: always a little, for it reads whatever is text."""
    return 0.1


def parse(data: bytes, path: str, language: Language, encoding: str | None = None) -> Document:
    """Read a plain-text story; a byte-order mark is no part of the text.

    Raises:
        InputError: the bytes are binary, or not in the encoding.
    """
    return document(decode(data, path, encoding), path, language)


def document(text: str, path: str, language: Language) -> Document:
    """The document of a text as it stands; offsets count its code points."""
    return Document(text, path, NAME, language.code, plain_blocks(text, language))


def decode(data: bytes, path: str, encoding: str | None = None) -> str:
    """The text of ``data``: in the encoding named, else as its byte-order mark says, else UTF-8.

    Raises:
        InputError: with the line, what was expected and what the bytes look like instead.
    """
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    assumed = encoding is None or encoding.lower() in {"utf-8", "utf8", "utf_8"}
    name = marked if marked and assumed else encoding or "utf-8"
    try:
        text = data.decode(name).removeprefix("\ufeff")
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start) + 1
        raise InputError(_complaint(data, name, problem), path=path, line=line) from problem
    except (LookupError, ValueError) as problem:
        raise InputError(f"there is no encoding called {name!r}", path=path) from problem
    if "\0" in text:
        line = text[: text.index("\0")].count("\n") + 1
        raise InputError(f"is not text: it holds NUL characters{_LOOKS_LIKE}", path=path, line=line)
    return text


def _complaint(data: bytes, name: str, problem: UnicodeDecodeError) -> str:
    if b"\0" in data[:4096]:
        return f"is not text: it holds NUL bytes{_LOOKS_LIKE}"
    at = problem.start + len(data) - len(problem.object)  # the mark is taken off before decoding
    byte = data[at]
    advice = ""
    if name.startswith("utf-8"):
        guess = "windows-1252" if any(0x80 <= b < 0xA0 for b in data) else "iso-8859-1"
        advice = f"; if it is {guess}, say --encoding {guess}, or convert it"
    return f"is not {name.upper().removesuffix('-SIG')}: byte 0x{byte:02x} at offset {at}{advice}"
