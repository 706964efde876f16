"""How text is written inside a format: what a fix must be turned into before it is put into the file."""

from __future__ import annotations

import json
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


def _doubled(mark: str) -> Callable[[str], str]:
    return lambda text: text.replace(mark, mark * 2)


def _markdown(text: str) -> str:
    return "".join("\\" + c if c in r"\`*_[]<>|" else c for c in text)


ESCAPES: dict[str, Callable[[str], str]] = {
    "xml": _xml,
    "attribute": _attribute,
    "json": _json,
    "double": _doubled('"'),  # within double quotation marks, CSV and the like
    "single": _doubled("'"),  # within single ones, YAML
    "markdown": _markdown,
}


def escape(text: str, escapes: Escapes) -> str:
    """The text as the file writes it, by each way in turn, the innermost first.

    Raises:
        KeyError: a way that is not known.
    """
    for name in escapes:
        text = ESCAPES[name](text)
    return text
