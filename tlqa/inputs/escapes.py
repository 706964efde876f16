"""How text is written inside a format: what a fix must be turned into before it is put into the file."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from tlqa.sourcemap import Escapes


def _xml(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _attribute(text: str) -> str:
    return _xml(text).replace('"', "&quot;").replace("'", "&#39;")


def _json(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)[1:-1]


def _po(text: str) -> str:
    for char, escaped in (("\\", "\\\\"), ('"', '\\"'), ("\n", "\\n"), ("\t", "\\t"), ("\r", "\\r")):
        text = text.replace(char, escaped)
    return text


def _doubled(mark: str) -> Callable[[str], str]:
    return lambda text: text.replace(mark, mark * 2)


def _markdown(text: str) -> str:
    return re.sub(r"[\\`*_\[\]<>|~]|&(?=#?\w+;)", r"\\\g<0>", text)


def _yaml_plain(text: str) -> str:
    if re.search(r"\n|: | #|:$|^[\s#:,\[\]{}&*!|>'\"%@`?-]", text):
        raise ValueError("the value would have to be put in quotation marks")
    return text


def _without(*marks: str) -> Callable[[str], str]:
    """Where nothing can be escaped, and some things cannot stand."""

    def written(text: str) -> str:
        if any(mark in text for mark in marks):
            raise ValueError("the value would have to be written another way")
        return text

    return written


def _bare(delimiter: str) -> Callable[[str], str]:
    """What stands in a cell without quotation marks, which cannot hold everything."""

    def written(text: str) -> str:
        if any(c in text for c in (delimiter, '"', "\r", "\n")):
            raise ValueError("the cell would have to be put in quotation marks")
        return text

    return written


ESCAPES: dict[str, Callable[[str], str]] = {
    "xml": _xml,
    "attribute": _attribute,
    "json": _json,
    "po": _po,
    "double": _doubled('"'),  # within double quotation marks, CSV and the like
    "single": _doubled("'"),  # within single ones, YAML
    "markdown": _markdown,
    "rst": lambda text: re.sub(r"[\\*`|]|_(?![^\W_])", r"\\\g<0>", text),
    "asciidoc": _without(*"*_`#^~+{}[]<>|\\"),
    "yaml-plain": _yaml_plain,  # without quotation marks
    "line": _without("\n"),  # a line of a block in YAML
    "toml-literal": _without("'", "\n"),
    "bare-comma": _bare(","),
    "bare-semicolon": _bare(";"),
    "bare-tab": _bare("\t"),
}


def escape(text: str, escapes: Escapes) -> str:
    """The text as the file writes it, by each way in turn, the innermost first.

    Raises:
        KeyError: a way that is not known.
        ValueError: a text that cannot be written there.
    """
    for name in escapes:
        text = ESCAPES[name](text)
    return text
