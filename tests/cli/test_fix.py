"""``tlqa fix``: what is changed in a file, that nothing else is, and what is said of the rest."""

from __future__ import annotations

import codecs
import stat
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from helpers import checker_with, pattern
from hypothesis import given
from hypothesis import strategies as st
from running import CLEAN, program

from tlqa.engine import Checker
from tlqa.fixing import MARKUP, SPOKEN, edited, expected, plan, rewritten

if TYPE_CHECKING:
    from pathlib import Path

    from running import Run

SPACED = "The envoys left the palace ,{} the guards locked the gate at 8 p. m. on Monday.\n"
BROKEN = SPACED.format(" and")
MENDED = "The envoys left the palace, and the guards locked the gate at 8 p.m. on Monday.\n"
SAID = "“The envoys left the palace , and the guards locked the gate,” the warden said on Monday.\n"


def test_a_file_is_mended(run: Run, tmp_path: Path) -> None:
    story = tmp_path / "a.txt"
    story.write_text(CLEAN + "\n" + BROKEN, "utf-8")
    story.chmod(0o640)
    result = run("fix", str(story))
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "fixed 2 findings in 1 file\n")
    assert story.read_text("utf-8") == CLEAN + "\n" + MENDED
    assert stat.S_IMODE(story.stat().st_mode) == 0o640
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_a_diff_changes_nothing(run: Run, tmp_path: Path) -> None:
    story = tmp_path / "a.txt"
    story.write_text(BROKEN, "utf-8")
    result = run("fix", "--diff", str(story))
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        f"--- {story}",
        f"+++ {story}",
        "@@ -1 +1 @@",
        f"-{BROKEN[:-1]}",
        f"+{MENDED[:-1]}",
    ]
    assert story.read_text("utf-8") == BROKEN
    assert "\x1b[31m-" in run("fix", "--diff", "--color", "always", str(story)).stdout


def test_what_somebody_said_is_never_changed(run: Run, tmp_path: Path) -> None:
    story = tmp_path / "a.txt"
    story.write_text(SAID, "utf-8")
    for options in ([], ["--unsafe-fixes"]):
        result = run("fix", *options, str(story))
        assert result.exit_code == 1
        assert f"1 left: {SPOKEN}" in result.stderr
        assert story.read_text("utf-8") == SAID


UNSAFE = "The court sent two minister to the island, and the governor followed.\n"


def test_what_a_person_must_decide(run: Run, tmp_path: Path) -> None:
    story = tmp_path / "a.txt"
    story.write_text(UNSAFE, "utf-8")
    result = run("fix", str(story))
    assert (result.exit_code, story.read_text("utf-8")) == (1, UNSAFE)
    assert "1 left: a person must decide" in result.stderr
    assert run("fix", "--unsafe-fixes", str(story)).exit_code == 0
    assert story.read_text("utf-8") == UNSAFE.replace("minister", "ministers")


@pytest.mark.parametrize(
    ("answers", "text"),
    [
        ("y\ny\n", MENDED),
        ("n\ny\n", BROKEN.replace("p. m.", "p.m.")),
        ("y\nq\n", BROKEN.replace(" ,", ",")),
        ("a\n", MENDED),
        ("q\n", BROKEN),
    ],
)
def test_one_at_a_time(run: Run, tmp_path: Path, answers: str, text: str) -> None:
    story = tmp_path / "a.txt"
    story.write_text(BROKEN, "utf-8")
    result = run("fix", "--interactive", str(story), stdin=answers)
    assert story.read_text("utf-8") == text
    assert result.exit_code == (0 if text == MENDED else 1)
    assert f"{story}:1:27  en/spacing/space-before-comma" in result.stdout


def test_standard_input(run: Run) -> None:
    result = run("fix", "-", stdin=BROKEN)
    assert (result.exit_code, result.stdout) == (0, MENDED)
    result = run("fix", "-", stdin=CLEAN)
    assert (result.exit_code, result.stdout) == (0, CLEAN)
    assert run("fix", "--interactive", "-", stdin=BROKEN).exit_code == 2


def test_a_file_that_cannot_be_written_does_not_stop_the_others(tmp_path: Path) -> None:
    closed, other = tmp_path / "a.txt", tmp_path / "b.txt"
    for story in (closed, other):
        story.write_text(BROKEN, "utf-8")
    absent = tmp_path / "c.txt"
    run = program("fix", str(absent), str(tmp_path / "d"), str(other))
    assert run.returncode == 2
    assert other.read_text("utf-8") == MENDED
    assert b"c.txt: no such file" in run.stderr


def test_a_link_stays_a_link(run: Run, tmp_path: Path) -> None:
    real, link = tmp_path / "real.txt", tmp_path / "link.txt"
    real.write_text(BROKEN, "utf-8")
    link.symlink_to(real)
    assert run("fix", str(link)).exit_code == 0
    assert link.is_symlink()
    assert real.read_text("utf-8") == MENDED


@pytest.mark.parametrize(
    ("mark", "encoding", "options"),
    [
        (codecs.BOM_UTF8, "utf-8", []),
        (codecs.BOM_UTF16_LE, "utf-16-le", []),
        (codecs.BOM_UTF16_BE, "utf-16-be", []),
        (b"", "windows-1252", ["--encoding", "windows-1252"]),
        (b"", "utf-16-be", ["--encoding", "utf-16-be"]),
    ],
)
def test_encodings_stay(run: Run, tmp_path: Path, mark: bytes, encoding: str, options: list[str]) -> None:
    story = tmp_path / "a.txt"
    before = (BROKEN + "\r\nThe “café” – again.\r\n").encode(encoding)
    story.write_bytes(mark + before)
    assert run("fix", *options, str(story)).exit_code == 0
    assert story.read_bytes() == mark + (MENDED + "\r\nThe “café” – again.\r\n").encode(encoding)


def test_markup_and_entities(run: Run, tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    written = (
        "<p>Salt &amp; pepper, <b>the envoys</b> left the palace&#32;, and the guards\n locked  it"
        " at <i>8</i> p.&nbsp;m. on Monday.</p>"
    )
    page.write_text(written, "utf-8")
    assert run("fix", str(page)).exit_code == 0
    assert page.read_text("utf-8") == written.replace("&#32;,", ",").replace("p.&nbsp;m.", "p.m.")


def test_a_fix_within_an_element(run: Run, tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    written = "<p>The guards locked the gate at 8 p.<b> m.</b> on Monday, and nobody saw the envoys.</p>"
    page.write_text(written, "utf-8")
    assert run("fix", str(page)).exit_code == 0
    assert page.read_text("utf-8") == written.replace(" m.", "m.")


def test_markup_within_a_fix_is_left() -> None:
    checker = checker_with(pattern("ferry boat", fix="ship"))
    page = "<p>The fer<b>ry</b> boat left.</p><p>A ferry boat came.</p>"
    report = checker.check_bytes(page.encode(), "a.html")
    edits, left = plan([report], lambda _: "")
    assert [each.reason for each in left] == [MARKUP]
    assert rewritten(page.encode(), report.document, edits).decode() == page.replace("A ferry boat", "A ship")


def test_nothing_to_fix(run: Run, tmp_path: Path) -> None:
    story = tmp_path / "a.txt"
    story.write_text(CLEAN, "utf-8")
    before = story.stat().st_mtime_ns
    assert run("fix", str(story)).exit_code == 0
    assert story.stat().st_mtime_ns == before
    assert run("fix").exit_code == 2


# Any story: nothing but the edits changes, and the findings that were mended are gone

CHECKER = Checker()
SENTENCES = [
    BROKEN.strip(),
    MENDED.strip(),
    SAID.strip(),
    "The order was signed by Gen.Ruel in the night of the storm.",
    "The firm 's boss did n't say on Monday why the mill had been sold to its rival.",
    "Prices rose 3.4 % in May, and wages rose less than the bank had said.",
    "The minis\u200bter left the hall on Monday — and the talks were put off until May.",
]


@given(
    st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=5, unique=True),
    st.sampled_from(["\n\n", "\r\n\r\n", " "]),
    st.sampled_from([b"", codecs.BOM_UTF8]),
)
def test_any_story(sentences: list[str], between: str, mark: bytes) -> None:
    data = mark + between.join(sentences).encode()
    report = CHECKER.check_bytes(data, "a.txt")
    edits, left = plan([report], lambda finding: "" if finding.fix and finding.fix.safe else "unsafe")
    again = CHECKER.check_bytes(rewritten(data, report.document, edits), "a.txt")
    text, at = report.document.file_text, 0
    new = again.document.file_text
    assert new == edited(text, edits)
    for edit in edits:  # what stands between the edits stands there still
        kept = text[at : edit.start]
        assert new.startswith(kept)
        new = new[len(kept) + len(edit.replacement) :]
        at = edit.end
    assert new == text[at:]
    assert Counter((f.rule, f.start) for f in again.findings) == expected([report], edits)
    assert len(edits) + len(left) == sum(f.fix is not None for f in report.findings)
