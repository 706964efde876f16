"""Entries of logs, programmes, ratings, transcripts and lists of places: blocks that a label begins.

Such copy is written in another style: without verbs, articles or subjects, and rules for sentences are wrong
in it. One block tells nothing, for a sentence may begin with a year or end in a number; a page on which
several blocks have the same shape is set so.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tlqa.compiled import compiled

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from tlqa.text.language import Language

_AT_LEAST = 3
_BESIDE = 4  # of labels in words, which ordinary paragraphs have too
_LABEL = 64
_SLOT_LENGTH = 90
_TIME = r"\d{1,2}(?:[:.]\d\d)?(?: ?[ap]\.?m\b\.?)?(?: (?:[A-Z]{2,4}|noon|midnight))?"
_NUMBERED = (
    (
        "time",
        compiled(
            rf"(?:{_TIME}|\d{{4}})(?: ?(?:to|until|-|–|—) ?(?:{_TIME}|noon|midnight|late))?"
            r"(?:: | ?[–—-] (?!\d)|(?<=[:.]\d\d) (?=[A-ZÀ-Ž]))"
        ),
    ),
    ("number", compiled(r"\d{1,3}[.)]? (?:(?:\w[\w’'.-]* ){1,5}(?:\([^()\n]{1,40}\) ?)?[–—-] |[A-Z].*\d$)")),
)
_RATED = compiled(r"(?:[.!?”\"'’:,)] ?|[–—-] )\(?(?:10|\d)(?:[.,]\d|½)?(?:/\d\d?)?\)?$")
_SLOT = compiled(
    r"[^\W_a-z“‘].{2,70}(?:(?:^|[ ,(–—|])\d{1,2}(?:[:.]\d\d ?(?:[ap]\.?m\b\.?)?|[ap]\.?m\b\.?)"
    r"(?: ?(?:&|and|,|/|-|–|to) ?\d{1,2}(?:[:.]\d\d)? ?(?:[ap]\.?m\b\.?)?)*|[★☆]{2,5}"
    r"|[ ,(]\d{2,3} ?min(?:ute)?s?)\)?$"
)
_SPEAKER = compiled(
    r"(?:[A-ZÀ-Ž][A-ZÀ-Ž .’'-]{1,40}|[QA]|Q\d|\*\*[^*\n]{1,40})(?: \([^()\n]{1,30}\))?(?::\*\*|:) "
)
_WORDS = compiled(r"[A-ZÀ-Ž0-9•“‘(*][^:!?“”\"\n]{1,60}: [A-ZÀ-Ž0-9£$€‘“']")
_DAY_AND = (
    r"\.?,? ?(?:\d{1,2}(?:st|nd|rd|th)?)?(?: [A-Z][a-z]{2,8}\.?)?(?:,? \d{1,2}[:.]\d\d)?"
    r"(?:[:–—-] | ?[–—-] |\. |(?<=[:.]\d\d) )"
)


class Entries:
    """Tells which lines of a page are entries: those whose shape enough other lines have.

    Args:
        texts: the lines.
        language: of them.
    """

    def __init__(self, texts: Sequence[str], language: Language) -> None:
        self._days = _day_label(language)
        self._says = language.reporting_verbs
        self._shapes = [self._shape(text) for text in texts]
        self._often = {
            shape
            for shape, times in Counter(self._shapes).items()
            if shape and times >= (_BESIDE if shape == "words" else _AT_LEAST)
        }

    def __contains__(self, number: int) -> bool:
        """Whether the line with this number is one."""
        shapes, often = self._shapes, self._often
        return shapes[number] in often or (
            number > 0 and not shapes[number] and shapes[number - 1] == "slot" and "slot" in often
        )

    def _shape(self, text: str) -> str:
        if text[0].isdigit():
            for name, expression in _NUMBERED:
                if expression.match(text):
                    return name
        last = text[-1]
        if (last.isdigit() or last in ")½") and _RATED.search(text, max(0, len(text) - 12)):
            return "rated"
        if self._days.match(text):
            return "time"
        if (last.isdigit() or last in "m.s)★☆") and len(text) < _SLOT_LENGTH and _SLOT.match(text):
            return "slot"  # BBC Four, 7.30pm: what is on stands in the line below
        at = text.find(":", 0, _LABEL)
        if at < 0:
            return ""
        if _SPEAKER.match(text):
            return "speaker"
        if not _WORDS.match(text) or text[at + 2] in "“‘'" or not self._says.isdisjoint(text[:at].split()):
            return ""
        return "words"


def _day_label(language: Language) -> re.Pattern[str]:
    days = "|".join((*language.weekdays, *(day[:3] for day in language.weekdays)))
    return compiled(rf"(?:{days})s?{_DAY_AND}")
