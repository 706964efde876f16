"""A story as a page shows it: its blocks with their margin, its score in parts, a card for each finding."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from tlqa.frozen import dataclass
from tlqa.model import BlockKind, Severity
from tlqa.outputs._html_cards import Card, card
from tlqa.outputs._html_pieces import Row, rows
from tlqa.outputs._html_source import Beside, Stretch, beside
from tlqa.outputs._origins import how_sure, language_name
from tlqa.text.positions import line_index

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tlqa.model import FileReport, Finding, Rule, Scale
    from tlqa.text.positions import LineIndex

_ROUNDING = 0.05
_BEFORE_HEADLINE = frozenset({BlockKind.BOILERPLATE, BlockKind.KICKER, BlockKind.DATE, BlockKind.DATELINE})


@dataclass(frozen=True, slots=True)
class MarginLine:
    """A line of the file in the margin: its number, from 1, and the penalty points that begin on it."""

    line: int
    points: float


@dataclass(frozen=True, slots=True)
class Part:
    """What the findings of a severity cost together."""

    severity: Severity
    count: int
    points: float


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A block with what stands beside it: its margin, and what of the source belongs to it."""

    row: Row
    kind: str
    line: int
    margin: tuple[MarginLine, ...]
    source: tuple[Stretch, ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """All that a page says of a story.

    Attributes:
        number: what the page calls it, from 1.
        groups: its rows; those of a list or a table together, with the kind; "" for one by itself.
        scale: what the score was made with, as JSON; "" where that is not known.
        whole: whether the findings shown are those that the score counts.
        source: the source beside it, where there is one.
        source_name: the English name of its language, "" where that is not known.
    """

    number: int
    file: FileReport
    groups: tuple[tuple[str, tuple[ShownRow, ...]], ...]
    cards: tuple[Card, ...]
    parts: tuple[Part, ...]
    origin_name: str
    origin_sure: str
    scale: str
    whole: bool
    source: Beside | None = None
    source_name: str = ""


def story(number: int, first: int, file: FileReport, rules: Mapping[str, Rule]) -> Story:
    """A story of a report.

    Args:
        number: what the page calls it.
        first: the number of its first finding.
        file: what was found.
        rules: by id.
    """
    document, source = file.document, file.translated_from
    index = line_index(document.file_text)
    numbered = dict(enumerate(file.findings, first))
    cards = {n: card(n, finding, document, index, rules) for n, finding in numbered.items()}
    all_rows = rows(document, numbered)
    other = _beside(file, all_rows, numbered)
    shown = _shown_rows(all_rows, file, index, cards, other)
    return Story(
        number=number,
        file=file,
        groups=tuple((kind, tuple(group)) for kind, group in _grouped(shown)),
        cards=tuple(cards.values()),
        parts=_parts(file),
        origin_name=language_name(source.language) if source else "",
        origin_sure=how_sure(source.sure) if source else "",
        scale=scale_json(file.score.scale),
        whole=_is_whole(file),
        source=other,
        source_name=language_name(other.language) if other else "",
    )


def _beside(file: FileReport, all_rows: Sequence[Row], numbered: Mapping[int, Finding]) -> Beside | None:
    source = file.document.source
    if source is None or not source.text.strip():
        return None
    spans = [(row.block.start, row.block.end) for row in all_rows]
    return beside(source, file.aligned, spans, numbered)


def scale_json(scale: Scale | None) -> str:
    """The numbers of a scale as the page's script reads them."""
    if scale is None:
        return ""
    value = {
        "model": scale.model,
        "a": scale.a,
        "b": scale.b,
        "referenceWords": scale.reference_words,
        "tolerated": scale.tolerated,
        "cap": scale.cap,
        "confidences": {each.value: factor for each, factor in scale.confidences},
        "passing": scale.passing,
        "review": scale.review,
        "minWords": scale.min_words,
        "failOnCritical": scale.fail_on_critical,
    }
    return json.dumps(value, separators=(",", ":"))


def _shown_rows(
    all_rows: Iterable[Row],
    file: FileReport,
    index: LineIndex,
    cards: Mapping[int, Card],
    other: Beside | None,
) -> list[ShownRow]:
    """The rows with their margins: a line's points stand beside the block where its first finding begins."""
    points = {each.line: each.points for each in file.score.lines}
    told_lines: set[int] = set()
    shown: list[ShownRow] = []
    for place, row in enumerate(all_rows):
        lines = sorted({cards[number].line for number in row.findings} - told_lines)
        told_lines.update(lines)
        margin = tuple(MarginLine(line, points.get(line, 0.0)) for line in lines)
        start = file.document.place(row.block.start, row.block.end)[0]
        source = other.rows.get(place, ()) if other else ()
        shown.append(ShownRow(row, row.block.kind.value, index.line_of(start), margin, source))
    return _with_headline(shown)


def _with_headline(shown: list[ShownRow]) -> list[ShownRow]:
    """What stands over a story without a headline is set as one: the page's furniture came before it."""
    kinds = [each.kind for each in shown]
    first = next((n for n, kind in enumerate(kinds) if kind not in _BEFORE_HEADLINE), None)
    if first is not None and kinds[first] == BlockKind.SUBHEADING and BlockKind.HEADLINE not in kinds:
        shown[first] = replace(shown[first], kind=BlockKind.HEADLINE.value)
    return shown


def _grouped(shown: Sequence[ShownRow]) -> Iterable[tuple[str, list[ShownRow]]]:
    """Items of a list, and cells of a table, that follow one another."""
    together = {BlockKind.LIST_ITEM.value: "list", BlockKind.TABLE_CELL.value: "table"}
    for kind, group in groupby(shown, key=lambda each: together.get(each.kind, "")):
        if kind:
            yield kind, list(group)
        else:
            yield from (("", [each]) for each in group)


def _parts(file: FileReport) -> tuple[Part, ...]:
    """What each severity cost; without the score's own parts, what the findings would before their caps."""
    counts = Counter(finding.severity for finding in file.findings)
    costs = dict(file.score.parts)
    if not costs:
        sums: defaultdict[Severity, float] = defaultdict(float)
        for finding in file.findings:
            sums[finding.severity] += finding.points
        costs = dict(sums)
    return tuple(
        Part(each, counts[each], costs.get(each, 0.0))
        for each in reversed(Severity)
        if counts[each] or costs.get(each)
    )


def _is_whole(file: FileReport) -> bool:
    """Whether nothing that the score counts was left out of the findings, as ``--severity`` does."""
    severities = {finding.severity for finding in file.findings}
    return all(severity in severities or cost < _ROUNDING for severity, cost in file.score.parts)
