"""Sums said to be the same that cannot be, at any rate of twenty years."""

from __future__ import annotations

import pytest
from helpers import assert_findings, rule_of
from hypothesis import given
from hypothesis import strategies as st

from tlqa.checks.conversion import complete
from tlqa.data import data_dir
from tlqa.errors import RuleError

NAMED = complete({"rates": "tables/exchange-rates.yaml", "factor": 2.5}, data_dir())["named"]
RULE = rule_of("conversion", rates="tables/exchange-rates.yaml", factor=2.5, named=NAMED)


@pytest.mark.parametrize(
    "marked",
    [
        "The guild lost 2.6 billion yuan (about ⟦36 million dollars⟧) in a year.",
        "The guild lost 2.6bn yuan (⟦$36m⟧) in a year.",
        "The mill cost 300 million yen (⟦€20 million⟧), and the ford nothing.",
        "It fetched ₹40 crore (or ⟦US$48 million⟧), said the clerk.",
        "He owes £1,200 (roughly ⟦15,000 euros⟧) to the smith.",
        "It takes 1,500,000 won (⟦$10⟧) to mend it.",
        "The ferry cost $3 million (⟦300,000 euros⟧) and the quay $3 million (2.6 million euros).",
        "A debt of 0 euros (⟦$5⟧) is a joke.",
    ],
)
def test_sums_far_apart(marked: str) -> None:
    assert_findings(RULE, marked)


@pytest.mark.parametrize(
    "text",
    [
        "The guild lost 2.6 billion yuan (about 360 million dollars) in a year.",
        "It fetched ₹40 crore ($4.8 million), said the clerk.",
        "He owes £1,200 (roughly 1,400 euros) to the smith.",
        "He owes 1,200 pounds (540 kilograms) of flour, and has 300 euros (in May 20 euros).",
        "It cost 20 million crowns ($9), and 5 dollars (3 of them), or 5 million (3 million euros).",
        "It cost A$300 ($200) and R$300 (60 euros).",
        f"It cost {'9' * 400} yen ($5), or 5 euros (${'9' * 400}), or 300 euros ($36,5).",
    ],
)
def test_what_may_be_the_same_or_is_no_sum(text: str) -> None:
    assert_findings(RULE, text)


@given(st.sampled_from(sorted(NAMED)), st.integers(10, 10**6), st.floats(0, 1))
def test_a_sum_turned_at_any_rate_of_the_table_is_left_alone(name: str, amount: int, share: float) -> None:
    low, high = NAMED[name]
    dollars = round(amount / (low + share * (high - low)), 4)
    said = f"{amount} {name}" if name[-1].isalpha() else f"{name}{amount}"
    assert_findings(RULE, f"It cost {said} (about {dollars:.4f} dollars) in all.")


@pytest.mark.parametrize("said", ["dollars", "2-1: dollars", "0-1: dollars", "1-2", "1 to 2: dollars"])
def test_a_rate_that_is_none_is_refused(said: str) -> None:
    with pytest.raises(RuleError, match="'USD' under 'rates' needs a text like"):
        complete({"rates": {"USD": said}, "factor": 2}, data_dir())


@pytest.mark.parametrize(
    ("rates", "marked"),
    [
        ({"EUR": "1-1: euros", "JPY": "100-100: yen"}, "No 12 (13) here, but 5 euros (⟦5 yen⟧)."),
        ({"EUR": "1-1: €", "GBP": "1-1: £"}, "No 12 (13) here, but €5 (⟦£50⟧)."),
    ],
)
def test_currencies_with_names_alone_or_signs_alone(rates: dict[str, str], marked: str) -> None:
    params = complete({"rates": rates, "factor": 2}, data_dir())
    assert_findings(rule_of("conversion", **params), marked)
