"""Chromium (see ``browsing``), and reports to open in it, each written once a session."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from browsing import browser, page_of
from reports import corpus_report, demo_report, written
from stories_made import many_stories

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["browser", "page_of"]


@pytest.fixture(scope="session")
def demo_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of one story."""
    return written(tmp_path_factory.mktemp("demo"), demo_report())


@pytest.fixture(scope="session")
def corpus_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of all stories of the corpus, and its index."""
    return written(tmp_path_factory.mktemp("corpus"), corpus_report())


@pytest.fixture(scope="session")
def small_index_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same of a few."""
    return written(tmp_path_factory.mktemp("small"), many_stories(24))


@pytest.fixture(scope="session")
def index_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The index of 250 stories with all their metadata, and a trend."""
    return written(tmp_path_factory.mktemp("index"), many_stories(250))
