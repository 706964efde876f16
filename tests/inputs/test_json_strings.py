"""The strings of a JSON text and where they stand."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tlqa.inputs._json import strings

if TYPE_CHECKING:
    from collections.abc import Iterator

TEXTS = st.text(st.sampled_from('ab\\"/\n\tué“𝄞u0') | st.characters(exclude_categories=["Cs"]), max_size=8)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
)


def expected(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from expected(inner, (*path, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from expected(inner, (*path, number))


@given(VALUES, st.booleans(), st.sampled_from([None, 1]), st.sampled_from(["", "[1] ", "\u00e9"]))
def test_every_string_is_found_where_it_stands(
    value: Any, ascii_only: bool, indent: int | None, before: str
) -> None:
    text = before + json.dumps(value, ensure_ascii=ascii_only, indent=indent)
    found = list(strings(text + ' "after"', len(before), len(text)))
    assert [(string.path, string.text) for string in found] == list(expected(value))
    for string in found:
        assert "".join(string.text[p.start : p.end] for p in string.places.pieces()) == string.text
        for piece in string.places.pieces():
            there = text[piece.low : piece.high]
            assert (there if piece.literal else json.loads(f'"{there}"')) == string.text[
                piece.start : piece.end
            ]
            assert piece.escapes == ("json",)


@pytest.mark.parametrize(
    ("written", "text"),
    [
        (r'"\b\f\n\r\t\/\\\""', '\b\f\n\r\t/\\"'),
        (r'"\u00e9\u201C\uD834\uDD1E"', "é“𝄞"),
        (r'"a\ud834b\udd1e\ud834\ud834"', "a\ufffdb\ufffd\ufffd\ufffd"),
        ('""', ""),
    ],
)
def test_escapes(written: str, text: str) -> None:
    (string,) = strings(written)
    assert (string.path, string.text) == ((), text)
