"""What an output format is, and how one is found.

A module of this package that has a ``NAME`` is a format. It exposes

* ``NAME``: the word after ``--format``;
* ``DESCRIPTION``: one line for ``tlqa outputs``;
* ``render(report, options)``: the whole output as text, with its last line ended. It is pure: it reads
  nothing, prints nothing, and knows neither the terminal nor the clock.

The package is scanned, so a new format is a new module here; third parties register modules under the
entry-point group ``tlqa.outputs``.
"""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Protocol, cast

from tlqa.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tlqa.model import Report

GROUP = "tlqa.outputs"


@dataclass(frozen=True, slots=True)
class Options:
    """What a person asked of the output; formats for machines ignore it.

    Attributes:
        color: ANSI colours.
        quiet: one line a story.
        lines: a table of each story's lines, worst first.
    """

    color: bool = False
    quiet: bool = False
    lines: bool = False


class Output(Protocol):
    """The shape of a module of this package."""

    NAME: str
    DESCRIPTION: str

    def render(self, report: Report, options: Options) -> str: ...


def find_output(name: str) -> Output:
    """The format of that name.

    Raises:
        UsageError: there is none.
    """
    # Reading the entry points of everything installed takes longer than checking a story, so the
    # formats of third parties are looked up only where ours do not answer.
    found = _own().get(name) or outputs().get(name)
    if found is None:
        near = get_close_matches(name, outputs(), n=1)
        hint = f"; did you mean '{near[0]}'?" if near else f"; there are {', '.join(outputs())}"
        raise UsageError(f"there is no output format '{name}'{hint}")
    return found


def outputs() -> Mapping[str, Output]:
    """Every format, ours and third parties', by name. Ours cannot be replaced."""
    from importlib.metadata import entry_points

    others = (cast("Output", point.load()) for point in entry_points(group=GROUP))
    return dict(sorted(({output.NAME: output for output in others} | _own()).items()))


def _own() -> dict[str, Output]:
    package = importlib.import_module("tlqa.outputs")
    modules = (
        importlib.import_module(f"{package.__name__}.{info.name}")
        for info in pkgutil.iter_modules(package.__path__)
    )
    return {module.NAME: cast("Output", module) for module in modules if hasattr(module, "NAME")}
