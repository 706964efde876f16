"""Sentences that are none: fragments and halves, by what they lack and how they begin.

All the conditions given must hold of a sentence of running text:

* ``verbless``: true: no word of it could be a finite verb;
* ``fragment``: the least score of a learned judgement that it has no finite verb: 0 is wrong on fewer than 3
  of 1,000 sentences that have one, and a lower score finds more and errs more often; it looks at what the
  words do, where ``verbless`` acquits a sentence for a word that may be a verb;
* ``main_verb``: false: the tagger sees no finite verb of a main clause, as in a name with a relative clause,
  and none at all in what ``match`` finds;
* ``cut``: the least score of a learned judgement that the full stop before it cuts a sentence in two, by how
  the one before ends, how this one begins, and whether either has a finite verb; 2.5 is wrong after fewer
  than 1 of 10,000 sentences. The finding is the last word before the stop and the first behind it;
* ``words``: [least, most] words;
* ``begins``: ``lower`` (in lower case after a full stop), ``capital``, ``day`` (a weekday or month,
  with or without 's);
* ``follows``: ``sentence`` (it is not the first of its block), ``quotation`` (it comes right after a
  closing mark and full stop);
* ``previous``: a regular expression that is found in the sentence before it;
* ``match``: a regular expression that is found in it; ``avoid``: one that is not;
* ``echo``: true: its content words all stand in this paragraph or the two before, which is how a
  leftover of the source's word order looks;
* ``voice``: ``reporter``: the writer of the story does not say *I* or *you* throughout.

The finding is the sentence; with ``opening`` so many of its first words, where the rest may be in order.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tlqa.checks._cut_sentence import around_stop, is_cut, stops
from tlqa.checks._finite_verb import fragment_of, has_finite_word, is_headed
from tlqa.checks._running_text import candidates, places_of
from tlqa.checks.base import Hit, expand
from tlqa.compiled import compiled
from tlqa.frozen import dataclass
from tlqa.text.finite import may_be_finite, may_be_present, stems
from tlqa.text.tokens import WORD
from tlqa.text.voice import told_by_the_writer

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Mapping, Sequence

    from tlqa.checks.base import Draft, Prepared
    from tlqa.model import Block, Rule, Sentence
    from tlqa.text.analysis import Analysis

KIND = "clause"
SCHEMA: dict[str, Any] = {
    "properties": {
        "verbless": {"type": "boolean"},
        "main_verb": {"const": False},
        "fragment": {"type": "number", "minimum": -10, "maximum": 10},
        "cut": {"type": "number", "minimum": -10, "maximum": 20},
        "words": {"type": "array", "items": {"type": "integer", "minimum": 1}, "minItems": 2, "maxItems": 2},
        "begins": {"enum": ["lower", "capital", "day"]},
        "follows": {"enum": ["sentence", "quotation"]},
        "previous": {"type": "string", "minLength": 1},
        "match": {"type": "string", "minLength": 1},
        "avoid": {"type": "string", "minLength": 1},
        "echo": {"type": "boolean"},
        "voice": {"const": "reporter"},
        "opening": {"type": "integer", "minimum": 1},
    },
    "required": ["words"],
}
DRAFT: Draft = (
    {"words": [1, 6], "begins": "lower"},
    "The office opens on Monday. ⟦placeholder words.⟧",
    "The office opens on Monday. Placeholder words follow.",
)

_ECHO_REACH = 1200


def required_literals(params: Mapping[str, Any], macros: Mapping[str, str]) -> tuple[str, ...] | None:
    from tlqa.text.literals import pattern_literals

    return pattern_literals(expand(params["match"], macros)) if "match" in params else None


def prepare(rule: Rule, macros: Mapping[str, str]) -> Prepared:
    params = rule.params

    def expression(name: str) -> re.Pattern[str] | None:
        return compiled(expand(params[name], macros)) if name in params else None

    low, high = params["words"]
    return _Clause(
        rule.speech == "skip",
        bool(params.get("verbless")),
        params.get("fragment"),
        params.get("cut"),
        params.get("main_verb") is False,
        low,
        high,
        params.get("begins"),
        params.get("follows"),
        expression("previous"),
        expression("match"),
        expression("avoid"),
        bool(params.get("echo")),
        params.get("voice") == "reporter",
        params.get("opening"),
    )


@dataclass(frozen=True, slots=True)
class _Clause:
    unspoken: bool
    verbless: bool
    fragment: float | None
    cut: float | None
    headless: bool
    low: int
    high: int
    begins: str | None
    follows: str | None
    previous: re.Pattern[str] | None
    match: re.Pattern[str] | None
    avoid: re.Pattern[str] | None
    echo: bool
    reported: bool
    opening: int | None

    def find(self, story: Analysis, blocks: Sequence[Block]) -> Iterator[Hit]:
        wanted = {block.start for block in blocks}
        low, high = self.low, self.high
        places = places_of(story)
        starts, words, sentences = places.blocks, places.words, places.sentences
        for i in stops(story) if self.cut is not None else candidates(story, self.begins, self.follows):
            if low <= words[i] <= high and starts[i] in wanted:
                beside = i > 0 and (starts[i - 1] == starts[i] or self.cut is not None)
                previous = sentences[i - 1] if beside else None
                if self._fits(story, previous, sentences[i]) and not (
                    self.reported and told_by_the_writer(story)
                ):
                    if self.cut is not None and previous is not None:
                        yield around_stop(story, previous, sentences[i])
                        continue
                    yield Hit(sentences[i].start, self._end(story, sentences[i]))

    def _end(self, story: Analysis, sentence: Sentence) -> int:
        if self.opening is None:
            return sentence.end
        words = story.tokens(sentence)[: self.opening]
        return words[-1].end if words else sentence.end

    def _fits(self, story: Analysis, previous: Sentence | None, sentence: Sentence) -> bool:
        """Cheap signs first; the length has been compared already."""
        text = story.text
        if (self.verbless or self.fragment is not None) and has_finite_word(story, sentence):
            return False
        if self.previous and (
            previous is None or not self.previous.search(text[previous.start : previous.end])
        ):
            return False
        if self.begins == "capital" and not text[sentence.start].isupper():
            return False
        body = text[sentence.start : sentence.end]
        found = self.match.search(body) if self.match else None
        if self.match and found is None:
            return False
        if self.avoid and self.avoid.search(body):
            return False
        if self.verbless and may_be_finite(story.tokens(sentence), story.language):
            return False
        if self.fragment is not None and may_be_present(story.tokens(sentence), story.language):
            return False
        if self.unspoken and story.quotations.touches_speech(sentence.start, sentence.end):
            return False  # it would be taken back, and need not be tagged
        if self.cut is not None and (previous is None or not self._cuts(story, previous, sentence)):
            return False
        if self.headless and is_headed(story, sentence, found.end() if found else 0):
            return False
        if self.fragment is not None and fragment_of(story, sentence) < self.fragment:
            return False
        return not self.echo or _echoes(story, sentence)

    def _cuts(self, story: Analysis, previous: Sentence, sentence: Sentence) -> bool:
        if self.unspoken and story.quotations.touches_speech(previous.start, sentence.end):
            return False
        return is_cut(story, previous, sentence, self.cut or 0.0)


def _echoes(story: Analysis, sentence: Sentence) -> bool:
    words = _content(story, story.text[sentence.start : sentence.end])
    near = story.text[max(0, sentence.start - _ECHO_REACH) : sentence.start].lower()
    if not words or not all(word in near or word.endswith("y") for word in words):
        return False  # told quickly: but for a y, the shortest form begins the others
    return words <= _content(story, near)


def _content(story: Analysis, text: str) -> frozenset[str]:
    """The content words of a text, singular, in lower case."""
    words = (w.lower() for w in WORD.findall(text))
    return frozenset(_shortest(w) for w in words if w not in story.language.function_words)


def _shortest(word: str) -> str:
    """The shortest form of a word in -s; of two, the one in -y: 'tries' → try."""
    forms = stems(word)
    return min(forms, key=lambda form: (len(form), not form.endswith("y"), form)) if forms else word
