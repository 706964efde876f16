"""Words of another language left in the text.

``words`` gives, for each source language (ISO 639-1), words that hold its sentences together and that
English neither has nor borrows, nor uses in names (so no *de*, *la*, *van*). The rule fires where
``at_least`` of one language's words stand within ``within`` words of each other in narration, in lower
case, one of them between spaces. Names, titles and glosses in brackets hold one such word at most. The
finding runs from the first of them to the last.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from tlqa.checks.base import Hit
from tlqa.frozen import dataclass
from tlqa.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tlqa.checks.base import Draft, Prepared
    from tlqa.model import Block, Rule
    from tlqa.text.analysis import Analysis

KIND = "leftover"
SCHEMA: dict[str, Any] = {
    "properties": {
        "words": {
            "type": "object",
            "additionalProperties": {"type": "array", "items": {"type": "string"}, "minItems": 2},
        },
        "at_least": {"type": "integer", "minimum": 2},
        "within": {"type": "integer", "minimum": 2},
    },
    "required": ["words"],
}
DRAFT: Draft = (
    {"words": {"xx": ["plaats", "houder"]}},
    "The office ⟦plaats van houder⟧ opens on Monday.",
    "The office plaats opens on Monday.",
)

_WORD = re.compile(r"[^\W\d_]+")


def required_literals(params: Mapping[str, Any], macros: Mapping[str, str]) -> tuple[str, ...] | None:
    return tuple(sorted({fold(f" {word} ") for words in params["words"].values() for word in words}))


def prepare(rule: Rule, macros: Mapping[str, str]) -> Prepared:
    languages: dict[str, list[str]] = {}
    for code, words in rule.params["words"].items():
        for word in words:
            languages.setdefault(word, []).append(code)
    table = {word: frozenset(codes) for word, codes in languages.items()}
    return _Leftover(table, rule.params.get("at_least", 2), rule.params.get("within", 4))


@dataclass(frozen=True, slots=True)
class _Leftover:
    languages: dict[str, frozenset[str]]
    at_least: int
    within: int

    def find(self, story: Analysis, blocks: Sequence[Block]) -> Iterator[Hit]:
        for block in blocks:
            for low, high in story.quotations.narration(block.start, block.end):
                yield from self._runs(story.text, low, high)

    def _runs(self, text: str, low: int, high: int) -> Iterator[Hit]:
        """Join marked words of one language that stand close together."""
        run: list[tuple[int, re.Match[str]]] = []
        codes: frozenset[str] = frozenset()
        for number, match in enumerate(_WORD.finditer(text, low, high)):
            found = self.languages.get(match.group())
            if not found:
                continue
            if run and number - run[-1][0] < self.within and codes & found:
                run.append((number, match))
                codes &= found
                continue
            if len(run) >= self.at_least:
                yield self._hit(run, codes)
            run, codes = [(number, match)], found
        if len(run) >= self.at_least:
            yield self._hit(run, codes)

    def _hit(self, run: list[tuple[int, re.Match[str]]], codes: frozenset[str]) -> Hit:
        return Hit(run[0][1].start(), run[-1][1].end(), {"language": sorted(codes)[0]})
