"""Where the story of a page is, when its markup does not say so."""

from __future__ import annotations

import pytest
from html_pages import story, texts

from tlqa.engine import Checker
from tlqa.model import Document, FileReport

FERRY = "The ferry to the island will run again from Monday, the harbour office said on its page last night."
PIER = "It had been laid up since the storm of March, which tore the pier away and left the crew ashore."
CREW = "The crew of nine were paid for the whole time, and none of them has looked for work elsewhere."
STORY = f"<h1>Ferry sails again</h1><p>{FERRY}</p><p>{PIER}</p><p>{CREW}</p>"
TOLD = ["Ferry sails again", FERRY, PIER, CREW]
TEASER = "Nobody was hurt when the wall of the old mill came down in the night, but the road is closed."


def read(body: str) -> list[str]:
    return [text for _, text in story(f"<!doctype html><html><body>{body}</body></html>")]


def link(text: str) -> str:
    return f"<a href='/x'>{text}</a>"


@pytest.mark.parametrize(
    "around",
    [
        f"<div>{link('Home')} {link('News')} {link('Sport')}</div>{{}}",
        f"<ul><li>{link('Home')}<li>{link('News')}</ul>{{}}",
        f"{{}}<p>{link('Mill wall falls in the night')}</p>",
        f"{{}}<p>Read also: {link('the wall of the old mill came down in the night')}</p>",
        f"{{}}<div class='related-stories'><h3>Mill wall falls</h3><p>{TEASER}</p></div>",
        f"{{}}<div id='comments'><p>{TEASER}</p></div>",
        f"<div class='site-sidebar'><p>{TEASER}</p></div>{{}}",
        "{}<form action='/letter'><p>Write down where the letter is to go, and it comes on Friday.</form>",
        "<div>Weather</div><div>Tides</div><div>Traffic</div><div>Roads</div><div>Boats</div><div>Jobs</div>"
        "<div>Homes</div><div>Cars</div><div>Pets</div><div>Deaths</div><div>Births</div><div>Shops</div>"
        "<div>Letters</div>{}",
    ],
)
def test_what_is_around_it_is_not_read(around: str) -> None:
    assert read(around.format(f"<div>{STORY}</div>")) == TOLD


@pytest.mark.parametrize(
    "around",
    [
        "<div class='sidebar-right content'>{}</div>",
        "<form method='post' action='/page.aspx'>{}</form>",
        "<div class='post-14 post tag-newsletter category-popular'>{}</div>",
        "<div id='sharing-a-boat-with-a-friend'>{}</div>",
        "<div class='widget'>{}</div>",
    ],
)
def test_a_name_that_holds_the_story_says_nothing(around: str) -> None:
    assert read(around.format(STORY)) == TOLD


def test_what_belongs_to_it_is_read() -> None:
    byline = f"<p class='byline'>{link('By Ann Doe')}</p>"
    heading = f"<h2>{link('What the crew says')}</h2>"
    steps = "<ol><li>Bring the pass.<li>Come early.</ol>"
    body = f"<h1>Ferry sails again</h1>{byline}<p>{FERRY}</p>{heading}<p>{PIER}</p><p>{CREW}</p>{steps}"
    assert read(body) == [
        "Ferry sails again",
        "By Ann Doe",
        FERRY,
        "What the crew says",
        PIER,
        CREW,
        "Bring the pass.",
        "Come early.",
    ]


def test_a_second_half_behind_a_table_of_links_is_read() -> None:
    rows = "".join(f"<tr><td>{link(f'Pier number {n}')}<td>{n}" for n in range(60))
    assert read(f"{STORY}<table>{rows}</table><p>{TEASER}</p><p>{FERRY[:-1]} once more.</p>")[-2:] == [
        TEASER,
        FERRY[:-1] + " once more.",
    ]


def test_a_page_of_short_texts_is_read_as_it_is() -> None:
    shorts = [f"Boat {n} sails at noon." for n in range(30)]
    assert read("".join(f"<p>{short}</p>" for short in shorts)) == shorts


def test_a_fragment_is_all_story() -> None:
    assert texts(f"<p>{FERRY}</p><p>{link('Mill wall falls')}</p>") == [FERRY, "Mill wall falls"]


def checked(markup: str) -> FileReport:
    (report,) = Checker().check_stories(markup.encode(), "page.html")
    assert isinstance(report, FileReport)
    return report


def test_a_page_s_own_labels_are_no_artefact_where_the_story_ends_nowhere() -> None:
    body = f"{STORY}<p>Advertisement</p><p>{TEASER}</p>"
    assert [f.rule for f in checked(f"<html><body>{body}").findings] == []
    assert [f.text for f in checked(f"<html><body><article>{body}</article>").findings] == ["Advertisement"]
    assert [f.text for f in checked(body).findings] == ["Advertisement"], "a fragment is all story"


def test_nor_are_they_where_the_story_is_damaged() -> None:
    damaged = "<p>The council will vote about the of the old harbour. He said: “We will go.</p>"
    body = f"{STORY}{damaged}<p>Comments are closed for this entry.</p>"
    open_end, article = (checked(f"<html><body>{each}") for each in (body, f"<article>{body}</article>"))
    assert [f.rule for f in open_end.findings] == [f.rule for f in article.findings][:-1]
    assert article.findings[-1].rule.startswith("en/boilerplate/")


def test_a_title_that_stands_for_the_headline_has_no_name_of_the_site() -> None:
    report = checked(f"<html><title>Ferry sails again | The Quay</title><body><p>{FERRY}</p><p>{PIER}</p>")
    assert isinstance(report.document, Document)
    assert report.document.text.startswith("Ferry sails again\n\n")
    assert report.findings == ()


def test_soft_hyphens_are_no_text() -> None:
    assert texts("<p>The har\u00adbour of&shy;fice opens.</p>") == ["The harbour office opens."]
