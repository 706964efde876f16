"""The server: its socket, its processes, its end."""

from __future__ import annotations

import asyncio
import signal
import socket
from contextlib import contextmanager
from typing import TYPE_CHECKING

import uvicorn

from tlqa.errors import UsageError
from tlqa.web.app import make_app
from tlqa.web.ignored import IgnoredFindings
from tlqa.web.keys import Keys
from tlqa.web.pool import Pool
from tlqa.web.protocol import impatient
from tlqa.web.settings import is_everywhere

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import FrameType

    from tlqa.web.settings import Settings

_CONNECTIONS = 2_000
_BACKLOG = 2_048
_FAREWELL = 3
"""Seconds in which requests may end when the server does."""


class _Server(uvicorn.Server):
    """Ends at a signal without passing it on: to be ended is how a server's work is done."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        def end(number: int, frame: FrameType | None) -> None:
            self.handle_exit(number, frame)

        before = {each: signal.signal(each, end) for each in (signal.SIGINT, signal.SIGTERM)}
        try:
            yield
        finally:
            for each, handler in before.items():
                signal.signal(each, handler)


def addresses(host: str) -> list[str]:
    """The IP addresses of a host.

    Raises:
        UsageError: there is none of that name.
    """
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as problem:
        raise UsageError(f"--host: there is no '{host}'") from problem
    return list(dict.fromkeys(str(each[4][0]) for each in found))


def bound(host: str, port: int) -> socket.socket:
    """The socket to listen on.

    Raises:
        UsageError: it cannot be had.
    """
    address = addresses(host)[0]
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    found = socket.socket(family, socket.SOCK_STREAM)
    try:
        found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        found.bind((address, port))
        found.listen(_BACKLOG)
    except OSError as problem:
        found.close()
        said = problem.strerror or problem
        raise UsageError(
            f"cannot listen on {host} port {port}: {said}; --port takes another one"
        ) from problem
    found.setblocking(False)
    return found


def names_of(settings: Settings) -> frozenset[str]:
    """The names that the server is called by; addresses always are."""
    names = {"localhost", settings.host, *settings.hosts}
    if is_everywhere(settings.host):
        names |= {socket.gethostname(), socket.getfqdn()}
    return frozenset(name.lower() for name in names)


def url_of(settings: Settings, port: int) -> str:
    """The address of the page."""
    host = settings.host
    if is_everywhere(host):
        host = settings.hosts[0] if settings.hosts else socket.gethostname()
    return f"http://{f'[{host}]' if ':' in host else host}:{port}/"


def run(settings: Settings, tell: Callable[[str, Keys], None], *, verbose: bool = False) -> None:
    """Listen until a signal comes.

    Args:
        tell: called with the page's address when the server is ready.
        verbose: say on standard error what is asked.

    Raises:
        TlqaError: the address cannot be had, or the settings cannot be used.
    """
    listener = bound(settings.host, settings.port)
    try:
        asyncio.run(_run(settings, listener, tell, verbose))
    finally:
        listener.close()


async def _run(
    settings: Settings, listener: socket.socket, tell: Callable[[str, Keys], None], verbose: bool
) -> None:
    limits = settings.limits
    keys = Keys(settings.token)
    pool = Pool(settings.checking, settings.jobs, limits.check_seconds, limits.waiting)
    ignored = IgnoredFindings(settings.history)
    config = uvicorn.Config(
        make_app(settings, keys, names_of(settings), pool, ignored),
        http=impatient(limits.body_seconds),
        ws="none",
        lifespan="off",
        loop="asyncio",
        log_level="info" if verbose else "error",
        access_log=verbose,
        proxy_headers=False,
        server_header=False,
        limit_concurrency=_CONNECTIONS,
        backlog=_BACKLOG,
        timeout_keep_alive=30,
        timeout_graceful_shutdown=_FAREWELL,
    )
    server = _Server(config)
    try:
        await ignored.of(settings.newsroom)
        await pool.start()
        tell(url_of(settings, listener.getsockname()[1]), keys)
        await server.serve(sockets=[listener])
    finally:
        await pool.stop()
        await ignored.close()
