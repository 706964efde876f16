"""Positions in every unit there and back, and changes as an editor makes them, in texts of any kind."""

from __future__ import annotations

import pytest
from editor import offset, position
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol import types

from tlqa.lsp.positions import Encoding, Positions, whole
from tlqa.lsp.stories import Change, Story, path_of

ENCODINGS: list[Encoding] = ["utf-8", "utf-16", "utf-32"]
# what splits lines in an editor, what only Python takes for a line end, and characters of every width
TEXTS = st.lists(
    st.sampled_from(["a", "b", " ", "é", "”", "🧂", "\u0301", "\n", "\r", "\r\n", "\x0c", "\u2028", "\x85"]),
    max_size=30,
).map("".join)


def between_lines(text: str, at: int) -> bool:
    return text[at - 1 : at + 1] == "\r\n"


@given(TEXTS, st.sampled_from(ENCODINGS))
def test_places_are_those_of_the_editor(text: str, encoding: Encoding) -> None:
    positions = Positions(text, encoding)
    for at in range(len(text) + 1):
        if not between_lines(text, at):
            place = types.Position(*positions.place(at))
            assert place == position(text, at, encoding)
            assert positions.offset(place.line, place.character) == at == offset(text, place, encoding)


@given(TEXTS, st.sampled_from(ENCODINGS))
def test_places_beyond_the_end(text: str, encoding: Encoding) -> None:
    positions = Positions(text, encoding)
    assert positions.offset(1_000, 0) == len(text)
    first = next((i for i, c in enumerate(text) if c in "\r\n"), len(text))
    assert positions.offset(0, 1_000) == first


@given(TEXTS, st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40), TEXTS), max_size=5), st.data())
def test_changes_one_after_the_other(
    text: str, edits: list[tuple[int, int, str]], data: st.DataObject
) -> None:
    encoding = data.draw(st.sampled_from(ENCODINGS))
    story = Story("untitled:a", "plaintext", 1, text)
    changes: list[Change] = []
    for one, other, new in edits:
        low, high = sorted((min(one, len(text)), min(other, len(text))))
        if between_lines(text, low) or between_lines(text, high):
            continue
        start, end = position(text, low, encoding), position(text, high, encoding)
        changes.append(Change(new, (start.line, start.character), (end.line, end.character)))
        text = text[:low] + new + text[high:]
    story.change(changes, 2, encoding)
    assert (story.text, story.version) == (text, 2)


@pytest.mark.parametrize(
    ("said", "is_"),
    [
        ("salt 🧂", "salt 🧂"),
        ("salt \ud83e\uddc2", "salt 🧂"),
        ("salt \ud83e", "salt \ufffd"),
        ("\uddc2\ud83e", "\ufffd\ufffd"),
    ],
)
def test_halves_of_characters(said: str, is_: str) -> None:
    assert whole(said) == is_


def test_a_place_within_a_character_is_before_it() -> None:
    assert Positions("a🧂b", "utf-16").offset(0, 2) == 1
    assert Positions("a🧂b", "utf-8").offset(0, 3) == 1


@pytest.mark.parametrize(
    ("uri", "path"),
    [
        ("file:///stories/caf%C3%A9%20noir.md", "/stories/café noir.md"),
        ("untitled:Untitled-1", "Untitled-1"),
        ("git:/stories/a.md?ref=main", "/stories/a.md"),
    ],
)
def test_paths(uri: str, path: str) -> None:
    assert path_of(uri) == path
