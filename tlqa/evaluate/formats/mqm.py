"""MQM annotations as JSON Lines (``*.jsonl``, ``*.jsonl.xz``): one rater's look at one segment a line.

Read are ``target``, ``spans`` (``start``, ``end``, ``severity``, ``category``), ``doc``, ``system``,
``seg``, ``order``, ``tid``, ``lp``, ``human`` and ``clean``. A system's segments of one document are one
story, a paragraph a segment; of several raters of a segment all the spans count. What a person wrote
(``human``) is clean copy, and a slip marked in it is no false alarm. Neutral spans are no errors.
"""

from __future__ import annotations

import json
import re
from dataclasses import field
from typing import TYPE_CHECKING, Any

from tlqa.errors import CorpusError
from tlqa.evaluate.formats._files import numbered_lines
from tlqa.evaluate.paragraphs import join
from tlqa.evaluate.story import Span, Story
from tlqa.frozen import dataclass
from tlqa.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tlqa.evaluate.formats import Wanted

NAME = "mqm"
DESCRIPTION = "MQM segments, *.jsonl or *.jsonl.xz"

_NEUTRAL = "neutral"
_CODE = re.compile(r"([a-z]{2,3})-")


@dataclass(slots=True)
class _Segment:
    """What the raters said of one segment. Offsets of the spans are those of the segment."""

    text: str
    order: tuple[float, int]
    spans: list[Span] = field(default_factory=list)


@dataclass(slots=True)
class _Document:
    """A story in the making; ``language`` is that of its source."""

    language: str | None
    human: bool
    segments: dict[tuple[str, str], _Segment] = field(default_factory=dict)


def accepts(path: Path) -> bool:
    return path.is_file() and path.name.endswith((".jsonl", ".jsonl.xz"))


def read(path: Path, wanted: Wanted) -> Iterator[Story | CorpusError]:
    """A story for every document of every system, in the order of the file.

    A line that cannot be used is an error, and so is a span that does not fit; the line's other spans count.
    """
    documents: dict[tuple[str, str], _Document] = {}
    try:
        for number, line in numbered_lines(path):
            if line.strip():
                for said in _take(documents, number, line):
                    yield CorpusError(said, path=str(path), line=number)
    except CorpusError as problem:
        yield problem
    for (name, system), document in documents.items():
        yield _story(f"{name}:{system}", path, document)


def _take(documents: dict[tuple[str, str], _Document], number: int, line: str) -> Iterator[str]:
    """Put a line where it belongs; what is wrong with it, in words."""
    try:
        row = json.loads(line)
        target, spans = _target(row), _list(row)
    except ValueError as problem:
        yield str(problem) if not hasattr(problem, "msg") else f"is not JSON: {problem.msg}"
        return
    segment = _segment(documents, row, target, number)
    for each in spans:
        try:
            span = _span(each, target)
        except ValueError as problem:
            yield str(problem)
            continue
        if span is not None:
            segment.spans.append(span)


def _segment(
    documents: dict[tuple[str, str], _Document], row: dict[str, Any], target: str, number: int
) -> _Segment:
    """The segment that a line is about. Two texts under one name are two segments."""
    key = (str(row.get("doc") or row.get("tid") or number), str(row.get("system", "")))
    source = _CODE.match(str(row.get("lp", "")))
    human = bool(row.get("human") or row.get("clean"))
    document = documents.setdefault(key, _Document(source.group(1) if source else None, human))
    place = row.get("order", row.get("seg", number))
    order = (float(place) if isinstance(place, int | float) else float(number), number)
    name = (str(row.get("tid") or row.get("seg", number)), target)
    return document.segments.setdefault(name, _Segment(target, order))


def _target(row: Any) -> str:
    if not isinstance(row, dict):
        raise ValueError("must be an object")
    if not isinstance(row.get("target"), str):
        raise ValueError("'target' must be text")
    return str(row["target"])


def _list(row: dict[str, Any]) -> list[Any]:
    spans = row.get("spans") or []
    if not isinstance(spans, list):
        raise ValueError("'spans' must be a list")
    return spans


def _span(value: Any, target: str) -> Span | None:
    """A span of a segment; None for a neutral one. One without length is that of the next character."""
    if not isinstance(value, dict):
        raise ValueError("a span is an object")
    start, end, said = value.get("start"), value.get("end"), str(value.get("severity") or "minor").lower()
    if type(start) is not int or type(end) is not int:
        raise ValueError("'start' and 'end' of a span must be whole numbers")
    if not 0 <= start <= end <= len(target):
        raise ValueError(f"{start} to {end} is no span of {len(target)} characters")
    if said == _NEUTRAL or not target:
        return None
    if said not in list(Severity):
        raise ValueError(f"the 'severity' of a span must be neutral or one of {', '.join(Severity)}")
    start = min(start, len(target) - 1)
    end = max(end, start + 1)
    return Span(start, end, target[start:end], str(value.get("category") or "other"), Severity(said))


def _story(name: str, path: Path, document: _Document) -> Story:
    segments = sorted(document.segments.values(), key=lambda segment: segment.order)
    text, starts = join([segment.text for segment in segments], sentences=document.human)
    spans = tuple(
        Span(start + each.start, start + each.end, each.text, each.kind, each.severity)
        for segment, start in zip(segments, starts, strict=True)
        for each in segment.spans
    )
    if document.human:
        known = tuple((span.start, span.end) for span in spans)
        return Story(name, path, None, text, None, (), known=known)
    return Story(name, path, None, text, document.language, spans, translated=True)
