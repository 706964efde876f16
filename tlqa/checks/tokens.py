"""Words one after another, told by their spelling, their dictionary form and their grammar.

``tokens`` is a list of elements; each takes one word or mark of a sentence, and a match is elements side by
side. An element is a text or a mapping. Texts are short forms: ``of`` is that word in any case, ``is|was``
either word, ``VERB`` (a part of speech of Universal Dependencies, in capitals) any word of it. The keys of a
mapping, all of which must hold:

* ``lower``: a word or several, in any case; ``text``: the same, but as written;
* ``lemma``: the dictionary form or several: ``go`` is *goes* and *went* too;
* ``in``: the name of a list under ``lists`` or of a table of the pack (``tables/NAME.yaml``, with its words
  under ``words``), or several: the word or its lemma stands there;
* ``pos``: NOUN PROPN VERB AUX ADJ ADV ADP DET PRON NUM CCONJ SCONJ PART PUNCT SYM INTJ X, or several;
* ``form``: Fin, Inf, Part or Ger; ``tense``: Past or Pres; ``number``: Sing or Plur; ``person``: 1, 2 or 3;
* ``main``: whether it is the finite verb of a main clause;
* ``shape``: ``x`` (lower case), ``Xx`` (begins with a capital), ``XX`` (all capitals), ``X.`` (initials),
  ``d`` (a number), or several; ``match``: a regular expression for the whole word;
* ``phrase``: ``noun`` or ``verb``: a whole noun phrase (*the three new ministers*) or verb group (*has never
  been seen*), whose last noun or verb the other keys are about;
* ``not``: a mapping of these keys, of which one at least must fail;
* ``start``, ``end``: true: it is the first or last word of the sentence, quotation marks and stops aside;
* ``optional``: true; ``repeat``: [least, most], as many as there are; ``gap``: [least, most] words, whatever
  they are unless ``not`` says otherwise, as few as will do; at most 12;
* ``mark``: true: the finding is the marked elements, from the first to the last; else it is the whole match;
* ``name``: the element's words fill {name} in messages and fixes; {1} are those of the first element.

*don't* is two words, *do* and *n't*; *Monday's* is *Monday* and *'s*; marks are words of their own.
``avoid`` is a list of such lists: a match that one of them overlaps is no finding. ``min_margin``, from 0 to
100, asks that the tagger was sure, by so much, of every word whose grammar the pattern looks at. A pattern
that looks at grammar skips sentences that are no English prose: other languages, tables, code. ``needs`` is
a quick expression for the sentence in lower case, with ``^`` at its beginning only; where it is not found,
nothing is tagged.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Any

from tlqa.checks._grammatical import Needs, grammatical
from tlqa.checks._tables import read_table
from tlqa.checks._token_element import SHAPES, UPOS, Words, described, listed
from tlqa.checks._token_names import names_of
from tlqa.checks._token_program import compile_program, repeats
from tlqa.checks.base import Hit
from tlqa.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from tlqa.checks._token_program import Match, Program
    from tlqa.checks.base import Draft, Prepared
    from tlqa.model import Block, Rule, Sentence
    from tlqa.text.analysis import Analysis

KIND = "tokens"
DRAFT: Draft = (
    {"tokens": ["DET", {"lower": "of", "mark": True}]},
    "The placeholder ministers wrote the ⟦of⟧ in the old hall on Monday.",
    "The placeholder ministers wrote of the old hall on Monday.",
)
_MOST = 12


def _some(schema: dict[str, Any]) -> dict[str, Any]:
    """One or a list of them."""
    return {"oneOf": [{"type": "string", **schema}, {"type": "array", "items": schema, "minItems": 1}]}


_WORD: dict[str, Any] = {"type": "string", "minLength": 1}
_TRUE: dict[str, Any] = {"type": "boolean"}
_RANGE: dict[str, Any] = {
    "type": "array",
    "items": {"type": "integer", "minimum": 0, "maximum": _MOST},
    "minItems": 2,
    "maxItems": 2,
}
_PERSONS = ["1", "2", "3", 1, 2, 3]
_CONDITIONS: dict[str, Any] = {
    "text": _some(_WORD),
    "lower": _some(_WORD),
    "lemma": _some(_WORD),
    "in": _some(_WORD),
    "pos": _some({"enum": list(UPOS)}),
    "form": _some({"enum": ["Fin", "Inf", "Part", "Ger"]}),
    "tense": _some({"enum": ["Past", "Pres"]}),
    "number": _some({"enum": ["Sing", "Plur"]}),
    "person": {
        "oneOf": [
            {"type": ["string", "integer"], "enum": _PERSONS},
            {"type": "array", "items": {"enum": _PERSONS}, "minItems": 1},
        ]
    },
    "main": _TRUE,
    "shape": _some({"enum": list(SHAPES)}),
    "match": {**_WORD, "format": "regex"},
}
_NOT = {"type": "object", "properties": _CONDITIONS, "additionalProperties": False, "minProperties": 1}
_PHRASE = {"phrase": {"enum": ["noun", "verb"]}}
_PLACES = {"start": _TRUE, "end": _TRUE, "optional": _TRUE, "repeat": _RANGE, "gap": _RANGE}
_NAMES = {"mark": _TRUE, "name": {"type": "string", "pattern": "^[a-z][a-z_]*$"}}
_ELEMENT = {
    "type": "object",
    "properties": {**_CONDITIONS, "not": _NOT, **_PHRASE, **_PLACES, **_NAMES},
    "additionalProperties": False,
    "minProperties": 1,
}
_ELEMENTS = {"type": "array", "items": {"oneOf": [_WORD, _ELEMENT]}, "minItems": 1, "maxItems": 30}
SCHEMA: dict[str, Any] = {
    "properties": {
        "tokens": _ELEMENTS,
        "avoid": {"type": "array", "items": _ELEMENTS, "minItems": 1},
        "lists": {
            "type": "object",
            "additionalProperties": {"type": "array", "items": _WORD, "minItems": 1},
            "minProperties": 1,
        },
        "min_margin": {"type": "integer", "minimum": 0, "maximum": 100},
        "needs": {**_WORD, "format": "regex"},
    },
    "required": ["tokens"],
}
GROUPS = ()


def groups(params: Mapping[str, Any]) -> Iterator[str]:
    """The names that hits give to messages and fixes."""
    for number, item in enumerate(params["tokens"], 1):
        yield str(number)
        if isinstance(item, dict) and "name" in item:
            yield item["name"]


def faults(params: Mapping[str, Any]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """What the schema cannot say, with the keys that lead to it."""
    for key, items in _patterns(params):
        for number, item in enumerate(items):
            where = (*key, number)
            fault = _short(item) if isinstance(item, str) else _long(item, params.get("lists", {}))
            if fault:
                yield where, fault
        if not any(repeats(item)[0] and "gap" not in item for item in items):
            yield key, "every element may take no word; one must take one"


def complete(params: Mapping[str, Any], pack: Path) -> dict[str, Any]:
    """The parameters with the tables of the rule's pack read into ``lists``.

    Raises:
        RuleError: a table lies outside the pack, cannot be read, or is no table.
    """
    lists = dict(params.get("lists", {}))
    for _, items in _patterns(params):
        for name in _lists_of(items):
            if name not in lists:
                lists[name] = sorted(read_table(name, pack, "words", nullable=True))
    return {**params, "lists": lists} if lists else dict(params)


def required_literals(params: Mapping[str, Any], macros: Mapping[str, str]) -> tuple[str, ...] | None:
    """The rarest of the sets of words that an element without which there is no match names."""
    from tlqa.text.literals import pattern_literals, rarer

    best = pattern_literals(params["needs"]) if "needs" in params else None
    for names in names_of(params["tokens"], params.get("lists", {})):
        best = rarer(best, names) if best else names
    return best


def prepare(rule: Rule, macros: Mapping[str, str]) -> Prepared:
    return _Tokens(rule.params, macros)


def _patterns(params: Mapping[str, Any]) -> Iterator[tuple[tuple[str | int, ...], list[Any]]]:
    yield ("tokens",), params["tokens"]
    for number, items in enumerate(params.get("avoid", ())):
        yield ("avoid", number), items


def _lists_of(items: Sequence[Any]) -> Iterator[str]:
    for item in items:
        keys = described(item)
        for conditions in (keys, keys.get("not", {})):
            yield from listed(conditions.get("in", ()))


def _short(item: str) -> str:
    if item.isupper() and len(item) > 1 and item not in UPOS:
        return f"'{item}' is no part of speech; a word is written in lower case or as {{text: {item}}}"
    return _no_word(item.split("|") if len(item) > 1 else (item,))


def _long(item: Mapping[str, Any], lists: Mapping[str, Any]) -> str:
    keys = item.keys()
    if "gap" in keys and keys - {"gap", "not", "mark", "name"}:
        return (
            f"a gap takes any words: '{sorted(keys - {'gap', 'not', 'mark', 'name'})[0]}' does not go with it"
        )
    for name in ("gap", "repeat"):
        if name in keys and not item[name][0] <= item[name][1] > 0:
            return f"'{name}' goes from the least to the most"
    if not keys & {*_CONDITIONS, "not", "gap", "phrase"}:
        return f"says nothing of the word; there is {', '.join(_CONDITIONS)}, phrase, not, gap"
    if item.get("name") == "text":
        return "{text} is the finding itself; choose another name"
    for conditions in (item, item.get("not", {})):
        for name in ("text", "lower", "lemma"):
            if fault := _no_word(listed(conditions.get(name, ()))):
                return fault
        for name in listed(conditions.get("in", ())):
            if name not in lists and not name.endswith(".yaml"):
                return f"there is no list '{name}' under 'lists'; a table is tables/NAME.yaml"
    return ""


def _no_word(values: Sequence[str]) -> str:
    odd = next((value for value in values if not value or re.search(r"\s", value)), None)
    return "" if odd is None else f"an element is one word, not '{odd}'"


@dataclass(frozen=True)
class _Tokens:
    params: Mapping[str, Any]
    macros: Mapping[str, str]

    def _program(self, items: Sequence[Any]) -> Program:
        lexicons = {name: frozenset(words) for name, words in self.params.get("lists", {}).items()}
        return compile_program(items, self.macros, lexicons, self.params.get("min_margin", 0))

    @cached_property
    def _wanted(self) -> Program:
        """Compiled when the rule first runs, as most rules run on no block of a story."""
        return self._program(self.params["tokens"])

    @cached_property
    def _avoided(self) -> tuple[Program, ...]:
        return tuple(map(self._program, self.params.get("avoid", ())))

    @cached_property
    def _names(self) -> tuple[tuple[str, ...], ...]:
        return tuple(names_of(self.params["tokens"], self.params.get("lists", {})))

    @cached_property
    def _needs(self) -> Needs | None:
        return Needs(self.params["needs"]) if "needs" in self.params else None

    @cached_property
    def _of_grammar(self) -> bool:
        return any(element.of_grammar for element in self._wanted.elements)

    def find(self, story: Analysis, blocks: Sequence[Block]) -> Iterator[Hit]:
        for block in blocks:
            for sentence in story.sentences(block):
                if self._may_match(story, sentence):
                    yield from self._in_sentence(story, sentence)

    def _may_match(self, story: Analysis, sentence: Sentence) -> bool:
        """Whether the words that the pattern names stand in the sentence: this comes before any tagging."""
        folded, low, high = story.folded, sentence.start, sentence.end
        if self._needs is not None:
            if not self._needs.met(story, sentence):
                return False
        elif not all(any(folded.find(n, low, high) >= 0 for n in names) for names in self._names):
            return False
        return not self._of_grammar or grammatical(story, sentence)

    def _in_sentence(self, story: Analysis, sentence: Sentence) -> Iterator[Hit]:
        known: dict[int, Words] = story.kept("tagged words of sentences", dict)
        words = known.get(sentence.start)
        if words is None:
            words = known[sentence.start] = Words(story, sentence)
        avoided: list[Match] | None = None
        for match in self._wanted.matches(words):
            if avoided is None:
                avoided = [m for program in self._avoided for m in program.matches(words)]
            if not any(m.start < match.end and match.start < m.end for m in avoided):
                yield self._hit(story, words, match)

    def _hit(self, story: Analysis, words: Words, match: Match) -> Hit:
        tokens, elements = words.tagged.words, self._wanted.elements
        marked = [span for number, span in match.taken.items() if elements[number].marked]
        first = min((low for low, _ in marked), default=match.start)
        last = max((high for _, high in marked), default=match.end)
        filled: dict[str, str] = {}
        for number, element in enumerate(elements):
            low, high = match.taken.get(number, (0, 0))
            said = story.text[tokens[low].start : tokens[high - 1].end] if low < high else ""
            filled[str(number + 1)] = said
            if element.name:
                filled[element.name] = said
        return Hit(tokens[first].start, tokens[last - 1].end, filled)
