"""What a scan found, asked with DuckDB: no text of a story or of a user becomes part of a question."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tlqa.errors import ScanError
from tlqa.frozen import dataclass
from tlqa.model import Verdict
from tlqa.scan.layout import DATASETS, DONE, FAILURES, FINDINGS, SCAN, STORIES, Part, read_job, read_mark
from tlqa.scan.needs import needed
from tlqa.scan.schema import schema
from tlqa.scan.store import file_system, is_remote, open_store, told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tlqa.scan.layout import Job, Mark

BY = {
    "desk": "desk",
    "engine": "engine",
    "day": "CAST(day AS VARCHAR)",
    "source": "source || CASE WHEN source_said THEN '' ELSE ' (guessed)' END",
}
"""What stories are grouped by, and how that is called."""

_TOGETHER = 500
_GLOB = frozenset("*?[]")
_SCORED = f"verdict <> '{Verdict.TOO_SHORT.value}'"
_STEP = 5


@dataclass(frozen=True, slots=True)
class Group:
    """Stories with one desk, engine, day or source language; "" where it is not known.

    ``score`` is the mean of stories long enough to score, None where there are none.
    """

    name: str
    stories: int
    words: int
    findings: int
    score: float | None
    per_1000: float


@dataclass(frozen=True, slots=True)
class Groups:
    """The worst first; ``small`` have too few stories to be ranked, ``more`` are beyond the limit."""

    by: str
    worst: tuple[Group, ...]
    more: int
    small: int


@dataclass(frozen=True, slots=True)
class RuleFound:
    """A rule, with what its findings cost together (penalty points before the cap), dearest first."""

    rule: str
    severity: str
    findings: int
    stories: int
    points: float


@dataclass(frozen=True, slots=True)
class StoryFound:
    """One of the worst stories; ``name`` is its own id, else its file."""

    id: str
    id_made: bool
    path: str
    headline: str
    score: float
    verdict: str
    points: float
    words: int
    critical: int
    major: int
    minor: int
    desk: str
    source: str
    engine: str

    @property
    def name(self) -> str:
        return self.path if self.id_made else self.id


@dataclass(frozen=True, slots=True)
class Reason:
    """Why stories could not be checked; figures in it are 0, so that the like are counted together."""

    kind: str
    reason: str
    count: int
    path: str


@dataclass(frozen=True, slots=True)
class Found:
    """All that is said of a scan.

    Attributes:
        left: splits that are not done yet.
        verdicts: how many stories have each.
        histogram: stories long enough to score, by score: 0 to 5, to 10 … to 100.
        repeated: by how many there are fewer ids than stories.
    """

    where: str
    version: str
    signature: str
    left: int
    stories: int
    words: int
    findings: int
    failures: int
    score: float | None
    per_1000: float
    verdicts: tuple[tuple[str, int], ...]
    histogram: tuple[int, ...]
    groups: tuple[Groups, ...]
    rules: tuple[RuleFound, ...]
    worst: tuple[StoryFound, ...]
    reasons: tuple[Reason, ...]
    repeated: int


def ask(where: str, *, limit: int = 10, stories: int = 20, least: int = 10) -> Found:
    """What a scan found, as far as it has got.

    Args:
        where: its directory or address.
        limit: of groups and rules.
        stories: how many of the worst are named.
        least: stories that a group needs to be ranked: of a few, chance makes the worst.

    Raises:
        ScanError: there is no scan, or its files cannot be read.
    """
    with needed():
        import duckdb
    job, marks = _marks(where)
    with duckdb.connect(":memory:") as database:
        try:
            _open(database, where, marks)
            return _Asking(database, limit, least).found(where, job, marks, stories)
        except (duckdb.Error, OSError) as problem:
            first = str(problem).splitlines()[0]
            raise ScanError(f"cannot be asked: {first}", path=where) from problem


def _marks(where: str) -> tuple[Job, list[Mark]]:
    store = open_store(where)
    data = store.get(SCAN)
    if data is None:
        raise ScanError("holds no scan", path=where)
    names = store.names(DONE)
    found: list[Mark] = []
    for at in range(0, len(names), _TOGETHER):
        found += map(read_mark, store.get_all(names[at : at + _TOGETHER]))
    return read_job(data, store.address(SCAN)), found


def _open(database: Any, where: str, marks: list[Mark]) -> None:
    """The files of parts that are whole, by the names of what is in them."""
    store = open_store(where)
    if is_remote(where):
        with told(where, "read"):
            database.register_filesystem(file_system(where)[0])
    database.execute("SET preserve_insertion_order = false")
    for dataset in DATASETS:
        files = [
            store.address(Part(mark.split, mark.part).file(dataset))
            for mark in marks
            if dataset == STORIES or mark._asdict()[dataset]
        ]
        if files and not _GLOB.intersection(where):
            database.read_parquet(files).create_view(dataset)
        elif files:  # DuckDB would take the name of the directory for a pattern
            import pyarrow.dataset

            database.register(dataset, pyarrow.dataset.dataset(files, schema=schema(dataset)))
        else:
            database.register(dataset, schema(dataset).empty_table())


class _Asking:
    def __init__(self, database: Any, limit: int, least: int) -> None:
        self._database, self._limit, self._least = database, limit, least

    def found(self, where: str, job: Job, marks: list[Mark], stories: int) -> Found:
        whole = sum(mark.last for mark in marks)
        count, words, findings, score, per_1000, ids = self._all(
            f"""SELECT count(*), coalesce(sum(words), 0)::BIGINT, coalesce(sum(findings), 0)::BIGINT,
                avg(score) FILTER ({_SCORED}), {_PER_1000}, count(DISTINCT id) FROM {STORIES}"""
        )[0]
        return Found(
            where=where,
            version=job.version,
            signature=job.signature,
            left=job.splits - whole,
            stories=count,
            words=words,
            findings=findings,
            failures=sum(mark.failures for mark in marks),
            score=score,
            per_1000=per_1000,
            verdicts=tuple(
                self._all(f"SELECT verdict, count(*) FROM {STORIES} GROUP BY 1 ORDER BY 2 DESC, 1")
            ),
            histogram=self._histogram(),
            groups=tuple(self._groups()),
            rules=tuple(self._rules()),
            worst=tuple(self._worst(stories)),
            reasons=tuple(self._reasons()),
            repeated=count - ids,
        )

    def _all(self, question: str, given: list[object] | None = None) -> list[tuple[Any, ...]]:
        rows: list[tuple[Any, ...]] = self._database.execute(question, given or []).fetchall()
        return rows

    def _histogram(self) -> tuple[int, ...]:
        bins = dict(
            self._all(
                f"""SELECT least({100 // _STEP - 1}, greatest(0, floor(score / {_STEP})))::INTEGER, count(*)
                FROM {STORIES} WHERE {_SCORED} GROUP BY 1"""
            )
        )
        return tuple(bins.get(place, 0) for place in range(100 // _STEP))

    def _groups(self) -> Iterator[Groups]:
        for by, name in BY.items():
            rows = self._all(
                f"""SELECT coalesce({name}, ''), count(*), sum(words)::BIGINT,
                sum(findings)::BIGINT, avg(score) FILTER ({_SCORED}), {_PER_1000} AS per_1000
                FROM {STORIES} GROUP BY 1 ORDER BY per_1000 DESC, 1"""
            )
            if not any(name for name, *_ in rows):
                continue
            groups = [Group(*row) for row in rows]
            ranked = [group for group in groups if group.stories >= self._least]
            more = max(0, len(ranked) - self._limit)
            yield Groups(by, tuple(ranked[: self._limit]), more, len(groups) - len(ranked))

    def _rules(self) -> Iterator[RuleFound]:
        gravest = "CASE severity WHEN 'critical' THEN 2 WHEN 'major' THEN 1 ELSE 0 END"
        rows = self._all(
            f"""SELECT rule, arg_max(severity, {gravest}), count(*),
            count(DISTINCT (path, "offset", nth)), sum(points) AS cost
            FROM {FINDINGS} GROUP BY 1 ORDER BY cost DESC, 1"""
        )
        yield from (RuleFound(*row) for row in rows)

    def _worst(self, count: int) -> Iterator[StoryFound]:
        rows = self._all(
            f"""SELECT id, id_made, path, coalesce(headline, ''), score, verdict, points, words,
            critical, major, minor, coalesce(desk, ''), coalesce(source, ''), coalesce(engine, '')
            FROM {STORIES} WHERE findings > 0
            ORDER BY NOT ({_SCORED}), score, points DESC, path, "offset", nth LIMIT ?""",
            [count],
        )
        yield from (StoryFound(*row) for row in rows)

    def _reasons(self) -> Iterator[Reason]:
        rows = self._all(
            f"""SELECT kind, regexp_replace(reason, '[0-9]+', '0', 'g') AS said, count(*) AS times, min(path)
            FROM {FAILURES} GROUP BY 1, 2 ORDER BY times DESC, 1, 2 LIMIT ?""",
            [self._limit],
        )
        yield from (Reason(*row) for row in rows)


_PER_1000 = "coalesce(1000 * sum(points) / nullif(sum(words), 0), 0)"
