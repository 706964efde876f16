"""First or second person in narration, where a sign says that quotation marks were lost or moved.

``person`` is ``first`` or ``second``. A reporter's own text has no I and no we; when it has, and the
same paragraph holds a closing mark that nothing opened, a quotation with its attribution right after
it, or a bracketed ellipsis in narration, then the speaker's words stand outside the marks. So they do
after ‘said that’, when marks follow in the same sentence, and after a quotation, its attribution and a comma.
A sentence that begins with I, we or you right after one with a quotation and its attribution is speech too.
A story told in the first person (a column, a letter, an interview) is left alone: there, most such
sentences have no such sign. The finding is the pronoun with the words that follow it.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import islice
from typing import TYPE_CHECKING, Any

from tlqa.checks._lost_mark import NEAR, opening_of
from tlqa.checks._repeated import folded_words
from tlqa.checks.base import Hit
from tlqa.compiled import compiled
from tlqa.frozen import dataclass
from tlqa.text.speech import Event

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Mapping, Sequence

    from tlqa.checks.base import Draft, Prepared
    from tlqa.model import Block, Rule, Sentence
    from tlqa.text.analysis import Analysis

KIND = "person"
SCHEMA: dict[str, Any] = {
    "properties": {"person": {"enum": ["first", "second"]}},
    "required": ["person"],
}
DRAFT: Draft = (
    {"person": "first"},
    "⟦I hold the place. It is mine,⟧” the placeholder told reporters.",
    "“I hold the place,” the placeholder told reporters.",
)

# Each alternative looks back at its first letter, since re skips fast to a class that stands in front of all.
_PRONOUNS = {
    "first": r"[IWwMmOou](?:(?<=\bI)(?:['’](?:m|d|ll|ve))?|(?<=\b[Ww])e(?:['’](?:re|d|ll|ve))?"
    r"|(?<=\bm)y|(?<=\bo)ur|(?<=\bM)y(?=\s[a-z])|(?<=\bO)ur(?=\s[a-z])|(?<=\bu)s)\b",
    "second": r"[Yy](?<=\b.)(?:ou(?:['’](?:re|d|ll|ve))?|our|(?<=y)ourselves)\b",
}
_FOLLOWING = r"(?:\s[\w'’]+){0,2}"
_LITERALS = {"first": ("i", "we", "my", "our", "us"), "second": ("you",)}
_WORDS = {"first": frozenset(_LITERALS["first"]), "second": frozenset(("you", "your", "yourselves"))}
_LEADS = "But|And|So|Because|If|When|While|Now|Today|Here|There|Then|Still|Maybe|Perhaps|What|Let"
_ROMAN_BEFORE = compiled(
    rf"(?:World War|War|\b(?!(?:{_LEADS}) )[A-Z][a-z]+|Article|Part|Phase|Title|Chapter|Vitamin|Type) $"
    r"|\bR\.$"
)
_CUT = compiled(r"\[(?:…|\.\.\.)\]")
_BEGINS = compiled(
    rf"(?:(?:[‘'–—-]\s?)?(?:(?:{_LEADS}|Yes,|No,|Well,|Of course|Sometimes|In the end|At first|For (?:me|us)"
    r"|For years|Even if|Every (?:day|night|morning|year)|All (?:that )?|What that )\s?,?\s?)?)$"
)
_TO_THE_REPORTER = compiled(r"\b(?:me|us|I|we|my|our|you)\b")
_REPORTED = compiled(r"\b(?:that|whether|if)\b")
_REPORTERS_OWN = compiled(
    r"(?:(?:[Ww]e|I)(?: then| also| first)? (?:ask(?:ed)?|rang|phone[ds]?|e-?mail(?:ed)?|texted"
    r"|spoke|speak|talk(?:ed)?|me?et|visit(?:ed)?|put|shall see"
    r"|contacted|interviewed|approached|reached|sat|sit|arrived?|called|wander|walk(?:ed)?|drive|drove|find|found"
    r"|watch(?:ed)?|wait(?:ed)?|laugh(?:ed)?|nod(?:ded)?|stop(?:ped)?|pass(?:ed)?|order(?:ed)?"
    r"|suggest(?:ed)?|wonder(?:ed)?)"
    r"|(?:[Ww]e(?:[’']re| are| were)|I(?:[’']m| am| was)) (?:sitting|standing|walking|driving|talking"
    r"|speaking|eating|looking|in|on|at|told|reminded|struck|shown|reliably)\b"
    r"|[Oo]ur (?:reporters?|correspondents?|special|guide|live|verdict|newsroom|website"
    r"|readers|colleagues?|partners?)"
    r"|[Yy]ou (?:don[’']t (?:say|have to|need to)|couldn[’']t make|could not make|guessed|bet|what\b"
    r"|get the (?:idea|picture)|know the (?:rest|type|feeling|drill|one|sort|kind)|had to be there|never know"
    r"|heard (?:it|that|right)|read that right)"
    r"|[Yy]ou(?: (?:have|could|can|will))? (?:ever|need to know|think|might|may|probably|for"
    r"|(?:will|may|might|would) (?:not |never |well |probably )?have))\b"
)
_WORD = compiled(r"[^\W\d_]+")
_TOLD_IN_FIRST_PERSON = 3


def required_literals(params: Mapping[str, Any], macros: Mapping[str, str]) -> tuple[str, ...] | None:
    return _LITERALS[params["person"]]


def prepare(rule: Rule, macros: Mapping[str, str]) -> Prepared:
    said = macros["SAID"]
    who = r"(?:the|a|an|he|she|they|it|[A-ZÀ-Ý][\w’'.-]+)"
    attribution = compiled(rf"[,.]?[”\"»]?,?\s(?:{who}\s(?:[\w’'.-]+\s){{0,5}}?{said}|{said}\s{who})\b")
    reported = compiled(rf"\b{said} that $")
    resumed = compiled(
        rf"[,.!?][”\"»],?\s(?:{who}\s(?:[\w’'.-]+\s){{0,5}}?{said}|{said}\s{who}(?:\s[\w’'.-]+){{0,3}})"
        r"(?:\son\s\w+)?,\s(?:(?:but|because|so)\s)?$"
    )
    pronoun = _PRONOUNS[rule.params["person"]]
    words = compiled(pronoun + _FOLLOWING)
    said_so = _WORDS[rule.params["person"]]
    return _Person(
        said_so, compiled(pronoun), words, compiled(rf"\b{said}\b"), reported, attribution, resumed
    )


@dataclass(frozen=True, slots=True)
class _Person:
    any_of: frozenset[str]
    pronoun: re.Pattern[str]
    words: re.Pattern[str]
    said: re.Pattern[str]
    reported: re.Pattern[str]
    attribution: re.Pattern[str]
    resumed: re.Pattern[str]

    def find(self, story: Analysis, blocks: Sequence[Block]) -> Iterator[Hit]:
        lost = story.kept("lost openings", lambda: _lost_openings(story))
        if not lost and not story.quotations.spans:
            return
        signed: list[Hit] = []
        unsigned = 0
        plain: list[Block] = []  # without a sign, and only counted where there is something to report
        for block in blocks:
            closes = lost[bisect_left(lost, block.start) : bisect_left(lost, block.end)]
            if not closes and not _may_be_signed(story, block):
                plain.append(block)
                continue
            for sentence, hit in self._told(story, block):
                if self._signed(story, block, sentence, hit, closes):
                    signed.append(_whole(story, block, sentence, hit, closes))
                else:
                    unsigned += 1
        others = (1 for block in (plain if signed else ()) for _ in self._told(story, block))
        if unsigned + sum(islice(others, _TOLD_IN_FIRST_PERSON)) < _TOLD_IN_FIRST_PERSON:
            yield from signed

    def _told(self, story: Analysis, block: Block) -> Iterator[tuple[Sentence, Hit]]:
        """The sentences of a block whose narration has such a pronoun, and the first one of each."""
        if self.any_of.isdisjoint(folded_words(story)[block.start]):
            return
        narration = story.quotations.narration(block.start, block.end)
        if any(self.pronoun.search(story.text, low, high) for low, high in narration):
            for sentence in story.sentences(block):
                hit = self._narrated(story, sentence)
                if hit is not None:
                    yield sentence, hit

    def _narrated(self, story: Analysis, sentence: Sentence) -> Hit | None:
        """The first such pronoun of the sentence that stands in narration."""
        text = story.text
        for low, high in story.quotations.narration(sentence.start, sentence.end):
            for match in self.words.finditer(text, low, high):
                roman = match.group().startswith("I") and _ROMAN_BEFORE.search(
                    text[max(0, match.start() - 20) : match.start()]
                )
                if not roman:
                    return Hit(match.start(), match.end())
        return None

    def _signed(self, story: Analysis, block: Block, sentence: Sentence, hit: Hit, closes: list[int]) -> bool:
        text = story.text
        before = text[sentence.start : hit.start]
        if self.resumed.search(before):
            return True
        spoken = list(story.quotations.speech(hit.end, block.end))
        if self.reported.search(before):
            return bool(spoken) and spoken[0][0] < sentence.end
        if self.said.search(before) or _REPORTED.search(before):
            return False
        if _BEGINS.match(before) and self._goes_on(story, block, sentence, hit):
            return True
        if any(at >= hit.end for at in closes):
            return True
        narration = story.quotations.narration(block.start, block.end)
        if any(_CUT.search(text, low, high) for low, high in narration):
            return True
        if not spoken or self.said.search(text, hit.end, spoken[0][0]):
            return False
        if _REPORTERS_OWN.match(text, hit.start) or text[sentence.start : sentence.end].rstrip().endswith(
            "?"
        ):
            return False
        # the rest of the sentence, or the sentence after it, is speech that has its attribution
        near = spoken if spoken[0][0] < sentence.end else spoken[:1]
        return any(self.attribution.match(text, high, block.end) for _, high in near)

    def _goes_on(self, story: Analysis, block: Block, sentence: Sentence, hit: Hit) -> bool:
        """Whether the sentence before has a quotation with its attribution, and this one none of either."""
        text, quotations = story.text, story.quotations
        if quotations.touches_speech(sentence.start, sentence.end) or _REPORTERS_OWN.match(text, hit.start):
            return False
        if self.said.search(text, hit.start, sentence.end) or text[sentence.start : sentence.end].endswith(
            "?"
        ):
            return False
        previous = story.sentence_at(sentence.start - 2)
        if previous is None or previous.start < block.start:
            return False
        spoken = list(quotations.speech(previous.start, previous.end))
        told = [text[low:high] for low, high in quotations.narration(previous.start, previous.end)]
        if spoken and _is_foreign(story, *spoken[-1]):
            return False  # what was said in another language is said again in English
        if not spoken or any(_TO_THE_REPORTER.search(each) for each in told):
            return False
        return any(self.attribution.match(text, high, previous.end) for _, high in spoken) or (
            spoken[-1][1] >= previous.end - 1 and any(self.said.search(each) for each in told)
        )


def _is_foreign(story: Analysis, start: int, end: int) -> bool:
    """Whether a quotation has letters, or no small words, of the story's language."""
    words = _WORD.findall(story.text, start, end)
    small = sum(word.lower() in story.language.function_words for word in words)
    if any(not word.isascii() for word in words):
        return 2 * small < len(words)
    return small == 0 and len(words) > 1


def _may_be_signed(story: Analysis, block: Block) -> bool:
    if story.quotations.touches_speech(block.start, block.end):
        return True
    cuts = story.kept("cuts", lambda: [match.start() for match in _CUT.finditer(story.text)])
    return bool(cuts) and bisect_left(cuts, block.start) < bisect_left(cuts, block.end)


def _whole(story: Analysis, block: Block, sentence: Sentence, hit: Hit, closes: list[int]) -> Hit:
    """What is spoken with the pronoun: to the mark that closes it, or in its sentence to one that opens."""
    close = next((at for at in closes if at >= hit.end), None)
    if close is not None and close - hit.start <= NEAR:
        start = opening_of(story, close, block)
        return hit if start is None or not close - NEAR <= start <= hit.start else Hit(start, close)
    end = next((low for low, _ in story.quotations.speech(hit.end, sentence.end)), sentence.end)
    end = hit.start + len(story.text[hit.start : end].rstrip())
    return Hit(hit.start, end) if hit.end < end <= hit.start + NEAR else hit


def _lost_openings(story: Analysis) -> list[int]:
    """Where a closing mark stands that nothing opened, in order."""
    kinds = (Event.UNOPENED, Event.TURNED_CLOSE)
    return sorted(e.start for e in story.quotations.events if e.kind in kinds)
