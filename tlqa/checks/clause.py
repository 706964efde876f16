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

from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from tlqa.checks.base import Hit, expand
from tlqa.compiled import compiled
from tlqa.frozen import dataclass
from tlqa.text.finite import may_be_finite, may_be_present, stems, surely_finite
from tlqa.text.tokens import WORD
from tlqa.text.voice import told_by_the_writer

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Mapping, Sequence

    from tlqa.checks.base import Draft, Prepared
    from tlqa.model import Block, Rule, Sentence
    from tlqa.text.analysis import Analysis
    from tlqa.text.language import Language

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
_LEAST_BEFORE = 3
_LONGEST_WORD = 30
_OPENS = frozenset(
    "of to from with without by for at on in into under over after before during against between through "
    "about near since until despite among across behind along amid".split()
)
"""With which a phrase begins that was cut off, though many a sentence begins so too."""
_LEAST_ALONE = -2.0
"""The fragment score from which on a sentence is weighed with the one before."""


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
        places = _places(story)
        starts, words, sentences = places.blocks, places.words, places.sentences
        for i in _stops(story) if self.cut is not None else _candidates(story, self.begins, self.follows):
            if low <= words[i] <= high and starts[i] in wanted:
                beside = i > 0 and (starts[i - 1] == starts[i] or self.cut is not None)
                previous = sentences[i - 1] if beside else None
                if self._fits(story, previous, sentences[i]) and not (
                    self.reported and told_by_the_writer(story)
                ):
                    if self.cut is not None and previous is not None:
                        yield _around(story, previous, sentences[i])
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
        if (self.verbless or self.fragment is not None) and _surely_finite(story, sentence):
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
        if self.headless and _headed(story, sentence, found.end() if found else 0):
            return False
        if self.fragment is not None and _fragment(story, sentence) < self.fragment:
            return False
        return not self.echo or _echoes(story, sentence)

    def _cuts(self, story: Analysis, previous: Sentence, sentence: Sentence) -> bool:
        if self.unspoken and story.quotations.touches_speech(previous.start, sentence.end):
            return False
        return _cut(story, previous, sentence, self.cut or 0.0)


class _Places(NamedTuple):
    """Where the block of each sentence of running text begins, how many words it has, the sentence.

    Three lists and not one of tuples: the garbage collector would look into each of these, again and again.
    """

    blocks: list[int]
    words: list[int]
    sentences: list[Sentence]


def _candidates(story: Analysis, begins: str | None, follows: str | None) -> Sequence[int]:
    """The numbers of the sentences that begin so and follow such a one: rules that ask the same share it."""
    sentences = _places(story).sentences
    if begins not in _BEGINNINGS and follows is None:
        return range(len(sentences))
    return story.kept(
        f"sentences: {begins} after {follows}", lambda: list(_told_apart(story, begins, follows))
    )


def _stops(story: Analysis) -> Sequence[int]:
    """The numbers of the sentences that may be cut off from the one before."""
    return story.kept("stops worth weighing", lambda: _find_stops(story))


def _find_stops(story: Analysis) -> list[int]:
    sentences = _places(story).sentences
    return [i for i in range(1, len(sentences)) if _may_be_cut(story, sentences[i - 1], sentences[i])]


def _told_apart(story: Analysis, begins: str | None, follows: str | None) -> Iterator[int]:
    """The same, found: a block's first sentence follows none."""
    starts, _, sentences = _places(story)
    first, text = _BEGINNINGS.get(begins or ""), story.text
    for i, sentence in enumerate(sentences):
        if follows is not None:
            if not i or starts[i - 1] != starts[i]:
                continue
            if follows == "quotation" and text[sentences[i - 1].end - 1] not in '”"»':
                continue
        if first is None or first(story, sentence):
            yield i


def _places(story: Analysis) -> _Places:
    return story.kept("sentences of running text", lambda: _placed(story))


def _placed(story: Analysis) -> _Places:
    starts: list[int] = []
    words: list[int] = []
    sentences: list[Sentence] = []
    count = story.text.count
    for block, sentence in story.body_sentences():
        starts.append(block.start)
        words.append(count(" ", sentence.start, sentence.end) + 1)
        sentences.append(sentence)
    return _Places(starts, words, sentences)


def _lower(story: Analysis, sentence: Sentence) -> bool:
    return sentence.soft and story.text[sentence.start].islower()


def _day(story: Analysis, sentence: Sentence) -> bool:
    return _days(story.language).match(story.text, sentence.start) is not None


_BEGINNINGS = {"lower": _lower, "day": _day}


@cache
def _days(language: Language) -> re.Pattern[str]:
    """A weekday or month at the start, with or without 's."""
    return compiled(rf"(?:{'|'.join((*language.weekdays, *language.months))})(?![\w\-‑])")


def _surely_finite(story: Analysis, sentence: Sentence) -> bool:
    """Whether a word of the sentence cannot but be a finite verb, looked up once for all rules."""
    known: dict[int, bool] = story.kept("sentences with a finite word", dict)
    if sentence.start not in known:
        known[sentence.start] = surely_finite(story.folded[sentence.start : sentence.end], story.language)
    return known[sentence.start]


def _headed(story: Analysis, sentence: Sentence, head: int) -> bool:
    """Whether a main clause has a finite verb, or one stands among its first ``head`` characters."""
    tagged = story.tagged(sentence)
    return any(
        tag.main or (tag.form == "Fin" and word.end <= sentence.start + head)
        for word, tag in zip(tagged.words, tagged.tags, strict=True)
    )


def _fragment(story: Analysis, sentence: Sentence) -> float:
    from tlqa.text.fragments import NO_FRAGMENT, fragment_score, has_sure_verb

    tagged = story.tagged(sentence)
    return NO_FRAGMENT if has_sure_verb(tagged) else fragment_score(tagged, story.language)


def _may_be_cut(story: Analysis, previous: Sentence, sentence: Sentence) -> bool:
    """Whether the stop between two sentences is worth weighing: told quickly, and no for nearly all."""
    from tlqa.text.boundary import abbreviated, boundaries

    text, known, end = story.text, boundaries(story.language), previous.end
    if known is None or text[end - 1] != "." or not text[sentence.start].isupper():
        return False
    last = text[max(previous.start, end - _LONGEST_WORD) : end - 1].rpartition(" ")[2]
    if last.lower() not in known.ends:
        if text.find("\n", end, sentence.start) >= 0:
            return False
        first = text[sentence.start : sentence.start + _LONGEST_WORD].partition(" ")[0].rstrip(",.").lower()
        if first not in known.starts and (first not in _OPENS or _surely_finite(story, sentence)):
            return False
    if abbreviated(last) or not last[-1:].isalnum():
        return False
    return text.count(" ", previous.start, end) >= _LEAST_BEFORE


def _cut(story: Analysis, previous: Sentence, sentence: Sentence, least: float) -> bool:
    """Whether the stop between two sentences cuts one, after what the tagger says of both."""
    from tlqa.text.boundary import boundaries, boundary_score

    text, known = story.text, boundaries(story.language)
    if known is None:
        return False
    last = text[previous.start : previous.end - 1].rsplit(None, 1)[-1].lower()
    first = text[sentence.start : sentence.end].split(None, 1)[0].rstrip(",.").lower()
    usual = first not in known.starts and last not in known.ends
    if usual and (_fragment(story, sentence) < _LEAST_ALONE or _may_be_whole(story, sentence)):
        return False
    return boundary_score(story.tagged(previous), story.tagged(sentence), story.language) >= least


def _may_be_whole(story: Analysis, sentence: Sentence) -> bool:
    """*Washing hangs from the balcony*, *Marlow stay eighth*: a verb in the present may be read as a noun."""
    if story.tagged(sentence).tags[0].pos in ("ADP", "SCONJ"):
        return False
    tokens = story.tokens(sentence)
    name = len(tokens) > 1 and tokens[1].text in story.language.base_verbs
    return name or may_be_present(tokens, story.language)


def _around(story: Analysis, previous: Sentence, sentence: Sentence) -> Hit:
    """The last word before the stop and the first behind it; of two paragraphs, the last words of the one."""
    text = story.text
    if "\n" in text[previous.end : sentence.start]:
        return Hit(
            previous.end - len(" ".join(text[previous.start : previous.end].rsplit(" ", 2)[-2:])),
            previous.end,
        )
    last = text[previous.start : previous.end].rsplit(None, 1)[-1]
    first = text[sentence.start : sentence.end].split(None, 1)[0]
    return Hit(previous.end - len(last), sentence.start + len(first))


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
