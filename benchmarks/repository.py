"""How long does a content repository take? Run ``python benchmarks/repository.py [STORIES]``.

Writes 5,000 stories, no two alike, and prints the wall time of ``tlqa check`` on them: the first run and the
second, one with a story changed, one process and two. Each with a cache of its own; the caches of rules and
patterns are warm.
"""

from __future__ import annotations

import os
import random
import re
import shutil
import subprocess
import sys
import time
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

from stories import texts

_FIGURE = re.compile(r"\d")
_A_DESK = 100
_ENDINGS = (".txt", ".md", ".html")
_SHARES = (70, 20, 10)
_COUNT = 5_000
_RUNS = 5
_PROGRAM = "import sys; from tlqa.cli.main import main; main()"


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else _COUNT
    with TemporaryDirectory() as name:
        folder, cache = Path(name, "stories"), Path(name, "cache")
        size = make_repository(folder, count)
        print(f"{count} stories, {size / 1e6:.1f} MB")
        _warm(folder, cache)
        one = _wall(folder, cache, "--no-cache")
        two = _wall(folder, cache, "--no-cache", "--jobs", "2")
        print(f"--no-cache, 1 job   {one:7.2f} s")
        print(f"--no-cache, 2 jobs  {two:7.2f} s  {one / two:6.2f} times as fast")
        first = _wall(folder, cache)
        for format_ in ("concise", "text"):
            again = min(_wall(folder, cache, format_=format_) for _ in range(_RUNS))
            print(
                f"second, {format_:10}  {again:7.2f} s  {first / again:6.1f} times the first, {first:.2f} s"
            )
        again = min(_wall(folder, cache) for _ in range(_RUNS))
        changed = min(_changed(folder, cache, number) for number in range(_RUNS))
        print(f"one story changed   {changed:7.2f} s  {changed - again:6.2f} s more")
        held = sum(each.stat().st_size for each in cache.glob("results-*"))
        print(f"kept                {held / 1e6:7.2f} MB")


def make_repository(folder: Path, count: int, seed: int = 0) -> int:
    """Write ``count`` stories under ``folder``, a hundred a directory, no two alike; their bytes together.

    Each is a story of the corpus, damaged or clean as they come, with a few paragraphs from others and other
    figures. Most are plain text, some Markdown and HTML.
    """
    chance, corpus, size = random.Random(seed), [text.split("\n\n") for text in texts()], 0
    for number in range(count):
        paragraphs = _varied(chance, corpus)
        paragraphs[0] = f"{paragraphs[0].rstrip()} ({number})"
        [ending] = chance.choices(_ENDINGS, _SHARES)
        data = _written(paragraphs, ending).encode()
        desk = folder / f"desk-{number // _A_DESK:03}"
        desk.mkdir(parents=True, exist_ok=True)
        (desk / f"story-{number:05}{ending}").write_bytes(data)
        size += len(data)
    return size


def _varied(chance: random.Random, corpus: list[list[str]]) -> list[str]:
    paragraphs = list(chance.choice(corpus))
    for place in range(1, len(paragraphs)):
        if chance.random() < 0.2:
            paragraphs[place] = chance.choice(chance.choice(corpus)[1:] or paragraphs)
    return [_FIGURE.sub(lambda _: str(chance.randrange(1, 10)), each) for each in paragraphs]


def _written(paragraphs: list[str], ending: str) -> str:
    if ending == ".html":
        body = "\n".join(f"<p>{escape(each.strip(), quote=False)}</p>" for each in paragraphs[1:])
        head = escape(paragraphs[0].strip(), quote=False)
        return f"<html><body><article>\n<h1>{head}</h1>\n{body}\n</article></body></html>\n"
    head = f"# {paragraphs[0]}" if ending == ".md" else paragraphs[0]
    return "\n\n".join([head, *(each.strip() for each in paragraphs[1:])]) + "\n"


def _warm(folder: Path, cache: Path) -> None:
    """Rules and patterns are in the cache, results are not."""
    few = folder.with_name("few")
    shutil.copytree(folder / "desk-000", few)
    _wall(few, cache, "--no-cache")


def _wall(folder: Path, cache: Path, *options: str, format_: str = "concise") -> float:
    """Seconds that a check of all stories takes, its output to a pipe as in a build."""
    command = [sys.executable, "-c", _PROGRAM, "check", str(folder), "--format", format_, *options]
    environment = {**os.environ, "TLQA_CACHE_DIR": str(cache)}
    start = time.perf_counter()
    subprocess.run(command, stdout=subprocess.PIPE, env=environment, check=False)
    return time.perf_counter() - start


def _changed(folder: Path, cache: Path, number: int) -> float:
    story = folder / f"desk-{number:03}" / f"story-{number * _A_DESK:05}.txt"
    with story.open("a", encoding="utf-8") as file:
        file.write(f"\nThe desk wrote this line on day {number}.\n")
    return _wall(folder, cache)


if __name__ == "__main__":
    main()
