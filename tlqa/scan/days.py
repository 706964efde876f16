"""The day of a story: as its record, its page, its front matter or its path says it."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from typing import Any

# the most telling first; without the marks within, in lower case
DAY_FIELDS = (
    "published published_at published_on publication_date date_published published_date pubdate publish_date "
    "firstcreated date day datetime timestamp created created_at versioncreated"
).split()
_RANK = {name.replace("_", ""): rank for rank, name in enumerate(DAY_FIELDS)}
_MARKS = re.compile(r"[-_. ]+")
_ISO = re.compile(r"\s*((?:19|20)\d\d)[-/]?(0[1-9]|1[0-2])[-/]?(0[1-9]|[12]\d|3[01])(?!\d)")
_IN_PATH = re.compile(r"(?<!\d)((?:19|20)\d\d)([-_/]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)")
_HEAD = 65_536
_META = re.compile(rb"<meta\b([^<>]{1,1000})>", re.IGNORECASE)
_NAMED = re.compile(
    rb"\b(?:name|property|itemprop)\s*=\s*[\"']?(?:article:published_time|og:article:published_time|datePublished|"
    rb"date|dc\.date(?:\.issued)?|dcterms\.(?:date|issued|created)|parsely-pub-date|pubdate|publish[-_]date|"
    rb"sailthru\.date)[\"'\s/]",
    re.IGNORECASE,
)
_CONTENT = re.compile(rb"\bcontent\s*=\s*[\"']?([^\"'<>]{8,40})", re.IGNORECASE)
_LINKED = re.compile(rb"\"datePublished\"\s*:\s*\"([^\"]{8,40})\"")
_TIME = re.compile(rb"<time\b[^<>]{0,300}\bdatetime\s*=\s*[\"']?([^\"'<>]{8,40})", re.IGNORECASE)
_FRONT = re.compile(rb"^(?:date|published|pubdate):[ \t]*[\"']?([^\"'\r\n]{8,40})", re.MULTILINE)
_MILLISECONDS = 1e11


def day_of(value: object) -> date | None:
    """The day of an ISO 8601 day or time, one of RFC 5322, or of seconds or milliseconds since 1970 (UTC).

    It is the day as written: no time zone moves it.
    """
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return None
    if isinstance(value, str):
        found = _ISO.match(value)
        with suppress(ValueError):
            if found:
                return date(*map(int, found.groups()))
            return parsedate_to_datetime(value[:100]).date()
        return None
    with suppress(ValueError, OverflowError, OSError):
        seconds = value / 1000 if abs(value) >= _MILLISECONDS else value
        if seconds > 0:
            return datetime.fromtimestamp(seconds, UTC).date()
    return None


def day_in_record(record: dict[str, Any], asked: str | None) -> date | None:
    """The day that a record says by the field ``asked`` for, or by the most telling of the usual ones."""
    if asked is not None:
        return day_of(record.get(asked))
    ranked = sorted(
        (_RANK[plain], name) for name in record if (plain := _MARKS.sub("", name).lower()) in _RANK
    )
    return next((day for _, name in ranked if (day := day_of(record[name])) is not None), None)


def day_in_page(data: bytes) -> date | None:
    """The day that the head of a page, its data for search engines or its first time says."""
    head = data[:_HEAD]
    said = [
        content[1]
        for meta in _META.finditer(head)
        if _NAMED.search(meta[1] + b" ") and (content := _CONTENT.search(meta[1]))
    ]
    said += [found[1] for pattern in (_LINKED, _TIME) if (found := pattern.search(head))]
    days = (day_of(each.decode("ascii", "replace")) for each in said)
    return next((day for day in days if day is not None), None)


def day_in_file(data: bytes, path: str) -> date | None:
    """The day of a story file: its front matter, else its page, else its path (``2026/11/27``)."""
    day = None
    if data.startswith(b"---"):
        found = _FRONT.search(data[:4096])
        day = day_of(found[1].decode("ascii", "replace")) if found else None
    if day is None and data[:1024].lstrip().startswith(b"<"):
        day = day_in_page(data)
    return day if day is not None else day_in_path(path)


def day_in_path(path: str) -> date | None:
    """The day in the last part of a path that has one."""
    for year, _, month, number in reversed(_IN_PATH.findall(path)):
        with suppress(ValueError):
            return date(int(year), int(month), int(number))
    return None
