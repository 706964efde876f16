"""What a search leaves out: what git ignores, to the letter of git itself, and what is excluded."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from gitting import git, put
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tlqa.config.find import Configurations
from tlqa.config.settings import Given
from tlqa.discovery.walk import discover

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result


def found(*arguments: str, exclude: tuple[str, ...] = (), **options: bool) -> list[str]:
    flags = {"extend-exclude": tuple(Given(each, globs_from=Path.cwd()) for each in exclude)}
    paths, errors = discover(arguments or ["."], Configurations(flags), **options)
    assert errors == []
    return paths


def problems(*arguments: str) -> list[str]:
    return discover(arguments, Configurations())[1]


TREE = ("a.txt", "b.txt", "keep.txt", "build/a.txt", "build/sub/b.txt", "wire/a.txt", "wire/old/keep.txt")


@pytest.mark.parametrize(
    ("lists", "left"),
    [
        ({}, TREE),
        ({".gitignore": "b*.txt\n"}, [n for n in TREE if not n.endswith("b.txt")]),
        ({".gitignore": "/a.txt\n# b.txt\n\n"}, [n for n in TREE if n != "a.txt"]),
        ({".gitignore": "build/\n"}, [n for n in TREE if not n.startswith("build")]),
        ({".gitignore": "build/\n!build/a.txt\n"}, [n for n in TREE if not n.startswith("build")]),
        ({".gitignore": "*.txt\n!keep.txt\n"}, ["keep.txt", "wire/old/keep.txt"]),
        ({".gitignore": "*.txt\n", "wire/.gitignore": "!a.txt\n"}, ["wire/a.txt"]),
        ({".gitignore": "wire/**/keep.txt\n"}, [n for n in TREE if n != "wire/old/keep.txt"]),
        ({"wire/.gitignore": "/old\n"}, [n for n in TREE if n != "wire/old/keep.txt"]),
        ({".git/info/exclude": "a.txt\n"}, [n for n in TREE if not n.endswith("a.txt")]),
        (
            {".git/info/exclude": "a.txt\n", "wire/.gitignore": "!a.txt\n"},
            [n for n in TREE if n[-5:] != "a.txt" or n[:4] == "wire"],
        ),
        ({".gitignore": "\ufeffa.txt\r\nb.txt\r\n"}, ["keep.txt", "wire/old/keep.txt"]),
        ({".gitignore": "!\n\\\nb.txt\n"}, [n for n in TREE if not n.endswith("b.txt")]),
    ],
)
def test_git_s_lists(desk: Path, lists: dict[str, str], left: list[str]) -> None:
    put(dict.fromkeys(TREE, "A story.\n"))
    put(lists)
    assert sorted(found()) == sorted(left)
    assert sorted(git("ls-files", "-co", "--exclude-standard", "--", "*.txt").splitlines()) == sorted(left)


_PATTERN = st.lists(
    st.sampled_from(["a", "b", "*", "**", "?", "[ab]", "*a", "a*", "ab"]), min_size=1, max_size=3
)
_LINE = st.builds(
    lambda no, slash, parts, end: no + slash + "/".join(parts) + end,
    st.sampled_from(["", "", "!"]),
    st.sampled_from(["", "/"]),
    _PATTERN,
    st.sampled_from(["", "", "/"]),
)
_LISTS = st.lists(_LINE, max_size=5)


@settings(max_examples=400, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(_LISTS, _LISTS, _LISTS)
def test_as_git_itself(desk: Path, top: list[str], inner: list[str], own: list[str]) -> None:
    names = ["a", "b", "ab", "c"]
    files = [f"{d}{n}.txt" for d in ("", "a/", "b/", "a/b/", "a/a/ab/") for n in names]
    put(dict.fromkeys(files, "x\n"))
    put({".gitignore": "\n".join(top), "a/.gitignore": "\n".join(inner), ".git/info/exclude": "\n".join(own)})
    expected = git("ls-files", "-co", "--exclude-standard", "--", "*.txt").splitlines()
    assert sorted(discover(["."], Configurations())[0]) == sorted(expected)


def test_a_work_tree_has_the_list_of_its_repository(desk: Path, tmp_path: Path) -> None:
    put({"a.txt": "x\n", "b.txt": "x\n"})
    git("add", "-A")
    git("commit", "-q", "-m", "x")
    git("worktree", "add", "-q", str(tmp_path / "other"))
    put({".git/info/exclude": "b.txt\n"})
    os.chdir(tmp_path / "other")
    assert found() == ["a.txt"]


def test_a_directory_that_is_named_is_searched_though_it_is_ignored(desk: Path) -> None:
    put(dict.fromkeys(TREE, "A story.\n"))
    put({".gitignore": "build/\n", "build/.gitignore": "sub/\n"})
    assert found("build") == ["build/a.txt"]
    assert found("build/sub") == ["build/sub/b.txt"]
    assert found("build", "build/sub/b.txt", force_exclude=True) == []


def test_a_file_that_is_named_is_read_unless_exclusion_is_forced(desk: Path) -> None:
    put(dict.fromkeys(TREE, "A story.\n"))
    put({".gitignore": "a.txt\n", "tlqa.yaml": "exclude: [wire/old]\n"})
    named = ["a.txt", "b.txt", "wire/old/keep.txt", "build/a.txt"]
    assert found(*named) == named
    assert found(*named, force_exclude=True) == ["b.txt"]
    assert found("*.txt", force_exclude=True) == ["b.txt", "keep.txt"]


def test_excluding(desk: Path) -> None:
    put(dict.fromkeys(TREE, "A story.\n"))
    assert found(exclude=("build", "/a.txt")) == ["b.txt", "keep.txt", "wire/a.txt", "wire/old/keep.txt"]
    put({"tlqa.yaml": "exclude: ['*.txt', '!keep.txt']\n", "wire/tlqa.yaml": "exclude: [old]\n"})
    assert found() == ["keep.txt", "wire/a.txt"]
    os.chdir("wire")
    assert found("..", exclude=("old",)) == ["../keep.txt", "../wire/a.txt"]
    assert found("..", exclude=("a.txt",)) == ["../keep.txt"]


def test_git_may_be_passed_over(desk: Path, tlqa: Callable[..., Result]) -> None:
    put({"a.txt": "x\n", "b.txt": "x\n", ".gitignore": "a.txt\n"})
    assert [line.split()[0] for line in tlqa("check", ".", "-q").stdout.splitlines()] == ["b.txt"]
    assert len(tlqa("check", ".", "-q", "--no-gitignore").stdout.splitlines()) == 2
    put({"tlqa.yaml": "gitignore: false\n"})
    assert len(tlqa("check", ".", "-q").stdout.splitlines()) == 2


def test_lists_count_without_a_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    put(
        {
            "d/a.txt": "x\n",
            "d/b.txt": "x\n",
            "d/.gitignore": "a.txt\n",
            "d/e/a.txt": "x\n",
            "d/e/c.txt": "x\n",
        }
    )
    assert found("d") == ["d/b.txt", "d/e/c.txt"]


def test_an_empty_search_says_what_was_left_out(desk: Path) -> None:
    put({"d/a.txt": "x\n", ".gitignore": "a.txt\n"})
    assert problems("d") == ["d: no story in this directory (see 'tlqa inputs'); left out: d/a.txt"]


def test_patterns_that_never_end_are_not_heeded_and_said(desk: Path) -> None:
    put({"a.txt": "x\n", ("a" * 200) + ".txt": "x\n", ".gitignore": "a.txt\n*a*a*a*a*a*a*b\n"})
    paths, errors = discover(["."], Configurations())
    assert paths == [("a" * 200) + ".txt"]
    assert errors == [
        ".gitignore:2: a part of the pattern '*a*a*a*a*a*a*b' has more than 3 stars; it is not heeded"
    ]


def test_what_a_stranger_may_put_into_a_repository(desk: Path) -> None:
    put({"a.txt": "x\n", "d/b.txt": "x\n"})
    Path("zero.txt").symlink_to("/dev/zero")
    Path("loop").symlink_to(".", target_is_directory=True)
    Path("round.txt").symlink_to("round.txt")
    Path("d/.gitignore").symlink_to("/dev/zero")
    os.mkfifo("pipe.txt")
    paths, errors = discover(["."], Configurations())
    assert (paths, errors) == (["a.txt", "round.txt", "d/b.txt"], [])
    put({"e/c.txt": "x\n", "e/.gitignore": "#" * 300_000})
    assert problems("e") == ["e/.gitignore: is larger than 256 KB and not heeded"]


def test_a_broken_configuration_stops_its_own_directory_alone(
    desk: Path, tlqa: Callable[..., Result]
) -> None:
    put({"a/x.txt": "x\n", "b/x.txt": "x\n", "b/tlqa.yaml": "nonsense: 1\n", "b/c/x.txt": "x\n"})
    result = tlqa("check", ".", "b/c/x.txt", "b/x.txt", "-q")
    assert result.exit_code == 2
    assert [line.split()[0] for line in result.stdout.splitlines()] == ["a/x.txt"]
    assert result.stderr == "tlqa: error: b/tlqa.yaml:1: unknown key 'nonsense'\n"


def test_searching_without_lists_does_without_pathspec(desk: Path) -> None:
    put({"a.txt": "x\n"})
    code = (
        "import sys\nfrom tlqa.cli.main import cli\n"
        "cli(['check', {!r}], standalone_mode=False)\n"
        "late = ('pathspec', 'subprocess', 'tomllib', 'yaml', 'tlqa.discovery.git')\n"
        "print([m for m in late if m in sys.modules])"
    )
    for what in ("a.txt", "."):
        for _ in range(2):  # the first may find no cache
            done = subprocess.run(
                [sys.executable, "-c", code.format(what)],
                capture_output=True,
                text=True,
                check=True,
                env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
            )
        assert done.stdout.splitlines()[-1] == "[]"
