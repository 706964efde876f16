"""Stories made on the spot: so many, with metadata, and a trend; their scores go up and down."""

from __future__ import annotations

from tlqa.model import (
    Block,
    BlockKind,
    Confidence,
    Document,
    FileReport,
    Finding,
    Meta,
    Report,
    Score,
    Severity,
    TrendPoint,
    Verdict,
)

DESKS = ("World", "Economy", "Sport", "")
ENGINES = ("Engine A", "Engine B", "")
SOURCES = ("fr", "de", "uk", "")
TEXT = "Ferry returns\n\nThe ferry came back came back on Monday."


def many_stories(count: int) -> Report:
    """A report of so many stories, in no order."""
    trend = tuple(
        TrendPoint(f"2026-10-{day:02}T06:00:00Z", 40 + day, 18_000, 80 + day / 2, 30 - day / 2)
        for day in range(1, 13)
    )
    files = tuple(_story(number) for number in range(count))
    return Report("0.1.0", "tlqa:0.1.0|made", files, trend=trend)


def _story(number: int) -> FileReport:
    found = number % 7
    value = round((number * 37 % 1001) / 10, 1)
    verdict = Verdict.PASS if value >= 95 else Verdict.REVIEW if value >= 80 else Verdict.FAIL
    meta = Meta(DESKS[number % 4], SOURCES[number // 2 % 4], ENGINES[number % 3])
    blocks = (Block(0, 13, BlockKind.HEADLINE), Block(15, len(TEXT), BlockKind.PARAGRAPH))
    document = Document(TEXT, f"wire/2026/story-{number:04}.txt", "plain", "en", blocks, meta=meta)
    score = Score(value, verdict, round(100 - value, 1), 200 + number)
    return FileReport(document, tuple(_finding(n) for n in range(found)), score)


def _finding(number: int) -> Finding:
    start = TEXT.index("came back")
    return Finding(
        rule=f"en/repetition/rule-{number}",
        severity=tuple(Severity)[number % 3],
        confidence=Confidence.HIGH,
        category="linguistic-conventions/duplication",
        message="“came back” stands twice.",
        why="",
        start=start,
        end=start + 19,
        text="came back came back",
        points=1.0,
    )
