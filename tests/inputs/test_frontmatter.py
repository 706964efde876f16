"""Front matter: what is read of it, and where each character stands."""

from __future__ import annotations

import json

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from markup_files import LEAD, MORE, blocks, document, escapes, read_one

from tlqa.errors import InputError
from tlqa.model import Document

BODY = f"\n{LEAD}\n"


def head(markup: str) -> list[tuple[str, str]]:
    """The blocks before the body."""
    found = blocks(markup + BODY, "a.md")
    assert found.pop() == ("paragraph", LEAD)
    return found


YAML = """---
title: Ferry sails again
slug: ferry-sails
tags: [ferry, {title: no}]
params: {title: no}
date: 2026-05-03
description: The boat is back at the quay after two weeks in the dock.
authors:
  - Ann Doe
  - 'Bob Roe'
draft: false
---
"""
TOML = """+++
# title = "no"
title = "Ferry sails again"
slug = "ferry-sails"
tags = ["ferry", { title = "no" }]
date = 2026-05-03
description = 'The boat is back at the quay after two weeks in the dock.'
authors = ["Ann Doe", 'Bob Roe'] # both
[params]
title = "no"
+++
"""
JSON = """{
  "title": "Ferry sails again", "slug": "ferry-sails",
  "tags": ["ferry", {"title": "no"}], "params": {"title": "no"},
  "n": 1, "draft": false, "date": null,
  "description": "The boat is back at the quay after two weeks in the dock.",
  "authors": ["Ann Doe", "Bob Roe"]
}
"""
LINES = """Title: Ferry sails again
Slug: ferry-sails
Date: 2026-05-03 10:20
Description:
    The boat is back at the quay
    after two weeks in the dock.
tags: ferry, dock
Author: Ann Doe
byline:   Bob Roe
status:
"""


@pytest.mark.parametrize("matter", [YAML, TOML, JSON, LINES, YAML.replace("\n", "\r\n")])
def test_what_is_read(matter: str) -> None:
    assert head(matter) == [
        ("headline", "Ferry sails again"),
        ("paragraph", "The boat is back at the quay after two weeks in the dock."),
        ("byline", "Ann Doe"),
        ("byline", "Bob Roe"),
    ]


@pytest.mark.parametrize(
    ("written", "title", "ways"),
    [
        ("title: Ferry “sails” again # no", "Ferry “sails” again", "yaml-plain"),
        ("title: Ferry sails\n  again", "Ferry sails again", "yaml-plain"),
        ("title: 'Ferry''s back'", "Ferry's back", "single"),
        ("title: 'Ferry''s\n\n  back'", "Ferry's\nback", "single"),
        ('title: "Ferry \\"sails\\" \\u00e9\\x41\\U0001F6A2"', 'Ferry "sails" éA🚢', "json"),
        ('title: "Ferry \\\n   sails\n   again"', "Ferry sails again", "json"),
        ("title: >-\n  Ferry sails\n  again", "Ferry sails again", "line"),
        ("title: >\n  Ferry\n   - sails\n  again\n\n  now\n", "Ferry - sails again\nnow", "line"),
        ("title: |2-\n  Ferry sails\n  again", "Ferry sails again", "line"),
        ('"title": Ferry sails', "Ferry sails", "yaml-plain"),
        ("TITLE: Ferry sails", "Ferry sails", "yaml-plain"),
        ("headline: Ferry sails", "Ferry sails", "yaml-plain"),
        ("title: 2026", "2026", "yaml-plain"),
    ],
)
@pytest.mark.parametrize("loader", ["CSafeLoader", "SafeLoader"])
def test_yaml(written: str, title: str, ways: str, loader: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml, "CSafeLoader", getattr(yaml, loader, yaml.SafeLoader), raising=False)
    made = document(f"---\n{written}\n---\n", "a.md")
    assert (made.text, made.blocks[0].kind.value) == (title, "headline")
    assert escapes(made) == {(ways,)}


@pytest.mark.parametrize(
    ("written", "title", "ways"),
    [
        ('title = "Ferry \\"sails\\" \\u00e9"', 'Ferry "sails" é', "json"),
        ("title = 'Ferry \"sails\" \\ again'", 'Ferry "sails" \\ again', "toml-literal"),
        ('title = """\nFerry \\\n   "sails"\nagain"""', 'Ferry "sails" again', "json"),
        ("title = '''\nFerry's\n\nback'''", "Ferry's\nback", "toml-literal"),
        ('x = ["""\n]title = "no\n""", \'a\', 1]\n"title"="Ferry"', "Ferry", "json"),
        ("a.title = 'no'\nb = {title = 'no'}\ntitle = 'Ferry'", "Ferry", "toml-literal"),
    ],
)
def test_toml(written: str, title: str, ways: str) -> None:
    made = document(f"+++\n{written}\n+++\n", "a.md")
    assert (made.text, made.blocks[0].kind.value) == (title, "headline")
    assert escapes(made) == {(ways,)}


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("Title: Ferry “sails” # again", "Ferry “sails” # again"),
        ("lang: en\ntitle: Ferry: it sails  \n", "Ferry: it sails"),
        ("title:\n    Ferry sails\n\tagain", "Ferry sails again"),
    ],
)
def test_lines_of_keys(written: str, title: str) -> None:
    """As Python-Markdown and MultiMarkdown take them."""
    made = document(f"{written}\n\n", "a.md")
    assert (made.text, made.blocks[0].kind.value) == (title, "headline")
    assert escapes(made) == {("line",)}


@pytest.mark.parametrize(
    "written",
    [
        "title:Ferry",
        "Title: Ferry sails\nagain at noon.",
        "Breaking: The ferry sails again.",
        "Author: Ann Doe\nDate: 2026-05-03",
        "\nTitle: Ferry sails",
    ],
)
def test_other_lines_are_copy(written: str) -> None:
    """Only where all lines are keys, and one of them a title, are they none."""
    assert document(f"{written}\n\n{LEAD}\n", "a.md").text.startswith(written.strip().replace("\n", " "))


def test_json() -> None:
    made = document('{"x": [1, "a"], "title": "Ferry \\"sails\\" \\/ \\ud83d\\udea2 \\n again"}\n', "a.md")
    assert made.text == 'Ferry "sails" / 🚢 again'
    assert escapes(made) == {("json",)}


@pytest.mark.parametrize(
    "written",
    [
        "title:",
        "title: ~",
        "title: null",
        "title: [Ferry]",
        "title: {a: Ferry}",
        "title: *b",
        "x: y",
        "title: ''",
    ],
)
def test_what_is_no_text(written: str) -> None:
    assert head(f"---\nb: &b no\n{written}\n---\n") == []


def test_what_cannot_be_told_apart_is_one_piece() -> None:
    markup = "---\ntitle: !!str &a Ferry\n  sails\n---\n"
    made = read_one(markup, "a.md")
    assert isinstance(made, Document)
    assert made.places is not None
    assert made.text == "Ferry sails"
    assert [markup[piece.low : piece.high] for piece in made.places.pieces()] == ["!!str &a Ferry\n  sails"]


def test_what_the_body_says_again_is_said_once() -> None:
    title = '---\ntitle: "Ferry sails again"\nsummary: The boat is back, its owner said.\n---\n'
    assert blocks(f"{title}# *Ferry* sails again {{#top}}\n{BODY}", "a.md") == [
        ("headline", "Ferry sails again"),
        ("paragraph", "The boat is back, its owner said."),
        ("paragraph", LEAD),
    ]
    assert blocks(f"{title}\n# Boats\n{BODY}", "a.md")[::2] == [
        ("headline", "Ferry sails again"),
        ("headline", "Boats"),
    ]
    excerpt = f"---\nexcerpt: {LEAD[:40]}…\ndescription: {MORE}\nsummary: {MORE}\n---\n"
    assert blocks(excerpt + BODY, "a.md") == [("paragraph", MORE), ("paragraph", LEAD)]


@pytest.mark.parametrize(
    ("markup", "texts"),
    [
        ("---\n\nFerry\n\n---\n", ["Ferry"]),
        ("---\n---\n# Ferry", ["Ferry"]),
        ("Ferry\n---\ntitle: x\n---\n", ["Ferry", "title: x"]),
        ("{ferry}", ["{ferry}"]),
        ("---\n- Ferry\n---\n", ["Ferry"]),
    ],
)
def test_what_is_no_front_matter(markup: str, texts: list[str]) -> None:
    assert [text for _, text in blocks(markup, "a.md")] == texts


YAML_ERROR, TOML_ERROR = "a.md:2: the front matter is not YAML: ", "a.md:2: the front matter is not TOML: "


@pytest.mark.parametrize(
    ("markup", "message"),
    [
        ("---\ntitle: Ferry\n\nText", "a.md:1: the front matter has no end: a line '---'"),
        ("+++\ntitle = 1\n\nText", "a.md:1: the front matter has no end: a line '+++'"),
        (
            "---\na: b\ntitle: Ferry: again\n---\n",
            "a.md:3: the front matter is not YAML: mapping values are not allowed in this context",
        ),
        ("+++\na = 1\ntitle = Ferry\n+++\n", "a.md:3: the front matter is not TOML: Invalid value"),
        ('{"title": "Ferry",\n "a" 1}\n', "a.md:2: the front matter is not JSON: Expecting ':' delimiter"),
        (
            "---\nti\x07tle: a\n---\n",
            "a.md:2: the front matter is not YAML: a character that cannot stand there",
        ),
        ('{"title": ' + "[" * 100_000, "a.md:1: the front matter is nested too deeply"),
        (
            "+++\na = " + "[" * 100_000 + "\n+++\n",
            "a.md:2: the front matter is not TOML: it is nested too deeply",
        ),
    ],
)
def test_broken_front_matter(markup: str, message: str) -> None:
    made = read_one(markup, "a.md")
    assert isinstance(made, InputError)
    assert str(made) == message


def test_aliases_do_not_multiply() -> None:
    bomb = "a0: &a0 x\n" + "".join(f"a{i}: &a{i} [{f'*a{i - 1}, ' * 9}]\n" for i in range(1, 30))
    assert head(f"---\n{bomb}title: Ferry\n---\n") == [("headline", "Ferry")]


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp", "Zs")), min_size=1))
def test_any_title_stands_where_it_is_said(title: str) -> None:
    for written in (json.dumps(title), json.dumps(title, ensure_ascii=False)):
        made = read_one(f'{{"title": {written}}}\n', "a.md")
        assert not isinstance(made, InputError)
        assert made.text == title
        made = read_one(f"---\ntitle: {written}\n---\n", "a.md")
        assert isinstance(made, InputError) or made.text == title
