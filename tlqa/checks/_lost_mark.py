"""Where the mark of a quotation belongs that was lost, by the words between its other mark and there.

A closing mark belongs before the attribution that stands in the speech ('“We saw it, says the baker.'), or
else at the end of a paragraph that is speech to its last word. An opening one belongs before the first of
the sentences ahead of the closing mark that speaks as “I” or “we”, or before the one that the mark closes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tlqa.checks import _around_quotations as w
from tlqa.compiled import compiled
from tlqa.text.quotemarks import SHAPE_OPENS

if TYPE_CHECKING:
    from tlqa.model import Block
    from tlqa.text.analysis import Analysis

_NAMES = rf"{w.NAMED}(?: {w.NAMED}){{0,2}}"
_OTHERS = rf"(?:the|an?|his|her|its|their|one|another) (?:[\w’'-]+ ){{0,4}}?(?:{_NAMES} )?"
_WHO = rf"(?:(?:the|an?|his|her|its|their|one|another) [\w’'-]+|he|she|they|(?:[a-z]+ ){{0,2}}{w.NAMED})"
_VERB = r"[a-z]{3,}(?:ed|es|s)"
_ENDS = r"(?P<end>[\w)’'%…]{2}[,.!?…]*)(?: ?[–—-])? "
_SAY_WHO = rf"{w.SAY} {_WHO}\b|{_VERB} (?:in|by) the\b|{_VERB} (?:the (?:[\w-]+ )+?)?{_NAMES}"
_WHO_SAY = rf"(?:he|she|they|the (?:[\w’'-]+ ){{1,4}}?(?:{_NAMES} )?|[a-z]+ {_NAMES} ) ?{w.SAY}\b"
_SENTENCE_OF = rf"(?i:{w.SAY}) (?:the\b|{_NAMES})|(?:He|She|They) {w.SAY}\b"
_NARRATED = rf"(?:The (?:[a-z-]+ ){{1,4}}?|{_NAMES} )(?:{w.SAY}|revealed)(?: (?:that|on|in|to)\b|[.,]|$)"
_ATTRIBUTION = compiled(
    rf"{_ENDS}(?:(?<=[,.!?…–—-] )(?:{_SAY_WHO}|{_WHO_SAY})|(?<=[,–—-] )(?:{_NAMES} |{_OTHERS}){w.SAY}\b"
    rf"|(?<=, )(?:so|according to) (?:the |[a-z]+ ){{0,3}}{w.NAMED}"
    rf"|(?<=[.!?…] )(?:{_SENTENCE_OF}|{_NARRATED}))"
)
_SENTENCE = compiled(r"(?<=[\w)%’'”\"»…][.!?…]) +(?=[\w‘'(])|(?<=[:;]) +(?=[A-Z])")
_ATTRIBUTED = compiled(rf"(?:{w.ATTRIBUTION})|\b{w.SAY} (?:that|on|in|to)\b|\baccording to\b")
NEAR = 120
"""Characters of a finding that reaches from a mark to the other's place; a longer one would hide others."""

_BESIDE = ' \u00a0“”„"«»'
_FAR = 2_000  # characters
_MOST = 3
"""Sentences of one speaker that may stand behind a mark without a word of who speaks."""


def close_of(story: Analysis, opened: int, block: Block) -> int | None:
    """Where the closing mark belongs of the quotation that opens at an offset; None where nothing says so."""
    text, last = story.text, min(block.end, opened + _FAR)
    again = text.find(text[opened], opened + 1, last) if text[opened] in SHAPE_OPENS else -1
    end = last if again < 0 else again
    found = _ATTRIBUTION.search(text, opened + 1, end)
    if found is not None:
        return found.end("end")
    if end == last < block.end:
        return None
    speech = text[opened + 1 : end]
    sentences = _SENTENCE.split(speech)
    if len(sentences) == 1 or (w.OWN.search(speech) is not None and len(sentences) <= _MOST):
        return opened + 1 + len(speech.rstrip())
    return None


def opening_of(story: Analysis, closed: int, block: Block) -> int | None:
    """Where the opening mark belongs of the quotation that a mark at an offset closes."""
    text, first = story.text, max(block.start, closed - _FAR)
    low = max((low for low, _ in story.quotations.narration(first, closed)), default=first)
    starts = [low, *(m.end() for m in _SENTENCE.finditer(text, low, closed))]
    sentences = [(start, text[start:end]) for start, end in zip(starts, [*starts[1:], closed], strict=True)]
    if low > first and not (text[low - 2] in ".!?…" and text[low:closed].lstrip()[:1].isupper()):
        del sentences[0]  # it goes on behind the quotation before
    own = [w.SPEAKER.search(sentence) is not None for _, sentence in sentences]
    said = [i for i, (_, each) in enumerate(sentences) if not own[i] and _ATTRIBUTED.search(each)]
    behind = said[-1] + 1 if said else 0
    if behind == len(sentences):
        return None
    start, sentence = sentences[next((i for i, each in enumerate(own) if each and i >= behind), -1)]
    return start + len(sentence) - len(sentence.lstrip(_BESIDE))
