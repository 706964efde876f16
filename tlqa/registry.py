"""Modules of one kind, found by scanning their package, and those that third parties register beside them.

A module of such a package that has a ``NAME`` counts. Reading the entry points of everything installed takes
longer than checking a story, so third parties are looked up only where ours do not answer.
"""

from __future__ import annotations

import importlib
import os
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from tlqa.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping


def _named(package: str, name: str) -> Any:
    """The module of ours whose file has the name; the others are not imported for it."""
    if name.startswith("_") or name not in _files(package):
        return None
    module = importlib.import_module(f"{package}.{name}")
    return module if getattr(module, "NAME", None) == name else None


def _files(package: str) -> tuple[str, ...]:
    return _scanned(tuple(importlib.import_module(package).__path__))


@cache
def _scanned(path: tuple[str, ...]) -> tuple[str, ...]:
    try:
        files = sorted({name for place in path for name in os.listdir(place)} - {"__init__.py"})  # noqa: PTH208
    except OSError:  # within an archive
        import pkgutil

        return tuple(info.name for info in pkgutil.iter_modules(path))
    return tuple(name.removesuffix(".py") for name in files if name.endswith(".py"))


def own(package: str) -> Mapping[str, Any]:
    """The modules of a package of ours, by name; those whose file begins with ``_`` are its own affair."""
    return _own(package, _files(package))


@cache
def _own(package: str, files: tuple[str, ...]) -> Mapping[str, Any]:
    names = (name for name in files if not name.startswith("_"))
    modules = (importlib.import_module(f"{package}.{name}") for name in names)
    return MappingProxyType({module.NAME: module for module in modules if hasattr(module, "NAME")})


def everything(package: str) -> dict[str, Any]:
    """Ours and those under the entry-point group of the package's name, sorted. Ours cannot be replaced."""
    from importlib.metadata import entry_points

    others = [point.load() for point in entry_points(group=package)]
    return dict(sorted(({module.NAME: module for module in others} | dict(own(package))).items()))


def find(package: str, name: str, what: str) -> Any:
    """The module of that name.

    Raises:
        UsageError: there is none; ``what`` says of what, such as 'output format'.
    """
    found = _named(package, name) or own(package).get(name) or everything(package).get(name)
    if found is None:
        from difflib import get_close_matches

        there = everything(package)
        near = get_close_matches(name, there, n=1)
        hint = f"; did you mean '{near[0]}'?" if near else f"; there are {', '.join(there)}"
        raise UsageError(f"there is no {what} '{name}'{hint}")
    return found
