"""Sentences that the source has and the story has not, and the other way round (needs the story's source).

``of`` says what is found: ``omission`` (a sentence of the source that nothing in the story says: marked at
the word after which it should stand), ``addition`` (a sentence of the story that nothing in the source says),
``untranslated`` (a sentence that still stands in the source's words), ``short`` and ``long`` (a sentence far
too short or too long for its source: marked at its last word, or from where it runs on) and ``repeated`` (a
sentence that the story says again where the source goes on: a model in a loop).

``letters`` is how many letters a sentence must have to count; for an omission, how many its translation
would have. ``beyond`` is for ``short`` and ``long`` how far the two lengths may be apart, in standard
deviations of what is usual between the two languages.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from tlqa import sources
from tlqa.checks._pair import OTHER_SCRIPTS, first_word, last_word, pair_of
from tlqa.checks.base import FIRST_TIME, Hit
from tlqa.frozen import dataclass
from tlqa.model import Related
from tlqa.text.foreign import common_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from tlqa.checks._pair import Pair, Passage
    from tlqa.checks.base import Draft, Prepared
    from tlqa.model import Block, Rule
    from tlqa.text.align import Link, Unit
    from tlqa.text.analysis import Analysis

KIND = "compare-sentence"
SCHEMA: dict[str, Any] = {
    "properties": {
        "of": {"enum": ["omission", "addition", "untranslated", "short", "long", "repeated"]},
        "letters": {"type": "integer", "minimum": 1, "maximum": 400},
        "beyond": {"type": "number", "exclusiveMinimum": 0, "maximum": 20},
    },
    "required": ["of"],
}
GROUPS = ("theirs",)
DRAFT: Draft = (
    {"of": "untranslated"},
    {
        "text": "It was late. ⟦Der Platzhalter fährt heute nicht nach Hause.⟧",
        "source": "Es war spät. Der Platzhalter fährt heute nicht nach Hause.",
        "from": "de",
    },
    {
        "text": "It was late. The placeholder is not going home today.",
        "source": "Es war spät. Der Platzhalter fährt heute nicht nach Hause.",
        "from": "de",
    },
)

_WORD = re.compile(r"[^\W\d_]+")
_LOWER = re.compile(r"(?<![\w'’-])[^\W\d_A-Z]{2,}(?![\w'’-])")
_SAME = 0.6
_OTHER_SCRIPT = re.compile("[\u0370-\u1dff\u2c00-\U0010ffff]")
_LATIN = "\u024f"  # the last letter of Latin Extended-B
# how sure it must be that nothing answers; 0.75 finds and errs as much on the annotated pairs of corpus/pairs
_SURE_LEFT_OUT, _SURE_ADDED = 0.7, 0.9
_OWN = 0.15
_SMALL = 3
_ENGLISH = frozenset("the and of with was for from".split())
_WORDS = 4
_LEAST_LETTERS = 30


def required_literals(params: Mapping[str, Any], macros: Mapping[str, str]) -> tuple[str, ...] | None:
    return None


def prepare(rule: Rule, macros: Mapping[str, str]) -> Prepared:
    params = rule.params
    letters, beyond = params.get("letters", _LEAST_LETTERS), params.get("beyond", 2.5)
    finders: dict[str, Callable[[Pair], Iterator[Hit]]] = {
        "omission": lambda pair: _omissions(pair, letters),
        "addition": lambda pair: _additions(pair, letters),
        "untranslated": _untranslated,
        "short": lambda pair: _short(pair, letters, beyond),
        "long": lambda pair: _long(pair, letters, beyond),
        "repeated": lambda pair: _repeated(pair, letters),
    }
    return _Sentences(finders[params["of"]])


@dataclass(frozen=True, slots=True)
class _Sentences:
    finder: Callable[[Pair], Iterator[Hit]]

    def find(self, story: Analysis, blocks: Sequence[Block]) -> Iterator[Hit]:
        pair = pair_of(story)
        if pair is not None and not pair.trouble:
            yield from self.finder(pair)


def _omissions(pair: Pair, letters: int) -> Iterator[Hit]:
    """What has no other side in the story, those one after another as one."""
    if not pair.target_units:
        return
    run: list[int] = []
    after: tuple[int, int] | None = None
    for link in pair.links:
        if link.target:
            yield from _omitted(pair, run, after, letters)
            last = pair.target_units[link.target[-1]]
            run, after = [], (last.start, last.end)
        elif link.confidence >= _SURE_LEFT_OUT and _speaks(pair, link):
            run += link.source
    yield from _omitted(pair, run, after, letters)


def _omitted(pair: Pair, run: list[int], after: tuple[int, int] | None, letters: int) -> Iterator[Hit]:
    units = [pair.source_units[i] for i in run]
    if sum(unit.length for unit in units) * pair.ratio < letters or not units:
        return
    first = pair.target_units[0]
    place = last_word(pair.text, after) if after else first_word(pair.text, (first.start, first.end))
    together = run[-1] - run[0] == len(run) - 1
    span = pair.span(units[0].start, units[-1].end if together else units[0].end)
    yield Hit(*place, {"theirs": span.text}, source=span)


def _speaks(pair: Pair, link: Link) -> bool:
    unit = pair.source_units[link.source[0]]
    return _WORD.search(pair.original, unit.start, unit.end) is not None


def _additions(pair: Pair, letters: int) -> Iterator[Hit]:
    for link in pair.links:
        if not link.source and link.confidence >= _SURE_ADDED:
            unit = pair.target_units[link.target[0]]
            if unit.length >= letters and _WORD.search(pair.text, unit.start, unit.end):
                yield Hit(unit.start, unit.end, {"theirs": ""})


def _untranslated(pair: Pair) -> Iterator[Hit]:
    scripts = pair.code in OTHER_SCRIPTS and _OTHER_SCRIPT.search(pair.text) is not None
    whole = sources.read(pair.text, pair.language.code)
    starts, runs = whole.starts, whole.runs
    for unit in pair.target_units:
        low = bisect_left(starts, unit.start)
        english = not _ENGLISH.isdisjoint(runs[low : bisect_left(starts, unit.end, low)])
        if (not english and _in_source_words(pair, unit)) or (scripts and _in_other_script(pair, unit)):
            yield Hit(unit.start, unit.end, {"theirs": ""})


def _in_source_words(pair: Pair, unit: Unit) -> bool:
    """Whether most words of a sentence stand in the source as they are, and few are English."""
    words = [word.lower() for word in _WORD.findall(pair.text, unit.start, unit.end)]
    small = _LOWER.findall(pair.text, unit.start, unit.end)
    if len(words) < _WORDS or len(small) < _SMALL:
        return False
    common = common_words(pair.code)
    if common and common.isdisjoint(words):
        return False  # codes and units: what both languages write alike
    known = sum(word in pair.source_words for word in words)
    # a letter alone is a word in too many languages: a dívida, a casa
    ours = sum(len(word) > 1 and word in pair.language.function_words for word in words)
    return known >= max(_WORDS, _SAME * len(words)) and ours <= _OWN * len(words)


def _in_other_script(pair: Pair, unit: Unit) -> bool:
    """Whether most letters of a sentence are of the source's script, which is not Latin."""
    text = pair.text[unit.start : unit.end]
    letters = [letter for letter in text if letter.isalpha()]
    return sum(letter > _LATIN for letter in letters) > _SAME * max(_WORDS, len(letters))


def _short(pair: Pair, letters: int, beyond: float) -> Iterator[Hit]:
    for passage in pair.linked:
        expected = pair.expected(passage)
        if expected < letters or expected < pair.letters(passage) or passage.moved:
            continue
        if pair.surprise(passage) < -beyond:
            span = pair.span(*passage.source)
            yield Hit(*last_word(pair.text, passage.target), {"theirs": span.text}, source=span)


def _long(pair: Pair, letters: int, beyond: float) -> Iterator[Hit]:
    for passage in pair.linked:
        length = pair.letters(passage)
        if length < letters or length < pair.expected(passage) or passage.moved:
            continue
        if pair.surprise(passage) > beyond:
            span = pair.span(*passage.source)
            place = _surplus(pair, passage, pair.expected(passage))
            yield Hit(*place, {"theirs": span.text}, source=span)


def _surplus(pair: Pair, passage: Passage, expected: float) -> tuple[int, int]:
    """From the word where the sentence is as long as it should be, to its end."""
    start, end = passage.target
    at = min(end - 1, start + int(expected * (end - start) / max(1, pair.letters(passage))))
    while at > start and not pair.text[at - 1].isspace():
        at -= 1
    return at, end


def _repeated(pair: Pair, letters: int) -> Iterator[Hit]:
    """A sentence like the one before it, where the source says two things."""
    for first, second in pairwise(pair.target_units):
        if second.length < letters or abs(first.length - second.length) > 3:
            continue
        keys = [_WORD.findall(pair.text[unit.start : unit.end].lower()) for unit in (first, second)]
        if keys[0] == keys[1] and not _said_twice(pair):
            related = Related(first.start, first.end, FIRST_TIME)
            yield Hit(second.start, second.end, {"theirs": ""}, (related,))


def _said_twice(pair: Pair) -> bool:
    """Whether the source repeats a sentence itself."""
    words = [tuple(_WORD.findall(pair.original, unit.start, unit.end)) for unit in pair.source_units]
    return any(one == other for one, other in pairwise(words))
