"""Processes that work side by side, each on a few items at a time; one that dies takes one item with it.

``concurrent.futures`` gives up the whole pool when a process is killed, and cannot say which item it had.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
from collections import deque
from contextlib import contextmanager
from dataclasses import field
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from tlqa.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Sequence
    from multiprocessing.connection import Connection

Item = TypeVar("Item")
Answer = TypeVar("Answer")

_AT_ONCE = 16
_GRACE = 5.0


class Died(NamedTuple):
    """In place of an answer: the process that had the item ended; ``status`` as ``Process.exitcode``."""

    status: int | None

    def __str__(self) -> str:
        if self.status is not None and self.status < 0:
            return f"the process that checked it was killed (signal {-self.status})"
        return f"the process that checked it ended (status {self.status})"


def processors() -> int:
    """How many processors this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on every system
        return os.cpu_count() or 1


def in_processes(
    work: Callable[[Item], Answer],
    items: Sequence[Item],
    count: int,
    *,
    end: Callable[[], None] | None = None,
    method: str | None = None,
) -> Generator[tuple[int, Answer | Died], None, None]:
    """Each item's number and what ``work`` makes of it, as they come, from ``count`` processes.

    What ``work`` raises is raised here. However this ends, no process is left.

    Args:
        work: called in the processes; it can be pickled, and so can items and answers.
        end: called in each process when it has done its work.
        method: how processes begin: ``fork`` where that is safe (Linux), else ``spawn``.
    """
    context: Any = multiprocessing.get_context(method or ("fork" if sys.platform == "linux" else "spawn"))
    pool = _Pool(context, (work, end), deque(enumerate(items)))
    try:
        while pool.waiting and len(pool.workers) < min(count, len(items)):
            pool.start()
        while pool.workers:
            yield from pool.answers()
    finally:
        pool.stop()


@dataclass(eq=False)
class _Worker(Generic[Item]):
    """A process, our end of the pipe to it, and the items that it has not answered."""

    process: Any
    pipe: Connection
    has: deque[tuple[int, Item]] = field(default_factory=deque)


class _Pool(Generic[Item]):
    def __init__(self, context: Any, life: tuple[Any, Any], waiting: deque[tuple[int, Item]]) -> None:
        self._context, self._life, self.waiting = context, life, waiting
        self.workers: list[_Worker[Item]] = []

    def start(self) -> None:
        ours, theirs = self._context.Pipe()
        inherited = [worker.pipe for worker in self.workers] + [ours]
        forked = inherited if self._context.get_start_method() == "fork" else []
        process = self._context.Process(target=_serve, args=(theirs, *self._life, forked), daemon=True)
        with undisturbed():
            process.start()
        theirs.close()
        worker = _Worker[Item](process, ours)
        self.workers.append(worker)
        self._give(worker)

    def answers(self) -> Iterator[tuple[int, Any]]:
        """What has come in; workers without items get some, or their leave."""
        by_pipe = {worker.pipe: worker for worker in self.workers}
        for pipe in wait(list(by_pipe)):
            worker = by_pipe[pipe]  # type: ignore[index]
            try:
                number, answer, problem = worker.pipe.recv()
            except (EOFError, OSError):
                yield from self._buried(worker)
                continue
            if problem is not None:
                raise problem
            worker.has.popleft()
            if not worker.has:
                self._give(worker)
            yield number, answer

    def stop(self) -> None:
        for worker in self.workers:
            worker.process.terminate()
        for worker in self.workers:
            worker.process.join(_GRACE)
            if worker.process.is_alive():
                worker.process.kill()
                worker.process.join()
            worker.pipe.close()
        self.workers.clear()

    def _give(self, worker: _Worker[Item]) -> None:
        """Only a worker that waits is sent anything, so that no two ever wait for each other to read."""
        # fewer towards the end, so that all end together
        count = max(1, min(_AT_ONCE, len(self.waiting) // (4 * len(self.workers))))
        worker.has.extend(self.waiting.popleft() for _ in range(min(count, len(self.waiting))))
        try:
            worker.pipe.send(list(worker.has))
        except OSError:
            return  # it has died: found out when it is listened to
        if not worker.has:
            worker.process.join()
            worker.pipe.close()
            self.workers.remove(worker)

    def _buried(self, worker: _Worker[Item]) -> Iterator[tuple[int, Died]]:
        self.workers.remove(worker)
        worker.process.join()
        worker.pipe.close()
        if worker.has:
            number, _ = worker.has.popleft()
            yield number, Died(worker.process.exitcode)
            self.waiting.extendleft(reversed(worker.has))
        if self.waiting:
            self.start()


@contextmanager
def undisturbed() -> Iterator[None]:
    """Ctrl-C waits until the process that begins has said that it is none of its business."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _serve(
    pipe: Connection,
    work: Callable[[Any], Any],
    end: Callable[[], None] | None,
    inherited: Sequence[Connection],
) -> None:
    """A process's life: items in, an answer for each out, until none come or nobody listens."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the one who started it hears it, and ends it
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    for each in inherited:
        each.close()
    gc.freeze()  # what was inherited is shared until the collector looks at it
    with pipe:
        try:
            while items := pipe.recv():
                for number, item in items:
                    pipe.send(_answer(number, item, work))
            if end is not None:
                end()
        except (EOFError, OSError):
            return


def _answer(number: int, item: Any, work: Callable[[Any], Any]) -> tuple[int, Any, BaseException | None]:
    try:
        return number, work(item), None
    except Exception as problem:
        return number, None, _portable(problem)


def _portable(problem: Exception) -> Exception:
    """The error if it survives the way, with where it was raised; else its traceback as text."""
    import pickle
    import traceback

    told = "".join(traceback.format_exception(problem))
    try:
        problem.add_note(f"in a process of its own:\n{told}")
        pickle.loads(pickle.dumps(problem))
    except Exception:
        return RuntimeError(told)
    return problem
