"""HTTP/1.1 as uvicorn speaks it, for clients that take their time.

uvicorn waits for the end of a request's head, and for the rest of a body that was refused, as long as a
client likes. Here a request that is not there in time ends the connection.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

if TYPE_CHECKING:
    import asyncio

_LATE = b"HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"


class Impatient(H11Protocol):
    """A connection; ``seconds`` is how long a request may take to come in."""

    seconds = 10.0

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._late: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        self._look()

    def on_response_complete(self) -> None:
        super().on_response_complete()
        self._look()

    def connection_lost(self, exc: Exception | None) -> None:
        self._stop()
        super().connection_lost(exc)

    def _look(self) -> None:
        """Wait on while part of a request is there: the head of one, or the body of one that was answered."""
        head = self.conn.their_state is h11.IDLE and bool(self.conn.trailing_data[0])
        rest = self.conn.their_state is h11.SEND_BODY and self.conn.our_state is h11.DONE
        if not (head or rest):
            self._stop()
        elif self._late is None:
            self._wait()

    def _wait(self) -> None:
        self._late = self.loop.call_later(self.seconds, self._end)

    def _stop(self) -> None:
        if self._late is not None:
            self._late.cancel()
            self._late = None

    def _end(self) -> None:
        self._late = None
        if self.transport.is_closing():
            return
        if self.conn.our_state is h11.IDLE:
            self.transport.write(_LATE)
        self.transport.close()


def impatient(seconds: float) -> type[Impatient]:
    """The kind of connection that waits so long."""
    return type("Connection", (Impatient,), {"seconds": seconds})
