"""Input formats, one module each with ``NAME``, ``sniff`` and ``parse``; found by scanning."""

from __future__ import annotations

import pkgutil
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tlqa.model import Document
    from tlqa.text.language import Language


def read(data: bytes, path: str, language: Language, encoding: str | None = None) -> Document:
    """Make a document of a file's bytes, by the format that is surest of them.

    Raises:
        InputError: the bytes are not text, or not in the encoding named.
    """
    modules = [import_module(f"{__name__}.{m.name}") for m in pkgutil.iter_modules(__path__)]
    best = max((m for m in modules if hasattr(m, "sniff")), key=lambda m: float(m.sniff(data, path)))
    document: Document = best.parse(data, path, language, encoding)
    return document
