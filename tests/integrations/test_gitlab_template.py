"""The template for GitLab: a sound file, and its script run as a runner runs it."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

from builds import ROOT, git, pull_request, read, run

if TYPE_CHECKING:
    from pathlib import Path

NAME = "ci/tlqa.gitlab-ci.yml"


def test_the_schema_of_gitlab() -> None:
    tags = ["--data-transform", "gitlab-ci"]
    run("check-jsonschema", "--builtin-schema", "vendor.gitlab-ci", *tags, ROOT / NAME, at=ROOT)


def test_the_job(installed: Path, tmp_path: Path) -> None:
    clone = pull_request(tmp_path)
    job = read(NAME)["tlqa"]
    script = "\n".join([*job["before_script"], *job["script"]])
    variables = {
        **job["variables"],
        "TLQA_PACKAGE": str(ROOT),
        "TLQA_CACHE_DIR": str(tmp_path / "cache"),
        "CI_PROJECT_DIR": str(clone),
        "PATH": f"{installed}{os.pathsep}{os.environ['PATH']}",
    }
    base = {"CI_MERGE_REQUEST_DIFF_BASE_SHA": git("rev-parse", "main", at=clone)}
    for more, found in ((base, 1), ({}, 3)):
        done = run("sh", "-e", "-c", script, at=clone, check=False, **variables, **more)
        assert done.returncode == 1, done.stderr
        assert done.stdout.count("en/quotes/unopened") == found
        report = json.loads((clone / "gl-code-quality-report.json").read_text("utf-8"))
        assert len(report) == found
        assert report[0]["location"] == {"path": "stories/old.txt", "lines": {"begin": 7, "end": 7}}
        assert (clone / "tlqa-junit.xml").read_text("utf-8").count("<failure ") == found
