"""Questions of the source that the story states, and statements that it asks (needs the story's source).

``event``: ``lost`` or ``added``. The finding is the last word of the sentence, or the mark that is too many.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from tlqa.checks._pair import last_word, pair_of
from tlqa.checks.base import Hit
from tlqa.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tlqa.checks.base import Draft, Prepared
    from tlqa.model import Block, Rule
    from tlqa.text.analysis import Analysis

KIND = "compare-question"
SCHEMA: dict[str, Any] = {
    "properties": {"event": {"enum": ["lost", "added"]}},
    "required": ["event"],
}
GROUPS = ("theirs",)
DRAFT: Draft = (
    {"event": "lost"},
    {
        "text": "Is it late? The placeholder is ⟦coming.⟧",
        "source": "Ist es spät? Kommt der Platzhalter?",
        "from": "de",
    },
    {"text": "Is the placeholder coming?", "source": "Kommt der Platzhalter?", "from": "de"},
)

_ASKS = re.compile(r"[?？؟;][”\"’»“')\]」』]*$")
_ASKED = re.compile(r"[?？؟]")
_GREEK = "el"


def required_literals(params: Mapping[str, Any], macros: Mapping[str, str]) -> tuple[str, ...] | None:
    return None


def prepare(rule: Rule, macros: Mapping[str, str]) -> Prepared:
    return _Questions(rule.params["event"])


@dataclass(frozen=True, slots=True)
class _Questions:
    event: str

    def find(self, story: Analysis, blocks: Sequence[Block]) -> Iterator[Hit]:
        pair = pair_of(story)
        if pair is None or pair.code == _GREEK:
            return
        if _ASKED.search(pair.original) is None and _ASKED.search(pair.text) is None:
            return
        for passage in pair.passages:
            theirs = _ASKED.search(pair.original, *passage.source) is not None
            ours = _ASKED.search(pair.text, *passage.target) is not None
            if theirs == ours or (self.event == "lost") is ours:
                continue
            if theirs and not _ASKS.search(pair.original, *passage.source):
                continue  # a question within a sentence may be put indirectly
            span = pair.span(*passage.source)
            yield Hit(*last_word(pair.text, passage.target), {"theirs": span.text}, source=span)
