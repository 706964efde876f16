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
from collections import defaultdict
from functools import cached_property
from itertools import pairwise, product
from math import prod
from typing import TYPE_CHECKING, Any

from tlqa.checks._phrase_forms import WORD, alternation, by_first, by_words, expression_of, key_of, typed
from tlqa.checks._tables import read_table
from tlqa.checks.base import Hit
from tlqa.compiled import compiled
from tlqa.errors import RuleError
from tlqa.frozen import dataclass
from tlqa.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from tlqa.checks.base import Draft, Prepared
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

_PARTICLES = frozenset("de del della di da do dos du des la le les el al von van der den und et y e".split())
_WORD_BEFORE = compiled(r"([\w’'-]+)[ \u00a0\u202f-]$")
_WORD_AFTER = compiled(r"[ \u00a0\u202f-]([\w’'-]+)")
_BEFORE = 40
_ALTERNATIVES = compiled(r"\{[^{}]*\}|[^{}]+|[{}]")
_MOST_SPELLED_OUT = 2000
_LEAST_SPELLED = 3
_BETWEEN_SPELLED = r"[\s,/-]+(?:(?:of|the|and|for|on|in|to|at) )?"


def complete(params: Mapping[str, Any], pack: Path) -> dict[str, Any]:
    """The parameters with the table of the rule's pack read into ``phrases``.

    Raises:
        RuleError: the table lies outside the pack, cannot be read, or is no table.
    """
    written = dict(params.get("phrases", {}))
    if "table" in params:
        written |= read_table(params["table"], pack, "phrases", nullable=True)
    phrases = {each: right for wrong, right in written.items() for each in _spelled_out(wrong)}
    if not phrases:
        raise RuleError("needs 'phrases' or a 'table' that has some")
    return {**params, "phrases": phrases}


def _spelled_out(phrase: str) -> Iterator[str]:
    """Every phrase that one with alternatives in braces stands for.

    Raises:
        RuleError: it stands for too many.
    """
    if "{" not in phrase:
        yield phrase
        return
    parts = [(each[1:-1].split("|") if each[0] == "{" else [each]) for each in _ALTERNATIVES.findall(phrase)]
    if prod(map(len, parts)) > _MOST_SPELLED_OUT:
        raise RuleError(f"'{phrase}' stands for more than {_MOST_SPELLED_OUT:,} phrases")
    yield from map("".join, product(*parts))


def required_literals(params: Mapping[str, Any], macros: Mapping[str, str]) -> tuple[str, ...] | None:
    return tuple(sorted({fold(wrong) for wrong in params["phrases"]}))


OPENING = True
"""The literals are what matches begin with: the prefilter asks at each whether one is there."""


def prepare(rule: Rule, macros: Mapping[str, str]) -> Prepared:
    params = rule.params
    phrases: dict[str, str | None] = params["phrases"]
    ignore_case = bool(params.get("ignore_case"))
    flags = re.IGNORECASE if ignore_case else re.NOFLAG
    exempt = params.get("except")
    return _Phrases(
        phrases,
        flags,
        bool(params.get("alone")),
        compiled(alternation(exempt, ignore_case=True), re.IGNORECASE) if exempt else None,
        bool(params.get("unless_spelled")),
    )


@dataclass(frozen=True)
class _Phrases:
    phrases: Mapping[str, str | None]
    flags: re.RegexFlag
    alone: bool
    exempt: re.Pattern[str] | None
    unless_spelled: bool

    @cached_property
    def _words(self) -> dict[tuple[str, ...], list[tuple[str, str]]]:
        return by_words(self.phrases)

    @cached_property
    def _by_letter(self) -> dict[str, list[str]]:
        """The phrases by the letters, folded, that what they match may begin with."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for phrase in self.phrases:
            found[phrase[0]].append(phrase)
        by_folded: defaultdict[str, list[str]] = defaultdict(list)
        for letter, phrases in found.items():
            for folded in {fold(each) for each in letter + letter.upper()}:
                by_folded[folded] += phrases
        return by_folded

    @cached_property
    def _heads_by_letter(self) -> dict[str, dict[str, tuple[str, ...]]]:
        return {}

    def _heads(self, letter: str) -> dict[str, tuple[str, ...]]:
        """What the phrases that begin with a letter match, by the first word: made when it is asked for."""
        heads = self._heads_by_letter.get(letter)
        if heads is None:
            phrases = self._by_letter.get(letter, ())
            heads = self._heads_by_letter[letter] = by_first(phrases, ignore_case=bool(self.flags))
        return heads

    @cached_property
    def _longest(self) -> int:
        return max(map(len, self.phrases))

    @cached_property
    def _right(self) -> dict[str, str]:
        return {key_of(wrong): right or "" for wrong, right in self.phrases.items()}

    def begins(self, part: int, reach: int = 0) -> Callable[[str, int], bool]:
        """Whether a phrase stands in a text at an offset, but for what comes after it."""
        return self._begins

    def _begins(self, text: str, at: int) -> bool:
        if at and (text[at - 1].isalnum() or text[at - 1] == "_"):
            return False
        body = text[at : at + self._longest + 1]
        body = fold(body) if self.flags else typed(body)
        word = WORD.match(body)
        return body.startswith(self._heads(fold(body[:1])).get(word.group() if word else "", ()))

    def find(self, story: Analysis, blocks: Sequence[Block]) -> Iterator[Hit]:
        text = story.text
        for block in blocks:
            expression = self._for(story.folded[block.start : block.end])
            if expression is None:
                continue
            allowed = self._allowed(text, block)
            for match in expression.finditer(text, block.start, block.end):
                start, end = match.span()
                if self.alone and _in_longer_name(text, block, start, end):
                    continue
                if any(low <= start and end <= high for low, high in allowed):
                    continue
                if self.unless_spelled and _is_spelled(match.group(), text):
                    continue
                yield Hit(start, end, {"right": self._mended(match.group())})

    def _for(self, folded: str) -> re.Pattern[str] | None:
        """One expression for the phrases that a text may hold: a long table takes long to compile."""
        words = WORD.findall(folded)
        opening: set[tuple[str, ...]] = {(), *zip(words), *pairwise(words)}
        held = tuple(
            wrong
            for first in sorted(opening & self._words.keys())
            for key, wrong in self._words[first]
            if key in folded
        )
        return expression_of(held, self.flags) if held else None

    def _allowed(self, text: str, block: Block) -> list[tuple[int, int]]:
        if self.exempt is None:
            return []
        return [m.span() for m in self.exempt.finditer(text, block.start, block.end)]

    def _mended(self, wrong: str) -> str:
        """The right form, with a capital where the wrong one stood at the start of a sentence."""
        right = self._right[key_of(wrong)]
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
