"""Pages that this program wrote, which are no stories."""

from __future__ import annotations

import re

from tlqa.compiled import compiled

BEGINNING = 4096
"""Bytes of a file in which ``is_report`` looks for who made it."""

_MADE_BY = compiled(rb"""<meta\s+name=["']?generator["']?\s+content=["']?tlqa\b""", re.IGNORECASE)


def is_report(beginning: bytes) -> bool:
    """Whether a file that begins so is a page of ours (see ``tlqa.outputs.html``)."""
    return _MADE_BY.search(beginning, 0, BEGINNING) is not None
