"""Names that the source has in no form, and names of the source that the story has in none (needs the story's
source).

``event``: ``changed`` (a name that nothing in the source sounds like or is called in English) or ``lost`` (a
name of the source that the story does not have). Cyrillic, Greek, Arabic, Chinese and Japanese names are
compared by how they may be written in Latin letters, places by what each language calls them. A name may
stand in a sentence beside. A lost name is marked at the last word of the sentence that should have it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from tlqa import sources
from tlqa.checks._pair import last_word, pair_of
from tlqa.checks.base import Hit
from tlqa.frozen import dataclass

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
        for each in story.kept("compared names", lambda: _compared(pair)):
            yield from _changed(pair, each) if self.event == "changed" else _lost(pair, each)


class _Compared(NamedTuple):
    """Names of a passage that the other side has not: of the story, else of the source."""

    passage: Passage
    added: Sequence[Name]
    lost: Sequence[Name]


def _compared(pair: Pair) -> list[_Compared]:
    """The passages where names are added or lost; where another name stands in its place, none is lost."""
    passages = pair.passages
    theirs = pair.by_target(sources.names(pair.text, "en"))
    ours = pair.by_source(sources.names_to_keep(pair.original, pair.code))
    source, story = sources.listen(pair.original, pair.code), sources.listen(pair.text, "en")
    found: list[_Compared] = []
    for number in sorted(theirs.keys() | ours.keys()):
        passage = passages[number]
        around = slice(max(0, number - 1), number + 2)
        added: Sequence[Name] = ()
        lost: Sequence[Name] = ()
        asked: Sequence[Name] = theirs.get(number, ())
        if asked and (asked := sources.unwritten(asked, source.runs(*passage.source))):
            heard = source.within(*_reach([each.source for each in passages[around]]))
            unheard = sources.unheard(asked, heard)
            added = [name for name in unheard if not _general(name) and not _opens(pair.text, name)]
        asked = ours.get(number, ()) if not added else ()
        if asked and (asked := sources.unwritten(asked, story.runs(*passage.target), pair.code)):
            heard = story.within(*_reach([each.target for each in passages[around]]))
            unheard = sources.unkept(asked, pair.original, heard, pair.code)
            lost = [name for name in unheard if not _opens(pair.original, name)]
        if added or lost:
            found.append(_Compared(passage, added, lost))
    return found


def _changed(pair: Pair, each: _Compared) -> Iterator[Hit]:
    for name in each.added:
        span = pair.span(*each.passage.source)
        yield Hit(name.start, name.end, {"theirs": span.text}, source=span)


def _lost(pair: Pair, each: _Compared) -> Iterator[Hit]:
    for name in each.lost:
        span = pair.span(name.start, name.end)
        yield Hit(*last_word(pair.text, each.passage.target), {"theirs": span.text}, source=span)


def _general(name: Name) -> bool:
    return not _GENERAL.isdisjoint(name.text.lower().split())


def _opens(text: str, name: Name) -> bool:
    """Whether one word stands after a dateline's dash or at the start of a line: it may be any word."""
    at = name.start
    return " " not in name.text and text[max(0, at - 3) : at].rstrip(" \u00a0\u3000\t")[-1:] in _DASHES


def _reach(spans: Sequence[tuple[int, int]]) -> tuple[int, int]:
    starts, ends = zip(*spans, strict=True)
    return min(starts), max(ends)
