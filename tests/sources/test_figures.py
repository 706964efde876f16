"""Figures by value in thirteen languages and English; what is firm, and nothing else."""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import pairwise

import pytest
from figure_cases import CASES
from hypothesis import given
from hypothesis import strategies as st

from tlqa.sources import codes, figures

_MARK = re.compile("⟦([^⟧]*)⟧")


def cases() -> list[tuple[str, str, str]]:
    return [
        (code, *line.rsplit("=", 1))
        for code, text in CASES.items()
        for line in text.splitlines()
        if "=" in line
    ]


def expected(said: str) -> list[tuple[Fraction, str, str, bool]]:
    """What the right-hand side of a case says of each figure."""
    found = []
    for part in filter(None, (part.strip() for part in said.split(";"))):
        value, *rest = part.replace("~", "").split()
        sort, unit = (*rest, "number", "")[:2] if rest else ("number", "")
        found.append((Fraction(value), sort, unit if len(rest) > 1 else "", "~" not in part))
    return found


@pytest.mark.parametrize(("code", "marked", "said"), cases())
def test_firm_figures(code: str, marked: str, said: str) -> None:
    marked = marked.strip()
    text = _MARK.sub(r"\1", marked)
    firm = [figure for figure in figures(text, code) if not figure.weak]
    assert [text[f.start : f.end] for f in firm] == _MARK.findall(marked)
    assert [(f.value, f.sort, f.unit, f.exact) for f in firm] == expected(said)


def test_every_language_has_cases() -> None:
    assert set(CASES) == set(codes())
    assert len(cases()) >= 200


@pytest.mark.parametrize(
    ("code", "text", "value"),
    [
        ("en", "both sides", 2),
        ("en", "a dozen eggs", 12),
        ("en", "the G20 states", 20),
        ("en", "World War II", 2),
        ("de", "eine zweistöckige Villa", 2),
        ("ru", "пятилетний план", 5),
        ("fr", "une centaine de moutons", 100),
        ("zh", "半年", Fraction(1, 2)),
        ("en", "half of the harvest", Fraction(1, 2)),
        ("es", "un tercio", Fraction(1, 3)),
        ("ar", "قبل يومين", 2),
    ],
)
def test_weak_figures_are_read_and_ask_for_nothing(code: str, text: str, value: Fraction) -> None:
    assert [(f.value, f.weak) for f in figures(text, code)] == [(value, True)]


@pytest.mark.parametrize(
    ("code", "text", "value"),
    [
        ("zh", "三分之二", Fraction(2, 3)),
        ("nl", "twee derde van de oogst", Fraction(2, 3)),
        ("de", "ein Drittel der Ernte", Fraction(1, 3)),
        ("es", "un tercio de la cosecha", Fraction(1, 3)),
        ("es", "una quinta parte de ellos", Fraction(1, 5)),
        ("it", "un quinto delle case", Fraction(1, 5)),
        ("en", "a third of the harvest", Fraction(1, 3)),
        ("en", "one in five of them", Fraction(1, 5)),
        ("ar", "ثلثا المتقاعدين", Fraction(2, 3)),
        ("ru", "Треть работ", Fraction(1, 3)),
    ],
)
def test_a_part_of_something_asks_for_an_answer(code: str, text: str, value: Fraction) -> None:
    assert [(f.value, f.sort, f.weak) for f in figures(text, code)] == [(value, "fraction", False)]


@pytest.mark.parametrize(
    ("code", "text", "value", "sort", "unit"),
    [
        ("en", "in one hour, nine minutes and 12 seconds", 4152, "unit", "s"),
        ("zh", "用了69分12秒", 4152, "unit", "s"),
        ("fr", "une heure et neuf minutes", 69, "unit", "min"),
        ("en", "two years and three months", 27, "unit", "month"),
        ("en", "0.4 m below the record", Fraction(2, 5), "unit", "m"),
        ("it", "negli anni Settanta", 70, "decade", ""),
        ("es", "en los años setenta", 70, "decade", ""),
        ("fr", "dans les années 1970", 1970, "decade", ""),
    ],
)
def test_measures_of_two_units_and_decades(
    code: str, text: str, value: Fraction, sort: str, unit: str
) -> None:
    assert [(f.value, f.sort, f.unit) for f in figures(text, code)] == [(value, sort, unit)]


@pytest.mark.parametrize(
    ("code", "text"), [("pt", "de 800 a 950 milhões de euros"), ("it", "tra gli 800 e i 950 milioni di euro")]
)
def test_a_range_shares_its_scale_over_an_article(code: str, text: str) -> None:
    assert [figure.other or figure.value for figure in figures(text, code)] == [800 * 10**6, 950 * 10**6]


@pytest.mark.parametrize(
    ("code", "text", "unit"),
    [
        ("de", "Der Platzhalter kostete 10 US-Dollar.", "USD"),
        ("de", "Der Platzhalter kostete zehn US-Dollar.", "USD"),
        ("en", "The placeholder is a 40-years-old tree.", "year"),
    ],
)
def test_what_is_counted_may_have_a_hyphen(code: str, text: str, unit: str) -> None:
    assert [figure.unit for figure in figures(text, code)] == [unit]


def test_a_year_is_exact_though_more_than_stands_before_it() -> None:
    assert [(f.value, f.sort, f.exact) for f in figures("超过1896年", "zh")] == [(1896, "year", True)]


def test_a_comma_that_can_be_either_has_two_readings() -> None:
    (figure,) = figures("1,234", "en")
    assert (figure.value, figure.other) == (1234, Fraction(1234, 1000))
    (figure,) = figures("1,234", "de")
    assert (figure.value, figure.other) == (Fraction(1234, 1000), 1234)


def test_a_running_number_has_both() -> None:
    (figure,) = figures("五六百米", "zh")
    assert (figure.value, figure.other, figure.weak) == (600, 500, True)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("1.597,2.176 and 1.645", [Fraction(1597, 1000), Fraction(2176, 1000), Fraction(1645, 1000)]),
        ("12.345.678,9", [Fraction(123456789, 10)]),
        ("1,234,567.8", [Fraction(12345678, 10)]),
        ("1'234'567", [1234567]),
        ("29 663 people", [29663]),
        ("0.001", [Fraction(1, 1000)]),
        ("1,00,000", [100000]),
    ],
)
def test_points_and_commas(text: str, values: list[Fraction]) -> None:
    assert [f.value for f in figures(text, "en")] == values


def test_a_language_without_a_module_has_digits() -> None:
    assert [f.value for f in figures("Otevřeno 1998", "cs")] == [1998]


def test_a_run_of_digits_that_is_no_number_is_read_in_time() -> None:
    text = "7" * 20_000 + " " + "百万亿" * 5_000 + " " + "million " * 5_000
    assert figures(text, "en")
    assert figures(text, "zh")


@given(
    st.text(alphabet="0123456789.,:-/ 一二百万亿半两aIXVdemilоsdwa'%€½年月日時点٣٤\n", max_size=60),
    st.sampled_from(codes()),
)
def test_figures_lie_in_the_text_in_order(text: str, code: str) -> None:
    found = figures(text, code)
    assert all(0 <= f.start < f.end <= len(text) for f in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
