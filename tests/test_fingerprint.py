"""A finding keeps its name while its words and their surroundings stay, wherever they stand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from helpers import checker_with, find, pattern
from hypothesis import given
from hypothesis import strategies as st

from tlqa.fingerprint import alike, fingerprinted, normal
from tlqa.model import Block, BlockKind, Confidence, Document, Finding, Severity

if TYPE_CHECKING:
    import random
    from pathlib import Path

PAGE = (
    "Envoys meet in Aran again\n\n"
    "After a week of talks it is a dead deal, and nobody in the room denied it.\n\n"
    "It rained."
)
RULE = pattern("dead deal", ignore_case=True)


def names(text: str, rule_id: str = "en/tests/rule") -> list[str]:
    return [found.fingerprint for found in find(pattern("dead deal", rule_id, ignore_case=True), text)]


def name(text: str, rule_id: str = "en/tests/rule") -> str:
    (found,) = names(text, rule_id)
    return found


def test_it_survives_lines_inserted_above_and_below() -> None:
    above = PAGE.replace("\n\nAfter", "\n\nThe envoys came by boat, and two of them were ill.\n\nAfter")
    assert name(PAGE) == name(above) == name(PAGE + "\n\nIt snowed in the evening.")


def test_it_survives_a_move_within_the_story() -> None:
    headline, paragraph, last = PAGE.split("\n\n")
    assert name(PAGE) == name(f"{headline}\n\n{last}\n\n{paragraph}")


def test_it_survives_line_ends_spaces_and_accents() -> None:
    spaced = PAGE.replace("talks it", "talks\u00a0it").replace(" is a ", " " * 900 + "is a\u2009")
    assert name(PAGE) == name(spaced) == name(PAGE.replace("\n", "\r\n"))
    assert name(PAGE.replace("room", "caf\u00e9")) == name(PAGE.replace("room", "cafe\u0301"))


def test_it_survives_a_paragraph_wrapped_anew() -> None:
    story = "Envoys meet\n\nAfter a week of talks it is a dead deal, and nobody in the room\n    denied it.\n"
    assert name(story) == name(re.sub(r"room\n {4}", "room ", story))


def test_it_survives_another_name_of_the_file(tmp_path: Path) -> None:
    found = []
    for file in ("a.txt", "b/c.txt"):
        (tmp_path / file).parent.mkdir(exist_ok=True)
        (tmp_path / file).write_text(PAGE, "utf-8")
        found += checker_with(RULE).check_file(tmp_path / file).findings
    assert found[0].fingerprint == found[1].fingerprint


def test_it_tells_rules_words_and_surroundings_apart() -> None:
    prints = {
        name(PAGE),
        name(PAGE, "en/tests/other"),
        name(PAGE.replace("it is a", "it was a")),
        name(PAGE.replace("nobody in", "everybody in")),
        name(PAGE.replace("dead deal", "dead deal")[:-10] + " It snowed."),
    }
    assert len(prints) == 4
    assert name(PAGE) == name(PAGE.replace("It rained", "It snowed"))


def test_it_is_sixteen_hexadecimal_digits() -> None:
    assert len(name(PAGE)) == 16
    assert int(name(PAGE), 16) >= 0


def test_what_is_alike_is_told_apart_by_order() -> None:
    headline, paragraph, last = PAGE.split("\n\n")
    first, second, third = names("\n\n".join((headline, paragraph, last, paragraph, last, paragraph)))
    assert (second, third) == (f"{first}:2", f"{first}:3")
    assert {alike(first), alike(second), alike(third)} == {name(PAGE)}


def test_what_is_suppressed_keeps_its_place_in_the_order(tmp_path: Path) -> None:
    path = tmp_path / "story.md"
    paragraph = PAGE.split("\n\n")[1]
    path.write_text(f"<!-- tlqa-disable-next-line -->\n{paragraph}\n\n{paragraph}\n", "utf-8")
    (found,) = checker_with(RULE).check_file(path).findings
    assert found.fingerprint.endswith(":2")


def finding(start: int, end: int, text: str) -> Finding:
    return Finding(
        "en/tests/rule", Severity.MAJOR, Confidence.HIGH, "x/y", "", "", start, end, text[start:end], 5.0
    )


def document(*paragraphs: str) -> Document:
    text, blocks, at = "\n\n".join(paragraphs), [], 0
    for each in paragraphs:
        blocks.append(Block(at, at + len(each), BlockKind.PARAGRAPH))
        at += len(each) + 2
    return Document(text, "story.txt", "plain", "en", tuple(blocks))


def test_a_hundred_thousand_findings_in_one_paragraph() -> None:
    text = "the cat sat " * 100_000
    found = [finding(at, at + 3, text) for at in range(0, len(text), 12)]
    named = [each.fingerprint for each in fingerprinted(found, document(text))]
    assert len(set(named)) == 100_000
    assert len({alike(each) for each in named}) < 20


WORDS = st.lists(
    st.sampled_from(["ferry", "Quay", "caf\u00e9", "ﬁn", "straße", "👍", "x"]), min_size=1, max_size=40
)
SPACES = [" ", "\n", "\t", "\u00a0", "  \r\n ", " " * 300]


@given(WORDS, WORDS, st.randoms(use_true_random=False))
def test_white_space_never_counts(before: list[str], after: list[str], luck: random.Random) -> None:
    def story(spaces: list[str]) -> str:
        parts = [*before, "WRONG", *after]
        joined = "".join(part + luck.choice(spaces) for part in parts).strip()
        start = joined.index("WRONG")
        (found,) = fingerprinted([finding(start, start + 5, joined)], document(joined))
        return found.fingerprint

    assert story([" "]) == story(SPACES)


@given(st.text(max_size=60), st.text(min_size=1, max_size=9), st.text(max_size=60), st.text(max_size=60))
def test_other_paragraphs_never_count(before: str, words: str, after: str, other: str) -> None:
    paragraph = before + words + after
    alone = document(paragraph)
    moved = document(other, paragraph, other)
    shift = len(other) + 2
    here = finding(len(before), len(before + words), alone.text)
    there = finding(shift + len(before), shift + len(before + words), moved.text)
    assert fingerprinted([here], alone)[0].fingerprint == fingerprinted([there], moved)[0].fingerprint


@pytest.mark.parametrize("text", ["", " ", "A\u0301 b", "Stra\u00dfe\n"])
def test_normal_twice_is_normal_once(text: str) -> None:
    assert normal(normal(text)) == normal(text)
