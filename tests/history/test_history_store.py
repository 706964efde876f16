"""What is kept comes back, the same in SQLite and in PostgreSQL."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from past import FIRST, SIGNATURE, days, found, report, story

from tlqa.history import Ignored, Run, Story, open_history
from tlqa.model import Origin, Severity, TrendPoint, Verdict

if TYPE_CHECKING:
    from pathlib import Path

    from tlqa.history import History

MIXED = report(
    story("a.md", found(), found(severity=Severity.CRITICAL), points=30, score=40,
          verdict=Verdict.FAIL, desk="Sport", source="fr", engine="Arlet 3"),
    story("b.md", found("en/articles/lost", Severity.MINOR), found(), points=6, score=85,
          verdict=Verdict.REVIEW, desk="Sport", origin=Origin("es", 2.5)),
    story("c.md", words=20, points=0, score=100,
          verdict=Verdict.TOO_SHORT, origin=Origin("de", 3.0, given=True)),
    story("d.md", points=0, score=100),
    errors=("e.md: cannot be read",),
)  # fmt: skip


def test_a_run_comes_back(history: History) -> None:
    number = history.record(MIXED, when=FIRST, label="3f2a1c")
    assert history.runs() == (
        Run(
            number, FIRST, "3f2a1c", "0.1.0", SIGNATURE,
            stories=4, words=1520, findings=4, critical=1, major=2, minor=1, points=36.0, score=75.0,
            passed=1, review=1, failed=1, too_short=1, errors=1,
        ),
    )  # fmt: skip
    assert history.runs()[0].per_1000_words == 23.68


def test_its_stories_come_back_in_order(history: History) -> None:
    number = history.record(MIXED, when=FIRST)
    assert history.stories([number]) == (
        Story(number, "a.md", "Sport", "fr", False, "Arlet 3", 500, 40.0, "fail", 30.0, 1, 1, 0),
        Story(number, "b.md", "Sport", "es", True, "", 500, 85.0, "review", 6.0, 0, 1, 1),
        Story(number, "c.md", "", "de", False, "", 20, 100.0, "too short to score", 0.0, 0, 0, 0),
        Story(number, "d.md", "", "", False, "", 500, 100.0, "pass", 0.0, 0, 0, 0),
    )


def test_its_rules_come_back(history: History) -> None:
    number = history.record(MIXED, when=FIRST)
    assert [(each.rule, each.findings, each.stories) for each in history.rules([number])] == [
        ("en/articles/lost", 1, 1),
        ("en/quotes/unopened", 3, 2),
    ]


def test_runs_are_newest_first_and_numbers_grow(history: History) -> None:
    days(history, 10, 9, 8)
    runs = history.runs()
    assert [run.when for run in runs] == [FIRST + timedelta(days=day) for day in (2, 1, 0)]
    assert runs[0].number > runs[1].number > runs[2].number
    assert history.runs(2) == runs[:2]


def test_the_trend_is_oldest_first(history: History) -> None:
    days(history, 10, 9, 8)
    assert [point.per_1000_words for point in history.trend()] == [10.2, 9.18, 8.16]
    assert history.trend(1) == (TrendPoint("2023-11-04T09:00:00Z", 10, 5000, 90.0, 8.16),)


def test_the_trend_by_a_group(history: History) -> None:
    history.record(MIXED, when=FIRST)
    history.record(report(story("f.md", desk="World", points=10)), when=FIRST + timedelta(hours=1))
    first, second = "2023-11-02T09:00:00Z", "2023-11-02T10:00:00Z"
    assert history.trend(by="desk") == (
        TrendPoint(first, 2, 520, 100.0, 0.0, ""),
        TrendPoint(first, 2, 1000, 62.5, 36.0, "Sport"),
        TrendPoint(second, 1, 500, 90.0, 20.0, "World"),
    )
    groups = [point.group for point in history.trend(by="source")]
    assert groups == ["", "de", "es (guessed)", "fr", ""]
    assert history.trend(1, by="engine") == (TrendPoint(second, 1, 500, 90.0, 20.0, ""),)
    with pytest.raises(ValueError, match="no group"):
        history.trend(by="name")


def test_a_story_too_short_counts_in_no_mean_but_where_all_are(history: History) -> None:
    short = story("a.md", words=10, score=20, verdict=Verdict.TOO_SHORT, desk="Sport")
    history.record(report(short, story("b.md", score=80, desk="Sport")), when=FIRST)
    history.record(report(short), when=FIRST + timedelta(hours=1))
    assert [point.score for point in history.trend()] == [80.0, 20.0]
    assert [point.score for point in history.trend(by="desk")] == [80.0, 20.0]


def test_a_run_without_words(history: History) -> None:
    history.record(report(story("a.md", words=0, points=0)), when=FIRST)
    assert history.trend()[0].per_1000_words == 0.0
    assert history.trend(by="desk")[0].per_1000_words == 0.0


def test_runs_are_forgotten_with_all_that_they_had(history: History) -> None:
    days(history, 10, 9, 8)
    gone = [run.number for run in history.runs()][1:]
    assert history.forget(before=FIRST + timedelta(days=2)) == 2
    assert len(history.runs()) == 1
    assert history.stories(gone) == history.rules(gone) == ()
    assert history.forget(run=history.runs()[0].number) == 1
    assert history.forget(run=1) == 0
    assert history.runs() == ()


def test_the_number_of_a_forgotten_run_is_not_given_again(history: History) -> None:
    first = history.record(MIXED, when=FIRST)
    history.forget(run=first)
    assert history.record(MIXED, when=FIRST) > first


def test_findings_are_ignored_by_newsroom(history: History) -> None:
    one, other = (
        Ignored("north", name, "en/quotes/unopened", "dead,”", FIRST) for name in ("a1b2", "c3d4:2")
    )
    history.ignore(one)
    history.ignore(other)
    history.ignore(Ignored("south", "a1b2", "en/quotes/unopened", "dead,”", FIRST))
    assert history.ignored("north") == {"a1b2", "c3d4:2"}
    history.unignore("north", "a1b2")
    history.unignore("north", "a1b2")
    assert history.ignored("north") == {"c3d4:2"}
    assert history.ignored_entries("north") == (other,)
    assert history.ignored("south") == {"a1b2"}
    assert history.ignored("nowhere") == frozenset()


def test_the_last_word_on_a_finding_stays(history: History) -> None:
    history.ignore(Ignored("north", "a1b2", "r", "once", FIRST))
    later = Ignored("north", "a1b2", "r", "twice", FIRST + timedelta(days=1))
    history.ignore(later)
    assert history.ignored_entries("north") == (later,)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(), max_size=40), st.text(st.characters(), max_size=300))
def test_any_name_can_be_kept(history: History, name: str, label: str) -> None:
    """Zero bytes and halves of characters too, which no database takes."""
    number = history.record(report(story(name, desk=name)), when=FIRST, label=label)
    (kept,) = history.stories([number])
    if name.isprintable():
        assert kept.name == name
        assert kept.desk == name
    (run,) = [run for run in history.runs(10_000) if run.number == number]
    assert len(run.label) <= max(200, len(label.encode("utf-8", "backslashreplace")))
    assert run.label == label or not label.isprintable() or len(label) > 200


def test_times_are_told_in_utc(history: History) -> None:
    history.record(MIXED, when=datetime(2023, 11, 2, 1, 30, tzinfo=timezone(timedelta(hours=3))))
    assert history.runs()[0].when == datetime(2023, 11, 1, 22, 30, tzinfo=UTC)
    with pytest.raises(ValueError, match="time zone"):
        history.record(MIXED, when=datetime(2023, 11, 2))


def test_it_is_there_the_next_time(where: str) -> None:
    with open_history(where) as history:
        history.record(MIXED, when=FIRST)
    with open_history(where, make=False) as history:
        assert len(history.runs()) == 1


def test_to_look_makes_nothing(where: str, tmp_path: Path) -> None:
    with open_history(where, make=False) as history:
        assert history.runs() == history.trend() == history.trend(by="desk") == ()
        assert history.ignored("north") == frozenset()
        assert history.forget(before=FIRST) == 0
    assert list(tmp_path.iterdir()) == []


def test_what_others_have_made_since_is_seen(where: str) -> None:
    with open_history(where, make=False) as early, open_history(where) as late:
        late.record(MIXED, when=FIRST)
        assert len(early.runs()) == 1


def test_to_write_after_a_look_makes_it(where: str) -> None:
    with open_history(where, make=False) as history:
        history.record(MIXED, when=FIRST)
        assert len(history.runs()) == 1


def test_many_stories(history: History) -> None:
    files = [story(f"{n}.md", desk=f"d{n % 7}") for n in range(2_345)]
    number = history.record(report(*files), when=FIRST)
    assert len(history.stories([number])) == 2_345
    assert sum(point.stories for point in history.trend(by="desk")) == 2_345
