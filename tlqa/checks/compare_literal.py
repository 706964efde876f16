"""What a translator copies letter for letter, changed or gone (needs the story's source).

``of`` says what: ``address`` (of web pages and e-mail), ``placeholder`` (``{name}``, ``%s``, ``<b>``: what a
program fills in), ``acronym`` (capitals that Chinese, Japanese, Arabic or Cyrillic copy has in Latin
letters), ``code`` (letters with digits: F-35, 802.11g; only where the story has another in its place). The
finding is what the story has in its place, else the last word of the sentence.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from tlqa.checks._pair import OTHER_SCRIPTS, last_word, pair_of
from tlqa.checks.base import Hit
from tlqa.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tlqa.checks._pair import Pair, Passage
    from tlqa.checks.base import Draft, Prepared
    from tlqa.model import Block, Rule
    from tlqa.text.analysis import Analysis

KIND = "compare-literal"
SCHEMA: dict[str, Any] = {
    "properties": {"of": {"enum": ["address", "placeholder", "acronym", "code"]}},
    "required": ["of"],
}
GROUPS = ("theirs",)
DRAFT: Draft = (
    {"of": "placeholder"},
    {"text": "Hello, ⟦{nom}⟧, it is late.", "source": "Bonjour {name}, il est tard.", "from": "fr"},
    {"text": "Hello, {name}, it is late.", "source": "Bonjour {name}, il est tard.", "from": "fr"},
)

_FORMS = {
    "address": re.compile(
        r"(?:https?://|www\.)[^\s<>“”«»\"'()，。、）（]+[\w/]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII
    ),
    "placeholder": re.compile(
        r"\{\{?[\w.]{1,40}\}?\}|%(?:\d\$)?[sd](?!\w)|%\(\w{1,40}\)[sd]|</?[a-z]{1,8}\d?/?>", re.ASCII
    ),
    "acronym": re.compile(r"(?<![A-Za-z0-9.-])[A-Z]{3,8}(?![A-Za-z0-9]|-\d)", re.ASCII),
    "code": re.compile(
        r"(?<![\w.-])(?:[A-Z]{1,5}-?\d[\d.]{0,5}[A-Za-z]?|\d{1,4}(?:\.\d{1,4})?[a-z])(?![\w-])", re.ASCII
    ),
}

# what a text has that has one of them at all: most texts have none, and are not searched sentence by sentence
_HINTS = {
    "address": re.compile(r"[@:w](?:(?<=@)|(?<=:)//|(?<=w)ww\.)"),
    "placeholder": re.compile(r"[{%<]"),
    "acronym": re.compile(r"[A-Z]{3}"),
    "code": re.compile(r"[0-9](?:(?<=[A-Z].)|(?<=[A-Z]-.)|(?=[a-z]))"),
}


def required_literals(params: Mapping[str, Any], macros: Mapping[str, str]) -> tuple[str, ...] | None:
    return None


def prepare(rule: Rule, macros: Mapping[str, str]) -> Prepared:
    return _Literals(rule.params["of"])


@dataclass(frozen=True, slots=True)
class _Literals:
    of: str

    def find(self, story: Analysis, blocks: Sequence[Block]) -> Iterator[Hit]:
        pair = pair_of(story)
        if pair is None or (self.of == "acronym" and pair.code not in OTHER_SCRIPTS):
            return
        if _HINTS[self.of].search(pair.original) is None:
            return
        gone = [
            pair.span(*theirs.span())
            for theirs in _FORMS[self.of].finditer(pair.original)
            if theirs.group() not in pair.text
        ]
        if gone:
            for number, spans in pair.by_source(gone).items():
                for span in spans:
                    place = self._place(pair, pair.passages[number])
                    if place is not None:
                        yield Hit(*place, {"theirs": span.text}, source=span)

    def _place(self, pair: Pair, passage: Passage) -> tuple[int, int] | None:
        """What stands there instead, else where the sentence ends."""
        others = _FORMS[self.of].finditer(pair.text, *passage.target)
        other = next((each for each in others if each.group() not in pair.original), None)
        if other is not None:
            return other.span()
        return None if self.of == "code" else last_word(pair.text, passage.target)
