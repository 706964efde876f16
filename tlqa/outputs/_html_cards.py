"""The card of a finding: where it is, why it matters, what to do, and what its rule finds and does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tlqa.frozen import dataclass
from tlqa.outputs._found import page
from tlqa.outputs._html_text import edges
from tlqa.outputs.advice import advice
from tlqa.text.edits import trimmed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tlqa.model import Document, Example, Finding, Rule
    from tlqa.text.positions import LineIndex

_AROUND = 32
_LONG = 240


@dataclass(frozen=True, slots=True)
class Change:
    """A fix as a difference: what stays before, what goes, what comes, what stays after."""

    before: str
    old: str
    new: str
    after: str
    safe: bool


@dataclass(frozen=True, slots=True)
class Sample:
    """An example of a rule: its text in parts, each with whether the rule finds it; and the text mended."""

    parts: tuple[tuple[str, bool], ...]
    fixed: str = ""


@dataclass(frozen=True, slots=True)
class Other:
    """Another place of a finding; ``line`` from 1."""

    line: int
    text: str
    note: str


@dataclass(frozen=True, slots=True)
class Card:
    """What a page says of a finding; ``line`` and ``column`` from 1, the column in code points."""

    number: int
    finding: Finding
    line: int
    column: int
    rule_page: str
    change: Change | None
    advice: str
    bad: Sample | None
    good: Sample | None
    others: tuple[Other, ...]


def card(
    number: int, finding: Finding, document: Document, index: LineIndex, rules: Mapping[str, Rule]
) -> Card:
    """The card of a finding of a story.

    Args:
        number: what the page calls it.
        finding: of the story.
        document: the story.
        index: the lines of its file.
        rules: by id, with their examples; one that is not there has none to show.
    """
    rule = rules.get(finding.rule)
    line, column = index.line_column(finding.start)
    return Card(
        number=number,
        finding=finding,
        line=line,
        column=column,
        rule_page=page(finding.rule),
        change=_change(finding, document),
        advice="" if finding.fix else advice(finding.rule),
        bad=_sample(rule.bad[0]) if rule and rule.bad else None,
        good=_sample(rule.good[0]) if rule and rule.good else None,
        others=tuple(Other(index.line_of(each.start), each.text, each.note) for each in finding.related),
    )


def _change(finding: Finding, document: Document) -> Change | None:
    fix = finding.fix
    if fix is None:
        return None
    start, end = finding.seen
    before = _tail(document.text[max(0, start - _AROUND) : start])
    after = _head(document.text[end : end + _AROUND])
    old, new = finding.text, fix.replacement
    first, last, put = trimmed(old, new)
    # a few letters within a word are hard to see: whole words go and come
    while first and old[first - 1].isalnum() and (old[first:last][:1].isalnum() or put[:1].isalnum()):
        first, put = first - 1, old[first - 1] + put
    while last < len(old) and old[last].isalnum() and (old[first:last][-1:].isalnum() or put[-1:].isalnum()):
        last, put = last + 1, put + old[last]
    return Change(before + old[:first], edges(old[first:last]), edges(put), old[last:] + after, fix.safe)


def _tail(text: str) -> str:
    """The last words of a text, of its last line."""
    line = text.rpartition("\n")[2]
    return f"…{line.partition(' ')[2]}" if len(line) == _AROUND else line


def _head(text: str) -> str:
    line = text.partition("\n")[0]
    return f"{line.rpartition(' ')[0]}…" if len(line) == _AROUND else line


def _sample(example: Example) -> Sample:
    text = example.text.rstrip()
    low, high = 0, len(text)
    if len(text) > _LONG and example.spans:
        middle = (example.spans[0][0] + min(example.spans[0][1], example.spans[0][0] + _LONG)) // 2
        low, high = max(0, middle - _LONG // 2), min(len(text), middle + _LONG // 2)
    elif len(text) > _LONG:
        high = _LONG
    parts: list[tuple[str, bool]] = [("…", False)] * bool(low)
    at = low
    for start, end in sorted(example.spans):
        start, end = max(start, at), min(end, high)
        if start < end:
            parts += [(text[at:start], False), (text[start:end], True)]
            at = end
    parts += [(text[at:high] + "…" * (high < len(text)), False)]
    return Sample(tuple(part for part in parts if part[0]), _fixed(example))


def _fixed(example: Example) -> str:
    fixed = (example.fixed or "").rstrip()
    return fixed if len(fixed) <= _LONG else ""
