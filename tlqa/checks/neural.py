"""What a model of the COMET family marks, or scores low (needs ``--neural-model`` and the story's source).

Rules of this kind come with the model: ``neural/minor``, ``neural/major`` and ``neural/critical`` are the
spans that it marks so, ``neural/sentence`` the sentences that it gives less than ``at_least``. ``of`` says
which of these a rule is; ``sure`` is how sure of a span the model must be, from 0 to 1; ``model`` names the
checkpoint by a digest of its files.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from tlqa.checks._pair import pair_of
from tlqa.checks._reference import beside_of, in_one_line
from tlqa.checks.base import Hit, tell
from tlqa.errors import UsageError
from tlqa.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tlqa.checks._reference import Span
    from tlqa.checks.base import Prepared
    from tlqa.model import Block, Rule
    from tlqa.neural.checkpoint import Checkpoint
    from tlqa.neural.estimator import Estimate
    from tlqa.text.analysis import Analysis

KIND = "neural"
WEIGHT = 0.0
"""The weight of rules that say none: a model's opinion touches no score in silence."""

BROUGHT = "rules of this kind come with a model: --neural-model, or neural.model"

SENTENCE = "sentence"
SCHEMA: dict[str, Any] = {
    "properties": {
        "model": {"type": "string", "minLength": 1},
        "of": {"enum": ["minor", "major", "critical", SENTENCE]},
        "at_least": {"type": "number"},
        "sure": {"type": "number", "minimum": 0, "maximum": 1},
    },
    "required": ["model", "of"],
}
GROUPS = ("score", "limit", "sure")

_SPACES = dict.fromkeys(map(ord, "\n\r\t\x0b\x0c\x85\u2028\u2029"), " ")
_WANTS_SOURCE = "the model wants the source beside the story (--source); it was not asked"
_WANTS_REFERENCE = "the model wants a reference beside the story (--reference); it was not asked"


def required_literals(params: Mapping[str, Any], macros: Mapping[str, str]) -> tuple[str, ...] | None:
    return None


def prepare(rule: Rule, macros: Mapping[str, str]) -> Prepared:
    from tlqa.neural.estimator import remembered

    params = rule.params
    checkpoint = remembered(params["model"])
    if checkpoint is None:
        raise UsageError(BROUGHT)
    return _Marked(checkpoint, params["of"], params.get("at_least", 0.0), params.get("sure", 0.0))


class _Asked(NamedTuple):
    """A translation in the story, and what the model says of it."""

    place: Span
    text: str
    estimate: Estimate


@dataclass(frozen=True, slots=True)
class _Marked:
    checkpoint: Checkpoint
    of: str
    at_least: float
    sure: float

    def find(self, story: Analysis, blocks: Sequence[Block]) -> Iterator[Hit]:
        asked: list[_Asked] = story.kept(
            f"neural {self.checkpoint.digest}", lambda: list(_ask(story, self.checkpoint))
        )
        for each in asked:
            score = f"{each.estimate.score:.2f}"
            if self.of != SENTENCE:
                yield from self._spans(each, score)
            elif each.estimate.score < self.at_least:
                yield Hit(*each.place, {"score": score, "limit": f"{self.at_least:g}", "sure": ""})

    def _spans(self, asked: _Asked, score: str) -> Iterator[Hit]:
        for span in asked.estimate.spans:
            marked = asked.text[span.start : span.end]
            if span.severity == self.of and span.sure >= self.sure and marked.strip():
                begin = asked.place[0] + span.start + len(marked) - len(marked.lstrip())
                groups = {"score": score, "limit": "", "sure": f"{span.sure:.2f}"}
                yield Hit(begin, begin + len(marked.strip()), groups)


def _ask(story: Analysis, checkpoint: Checkpoint) -> Iterator[_Asked]:
    """What the model says of each sentence of a story, in order of their places."""
    from tlqa.neural.estimator import estimator

    samples = list(_samples(story, checkpoint))
    alike: dict[tuple[str, ...], list[int]] = {}
    for number, (_, sample) in enumerate(samples):
        alike.setdefault(tuple(sample), []).append(number)
    said: dict[int, Estimate] = {}
    for numbers in alike.values():
        model = estimator(checkpoint.digest)
        said.update(zip(numbers, model.estimate([samples[n][1] for n in numbers]), strict=True))
    for number, (place, sample) in enumerate(samples):
        yield _Asked(place, sample["mt"], said[number])


def _samples(story: Analysis, checkpoint: Checkpoint) -> Iterator[tuple[Span, dict[str, str]]]:
    """Each passage that can be asked about, with what the model takes."""
    beside = beside_of(story) if "ref" in checkpoint.takes else None
    if beside is not None and beside.trouble:
        tell(story, beside.trouble)
        beside = None
    if "ref" in checkpoint.needs and beside is None:
        tell(story, _WANTS_REFERENCE)
        return
    if "src" not in checkpoint.needs:
        assert beside is not None
        for place, theirs in beside.sentences():
            yield place, {"mt": _as_one_line(story, place), "ref": in_one_line(theirs)}
        return
    pair = pair_of(story)
    if pair is None:
        tell(story, _WANTS_SOURCE)
        return
    for passage in pair.passages:
        place = passage.target
        sample = {"src": in_one_line(pair.original[slice(*passage.source)]), "mt": _as_one_line(story, place)}
        answer = beside.answer(place) if beside is not None else ""
        if answer:
            sample["ref"] = answer
        if "ref" in sample or "ref" not in checkpoint.needs:
            yield place, sample


def _as_one_line(story: Analysis, place: Span) -> str:
    """The text of a place with spaces for line ends, offset for offset."""
    return story.text[slice(*place)].translate(_SPACES)
