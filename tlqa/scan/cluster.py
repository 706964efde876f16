"""Splits done by the workers of a Dask cluster, on as many machines as it has."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from importlib import import_module
from typing import TYPE_CHECKING, Any

from tlqa.errors import ScanError, TlqaError
from tlqa.scan.needs import needed
from tlqa.scan.work import run_split
from tlqa.workers import Died

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tlqa.scan.layout import Job
    from tlqa.scan.work import Task

_AHEAD = 3  # tasks a thread has, or waits for
_LEAST = 16
_SECONDS = 60


class Cluster:
    """The workers that a scheduler has; those that come later are used, those that go are done without."""

    deaths = 1  # Dask has tried it on several workers by then

    def __init__(self, address: str) -> None:
        self._address = address

    def run(self, job: Job, tasks: Sequence[Task]) -> Iterator[tuple[int, int | Died]]:
        """Each task by its number, as it is done, or that every worker that had it died.

        Raises:
            ScanError: no scheduler answers, none of the workers comes, or they have no tlqa.
        """
        with needed():
            distributed: Any = import_module("distributed")  # it has types for some of it
        with self._client() as client:
            waiting = iter(enumerate(tasks))
            numbers: dict[Any, int] = {}
            coming: Any = distributed.as_completed()

            def more() -> None:
                threads = sum(client.nthreads().values())
                while len(numbers) < max(_LEAST, _AHEAD * threads):
                    number, task = next(waiting, (-1, None))
                    if task is None:
                        return
                    future = client.submit(run_split, job, task, pure=False)
                    numbers[future] = number
                    coming.add(future)

            more()
            for future in coming:
                yield numbers.pop(future), self._answer(future)
                more()

    def _answer(self, future: Any) -> int | Died:
        from distributed.scheduler import KilledWorker

        if future.status == "cancelled":
            raise self._gone()
        problem = future.exception()
        if problem is None:
            return int(future.result())
        if isinstance(problem, KilledWorker):
            return Died(None)
        if isinstance(problem, ModuleNotFoundError):
            said = f"a worker has no {problem.name}: install 'tlqa[scan]' of the same version on all"
            raise ScanError(said, path=self._address) from problem
        raise problem

    @contextmanager
    def _client(self) -> Iterator[Any]:
        with needed():
            distributed: Any = import_module("distributed")  # it has types for some of it
            from distributed.comm.core import CommClosedError
        logging.getLogger("distributed").setLevel(logging.CRITICAL)
        try:
            client: Any = distributed.Client(self._address, timeout=_SECONDS)
        except (OSError, TimeoutError, ValueError) as problem:
            raise ScanError("no scheduler of Dask answers", path=self._address) from problem
        with client:
            try:
                client.wait_for_workers(1, timeout=_SECONDS)
                yield client
            except TlqaError:
                raise
            except TimeoutError as problem:
                said = f"no worker has joined this scheduler within {_SECONDS} seconds"
                raise ScanError(said, path=self._address) from problem
            except CommClosedError as problem:
                raise self._gone() from problem

    def _gone(self) -> ScanError:
        return ScanError("the scheduler went away; the same command goes on", path=self._address)
