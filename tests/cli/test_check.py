"""``tlqa check``: what is read, what is reported, and the status."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tlqa.cli.check import Threshold
from tlqa.model import Document, FileReport, Score, Severity, Verdict

if TYPE_CHECKING:
    from click.testing import Result
    from running import Run

RULE = "en/quotes/unopened"


def data(result: Result) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(result.stdout)
    return value


def rules(result: Result) -> list[str]:
    return [finding["rule"] for file in data(result)["files"] for finding in file["findings"]]


def test_a_clean_story(run: Run, stories: Path) -> None:
    result = run("check", "clean.txt")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("clean.txt  100.0  pass\n")


def test_a_damaged_story(run: Run, stories: Path) -> None:
    result = run("check", "damaged.txt")
    assert (result.exit_code, result.stderr) == (1, "")
    assert f"▲ major  {RULE} (high)" in result.stdout


def test_json_is_all_that_goes_to_standard_output(run: Run, stories: Path) -> None:
    result = run("check", "-f", "json", "clean.txt", "absent.txt", "damaged.txt")
    assert [file["path"] for file in data(result)["files"]] == ["clean.txt", "damaged.txt"]
    assert result.stderr == "tlqa: error: absent.txt: no such file or directory\n"


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ([], 1),
        (["--fail-on", "minor"], 1),
        (["--fail-on", "major"], 1),
        (["--fail-on", "critical"], 0),
        (["--fail-on", "never"], 0),
        (["--exit-zero"], 0),
        (["--severity", "critical"], 0),
        (["--fail-on", "never", "--min-score", "100"], 1),
        (["--fail-on", "never", "--min-score", "1"], 0),
        (["--exit-zero", "--min-score", "100"], 0),
        (["--ignore", RULE], 0),
    ],
)
def test_status(run: Run, stories: Path, options: list[str], expected: int) -> None:
    assert run("check", "clean.txt", "damaged.txt", *options).exit_code == expected


def test_the_status_is_never_the_number_of_findings(run: Run, stories: Path) -> None:
    line = "The deal is dead and gone,” the envoy told reporters on Sunday evening.\n\n"
    Path("many.txt").write_text(line * 256, "utf-8")
    result = run("check", "-f", "json", "many.txt")
    assert len(rules(result)) >= 256
    assert result.exit_code == 1


@pytest.mark.parametrize(("severity", "kept"), [("minor", 1), ("major", 1), ("critical", 0)])
def test_severity_filters_the_report_and_not_the_score(
    run: Run, stories: Path, severity: str, kept: int
) -> None:
    everything = data(run("check", "-f", "json", "damaged.txt"))["files"][0]
    file = data(run("check", "-f", "json", "--severity", severity, "damaged.txt"))["files"][0]
    assert len(file["findings"]) == kept
    assert (file["score"], file["points"]) == (everything["score"], everything["points"])


def score(value: float, verdict: Verdict) -> FileReport:
    return FileReport(Document("", "x", "text", "en", ()), (), Score(value, verdict, 0.0, 10))


def test_a_story_too_short_to_score_is_not_held_against_a_score() -> None:
    threshold = Threshold(Severity.MINOR, 90)
    assert not threshold.crossed_by(score(50, Verdict.TOO_SHORT))
    assert threshold.crossed_by(score(50, Verdict.FAIL))
    assert not threshold.crossed_by(score(90, Verdict.REVIEW))


def test_no_file(run: Run) -> None:
    result = run("check")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("tlqa: error: no story to check")


def test_a_directory_without_a_story(run: Run, stories: Path) -> None:
    result = run("check", "empty")
    assert result.exit_code == 2
    assert "no story in this directory" in result.stderr


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("bad.txt", b"caf\xe9 and more", "bad.txt:1: is not UTF-8"),
        ("picture.txt", b"\x89PNG\0\0", "picture.txt"),
    ],
)
def test_a_bad_file_does_not_stop_the_others(
    run: Run, stories: Path, name: str, content: bytes, said: str
) -> None:
    Path(name).write_bytes(content)
    result = run("check", "-f", "json", name, "clean.txt")
    assert result.exit_code == 2
    assert f"tlqa: error: {said}" in result.stderr
    assert [file["path"] for file in data(result)["files"]] == ["clean.txt"]


def test_exit_zero_does_not_hide_a_bad_file(run: Run, stories: Path) -> None:
    assert run("check", "--exit-zero", "absent.txt", "clean.txt").exit_code == 2


def test_another_encoding(run: Run, stories: Path) -> None:
    Path("latin.txt").write_bytes("Un café.\n".encode("latin-1"))
    assert run("check", "latin.txt").exit_code == 2
    assert run("check", "--encoding", "latin-1", "latin.txt").exit_code == 0


def test_standard_input(run: Run, stories: Path) -> None:
    story = Path("damaged.txt").read_bytes()
    result = run("check", "-f", "json", "-", stdin=story)
    assert data(result)["files"][0]["path"] == "<stdin>"
    assert rules(result) == [RULE]
    named = run("check", "-f", "concise", "-", "--stdin-filename", "wire/1.txt", stdin=story)
    assert named.stdout.startswith("wire/1.txt:7:")


def test_standard_input_that_is_no_text(run: Run) -> None:
    result = run("check", "-", stdin=b"\xff\x00\xff")
    assert result.exit_code == 2
    assert "<stdin>" in result.stderr


def test_offsets_count_what_is_in_the_file(run: Run, stories: Path) -> None:
    text = Path("damaged.txt").read_text("utf-8").replace("\n", "\r\n")
    Path("dos.txt").write_bytes(text.encode())
    (finding,) = data(run("check", "-f", "json", "dos.txt"))["files"][0]["findings"]
    assert text[finding["start"] : finding["end"]] == finding["text"]
    assert finding["line"] == 7


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["--select", "en/quotes"], [RULE]),
        (["--select", "en/fragments"], []),
        (["--select", "en/fragments,en/quotes/unopened"], [RULE]),
        (["--select", "en/fragments", "--select", "*/quotes/un*"], [RULE]),
        (["--ignore", "en/quotes"], []),
        (["--select", "en/quotes", "--ignore", RULE], []),
    ],
)
def test_select_and_ignore(run: Run, stories: Path, options: list[str], expected: list[str]) -> None:
    assert rules(run("check", "-f", "json", "damaged.txt", *options)) == expected


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--select", "en/quotes/unopend"], "did you mean 'en/quotes/unopened'?"),
        (["--ignore", "zzz"], "zzz"),
        (["--profile", "wires"], "lenient, reuters, strict, wire"),
        (["--format", "jsno"], "did you mean 'json'?"),
        (["--rules", "no/such/pack"], "no/such/pack"),
        (["--language", "xx"], "xx"),
        (["--output", "no/such/out"], "no such directory"),
        (["--output", "clean.txt"], "would overwrite it"),
    ],
)
def test_options_that_cannot_be_used(run: Run, stories: Path, options: list[str], said: str) -> None:
    before = Path("clean.txt").read_bytes()
    result = run("check", "clean.txt", *options)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("tlqa: error: ")
    assert said in result.stderr
    assert Path("clean.txt").read_bytes() == before


def test_output_to_files(run: Run, stories: Path) -> None:
    result = run("check", "damaged.txt", "-o", "json=out.json", "-o", "concise=out.concise")
    assert result.stdout.startswith("damaged.txt  ")
    assert json.loads(Path("out.json").read_text("utf-8"))["files"][0]["path"] == "damaged.txt"
    assert RULE in Path("out.concise").read_text("utf-8")


def test_output_instead_of_standard_output(run: Run, stories: Path) -> None:
    result = run("check", "-f", "json", "damaged.txt", "-o", "out.json")
    assert (result.exit_code, result.stdout) == (1, "")
    assert json.loads(Path("out.json").read_text("utf-8"))["schema"] == 1


def test_quiet_and_lines(run: Run, stories: Path) -> None:
    assert run("check", "-q", "desk").stdout.count("\n") == 3
    assert "  line  points" in run("check", "--lines", "damaged.txt").stdout


def test_color(run: Run, stories: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b[" not in run("check", "damaged.txt").stdout
    assert "\x1b[" in run("check", "--color", "always", "damaged.txt").stdout
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[" in run("check", "damaged.txt").stdout
    run("check", "damaged.txt", "-o", "out.txt")
    assert "\x1b[" not in Path("out.txt").read_text("utf-8")


def test_a_profile_of_ones_own(run: Run, stories: Path) -> None:
    strict = data(run("check", "-f", "json", "--profile", "strict", "damaged.txt"))
    wire = data(run("check", "-f", "json", "damaged.txt"))
    assert "profile:strict" in strict["signature"]
    assert strict["files"][0]["score"] < wire["files"][0]["score"]


def test_more_files_than_a_terminal_would_want_to_hear_of(run: Run, stories: Path) -> None:
    for number in range(30):
        Path(f"desk/{number}.txt").write_text("A short story.\n", "utf-8")
    result = run("check", "-q", "desk")
    assert (result.stderr, result.stdout.count("\n")) == ("", 33)
