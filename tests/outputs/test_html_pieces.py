"""A story in pieces is the story; each finding has its words, and one label where it ends."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from outputs_made import made_finding

from tlqa.model import Block, BlockKind, Document, Severity
from tlqa.outputs._html_cards import card
from tlqa.outputs._html_pieces import Piece, Row, rows
from tlqa.outputs._html_text import edges, plain, shown
from tlqa.text.positions import line_index

TEXT = "Talks fail\n\nHe said: “We will wait.” Then he left.\n\nNobody followed him.\n"
BLOCKS = (
    Block(0, 10, BlockKind.HEADLINE),
    Block(12, 50, BlockKind.PARAGRAPH),
    Block(52, 72, BlockKind.PARAGRAPH),
)


def story(text: str = TEXT, blocks: tuple[Block, ...] = BLOCKS) -> Document:
    return Document(text, "x.txt", "plain", "en", blocks)


def cut(*spans: tuple[int, int], severities: tuple[Severity, ...] = ()) -> tuple[Row, ...]:
    graded = (*severities, *[Severity.MAJOR] * len(spans))
    found = {
        n: made_finding(TEXT, start, end, severity=graded[n - 1]) for n, (start, end) in enumerate(spans, 1)
    }
    return rows(story(), found)


def told(pieces: tuple[Piece, ...]) -> list[tuple[str, tuple[int, ...], tuple[int, ...]]]:
    return [(piece.text, piece.findings, piece.ends) for piece in pieces if piece.findings]


def test_speech_is_told_from_narration() -> None:
    _, paragraph, _ = cut()
    assert [(piece.text, piece.speech) for piece in paragraph.pieces] == [
        ("He said: ", False),
        ("“We will wait.”", True),
        (" Then he left.", False),
    ]


def test_overlapping_findings() -> None:
    first, second = (12, 19), (15, 24)
    _, paragraph, _ = cut(first, second, severities=(Severity.MINOR, Severity.CRITICAL))
    assert told(paragraph.pieces) == [
        ("He ", (1,), ()),
        ("said", (2, 1), (1,)),
        (": ", (2,), ()),
        ("“We", (2,), (2,)),
    ]
    assert [piece.severity for piece in paragraph.pieces if piece.findings][1] is Severity.CRITICAL


def test_over_two_blocks_the_label_stands_at_the_end() -> None:
    _, before, after = cut((TEXT.index("left."), 58))
    assert told(before.pieces) == [("left.", (1,), ())]
    assert told(after.pieces) == [("Nobody", (1,), (1,))]
    assert (before.findings, after.findings) == ((1,), ())


def test_where_there_is_nothing_to_underline() -> None:
    _, paragraph, _ = cut((19, 19))
    assert told(paragraph.pieces) == [("", (1,), (1,))]


def test_between_blocks() -> None:
    headline, *_ = cut((11, 11))
    assert told(headline.pieces) == [("", (1,), (1,))]


def test_in_no_block() -> None:
    found = {1: made_finding(TEXT, 52, 58)}
    _, _, loose = rows(story(blocks=BLOCKS[:2]), found)
    assert told(loose.pieces) == [("Nobody", (1,), (1,))]


def test_a_story_without_blocks_is_its_lines() -> None:
    assert [row.block.kind for row in rows(story(blocks=()), {})] == [BlockKind.PARAGRAPH] * 3


@given(st.lists(st.tuples(st.integers(-3, 80), st.integers(-3, 80)).map(sorted), max_size=12))
def test_pieces_are_the_story(spans: list[list[int]]) -> None:
    found = {n: made_finding(TEXT, start, end) for n, (start, end) in enumerate(spans, 1)}
    cut_rows = rows(story(), found)
    for row in cut_rows:
        assert "".join(piece.text for piece in row.pieces) == TEXT[row.block.start : row.block.end]
    labels = [n for row in cut_rows for piece in row.pieces for n in piece.ends]
    assert sorted(labels) == sorted(found)
    assert sorted(n for row in cut_rows for n in row.findings) == sorted(found)
    for number, finding in found.items():
        words = "".join(p.text for row in cut_rows for p in row.pieces if number in p.findings)
        assert "".join(words.split()) == "".join(TEXT[max(0, finding.start) : max(0, finding.end)].split())


@pytest.mark.parametrize(
    ("old", "new", "change"),
    [
        ("wait", "stay", ("", "wait", "stay", "")),
        ("We will wait", "We shall wait", ("We ", "will", "shall", " wait")),
        ("will  wait", "will wait", ("will ", "␣", "", "wait")),
        ("monday", "Monday", ("", "monday", "Monday", "")),
        ("said said", "said", ("said", "␣said", "", "")),
        (" ,", ",", ("", "␣", "", ",")),
    ],
)
def test_a_fix_is_shown_in_whole_words(old: str, new: str, change: tuple[str, ...]) -> None:
    text = f"Before {old} after"
    found = made_finding(text, 7, 7 + len(old), replacement=new)
    made = card(1, found, story(text, ()), line_index(text), {}).change
    assert made is not None
    parts = (made.before, made.old, made.new, made.after)
    assert (parts[0] + parts[1] + parts[3]).replace("␣", " ") == text
    assert (parts[0] + parts[2] + parts[3]).replace("␣", " ") == f"Before {new} after"
    assert parts == ("Before " + change[0], change[1], change[2], change[3] + " after")


def test_text_of_a_story_is_text() -> None:
    assert shown('a <b> & "c"') == "a &lt;b&gt; &amp; &#34;c&#34;"
    assert shown("x\x00\x1b\r\n\x7f\ud800") == "x␀␛\n␡\ufffd"
    assert shown("a\u202eb") == 'a<span class="turn" title="U+202E">\u202e</span>b'
    assert plain("a\u202eb\n c") == "a\ufffdb c"
    assert edges(" a b\n") == "␣a b⏎"


def test_a_card_without_its_rule() -> None:
    made = card(3, made_finding(TEXT, 12, 14), story(), line_index(TEXT), {})
    assert (made.number, made.line, made.column, made.bad, made.good) == (3, 3, 1, None, None)
