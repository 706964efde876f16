"""From arguments to files."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tlqa.config.find import Configurations
from tlqa.discovery.walk import discover


def names(paths: list[str]) -> list[str]:
    return [path.replace(os.sep, "/") for path in paths]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["clean.txt"], ["clean.txt"]),
        (["desk"], ["desk/a.TXT", "desk/b.txt", "desk/sport/c.txt"]),
        (["desk/"], ["desk/a.TXT", "desk/b.txt", "desk/sport/c.txt"]),
        (["desk/notes.log"], ["desk/notes.log"]),
        (["desk/.hidden"], ["desk/.hidden/d.txt"]),
        (["*.txt"], ["clean.txt", "damaged.txt"]),
        (["desk/**/*.txt"], ["desk/b.txt", "desk/sport/c.txt"]),
        (["desk/s*"], ["desk/sport/c.txt"]),
        (["damaged.txt", "clean.txt", "./damaged.txt"], ["damaged.txt", "clean.txt"]),
        (["-", "clean.txt", "-"], ["-", "clean.txt"]),
    ],
)
def test_found(stories: Path, arguments: list[str], expected: list[str]) -> None:
    found, errors = discover(arguments)
    assert names(found) == expected
    assert errors == []


@pytest.mark.parametrize(
    ("argument", "said"),
    [
        ("absent.txt", "absent.txt: no such file or directory"),
        ("empty", "empty: no story in this directory (see 'tlqa inputs')"),
        ("*.rtf", "*.rtf: nothing matches"),
    ],
)
def test_what_leads_nowhere_is_said_and_the_rest_found(stories: Path, argument: str, said: str) -> None:
    assert discover([argument, "clean.txt"]) == (["clean.txt"], [said])


def test_the_list_beside_a_story_is_no_story(stories: Path) -> None:
    for name in ("clean.txt.tlqa.yaml", "desk/b.txt.tlqa.yaml", "lonely.tlqa.yaml"):
        Path(name).write_text("- rule: quotes\n", "utf-8")
    assert discover(["clean.txt", "clean.txt.tlqa.yaml"]) == (["clean.txt"], [])
    assert names(discover(["desk"])[0]) == ["desk/a.TXT", "desk/b.txt", "desk/sport/c.txt"]
    assert names(discover(["*.t*"])[0]) == ["clean.txt", "damaged.txt"]
    assert discover(["lonely.tlqa.yaml"]) == (["lonely.tlqa.yaml"], [])


def test_a_file_that_is_named_like_a_glob(stories: Path) -> None:
    Path("what[1].txt").write_text("x", "utf-8")
    assert discover(["what[1].txt"]) == (["what[1].txt"], [])


def test_a_link_round_in_circles(stories: Path) -> None:
    (stories / "desk" / "again").symlink_to(stories / "desk", target_is_directory=True)
    assert len(discover(["desk"])[0]) == 3


JSON = '{"name": "port", "version": "1.0.0"}\n'
SITE_MAP = '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url/></urlset>\n'
NITF = "<nitf><body><body.content><p>The ferry sailed again.</p></body.content></body></nitf>\n"


def test_what_holds_no_story_is_passed_over_unless_it_is_named(stories: Path) -> None:
    texts = {
        "package.json": JSON,
        "map.xml": SITE_MAP,
        "tides.csv": "port,hour\nold,3\n",
        "log.jsonl": '{"level": 1}\n',
        "story.xml": NITF,
        "stories.csv": "id,text\n1,The ferry sailed again.\n",
    }
    for name, text in texts.items():
        (stories / "empty" / name).write_text(text, "utf-8")
    found, errors = discover(["empty"])
    assert names(found) == ["empty/stories.csv", "empty/story.xml"]
    assert errors == []
    assert discover(["empty/package.json"]) == (["empty/package.json"], [])
    (stories / "empty" / "tlqa.yaml").write_text("text-field: port\n", "utf-8")
    found, _ = discover(["empty"], Configurations())
    assert names(found) == [
        f"empty/{name}" for name in ("log.jsonl", "stories.csv", "story.xml", "tides.csv")
    ]
