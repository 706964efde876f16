"""What each line of a page is to its reader: kinds, confidence, and how lines become blocks."""

from __future__ import annotations

from dataclasses import replace

import pytest
from helpers import blocks_of
from hypothesis import given
from hypothesis import strategies as st

from tlqa import languages
from tlqa.model import Block, BlockKind
from tlqa.text.blocks import paragraphs, plain_blocks

ENGLISH = languages.get("en")
PROSE = "The ferry between the two islands sailed again on Monday after three days in port."
MORE = "About forty drivers had slept in their cabs on the quay, the harbour master said."
LAST = "The operator expects to clear the backlog of lorries by the middle of the week."
HEADLINE = "Ferry service resumes after storm"


def kinds(text: str) -> list[tuple[str, str]]:
    """Each block's kind and its text."""
    return [(b.kind.value, text[b.start : b.end]) for b in blocks_of(text)]


def page(*lines: str) -> str:
    return "\n\n".join(lines)


def kind_of(line: str, *before: str) -> tuple[str, float]:
    """Kind and confidence of one line within a story, after its first paragraph unless told otherwise."""
    text = page(*(before or (HEADLINE, PROSE)), line, MORE, LAST)
    found = [b for b in blocks_of(text) if text[b.start : b.end] == line]
    assert len(found) == 1, kinds(text)
    return found[0].kind.value, found[0].confidence


def test_a_plain_story() -> None:
    text = page(HEADLINE, PROSE, MORE)
    assert [(b.kind, b.confidence) for b in blocks_of(text)] == [
        (BlockKind.HEADLINE, 0.9),
        (BlockKind.PARAGRAPH, 0.9),
        (BlockKind.PARAGRAPH, 0.9),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Harbour reopens",
        "Will the ferry sail again?",
        "“We shall sail,” says harbour master",
        "Storm: ferry service resumes between the islands after three days",
        "Ferry service resumes... at last",
        "Ferry sails again, for now...",
    ],
)
def test_headlines(line: str) -> None:
    assert kind_of(line, "")[0] == "headline"


def test_a_headline_that_ends_in_a_quotation() -> None:
    text = page("Harbour master to the islands: “We shall sail again before this week is out.”", PROSE)
    assert [kind for kind, _ in kinds(text)] == ["headline", "paragraph"]


def test_only_one_headline_stands_before_the_text() -> None:
    assert kind_of("A second line of some length", HEADLINE) == ("subheading", 0.7)


def test_a_short_headline_is_less_sure() -> None:
    assert kind_of("Ferry sails again", "")[1] == 0.6
    assert kind_of(HEADLINE, "")[1] == 0.9


def test_a_kicker_stands_before_a_better_headline() -> None:
    assert kinds(page("SHIPPING", HEADLINE, PROSE)) == [
        ("kicker", "SHIPPING"),
        ("headline", HEADLINE),
        ("paragraph", PROSE),
    ]


def test_a_kicker_before_a_bar_is_cut_off_the_headline() -> None:
    text = page("Northern Isles | Ferry service resumes after storm", PROSE)
    assert kinds(text) == [
        ("kicker", "Northern Isles |"),
        ("headline", "Ferry service resumes after storm"),
        ("paragraph", PROSE),
    ]
    assert blocks_of(text)[0].confidence == 0.8


def test_a_bar_near_the_end_of_a_headline_is_no_kicker() -> None:
    line = "Ferry service resumes between the islands after storm | Aran Post"
    assert kinds(page(line, PROSE))[0] == ("headline", line)


@pytest.mark.parametrize(
    "line",
    [
        "By Orla Venn",
        "BY ORLA VENN",
        "By Orla Venn and Tom Harlow",
        "Written by Orla Venn",
        "Text: Orla Venn",
    ],
)
def test_bylines(line: str) -> None:
    assert kind_of(line, HEADLINE) == ("byline", 0.9)
    assert kind_of(line) == ("byline", 0.9)


def test_a_bare_name_below_the_headline_is_a_byline() -> None:
    assert kind_of("Orla Venn", HEADLINE) == ("byline", 0.6)


@pytest.mark.parametrize(
    "line",
    [
        "March 3, 2021",
        "Monday, March 3, 2021",
        "3 March 2021 14:05",
        "2021-03-03",
        "03.03.2021",
        "Published: March 3, 2021 at 2:05 p.m. GMT",
        "Last updated on 3 March 2021",
        "March 3, 2021 | 4 min read",
        "March 3, 2021 | 14:05",
    ],
)
def test_page_dates(line: str) -> None:
    assert kind_of(line, HEADLINE) == ("date", 0.9)
    assert kind_of(line) == ("date", 0.9)


@pytest.mark.parametrize(
    "line",
    [
        "Twitter enthusiast. Coffee ninja. Lifelong gardener of the northern isles.",
        "“Typical reader. Falls down a lot. Writer of many notes.”",
    ],
)
def test_biographies(line: str) -> None:
    assert kind_of(line, HEADLINE) == ("biography", 0.7)


@pytest.mark.parametrize(
    ("line", "dateline"),
    [
        ("ARAN, Northern Isles (AP) — " + PROSE, "ARAN, Northern Isles (AP) —"),
        ("ARAN (AP) — " + PROSE, "ARAN (AP) —"),
        ("ARAN, March 3 (Reuters) - " + PROSE, "ARAN, March 3 (Reuters) -"),
        ("ARAN, Mar. 3 (AFP) – " + PROSE, "ARAN, Mar. 3 (AFP) –"),
        ("PORT ARAN — " + PROSE, "PORT ARAN —"),
        ("ARAN -- " + PROSE, "ARAN --"),
        ("(Washington) " + PROSE, "(Washington)"),
        ("ARAN | " + PROSE, "ARAN |"),
        ("(Aran Press) - " + PROSE, "(Aran Press) -"),
        ("Aran (dpa) - " + PROSE, "Aran (dpa) -"),
        ("ARAN. March 3. INTERFAX - " + PROSE, "ARAN. March 3. INTERFAX -"),
        ("ARAN, 3 March. /TASS/. " + PROSE, "ARAN, 3 March. /TASS/."),
        ("(Aran, NI - March 3) " + PROSE, "(Aran, NI - March 3)"),
        ("ÎLE-D’ARAN — " + PROSE, "ÎLE-D’ARAN —"),
    ],
)
def test_datelines_are_cut_off_the_first_paragraph(line: str, dateline: str) -> None:
    text = page(HEADLINE, line)
    assert kinds(text) == [("headline", HEADLINE), ("dateline", dateline), ("paragraph", PROSE)]
    assert [b.confidence for b in blocks_of(text)] == [0.9, 0.8, 0.9]


@pytest.mark.parametrize(
    "line",
    [
        "NATO said on Monday that the ferry had sailed again after three days in port.",
        "(It rained.) " + PROSE,
    ],
)
def test_a_capital_or_a_bracket_alone_is_no_dateline(line: str) -> None:
    assert kinds(page(HEADLINE, line))[1:] == [("paragraph", line)]


@pytest.mark.parametrize(
    "line",
    [
        "Photo: Orla Venn / Aran Press",
        "photo: Orla Venn / Aran Press",
        "The quay at Aran on Monday. (AP Photo/Orla Venn)",
        "FILE - The quay at Aran in the winter of 2019",
        "© Aran Press",
        "The quay at Aran in the winter of 1934. Aran Historical Society via AP",
        "The master (left) and the mate on Monday. (Aran Press/Orla Venn)",
        "From left, the master and the mate of the ferry. Aran Press photo by Orla Venn",
        "The quay at Aran on Monday. Orla Venn/Getty Images",
        "Image credit: Aran Press",
        "The master of the ferry on the quay at Aran. Photo: Orla Venn",
        "Drivers wait for the ferry at Aran, March 3, 2021. REUTERS/Orla Venn",
    ],
)
def test_captions(line: str) -> None:
    assert kind_of(line) == ("caption", 0.8)


def test_a_language_that_names_no_signs_has_captions_too() -> None:
    bare = replace(ENGLISH, caption_signs=())
    text = f"Ferry sails\n\n{PROSE}\n\nPhoto: a ferry at the quay"
    assert [b.kind for b in plain_blocks(text, bare)] == [b.kind for b in plain_blocks(text, ENGLISH)]


@pytest.mark.parametrize("line", ["What comes next", "A second storm?", "Three days in port"])
def test_subheadings(line: str) -> None:
    assert kind_of(line)[0] == "subheading"


def test_a_long_subheading_is_less_sure() -> None:
    assert kind_of("Three days in port") == ("subheading", 0.7)
    assert kind_of("Three days in port and what the operator makes of them") == ("subheading", 0.5)


@pytest.mark.parametrize(
    "line", ["Short but whole.", "It ends:", "He said, “No.”", "Half a line of text that stops,"]
)
def test_short_lines_that_end_as_text_does_are_less_sure_paragraphs(line: str) -> None:
    assert kind_of(line) == ("paragraph", 0.6)


@pytest.mark.parametrize("mark", ["•", "*", "▪", "1.", "2)", "a)"])
def test_list_items(mark: str) -> None:
    assert kind_of(f"{mark} The bridge at Aran reopens on Monday morning.") == ("list-item", 0.8)


def test_dashes_side_by_side_are_a_list() -> None:
    lines = [
        "– The bridge at Aran reopens on Monday morning.",
        "– Schools in the valley stay shut until June.",
    ]
    assert [k for k, _ in kinds(page(HEADLINE, PROSE, *lines))][2:] == ["list-item", "list-item"]


def test_a_dash_by_itself_before_a_sentence_is_speech() -> None:
    line = "– We saw the smoke from the bridge and called at once."
    assert kind_of(line) == ("paragraph", 0.9)


def test_a_dash_by_itself_before_a_few_words_is_a_list_item() -> None:
    assert kind_of("– Milk and bread") == ("list-item", 0.8)


def test_text_without_a_headline() -> None:
    assert kinds(page(PROSE, MORE)) == [("paragraph", PROSE), ("paragraph", MORE)]


# How lines become blocks


WRAPPED = (
    "The ferry between the two islands sailed again on Monday after three\n"
    "days in port, and the operator said that it expected to clear the\n"
    "backlog of lorries by the middle of the week."
)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_hard_wrapped_paragraphs_are_joined(end: str) -> None:
    text = f"{HEADLINE}\n\n{WRAPPED}\n\n{WRAPPED}\n".replace("\n", end)
    wrapped = WRAPPED.replace("\n", end)
    assert kinds(text) == [("headline", HEADLINE), ("paragraph", wrapped), ("paragraph", wrapped)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_one_line_a_paragraph(end: str) -> None:
    text = end.join([HEADLINE, PROSE, MORE, LAST])
    assert [t for _, t in kinds(text)] == [HEADLINE, PROSE, MORE, LAST]


def test_a_headline_right_above_wrapped_text_is_not_joined() -> None:
    assert kinds(f"Ferry sails\n{PROSE}\n")[0] == ("headline", "Ferry sails")


def test_list_items_are_not_joined() -> None:
    lines = [
        "- the bridge at Aran reopens on Monday morning after a year",
        "- schools in the valley stay shut until the snow is cleared",
        "- the ferry will be sold to a Greek line, said the operator",
    ]
    assert [k for k, _ in kinds(page(HEADLINE, PROSE) + "\n\n" + "\n".join(lines))][2:] == ["list-item"] * 3


@pytest.mark.parametrize("blank", ["\u00a0", "  \t", "\u200b", "\u202f \u00a0", "\ufeff", "\x0c"])
def test_lines_of_spaces_are_blank(blank: str) -> None:
    text = f"{HEADLINE}\n{blank}\n{WRAPPED}\n{blank}\n{WRAPPED}"
    assert [t for _, t in kinds(text)] == [HEADLINE, WRAPPED, WRAPPED]


@pytest.mark.parametrize("text", ["", "\n", " \u00a0\r\n\t\n", "\u200b\n\ufeff"])
def test_nothing_has_no_blocks(text: str) -> None:
    assert blocks_of(text) == ()


def test_surrounding_spaces_are_no_part_of_a_block() -> None:
    text = f"  {HEADLINE} \n\n\u00a0{PROSE}\t\n"
    assert kinds(text) == [("headline", HEADLINE), ("paragraph", PROSE)]


_LINES = st.sampled_from(
    [
        *(HEADLINE, PROSE, MORE, WRAPPED, "By Orla Venn", "March 3, 2021", "SHIPPING", "Photo: Aran Press"),
        *(
            "– Milk and bread",
            "• Milk",
            "ARAN (AP) — " + PROSE,
            "Isles | " + HEADLINE,
            "\u00a0",
            "\u200b",
            "",
        ),
    ]
)
_ODD = st.text(st.sampled_from("aB .,:|–-•(“”\"'1\n\r\t\u00a0\u202f\u200b\ufeff\x0b\x0c\x1c\x85\u2028©"))
_TEXTS = st.one_of(st.text(), _ODD, st.lists(st.one_of(_LINES, _ODD)).map("\n".join))
_SEPARATORS = "\ufeff\u200b"


@given(_TEXTS)
def test_blocks_of_any_text(text: str) -> None:
    """In order, apart, not empty, stripped; and between them stands nothing that is not space."""
    at = 0
    for block in blocks_of(text):
        assert at <= block.start < block.end <= len(text)
        body = text[block.start : block.end]
        assert body == body.strip()
        assert not text[at : block.start].translate(dict.fromkeys(map(ord, _SEPARATORS))).strip()
        at = block.end
    assert not text[at:].translate(dict.fromkeys(map(ord, _SEPARATORS))).strip()


@given(_TEXTS)
def test_line_ends_make_no_difference(text: str) -> None:
    text = text.replace("\r", " ")
    ends = [0]
    for char in text:
        ends.append(ends[-1] + 1 + (char == "\n"))
    moved = tuple(replace(b, start=ends[b.start], end=ends[b.end]) for b in blocks_of(text))
    assert blocks_of(text.replace("\n", "\r\n")) == moved


def test_a_block_says_how_sure_it_is() -> None:
    assert Block(0, 1, BlockKind.PARAGRAPH).confidence == 1.0
    assert all(0 < b.confidence < 1 for b in blocks_of(page(HEADLINE, PROSE, MORE)))


def test_a_headline_that_is_known() -> None:
    text = "Rain fell on the hills above the port for ten whole days and nights.\n\nFerry sails"
    end = text.index("\n")
    first, second = plain_blocks(text, ENGLISH, headline=end)
    assert (first.start, first.end, first.kind, first.confidence) == (0, end, BlockKind.HEADLINE, 1.0)
    assert second.kind is not BlockKind.HEADLINE, "there is one already"
    assert plain_blocks(text, ENGLISH)[0].kind is BlockKind.PARAGRAPH


def test_paragraphs_and_the_lines_they_were_wrapped_into() -> None:
    lines = [
        "The ferry between the two islands sailed again on Monday",
        "after three days in port, and it rained.",
    ]
    text = "\r\n".join([HEADLINE, "", *lines, "", PROSE, MORE])
    found = [[text[low:high] for low, high in paragraph] for paragraph in paragraphs(text)]
    assert found == [[HEADLINE], lines, [PROSE], [MORE]]


INDENTED = [
    "    The ferry between the two islands sailed again on",
    "Monday after three days in port, the harbour master said.",
    "    “The Captain of the ferry was ready on Sunday night.",
    "We all waited for the wind,” he said.",
    " (Writing by Ann Example)",
]


@pytest.mark.parametrize("indent", ["    ", " ", "\t"])
def test_lines_that_are_further_in_begin_paragraphs_where_others_are_at_the_margin(indent: str) -> None:
    lines = [HEADLINE, *(line.replace("    ", indent) for line in INDENTED)]
    text = "\n".join(lines)
    found = [[text[low:high] for low, high in paragraph] for paragraph in paragraphs(text)]
    bare = [line.strip() for line in INDENTED]
    # a line that ends as a sentence does may be all of a paragraph
    assert found == [[HEADLINE], bare[:2], bare[2:3], bare[3:4], bare[4:]]


def test_lines_that_go_on_further_in_begin_none() -> None:
    lines = [
        "The ferry between the two islands sailed again on Monday",
        "   after three days in port, and it rained as the harbour",
        "   master had said.",
    ]
    assert len(paragraphs("\n".join(lines))) == 1


@pytest.mark.parametrize(
    "lines",
    [
        (
            "8:02 a.m.: Caller reported a goat.",
            "1:35 p.m.: Goat in road.",
            "11:50 p.m.: Same goat. Was a tarp.",
        ),
        ("Monday. Rose at six, wind northerly.", "Tuesday. Fell in.", "Wed. Rain, all of the day and night."),
        (
            "12 Cai Rowe – Soft hands. 7",
            "13 Ivo Hadd – Fast. 6",
            "14 Tom Lee (capt) – Gave the scoring pass. 8",
        ),
        ("Rowe: steady at the back. 7", "Hadd: slow to start with, and slow to end. 6", "Lee: was off. 4"),
        (
            "Corn Hall, 7.30pm",
            "Led by Anna Lee.",
            "Film4, 9pm & 11pm",
            "Followed by eels.",
            "The Ford ★★★",
            "Dark.",
        ),
        ("KERR: It began at four.", "SATO: And who was there?", "KERR: Everybody, and a dog."),
    ],
)
def test_entries_of_a_page_that_is_set_so(lines: tuple[str, ...]) -> None:
    found = {text: kind for kind, text in kinds(page(HEADLINE, PROSE, *lines, LAST))}
    assert {found[line] for line in lines} == {"list-item"}
    assert found[PROSE] == found[LAST] == "paragraph"


def test_one_block_of_such_a_shape_is_no_entry() -> None:
    assert (
        kind_of("Monday: the ferry sailed again, and the harbour master was on the quay.")[0] == "paragraph"
    )
    assert (
        kind_of("2024 – the year of the flood – was the last in which the ferry sailed at all.")[0]
        == "paragraph"
    )


SENTENCES = (
    "The ferry sails again on Monday.",
    "The harbour office said so last night.",
    "“We have waited for this since March.",
    "Nobody was paid in that time.",
    "“And nobody went away.",
    "The men are all still here,” the skipper said.",
    "He has been on the boat for nine years.",
    "“It is a good boat,” he said.",
    "The tickets cost what they cost last year.",
)


def lines_of_one_sentence(*changed: str) -> list[str]:
    text = "\n".join(changed or SENTENCES)
    return [text[b.start : b.end].replace("\n", " ") for b in blocks_of(text)]


def test_lines_of_one_sentence_that_one_pair_of_marks_holds_are_joined() -> None:
    first, second, *_, last = SENTENCES
    said = (" ".join(SENTENCES[2:4]), " ".join(SENTENCES[4:6]))
    assert lines_of_one_sentence() == [first, second, *said, *SENTENCES[6:-1], last]


@pytest.mark.parametrize(
    "changed",
    [
        (*SENTENCES[:5], SENTENCES[5].replace("”", ""), *SENTENCES[6:]),  # one was lost
        (*SENTENCES[:3], *SENTENCES[6:], "It rained.", "It snowed.", "It froze."),
    ],
)
def test_lines_are_not_joined_where_no_mark_closes(changed: tuple[str, ...]) -> None:
    assert lines_of_one_sentence(*changed) == list(changed)


def test_lines_of_several_sentences_are_paragraphs() -> None:
    changed = [f"{each} It was so." for each in SENTENCES]
    assert lines_of_one_sentence(*changed) == changed
