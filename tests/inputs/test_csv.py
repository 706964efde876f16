"""CSV and TSV: a story a row, each at its place."""

from __future__ import annotations

import codecs
import csv as standard
import io

import pytest
from helpers import ENGLISH, laid_out
from hypothesis import assume, given
from hypothesis import strategies as st

from tlqa.engine import Checker
from tlqa.errors import InputError
from tlqa.inputs import csv
from tlqa.inputs._csv import BARE, UnclosedError, delimiter_of, rows, value
from tlqa.inputs._records import _HTML
from tlqa.inputs.base import Raw, read
from tlqa.inputs.escapes import escape
from tlqa.model import BlockKind, Document, FileReport
from tlqa.text.blocks import plain_blocks

LEAD = "The ferry to the island sailed again on Tuesday, after ten days of strike."
BODY = f'{LEAD}\n\nThe deal is dead,” the envoy said.\n\nHe called it "a joke" and went.'


def read_all(data: str | bytes, path: str = "a.csv", **options: str) -> list[Document | InputError]:
    return list(read(Raw(data.encode() if isinstance(data, str) else data, path, ENGLISH, **options), "csv"))


def stories(data: str | bytes, path: str = "a.csv", **options: str) -> list[Document]:
    found = read_all(data, path, **options)
    assert all(isinstance(each, Document) for each in found), found
    return [each for each in found if isinstance(each, Document)]


def quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def assert_places(document: Document) -> None:
    """Every piece of the story stands in the file as the document says."""
    assert document.places is not None
    for piece in document.places.pieces():
        shown, there = document.text[piece.start : piece.end], document.file_text[piece.low : piece.high]
        if piece.low == piece.high:
            assert shown == "\n\n"
        elif shown.isspace():
            assert there.isspace(), "but for its layout"
        else:
            assert there == (shown if piece.literal else shown * 2)
            assert piece.literal or shown == '"'
            assert piece.escapes == ("double",) or piece.escapes in BARE.values()


def test_a_story_a_row() -> None:
    first, second = stories(f"id,author,text\nx1,Jane Roe,{quoted(BODY)}\nx2,,Rain fell.\n")
    assert (first.text, first.story, first.name) == (BODY, "x1", "a.csv [x1]")
    assert (second.text, second.story) == ("Rain fell.", "x2")
    assert first.markup is second.markup, "one text for all stories"
    assert first.blocks == plain_blocks(BODY, ENGLISH)
    assert first.format == "csv"
    for document in (first, second):
        assert_places(document)


def test_a_finding_stands_in_its_cell() -> None:
    text = f"id;text\r\n1;Rain fell.\r\n2;{quoted(BODY)}\r\n"
    _, report = Checker(select=["en/quotes/unopened"]).check_stories(text.encode(), "a.csv")
    assert isinstance(report, FileReport)
    (finding,) = report.findings
    assert text[finding.start : finding.end] == finding.text == "The deal is dead,”"
    assert finding.segment is not None
    assert BODY[finding.segment.start : finding.segment.end] == "The deal is dead,”"
    assert finding.segment.id == "2"


def test_a_headline_of_its_own() -> None:
    twice = quoted(f"Ferry sails\n\n{LEAD}")
    text = f'headline,text\n" Ferry ""sails"" ",{quoted(LEAD)}\nFerry sails,{twice}\n,{LEAD[:9]}\n'
    first, again, none = stories(text)
    assert first.text == f'Ferry "sails"\n\n{LEAD}'
    assert [block.kind for block in first.blocks] == [BlockKind.HEADLINE, BlockKind.PARAGRAPH]
    assert first.blocks[0].confidence == 1.0
    assert again.text == f"Ferry sails\n\n{LEAD}", "once, where the text begins with it"
    assert none.text == LEAD[:9]
    for document in (first, again, none):
        assert_places(document)


def test_a_story_in_html() -> None:
    text = 'id,body\n1,"<p class=""lead"">The ""boat"" &amp; crew sailed.</p><p>Rain fell.</p>"\n'
    (document,) = stories(text)
    assert document.text == 'The "boat" & crew sailed.\n\nRain fell.'
    at = document.text.index('"boat" & crew')
    low, high = document.place(at, at + 13)
    assert text[low:high] == '""boat"" &amp; crew'


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_delimiter_is_told_from_the_header(delimiter: str) -> None:
    header = delimiter.join(["slug", "Body", "note, or; so" if delimiter == "\t" else "note"])
    (document,) = stories(f"{header}\n" + delimiter.join(["s", quoted(LEAD), "x"]), "a.tsv")
    assert (document.text, document.story) == (LEAD, "s")


def test_the_fields_that_are_named() -> None:
    text = "id,text,copy 2,key\n1,no,Rain fell.,k\n"
    (document,) = stories(text, text_field="copy 2", id_field="key")
    assert (document.text, document.story) == ("Rain fell.", "k")
    assert delimiter_of("a,b;c,d\n", "b;c") == ","
    assert delimiter_of("a,b;c,d\n", "a,b") == ";"


def test_excel_says_its_delimiter() -> None:
    (document,) = stories("sep=;\r\na,b;text\r\n1;Rain fell.\r\n")
    assert (document.text, document.story) == ("Rain fell.", "3"), "the line is the name where no column is"


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [(b"", "utf-8"), (codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16")],
)
def test_encodings(mark: bytes, encoding: str) -> None:
    text = "text\tid\r\n“Café”\t1\r\n"
    (document,) = stories(mark + text.encode("utf-16-le" if encoding == "utf-16" else "utf-8"))
    assert (document.text, document.encoding, document.file_text) == ("“Café”", encoding, text)
    assert document.file_text.encode(encoding) == mark + text.encode(
        "utf-16-le" if encoding == "utf-16" else "utf-8"
    )


def test_how_a_fix_is_written() -> None:
    in_marks, bare = stories('id,text\n1,"a b"\n2,a b\n')
    for document, fix, written in ((in_marks, 'x "y", z', 'x ""y"", z'), (bare, "x; y", "x; y")):
        assert document.places is not None
        piece = document.places.run(0, 3)
        assert piece is not None
        assert escape(fix, piece.escapes) == written
    assert bare.places is not None
    for fix in ("x, y", 'x "y"', "x\ny"):
        with pytest.raises(ValueError, match="would have to be put in quotation marks"):
            escape(fix, bare.places.pieces()[0].escapes)


def test_a_bad_row_does_not_stop_the_others() -> None:
    text = "id,text\n1,Rain fell.\n2\n3,It rained, and rained.\n\n,,\n4,It stopped.,,\n"
    text += '5,"It is not closed.\n6,x\n'
    found = read_all(text)
    assert [str(each) if isinstance(each, InputError) else each.text for each in found] == [
        "Rain fell.",
        "a.csv:3: the row has 1 cells, where the header has 2",
        "a.csv:4: the row has 3 cells, where the header has 2; "
        "is a cell not in quotation marks that holds a delimiter?",
        "It stopped.",
        "a.csv:8: a quotation mark that opens a cell here is not closed",
    ]


NO_STORIES = "a.csv:1: has no column of a name such as 'text' or 'body'; name it by --text-field: "
MANY = "'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l' and 3 more"


@pytest.mark.parametrize(
    ("text", "options", "said"),
    [
        ("", {}, "a.csv:1: has no row that names its columns"),
        ("a,b\n1,2\n", {}, NO_STORIES + "'a' and 'b'"),
        (",".join("abcdefghijklmno"), {}, NO_STORIES + MANY),
        (
            "id,text\n1,2\n",
            {"text_field": "Text"},
            "a.csv:1: has no column 'Text'; there are 'id' and 'text'",
        ),
        ("id,text\n1,2\n", {"id_field": "x"}, "a.csv:1: has no column 'x'; there are 'id' and 'text'"),
        ('"text', {}, "a.csv:1: a quotation mark that opens a cell here is not closed"),
    ],
)
def test_tables_that_cannot_be_read(text: str, options: dict[str, str], said: str) -> None:
    assert [str(each) for each in read_all(text, **options)] == [said]


def test_bytes_that_are_no_text() -> None:
    (problem,) = read_all(b"id,text\n1,\xff\n")
    assert "a.csv:2: is not UTF-8: byte 0xff at offset 10" in str(problem)


CELLS = st.text(
    st.sampled_from('ab ",;\t\r\né“') | st.characters(exclude_categories=["Cs"], exclude_characters="\0")
)


@given(
    st.text(st.sampled_from('ab ",;\t\n\ré'))
    | st.lists(CELLS).map(lambda cells: ",".join(map(quoted, cells)))
)
def test_cells_are_those_of_the_standard_library(text: str) -> None:
    for delimiter in BARE:
        expected = [row for row in standard.reader(io.StringIO(text, newline=""), delimiter=delimiter) if row]
        try:
            found = [[value(text, cell, delimiter).text for cell in row] for row in rows(text, delimiter)]
        except UnclosedError as problem:
            assert text[problem.at] == '"'
            closed = text + '"'
            found = [[value(closed, cell, delimiter).text for cell in row] for row in rows(closed, delimiter)]
            assert found == expected
        else:
            assert found == expected


@given(
    st.lists(st.tuples(CELLS, CELLS), min_size=1),
    st.sampled_from(sorted(BARE)),
    st.sampled_from(["\n", "\r\n"]),
)
def test_any_story_is_read_where_it_stands(cells: list[tuple[str, str]], delimiter: str, end: str) -> None:
    assume(not any(_HTML.match(text) for _, text in cells))  # which is read as such, and tested above
    table = io.StringIO()
    for row in [("id", "text"), *(("x" + name, text) for name, text in cells)]:
        # the library leaves a lone \\r bare where lines end in \\n, and cannot read that back
        quoting = standard.QUOTE_ALL if any("\r" in cell for cell in row) else standard.QUOTE_MINIMAL
        standard.writer(table, delimiter=delimiter, lineterminator=end, quoting=quoting).writerow(row)
    text = table.getvalue()
    found = stories(text)
    assert [(document.story, document.text) for document in found] == [
        (("x" + name).strip(), laid_out(text)) for name, text in cells
    ]
    for document in found:
        assert_places(document)
        assert document.blocks == plain_blocks(document.text, ENGLISH)


def test_how_sure_it_is() -> None:
    table = b"id,text\n1,Rain fell.\n"
    assert csv.sniff(table, "a.csv") == 0.9
    assert csv.sniff(codecs.BOM_UTF8 + table, "a.TSV") == 0.9
    assert csv.sniff(b"a,b\n1,2\n", "a.csv") == 0.5
    assert csv.sniff(table, "<stdin>") == 0.3
    assert csv.sniff(table, "a.txt") == 0
    assert csv.sniff(BODY.encode(), "<stdin>") == 0
