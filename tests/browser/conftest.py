"""Chromium (see ``browsing``), and reports written once a session."""

from __future__ import annotations

from browsing import browser, page_of

__all__ = ["browser", "page_of"]
