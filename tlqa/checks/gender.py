"""A person taken up again by the pronoun of the other gender, or of a thing.

Who is a woman and who a man is shown by the story (Mrs, Sir, 'spokeswoman', 'his wife Ana'), by the surname's
form (Petrova) or by the given name; ``given`` names a table of the pack with names of one gender, ``nouns``
one whose keys ``people`` and ``callings`` have the nouns for a person. ``of`` says what is looked for:

* ``flipped``: 'Anna Keller defended himself', 'Anna Keller presented his resignation', 'Anna Keller resigned.
  He added that', 'For his part, Anna Keller': the pronoun can mean nobody else, because the verb or the noun
  ties it to the speaker, and nobody else is named between;
* ``drifted``: a pronoun of a gender that nobody near it has, after a person of the other one: for stories
  known to be damaged;
* ``unlicensed``: a pronoun of a gender that nobody in the story has, where the story has people and pronouns
  of the other, and nobody stands near whom it could mean;
* ``itself``: a person who 'defended itself';
* ``said``: 'It added that' after a sentence that names one person and nothing that can say something.

The finding is the pronoun. Messages may use ``{name}`` and ``{gender}``.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from typing import TYPE_CHECKING, Any

from tlqa.checks._ahead import is_ahead, named_ahead
from tlqa.checks._drift import drifted
from tlqa.checks._lone_pronoun import unlicensed
from tlqa.checks._people import GENDER, MAN, WOMAN, names_of, people
from tlqa.checks._sole_person import WORDS, sole_person
from tlqa.checks._tables import read_table
from tlqa.checks.base import Hit
from tlqa.compiled import compiled
from tlqa.frozen import dataclass
from tlqa.model import BlockKind

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from tlqa.checks._people import Mention, Names
    from tlqa.checks.base import Draft, Prepared
    from tlqa.model import Block, Rule, Sentence
    from tlqa.text.analysis import Analysis

KIND = "gender"
GROUPS = ("name", "gender")
SCHEMA: dict[str, Any] = {
    "properties": {
        "of": {"enum": ["flipped", "drifted", "unlicensed", "itself", "said"]},
        "given": {"type": "string", "minLength": 1},
        "nouns": {"type": "string", "minLength": 1},
    },
    "required": ["of"],
}
DRAFT: Draft = (
    {"of": "flipped"},
    "The placeholder says little. Mrs Norland defended ⟦himself⟧ in the hall on Monday.",
    "The placeholder says little. Mrs Norland defended herself in the hall on Monday.",
)

_SAYS = """
    says adds explains underlines recalls stresses added explained said stressed warned recalled
    told tells thanked thanks apologised apologized promised praised denied denies insisted insists
    claimed claims hopes hoped wants wanted believes believed remembers remembered lives lived
    studied retired laughed laughs regrets regretted admitted admits wrote writes asked asks dreams
    dreamed knows knew feels felt thinks thought sold bought painted collects collected refused
    refuses spoke speaks left married joined spent resigned confessed pleaded
""".split()
_LITERALS = {
    "flipped": ("himself", "herself", "his", "her", "he ", "she "),
    "drifted": (" he ", " she ", "he ", " his ", " her ", "himself", "herself"),
    "unlicensed": ("herself", " her", "she "),
    "itself": ("itself",),
    "said": tuple(
        f"it {w}" for w in ("also", "then", "further", "has", "had", "never", "still", "later", *_SAYS)
    ),
}

# What people express, hold or hand in is their own.
_EXPRESS = (
    r"(?:expressed|voiced|gave|announced|presented|tendered|submitted|offered|launched|withdrew|confirmed"
    r"|declared|reiterated|repeated|concluded|began|started|opened|closed|ended|finished|explained|justified)"
)
_EXPRESSED = (
    r"(?:condolences|hopes?|regrets?|opinions?|views?|resignation|candidacy|candidature|gratitude|concerns?"
    r"|support|readiness|willingness|confidence|conviction|satisfaction|disappointment|indignation|solidarity|sympathy"
    r"|retirement|intention|decision|opposition|departure|speech|address|remarks|statement|withdrawal)"
)
_OCCASION = (
    r"(?:speech|(?:opening|closing|final|introductory) (?:remarks|speech|statement)|remarks|statement"
    r"|interview|post|tweet|testimony|memoirs?|autobiography|inaugural address"
    r"|(?:Facebook|Twitter|Instagram|Telegram) (?:page|account))"
)
_SAYING = (
    r"(?:added|continued|went on|concluded|stressed|said|says|noted|explained|recalled|told|emphasi[sz]ed"
    r"|also (?:said|noted|called|denied|announced|stressed))"
)
_FLIPPED = r"[HhSs](?<=\b.)(?:(?<=h)(?:im|er)self\b|(?<=h)(?:is|er)\b|(?<=[HhSs])h?e\b)"
# What ties a pronoun to the subject of its sentence; at the start of one, to the speaker of the one before.
_OWNS = compiled(rf"\b(?:{_EXPRESS}|[io]n) $")
_OWNED = compiled(rf" (?:(?:\w+ )?{_EXPRESSED}|{_OCCASION})\b")
_TAKEN_UP = compiled(rf" {_SAYING}\b")
# Where one of these stands before it, a pronoun that nothing ties may be somebody else's.
_OTHERS = {
    MAN: compiled(r"[mbhfsgv](?<=\b.)(?:an|oy|usband|im|ather|on|rother|entleman|uspect|ictim)\b"),
    WOMAN: compiled(r"[wghmdslv](?<=\b.)(?:ers|oman|irl|ife|other|aughter|ister|ady|uspect|ictim)\b"),
}
_OF_NOBODY = {"unlicensed": unlicensed, "drifted": drifted}
# Nor where there is a creature that may be a he or a she: a rabbit in his hutch.
_OTHER_CREATURE = compiled(
    r"\b(?:dogs?|pupp(?:y|ies)|hounds?|terriers?|cats?|kittens?|tomcats?|horses?|pon(?:y|ies)"
    r"|mares?|stallions?|foals?|donkeys?|rabbits?|hamsters?|guinea pigs?|tortoises?"
    r"|turtles?|parrots?|birds?|owls?|geese|goose|swans?|ducks?|hens?|cockerels?|sheep"
    r"|rams?|goats?|cows?|bulls?|calf|calves|pigs?|boars?|bears?|lions?|tigers?|elephants?"
    r"|seals?|whales?|dolphins?|monkeys?|apes?|gorillas?|pets?|animals?|bab(?:y|ies)|child"
    r"|toddlers?|infants?|twins?|ships?|ferry|yachts?|locomotives?|dolls?|puppets?"
    r"|characters?|hero|heroine)\b"
)
_REACH = 16
_NEAR = 400
_ITSELF = r"\bitself\b"
_IT = rf"It(?<=\bIt)(?= (?:also |then |further |has |had |never |still |later )?(?:{'|'.join(_SAYS)})\b)"
_PATTERNS = {"flipped": _FLIPPED, "itself": _ITSELF, "said": _IT}

# Of what a paper, a body or a place can be the subject, so that "it" need be no person.
_CAN_SAY = frozenset(
    """
    report statement letter note law study studies survey poll document text article paper book ministry
    government company party parties group agency agencies commission council court union bank police
    army navy force office board committee team club organisation organization association federation
    institute university school firm newspaper magazine network channel station site website page post
    tweet message decree decision ruling verdict order bill act treaty agreement contract plan project
    programme program campaign film movie song play video email e-mail list file complaint petition suit
    lawsuit indictment charge filing speech interview constitution rule sign poster slogan kremlin
    pentagon vatican parliament senate congress house delegation embassy country nation state city
    municipality it its
    """.split()
)
_ACRONYM = compiled(r"\b[A-Z]{2,}\b")


def complete(params: Mapping[str, Any], pack: Path) -> dict[str, Any]:
    """The parameters with the tables read into ``names`` and ``people``.

    Raises:
        RuleError: a table lies outside the pack, cannot be read, or is no table.
    """
    nouns = read_table(params["nouns"], pack, "nouns") if "nouns" in params else {}
    names = read_table(params["given"], pack, "names") if "given" in params else {}
    people = " ".join(nouns.get(key, "") for key in ("people", "callings"))
    return {**params, "names": names, "people": people}


def required_literals(params: Mapping[str, Any], macros: Mapping[str, str]) -> tuple[str, ...] | None:
    return _LITERALS[params["of"]]


def prepare(rule: Rule, macros: Mapping[str, str]) -> Prepared:
    params = rule.params
    return _Gender(params["of"], params["names"], params["people"])


@dataclass(frozen=True)
class _Gender:
    of: str
    given: Mapping[str, str]
    nouns: str

    @cached_property
    def _names(self) -> Names:
        return names_of(self.given, self.nouns)

    @cached_property
    def _expression(self) -> re.Pattern[str]:
        return compiled(_PATTERNS[self.of])

    def find(self, story: Analysis, blocks: Sequence[Block]) -> Iterator[Hit]:
        if self.of in _OF_NOBODY:
            for start, end, name, gender in _OF_NOBODY[self.of](story, self._names):
                yield Hit(start, end, {"name": name, "gender": gender})
            return
        pronouns = list(self._candidates(story))
        starts = [match.start() for match, _ in pronouns]
        for block in blocks:
            for match, tied in pronouns[bisect_left(starts, block.start) : bisect_left(starts, block.end)]:
                person = self._meant(story, block, match, tied=tied)
                if person is not None:
                    yield Hit(*match.span(), {"name": person.surname, "gender": person.gender})

    def _candidates(self, story: Analysis) -> Iterator[tuple[re.Match[str], bool]]:
        """The pronouns in narration that their words tie to a person, and the first of each gender."""
        seen: set[str] = set()
        for match in self._expression.finditer(story.text):
            gender = GENDER.get(match.group().lower(), "")
            tied = not gender or self._is_tied(story, match)
            first = gender not in seen and not _other_before(story, match, gender)
            if (tied or first) and not story.quotations.in_speech(match.start()):
                yield match, tied
            seen.add(gender)

    def _is_tied(self, story: Analysis, match: re.Match[str]) -> bool:
        """Whether the pronoun is of the subject by its form, its verb or the noun it stands with."""
        word = match.group()
        if word[0].isupper():
            return _TAKEN_UP.match(story.text, match.end()) is not None
        return word.endswith("self") or self._owned(story, match) or is_ahead(story, match)

    def _meant(self, story: Analysis, block: Block, match: re.Match[str], *, tied: bool) -> Mention | None:
        """The person that the pronoun must mean, if it is not of the person's gender."""
        sentence = story.sentence_at(match.start())
        word = match.group()
        if sentence is None or (word[0].isupper() and match.start() != sentence.start):
            return None
        gender = GENDER.get(word.lower(), "")
        if word == "It":
            return self._sayer(story, block, sentence)
        if word[0].isupper():
            person = self._speaker(story, block, sentence, gender)
        elif is_ahead(story, match):
            person = named_ahead(story, self._names, match.end(), sentence.end, gender)
        else:
            short = word.endswith("self")
            person = sole_person(story, self._names, sentence.start, match.start(), gender, short=short)
        if person is None:
            return None
        if tied:
            return person
        others = _OTHER_CREATURE.search(story.folded, 0, match.start())
        return person if others is None and self._alone_in_story(story, person, match) else None

    def _owned(self, story: Analysis, match: re.Match[str]) -> bool:
        """Whether the verb before a possessive and the noun after it make it the subject's own."""
        start, end = match.span()
        return bool(_OWNED.match(story.text, end) and _OWNS.search(story.text, max(0, start - _REACH), start))

    def _alone_in_story(self, story: Analysis, person: Mention, match: re.Match[str]) -> bool:
        """Whether the story names nobody of the pronoun's gender before it, nor near it of unknown gender."""
        for mention in story.kept("people", lambda: people(story, self._names)):
            if mention.start > match.start():
                break
            if mention.gender not in ("", person.gender):
                return False
            near = mention.start > match.start() - _NEAR
            if near and not mention.gender and mention.words > 1:
                return False
        return True

    def _speaker(self, story: Analysis, block: Block, sentence: Sentence, gender: str) -> Mention | None:
        """The one person of the sentence before, its subject or the speaker of its quotation."""
        sentences = story.sentences(block)
        at = bisect_left(sentences, sentence.start, key=lambda s: s.start)
        before = sentences[at - 1] if at else _last_before(story, block)
        if before is None:
            return None
        return sole_person(story, self._names, before.start, before.end, gender, short=False)

    def _sayer(self, story: Analysis, block: Block, sentence: Sentence) -> Mention | None:
        """The speaker of the sentence before, if nothing but people could say something so far."""
        start = max(0, sentence.start - _NEAR)
        text = story.text[start : sentence.start]
        words = {word.lower() for word in WORDS.findall(text)}
        if _ACRONYM.search(text) or not _CAN_SAY.isdisjoint(
            words | {word.removesuffix("s") for word in words}
        ):
            return None
        return self._speaker(story, block, sentence, "")


def _last_before(story: Analysis, block: Block) -> Sentence | None:
    """The last sentence of the paragraph before, if that is one."""
    index = story.block_index(block.start)
    if not index or story.blocks[index - 1].kind is not BlockKind.PARAGRAPH:
        return None
    sentences = story.sentences(story.blocks[index - 1])
    return sentences[-1] if sentences else None


def _other_before(story: Analysis, match: re.Match[str], gender: str) -> bool:
    return gender in _OTHERS and _OTHERS[gender].search(story.text, 0, match.start()) is not None
