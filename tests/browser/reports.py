"""Reports to open in a browser: of the demonstration, of the corpus, and of texts made to break a page."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from tlqa.engine import Checker
from tlqa.outputs.base import Options, find_output

ROOT = Path(__file__).parents[2]
sys.path.append(str(ROOT / "tests" / "outputs"))

from runs import hostile_run  # noqa: E402

if TYPE_CHECKING:
    from tlqa.model import Report

__all__ = ["checker", "corpus_report", "demo_report", "hostile_run", "written"]


@cache
def checker() -> Checker:
    return Checker()


def checked(paths: list[Path]) -> Report:
    use = checker()
    files = [use.check_text(path.read_text("utf-8"), path.relative_to(ROOT).as_posix()) for path in paths]
    return use.report(files, examples=True)


@cache
def demo_report() -> Report:
    return checked([ROOT / "demo" / "salt-works.txt"])


@cache
def corpus_report() -> Report:
    return checked(sorted(ROOT.glob("corpus/*/*/*.txt")))


def written(directory: Path, report: Report, locale: str = "en") -> Path:
    """The path of the report, written there in a language."""
    path = directory / "report.html"
    page = find_output("html").render(report, Options(locale=locale))
    path.write_bytes(page.encode("utf-8", "backslashreplace"))
    return path
