"""Fixed words and phrases that should be others: a look-up in a table.

``phrases`` maps what must not stand in the text to what should (``null`` where there is no one answer);
``table`` names a YAML file of the rule's own pack, such as ``tables/acronyms.yaml``, that holds such a
mapping under ``phrases``, beside its ``source`` and ``licence``. ``{a|b}`` in a phrase stands for either:
*in {his|her} cabinet* is two phrases. A phrase is found as whole words and in
the case it is written in, but one that begins in lower case is found at the start of a sentence too.
``ignore_case`` takes every case. ``alone`` leaves out what is part of a longer name: after or before
another capitalised word, or after a particle such as *de*. ``except`` lists longer phrases, in any case,
that are right although they hold a wrong one. ``unless_spelled`` leaves out letters that stand for English
words of the story: *COI* beside a *Commission of Inquiry*. Messages and fixes may use ``{right}``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from tlqa.checks._phrase_forms import (
    Entries,
    alternation,
    count_of,
    entries_in,
    length_of,
    lines_of,
    phrases_of,
    reach,
    typed,
)
from tlqa.checks._tables import read_table
from tlqa.checks.base import Hit
from tlqa.compiled import compiled
from tlqa.errors import RuleError
from tlqa.frozen import dataclass
from tlqa.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from tlqa.checks.base import Begun, Draft, Prepared
    from tlqa.model import Block, Rule
    from tlqa.text.analysis import Analysis

KIND = "phrase"
GROUPS = ("right",)
_MAPPING: dict[str, Any] = {
    "type": "object",
    "additionalProperties": {"type": ["string", "null"]},
    "minProperties": 1,
}
SCHEMA: dict[str, Any] = {
    "properties": {
        "phrases": _MAPPING,
        "table": {"type": "string", "minLength": 1},
        "ignore_case": {"type": "boolean"},
        "alone": {"type": "boolean"},
        "unless_spelled": {"type": "boolean"},
        "except": {"type": "array", "items": {"type": "string", "minLength": 1}},
    },
    "required": [],
}
DRAFT: Draft = (
    {"phrases": {"placeholder phrase": "placeholder words"}},
    "A ⟦placeholder phrase⟧ stands here.",
    "A placeholder stands here, and no phrase.",
)

LINES, LENGTH = "phrases as lines", "phrases are at most"
"""What a rule has that was built: its own phrases and those of its table, and how long one is at most."""

_PARTICLES = frozenset("de del della di da do dos du des la le les el al von van der den und et y e".split())
_WORD_BEFORE = compiled(r"([\w’'-]+)[ \u00a0\u202f-]$")
_WORD_AFTER = compiled(r"[ \u00a0\u202f-]([\w’'-]+)")
_MAY_BEGIN = compiled(r"(?<!\w)\S")
_BEFORE = 40
_MOST_SPELLED_OUT = 2000
_LEAST_SPELLED = 3
_BETWEEN_SPELLED = r"[\s,/-]+(?:(?:of|the|and|for|on|in|to|at) )?"


def complete(params: Mapping[str, Any], pack: Path) -> dict[str, Any]:
    """The parameters with the table of the rule's pack read into ``phrases``.

    Raises:
        RuleError: the table lies outside the pack, cannot be read, or is no table.
    """
    entries = dict(params.get("phrases", {}))
    if "table" in params:
        entries |= read_table(params["table"], pack, "phrases", nullable=True)
    if not entries:
        raise RuleError("needs 'phrases' or a 'table' that has some")
    for entry in entries:
        if count_of(entry) > _MOST_SPELLED_OUT:
            raise RuleError(f"'{entry}' stands for more than {_MOST_SPELLED_OUT:,} phrases")
    return {**params, LINES: lines_of(entries), LENGTH: length_of(entries)}


def required_literals(params: Mapping[str, Any], macros: Mapping[str, str]) -> tuple[str, ...] | None:
    entries = entries_in(params[LINES]) if LINES in params else params["phrases"]
    return tuple(sorted({fold(wrong) for entry in entries for wrong in phrases_of(entry)}))


OPENING = True
"""The literals are what matches begin with: the prefilter asks at each whether one is there."""


def prepare(rule: Rule, macros: Mapping[str, str]) -> Prepared:
    params = rule.params
    exempt = params.get("except")
    return _Phrases(
        _entries(params),
        bool(params.get("ignore_case")),
        bool(params.get("alone")),
        compiled(alternation(exempt, ignore_case=True), re.IGNORECASE) if exempt else None,
        bool(params.get("unless_spelled")),
    )


def _entries(params: Mapping[str, Any]) -> Entries:
    """Those of a rule that was built, or that a newsroom's terms made."""
    if LINES in params:
        return Entries(params[LINES], params[LENGTH])
    return Entries(lines_of(params["phrases"]), length_of(params["phrases"]))


@dataclass(frozen=True)
class _Phrases:
    table: Entries
    ignore_case: bool
    alone: bool
    exempt: re.Pattern[str] | None
    unless_spelled: bool

    def begins(self, part: int, reach: int = 0) -> Callable[[str, int], bool]:
        """Whether a phrase stands in a text at an offset, but for what comes after it."""
        return self._begins

    def _begins(self, text: str, at: int) -> bool:
        if at and (text[at - 1].isalnum() or text[at - 1] == "_"):
            return False
        body = text[at : at + self.table.longest + 1]
        return self._length(body, fold(body)) > 0

    def _length(self, text: str, folded: str) -> int:
        """How long the longest phrase is that a text begins with; 0 where there is none."""
        ignore_case = self.ignore_case
        body = folded if ignore_case else typed(text)
        entries = self.table.that_begin(folded)
        return max((reach(entry, body, ignore_case=ignore_case) for entry in entries), default=0)

    several = True
    """The prefilter says where in a block a phrase may begin."""

    def find_begun(
        self, story: Analysis, blocks: Sequence[Block], begun: Mapping[int, Sequence[Begun]]
    ) -> Iterator[Hit]:
        if not begun:  # no string of the rule's is looked for
            yield from self.find(story, blocks)
            return
        for block in blocks:
            places = sorted({block.start + at for _, at, _ in begun.get(block.start, ())})
            yield from self._hits(story.text, block, self._placed(story, block, places))

    def find(self, story: Analysis, blocks: Sequence[Block]) -> Iterator[Hit]:
        for block in blocks:
            places = [match.start() for match in _MAY_BEGIN.finditer(story.text, block.start, block.end)]
            yield from self._hits(story.text, block, self._placed(story, block, places))

    def _placed(self, story: Analysis, block: Block, places: Iterable[int]) -> Iterator[tuple[int, int]]:
        """The phrases that begin at places of a block, the longest at each, none within another."""
        end, text, folded = block.start, story.text, story.folded
        for at in places:
            if at >= end:
                stop = min(at + self.table.longest + 1, block.end)
                length = self._length(text[at:stop], folded[at:stop])
                if length:
                    end = at + length
                    yield at, end

    def _hits(self, text: str, block: Block, spans: Iterable[tuple[int, int]]) -> Iterator[Hit]:
        allowed: list[tuple[int, int]] | None = None
        for start, end in spans:
            allowed = self._allowed(text, block) if allowed is None else allowed
            if self.alone and _in_longer_name(text, block, start, end):
                continue
            if any(low <= start and end <= high for low, high in allowed):
                continue
            wrong = text[start:end]
            if self.unless_spelled and _is_spelled(wrong, text):
                continue
            yield Hit(start, end, {"right": self._mended(wrong)})

    def _allowed(self, text: str, block: Block) -> list[tuple[int, int]]:
        if self.exempt is None:
            return []
        return [m.span() for m in self.exempt.finditer(text, block.start, block.end)]

    def _mended(self, wrong: str) -> str:
        """The right form, with a capital where the wrong one stood at the start of a sentence."""
        right = self.table.right_of(wrong)
        return right[:1].upper() + right[1:] if wrong[0].isupper() else right


def _is_spelled(letters: str, text: str) -> bool:
    """Whether words of the text, of plain letters, begin with these in order; small ones may lie between."""
    capitals = [letter for letter in letters.split()[-1] if letter.isupper()]
    if len(capitals) < _LEAST_SPELLED:
        return False
    words = (rf"[{letter}{letter.lower()}][a-z]+" for letter in capitals)
    return re.search(rf"\b{_BETWEEN_SPELLED.join(words)}\b", text) is not None


def _in_longer_name(text: str, block: Block, start: int, end: int) -> bool:
    if start > block.start and text[start - 1] in "'’":
        return True
    before = _WORD_BEFORE.search(text, max(block.start, start - _BEFORE), start)
    after = _WORD_AFTER.match(text, end, block.end)
    if after and after.group(1)[0].isupper():
        return True
    if before is None:
        return False
    word = before.group(1)
    opens = before.start() == block.start or text[max(0, before.start() - 2) : before.start()].strip() in (
        *'.!?“"',
    )
    return word in _PARTICLES or (word[0].isupper() and not (opens and word.lower() in _OPENERS))


_OPENERS = frozenset("the in on at by from to of and but for with after before when if as since a an".split())
