"""Where text stands in a file: spans, pieces, what may be rewritten, and maps within maps."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tlqa.sourcemap import Mapping, SourceMap

FILE = "<p>Salt &amp; <b>pepper</b></p>"
TEXT = "Salt & pepper"


def shaker() -> SourceMap:
    mapping = Mapping()
    mapping.literal(5, 3, ("xml",))
    mapping.atom(1, 8, 13, ("xml",))
    mapping.literal(1, 13, ("xml",))
    mapping.literal(6, 17, ("xml",))
    return mapping.map()


def test_a_span_takes_markup_along_and_atoms_whole() -> None:
    places = shaker()
    assert FILE[slice(*places.span(0, 4))] == "Salt"
    assert FILE[slice(*places.span(5, 6))] == "&amp;"
    assert FILE[slice(*places.span(5, 13))] == "&amp; <b>pepper"
    assert FILE[slice(*places.span(7, 13))] == "pepper"
    assert places.span(9, 9) == (19, 19)
    assert places.length == len(TEXT)


def test_pieces_that_go_on_are_one() -> None:
    mapping = Mapping()
    mapping.literal(3, 10)
    mapping.literal(2, 13)
    mapping.literal(2, 16)
    mapping.literal(0, 18)
    mapping.atom(0, 18, 20)
    assert [(p.start, p.end, p.low, p.high) for p in mapping.map().pieces()] == [
        (0, 5, 10, 15),
        (5, 7, 16, 18),
    ]


def test_pieces_of_a_stretch() -> None:
    places = shaker()
    found = [(p.start, p.end, FILE[p.low : p.high], p.literal) for p in places.pieces(2, 8)]
    assert found == [(2, 5, "lt ", True), (5, 6, "&amp;", False), (6, 7, " ", True), (7, 8, "p", True)]
    assert places.pieces(4, 4) == []
    assert places.pieces(13) == []


def test_what_may_be_rewritten() -> None:
    places = shaker()
    run = places.run(0, 7)
    assert run is not None
    assert (FILE[run.low : run.high], run.literal, run.escapes) == ("Salt &amp; ", False, ("xml",))
    assert places.run(6, 9) is None, "markup stands between"
    assert places.run(4, 4) is None


def test_what_the_file_lacks_is_not_rewritten() -> None:
    mapping = Mapping()
    mapping.literal(3, 0)
    mapping.atom(2, 3, 3)
    mapping.literal(3, 3)
    places = mapping.map()
    assert places.run(0, 3) is not None
    assert places.run(2, 6) is None
    assert places.span(2, 6) == (2, 4)


def test_a_map_of_nothing() -> None:
    empty = Mapping().map()
    assert empty.span(0, 0) == (0, 0)
    assert empty.pieces() == []
    assert empty.run(0, 0) is None


def test_text_within_text() -> None:
    """An entity of HTML in a JSON string, whose backslash is written as two."""
    outer = Mapping()  # a\&amp;b in the file as a\\&amp;b
    outer.literal(1, 10, ("json",))
    outer.atom(1, 11, 13, ("json",))
    outer.literal(6, 13, ("json",))
    inner = Mapping()
    inner.literal(2, 0, ("xml",))
    inner.atom(1, 2, 7, ("xml",))
    inner.literal(1, 7, ("xml",))
    joined = inner.map().through(outer.map())
    assert [(p.start, p.low, p.high, p.literal, p.escapes) for p in joined.pieces()] == [
        (0, 10, 11, True, ("xml", "json")),
        (1, 11, 13, False, ("xml", "json")),
        (2, 13, 18, False, ("xml", "json")),
        (3, 18, 19, True, ("xml", "json")),
    ]


PIECES = st.lists(
    st.tuples(st.integers(1, 5), st.integers(0, 3), st.booleans(), st.integers(1, 6)), max_size=12
)


@given(PIECES, st.data())
def test_every_character_has_its_place(pieces: list[tuple[int, int, bool, int]], data: st.DataObject) -> None:
    """Against a list that says for each character where it stands."""
    mapping, expected, low = Mapping(), [], 0
    for length, skipped, literal, width in pieces:
        low += skipped
        if literal:
            mapping.literal(length, low)
            expected += [(low + i, low + i + 1) for i in range(length)]
            low += length
        else:
            mapping.atom(length, low, low + width)
            expected += [(low, low + width)] * length
            low += width
    places = mapping.map()
    assert places.length == len(expected)
    if expected:
        start = data.draw(st.integers(0, len(expected) - 1))
        end = data.draw(st.integers(start + 1, len(expected)))
        assert places.span(start, end) == (expected[start][0], expected[end - 1][1])
        covered = [
            (p.low + i, p.low + i + 1) if p.literal else (p.low, p.high)
            for p in places.pieces(start, end)
            for i in range(p.end - p.start)
        ]
        assert set(expected[start:end]) <= set(covered) <= set(expected)
