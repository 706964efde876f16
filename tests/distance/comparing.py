"""What the tests of comparisons share: our drafts, files made on the spot, and sacrebleu as a program."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tlqa import languages
from tlqa.distance.segments import File
from tlqa.inputs.base import Raw

if TYPE_CHECKING:
    from collections.abc import Sequence

DRAFTS = Path(__file__).parents[1] / "drafts"
ENGLISH = languages.get("en")
_VARIABLES = ("SACREBLEU_SEED", "SACREBLEU_FORMAT")


def sacrebleu(*arguments: str | Path, seed: int = 12345) -> str:
    """What sacrebleu's own command line prints; the seed is its own unless another is given."""
    clean = {name: value for name, value in os.environ.items() if name not in _VARIABLES}
    done = subprocess.run(
        [sys.executable, "-m", "sacrebleu", *map(str, arguments)],
        capture_output=True,
        env={**clean, "NO_COLOR": "1", **({} if seed == 12345 else {"SACREBLEU_SEED": str(seed)})},
        check=True,
    )
    return done.stdout.decode("utf-8")


def file(name: str, text: str | bytes, format_: str | None = None) -> File:
    data = text.encode("utf-8") if isinstance(text, str) else text
    return File(Raw(data, name, ENGLISH), format_)


def ours(*names: str) -> list[File]:
    return [file(name, (DRAFTS / name).read_bytes()) for name in names]


def texts(file: File, pairing: str) -> Sequence[str]:
    from tlqa.distance.model import Pairing

    return [segment.text for segment in file.read(Pairing(pairing)).segments]
