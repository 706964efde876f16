"""Where a learned judge finds that the words of a sentence stop fitting together.

The judge has learned from sentences of treebanks and from the same damaged as translations damage them; it
says of each place between two words whether something went wrong there, and what:

* ``fault``: ``order`` (words stand in the order of another language: 'On Monday has the council decided'),
  ``subject`` (who does it was left out: 'He said that will not come'), ``lost`` (another word was: 'It would
  possible'), ``extra`` (a word too many: 'The minister he said'), ``agreement`` (a verb in the other number);
* ``at_least``: how much likelier it must be than that nothing is wrong, as a natural logarithm: at 0 the two
  are even, at 2 it is seven times as likely. Of two faults at one place the likelier is told;
* ``avoid``: expressions, none of which is found in the sentence up to the end of the words at the place: what
  good writers do and treebanks hardly have.

Sentences of running text with 5 to 60 words are judged. The finding is the two words around the place, more
where places follow each other. A story is judged once for all rules of the kind, which makes its check
two fifths longer: such a rule should have ``company``. Messages may use ``{before}`` and ``{after}``, the
words on both sides of the place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tlqa.checks.base import Hit, expand
from tlqa.compiled import compiled
from tlqa.frozen import dataclass
from tlqa.text.syntax import FAULTS, FEWEST, MOST, judge_of

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Mapping, Sequence

    from tlqa.checks.base import Draft, Prepared
    from tlqa.model import Block, Rule, Tagged
    from tlqa.text.analysis import Analysis
    from tlqa.text.syntax import Floats

KIND = "syntax"
GROUPS = ("before", "after")
SCHEMA: dict[str, Any] = {
    "properties": {
        "fault": {"enum": list(FAULTS)},
        "at_least": {"type": "number", "minimum": -5, "maximum": 20},
        "avoid": {
            "type": "array",
            "items": {"type": "string", "minLength": 1, "format": "regex"},
            "minItems": 1,
        },
    },
    "required": ["fault", "at_least"],
}
DRAFT: Draft = (
    {"fault": "order", "at_least": 2},
    "The placeholder says little. On ⟦Monday has the⟧ council decided about it.",
    "The placeholder says little. On Monday the council has decided about it.",
)


def required_literals(params: Mapping[str, Any], macros: Mapping[str, str]) -> tuple[str, ...] | None:
    return None


def prepare(rule: Rule, macros: Mapping[str, str]) -> Prepared:
    params = rule.params
    avoided = tuple(compiled(expand(each, macros)) for each in params.get("avoid", ()))
    return _Syntax(FAULTS.index(params["fault"]), params["at_least"], avoided)


@dataclass(frozen=True)
class _Syntax:
    fault: int
    at_least: float
    avoided: tuple[re.Pattern[str], ...]

    def find(self, story: Analysis, blocks: Sequence[Block]) -> Iterator[Hit]:
        wanted = {block.start for block in blocks}
        for start, sentence, odds in story.kept("syntax", lambda: judged(story)):
            if start not in wanted:
                continue
            column, likeliest = odds[:, self.fault], odds.argmax(axis=1) == self.fault
            told = [at for at in range(1, len(column)) if likeliest[at] and column[at] >= self.at_least]
            for first, last in _together(told):
                words = sentence.words
                begin, end = words[first - 1].start, words[last].end
                so_far = story.text[words[0].start : end]
                if not any(each.search(so_far) for each in self.avoided):
                    yield Hit(begin, end, {"before": words[first - 1].text, "after": words[last].text})


def judged(story: Analysis) -> list[tuple[int, Tagged, Floats]]:
    """The sentences that are judged: where their block begins, their words, and the odds of each fault."""
    judge = judge_of(story.language)
    if judge is None:
        return []
    found = []
    for block, sentence in story.body_sentences():
        tagged = story.tagged(sentence)
        if FEWEST <= len(tagged.words) <= MOST:
            found.append((block.start, tagged))
    odds = judge.odds([tagged for _, tagged in found])
    return [(start, tagged, each) for (start, tagged), each in zip(found, odds, strict=True)]


def _together(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The first and the last of places that follow each other, one word between them at most."""
    first = last = -2
    for place in places:
        if place > last + 2:
            if first > 0:
                yield first, last
            first = place
        last = place
    if first > 0:
        yield first, last
