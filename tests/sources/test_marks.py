"""Words that negate, ask, hedge and report; what only looks like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tlqa.sources import codes, get, modals, negations, questions, reported

NEGATED = [
    ("en", "They don't sail.", ["n't"]),
    ("en", "Nobody sailed.", ["Nobody"]),
    ("de", "Sie fahren nicht.", ["nicht"]),
    ("de", "Kein Boot fuhr.", ["Kein"]),
    ("fr", "Ils n'ont pas navigué.", ["n", "pas"]),
    ("es", "No navegan nunca.", ["No", "nunca"]),
    ("it", "Non navigano mai.", ["Non", "mai"]),
    ("pt", "Não navegam.", ["Não"]),
    ("nl", "Ze varen niet.", ["niet"]),
    ("ru", "Они не плывут.", ["не"]),
    ("uk", "Вони не пливуть.", ["не"]),
    ("pl", "Nie płyną.", ["Nie"]),
    ("tr", "Deniz sakin değil.", ["değil"]),
    ("ar", "لم يبحروا", ["لم"]),
    ("zh", "他们没有出海。", ["没"]),
    ("ja", "船は出ない。", ["ない"]),
]
PLAIN = [
    ("en", "Another notice came."),
    ("de", "Die Nichte fuhr."),
    ("zh", "他们不仅出海，特别是在未来。"),
    ("ja", "船は出なければならない。"),
    ("ru", "Нельсон плывёт."),
]


@pytest.mark.parametrize(("code", "text", "found"), NEGATED)
def test_a_negation(code: str, text: str, found: list[str]) -> None:
    assert [mark.text for mark in negations(text, code)] == found


@pytest.mark.parametrize(("code", "text"), PLAIN)
def test_no_negation(code: str, text: str) -> None:
    assert negations(text, code) == ()


@pytest.mark.parametrize(
    ("code", "text", "count"),
    [
        ("en", "Did they sail?", 1),
        ("es", "¿Navegaron?", 2),
        ("zh", "他们出海了吗", 1),
        ("zh", "他们出海了吗？", 1),
        ("ja", "船は出たのか。", 1),
        ("ar", "هل أبحروا؟", 1),
        ("de", "Sie fuhren.", 0),
    ],
)
def test_questions(code: str, text: str, count: int) -> None:
    assert len(questions(text, code)) == count


@pytest.mark.parametrize(
    ("code", "text", "found"),
    [
        ("de", "Er soll das Boot verkauft haben.", ["soll"]),
        ("fr", "Il aurait vendu le bateau.", ["aurait"]),
        ("en", "He allegedly sold the boat.", ["allegedly"]),
        ("es", "El presunto ladrón", ["presunto"]),
        ("zh", "据称他卖了船。", ["据称"]),
    ],
)
def test_what_others_say(code: str, text: str, found: list[str]) -> None:
    assert [mark.text for mark in reported(text, code)] == found


def test_may_and_must() -> None:
    assert [mark.text for mark in modals("They may sail but must return", "en")] == ["may", "must"]
    assert [mark.text for mark in modals("Sie dürfen fahren", "de")] == ["dürfen"]


@pytest.mark.parametrize("code", codes())
def test_every_language_has_its_data(code: str) -> None:
    language = get(code)
    assert language is not None
    assert language.code == code
    assert language.ratio > 0 < language.spread
    assert language.negations
    assert language.modal
    assert language.reportative
    assert language.months.count("\n") >= 12
    assert language.weekdays.count("\n") >= 7


def test_a_longer_code_counts_by_its_first_part() -> None:
    assert get("zh-Hant") is get("zh")
    assert get("xx") is None


@given(st.text(max_size=60), st.sampled_from(codes()))
def test_marks_lie_in_the_text(text: str, code: str) -> None:
    for read in (negations, questions, modals, reported):
        assert all(text[mark.start : mark.end] == mark.text for mark in read(text, code))
