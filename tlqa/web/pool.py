"""Processes that hold the rules ready, and how the loop gets answers from them without ever waiting itself.

To check a story is work for a processor, so threads would only take it from the loop that listens. Each
process has a thread here that waits for it. One that dies, or takes too long, is ended and another one begins
in its place; whoever waited for it is told.
"""

from __future__ import annotations

import asyncio
import gc
import logging
import multiprocessing
import signal
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from tlqa.errors import TlqaError
from tlqa.web.errors import Refused
from tlqa.workers import undisturbed

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable
    from multiprocessing.connection import Connection

    from tlqa.config.settings import Checking
    from tlqa.web.jobs import Answer, Job

LARGE = 100_000
"""Bytes of a story from which on one process is kept free for smaller ones."""
_GRACE = 2.0
_log = logging.getLogger(__name__)
_AGAIN = (("Retry-After", "1"),)


class Gone(Exception):  # noqa: N818
    """Nobody waits for the answer any more."""


class Pool:
    """The processes of a server.

    Args:
        checking: by what stories are checked.
        count: how many processes.
        seconds: that a job may take.
        waiting: how many jobs may wait for a process; more are refused (503).
    """

    def __init__(self, checking: Checking, count: int, seconds: float, waiting: int) -> None:
        self._checking, self._count = checking, count
        self._seconds, self._most = seconds, waiting
        self._threads = ThreadPoolExecutor(count, "tlqa-web")
        self._idle: asyncio.Queue[_Process] = asyncio.Queue()
        self._large = asyncio.Semaphore(max(1, count - 1))
        self._all: set[_Process] = set()
        self._beginning: set[asyncio.Task[None]] = set()
        self._over = False
        self.waiting = 0

    async def start(self) -> None:
        """Begin the processes, and wait for the first; what it has read, the others take from the cache.

        Raises:
            TlqaError: the settings cannot be used.
        """
        await self._begin()
        for _ in range(self._count - 1):
            self._begin_soon()

    async def stop(self) -> None:
        """End the processes; whatever they were at is lost."""
        self._over = True
        for each in self._all:
            each.end()
        await asyncio.gather(*self._beginning, return_exceptions=True)
        await asyncio.get_running_loop().run_in_executor(None, _bury, self._all)
        self._threads.shutdown(wait=False, cancel_futures=True)

    async def run(self, job: Job, size: int, gone: Callable[[], Awaitable[bool]]) -> Answer:
        """The answer to a job.

        Args:
            size: bytes of its story.
            gone: whether nobody waits for the answer any more; asked when its turn has come.

        Raises:
            Gone: so it was.
            Refused: too many jobs wait, or the process that had this one died or took too long.
        """
        if self.waiting >= self._most:
            raise Refused(503, "too many stories wait to be checked; try again in a moment", _AGAIN)
        self.waiting += 1
        try:
            if size < LARGE:
                return await self._run(job, gone)
            async with self._large:
                return await self._run(job, gone)
        finally:
            self.waiting -= 1

    async def _run(self, job: Job, gone: Callable[[], Awaitable[bool]]) -> Answer:
        process = await self._idle.get()
        try:
            if await gone():
                raise Gone
            loop = asyncio.get_running_loop()
            answer = loop.run_in_executor(self._threads, process.ask, job, self._seconds)
            return await asyncio.shield(answer)
        except asyncio.CancelledError:
            process.end()  # what it was at is of no use, and nobody would take it out of the pipe
            raise
        finally:
            if process.alive:
                self._idle.put_nowait(process)
            elif process in self._all:
                self._all.discard(process)
                self._begin_soon(process)

    def _begin_soon(self, instead_of: _Process | None = None) -> None:
        if not self._over:
            task = asyncio.ensure_future(self._begin(instead_of))
            self._beginning.add(task)
            task.add_done_callback(self._begun)

    def _begun(self, task: asyncio.Task[None]) -> None:
        self._beginning.discard(task)
        if not task.cancelled() and task.exception() is not None and not self._over:
            _log.error("a process that checks stories cannot begin: %s", task.exception())

    async def _begin(self, instead_of: _Process | None = None) -> None:
        loop = asyncio.get_running_loop()
        if instead_of is not None:
            await loop.run_in_executor(None, instead_of.bury)
        process = await loop.run_in_executor(None, _Process, self._checking)
        self._all.add(process)
        if self._over:
            process.end()
        try:
            await loop.run_in_executor(None, process.get_ready)
        except BaseException:
            self._all.discard(process)
            process.end()
            process.bury()
            raise
        self._idle.put_nowait(process)


class _Process:
    """A process that answers jobs, one at a time, once it is ready."""

    def __init__(self, checking: Checking) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process: Any = context.Process(target=_serve, args=(theirs, checking), daemon=True)
        with undisturbed():
            self._process.start()
        theirs.close()
        self.alive = True

    def get_ready(self) -> None:
        """Wait until it holds the rules.

        Raises:
            TlqaError: the settings cannot be used.
        """
        try:
            problem = self._pipe.recv()
        except (EOFError, OSError):
            problem = RuntimeError("it ended before it was ready")
        if problem is not None:
            raise problem

    def ask(self, job: Job, seconds: float) -> Answer:
        """The answer to a job.

        Raises:
            Refused: it died, or took longer.
        """
        try:
            self._pipe.send(job)
            if self._pipe.poll(seconds):
                answer: Answer = self._pipe.recv()
                return answer
        except (EOFError, OSError):
            self.end()
            raise Refused(500, "the process that checked the story ended; send it again") from None
        self.end()
        raise Refused(503, f"the story took longer to check than {seconds:g} seconds", _AGAIN)

    def end(self) -> None:
        """Kill it."""
        self.alive = False
        with suppress(ValueError):
            self._process.kill()

    def bury(self) -> None:
        """Wait until it is no more."""
        with suppress(ValueError):
            self._process.join(_GRACE)
        self._pipe.close()


def _bury(processes: Iterable[_Process]) -> None:
    for each in processes:
        each.bury()


def _serve(pipe: Connection, checking: Checking) -> None:
    """A process's life: a job in, an answer out, until the server is no more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the server hears it, and ends this
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    gc.set_threshold(100_000, 20, 20)  # as on the command line
    from tlqa.web.work import Desk

    with pipe, suppress(EOFError, OSError):
        try:
            desk = Desk(checking)
            desk.warm_up()
        except TlqaError as error:
            pipe.send(error)
            return
        gc.collect()
        gc.freeze()
        pipe.send(None)
        while True:
            pipe.send(_answer(desk, pipe.recv()))


def _answer(desk: Callable[[Job], Answer], job: Job) -> Answer:
    try:
        return desk(job)
    except Exception as error:
        import traceback

        traceback.print_exc()
        from tlqa.web.errors import problem

        return problem(500, f"a fault of tlqa itself, {type(error).__name__}; the server's output has more")
