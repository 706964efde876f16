"""Markdown of any kind: every character stands where it is said to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markup_files import assert_places, read_one

from tlqa.inputs.escapes import escape
from tlqa.model import Document

PARTS = (
    "* _ ` [ ](x) ! <b> </b> <!-- --> &amp; \\ ~~ ^[ ] | [^1] a Ferry é🚢 “ . <div> </div> ``` # ---".split()
)
PARTS += [
    "\n",
    "\r\n",
    "\r",
    "\n\n",
    "> ",
    "- ",
    "1. ",
    "  ",
    "\t",
    "{{ x }}",
    "{% y %}",
    "[^1]: ",
    "[a]: b\n",
]
PARTS += ["{/* z */}", "<Tag a={b}>", "|-|-|\n"]


@given(st.lists(st.sampled_from(PARTS), max_size=40), st.sampled_from(["a.md", "a.mdx"]))
def test_whatever_is_written_stands_where_it_is_said(parts: list[str], path: str) -> None:
    markup = "# \n" + "".join(parts)
    made = read_one(markup, path)
    assert isinstance(made, Document)
    assert made.places is not None
    for piece in made.places.pieces():
        assert 0 <= piece.low <= piece.high <= len(markup)
        if piece.literal:
            assert markup[piece.low : piece.high] == made.text[piece.start : piece.end]
    for comment in made.comments:
        stands = markup[comment.start : comment.end]
        if "{" not in stands:  # what is a template is not said
            assert all(line.strip() in stands for line in comment.text.split("\n"))


WORDS = st.text(st.sampled_from("aé🚢“\"'*_`[]<>\\|~.&;"), min_size=1, max_size=8) | st.just("&amp;&#65;")
WRAPS = ["{}", "*{}*", "**{}**", "[{}](http://a.b/c)", "> {}", "- {}", "<b>{}</b>", "1. > {}"]


@given(st.lists(WORDS, min_size=1, max_size=6), st.sampled_from(WRAPS), st.sampled_from([" ", "\n", "\r\n"]))
def test_escaped_text_is_read_as_it_was(words: list[str], wrap: str, between: str) -> None:
    text = "a" + " ".join(words) + "z"
    written = escape(text, ("markdown",))
    indent = {"> {}": "> ", "- {}": "  ", "1. > {}": "   > "}.get(wrap, "")
    markup = wrap.format(written.replace(" ", between + indent if between != " " else between))
    made = read_one(markup, "a.md")
    assert isinstance(made, Document)
    assert made.text == text
    assert_places(made)


@pytest.mark.parametrize(
    "markup",
    [
        "> " * 3000 + "a",
        "[" * 5000,
        "![" * 5000,
        "^[" * 5000,
        "[a](" * 3000,
        "*a **b " * 3000,
        "- " * 500 + "a",
    ],
)
def test_marks_that_nothing_closes(markup: str) -> None:
    made = read_one(markup, "a.md")
    assert isinstance(made, Document)
    assert_places(made)
