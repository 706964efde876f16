"""A count noun in the wrong number after a word that settles it: 'two minister', 'each officials'.

``before`` is the word or words that settle the number, a regular expression; ``form`` is the form that is
wrong after it, ``singular`` or ``plural``. ``nouns`` names a table of the pack with count nouns in the
singular ('woman/women' where no rule makes the plural); ``except`` lists nouns left out. One adjective may
stand between, or another word that is no noun of the table. The noun must end its phrase: a
stop, a comma or a word of a closed class follows, so that 'two minister posts' is left alone. A number that
belongs to a name (Group Two) settles nothing.
The finding is the noun with what settles its number; messages and fixes may use ``{right}``: it mended.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Any

from tlqa.checks._tables import read_table
from tlqa.checks.base import Hit, expand
from tlqa.compiled import compiled
from tlqa.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from tlqa.checks.base import Draft, Prepared
    from tlqa.model import Block, Rule
    from tlqa.text.analysis import Analysis

KIND = "noun"
GROUPS = ("right",)
SCHEMA: dict[str, Any] = {
    "properties": {
        "before": {"type": "string", "minLength": 1},
        "form": {"enum": ["singular", "plural"]},
        "nouns": {"type": "string", "minLength": 1},
        "words": {"type": "array", "items": {"type": "string", "minLength": 1}, "minItems": 1},
        "except": {"type": "array", "items": {"type": "string", "minLength": 1}},
    },
    "required": ["before", "form"],
}
DRAFT: Draft = (
    {"before": "three", "form": "singular", "words": ["placeholder"]},
    "The office has ⟦three placeholder⟧, and it opens on Monday.",
    "The office has three placeholders, and it opens on Monday.",
)

_ADJECTIVE = (
    r"(?:[A-Z][a-z]+(?:[a-z]an|ish|ese|ch)|[Oo]ther|new|young|old|local|foreign|former|senior|big|small|large|main|armed|dead"
    r"|injured|wounded|important|different|political|military|civilian|possible|second|third|great|major|whole)"
)
# any other word may be an adjective too, if it is no such noun itself: 'a three day conference'
_OTHER_WORD = r"(?P<other>[a-z]{3,})"
_NOUN = r"(?P<noun>[a-zé]{3,})\b(?![-'’/])"
_AFTER = compiled(r"(?=[.,;:!?)](?!\d)|$|[ \u00a0]([a-z]+)\b(?![-'’]))")
# A number after a capital, or after such a word, is a name's: Group Two, Category 3, the top 10.
_NAMED = compiled(
    r"(?:\b(?!(?:The|In|At|On|But|And|For|From|With|By|To|Of|These|Those|His|Her|Their|Its|After|Before|When"
    r"|As|If|That|About|Some|Only|Then|All|Today|Yesterday)\b)[A-Z][\w’'.-]*"
    r"|\b(?:top|number|no\.?|level|category|class|type|season|phase|under|over|a|an))"
    r"[ \u00a0]$"
)
_REACH = 24
_UNITS = frozenset(
    """
    man men woman women person people part way star storey story bed bedroom seat lane page inch foot feet
    pound ton tonne mile acre litre point set run time per pct percent mln bln digit track tier class nation
    speed cent dollar pence pound yard carat volume stage leg hand month long plus odd rupee yen mark franc
    crown thousand million last next stg dlrs dlr billion hundred dozen half quarter third times each body
    piece cylinder engine strong one two three four five six seven eight nine ten eleven twelve few more
    """.split()
)
# after these the plural's form may be a verb's: this reports
_DEMONSTRATIVE = compiled(r"(?:this|each)\b", re.IGNORECASE)
_SIBILANT = compiled(r"(?:s|x|z|ch|sh)$")
_CONSONANT_Y = compiled(r"[^aeiou]y$")


def complete(params: Mapping[str, Any], pack: Path) -> dict[str, Any]:
    """The parameters with the table's nouns, singular to plural, under ``plurals``.

    Raises:
        RuleError: the table lies outside the pack, cannot be read, or is no table.
    """
    table = read_table(params["nouns"], pack, "nouns") if "nouns" in params else {}
    words = [*params.get("words", ()), *" ".join(table.values()).split()]
    return {**params, "plurals": plurals(words)}


def plurals(nouns: Iterable[str]) -> dict[str, str]:
    """The plural of each noun: as written after a stroke, else by the rule of spelling."""
    return {noun.partition("/")[0]: noun.partition("/")[2] or _regular(noun) for noun in nouns}


def _regular(noun: str) -> str:
    if _SIBILANT.search(noun):
        return noun + "es"
    return noun[:-1] + "ies" if _CONSONANT_Y.search(noun) else noun + "s"


def required_literals(params: Mapping[str, Any], macros: Mapping[str, str]) -> tuple[str, ...] | None:
    from tlqa.text.literals import pattern_literals

    return pattern_literals(_whole(expand(params["before"], macros)))


OPENING = True
"""Where a literal stands, the prefilter asks whether the block has such a noun at all."""


def _whole(before: str) -> str:
    return rf"(?:{before})[ \u00a0](?:{_ADJECTIVE}[ \u00a0])?{_NOUN}"


def _wider(before: str) -> str:
    return rf"(?:{before})[ \u00a0]{_OTHER_WORD}[ \u00a0]{_NOUN}"


def prepare(rule: Rule, macros: Mapping[str, str]) -> Prepared:
    params = rule.params
    left_out = params.get("except", ())
    plural_of = {one: many for one, many in params["plurals"].items() if one not in left_out}
    if params["form"] == "singular":
        return _Noun(expand(params["before"], macros), plural_of, wide=True)
    return _Noun(expand(params["before"], macros), {many: one for one, many in plural_of.items()})


@dataclass(frozen=True)
class _Noun:
    before: str
    right: Mapping[str, str]
    wide: bool = False

    @cached_property
    def _expression(self) -> re.Pattern[str]:
        """Compiled when the rule first runs."""
        return compiled(_whole(self.before))

    @cached_property
    def _other(self) -> re.Pattern[str]:
        return compiled(_wider(self.before))

    def _matches(self, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        """Where such a noun stands after such a word, with at most one word between."""
        for match in self._expression.finditer(text, start, end):
            if match["noun"] in self.right:
                yield match
                continue
            other = self._other.match(text, match.start(), end) if self.wide else None
            if other is not None and other["noun"] in self.right:
                yield other

    def begins(self, part: int, reach: int = 0) -> Callable[[str, int], bool]:
        """Whether a text has such a noun after such a word, wherever; each text is looked at once."""
        matches = self._matches
        seen = ("", False)

        def has(text: str, at: int) -> bool:
            nonlocal seen
            known, found = seen
            if known is not text:
                found = next(matches(text, 0, len(text)), None) is not None
                seen = text, found
            return found

        return has

    def find(self, story: Analysis, blocks: Sequence[Block]) -> Iterator[Hit]:
        text = story.text
        for block in blocks:
            for match in self._matches(text, block.start, block.end):
                right = self.right[match["noun"]]
                if right in story.language.base_verbs and _DEMONSTRATIVE.match(match.group()):
                    continue
                if self._no_adjective(story, match.groupdict().get("other", "")):
                    continue
                if _NAMED.search(text, max(block.start, match.start() - _REACH), match.start()):
                    continue
                if _ends_phrase(story, match.end(), block.end):
                    yield Hit(*match.span(), {"right": text[match.start() : match.start("noun")] + right})

    def _no_adjective(self, story: Analysis, word: str) -> bool:
        """Whether the word belongs to the number, makes a phrase with it, or is of a closed class."""
        language = story.language
        return bool(word) and (
            word in self.right
            or word.removesuffix("s") in self.right
            or word in language.function_words
            or word in language.finite_verbs
            or word in _UNITS
            or word.endswith(("ly", "ing"))
        )


def _ends_phrase(story: Analysis, end: int, block_end: int) -> bool:
    """Whether no noun can follow that the one before would only describe."""
    after = _AFTER.match(story.text, end, block_end)
    if after is None:
        return False
    word, language = after.group(1), story.language
    if word is None or word in language.function_words:
        return True
    # 'states' and 'reports' are as often nouns
    return word in language.finite_verbs and not (word.endswith("s") and word in language.reporting_verbs)
