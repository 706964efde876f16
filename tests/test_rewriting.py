"""Files fixed: the findings are gone, no others change, and no byte that need not."""

from __future__ import annotations

import codecs
from functools import partial
from typing import TYPE_CHECKING

import pytest
from helpers import ANY, checker_with, pattern
from hypothesis import given
from hypothesis import strategies as st
from planting import (
    ALL,
    HEADLINE,
    assert_mended,
    assert_only_the_edits_changed,
    checker,
    paragraphs,
    stories_of,
)

from tlqa.engine import Checker
from tlqa.fixing import Plan, Reason, plan
from tlqa.rewriting import Fixed, fix

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tlqa.model import FileReport

_CODECS = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}


@given(
    paragraphs(),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.sampled_from([b"", *_CODECS]),
)
def test_plain_text(texts: list[str], line_end: str, mark: bytes) -> None:
    codec = _CODECS.get(mark, "utf-8")
    text = (line_end * 2).join(texts) + line_end
    fixed = fix(checker(), mark + text.encode(codec), "a.txt", ALL)
    assert_mended(checker(), fixed, "a.txt")
    assert fixed.data.startswith(mark)
    bare = Fixed(fixed.before, fixed.data[len(mark) :], fixed.edits)
    assert_only_the_edits_changed(text.encode(codec), bare, codec)


@given(paragraphs(), st.sampled_from(["windows-1252", "utf-16-le"]))
def test_plain_text_in_an_encoding_that_is_named(texts: list[str], encoding: str) -> None:
    data = "\r\n\r\n".join(texts).replace("\u200b", "").encode(encoding)
    fixed = fix(checker(encoding), data, "a.txt", ALL)
    assert_mended(checker(encoding), fixed, "a.txt")
    assert_only_the_edits_changed(data, fixed, encoding)


# One file


def fixed_text(text: str, *, unsafe: bool = True, checker: Checker | None = None) -> Fixed:
    return fix(checker or Checker(), text.encode(), "a.txt", partial(plan, unsafe=unsafe))


def test_only_what_is_safe_unless_asked() -> None:
    text = f"{HEADLINE}\n\nThe envoy met with with the mayor , and the guards locked the gate.\n"
    safe = fixed_text(text, unsafe=False)
    assert safe.data.decode() == text.replace(" ,", ",")
    ((document, left),) = safe.left
    assert (left.reason, left.finding.text) == (Reason.UNSAFE, "with with")
    assert document.text == safe.data.decode()
    assert fixed_text(text).data.decode() == text.replace(" ,", ",").replace("with with", "with")


def test_nothing_to_fix() -> None:
    fixed = fixed_text("The envoy left the hall.\n")
    assert (fixed.data, fixed.edits, fixed.left) == (b"The envoy left the hall.\n", (), ())


def test_a_finding_that_a_fix_brings_about_is_told() -> None:
    rules = [pattern("cat", fix="dog"), pattern("dog", "en/tests/second")]
    fixed = fixed_text("The cat sat down.\n", checker=checker_with(*rules))
    assert fixed.data == b"The dog sat down.\n"
    assert [(note.finding.rule, note.said) for note in fixed.notes] == [("en/tests/second", "is new")]
    assert fixed.left == ()


def test_a_new_finding_that_has_a_fix_is_left_for_the_next_run() -> None:
    rule = pattern("cat", fix="dog", at_most=1)
    fixed = fixed_text("The cat and the cat sat down.\n", checker=checker_with(rule))
    assert fixed.data == b"The dog and the cat sat down.\n"
    assert [(note.finding.start, note.said) for note in fixed.notes] == [(16, "is new")]
    assert [left.reason for _, left in fixed.left] == [Reason.NEW]


def test_a_finding_that_a_fix_takes_with_it_is_told() -> None:
    rules = [pattern("(?<=the )cat", fix="dog"), pattern("down(?<=cat sat down)", "en/tests/second")]
    fixed = fixed_text("Then the cat sat down.\n", checker=checker_with(*rules))
    assert fixed.data == b"Then the dog sat down.\n"
    (note,) = fixed.notes
    assert (note.finding.rule, note.document.text) == ("en/tests/second", "Then the cat sat down.\n")
    assert note.said.startswith("is gone too")


def test_a_fix_that_mends_nothing_is_told() -> None:
    fixed = fixed_text("The cat sat down.\n", checker=checker_with(pattern("cat", fix="cat cat")))
    assert fixed.data == b"The cat cat sat down.\n"
    assert {note.said for note in fixed.notes} == {"is still there"}


def test_a_finding_whose_edge_a_fix_moves_is_the_same_one() -> None:
    rules = [pattern("cat ,", fix="cat,"), pattern("the old fat lazy cat(?: ,)?", "en/others/second")]
    fixed = fixed_text("Then the old fat lazy cat , sat down.\n", checker=checker_with(*rules))
    assert fixed.data == b"Then the old fat lazy cat, sat down.\n"
    assert fixed.notes == ()


def test_of_two_fixes_that_meet_the_graver_is_made_first() -> None:
    graver = pattern("sat down on", "en/tests/second", fix="lay on", weight=9.0)
    rules = [pattern("cat sat", fix="cats"), graver]
    fixed = fixed_text("The cat sat down on it.\n", checker=checker_with(*rules))
    assert fixed.data == b"The cat lay on it.\n"
    assert [note.said for note in fixed.notes] == ["is gone too, though nothing was done about it"]


# Files of many stories, and stories that cannot be read


def test_a_story_that_cannot_be_read_does_not_stop_the_others() -> None:
    data = b'{"text": "The hall , he said."}\r\nnonsense\r\n{"text": "The gate , he said."}\r\n'
    fixed = fix(Checker(), data, "a.jsonl", ALL)
    assert fixed.data == data.replace(b" ,", b",")
    assert [(error.path, error.line) for error in fixed.errors] == [("a.jsonl", 2)]


# Damage


def html(page: str, checker: Checker | None = None) -> Fixed:
    return fix(checker or Checker(), page.encode(), "a.html", ALL)


def test_a_space_that_would_still_be_read() -> None:
    page = f"<h1>{HEADLINE}</h1><p>The envoys left the <b>palace </b> , and the guards locked the gate.</p>"
    fixed = html(page)
    assert (fixed.data, fixed.edits) == (page.encode(), ())
    assert [left.reason for _, left in fixed.left] == [Reason.DAMAGE]


def test_entities_and_spaces_of_markup() -> None:
    page = (
        f"<h1>{HEADLINE}</h1><p>Salt &amp; pepper, <b>the envoys</b> left the palace&#32;, and the guards\n"
        " locked it  at <i>8</i> p.&nbsp;m. on Monday.</p>"
    )
    fixed = html(page)
    assert fixed.data.decode() == page.replace("&#32;,", ",").replace("p.&nbsp;m.", "p.m.")
    assert (fixed.left, fixed.notes) == ((), ())


def test_a_fix_within_an_element() -> None:
    page = "<p>The guards locked the gate at 8 p.<b> m.</b> on Monday, and nobody saw the envoys.</p>"
    assert html(page).data.decode() == page.replace(" m.", "m.")


@pytest.mark.parametrize(
    ("found", "replacement", "page"),
    [
        ("two parts", "2 shares", "<p>It has <b>two</b> parts.</p>"),
        ("two\\nparts", "two parts", "<ul><li>It has two<br>parts.</li></ul>"),
        ("UE", "EU", "<p>It is of the U<i>E</i> now.</p>"),
    ],
)
def test_markup_within_what_would_change(found: str, replacement: str, page: str) -> None:
    fixed = html(page, checker_with(pattern(found, fix=replacement, scope=ANY)))
    assert (fixed.data, fixed.edits) == (page.encode(), ())
    assert [left.reason for _, left in fixed.left] == [Reason.MARKUP]


def test_one_that_would_damage_the_file_does_not_stop_the_others() -> None:
    bad = "<p>The envoys left the <b>palace </b> , and the guards locked the gate.</p>\n"
    good = "<p>The envoys left the palace , and the guards locked the gate.</p>\n"
    fixed = html(good + bad + good + bad)
    mended = good.replace(" ,", ",")
    assert fixed.data.decode() == mended + bad + mended + bad
    assert [left.reason for _, left in fixed.left] == [Reason.DAMAGE] * 2


def test_nor_those_of_its_paragraph() -> None:
    page = (
        f"<h1>{HEADLINE}</h1><p>The envoys met with with the mayor , left the <b>palace </b> , and the guards"
        " locked the gate . Prices rose 3 % in May after a dry spring.</p><p>They met with with her .</p>"
    )
    fixed = html(page)
    mended = page.replace("with with", "with").replace("mayor ,", "mayor,").replace(" .", ".")
    assert fixed.data.decode() == mended.replace("3 %", "3%")
    assert [left.reason for _, left in fixed.left] == [Reason.DAMAGE]


def test_bytes_that_cannot_be_changed_in_part() -> None:
    text = b'The hall , he said \x1b$B$"\x1b(B\x1b(B on Monday.\n'  # the last escape changes nothing
    fixed = fix(Checker(encoding="iso-2022-jp"), text, "a.txt", ALL)
    assert (fixed.data, fixed.edits) == (text, ())
    assert [left.reason for _, left in fixed.left] == [Reason.DAMAGE]


def test_a_choice_of_no_edits() -> None:
    def none(reports: Sequence[FileReport]) -> Plan:
        return Plan((), ())

    text = b"The hall , he said on Monday.\n"
    assert fix(Checker(), text, "a.txt", none) == Fixed(
        tuple(stories_of(Checker(), text, "a.txt")), text, (), (), (), ()
    )
