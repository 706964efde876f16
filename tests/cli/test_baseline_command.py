"""``tlqa baseline`` and ``tlqa check --baseline``, as a desk uses them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from running import CLEAN, DAMAGED

if TYPE_CHECKING:
    from running import Run

NAME = "tlqa-baseline.json"
RULE = """\
name: A ferry
message: "“{text}” is a ferry."
why: The test says so.
category: terminology/wrong-term
severity: minor
confidence: high
kind: pattern
match: ferry
examples:
  bad: ["The ⟦ferry⟧ left the quay at noon on Monday."]
  good: ["The boat left the quay at noon on Monday.", "The ship left the quay at noon."]
since: 0.1.0
status: stable
"""


def entries(path: str | Path = NAME) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(Path(path).read_text("utf-8"))["findings"]
    return found


def test_what_is_there_is_accepted_and_what_is_new_is_not(stories: Path, run: Run) -> None:
    created = run("baseline", "create", ".")
    assert (created.exit_code, created.stderr) == (0, f"{NAME}: 2 findings accepted\n")
    accepted = run("check", ".", "--baseline", NAME, "-f", "concise")
    assert (accepted.exit_code, accepted.output) == (0, "")
    Path("clean.txt").write_text(DAMAGED.replace("envoy", "consul"), "utf-8")
    result = run("check", ".", "--baseline", NAME, "-f", "concise")
    assert result.exit_code == 1
    assert [line.partition(":")[0] for line in result.stdout.splitlines()] == ["clean.txt"]


def test_it_is_not_found_by_itself(stories: Path, run: Run) -> None:
    run("baseline", "create", ".")
    assert run("check", ".").exit_code == 1


def test_what_is_accepted_costs_no_points_and_is_counted(stories: Path, run: Run) -> None:
    run("baseline", "create", "damaged.txt")
    result = run("check", "damaged.txt", "--baseline", NAME, "-f", "json", "--min-score", "100")
    assert result.exit_code == 0
    (file,) = json.loads(result.stdout)["files"]
    assert (file["score"], file["points"], file["accepted"], file["suppressed"]) == (100.0, 0.0, 1, 0)
    assert "1 finding accepted by the baseline" in run("check", "damaged.txt", "--baseline", NAME).stdout


def test_moved_renamed_copied(stories: Path, run: Run) -> None:
    run("baseline", "create", ".")
    text = Path("damaged.txt").read_text("utf-8")
    paragraph = text.rsplit("\n\n", 1)[1]
    Path("damaged.txt").unlink()
    headline, rest = CLEAN.split("\n\n", 1)
    Path("renamed.txt").write_text(f"{headline}\n\n{paragraph}\n{rest}", "utf-8")
    assert run("check", ".", "--baseline", NAME).exit_code == 0
    Path("copy.txt").write_text(text, "utf-8")
    result = run("check", ".", "--baseline", NAME, "-f", "concise")
    assert (result.exit_code, len(result.stdout.splitlines())) == (1, 1)


def test_from_another_directory(stories: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    run("baseline", "create", ".")
    monkeypatch.chdir(stories / "desk")
    assert run("check", "sport", "--baseline", f"../{NAME}").exit_code == 0
    assert run("check", str(stories), "--baseline", str(stories / NAME)).exit_code == 0


def test_a_stale_entry_is_told_and_pruned(stories: Path, run: Run) -> None:
    run("baseline", "create", ".")
    Path("damaged.txt").write_text(CLEAN, "utf-8")
    result = run("check", ".", "--baseline", NAME, "-f", "concise")
    assert (result.exit_code, result.stdout) == (
        0,
        f"{NAME}:4:1: notice: ‘The deal is dead,”’, en/quotes/unopened in damaged.txt is not found any more;"
        " 'tlqa baseline prune' takes it out\n",
    )
    assert run("check", "desk", "--baseline", NAME, "-f", "concise").stdout == ""
    assert run("check", "damaged.txt", "--baseline", NAME, "--select", "names", "-f", "concise").stdout == ""
    pruned = run("baseline", "prune")
    assert (pruned.exit_code, pruned.stderr) == (0, f"{NAME}: 1 finding dropped\n")
    assert [each["path"] for each in entries()] == ["desk/sport/c.txt"]


def test_of_very_many_stale_entries_some_are_told(stories: Path, run: Run) -> None:
    one = {"rule": "en/a/b", "text": "x", "fingerprint": "ab", "meaning": "cd"}
    found = [{"path": f"gone/{number}.txt", **one} for number in range(1000)]
    Path(NAME).write_text(json.dumps({"baseline": 1, "findings": found}), "utf-8")
    lines = run("check", "clean.txt", "--baseline", NAME, "-f", "concise").stdout.splitlines()
    assert len(lines) == 21
    assert "980 more entries are stale, expired or of rules that changed" in lines[-1]


def test_update_keeps_reasons_and_follows_moves(stories: Path, run: Run) -> None:
    run("baseline", "create", "damaged.txt", "--reason", "the song is written so", "--expires", "2999-12-31")
    Path("damaged.txt").rename("song.txt")
    result = run("baseline", "update", ".")
    assert result.stderr == f"{NAME}: 1 finding accepted anew, 0 again, 0 gone\n"
    assert [(e["path"], e.get("reason"), e.get("expires")) for e in entries()] == [
        ("desk/sport/c.txt", None, None),
        ("song.txt", "the song is written so", "2999-12-31"),
    ]
    before = Path(NAME).read_bytes()
    assert run("baseline", "update", ".").stderr == f"{NAME}: 0 findings accepted anew, 0 again, 0 gone\n"
    assert Path(NAME).read_bytes() == before


def test_an_entry_that_has_expired_accepts_no_longer(stories: Path, run: Run) -> None:
    run("baseline", "create", "damaged.txt", "--baseline", "b.yaml", "--expires", "2999-12-31")
    path = Path("b.yaml")
    path.write_text(path.read_text("utf-8").replace("2999-12-31", "2001-01-31"), "utf-8")
    result = run("check", "damaged.txt", "--baseline", "b.yaml", "-f", "concise")
    assert result.exit_code == 1
    assert result.stdout.splitlines()[1:] == [
        "b.yaml:3:1: notice: ‘The deal is dead,”’, en/quotes/unopened in damaged.txt"
        " was accepted until 2001-01-31"
    ]
    before = path.read_bytes()
    updated = run("baseline", "update", "damaged.txt", "--baseline", "b.yaml")
    assert updated.stderr == (
        "b.yaml: 0 findings accepted anew, 0 again, 0 gone; 1 left, which have expired\n"
    )
    assert path.read_bytes() == before


def test_a_finding_is_back_when_its_rule_finds_something_else(stories: Path, run: Run) -> None:
    rule = Path("pack/en/boats/ferry.yaml")
    rule.parent.mkdir(parents=True)
    rule.write_text(RULE, "utf-8")
    options = ("clean.txt", "--rules", "pack", "--select", "boats")
    run("baseline", "create", *options, "--reason", "ours")
    check = ("check", *options, "--baseline", NAME, "-f", "concise")
    assert run(*check).exit_code == 0
    rule.write_text(RULE.replace("minor", "major").replace("is a ferry", "is a boat"), "utf-8")
    assert run(*check).exit_code == 0  # graver, and said in other words
    rule.write_text(RULE.replace("match: ferry", "match: [ferry, barge]"), "utf-8")
    result = run(*check)
    assert result.exit_code == 1
    assert "is of a rule that finds something else now; 'tlqa baseline update' accepts it" in result.stdout
    updated = run("baseline", "update", *options)
    assert updated.stderr == f"{NAME}: 0 findings accepted anew, 1 again, 0 gone\n"
    assert [each["reason"] for each in entries()] == ["ours"]
    assert run(*check).exit_code == 0


def test_suppressed_findings_are_not_taken_in(stories: Path, run: Run) -> None:
    Path("damaged.txt.tlqa.yaml").write_text("- {rule: quotes, reason: a song}\n", "utf-8")
    assert run("baseline", "create", "damaged.txt").stderr == f"{NAME}: 0 findings accepted\n"
    Path("damaged.txt.tlqa.yaml").unlink()
    run("baseline", "update", "damaged.txt")
    Path("damaged.txt.tlqa.yaml").write_text("- {rule: quotes, reason: a song}\n", "utf-8")
    result = run("check", "damaged.txt", "--baseline", NAME, "-f", "json")
    (file,) = json.loads(result.stdout)["files"]
    assert (file["suppressed"], file["accepted"]) == (1, 0)


def test_show(stories: Path, run: Run) -> None:
    run("baseline", "create", ".", "--reason", "since ever", "--expires", "2999-12-31")
    Path("damaged.txt").unlink()
    assert run("baseline", "show").stdout == (
        "damaged.txt: en/quotes/unopened: The deal is dead,” (the file is gone; until 2999-12-31;"
        " since ever)\n"
        "desk/sport/c.txt: en/quotes/unopened: The deal is dead,” (until 2999-12-31; since ever)\n"
        "       2  en/quotes/unopened\n"
        "2 findings in 2 files accepted\n"
    )


def test_a_story_that_cannot_be_read_keeps_its_entries(stories: Path, run: Run) -> None:
    run("baseline", "create", ".")
    before = Path(NAME).read_bytes()
    Path("damaged.txt").write_bytes(b"\xff\xfe\xfd")
    for command in ("update", "prune"):
        result = run("baseline", command, ".")
        assert result.exit_code == 2
        assert "damaged.txt" in result.stderr
        assert Path(NAME).read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("check", "clean.txt", "--baseline", "none.json"), "none.json: cannot be read: No such file"),
        (("baseline", "show"), f"{NAME}: is not there; 'tlqa baseline create' writes one"),
        (("baseline", "update", "."), f"{NAME}: is not there"),
        (("baseline", "create", ".", "--expires", "soon"), "--expires needs a day such as 2027-01-31"),
        (("baseline", "create", ".", "--expires", "2001-01-01"), "--expires: 2001-01-01 is past"),
        (
            ("baseline", "create", ".", "--baseline", "no/b.json"),
            "no/b.json: cannot be written: No such file",
        ),
    ],
)
def test_slips(stories: Path, run: Run, arguments: tuple[str, ...], said: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert said in result.stderr


def test_nothing_is_written_over(stories: Path, run: Run) -> None:
    run("baseline", "create", ".")
    before = Path(NAME).read_bytes()
    assert "is there already" in run("baseline", "create", "clean.txt").stderr
    result = run("check", ".", "--baseline", NAME, "--output", f"json={NAME}")
    assert "the report would overwrite it" in result.stderr
    assert Path(NAME).read_bytes() == before
    assert run("baseline", "create", "clean.txt", "--force").exit_code == 0
    assert entries() == []
