"""Many at once: processes that record into one history, which none of them has seen before."""

from __future__ import annotations

import multiprocessing
import os
import signal
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from past import FIRST, found, report, story

from tlqa.history import Ignored, open_history, schema
from tlqa.history.database import Database
from tlqa.history.where import place_of

if TYPE_CHECKING:
    from multiprocessing.synchronize import Barrier, Event

    from tlqa.history import History

PROCESSES = 20
_LONG = 120


def record(where: str, number: int, begin: Barrier) -> None:
    begin.wait(_LONG)
    with open_history(where) as history:
        stories = [story(f"{number}-{n}.md", found()) for n in range(50)]
        history.record(report(*stories), when=FIRST, label=f"process {number}")
        history.ignore(Ignored("north", f"mine {number}", "r", "t", FIRST))
        history.ignore(Ignored("north", "ours", "r", f"{number}", FIRST))


def test_processes_that_record_at_once_lose_nothing(where: str) -> None:
    context = multiprocessing.get_context("fork")
    begin = context.Barrier(PROCESSES)
    processes = [context.Process(target=record, args=(where, n, begin)) for n in range(PROCESSES)]
    for process in processes:
        process.start()
    for process in processes:
        process.join(_LONG)
    assert [process.exitcode for process in processes] == [0] * PROCESSES
    with open_history(where, make=False) as history:
        runs = history.runs()
        assert {run.label for run in runs} == {f"process {n}" for n in range(PROCESSES)}
        assert len({run.number for run in runs}) == PROCESSES
        for run in runs:
            number = run.label.removeprefix("process ")
            assert [each.name for each in history.stories([run.number])] == [
                f"{number}-{n}.md" for n in range(50)
            ]
            assert [each.findings for each in history.rules([run.number])] == [50]
        assert history.ignored("north") == {"ours", *(f"mine {n}" for n in range(PROCESSES))}


def test_threads_share_one(history: History) -> None:
    def one(number: int) -> int:
        return history.record(report(story(f"{number}.md")), when=FIRST)

    with ThreadPoolExecutor(8) as pool:
        numbers = list(pool.map(one, range(24)))
    assert len(set(numbers)) == len(history.runs()) == 24


def stop_in_the_midst(where: str, written: Event) -> None:
    with Database(place_of(where)).writing() as connection:
        connection.execute(schema.runs.insert().values(_half_a_run()))
        written.set()
        signal.pause()


def _half_a_run() -> dict[str, object]:
    counts = "stories words findings critical major minor passed review failed too_short errors".split()
    texts = {"when": "2023-11-02T09:00:00Z", "label": "half", "version": "0", "signature": "s"}
    return {**dict.fromkeys(counts, 1), **texts, "points": 1.0, "score": 99.0}


def test_a_process_killed_in_the_midst_leaves_nothing_behind(history: History, where: str) -> None:
    context = multiprocessing.get_context("fork")
    written = context.Event()
    process = context.Process(target=stop_in_the_midst, args=(where, written))
    process.start()
    assert written.wait(_LONG)
    assert process.pid is not None
    os.kill(process.pid, signal.SIGKILL)
    process.join(_LONG)
    number = history.record(report(story("a.md")), when=FIRST, label="whole")
    assert [(run.number, run.label) for run in history.runs()] == [(number, "whole")]
