"""A title among the paragraphs: the headline of this story, or of another one, that no line of it should be.

It is a line between two paragraphs, with no full stop, that is no pull quote. ``of`` says whose title it is:

* ``again``: the story's own, where ``share`` of its content words (default 0.7) stand in one of the
  paragraphs shortly before it, and it is not all names;
* ``another``: that of a story which the page links to, where a verb is finite and no more than ``share`` of
  its content words (default 0.2) stand anywhere else in this one;
* ``nothing``: any line, or two of them one below the other, that is no heading: a label, a link, a caption.
  What may be a heading (nine words or fewer and nothing else) is left where there are two of its sort, or
  where the paragraph below takes it up.

``words`` is the least length and ``most`` the greatest. A story with many such lines has headings, and
nothing is found in it. The finding is the line.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any

from tlqa.checks._repeated import folded_words
from tlqa.checks.base import SAID_BEFORE, Hit
from tlqa.compiled import compiled
from tlqa.frozen import dataclass
from tlqa.model import Related

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tlqa.checks.base import Draft, Prepared
    from tlqa.model import Block, Rule
    from tlqa.text.analysis import Analysis

KIND = "title"
SCHEMA: dict[str, Any] = {
    "properties": {
        "of": {"enum": ["again", "another", "nothing"]},
        "words": {"type": "integer", "minimum": 4},
        "most": {"type": "integer", "minimum": 4},
        "share": {"type": "number", "minimum": 0, "maximum": 1},
    },
    "required": ["of"],
}
DRAFT: Draft = (
    {"of": "another"},
    "The placeholder was late on Monday, and the office had to shut its doors at noon, as in winter.\n\n"
    "⟦Storm tears roof from old castle in the north and throws it far into the frozen lake below⟧\n\n"
    "The office opens again on Tuesday at nine, and the placeholder will be there with all of his papers.",
    "The placeholder was late on Monday, and the office had to shut its doors at noon, as in winter.\n\n"
    "A late placeholder\n\n"
    "The office opens again on Tuesday at nine, and the placeholder will be there with all of his papers.",
)

_LINE = compiled(r"""[A-ZÀ-Ž\d“"'‘][^\n:;!?…|]{22,158}[^\W_]['’”"]?""")
_SPEAKS = compiled(r"""[.!?…]['’”"»)]*$""")
_LOWER = compiled(r"\s[a-zß-ÿ]{4}")
_PULLED = compiled(r"""[“"'‘].*[”"'’]""")
_STRAY = compiled(r"[^\s_*#=•“\"'‘–—-][^\n]{1,160}")
_ENDS = compiled(r"""[.!?…:;,—–*_-]['’”"»)\]]*$|[”"’'»]$""")
_SENTENCE_WITHIN = compiled(
    r"""[a-zß-ÿ]{2}[.!?…]['’”"»)]* [“"‘]?[A-ZÀ-Ž]|\w[,;]? ?[”"] |^[“"‘«']|^\d{1,2}[.:)]|^\(\$|\*\*|\w@\w"""
)
_OF_THE_DESK = compiled(
    r"""(?i:\(?(?:by|words|reporting|compiled|additional|edited|editing|writing|attendance|corrections?)\b
    |[a-zà-ÿ]{2,4}(?:[/-][a-zà-ÿ]{2,4})+(?:\W|$)|photographs?:|with\ (?:reports?|reporting|files)\b)
    |[(\[][^a-zß-ÿ()\]]{3,}[)\]]$|.{0,60}[★☆]|more\ AP\b|.{0,40}https?:|.{0,60}\b(?:edited|condensed)\ for\b
    |.{0,60}\b\d{1,2}/(?:5|10)\b""",
    re.VERBOSE,
)
_OF_A_DIGEST = compiled(r"[A-ZÀ-Ž]{3,}(?: [A-ZÀ-Ž]{2,})*: ")
_SIGNED = compiled(r".*[.!?][”\"]?(?: [A-Z]{2,4}){1,5}")  # with the initials of a desk
_MAY_HEAD = compiled(r"[A-ZÀ-Ž0-9][^\W_]*(?:(?:[,:]? |['’-])[^\W_]+)*")
_LINK = compiled(
    r"(?i:see|read|watch|look|listen|view|check|click|share|tweet|follow|continues?|also|related|photos?|images?|"
    r"pictures?|videos?|gallery|photo ?gallery|infographics?|graphics?|subscribe|reserved|source|tags?|"
    r"topics?|illustrat\w+|archiv\w+|editor|author|text|caption|advertis\w+|publicity|comments?|reminder|details|"
    r"join|download|(?:please )?(?:register|log|sign)|print|send|save|copy|recommend\w*|don[’']t miss|"
    r"do not miss|learn|find out|discover|subscribers?|members?|exclusive|live|breaking|"
    r"in the (?:photo|picture|image))\b(?! of\b)"
)
_LIST_BELOW = compiled(r"[-–—•*\d]")
_BEFORE_ONE = 2
_ASKS = compiled(r"(?i:how|what|why|where|when|who|news|the)\b")
_HEADING = 9
_SHORT_CAPITALS = 3
_HEADINGS = 2
_LONGEST = 160
_LONG = 70
_BEFORE = 8
_STEM = 5
_SHORTEST = 3
_LEAST_CONTENT = 4
_LINES = 4


def required_literals(params: Mapping[str, Any], macros: Mapping[str, str]) -> tuple[str, ...] | None:
    return None


def prepare(rule: Rule, macros: Mapping[str, str]) -> Prepared:
    params = rule.params
    if params["of"] == "nothing":
        return _Stray(params.get("words", 1), params.get("most", 20))
    again = params["of"] == "again"
    return _Title(
        again, params.get("words", 6), params.get("most", 20), params.get("share", 0.7 if again else 0.2)
    )


@dataclass(frozen=True, slots=True)
class _Title:
    again: bool
    words: int
    most: int
    share: float

    def find(self, story: Analysis, blocks: Sequence[Block]) -> Iterator[Hit]:
        lines = story.kept("lone lines", lambda: _lone_lines(story))
        if not lines or len(lines) > _LINES or _headed(story):
            return
        among = {block.start for block in blocks}
        for place in lines:
            block = story.blocks[place]
            if block.start not in among:
                continue
            if not self.words <= story.text.count(" ", block.start, block.end) + 1 <= self.most:
                continue
            content = _stems(story, block)
            if len(content) < _LEAST_CONTENT:
                continue
            if not (
                _LOWER.search(story.text, block.start, block.end) if self.again else _finite(story, block)
            ):
                continue
            yield from self._hits(story, place, content)

    def _hits(self, story: Analysis, place: int, content: frozenset[str]) -> Iterator[Hit]:
        block = story.blocks[place]
        if not self.again:
            times = story.kept("blocks of stems", lambda: _times(story))
            if sum(times[stem] > 1 for stem in content) <= self.share * len(content):
                yield Hit(block.start, block.end)
            return
        for other in reversed(story.blocks[max(0, place - _BEFORE) : place]):
            if _prose(story, other) and len(content & _stems(story, other)) >= self.share * len(content):
                yield Hit(block.start, block.end, {}, (Related(other.start, other.end, SAID_BEFORE),))
                return


@dataclass(frozen=True, slots=True)
class _Stray:
    words: int
    most: int

    def find(self, story: Analysis, blocks: Sequence[Block]) -> Iterator[Hit]:
        lines = _stray_lines(story)
        if not lines or len(lines) > _LINES + 1:
            return
        text = story.text
        heads = {place for place in lines if _may_head(text, story.blocks[place])}
        capitals = {place for place in lines if _in_capitals(text, story.blocks[place])}
        among = {block.start for block in blocks}
        for place in lines:
            block = story.blocks[place]
            if block.start not in among:
                continue
            if not self.words <= text.count(" ", block.start, block.end) + 1 <= self.most:
                continue
            alike = heads if place in heads else capitals if place in capitals else ()
            if alike and (len(alike) >= _HEADINGS or _taken_up(story, place) or _heads(text, block)):
                continue
            yield Hit(block.start, block.end)


def _stray_lines(story: Analysis) -> list[int]:
    """The places of what is no sentence between two paragraphs, or after the last: one line, or two."""
    blocks, text = story.blocks, story.text
    found: list[int] = []
    run: list[int] = []
    prose = 0
    for place, block in enumerate(blocks):
        if _stray(text, block):
            run.append(place)
            continue
        if run and prose and len(run) <= _HEADINGS and _alone(text, blocks[run[-1]], block):
            found += run if prose >= _BEFORE_ONE else [at for at in run if _calls(text, blocks[at])]
        run = []
        prose += block.end - block.start > _LONG
    return found + run if prose >= _BEFORE_ONE and len(run) <= _HEADINGS else found


def _alone(text: str, line: Block, below: Block) -> bool:
    """Whether a line has a blank one below, if the page has any, and no list that it would head."""
    apart = "\n\n" in text[line.end : below.start] or "\n\n" not in text
    return apart and _LIST_BELOW.match(text, below.start) is None


def _stray(text: str, block: Block) -> bool:
    span = (block.start, block.end)
    return (
        block.end - block.start <= _LONGEST
        and _STRAY.fullmatch(text, *span) is not None
        and _ENDS.search(text, max(block.start, block.end - 4), block.end) is None
        and _SIGNED.fullmatch(text, *span) is None
        and (_OF_A_DIGEST.match(text, *span) is None or _calls(text, block))
        and (_SENTENCE_WITHIN.search(text[block.start : block.end]) is None or _calls(text, block))
        and _OF_THE_DESK.match(text, *span) is None
    )


def _calls(text: str, block: Block) -> bool:
    """Whether a line calls for something, as links do."""
    return _LINK.match(text, block.start, block.end) is not None


def _may_head(text: str, block: Block) -> bool:
    """Whether it may be a heading: a few words and no more, that call for nothing."""
    return (
        text.count(" ", block.start, block.end) < _HEADING
        and _MAY_HEAD.fullmatch(text, block.start, block.end) is not None
        and not _calls(text, block)
        and not _in_capitals(text, block)
    )


def _in_capitals(text: str, block: Block) -> bool:
    return text[block.start : block.end].isupper() and not _calls(text, block)


def _heads(text: str, block: Block) -> bool:
    """Whether it looks like a heading: a question, or capitals of one word or two."""
    if text.count(" ", block.start, block.end) < _SHORT_CAPITALS and _in_capitals(text, block):
        return True
    return _ASKS.match(text, block.start, block.end) is not None


def _taken_up(story: Analysis, place: int) -> bool:
    """Whether the block below has a content word of the line."""
    below = story.blocks[place + 1 : place + 2]
    return any(_stems(story, story.blocks[place]) & _stems(story, block) for block in below)


def _prose(story: Analysis, block: Block) -> bool:
    length = block.end - block.start
    return length > _LONG and _SPEAKS.search(story.text, block.end - 4, block.end) is not None


def _lone_lines(story: Analysis) -> tuple[int, ...]:
    """The places of lines that stand alone between paragraphs, or after the last."""
    blocks, text = story.blocks, story.text
    return tuple(
        place
        for place in range(1, len(blocks))
        if blocks[place].end - blocks[place].start <= _LONGEST
        and _LINE.fullmatch(text, blocks[place].start, blocks[place].end)
        and not _PULLED.fullmatch(text, blocks[place].start, blocks[place].end)
        and not _SIGNED.fullmatch(text, blocks[place].start, blocks[place].end)
        and _prose(story, blocks[place - 1])
        and (place + 1 == len(blocks) or _prose(story, blocks[place + 1]))
    )


def _headed(story: Analysis) -> bool:
    """Whether there are so many such lines, wherever they stand, that they are headings: of a digest, say."""
    lines = (block for block in story.blocks[1:] if block.end - block.start <= _LONGEST)
    return sum(_LINE.fullmatch(story.text, block.start, block.end) is not None for block in lines) > _LINES


def _stems(story: Analysis, block: Block) -> frozenset[str]:
    """The beginnings of the block's content words."""
    empty = story.language.function_words
    words = folded_words(story)[block.start]
    return frozenset(w[:_STEM] for w in words if len(w) >= _SHORTEST and w not in empty)


def _times(story: Analysis) -> Counter[str]:
    """In how many blocks each beginning stands."""
    return Counter(stem for block in story.blocks for stem in _stems(story, block))


def _finite(story: Analysis, block: Block) -> bool:
    return any(
        tag.form == "Fin" for sentence in story.sentences(block) for tag in story.tagged(sentence).tags
    )
