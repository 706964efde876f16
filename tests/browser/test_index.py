"""The index: worst first, sorted and searched, by desk, language and engine, with the trend."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from browsing import opened
from reports import written
from stories_made import many_stories

from tlqa.model import Verdict

if TYPE_CHECKING:
    from pathlib import Path

    from browsing import PageOf
    from playwright.sync_api import Page

REPORT = many_stories(250)


def column(page: Page, number: int) -> list[str]:
    """What the rows that are shown have in a column, from 0."""
    cells = (
        "n => [...document.querySelectorAll('#stories tbody tr')].map(row => row.cells[n].textContent.trim())"
    )
    found: list[str] = page.evaluate(cells, number)
    return found


def test_worst_first(page_of: PageOf, index_page: Path) -> None:
    page = page_of()
    seen = opened(page, index_page)
    values = sorted(file.score.value for file in REPORT.files)
    assert column(page, 1) == [f"{value:.1f}" for value in values[:100]]
    assert page.inner_text("#pages") == "1 to 100 of 250"
    page.click("#page-on")
    page.click("#page-on")
    assert column(page, 1) == [f"{value:.1f}" for value in values[200:]]
    assert page.locator("#page-on").is_disabled()
    assert seen.nothing(), seen


def test_sorted(page_of: PageOf, index_page: Path) -> None:
    page = page_of()
    opened(page, index_page)
    header = page.locator("#stories thead th")
    header.nth(4).locator("button").focus()
    page.keyboard.press("Enter")
    assert column(page, 4) == [str(449 - n) for n in range(100)]
    assert header.nth(4).get_attribute("aria-sort") == "descending"
    page.keyboard.press("Enter")
    assert column(page, 4) == [str(200 + n) for n in range(100)]
    assert header.nth(4).get_attribute("aria-sort") == "ascending"
    header.nth(0).locator("button").click()
    assert column(page, 0)[:2] == ["wire/2026/story-0000.txt", "wire/2026/story-0001.txt"]
    assert header.nth(4).get_attribute("aria-sort") is None


def test_searched_and_narrowed(page_of: PageOf, index_page: Path) -> None:
    page = page_of()
    opened(page, index_page)
    page.fill("#search", "STORY-00 sport")
    wanted = [f.document.path for f in REPORT.files[:100] if f.document.meta.desk == "Sport"]
    assert sorted(column(page, 0)) == wanted
    page.fill("#search", "")
    page.select_option("#by-verdict", "review")
    page.select_option("#by-desk", "World")
    page.select_option("#by-source", "French")
    page.select_option("#by-engine", "Engine B")
    wanted = [
        f.document.path
        for f in REPORT.files
        if f.score.verdict is Verdict.REVIEW
        and (f.document.meta.desk, f.document.meta.source, f.document.meta.engine)
        == ("World", "fr", "Engine B")
    ]
    assert sorted(column(page, 0)) == wanted != []
    page.fill("#search", "nothing has this name")
    assert column(page, 0) == []
    assert page.inner_text("#pages") == "no story"


def test_charts_have_their_numbers_in_words(page_of: PageOf, index_page: Path) -> None:
    page = page_of()
    opened(page, index_page)
    page.click("text='In numbers' >> nth=0")
    counts = [int(cell) for cell in page.locator(".index figure >> nth=0 >> td").all_inner_texts()]
    assert sum(counts) == 250
    assert page.locator("svg .bar").count() == 20
    trend = page.locator("figure", has_text="Mean score over 12 runs")
    trend.locator("summary").click()
    assert trend.locator("tbody tr").count() == len(REPORT.trend)
    assert trend.locator(".dot").count() == 12
    assert "(+5.5)" in trend.locator("figcaption").inner_text()


def test_groups(page_of: PageOf, index_page: Path) -> None:
    page = page_of()
    opened(page, index_page)
    for heading, names in (
        ("Desk", {"World", "Economy", "Sport", "not known"}),
        ("Source language", {"French", "German", "Ukrainian", "not known"}),
        ("Translation engine", {"Engine A", "Engine B", "not known"}),
    ):
        panel = page.locator(".panel", has=page.get_by_role("heading", name=heading, exact=True))
        assert {text.split("\t")[0] for text in panel.locator("tbody tr").all_inner_texts()} == names
        scores = [float(text.split("\t")[2]) for text in panel.locator("tbody tr").all_inner_texts()]
        assert scores == sorted(scores)


def test_most_stories_are_behind_it(page_of: PageOf, index_page: Path) -> None:
    page = page_of()
    opened(page, index_page)
    assert page.locator("article.story").count() == 200
    assert "50 more have only their line" in page.inner_text(".left-out")
    page.click("#stories tbody a >> nth=2")
    page.wait_for_selector("#s-3:visible")
    assert page.locator("article.story:visible").count() == 1
    page.go_back()
    page.wait_for_selector("#index:visible")


def test_an_index_of_nothing(page_of: PageOf, tmp_path: Path) -> None:
    page = page_of()
    seen = opened(
        page, written(tmp_path, replace(REPORT, files=(), trend=(), errors=("gone.txt: no such file",)))
    )
    assert "0 stories" in page.inner_text("h1")
    assert "gone.txt: no such file" in page.inner_text(".trouble")
    assert seen.nothing(), seen
