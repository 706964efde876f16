"""Words side by side that the language never puts side by side: one was lost, or stands in the wrong place.

How odd two neighbours are comes from treebanks, in bits: 0 is what chance would give, each bit makes the
pair half as frequent ('the of' has 9, 'of the' -2). Words in quotation marks, brackets or other marks have
no neighbour beyond them; names and capitals say nothing; sentences of under 5 or over 80 words are left out.

* ``table``: the language whose pairs are known (``en``: ``tlqa/languages/en.pairs.json``);
* ``surprise``: the least bits of what is found;
* ``at_least``: how many odd pairs (2.5 bits or more) it holds. With 1, the default, each pair is looked at by
  itself and is the finding. With more, the finding is the stretch of a sentence whose pairs add up to the
  most, usual pairs taking away: what is left of it when words were shuffled;
* ``share``: of the sentence's words, how many the treebank must have (default 0.5): it has not those of other
  languages, of code and of lists.

So that most stories are not looked at, a paragraph must hold two function words side by side that are as odd
as ``surprise`` (with ``at_least``: 3.5 bits). The message may name ``{first}`` and ``{second}``, the words of
the oddest pair, and ``{places}``, the number of odd pairs.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from tlqa.checks.base import Hit
from tlqa.frozen import dataclass
from tlqa.text.pairs import ODD, pairs_of, places_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tlqa.checks.base import Draft, Prepared
    from tlqa.model import Block, Rule, Sentence
    from tlqa.text.analysis import Analysis

KIND = "odd-pairs"
GROUPS = ("first", "second", "places")
SCHEMA: dict[str, Any] = {
    "properties": {
        "table": {"type": "string", "pattern": "^[a-z]{2,3}$", "default": "en"},
        "surprise": {"type": "number", "minimum": 3},
        "at_least": {"type": "integer", "minimum": 1},
        "share": {"type": "number", "minimum": 0, "maximum": 1},
    },
    "required": ["table", "surprise"],
}
DRAFT: Draft = (
    {"table": "en", "surprise": 6},
    "The council will vote on Monday about ⟦the of⟧ the old placeholder and its cranes.",
    "The council will vote on Monday about the roof of the old placeholder and its cranes.",
)

_SHOWS = 3.5
_SLACK = 0.25
"""What each pair of a stretch gets on top: the usual pairs of good copy take away 0.8 bits on average."""


def required_literals(params: Mapping[str, Any], macros: Mapping[str, str]) -> tuple[str, ...] | None:
    single = params.get("at_least", 1) == 1
    return pairs_of(params["table"]).literals(params["surprise"] if single else _SHOWS)


def prepare(rule: Rule, macros: Mapping[str, str]) -> Prepared:
    params = rule.params
    at_least, share = params.get("at_least", 1), params.get("share", 0.5)
    return _OddPairs(params, params["table"], params["surprise"], at_least, share)


@dataclass(frozen=True)
class _OddPairs:
    params: Mapping[str, Any]
    table: str
    surprise: float
    at_least: int
    share: float

    @cached_property
    def _literals(self) -> tuple[str, ...]:
        """Asked for only where there is something to report."""
        return required_literals(self.params, {}) or ()

    def find(self, story: Analysis, blocks: Sequence[Block]) -> Iterator[Hit]:
        pairs = pairs_of(self.table)
        for block in blocks:
            hits: list[Hit] = []
            for sentence in story.sentences(block):
                bits = pairs.bits(story.text[sentence.start : sentence.end], self.share)
                hits += (_hit(story, sentence, odd, bits) for odd in self._odd(bits))
            if not hits:
                continue
            around = story.folded[max(0, block.start - 1) : block.end + 1]
            if any(literal in around for literal in self._literals):
                yield from hits

    def _odd(self, bits: list[float]) -> Iterator[list[int]]:
        """What is found in a sentence, each as the numbers of its odd pairs."""
        if self.at_least > 1:
            odd = [i for i in _oddest(bits, self.surprise) if bits[i] >= ODD]
            if len(odd) >= self.at_least:
                yield odd
            return
        done = 0
        for i, surprise in enumerate(bits):
            if surprise >= self.surprise and i >= done:
                done = i + 2  # the next pair has a word of this one
                yield [i]


def _oddest(bits: list[float], least: float) -> range:
    """The run of neighbouring pairs with the greatest sum (Kadane's algorithm), if that is ``least``."""
    best, most = range(0), 0.0
    begin, total = 0, 0.0
    for i, surprise in enumerate(bits):
        if surprise:
            total += surprise + _SLACK
        if total <= 0:
            begin, total = i + 1, 0.0
        elif total > most:
            best, most = range(begin, i + 1), total
    return best if most >= least else range(0)


def _hit(story: Analysis, sentence: Sentence, odd: list[int], bits: list[float]) -> Hit:
    words = places_of(story.text, sentence.start, sentence.end)
    worst = max(odd, key=bits.__getitem__)
    first, second = (story.text[slice(*words[i])] for i in (worst, worst + 1))
    groups = {"first": first, "second": second, "places": str(len(odd))}
    return Hit(words[odd[0]][0], words[odd[-1] + 1][1], groups)
