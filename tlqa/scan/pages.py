"""The pages of a WARC (ISO 28500): HTML that a server answered with, or that was kept as a resource."""

from __future__ import annotations

import codecs
from contextlib import suppress
from datetime import date
from email.message import Message
from typing import TYPE_CHECKING, Any

from tlqa.errors import ScanError
from tlqa.inputs.base import LARGEST
from tlqa.scan.needs import needed
from tlqa.scan.source import decompressed
from tlqa.scan.units import FILE, Unit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tlqa.scan.plan import Split
    from tlqa.scan.source import Source

_HTML = ("text/html", "application/xhtml+xml")
_ENCODINGS = ("", "identity", "gzip", "x-gzip", "deflate")  # that can be taken off


def pages(source: Source, split: Split, begin: int) -> Iterator[Unit]:
    """One unit a page, and one for each record that is none.

    With ``.gz`` each record is compressed by itself, as the standard has it, and reading begins anywhere.
    """
    with needed():
        from warcio.archiveiterator import ArchiveIterator

    path = split.files[0][0]
    at = begin
    with source.must_open(path, split.weight) as raw:
        file = raw
        if path.endswith(".zst"):
            file = decompressed(raw, path)
            _skip(file, begin)
        else:
            raw.seek(begin)
        try:
            if begin:
                _skip_blank(file)
            records = ArchiveIterator(file, arc2warc=True)
            for record in records:
                found = _read(record)
                records.read_to_end(record)
                here = records.get_record_offset()
                at = here + records.get_record_length()
                yield found._replace(path=path, offset=here, after=at, weight=min(raw.tell(), split.weight))
        except ScanError:  # a server that does not answer
            raise
        except OSError as problem:
            if problem.errno is not None:
                raise ScanError(f"cannot be read: {problem.strerror}", path=path) from problem
            yield _damage(path, at, split.weight, problem)
        except Exception as problem:  # of a damaged file warcio raises what it stumbles over
            yield _damage(path, at, split.weight, problem)


def _damage(path: str, at: int, weight: int, problem: Exception) -> Unit:
    first = next((line.strip() for line in str(problem).splitlines() if line.strip()), "")
    said = f"is damaged or no WARC from byte {at:,} on: {first or type(problem).__name__}"
    return Unit(path, None, 2**62, weight, problem=said, failure=FILE)


def _skip_blank(file: Any) -> None:
    """Past the line ends between two records: it is with the first byte that one is known."""
    while (ahead := file.peek(1)[:1]) and ahead in b"\r\n":
        file.read(1)


def _skip(file: Any, count: int) -> None:
    while count > 0 and (piece := file.read(min(2**20, count))):
        count -= len(piece)


def _read(record: Any) -> Unit:
    """What a record holds, without its place."""
    unit = Unit("", None, 0, 0)
    kind = record.rec_type
    if kind not in ("response", "resource"):
        return unit._replace(passed=f"WARC {kind}")
    headers = record.http_headers
    if kind == "response":
        if headers is None:
            return unit._replace(passed="WARC response of no HTTP")
        status = headers.get_statuscode()
        if status != "200":
            return unit._replace(passed=f"WARC response with status {status[:3]}")
    given = (headers or record.rec_headers).get_header("Content-Type") or ""
    content, charset = _content_type(given)
    if content not in _HTML:
        return unit._replace(passed="WARC record that is no HTML")
    return _page(record, unit, charset)


def _page(record: Any, unit: Unit, charset: str | None) -> Unit:
    about = record.rec_headers
    url = about.get_header("WARC-Target-URI") or ""
    unit = unit._replace(url=url.strip("<>"), own_id=(about.get_header("WARC-Record-ID") or "").strip("<>"))
    packed = (record.http_headers.get_header("Content-Encoding") or "") if record.http_headers else ""
    if packed.strip().lower() not in _ENCODINGS:
        return unit._replace(problem=f"is compressed by {packed.strip()[:40]!r}, which is not read")
    data = record.content_stream().read(LARGEST + 1)
    if len(data) > LARGEST:
        return unit._replace(problem=f"is too large: more than {LARGEST // 2**20} MB are not read")
    if getattr(record.raw_stream, "limit", 0) > 0:
        return unit._replace(problem="is cut off: its record is shorter than it says")
    day = None
    with suppress(ValueError):
        day = date.fromisoformat((about.get_header("WARC-Date") or "")[:10])
    return unit._replace(data=data, format="html", shown="warc", encoding=charset, day=day)


def _content_type(given: str) -> tuple[str, str | None]:
    """The type of a page, and its encoding where that is one."""
    message = Message()
    message["Content-Type"] = given
    charset = message.get_param("charset")
    if isinstance(charset, str):
        try:
            codecs.lookup(charset)
        except (LookupError, ValueError):
            charset = None
    return message.get_content_type(), charset if isinstance(charset, str) else None
