"""What a scan found, as text for a person, as JSON, and as the page of an index."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from tlqa.outputs._origins import language_name
from tlqa.outputs.terminal import printable, table

if TYPE_CHECKING:
    from tlqa.scan.ask import Found, Groups

SCHEMA = 1
"""Of the JSON."""

_LONGEST = 40
_NOT_SAID = "(not said)"
_TITLES = {
    "desk": "worst desks",
    "engine": "worst engines",
    "day": "worst days",
    "source": "worst source languages",
}
_LEFT = frozenset(
    ("desk", "engine", "day", "source", "rule", "severity", "story", "headline", "why", "first in")
)


def text(found: Found, limit: int) -> str:
    """For a person; of the rules so many."""
    parts = [_head(found)]
    parts += [_group_table(groups) for groups in found.groups]
    if found.rules:
        rows = [
            (printable(r.rule), r.severity, f"{r.findings:,}", f"{r.stories:,}", f"{r.points:,.1f}")
            for r in found.rules[:limit]
        ]
        dearest = table(("rule", "severity", "findings", "stories", "points"), rows, _LEFT)
        parts.append(["dearest rules", *dearest, *_more(len(found.rules) - limit, "rule")])
    if found.worst:
        rows = [
            (_short(s.name), _short(s.headline), f"{s.score:.1f}", f"{s.points:,.1f}", f"{s.words:,}")
            for s in found.worst
        ]
        parts.append(
            ["worst stories", *table(("story", "headline", "score", "points", "words"), rows, _LEFT)]
        )
    if found.reasons:
        why = [
            (f"{r.count:,}", f"{r.kind}: {printable(r.reason)[:100]}", _short(r.path)) for r in found.reasons
        ]
        parts.append(["could not be checked", *table(("stories", "why", "first in"), why, _LEFT)])
    return "\n\n".join("\n".join(part) for part in parts) + "\n"


def json(found: Found) -> str:
    """All of it, for programs."""
    from json import dumps

    value = asdict(found)
    value["verdicts"] = dict(found.verdicts)
    value["groups"] = {each.pop("by"): each for each in value["groups"]}
    return dumps({"schema": SCHEMA, "tool": "tlqa", **value}, ensure_ascii=False, indent=2) + "\n"


def name_of(by: str, name: str) -> str:
    """What a group is called: a language by its English name, and whether it is one that was only found."""
    code, space, guessed = name.partition(" ")
    return language_name(code) + space + guessed if by == "source" else name


def _head(found: Found) -> list[str]:
    score = "" if found.score is None else f"; mean score {found.score:.1f}"
    lines = [
        f"{found.stories:,} stories, {found.words:,} words, {found.findings:,} findings in {found.where}",
        f"{found.per_1000:.2f} points per 1,000 words{score}",
        ", ".join(f"{count:,} {verdict}" for verdict, count in found.verdicts),
    ]
    if found.failures:
        lines.append(f"{found.failures:,} could not be checked")
    if found.repeated:
        lines.append(f"ids that an earlier story has: {found.repeated:,}")
    if found.left:
        lines.append(f"not finished; splits left: {found.left:,}")
    return [line for line in (*lines, found.signature) if line]


def _group_table(groups: Groups) -> list[str]:
    rows = [
        (
            _short(name_of(groups.by, g.name)) or _NOT_SAID,
            f"{g.stories:,}",
            f"{g.words:,}",
            f"{g.findings:,}",
            "" if g.score is None else f"{g.score:.1f}",
            f"{g.per_1000:.2f}",
        )
        for g in groups.worst
    ]
    names = (groups.by, "stories", "words", "findings", "score", "per 1,000")
    notes = _more(groups.more, groups.by)
    if groups.small:
        notes.append(f"{groups.small:,} with too few stories to rank")
    return [_TITLES[groups.by], *(table(names, rows, _LEFT) if rows else ()), *notes]


def _more(count: int, what: str) -> list[str]:
    return [f"and {count:,} more {what}{'' if count == 1 else 's'}"] if count > 0 else []


def _short(said: str) -> str:
    plain = printable(said)
    return plain if len(plain) <= _LONGEST else f"{plain[: _LONGEST - 1]}…"
