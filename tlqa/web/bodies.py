"""A request's body, within the limits of size and time."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from starlette.requests import ClientDisconnect

from tlqa.web.errors import Refused

if TYPE_CHECKING:
    from starlette.requests import Request

    from tlqa.web.settings import Limits

_CLOSE = (("Connection", "close"),)


async def body_of(request: Request, limits: Limits) -> bytes:
    """All bytes of a body.

    Raises:
        Refused: it is too large (413), or did not come in time (408).
        ClientDisconnect: it was cut off.
    """
    said = request.headers.get("content-length", "")
    if said.isdecimal() and int(said) > limits.size:
        raise _too_large(limits)
    try:
        async with asyncio.timeout(limits.body_seconds):
            return await _read(request, limits)
    except TimeoutError:
        raise Refused(
            408, f"the request did not come in within {limits.body_seconds:g} seconds", _CLOSE
        ) from None


async def _read(request: Request, limits: Limits) -> bytes:
    parts: list[bytes] = []
    size = 0
    async for part in request.stream():
        size += len(part)
        if size > limits.size:
            raise _too_large(limits)
        parts.append(part)
    return b"".join(parts)


def _too_large(limits: Limits) -> Refused:
    return Refused(413, f"that is too large: at most {limits.size / 1e6:g} MB are taken (--max-size)")


__all__ = ["ClientDisconnect", "body_of"]
