"""Quotations that the story gives to somebody else (needs the story's source).

Both sides quote, and beside the quotation each names one person: another one, whom the source names
elsewhere. A name that the source has nowhere is a changed name (``compare-name``). The finding is the name.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from tlqa import sources
from tlqa.checks._pair import pair_of, within
from tlqa.checks.base import Hit
from tlqa.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tlqa.checks._pair import Pair, Passage
    from tlqa.checks.base import Draft, Prepared
    from tlqa.model import Block, Rule
    from tlqa.sources import Name
    from tlqa.text.analysis import Analysis

KIND = "compare-speaker"
SCHEMA: dict[str, Any] = {"properties": {}}
GROUPS = ("theirs",)
DRAFT: Draft = (
    {},
    {
        "text": "Anna Brandt was late. “The placeholder is mine,” said ⟦Anna Brandt⟧.",
        "source": "Anna Brandt kam zu spät. „Der Platzhalter gehört mir“, sagte Jonas Halden.",
        "from": "de",
    },
    {
        "text": "Anna Brandt was late. “The placeholder is mine,” said Jonas Halden.",
        "source": "Anna Brandt kam zu spät. „Der Platzhalter gehört mir“, sagte Jonas Halden.",
        "from": "de",
    },
)

_QUOTED = re.compile(
    r"„[^„“”\n]{6,}?[“”]|“[^„“”\n]{6,}?”|«[^«»\n]{6,}?»|»[^«»\n]{6,}?«|「[^「」\n]{4,}?」|『[^『』\n]{4,}?』|\"[^\"\n]{6,}?\""
)
_SAYS = re.compile(
    r"\b(?:said|says|told|tells|added|adds|asked|explained|warned|argued|insisted|replied|noted|stressed|called|wrote"
    r"|declared|stated|claimed|according to|announced|admitted|complained|quoted)\b",
    re.IGNORECASE,
)


def required_literals(params: Mapping[str, Any], macros: Mapping[str, str]) -> tuple[str, ...] | None:
    return None


def prepare(rule: Rule, macros: Mapping[str, str]) -> Prepared:
    return _Speakers()


@dataclass(frozen=True, slots=True)
class _Speakers:
    def find(self, story: Analysis, blocks: Sequence[Block]) -> Iterator[Hit]:
        pair = pair_of(story)
        if pair is None or not pair.code:
            return
        for passage in pair.passages:
            ours = _quoted(pair.text, passage.target)
            theirs = _quoted(pair.original, passage.source)
            if not ours or not theirs or not _SAYS.search(_outside(pair.text, passage.target, ours)):
                continue
            yield from _other(pair, passage, ours, theirs)


def _other(
    pair: Pair, passage: Passage, ours: Sequence[tuple[int, int]], theirs: Sequence[tuple[int, int]]
) -> Iterator[Hit]:
    """The name beside a quotation, where the source has another there and this one elsewhere."""
    code = pair.language.code
    named = [
        name
        for name in within(sources.names(pair.text, code), passage.target)
        if name.sure and not _in(name, ours) and " " in name.text
    ]
    there = _outside(pair.original, passage.source, theirs)
    if len(named) != 1 or not sources.names_added(there, pair.code, named[0].text):
        return
    name = named[0]
    if sources.names_added(pair.original, pair.code, name.text) or not _speaks(pair, passage, there):
        return
    span = pair.span(*passage.source)
    yield Hit(name.start, name.end, {"theirs": there.strip(" ,.:;–—-")}, source=span)


def _speaks(pair: Pair, passage: Passage, there: str) -> bool:
    """Whether the source names a speaker there, whom the story does not name in that sentence.

    In Chinese, Japanese and Arabic nobody can tell by the letters what a name is: nothing is said of these.
    """
    language = sources.get(pair.code)
    if language is None or not language.spaces or language.script == "Arabic":
        return False
    text = pair.text[slice(*passage.target)]
    named = [name for name in sources.names(there, pair.code) if name.sure and " " in name.text]
    return any(sources.names_added(text, pair.language.code, name.text) for name in named)


def _quoted(text: str, span: tuple[int, int]) -> list[tuple[int, int]]:
    return [match.span() for match in _QUOTED.finditer(text, *span)]


def _in(name: Name, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= name.start < end for start, end in spans)


def _outside(text: str, span: tuple[int, int], quoted: Sequence[tuple[int, int]]) -> str:
    """A span without what is quoted in it."""
    pieces, at = [], span[0]
    for start, end in quoted:
        pieces.append(text[at:start])
        at = end
    return " ".join([*pieces, text[at : span[1]]])
