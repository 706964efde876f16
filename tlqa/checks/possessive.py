"""A name with a lost apostrophe: 'Petrovs decision', 'Norlands government'.

A capitalised word with an s, right before a noun in lower case, is a possessive without its apostrophe
where the story has the word without the s at least twice as a name: before a stop, a comma, a verb or a
word of a closed class, and never after an article. It is none after *the*, a number or another word of the
plural (the Petrovs, two Norlands), nor where the story has the word in lower case. ``nouns`` names a table
of the pack with the nouns that may follow; ``except`` lists names that are left out, with their s.
The finding is the name; messages and fixes may use ``{right}``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tlqa.checks._tables import read_table
from tlqa.checks.base import Hit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from tlqa.checks.base import Draft, Prepared
    from tlqa.model import Block, Rule
    from tlqa.text.analysis import Analysis

KIND = "possessive"
GROUPS = ("right",)
SCHEMA: dict[str, Any] = {
    "properties": {
        "nouns": {"type": "string", "minLength": 1},
        "words": {"type": "array", "items": {"type": "string", "minLength": 1}, "minItems": 1},
        "except": {"type": "array", "items": {"type": "string", "minLength": 1}},
    },
    "required": [],
}
DRAFT: Draft = (
    {"words": ["placeholder"]},
    "For Norland, it is late. In Norland, they say so. ⟦Norlands⟧ placeholder, they say, is old.",
    "For Norland, it is late. In Norland, they say so. Norland’s placeholder, they say, is old.",
)

_LEAST = 2
# The last letter first: few words in s stand before a small letter with a capital at their head.
_NAME = re.compile(r"s (?<=[a-zß-öø-ÿĀ-ž]s )(?P<noun>[a-z]{3,})\b(?![-'’])")
_HEAD = re.compile(r"(?<![\w'’.@/-])([A-ZÀ-ÖØ-ÞĀ-Ž][a-zß-öø-ÿĀ-ž]{2,}s)$")
_PLURAL = re.compile(
    r"\b(?:the|both|two|three|four|five|six|\d+|many|some|these|those|all|few|several|most|more|young|other"
    r"|United)[ \u00a0]$",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"\b(?:the|an?|every|each|one|another)[ \u00a0]$", re.IGNORECASE)
_AFTER = re.compile(r"(?=[.,;:)])|['’]s\b|[ \u00a0]([a-z]+)\b")
_SONS = re.compile(r"(?:an|ian|ese|ish|crat|ist|ite|er|i|ss|us|is)s$")
_REACH = 30


def complete(params: Mapping[str, Any], pack: Path) -> dict[str, Any]:
    """The parameters with the nouns of the table under ``follows``.

    Raises:
        RuleError: the table lies outside the pack, cannot be read, or is no table.
    """
    table = read_table(params["nouns"], pack, "nouns") if "nouns" in params else {}
    words = [*params.get("words", ()), *" ".join(table.values()).split()]
    return {**params, "follows": sorted({w.partition("/")[0] for w in words})}


def required_literals(params: Mapping[str, Any], macros: Mapping[str, str]) -> tuple[str, ...] | None:
    return tuple(sorted({f"s {noun}" for noun in params["follows"]}))


def prepare(rule: Rule, macros: Mapping[str, str]) -> Prepared:
    return _Possessive(frozenset(rule.params["follows"]), frozenset(rule.params.get("except", ())))


@dataclass(frozen=True, slots=True)
class _Possessive:
    follows: frozenset[str]
    exempt: frozenset[str]

    def find(self, story: Analysis, blocks: Sequence[Block]) -> Iterator[Hit]:
        text = story.text
        for block in blocks:
            for match in _NAME.finditer(text, block.start, block.end):
                if match["noun"] not in self.follows:
                    continue
                end = match.start() + 1
                head = _HEAD.search(text, max(block.start, end - _REACH), end)
                if head is not None and self._lost(story, head):
                    yield Hit(head.start(), end, {"right": f"{head.group()[:-1]}’s"})

    def _lost(self, story: Analysis, head: re.Match[str]) -> bool:
        name = head.group()
        if name in self.exempt or _SONS.search(name) or name[:-1].lower() in story.lower_words:
            return False
        if _PLURAL.search(story.text, max(0, head.start() - _REACH), head.start()):
            return False
        return _is_name(story, name[:-1]) and not re.search(rf"\b[Tt]he {name}\b", story.text)


def _is_name(story: Analysis, word: str) -> bool:
    """Whether the story has the word at least twice as a name that stands for itself."""
    seen, language, text = 0, story.language, story.text
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        after = _AFTER.match(text, end)
        if _ARTICLE.search(text, max(0, at - _REACH), at):
            return False
        if after and not text[at - 1 : at].isalnum():
            follows = after.group(1)
            seen += follows is None or follows in language.function_words or follows in language.finite_verbs
        at = text.find(word, end)
    return seen >= _LEAST
