"""Dates that cannot be right, by the calendar."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from helpers import ANY, assert_findings, find, rule_of
from hypothesis import given
from hypothesis import strategies as st

MONTHS = "January February March April May June July August September October November December".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


@pytest.mark.parametrize(
    "text",
    [
        "The pact was signed on ⟦Monday, March 5, 2024⟧, in the palace by the lake.",
        "The pact was signed on ⟦Monday 5 March 2024⟧ in the palace by the lake.",
        "The pact was signed on ⟦Monday, the 5th of March 2024⟧, in the palace by the lake.",
        "The pact was signed on ⟦Monday, Sept. 3, 2024⟧, in the palace by the lake.",
    ],
)
def test_weekday_of_another_day(text: str) -> None:
    assert_findings(rule_of("date", test="weekday"), text)


@pytest.mark.parametrize(
    "text",
    [
        "The pact was signed on Tuesday, March 5, 2024, in the palace by the lake.",
        "The pact was signed on Monday, March 5, in the palace by the lake.",
        "On Monday, March 5, 2,024 people came to the palace by the lake.",
        "On Monday, March 5, 1703, by the old calendar, the tsar left for the lake.",
        "On Monday, March 32, 2024, nobody came to the palace by the lake.",
    ],
)
def test_dates_that_pass_or_cannot_be_judged(text: str) -> None:
    assert find(rule_of("date", test="weekday"), text) == ()


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.integers(0, 6))
def test_agrees_with_the_calendar(day: date, off: int) -> None:
    weekday = DAYS[(day + timedelta(off)).weekday()]
    text = f"The pact was signed on {weekday}, {MONTHS[day.month - 1]} {day.day}, {day.year}, in the palace."
    assert bool(find(rule_of("date", test="weekday"), text)) is (off != 0)


@pytest.mark.parametrize(
    "text",
    [
        "The fund must repay the whole loan by ⟦April 31⟧, the court ruled.",
        "The fund must repay the whole loan on ⟦30 February⟧ at the latest.",
        "The fund was to repay the whole loan on ⟦Feb. 29, 2023⟧, the court ruled.",
        "The fund was to repay the whole loan on ⟦February 29, 1900⟧, the court ruled.",
    ],
)
def test_days_that_never_were(text: str) -> None:
    assert_findings(rule_of("date", test="impossible"), text)


@pytest.mark.parametrize(
    "text",
    [
        "The fund must repay the whole loan by Feb. 29, 2000, the court ruled.",
        "In June 31 people were pulled from the water near the old mill.",
        "The chain opened 31 April stores, as it calls those of its spring line.",
        "Since November 31 trains have been late on the line to the coast.",
    ],
)
def test_counts_and_leap_days(text: str) -> None:
    assert find(rule_of("date", test="impossible"), text) == ()


def test_page_date_far_from_the_story() -> None:
    text = (
        "⟦Tuesday, March 5, 2024⟧\n\nEnvoys meet in lakeside palace\n\n"
        "The envoys will meet on Monday, January 10, 2022, in the palace by the lake.\n"
    )
    assert_findings(rule_of("date", test="header", scope=ANY), text)


@pytest.mark.parametrize("when", ["Monday, March 4, 2024", "January 2022", "Jan. 10, 2022", "1998"])
def test_page_date_that_may_be_right(when: str) -> None:
    text = (
        "Tuesday, March 5, 2024\n\nEnvoys meet in lakeside palace\n\n"
        f"The envoys met in {when}, in the palace by the lake, for the first time.\n"
    )
    assert find(rule_of("date", test="header", scope=ANY), text) == ()
