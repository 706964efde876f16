"""The action for GitHub: a sound file, and its steps run as a runner runs them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from builds import ROOT, pull_request, read, run, step

if TYPE_CHECKING:
    import subprocess

DEFAULTS = {"PATHS": ".", "CHANGED": "lines", "FAIL_ON": "", "BASELINE": "", "ARGUMENTS": ""}


def test_the_schema_of_actions() -> None:
    run("check-jsonschema", "--builtin-schema", "vendor.github-actions", ROOT / "action.yml", at=ROOT)


def test_what_others_wrote_is_pinned() -> None:
    used = re.findall(r"uses: (\S+)", (ROOT / "action.yml").read_text("utf-8"))
    assert len(used) == 3
    for each in used:
        assert re.fullmatch(r"[\w/-]+@[0-9a-f]{40}", each)


def test_no_script_holds_what_a_pull_request_may_say() -> None:
    for each in read("action.yml")["runs"]["steps"]:
        assert "${{" not in each.get("run", "")


def test_the_inputs_are_the_variables_of_the_check() -> None:
    action = read("action.yml")
    (check,) = [each for each in action["runs"]["steps"] if each.get("id") == "check"]
    given = {name: inputs(value) for name, value in check["env"].items() if "inputs." in value}
    assert {name: action["inputs"][value]["default"] for name, value in given.items()} == DEFAULTS


def inputs(value: str) -> str:
    match = re.fullmatch(r"\$\{\{ inputs\.([\w-]+) \}\}", value)
    assert match
    return match[1]


class Step:
    """The check in a clone: what it says, and the files it leaves."""

    def __init__(self, installed: Path, clone: Path) -> None:
        self._installed, self._clone = installed, clone
        self.files = {name: clone.parent / name for name in ("output", "summary")}
        self.sarif = clone.parent / "tlqa.sarif"

    def __call__(self, base: str = "main", **given: str) -> subprocess.CompletedProcess[str]:
        for file in self.files.values():
            file.unlink(missing_ok=True)
        return run(
            *("bash", "-e", "-o", "pipefail", "-c", step("Check")),
            at=self._clone,
            check=False,
            TLQA_BIN=str(self._installed),
            TLQA_CACHE_DIR=str(self._clone.parent / "cache"),
            RUNNER_TEMP=str(self._clone.parent),
            GITHUB_ACTIONS="true",
            GITHUB_BASE_REF=base,
            GITHUB_WORKSPACE=str(self._clone),
            GITHUB_OUTPUT=str(self.files["output"]),
            GITHUB_STEP_SUMMARY=str(self.files["summary"]),
            **{**DEFAULTS, **given},
        )

    def outputs(self) -> dict[str, str]:
        lines = self.files["output"].read_text("utf-8").splitlines()
        return dict(line.split("=", 1) for line in lines)

    def results(self) -> list[tuple[str, int]]:
        """The paths and lines of what code scanning would get."""
        (log,) = json.loads(self.sarif.read_text("utf-8"))["runs"]
        places = [result["locations"][0]["physicalLocation"] for result in log["results"]]
        return sorted((place["artifactLocation"]["uri"], place["region"]["startLine"]) for place in places)


@pytest.fixture
def check(installed: Path, tmp_path: Path) -> Step:
    return Step(installed, pull_request(tmp_path))


def test_a_pull_request_fails_on_what_is_new(check: Step) -> None:
    done = check()
    assert done.returncode == 1, done.stderr
    (annotation,) = done.stdout.splitlines()
    assert annotation.startswith("::warning file=stories/old.txt,line=7,endLine=7,col=")
    assert check.files["summary"].read_text("utf-8").startswith("## tlqa\n\n1 story: 1 major.\n")
    assert check.outputs() == {"status": "1", "sarif": str(check.sarif)}
    assert check.results() == [("stories/old.txt", 7)]


def test_files_and_all(check: Step) -> None:
    check(CHANGED="files")
    assert check.results() == [("stories/old.txt", 7), ("stories/old.txt", 9)]
    check(CHANGED="all")
    assert check.results() == [("stories/old.txt", 7), ("stories/old.txt", 9), ("stories/other.txt", 7)]


def test_a_push_has_no_base(check: Step) -> None:
    check(base="")
    assert len(check.results()) == 3


def test_paths_and_arguments_are_lines(check: Step) -> None:
    done = check(PATHS="stories/clean.txt\nstories/other.txt\n", CHANGED="all", FAIL_ON="critical")
    assert done.returncode == 0, done.stderr
    assert check.results() == [("stories/other.txt", 7)]
    done = check(CHANGED="all", ARGUMENTS="--ignore\nquotes\n")
    assert (done.returncode, check.results()) == (0, [])


def test_a_path_is_no_option_and_no_command(check: Step) -> None:
    done = check(PATHS="--exit-zero\n$(touch gone)\n", CHANGED="all")
    assert done.returncode == 2
    assert check.outputs()["status"] == "2"
    assert not list(Path(check.sarif.parent).rglob("gone"))


def test_a_baseline(check: Step, installed: Path) -> None:
    clone = check.sarif.parent / "clone"
    run(installed / "tlqa", "baseline", "create", "stories", at=clone)
    assert check(CHANGED="all", BASELINE="tlqa-baseline.json").returncode == 0
    assert check.results() == []
