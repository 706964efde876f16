"""JSON Lines and arrays of records: a story each, at its place."""

from __future__ import annotations

import codecs
import json
from typing import Any

import pytest
from helpers import ENGLISH, laid_out
from hypothesis import given
from hypothesis import strategies as st

from tlqa.engine import Checker
from tlqa.errors import InputError
from tlqa.inputs import jsonl
from tlqa.inputs.base import Raw, read
from tlqa.model import BlockKind, Document, FileReport
from tlqa.text.blocks import plain_blocks

LEAD = "The ferry to the island sailed again on Tuesday, after ten days of strike."
BODY = f'{LEAD}\n\nThe deal is dead,” the envoy said.\n\nHe called it "a joke" and went.'


def read_all(data: str | bytes, **options: str) -> list[Document | InputError]:
    return list(
        read(Raw(data.encode() if isinstance(data, str) else data, "a.jsonl", ENGLISH, **options), "jsonl")
    )


def stories(data: str | bytes, **options: str) -> list[Document]:
    found = read_all(data, **options)
    assert all(isinstance(each, Document) for each in found), found
    return [each for each in found if isinstance(each, Document)]


def said(data: str | bytes, **options: str) -> list[str]:
    """The errors as they are said, and the text of stories."""
    return [str(each) if isinstance(each, InputError) else each.text for each in read_all(data, **options)]


def written(*records: Any, ascii_only: bool = False) -> str:
    return "".join(json.dumps(record, ensure_ascii=ascii_only) + "\n" for record in records)


def assert_places(document: Document) -> None:
    """Every piece of the story stands in the file as the document says."""
    assert document.places is not None
    for piece in document.places.pieces():
        shown, there = document.text[piece.start : piece.end], document.file_text[piece.low : piece.high]
        if piece.low == piece.high:
            assert shown == "\n\n"
        else:
            meant = there if piece.literal else json.loads(f'"{there}"')
            assert shown == meant or (shown.isspace() and meant.isspace()), "but for its layout"
            assert piece.escapes == ("json",)


@pytest.mark.parametrize("ascii_only", [True, False])
def test_a_story_a_line(ascii_only: bool) -> None:
    text = written({"id": 7, "text": BODY}, {"text": "Rain fell.", "slug": "rain"}, ascii_only=ascii_only)
    first, second = stories(text)
    assert (first.text, first.story, first.name) == (BODY, "7", "a.jsonl [7]")
    assert (second.text, second.story) == ("Rain fell.", "rain")
    assert first.markup is second.markup, "one text for all stories"
    assert first.blocks == plain_blocks(BODY, ENGLISH)
    for document in (first, second):
        assert_places(document)


def test_a_finding_stands_in_its_record() -> None:
    text = written({"text": "Rain fell."}, {"text": BODY}, ascii_only=True)
    _, report = Checker(select=["en/quotes/unopened"]).check_stories(text.encode(), "a.jsonl")
    assert isinstance(report, FileReport)
    (finding,) = report.findings
    assert text[finding.start : finding.end] == r"The deal is dead,\u201d"
    assert finding.text == "The deal is dead,”"
    assert finding.segment is not None
    assert finding.segment.id == "2", "the line, where a record has no name"
    assert BODY[finding.segment.start : finding.segment.end] == "The deal is dead,”"


def test_a_headline_of_its_own() -> None:
    twice = {"headline": "Ferry sails", "body": f"Ferry sails\n\n{LEAD}"}
    text = written({"title": "Ferry sails", "body": LEAD}, twice, {"title": None, "body": LEAD})
    first, again, none = stories(text)
    assert first.text == again.text == f"Ferry sails\n\n{LEAD}"
    assert [block.kind for block in first.blocks] == [BlockKind.HEADLINE, BlockKind.PARAGRAPH]
    assert first.blocks[0].confidence == 1.0
    assert none.text == LEAD
    for document in (first, again, none):
        assert_places(document)


def test_a_story_in_html() -> None:
    body = f"<p>The “boat” &amp;\n <b>crew</b> sailed.</p>\n<blockquote><p>{LEAD}</p></blockquote>"
    text = written({"headline": "Ferry sails", "body": body}, {"body": "A <p> is no HTML"}, ascii_only=True)
    document, plain = stories(text)
    assert document.text == f"Ferry sails\n\nThe “boat” & crew sailed.\n\n{LEAD}"
    assert [block.kind for block in document.blocks] == [
        BlockKind.HEADLINE,
        BlockKind.PARAGRAPH,
        BlockKind.BLOCK_QUOTE,
    ]
    low, high = document.place(*_span(document.text, "“boat” & crew"))
    assert text[low:high] == r"\u201cboat\u201d &amp;\n <b>crew"
    assert plain.text == "A <p> is no HTML"


def _span(text: str, part: str) -> tuple[int, int]:
    return text.index(part), text.index(part) + len(part)


def test_the_fields_that_are_named() -> None:
    record = {"text": "no", "id": 1, "article": {"en": LEAD, "no": 5}, "a.b": "Rain fell."}
    (document,) = stories(written(record), text_field="article.en", id_field="article.no")
    assert (document.text, document.story) == (LEAD, "5")
    (document,) = stories(written(record), text_field="a.b")
    assert document.text == "Rain fell."
    (document,) = stories(written({"content": {"x": 1}, "Story": LEAD, "ID": ""}))
    assert (document.text, document.story) == (LEAD, "1"), (
        "the usual names in any case; a text before what is none"
    )


def test_the_last_of_two_fields_of_one_name_counts() -> None:
    (document,) = stories('{"text": "Rain.", "text": "Snow."}')
    assert document.text == "Snow."
    assert_places(document)


def test_an_array_of_records() -> None:
    text = "\ufeff" + json.dumps([{"body": BODY}, {"body": "Rain fell."}], indent=2)
    first, second = stories(text)
    assert (first.text, first.story, second.text, second.story) == (BODY, "1", "Rain fell.", "2")
    for document in (first, second):
        assert_places(document)
    assert stories("[ ]") == []


def test_a_bad_line_does_not_stop_the_others() -> None:
    text = '{"text": "One."}\n\n{"text": 5}\n{"text": "Two."\n[1]\n{"body_": "x"}\r\n'
    text += '{"text": null}\n{"text": "Three."}'
    assert said(text) == [
        "One.",
        "a.jsonl:3: the field 'text' is a number, not a text",
        "a.jsonl:4: is no JSON: Expecting ',' delimiter, at column 16",
        "a.jsonl:5: is no record: it is no JSON object",
        "a.jsonl:6: has no field of a name such as 'text' or 'body'; name it by --text-field: 'body_'",
        "a.jsonl:7: the field 'text' is null, not a text",
        "Three.",
    ]


def test_records_before_the_first_story() -> None:
    assert said('{"a": 1}\n{"a": 1}\nnonsense\n{"text": "One."}') == [
        "a.jsonl:1: has no field of a name such as 'text' or 'body'; name it by --text-field: 'a'",
        "a.jsonl:2: has no field of a name such as 'text' or 'body'; name it by --text-field: 'a'",
        "a.jsonl:3: is no JSON: Expecting value, at column 1",
        "One.",
    ]


NO_STORIES = "a.jsonl: has no field of a name such as 'text' or 'body'; name it by --text-field: 'a' and 'b'"
TOO_MUCH = "a.jsonl:1: is no record: it is nested too deep, or holds a number that is too long"
NO_JSON = "a.jsonl:1: is no JSON: Expecting value"


@pytest.mark.parametrize(
    ("text", "options", "errors"),
    [
        ('{"a": 1}\n{"b": 2}\n', {}, [NO_STORIES]),
        ('{"a": 1}\n', {"text_field": "copy"}, ["a.jsonl: has no field 'copy'; there are 'a'"]),
        ('{"text": "x"}\n', {"id_field": "key"}, ["a.jsonl: has no field 'key'; there are 'text'"]),
        ("One.\nTwo.\n", {}, [f"{NO_JSON}, at column 1; so are the 1 records that follow"]),
        ("5\n", {}, ["a.jsonl:1: is no record: it is no JSON object"]),
        ('[{"text": "x"}, {"text":', {}, ["x", NO_JSON]),
        ('[{"text": "x"}', {}, ["x", "a.jsonl:1: is no JSON: the array is cut off or lacks a comma"]),
        ("[" * 200_000, {}, [TOO_MUCH]),
        ('{"a":' * 200_000, {}, [TOO_MUCH]),
        ('{"text": "x", "n": ' + "1" * 5000 + "}", {}, [TOO_MUCH]),
        ("", {}, []),
    ],
)
def test_files_that_cannot_be_read(text: str, options: dict[str, str], errors: list[str]) -> None:
    assert said(text, **options) == errors


def test_many_lines_that_are_none_are_said_in_place() -> None:
    assert len(said("x\n" * 1500 + '{"text": "One."}')) == 1501


def test_bytes_that_are_no_text() -> None:
    (problem,) = said(b'{"text": "a"}\n{"text": "\xff"}\n')
    assert "a.jsonl:2: is not UTF-8: byte 0xff" in problem


def test_encodings() -> None:
    text = written({"text": "“Café”"})
    (document,) = stories(codecs.BOM_UTF16_LE + text.encode("utf-16-le"))
    assert (document.text, document.encoding) == ("“Café”", "utf-16")
    (document,) = stories(text.encode("windows-1252"), encoding="windows-1252")
    assert (document.text, document.encoding) == ("“Café”", "windows-1252")


TEXTS = st.text(
    st.sampled_from('ab\\"\n\tu é“𝄞') | st.characters(exclude_categories=["Cs"], exclude_characters="\0")
)


@given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1), st.booleans(), st.booleans())
def test_any_story_is_read_where_it_stands(
    records: list[tuple[str, str]], ascii_only: bool, array: bool
) -> None:
    values = [{"other": other, "text": text, "id": f"x{n}"} for n, (other, text) in enumerate(records)]
    data = json.dumps(values, ensure_ascii=ascii_only) if array else written(*values, ascii_only=ascii_only)
    found = stories(data)
    assert [(each.story, each.text) for each in found] == [
        (f"x{n}", laid_out(text)) for n, (_, text) in enumerate(records)
    ]
    for document in found:
        assert_places(document)
        assert document.blocks == plain_blocks(document.text, ENGLISH)


def test_how_sure_it_is() -> None:
    records = written({"id": 1, "text": BODY}, {"id": 2, "text": BODY}).encode()
    array = json.dumps([{"text": BODY}]).encode()
    assert jsonl.sniff(records, "a.ndjson") == 0.9
    assert jsonl.sniff(b"Just text", "a.jsonl") == 0.5
    assert jsonl.sniff(records, "<stdin>") == jsonl.sniff(records, "a.json") == 0.6
    assert jsonl.sniff(array, "a.json") == 0.3
    assert jsonl.sniff(b'{"name": "package", "text": "x"}\n', "package.json") == 0
    assert jsonl.sniff(b'[{"name": "x"}]', "a.json") == 0
    assert jsonl.sniff(BODY.encode(), "a.txt") == 0
    assert jsonl.sniff(records, "a.txt") == 0
