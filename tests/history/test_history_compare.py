"""Better or worse: only where it is more than chance makes between stories, and there are words enough."""

from __future__ import annotations

import math
import random
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from past import FIRST, days, found, report, story

from tlqa.history import ask
from tlqa.history.compare import LEAST_STORIES, LEAST_WORDS, SURE, Change, compare, latest

if TYPE_CHECKING:
    from tlqa.history import History
    from tlqa.history.compare import Sample


def stories(rate: float, count: int = 20, words: int = 500, name: str = "s") -> dict[str, Sample]:
    """Stories with so many points per 1,000 words together, one more and one less in turn."""
    return {f"{name}{n}": (words, words / 1000 * rate * (1.2 if n % 2 else 0.8)) for n in range(count)}


def test_fewer_points_are_better() -> None:
    comparison = compare(stories(10, name="new"), stories(14, name="old"), "Sport")
    assert comparison.change is Change.BETTER
    assert (comparison.now.per_1000_words, comparison.before.per_1000_words) == (10.0, 14.0)
    assert comparison.difference == -4.0
    assert 0 < comparison.margin < 4
    assert comparison.group == "Sport"


def test_more_points_are_worse() -> None:
    assert compare(stories(14, name="new"), stories(10, name="old")).change is Change.WORSE


def test_what_may_be_chance_is_no_change() -> None:
    comparison = compare(stories(10, name="new"), stories(10.4, name="old"))
    assert comparison.change is Change.SAME
    assert abs(comparison.difference) < comparison.margin


@pytest.mark.parametrize(
    ("now", "before"),
    [
        (stories(1, 20), stories(40, 3)),
        (stories(1, 4, 5_000), stories(40, 20)),
        (stories(1, 20), stories(40, 19, 100)),
    ],
)
def test_too_little_says_nothing(now: dict[str, Sample], before: dict[str, Sample]) -> None:
    assert compare(now, before).change is Change.TOO_LITTLE


def test_nothing_before() -> None:
    assert compare(stories(1), {}).change is Change.NEW


def test_stories_that_have_not_changed_say_nothing_either_way() -> None:
    same = stories(10, 400)
    comparison = compare(same, same)
    assert (comparison.change, comparison.margin) == (Change.SAME, 0.0)
    # mended a little in every tenth of the same stories: seen, where other stories would hide it
    mended = {
        name: (words, points * 0.7) if n % 10 == 0 else (words, points)
        for n, (name, (words, points)) in enumerate(same.items())
    }
    assert compare(mended, same).change is Change.BETTER
    others = {f"other {name}": sample for name, sample in mended.items()}
    assert compare(others, same).change is Change.SAME


def test_the_margin_by_hand() -> None:
    """Of two against two: each side 1,000 words; points 4 and 6, then 5 and 15."""
    comparison = compare({"a": (500, 4.0), "b": (500, 6.0)}, {"c": (500, 5.0), "d": (500, 15.0)})
    squares = 2 * (1 / 1000) ** 2 + 2 * (5 / 1000) ** 2
    assert comparison.margin == round(SURE * 1000 * math.sqrt(4 / 3 * squares), 2)


def test_chance_alone_is_seldom_taken_for_a_change() -> None:
    """Of 400 pairs out of one and the same population no more than twice the promised share."""
    chance = random.Random(7)

    def drawn(name: str) -> dict[str, Sample]:
        lengths = [chance.randint(200, 900) for _ in range(40)]
        return {
            f"{name}{n}": (words, float(chance.choice((0, 0, 1, 5, 5, 25))))
            for n, words in enumerate(lengths)
        }

    told = sum(compare(drawn("a"), drawn("b")).change is not Change.SAME for _ in range(400))
    assert told <= 0.1 * 400


samples = st.dictionaries(
    st.sampled_from([f"s{n}" for n in range(12)]), st.tuples(st.integers(0, 2_000), st.floats(0, 200))
)


@settings(max_examples=80)
@given(samples, samples)
def test_turned_round_it_says_the_opposite(now: dict[str, Sample], before: dict[str, Sample]) -> None:
    forth, back = compare(now, before), compare(before, now)
    opposite = {Change.BETTER: Change.WORSE, Change.WORSE: Change.BETTER}
    if now and before:
        assert back.change is opposite.get(forth.change, forth.change)
    assert back.margin == pytest.approx(forth.margin, abs=0.02)
    assert forth.change is not Change.BETTER or forth.difference < 0
    if min(forth.now.words, forth.before.words) < LEAST_WORDS or len(now) < LEAST_STORIES:
        assert forth.change in (Change.TOO_LITTLE, Change.NEW)


def test_of_a_story_checked_again_the_last_time_counts(in_file: History) -> None:
    days(in_file, 20, 10, name="{n}.txt")
    now = latest(in_file.stories(run.number for run in reversed(in_file.runs())))
    assert len(now) == 10
    assert sum(points for _, points in now.values()) == pytest.approx(51, 0.1)


def test_stories_from_standard_input_are_all_others(in_file: History) -> None:
    days(in_file, 20, 10, name="<stdin>")
    assert len(latest(in_file.stories(run.number for run in in_file.runs()))) == 20


def test_the_last_runs_against_those_before(in_file: History) -> None:
    assert ask.trend(in_file) is None
    days(in_file, 16, 15, 14, 10, 9, 8, 1)
    seen = ask.trend(in_file, 3)
    assert seen is not None
    assert (seen.now, seen.before, seen.together.change) == (3, 3, Change.BETTER)
    assert seen.together.now.words == 15_000
    assert seen.together.now.per_1000_words == pytest.approx(6.12)
    assert not seen.other_rules


def test_of_few_runs_as_many_on_both_sides(in_file: History) -> None:
    days(in_file, 16, 15, 8)
    seen = ask.trend(in_file, 5)
    assert seen is not None
    assert (seen.now, seen.before) == (1, 1)


def test_one_run_has_nothing_before(in_file: History) -> None:
    days(in_file, 16)
    seen = ask.trend(in_file)
    assert seen is not None
    assert (seen.before, seen.together.change) == (0, Change.NEW)
    assert ask.step(in_file) is None


def test_other_rules_are_said(in_file: History) -> None:
    days(in_file, 16)
    in_file.record(report(story("a.md"), signature="other"), when=FIRST + timedelta(days=5))
    seen, step = ask.trend(in_file), ask.step(in_file)
    assert seen is not None
    assert step is not None
    assert seen.other_rules
    assert step.other_rules


def test_by_desk(in_file: History) -> None:
    for day, (sport, world) in enumerate(((14, 10), (8, 10))):
        files = [story(f"s{day}{n}", points=sport / 2 * (1 + n % 2 / 9), desk="Sport") for n in range(30)]
        files += [story(f"w{day}{n}", points=world / 2 * (1 + n % 2 / 9), desk="World") for n in range(20)]
        files += [story(f"x{day}", points=1)]
        in_file.record(report(*files), when=FIRST + timedelta(days=day))
    seen = ask.trend(in_file, by="desk")
    assert seen is not None
    assert [(each.group, each.change) for each in seen.groups] == [
        ("Sport", Change.BETTER),
        ("World", Change.SAME),
        ("", Change.TOO_LITTLE),
    ]


def test_by_rule(in_file: History) -> None:
    for day, count in enumerate((40, 10)):
        files = [story("a.md", *(found("en/a/b"),) * count, *(found("en/c/d"),) * 3, words=5_000)]
        in_file.record(report(*files), when=FIRST + timedelta(days=day))
    rules = ask.rules(in_file)
    assert [(each.rule, each.now, each.before, each.change) for each in rules] == [
        ("en/a/b", 10, 40, "fewer"),
        ("en/c/d", 3, 3, ""),
    ]
    assert (rules[0].rate_now, rules[0].rate_before) == (2.0, 8.0)
