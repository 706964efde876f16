"""The text of a file's bytes: which encoding they are in, and what is said where they are not."""

from __future__ import annotations

import codecs

from tlqa.errors import InputError

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_LOOKS_LIKE = " (a picture, an office document, or UTF-16 without its mark? then say --encoding utf-16-le)"


def decode(data: bytes, path: str, encoding: str | None = None, declared: str | None = None) -> str:
    """The text of ``data``: in the encoding named, else as its byte-order mark says, else as it declares
    itself, else UTF-8.

    Raises:
        InputError: with the line, what was expected and what the bytes look like instead.
    """
    name = encoding_of(data, encoding, declared)
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


def encoding_of(data: bytes, encoding: str | None = None, declared: str | None = None) -> str:
    """The name of the encoding that ``decode`` takes."""
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    assumed = encoding is None or encoding.lower() in {"utf-8", "utf8", "utf_8"}
    return marked if marked and assumed else encoding or declared or "utf-8"


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
