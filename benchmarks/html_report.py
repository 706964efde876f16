"""How large is a report, and how soon can it be used? Run ``python benchmarks/html_report.py``.

Writes the report of a story of 1,000 words with 60 findings, and the index of 5,000 stories, and opens them
in headless Chromium. Prints their size, the milliseconds from the start of loading until the page can be
used, and those from a click or a key until the index is sorted or searched and laid out, and until the next
frame. Ends with status 1 when the report is larger or later than asked, or the index slower.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

ROOT = Path(__file__).resolve().parents[1]
sys.path += [str(ROOT / "tests"), str(ROOT / "tests" / "browser")]

from browsing import launch_options  # noqa: E402
from playwright.sync_api import sync_playwright  # noqa: E402
from stories_made import many_stories  # noqa: E402

from tlqa.engine import Checker  # noqa: E402
from tlqa.outputs.base import Options  # noqa: E402
from tlqa.outputs.html import render  # noqa: E402

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tlqa.model import Report

KILOBYTES, READY, INDEX = 300, 200, 100
"""What is asked: of the report's size, of its milliseconds, and of those of the index."""

_WORDS, _FINDINGS, _STORIES = 1200, 60, 5000  # of the words a sixth is furniture, which does not count
_LOADS, _TIMES = 15, 7

_LOADED = """() => {
  const [entry] = performance.getEntriesByType('navigation');
  return [entry.domInteractive, entry.domContentLoadedEventEnd, entry.loadEventEnd];
}"""
# The milliseconds of doing something and of the layout that it needs; and until the frame after it.
_TIMED = """async act => {
  const start = performance.now();
  Function('$', act)(selector => document.querySelector(selector));
  document.body.offsetHeight;
  const laidOut = performance.now() - start;
  await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
  return [laidOut, performance.now() - start];
}"""
_SEARCH = "const box = $('#search'); box.value = '{}'; box.dispatchEvent(new Event('input'))"
_CHOOSE = "const box = $('#by-desk'); box.value = '{}'; box.dispatchEvent(new Event('change'))"
_ACTS = {
    "sort by score": ["$('#stories th:nth-child(2) button').click()"],
    "sort by name": ["$('#stories th:nth-child(1) button').click()"],
    "search": [_SEARCH.format(text) for text in ("story-1", "story-12 world", "")],
    "one desk": [_CHOOSE.format(desk) for desk in ("Sport", "")],
}


def damaged(checker: Checker) -> Report:
    """A story of so many words with so many findings, of the paragraphs of the corpus that have the most."""
    paragraphs: list[tuple[float, str]] = []
    for path in sorted(ROOT.glob("corpus/*/*/story.txt")):
        file = checker.check_text(path.read_text("utf-8"))
        for block in file.document.blocks:
            text = file.document.text[block.start : block.end]
            found = sum(block.start <= each.start < block.end for each in file.findings)
            paragraphs.append((found / len(text.split()), text))
    worst = [text for _, text in sorted(paragraphs, reverse=True)]
    story, words = ["Port reopens after the storm"], 0
    while words < _WORDS:
        story.append(worst.pop(0))
        words += len(story[-1].split())
    file = checker.check_text("\n\n".join(story), "story.txt")
    # of findings that lie thick, as many as are asked for, spread over the story
    step = len(file.findings) / _FINDINGS
    assert step >= 1, f"only {len(file.findings)} findings"
    kept = tuple(file.findings[int(number * step)] for number in range(_FINDINGS))
    return checker.report([checker.rescored(file, kept)], examples=True)


def rendered(report: Report, path: Path) -> float:
    """Write the report; the seconds that it took to make it."""
    began = time.perf_counter()
    text = render(report, Options())
    taken = time.perf_counter() - began
    path.write_text(text, "utf-8")
    return taken


def loads(page: Page, path: Path, times: int) -> list[float]:
    """The medians of three moments of loading, in milliseconds from its start."""
    moments = []
    for _ in range(times):
        page.goto(path.as_uri(), wait_until="load")
        page.wait_for_selector("html[data-ready]")
        moments.append(page.evaluate(_LOADED))
    return [statistics.median(each) for each in zip(*moments, strict=True)]


def acts(page: Page, path: Path) -> float:
    """Print how long it takes to sort and search; the longest until it is laid out."""
    page.goto(path.as_uri(), wait_until="load")
    worst = 0.0
    for name, steps in _ACTS.items():
        taken = [page.evaluate(_TIMED, steps[number % len(steps)]) for number in range(_TIMES)]
        laid_out, frame = zip(*taken, strict=True)
        print(
            f"  {name:<14} median {statistics.median(laid_out):5.1f} ms  worst {max(laid_out):5.1f} ms"
            f"  to the next frame {statistics.median(frame):5.1f} ms"
        )
        worst = max(worst, *laid_out)
    return worst


def measure(page: Page, directory: Path) -> bool:
    """Whether everything is as asked."""
    checker = Checker()
    story, index = directory / "story.html", directory / "index.html"
    report = damaged(checker)
    file = report.files[0]
    seconds = rendered(report, story)
    size = story.stat().st_size / 1000
    interactive, ready, loaded = loads(page, story, _LOADS)
    print(f"a story of {file.score.words} words, {len(file.findings)} findings: {size:.0f} KB, ", end="")
    print(f"made in {seconds * 1000:.0f} ms")
    print(f"  parsed {interactive:.0f} ms  ready {ready:.0f} ms  loaded {loaded:.0f} ms")
    many = many_stories(_STORIES)
    seconds = rendered(replace(many, rules=report.rules), index)
    parsed, usable, loaded = loads(page, index, 3)
    print(f"an index of {_STORIES} stories: {index.stat().st_size / 1000:.0f} KB, made in {seconds:.1f} s")
    print(f"  parsed {parsed:.0f} ms  ready {usable:.0f} ms  loaded {loaded:.0f} ms")
    return size < KILOBYTES and ready < READY and acts(page, index) < INDEX


def main() -> int:
    options: dict[str, Any] = launch_options()
    with tempfile.TemporaryDirectory() as directory, sync_playwright() as playwright:
        browser = playwright.chromium.launch(**options)
        context = browser.new_context(viewport={"width": 1280, "height": 800}, bypass_csp=True)
        good = measure(context.new_page(), Path(directory))
        browser.close()
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
