"""What a rule must have shown before it counts as stable, and the table in which that is written down.

``rules/measured.csv`` has a row for each rule: what it did on clean copy and on stories in which people
marked everything that is wrong. ``docs/corpus.md`` gives the reasons for the limits.
"""

from __future__ import annotations

import csv
import io
from dataclasses import fields
from typing import TYPE_CHECKING

from tlqa.errors import CorpusError
from tlqa.evaluate.measure import measure, per_1000
from tlqa.frozen import dataclass
from tlqa.model import Confidence

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from tlqa.evaluate.measure import Checked, RuleFigures
    from tlqa.model import Rule

MOST_MAJOR = 0.02
MOST_MINOR = 0.1
LEAST_PRECISION = 0.8
ENOUGH_HITS = 3

# A confidence is worth questioning when so many places were judged.
_ENOUGH_JUDGED = 5
_HIGH, _MEDIUM = 0.9, 0.6


@dataclass(frozen=True, slots=True)
class Measured:
    """One row: a rule's alarms on clean copy, and its hits on translated copy with the right ones."""

    rule: str
    status: str
    alarms_major: int
    alarms_minor: int
    hits: int
    right: int

    @property
    def judged(self) -> int:
        """Places at which it was seen to be right or wrong."""
        return self.alarms_major + self.alarms_minor + self.hits

    @property
    def precision(self) -> float | None:
        """Of its hits on translated copy, the share of right ones."""
        return self.right / self.hits if self.hits else None


@dataclass(frozen=True, slots=True)
class Source:
    """A corpus by a neutral name: how many words of clean or of translated copy it has."""

    name: str
    clean: bool
    words: int


@dataclass(frozen=True, slots=True)
class Table:
    """Everything measured on one day."""

    date: str
    sources: tuple[Source, ...]
    rows: Mapping[str, Measured]

    @property
    def clean_words(self) -> int:
        return sum(source.words for source in self.sources if source.clean)

    @property
    def translated_words(self) -> int:
        return sum(source.words for source in self.sources if not source.clean)

    def breaks(self, rule: str) -> str | None:
        """Why a rule must not be stable, in words; None where nothing speaks against it."""
        row = self.rows.get(rule)
        if row is None:
            return None
        for name, alarms, most in (
            ("major or critical", row.alarms_major, MOST_MAJOR),
            ("minor", row.alarms_minor, MOST_MINOR),
        ):
            rate = per_1000(alarms, self.clean_words) or 0.0
            if rate > most:
                return f"{rate:.3f} {name} alarms in 1,000 words of clean copy, more than {most:g}"
        if row.hits >= ENOUGH_HITS and row.right < LEAST_PRECISION * row.hits:
            return f"{row.right} of {row.hits} hits right, less than {LEAST_PRECISION:.0%}"
        return None


def tabulate(date: str, checked: Sequence[Checked], rules: Iterable[Rule]) -> Table:
    """The table of some rules, from stories and what was found in them."""
    figures: dict[str, RuleFigures] = {each.rule: each for each in measure(checked).rules}
    words: dict[tuple[str, bool], int] = {}
    for story, _ in checked:
        key = (story.source, story.clean)
        words[key] = words.get(key, 0) + story.words
    sources = tuple(Source(name, clean, count) for (name, clean), count in words.items())
    return Table(date, sources, {rule.id: _row(rule, figures.get(rule.id)) for rule in rules})


def _row(rule: Rule, each: RuleFigures | None) -> Measured:
    if each is None:
        return Measured(rule.id, rule.status, 0, 0, 0, 0)
    minor = each.alarms - each.alarms_major
    return Measured(rule.id, rule.status, each.alarms_major, minor, each.hits, each.touching)


def doubtful(table: Table, rules: Iterable[Rule]) -> list[tuple[str, Confidence, Confidence]]:
    """Rules whose written confidence is not what was measured: id, written, measured.

    Measured is the share of right findings on a desk that gets as much clean copy as translated: the
    alarms on clean copy are brought to the length of the translated one. From nine in ten it is high,
    from six in ten medium. Fewer than five places say nothing.
    """
    part = table.translated_words / table.clean_words if table.clean_words else 0.0
    found = []
    for rule in rules:
        row = table.rows.get(rule.id)
        if row is None or row.judged < _ENOUGH_JUDGED or not part:
            continue
        alarms = row.alarms_major + row.alarms_minor
        measured = _confidence(row.right / (row.hits + alarms * part))
        if measured is not rule.confidence:
            found.append((rule.id, rule.confidence, measured))
    return found


def _confidence(share: float) -> Confidence:
    if share >= _HIGH:
        return Confidence.HIGH
    return Confidence.MEDIUM if share >= _MEDIUM else Confidence.LOW


_COLUMNS = [field.name for field in fields(Measured)]
_RATES = ["major_per_1000_words", "minor_per_1000_words", "precision"]
_DATE, _SOURCE = "measured", "source"


def to_csv(table: Table) -> str:
    """The table as text: the day, the sources, then a row a rule."""
    file = io.StringIO()
    write = csv.writer(file, lineterminator="\n").writerow
    write([f"# {_DATE}", table.date])
    for source in table.sources:
        write([f"# {_SOURCE}", source.name, "clean" if source.clean else "translated", source.words])
    write([*_COLUMNS, *_RATES])
    for _, row in sorted(table.rows.items()):
        rates = (per_1000(count, table.clean_words) for count in (row.alarms_major, row.alarms_minor))
        shown = [*("" if rate is None else f"{rate:.3f}" for rate in rates)]
        shown.append("" if row.precision is None else f"{row.precision:.2f}")
        write([*(getattr(row, name) for name in _COLUMNS), *shown])
    return file.getvalue()


def read_table(path: Path) -> Table:
    """The table in a file.

    Raises:
        CorpusError: it cannot be read; with the line.
    """
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as problem:
        raise CorpusError(f"cannot be read: {problem}", path=str(path)) from problem
    date, sources, rows = "", [], {}
    for number, cells in enumerate(csv.reader(lines), 1):
        try:
            if cells[0] == f"# {_DATE}":
                date = cells[1]
            elif cells[0] == f"# {_SOURCE}":
                sources.append(Source(cells[1], cells[2] == "clean", int(cells[3])))
            elif cells[0] != _COLUMNS[0]:
                rows[cells[0]] = Measured(cells[0], cells[1], *map(int, cells[2:6]))
        except (IndexError, ValueError, TypeError) as problem:
            raise CorpusError(f"is no row of the table: {problem}", path=str(path), line=number) from problem
    return Table(date, tuple(sources), rows)
