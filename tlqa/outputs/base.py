"""What an output format is, and how one is found.

A module of this package that has a ``NAME`` is a format. It exposes

* ``NAME``: the word after ``--format``;
* ``DESCRIPTION``: one line for ``tlqa outputs``;
* ``EXAMPLES``, if it shows the examples of the rules: True. Reports have them where an output wants them;
* ``render(report, options)``: the whole output as text, with its last line ended. It is pure: it reads
  nothing, prints nothing, and knows neither the terminal nor the clock.

The package is scanned, so a new format is a new module here; third parties register modules under the
entry-point group ``tlqa.outputs``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, cast

from tlqa.frozen import dataclass
from tlqa.registry import everything, find

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tlqa.model import Report

GROUP = "tlqa.outputs"


@dataclass(frozen=True, slots=True)
class Options:
    """What was asked of the output, and where the run stood; formats ignore what is not for them.

    Attributes:
        color: ANSI colours.
        quiet: one line a story.
        lines: a table of each story's lines, worst first.
        locale: the language that the report is read in; what is read by programs stays as it is.
        here: the working directory, absolute, with ``/``; "" where it is of no account.
        root: the directory that build servers count paths from, in the same form.
    """

    color: bool = False
    quiet: bool = False
    lines: bool = False
    locale: str = "en"
    here: str = ""
    root: str = ""


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
    return cast("Output", find(GROUP, name, "output format"))


def outputs() -> Mapping[str, Output]:
    """Every format, ours and third parties', by name. Ours cannot be replaced."""
    return everything(GROUP)
