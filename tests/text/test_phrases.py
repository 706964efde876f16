"""Phrases and clauses of tagged sentences: subjects, verbs and what kind of clause they are in."""

from __future__ import annotations

import pytest
from steps import steps
from tagging import tagged

from tlqa.model import Tagged
from tlqa.text.phrases import Clause, Parse, parse

MAN = "The/DET man/NOUN.Sing"
MEN = "the/DET men/NOUN.Plur"
SAID = "said/VERB.Fin.Past*"
LEFT = "left/VERB.Fin.Past"
DOT = "./PUNCT"


def read(notation: str) -> Parse:
    return parse(tagged(notation))


def told(notation: str) -> list[str]:
    """Each finite clause as *kind: subject > verb*."""
    found = read(notation)
    return [_told(found, clause) for clause in found.clauses if clause.verb.finite is not None]


def _told(found: Parse, clause: Clause) -> str:
    subject = (
        "-" if clause.subject is None else " ".join(found.words[clause.subject.start : clause.subject.end])
    )
    return f"{clause.kind}: {subject} > {' '.join(found.words[clause.verb.start : clause.verb.end])}"


@pytest.mark.parametrize(
    ("notation", "clauses"),
    [
        (f"{MAN} {SAID} so/ADV {DOT}", ["main: the man > said"]),
        (
            f"{MAN} with/ADP {MEN} of/ADP Aran/PROPN.Sing {LEFT} {DOT}",
            ["main: the man > left"],
        ),
        (
            f"{MAN} {SAID} that/SCONJ {MEN} {LEFT} {DOT}",
            ["main: the man > said", "subordinate: the men > left"],
        ),
        (f"{MAN} {SAID} {MEN} {LEFT} {DOT}", ["main: the man > said", "subordinate: the men > left"]),
        (
            f"When/SCONJ he/PRON.Sing.3 came/VERB.Fin.Past ,/PUNCT {MEN} {LEFT} {DOT}",
            ["subordinate: he > came", "main: the men > left"],
        ),
        (
            f"{MAN} ,/PUNCT who/PRON saw/VERB.Fin.Past {MEN} ,/PUNCT {LEFT} {DOT}",
            ["relative: the man > saw", "main: the man > left"],
        ),
        (
            f"{MAN} who/PRON saw/VERB.Fin.Past {MEN} {LEFT} {DOT}",
            ["relative: the man > saw", "main: the man > left"],
        ),
        (
            f"{MAN} I/PRON.Sing.1 saw/VERB.Fin.Past {LEFT} {DOT}",
            ["relative: i > saw", "main: the man > left"],
        ),
        (
            f"{MAN} whose/PRON car/NOUN.Sing stood/VERB.Fin.Past there/ADV {LEFT} {DOT}",
            ["relative: whose car > stood", "main: the man > left"],
        ),
        (f"{MAN} {SAID} so/ADV and/CCONJ {LEFT} {DOT}", ["main: the man > said", "main: the man > left"]),
        (
            f"{MAN} {SAID} so/ADV ,/PUNCT and/CCONJ {MEN} {LEFT} {DOT}",
            ["main: the man > said", "main: the men > left"],
        ),
        (f"{MAN} {SAID} so/ADV ;/PUNCT {MEN} {LEFT} {DOT}", ["main: the man > said", "main: the men > left"]),
        (f"Last/ADJ week/NOUN.Sing {MEN} {LEFT} {DOT}", ["main: the men > left"]),
        (f"{MAN} last/ADJ week/NOUN.Sing {LEFT} {DOT}", ["main: the man > left"]),
        (f"On/ADP May/PROPN 4/NUM ,/PUNCT 1896/NUM ,/PUNCT {MEN} {LEFT} {DOT}", ["main: the men > left"]),
        (
            f"The/DET plan/NOUN.Sing to/PART build/VERB.Inf bridges/NOUN.Plur failed/VERB.Fin.Past {DOT}",
            ["main: the plan > failed"],
        ),
        (
            f"There/PRON are/VERB.Fin.Pres.Plur three/NUM men/NOUN.Plur {DOT}",
            ["main: three men > are"],
        ),
        (
            f"“/PUNCT It/PRON.Sing.3 is/AUX.Fin.Pres.Sing.3 over/ADV ,/PUNCT ”/PUNCT {SAID} {MEN} {DOT}",
            ["main: it > is", "main: the men > said"],
        ),
        (f"The/DET South/PROPN Aran/ADJ firm/NOUN.Sing {LEFT} {DOT}", ["main: the south aran firm > left"]),
        (
            f"The/DET peer/NOUN.Sing +-/PUNCT +reviewed/VERB.Part.Past paper/NOUN.Sing {LEFT} {DOT}",
            ["main: the peer - reviewed paper > left"],
        ),
    ],
)
def test_clauses(notation: str, clauses: list[str]) -> None:
    assert told(notation) == clauses


def test_verb_groups() -> None:
    group = read(
        f"{MAN} has/AUX.Fin.Pres.Sing.3 never/ADV been/AUX.Part.Past seen/VERB.Part.Past {DOT}"
    ).verbs[0]
    assert (group.start, group.end, group.head, group.finite) == (2, 6, 5, 2)
    assert (group.tense, group.number, group.person, group.passive) == ("Pres", "Sing", "3", True)


def test_infinitives_are_not_finite() -> None:
    clauses = read(f"{MAN} wants/VERB.Fin.Pres.Sing.3 to/PART be/AUX.Inf seen/VERB.Part.Past {DOT}").clauses
    assert [(c.kind, c.verb.finite, c.verb.passive) for c in clauses] == [
        ("main", 2, False),
        ("nonfinite", None, True),
    ]


@pytest.mark.parametrize(
    ("notation", "number", "coordinated"),
    [
        (f"{MAN} and/CCONJ {MEN}", "Plur", True),
        (f"{MAN} or/CCONJ {MEN}", "", True),
        ("Aran/PROPN.Sing ,/PUNCT Brek/PROPN.Sing and/CCONJ Corl/PROPN.Sing", "Plur", True),
        ("the/DET men/NOUN.Plur +’s/PART car/NOUN.Sing", "Sing", False),
        ("all/DET his/PRON.Sing.3 three/NUM very/ADV good/ADJ cars/NOUN.Plur", "Plur", False),
        ("one/NUM of/ADP", "Sing", False),
        ("the/DET poor/ADJ", "", False),
    ],
)
def test_noun_phrases(notation: str, number: str, coordinated: bool) -> None:
    noun = read(notation).nouns[0]
    assert (noun.start, noun.number, noun.coordinated) == (0, number, coordinated)


def test_what_two_clauses_may_own_is_nobodys() -> None:
    dog = "the/DET dog/NOUN.Sing"
    assert (
        told(f"{MAN} saw/VERB.Fin.Past {dog} bites/VERB.Fin.Pres.Sing.3 {DOT}")[1] == "subordinate: - > bites"
    )
    both = f"{MAN} {SAID} that/SCONJ {MEN} came/VERB.Fin.Past and/CCONJ {LEFT} {DOT}"
    assert told(both)[2] == "subordinate: - > left"


def test_no_words_no_phrases() -> None:
    assert parse(Tagged((), (), ())) == Parse((), (), (), ())


@pytest.mark.parametrize(
    "unit", ["the/DET", "big/ADJ", "man/NOUN ,/PUNCT", "that/SCONJ man/NOUN", "man/NOUN who/PRON"]
)
def test_it_is_linear(unit: str) -> None:
    few, many = (tagged(f"{unit} " * times) for times in (250, 2000))
    assert steps(lambda: parse(many)) < 1.2 * 8 * steps(lambda: parse(few))
