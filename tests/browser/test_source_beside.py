"""A story with its source beside it: what belongs together, and both ways between a mark and its card."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from browsing import WIDTHS, axe_violations, opened, overflow, wait_for
from reports import ROOT, checker, written

if TYPE_CHECKING:
    from pathlib import Path

    from browsing import PageOf
    from playwright.sync_api import Page

    from tlqa.model import Report

LOOKS = [(width, dark) for width in WIDTHS for dark in (False, True)]
PAIR = ROOT / "corpus" / "pairs" / "orlena-lock"
OMITTED = "وستقف صهاريج المياه أمام المدرسة ابتداء من الساعة 18."


@cache
def arabic() -> Report:
    """A story translated from Arabic, with a sum that is another and a sentence that is gone."""
    text = (PAIR / "story.en").read_text("utf-8")
    text = text.replace("3.2 million euros", "32 million euros")
    text = text.replace(" Tankers will stand in front of the school from 6 p.m.", "")
    source = (PAIR / "source.ar").read_text("utf-8")
    return checker().report([checker().check_text(text, "lock.txt", source=source)], examples=True)


@pytest.fixture(scope="module")
def arabic_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("arabic"), arabic())


def number(rule: str) -> int:
    (file,) = arabic().files
    return 1 + next(n for n, each in enumerate(file.findings) if each.rule.endswith(rule))


def sides(page: Page) -> list[list[str]]:
    """The rows as a reader sees them: the story's side and the source's."""
    rows: list[list[str]] = page.evaluate(
        """() => [...document.querySelectorAll('.row:not(.titles)')].map((row) =>
          ['.cell', '.other'].map((side) => row.querySelector(side)?.innerText ?? ''))"""
    )
    return rows


def test_paragraph_by_paragraph(page_of: PageOf, arabic_page: Path) -> None:
    page = page_of()
    seen = opened(page, arabic_page)
    rows = sides(page)
    beside = {story.split("\n")[0][:12]: source for story, source in rows}
    assert "أورلينا" in beside["Lock on the "]
    assert "كالدن" in beside["The lock at "]
    assert "أوديل كيربرا" in beside["“We have wai"]
    assert "4500" in beside["About 4,500 "]
    assert "1964" in beside["The gates da"]
    source = " ".join((PAIR / "source.ar").read_text("utf-8").split())
    shown = " ".join(page.locator(".other .t").all_text_contents())
    for word in source.split():
        assert word.strip(".،؟«»:") in shown
    assert seen.nothing(), seen


def test_the_language_and_its_direction(page_of: PageOf, arabic_page: Path) -> None:
    page = page_of()
    opened(page, arabic_page)
    for other in page.locator(".row:not(.titles) .other").all():
        assert other.get_attribute("lang") == "ar"
        assert other.evaluate("each => getComputedStyle(each).direction") == "rtl"
    assert page.inner_text(".titles .other") == "Source: Arabic"
    assert page.locator(".cell").first.evaluate("each => getComputedStyle(each).direction") == "ltr"


def test_what_it_was_compared_with_is_marked(page_of: PageOf, arabic_page: Path) -> None:
    page = page_of()
    opened(page, arabic_page)
    for n, finding in enumerate(arabic().files[0].findings, 1):
        assert finding.source is not None
        marks = page.locator(f".other mark[data-f~='{n}']").all_text_contents()
        assert "".join(marks) == finding.source.text
    omitted = number("sentence-omitted")
    assert page.locator(f".other mark[data-f~='{omitted}']").inner_text() == OMITTED


def test_from_the_source_to_the_card_and_back(page_of: PageOf, arabic_page: Path) -> None:
    page = page_of()
    opened(page, arabic_page)
    n = number("money-changed")
    page.click(f".other mark[data-f='{n}']")
    page.wait_for_selector("#card:popover-open")
    assert "3.2 مليون يورو" in page.inner_text("#card")
    assert page.locator("mark.on").count() == 2  # the words on either side
    page.keyboard.press("Escape")
    wait_for(page, "!document.querySelector('#card').matches(':popover-open')")
    assert page.evaluate("document.activeElement.id") == f"o-{n}"
    page.keyboard.press("Enter")  # the number is a link
    page.wait_for_selector("#card:popover-open")
    page.uncheck("#beside")
    assert page.locator(".other").first.is_hidden()
    page.evaluate(f"location.hash = 'o-{n}'")
    wait_for(page, f"document.activeElement.id === 'o-{n}'")
    assert page.is_checked("#beside")
    assert page.locator(f".other mark.on[data-f~='{n}']").count() == 1


def test_from_the_card_to_the_source_by_keyboard(page_of: PageOf, arabic_page: Path) -> None:
    page = page_of()
    opened(page, arabic_page)
    n = number("money-changed")
    page.focus(f"#m-{n}")
    page.keyboard.press("Enter")
    page.wait_for_selector("#card:popover-open")
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.there')"):
            break
    page.keyboard.press("Enter")
    wait_for(page, "!document.querySelector('#card').matches(':popover-open')")
    wait_for(page, f"document.activeElement.id === 'o-{n}'")


def test_filters_hold_for_both_sides(page_of: PageOf, arabic_page: Path) -> None:
    page = page_of()
    opened(page, arabic_page)
    n = number("money-changed")
    page.uncheck("input[name=severity][value=critical]")
    assert page.locator(f"#o-{n}").is_hidden()
    assert page.locator(f".other mark[data-f='{n}']").evaluate("each => each.className") == "m off"


@pytest.mark.parametrize(("width", "dark"), LOOKS)
def test_axe_finds_nothing(page_of: PageOf, arabic_page: Path, width: int, dark: bool) -> None:
    page = page_of(width, dark=dark)
    seen = opened(page, arabic_page)
    page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
    page.check("#speech")
    assert axe_violations(page) == []
    assert overflow(page) <= 0
    page.click("#o-2")
    page.wait_for_selector("#card:popover-open")
    assert axe_violations(page) == []
    page.keyboard.press("Escape")
    page.uncheck("#beside")
    assert axe_violations(page) == []
    assert overflow(page) <= 0
    assert seen.nothing(), seen


def place(page: Page, side: str) -> Any:
    return page.locator(f".row:not(.titles) {side}").first.bounding_box()


def test_beside_where_there_is_room_and_below_where_there_is_not(page_of: PageOf, arabic_page: Path) -> None:
    page = page_of()
    opened(page, arabic_page)
    story, source = place(page, ".cell"), place(page, ".other")
    assert source["x"] >= story["x"] + story["width"]
    assert abs(source["y"] - story["y"]) < 20
    page.set_viewport_size({"width": 320, "height": 800})
    story, source = place(page, ".cell"), place(page, ".other")
    assert source["y"] >= story["y"] + story["height"]


def test_without_javascript(page_of: PageOf, arabic_page: Path) -> None:
    page = page_of(javascript=False)
    seen = opened(page, arabic_page)
    n = number("money-changed")
    page.click(f"#o-{n}")
    page.locator(f"#f-{n}").wait_for(state="visible")
    page.click(f"#f-{n} .there")
    assert page.evaluate("location.hash") == f"#o-{n}"
    page.uncheck("#beside")
    assert page.locator(".other").first.is_hidden()
    assert page.locator(f"#f-{n} .there").is_hidden()
    assert seen.nothing(), seen


def test_print_has_both(page_of: PageOf, arabic_page: Path) -> None:
    page = page_of(javascript=False)
    opened(page, arabic_page)
    page.emulate_media(media="print")
    story, source = place(page, ".cell"), place(page, ".other")
    assert source["x"] >= story["x"] + story["width"]
    assert len(page.pdf()) > 10_000


def test_a_source_that_does_not_belong_stands_below(page_of: PageOf, tmp_path: Path) -> None:
    text = (PAIR / "story.en").read_text("utf-8")
    other = (ROOT / "corpus" / "pairs" / "bronze-horse" / "source.de").read_text("utf-8")
    file = checker().check_text(text, "lock.txt", source=other, source_language="de")
    page = page_of()
    opened(page, written(tmp_path, checker().report([file], examples=True)))
    rows = sides(page)
    assert [bool(source) for _, source in rows] == [False] * (len(rows) - 1) + [True]
    assert "does not belong" in page.inner_text(".facts")
    assert axe_violations(page) == []


def test_a_hostile_source_is_text_and_nothing_else(page_of: PageOf, tmp_path: Path) -> None:
    source = (PAIR / "source.de").read_text("utf-8")
    evil = (
        "<script>alert(1)</script> <img src=x onerror=alert(1)> 3,2 Millionen Euro "
        "\u202egnirts\u202c \u2066x\u2069 \x00 \ud800 </p></div></article> {{7*7}}"
    )
    source = source.replace("3,2 Millionen Euro", evil)
    story = (PAIR / "story.en").read_text("utf-8").replace("3.2 million", "32 million")
    file = checker().check_text(story, "lock.txt", source=source, source_language='d"e><script>')
    page = page_of()
    seen = opened(page, written(tmp_path, checker().report([file], examples=True)))
    page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
    shown = page.locator(".other", has_text="gnirts").inner_text()
    # what was compared has a mark, and its number beside it
    assert "<script>" in page.locator(".other mark").all_text_contents()
    assert "alert(1)</script> <img src=x onerror=alert(1)>" in shown
    assert "</p></div></article> {{7*7}}" in shown
    assert page.locator(".other img, .other script").count() == 0
    assert page.locator("article").count() == 1
    assert seen.nothing(), seen


def test_in_french(page_of: PageOf, tmp_path: Path) -> None:
    page = page_of()
    opened(page, written(tmp_path, arabic(), "fr"))
    assert page.locator(".row:not(.titles) .other").first.get_attribute("lang") == "ar"
    assert axe_violations(page) == []


def test_behind_an_index_each_story_has_its_own_source(page_of: PageOf, tmp_path: Path) -> None:
    text = (PAIR / "story.en").read_text("utf-8").replace("3.2 million", "32 million")
    files = [
        checker().check_text(text, f"lock.{code}.txt", source=(PAIR / f"source.{code}").read_text("utf-8"))
        for code in ("ar", "fr")
    ]
    alone = checker().check_text(text, "alone.txt")
    page = page_of()
    seen = opened(page, written(tmp_path, checker().report([*files, alone], examples=True)), "#s-1")
    languages = set()
    for place in (1, 2, 3):
        page.evaluate(f"location.hash = 's-{place}'")
        page.wait_for_selector(f"#s-{place}:visible")
        others = page.locator(f"#s-{place} .row:not(.titles) .other")
        languages.add(others.first.get_attribute("lang") if others.count() else None)
        if others.count():
            page.locator(f"#s-{place} .other a.no").first.click()
            page.wait_for_selector("#card:popover-open")
            page.keyboard.press("Escape")
    assert languages == {"ar", "fr", None}
    assert seen.nothing(), seen
