"""Words side by side that the language never puts side by side: one was lost, or stands in the wrong place.

How odd two neighbours are comes from treebanks, in bits: 0 is what chance would give, each bit makes the
pair half as frequent ('the of' has 9, 'of the' -2). Words in quotation marks, brackets or other marks have
no neighbour beyond them; names and capitals say nothing; sentences of under 5 or over 80 words are left out.

* ``surprise``: the least bits of what is found;
* ``at_least``: how many odd pairs (3 bits or more) it holds. With 1, the default, each pair is looked at by
  itself and is the finding. With more, the finding is the stretch of a sentence whose pairs add up to the
  most, usual pairs taking away: what is left of it when words were shuffled;
* ``share``: of the sentence's words, how many the treebank must have (default 0.5): it has not those of other
  languages, of code and of lists.

``surprise`` has no effect below 4.5 bits for one pair. The message may name ``{first}`` and ``{second}``, the
words of the oddest pair, and ``{places}``, the number of odd pairs. A language without data has no findings.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tlqa.checks.base import Hit
from tlqa.text.pairs import ODD, pairs_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tlqa.checks.base import Prepared
    from tlqa.model import Block, Rule
    from tlqa.text.analysis import Analysis
    from tlqa.text.pairs import Gap, Pairs

KIND = "odd-pairs"
GROUPS = ("first", "second", "places")
SCHEMA: dict[str, Any] = {
    "properties": {
        "surprise": {"type": "number", "minimum": 3},
        "at_least": {"type": "integer", "minimum": 1},
        "share": {"type": "number", "minimum": 0, "maximum": 1},
    },
    "required": ["surprise"],
}

_SLACK = 0.25
"""What each pair of a stretch gets on top: the usual pairs of good copy take away 0.8 bits on average."""


def required_literals(params: Mapping[str, Any], macros: Mapping[str, str]) -> tuple[str, ...] | None:
    return None


def prepare(rule: Rule, macros: Mapping[str, str]) -> Prepared:
    params = rule.params
    return _OddPairs(params["surprise"], params.get("at_least", 1), params.get("share", 0.5))


@dataclass(frozen=True, slots=True)
class _OddPairs:
    surprise: float
    at_least: int
    share: float

    def find(self, story: Analysis, blocks: Sequence[Block]) -> Iterator[Hit]:
        pairs = pairs_of(story.language.code)
        if pairs is None:
            return
        struck = story.kept("blocks with striking pairs", lambda: _struck(story, pairs))
        for block in blocks:
            if block.start in struck:
                for sentence in story.sentences(block):
                    gaps = pairs.gaps(story.text, sentence.start, sentence.end, self.share)
                    yield from self._single(story, gaps) if self.at_least == 1 else self._stretch(story, gaps)

    def _single(self, story: Analysis, gaps: list[Gap]) -> Iterator[Hit]:
        done = -1
        for gap in gaps:
            if gap.bits >= self.surprise and gap.start >= done:
                done = gap.end
                yield _hit(story, [gap])

    def _stretch(self, story: Analysis, gaps: list[Gap]) -> Iterator[Hit]:
        odd = [gap for gap in _oddest(gaps, self.surprise) if gap.bits >= ODD]
        if len(odd) >= self.at_least:
            yield _hit(story, odd)


def _struck(story: Analysis, pairs: Pairs) -> frozenset[int]:
    """Where the blocks begin that are worth a look."""
    blocks = story.blocks
    return frozenset(blocks[i].start for i in pairs.struck([story.text[b.start : b.end] for b in blocks]))


def _oddest(gaps: list[Gap], least: float) -> list[Gap]:
    """The run of neighbouring gaps with the greatest sum (Kadane's algorithm), if that is ``least``."""
    best, most = (0, 0), 0.0
    begin, total = 0, 0.0
    for i, gap in enumerate(gaps):
        total += gap.bits + _SLACK
        if total <= 0:
            begin, total = i + 1, 0.0
        elif total > most:
            best, most = (begin, i + 1), total
    return gaps[slice(*best)] if most >= least else []


def _hit(story: Analysis, odd: list[Gap]) -> Hit:
    text, worst = story.text, max(odd, key=lambda gap: gap.bits)
    groups = {
        "first": text[worst.start : worst.second].strip(),
        "second": text[worst.second : worst.end],
        "places": str(len(odd)),
    }
    return Hit(odd[0].start, odd[-1].end, groups)
