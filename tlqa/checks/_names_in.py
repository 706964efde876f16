"""The names that a story has, for the kind ``consistency``: where each spelling stands, and beside what."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from tlqa.checks.base import OTHER_SPELLING, Hit
from tlqa.compiled import compiled
from tlqa.frozen import dataclass
from tlqa.model import Related

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping, Sequence

    from tlqa.model import Block
    from tlqa.text.analysis import Analysis

LONGEST = 24
_MOST_NAMES = 20_000
_MOST_PLACES = 6
RUN = compiled(
    r"(?<![\w@#/._’'-])[A-ZÀ-ÖØ-ÞĀ-Ž][\w’'-]*(?:[ \u00a0]"
    r"(?:(?:de|del|della|di|da|von|van|der|al|el|bin|ben) )?[A-ZÀ-ÖØ-ÞĀ-Ž][\w’'-]*)*"
)
_DIGIT = compiled(r"\d")
POSSESSIVE = compiled(r"(?:['’]s|['’])$")
_SENTENCE_START = compiled(r"(?:^|[.!?:;…•|])[\s”\"’'“‘(\[«—–-]*$|[“\"‘(\[«—–]\s*$")
_ADDRESS = compiled(r"\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Maj|Capt|Lt|Sgt|Gov|Sen|Rep)\. $")
TITLES = frozenset(
    """
    mr mrs ms dr prof gen col lt sgt capt maj adm sen rep gov president minister chancellor premier king
    queen prince princess pope secretary ambassador general colonel captain judge justice mayor governor
    senator coach professor sheikh ayatollah sultan emir
    """.split()
)


@dataclass(slots=True)
class Name:
    """One spelling: where it stands, and the words right before it (first names, titles)."""

    places: list[tuple[int, int]] = field(default_factory=list)
    before: set[str] = field(default_factory=set)
    after: set[str] = field(default_factory=set)
    alone: bool = False
    inside: bool = False


# The names of a story are the same for every rule of this kind; they go when the story does.
_READ: WeakKeyDictionary[Analysis, dict[tuple[Block, ...], dict[str, Name]]] = WeakKeyDictionary()


def names_in(story: Analysis, blocks: Sequence[Block]) -> dict[str, Name]:
    """The names in these blocks, by spelling."""
    of_story = _READ.setdefault(story, {})
    key = tuple(blocks)
    if key not in of_story:
        of_story[key] = _collect(story, blocks)
    return of_story[key]


def _collect(story: Analysis, blocks: Sequence[Block]) -> dict[str, Name]:
    names: dict[str, Name] = {}
    text = story.text
    for block in blocks:
        for run in RUN.finditer(text, block.start, block.end):
            _read(story, block, run, names)
            if len(names) > _MOST_NAMES:
                return names
    return names


def _read(story: Analysis, block: Block, run: re.Match[str], names: dict[str, Name]) -> None:
    """Note the words of a run of capitalised ones; the first one's capital may be the sentence's."""
    at, whole = run.start(), run.group()
    parts = whole.replace("\u00a0", " ").split(" ")
    lead = story.text[max(block.start, at - 6) : at]
    first = _SENTENCE_START.search(lead) is not None and _ADDRESS.search(lead) is None
    if first and len(parts) == 1 and whole.lower() in story.language.function_words:
        return
    words = [_bare(part) for part in parts]
    for i, (part, word) in enumerate(zip(parts, words, strict=True)):
        start, at = at, at + len(part) + 1
        if len(word) > LONGEST or not word[:1].isupper() or word.isupper() or _DIGIT.search(word):
            continue
        name = names.get(word)
        if name is None:
            name = names[word] = Name()
        name.inside |= not (i == 0 and first and len(parts) == 1)
        name.places.append((start, start + len(word)))
        if i > 0:
            name.before.add(words[i - 1])
        elif len(parts) == 1:
            name.alone = True
        if i + 1 < len(words):
            name.after.add(words[i + 1])


def _bare(part: str) -> str:
    """A word without the ending of a possessive, its apostrophes plain."""
    if part.isalpha():
        return part
    return POSSESSIVE.sub("", part).replace("’", "'")


def given_names(name: Name) -> set[str]:
    return {word for word in name.before if word.lower().rstrip(".") not in TITLES}


def is_ordinary(story: Analysis, one: str, other: str) -> bool:
    """Whether the story has one of them as a word in lower case."""
    return one.lower() in story.lower_words or other.lower() in story.lower_words


def hit_of(names: Mapping[str, Name], one: str, other: str) -> Hit:
    """The rarer spelling where it first stands; the later one of two that are level."""
    rare, common = sorted((one, other), key=lambda n: (len(names[n].places), -names[n].places[0][0]))
    start, end = names[rare].places[0]
    places = [*names[common].places[: _MOST_PLACES // 2], *names[rare].places[1 : _MOST_PLACES // 2]]
    related = tuple(Related(low, high, OTHER_SPELLING) for low, high in places)
    return Hit(start, end, {"other": common}, related)
