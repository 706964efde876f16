"""Splits done in processes of this machine; and one part, story by story, where they die of it."""

from __future__ import annotations

import multiprocessing
import os
import threading
from itertools import islice
from multiprocessing.connection import wait
from typing import TYPE_CHECKING

from tlqa.frozen import dataclass
from tlqa.scan.judge import Judge, Judged, failure
from tlqa.scan.units import PROCESS
from tlqa.scan.work import checker_of, run_split
from tlqa.workers import Died, in_processes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from tlqa.scan.layout import Job
    from tlqa.scan.units import Unit
    from tlqa.scan.work import Task

_SPAWN = "spawn"  # clients of servers, and Arrow, have threads, which a fork does not take along
_TOGETHER = 64


class Here:
    """This process alone: for what is done before others would have begun."""

    deaths = 1

    def run(self, job: Job, tasks: Sequence[Task]) -> Iterator[tuple[int, int | Died]]:
        """Each task by its number, as it is done."""
        for number, task in enumerate(tasks):
            yield number, run_split(job, task)


class Processes:
    """So many processes side by side; ``end`` is called in each when its work is done."""

    deaths = 2  # the first may have been anybody's doing

    def __init__(self, count: int, end: Callable[[], None] | None = None) -> None:
        self._count, self._end = count, end

    def run(self, job: Job, tasks: Sequence[Task]) -> Iterator[tuple[int, int | Died]]:
        """Each task by its number, as it is done, or that the process that had it died."""
        yield from in_processes(_Work(job), tasks, self._count, end=self._end, method=_SPAWN)


@dataclass(frozen=True, slots=True)
class _Work:
    job: Job

    def __call__(self, task: Task) -> int:
        end_with_parent()
        return run_split(self.job, task)


@dataclass(frozen=True, slots=True)
class _One:
    job: Job

    def __call__(self, unit: Unit) -> Judged:
        end_with_parent()
        return Judge(checker_of(self.job.checking, self.job.state), self.job.day_field).one(unit)


class Careful:
    """Each story in another process, so that it is known which one a process dies of."""

    def __init__(self, job: Job) -> None:
        self._job = job

    def all(self, units: Iterable[Unit]) -> Iterator[tuple[Unit, Judged]]:
        """Each unit with what became of it."""
        rest = iter(units)
        while few := list(islice(rest, _TOGETHER)):
            for number, answer in sorted(in_processes(_One(self._job), few, 1, method=_SPAWN), key=_number):
                yield few[number], _told(few[number], answer)


def _number(answer: tuple[int, object]) -> int:
    return answer[0]


def _told(unit: Unit, answer: Judged | Died) -> Judged:
    if isinstance(answer, Died):
        return Judged([], [], [failure(unit, PROCESS, str(answer))])
    return answer


def end_with_parent() -> None:
    """This process ends at once when the one that began it has: nobody writes for a scan that was killed."""
    global _watched
    parent = multiprocessing.parent_process()
    if _watched or parent is None:
        return
    _watched = True
    threading.Thread(target=_watch, args=(parent.sentinel,), daemon=True).start()


_watched = False


def _watch(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)
