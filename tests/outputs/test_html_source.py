"""What of a source stands beside which block of its story."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tlqa.engine import Checker
from tlqa.model import (
    Aligned,
    Block,
    BlockKind,
    Confidence,
    Document,
    Finding,
    Severity,
    SourceSpan,
)
from tlqa.outputs._html_source import Beside, beside
from tlqa.outputs.base import Options, find_output
from tlqa.text.direction import direction


def document(*paragraphs: str, language: str = "de") -> Document:
    text, blocks = "\n\n".join(paragraphs), []
    at = 0
    for each in paragraphs:
        blocks.append(Block(at, at + len(each), BlockKind.PARAGRAPH))
        at += len(each) + 2
    return Document(text, "x.txt", "plain", language, tuple(blocks))


def link(source: Document, target: Document, ours: str, theirs: str, moved: bool = False) -> Aligned:
    i, j = source.text.index(ours), target.text.index(theirs)
    return Aligned((i, i + len(ours)), (j, j + len(theirs)), moved)


def put(
    source: Document, target: Document, *links: tuple[str, str] | tuple[str, str, bool], **more: str
) -> Beside:
    rows = [(block.start, block.end) for block in target.blocks]
    made = sorted((link(source, target, *each) for each in links), key=lambda each: each.target)
    return beside(source, made, rows, {n: found(source, text) for n, text in enumerate(more.values(), 1)})


def found(source: Document, text: str) -> Finding:
    at = source.text.index(text)
    span = SourceSpan(at, at + len(text), text)
    return Finding("x/y/z", Severity.MAJOR, Confidence.HIGH, "accuracy", "m", "", 0, 1, "x", 1.0, source=span)


def shown(made: Beside) -> dict[int, list[str]]:
    return {
        row: ["".join(piece.text for piece in each.pieces) for each in made.rows[row]]
        for row in sorted(made.rows)
    }


def test_one_paragraph_that_became_two_is_cut() -> None:
    source, target = document("Eins. Zwei."), document("One.", "Two.")
    made = put(source, target, ("Eins.", "One."), ("Zwei.", "Two."))
    assert shown(made) == {0: ["Eins. "], 1: ["Zwei."]}


def test_two_paragraphs_that_became_one_stand_together() -> None:
    source, target = document("Eins.", "Zwei."), document("One. Two.")
    made = put(source, target, ("Eins.", "One."), ("Zwei.", "Two."))
    assert shown(made) == {0: ["Eins.", "Zwei."]}


def test_what_was_left_out_stands_with_what_is_before_it() -> None:
    source, target = document("Null.", "Eins. Halb. Zwei.", "Drei."), document("One. Two.", "Three.")
    made = put(source, target, ("Eins.", "One."), ("Zwei.", "Two."), ("Drei.", "Three."))
    assert shown(made) == {0: ["Null.", "Eins. Halb. Zwei."], 1: ["Drei."]}


def test_what_was_moved_is_told_and_moves_nothing_else() -> None:
    source, target = document("Eins.", "Zwei.", "Rest.", "Drei."), document("One.", "Three.", "Two.")
    made = put(source, target, ("Eins.", "One."), ("Zwei.", "Two.", True), ("Drei.", "Three."))
    assert shown(made) == {0: ["Eins.", "Rest."], 1: ["Drei."], 2: ["Zwei."]}
    assert [each.moved for each in made.rows[2]] == [True]


def test_nothing_is_lost_where_nothing_is_aligned() -> None:
    source, target = document("Eins.", "Zwei."), document("One.", "Two.")
    made = put(source, target)
    assert not made.rows
    assert [each.pieces[0].text for each in made.rest] == ["Eins.", "Zwei."]


def test_a_finding_over_a_cut_is_labelled_once() -> None:
    source, target = document("Eins. Zwei."), document("One.", "Two.")
    made = put(source, target, ("Eins.", "One."), ("Zwei.", "Two."), it="Eins. Zwei.", word="Zwei")
    pieces = [piece for row in sorted(made.rows) for each in made.rows[row] for piece in each.pieces]
    assert [n for piece in pieces for n in piece.ends] == [2, 1]
    assert [piece.text for piece in pieces if 2 in piece.findings] == ["Zwei"]
    assert made.labelled == {1, 2}


@pytest.mark.parametrize(
    ("language", "way"),
    [("ar", "rtl"), ("he", "rtl"), ("fa-IR", "rtl"), ("fr", "ltr"), ("az-Arab", "rtl"), ("ku-Latn-TR", "ltr"),
     ("ar-Latn", "ltr"), ("", "auto")],
)  # fmt: skip
def test_direction(language: str, way: str) -> None:
    assert direction(language) == way


def test_a_source_of_no_known_language() -> None:
    checker = Checker(select=["quotes"])
    source = "Qlq wxz.\n\nZzz."
    page = find_output("html").render(
        checker.report([checker.check_text("A line.\n\nAnother.", source=source)]), Options()
    )
    assert '<div class="other" lang="" dir="auto">' in page


def test_a_story_without_a_source_has_no_box_for_one() -> None:
    checker = Checker(select=["quotes"])
    page = find_output("html").render(checker.report([checker.check_text("A line.")]), Options())
    assert 'id="beside"' not in page
    assert 'class="other"' not in page


def test_the_text_report_has_the_words_of_the_source() -> None:
    checker = Checker(select=["bilingual"])
    source = (
        "Das Konzert beginnt um acht. Die Tore bleiben offen, und der Eintritt ist frei. Es regnet selten."
    )
    text = "The concert begins at eight. It seldom rains."
    file = checker.check_text(text, source=source, source_language="de")
    (finding,) = file.findings
    assert finding.source is not None
    assert finding.source.text == "Die Tore bleiben offen, und der Eintritt ist frei."
    for message, times in (("A sentence is gone.", 1), (f"Gone: “{finding.source.text}”", 0)):
        told = replace(file, findings=(replace(finding, message=message),))
        said = find_output("text").render(checker.report([told]), Options())
        assert said.count(f"source: “{finding.source.text}”") == times  # not where the message says it
