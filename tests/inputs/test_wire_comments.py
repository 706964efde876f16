"""Comments of the wire's XML, which may say what to suppress: those of a story, and those around many."""

from __future__ import annotations

import pytest
from helpers import ENGLISH, checker_with, pattern
from wire_files import documents

from tlqa.errors import InputError
from tlqa.inputs.base import Raw, read
from tlqa.model import FileReport

NITF = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE nitf PUBLIC "-//IPTC//DTD NITF 3.5//EN" "nitf-3-5.dtd">
<nitf>
  <head><title>internal</title><docdata><key-list><keyword key="ferry"/></key-list></docdata></head>
  <body>
    <body.head>
      <hedline><hl1>Ferry sails &amp; returns</hl1><hl2>Three days in port</hl2></hedline>
      <byline>By Lena Moor<byttl>Staff Writer</byttl></byline>
      <distributor>Quay Press</distributor>
      <dateline><location>VERNAC</location>, May 3</dateline>
    </body.head>
    <body.content>
      <block>
        <p>The ferry left the quay at noon on <em>Monday</em>, the harbour&#160;master said.
        </p>
        <!-- tlqa-disable quotes -->
        <p>He called it <q>a good day</q>.<br/>Caf&eacute; owners agreed.</p>
        <bq><block><p>We shall sail again.</p></block></bq>
        <media media-type="image"><media-caption>The ferry in the bay</media-caption></media>
        <ul><li>One boat</li><li>Two crews</li></ul>
      </block>
    </body.content>
    <body.end><tagline>Additional reporting by nobody.</tagline></body.end>
  </body>
</nitf>
"""
FERRY = pattern("ferry", "en/boats/ferry")
AROUND = """<?xml version="1.0"?>
{before}<rss version="2.0"><channel><title>Quay</title>{first}
<item><title>One</title><description>The ferry left the quay.</description></item>{between}
<item><title>Two</title><description>{within}The ferry came back.</description></item>
</channel></rss>{after}
"""


def checked(text: str, path: str) -> list[tuple[int, list[str]]]:
    """How many findings of each story were suppressed, and what was said."""
    reports = checker_with(FERRY).check_stories(text.encode(), path)
    return [(r.suppressed, [n.message for n in r.notices]) for r in reports if isinstance(r, FileReport)]


@pytest.mark.parametrize("place", ["before", "first", "between", "after"])
def test_a_comment_around_the_stories_of_a_file_is_for_all(place: str) -> None:
    places = dict.fromkeys(("before", "first", "between", "within", "after"), "")
    whole = {**places, place: "<!-- tlqa-disable-file boats -->"}
    assert checked(AROUND.format(**whole), "a.rss") == [(1, []), (1, [])]
    wrong = {**places, place: "<!-- tlqa-disable-file boat -->"}
    said = ["'boat' names no rule; did you mean 'boats'?"]
    assert checked(AROUND.format(**wrong), "a.rss") == [(0, said), (0, [])]


def test_comments_hold_from_where_they_stand() -> None:
    places = dict.fromkeys(("before", "first", "between", "within", "after"), "")
    text = AROUND.format(**{**places, "between": "<!-- tlqa-disable -->"})
    assert checked(text, "a.rss") == [(0, []), (1, [])]
    text = AROUND.format(**{**places, "within": "<!-- tlqa-disable-line -->"})
    assert checked(text, "a.rss") == [(0, []), (1, [])]
    text = AROUND.format(**{**places, "before": "<!-- tlqa-disable -->", "between": "<!-- tlqa-enable -->"})
    assert checked(text, "a.rss") == [(1, []), (0, [])]


@pytest.mark.parametrize("place", ["<nitf>", "<head>", "<hedline>", "<body.content>", "</nitf>"])
def test_a_comment_anywhere_in_the_file_of_one_story_is_its_own(place: str) -> None:
    marked = NITF.replace("<!-- tlqa-disable quotes -->", "")
    at = marked.index(place) + (len(place) if place == "</nitf>" else 0)
    marked = f"{marked[:at]}<!-- tlqa-disable-file boats — ours -->{marked[at:]}"
    (document,) = documents(marked, "a.xml")
    (comment,) = document.comments
    assert (comment.start, comment.text) == (at, "tlqa-disable-file boats — ours")
    assert marked[comment.start : comment.end] == "<!-- tlqa-disable-file boats — ours -->"
    assert checked(marked, "a.xml") == [(1, [])]


def test_a_comment_of_many_lines_ends_where_it_ends() -> None:
    comment = "<!-- tlqa-disable-next-line\r\n\r\n\r\n\r\n\r\n-->"
    text = NITF.replace("\n", "\r\n").replace("<block>", f"<block>{comment}", 1)
    (document,) = documents(text, "a.xml")
    first = document.comments[0]
    assert text[first.start : first.end] == comment
    suppressed = checker_with(FERRY).check_bytes(text.encode(), "a.xml")
    assert (suppressed.suppressed, [n.line for n in suppressed.notices]) == (1, [21])


def test_two_hyphens_in_a_comment_are_no_xml() -> None:
    text = NITF.replace("tlqa-disable quotes", "tlqa-disable quotes -- ours")
    (problem,) = read(Raw(text.encode(), "a.xml", ENGLISH))
    assert isinstance(problem, InputError)
    assert str(problem) == "a.xml:16: is no well-formed XML: a comment may not hold '--'"
