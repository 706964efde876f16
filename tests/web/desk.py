"""The page as a person uses it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from browsing import PATIENCE, wait_for, watch

if TYPE_CHECKING:
    from collections.abc import Callable

    from browsing import PageOf, Watch
    from playwright.sync_api import Locator, Page
    from serving import Server

CARDS = "#findings > li"


class Desk:
    """The page in a browser, and what it did besides being shown."""

    def __init__(self, page: Page, server: Server) -> None:
        self.page, self._url = page, server.url
        self.seen: Watch = watch(page)
        page.goto(server.url + "/")
        page.wait_for_selector("html[data-ready]", state="attached")
        self.story = page.locator("#story")

    @property
    def text(self) -> str:
        return self.story.input_value()

    @property
    def outside(self) -> list[str]:
        """What was asked of anything but the server."""
        ours = (self._url + "/", "blob:" + self._url + "/", "data:")
        return [url for url in self.seen.requests if not url.startswith(ours)]

    def quiet(self) -> bool:
        """Whether nothing went wrong, and nobody else was asked."""
        return not (self.seen.dialogs or self.seen.errors or self.outside)

    def card(self, words: str) -> Locator:
        """The card of a finding, by words of it."""
        return self.page.locator(CARDS, has_text=words)

    def cards(self, count: int) -> None:
        """Wait until so many findings are listed."""
        self.wait(f"document.querySelectorAll('{CARDS}').length === {count}")

    def marked(self, words: str) -> None:
        """Wait until these words, and no others beside them, are marked in the story."""
        marks = "[...document.querySelectorAll('#mirror mark')].map((each) => each.textContent)"
        wait_for(self.page, f"(words) => {marks}.includes(words)", words)

    def wait(self, condition: str) -> None:
        wait_for(self.page, condition)

    def until(self, seen: Callable[[], bool]) -> None:
        """Wait until something was seen by the test itself."""
        for _ in range(PATIENCE // 20):
            if seen():
                return
            self.page.wait_for_timeout(20)
        raise AssertionError("it was not seen")

    def has_text(self, text: str) -> None:
        """Wait until the story is this."""
        wait_for(self.page, "(text) => document.getElementById('story').value === text", text)

    def focused(self) -> Any:
        """The element that has the focus: its id, or its tag and text."""
        return self.page.evaluate("document.activeElement.id || document.activeElement.textContent.trim()")

    def tab_to(self, selector: str, *, most: int = 60) -> None:
        """Press Tab until an element has the focus."""
        for _ in range(most):
            if self.page.evaluate(f"document.activeElement.matches({selector!r})"):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"Tab does not lead to {selector}")


def open_desk(
    page_of: PageOf, server: Server, width: int = 1280, *, dark: bool = False, **options: Any
) -> Desk:
    """The page, opened anew."""
    return Desk(page_of(width, dark=dark, **options), server)
