"""How soon do findings follow what is typed, with a desk full of people? Run ``python benchmarks/serve.py``.

Starts ``tlqa serve`` as it comes, with a process a processor, and 20 clients beside it on the same machine,
each with a story of its own of 1,000 words, into which it types for 20 seconds. They type as people do: a
character every 200 ms on average, between 80 and 400, which is 60 words a minute, the pace of a quick typist;
now and then they rub one out, and after each sentence they go on elsewhere in the story. Each does what the
page does: it waits a moment for more, has one request on its way at a time, and sends the newest text after
it. Each comes from an address of its own, so that the limit of requests a second holds as it does for a desk.

Prints the wall time from each edit to the first answer to a text that has it, read and parsed, that moment of
waiting included. With --page there is Chromium beside them, with the page and a story of 1,000 words, into
which a key is pressed every 100 ms; for it, the time from the key that completes something wrong to the frame
that shows its card. Ends with status 1 when the 95th percentile is over the limit.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from stories import texts

LIMIT = 0.15
"""Seconds, at the 95th percentile."""
DEBOUNCE = 0.03  # of the page: tlqa/web/static/checking.js
_CLIENTS, _SECONDS, _WORDS = 20, 20.0, 1_000
_PACE = (0.08, 0.4)
_RUBBED_OUT = 0.06
_TYPED = (
    "The road is shut , they said. ",
    "It is dead,” he said on Sunday. ",
    "A quiet day. ",
    "Prices rose by 3,4 percent in a year. ",
    "The institute realized a survey in the port in May. ",
    "“Nobody came,” the mayor told reporters. ",
)


def story(number: int) -> str:
    """A story of 1,000 words, of paragraphs of the corpus; each number has other ones in another order."""
    paragraphs = [part for text in texts() for part in re.split(r"\n{2,}", text) if len(part.split()) > 8]
    chosen = ["Harbour reopens after the storm"]
    words = 0
    for part in random.Random(number).sample(paragraphs, len(paragraphs)):
        chosen.append(part)
        words += len(part.split())
        if words >= _WORDS:
            break
    return "\n\n".join(chosen)


class Typist:
    """Someone who types into a story, with the page in front of them."""

    def __init__(self, number: int, port: int) -> None:
        self._chance = random.Random(1_000 + number)
        self._text, self._at, self._left = story(number), 0, ""
        self._from, self._port = f"127.0.0.{number + 2}", port
        self._waiting: list[float] = []  # when the edits were made that no answer has yet
        self._edited = asyncio.Event()
        self.times: list[float] = []
        self.findings = 0

    async def work(self, until: float) -> None:
        """Type until then."""
        page = asyncio.create_task(self._page())
        await asyncio.sleep(self._chance.uniform(0, _PACE[1]))
        while time.perf_counter() < until:
            self._edit()
            await asyncio.sleep(self._chance.triangular(_PACE[0], _PACE[1], 0.12))
        while self._waiting and not page.done():
            await asyncio.sleep(0.01)
        page.cancel()
        await asyncio.gather(page, return_exceptions=not page.done() or page.cancelled())

    def _edit(self) -> None:
        if not self._left:
            ends = [match.end() for match in re.finditer(r"[.”] ", self._text)]
            self._at, self._left = self._chance.choice(ends), self._chance.choice(_TYPED)
        if self._chance.random() < _RUBBED_OUT:
            self._at -= 1
            self._text = self._text[: self._at] + self._text[self._at + 1 :]
        else:
            self._text = self._text[: self._at] + self._left[0] + self._text[self._at :]
            self._at, self._left = self._at + 1, self._left[1:]
        self._waiting.append(time.perf_counter())
        self._edited.set()

    async def _page(self) -> None:
        connection = await asyncio.open_connection("127.0.0.1", self._port, local_addr=(self._from, 0))
        while True:
            await self._edited.wait()
            self._edited.clear()
            await asyncio.sleep(DEBOUNCE)
            sent, self._waiting = self._waiting, []
            if not sent:
                continue
            value = await _post(*connection, {"text": self._text, "format": "plain"}, self._port)
            now = time.perf_counter()
            self.times += [now - each for each in sent]
            self.findings = sum(len(each["findings"]) for each in value["stories"])


async def _post(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, value: dict[str, str], port: int
) -> dict[str, list[dict[str, list[object]]]]:
    """The answer of ``/api/check``."""
    body = json.dumps(value).encode()
    head = f"POST /api/check HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Type: application/json\r\n"
    writer.write(f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body)
    answer = (await reader.readuntil(b"\r\n\r\n")).decode()
    length = re.search(r"content-length: (\d+)", answer, re.IGNORECASE)
    assert length is not None
    found = await reader.readexactly(int(length[1]))
    assert " 200 " in answer.splitlines()[0], found.decode()
    made: dict[str, list[dict[str, list[object]]]] = json.loads(found)
    return made


# The caret at the end of a paragraph of copy.
_MIDDLE = """
() => {
  const area = document.getElementById("story");
  const at = area.value.indexOf("\\n\\n", area.value.length / 2);
  area.setSelectionRange(at, at);
}
"""
_WATCH = """
() => {
  window.seen = [];
  let pressed = 0;
  const list = document.getElementById("findings");
  document.getElementById("story").addEventListener("input", () => { pressed = performance.now(); });
  const shown = () => requestAnimationFrame(() => seen.push(performance.now() - pressed));
  const isOne = (card) => card.textContent.includes("A space stands");
  const spaces = () => [...list.children].filter(isOne).length;
  let most = spaces();
  const look = () => {
    if (spaces() <= most) return;
    most = spaces();
    shown();
  };
  new MutationObserver(look).observe(list, { childList: true });
}
"""


def read_page(port: int, until: float) -> list[float]:
    """Seconds from a key to the card that it brings, in Chromium, until then."""
    from playwright.sync_api import sync_playwright

    sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
    from browsing import launch_options

    with sync_playwright() as playwright:
        page = playwright.chromium.launch(**launch_options()).new_page()
        page.goto(f"http://127.0.0.1:{port}/")
        page.wait_for_selector("html[data-ready]", state="attached")
        page.locator("#story").fill(story(77))
        page.wait_for_selector("#findings > li")
        page.wait_for_timeout(1_000)
        page.evaluate(_MIDDLE)
        page.evaluate(_WATCH)
        count = 0
        while time.perf_counter() < until:
            page.keyboard.type(f" Prices rose on day {count} of the fair , h", delay=100)
            count += 1
            page.wait_for_function(f"() => seen.length >= {count}", timeout=30_000)
            page.keyboard.type("e said.", delay=100)
        times: list[float] = page.evaluate("seen")
    return [each / 1000 for each in times]


async def measure(clients: int, seconds: float, port: int, *, page: bool) -> tuple[list[Typist], list[float]]:
    """What so many people saw, and what Chromium did."""
    typists = [Typist(number, port) for number in range(clients)]
    until = time.perf_counter() + seconds
    reading = asyncio.create_task(asyncio.to_thread(read_page, port, until)) if page else None
    await asyncio.gather(*(typist.work(until) for typist in typists))
    return typists, await reading if reading else []


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--clients", type=int, default=_CLIENTS)
    parser.add_argument("--seconds", type=float, default=_SECONDS)
    parser.add_argument("--jobs", type=int)
    parser.add_argument("--page", action="store_true", help="with Chromium beside them")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        command = [sys.executable, "-m", "tlqa", "serve", "--port", "0", "--no-config"]
        command += ["--history", str(Path(scratch) / "history.sqlite")]
        command += ["--jobs", str(given.jobs)] if given.jobs else []
        server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        try:
            assert server.stdout is not None
            found = re.search(r"http://[^:]+:(\d+)/", server.stdout.readline())
            assert found is not None, "the server did not begin"
            typists, shown = asyncio.run(
                measure(given.clients, given.seconds, int(found[1]), page=given.page)
            )
        finally:
            server.terminate()
            server.wait(20)
    if shown:
        print(
            f"in Chromium, from the key to the card: {len(shown)} times, median "
            f"{statistics.median(shown) * 1000:.0f} ms  worst {max(shown) * 1000:.0f} ms"
        )
    return _report(typists, given.seconds)


def _report(typists: list[Typist], seconds: float) -> int:
    times = sorted(each for typist in typists for each in typist.times)
    late = statistics.quantiles(times, n=100)[94]
    found = [typist.findings for typist in typists]
    print(
        f"{len(typists)} clients, {len(times)} edits in {seconds:g} s ({len(times) / seconds:.0f} a second), "
        f"stories with {min(found)} to {max(found)} findings"
    )
    print(
        f"from the edit to its findings: median {statistics.median(times) * 1000:.0f} ms  "
        f"95th percentile {late * 1000:.0f} ms  worst {times[-1] * 1000:.0f} ms"
    )
    return late > LIMIT


if __name__ == "__main__":
    sys.exit(main())
