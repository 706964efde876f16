"""Where a history lies: a file, or a database of PostgreSQL; how to call that without its password."""

from __future__ import annotations

import os
from dataclasses import field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from tlqa.errors import UsageError
from tlqa.frozen import dataclass

VARIABLE = "TLQA_HISTORY"

_NAME = "history.sqlite"
_SQLITE, _POSTGRESQL = "sqlite", ("postgresql", "postgres", "postgresql+psycopg")
_KINDS = "a path, sqlite:///PATH or postgresql://USER@HOST/DATABASE"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a history lies.

    Attributes:
        shown: what messages call it; it holds no password.
        path: of a file; None for a server.
        url: of a server, as it was given.
        secrets: what must never be printed.
        ours: whether it is our own file, whose directory is made.
    """

    shown: str
    path: Path | None = None
    url: str = field(default="", repr=False)
    secrets: tuple[str, ...] = field(default=(), repr=False)
    ours: bool = False


def place_of(where: str | None, environment: dict[str, str] | None = None) -> Place:
    """The place that a path or an address names; None: TLQA_HISTORY, else our own file.

    Raises:
        UsageError: it names none; a directory that is not there.
    """
    said = where or (os.environ if environment is None else environment).get(VARIABLE)
    if not said:
        import platformdirs

        path = Path(platformdirs.user_data_dir("tlqa", appauthor=False)) / _NAME
        return Place(str(path), path, ours=True)
    scheme, separator, rest = said.partition("://")
    if not separator:
        return _file(said)
    if scheme == _SQLITE:
        if not rest.startswith("/") or rest == "/" or "?" in rest:
            raise UsageError("a history in SQLite is a path, or sqlite:///PATH without anything behind")
        return _file(unquote(rest[1:]))
    if scheme in _POSTGRESQL:
        return _server(said)
    raise UsageError(f"a history is {_KINDS}; '{_word(scheme)}' is no such place")


def _file(said: str) -> Place:
    if "\0" in said:
        raise UsageError("a path cannot hold a zero byte")
    path = Path(said)
    if path.is_dir():
        raise UsageError("a history is a file; this is a directory", path=said)
    if path.exists() and not path.is_file():
        raise UsageError("is no file", path=said)  # a pipe would wait for ever
    if not path.parent.is_dir():
        raise UsageError("cannot be made: there is no such directory", path=said)
    return Place(said, path)


def _server(said: str) -> Place:
    try:
        parts = urlsplit(said)
        port = parts.port
        host = parts.hostname or ""
        if parts.netloc.count("@") > 1 or "@" in f"{parts.path}{parts.query}" or parts.fragment:
            raise ValueError
    except ValueError:  # the message would hold part of a password that has a mark of its own
        raise UsageError(
            "this is no address of PostgreSQL; in a password, write '@', ':', '/', '#' and '?' as %40, %3A, "
            "%2F, %23 and %3F"
        ) from None
    user = f"{parts.username}@" if parts.username else ""
    at = f"[{host}]" if ":" in host else host
    shown = f"postgresql://{user}{at}{f':{port}' if port else ''}{parts.path}"
    return Place(shown, url=said, secrets=tuple(_secrets(parts.password, parts.query)))


def _secrets(password: str | None, query: str) -> list[str]:
    found = [password or ""]
    for pair in query.split("&"):
        name, _, value = pair.partition("=")
        if "password" in name.lower():
            found.append(value)
    return [each for value in found if value for each in {value, unquote(value)}]


def _word(scheme: str) -> str:
    return scheme[:30] if scheme.replace("+", "").isalnum() else "this"
