"""Chromium (see ``browsing``), and reports to open in it, each written once a session."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browsing import browser, page_of
from stories_made import many_stories

from tlqa.engine import Checker
from tlqa.outputs.base import Options, find_output

if TYPE_CHECKING:
    from tlqa.model import Report

__all__ = ["browser", "page_of"]

ROOT = Path(__file__).parents[2]


@cache
def checker() -> Checker:
    return Checker()


def checked(paths: list[Path]) -> Report:
    files = [checker().check_text(path.read_text("utf-8"), path.relative_to(ROOT).as_posix()) for path in paths]
    return checker().report(files, examples=True)


@cache
def demo_report() -> Report:
    return checked([ROOT / "demo" / "salt-works.txt"])


@cache
def corpus_report() -> Report:
    return checked(sorted(ROOT.glob("corpus/*/*/*.txt")))


def written(directory: Path, report: Report) -> Path:
    path = directory / "report.html"
    path.write_bytes(find_output("html").render(report, Options()).encode("utf-8", "backslashreplace"))
    return path


@pytest.fixture(scope="session")
def demo_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of one story."""
    return written(tmp_path_factory.mktemp("demo"), demo_report())


@pytest.fixture(scope="session")
def corpus_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of all stories of the corpus, and its index."""
    return written(tmp_path_factory.mktemp("corpus"), corpus_report())


@pytest.fixture(scope="session")
def index_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The index of 250 stories with all their metadata, and a trend."""
    return written(tmp_path_factory.mktemp("index"), many_stories(250))
