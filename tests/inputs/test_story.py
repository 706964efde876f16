"""The builder of stories: white space, no-break spaces, and where each character came from."""

from __future__ import annotations

import pytest
from helpers import ENGLISH

from tlqa.inputs._story import StoryBuilder
from tlqa.model import BlockKind, Document
from tlqa.sourcemap import Mapping


def flowed(*parts: str) -> Document:
    """A list item of parts that flow, each told where it stands."""
    markup = "".join(parts)
    builder, at = StoryBuilder(markup, "a.x", "x", ENGLISH), 0
    builder.block(BlockKind.LIST_ITEM)
    for part in parts:
        builder.flow(part, at)
        at += len(part)
    return builder.document()


@pytest.mark.parametrize(
    ("parts", "text"),
    [
        (["The ferry", " sails"], "The ferry sails"),
        (["The ferry ", " sails"], "The ferry sails"),
        (["The ferry", "  \n", "\tsails "], "The ferry sails"),
        ([" \n ", "The \r\n ferry sails"], "The ferry sails"),
        (["It cost 5\u00a0000", " \u00a0 ", "francs"], "It cost 5\u00a0000 \u00a0 francs"),
    ],
)
def test_white_space_flows(parts: list[str], text: str) -> None:
    document = flowed(*parts)
    assert document.text == text
    for piece in document.places.pieces():  # type: ignore[union-attr]
        stands = document.markup[piece.low : piece.high]
        assert stands == text[piece.start : piece.end] if piece.literal else not stands.strip()


def test_single_spaces_make_no_pieces_of_their_own() -> None:
    document = flowed("The ferry sails at noon,", " at last")
    assert len(document.places.pieces()) == 1  # type: ignore[union-attr]


@pytest.mark.parametrize("edge", ["\u00a0", "\u00a0 \u00a0", " \u00a0\n"])
def test_no_break_spaces_at_the_edges_are_no_part_of_a_block(edge: str) -> None:
    document = flowed(edge, "Sails", edge)
    (block,) = document.blocks
    assert document.text[block.start : block.end] == "Sails"


def test_no_break_spaces_make_no_block() -> None:
    assert flowed("\u00a0", " \u00a0").blocks == ()


def test_a_space_that_an_escape_stands_for_is_one_with_those_beside_it() -> None:
    markup = "ferry &#10; sails"
    builder = StoryBuilder(markup, "a.x", "x", ENGLISH)
    builder.flow("ferry ", 0)
    builder.space(6, 11)
    builder.flow(" sails", 11)
    assert builder.document().text == "ferry sails"


def test_the_language_that_is_expected() -> None:
    assert StoryBuilder("", "a.x", "x", ENGLISH).language == "en"


def test_an_atom_is_written_as_the_text_around_it_is() -> None:
    outer = Mapping()
    outer.literal(6, 1, ("json",))
    builder = StoryBuilder('"&quot;"', "a.json", "x", ENGLISH)
    builder.through(outer.map())
    builder.atom('"', 0, 6, ("xml",))
    (piece,) = builder.document().places.pieces()  # type: ignore[union-attr]
    assert (piece.low, piece.high, piece.escapes) == (1, 7, ("xml", "json"))
