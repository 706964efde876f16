"""``tlqa fix``: what is written, what is shown, what is left, and the status."""

from __future__ import annotations

import codecs
import json
import os
import pty
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from running import CLEAN, program

from tlqa.cli import asking
from tlqa.cli import fix as fix_module

if TYPE_CHECKING:
    from running import Run

SAFE = CLEAN + "\nPrices rose 3 % in May after a dry spring , the ministry of trade said on Monday.\n"
MENDED = SAFE.replace("3 %", "3%").replace(" ,", ",")
UNSAFE = CLEAN + "\nThe envoy drove with with the mayor of the town to the harbour on Friday.\n"
SPOKEN = CLEAN + "\n“Prices rose 3 % in May,” the mayor said on Friday evening in the town hall.\n"


@pytest.fixture
def desk(stories: Path) -> Path:
    Path("safe.txt").write_text(SAFE, "utf-8")
    Path("unsafe.txt").write_text(UNSAFE, "utf-8")
    Path("spoken.txt").write_text(SPOKEN, "utf-8")
    return stories


def test_safe_fixes_are_written(run: Run, desk: Path) -> None:
    result = run("fix", "safe.txt", "clean.txt")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "fixed 2 findings in 1 file\n"
    assert Path("safe.txt").read_text("utf-8") == MENDED
    again = run("fix", "safe.txt")
    assert (again.exit_code, again.stderr) == (0, "nothing to fix\n")


def test_a_file_without_faults_is_not_touched(run: Run, desk: Path) -> None:
    def state() -> tuple[int, ...]:  # all but the time of reading
        found = Path("clean.txt").stat()
        return found.st_ino, found.st_mode, found.st_size, found.st_mtime_ns, found.st_ctime_ns

    before = state()
    assert run("fix", "clean.txt").exit_code == 0
    assert state() == before


def test_others_only_when_asked(run: Run, desk: Path) -> None:
    result = run("fix", "unsafe.txt", "safe.txt")
    assert result.exit_code == 1
    assert result.stderr == (
        "fixed 2 findings in 1 file; 1 left: 1 to be approved (--unsafe-fixes or --interactive)\n"
    )
    assert Path("unsafe.txt").read_text("utf-8") == UNSAFE
    result = run("fix", "--unsafe-fixes", "unsafe.txt")
    assert (result.exit_code, result.stderr) == (0, "fixed 1 finding in 1 file\n")
    assert Path("unsafe.txt").read_text("utf-8") == UNSAFE.replace("with with", "with")


def test_speech_is_left_and_no_reason_to_fail(run: Run, desk: Path) -> None:
    result = run("fix", "--unsafe-fixes", "spoken.txt")
    assert (result.exit_code, result.stderr) == (0, "nothing to fix; 1 in speech, which is never changed\n")
    assert Path("spoken.txt").read_text("utf-8") == SPOKEN


def test_a_diff_writes_nothing(run: Run, desk: Path) -> None:
    result = run("fix", "--diff", "clean.txt", "safe.txt")
    assert result.exit_code == 1
    assert result.stdout.splitlines()[:3] == ["--- a/safe.txt", "+++ b/safe.txt", "@@ -4,4 +4,4 @@"]
    assert result.stderr == "would fix 2 findings in 1 file\n"
    assert Path("safe.txt").read_text("utf-8") == SAFE
    nothing = run("fix", "--diff", "clean.txt")
    assert (nothing.exit_code, nothing.stdout, nothing.stderr) == (0, "", "nothing to fix\n")


@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
def test_a_diff_can_be_applied(run: Run, desk: Path, mark: bytes) -> None:
    text = SAFE.removeprefix(CLEAN + "\n").replace("\n", "\r\n")
    Path("one.txt").write_bytes(mark + text.encode())
    diff = run("fix", "--diff", "--select", "en/spacing,en/numbers", "one.txt").stdout_bytes
    command = ["git", "apply"]
    if subprocess.run(command, input=diff, check=False, timeout=60, capture_output=True).returncode:
        pytest.fail(diff.decode())
    mended = text.replace("3 %", "3%").replace(" ,", ",")
    assert Path("one.txt").read_bytes() == mark + mended.encode()


def test_the_colours_of_a_diff(run: Run, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b[" not in run("fix", "--diff", "safe.txt").stdout
    assert "\x1b[32m+Prices" in run("fix", "--diff", "--color", "always", "safe.txt").stdout
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[31m-Prices" in run("fix", "--diff", "safe.txt").stdout


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["--select", "en/numbers"], SAFE.replace("3 %", "3%")),
        (["--ignore", "en/numbers"], SAFE.replace(" ,", ",")),
        (["--select", "en/quotes"], SAFE),
    ],
)
def test_select_and_ignore(run: Run, desk: Path, options: list[str], expected: str) -> None:
    assert run("fix", "safe.txt", *options).exit_code == 0
    assert Path("safe.txt").read_text("utf-8") == expected


def test_a_directory(run: Run, desk: Path) -> None:
    for name in ("desk/sport/x.txt", "desk/y.txt"):
        Path(name).write_text(SAFE, "utf-8")
    result = run("fix", "desk")
    assert result.stderr == "fixed 4 findings in 2 files\n"


def test_standard_input_goes_to_standard_output(run: Run, desk: Path) -> None:
    data = codecs.BOM_UTF8 + SAFE.replace("\n", "\r\n").encode()
    result = run("fix", "-", stdin=data)
    assert (result.exit_code, result.stderr) == (0, "fixed 2 findings in 1 file\n")
    assert result.stdout_bytes == codecs.BOM_UTF8 + MENDED.replace("\n", "\r\n").encode()
    assert run("fix", "-", stdin=CLEAN).stdout == CLEAN
    diff = run("fix", "-", "--diff", "--stdin-filename", "wire/1.txt", stdin=data)
    assert diff.stdout.startswith("--- a/wire/1.txt\n")


def test_other_encodings(run: Run, desk: Path) -> None:
    text = "Ferry back at the café\n\nPrices rose 3 % in May, the clerk of the town said on Friday.\n"
    Path("latin.txt").write_bytes(text.encode("latin-1"))
    assert run("fix", "latin.txt").exit_code == 2
    assert run("fix", "--encoding", "latin-1", "latin.txt").exit_code == 0
    assert Path("latin.txt").read_bytes() == text.replace("3 %", "3%").encode("latin-1")


def test_the_newsrooms_own_words(run: Run, desk: Path) -> None:
    Path("t.yaml").write_text("preferred: [{use: pier, not: [quay]}]\n", "utf-8")
    result = run("fix", "--terms", "t.yaml", "clean.txt", "--unsafe-fixes")
    assert result.exit_code == 0, result.stderr
    assert Path("clean.txt").read_text("utf-8") == CLEAN.replace("quay", "pier")


def test_what_was_accepted_is_left_as_it_is(run: Run, desk: Path) -> None:
    Path("safe.txt.tlqa.yaml").write_text("- rule: en/numbers\n", "utf-8")
    result = run("fix", "safe.txt")
    assert (result.exit_code, result.stderr) == (0, "fixed 1 finding in 1 file\n")
    assert Path("safe.txt").read_text("utf-8") == SAFE.replace(" ,", ",")
    assert run("fix", "--no-suppress", "safe.txt").exit_code == 0
    assert Path("safe.txt").read_text("utf-8") == MENDED


# Trouble


def test_no_file(run: Run) -> None:
    result = run("fix")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("tlqa: error: no story to fix")


def test_a_bad_file_does_not_stop_the_others(run: Run, desk: Path) -> None:
    Path("picture.txt").write_bytes(b"\x89PNG\0\0")
    result = run("fix", "picture.txt", "absent.txt", "safe.txt")
    assert result.exit_code == 2
    assert "tlqa: error: picture.txt:1: is not text" in result.stderr
    assert "tlqa: error: absent.txt: no such file or directory" in result.stderr
    assert Path("safe.txt").read_text("utf-8") == MENDED


def test_a_file_that_cannot_be_written(run: Run, desk: Path) -> None:
    Path("safe.txt").chmod(0o444)
    Path("other.txt").write_text(SAFE, "utf-8")
    result = run("fix", "safe.txt", "other.txt")
    assert result.exit_code == 2
    assert result.stderr == (
        "tlqa: error: safe.txt: cannot be written: it is read-only\n"
        "fixed 2 findings in 1 file; 2 left: 2 in files that could not be written\n"
    )
    assert Path("safe.txt").read_text("utf-8") == SAFE
    assert run("fix", "--diff", "safe.txt").exit_code == 1


def test_what_cannot_be_written_back_is_named(run: Run, desk: Path) -> None:
    page = "<h1>Ferry sails again</h1>\n<p>The envoys left the <b>palace </b> , the guards said Friday.</p>\n"
    Path("a.html").write_text(page, "utf-8")
    result = run("fix", "a.html")
    assert result.exit_code == 1
    assert result.stderr == (
        "tlqa: a.html:2:33: en/spacing/space-before-comma is not fixed: it cannot be written back: the file"
        " would be read otherwise than meant\n"
        "fixed nothing; 1 left: 1 that cannot be written back\n"
    )
    assert Path("a.html").read_text("utf-8") == page


PACK = {
    "name": "Test rule",
    "message": "‘{text}’ stands here.",
    "why": "It must not.",
    "category": "style",
    "severity": "minor",
    "confidence": "high",
    "kind": "pattern",
    "match": r"\bsoup\b",
    "fix": {"replacement": "potage", "safe": True},
    "status": "stable",
    "examples": {"bad": ["They had ⟦soup⟧."], "good": ["They had none.", "Nobody did."]},
}


def test_what_a_fix_brings_about_is_told(run: Run, desk: Path) -> None:
    for name, changes in (("a", {}), ("b", {"match": r"\bpotage\b", "fix": None})):
        rule = {key: value for key, value in {**PACK, **changes}.items() if value is not None}
        if name == "b":
            rule["examples"] = {"bad": ["They had ⟦potage⟧."], "good": ["They had none.", "Nobody did."]}
        path = Path(f"pack/en/test/{name}.yaml")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(rule, ensure_ascii=False), "utf-8")
    result = run("fix", "--rules", "pack", "clean.txt")
    assert result.exit_code == 0
    assert result.stderr == (
        "tlqa: clean.txt:5:68: en/test/b is new after the fixes\nfixed 1 finding in 1 file\n"
    )
    assert "potage" in Path("clean.txt").read_text("utf-8")


def test_as_a_program(desk: Path) -> None:
    result = program("fix", "safe.txt")
    assert (result.returncode, result.stdout, result.stderr) == (0, b"", b"fixed 2 findings in 1 file\n")
    result = program("fix", "-", stdin=SAFE.encode())
    assert result.stdout == MENDED.encode()


# Asking


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fix_module, "is_terminal", lambda _: True)


BOTH = SAFE + UNSAFE.removeprefix(CLEAN)
SECOND = "with with"


@pytest.mark.parametrize(
    ("answers", "expected", "status"),
    [
        ("y\ny\ny\n", MENDED + UNSAFE.removeprefix(CLEAN).replace(SECOND, "with"), 0),
        ("n\nn\nn\n", BOTH, 1),
        ("y\nn\ny\n", BOTH.replace("3 %", "3%").replace(SECOND, "with"), 1),
        ("a\n", MENDED + UNSAFE.removeprefix(CLEAN).replace(SECOND, "with"), 0),
        ("n\na\n", BOTH.replace(" ,", ",").replace(SECOND, "with"), 1),
        ("y\nq\n", BOTH.replace("3 %", "3%"), 1),
        ("y\n", BOTH.replace("3 %", "3%"), 1),
        ("what?\n\nYes\nNO\nn\n", BOTH.replace("3 %", "3%"), 1),
    ],
)
def test_answers(run: Run, desk: Path, terminal: None, answers: str, expected: str, status: int) -> None:
    Path("both.txt").write_text(BOTH, "utf-8")
    result = run("fix", "--interactive", "both.txt", stdin=answers)
    assert Path("both.txt").read_text("utf-8") == expected
    assert result.exit_code == status


def test_what_is_asked(run: Run, desk: Path, terminal: None) -> None:
    result = run("fix", "--interactive", "--color", "never", "unsafe.txt", stdin="n\n")
    assert result.stdout == ""
    assert result.stderr == (
        "\nunsafe.txt:7:21  en/repetition/doubled-function-word (to be approved)\n"
        "    - The envoy drove with with the mayor of the town to the harbour on Friday.\n"
        "                          ^^^^^\n"
        "    + The envoy drove with the mayor of the town to the harbour on Friday.\n"
        "    “with with” has the word twice.\n"
        "    why: A slip of a merge or an engine; the reader stumbles.\n"
        f"{asking._QUESTION}fixed nothing; 1 left: 1 not wanted\n"
    )


def test_who_leaves_is_asked_of_no_other_file(run: Run, desk: Path, terminal: None) -> None:
    result = run("fix", "--interactive", "safe.txt", "unsafe.txt", stdin="y\nq\n")
    assert result.stderr.count(asking._QUESTION) == 2
    assert result.exit_code == 1
    assert Path("safe.txt").read_text("utf-8") == SAFE.replace("3 %", "3%")
    assert Path("unsafe.txt").read_text("utf-8") == UNSAFE


def test_all_goes_for_the_files_that_follow(run: Run, desk: Path, terminal: None) -> None:
    result = run("fix", "--interactive", "safe.txt", "unsafe.txt", stdin="a\n")
    assert (result.exit_code, result.stderr.count(asking._QUESTION)) == (0, 1)
    assert SECOND not in Path("unsafe.txt").read_text("utf-8")


@pytest.mark.parametrize(("file", "said"), [("safe.txt", "needs a terminal"), ("-", "standard input")])
def test_nobody_to_ask(run: Run, desk: Path, file: str, said: str) -> None:
    result = run("fix", "--interactive", file)
    assert result.exit_code == 2
    assert said in result.stderr
    assert Path("safe.txt").read_text("utf-8") == SAFE


def test_asked_at_a_terminal(desk: Path) -> None:
    ours, theirs = pty.openpty()
    root = str(Path(__file__).parents[2])
    command = [sys.executable, "-c", "from tlqa.cli.main import main; main()"]
    with subprocess.Popen(
        [*command, "fix", "--interactive", "unsafe.txt"],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env={**os.environ, "PYTHONPATH": root, "TERM": "xterm"},
    ) as process:
        os.write(ours, b"y\n")
        assert process.wait(timeout=60) == 0
    assert "fixed 1 finding" in os.read(ours, 65536).decode()
    os.close(ours)
    os.close(theirs)
    assert Path("unsafe.txt").read_text("utf-8") == UNSAFE.replace(SECOND, "with")
