"""Take docs/report.png, docs/index.png and docs/page.png: what an editor sees. Run ``make screenshots``.

The report is that of demo/salt-works.txt with a card open and speech tinted; the index is of the stories of
corpus/, with desks, engines and a trend made up; the page is that of ``tlqa serve`` with demo/brief.txt.
"""

from __future__ import annotations

import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[1]
sys.path += [str(ROOT / "tests"), str(ROOT / "tests" / "web")]

from browsing import launch_options  # noqa: E402
from playwright.sync_api import sync_playwright  # noqa: E402
from serving import serving  # noqa: E402

from tlqa.engine import Checker  # noqa: E402
from tlqa.model import Meta, TrendPoint  # noqa: E402
from tlqa.outputs.base import Options  # noqa: E402
from tlqa.outputs.html import render  # noqa: E402

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tlqa.model import FileReport, Report

DOCS = ROOT / "docs"
SIZE = {"width": 1120, "height": 720}

_DESKS, _ENGINES = ("World", "Economy", "Sport"), ("Engine A", "Engine B")
_SCORES = (71.2, 70.4, 73.9, 72.8, 76.0, 78.3, 77.1, 80.2, 81.9, 81.6)


def reports() -> tuple[Report, Report]:
    """The two reports: of one story, and of many."""
    checker = Checker()

    def check(path: Path) -> FileReport:
        return checker.check_text(path.read_text("utf-8"), path.relative_to(ROOT).as_posix())

    def of_a_desk(number: int, file: FileReport) -> FileReport:
        meta = Meta(_DESKS[number % 3], file.document.path.split("/")[1][:2], _ENGINES[number % 2])
        return replace(file, document=replace(file.document, meta=meta))

    one = checker.report([check(ROOT / "demo" / "salt-works.txt")], examples=True)
    stories = [path for path in sorted(ROOT.glob("corpus/*/*/story.txt")) if path.parts[-3] != "clean"]
    many = checker.report([of_a_desk(n, check(path)) for n, path in enumerate(stories)], examples=True)
    trend = tuple(
        TrendPoint(f"2026-{9 + n // 4:02}-{1 + 7 * (n % 4):02}T06:00:00Z", 30 + n, 14_000, score, 100 - score)
        for n, score in enumerate(_SCORES)
    )
    return one, replace(many, trend=trend)


def take(page: Page, report: Report, place: Path, *steps: str) -> None:
    """Write the report, open it, do some steps in it, and take its picture."""
    with tempfile.TemporaryDirectory() as directory:
        path = Path(directory, "report.html")
        path.write_text(render(report, Options()), "utf-8")
        page.goto(path.as_uri())
        page.wait_for_selector("html[data-ready]")
        for step in steps:
            page.evaluate(step)
        page.mouse.move(0, 0)
        page.screenshot(path=place)
    print(f"{place.relative_to(ROOT)}: {place.stat().st_size / 1000:.0f} KB")


def take_page(page: Page, place: Path) -> None:
    """Start the server, paste a story, and take the picture of what is found."""
    with tempfile.TemporaryDirectory() as directory, serving(history=Path(directory, "h.sqlite")) as server:
        page.goto(server.url + "/")
        page.wait_for_selector("html[data-ready]")
        page.locator("#story").fill((ROOT / "demo" / "brief.txt").read_text("utf-8"))
        page.wait_for_selector("#findings > li button.main")
        page.locator("#story").blur()
        page.set_viewport_size({"width": SIZE["width"], "height": 900})
        page.screenshot(path=place)
    print(f"{place.relative_to(ROOT)}: {place.stat().st_size / 1000:.0f} KB")


def main() -> None:
    one, many = reports()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**launch_options())
        page = browser.new_page(viewport=SIZE, reduced_motion="reduce")
        tint, card = "document.querySelector('#speech').click()", "document.querySelector('#m-4').click()"
        take(page, one, DOCS / "report.png", tint, card)
        take(page, many, DOCS / "index.png")
        take_page(page, DOCS / "page.png")
        browser.close()


if __name__ == "__main__":
    main()
