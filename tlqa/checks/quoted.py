"""Where a quotation stands in the sentences around it, and whether its marks can stand there.

``event`` names what is wrong:

* ``closes-early``: words that go on with the speaker's sentence follow the closing mark, and the attribution
  comes only after them (‘“We won,” but we were lucky, he said’);
* ``closes-before-a-sentence``: the quotation that opens the paragraph has no attribution, and the sentence
  after it, which has no marks, has one;
* ``closes-on-a-small-word``: the last word within the marks leads to the next, which stands outside;
* ``closes-in-mid-sentence``: a quotation of several sentences whose last goes on outside the marks, or one
  that is cut where no sentence ends;
* ``opens-late``: the first half of what somebody said stands before the opening mark, and the attribution
  follows the closing one;
* ``opens-before-attribution``: the quotation begins with the attribution that should stand before it;
* ``attribution-within``: the attribution stands within the marks, and outside there is none;
* ``lead-in``: after ‘he said,’ or ‘he said:’ a sentence without a mark follows, and only then a quotation;
* ``behind``: ``match``, a regular expression or several, matches from the last character within the marks on;
* ``speech-beside``: the sentence before or after a quotation is in the first person, without marks;
* ``speech-without-marks``: so is one that has an attribution.

The finding is the mark with the words at it. Only quotations of the outer level that open and close in one
paragraph are looked at; the verbs and the small words are those of English. A story told in the first person
has no ``speech-beside`` and ``speech-without-marks``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tlqa.checks import _around_quotations as w
from tlqa.checks._lost_mark import NEAR
from tlqa.checks._misplaced_marks import (
    closes_before_a_sentence,
    closes_early,
    closes_in_mid_sentence,
    closes_on_a_small_word,
    opens_before_attribution,
    opens_late,
)
from tlqa.checks._outer_quotations import outer_quotations, sentence_so_far
from tlqa.checks._repeated import folded_words
from tlqa.checks.base import Hit, expand
from tlqa.compiled import compiled
from tlqa.frozen import dataclass

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from tlqa.checks._outer_quotations import Quoted
    from tlqa.checks.base import Draft, Prepared
    from tlqa.model import Block, Rule
    from tlqa.text.analysis import Analysis

KIND = "quoted"
DRAFT: Draft = (
    {"event": "lead-in"},
    "The placeholder ⟦said: We have mended the pumps and bought the seed.⟧ “Now we wait for the water.”",
    "The placeholder said: “We have mended the pumps and bought the seed. Now we wait for the water.”",
)


def _attribution_within(q: Quoted) -> tuple[int, int] | None:
    inside = q.inside if q.closed else q.inside[: w.FAR]
    for found in w.WITHIN.finditer(inside) if w.SAYS.search(inside) else ():
        alone = not (w.BEHIND.match(q.after) or w.LEADS_TO.search(q.before))
        if alone or w.CERTAIN.search(found["mark"]):
            return q.start + 1 + found.start("mark"), q.start + 1 + found.end("mark")
    stage = w.STAGE.search(q.inside) or w.GESTURE.search(q.inside)
    if (
        stage is not None
        and w.IN_THE_TALE.match(stage["mark"] or "")
        and w.TALE.search(q.inside[: stage.start() + 1])
    ):
        return None  # the speaker tells what somebody did
    if stage is None or (not q.closed and stage.start() > w.FAR):
        return None
    start, end = stage.span("mark" if stage["mark"] else "age")
    return q.start + 1 + start, q.start + 1 + _words_end(q.inside, start, end)


def _lead_in(q: Quoted) -> tuple[int, int] | None:
    if q.before[-2:-1] not in {".", "!", "?"}:
        return None
    found = w.LED_IN.search(q.before)
    if found is None:
        return None
    start = q.start - len(q.before) + found.start()
    return start, start + _words_end(found.group(), 0, found.end() - found.start() - 1)


def _speech_beside(q: Quoted) -> tuple[int, int] | None:
    before = q.before
    if before[-2:] in {". ", "! ", "? "}:
        said = sentence_so_far(before[:-1])
        if _own(said) and "”" not in said and '"' not in said and w.BEHIND.match(q.after):
            return q.start - 1 - len(said), q.start - 1 - len(said) + _words_end(said, 0, len(said))
    if q.inside[-1:] in ".!?" and q.after[:1] == " ":
        found = w.FIRST_STOP.match(q.after, 1)
        if found is not None and q.after[1:2].isupper() and _own(found.group()):
            return q.end + 1, q.end + 1 + _words_end(q.after[1:], 0, found.end() - 1)
    return None


def _own(said: str) -> bool:
    """Whether a sentence is in the first person from its first words on."""
    found = w.OWN.search(said)
    if said.endswith("?") or w.REPORTERS_WORK.match(said):
        return False
    return found is not None and said.count(" ", 0, found.start()) < 4 and w.REPORTS.search(said) is None


_AT_OPENING: dict[str, Callable[[Quoted], bool]] = {
    "opens-late": opens_late,
    "opens-before-attribution": opens_before_attribution,
}
_AT_CLOSING: dict[str, Callable[[Quoted], bool]] = {
    "closes-early": closes_early,
    "closes-before-a-sentence": closes_before_a_sentence,
    "closes-on-a-small-word": closes_on_a_small_word,
    "closes-in-mid-sentence": closes_in_mid_sentence,
}
_WHERE: dict[str, Callable[[Quoted], tuple[int, int] | None]] = {
    "attribution-within": _attribution_within,
    "lead-in": _lead_in,
    "speech-beside": _speech_beside,
}
_WITHOUT = "speech-without-marks"
_BEHIND_IT = "behind"
EVENTS = (*_AT_CLOSING, *_AT_OPENING, *_WHERE, _WITHOUT, _BEHIND_IT)
SCHEMA: dict[str, Any] = {
    "properties": {
        "event": {"enum": list(EVENTS)},
        "match": {"type": "array", "items": {"type": "string", "minLength": 1}, "minItems": 1},
    },
    "required": ["event"],
}


def required_literals(params: Mapping[str, Any], macros: Mapping[str, str]) -> tuple[str, ...] | None:
    return w.PRONOUNS if params["event"] in {_WITHOUT, "speech-beside"} else None


def prepare(rule: Rule, macros: Mapping[str, str]) -> Prepared:
    sources = [expand(each, macros) for each in rule.params.get("match", ())]
    behind = compiled("|".join(f"(?:{each})" for each in sources)) if sources else None
    return _Check(rule.params["event"], behind)


@dataclass(frozen=True, slots=True)
class _Check:
    event: str
    behind: re.Pattern[str] | None

    def find(self, story: Analysis, blocks: Sequence[Block]) -> Iterator[Hit]:
        if self.event == _WITHOUT:
            yield from _without_marks(story, blocks)
            return
        if not story.quotations.spans:
            return
        wanted = {block.start for block in blocks}
        if self.behind is not None:
            match, text = self.behind.match, story.text
            for q in outer_quotations(story):
                if q.closed and q.after and q.block.start in wanted:
                    found = match(text, q.end - 2, q.block.end)
                    if found is not None:
                        yield Hit(*_marked(found))
            return
        hits = story.kept("hits of quotations", lambda: _hits(story)).get(self.event, ())
        told = [hit for start, hit in hits if start in wanted]
        if self.event != "speech-beside" or (told and len(_told_by_me(story)) <= w.FEW + len(told)):
            yield from told


def _hits(story: Analysis) -> dict[str, list[tuple[int, Hit]]]:
    """What all events find, each with the start of its block: a quotation is looked at once for all."""
    found: dict[str, list[tuple[int, Hit]]] = {}
    text = story.text
    for q in outer_quotations(story):
        if q.closed:
            for event, closes in _AT_CLOSING.items():
                if closes(q):
                    found.setdefault(event, []).append((q.block.start, _closing(text, q)))
            for event, opens in _AT_OPENING.items():
                if opens(q):
                    found.setdefault(event, []).append((q.block.start, _opening(text, q, event)))
        for event, where in _WHERE.items():
            place = where(q) if q.closed or where is _attribution_within else None
            if place is not None:
                found.setdefault(event, []).append((q.block.start, Hit(*place)))
    return found


def _without_marks(story: Analysis, blocks: Sequence[Block]) -> Iterator[Hit]:
    words, text = folded_words(story), story.text
    found: list[Hit] = []
    for block in blocks:
        if w.PRONOUN.isdisjoint(words[block.start]) or w.COMMON.isdisjoint(words[block.start]):
            continue
        narration = story.quotations.narration(block.start, block.end)
        if not any(w.OWN.search(text, low, high) for low, high in narration):
            continue
        for each in w.NARRATED.finditer(text, block.start, block.end):
            own = None if each["on"].startswith(("–", "—", "-")) else w.OWN.search(each["on"])
            if (
                own is not None
                and not story.quotations.touches_speech(*each.span())
                and not w.REPORTS.search(each["on"])
            ):
                found.append(Hit(each.start(), _words_end(text, each.start(), each.end("on"))))
    if found and len(_told_by_me(story)) <= w.FEW + len(found):
        yield from found


def _told_by_me(story: Analysis) -> list[int]:
    """Where the first person stands in narration, once a sentence."""
    return story.kept("told by me", lambda: _find_told_by_me(story))


def _find_told_by_me(story: Analysis) -> list[int]:
    found = []
    for block in story.blocks:
        for low, high in story.quotations.narration(block.start, block.end):
            for sentence in w.STOP.split(story.text[low:high]):
                if w.OWN.search(sentence) and not w.REPORTS.search(sentence):
                    found.append(low)
    return found


def _marked(found: re.Match[str]) -> tuple[int, int]:
    """The group that has matched: every alternative has one of its own."""
    return found.span(next((name for name, text in found.groupdict().items() if text is not None), 0))


def _closing(text: str, q: Quoted) -> Hit:
    """The closing mark with the word before it and the one after it."""
    start, end = q.end - 1, q.end
    while end < q.block.end and not text[end].isalnum():
        end += 1
    if q.inside[:1].islower() and len(q.inside) < w.SHOWN - 15:
        return Hit(q.start, _word_end(text, end, q.block.end))  # a scrap is shown as a whole
    while start > q.start and not text[start - 1].isspace():
        start -= 1
    return Hit(start, _word_end(text, end, q.block.end))


def _opening(text: str, q: Quoted, event: str) -> Hit:
    """The opening mark with the word behind it, and with the speech ahead of it where that is not long."""
    start = q.start
    if event == "opens-late":
        told = sentence_so_far(q.before).lstrip(' .,”"»’')
        start -= len(told) if len(told) <= NEAR else 0
    return Hit(start, _word_end(text, q.start + 1, q.block.end))


def _words_end(text: str, start: int, end: int) -> int:
    """Where the first words of a longer stretch end."""
    if end - start <= w.SHOWN:
        return end
    space = text.rfind(" ", start, start + w.SHOWN)
    return space if space > start else start + w.SHOWN  # one word as long as that


def _word_end(text: str, at: int, end: int) -> int:
    while at < end and (text[at].isalnum() or text[at] in "'’-"):
        at += 1
    return at
