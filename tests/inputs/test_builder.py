"""The builder of stories: blocks, white space, what stands for what, and where all of it stands."""

from __future__ import annotations

from helpers import ENGLISH

from tlqa.inputs._story import StoryBuilder
from tlqa.model import BlockKind, Comment, Document
from tlqa.sourcemap import Mapping

MARKUP = "<h1>Ferry  sails</h1>\n<p>\n  It sailed &amp;\n  <i>came</i> back.</p>"


def builder(markup: str = MARKUP) -> StoryBuilder:
    return StoryBuilder(markup, "a.html", "html", ENGLISH)


def ferry() -> Document:
    made = builder()
    made.block(BlockKind.HEADLINE)
    made.flow("Ferry  sails", 4, ("xml",))
    made.block()
    made.flow("\n  It sailed ", 25, ("xml",))
    made.atom("&", 38, 43, ("xml",))
    made.flow("\n  ", 43, ("xml",))
    made.flow("came", 49, ("xml",))
    made.flow(" back.", 57, ("xml",))
    return made.document()


def test_blocks_and_white_space() -> None:
    document = ferry()
    assert document.text == "Ferry sails\n\nIt sailed & came back."
    assert document.file_text == MARKUP
    assert [(document.text[b.start : b.end], b.kind, b.confidence) for b in document.blocks] == [
        ("Ferry sails", BlockKind.HEADLINE, 1.0),
        ("It sailed & came back.", BlockKind.PARAGRAPH, 0.6),
    ]


def test_places() -> None:
    document = ferry()
    seen = document.text
    for word, written in (
        ("sails", "sails"),
        ("Ferry sails", "Ferry  sails"),
        ("& came", "&amp;\n  <i>came"),
    ):
        start = seen.index(word)
        assert MARKUP[slice(*document.place(start, start + len(word)))] == written


def test_verbatim_text_keeps_its_spaces_within() -> None:
    made = builder("  two  spaces \n")
    made.block()
    made.text("  two  spaces \n", 0)
    document = made.document()
    assert document.text == "two  spaces"
    assert document.place(0, 11) == (2, 13)


def test_lines_of_running_text_are_blocks_of_their_own() -> None:
    made = builder("one<br>two")
    made.block()
    made.flow("one", 0)
    made.line_break(3, 7)
    made.flow("two", 7)
    document = made.document()
    assert document.text == "one\ntwo"
    assert [document.text[b.start : b.end] for b in document.blocks] == ["one", "two"]


def test_a_block_without_text_is_none() -> None:
    made = builder(" \n ")
    for kind in (None, BlockKind.HEADLINE):
        made.block(kind)
        made.flow(" \n ", 0)
    assert made.empty
    assert (made.document().text, made.document().blocks) == ("", ())


def test_what_is_not_to_be_judged() -> None:
    made = builder("say ls now")
    made.block()
    made.flow("say ", 0)
    made.open_opaque()
    made.open_opaque()
    made.flow("ls", 4)
    made.close_opaque()
    made.close_opaque()
    made.flow(" now", 6)
    document = made.document()
    ((start, end),) = document.opaque
    assert document.text[start:end].strip() == "ls"
    assert document.is_opaque(4, 5)
    assert document.is_opaque(0, 10)
    assert not document.is_opaque(0, 2)
    assert not document.is_opaque(7, 10)


def test_comments_in_order() -> None:
    made = builder("<!-- b --><!-- a -->")
    made.comment(10, 20, " a ")
    made.comment(0, 10, " b ")
    assert made.document().comments == (Comment(0, 10, "b"), Comment(10, 20, "a"))


def test_text_of_a_string_in_the_file() -> None:
    markup = r'{"b": "one\ntwo  three"}'
    string = Mapping()
    string.literal(3, 7, ("json",))
    string.atom(1, 10, 12, ("json",))
    string.literal(10, 12, ("json",))
    made = builder(markup)
    made.through(string.map())
    made.block()
    made.flow("one\ntwo  three", 0, ("xml",))
    made.through(None)
    document = made.document(story="7", language="fr")
    assert (document.text, document.name, document.language) == ("one two three", "a.html [7]", "fr")
    assert markup[slice(*document.place(0, 7))] == r"one\ntwo"
    assert document.places is not None
    assert {piece.escapes for piece in document.places.pieces()} == {("xml", "json")}
