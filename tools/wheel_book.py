"""Builds the built-in book for the wheel: a first run takes it as it is and need not read 900 files of YAML.

Hatchling runs this when it builds a wheel; an editable installation reads the rules of the checkout. Whoever
builds many wheels of the same rules names a directory in ``TLQA_WHEEL_BOOKS``: a book lies there under the
digest of all that it is made of, and is made once.
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
import os, shutil, tempfile
from pathlib import Path

from tlqa import cachefile
from tlqa.data import data_dir
from tlqa.rulebook import shipped
from tlqa.rulebook.read import read_book

made = cachefile.directory()
books = os.environ.get("TLQA_WHEEL_BOOKS")
known = books and Path(books) / shipped.state(data_dir())
if known and known.is_dir():
    shutil.copytree(known, made, dirs_exist_ok=True)
else:
    shipped.write_to_cache(data_dir(), read_book([data_dir()]))
    if known:
        known.parent.mkdir(parents=True, exist_ok=True)
        whole = Path(tempfile.mkdtemp(dir=known.parent)) / "book"
        shutil.copytree(made, whole)
        try:
            whole.rename(known)
        except OSError:  # another build was quicker
            pass
        shutil.rmtree(whole.parent)
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
