"""Names that the source has in no form, and names of the source that the story has in none (needs the story's
source).

``event``: ``changed`` (a name that nothing in the source sounds like or is called in English) or ``lost`` (a
name of the source that the story does not have). Cyrillic, Greek, Arabic, Chinese and Japanese names are
compared by how they may be written in Latin letters, places by what each language calls them. A name may
stand in a sentence beside. A lost name is marked at the last word of the sentence that should have it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tlqa import sources
from tlqa.checks._pair import last_word, pair_of
from tlqa.checks.base import Hit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tlqa.checks._pair import Pair, Passage
    from tlqa.checks.base import Draft, Prepared
    from tlqa.model import Block, Rule
    from tlqa.sources import Name
    from tlqa.text.analysis import Analysis

KIND = "compare-name"
SCHEMA: dict[str, Any] = {
    "properties": {"event": {"enum": ["changed", "lost"]}},
    "required": ["event"],
}
GROUPS = ("theirs",)
DRAFT: Draft = (
    {"event": "changed"},
    {
        "text": "The mayor thanked ⟦Marek Halden⟧.",
        "source": "Der Bürgermeister dankte Jonas Brandt.",
        "from": "de",
    },
    {
        "text": "The mayor thanked Jonas Brandt.",
        "source": "Der Bürgermeister dankte Jonas Brandt.",
        "from": "de",
    },
)


# words that stand for more names than one knows: what is of them is no name of its own
_GENERAL = frozenset("african american asian european arab western eastern allies allied united".split())


_DASHES = ("–", "—", "-", ":", "\n")


def required_literals(params: Mapping[str, Any], macros: Mapping[str, str]) -> tuple[str, ...] | None:
    return None


def prepare(rule: Rule, macros: Mapping[str, str]) -> Prepared:
    return _Names(rule.params["event"])


@dataclass(frozen=True, slots=True)
class _Names:
    event: str

    def find(self, story: Analysis, blocks: Sequence[Block]) -> Iterator[Hit]:
        pair = pair_of(story)
        if pair is None or not pair.code:
            return
        for number, passage in enumerate(pair.passages):
            around = pair.passages[max(0, number - 1) : number + 2]
            yield from (_changed if self.event == "changed" else _lost)(pair, passage, around)


def _changed(pair: Pair, passage: Passage, around: Sequence[Passage]) -> Iterator[Hit]:
    start, end = passage.target
    low, high = _reach([each.source for each in around])
    for name in sources.names_added(pair.original[low:high], pair.code, pair.text[start:end]):
        general = not _GENERAL.isdisjoint(name.text.lower().split())
        if general or _opens(pair.text, start + name.start, name):
            continue
        span = pair.span(*passage.source)
        yield Hit(start + name.start, start + name.end, {"theirs": span.text}, source=span)


def _lost(pair: Pair, passage: Passage, around: Sequence[Passage]) -> Iterator[Hit]:
    start, end = passage.source
    low, high = _reach([each.target for each in around])
    if next(iter(_changed(pair, passage, around)), None) is not None:
        return  # another name stands in its place: that has been said
    for name in sources.names_lost(pair.original[start:end], pair.code, pair.text[low:high]):
        if _opens(pair.original, start + name.start, name):
            continue
        span = pair.span(start + name.start, start + name.end)
        yield Hit(*last_word(pair.text, passage.target), {"theirs": span.text}, source=span)


def _opens(text: str, at: int, name: Name) -> bool:
    """Whether one word stands after a dateline's dash or at the start of a line: it may be any word."""
    return " " not in name.text and text[max(0, at - 3) : at].rstrip(" \u00a0\u3000\t")[-1:] in _DASHES


def _reach(spans: Sequence[tuple[int, int]]) -> tuple[int, int]:
    return min(start for start, _ in spans), max(end for _, end in spans)
