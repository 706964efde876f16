"""The day of a story, from what records, pages and paths say."""

from __future__ import annotations

from datetime import date

import pytest

from tlqa.scan.days import day_in_file, day_in_page, day_in_path, day_in_record, day_of

DAY = date(2026, 11, 27)


@pytest.mark.parametrize(
    "said",
    [
        "2026-11-27",
        "2026-11-27T23:59:59-11:00",  # the day as written
        "20261127T0630Z",
        "2026/11/27 06:30",
        "Fri, 27 Nov 2026 06:30:00 +0000",
        1_795_761_000,
        1_795_761_000_000,
    ],
)
def test_a_day(said: object) -> None:
    assert day_of(said) == DAY


@pytest.mark.parametrize(
    "said", ["", "yesterday", "2026-13-01", "2026-02-30", None, True, [], float("nan"), 1e300]
)
def test_no_day(said: object) -> None:
    assert day_of(said) is None


def test_the_most_telling_field_of_a_record() -> None:
    assert day_in_record({"created": "2026-11-01", "publishedAt": "2026-11-27"}, None) == DAY
    assert day_in_record({"published": "soon", "date": "2026-11-27"}, None) == DAY
    assert day_in_record({"date": "2026-11-01", "sent": "2026-11-27"}, "sent") == DAY
    assert day_in_record({"date": "2026-11-01"}, "sent") is None


@pytest.mark.parametrize(
    "head",
    [
        b'<meta property="article:published_time" content="2026-11-27T01:00:00Z">',
        b"<meta content='2026-11-27' name=date>",
        b'<script type="application/ld+json">{"datePublished": "2026-11-27"}</script>',
        b'<p><time class="x" datetime="2026-11-27T01:00">today</time>',
    ],
)
def test_a_page(head: bytes) -> None:
    assert day_in_page(b"<html>" + head) == DAY


def test_a_file() -> None:
    assert day_in_file(b"---\ntitle: x\ndate: 2026-11-27\n---\n", "2025/01/01/a.md") == DAY
    assert day_in_file(b"Text", "2026/11/27/a.txt") == DAY


@pytest.mark.parametrize("path", ["2026/11/27/a.txt", "old-20250101/wire_20261127.txt", "a-2026-11-27.jsonl"])
def test_a_path(path: str) -> None:
    assert day_in_path(path) == DAY


@pytest.mark.parametrize(
    "path", ["a.txt", "2026/a.txt", "120261127.txt", "2026-1127.txt", "2026/02/30/a.txt"]
)
def test_a_path_without_a_day(path: str) -> None:
    assert day_in_path(path) is None
