"""A story says the same however it is laid out, and so do its findings."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tlqa import languages
from tlqa.engine import Checker
from tlqa.inputs import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tlqa.model import Finding

CHECKER = Checker()
CORPUS = Path(__file__).resolve().parent.parent / "corpus"
WIDTH = 72

Edits = list[tuple[int, int, str]]


def every(pattern: str, new: str) -> Callable[[str], Edits]:
    return lambda text: [(m.start(), m.end(), m.expand(new)) for m in re.finditer(pattern, text)]


def wrapped(text: str, end: str = "\n") -> Edits:
    """The spaces at which an editor would break the lines."""
    edits: Edits = []
    for line in re.finditer(r"[^\n]+", text):
        column, last = 0, line.start()
        for word in re.finditer(r"\S+", line.group()):
            if column and column + 1 + len(word.group()) > WIDTH:
                edits.append((last, line.start() + word.start(), end))
                column = -1
            column += 1 + len(word.group())
            last = line.start() + word.end()
    return edits


LAYOUTS: dict[str, Callable[[str], Edits]] = {
    "wrapped": wrapped,
    "wrapped, CRLF": lambda text: sorted([*wrapped(text, "\r\n"), *every(r"\n", "\r\n")(text)]),
    "CRLF": every(r"\n", "\r\n"),
    "tabs for blank lines": every(r"\n\n+(?=.)", "\n\t"),
    "spaces that do not break": every(r"(?<=\d) (?=\w)", "\u00a0"),
    "thin spaces": every(r"(?<=\d) (?=\d)", "\u202f"),
}


def changed(text: str, edits: Edits) -> tuple[str, Callable[[int], int]]:
    """The text after the edits, and where an offset of it was before."""
    parts, at = [], 0
    for low, high, new in edits:
        parts += (text[at:low], new)
        at = high
    shifts = [0, *accumulate(len(new) - (high - low) for low, high, new in edits)]
    ends = [high + shift for (_, high, _), shift in zip(edits, shifts[1:], strict=True)]
    return "".join((*parts, text[at:])), lambda offset: offset - shifts[bisect_right(ends, offset)]


def told(findings: Iterable[Finding], before: Callable[[int], int] = int) -> list[tuple[str, int, int]]:
    return sorted((each.rule, before(each.start), before(each.end - 1)) for each in findings)


def stories() -> list[Path]:
    """Those whose paragraphs are one line each, with a blank one between."""
    found = [*CORPUS.glob("??-en/*/story.txt"), *CORPUS.glob("clean/*/story.txt")]
    return sorted(path for path in found if not re.search(r"[^\n]\n[^\n]", path.read_text("utf-8")))


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("path", stories(), ids=lambda path: path.parent.name)
def test_the_findings_are_those_of_the_story(path: Path, layout: str) -> None:
    text = path.read_text("utf-8")
    laid_out, before = changed(text, LAYOUTS[layout](text))
    assert laid_out != text or "space" in layout
    assert told(CHECKER.check_text(laid_out).findings, before) == told(CHECKER.check_text(text).findings)


def test_there_are_stories_enough() -> None:
    damaged = [path for path in stories() if CHECKER.check_text(path.read_text("utf-8")).findings]
    assert len(damaged) >= 8


PIECES = [
    "The ferry",
    "sailed",
    "north.",
    "well-",
    "known",
    " ",
    "  ",
    "\n",
    "\r\n",
    "\r",
    "\n\n",
    "\t",
    "“No,”",
]


@given(st.lists(st.sampled_from(PIECES), max_size=150))
def test_only_white_space_changes_and_each_character_knows_its_place(pieces: list[str]) -> None:
    text = "".join(pieces)
    document = plain.document(text, "a.txt", languages.get("en"))
    assert "".join(document.text.split()) == "".join(text.split())
    for at, character in enumerate(document.text):
        low, high = document.place(at, at + 1)
        said = text[low:high]
        assert said == character or (said.isspace() and character.isspace())
    assert all(not {"\n", "\r"} & set(document.text[b.start : b.end]) for b in document.blocks)


def test_a_long_row_of_spaces_is_gone_through_once() -> None:
    text = FILLED.replace("Nobody was", "Nobody" + " " * 300_000 + "was")
    document = plain.document(text, "a.txt", languages.get("en"))
    assert document.text.split() == text.split()


TWO_SPACES = (
    "Ferry stays in port\n\n"
    "The ferry stayed in port on Monday.  Snow fell all night.  Nobody was hurt, the harbor master said.\n\n"
    "The owners want to sail again on Friday.  The the crew was told so.\n"
)


def test_two_spaces_behind_a_full_stop_are_one_where_it_is_the_habit() -> None:
    (finding,) = CHECKER.check_text(TWO_SPACES).findings
    assert finding.text == "The the"
    assert TWO_SPACES[finding.start : finding.end] == "The the"


FILLED = (
    "Ferry stays in port\n"
    "The ferry between the two islands stayed in port on Monday,\n"
    "and the harbor master said that it would sail on Friday if\n"
    "the wind allowed it.\n"
    "Nobody was hurt when the ferry struck the pier at noon, and\n"
    "the crew went home by bus in the evening.\n"
    "Snow fell all night in the hills above the town, and the two\n"
    "roads to the north were shut.\n"
)


def test_a_text_filled_to_a_width_needs_no_blank_lines() -> None:
    assert not CHECKER.check_text(FILLED).findings


def test_a_word_cut_behind_its_own_hyphen_at_a_line_end_is_whole() -> None:
    text = FILLED.replace("and the two\nroads", "and two ill-\nkept roads")
    assert not CHECKER.check_text(text).findings


JOINED = (
    "The river rose by two metres in the night and the road is shut, the harbor master said. "
    '"We saw it come at six. "The cows were in the barn and we could not get them out. '
    '"Nobody slept in the valley," he said. '
    "The council will meet on Tuesday to talk about a wall, which would cost four million crowns "
    "and take three years to build, by its own count. The last wall was washed away in 1987, and the "
    "one before it in 1953, when nine people drowned. Since then the two banks have had no more than "
    "sandbags, a siren and a boat. The boat is kept in the church, which stands higher than the rest "
    "of the town.\n"
)


def test_a_running_quotation_whose_paragraphs_were_joined_to_one() -> None:
    assert not CHECKER.check_text(JOINED).findings


def test_in_a_paragraph_among_others_the_mark_is_lost() -> None:
    paragraphs = JOINED.replace(" The council", "\n\nThe council").replace(" The last", "\n\nThe last")
    assert {each.rule for each in CHECKER.check_text(paragraphs).findings} == {"en/quotes/unclosed"}
