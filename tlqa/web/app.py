"""The application: paths to what answers them, errors to the one shape they have, the door around it all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.routing import Route

from tlqa.errors import TlqaError
from tlqa.web.api import Api
from tlqa.web.errors import Refused, of_tlqa, problem
from tlqa.web.guard import Guard
from tlqa.web.pages import Door, asset, door, page
from tlqa.web.responses import response

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.types import ASGIApp

    from tlqa.web.ignored import IgnoredFindings
    from tlqa.web.keys import Keys
    from tlqa.web.pool import Pool
    from tlqa.web.settings import Settings

_SAID = {404: "there is nothing here", 405: "that method does nothing here"}


def make_app(
    settings: Settings, keys: Keys, names: frozenset[str], pool: Pool, ignored: IgnoredFindings
) -> ASGIApp:
    """The application of a server.

    Args:
        names: that the server is called by, lower case.
        pool: begun, and ended, by whoever runs the server.
    """
    app = Starlette(
        routes=_routes(Api(settings, pool, ignored, keys), Door(settings, keys)),
        exception_handlers={
            Refused: _refused,
            TlqaError: _unusable,
            HTTPException: _http,
            ClientDisconnect: _cut_off,
            Exception: _fault,
        },
    )
    return Guard(app, settings, keys, names)


def _routes(api: Api, entrance: Door) -> list[Route]:
    return [
        Route("/", page),
        Route("/door", door),
        Route("/enter", entrance.enter, methods=["GET", "POST"]),
        Route("/static/{name}", asset),
        Route("/openapi.json", api.openapi),
        Route("/api/health", api.health),
        Route("/api/check", api.check, methods=["POST"]),
        Route("/api/fix", api.fix, methods=["POST"]),
        Route("/api/report", api.report, methods=["POST"]),
        Route("/api/rules/{id:path}", api.rule),
        Route("/api/ignored", api.ignored),
        Route("/api/ignored", api.ignore, methods=["POST"]),
        Route("/api/ignored", api.unignore, methods=["DELETE"]),
    ]


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, Refused)
    return response(error.answer())


async def _unusable(request: Request, error: Exception) -> Response:
    """What is kept cannot be read or written: nothing that the request could mend."""
    assert isinstance(error, TlqaError)
    return response(of_tlqa(error, 503))


async def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    said = _SAID.get(error.status_code, error.detail)
    return response(problem(error.status_code, said, headers=dict(error.headers or {}).items()))


async def _cut_off(request: Request, error: Exception) -> Response:
    return response(problem(400, "the request was cut off"))


async def _fault(request: Request, error: Exception) -> Response:
    return response(problem(500, "a fault of tlqa itself; the server's output has more"))
