"""Whoever reads it, with whatever: WCAG 2.2 A and AA, narrow screens, the keyboard, no JavaScript, paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from browsing import WIDTHS, axe_violations, opened, overflow
from reports import corpus_report, demo_report

if TYPE_CHECKING:
    from pathlib import Path

    from browsing import PageOf
    from playwright.sync_api import Page

LOOKS = [(width, dark) for width in WIDTHS for dark in (False, True)]


@pytest.fixture(params=LOOKS, ids=[f"{width}-{'dark' if dark else 'light'}" for width, dark in LOOKS])
def look(request: pytest.FixtureRequest) -> dict[str, Any]:
    width, dark = request.param
    return {"width": width, "dark": dark}


def fine(page: Page) -> None:
    assert axe_violations(page) == []
    assert overflow(page) <= 0


def test_axe_has_eyes(page_of: PageOf) -> None:
    page = page_of()
    page.set_content(
        "<title>x</title><html lang=en><main><img src='data:,'><p style='color:#ccc'>pale</p></main>"
    )
    assert [each.split()[0] for each in axe_violations(page)] == ["color-contrast", "image-alt"]


def test_report(page_of: PageOf, demo_page: Path, look: dict[str, Any]) -> None:
    page = page_of(**look)
    seen = opened(page, demo_page)
    assert overflow(page) <= 0
    page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
    page.check("#speech")
    page.uncheck("input[name=severity][value=minor]")
    fine(page)
    page.keyboard.press("j")
    page.wait_for_selector("#card:popover-open")
    fine(page)
    page.keyboard.press("?")
    page.wait_for_selector("#help:popover-open")
    fine(page)
    assert seen.nothing(), seen


def test_index(page_of: PageOf, small_index_page: Path, look: dict[str, Any]) -> None:
    page = page_of(**look)
    seen = opened(page, small_index_page)
    fine(page)
    page.evaluate("for (const each of document.querySelectorAll('.index details')) each.open = true")
    page.click("#stories thead button >> nth=1")
    page.fill("#search", "story-00")
    fine(page)
    assert seen.nothing(), seen


def test_a_story_behind_the_index(page_of: PageOf, corpus_page: Path, look: dict[str, Any]) -> None:
    page = page_of(**look)
    opened(page, corpus_page, "#s-1")
    page.wait_for_selector("#s-1:visible")
    fine(page)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_without_javascript(page_of: PageOf, demo_page: Path, dark: bool) -> None:
    page = page_of(dark=dark, javascript=False)
    seen = opened(page, demo_page)
    story, *_ = demo_report().files
    assert "only let them sleep" in page.inner_text(".text")
    assert page.locator(".card").count() == len(story.findings)
    assert not page.locator(".filters").is_visible()
    assert page.locator("#copy").is_hidden()
    for number in (1, len(story.findings)):
        page.click(f"#m-{number}")
        says = page.locator(f"#f-{number}")
        says.wait_for(state="visible")  # the browser opens what the link leads into
        assert story.findings[number - 1].why[:30] in says.inner_text()
    before = page.locator(".cell .t").first.evaluate("each => getComputedStyle(each).backgroundColor")
    page.check("#speech")
    after = page.locator(".cell .t").first.evaluate("each => getComputedStyle(each).backgroundColor")
    assert before != after
    page.click(".helps button")
    page.locator("#help").wait_for(state="visible")
    assert seen.nothing(), seen


def test_the_whole_index_without_javascript(page_of: PageOf, corpus_page: Path) -> None:
    page = page_of(width=320, javascript=False)
    opened(page, corpus_page)
    stories = len(corpus_report().files)
    assert page.locator("#stories tbody tr").count() == stories
    assert page.locator("article.story:visible").count() == stories
    assert overflow(page) <= 0
    page.click("#stories tbody a >> nth=3")
    assert page.evaluate("location.hash") == "#s-4"


def test_print(page_of: PageOf, demo_page: Path) -> None:
    page = page_of(javascript=False)
    opened(page, demo_page)
    page.emulate_media(media="print")
    assert page.locator(".tools").is_hidden()
    for finding, says in zip(demo_report().files[0].findings, page.locator(".says").all(), strict=True):
        assert says.is_visible()
        assert finding.why[:30] in says.inner_text()
    assert len(page.pdf()) > 10_000


def test_print_opens_every_card(page_of: PageOf, demo_page: Path) -> None:
    page = page_of()
    opened(page, demo_page)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".card details:not([open])").count() == 0
