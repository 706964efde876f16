"""The hooks, by pre-commit itself: it clones this checkout, installs it and runs it on a commit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from builds import CLEAN, IDENTITY, NEW, OLD, ROOT, git, run

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where pre-commit keeps what it installs, for the tests of this module."""
    return tmp_path_factory.mktemp("pre-commit")


@pytest.fixture(scope="module")
def hooks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The checkout as a repository with a commit of just what lies in it now."""
    copy = tmp_path_factory.mktemp("hooks") / "tlqa"
    git("clone", "-q", str(ROOT), str(copy), at=ROOT)
    for name in git("ls-files", "--cached", "--others", "--exclude-standard", at=ROOT).splitlines():
        if (ROOT / name).is_file():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            (copy / name).write_bytes((ROOT / name).read_bytes())
    git("add", "-A", at=copy)
    git("commit", "-q", "--allow-empty", "-m", "as it is", at=copy)
    return copy


@pytest.fixture
def desk(tmp_path: Path, hooks: Path) -> Path:
    """A repository of stories that uses the hooks."""
    git("init", "-q", "-b", "main", at=tmp_path)
    revision = git("rev-parse", "HEAD", at=hooks)
    (tmp_path / ".pre-commit-config.yaml").write_text(
        f"repos:\n- repo: {hooks}\n  rev: {revision}\n  hooks:\n  - id: tlqa\n  - id: tlqa-fix\n", "utf-8"
    )
    (tmp_path / "old.txt").write_text(CLEAN + OLD, "utf-8")
    git("add", "-A", at=tmp_path)
    git("commit", "-q", "-m", "stories", at=tmp_path)
    run("pre-commit", "install", at=tmp_path)
    return tmp_path


def test_the_manifest() -> None:
    run("pre-commit", "validate-manifest", ROOT / ".pre-commit-hooks.yaml", at=ROOT)


def test_a_commit_passes_and_fails_as_it_should(desk: Path, home: Path) -> None:
    def commit(text: str) -> tuple[int, str]:
        (desk / "new.txt").write_text(text, "utf-8")
        git("add", "-A", at=desk)
        cache = {"PRE_COMMIT_HOME": str(home), "TLQA_CACHE_DIR": str(home / "cache")}
        done = run("git", *IDENTITY, "commit", "-m", "new", at=desk, check=False, **cache)
        return done.returncode, done.stdout + done.stderr

    status, said = commit(CLEAN + NEW)
    assert status == 1
    assert "tlqa.....................................................................Failed" in said
    assert "new.txt:7:" in said
    assert "old.txt" not in said  # only what the commit changes is looked at
    spaced = CLEAN + "\nThe ministry , which owns the bridge, said that it was open again.\n"
    status, said = commit(spaced)
    assert status == 1
    assert "tlqa fix.................................................................Failed" in said
    assert "files were modified by this hook" in said
    fixed = (desk / "new.txt").read_text("utf-8")
    assert fixed == spaced.replace(" ,", ",")
    status, said = commit(fixed)
    assert status == 0, said
    assert said.count("Passed") == 2
    assert git("log", "--format=%s", at=desk).splitlines() == ["new", "stories"]


def test_what_the_configuration_excludes_is_left_alone(desk: Path, home: Path) -> None:
    (desk / "tlqa.yaml").write_text('exclude: ["old.txt"]\n', "utf-8")
    cache = {"PRE_COMMIT_HOME": str(home), "TLQA_CACHE_DIR": str(home / "cache")}
    done = run("pre-commit", "run", "--all-files", at=desk, check=False, **cache)
    assert done.returncode == 0, done.stdout
