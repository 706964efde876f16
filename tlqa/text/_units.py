"""A tagged sentence as a row of units, the way the reader of clauses walks over it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tlqa.frozen import dataclass
from tlqa.text._chunks import NOMINATIVE, Chunker, NounPhrase, VerbGroup

if TYPE_CHECKING:
    from collections.abc import Iterator

QUOTES = frozenset("“”\"„«»``''")
_ENDS = frozenset({";", ":", ".", "!", "?", "…", "..."})
_DASHES = frozenset({"–", "—", "--", "-"})
_OPEN, _CLOSE = frozenset("([{"), frozenset(")]}")
_SUBJECTS = NOMINATIVE | {"it", "you", "there", "this", "that"}
_LONGEST = 24  # units of a coordination
_CONJUNCTIVE = frozenset("what when where why how whether whatever whenever wherever".split())


@dataclass(frozen=True, slots=True)
class Unit:
    """``kind``: noun, verb, adp, mark (a subordinator), wh (a relative), conj, comma, stop, adv or other.

    ``governed`` is a noun phrase that a preposition or a participle before it has taken.
    """

    kind: str
    start: int
    end: int
    noun: NounPhrase | None = None
    verb: VerbGroup | None = None
    governed: bool = False


def units_of(chunker: Chunker) -> list[Unit]:
    """The units of a sentence, brackets and what is in them left out, coordinations joined."""
    return _joined(list(_governed(_outside_brackets(_raw(chunker), chunker))), chunker)


def _raw(chunker: Chunker) -> Iterator[Unit]:
    at = 0
    while at < chunker.count:
        unit = _unit(chunker, at)
        yield unit
        at = unit.end


def _unit(chunker: Chunker, at: int) -> Unit:
    word, pos = chunker.lower[at], chunker.tags[at].pos
    if pos == "PUNCT":
        return Unit(_mark_kind(word), at, at + 1)
    if word != "whose" and chunker.relativizer(at):
        return Unit("wh", at, at + 1)
    if word in _CONJUNCTIVE and pos in ("ADV", "PRON", "SCONJ", "DET"):
        return Unit("mark", at, at + 1)
    if pos == "PRON" and word.endswith(("self", "selves")):
        return Unit("adv", at, at + 1)
    group = chunker.verb_group(at)
    if group is not None:
        return Unit("verb", group.start, group.end, verb=group)
    phrase = chunker.noun_phrase(at)
    if phrase is not None and not _year(chunker, at, phrase.end):
        return Unit("noun", phrase.start, phrase.end, noun=phrase)
    kind = {"ADP": "adp", "SCONJ": "mark", "CCONJ": "conj", "ADV": "adv"}.get(pos, "other")
    return Unit(kind, at, at + 1)


def _year(chunker: Chunker, at: int, end: int) -> bool:
    """The year of *March 10, 1896*."""
    word = chunker.lower[at]
    return end == at + 1 and word.isdecimal() and len(word) == 4 and at > 0 and chunker.lower[at - 1] == ","


def _mark_kind(word: str) -> str:
    if word == "," or word in _DASHES:
        return "comma"
    if word in _ENDS:
        return "stop"
    if word in _OPEN or word in _CLOSE:
        return "bracket"
    return "quote" if word in QUOTES else "other"


def _outside_brackets(units: Iterator[Unit], chunker: Chunker) -> Iterator[Unit]:
    inside = False
    for unit in units:
        if unit.kind == "bracket":
            inside = chunker.lower[unit.start] in _OPEN
        elif not inside:
            yield unit


def _governed(units: Iterator[Unit]) -> Iterator[Unit]:
    """Noun phrases after a preposition belong to it; quotation marks beside other marks end a clause."""
    preposition, before = False, ""
    for unit in units:
        kind = unit.kind
        if kind == "quote":
            if before in ("comma", "stop"):
                yield Unit("stop", unit.start, unit.end)
            continue
        taken = kind == "noun" and preposition
        yield Unit(kind, unit.start, unit.end, unit.noun, governed=True) if taken else unit
        preposition = kind == "adp" or (preposition and kind in ("adv", "other"))
        before = kind


def _joined(units: list[Unit], chunker: Chunker) -> list[Unit]:
    """Noun phrases in a row with a conjunction before the last are one."""
    found: list[Unit] = []
    at = 0
    while at < len(units):
        unit = units[at]
        end, word = _coordination(units, at, chunker) if unit.kind == "noun" else (at, "")
        if word and not _clause_begins(units, at, end, found):
            found.append(_coordinated(units, at, end, word))
            at = end + 1
        else:
            found.append(unit)
            at += 1
    return found


def _coordination(units: list[Unit], at: int, chunker: Chunker) -> tuple[int, str]:
    """The index of the last unit of a coordination that begins here, and its conjunction."""
    last, word, commas = at, "", 0
    while last + 2 < len(units) and not word and last - at < _LONGEST:
        join, following = units[last + 1], last + 2
        if join.kind == "comma" and units[following].kind == "conj":
            join, following = units[following], following + 1
        if following >= len(units) or units[following].kind != "noun" or join.kind not in ("comma", "conj"):
            return at, ""
        word = chunker.lower[join.start] if join.kind == "conj" else ""
        commas += join.kind == "comma"
        last = following
    pronoun = chunker.lower[units[last].start] in _SUBJECTS and units[last].end == units[last].start + 1
    if word and pronoun and chunker.lower[units[last - 1].start - 1] == ",":
        return at, ""  # '…, and it …'
    if units[at].governed and commas and last + 1 < len(units) and units[last + 1].kind == "verb":
        return at, ""  # 'In Aran, the mayor and the envoy said …'
    return (last, word) if word in ("and", "or", "nor", "&") else (at, "")


def _clause_begins(units: list[Unit], at: int, end: int, before: list[Unit]) -> bool:
    """Whether the last phrase may be the subject of a clause of its own: 'saw the man and the boy left'."""
    after = units[end + 1] if end + 1 < len(units) else None
    if after is not None and after.kind in ("adv", "noun") and end + 2 < len(units):
        after = units[end + 2]
    finite = after is not None and after.verb is not None and after.verb.finite is not None
    return finite and (units[at].governed or bool(before and before[-1].kind == "verb"))


def _coordinated(units: list[Unit], at: int, end: int, word: str) -> Unit:
    first, last = units[at].noun, units[end].noun
    assert first is not None and last is not None
    number = "Plur" if word in ("and", "&") else ""
    phrase = NounPhrase(first.start, last.end, first.head, number, "", True)
    return Unit("noun", phrase.start, phrase.end, phrase, governed=units[at].governed)
