"""The one person that a stretch of text names, its subject: whom a pronoun in it or after it must mean."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from tlqa.checks._people import GENDER, genders_shown, people
from tlqa.compiled import compiled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tlqa.checks._people import Mention, Names
    from tlqa.text.analysis import Analysis

WORDS = compiled(r"[^\W\d_][\w’'-]*")
_INTRODUCTION = compiled(r"^(?:[Ii]n|[Oo]n|[Aa]t|[Aa]fter|[Dd]uring|[Ll]ater|[Ee]arlier)\b[^,.;:]{0,60}, ")
_APPOSITION = compiled(
    r"^,? ?(?:\(?\d{2}\)?,?|, [^,.;:]{1,80},)(?= )|^ \([^()]{1,30}\)(?= )"
    r"|^(?:, \d{2})?, (?:(?:an?|the) |[A-Z]?[a-z-]+ (?:of|for|at) )[^,.;:]{1,80}\.?$"
)
_SHORT_CLAUSE = compiled(
    r" (?:(?!(?:that|who|whom|and|but|as|when|because|by|for|to|with|the|a|an|his|her|its|their|this) )"
    r"[\w’'-]+ ){0,4}$"
)
_SPEAKER = compiled(r"[,.!?][”\"] (?:sa(?:id|ys)|added|stressed|warned|explained|recalled|noted) $")
_MOST_BEFORE = 5


def sole_person(
    story: Analysis, names: Names, start: int, end: int, gender: str, *, short: bool
) -> Mention | None:
    """The person, not of this gender, who is the subject of this stretch and whom alone it names.

    ``short``: but for an apposition, no more than a few words of one clause come after the name.
    The stretch is read by itself first: only few make it worth reading the story for its people.
    """
    alone = _only(story, names, people(story, names, start, end), start, end, short=short)
    if alone is None or (gender and alone.gender == gender):
        return None
    shown = story.kept(f"genders of {alone.surname}", lambda: genders_shown(story, names, alone.surname))
    if not shown - {"", gender}:
        return None
    mentions = story.kept("people", lambda: people(story, names))
    low = bisect_left(mentions, start, key=lambda m: m.start)
    high = bisect_left(mentions, end, key=lambda m: m.start)
    person = _only(story, names, mentions[low:high], start, end, short=short)
    return person if person is not None and person.gender not in ("", gender) else None


def _only(
    story: Analysis, names: Names, named: Sequence[Mention], start: int, end: int, *, short: bool
) -> Mention | None:
    if not named or len({m.surname for m in named}) > 1:
        return None
    person = named[0]
    before, after = story.text[start : person.start], story.text[person.end : end]
    if not _leads(story, before) or not _alone(names, person.gender, after):
        return None
    if short and not _SHORT_CLAUSE.fullmatch(_APPOSITION.sub("", after)):
        return None
    return person


def _leads(story: Analysis, before: str) -> bool:
    """Whether what stands before a name lets it be the subject: its office, or when and where."""
    if _SPEAKER.search(before):
        return True
    words = WORDS.findall(_INTRODUCTION.sub("", before).lower())
    if len(words) > _MOST_BEFORE:
        return False
    language = story.language
    not_office = (language.function_words - {"the", "a", "an", "but", "former"}) | language.finite_verbs
    return not_office.isdisjoint(words) and not any(w.endswith("ed") for w in words)


def _alone(names: Names, gender: str, after: str) -> bool:
    """Whether no one else is spoken of after the name, its apposition aside."""
    apposition = _APPOSITION.match(after)
    if apposition:
        inside = _persons(names, apposition.group())
        if len(inside) > 1:
            return False
        after = after[apposition.end() :]
    others = GENDER.keys() - {"himself", "herself"}
    words = {w.lower() for w in WORDS.findall(after)}
    return not _persons(names, after) and not {w for w in others & words if gender and GENDER[w] != gender}


def _persons(names: Names, text: str) -> list[str]:
    return [word for word in WORDS.findall(text) if word.lower() in names.nouns]
