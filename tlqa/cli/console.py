"""What goes to the terminal: colours or not, standard output, progress."""

from __future__ import annotations

import contextlib
import os
import sys
from typing import TYPE_CHECKING, TextIO, TypeVar

import click

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

T = TypeVar("T")

WORTH_A_BAR = 20
_WORTH_A_BAR_IN_BYTES = 2_000_000


def wants_color(choice: str, environment: Mapping[str, str], *, terminal: bool) -> bool:
    """Whether to colour: the option first, then NO_COLOR (no-color.org), FORCE_COLOR, then the terminal.

    Args:
        choice: ``always``, ``never`` or ``auto``.
        environment: the environment's variables; an empty value counts as none.
        terminal: whether the output goes to a terminal.
    """
    if choice != "auto":
        return choice == "always"
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR"):
        return True
    return terminal and environment.get("TERM") != "dumb"


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a person reads the stream."""
    return stream is not None and stream.isatty()


def write(text: str) -> None:
    """Write to standard output: in the terminal's encoding, else UTF-8, whatever the locale."""
    encoding = sys.stdout.encoding if is_terminal(sys.stdout) else "utf-8"
    write_bytes(text.encode(encoding, "backslashreplace"))


def write_bytes(data: bytes) -> None:
    """Write to standard output as it stands.

    A reader that goes away (``tlqa check … | head``) is no error: the rest is dropped quietly, and the
    status still says what was found.
    """
    stream = sys.stdout.buffer
    try:
        stream.write(data)
        stream.flush()
    except BrokenPipeError:
        # Python flushes standard output once more at exit: give it somewhere to go.
        with contextlib.suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@contextlib.contextmanager
def progress(items: Sequence[T], *, size: int = 0, label: str = "checking") -> Iterator[Iterable[T]]:
    """The items, with a bar on standard error where that is a terminal and there is much to do.

    Args:
        items: what is gone through.
        size: bytes of all of them together, where known: a few long ones take as long as many.
        label: what is being done.
    """
    little = len(items) <= WORTH_A_BAR and (len(items) < 2 or size <= _WORTH_A_BAR_IN_BYTES)
    if little or not is_terminal(sys.stderr):
        yield items
        return
    with click.progressbar(items, file=sys.stderr, label=label) as bar:
        yield bar


def split_list(values: Iterable[str]) -> tuple[str, ...]:
    """The parts of a repeatable option that also takes lists with commas."""
    parts = (part.strip() for value in values for part in value.split(","))
    return tuple(part for part in parts if part)
