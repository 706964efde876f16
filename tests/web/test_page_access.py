"""The page for everybody: axe-core, the keyboard, screen readers, narrow screens."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from browsing import WIDTHS, axe_violations, overflow
from desk import CARDS, Desk, open_desk
from serving import CHANGED, DAMAGED, SOURCE, serving

if TYPE_CHECKING:
    from pathlib import Path

    from browsing import PageOf
    from serving import Server


@pytest.fixture
def desk(page_of: PageOf, server: Server) -> Desk:
    return open_desk(page_of, server)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing(page_of: PageOf, server: Server, width: int, dark: bool) -> None:
    desk = open_desk(page_of, server, width, dark=dark)
    assert axe_violations(desk.page) == []
    assert overflow(desk.page) == 0
    critical = (
        "We warned the company twice, “but nobody answered”, the harbour master told reporters on Monday.\n\n"
    )
    desk.story.fill(critical + DAMAGED)
    desk.page.wait_for_selector(f"{CARDS}.critical")
    desk.card("decimal comma").get_by_role("button", name="Ignore once").click()
    desk.page.wait_for_selector("#ignored li", state="attached")
    desk.page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    desk.page.keyboard.press("F8")
    assert axe_violations(desk.page) == []
    assert overflow(desk.page) == 0
    desk.story.fill(CHANGED)
    desk.page.locator("#source").fill(SOURCE)
    desk.page.wait_for_selector(f"{CARDS} .compared")
    assert axe_violations(desk.page) == []
    assert overflow(desk.page) == 0


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing_at_the_door(page_of: PageOf, tmp_path: Path, dark: bool) -> None:
    with serving(
        "--token", "a-token-that-nobody-guesses", "--jobs", "1", history=tmp_path / "h.sqlite"
    ) as server:
        page = page_of(320, dark=dark)
        page.goto(server.url + "/")
        assert axe_violations(page) == []
        assert overflow(page) == 0
        page.get_by_label("Token").fill("a-token-that-nobody-guesses")
        page.keyboard.press("Enter")
        page.wait_for_selector("html[data-ready]", state="attached")
        page.locator("#story").fill(DAMAGED)
        page.wait_for_selector(CARDS)


def test_every_control_by_keyboard(desk: Desk) -> None:
    page = desk.page
    page.keyboard.press("Tab")
    assert desk.focused() == "Skip to the findings"
    desk.tab_to("#story")
    page.keyboard.insert_text(DAMAGED)
    desk.cards(3)
    reached = []
    for _ in range(60):
        page.keyboard.press("Tab")
        name = page.evaluate(
            "((e) => e === document.body ? '' : e.id || e.textContent)(document.activeElement)"
        )
        if not name:
            break
        reached.append(name)
    for wanted in ("source-title", "What costs points", "previous", "next", "API for programs"):
        assert wanted in reached
    assert reached.count("Accept fix") == 2
    assert (
        reached.count("Ignore once") == reached.count("Ignore always") == reached.count("Show in story") == 3
    )
    page.locator("#story").focus()
    back = []
    for _ in range(10):
        page.keyboard.press("Shift+Tab")
        back.append(page.evaluate("document.activeElement.id"))
    assert {"open", "fix-all", "save", "report", "clear"} <= set(back)


def test_a_story_is_mended_without_a_mouse(desk: Desk) -> None:
    page = desk.page
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # skip to the findings
    desk.tab_to("#story", most=80)
    page.keyboard.insert_text(DAMAGED)
    desk.cards(3)
    page.keyboard.press("Control+Home")
    page.keyboard.press("F8")
    assert page.evaluate("document.getSelection().toString()") == "3,4"
    assert page.locator(f"{CARDS}[aria-current=true]").count() == 1
    page.keyboard.press("F8")
    page.keyboard.press("Shift+F8")
    assert page.evaluate("document.getSelection().toString()") == "3,4"
    desk.tab_to(f"{CARDS}[aria-current=true] button.main")
    page.keyboard.press("Enter")
    desk.has_text(DAMAGED.replace("3,4", "3.4"))
    desk.cards(2)
    assert page.evaluate("document.activeElement.matches('#findings > li')")
    page.keyboard.press("F8")  # from card to card, in the list
    assert page.evaluate("document.activeElement.matches('#findings > li[aria-current=true]')")
    for left in (1, 0):
        desk.tab_to(f"{CARDS}[aria-current=true] button:nth-last-child(2)")
        page.keyboard.press("Space")  # ignore once
        desk.cards(left)
    assert desk.focused() == "findings-title"
    desk.tab_to("#ignored-title")
    page.keyboard.press("Enter")
    desk.tab_to("#ignored button")
    page.keyboard.press("Enter")
    desk.cards(1)
    assert desk.focused() == "ignored-title"
    assert desk.quiet()


def test_a_source_is_pasted_and_looked_at_without_a_mouse(desk: Desk) -> None:
    page = desk.page
    desk.tab_to("#story")
    page.keyboard.insert_text(CHANGED)
    desk.tab_to("#source-title")
    page.keyboard.press("Enter")
    desk.tab_to("#source")
    page.keyboard.insert_text(SOURCE)
    desk.card("540").wait_for()
    desk.tab_to("#source-language")
    desk.tab_to(f"{CARDS} button:nth-of-type(2)")
    assert desk.focused() == "Show in source"
    page.keyboard.press("Enter")
    assert desk.focused() == "source"
    assert "450" in page.evaluate("document.getSelection().toString()")
    assert desk.quiet()


def test_a_file_is_opened_by_keyboard(desk: Desk) -> None:
    desk.page.on("filechooser", lambda chooser: None)  # known to Chromium long before the key is pressed
    desk.tab_to("#open")
    with desk.page.expect_file_chooser() as chooser:
        desk.page.keyboard.press("Enter")
    chooser.value.set_files({"name": "wire.txt", "mimeType": "text/plain", "buffer": DAMAGED.encode()})
    desk.has_text(DAMAGED)
    desk.cards(3)


def test_buttons_say_what_they_are_about(desk: Desk) -> None:
    desk.story.fill(DAMAGED)
    desk.cards(3)
    for card in desk.page.locator(CARDS).all():
        heading = card.locator("h3").inner_text()
        for button in card.get_by_role("button").all():
            described = button.get_attribute("aria-describedby")
            assert desk.page.locator(f"[id='{described}']").inner_text() == heading


def test_what_is_said_aloud_is_polite_and_waits_for_a_pause(desk: Desk) -> None:
    status = desk.page.locator("#status")
    assert status.get_attribute("role") == "status"
    desk.page.evaluate(
        """() => {
          window.said = [];
          const status = document.getElementById("status");
          const note = () => window.said.push(status.textContent);
          new MutationObserver(note).observe(status, { childList: true });
        }"""
    )
    desk.story.focus()
    desk.page.keyboard.type("Prices rose , he said. Wages rose by 3,4 percent in a year. ", delay=10)
    desk.cards(2)
    desk.wait("window.said.length > 0")
    assert [each for each in desk.page.evaluate("window.said") if "2 findings" in each]
    assert len(desk.page.evaluate("window.said")) <= 3  # not one for each of sixty characters


def test_without_javascript_it_says_what_else_to_do(page_of: PageOf, server: Server) -> None:
    page = page_of(javascript=False)
    page.goto(server.url + "/")
    assert "tlqa check story.txt" in page.inner_text("noscript")
