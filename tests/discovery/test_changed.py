"""What git says is new since a revision, asked of real repositories, and what a build makes of it."""

from __future__ import annotations

import json
import os
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from gitting import CLEAN, NEW, OLD, commit, git, put

from tlqa.discovery.changed import Changes
from tlqa.engine import Checker
from tlqa.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result

Tlqa = "Callable[..., Result]"


def changed(revision: str = "main", directory: str = ".") -> list[str]:
    return [path.as_posix() for path in Changes(revision).below(Path(directory))]


def lines_of(path: str, revision: str = "main") -> Any:
    """The new lines of a file: None for all."""
    return Changes(revision, lines=True)._spans(path)


def refused(revision: str = "main", directory: str = ".") -> str:
    with pytest.raises(UsageError) as caught:
        changed(revision, directory)
    return str(caught.value)


def found(result: Result) -> dict[str, list[int]]:
    """The lines of the findings of each file, in JSON."""
    return {
        file["path"]: [finding["line"] for finding in file["findings"]]
        for file in json.loads(result.stdout)["files"]
    }


def story(number: int) -> str:
    """A story that git takes for no other."""
    return "".join(
        f"{number * 97 + line * number} barges passed lock {line + number}.\n" for line in range(9)
    )


def test_files_since_the_branch_parted(desk: Path) -> None:
    names = ("edited.txt", "same.txt", "moved.txt", "gone.txt", "both.txt", "staged.txt")
    commit({name: story(number) for number, name in enumerate(names, 1)})
    git("checkout", "-q", "-b", "branch")
    git("mv", "moved.txt", "moved-here.txt")
    git("rm", "-q", "gone.txt")
    git("mv", "both.txt", "both-here.txt")
    commit({"edited.txt": story(1) + NEW, "both-here.txt": story(5) + NEW, "desk/added.txt": story(7)})
    git("checkout", "-q", "main")
    commit({"same.txt": story(2) + OLD, "theirs.txt": story(8)})  # what others did meanwhile is not ours
    git("checkout", "-q", "branch")
    put({"staged.txt": story(6) + NEW, "fresh.txt": story(9), "ignored.txt": CLEAN})
    put({".gitignore": "ignored.txt\n"})
    git("add", "staged.txt")
    put({"both-here.txt": story(5) + OLD})
    expected = [".gitignore", "both-here.txt", "edited.txt", "fresh.txt", "staged.txt", "desk/added.txt"]
    assert changed() == expected
    assert changed("main", "desk") == ["added.txt"]
    os.chdir("desk")
    assert changed() == ["added.txt"]
    assert changed("main", "..") == expected


def test_nothing_new(desk: Path, tlqa: Callable[..., Result]) -> None:
    commit({"a.txt": CLEAN + OLD})
    git("checkout", "-q", "-b", "branch")
    git("update-index", "--chmod=+x", "a.txt")
    Path("a.txt").chmod(0o755)
    assert changed() == []
    result = tlqa("check", "--changed-since", "main")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("0 stories; nothing found\n")


ODD = [
    "with space.txt",
    "tab\there.txt",
    'quo"te.txt',
    "back\\slash.txt",
    "né.txt",
    "new\nline.txt",
    "-o.txt",
    " b.txt",
]


@pytest.mark.parametrize("name", ODD)
def test_odd_names(desk: Path, name: str) -> None:
    commit({name: CLEAN, "a.txt": CLEAN})
    git("checkout", "-q", "-b", "branch")
    commit({name: CLEAN + NEW})
    assert changed() == [name]
    assert lines_of(name) == ((6, 7),)


def test_names_that_are_no_utf8(desk: Path) -> None:
    name = os.fsdecode(b"caf\xe9.txt")
    commit({name: CLEAN})
    git("checkout", "-q", "-b", "branch")
    commit({name: CLEAN + NEW})
    assert changed() == [name]
    assert len(lines_of(name)) == 1


def test_lines(desk: Path) -> None:
    lines = [f"Line {number} of the story.\n" for number in range(1, 11)]
    commit({"a.txt": "".join(lines)})
    git("checkout", "-q", "-b", "branch")
    changes = [
        *lines[:1],
        "+++ b/other.txt\n",
        "@@ -1 +1 @@\n",
        *lines[1:4],
        *lines[6:8],
        "Last but one.\n",
        lines[9].rstrip(),
    ]
    commit({"a.txt": "".join(changes)})
    assert lines_of("a.txt") == ((2, 3), (9, 10))
    put({"fresh.txt": "x\n"})
    assert lines_of("fresh.txt") is None
    assert lines_of("b.txt") == ()


def test_lines_of_a_file_that_moved_and_changed(desk: Path) -> None:
    commit({"a.txt": CLEAN})
    git("mv", "a.txt", "b.txt")
    put({"b.txt": CLEAN + NEW})
    assert lines_of("b.txt", "HEAD") == ((6, 7),)


def test_only_findings_on_new_lines_count(desk: Path, tlqa: Callable[..., Result]) -> None:
    commit({"old.txt": CLEAN + OLD, "moved.txt": CLEAN + OLD})
    git("checkout", "-q", "-b", "branch")
    git("mv", "moved.txt", "here.txt")
    commit({"old.txt": CLEAN + OLD + "\nThe storm had begun on Friday night, and it ended on Sunday.\n"})
    since = ("check", "--changed-since", "main")
    whole = tlqa(*since, "-f", "json")
    assert (whole.exit_code, found(whole)) == (1, {"old.txt": [7]})
    narrowed = tlqa(*since, "--changed-lines", "-f", "json")
    assert (narrowed.exit_code, found(narrowed)) == (0, {"old.txt": []})
    (file,) = json.loads(narrowed.stdout)["files"]
    assert file["unchanged"] == 1
    assert file["score"] == json.loads(whole.stdout)["files"][0]["score"]
    text = tlqa(*since, "--changed-lines").stdout
    assert "1 finding on lines that have not changed\n" in text
    quiet = tlqa(*since, "--changed-lines", "--quiet").stdout
    assert quiet.endswith("  nothing found; 1 on lines that have not changed\n")
    commit({"old.txt": CLEAN + OLD + NEW})
    result = tlqa(*since, "--changed-lines", "-f", "json")
    assert (result.exit_code, found(result)) == (1, {"old.txt": [9]})


def test_a_score_is_held_only_against_a_story_with_something_new(
    desk: Path, tlqa: Callable[..., Result]
) -> None:
    commit({"old.txt": CLEAN + OLD * 3})
    git("checkout", "-q", "-b", "branch")
    more = "\nThe storm had begun on Friday night, and it ended on Sunday, when the boats went out again.\n"
    commit({"old.txt": CLEAN + OLD * 3 + more})
    options = ("check", "--changed-since", "main", "--fail-on", "never", "--min-score", "100")
    assert tlqa(*options).exit_code == 1
    assert tlqa(*options, "--changed-lines").exit_code == 0
    commit({"old.txt": CLEAN + OLD * 3 + more + NEW})
    assert tlqa(*options, "--changed-lines").exit_code == 1


TWO = """\
Harbour reopens after the storm

President Viktor Lindqvist said that the harbour would open on Monday. Lindqvist thanked the crews.

Fishermen went out before dawn.

President Victor Lindqvist thanked the volunteers who had brought soup and blankets to the drivers.
"""


def test_the_other_half_of_a_finding_counts(desk: Path) -> None:
    (finding,) = Checker().check_text(TWO).findings
    assert [TWO.count("\n", 0, start) + 1 for start in (finding.start, finding.related[0].start)] == [7, 3]
    commit({"a.txt": TWO})
    git("checkout", "-q", "-b", "branch")
    for old, new, line, kept in (
        ("Fishermen", "All fishermen", 5, 0),
        ("the crews", "all crews", 3, 1),
        ("soup", "tea", 7, 1),
    ):
        put({"a.txt": TWO.replace(old, new)})
        assert lines_of("a.txt") == ((line, line),)
        (report,) = Checker().check_stories(Path("a.txt").read_bytes(), "a.txt")
        narrowed = Changes("main", lines=True).narrowed(report)
        assert (len(narrowed.findings), narrowed.unchanged) == (kept, 1 - kept)


def test_documents_that_are_no_text_are_new_as_a_whole(desk: Path) -> None:
    stories = Path(__file__).parents[1] / "stories"
    shutil.copy(stories / "story.docx", "a.docx")
    put({"wide.txt": (CLEAN + OLD).encode("utf-16")})
    commit()
    git("checkout", "-q", "-b", "branch")
    shutil.copy(stories / "story.odt", "a.docx")
    put({"wide.txt": (CLEAN + OLD + "\nMore.\n").encode("utf-16")})
    assert changed() == ["a.docx", "wide.txt"]
    assert lines_of("a.docx") is None
    assert lines_of("wide.txt") is None


def test_a_story_whose_list_changed_is_looked_at_again(desk: Path) -> None:
    commit(
        {
            "a.txt": CLEAN + OLD,
            "a.txt.tlqa.yaml": "- rule: quotes\n",
            "b.txt": CLEAN,
            "b.txt.tlqa.yaml": "- rule: quotes\n",
        }
    )
    git("checkout", "-q", "-b", "branch")
    git("rm", "-q", "a.txt.tlqa.yaml")
    put({"b.txt.tlqa.yaml": "- rule: dates\n"})
    assert changed() == ["a.txt", "b.txt", "b.txt.tlqa.yaml"]


def test_files_that_are_named(desk: Path, tlqa: Callable[..., Result]) -> None:
    commit({"a.txt": CLEAN, "b.txt": CLEAN, "gone.txt": CLEAN})
    git("rm", "-q", "gone.txt")
    put({"b.txt": CLEAN + NEW})
    result = tlqa("check", "a.txt", "b.txt", "gone.txt", "--changed-since", "HEAD", "-f", "json")
    assert (result.exit_code, found(result)) == (1, {"b.txt": [7]})
    result = tlqa("check", "never.txt", "--changed-since", "HEAD")
    assert (result.exit_code, result.stderr) == (2, "tlqa: error: never.txt: no such file or directory\n")
    result = tlqa("check", "-", "--changed-since", "HEAD", stdin=CLEAN)
    assert result.stderr == "tlqa: error: --changed-since asks git about files; standard input is none\n"
    assert (
        tlqa("check", "a.txt", "--changed-lines").stderr
        == "tlqa: error: --changed-lines needs --changed-since REV\n"
    )


def test_what_is_left_out_stays_out(desk: Path, tlqa: Callable[..., Result]) -> None:
    commit({"tlqa.yaml": "exclude: [archive/]\n"})
    put({"archive/a.txt": CLEAN, ".desk/b.txt": CLEAN, "notes.log": "x\n", "c.txt": CLEAN})
    result = tlqa("check", "--changed-since", "HEAD", "-f", "json")
    assert found(result) == {"c.txt": []}


def test_fixing_what_is_new(desk: Path, tlqa: Callable[..., Result]) -> None:
    old = "The vote is over , the clerk told the hall on Monday evening in the old town.\n"
    commit({"a.txt": CLEAN + "\n" + old, "b.txt": CLEAN + "\n" + old})
    put({"a.txt": CLEAN + "\n" + old + "\n" + old.replace("vote", "race")})
    assert tlqa("fix", "--changed-since", "HEAD", "--changed-lines").exit_code == 0
    assert Path("a.txt").read_text("utf-8") == (
        CLEAN + "\n" + old + "\n" + old.replace("vote", "race").replace(" ,", ",")
    )
    assert Path("b.txt").read_text("utf-8") == CLEAN + "\n" + old


def test_revisions_that_are_none(desk: Path, tmp_path: Path) -> None:
    assert refused() == "--changed-since: there is no revision 'main' here; fetch it first"
    commit({"a.txt": CLEAN})
    git("tag", "first")
    for revision in ("nowhere", "main..first", "", "a.txt", "HEAD:a.txt"):
        assert refused(revision) == f"--changed-since: there is no revision '{revision}' here; fetch it first"
    assert changed("first") == []
    git("checkout", "-q", "--orphan", "other")
    assert refused() == "--changed-since: there is no commit here yet"
    commit(message="another beginning")
    assert refused().endswith("'main' cannot be told: their histories have nothing in common")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    assert (
        refused("main", str(elsewhere))
        == f"{elsewhere}: is not in a git repository, which --changed-since needs"
    )


@pytest.mark.parametrize(
    "revision", ["--output=stolen", "-o stolen", "--help", "--exec=touch stolen", "$(touch stolen)"]
)
def test_a_revision_is_no_option(desk: Path, revision: str, tlqa: Callable[..., Result]) -> None:
    commit({"a.txt": CLEAN})
    result = tlqa("check", f"--changed-since={revision}")
    assert result.exit_code == 2
    assert f"there is no revision '{revision}' here" in result.stderr
    assert not Path("stolen").exists()


def test_nothing_of_a_repository_is_run(desk: Path, tmp_path: Path) -> None:
    script = tmp_path / "steal"
    script.write_text(f"#!/bin/sh\ntouch {tmp_path}/stolen\ncat $1 2>/dev/null\n", "utf-8")
    script.chmod(0o755)
    commit({"a.txt": CLEAN, ".gitattributes": "*.txt diff=desk\n"})
    for name in (
        "diff.desk.textconv",
        "diff.desk.command",
        "diff.external",
        "core.fsmonitor",
        "core.pager",
        "pager.diff",
    ):
        git("config", name, str(script))
    git("config", "core.hooksPath", str(tmp_path))
    git("config", "color.ui", "always")
    git("config", "diff.noprefix", "true")
    git("config", "diff.mnemonicPrefix", "true")
    git("config", "diff.context", "9")
    put({"a.txt": CLEAN + NEW})
    (tmp_path / "stolen").unlink(missing_ok=True)
    assert changed("HEAD") == ["a.txt"]
    assert len(lines_of("a.txt", "HEAD")) == 1
    assert not (tmp_path / "stolen").exists()


def test_a_shallow_clone_says_what_it_lacks(desk: Path, tmp_path: Path) -> None:
    commit({"a.txt": CLEAN})
    git("checkout", "-q", "-b", "branch")
    commit({"b.txt": CLEAN})
    commit({"c.txt": CLEAN})
    git("checkout", "-q", "main")
    commit({"d.txt": CLEAN})
    git("clone", "-q", "--depth=1", "--branch=branch", f"file://{desk}", str(tmp_path / "clone"))
    os.chdir(tmp_path / "clone")
    said = refused("origin/main")
    assert said.startswith(
        "--changed-since: there is no revision 'origin/main' here; fetch it first ('git fetch --unshallow'"
    )
    git("fetch", "-q", "--depth=1", "origin", "main:refs/remotes/origin/main")
    said = refused("origin/main")
    assert (
        "the history here is cut short before they meet ('git fetch --unshallow'; in GitHub Actions," in said
    )
    git("fetch", "-q", "--unshallow", "origin")
    assert changed("origin/main") == ["b.txt", "c.txt"]


def test_in_a_hook_and_a_work_tree(desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commit({"a.txt": CLEAN})
    git("worktree", "add", "-q", "-b", "branch", str(tmp_path / "tree"))
    os.chdir(tmp_path / "tree")
    put({"a.txt": CLEAN + NEW})
    monkeypatch.setenv("GIT_DIR", str(desk / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "nothing"))
    assert changed() == ["a.txt"]


def test_through_a_link(desk: Path, tmp_path: Path) -> None:
    commit({"desk/a.txt": CLEAN})
    put({"desk/a.txt": CLEAN + NEW})
    link = tmp_path / "link"
    link.symlink_to(desk, target_is_directory=True)
    assert changed("HEAD", str(link)) == ["desk/a.txt"]
    assert Changes("HEAD").has(link / "desk" / "a.txt")


def test_a_conflict_and_a_submodule(desk: Path, tmp_path: Path) -> None:
    commit({"a.txt": "one\n"})
    git("init", "-q", "-b", "main", str(tmp_path / "sub"))
    git("commit", "-q", "--allow-empty", "-m", "x", at=tmp_path / "sub")
    git("submodule", "--quiet", "add", str(tmp_path / "sub"), "inner")
    commit()
    git("checkout", "-q", "-b", "branch")
    commit({"a.txt": "two\n"})
    git("checkout", "-q", "main")
    commit({"a.txt": "three\n"})
    git("checkout", "-q", "branch")
    with pytest.raises(Exception, match="merge"):
        git("merge", "-q", "main")
    assert changed("HEAD") == ["a.txt"]
    assert lines_of("a.txt", "HEAD") == ((1, 1), (3, 5))


def test_two_hundred_stories(desk: Path, tlqa: Callable[..., Result]) -> None:
    """A branch edits 5, moves 3, adds 2; every story has an old finding."""
    commit({f"desk{n % 7}/story{n}.txt": CLEAN.replace("forty", f"{n + 2}") + OLD for n in range(200)})
    git("checkout", "-q", "-b", "branch")
    for n in range(5):
        put(
            {
                f"desk{n}/story{n}.txt": Path(f"desk{n}/story{n}.txt").read_text("utf-8")
                + (NEW if n < 2 else "\nThe quay was dry again.\n")
            }
        )
    for n in (10, 11, 12):
        git("mv", f"desk{n % 7}/story{n}.txt", f"desk0/moved{n}.txt")
    put({"desk1/new1.txt": CLEAN, "desk1/new2.txt": CLEAN + NEW})
    commit()
    result = tlqa("check", "--changed-since", "main", "-f", "json")
    assert set(found(result)) == {
        *(f"desk{n}/story{n}.txt" for n in range(5)),
        "desk1/new1.txt",
        "desk1/new2.txt",
    }
    result = tlqa("check", "--changed-since", "main", "--changed-lines", "-f", "concise")
    assert result.exit_code == 1
    assert re.findall(r"^(\S+?):(\d+):\d+: (\S+) (\S+):", result.stdout, re.MULTILINE) == [
        ("desk0/story0.txt", "9", "major", "en/quotes/unopened"),
        ("desk1/new2.txt", "7", "major", "en/quotes/unopened"),
        ("desk1/story1.txt", "9", "major", "en/quotes/unopened"),
    ]


def test_without_git(desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commit({"a.txt": CLEAN})
    monkeypatch.setenv("PATH", str(tmp_path))
    assert refused("HEAD") == "--changed-since needs git, which is not installed here"


def test_a_repository_of_others_is_not_read(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commit({"a.txt": CLEAN})
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "true")
    assert "detected dubious ownership in repository" in refused("HEAD")


def test_line_ends_of_other_systems(desk: Path) -> None:
    """git counts line feeds; a lone carriage return ends a line for an editor, and not for git."""
    commit({"crlf.txt": (CLEAN + OLD).replace("\n", "\r\n"), "cr.txt": (CLEAN + OLD).replace("\n", "\r")})
    put(
        {
            "crlf.txt": (CLEAN + OLD + NEW).replace("\n", "\r\n"),
            "cr.txt": (CLEAN + OLD + NEW).replace("\n", "\r"),
        }
    )
    changes = Changes("HEAD", lines=True)
    kept = {}
    for name in ("crlf.txt", "cr.txt"):
        (report,) = Checker().check_stories(Path(name).read_bytes(), name)
        narrowed = changes.narrowed(report)
        kept[name] = (len(report.findings), [f.text for f in narrowed.findings])
    assert kept == {
        "crlf.txt": (2, ["The pier is gone,”"]),
        "cr.txt": (2, ["The deal is dead,”", "The pier is gone,”"]),
    }


def test_stories_in_one_file(desk: Path, tlqa: Callable[..., Result]) -> None:
    rows = ["id,text", f'a,"{(CLEAN + OLD)}"', f'b,"{CLEAN}"']
    commit({"stories.csv": "\n".join(rows) + "\n"})
    put({"stories.csv": "\n".join([*rows, f'c,"{CLEAN + NEW}"']) + "\n"})
    result = tlqa(
        "check",
        "--changed-since",
        "HEAD",
        "--changed-lines",
        "-f",
        "json",
        "--text-field",
        "text",
        "--id-field",
        "id",
    )
    files = json.loads(result.stdout)["files"]
    assert [(f["story"], len(f["findings"]), f["unchanged"]) for f in files] == [
        ("a", 0, 1),
        ("b", 0, 0),
        ("c", 1, 0),
    ]


def test_with_suppressions_and_a_configuration(desk: Path, tlqa: Callable[..., Result]) -> None:
    commit({"a.txt": CLEAN + OLD, "wire/a.txt": CLEAN + OLD, "tlqa.yaml": "fail-on: major\n"})
    git("checkout", "-q", "-b", "branch")
    put({"a.txt": CLEAN + OLD + NEW, "wire/a.txt": CLEAN + OLD + NEW, "wire/tlqa.yaml": "ignore: [quotes]\n"})
    options = ("check", "--changed-since", "main", "--changed-lines", "-f", "json")
    result = tlqa(*options)
    assert (result.exit_code, found(result)) == (1, {"a.txt": [9], "wire/a.txt": []})
    put({"a.txt.tlqa.yaml": "- rule: quotes\n  text: The pier is gone,”\n  reason: the band\n"})
    result = tlqa(*options)
    assert (result.exit_code, found(result)) == (0, {"a.txt": [], "wire/a.txt": []})
    (file, _) = json.loads(result.stdout)["files"]
    assert (file["suppressed"], file["unchanged"]) == (1, 1)
    assert tlqa(*options, "--no-suppress").exit_code == 1
    assert found(tlqa(*options, "--no-config")) == {"a.txt": [], "wire/a.txt": [9]}


def test_beside_the_work_tree(desk: Path) -> None:
    commit({"a.txt": CLEAN})
    said = "is not in the work tree of its git repository, where stories lie"
    assert refused("HEAD", ".git") == f".git: {said}"
    git("init", "-q", "--bare", "bare.git")
    assert refused("HEAD", "bare.git") == f"bare.git: {said}"
