"""The door: who may ask, by which name, from which page, how often; and what every response says to browsers.

Around the whole application, so that no path can be added that goes past it.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from typing import TYPE_CHECKING

from starlette.datastructures import Headers, MutableHeaders

from tlqa.web.errors import Refused
from tlqa.web.responses import response
from tlqa.web.settings import is_address

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from tlqa.web.keys import Keys
    from tlqa.web.settings import Limits, Settings

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)
"""The Content-Security-Policy of every response; the page says it again, but what only headers may say."""

_SECURITY = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
_SAFE = frozenset({"GET", "HEAD"})
_OPEN = frozenset({"/api/health", "/openapi.json", "/enter"})
_OURS = frozenset({"same-origin", "none", ""})
_CLIENTS = 10_000


class Guard:
    """Lets requests through to an application, or refuses them.

    Args:
        names: the hosts that the server is called by, lower case, without a port.
    """

    def __init__(self, app: ASGIApp, settings: Settings, keys: Keys, names: frozenset[str]) -> None:
        self._app, self._settings, self._keys, self._names = app, settings, keys, names
        self._buckets = Buckets(settings.limits)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        origin = headers.get("origin", "")
        allowed = origin if origin in self._settings.origins else ""
        guarded = _saying(send, allowed)
        try:
            self._check(scope, headers, origin)
            if scope["method"] == "OPTIONS":
                raise _preflight(headers, allowed)
            self._count(scope, headers)
            if self._keys.wanted and not self._may(scope, headers):
                raise Refused(401, "this needs the token", [("WWW-Authenticate", "Bearer")])
        except Refused as refused:
            page = refused.status == 401 and scope["path"] == "/" and scope["method"] in _SAFE
            if not page:
                await response(refused.answer())(scope, receive, guarded)
                return
            scope["path"] = "/door"
        await self._app(scope, receive, guarded)

    def _check(self, scope: Scope, headers: Headers, origin: str) -> None:
        """A name that is not ours is a page elsewhere that had itself sent here (DNS rebinding)."""
        host = _bare(headers.get("host", ""))
        if host not in self._names and not is_address(host):
            raise Refused(
                421, f"this server is not called '{host[:100]}'; --allow-host says what else it is called"
            )
        if scope["method"] in _SAFE | {"OPTIONS"} or origin in self._settings.origins:
            return
        ours = {"", *(f"{scheme}://{headers.get('host', '').lower()}" for scheme in ("http", "https"))}
        site = headers.get("sec-fetch-site", "")
        if site == "same-origin":
            ours.add("null")  # a form of a page that tells nobody where it is
        if origin.lower() not in ours or site not in _OURS:
            raise Refused(403, "a page from elsewhere may not ask this; --cors says which may")

    def _may(self, scope: Scope, headers: Headers) -> bool:
        path = scope["path"]
        return path in _OPEN or path.startswith("/static/") or self._keys.opens(headers)

    def _count(self, scope: Scope, headers: Headers) -> None:
        if scope["path"].startswith("/static/"):
            return
        client = scope["client"][0] if scope.get("client") else ""
        wait = self._buckets.take(self._keys.session_of(headers) or client)
        if wait:
            raise Refused(429, "too many requests; wait a moment", [("Retry-After", str(int(wait) + 1))])


def _bare(host: str) -> str:
    """A Host header without its port."""
    host = host.strip().lower()
    return host.partition("]")[0] + "]" if host.startswith("[") else host.partition(":")[0].rstrip(".")


def _preflight(headers: Headers, allowed: str) -> Refused:
    if not allowed or "access-control-request-method" not in headers:
        return Refused(403, "pages from elsewhere may not use this; --cors says which may")
    return Refused(
        204,
        "",
        [
            ("Access-Control-Allow-Methods", "GET, POST, DELETE"),
            ("Access-Control-Allow-Headers", "Authorization, Content-Type"),
            ("Access-Control-Max-Age", "600"),
        ],
    )


def _saying(send: Send, allowed: str) -> Send:
    """Sends with the headers that every response has."""

    async def guarded(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _SECURITY.items():
                headers[name] = value
            headers.setdefault("Cache-Control", "no-store")
            if allowed:
                headers["Access-Control-Allow-Origin"] = allowed
                headers["Cross-Origin-Resource-Policy"] = "cross-origin"
            headers.add_vary_header("Origin")
        await send(message)

    return guarded


class Buckets:
    """A token bucket for each client: ``burst`` requests at once, ``rate`` a second in the long run."""

    def __init__(self, limits: Limits, clock: Callable[[], float] = time.monotonic) -> None:
        self._rate, self._burst, self._clock = limits.rate, float(limits.burst), clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, client: str) -> float:
        """Take a token; 0.0, or the seconds until there is one again."""
        now = self._clock()
        left, then = self._left.pop(client, (self._burst, now))
        left = min(self._burst, left + (now - then) * self._rate)
        wait = 0.0 if left >= 1 else (1 - left) / self._rate
        self._left[client] = (left - 1 if left >= 1 else left, now)
        if len(self._left) > _CLIENTS:
            self._left.popitem(last=False)
        return wait
