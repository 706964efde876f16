"""Builds the built-in book for the wheel: a first run takes it as it is and need not read 900 files of YAML.

Hatchling runs this when it builds a wheel; an editable installation reads the rules of the checkout.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_BUILD = """
from tlqa.data import data_dir
from tlqa.rulebook import shipped
from tlqa.rulebook.read import read_book

shipped.write_to_cache(data_dir(), read_book([data_dir()]))
"""


class WheelBook(BuildHookInterface):  # type: ignore[type-arg]
    """Adds the files of the book to a wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return
        self._made = tempfile.TemporaryDirectory()
        made = Path(self._made.name)
        path = os.pathsep.join((self.root, *filter(None, sys.path)))  # pip's own environment lies on it
        environment = {**os.environ, "PYTHONPATH": path, "TLQA_CACHE_DIR": str(made)}
        subprocess.run([sys.executable, "-c", _BUILD], check=True, env=environment, cwd=made)
        for file in made.glob("*-shipped.*"):
            build_data["force_include"][str(file)] = f"tlqa/_data/book/{file.name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        if version != "editable":
            self._made.cleanup()
