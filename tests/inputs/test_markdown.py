"""Markdown: what a reader sees of a page in a content repo, and where each character of it stands."""

from __future__ import annotations

from html import unescape

import pytest
from helpers import ENGLISH
from hypothesis import given
from hypothesis import strategies as st

from tlqa.engine import Checker
from tlqa.errors import InputError
from tlqa.inputs import markdown
from tlqa.inputs.base import Raw, read
from tlqa.model import BlockKind, Document

K = BlockKind
PAGE = """\
---
title: 'The mayor''s ferry'
date: 2027-01-31
description: "It sailed \\u2013 again."
tags: [boats, quay]
author: Lena Moor
---

The mayor's ferry
=================

The *ferry* left the **quay** at noon,
the [harbour master](/people/1 "him") said\\*, and `ls -l` ran.\\
Nobody &amp; nothing waited.

> We shall sail
again.

## What comes next ##

1. One boat
   * Two crews

| Boat | Seats \\| beds |
|------|------:|
| Sea  | 40    |

```sh
rm -rf quay
```

![The ferry in the *bay*](a.jpg)

<!-- tlqa-disable quotes -->
<div>A <b>bold</b> line</div>

See <https://quay.example> or [the list][1]. A {{< ref "x" >}} here.

[1]: /list
"""


def document(text: str, path: str = "a.md") -> Document:
    (found,) = read(Raw(text.encode(), path, ENGLISH))
    assert isinstance(found, Document), found
    return found


def shown(text: str, path: str = "a.md") -> list[tuple[BlockKind, str]]:
    made = document(text, path)
    return [(b.kind, made.text[b.start : b.end]) for b in made.blocks]


def words(text: str) -> str:
    return document(text).text


def assert_places(made: Document) -> None:
    """Every piece of the text is what the file has there, or what that stands for."""
    assert made.places is not None
    for piece in made.places.pieces():
        seen, written = made.text[piece.start : piece.end], made.file_text[piece.low : piece.high]
        if piece.literal:
            assert seen == written
        elif written and seen.strip() and seen != "\ufffc":
            assert written in (f"\\{seen}", "''") or unescape(written) == seen or written.startswith("\\u")


def test_a_page() -> None:
    assert shown(PAGE) == [
        (K.HEADLINE, "The mayor's ferry"),
        (K.PARAGRAPH, "It sailed – again."),
        (K.BYLINE, "Lena Moor"),
        (K.PARAGRAPH, "The ferry left the quay at noon, the harbour master said*, and ls -l ran."),
        (K.PARAGRAPH, "Nobody & nothing waited."),
        (K.BLOCK_QUOTE, "We shall sail again."),
        (K.SUBHEADING, "What comes next"),
        (K.LIST_ITEM, "One boat"),
        (K.LIST_ITEM, "Two crews"),
        (K.TABLE_CELL, "Boat"),
        (K.TABLE_CELL, "Seats | beds"),
        (K.TABLE_CELL, "Sea"),
        (K.TABLE_CELL, "40"),
        (K.CAPTION, "The ferry in the bay"),
        (K.SUBHEADING, "A bold line"),
        (K.PARAGRAPH, "See https://quay.example or the list. A \ufffc here."),
    ]


def test_places_of_a_page() -> None:
    made = document(PAGE)
    assert_places(made)
    for seen, written in [
        ("The mayor's ferry", "The mayor''s ferry"),
        ("sailed – again", "sailed \\u2013 again"),
        ("noon, the harbour master said*", 'noon,\nthe [harbour master](/people/1 "him") said\\*'),
        ("beds", "beds"),
        ("in the bay", "in the *bay"),
        ("bold", "bold"),
        ("the list", "the list"),
    ]:
        start = made.text.index(seen)
        assert PAGE[slice(*made.place(start, start + len(seen)))] == written
    assert [made.text[a:b].strip() for a, b in made.opaque] == ["ls -l", "https://quay.example", "\ufffc"]
    assert [c.text for c in made.comments] == ["tlqa-disable quotes"]


def test_windows_line_ends() -> None:
    made = document(PAGE.replace("\n", "\r\n"))
    assert made.text == document(PAGE).text
    assert_places(made)


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("a*b*c", "abc"),
        ("2 * 3 is 6, 4 * 5 is 20", "2 * 3 is 6, 4 * 5 is 20"),
        ("snake_case_word", "snake_case_word"),
        ("~~gone~~ here", "gone here"),
        ("*a **b** c*", "a b c"),
        ("**a", "**a"),
        ("[a](b(c)d) e", "a e"),
        ("[a](<b c>) [d]( e 'f' )", "a d"),
        ("[a][b] [c]", "[a][b] [c]"),
        ("[a] [b][] [c][a]\n\n[a]: x\n[b]: y", "a b c"),
        ("a\\\nb", "a\nb"),
        ("a <br> b", "a\nb"),
        ("``a ` b`` c", "a ` b c"),
        ("a <span class='x'>b</span> c", "a b c"),
        ("&copy; &#8212; &nope;", "© — &nope;"),
        ("# A #\n\n### B # b", "A\n\nB # b"),
        ("- [ ] a\n- b\n\n  c", "[ ] a\n\nb\n\nc"),
        ("> a\n> > b", "a\n\nb"),
        ("    code\n\nb", "b"),
        ("a\n\n---\n\nb", "a\n\nb"),
        ("{% include x %}\n\na {# note #} b", "a \ufffc b"),
        ("", ""),
    ],
)
def test_words(written: str, seen: str) -> None:
    assert words(written) == seen
    assert_places(document(written))


def test_mdx() -> None:
    page = (
        "import A from 'a'\n\nexport const b = 1\n\n# Ferry\n\nIt {left} the <Quay size={2} />.\n\n"
        "{/* tlqa-disable */}\n"
    )
    assert shown(page, "a.mdx") == [(K.HEADLINE, "Ferry"), (K.PARAGRAPH, "It \ufffc the \ufffc.")]
    assert [c.text for c in document(page, "a.mdx").comments] == ["tlqa-disable"]
    assert "import" in words(page)


def test_mdx_with_other_line_ends() -> None:
    page = "import Salt from './salt'\r\n\r\n# Ferry\r\n\r\nIt left.\r\n"
    assert shown(page, "a.mdx") == [(K.HEADLINE, "Ferry"), (K.PARAGRAPH, "It left.")]


@pytest.mark.parametrize("line", ["import duties rose by half.", "export of salt fell.", "exports fell."])
def test_mdx_that_is_prose(line: str) -> None:
    assert document(f"{line}\n\nIt left.\n", "a.mdx").text == f"{line}\n\nIt left."


@pytest.mark.parametrize(
    "line",
    [
        "import A from 'a'",
        "import A, { B } from 'a'",
        "import * as A from 'a'",
        "import {\n  A\n} from 'a'",
        "import 'a.css'",
        "export default 1",
        "export { A }",
        "export const a = {\n  b: 1\n}",
    ],
)
def test_mdx_that_is_code(line: str) -> None:
    assert document(f"{line}\n\nIt left.\n", "a.mdx").text == "It left."


@pytest.mark.parametrize(
    "front",
    [
        "---\ntitle: Ferry\nslug: no\n---\n",
        "---\ntitle: 'Ferry'\n...\n",
        '---\n"title": "Ferry"\n---\n',
        "---\ntitle: >\n  Ferry\n---\n",
        '+++\ntitle = "Ferry" # yes\ntags = ["a"]\n+++\n',
        "+++\ntitle = 'Ferry'\n+++\n",
        '{\n  "tags": ["title", {"title": "no"}],\n  "title": "Ferry"\n}\n',
    ],
)
def test_front_matter(front: str) -> None:
    page = f"{front}\nIt left the quay.\n"
    assert shown(page) == [(K.HEADLINE, "Ferry"), (K.PARAGRAPH, "It left the quay.")]
    made = document(page)
    assert "Ferry" in page[slice(*made.place(0, 5))]


@pytest.mark.parametrize(
    ("page", "message"),
    [
        ("---\ntitle: [a\n---\nb", "a.md:3: the front matter is not YAML: "),
        ("---\ntitle: a\n\nb\n", "a.md:1: the front matter that begins here never ends"),
        ("+++\ntitle = \n+++\n", "a.md:2: the front matter is not TOML: "),
        ("{\n  'title': 1\n}\n", "a.md:2: the front matter is not JSON: "),
        ("---\ntitle: " + "[" * 3000 + "\n---\nx", "a.md:1: the front matter is nested too deep"),
        ('{"title": ' + "[" * 100_000, "a.md:1: the front matter is nested too deep"),
        ("+++\na = " + "[" * 100_000 + "\n+++\nx", "a.md:1: the front matter is nested too deep"),
    ],
)
def test_front_matter_that_is_broken(page: str, message: str) -> None:
    (problem,) = read(Raw(page.encode(), "a.md", ENGLISH))
    assert isinstance(problem, InputError)
    assert str(problem).startswith(message)


def test_no_front_matter() -> None:
    assert shown("---\n\nIt left.\n") == [(K.PARAGRAPH, "It left.")]
    assert words("{curly} words") == "{curly} words"
    assert shown("---\n\nIt left\n---\n\nthe quay.\n")[0] == (K.SUBHEADING, "It left")


@pytest.mark.parametrize(
    ("data", "path", "sure"),
    [(b"---\na: b\n---\n", "a.md", 0.9), (b"x", "a.MD", 0.7), (b"# x", "a.txt", 0.0), (b"# x", "-", 0.0)],
)
def test_how_sure(data: bytes, path: str, sure: float) -> None:
    assert markdown.sniff(data, path) == sure


def test_findings_land_in_the_file() -> None:
    page = "# Ferry\n\n* The deal is *dead*,” the envoy told reporters on Sunday evening.\n"
    (finding,) = Checker(select=["en/quotes/unopened"]).check_bytes(page.encode(), "a.md").findings
    assert page[finding.start : finding.end] == "dead*,”"


@given(st.text(alphabet="ab *_`[]()<>!\\\n#->|&;{}%~1.", max_size=60))
def test_any_rubbish(text: str) -> None:
    found = list(read(Raw(text.encode(), "a.md", ENGLISH)))
    for made in found:
        if isinstance(made, Document):
            assert_places(made)


@given(st.lists(st.text(alphabet="abcé’“” ,.", min_size=1, max_size=30), min_size=1, max_size=5))
def test_plain_words_are_all_there(paragraphs: list[str]) -> None:
    kept = [" ".join(p.split()) for p in paragraphs if p.strip()]
    page = "\n\n".join(f"*x* {p} **y**" for p in kept)
    assert words(page) == "\n\n".join(f"x {p} y" for p in kept)


@pytest.mark.parametrize(
    "text", ["[" * 5000, "[a](" * 3000, "> " * 3000 + "a", "*a " * 9000, "|a" * 2000 + "\n" + "|-" * 2000]
)
def test_hostile_pages_are_read(text: str) -> None:
    assert document(text).format == "markdown"
