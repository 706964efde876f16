"""Does time grow as the text does, and what does it take of memory? python benchmarks/growth.py [--to BYTES]

Checks varied stories of news length and one huge text, of 10 KB to 10 MB (``--to 100000000`` for 100 MB),
each in a process of its own: megabytes a second, seconds, the most memory. Then files made to be slow, of a
megabyte each, against plain text of their size. ``--plot FILE`` draws the times. Status 1 where time from
1 MB to the largest grows by more than a tenth over its size, or a file made to be slow takes over 4 times.
"""

from __future__ import annotations

import argparse
import json
import math
import resource
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import varied

from tlqa import Checker

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_SIZES = (10_000, 100_000, 1_000_000, 10_000_000, 100_000_000)
_HOSTILE = 1_000_000
_LIMIT = 4.0
_SLACK = 0.1
_WIDE, _HIGH, _EDGE = 640, 360, 56


class Measured(NamedTuple):
    """A text or texts of ``size`` bytes: seconds of processor time, the most memory of the process in MB."""

    name: str
    size: int
    seconds: float
    memory: float


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--to", type=int, default=10_000_000, help="the largest size in bytes")
    parser.add_argument("--plot", type=Path)
    parser.add_argument("--one", nargs=2, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.one:
        print(json.dumps(_measure(asked.one[0], int(asked.one[1]))))
        return 0
    if asked.to < _SIZES[3]:
        parser.error("with less than 10 MB nothing is said of how time grows")
    sizes = [size for size in _SIZES if size <= asked.to]
    rows = [_apart(name, size) for name in ("stories", "one text") for size in sizes]
    failed = [line for name in ("stories", "one text") if (line := _growth(name, rows))]
    plain = _apart("one text", _HOSTILE)
    for name in _hostile(0):
        try:
            row = _apart(name, _HOSTILE)
        except subprocess.CalledProcessError as problem:  # killed, for want of memory
            failed.append(f"{name}: {problem}")
            continue
        times = row.seconds / row.size / (plain.seconds / plain.size)
        print(f"{'':14} {times:.2f} times plain text")
        if times > _LIMIT:
            failed.append(f"{name}: {times:.1f} times plain text")
    if asked.plot:
        asked.plot.write_text(plot(rows), "utf-8")
    print("\n".join(failed) or "time grows as the text does")
    return 1 if failed else 0


def _growth(name: str, rows: list[Measured]) -> str:
    ours = {row.size: row for row in rows if row.name == name}
    small, large = (min(ours, key=lambda size: abs(size - 1_000_000)), max(ours))
    times = ours[large].seconds / ours[small].seconds
    grown = large / small
    print(f"{name}: {small / 1e6:.2f} to {large / 1e6:.2f} MB, {grown:.1f} times; time {times:.1f} times")
    return f"{name}: time grows {times:.1f} times" if times > (1 + _SLACK) * large / small else ""


def _apart(name: str, size: int) -> Measured:
    """Measured in a process of its own, so that the memory is its own too."""
    command = [sys.executable, __file__, "--one", name, str(size)]
    row = Measured(*json.loads(subprocess.run(command, capture_output=True, check=True).stdout))
    speed = row.size / 1e6 / row.seconds
    print(
        f"{name:14} {row.size / 1e6:7.2f} MB {row.seconds:8.2f} s {speed:6.2f} MB/s {row.memory:6.0f} MB",
        flush=True,
    )
    return row


def _measure(name: str, size: int) -> Measured:
    checker = Checker()
    checker.check_text(varied.in_one(20_000, seed=1))
    texts = _texts(name, size)
    seconds, done = 0.0, 0
    for text in texts:
        start = time.process_time()
        checker.check_text(text)
        seconds += time.process_time() - start
        done += len(text.encode())
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Measured(name, done, seconds, memory)


def _texts(name: str, size: int) -> Iterable[str]:
    if name == "one text":
        return [varied.in_one(size)]
    if name != "stories":
        return [_hostile(size)[name]]
    return _few(size)


def _few(size: int) -> Iterator[str]:
    for text in varied.stories():
        if size <= 0:
            return
        size -= len(text.encode())
        yield text


def _hostile(size: int) -> dict[str, str]:
    words = "It was said in the town that the mill would be sold in May and the crew would go "
    return {
        "quotation marks": "“" * (size // 6) + "”" * (size // 6),
        "straight marks": '"' * size,
        "apostrophes": "a'" * (size // 2),
        "one line": words * (size // len(words)),
        "short lines": "word\n\n" * (size // 6),
        "brackets": "(" * (size // 2) + ")" * (size // 2),
        "capitals": "Ab " * (size // 3),
        "figures": "1,5 " * (size // 4),
        "stops": "a. " * (size // 3),
        "one word": "a" * size,
        "spaces": " " * size,
    }


def plot(rows: list[Measured]) -> str:
    """Seconds by size, both as logarithms, as an SVG; the broken line is time that grows as the size does."""
    lows = (math.log10(min(row.size for row in rows)), math.log10(min(row.seconds for row in rows)))
    highs = (math.log10(max(row.size for row in rows)), math.log10(max(row.seconds for row in rows)))

    def place(size: float, seconds: float) -> tuple[float, float]:
        x, y = (
            (math.log10(value) - low) / (high - low)
            for value, low, high in zip((size, seconds), lows, highs, strict=True)
        )
        return round(_EDGE + x * (_WIDE - 2 * _EDGE), 1), round(_HIGH - _EDGE - y * (_HIGH - 2 * _EDGE), 1)

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDE} {_HIGH}" font-family="sans-serif" '
        'font-size="12"><title>Seconds of a check by the size of the text</title>'
        f'<rect width="{_WIDE}" height="{_HIGH}" fill="#fff"/>'
    ]
    first = rows[0]
    ends = [
        place(size, first.seconds * size / first.size) for size in (first.size, max(r.size for r in rows))
    ]
    straight = " ".join(f"{x},{y}" for x, y in ends)
    parts.append(f'<polyline points="{straight}" fill="none" stroke="#999" stroke-dasharray="4"/>')
    for number, name in enumerate(dict.fromkeys(row.name for row in rows)):
        colour = ("#0b5cad", "#b3541e")[number % 2]
        ours = [row for row in rows if row.name == name]
        points = [place(row.size, row.seconds) for row in ours]
        parts.append(
            f'<polyline points="{" ".join(f"{x},{y}" for x, y in points)}" fill="none" stroke="{colour}"/>'
        )
        for (x, y), row in zip(points, ours, strict=True):
            parts.append(f'<circle cx="{x}" cy="{y}" r="3" fill="{colour}"/>')
            if number == 0:
                parts.append(
                    f'<text x="{x}" y="{_HIGH - 20}" text-anchor="middle">{row.size / 1e6:g} MB</text>'
                )
                parts.append(
                    f'<text x="{_EDGE - 8}" y="{y + 4}" text-anchor="end">{row.seconds:.2g} s</text>'
                )
        parts.append(f'<text x="{_EDGE + 12}" y="{_EDGE + 18 * number}" fill="{colour}">{name}</text>')
    return "".join([*parts, "</svg>\n"])


if __name__ == "__main__":
    sys.exit(main())
