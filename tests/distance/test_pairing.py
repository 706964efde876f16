"""Which segment is held against which, and what is said where the files do not fit together."""

from __future__ import annotations

import io

import pytest
from comparing import DRAFTS, file, ours, texts
from hypothesis import given
from hypothesis import strategies as st

from tlqa.distance.model import Pairing
from tlqa.distance.pairing import pair
from tlqa.distance.segments import _lines
from tlqa.errors import InputError

STORY = "Night train returns\n\nThe train runs again\nfrom June.\n\n“We are glad,” she said.\n"


def test_plain_text_by_line() -> None:
    paired = pair(ours("engine-a.txt"), ours("reference.txt"))
    assert (paired.pairing, len(paired), paired.remarks) == (Pairing.LINES, 12, ())


def test_empty_lines_between_paragraphs_are_no_segments_to_score() -> None:
    paired = pair([file("a", "One.\n\nTwo.\n")], [file("r", "One.\n\nTwo.")])
    assert [paired.is_blank(number) for number in range(len(paired))] == [False, True, False]
    assert paired.remarks == ()


def test_wrapped_stories_by_paragraph() -> None:
    other = "Night train is back\n\nThe train runs again from June.\n\n“We are glad,” she said.\n"
    paired = pair([file("a.txt", STORY)], [file("r.txt", other)])
    assert paired.pairing is Pairing.PARAGRAPHS
    assert [s.text for s in paired.drafts[0].segments][1] == "The train runs again from June."
    assert [s.line for s in paired.drafts[0].segments] == [1, 3, 6]
    assert paired.remarks == (
        "paired by paragraph: the files do not have equally many lines (a.txt 6, r.txt 5)",
    )


def test_neither_lines_nor_paragraphs() -> None:
    files = (
        file("a.txt", "One.\n\nTwo.\n"),
        file("b.txt", "One.\n"),
        file("r.txt", "One.\n\nTwo.\n\nThree.\n"),
    )
    with pytest.raises(InputError) as caught:
        pair(files[:2], files[2:])
    assert str(caught.value) == (
        "the files do not have equally many lines: a.txt 3, b.txt 1, r.txt 5;"
        " nor is there one for each paragraph: a.txt 2, b.txt 1, r.txt 3."
        " Each line of a draft is held against the same line of the reference"
    )


def test_lines_without_a_blank_one_are_never_one_paragraph() -> None:
    with pytest.raises(InputError, match=r"equally many lines: a\.txt 2, r\.txt 3\. Each line"):
        pair([file("a.txt", "One.\nTwo.\n")], [file("r.txt", "One.\nTwo.\nThree.\n")])


def test_lines_that_were_asked_for_are_never_paragraphs() -> None:
    other = STORY.replace("again\nfrom", "again from")
    with pytest.raises(InputError, match=r"equally many lines: a 6, r 5\."):
        pair([file("a", STORY)], [file("r", other)], Pairing.LINES)


def test_a_web_page_against_markdown() -> None:
    """Neither the page's own title nor its navigation is a paragraph."""
    paired = pair(ours("engine-b.html"), ours("story.md"))
    assert (paired.pairing, len(paired)) == (Pairing.PARAGRAPHS, 12)
    draft, reference = paired.drafts[0].segments[0], paired.references[0].segments[0]
    assert draft.text == reference.text == "Night train to the coast returns after nine years"
    assert (draft.line, reference.line) == (5, 1)
    assert [s.text for s in paired.drafts[0].segments] == (DRAFTS / "engine-b.txt").read_text().splitlines()


def test_markup_as_lines() -> None:
    assert texts(ours("story.md")[0], "lines")[0].startswith("# Night train")


@given(st.text(st.sampled_from("ab \t\r\n\x0b\x85\u2028\u3000é𝄞"), max_size=40))
def test_lines_are_those_that_sacrebleu_reads(text: str) -> None:
    assert [segment.text for segment in _lines(text)] == [
        line.rstrip() for line in io.StringIO(text, newline="\n")
    ]
    for segment in _lines(text):
        assert text[segment.start : segment.end].rstrip() == segment.text


def test_paragraphs_stand_where_the_document_has_them() -> None:
    side = ours("engine-b.html")[0].read(Pairing.PARAGRAPHS)
    for segment in side.segments:
        assert side.documents[0].text[segment.start : segment.end].split() == segment.text.split()


def test_furniture_within_a_paragraph_stays() -> None:
    page = "<article><h1>Head of it</h1><p>The bridge is shut until May.</p></article>"
    assert texts(file("a.html", page), "paragraphs") == ["Head of it", "The bridge is shut until May."]


def test_files_of_many_stories() -> None:
    one = file(
        "a.jsonl", '{"id": "1", "text": "The bridge is\\n\\nshut."}\n{"id": "2", "text": "It rains."}\n'
    )
    two = file(
        "r.jsonl", '{"id": "2", "text": "Rain falls."}\n{"id": "1", "text": "The bridge is closed."}\n'
    )
    paired = pair([one], [two])
    assert paired.pairing is Pairing.STORIES
    assert [
        (a.text, b.text)
        for a, b in zip(paired.drafts[0].segments, paired.references[0].segments, strict=True)
    ] == [("It rains.", "Rain falls."), ("The bridge is shut.", "The bridge is closed.")]


def test_paragraphs_of_many_stories_do_not_move_to_the_next() -> None:
    one = file("a.jsonl", '{"id": "1", "text": "A b.\\n\\nC d."}\n{"id": "2", "text": "E f."}\n')
    two = file("r.jsonl", '{"id": "1", "text": "A b."}\n{"id": "2", "text": "C d.\\n\\nE f."}\n')
    with pytest.raises(InputError, match=r"story 1 .* everywhere: a\.jsonl 2, r\.jsonl 1"):
        pair([one], [two], Pairing.PARAGRAPHS)


@pytest.mark.parametrize("content", ["", "\n\n", " \t\n", "\ufeff"])
def test_empty_files(content: str) -> None:
    for files in (([file("a", content)], [file("r", "One.")]), ([file("a", "One.")], [file("r", content)])):
        with pytest.raises(InputError, match=r"^(a|r): is empty: there is nothing to compare$"):
            pair(*files)


def test_binary_files() -> None:
    with pytest.raises(InputError, match="photo:1: is not text: it holds NUL"):
        pair([file("photo", b"\x89\x01\0\0\0")], [file("r", "One.")])


def test_another_encoding() -> None:
    with pytest.raises(InputError, match="is not UTF-8"):
        pair([file("a", "Café\n".encode("latin-1"))], [file("r", "Café\n")])


def test_a_byte_order_mark_is_no_text() -> None:
    assert texts(file("a", "\ufeffOne.\n"), "lines") == ["One."]


def test_lines_that_are_empty_on_one_side() -> None:
    paired = pair([file("a", "One.\n\nThree.\n")], [file("r", "One.\nTwo.\n\n")])
    assert paired.remarks == (
        "a: the line at 2 is empty where another file has text",
        "r: the line at 3 is empty where another file has text",
    )


def test_text_that_was_split_into_words() -> None:
    paired = pair([file("a", "It is shut .\nIt rains .\n")], [file("r", "It is shut.\nIt rains.\n")])
    (remark,) = paired.remarks
    assert remark.startswith("a: most lines end in a space and a full stop")
