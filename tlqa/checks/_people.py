"""The people a story names, and which gender their titles or given names show."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tlqa.checks._spelling import plain
from tlqa.compiled import compiled
from tlqa.frozen import dataclass

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Mapping

    from tlqa.text.analysis import Analysis

WOMAN, MAN = "woman", "man"
GENDER = {"he": MAN, "his": MAN, "him": MAN, "himself": MAN, "she": WOMAN, "her": WOMAN, "herself": WOMAN}
"""Of pronouns."""

_UPPER = "A-ZÀ-ÖØ-ÞĀ-Ž"
_LINK = r"[ \u00a0](?:(?:de|del|della|di|da|dos|von|van|der|den|bin|bint|al|el|la)[ \u00a0]){0,2}"
_POINTED = r"(?:(?<=\bM)rs?\.|(?<=\bM)s\.|(?<=\bD)r\.|(?<=\bP)rof\.|(?<=\b[A-Z])\.)"
_RUN = compiled(
    rf"[{_UPPER}](?<![\w@#/.’'-].)(?:{_POINTED}|[\w’'-]*)(?:{_LINK}[{_UPPER}](?:{_POINTED}|[\w’'-]*))*"
)
_WORD = compiled(r"[^\W\d_][\w’'-]*\.?")
_POSSESSIVE = compiled(r"['’]s?$")
_BEFORE = compiled(r"([\w’'-]+)[ \u00a0]$")
_OPENS = compiled(r"(?:^|[.!?:;…\n”\"])[ \u00a0\n]?[“\"‘]?$|[“\"‘]$")
_REACH = 20
_SHORT = 10
_AROUND = 60
_FAMILY = compiled(r"\b(?:wife|husband|widow|widower|[Ff]irst [Ll]ady|daughter)\b")

_TITLES = {
    **dict.fromkeys(
        "mrs mrs. ms ms. miss madam lady dame queen princess duchess baroness countess".split(), WOMAN
    ),
    **dict.fromkeys("mr mr. sir lord king prince duke baron count pope monsignor".split(), MAN),
}
_NOUNS = {
    **dict.fromkeys(
        "spokeswoman chairwoman congresswoman businesswoman policewoman actress wife mother daughter sister"
        " widow girlfriend grandmother aunt niece queen princess waitress nun councilwoman saleswoman"
        " schoolgirl granddaughter stepmother midwife heroine".split(),
        WOMAN,
    ),
    **dict.fromkeys(
        "spokesman chairman congressman businessman policeman fisherman husband father son brother widower"
        " boyfriend grandfather uncle nephew king prince monk".split(),
        MAN,
    ),
}
_APPOSITION = compiled(rf",(?: \d\d,)? (?:an?|the) (?:[a-z-]+ ){{0,2}}({'|'.join(_NOUNS)})\b(?!['’])")
# Slavic surnames of women, and the words that only look like one.
_FEMININE = compiled(r"[A-Z]\w{3,}(?:ova|eva|skaya|skaia|ovna|evna)$")
_NOT_FEMININE = frozenset("Geneva Casanova Canova Villanova Genova Kosova Moldova Cordova Jehova".split())
# Korean given names stand behind the surname: Oh Yu-na.
_GIVEN_LAST = compiled(r"[A-Z][a-z]+-[a-z]+$")
_PLACE_BEFORE = frozenset("in at near the from across via outside around".split())
_PORTFOLIO = compiled(
    r"\b(?:[Mm]inist(?:er|ry)|[Dd]epartment|[Ss]ecretary|Councill?or|Commissioner) (?:of|for) $"
)
_DEMONYM = compiled(r"[A-Z][a-z]+(?:an|ese|ish|ch|i)$")
_NAMED_BEHIND_A_WORD = 3
_MARKS = frozenset('“”"«»„')
_INSTITUTIONS = frozenset(
    """
    university airport hospital station street park school college foundation institute prize award island
    county church cathedral stadium square museum lake river bank group press palace house bridge hotel cup
    open city beach state region district province arena center centre avenue road airlines party police
    arbor committee act times post tribune hurricane storm typhoon santa san saint st. são
    """.split()
)


@dataclass(frozen=True, slots=True)
class Names:
    """Given names of one gender, and the nouns for a person, in the singular."""

    women: frozenset[str]
    men: frozenset[str]
    nouns: frozenset[str]

    def gender(self, name: str) -> str:
        """The gender of a given name, or "" where it may be of either or is unknown."""
        if name not in self.women and name not in self.men and not name.isascii():
            name = plain(name).capitalize()
        return WOMAN if name in self.women else MAN if name in self.men else ""


@dataclass(frozen=True, slots=True)
class Mention:
    """A run of capitalised words that may name a person; ``gender`` is "" where nothing shows it."""

    start: int
    end: int
    surname: str
    gender: str
    words: int


def names_of(given: Mapping[str, str], nouns: str) -> Names:
    """The names of a table whose keys begin with women or men."""
    women = (name for key, names in given.items() if key.startswith("women") for name in names.split())
    men = (name for key, names in given.items() if key.startswith("men") for name in names.split())
    singulars = (noun.partition("/")[0] for noun in nouns.split())
    return Names(frozenset(women), frozenset(men), frozenset(singulars))


def people(story: Analysis, names: Names, start: int = 0, end: int | None = None) -> tuple[Mention, ...]:
    """Every mention of a person in a stretch, in order.

    A surname alone has the gender that its full name shows in the stretch, unless a family is spoken of.
    """
    found = list(_mentions(story, names, start, len(story.text) if end is None else end))
    named = {m.surname for m in found if m.words > 1 or not _opens(story.text, m.start)}
    found = [m for m in found if m.surname in named] or found
    genders: dict[str, set[str]] = {}
    for mention in found:
        if mention.gender:
            genders.setdefault(mention.surname, set()).add(mention.gender)
    known = {surname: next(iter(of)) if len(of) == 1 else "" for surname, of in genders.items()}
    if known and not all(m.gender for m in found) and _FAMILY.search(story.text):
        known = {}  # two of one surname: 'President Vessel', and Ana Vessel, who is his wife
    return tuple(_told(m, _shown(m, known, genders)) for m in found)


def _told(mention: Mention, gender: str) -> Mention:
    return mention if mention.gender == gender else replace(mention, gender=gender)


def genders_shown(story: Analysis, names: Names, surname: str) -> frozenset[str]:
    """What the story shows of the gender of those with a surname, read where it stands alone.

    It costs less than reading the story for all its people.
    """
    found: set[str] = set()
    at = story.text.find(surname)
    while at >= 0:
        end = at + len(surname) + _AROUND
        start = story.text.rfind("\n", 0, at) + 1
        if at - _AROUND > start:
            start = max(start, story.text.find(" ", at - _AROUND, at))
        found.update(m.gender for m in _mentions(story, names, start, end) if m.surname == surname)
        at = story.text.find(surname, at + len(surname))
    return frozenset(found)


def _shown(mention: Mention, known: Mapping[str, str], genders: Mapping[str, set[str]]) -> str:
    """The gender of a mention: what its surname has throughout, its own where that is not to be told."""
    agreed = len(genders.get(mention.surname, ())) < 2
    return known.get(mention.surname, mention.gender if agreed else "")


def _opens(text: str, start: int) -> bool:
    """Whether the capital may be that of a sentence or a quotation."""
    return _OPENS.search(text, max(0, start - 3), start) is not None


def _mentions(story: Analysis, names: Names, start: int, end: int) -> Iterator[Mention]:
    text = story.text
    small = story.language.function_words
    for run in _RUN.finditer(text, start, end):
        if run.end() - run.start() < _SHORT and run.group().lower() in small:
            continue
        words = [(m.group(), m.start()) for m in _WORD.finditer(text, *run.span())]
        mention = _read(story, run, words, names) if words else None
        if mention is not None:
            yield mention


def _read(story: Analysis, run: re.Match[str], words: list[tuple[str, int]], names: Names) -> Mention | None:
    """The person a run names, or None for what is surely none: a place, a day, letters."""
    text = story.text
    end = run.end()
    if words[0][0].lower() in story.language.function_words:
        words = words[1:]
    gender = ""
    while words and _is_office(words[0][0], names):
        title = words[0][0].lower()
        gender = gender or _TITLES.get(title, "") or (WOMAN if _NOUNS.get(title) == WOMAN else "")
        words = words[1:]
    words = _without_what_is_no_name(text, words, names)
    if not words or _harmless(story, [w for w, _ in words], words[0][1], end):
        return None
    start = words[0][1]
    bare = [w if w.isalpha() else _POSSESSIVE.sub("", w) for w, _ in words]
    if not gender:
        gender = _by_noun(text, start) or _by_name(bare, names) or _by_apposition(text, end)
    return Mention(start, end, bare[-1], gender, len(bare))


def _without_what_is_no_name(text: str, words: list[tuple[str, int]], names: Names) -> list[tuple[str, int]]:
    """The words from the given name on, in 'the Mexican Óscar Varn' and 'Minister of Trade Ana Varn'."""
    if len(words) < _NAMED_BEHIND_A_WORD:
        return words
    if _DEMONYM.match(words[0][0]) and names.gender(words[1][0]):
        return words[1:]
    if _PORTFOLIO.search(text, max(0, words[0][1] - _AROUND), words[0][1]):
        given = (i for i, (word, _) in enumerate(words[:-1]) if names.gender(word))
        return words[next(given, 0) :]
    return words


def _is_office(word: str, names: Names) -> bool:
    low = word.lower()
    return (
        low in _TITLES or low in names.nouns or low in ("prime", "foreign", "vice", "deputy", "dr.", "prof.")
    )


def _word_before(text: str, start: int) -> str:
    """The word right before a place, and nothing where a mark or the beginning is."""
    if text[start - 1 : start] not in (" ", "\u00a0"):
        return ""
    last = text[max(0, start - _REACH) : start - 1].rpartition(" ")[2]
    if last.isalpha():
        return last
    found = _BEFORE.search(text, max(0, start - _REACH), start)
    return found.group(1) if found else ""


def _by_noun(text: str, start: int) -> str:
    return _NOUNS.get(_word_before(text, start), "")


def _by_apposition(text: str, end: int) -> str:
    """By what the person is said to be behind the name: 'Mia Lund, a mother of two'."""
    after = _APPOSITION.match(text, end)
    return _NOUNS[after.group(1)] if after else ""


def _by_name(words: list[str], names: Names) -> str:
    """By the given name before a surname, and by a woman's surname; nothing where they do not agree."""
    given = words[:-1]
    if words and _GIVEN_LAST.match(words[-1]):
        given = words
    found = {gender for word in given if (gender := names.gender(word))}
    if len(words) > 1 and _FEMININE.match(words[-1]) and words[-1] not in _NOT_FEMININE:
        found.add(WOMAN)
    return found.pop() if len(found) == 1 else ""


def _harmless(story: Analysis, words: list[str], start: int, end: int) -> bool:
    """Whether the run is surely no person: letters, a date, an institution, a place after its preposition.

    Nor is it one where it stands in quotation marks by itself, or says of what somebody is the minister.
    """
    language = story.language
    low = [w.lower() for w in words]
    if low[-1:] == ["park"] and _GIVEN_LAST.match(words[0]):
        return False
    if not _INSTITUTIONS.isdisjoint(low) or all(w.isupper() and len(w) > 1 for w in words):
        return True
    if len(words) == 1 and (words[0] in language.weekdays or words[0] in language.months):
        return True
    text = story.text
    if text[start - 1 : start] in _MARKS and text[end : end + 1] in _MARKS:
        return True
    before = _word_before(text, start).lower()
    if before in ("of", "for") and _PORTFOLIO.search(text, max(0, start - _AROUND), start):
        return True
    return before in _PLACE_BEFORE
