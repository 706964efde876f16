"""A pronoun for which the story has nobody: so far it has told of one person, of the other gender."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from tlqa.checks._people import MAN, WOMAN, names_of, people
from tlqa.checks.base import Hit
from tlqa.compiled import compiled
from tlqa.frozen import dataclass

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Mapping, Sequence

    from tlqa.checks._people import Mention, Names
    from tlqa.model import Block
    from tlqa.text.analysis import Analysis

_PRONOUN = compiled(
    r"[HhSs](?<=\b.)(?:(?<=[Hh])(?:e|is)\b|(?<=h)im(?:self)?\b|(?<=[Hh])er\b|(?<=h)er(?:s|self)\b|(?<=[Ss])he\b)"
)
_GENDER = {"he": MAN, "his": MAN, "him": MAN, "himself": MAN}
_MOST = 4  # a person who is there has more pronouns than that

# What lets a man or a woman be meant though no name is told.
_PRESENT = {
    MAN: compiled(
        r"(?i)\b(?:m[ae]n|boys?|husbands?|him|fathers?|sons?|brothers?|gentlem[ae]n|mr|sir|lord|king|prince|pope"
        r"|bishop|priest|monk|sheikh|imam|uncle|nephew|grandfather|widower|boyfriend|ex-boyfriend|god|jesus|christ"
        r"|prophet|dad|male|actor|fiancé|(?:spokes|chair|police|fire|business|fisher|sales|states|gun|congress|crafts"
        r"|camera|country|work|service|noble|english|irish|french|council|assembly|ombuds|door|watch|horse|cow|clergy"
        r"|alder)m[ae]n|bull|stallion|dog|guy|lad|ex-husband|stepfather|father-in-law|brother-in-law|son-in-law|groom"
        r"|bridegroom|grandson|rapist|assailant|attacker|killer|predator|abuser|stalker|perpetrator|suspect)\b"
    ),
    WOMAN: compiled(
        r"(?i)\b(?:wom[ae]n|girls?|wi(?:fe|ves)|mothers?|daughters?|sisters?|lad(?:y|ies)|mrs|ms|miss|madam|dame"
        r"|queen|princess|nuns?|aunt|niece|grandmother|widow|girlfriend|ex-girlfriend|mum|mom|mama|female|actress"
        r"|fianc[ée]e|[a-z]{4,}wom[ae]n|ship|boat|vessel|yacht|ferry|frigate|mare|cow|dog|ex-wife|stepmother"
        r"|mother-in-law|sister-in-law|daughter-in-law|bride|granddaughter|hurricane|storm|cyclone|heroine|goddess"
        r"|submarine)\b"
    ),
}
# The commonest of them, told quickly.
_QUICK = {
    MAN: compiled(r"[mMbhfsk](?<=\b.)(?:r\b|an\b|en\b|oys?\b|usband|athers?\b|ons?\b|rothers?\b|ing\b)"),
    WOMAN: compiled(r"[wgmMds](?<=\b.)(?:rs\b|s\b|om[ae]n\b|irls?\b|ife\b|others?\b|aughter|isters?\b)"),
}
_MOST_WRITTEN = 8  # speech counted too
# Those who may be of either gender, in the same paragraph.
_SOMEBODY = compiled(
    r"(?i)\b(?:victims?|suspects?|bab(?:y|ies)|child|infant|everyone|everybody|anyone|each|every|nobody"
    r"|no one|whoever|someone|somebody|person|individual|defendant|the accused|driver|partner|deceased"
    r"|character|predecessor|rival|one of (?:the|his|her|them)|country|nation|the other|another|colleague"
    r"|friend|cousin|neighbou?r|parent|twin)\b"
)
_WOMAN_SHOWN = compiled(
    r"\b(?:[Ss]he|[Hh]er|herself|woman|actress|chairwoman|spokeswoman|businesswoman|mother)\b"
)
_MAN_SHOWN = compiled(r"\b(?:[Hh]e|[Hh]is|him|himself|man|actor|chairman|spokesman|businessman|father)\b")
_SHOWN = {WOMAN: _WOMAN_SHOWN, MAN: _MAN_SHOWN}
_NOUN = compiled(r"[a-z]{3,}")
# 'the 29-year-old nurse', 'the Colombian climber': the person already named.
_SAME = compiled(r"(?:year-old|[Tt]he [A-ZÀ-Þ]\w+|,(?: \d\d,)? (?:an?|the)(?: [\w-]+){0,3})[ ]$")
_PLACE = compiled(r"\b(?:of|at|in|on|from|near|through|across|around|outside|towards?|off)(?: the)? $")
_PLACE_WORD = compiled(
    r"(?:El|La|Los|Las|San|Santa|Santo|Saint|St|Mount|Lake|Cape|New|North|South|East|West|Port)\b"
)
_OWN = compiled(r"[ ](?:[a-z-]+,?[ ]){1,3}$")
_REACH = 40


@dataclass(frozen=True)
class Lone:
    given: Mapping[str, str]
    nouns: str

    @cached_property
    def _names(self) -> Names:
        return names_of(self.given, self.nouns)

    def find(self, story: Analysis, blocks: Sequence[Block]) -> Iterator[Hit]:
        written: dict[str, list[re.Match[str]]] = {MAN: [], WOMAN: []}
        for match in _PRONOUN.finditer(story.text):
            written[_gender(match)].append(match)
        if not any(
            0 < len(found) <= _MOST_WRITTEN and _QUICK[gender].search(story.text, 0, found[0].start()) is None
            for gender, found in written.items()
        ):
            return
        by_gender = {
            gender: [match for match in found if not story.quotations.in_speech(match.start())]
            for gender, found in written.items()
        }
        for gender, other in ((MAN, WOMAN), (WOMAN, MAN)):
            few = by_gender[gender]
            if 0 < len(few) <= min(_MOST, len(by_gender[other]) + 1):
                more = len(by_gender[other]) >= len(few)
                hit = self._odd(story, blocks, few[0], gender, other, more=more)
                if hit is not None:
                    yield hit
                    return

    def _odd(
        self,
        story: Analysis,
        blocks: Sequence[Block],
        match: re.Match[str],
        gender: str,
        other: str,
        *,
        more: bool,
    ) -> Hit | None:
        block = story.block_at(match.start())
        if block is None or block not in blocks or _PRESENT[gender].search(story.text, 0, match.start()):
            return None
        person = self._person(story, block, match, gender)
        if person is None or not (person.gender == other or more):
            return None
        if not self._shown(story, block, match, person, other):
            return None
        if self._neutral(story, block, match) or self._comes(story, match, person):
            return None
        return Hit(*match.span(), {"name": person.surname, "gender": other})

    def _person(self, story: Analysis, block: Block, match: re.Match[str], gender: str) -> Mention | None:
        """The only person that the story has named so far; in this block, or the one before it."""
        named = [m for m in self._people(story) if m.start < match.start()]
        if any(m.gender == gender for m in named):
            return None
        unknown = {m.surname for m in named if not m.gender and m.words > 1 and not _is_place(story, m)}
        full = [m for m in named if m.gender or m.surname in unknown]
        if not full or full[-1].start < block.start or len(unknown) + any(m.gender for m in full) > 1:
            return None
        return full[-1]

    def _people(self, story: Analysis) -> tuple[Mention, ...]:
        found: tuple[Mention, ...] = story.kept("people", lambda: people(story, self._names))
        return found

    def _shown(
        self, story: Analysis, block: Block, match: re.Match[str], person: Mention, other: str
    ) -> bool:
        """Whether the story shows the person's gender: by the name, or by a pronoun near the odd one."""
        if person.gender == other:
            return True
        at = story.block_index(block.start) or 0
        start = story.blocks[max(0, at - 1)].start
        end = story.blocks[min(at + 1, len(story.blocks) - 1)].end
        return _SHOWN[other].search(story.text, start, end) is not None

    def _neutral(self, story: Analysis, block: Block, match: re.Match[str]) -> bool:
        """Whether the block speaks of somebody who is not named."""
        text = story.text
        if _SOMEBODY.search(text, block.start, match.start()):
            return True
        for noun in _NOUN.finditer(text, block.start, match.start()):
            if noun.group() not in self._names.nouns:
                continue
            if _SAME.search(text, max(block.start, noun.start() - _REACH), noun.start()) is None:
                return True
        return False

    def _comes(self, story: Analysis, match: re.Match[str], person: Mention) -> bool:
        """Whether somebody else is named behind the pronoun: 'In his speech, Karl Lund said'."""
        sentence = story.sentence_at(match.start())
        end = sentence.end if sentence else match.end()
        for mention in self._people(story):
            if match.end() <= mention.start < end and mention.surname != person.surname:
                if mention.words < 2 and not mention.gender:
                    continue
                own = _OWN.fullmatch(story.text, match.end(), mention.start)
                if own is None or story.text[mention.end : mention.end + 1] != ",":
                    return True
        return False


def _is_place(story: Analysis, mention: Mention) -> bool:
    start = mention.start
    before = _PLACE.search(story.text, max(0, start - _REACH), start)
    return before is not None or _PLACE_WORD.match(story.text, start) is not None


def _gender(match: re.Match[str]) -> str:
    return _GENDER.get(match.group().lower(), WOMAN)
