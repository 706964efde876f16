"""Furniture of the web page that was scraped into the story.

``line`` holds regular expressions; one of them must match a whole block (case is ignored).
``where`` narrows to the ``top`` of the page (before the second paragraph) or its ``bottom`` (after the
last but one); ``at_least`` asks for so many such blocks in the story, ``up_to`` for no
more: a gallery credits each picture. ``takes`` says what goes with the line: ``following`` takes the
short lines after it (a list of related titles; not at the top of the page, where the headline comes next),
``rest`` all that follows when no ordinary prose but its own lines
does. What this kind finds is not part of the story for any other rule.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Any

from tlqa.checks.base import Hit, expand
from tlqa.compiled import compiled
from tlqa.frozen import dataclass
from tlqa.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from tlqa.checks.base import Draft, Prepared
    from tlqa.model import Block, Rule
    from tlqa.text.analysis import Analysis

KIND = "boilerplate"
IGNORE_CASE = True
SCHEMA: dict[str, Any] = {
    "properties": {
        "line": {"type": "array", "items": {"type": "string", "minLength": 1}, "minItems": 1},
        "where": {"enum": ["top", "bottom"]},
        "takes": {"enum": ["following", "rest"]},
        "at_least": {"type": "integer", "minimum": 1},
        "up_to": {"type": "integer", "minimum": 1},
    },
    "required": ["line"],
}
DRAFT: Draft = (
    {"line": ["placeholder line \\d{1,3}\\."]},
    "The office opened on Monday after three weeks, the placeholder said.\n\n⟦Placeholder line 12.⟧",
    "Placeholder line 12. It opened on Monday after three weeks, the operator of the tram said.",
)

_SHORT = 18
_REST = 40
_ANY = 1_000_000
_SPOKEN_OR_WHOLE = compiled(r"[.!]['’”\"»)]?$|[,?…]['’”\"»]$")


def _source(params: Mapping[str, Any], macros: Mapping[str, str]) -> str:
    return "|".join(f"(?:{expand(p, macros)})" for p in params["line"])


def _line(params: Mapping[str, Any], macros: Mapping[str, str]) -> str:
    """What a whole block must match."""
    return rf"\W{{0,3}}(?:{_source(params, macros)})\W{{0,3}}"


def required_literals(params: Mapping[str, Any], macros: Mapping[str, str]) -> tuple[str, ...] | None:
    from tlqa.text.literals import pattern_literals

    return pattern_literals(_source(params, macros))


def parts(params: Mapping[str, Any], macros: Mapping[str, str]) -> tuple[tuple[str, bool], ...]:
    return ((_line(params, macros), True),)


def prepare(rule: Rule, macros: Mapping[str, str]) -> Prepared:
    params = rule.params
    return _Boilerplate(
        _line(params, macros),
        params.get("where"),
        params.get("takes"),
        params.get("at_least", 1),
        params.get("up_to", _ANY),
    )


@dataclass(frozen=True)
class _Boilerplate:
    source: str
    where: str | None
    takes: str | None
    at_least: int
    up_to: int

    @cached_property
    def _line(self) -> re.Pattern[str]:
        """Compiled when a block is there to look at."""
        return compiled(self.source, re.IGNORECASE)

    def begins(self, part: int, reach: int = 0) -> Callable[[str, int], re.Match[str] | None]:
        """What matches the text of a block."""
        return self._line.fullmatch

    def find(self, story: Analysis, blocks: Sequence[Block]) -> Iterator[Hit]:
        low, high = self._range(story)
        within = [b for b in blocks if low <= b.start < high]
        if len(within) < self.at_least:
            return
        fits = [b for b in within if self._fits(story, b)]
        if not self.at_least <= len(fits) <= self.up_to:
            return
        taken = -1
        for block in fits:
            if block.start < taken:
                continue
            taken = self._end(story, block)
            yield Hit(block.start, taken)

    def _fits(self, story: Analysis, block: Block) -> bool:
        return self._line.fullmatch(story.spaced, block.start, block.end) is not None

    def _range(self, story: Analysis) -> tuple[int, int]:
        if self.where is None:
            return 0, len(story.text)
        prose = _prose_blocks(story)
        if self.where == "top":
            return 0, prose[1].start if len(prose) > 1 else len(story.text)
        return prose[-2].end if len(prose) > 1 else 0, len(story.text)

    def _end(self, story: Analysis, block: Block) -> int:
        if self.takes is None:
            return block.end
        index = story.block_index(block.start)
        assert index is not None
        if self.takes == "rest":
            near = story.blocks[index + 1 : index + 1 + _REST]
            prose = any(_prose(b) and not self._fits(story, b) for b in near)
            return block.end if prose else story.blocks[-1].end
        if not any(b.start < block.start for b in _prose_blocks(story)[:1]):
            return block.end
        end = block.end
        for place in range(index + 1, len(story.blocks)):
            other = story.blocks[place]
            if not _title(story.spaced[other.start : other.end]):
                break
            end = other.end
        return end


def _prose_blocks(story: Analysis) -> list[Block]:
    return story.kept("prose blocks", lambda: [b for b in story.blocks if _prose(b)])


def _prose(block: Block) -> bool:
    return block.kind is BlockKind.PARAGRAPH and block.confidence > 0.8


def _title(text: str) -> bool:
    """Whether a line can be the title of a linked story: short, no sentence, nothing said."""
    return text.count(" ") < _SHORT and not _SPOKEN_OR_WHOLE.search(text)
