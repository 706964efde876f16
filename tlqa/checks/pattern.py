"""A regular expression over a block, a sentence or the whole story.

``match`` is a Python regular expression, or a list of them; ``{{DAY}}`` and its like are the
language's macros. The finding is the group named ``mark`` (or ``mark2``, ``mark3`` in
other alternatives) where there is one, else the whole match.
``unit`` says what the expression sees: ``block`` (the default; ``^`` and ``$`` are its ends),
``sentence``, or ``story`` (``^`` and ``$`` are line ends, and a match may span blocks).
``ignore_case`` does what it says. ``where`` narrows to the ``top`` or ``bottom`` blocks of the page.
``at_most`` stops after so many findings in a story: one is enough for what a page does throughout.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tlqa.checks.base import Hit, expand
from tlqa.text.literals import pattern_literals

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tlqa.checks.base import Prepared
    from tlqa.model import Block, Rule
    from tlqa.text.analysis import Analysis

KIND = "pattern"
SCHEMA: dict[str, Any] = {
    "properties": {
        "match": {
            "oneOf": [
                {"type": "string", "minLength": 1},
                {"type": "array", "items": {"type": "string", "minLength": 1}, "minItems": 1},
            ]
        },
        "unit": {"enum": ["block", "sentence", "story"]},
        "ignore_case": {"type": "boolean"},
        "where": {"enum": ["top", "bottom"]},
        "at_most": {"type": "integer", "minimum": 1},
    },
    "required": ["match"],
}

_EDGE_BLOCKS = 8


def source(params: Mapping[str, Any], macros: Mapping[str, str]) -> str:
    """The one expression a rule's patterns make."""
    match = params["match"]
    patterns = [match] if isinstance(match, str) else list(match)
    expanded = [expand(p, macros) for p in patterns]
    return expanded[0] if len(expanded) == 1 else "|".join(f"(?:{p})" for p in expanded)


def required_literals(params: Mapping[str, Any], macros: Mapping[str, str]) -> tuple[str, ...] | None:
    return pattern_literals(source(params, macros))


def prepare(rule: Rule, macros: Mapping[str, str]) -> Prepared:
    flags = re.IGNORECASE if rule.params.get("ignore_case") else re.NOFLAG
    if rule.params.get("unit") == "story":
        flags |= re.MULTILINE
    expression = re.compile(source(rule.params, macros), flags)
    return _Pattern(
        expression,
        rule.params.get("unit", "block"),
        rule.params.get("where"),
        rule.params.get("at_most"),
        tuple(name for name in expression.groupindex if name.startswith("mark")),
    )


@dataclass(frozen=True, slots=True)
class _Pattern:
    expression: re.Pattern[str]
    unit: str
    where: str | None
    at_most: int | None
    marks: tuple[str, ...]

    def find(self, story: Analysis, blocks: Sequence[Block]) -> Iterator[Hit]:
        left = self.at_most
        for start, end in self._units(story, blocks):
            for match in self.expression.finditer(story.text[start:end]):
                low, high = self._span(match)
                if low == high:
                    continue
                yield Hit(start + low, start + high, {k: v or "" for k, v in match.groupdict().items()})
                if left is not None:
                    left -= 1
                    if left == 0:
                        return

    def _span(self, match: re.Match[str]) -> tuple[int, int]:
        for name in self.marks:
            if match.start(name) >= 0:
                return match.span(name)
        return match.span()

    def _units(self, story: Analysis, blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
        if self.unit == "story":
            yield 0, len(story.text)
            return
        for block in self._placed(story, blocks):
            if self.unit == "sentence":
                for sentence in story.sentences(block):
                    yield sentence.start, sentence.end
            else:
                yield block.start, block.end

    def _placed(self, story: Analysis, blocks: Sequence[Block]) -> Sequence[Block]:
        if self.where is None:
            return blocks
        edge = set(story.blocks[:_EDGE_BLOCKS] if self.where == "top" else story.blocks[-_EDGE_BLOCKS:])
        return [b for b in blocks if b in edge]
