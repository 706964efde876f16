"""What the tests of the command line share: two stories, and the program as others run it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from click.testing import Result

CLEAN = """\
Ferry service resumes after storm

The ferry between the two islands sailed again on Monday after three days in port, and the operator
said that it expected to clear the backlog of lorries by the middle of the week. About forty drivers
had slept in their cabs on the quay, where volunteers brought them soup and blankets.
"""

# A closing mark that nothing opened: en/quotes/unopened, major.
DAMAGED = CLEAN + "\nThe talks ended late. The deal is dead,” the envoy told reporters on Sunday evening.\n"


def heed_interrupts() -> None:
    """For a process that a test interrupts: one begun in the background would pass it over."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


class Run(Protocol):
    def __call__(self, *arguments: str | Path, stdin: str | bytes = "") -> Result: ...


def program(*arguments: str, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run ``tlqa`` as a program of its own."""
    clean = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "FORCE_COLOR")}
    root = str(Path(__file__).parents[2])
    path = os.pathsep.join(filter(None, [root, clean.get("PYTHONPATH", "")]))
    return subprocess.run(
        [sys.executable, "-c", "from tlqa.cli.main import main; main()", *arguments],
        input=stdin,
        capture_output=True,
        timeout=60,
        env={**clean, "PYTHONPATH": path, **environment},
        check=False,
    )
