"""What the editor's settings say about checking, and the checker that they ask for.

Settings come as JSON, with the names in camel case (``sourceLanguage``). Paths in them are relative to the
workspace.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tlqa.errors import UsageError
from tlqa.model import Severity

if TYPE_CHECKING:
    from tlqa.engine import Checker

# Settings of the extension itself, which stand beside those of the server.
_OF_THE_EDITOR = frozenset({"command", "enable", "statusBar", "trace"})


@dataclass(frozen=True, slots=True)
class Settings:
    """As ``Checker`` has them; ``severity`` is the lightest that is shown."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    profile: str = "wire"
    preview: bool = False
    language: str = "en"
    source_language: str | None = None
    text_field: str | None = None
    id_field: str | None = None
    suppress: bool = True
    severity: Severity = Severity.MINOR


_CAMEL = {"sourceLanguage": "source_language", "textField": "text_field", "idField": "id_field"}
_NAMES = {name: name for each in fields(Settings) if "_" not in (name := each.name)} | _CAMEL


def read_settings(value: object, root: Path | None) -> Settings:
    """The settings that JSON from the editor says; null stands for what is usual.

    Args:
        value: an object, or null for none.
        root: the workspace, where it has one.

    Raises:
        UsageError: a setting that does not exist, or has a wrong value.
    """
    if value is None:
        return Settings()
    if not isinstance(value, dict):
        raise UsageError(f"the settings must be an object, not {_kind(value)}")
    given: dict[str, Any] = {}
    for key, said in value.items():
        if key in _OF_THE_EDITOR or said is None:
            continue
        if key not in _NAMES:
            near = get_close_matches(str(key), _NAMES, n=1)
            raise UsageError(
                f"there is no setting '{key}'" + (f"; did you mean '{near[0]}'?" if near else "")
            )
        given[_NAMES[key]] = _value(key, said, root)
    return Settings(**given)


def _value(key: str, said: object, root: Path | None) -> object:
    if key in ("select", "ignore", "rules", "terms"):
        if not isinstance(said, list) or not all(isinstance(each, str) for each in said):
            raise UsageError(f"the setting '{key}' must be a list of texts")
        return tuple(_path(each, root) if key in ("rules", "terms") else each for each in said)
    if key in ("preview", "suppress"):
        if not isinstance(said, bool):
            raise UsageError(f"the setting '{key}' must be true or false, not {_kind(said)}")
        return said
    if not isinstance(said, str):
        raise UsageError(f"the setting '{key}' must be a text, not {_kind(said)}")
    if key == "severity":
        if said not in (there := [severity.value for severity in Severity]):
            raise UsageError(f"the setting 'severity' must be one of {', '.join(there)}, not '{said}'")
        return Severity(said)
    return _path(said, root) if key == "profile" and said.endswith((".yaml", ".yml")) else said


def _path(said: str, root: Path | None) -> str:
    return str((root or Path()) / Path(said).expanduser())


def _kind(value: object) -> str:
    kinds = {bool: "true or false", int: "a number", float: "a number", str: "a text", list: "a list"}
    return "null" if value is None else kinds.get(type(value), "an object")


def checker_for(path: str, settings: Settings) -> Checker:
    """The checker of a document: the one place that decides how it is checked.

    Raises:
        TlqaError: a rule, profile, language or selection that cannot be used.
    """
    return _made(settings)


def forget() -> None:
    """Make checkers anew: files that they were made from have changed."""
    _made.cache_clear()


@lru_cache(maxsize=8)
def _made(settings: Settings) -> Checker:
    from tlqa.engine import Checker

    return Checker(
        select=settings.select,
        ignore=settings.ignore,
        rules=[Path(each) for each in settings.rules],
        terms=[Path(each) for each in settings.terms],
        profile=settings.profile,
        preview=settings.preview,
        language=settings.language,
        encoding="utf-8",  # the editor has decoded the file
        source_language=settings.source_language,
        text_field=settings.text_field,
        id_field=settings.id_field,
        suppress=settings.suppress,
    )
