"""The Dockerfile: no slips, not root, and what it copies is enough to build and run the package."""

from __future__ import annotations

import re
import shutil
import sys
from typing import TYPE_CHECKING

from builds import ROOT, run

if TYPE_CHECKING:
    from pathlib import Path

TEXT = (ROOT / "Dockerfile").read_text("utf-8")


def test_hadolint() -> None:
    run("hadolint", ROOT / "Dockerfile", at=ROOT)


def test_it_is_slim_and_not_root() -> None:
    assert set(re.findall(r"^FROM (\S+)", TEXT, re.MULTILINE)) == {"python:3.13-slim"}
    last = TEXT.rindex("\nFROM ")
    assert re.findall(r"^USER (\S+)", TEXT[last:], re.MULTILINE) == ["1000"]


def test_what_it_copies_builds_a_package_that_finds_things(tmp_path: Path) -> None:
    source = tmp_path / "src"
    source.mkdir()
    for names, target in re.findall(r"^COPY (.+) (\S+)$", TEXT, re.MULTILINE):
        for name in names.split():
            here = ROOT / name
            if here.is_dir():
                shutil.copytree(here, source / target, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy(here, source / target)
    wheels = tmp_path / "wheels"
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check")
    run(*pip, "wheel", "--quiet", "--no-deps", "--wheel-dir", wheels, ".", at=source)
    (wheel,) = wheels.glob("tlqa-*.whl")
    run(*pip, "install", "--quiet", "--no-deps", "--target", tmp_path / "there", wheel, at=tmp_path)
    story = tmp_path / "story.txt"
    story.write_text("The talks ended late. The deal is dead,” the envoy told reporters.\n", "utf-8")
    done = run(
        *(sys.executable, "-m", "tlqa", "check", "--format", "concise", story),
        at=tmp_path,
        check=False,
        PYTHONPATH=str(tmp_path / "there"),
        TLQA_CACHE_DIR=str(tmp_path / "cache"),
    )
    assert done.returncode == 1
    assert "en/quotes/unopened" in done.stdout
