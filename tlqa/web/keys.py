"""Who may come in: programs say the token, a browser has a cookie for it.

The cookie is set by a link that works once, or by pasting the token on the page. It holds a number of its
own, of which only the digest is kept, so that neither tells the token.
"""

from __future__ import annotations

import hmac
import secrets
import time
from collections import OrderedDict
from hashlib import sha256
from http.cookies import CookieError, SimpleCookie
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

COOKIE = "tlqa"
LASTS = 12 * 3600
"""Seconds that a cookie is good for."""
_MOST = 1_000


def new_key() -> str:
    """A key that nobody guesses: 256 bits."""
    return secrets.token_urlsafe(32)


class Keys:
    """The token, the link and the cookies of a server.

    Args:
        token: "" where none is wanted.
    """

    def __init__(self, token: str) -> None:
        self._token = token
        self._link = new_key() if token else ""
        self._sessions: OrderedDict[str, float] = OrderedDict()

    @property
    def wanted(self) -> bool:
        """Whether who asks must show a key."""
        return bool(self._token)

    @property
    def link(self) -> str:
        """The key of the link that works once; "" when it has been used."""
        return self._link

    def opens(self, headers: Mapping[str, str]) -> bool:
        """Whether a request has the token or a cookie."""
        kind, _, said = headers.get("authorization", "").partition(" ")
        if kind.lower() == "bearer" and _same(said.strip(), self._token):
            return True
        return bool(self.session_of(headers))

    def enter(self, said: str) -> str | None:
        """The value of a new cookie for whoever says the link's key or the token; None for others."""
        once = bool(self._link) and _same(said, self._link)
        if not once and not _same(said, self._token):
            return None
        if once:
            self._link = ""
        value = new_key()
        self._sessions[_digest(value)] = time.monotonic() + LASTS
        if len(self._sessions) > _MOST:
            self._sessions.popitem(last=False)
        return value

    def session_of(self, headers: Mapping[str, str]) -> str:
        """The digest of a request's cookie, if it is one of ours and still good; else ""."""
        if not self._sessions or "cookie" not in headers:
            return ""
        try:
            morsel = SimpleCookie(headers["cookie"]).get(COOKIE)
        except CookieError:
            return ""
        name = _digest(morsel.value) if morsel else ""
        until = self._sessions.get(name)
        if until is None:
            return ""
        if until < time.monotonic():
            del self._sessions[name]
            return ""
        return name


def _same(said: str, meant: str) -> bool:
    """Whether two keys are the same, in a time that does not tell how much of them is."""
    return bool(meant) and hmac.compare_digest(
        said.encode("utf-8", "replace"), meant.encode("utf-8", "replace")
    )


def _digest(value: str) -> str:
    return sha256(value.encode("utf-8", "replace")).hexdigest()
