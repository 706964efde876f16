"""Processes side by side: every item once, in whatever order; errors, deaths, ends."""

from __future__ import annotations

import os
import signal
from contextlib import closing
from pathlib import Path

import pytest

from tlqa.errors import InputError
from tlqa.workers import Died, in_processes, processors

METHODS = pytest.mark.parametrize("method", ["fork", "spawn"])


def work(item: str) -> tuple[str, int]:
    """What the items say is done."""
    if item == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    if item == "leave":
        os._exit(7)
    if item == "fail":
        raise InputError("is no story", path=item, line=3)
    if item == "odd":
        raise StaysError
    if item == "large":
        return "x" * 2_000_000, os.getpid()
    return item.upper(), os.getpid()


class StaysError(Exception):
    def __reduce__(self) -> str:
        raise TypeError("stays here")


def mark_the_end() -> None:
    with Path(os.environ["ENDED"]).open("a", encoding="utf-8") as file:
        file.write("ended\n")


@METHODS
def test_every_item_is_answered_by_one_of_the_processes(method: str) -> None:
    items = [f"story {number}" for number in range(60)]
    found = dict(in_processes(work, items, 2, method=method))
    assert sorted(found) == list(range(60))
    answers = [found[number] for number in range(60)]
    assert [text for text, _ in answers] == [item.upper() for item in items]
    assert len({process for _, process in answers} | {os.getpid()}) == 3


@METHODS
def test_one_that_dies_takes_one_item_with_it(method: str) -> None:
    items = ["a", "die", "b", "c", "leave", "d", "die", *"efghijkl"]
    found = dict(in_processes(work, items, 2, method=method))
    died = {number: answer for number, answer in found.items() if isinstance(answer, Died)}
    assert died == {1: Died(-signal.SIGKILL), 4: Died(7), 6: Died(-signal.SIGKILL)}
    assert sorted(found) == list(range(len(items)))
    assert str(died[1]) == "the process that checked it was killed (signal 9)"
    assert str(died[4]) == "the process that checked it ended (status 7)"


def test_where_every_one_dies_all_items_are_named() -> None:
    assert dict(in_processes(work, ["die"] * 5, 2)) == dict.fromkeys(range(5), Died(-signal.SIGKILL))


@METHODS
def test_an_error_is_raised_here(method: str) -> None:
    with pytest.raises(InputError) as caught:
        list(in_processes(work, ["a", "fail", "b"], 2, method=method))
    assert (str(caught.value), caught.value.line) == ("fail:3: is no story", 3)
    assert "raise InputError" in caught.value.__notes__[0]


def test_an_error_that_cannot_travel_says_where_it_was() -> None:
    with pytest.raises(RuntimeError, match="raise StaysError"):
        list(in_processes(work, ["odd", "a"], 2))


def test_answers_larger_than_a_pipe() -> None:
    found = dict(in_processes(work, ["large"] * 40, 3))
    assert {len(text) for text, _ in found.values()} == {2_000_000}


def test_each_says_its_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ENDED", str(tmp_path / "ended"))
    list(in_processes(work, ["a", "b", "c", "d"], 2, end=mark_the_end))
    assert (tmp_path / "ended").read_text("utf-8") == "ended\n" * 2


def test_none_is_left_where_nobody_listens_any_more() -> None:
    with closing(in_processes(work, [f"story {number}" for number in range(500)], 2)) as answers:
        _, (_, process) = next(answers)
        os.kill(process, 0)
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


def test_no_items_need_no_process() -> None:
    assert list(in_processes(work, [], 4)) == []


def test_processors_are_those_that_may_be_used() -> None:
    assert processors() == len(os.sched_getaffinity(0))
