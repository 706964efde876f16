"""Decisions about grammar on tagged sentences: what each finds, and the good copy it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from helpers import assert_findings, rule_of
from tagging import assert_tagged_findings, story_of

from tlqa.checks import grammar
from tlqa.checks._grammar import DECISIONS

if TYPE_CHECKING:
    from tlqa.model import Rule

DOT = "./PUNCT"
ARE = "are/AUX.Fin.Pres.Plur"
IS = "is/AUX.Fin.Pres.Sing.3"
HAS = "has/VERB.Fin.Pres.Sing.3"
HAVE = "have/VERB.Fin.Pres.Plur"
TOLD = "told/VERB.Fin.Past"
MEN = "The/DET men/NOUN.Plur"
MAN = "The/DET man/NOUN.Sing"
ARAN = "of/ADP Aran/PROPN.Sing"
TOWN = "the/DET town/NOUN.Sing"
BARKED = "the/DET dog/NOUN.Sing barked/VERB.Fin.Past"
HERE = "been/AUX.Part here/ADV for/ADP the/DET night/NOUN.Sing"


def rule(what: str, **params: Any) -> Rule:
    return rule_of("grammar", what=what, **params)


@pytest.mark.parametrize(
    "sentence",
    [
        f"{MEN} {ARAN} ⟦{HAS}⟧ {HERE} {DOT}",
        f"{MAN} {ARAN} ⟦{HAVE}⟧ {HERE} {DOT}",
        f"They/PRON.Plur.3 ⟦was/AUX.Fin.Past.Sing⟧ here/ADV for/ADP the/DET night/NOUN.Sing {DOT}",
        f"He/PRON.Sing.3 often/ADV ⟦{HAVE}⟧ {HERE} {DOT}",
        f"{MEN} said/VERB.Fin.Past that/SCONJ the/DET laws/NOUN.Plur of/ADP {TOWN} ⟦{IS}⟧ old/ADJ {DOT}",
    ],
)
def test_subject_and_verb(sentence: str) -> None:
    assert_tagged_findings(rule("subject-verb"), sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        f"{MEN} {ARAN} {HAVE} {HERE} {DOT}",
        f"The/DET team/NOUN.Sing {HAVE} {HERE} {DOT}",
        f"Aran/PROPN.Sing {HAVE} {HERE} and/CCONJ there/ADV {DOT}",
        f"A/DET number/NOUN.Sing of/ADP men/NOUN.Plur {HAVE} {HERE} {DOT}",
        f"{MAN} and/CCONJ the/DET dog/NOUN.Sing {HAVE} {HERE} {DOT}",
        f"{MAN} ,/PUNCT along/ADV with/ADP the/DET dog/NOUN.Sing ,/PUNCT {HAVE} {HERE} {DOT}",
        f"{MEN} with/ADP the/DET dog/NOUN.Sing ,/PUNCT {HAS} {HERE} {DOT}",
        f"Five/NUM years/NOUN.Plur {IS} a/DET long/ADJ time/NOUN.Sing for/ADP the/DET man/NOUN.Sing {DOT}",
        f"If/SCONJ he/PRON.Sing.3 were/AUX.Fin.Past.Plur here/ADV ,/PUNCT {BARKED} {DOT}",
        f"We/PRON demanded/VERB.Fin.Past that/SCONJ the/DET man/NOUN.Sing leave/VERB.Fin.Pres.Plur {DOT}",
        f"The/DET idea/NOUN.Sing that/SCONJ all/DET men/NOUN.Plur {ARE} equal/ADJ won/VERB.Fin.Past {DOT}",
    ],
)
def test_subjects_that_agree_or_may(sentence: str) -> None:
    assert_tagged_findings(rule("subject-verb"), sentence)


def test_what_a_rule_leaves_alone() -> None:
    sentence = f"{MEN} {ARAN} {HAS} {HERE} {DOT}"
    assert_tagged_findings(rule("subject-verb", except_=["men"]), sentence)
    assert_tagged_findings(rule("subject-verb", within=1), sentence)
    assert_tagged_findings(rule("subject-verb", min_margin=10), sentence)
    assert_tagged_findings(rule("subject-verb", words=[20, 40]), sentence)


def test_messages_name_the_words() -> None:
    _, story = story_of(f"{MEN} {ARAN} {HAS} {HERE} {DOT}")
    (hit,) = grammar.prepare(rule("subject-verb"), {}).find(story, story.blocks)
    assert hit.groups == {
        "subject": "The men",
        "verb": "has",
        "determiner": "",
        "noun": "",
        "number": "plural",
    }


@pytest.mark.parametrize(
    "sentence",
    [
        f"⟦These/DET.Plur new/ADJ law/NOUN.Sing⟧ {IS} good/ADJ for/ADP {TOWN} {DOT}",
        f"He/PRON {TOLD} us/PRON ⟦a/DET stories/NOUN.Plur⟧ of/ADP {TOWN} {DOT}",
        f"He/PRON {TOLD} us/PRON a/DET few/ADJ stories/NOUN.Plur of/ADP {TOWN} {DOT}",
        f"Another/DET ten/NUM men/NOUN.Plur {TOLD} us/PRON of/ADP {TOWN} {DOT}",
        f"These/DET men/NOUN.Plur +’s/PART car/NOUN.Sing {IS} with/ADP us/PRON in/ADP {TOWN} {DOT}",
        f"Both/DET sides/NOUN.Plur squabble/NOUN.Sing over/ADP the/DET boat/NOUN.Sing {DOT}",
        f"This/DET.Sing occurs/NOUN.Plur for/ADP two/NUM reasons/NOUN.Plur in/ADP the/DET {DOT}",
        f"This/DET.Sing series/NOUN.Plur {IS} good/ADJ for/ADP {TOWN} {DOT}",
        f"A/DET women/NOUN.Plur ’s/PART prison/NOUN.Sing {IS} in/ADP {TOWN} {DOT}",
    ],
)
def test_determiner_and_noun(sentence: str) -> None:
    assert_tagged_findings(rule("determiner-noun"), sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        f"⟦{MAN} he/PRON.Sing.3⟧ {TOLD} us/PRON of/ADP {TOWN} {DOT}",
        f"⟦Jo/PROPN.Sing Lind/PROPN.Sing she/PRON.Sing.3⟧ {IS} the/DET first/ADJ here/ADV {DOT}",
        f"{MAN} he/PRON.Sing.3 {TOLD} us/PRON of/ADP left/VERB.Fin.Past {TOWN} {DOT}",
        f"Last/ADJ week/NOUN.Sing he/PRON.Sing.3 {TOLD} us/PRON of/ADP {TOWN} {DOT}",
        f"The/DET moment/NOUN.Sing he/PRON.Sing.3 {TOLD} us/PRON ,/PUNCT it/PRON rained/VERB.Fin.Past {DOT}",
        f"No/DET wonder/NOUN.Sing they/PRON.Plur.3 {TOLD} us/PRON of/ADP {TOWN} {DOT}",
    ],
)
def test_doubled_subject(sentence: str) -> None:
    assert_tagged_findings(rule("doubled-subject"), sentence)


RAIN = f"The/DET rain/NOUN.Sing fell/VERB.Fin.Past* on/ADP {TOWN}"
BOAT = "the/DET boat/NOUN.Sing left/VERB.Fin.Past* without/ADP us/PRON"


@pytest.mark.parametrize(
    "sentence",
    [
        f"{RAIN} ⟦,/PUNCT the/DET boat/NOUN.Sing⟧ left/VERB.Fin.Past* without/ADP us/PRON {DOT}",
        f"{RAIN} ,/PUNCT and/CCONJ {BOAT} {DOT}",
        f"{RAIN} ,/PUNCT so/CCONJ {BOAT} {DOT}",
        f"{RAIN} ,/PUNCT when/SCONJ {BOAT} {DOT}",
        f"When/SCONJ {RAIN} ,/PUNCT {BOAT} {DOT}",
        f"{RAIN} ,/PUNCT the/DET man/NOUN.Sing said/VERB.Fin.Past* on/ADP the/DET boat/NOUN.Sing {DOT}",
        f"{RAIN} ,/PUNCT {BOAT} ,/PUNCT the/DET man/NOUN.Sing slept/VERB.Fin.Past* {DOT}",
        f"{RAIN} ,/PUNCT the/DET month/NOUN.Sing after/ADP {BOAT} {DOT}",
        f"{RAIN} ,/PUNCT Aran/PROPN.Sing ,/PUNCT on/ADP May/PROPN and/CCONJ {BOAT} {DOT}",
        f"{RAIN} because/SCONJ ,/PUNCT in/ADP May/PROPN ,/PUNCT {BOAT} {DOT}",
        f"{RAIN} and/CCONJ ,/PUNCT in/ADP May/PROPN ,/PUNCT {BOAT} {DOT}",
    ],
)
def test_comma_splice(sentence: str) -> None:
    assert_tagged_findings(rule("comma-splice"), sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        f"⟦{MAN} with/ADP the/DET boat/NOUN.Sing built/VERB.Part.Past for/ADP us/PRON {DOT}⟧",
        f"{MAN} with/ADP the/DET boat/NOUN.Sing left/VERB.Fin.Past us/PRON {DOT}",
        "With/ADP the/DET boat/NOUN.Sing built/VERB.Part.Past for/ADP us/PRON :/PUNCT",
        f"Built/VERB.Part.Past for/ADP the/DET man/NOUN.Sing with/ADP us/PRON {DOT}",
    ],
)
def test_verb_missing(sentence: str) -> None:
    assert_tagged_findings(rule("verb-missing"), sentence)


@pytest.mark.parametrize("what", list(DECISIONS))
def test_nothing_is_said_of_what_is_no_english_prose(what: str) -> None:
    assert_findings(rule(what), "El ministro dijo que no hay dinero, la ciudad esta cerrada.")
    assert_findings(rule(what), "Aran 12 14 3 5; Brek 2 13 4 6; Corl 1 1 1 2; the rest 0 0 0 0.")


JUDGE = "the/DET judge/NOUN.Sing"
MEN_TOO = "the/DET men/NOUN.Plur"
LEFT = "left/VERB.Fin.Past"
HE_LEFT = f",/PUNCT he/PRON {LEFT}"
ASKED = "asked/VERB.Part.Past"


@pytest.mark.parametrize(
    "sentence",
    [
        f"{MAN} ⟦{HAS} for/ADP the/DET letter/NOUN.Sing {ASKED}⟧ {DOT}",
        f"{MEN} ⟦{ARE} to/ADP {TOWN} gone/VERB.Part.Past⟧ {DOT}",
        f"{MEN} ⟦{ARE} on/ADP Monday/PROPN.Sing in/ADP Aran/PROPN.Sing {ASKED}⟧ {DOT}",
        f"{MAN} {HAS} in/ADP this/DET case/NOUN.Sing {ASKED} {DOT}",
        f"{MAN} {HAS} in/ADP recent/ADJ years/NOUN.Plur {ASKED} {DOT}",
        f"{MEN} {ARE} on/ADP the/DET list/NOUN.Sing {ASKED} {DOT}",
        f"{MAN} {HAS} {ASKED} for/ADP the/DET letter/NOUN.Sing {DOT}",
    ],
)
def test_late_participle(sentence: str) -> None:
    assert_tagged_findings(rule("late-participle"), sentence)


BUILT = "was/AUX.Fin.Past built/VERB.Part.Past in/ADP May/PROPN.Sing"


@pytest.mark.parametrize(
    "sentence",
    [
        f"⟦{MAN} {BUILT} {IS}⟧ here/ADV {DOT}",
        f"⟦{MAN} Monday/PROPN.Sing {BUILT} {IS}⟧ here/ADV {DOT}",
        f"{MAN} that/PRON {BUILT} {IS} here/ADV {DOT}",
        f"{MAN} {BUILT} and/CCONJ {IS} here/ADV {DOT}",
        f"{MAN} was/AUX.Fin.Past told/VERB.Part.Past {MEN_TOO} {ARE} here/ADV {DOT}",
        f"{MAN} Aran/PROPN.Sing was/AUX.Fin.Past for/ADP in/ADP May/PROPN.Sing {IS} here/ADV {DOT}",
    ],
)
def test_two_verbs(sentence: str) -> None:
    assert_tagged_findings(rule("two-verbs"), sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        f"If/SCONJ ⟦{JUDGE} {MEN_TOO} wish/VERB.Fin.Pres to/PART hold/VERB.Inf⟧ {HE_LEFT} {DOT}",
        f"⟦{MAN} a/DET doctor/NOUN.Sing {ARAN}⟧ {DOT}",
        f"{MAN} {TOWN} loved/VERB.Fin.Past {LEFT} {DOT}",
        f"The/DET day/NOUN.Sing {MEN_TOO} {LEFT} was/AUX.Fin.Past cold/ADJ {DOT}",
        f"If/SCONJ {JUDGE} {MEN_TOO} chose/VERB.Fin.Past {LEFT} {HE_LEFT} {DOT}",
    ],
)
def test_side_by_side(sentence: str) -> None:
    assert_tagged_findings(rule("side-by-side"), sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        f"He/PRON {LEFT} ⟦because/SCONJ {JUDGE} of/ADP {TOWN}⟧ {DOT}",
        f"⟦When/ADV you/PRON someone/PRON from/ADP {TOWN}⟧ {HE_LEFT} {DOT}",
        f"He/PRON {LEFT} because/SCONJ {JUDGE} of/ADP {TOWN} {LEFT} {DOT}",
        f"He/PRON {LEFT} because/SCONJ of/ADP {JUDGE} of/ADP {TOWN} {DOT}",
        f"When/ADV {JUDGE} of/ADP {TOWN} ,/PUNCT a/DET man/NOUN.Sing ,/PUNCT {LEFT} {HE_LEFT} {DOT}",
    ],
)
def test_clause_without_verb(sentence: str) -> None:
    assert_tagged_findings(rule("clause-without-verb"), sentence)


def test_a_quick_expression_comes_before_the_tagger() -> None:
    anchored = rule("verb-missing", needs="^the man")
    assert_tagged_findings(anchored, f"⟦{MAN} with/ADP the/DET boat/NOUN.Sing built/VERB.Part.Past {DOT}⟧")
    assert_tagged_findings(
        rule("verb-missing", needs="^boat"), f"{MAN} with/ADP boats/NOUN.Plur built/VERB.Part.Past {DOT}"
    )


@pytest.mark.parametrize(
    "text",
    [
        "⟦Although the guild had promised them a tug by the end of the week.⟧",
        "⟦Because he knew that the road was closed.⟧",
        "⟦As soon as the rain stops.⟧",
        "⟦Even though the smith has lost the key.⟧",
        "⟦After the police had found the scales in a barn near the ford.⟧",
        "⟦In order to prevent another flood of the lower town.⟧",
        "⟦Being the only one who had a key to the mill.⟧",
    ],
)
def test_clause_alone(text: str) -> None:
    assert_findings(rule("clause-alone"), text)


@pytest.mark.parametrize(
    "text",
    [
        "After the war the miller moved to the coast.",
        "After the war prices in the valley rose.",
        "As a child he lived in the lower town.",
        "Although he was ill, the smith came to the mill.",
        "When a question about the road was put to the smith the mayor stepped in.",
        "While in Aran he met the mayor of the town.",
        "Because we want to see the mill.",
        "Because of the rain the road was closed.",
        "Although the guild had promised a tug to them",
        "Before the police the smith told another story.",
        "When the rain stops call the smith of the town.",
    ],
)
def test_whole_sentences_are_no_clauses_alone(text: str) -> None:
    assert_findings(rule("clause-alone"), text)


@pytest.mark.parametrize(
    "text",
    [
        "The police arrested two men in a village near the ⟦border they⟧ are accused of smuggling wool.",
        "The court sentenced him to four years in ⟦prison he⟧ has announced an appeal.",
        "A boat hit the pillar of the old bridge early on ⟦Monday no one⟧ was hurt in the accident.",
        "The roof of the market hall fell down during the ⟦storm two women⟧ died in the rubble.",
        "The smith has mended the bells without melting ⟦them the trick⟧, which is old, was known to him.",
    ],
)
def test_run_together(text: str) -> None:
    assert_findings(rule("run-together"), text)


@pytest.mark.parametrize(
    "text",
    [
        "The police arrested the two men near the border they are accused of crossing.",
        "The guild sold the old mill the smith was born in to a buyer from the coast.",
        "The mayor said in a talk with the island paper the vote was broadcast.",
        "The harbour of the island was closed for repairs the day the smith was born.",
        "The trade with the north was ten, with the south it was twelve crowns.",
        "The guild published the list of the boats the town has sold this week.",
        "She gave the smith a letter the mayor was asked to sign.",
        "The smith told the two women near the mill the bell was broken.",
        "Only this smith mended the bell the town was waiting for.",
        "The smith mended the bell for the guild the town has promised a mill?",
    ],
)
def test_what_is_not_run_together(text: str) -> None:
    assert_findings(rule("run-together"), text)
