"""Which edits a file gets: where they stand, how they are written, and which fixes are not made."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from helpers import ANY, ENGLISH, checker_with, pattern

from tlqa.engine import Checker
from tlqa.fixing import Reason, key_of, plan
from tlqa.inputs._story import StoryBuilder
from tlqa.inputs.escapes import escape
from tlqa.model import BlockKind, Document, FileReport

if TYPE_CHECKING:
    from tlqa.fixing import Plan
    from tlqa.model import Rule

HEAD = "Ferry service resumes after storm\n\n"


def plain(text: str, *rules: Rule, unsafe: bool = True) -> tuple[list[tuple[int, int, str]], list[Reason]]:
    """The edits of a plain text, and why the other fixes are not made."""
    checker = checker_with(*rules) if rules else Checker()
    return of(plan([checker.check_text(text)], unsafe=unsafe))


def of(made: Plan) -> tuple[list[tuple[int, int, str]], list[Reason]]:
    return [edit.in_file for edit in made.edits], [left.reason for left in made.left]


def test_an_edit_is_as_small_as_it_can_be() -> None:
    text = HEAD + "Prices rose 3 % in May , the ministry of trade said on Monday."
    space, comma = text.index(" %"), text.index(" ,")
    assert plain(text, unsafe=False) == ([(space, space + 1, ""), (comma, comma + 1, "")], [])


def test_a_fix_that_changes_nothing_is_none() -> None:
    assert plain("The cat sat.", pattern("cat", fix="cat")) == ([], [])


def test_what_a_person_must_approve() -> None:
    text = HEAD + "The envoy met with with the mayor of the town on Friday."
    assert plain(text, unsafe=False) == ([], [Reason.UNSAFE])
    at = text.index(" with the")
    assert plain(text) == ([(at, at + 5, "")], [])


@pytest.mark.parametrize("unsafe", [True, False])
def test_speech_is_never_changed(unsafe: bool) -> None:
    text = HEAD + "“Prices rose 3 % in May , and the road is cut,” the mayor said on Friday evening."
    assert plain(text, unsafe=unsafe) == ([], [Reason.SPOKEN, Reason.SPOKEN])


def test_what_was_refused() -> None:
    report = checker_with(pattern("c.t", fix="dog")).check_text("The cat and the cot.")
    first, second = report.findings
    made = plan([report], refused={key_of(0, first)})
    assert [edit.finding for edit in made.edits] == [second]
    assert [(left.finding, left.reason) for left in made.left] == [(first, Reason.REFUSED)]


def test_two_fixes_that_meet() -> None:
    graver = pattern("sat down on", "en/tests/second", fix="lay on", weight=9.0)
    edits, reasons = plain("The cat sat down on it.", pattern("cat sat", fix="cats"), graver)
    assert (edits, reasons) == ([(8, 16, "lay")], [Reason.OVERLAP])


def test_two_that_put_something_in_at_one_place() -> None:
    rules = [pattern("cat(?=sat)", fix="cat "), pattern("sat", "en/others/second", fix=", sat")]
    edits, reasons = plain("The catsat down.", *rules)
    assert (edits, reasons) == ([(7, 7, ", ")], [Reason.OVERLAP])


def test_two_side_by_side() -> None:
    rules = [pattern("cat", fix="dog"), pattern("sat", "en/others/second", fix="lay")]
    assert plain("The catsat down.", *rules) == ([(4, 7, "dog"), (7, 10, "lay")], [])


# Documents with markup


def document(
    *pieces: tuple[str, str], encoding: str = "utf-8", escapes: tuple[str, ...] = ("xml",)
) -> Document:
    """A story of one paragraph, of markup: ``text``, a ``tag``, or what stands for the text given."""
    markup = "".join(written for written, _ in pieces)
    builder = StoryBuilder(markup, "a.test", "plain", ENGLISH)
    builder.block(BlockKind.PARAGRAPH)
    at = 0
    for written, kind in pieces:
        if kind == "text":
            builder.text(written, at, escapes)
        elif kind != "tag":
            builder.atom(kind, at, at + len(written), escapes)
        at += len(written)
    return builder.document(encoding=encoding)


def fixed(document: Document, match: str, replacement: str) -> tuple[str, list[Reason]]:
    """The markup after the one edit of a document, and why there is none."""
    rule = pattern(match, fix=replacement, scope=ANY)
    made = plan([checker_with(rule).check(document)])
    markup = document.file_text
    for start, end, new in reversed([edit.in_file for edit in made.edits]):
        markup = markup[:start] + new + markup[end:]
    return markup, [left.reason for left in made.left]


@pytest.mark.parametrize(
    ("pieces", "match", "replacement", "expected"),
    [
        # put in right after the character before it
        ([("one,", "text"), ("<b>", "tag"), ("two", "text")], ",two", ", two", "one, <b>two"),
        ([("one", "text"), ("</b>", "tag"), (",two", "text")], ",two", ", two", "one</b>, two"),
        # or right before the one after it
        ([("<b>", "tag"), ("two", "text")], "two", "a two", "<b>a two"),
        # a tag that stands for a mark stays, and what is put in stands outside of it
        ([("one", "text"), ("<i>", "—"), ("two", "text")], "—two", " —two", "one <i>two"),
        ([("one", "text"), ("</i>", "—"), ("two", "text")], "—two", "— two", "one</i> two"),
        # written as the file writes it
        ([("one and two", "text")], "and", "& <", "one &amp; &lt; two"),
        ([("one ", "text"), ("&amp;", "&"), (" two", "text")], "& two", "and two", "one and two"),
        ([("caf", "text"), ("&eacute;", "é"), (" ,", "text")], "é ,", "é,", "caf&eacute;,"),
        # the one of two ways that leaves the markup alone
        ([("with ", "text"), ("<b>", "tag"), ("with", "text")], "with with", "with", "<b>with"),
        ([("with", "text"), ("</b>", "tag"), (" with", "text")], "with with", "with", "with</b>"),
    ],
)
def test_written_back_through_markup(
    pieces: list[tuple[str, str]], match: str, replacement: str, expected: str
) -> None:
    assert fixed(document(*pieces), match, replacement) == (expected, [])


@pytest.mark.parametrize(
    ("pieces", "match", "replacement"),
    [
        ([("U", "text"), ("<b>", "tag"), ("E", "text")], "UE", "EU"),
        ([("one ", "text"), ("<i>", "—"), ("two", "text")], "—t", "t"),
        ([("one ", "text"), ("\\u003Ci>", "—"), ("two", "text")], "—t", "t"),
        ([("one", "text"), ("<br>", "\n"), ("two", "text")], "one\ntwo", "one two"),
    ],
)
def test_markup_within(pieces: list[tuple[str, str]], match: str, replacement: str) -> None:
    made = document(*pieces)
    assert fixed(made, match, replacement) == (made.file_text, [Reason.MARKUP])


def test_a_cell_that_would_need_quotation_marks() -> None:
    made = document(("one two", "text"), escapes=("bare-comma",))
    assert fixed(made, "one two", "one, two") == ("one two", [Reason.PLACE])
    assert fixed(made, "one two", "one; two") == ("one; two", [])


def test_a_way_of_writing_that_is_not_known() -> None:
    made = document(("one two", "text"), escapes=("klingon",))
    assert fixed(made, "one two", "three") == ("one two", [Reason.PLACE])


def test_ways_of_writing_within_each_other() -> None:
    assert escape('&"', ("xml", "json")) == '&amp;\\"'
    made = document(("one two", "text"), escapes=("xml", "json"))
    assert fixed(made, " ", ' &"') == ('one &amp;\\"two', [])


def test_a_character_that_the_encoding_lacks() -> None:
    latin = document(("one two", "text"), encoding="iso-8859-1", escapes=())
    assert fixed(latin, "one", "‘one’") == ("one two", [Reason.ENCODING])
    assert fixed(latin, "one", "é") == ("é two", [])
    markup = document(("one two", "text"), encoding="iso-8859-1")
    assert fixed(markup, "one", "‘one’") == ("&#8216;one&#8217; two", [])


def test_one_text_that_two_stories_have_is_written_once() -> None:
    made = document(("one , two", "text"))
    report = checker_with(pattern(" ,", fix=",", scope=ANY)).check(made)
    both = plan([report, report])
    assert [(edit.story, edit.in_file) for edit in both.edits] == [(0, (3, 4, "")), (1, (3, 4, ""))]
    assert both.left == ()


def test_a_finding_knows_its_place_in_the_story() -> None:
    made = document(("<p>", "tag"), ("one two", "text"))
    rule = pattern("two", scope=ANY)
    (there,) = checker_with(rule).check(made).findings
    (here,) = checker_with(rule).check_text("one two").findings
    assert (there.start, there.seen) == (7, (4, 7))
    assert here.seen == (here.start, here.end) == (4, 7)


def test_no_story() -> None:
    nothing: list[FileReport] = []
    assert of(plan(nothing)) == ([], [])
