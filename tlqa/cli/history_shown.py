"""A history as text for a person, as JSON and as CSV."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from tlqa.frozen import dataclass
from tlqa.history.compare import LEAST_STORIES, LEAST_WORDS, Change
from tlqa.history.records import stamp
from tlqa.outputs.terminal import printable, table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tlqa.history.ask import RuleTrend, Step, Trend
    from tlqa.history.compare import Comparison
    from tlqa.history.records import Run
    from tlqa.model import TrendPoint

SCHEMA = 1
"""Of the JSON."""

_LONGEST = 24  # characters of a label or a group in a table
_NOT_SAID = "(not said)"
_RULES_CHANGED = "The rules or the profile changed in between: part of the difference may be theirs."


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown: runs newest first, the last against the one before, the last ones against those before
    them, rules, and points by group, oldest first."""

    where: str
    limit: int
    by: str | None
    runs: tuple[Run, ...]
    step: Step | None
    trend: Trend | None
    rules: tuple[RuleTrend, ...]
    points: tuple[TrendPoint, ...]


def text(shown: Shown) -> str:
    """For a person."""
    if not shown.runs:
        return f"No run is kept in {printable(shown.where)} yet: 'tlqa check --record' keeps one.\n"
    parts = [table(_RUN_COLUMNS, map(_run_cells, shown.runs), _LEFT)]
    parts += [[line] for line in (_step(shown.step), _trend(shown.trend)) if line]
    if shown.trend is not None and shown.trend.before:
        if shown.rules:
            parts.append(table(_RULE_COLUMNS, map(_rule_cells, shown.rules[: shown.limit]), _LEFT))
        elif shown.by:
            parts.append(table((shown.by, *_GROUP_COLUMNS), map(_group_cells, shown.trend.groups), _LEFT))
    return "\n\n".join("\n".join(part) for part in parts) + "\n"


def json(shown: Shown) -> str:
    """All of it, for programs."""
    from json import dumps

    value = {
        "schema": SCHEMA,
        "tool": "tlqa",
        "history": shown.where,
        "runs": [_run_value(run) for run in shown.runs],
        "run_before": _step_value(shown.step),
        "trend": _trend_value(shown.trend),
        "by": shown.by,
        "points": [asdict(point) for point in shown.points],
        "rules": [{**asdict(each), "change": each.change} for each in shown.rules[: shown.limit]],
    }
    return dumps(value, ensure_ascii=False, indent=2) + "\n"


def csv(shown: Shown) -> str:
    """A run a row; by a group, a run and group a row; by rule, a rule a row."""
    import csv as writing
    import io

    from tlqa.outputs.csv import harmless

    rows: Sequence[dict[str, Any]]
    names: tuple[str, ...]
    if shown.by == "rule":
        rows, names = [asdict(each) for each in shown.rules[: shown.limit]], _RULE_NAMES
    elif shown.by:
        rows, names = [asdict(point) for point in shown.points], _POINT_NAMES
    else:
        rows, names = [_run_value(run) for run in shown.runs], _RUN_NAMES
    buffer = io.StringIO(newline="")
    writer = writing.writer(buffer)
    writer.writerow(names)
    writer.writerows([harmless(str(row[name])) for name in names] for row in rows)
    return buffer.getvalue()


_RUN_NAMES = (
    *("number", "when", "label", "version", "signature", "stories", "words", "findings", "critical", "major"),
    *("minor", "points", "score", "per_1000_words", "passed", "review", "failed", "too_short", "errors"),
)
_POINT_NAMES = ("when", "group", "stories", "words", "score", "per_1000_words")
_RULE_NAMES = ("rule", "now", "before", "words_now", "words_before")
_RUN_COLUMNS = (
    *("run", "when (UTC)", "label", "stories", "words", "score", "per 1,000"),
    *("critical", "major", "minor"),
)
_GROUP_COLUMNS = ("words", "per 1,000", "words before", "per 1,000 then", "difference", "")
_RULE_COLUMNS = ("rule", "findings", "per 1,000", "before", "per 1,000 then", "")
_LEFT = frozenset(("when (UTC)", "label", "desk", "engine", "source", "rule", ""))


def _run_value(run: Run) -> dict[str, Any]:
    return {**asdict(run), "when": stamp(run.when), "per_1000_words": run.per_1000_words}


def _step_value(step: Step | None) -> dict[str, Any] | None:
    if step is None:
        return None
    return {
        "number": step.before.number,
        "change": step.change,
        "per_1000_words": step.points,
        "score": step.score,
        "other_rules": step.other_rules,
    }


def _trend_value(trend: Trend | None) -> dict[str, Any] | None:
    if trend is None:
        return None
    return {
        "runs": trend.now,
        "runs_before": trend.before,
        "together": _comparison_value(trend.together),
        "groups": [_comparison_value(each) for each in trend.groups],
        "other_rules": trend.other_rules,
    }


def _comparison_value(found: Comparison) -> dict[str, Any]:
    sides = {
        name: {**asdict(side), "per_1000_words": side.per_1000_words}
        for name, side in (("now", found.now), ("before", found.before))
    }
    figures = {"change": found.change, "difference": found.difference, "margin": found.margin}
    return {"group": found.group, **sides, **figures}


def _run_cells(run: Run) -> tuple[str, ...]:
    return (
        str(run.number),
        f"{run.when:%Y-%m-%d %H:%M}",
        _short(run.label),
        f"{run.stories:,}",
        f"{run.words:,}",
        f"{run.score:.1f}",
        f"{run.per_1000_words:.2f}",
        *(f"{count:,}" for count in (run.critical, run.major, run.minor)),
    )


def _group_cells(found: Comparison) -> tuple[str, ...]:
    new = found.change is Change.NEW
    return (
        _short(found.group) or _NOT_SAID,
        f"{found.now.words:,}",
        f"{found.now.per_1000_words:.2f}" if found.now.words else "",
        f"{found.before.words:,}",
        "" if new else f"{found.before.per_1000_words:.2f}",
        "" if new or not found.now.words else f"{found.difference:+.2f}",
        found.change.value,
    )


def _rule_cells(found: RuleTrend) -> tuple[str, ...]:
    counts = (f"{found.now:,}", f"{found.rate_now:.2f}", f"{found.before:,}", f"{found.rate_before:.2f}")
    return printable(found.rule), *counts, found.change


def _step(step: Step | None) -> str:
    if step is None:
        return "There is no run before to hold it against."
    few = min(step.now.words, step.before.words)
    said = (
        f"Against the run before ({step.before.number}): {step.change}. "
        f"{step.now.per_1000_words:.2f} points per 1,000 words{_by_how_much(step.points, 'more', 'fewer')}; "
        f"mean score {step.now.score:.1f}{_by_how_much(step.score, 'higher', 'lower', 1)}."
    )
    if few < LEAST_WORDS:
        said += f" On few words ({few:,}), so do not make much of it."
    return f"{said} {_RULES_CHANGED}" if step.other_rules else said


def _by_how_much(difference: float, more: str, less: str, places: int = 2) -> str:
    if not round(difference, places):
        return " as before"
    return f", {abs(difference):.{places}f} {more if difference > 0 else less}"


def _trend(trend: Trend | None) -> str:
    if trend is None or not trend.before:
        return ""
    found, many = trend.together, trend.now > 1
    which = (
        f"The last {trend.now} runs against the {trend.before} before"
        if many
        else "The stories of these two runs"
    )
    now, then = found.now, found.before
    said = (
        f"{which}: {found.change.value}. {now.per_1000_words:.2f} points per 1,000 words, of {now.words:,} "
        f"words in {_stories(now.stories)}; before that {then.per_1000_words:.2f}, of {then.words:,} in "
        f"{_stories(then.stories)}. {_WHY[found.change].format(margin=found.margin)}"
    )
    return f"{said} {_RULES_CHANGED}" if trend.other_rules else said


_SURE = "The difference is more than chance makes between stories (±{margin:.2f})."
_WHY = {
    Change.BETTER: _SURE,
    Change.WORSE: _SURE,
    Change.SAME: "The difference may be chance (±{margin:.2f}).",
    Change.TOO_LITTLE: f"It takes {LEAST_WORDS:,} words and {LEAST_STORIES} stories on each side.",
    Change.NEW: "",
}


def _stories(count: int) -> str:
    return f"{count:,} {'story' if count == 1 else 'stories'}"


def _short(said: str) -> str:
    plain = printable(said)
    return plain if len(plain) <= _LONGEST else f"{plain[: _LONGEST - 1]}…"
