"""Finds the checks: by the name of their module, then by looking at all of them, then at plug-ins.

A kind ``first-person`` lives in ``tlqa/checks/first_person.py``, so a rule of that kind imports that one
module; only a kind that breaks the convention costs a scan. Third parties register a module under the
entry-point group ``tlqa.checks``; built-in kinds come first and cannot be replaced.
"""

from __future__ import annotations

import importlib
from functools import cache
from typing import TYPE_CHECKING, cast

import tlqa.checks
from tlqa.compiled import compiled
from tlqa.errors import UsageError

if TYPE_CHECKING:
    from types import ModuleType

    from tlqa.checks.base import CheckModule

ENTRY_POINTS = "tlqa.checks"

_NAME = compiled(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")


@cache
def find_kind(name: str) -> CheckModule:
    """The check of a kind.

    Raises:
        UsageError: there is no such kind.
    """
    module = _by_convention(name)
    if module is None:
        module = _all().get(name)
    if module is None:
        from difflib import get_close_matches

        near = get_close_matches(name, list(_all()), n=1)
        hint = f"; did you mean '{near[0]}'?" if near else f"; there is {', '.join(sorted(_all()))}"
        raise UsageError(f"no kind '{name}'{hint}")
    return module


def kinds() -> dict[str, CheckModule]:
    """Every kind there is, by name, sorted; imports all checks."""
    return dict(sorted(_all().items()))


def check_modules() -> tuple[str, ...]:
    """The names of the modules in ``tlqa.checks``, without importing them."""
    import pkgutil

    found = (m.name for m in pkgutil.iter_modules(tlqa.checks.__path__))
    return tuple(sorted(n for n in found if n != "base" and not n.startswith("_")))


def _by_convention(name: str) -> CheckModule | None:
    if not _NAME.fullmatch(name):
        return None
    wanted = f"tlqa.checks.{name.replace('-', '_')}"
    try:
        module = importlib.import_module(wanted)
    except ModuleNotFoundError as problem:
        if problem.name != wanted:
            raise
        return None
    return cast("CheckModule", module) if getattr(module, "KIND", None) == name else None


@cache
def _all() -> dict[str, CheckModule]:
    from importlib.metadata import entry_points

    modules: list[ModuleType] = [importlib.import_module(f"tlqa.checks.{n}") for n in check_modules()]
    for entry in entry_points(group=ENTRY_POINTS):
        try:
            modules.append(entry.load())
        except Exception as problem:
            raise UsageError(f"the check '{entry.value}' cannot be imported: {problem}") from problem
    found: dict[str, CheckModule] = {}
    for module in modules:
        kind = getattr(module, "KIND", None)
        if isinstance(kind, str):
            found.setdefault(kind, cast("CheckModule", module))
    return found
