"""Every finding of the corpus is there, in its place, and its card opens and closes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from browsing import opened, wait_for
from reports import corpus_report, demo_report

from tlqa.outputs._html_index import worst_first

if TYPE_CHECKING:
    from pathlib import Path

    from browsing import PageOf
    from playwright.sync_api import Page

_OPEN = "#card:popover-open"
# Whether the card is open, what it says, and which words of the story are marked as the finding's.
_TOLD = """number => [document.querySelector('#card').matches(':popover-open'),
  document.querySelector('#card').innerText,
  [...document.querySelectorAll(`mark[data-f~="${number}"]`)].map(each => each.textContent).join('')]"""


def closed(page: Page) -> None:
    wait_for(page, "!document.querySelector('#card').matches(':popover-open')")


def test_every_finding_of_the_corpus(page_of: PageOf, corpus_page: Path) -> None:
    page = page_of()
    seen = opened(page, corpus_page)
    number = 0
    for place, story in enumerate(worst_first(corpus_report().files), 1):
        page.evaluate(f"location.hash = 's-{place}'")
        page.wait_for_selector(f"#s-{place}:not([hidden])")
        for finding in story.findings:
            number += 1
            page.keyboard.press("j")
            is_open, card, marked = page.evaluate(_TOLD, number)
            assert is_open
            said = " ".join(card.split())
            assert f"{number} {finding.severity.value}" in said
            for text in (finding.message, finding.rule, finding.why):
                assert " ".join(text.split()) in said
            assert "".join(marked.split()) == "".join(finding.text.split())
            page.keyboard.press("Escape")
            closed(page)
    assert number == sum(len(file.findings) for file in corpus_report().files) > 200
    assert seen.nothing(), seen


def test_a_click_on_the_words_opens_the_card(page_of: PageOf, demo_page: Path) -> None:
    page = page_of()
    opened(page, demo_page)
    page.click("mark[data-f='4']")
    assert demo_report().files[0].findings[3].message in page.inner_text(_OPEN)
    page.click("#card .close")
    closed(page)
    page.click("#m-5")
    assert demo_report().files[0].findings[4].message in page.inner_text(_OPEN)
    page.mouse.click(5, 5)
    closed(page)


@pytest.mark.parametrize("width", [1280, 320])
def test_the_card_is_within_the_window(page_of: PageOf, demo_page: Path, width: int) -> None:
    page = page_of(width)
    opened(page, demo_page)
    for _ in demo_report().files[0].findings:
        page.keyboard.press("j")
        page.wait_for_selector(_OPEN)
        box = page.locator("#card").bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= 800


def test_a_link_to_a_finding(page_of: PageOf, demo_page: Path, corpus_page: Path) -> None:
    page = page_of()
    opened(page, demo_page, "#f-7")
    page.wait_for_selector(_OPEN)
    assert demo_report().files[0].findings[6].message in page.inner_text(_OPEN)
    assert page.locator("mark[data-f='7']").get_attribute("class") == "m major on"
    box = page.locator("mark[data-f='7']").bounding_box()
    assert box is not None
    assert 0 <= box["y"] < box["y"] + box["height"] <= 800
    page.keyboard.press("j")
    assert page.evaluate("location.hash") == "#f-8"
    opened(page, corpus_page, "#f-60")
    page.wait_for_selector(f"{_OPEN} .no:text('60')")
    assert page.locator("article.story:visible").count() == 1
    assert page.locator("#index").is_hidden()
    page.keyboard.press("Escape")
    page.click(".up a")
    page.wait_for_selector("#index:visible")
    assert page.locator("article.story:visible").count() == 0


def test_a_hash_that_is_none(page_of: PageOf, demo_page: Path) -> None:
    page = page_of()
    for fragment in ("#f-9999", "#%22%3E%3Cimg", "#main", "#f-0"):
        seen = opened(page, demo_page, fragment)
        assert page.locator("#card").is_hidden()
        assert page.locator("article.story").is_visible()
        assert seen.nothing(), seen


def test_copy(page_of: PageOf, demo_page: Path) -> None:
    page = page_of(permissions=["clipboard-read", "clipboard-write"])
    opened(page, demo_page)
    page.uncheck("input[name=severity][value=minor]")
    page.click("#copy")
    wait_for(page, "document.querySelector('#status').textContent.includes('copied')")
    lines = page.evaluate("navigator.clipboard.readText()").splitlines()
    story = demo_report().files[0]
    kept = [f for f in story.findings if f.severity.value != "minor"]
    assert lines[0].startswith("demo/salt-works.txt: ")
    assert len(lines) == 1 + len(kept)
    for line, finding in zip(lines[1:], kept, strict=True):
        assert finding.message in line
        assert line.endswith(f"[{finding.rule}]")
