"""Agreement in number: of a subject and its verb, of a determiner and its noun.

They speak only where good copy has no other reading: names of teams and titles, quantities, collective nouns
and the subjunctive agree in ways of their own and are left alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tlqa.checks._sense import EITHER, Sense, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tlqa.text.phrases import Clause, NounPhrase

_UNITS = frozenset(
    """
    years months weeks days hours minutes seconds percent dollars euros pounds rubles roubles yuan yen francs
    crowns miles kilometers kilometres meters metres feet inches tons tonnes degrees liters litres barrels
    times points thirds quarters fifths acres hectares gallons kilos kilograms grams odds conditions terms
    """.split()
)
_MANDATIVE = (
    "demand suggest recommend insist propos request requir urg order ask advis command desir prefer mov "
    "important essential vital crucial necessary imperative lest propose call condition"
).split()
_AND = frozenset("and or nor as along together including plus but with besides like".split())
_PLURAL_PRONOUNS = frozenset({"we", "they"})
_SINGULAR_PRONOUNS = frozenset({"he", "she", "it"})


def subject_verb(sense: Sense) -> Iterator[Verdict]:
    for clause in sense.read.clauses:
        noun, at = clause.subject, clause.verb.finite
        if noun is None or at is None or clause.shared or clause.relative is not None:
            continue
        wanted = _wanted(sense, noun)
        tag = sense.tags[at]
        if not wanted or not tag.number or tag.number == wanted or not _comparable(sense, clause, noun, at):
            continue
        if wanted == "Sing" and _may_be_subjunctive(sense, clause, at):
            continue
        groups = {"subject": (noun.start, noun.end), "verb": (at, at + 1)}
        number = "singular" if wanted == "Sing" else "plural"
        yield Verdict(at, at + 1, (noun.head, at), groups, number)


def _wanted(sense: Sense, noun: NounPhrase) -> str:
    """The number that the verb of this subject must have, or nothing where both will do."""
    word, tag = sense.lower[noun.head], sense.tags[noun.head]
    if tag.pos == "PRON":
        if noun.head > 0 and sense.words[noun.head].text[0].isupper():
            return ""  # part of a title
        if word in _SINGULAR_PRONOUNS:
            return "Sing"
        return "Plur" if word in _PLURAL_PRONOUNS or word == "you" else ""
    plain = tag.pos == "NOUN" and sense.words[noun.head].text.islower() and not noun.coordinated
    if not plain or word in EITHER or word in sense.exempt or not noun.number:
        return ""
    inside = range(noun.start, noun.end)
    odd = any(sense.tags[i].pos in ("NUM", "SYM", "X") or sense.lower[i] in EITHER for i in inside)
    return "" if odd or word in _UNITS else noun.number


def _comparable(sense: Sense, clause: Clause, noun: NounPhrase, at: int) -> bool:
    """Whether the verb stands near, after its subject, with nothing between that may change the number."""
    between = range(noun.end, at)
    if sense.lower[noun.end : at].count(",") == 1:
        return False  # half of a parenthesis: the subject may be another
    if clause.existential or not noun.end <= at <= noun.end + sense.within:
        return False
    if sense.lower[at] in ("'s", "s") or sense.lower[at] in sense.exempt:
        return False
    for i in between:
        if sense.tags[i].pos in ("CCONJ", "VERB", "AUX", "X", "NUM") or sense.lower[i] in _AND:
            return False
        if not sense.words[i].text[0].isalnum() and sense.lower[i] != ",":
            return False
    before = sense.lower[noun.start - 1] if noun.start else ""
    return before not in _AND and before not in ("of", "in", "per", "than")


def _may_be_subjunctive(sense: Sense, clause: Clause, at: int) -> bool:
    """*If he were*, *demanded that the minister resign*, *God save the king*, *he need not*."""
    word = sense.lower[at]
    if word == "were":
        return clause.kind != "main" or not {"if", "though", "wish", "wishes", "as"}.isdisjoint(sense.lower)
    if word in ("need", "dare"):
        return True
    if word in ("are", "have", "do") and clause.kind == "main":
        return False
    return clause.kind != "main" or any(w.startswith(tuple(_MANDATIVE)) for w in sense.lower[:at])


_SINGULAR = frozenset("a an this each every another".split())
_PLURAL = frozenset("these those many several both few".split())
_COUNTING = frozenset("few many several dozen hundred thousand couple great good half".split())
_PRONOUNS_TOO = frozenset("this each many few several".split())
_VERBS_TOO = frozenset("means works looks makes".split())


def determiner_noun(sense: Sense) -> Iterator[Verdict]:
    for noun in sense.read.nouns:
        word, tag = sense.lower[noun.start], sense.tags[noun.head]
        wanted = "Sing" if word in _SINGULAR else "Plur" if word in _PLURAL else ""
        if not wanted or tag.pos != "NOUN" or not tag.number or tag.number == wanted or noun.coordinated:
            continue
        if _plainly_joined(sense, noun):
            groups = {"determiner": (noun.start, noun.start + 1), "noun": (noun.head, noun.head + 1)}
            number = "singular" if wanted == "Sing" else "plural"
            yield Verdict(noun.start, noun.head + 1, (noun.start, noun.head), groups, number)


def _plainly_joined(sense: Sense, noun: NounPhrase) -> bool:
    """Whether the determiner can only belong to this noun, and the noun can only be of its number."""
    word, lower = sense.lower[noun.head], sense.lower
    if _lettered(sense, noun.start) or _paired(sense, noun):
        return False
    if word in EITHER or word in sense.exempt or lower[noun.start] in sense.exempt or word in _VERBS_TOO:
        return False
    if sense.tags[noun.start].pos != "DET" and lower[noun.start] not in ("many", "several", "few"):
        return False
    if not sense.words[noun.head].text.islower() or noun.end != noun.head + 1:
        return False
    for i in range(noun.start + 1, noun.head):
        if sense.tags[i].pos not in ("ADJ", "ADV", "NOUN") or lower[i] in _COUNTING or lower[i] in EITHER:
            return False
    return not _may_be_verb(sense, noun) and _ends_here(sense, noun)


def _lettered(sense: Sense, at: int) -> bool:
    """*Class A shares*: the letter is a name, no article."""
    return at > 0 and sense.words[at].text == "A"


def _paired(sense: Sense, noun: NounPhrase) -> bool:
    """*Both crude oil and products*, *an oils and fats tax*: half of what is counted."""
    rest = sense.lower[noun.end : noun.end + 5]
    return ("and" in rest and sense.lower[noun.start] == "both") or "".join(rest[:1]) in ("and", "or")


def _may_be_verb(sense: Sense, noun: NounPhrase) -> bool:
    """Whether the tagger may have taken a verb for the noun: *both sides squabble*, *this occurs*."""
    wanted = "Sing" if sense.tags[noun.head].number == "Plur" else "Plur"
    inner = sense.tags[noun.start + 1 : noun.head]
    if any(tag.pos == "NOUN" and tag.number == wanted for tag in inner):
        return True
    alone = noun.head == noun.start + 1 and sense.lower[noun.start] in (
        "this",
        "each",
        "many",
        "few",
        "several",
    )
    return alone and not _verb_follows(sense, noun.end)


def _verb_follows(sense: Sense, at: int) -> bool:
    return at < len(sense.tags) and sense.tags[at].form == "Fin"


def _ends_here(sense: Sense, noun: NounPhrase) -> bool:
    """Whether the phrase is over after its head, by what follows."""
    after = sense.tags[noun.end] if noun.end < len(sense.tags) else None
    if after is None or after.pos in ("ADJ", "X", "SYM", "NUM", "PART", "NOUN", "PROPN"):
        return False
    if after.pos == "PUNCT" and sense.lower[noun.end] not in (".", ","):
        return False
    if after.pos == "VERB" and sense.tags[noun.head].number == "Plur" and noun.end < len(sense.lower):
        return sense.lower[noun.end].endswith(("ed", "s"))  # 'a rights plan': a bare form may be a noun
    return after.pos != "VERB" or after.form == "Fin"
