"""Enumerations of the source of which the story names fewer (needs the story's source).

A list is ``items`` or more short items with commas between them and a word for *and* before the last; in
Chinese and Japanese with 、 between them. The story must have fewer marks and words that join than the list
has, wherever they stand in the sentence: then at least one item is gone.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from tlqa.checks._pair import last_word, pair_of
from tlqa.checks.base import Hit
from tlqa.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tlqa.checks._pair import Pair, Passage
    from tlqa.checks.base import Draft, Prepared
    from tlqa.model import Block, Rule
    from tlqa.text.analysis import Analysis

KIND = "compare-list"
SCHEMA: dict[str, Any] = {"properties": {"items": {"type": "integer", "minimum": 3, "maximum": 20}}}
GROUPS = ("theirs",)
DRAFT: Draft = (
    {"items": 3},
    {
        "text": "Placeholders came from the north and the ⟦west.⟧",
        "source": "Platzhalter kamen aus Norden, Osten und Westen.",
        "from": "de",
    },
    {
        "text": "Placeholders came from the north, the east and the west.",
        "source": "Platzhalter kamen aus Norden, Osten und Westen.",
        "from": "de",
    },
)

_AND = {
    "de": "und|oder|sowie", "fr": "et|ou|ainsi que", "es": "y|e|o|u", "pt": "e|ou", "it": "e|ed|o",
    "nl": "en|of",
    "ru": "и|или|а также", "uk": "і|й|та|або", "pl": "i|oraz|lub|albo", "tr": "ve|veya|ile",
}  # fmt: skip
_ITEM = r"[\w’'.\-]+(?: [\w’'.\-]+){0,3}"
_HAN_ITEM = r"[^，。、；：？！“”（）\s]{1,12}"
_HAN = re.compile(rf"{_HAN_ITEM}(?:、{_HAN_ITEM}){{1,19}}(?:(?:和|及|以及|与|或|等)[^，。；]{{1,12}})?")
_LAST = re.compile("和|及|与|或")
_JOINS = re.compile(
    r"[,;&/•\n]|\b(?:and|or|nor|plus|but|with|both|followed by|as well as|along with|together with"
    r"|including)\b"
    r"|[—–-]\s|\s[—–]|[(:]",
    re.IGNORECASE,
)
# how a clause begins after a comma, which is no item
_CLAUSE = re.compile(
    r", (?:die|der|das|den|dem|dessen|deren|dass|ob|weil|wenn|was|wo|wie|welche\w*|um|qui|que|qu['’]|dont"
    r"|où|selon|il|elle"
    r"|ils|on|mais|si|lorsqu\w+|quand|che|cui|quando|se|ma|quien\w*|cuando|pero|onde|mas|dat|waar|omdat|maar|котор\w+"
    r"|что|где|как|но|а|by|чтобы|який|яка|які|що|де|але|щоб|któr\w+|że|gdzie|ale|aby|zu|zur|afin|pour|para|per|по)\b",
    re.IGNORECASE,
)
_SHORT = 5  # words with the one for "and" and the last item
_FIGURES = re.compile(r"\d")


def required_literals(params: Mapping[str, Any], macros: Mapping[str, str]) -> tuple[str, ...] | None:
    return None


def prepare(rule: Rule, macros: Mapping[str, str]) -> Prepared:
    return _Lists(rule.params.get("items", 3))


@cache
def _pattern(code: str) -> re.Pattern[str]:
    return re.compile(rf"{_ITEM}(?:, {_ITEM}){{1,19}},? (?:{_AND[code]}) {_ITEM}")


@cache
def _end(code: str) -> re.Pattern[str]:
    """How a list ends, which is found at once where there is none."""
    return re.compile("、" if code in ("zh", "ja") else rf", {_ITEM},? (?:{_AND[code]}) ")


@dataclass(frozen=True, slots=True)
class _Lists:
    items: int

    def find(self, story: Analysis, blocks: Sequence[Block]) -> Iterator[Hit]:
        pair = pair_of(story)
        if pair is None or pair.code not in (*_AND, "zh", "ja"):
            return
        for passage in pair.passages:
            for start, end, count in _listed(pair, passage):
                if count >= self.items and len(_JOINS.findall(pair.text, *passage.target)) < count - 1:
                    span = pair.span(start, end)
                    yield Hit(*last_word(pair.text, passage.target), {"theirs": span.text}, source=span)
                    break


def _listed(pair: Pair, passage: Passage) -> Iterator[tuple[int, int, int]]:
    """The lists of a passage of the source: where, and how many items."""
    han = pair.code in ("zh", "ja")
    if _end(pair.code).search(pair.original, *passage.source) is None:
        return
    for match in (_HAN if han else _pattern(pair.code)).finditer(pair.original, *passage.source):
        text = match.group()
        if han and not _FIGURES.search(text):
            tail = text.rpartition("、")[2]
            yield *match.span(), text.count("、") + 1 + (_LAST.search(tail) is not None)
        elif not han and _of_items(text, pair.code):
            yield match.start(), match.start() + len(text.rstrip(".’'-")), text.count(", ") + 2


def _of_items(text: str, code: str) -> bool:
    """Whether what stands between commas is items: no clause, and where there are but three, short."""
    if _FIGURES.search(text) or _CLAUSE.search(text):
        return False
    first, *middle = text.split(", ")
    if code == "de" and not all(each.split()[-1][0].isupper() for each in (first, *middle[:-1])):
        return False  # a noun has a capital, and a verb before a comma ends a clause
    return len(middle) > 1 or len(middle[0].split()) <= _SHORT
