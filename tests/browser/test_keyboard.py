"""Everything by keyboard: each control is reached by Tab, and does what it does for a mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from browsing import opened, wait_for
from reports import demo_report

if TYPE_CHECKING:
    from pathlib import Path

    from browsing import PageOf
    from playwright.sync_api import Page

_CONTROLS = "a[href], button:not([disabled]), input, select, summary"
# Numbers the controls that can be seen; then tells which one has the focus, and whether that can be seen.
_NUMBER = f"""() => [...document.querySelectorAll('{_CONTROLS}')]
  .filter(each => each.checkVisibility() && !each.closest('[popover]'))
  .map((each, n) => each.dataset.control = n).length"""
_FOCUSED = """() => {
  const each = document.activeElement;
  const seen = getComputedStyle(each).outlineStyle !== 'none';
  return [each.dataset.control ?? '', seen, each === document.body];
}"""


def tabbed(page: Page) -> set[str]:
    """The controls that Tab comes by, from the top to the end; each shows that it has the focus."""
    found: set[str] = set()
    for _ in range(600):
        page.keyboard.press("Tab")
        control, seen, over = page.evaluate(_FOCUSED)
        if over or control in found:
            return found
        if control:
            assert seen, page.evaluate("document.activeElement.outerHTML.slice(0, 200)")
            found.add(control)
    return found


def test_every_control_of_a_story(page_of: PageOf, demo_page: Path) -> None:
    page = page_of()
    opened(page, demo_page)
    count = page.evaluate(_NUMBER)
    assert len(tabbed(page)) == count > 40


def test_every_control_of_the_index(page_of: PageOf, index_page: Path) -> None:
    page = page_of()
    opened(page, index_page)
    count = page.evaluate(_NUMBER)
    assert len(tabbed(page)) == count > 100


def test_the_skip_link(page_of: PageOf, demo_page: Path) -> None:
    page = page_of()
    opened(page, demo_page)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_a_card(page_of: PageOf, demo_page: Path) -> None:
    page = page_of()
    opened(page, demo_page)
    findings = demo_report().files[0].findings
    page.focus("#m-3")
    page.keyboard.press("Enter")
    page.wait_for_selector("#card:popover-open")
    assert findings[2].message in page.inner_text("#card")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # Next
    assert findings[3].message in page.inner_text("#card")
    page.keyboard.press("Escape")
    wait_for(page, "!document.querySelector('#card').matches(':popover-open')")
    assert page.evaluate("document.activeElement.id") == "m-4"


def test_help(page_of: PageOf, demo_page: Path) -> None:
    page = page_of()
    opened(page, demo_page)
    page.keyboard.press("?")
    page.wait_for_selector("#help:popover-open")
    page.keyboard.press("?")
    wait_for(page, "!document.querySelector('#help').matches(':popover-open')")
    page.focus(".helps button")
    page.keyboard.press("Enter")
    page.wait_for_selector("#help:popover-open")
    page.keyboard.press("j")  # closes the help, since it opens a card
    page.wait_for_selector("#card:popover-open")
    assert not page.evaluate("document.querySelector('#help').matches(':popover-open')")


def test_keys_can_be_turned_off(page_of: PageOf, demo_page: Path) -> None:
    """WCAG 2.1.4: single letters may be somebody's speech."""
    page = page_of()
    opened(page, demo_page)
    page.click(".helps button")
    page.focus("#keys")
    page.keyboard.press("Space")
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    assert page.locator("#card").is_hidden()


def test_letters_typed_are_no_keys(page_of: PageOf, index_page: Path) -> None:
    page = page_of()
    opened(page, index_page)
    page.focus("#search")
    page.keyboard.type("j?k")
    assert page.input_value("#search") == "j?k"
    assert page.locator("#help").is_hidden()


def test_filters_and_tint(page_of: PageOf, demo_page: Path) -> None:
    page = page_of()
    opened(page, demo_page)
    page.focus("input[name=severity][value=minor]")
    page.keyboard.press("Space")
    minor = sum(f.severity.value == "minor" for f in demo_report().files[0].findings)
    assert page.locator(".card[hidden]").count() == minor > 0
    color = "each => getComputedStyle(each).backgroundColor"
    speech, narration = page.locator(".cell .sp").first, page.locator(".paragraph .t").first
    assert speech.evaluate(color) == narration.evaluate(color)
    page.focus("#speech")
    page.keyboard.press("Space")
    assert speech.evaluate(color) != narration.evaluate(color)
