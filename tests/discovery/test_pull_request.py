"""A pull request on 200 stories, as a build checks it: only what is new fails, whatever is combined.

Every damaged line holds a number, by which the findings are known again. Of the stories some were damaged
before; the branch edits five, moves three and adds two.
"""

from __future__ import annotations

import json
import random
import re
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from gitting import commit, git, put

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result

STORIES = 200
PLACES = "harbour quay market town hall bridge library museum station square theatre".split()
WHO = "mayor surveyor librarian captain teacher baker printer warden clerk gardener".split()
WHAT = "repairs the new timetable the flood the budget the exhibition the old pump the regatta".split(" the ")


class Damage(NamedTuple):
    """What is wrong on one line: planted before the branch began or on it, suppressed or not."""

    number: int
    path: str
    new: bool = False
    suppressed: bool = False
    edited: bool = False  # stands in a story that the branch edits or adds


def sentence(moments: random.Random) -> str:
    hour, count = moments.randint(1, 12), moments.randint(12, 980)
    return (
        f"At the {moments.choice(PLACES)} the {moments.choice(WHO)} spoke for {count} minutes"
        f" about the {moments.choice(WHAT)}, and by {hour} o’clock the {moments.choice(WHO)} had left."
    )


def damaged(number: int) -> str:
    if number < STORIES:
        return f"Talks on item {number} ended late. The deal is dead,” the envoy told reporters on Sunday."
    return f"The port stays shut over item {number}. The pier is gone,” the mayor told the council."


def story(number: int, *more: str) -> str:
    moments = random.Random(number)
    paragraphs = [" ".join(sentence(moments) for _ in range(3)) for _ in range(3)]
    return "\n\n".join([f"# Day {number} in the old port", *paragraphs, *more]) + "\n"


def path_of(number: int) -> str:
    return f"stories/{number % 7}/{number:03}.md"


IGNORE = "<!-- tlqa-disable-next-line quotes -- the song is written so -->\n"
OLD = tuple(
    Damage(n, path_of(n), suppressed=n % 20 == 10, edited=n in (0, 10, 20)) for n in range(0, STORIES, 10)
)
EDITED = (0, 10, 20, 31, 32)
MOVED = {30: "archive/thirty.md", 40: "archive/forty.md", 41: "stories/0/a-new-name.md"}
NEW = (
    *(Damage(1000 + n, path_of(n), new=True, edited=True) for n in (0, 10, 31)),
    Damage(1032, path_of(32), new=True, edited=True, suppressed=True),
    Damage(1500, "stories/new/a.md", new=True, edited=True),
    Damage(1501, "stories/new/b.txt", new=True, edited=True, suppressed=True),
)
EVERY = (*(each._replace(path=MOVED.get(each.number, each.path)) for each in OLD), *NEW)


def before() -> dict[str, str | bytes]:
    marked = {each.number: each for each in OLD}
    found: dict[str, str | bytes] = {}
    for number in range(STORIES):
        wrong = marked.get(number)
        more = [(IGNORE if wrong.suppressed else "") + damaged(number)] if wrong else []
        found[path_of(number)] = story(number, *more)
    return found


@pytest.fixture
def branch(desk: Path, tlqa: Callable[..., Result]) -> Path:
    """The repository with the branch checked out, and a baseline of main."""
    commit(before())
    accepted = tlqa("baseline", "create", "stories")
    assert accepted.stderr.endswith(f" {sum(not each.suppressed for each in OLD)} findings accepted\n")
    commit()
    git("checkout", "-q", "-b", "edits")
    texts = {number: Path(path_of(number)).read_text("utf-8") for number in EDITED}
    for number in EDITED:
        headline, rest = texts[number].split("\n\n", 1)
        more = {32: IGNORE + damaged(1032), 20: "All of it was said twice."}.get(
            number, damaged(1000 + number)
        )
        put({path_of(number): f"{headline}\n\n{more}\n\n{rest}"})
    Path("archive").mkdir()
    for number, name in MOVED.items():
        git("mv", path_of(number), name)
    put(
        {
            "stories/new/a.md": story(500, damaged(1500)),
            "stories/new/b.txt": story(501, damaged(1501)).removeprefix("# "),
            "stories/new/b.txt.tlqa.yaml": "- {rule: quotes, reason: a song}\n",
        }
    )
    commit(message="edits")
    return desk


def expected(*, baseline: bool, only: str, suppress: bool) -> set[tuple[int, str]]:
    kept = [each for each in EVERY if not (suppress and each.suppressed)]
    if baseline:
        kept = [each for each in kept if each.new or each.suppressed]
    if only == "files":
        kept = [each for each in kept if each.edited]
    elif only == "lines":
        kept = [each for each in kept if each.new]
    return {(each.number, each.path) for each in kept}


def found(result: Result) -> set[tuple[int, str]]:
    every = set()
    for file in json.loads(result.stdout)["files"]:
        lines = Path(file["path"]).read_text("utf-8").splitlines()
        for finding in file["findings"]:
            match = re.search(r"item (\d+)", lines[finding["line"] - 1])
            assert match, finding
            every.add((int(match[1]), file["path"]))
    return every


FLAGS = {
    "all": [],
    "files": ["--changed-since", "main"],
    "lines": ["--changed-since", "main", "--changed-lines"],
}


def test_only_what_is_new_fails_in_every_combination(branch: Path, tlqa: Callable[..., Result]) -> None:
    for baseline, only, suppress in product((True, False), FLAGS, (True, False)):
        flags = [*FLAGS[only], "-f", "json", "--suppress" if suppress else "--no-suppress"]
        flags += ["--baseline", "tlqa-baseline.json"] if baseline else []
        result = tlqa("check", ".", *flags)
        assert found(result) == expected(baseline=baseline, only=only, suppress=suppress), flags
        assert result.exit_code == 1, flags
        remarks = json.loads(result.stdout)["remarks"]
        assert remarks == [], flags


def test_where_nothing_is_new_nothing_fails(branch: Path, tlqa: Callable[..., Result]) -> None:
    git("checkout", "-q", "-b", "moves", "main")
    Path("archive").mkdir()
    for number, name in MOVED.items():
        git("mv", path_of(number), name)
    calm = story(1, "All of it was said twice.")
    commit({path_of(1): calm}, "moves")
    for flags in (["--baseline", "tlqa-baseline.json"], FLAGS["files"], FLAGS["lines"]):
        result = tlqa("check", ".", *flags, "-f", "concise")
        assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")
