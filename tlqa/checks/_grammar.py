"""The decisions of the kind ``grammar``: each a small function from a sentence to what is wrong in it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from tlqa.checks._agreement import determiner_noun, subject_verb
from tlqa.checks._alone import clause_alone
from tlqa.checks._late import late_participle
from tlqa.checks._order import clause_without_verb, side_by_side, two_verbs
from tlqa.checks._sense import EITHER, Sense, Verdict
from tlqa.checks._together import run_together
from tlqa.text.phrases import names_time, temporal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from tlqa.text.phrases import Clause, NounPhrase

_SPEAKING = frozenset(
    """
    said says say added adds wrote told explained warned noted believed believes believe think thinks thought
    know knows knew argued argues claimed claims insisted reported reports recalled hoped hopes hope asked
    mean means feel feels felt guess suppose admitted announced stressed concluded replied means seems appears
    show shows showed shown suggest suggests suggested quoted predicted asserted estimated forecast speculated
    indicated indicate indicates figured joked see
    """.split()
)


_BELONGING = frozenset("of in at from for".split())
_LEADS_ON = frozenset({"ADP", "PUNCT", "ADV", "SCONJ", "VERB"})
_CONJUNCTIONS = frozenset(
    "so yet then thus hence whereas while although though because one minute moment second sooner".split()
)


def doubled_subject(sense: Sense) -> Iterator[Verdict]:
    owned = {c.subject for c in sense.read.clauses}
    nouns = {n.end: n for n in sense.read.nouns}
    for clause in sense.read.clauses:
        at, noun = clause.verb.finite, _whole(sense, nouns, _pronoun(sense, clause))
        if noun is None or at is None or noun in owned or not _named(sense, noun):
            continue
        finite = (c for c in sense.read.clauses if c.verb.finite is not None and c.verb.finite > at)
        if _goes_on(sense, clause.verb.end) and all(map(_own, finite)):
            end = clause.verb.start
            yield Verdict(noun.start, end, (noun.head, at), {"subject": (noun.start, end - 1)})


def _whole(sense: Sense, nouns: Mapping[int, NounPhrase], end: int) -> NounPhrase | None:
    """The noun phrase that ends there, or what it belongs to: *the head* of *the head of the guard he*."""
    noun = nouns.get(end)
    while noun is not None and noun.start > 1 and sense.lower[noun.start - 1] in _BELONGING:
        before = nouns.get(noun.start - 1)
        if before is None:
            break
        noun = before
    return noun


def _goes_on(sense: Sense, at: int) -> bool:
    """Whether more than a word follows: *The man he saw* is no sentence, and no doubled subject."""
    return sum(word.text[0].isalnum() for word in sense.words[at:]) > 1


def _own(clause: Clause) -> bool:
    """Whether the clause has a subject of its own or shares that of the one before."""
    return clause.shared or clause.subject is not None or clause.relative is not None


def _pronoun(sense: Sense, clause: Clause) -> int:
    """The index of the pronoun that stands right before the clause's verb, or -1."""
    at = clause.verb.start - 1
    return at if at > 0 and sense.lower[at] in ("he", "she", "they") else -1


def _never(sense: Sense) -> frozenset[str]:
    return sense.exempt | EITHER | _CONJUNCTIONS


def _named(sense: Sense, noun: NounPhrase) -> bool:
    """Whether a phrase opens the sentence and names somebody: no time, no quantity, no 'all'."""
    opening = all(not sense.words[i].text[0].isalnum() for i in range(noun.start))
    opening = opening and sense.lower[noun.start] != "no"
    if not opening or temporal(noun, sense.lower) or sense.lower[noun.head] in _never(sense):
        return False
    first, head = sense.tags[noun.start], sense.tags[noun.head]
    if head.pos == "NOUN" and first.pos in ("NOUN", "ADJ"):
        return head.number == "Plur" or sense.lower[noun.head] == "police"
    return head.pos in ("NOUN", "PROPN") and first.pos in ("DET", "PROPN", "PRON")


def comma_splice(sense: Sense) -> Iterator[Verdict]:
    clauses = [c for c in sense.read.clauses if c.verb.finite is not None]
    if sum(c.joined == "," and c.kind == "main" for c in clauses) != 1:
        return  # 'he came, he saw, he won'
    for first, second in pairwise(clauses):
        if not (_independent(sense, first) and _independent(sense, second) and second.joined == ","):
            continue
        noun, finite = second.subject, second.verb.finite
        assert noun is not None and finite is not None
        comma = noun.start - 1
        if names_time(noun, sense.lower) or "," in sense.lower[noun.end : finite]:
            continue  # 'in May, the month after he left', 'the report, a big one, said'
        if comma > 0 and sense.lower[comma] == "," and _spliced(sense, first, second, comma):
            sure = (first.verb.head, finite, noun.head)
            yield Verdict(comma, noun.end, sure, {"subject": (noun.start, noun.end)})


def _independent(sense: Sense, clause: Clause) -> bool:
    """A main clause that says something by itself, not who says it."""
    if clause.kind != "main" or clause.subject is None or clause.shared or clause.existential:
        return False
    return not {sense.lower[clause.verb.head], sense.lower[clause.verb.start]} & (_SPEAKING | sense.exempt)


def _spliced(sense: Sense, first: Clause, second: Clause, comma: int) -> bool:
    """Whether the first clause begins the sentence, is no half of a figure, and both are of some length."""
    subject = first.subject
    assert subject is not None
    opening = all(sense.tags[i].pos in ("ADV", "PUNCT", "CCONJ") for i in range(subject.start))
    timed = names_time(subject, sense.lower) or sense.lower[subject.head] in _CONJUNCTIONS
    if timed or sense.lower[comma + 1] in _CONJUNCTIONS or _conjoined(sense, first.verb.end, comma):
        return False
    said = sense.lower[subject.start : comma]
    odd = {"not", "n't", "no", "if", "when", "more", "less", "never", "only", "had", "whether", "“", '"', "”"}
    rest = sense.lower[comma + 1 :]
    long = len(said) >= 4 and len(rest) >= 5 and rest[-1] != "?"
    return opening and long and not odd & set(sense.lower[:comma]) and comma > first.verb.end


def _conjoined(sense: Sense, start: int, end: int) -> bool:
    """Whether a conjunction joins the clauses after all: *…, and in 1864, the town …*."""
    for i in range(start, end):
        if sense.tags[i].pos == "CCONJ" and sense.tags[i + 1].pos in _LEADS_ON:
            return True
        if sense.tags[i].pos == "SCONJ" and not any(t.form == "Fin" for t in sense.tags[i:end]):
            return True
    return False


def verb_missing(sense: Sense) -> Iterator[Verdict]:
    tags, words = sense.tags, sense.words
    if any(t.form == "Fin" or t.pos == "X" for t in tags) or not sense.exempt.isdisjoint(sense.lower):
        return
    if words[-1].text != "." or not words[0].text[:1].isupper() or tags[0].pos in ("VERB", "INTJ", "AUX"):
        return
    nouns = [i for i, t in enumerate(tags) if t.pos == "NOUN"]
    verbs = [i for i, t in enumerate(tags) if t.pos in ("VERB", "AUX")]
    if nouns and verbs:
        yield Verdict(0, len(words), (*nouns, *verbs))


DECISIONS: dict[str, Callable[[Sense], Iterator[Verdict]]] = {
    "subject-verb": subject_verb,
    "determiner-noun": determiner_noun,
    "doubled-subject": doubled_subject,
    "comma-splice": comma_splice,
    "verb-missing": verb_missing,
    "late-participle": late_participle,
    "two-verbs": two_verbs,
    "side-by-side": side_by_side,
    "clause-without-verb": clause_without_verb,
    "clause-alone": clause_alone,
    "run-together": run_together,
}
