"""How far a story is from its reference, by one of sacrebleu's metrics (needs ``--reference``).

``metric`` is ``bleu``, ``chrf``, ``chrf++`` or ``ter``; ``per`` says of what: ``sentence``, ``paragraph`` or
``story``. What is under ``at_least`` is found; of ``ter``, of which more is further, what is over ``up_to``.
Sentences are aligned first, as with a source; one that the reference has not is not measured. ``words`` is
how many words the story must have there (5): of a few words the metrics tell little.

The figures are those of ``tlqa compare``, with sacrebleu's signature as ``{signature}``. They say that a
text is another, not that it is worse: a rule of this kind weighs nothing unless it says so itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from tlqa.checks._reference import beside_of, in_one_line
from tlqa.checks.base import Hit, tell
from tlqa.frozen import dataclass
from tlqa.measures import NAMES, TOKENIZERS, metric, scores, worst_first

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tlqa.checks._reference import Beside, Span
    from tlqa.checks.base import Draft, Prepared
    from tlqa.model import Block, Rule
    from tlqa.text.analysis import Analysis

KIND = "reference"
WEIGHT = 0.0
"""The weight of rules that say none: these figures touch no score in silence."""

_FIGURE: dict[str, Any] = {"type": "number", "minimum": 0, "maximum": 1000}
SCHEMA: dict[str, Any] = {
    "properties": {
        "metric": {"enum": list(NAMES)},
        "per": {"enum": ["sentence", "paragraph", "story"]},
        "at_least": {**_FIGURE, "maximum": 100},
        "up_to": _FIGURE,
        "words": {"type": "integer", "minimum": 1, "maximum": 1000},
        "tokenize": {"enum": list(TOKENIZERS)},
    },
    "required": ["metric", "per"],
}
GROUPS = ("score", "limit", "metric", "signature", "theirs")
DRAFT: Draft = (
    {"metric": "chrf", "per": "sentence", "at_least": 40},
    {
        "text": "⟦The placeholder has been put up again by them.⟧",
        "reference": "Workers are back on site, and the sign stands.",
    },
    {
        "text": "The placeholder stands on the quay again.",
        "reference": "The placeholder stands at the quay again.",
    },
)

_WORDS = 5


def required_literals(params: Mapping[str, Any], macros: Mapping[str, str]) -> tuple[str, ...] | None:
    return None


def faults(params: Mapping[str, Any]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    wanted, other = ("up_to", "at_least") if params["metric"] == "ter" else ("at_least", "up_to")
    if other in params:
        yield (other,), f"of {params['metric']} the limit is '{wanted}'"
    elif wanted not in params:
        yield ("metric",), f"'{wanted}' is missing: which figures are found?"
    if "tokenize" in params and params["metric"] != "bleu":
        yield ("tokenize",), "only BLEU is told how to split words"


def prepare(rule: Rule, macros: Mapping[str, str]) -> Prepared:
    params = rule.params
    limit = params["up_to"] if params["metric"] == "ter" else params["at_least"]
    return _Limit(
        params["metric"],
        params["per"],
        float(limit),
        params.get("words", _WORDS),
        params.get("tokenize", "13a"),
    )


@dataclass(frozen=True, slots=True)
class _Limit:
    metric: str
    per: str
    limit: float
    words: int
    tokenize: str

    def find(self, story: Analysis, blocks: Sequence[Block]) -> Iterator[Hit]:
        beside = beside_of(story)
        if beside is None:
            return
        if beside.trouble:
            tell(story, beside.trouble)
            return
        found = [each for each in self._segments(beside) if len(each.text.split()) >= self.words]
        if not found:
            return
        made = metric(self.metric, [[each.theirs for each in found]], self.tokenize)
        measured = scores(made, [[each.text for each in found]])
        whole = self.per == "story"
        figures = measured.story if whole else measured.lines[0]
        signature = measured.signature if whole else measured.line_signature
        name = NAMES[self.metric]
        for each, figure in zip(found, figures, strict=True):
            if worst_first(name, figure) < worst_first(name, self.limit):
                theirs = "" if whole else each.theirs
                yield Hit(*each.place, self._groups(figure, signature, theirs))

    def _groups(self, figure: float, signature: str, theirs: str) -> dict[str, str]:
        return {
            "score": f"{figure:.1f}",
            "limit": f"{self.limit:g}",
            "metric": NAMES[self.metric],
            "signature": signature,
            "theirs": theirs,
        }

    def _segments(self, beside: Beside) -> Iterator[_Segment]:
        if self.per == "story":
            first = next(iter(beside.target_units), None)
            if first is not None:
                block = beside.story.block_at(first.start)
                place = (block.start, block.end) if block else (first.start, first.end)
                yield _Segment(place, beside.whole, beside.other_whole)
            return
        for place, theirs in beside.sentences() if self.per == "sentence" else beside.paragraphs():
            yield _Segment(place, in_one_line(beside.text[slice(*place)]), in_one_line(theirs))


class _Segment(NamedTuple):
    """Where a segment is shown, its text and the reference's, white space as one space."""

    place: Span
    text: str
    theirs: str
