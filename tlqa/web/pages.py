"""The page, what it is made of, and the door to it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

from starlette.responses import RedirectResponse, Response

from tlqa.web.bodies import body_of
from tlqa.web.errors import Refused
from tlqa.web.keys import COOKIE, LASTS

if TYPE_CHECKING:
    from starlette.requests import Request

    from tlqa.web.keys import Keys
    from tlqa.web.settings import Settings

_STATIC = Path(__file__).parent / "static"
_KINDS = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}


@cache
def _file(name: str) -> bytes:
    return (_STATIC / name).read_bytes()


@cache
def _names() -> frozenset[str]:
    return frozenset(path.name for path in _STATIC.iterdir() if path.suffix in _KINDS)


async def page(request: Request) -> Response:
    """The page itself."""
    return Response(_file("page.html"), media_type="text/html; charset=utf-8")


async def door(request: Request) -> Response:
    """The page of those who have no cookie yet."""
    return Response(_file("door.html"), 401, media_type="text/html; charset=utf-8")


async def asset(request: Request) -> Response:
    """A part of the page; names are looked up, so that no path leads elsewhere."""
    name = request.path_params["name"]
    if name not in _names():
        raise Refused(404, "there is nothing of that name")
    kind = _KINDS[Path(name).suffix]
    return Response(_file(name), media_type=kind, headers={"Cache-Control": "no-cache"})


class Door:
    """Lets people in who have the link or the token."""

    def __init__(self, settings: Settings, keys: Keys) -> None:
        self._settings, self._keys = settings, keys

    async def enter(self, request: Request) -> Response:
        """A cookie for the link's key (GET) or the token (POST), and on to the page."""
        if request.method == "POST":
            form = parse_qs((await body_of(request, self._settings.limits)).decode("utf-8", "replace"))
            said = form.get("token", [""])[0].strip()
        else:
            said = request.query_params.get("key", "")
        value = self._keys.enter(said) if self._keys.wanted else None
        if value is None and self._keys.wanted and not self._keys.opens(request.headers):
            return Response(_file("door.html"), 401, media_type="text/html; charset=utf-8")
        onward = RedirectResponse("/", 303)
        if value is not None:
            secure = request.url.scheme == "https"
            # lax, since the link may come by mail: what changes something is held to its origin anyway
            onward.set_cookie(COOKIE, value, max_age=LASTS, httponly=True, samesite="lax", secure=secure)
        return onward
