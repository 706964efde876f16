"""Faults of grammar that only the words' part in their sentence shows.

``what`` names the decision:

* ``subject-verb``: a subject and its verb that do not agree in number (*the ministers has*);
* ``determiner-noun``: a determiner and a noun that do not (*these law*, *a ministers*);
* ``doubled-subject``: a subject that a pronoun takes up again at once (*the minister he said*);
* ``comma-splice``: two main clauses, each with subject and verb, with only a comma between them;
* ``verb-missing``: a sentence without any finite verb;
* ``late-participle``: a participle at the end of its clause, far from its auxiliary (*the choir has for a
  bigger hall begged*);
* ``two-verbs``: a clause with two auxiliaries, and nothing that licenses the second (*the house was built in
  1910 is a museum*);
* ``side-by-side``: subject and object next to each other, with the verb behind both or lost (*if the crew
  the ferry want to paint*);
* ``clause-without-verb``: a clause after *who*, *when*, *if* or *because* that has a subject and no verb;
* ``clause-alone``: a sentence that is a subordinate clause, a participle or an infinitive with what belongs
  to it, and no main clause (*although the mayor had promised a bridge*);
* ``run-together``: a second sentence after the first with neither a stop nor a conjunction (*a car hit the
  bridge the road was closed for an hour*), which lacks nothing that it could have from the first.

``except`` lists words, in lower case, that one leaves alone: nouns that agree either way, verbs, determiners.
``within`` is the most words that may stand between a subject and its verb (the default is 8); ``words`` the
least and the most words of a sentence that is judged. ``min_margin``, from 0 to 100, asks that the tagger was
sure, by so much, of the words that decide. ``needs`` is a quick expression for the sentence in lower case;
where it is not found, nothing is tagged. Where two readings of a sentence compete, nothing is found;
sentences that are no English prose are skipped. Messages may use {subject}, {verb}, {determiner}, {noun} and
{number}, the number that is wanted: *singular* or *plural*.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tlqa.checks._grammar import DECISIONS
from tlqa.checks._grammatical import Needs, grammatical
from tlqa.checks._reading import read_phrases
from tlqa.checks._sense import Sense, Verdict
from tlqa.checks.base import Hit
from tlqa.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tlqa.checks.base import Draft, Prepared
    from tlqa.model import Block, Rule, Sentence, Tagged
    from tlqa.text.analysis import Analysis

KIND = "grammar"
GROUPS = ("subject", "verb", "determiner", "noun", "number")
SCHEMA: dict[str, Any] = {
    "properties": {
        "what": {"enum": list(DECISIONS)},
        "except": {"type": "array", "items": {"type": "string", "minLength": 1}},
        "within": {"type": "integer", "minimum": 0, "maximum": 40},
        "words": {"type": "array", "items": {"type": "integer", "minimum": 1}, "minItems": 2, "maxItems": 2},
        "min_margin": {"type": "integer", "minimum": 0, "maximum": 100},
        "needs": {"type": "string", "minLength": 1, "format": "regex"},
    },
    "required": ["what"],
}
DRAFT: Draft = (
    {"what": "subject-verb"},
    "The ministers ⟦has⟧ spoken of the placeholder in the old hall on Monday.",
    "The ministers have spoken of the placeholder in the old hall on Monday.",
)

_WITHIN = 8
_BEHIND = ' \n\t”"’'
_LEAST, _MOST = 3, 80


def required_literals(params: Mapping[str, Any], macros: Mapping[str, str]) -> tuple[str, ...] | None:
    from tlqa.text.literals import pattern_literals

    return pattern_literals(params["needs"]) if "needs" in params else None


def prepare(rule: Rule, macros: Mapping[str, str]) -> Prepared:
    params = rule.params
    low, high = params.get("words", (_LEAST, _MOST))
    exempt = frozenset(params.get("except", ()))
    needs = Needs(params["needs"]) if "needs" in params else None
    return _Grammar(
        params["what"], exempt, params.get("within", _WITHIN), low, high, params.get("min_margin", 0), needs
    )


@dataclass(frozen=True, slots=True)
class _Grammar:
    what: str
    exempt: frozenset[str]
    within: int
    low: int
    high: int
    margin: int
    needs: Needs | None

    def find(self, story: Analysis, blocks: Sequence[Block]) -> Iterator[Hit]:
        decide = DECISIONS[self.what]
        for block in blocks:
            for sentence in story.sentences(block):
                if not self._fits(story, sentence) or not grammatical(story, sentence):
                    continue
                tagged, read = read_phrases(story, sentence)
                sense = Sense(tagged.words, tagged.tags, read, self.exempt, self.within)
                for verdict in decide(sense):
                    if all(tagged.margins[at] >= self.margin for at in verdict.sure):
                        yield self._hit(story, tagged, verdict)

    def _fits(self, story: Analysis, sentence: Sentence) -> bool:
        """Whether the sentence has so many words, roughly: this comes before any tagging."""
        if self.needs is not None and not self.needs.met(story, sentence):
            return False
        if self.what == "clause-alone" and _answers(story, sentence):
            return False
        return self.low <= story.text.count(" ", sentence.start, sentence.end) + 1 <= self.high

    def _hit(self, story: Analysis, tagged: Tagged, verdict: Verdict) -> Hit:
        said = {
            name: story.text[tagged.words[low].start : tagged.words[high - 1].end]
            for name, (low, high) in verdict.groups.items()
        }
        filled = {name: said.get(name, "") for name in GROUPS} | {"number": verdict.number}
        start, end = tagged.words[verdict.start].start, tagged.words[verdict.end - 1].end
        return Hit(start, end, filled)


def _answers(story: Analysis, sentence: Sentence) -> bool:
    """Whether the sentence follows a question."""
    before = story.text[max(0, sentence.start - _WITHIN) : sentence.start]
    return before.rstrip(_BEHIND).endswith("?")
