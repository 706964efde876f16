"""Paragraphs, or a whole story, in another language than the story's.

``of`` says which: ``paragraph`` finds neighbouring paragraphs in another language, ``story`` a story that
has hardly anything else. A paragraph counts when it has ten words or more, most of them in lower case and
hardly any of the story's language, and its letters (langdetect) are those of another; in another script it
counts with twenty letters. Headings and short lines go with the paragraphs around them. Quotations, block
quotes, lists of names and addresses do not count. What this kind finds is read by no other rule.

A story that says it is in that language is no artefact; the report notes that it was not checked.

The message may name the ``{language}``, by its code (ISO 639-1; ``und`` where it cannot be told).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tlqa.checks.base import Hit
from tlqa.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tlqa.checks.base import Draft, Prepared
    from tlqa.model import Block, Rule
    from tlqa.text.analysis import Analysis

KIND = "other-language"
GROUPS = ("language",)
SCHEMA: dict[str, Any] = {"properties": {"of": {"enum": ["paragraph", "story"]}}, "required": ["of"]}
DRAFT: Draft = (
    {"of": "paragraph"},
    "The council of the placeholder met on Monday, and the mayor said that the bridge would be built.\n\n"
    "⟦Der Rat der Stadt hat am Montag beschlossen, die Brücke im nächsten Jahr doch noch zu bauen.⟧\n\n"
    "The old bridge was closed in March after the flood, and it has not been open to cars since then.",
    "The council of the placeholder met on Monday. The mayor said, “Wir bauen die Brücke.”",
)


def required_literals(params: Mapping[str, Any], macros: Mapping[str, str]) -> tuple[str, ...] | None:
    return None


def prepare(rule: Rule, macros: Mapping[str, str]) -> Prepared:
    return _OtherLanguage(whole=rule.params["of"] == "story")


@dataclass(frozen=True, slots=True)
class _OtherLanguage:
    whole: bool

    def find(self, story: Analysis, blocks: Sequence[Block]) -> Iterator[Hit]:
        from tlqa.text.identify import stretches

        for each in stretches(story):
            if each.whole is self.whole:
                yield Hit(each.start, each.end, {"language": each.language})
