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

# what browsers take names of encodings for, where Python takes less: https://encoding.spec.whatwg.org/#names-and-labels
_MEANT = {
    label: name
    for name, labels in {
        "windows-1252": "iso-8859-1 iso8859-1 latin1 latin-1 l1 ascii us-ascii ansi_x3.4-1968 cp819",
        "windows-1254": "iso-8859-9 iso8859-9 latin5 l5",
        "cp874": "windows-874 iso-8859-11 iso8859-11 tis-620 dos-874",
        "gb18030": "gb2312 gb_2312 gb_2312-80 csgb2312 gbk x-gbk chinese cp936",
        "big5hkscs": "big5 big5-hkscs cn-big5 x-x-big5 csbig5",
        "cp949": "euc-kr ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 korean cseuckr windows-949",
        "cp932": "shift_jis shift-jis sjis x-sjis ms_kanji csshiftjis windows-31j ms932",
        "windows-1251": "x-cp1251",
        "utf-8": "unicode-1-1-utf-8 x-unicode20utf8 utf8",
        "iso-8859-8": "iso-8859-8-i logical visual",
        "mac-roman": "macintosh mac x-mac-roman",
        "mac-cyrillic": "x-mac-cyrillic x-mac-ukrainian",
    }.items()
    for label in labels.split()
}

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


def meant(declared: str) -> str:
    """The encoding that a page or a file of XML means by a name, in lower case, as browsers take it."""
    return _MEANT.get(declared, declared)


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
