"""How far a scan is, as its marks say: whoever makes them, and wherever."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING, NamedTuple

from tlqa.scan.layout import DONE, part_of, read_mark

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tlqa.scan.layout import Mark
    from tlqa.scan.store import Store

_TOGETHER = 500


class Totals(NamedTuple):
    """What there is so far; ``passed`` is what lay in the input and is no story, by what it is.

    ``seconds`` are of processor time, spent on reading and checking.
    """

    stories: int = 0
    findings: int = 0
    failures: int = 0
    words: int = 0
    parts: int = 0
    seconds: float = 0.0
    passed: dict[str, int] = {}  # noqa: RUF012


class Tally:
    """Adds up the marks; each is read once."""

    def __init__(self, store: Store, splits: int, weight: int, passed: dict[str, int]) -> None:
        self._store, self._splits, self._weight = store, splits, weight
        self._seen: set[str] = set()
        self._done: dict[int, int] = {}
        self._whole: set[int] = set()
        self._passed = dict(passed)
        self._sums = Totals()
        self._lock = threading.Lock()

    def look(self) -> None:
        """Read the marks that are new."""
        with self._lock:
            fresh = [name for name in self._store.names(DONE) if name not in self._seen]
            for at in range(0, len(fresh), _TOGETHER):
                few = fresh[at : at + _TOGETHER]
                for name, data in zip(few, self._store.get_all(few), strict=True):
                    self._add(name, read_mark(data))

    def _add(self, name: str, mark: Mark) -> None:
        self._seen.add(name)
        part, last = part_of(name)
        if last:
            self._whole.add(part.split)
        self._done[part.split] = max(self._done.get(part.split, 0), mark.weight)
        old = self._sums
        self._sums = Totals(
            old.stories + mark.stories,
            old.findings + mark.findings,
            old.failures + mark.failures,
            old.words + mark.words,
            old.parts + 1,
            round(old.seconds + mark.seconds, 3),
        )
        for what, count in mark.passed.items():
            self._passed[what] = self._passed.get(what, 0) + count

    def totals(self) -> Totals:
        """The sums."""
        return self._sums._replace(passed=dict(sorted(self._passed.items())))

    @property
    def left(self) -> int:
        """Splits that are not done."""
        return self._splits - len(self._whole)

    @property
    def weight(self) -> int:
        """Bytes of input that there are."""
        return self._weight

    @property
    def done(self) -> int:
        """Bytes of input that are done."""
        return sum(self._done.values())


class Progress:
    """Says every so often how far a scan is, while it is within its ``with``.

    Args:
        say: takes a line.
        every: seconds between two lines.
    """

    def __init__(self, say: Callable[[str], None], every: float) -> None:
        self._say, self._every = say, every
        self._over = threading.Event()
        self._thread: threading.Thread | None = None
        self._tally: Tally | None = None

    def begin(self, tally: Tally) -> None:
        """Begin to say it."""
        self._tally = tally
        self._first = tally.totals().stories, tally.done
        self._began = time.monotonic()
        self._thread = threading.Thread(target=self._go, daemon=True)
        self._thread.start()

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        if self._thread is not None:
            self._thread.join()

    def _go(self) -> None:
        while not self._over.wait(self._every):
            for line in self._lines():
                self._say(line)

    def _lines(self) -> Iterator[str]:
        assert self._tally is not None
        try:
            self._tally.look()
        except Exception:  # a server that does not answer now: whoever works says it
            return
        stories, done = self._tally.totals().stories, self._tally.done
        yield line(stories, done, self._tally.weight, time.monotonic() - self._began, self._first)


def line(stories: int, done: int, weight: int, seconds: float, first: tuple[int, int] = (0, 0)) -> str:
    """How far it is: stories, share, rate, time left.

    Args:
        stories: that are there.
        done, weight: bytes of input that are done, and that there are.
        seconds: since this run began.
        first: stories and bytes that were there when it began.
    """
    said = [f"{stories:,} stories", f"{100 * done / weight if weight else 100:.0f} %"]
    fresh, progress = stories - first[0], done - first[1]
    if fresh and seconds > 0:
        said.append(f"{fresh / seconds:,.0f} stories/s")
    if progress > 0:
        said.append(f"{_span((weight - done) * seconds / progress)} left")
    return ", ".join(said)


def _span(seconds: float) -> str:
    if seconds < 90:
        return f"{seconds:.0f} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 90 else f"{minutes // 60} h {minutes % 60:02d} min"
