"""Stories for the benchmarks: the corpus, over and over, as many small texts or one large one."""

from __future__ import annotations

from itertools import cycle
from pathlib import Path

CORPUS = Path(__file__).resolve().parent.parent / "corpus"


def texts() -> list[str]:
    """Every story of the corpus, damaged and clean, in a fixed order."""
    return [path.read_text("utf-8") for path in sorted(CORPUS.glob("*/*/story.txt"))]


def stories(size: int) -> list[str]:
    """Whole stories, together at least ``size`` bytes of UTF-8."""
    chosen: list[str] = []
    total = 0
    for text in cycle(texts()):
        if total >= size:
            return chosen
        chosen.append(text)
        total += len(text.encode())
    return chosen


def one_text(size: int) -> str:
    """One text of ``size`` characters made of whole stories, numbered so that no two are alike."""
    parts: list[str] = []
    total = 0
    for number, text in enumerate(cycle(texts())):
        if total >= size:
            break
        parts.append(f"Story number {number} of the day\n\n{text}\n\n")
        total += len(parts[-1])
    return "".join(parts)[:size]
