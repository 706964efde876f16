"""Chromium for tests: pages with what they said, asked for and showed written down, and axe-core's verdict.

``tests/browser/conftest.py`` has the fixtures; a package with pages of its own takes them from there:
``from browsing import browser, page_of``.
"""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
"""What axe-core calls the success criteria A and AA of WCAG 2.2."""

WIDTHS = (1280, 320)
PATIENCE = 60_000
"""Milliseconds that a condition may take on a machine with much else to do."""
_PAUSE = 20

_NAMES = ("chromium", "chromium-browser", "google-chrome")


class PageOf(Protocol):
    """Opens a page in a context of its own: its width in pixels, dark or light, with JavaScript or not."""

    def __call__(
        self, width: int = 1280, *, dark: bool = False, javascript: bool = True, **options: Any
    ) -> Page: ...


@dataclass
class Watch:
    """What a page did besides being shown."""

    dialogs: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    @property
    def outside(self) -> list[str]:
        """What was asked of anything but the disk and the page itself."""
        return [url for url in self.requests if not url.startswith(("file:", "data:", "about:"))]

    def nothing(self) -> bool:
        return not (self.dialogs or self.errors or self.outside)


def wait_for(page: Page, condition: str, arg: Any = None) -> None:
    """Wait until a JavaScript expression, or a function of ``arg``, gives something true.

    Asked from here each time: ``page.wait_for_function`` lets the page poll itself with ``eval``, which the
    policy of our pages forbids whenever the condition does not hold at once.
    """
    for _ in range(PATIENCE // _PAUSE):
        if page.evaluate(condition, arg):
            return
        page.wait_for_timeout(_PAUSE)
    raise AssertionError(f"in {PATIENCE} ms it was never so: {condition}")


def watch(page: Page) -> Watch:
    """Write down the page's dialogs, requests and errors, those of its Content-Security-Policy too."""
    seen = Watch()

    def dialog(each: Any) -> None:
        seen.dialogs.append(each.message)
        each.dismiss()

    page.on("dialog", dialog)
    page.on("pageerror", lambda error: seen.errors.append(str(error)))
    page.on(
        "console", lambda said: seen.errors.append(said.text) if said.type in ("error", "warning") else None
    )
    page.on("request", lambda request: seen.requests.append(request.url))
    return seen


def chromium() -> str | None:
    """The path of Chromium; None where only Playwright's own can be there."""
    return next(filter(None, map(shutil.which, _NAMES)), None)


def launch_options() -> dict[str, Any]:
    """How Chromium is started; as root it needs to be told that there is no sandbox."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    return {"executable_path": chromium(), "args": ["--no-sandbox"] if root else []}


# Playwright keeps an event loop in its thread while it is open, and asyncio.run of other tests wants none: so
# it is closed with the module.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium, started once a module."""
    from playwright.sync_api import Error, sync_playwright

    with sync_playwright() as playwright:
        try:
            started = playwright.chromium.launch(**launch_options())
        except Error as problem:
            pytest.fail(f"these tests need Chromium (Debian: apt-get install chromium): {problem}")
        yield started
        started.close()


@pytest.fixture
def page_of(browser: Browser) -> Iterator[PageOf]:
    """Opens pages, each in a context of its own, and closes them with the test."""
    contexts = []

    def open_page(width: int = 1280, *, dark: bool = False, javascript: bool = True, **options: Any) -> Page:
        settings = {
            "viewport": {"width": width, "height": 800},
            "color_scheme": "dark" if dark else "light",
            "reduced_motion": "reduce",
            "java_script_enabled": javascript,
            **options,
        }
        context = browser.new_context(**settings)
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        return context.new_page()

    yield open_page
    for context in contexts:
        context.close()


def axe_violations(page: Page, tags: list[str] | None = None) -> list[str]:
    """What axe-core has against the page as it is now: a line for each rule, with the elements."""
    from axe_playwright_python.sync_playwright import Axe

    results = Axe().run(page, options={"runOnly": {"type": "tag", "values": tags or WCAG}})
    return [
        f"{each['id']} ({each['impact']}): {each['help']}: "
        + "; ".join(f"{node['html'][:160]} {node.get('failureSummary', '')}" for node in each["nodes"][:4])
        for each in results.response["violations"]
    ]


def overflow(page: Page) -> int:
    """By how many pixels the page is wider than its window."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


def opened(page: Page, path: Path, fragment: str = "") -> Watch:
    """Open a file in the page, and watch it."""
    seen = watch(page)
    page.goto(path.as_uri() + fragment)
    return seen
