"""The action's own way to install the checker, done once for all tests here."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from builds import ROOT, run, step


@pytest.fixture(scope="session")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of the environment that the action makes."""
    temporary = tmp_path_factory.mktemp("runner")
    variables = temporary / "env"
    run(
        *("bash", "-e", "-o", "pipefail", "-c", step("Install")),
        at=temporary,
        PYTHON=sys.executable,
        RUNNER_TEMP=str(temporary),
        GITHUB_ACTION_PATH=str(ROOT),
        GITHUB_ENV=str(variables),
    )
    name, _, value = variables.read_text("utf-8").strip().partition("=")
    assert name == "TLQA_BIN"
    return Path(value)
