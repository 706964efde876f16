"""Edits of a file's text brought to its bytes: the inverse of ``_text.decode``."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from tlqa.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable

# The byte orders that a name without one stands for: which it is, the bytes say.
_ORDERS = {
    "utf-8-sig": ("utf-8",),
    "utf-16": ("utf-16-le", "utf-16-be"),
    "utf-32": ("utf-32-le", "utf-32-be"),
}


def spliced(data: bytes, text: str, encoding: str, edits: Iterable[tuple[int, int, str]]) -> bytes:
    """The bytes with each ``(start, end, replacement)`` made; all others are those of ``data``.

    Args:
        data: a file's bytes, with or without a byte-order mark.
        text: what they are decoded, without the mark.
        encoding: that was used, by its name.
        edits: in code points of ``text``, none over another.

    Raises:
        InputError: the text, encoded anew, is not those bytes, so that places in it cannot be told in them;
            or the encoding lacks a character of a replacement.
    """
    codec, begin = _layout(data, text, encoding)
    parts: list[bytes] = []
    meant: list[str] = []
    done, at = 0, begin
    for start, end, new in [*sorted(set(edits)), (len(text), len(text), "")]:
        kept, gone = text[done:start].encode(codec), text[start:end].encode(codec)
        if not data.startswith(kept + gone, at):  # an encoding with states writes a piece otherwise
            raise _not_the_same(encoding)
        parts += [kept, _encoded(new, codec)]
        meant += [text[done:start], new]
        at += len(kept) + len(gone)
        done = end
    made = b"".join(parts)
    if at != len(data) or made.decode(codec) != "".join(meant):
        raise _not_the_same(encoding)
    return data[:begin] + made


def _encoded(text: str, codec: str) -> bytes:
    try:
        return text.encode(codec)
    except UnicodeEncodeError as problem:
        raise InputError(f"{codec} has no {problem.object[problem.start]!r}") from problem


def _layout(data: bytes, text: str, encoding: str) -> tuple[str, int]:
    """The encoding with its byte order, and where the text begins."""
    name = codecs.lookup(encoding).name
    for codec in _ORDERS.get(name, (name,)):
        body = text.encode(codec)
        begin = len(data) - len(body)
        if begin >= 0 and data.endswith(body) and _is_mark(data[:begin], codec):
            return codec, begin
    raise _not_the_same(encoding)


def _is_mark(lead: bytes, codec: str) -> bool:
    """Whether there is nothing before the text, or a byte-order mark, which may stand there twice."""
    return not lead or (codec.startswith("utf-") and lead.decode(codec, "replace").strip("\ufeff") == "")


def _not_the_same(encoding: str) -> InputError:
    return InputError(f"is written in {encoding} in a way that cannot be changed in part")
