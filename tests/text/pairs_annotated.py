"""Our pairs of story and source with errors planted many at a time: what is planted, and what of it is found.

``errors.<code>.yaml`` beside a story says what a machine made of it from that source: ``find`` (stands in the
story once), ``replace`` and ``sort``, which is the rule of ``rules/en/bilingual`` that should see it, or what
no rule is for. ``harmless.yaml`` has other words for the same: a finding there is a false alarm.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

import yaml
from pairs_made import ENGLISH, PAIRS

from tlqa.inputs import plain
from tlqa.text.analysis import Analysis

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tlqa.model import Finding

NO_RULE = frozenset({"quotation-extent"})  # errors that no rule is for

# what of an error may be said by a rule that marks the end of the sentence
_KIN = frozenset({("range", "number"), ("list", "number"), ("speaker", "name"), ("speaker", "quotation")})


@dataclass(frozen=True, slots=True)
class Edit:
    """Words of the good story and what stands in their place."""

    find: str
    replace: str
    sort: str = ""


@dataclass(frozen=True, slots=True)
class Error:
    """An error in the story, in its code points, and the sentence it is in."""

    sort: str
    start: int
    end: int
    sentence: tuple[int, int]

    def seen_by(self, finding: Finding) -> bool:
        """Whether a finding stands at the error, or says in its sentence what is wrong there."""
        low, high = self.start, self.end
        kind, rule = self.sort.split("-")[0], rule_of(finding).split("-")[0]
        if rule == kind or (kind, rule) in _KIN:
            low, high = min(low, self.sentence[0]), max(high, self.sentence[1])
        return finding.start < high and low < finding.end


@dataclass(frozen=True, slots=True)
class Story:
    """A story, its source and the edits that are made to it."""

    name: str
    code: str
    source: str
    english: str
    errors: tuple[Edit, ...]
    harmless: tuple[Edit, ...]

    @property
    def damaged(self) -> tuple[str, tuple[Error, ...]]:
        """The story with its errors, and where they are."""
        text, spans = edited(self.english, self.errors)
        return text, tuple(
            Error(edit.sort, *_widened(text, span, edit), _sentence(text, span))
            for edit, span in zip(self.errors, spans, strict=True)
        )

    @property
    def reworded(self) -> str:
        return edited(self.english, self.harmless)[0]


def rule_of(finding: Finding) -> str:
    return finding.rule.rpartition("/")[2]


@cache
def stories() -> tuple[Story, ...]:
    """Every pair that has planted errors."""
    found = []
    for path in sorted(PAIRS.glob("*/errors.*.yaml")):
        code = path.name.split(".")[1]
        text = {name: (path.parent / name).read_text("utf-8") for name in ("story.en", f"source.{code}")}
        found.append(
            Story(
                path.parent.name,
                code,
                text[f"source.{code}"],
                text["story.en"],
                _edits(path.read_text("utf-8")),
                _edits((path.parent / "harmless.yaml").read_text("utf-8")),
            )
        )
    return tuple(found)


def _edits(text: str) -> tuple[Edit, ...]:
    return tuple(Edit(**each) for each in yaml.safe_load(text))


def edited(text: str, edits: Sequence[Edit]) -> tuple[str, list[tuple[int, int]]]:
    """The text with every edit made, and where each of them stands in it; ValueError where one cannot be."""
    for edit in edits:
        if text.count(edit.find) != 1:
            raise ValueError(f"stands {text.count(edit.find)} times in the story: {edit.find!r}")
    places = [(text.index(edit.find), text.index(edit.find) + len(edit.find)) for edit in edits]
    for (_, end), (start, _) in pairwise(places):
        if start < end:
            raise ValueError(f"edits overlap or are out of order at {text[start : start + 40]!r}")
    made, spans, at = "", [], 0
    for edit, (start, end) in zip(edits, places, strict=True):
        made += text[at:start]
        spans.append((len(made), len(made) + len(edit.replace)))
        made += edit.replace
        at = end
    return made + text[at:], spans


def _widened(text: str, span: tuple[int, int], edit: Edit) -> tuple[int, int]:
    """Where an error may be marked: words that are gone at those beside the gap."""
    start, end = span
    if edit.replace:
        return span
    while start > 0 and text[start - 1].isspace():
        start -= 1
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and text[end].isspace():
        end += 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return start, end


def _sentence(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """The sentences that a span reaches into."""
    within = [each for each in _sentences(text) if each[0] < max(span[1], span[0] + 1) and span[0] < each[1]]
    return (within[0][0], within[-1][1]) if within else span


@cache
def _sentences(text: str) -> tuple[tuple[int, int], ...]:
    document = plain.document(text, "story.txt", ENGLISH)
    story = Analysis(document, ENGLISH)
    return tuple((each.start, each.end) for block in document.blocks for each in story.sentences(block))


def false_alarms(errors: Iterable[Error], findings: Iterable[Finding]) -> list[Finding]:
    """The findings that stand at no error."""
    known = tuple(errors)
    return [finding for finding in findings if not any(error.seen_by(finding) for error in known)]
