"""Words that the source has in quotation marks and the story has not, or the other way round (needs the
story's source).

``event``: ``lost`` (the source quotes, the story says it in its own voice) or ``added`` (the story puts words
into somebody's mouth). A quotation of fewer than ``words`` words (letters in Chinese and Japanese: four for a
word) may be a title or a word held at arm's length, and does not count. A lost quotation is marked at the
first word of its sentence, an added one is marked itself.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from tlqa.checks._pair import first_word, pair_of
from tlqa.checks.base import Hit
from tlqa.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tlqa.checks.base import Draft, Prepared
    from tlqa.model import Block, Rule
    from tlqa.text.analysis import Analysis

KIND = "compare-quotation"
SCHEMA: dict[str, Any] = {
    "properties": {
        "event": {"enum": ["lost", "added"]},
        "words": {"type": "integer", "minimum": 1, "maximum": 40},
    },
    "required": ["event"],
}
GROUPS = ("theirs",)
DRAFT: Draft = (
    {"event": "lost"},
    {
        "text": "⟦The⟧ placeholder comes home late tonight, he said.",
        "source": "„Der Platzhalter kommt heute spät nach Hause“, sagte er.",
        "from": "de",
    },
    {
        "text": "“The placeholder comes home late tonight,” he said.",
        "source": "„Der Platzhalter kommt heute spät nach Hause“, sagte er.",
        "from": "de",
    },
)

# Pairs of marks, and a mark alone where the paragraph goes on with what was begun.
_QUOTED = re.compile(
    r"„([^„“”\n]{2,}?)[“”]|“([^„“”\n]{2,}?)”|«([^«»\n]{2,}?)»|»([^«»\n]{2,}?)«|「([^「」\n]{2,}?)」|『([^『』\n]{2,}?)』"
    r"|\"([^\"\n]{2,}?)\"|(?<!\w)[‚‘']([^‚‘’'\n]{12,}?)[’‘'](?!\w)"
)
_OPENS = re.compile(r"[„“«»「『\"‚‘']")
_MARK = re.compile(r"[„“”«»「」『』\"‹›‘‚]|(?:^|\s)['’—–-]\s?\w|''")
_WORD = re.compile(r"[^\W\d_]+")
_HAN = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")
_LETTERS_A_WORD = 2


def required_literals(params: Mapping[str, Any], macros: Mapping[str, str]) -> tuple[str, ...] | None:
    return None


def prepare(rule: Rule, macros: Mapping[str, str]) -> Prepared:
    return _Quoted(rule.params["event"], rule.params.get("words", 5))


@dataclass(frozen=True, slots=True)
class _Quoted:
    event: str
    words: int

    def find(self, story: Analysis, blocks: Sequence[Block]) -> Iterator[Hit]:
        pair = pair_of(story)
        if pair is None:
            return
        for passage in pair.passages:
            sides = (pair.original, passage.source), (pair.text, passage.target)
            one, other = sides if self.event == "lost" else sides[::-1]
            if _OPENS.search(one[0], *one[1]) is None:
                continue
            spans = [m.span() for m in _QUOTED.finditer(one[0], *one[1]) if self._long(m.group())]
            if not spans or _MARK.search(other[0], *other[1]):
                continue
            if self.event == "lost":
                span = pair.span(*spans[0])
                yield Hit(*first_word(pair.text, passage.target), {"theirs": span.text}, source=span)
            elif not story.quotations.events:
                yield Hit(*spans[0], {"theirs": ""}, source=pair.span(*passage.source))

    def _long(self, text: str) -> bool:
        han = len(_HAN.findall(text))
        return (han / _LETTERS_A_WORD if han else len(_WORD.findall(text))) >= self.words
