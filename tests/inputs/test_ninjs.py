"""IPTC ninjs 1 to 3: one body of many, and where it stands within JSON."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wire_files import LEAD, MORE, assert_places, blocks, complaints, document, documents

from tlqa.inputs import ninjs
from tlqa.inputs.base import surest

HTML = f"<p>{LEAD}</p>\n<blockquote>We go.</blockquote>"
TEXT = f"{LEAD}\n\nWe go."
NITF = f"<nitf><body><body.content><p>{LEAD}</p><bq>We go.</bq></body.content></body></nitf>"
BODY = [("paragraph", LEAD), ("block-quote", "We go.")]


def written(item: Any, **given: Any) -> str:
    return json.dumps(item, **given)


def read(item: dict[str, Any], ascii_only: bool = True) -> list[tuple[str, str]]:
    text = written({"uri": "u", "type": "text", **item}, ensure_ascii=ascii_only, indent=1)
    return blocks(document(text, "a.json"))


@pytest.mark.parametrize(
    "body",
    [
        {"body_xhtml": HTML},
        {"body_text": TEXT, "body_xhtml": HTML},
        {"body_main": TEXT, "body_richtext": HTML},
        {"body_html": HTML},
        {"body_text": HTML},
        {"body_nitf": NITF},
        {"body_text": TEXT, "body_nitf": NITF},
        {"bodies": [{"role": "main", "value": TEXT}, {"role": "richtext", "value": HTML}]},
        {
            "bodies": [
                {"contenttype": "text/plain", "value": TEXT},
                {"contenttype": "text/html", "value": HTML},
            ]
        },
        {"bodies": [{"contentType": "application/nitf+xml", "value": NITF}]},
        {"bodies": [{"value": "<p>Short.</p>", "contentType": "text/html"}, {"value": HTML}]},
    ],
)
def test_each_form_of_a_body_is_read_once(body: dict[str, Any]) -> None:
    assert read(body) == BODY


def test_plain_text() -> None:
    assert read({"body_text": f"{LEAD}\r\n\r\n{MORE}"}) == [("paragraph", LEAD), ("paragraph", MORE)]


@pytest.mark.parametrize(
    "head",
    [
        {"headline": "Ferry", "byline": "Ann Example"},
        {"headline_main": "Ferry", "headline_short": "F", "by": "Ann Example"},
        {
            "headlines": [{"role": "short", "value": "F"}, {"role": "main", "value": "Ferry"}],
            "by": "Ann Example",
        },
        {"title": "Ferry", "slugline": "f", "usageterms": "none", "by": "Ann Example"},
    ],
)
def test_the_head(head: dict[str, Any]) -> None:
    found = read({"body_xhtml": HTML, **head, "description_text": "A ferry.", "located": "Port"})
    assert found == [("headline", "Ferry"), ("byline", "Ann Example"), ("dateline", "Port"), *BODY]


def test_where_the_body_has_a_dateline_it_is_that() -> None:
    found = read(
        {"headline": "Ferry", "located": "Porto", "body_xhtml": f"<p>PORT, Island (IP) -- {LEAD}</p>"}
    )
    assert found == [("headline", "Ferry"), ("dateline", "PORT, Island (IP) --"), ("paragraph", LEAD)]


@pytest.mark.parametrize(
    "associations",
    [
        {"main": {"type": "picture", "headline": "no", "description_text": "The quay."}},
        [
            {
                "name": "main",
                "type": "picture",
                "descriptions": [{"contentType": "text/plain", "value": "The quay."}],
            }
        ],
    ],
)
def test_captions_of_pictures_follow(associations: Any) -> None:
    assert read({"associations": associations, "body_xhtml": HTML}) == [*BODY, ("caption", "The quay.")]


def test_a_caption_that_the_body_shows_is_read_once() -> None:
    figure = "<figure><img src='a.jpg'><figcaption>The ferry &amp; the\n quay.</figcaption></figure>"
    pictures = {"a": {"type": "picture", "description_text": "The ferry & the quay."}}
    assert read({"body_html": f"<p>{LEAD}</p>{figure}", "associations": pictures}) == [
        ("paragraph", LEAD),
        ("caption", "The ferry & the quay."),
    ]


def test_the_json_of_dpa_has_its_body_by_another_name() -> None:
    notepad = {"nonpublic_html": "<p>Call the desk.</p>"}
    item = {
        "headline": "Ferry sails again",
        "dateline": "Port (dpa)",
        "article_html": HTML,
        "notepad": notepad,
    }
    assert read(item) == [("headline", "Ferry sails again"), ("dateline", "Port (dpa)"), *BODY]


def test_a_story_that_goes_with_another_is_not_its_text() -> None:
    assert read({"associations": {"other": {"type": "text", "body_text": MORE}}, "body_xhtml": HTML}) == BODY


def test_a_picture_has_a_caption_and_a_story_without_a_body_its_description() -> None:
    assert read({"type": "picture", "description_text": "The quay."}) == [("caption", "The quay.")]
    assert read({"headline": "Ferry", "description_text": LEAD}) == [
        ("headline", "Ferry"),
        ("paragraph", LEAD),
    ]


@pytest.mark.parametrize("around", ["{}", '{{"_items": {}}}', '{{"data": {{"items": {}}}}}'])
def test_many_items(around: str) -> None:
    items = [
        {"uri": "u1", "body_text": LEAD, "headline": "A"},
        {"uri": "u2"},
        {"headline": "B", "language": "fr"},
    ]
    found = documents(around.format(written(items)), "a.json", "ninjs")
    assert [(each.story, each.language, each.text[0]) for each in found] == [
        ("u1", "en", "A"),
        ("2", "fr", "B"),
    ]


def test_the_last_of_two_keys_counts() -> None:
    made = document('{"uri": "u", "body_text": "One here.", "body_text": "Two here."}', "a.json")
    assert made.text == "Two here."


@pytest.mark.parametrize(
    ("data", "path", "sure"),
    [
        (written({"uri": "u", "body_text": "x"}), "a", 0.9),
        (written({"uri": "u", "bodies": []}), "a.json", 0.9),
        (written([{"uri": "u", "type": "text", "headline": "x"}]), "a.json", 0.7),
        (written({"a": 1}), "a.json", 0.2),
        (written({"a": 1}), "a.ninjs", 0.6),
        (written({"a": 1}), "a", 0.0),
        (written({"uri": "u", "body_text": "x"}), "a.txt", 0.0),
        (written({"uri": "u", "body_text": "x"}) + "\n" + written({"uri": "v"}), "a.json", 0.0),
        ("text", "a.json", 0.0),
    ],
)
def test_sniff(data: str, path: str, sure: float) -> None:
    assert ninjs.sniff(data.encode(), path) == sure


def test_records_stay_with_their_format() -> None:
    assert surest(written([{"id": 1, "text": LEAD}]).encode(), "a.json").NAME == "jsonl"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ('{"uri": "u",\n"body_text": "cut', "a.json:2: is cut off"),
        ('{"uri": "u",\n"body_text": "cut"', "a.json:2: is cut off"),
        ('{"body_text":\nx}', "a.json:2: is no JSON: Expecting value, at column 1"),
        (
            "[" * 100_000,
            "a.json: is no JSON that is read: it is nested too deep, or holds a number that is too long",
        ),
        ('{"a": 1}', "a.json: is JSON of a kind that is not read: it has no body or headline of ninjs"),
        (
            '{\n"body_nitf": "<nitf>\\n<p>"}',
            "a.json:2: has a body of NITF that is cut off: <p> of line 2 does not end",
        ),
    ],
)
def test_what_is_wrong_is_said(data: str, said: str) -> None:
    assert complaints(data, "a.json", "ninjs") == [said]


PIECES = st.sampled_from(
    ["word ", "é", "𝄞", "\n\n", '"', "\\", "&amp;", "&lt;b", "<em>a</em>", "<q>b</q>", "\t", "’"]
)


@given(st.lists(PIECES, max_size=12), st.booleans())
def test_every_piece_stands_where_it_says(pieces: list[str], ascii_only: bool) -> None:
    said = f"First. {''.join(pieces)}"
    for body in ({"body_text": said}, {"body_xhtml": f"<p>{said}</p>"}, {"headline": said}):
        for made in documents(written({"uri": "u", **body}, ensure_ascii=ascii_only), "a.json", "ninjs"):
            assert_places(made)
            assert made.text.startswith("First.")
