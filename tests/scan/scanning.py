"""What the tests of scans share: short stories, no two alike, archives of them, and the rows of a result."""

from __future__ import annotations

import gzip
import io
import json
import os
import subprocess
import sys
from html import escape
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from tlqa.config.settings import Checking
from tlqa.scan.layout import DATASETS
from tlqa.scan.run import Asked, Scan

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from tlqa.scan.tally import Totals

Row = dict[str, Any]
FINDINGS_OF_DAMAGED = ["en/quotes/unopened"]


def is_damaged(number: int) -> bool:
    return number % 3 == 0


def text_of(number: int) -> str:
    """A story; every third has a closing mark that nothing opened."""
    end = "It is dead,” the envoy told reporters on Sunday." if is_damaged(number) else "All slept well."
    return (
        f"Ferry {number} resumes after storm\n\n"
        f"The ferry sailed again on Monday after {number + 3} days in port, and the operator said that it "
        f"expected to clear the backlog of lorries by the middle of the week.\n\n"
        f"The talks ended late. {end}\n"
    )


def record(number: int) -> Row:
    """A story as a record, with what records say besides."""
    return {
        "id": f"story-{number}",
        "text": text_of(number),
        "desk": ("world", "sport")[number % 2],
        "engine": ("north", "south", "west")[number % 3],
        "published": f"2026-11-{1 + number % 28:02}T06:30:00Z",
    }


def page_of(number: int) -> bytes:
    """A story as a page."""
    head, *rest = text_of(number).strip().split("\n\n")
    body = "".join(f"<p>{escape(each)}</p>" for each in rest)
    meta = f'<meta property="article:published_time" content="2026-10-{1 + number % 28:02}T01:00:00Z">'
    return f"<!doctype html><html lang=en><head>{meta}</head><body><article><h1>{head}</h1>{body}".encode()


def lines(numbers: Iterable[int]) -> bytes:
    return b"".join(json.dumps(record(n), ensure_ascii=False).encode() + b"\n" for n in numbers)


def write(path: Path, data: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def parquet(numbers: Iterable[int], row_group_size: int = 7) -> bytes:
    buffer = io.BytesIO()
    pq.write_table(pa.Table.from_pylist([record(n) for n in numbers]), buffer, row_group_size=row_group_size)
    return buffer.getvalue()


def zst(data: bytes) -> bytes:
    """As two frames, as tools that work in parallel leave it."""
    half = len(data) // 2
    return b"".join(pa.compress(part, codec="zstd", asbytes=True) for part in (data[:half], data[half:]))


def warc(numbers: Iterable[int], *, packed: bool = False) -> bytes:
    """Pages with a request before each, a redirect and a picture among them."""
    buffer = io.BytesIO()
    writer = WARCWriter(buffer, gzip=packed)

    def add(kind: str, url: str, status: str, content: str, payload: bytes, **more: str) -> None:
        headers = [("Content-Type", content), *more.items()]
        about = StatusAndHeaders(status, headers, protocol="HTTP/1.1")
        writer.write_record(
            writer.create_warc_record(url, kind, payload=io.BytesIO(payload), http_headers=about)
        )

    for number in numbers:
        url = f"https://news.example/{number}"
        about = StatusAndHeaders("GET / HTTP/1.1", [("Host", "news.example")], is_http_request=True)
        writer.write_record(writer.create_warc_record(url, "request", http_headers=about))
        data = page_of(number)
        if number % 2:
            add("response", url, "200 OK", "text/html; charset=utf-8", data)
        else:
            add("response", url, "200 OK", "text/html", gzip.compress(data), **{"Content-Encoding": "gzip"})
    add("response", "https://news.example/old", "301 Moved", "text/html", b"moved")
    add("response", "https://news.example/a.png", "200 OK", "image/png", b"\x89PNG")
    return buffer.getvalue()


def scan(where: Path | str, output: Path | str, **asked: Any) -> Totals:
    """Scan in this process, unless ``jobs`` says otherwise."""
    checking = asked.pop("checking", Checking())
    return Scan(Asked(str(where), str(output), checking, **asked)).run(lambda tally: None)


def rows(output: Path, dataset: str = "stories") -> list[Row]:
    """All rows of all files of a data set, by their places."""
    found: list[Row] = []
    for path in sorted((output / dataset).glob("*.parquet")):
        found += pq.read_table(path).to_pylist()
    return sorted(found, key=lambda row: (row["path"], row["offset"] or 0, str(sorted(row.items(), key=str))))


def everything(output: Path) -> dict[str, list[Row]]:
    """All rows of a result."""
    return {dataset: rows(output, dataset) for dataset in DATASETS}


def begin(
    *arguments: str | Path, prefix: Iterable[str] = (), beside: Path | None = None, **environment: str
) -> subprocess.Popen[bytes]:
    """``tlqa`` as a program of its own.

    ``prefix`` is a program that begins it; ``beside`` a directory of modules that are installed, too.
    """
    # not by PYTHONPATH: the rules would be read anew, for another set of packages
    path = f"import sys; sys.path += {[str(beside)] if beside else []}; "
    return subprocess.Popen(
        [
            *prefix,
            sys.executable,
            "-c",
            f"{path}from tlqa.cli.main import main; main()",
            *map(str, arguments),
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, **environment},
    )
