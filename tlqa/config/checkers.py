"""From settings to checkers, one for all stories that may share it; what cannot be used has its place."""

from __future__ import annotations

import codecs
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tlqa.config.keys import KEYS
from tlqa.config.read import shown
from tlqa.config.settings import Checking, every_layer, is_path
from tlqa.errors import ConfigError, TlqaError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tlqa.config.settings import Given, Layer, Settings
    from tlqa.engine import Checker
    from tlqa.model import Rule

_SELECTORS = ("select", "extend-select", "ignore", "extend-ignore", "severity", "status")
_FIELDS = {
    key.name: field
    for key in KEYS
    if (field := key.name.replace("-", "_").replace(".", "_")) in Checking._fields
}


class Checkers:
    """Makes a checker for each different set of settings, and keeps it."""

    def __init__(self) -> None:
        self._made: dict[Checking, Checker] = {}
        self._tried: set[tuple[Checking, tuple[Path, ...]]] = set()

    def of(self, settings: Settings) -> Checker:
        """The checker of a story's settings.

        Raises:
            TlqaError: a rule, profile, language, format or selection that cannot be used; where a
                configuration asked for it, with its file and line.
        """
        found = self._made.get(settings.checking)
        if found is None:
            _refuse_absent(settings)
            try:
                found = make(settings.checking)
            except TlqaError as problem:
                raise _placed(settings, problem) from problem
            self._made[settings.checking] = found
        self._try_the_rest(settings, found)
        return found

    def first(self) -> Checker | None:
        """Any checker that was made."""
        return next(iter(self._made.values()), None)

    def rules(self, *, examples: bool = False) -> dict[str, Rule]:
        """The rules of all checkers by id, with their examples if asked; of two with one id the first."""
        books = [checker.book for checker in reversed(self._made.values())]
        every = (rule for book in books for rule in (book.with_examples() if examples else book))
        return {rule.id: rule for rule in every}

    def _try_the_rest(self, settings: Settings, checker: Checker) -> None:
        """The selectors of overrides that fit no story of this run, or not yet, must name rules too."""
        from tlqa.errors import UsageError
        from tlqa.rulebook.select import must_name_something

        key = (settings.checking, tuple(source.path for source in settings.sources))
        if key in self._tried:
            return
        self._tried.add(key)
        others = [source for source in settings.sources if "overrides" in source.value]
        for source in others if _knows_all(settings) else ():
            for given in (g for layer in every_layer(source) for g in _selectors(layer)):
                try:
                    must_name_something(_selector(given), checker.book.rules)
                except UsageError as problem:
                    raise _at(given, problem.message) from problem


def make(checking: Checking) -> Checker:
    """A checker of these settings.

    Raises:
        TlqaError: a rule, profile, language, format or selection that cannot be used.
    """
    from tlqa.engine import Checker

    values: dict[str, Any] = checking._asdict()
    for name in ("severity", "status"):
        values[name] = dict(values[name])
    for name in ("rules", "terms"):
        values[name] = [Path(shown(path) if Path(path).is_absolute() else path) for path in values[name]]
    for name in ("neural_model", "neural_encoder"):
        if values[name] is not None and Path(values[name]).is_absolute():
            values[name] = shown(values[name])
    if is_path(values["profile"]) and Path(values["profile"]).is_absolute():
        values["profile"] = shown(values["profile"])
    return Checker(**values)


def _refuse_absent(settings: Settings) -> None:
    """Files that a configuration names must be there, and be files."""
    for name, is_there, what in (
        ("terms", Path.is_file, "file"),
        ("rules", Path.is_dir, "directory"),
        ("profile", Path.is_file, "file"),
    ):
        for given in settings.given[name]:
            if given.place.path and (name != "profile" or is_path(given.value)):
                try:
                    there = is_there(Path(given.value))
                except OSError:
                    there = False
                if not there:
                    raise _at(given, f"{name}: there is no {what} {shown(given.value)}")
    (encoding,) = settings.given["encoding"]
    if encoding.place.path:
        try:
            codecs.lookup(encoding.value)
        except LookupError as problem:
            raise _at(encoding, f"encoding: there is no encoding '{encoding.value}'") from problem


def _placed(settings: Settings, problem: TlqaError) -> TlqaError:
    """The error at the value of a configuration that causes it; as it is where none does."""
    if problem.path:  # a rule, a profile or terms that were read: they say where
        asked = (given for name in ("rules", "terms", "profile") for given in settings.given[name])
        configured = any(given.place.path for given in asked)
        return ConfigError(problem.message, path=problem.path, line=problem.line) if configured else problem
    packs = {"rules": settings.checking.rules, "terms": settings.checking.terms}
    for name, field in _FIELDS.items():
        for given in settings.given[name]:
            if given.place.path and _fails({**packs, **_alone(field, given)}, problem.message):
                return _at(given, f"{name}: {problem.message}")
    return problem


def _alone(field: str, given: Given) -> dict[str, Any]:
    several = isinstance(Checking._field_defaults[field], tuple)
    return {field: (given.value,) if several else given.value}


def _fails(values: dict[str, Any], message: str) -> bool:
    try:
        make(Checking(**values))
    except TlqaError as problem:
        return problem.message == message
    return False


def _knows_all(settings: Settings) -> bool:
    """Whether the checker of these settings has every rule that the files bring, wherever they bring it."""
    brought = {
        given.value
        for source in settings.sources
        for layer in every_layer(source)
        for name in ("rules", "extend-rules", "terms", "extend-terms")
        for given in layer.get(name, ())
    }
    return brought <= {*settings.checking.rules, *settings.checking.terms}


def _selectors(layer: Layer) -> Iterable[Given]:
    return (given for name in _SELECTORS for given in layer.get(name, ()))


def _selector(given: Given) -> str:
    return str(given.value[0] if isinstance(given.value, tuple) else given.value)


def _at(given: Given, message: str) -> ConfigError:
    return ConfigError(message, path=given.place.path, line=given.place.line)
