"""HTML: which blocks a page has, what they are, and which of them are the story."""

from __future__ import annotations

import html

import pytest
from html_pages import LEAD, MORE, P, blocks, page, story, texts

from tlqa.engine import Checker
from tlqa.model import BlockKind, Comment


def test_a_whole_page() -> None:
    markup = f"""<!DOCTYPE html>
<html lang="en-GB">
<head><meta charset="utf-8"><title>Ferry sails &amp; returns – The Quay</title>
<style>p {{ color: red }}</style></head>
<body>
<header><a href="/">The Quay</a> <nav><a href="/news">News</a></nav></header>
<main><article>
  <header>
    <h1>Ferry sails &amp;
      returns</h1>
    <p class="article__byline">By <a rel="author" href="/ann">Ann Doe</a></p>
    <time datetime="2026-05-03">3 May 2026</time>
  </header>
  {P}
  <h2>Two weeks</h2>
  <figure><img src="a.jpg" alt="A ferry"><figcaption>The ferry at the quay</figcaption></figure>
  <figure><img src="b.jpg" alt="A &quot;new&quot; boat"></figure>
  <blockquote><p>We shall sail.</p><footer>Ann Doe, owner</footer></blockquote>
  <ul><li>One boat<li><p>Two boats</p></ul>
  <dl><dt>Price<dd>Five euros</dl>
  <table><caption>Fares</caption><tr><th>Day<td>Night</table>
  <aside>Read also: boats</aside>
  <p>{MORE}
</article></main>
<aside>Most read</aside>
<footer>All rights reserved</footer>
<script>document.write("<p>No</p>")</script>
</body></html>"""
    assert blocks(markup) == [
        ("boilerplate", "The Quay"),
        ("boilerplate", "News"),
        ("headline", "Ferry sails & returns"),
        ("byline", "By Ann Doe"),
        ("date", "3 May 2026"),
        ("paragraph", LEAD),
        ("subheading", "Two weeks"),
        ("caption", "The ferry at the quay"),
        ("caption", 'A "new" boat'),
        ("block-quote", "We shall sail."),
        ("caption", "Ann Doe, owner"),
        ("list-item", "One boat"),
        ("list-item", "Two boats"),
        ("list-item", "Price"),
        ("list-item", "Five euros"),
        ("caption", "Fares"),
        ("table-cell", "Day"),
        ("table-cell", "Night"),
        ("boilerplate", "Read also: boats"),
        ("paragraph", MORE),
        ("boilerplate", "Most read"),
        ("boilerplate", "All rights reserved"),
    ]
    document = page(markup)
    assert (document.format, document.language, document.encoding) == ("html", "en", "utf-8")
    headline = next(b for b in document.blocks if b.kind is BlockKind.HEADLINE)
    low, high = document.place(headline.start, headline.end)
    assert markup[low:high] == "Ferry sails &amp;\n      returns"


def test_a_story_has_the_blocks_that_plain_text_has() -> None:
    paragraphs = [
        "Ferry sails again",
        "By Ann Doe",
        f"LONDON — {LEAD}",
        "Two weeks in the dock",
        f"{MORE} “It was cold,” one of them said.",
        "The deal is dead,” the envoy told reporters on Sunday.",
    ]
    plain = Checker().check_text("\n\n".join(paragraphs))
    markup = "<body>" + "".join(f"\n<p>{html.escape(p).replace('—', '&mdash;')}</p>" for p in paragraphs)
    marked = Checker().check_bytes(markup.encode(), "a.html")
    assert marked.document.text == plain.document.text
    assert marked.document.blocks == plain.document.blocks
    assert [(f.rule, f.text) for f in marked.findings] == [(f.rule, f.text) for f in plain.findings] != []
    assert marked.score.value == plain.score.value


def test_a_finding_lands_on_the_characters_of_the_file() -> None:
    markup = f"<h1>Ferry sails</h1>{P}\r\n<p>The <b>deal</b> is <i>dead,&rdquo;</i> the envoy told us."
    (finding,) = Checker(select=["en/quotes/unopened"]).check_bytes(markup.encode(), "a.html").findings
    assert finding.text == "The deal is dead,”"
    assert markup[finding.start : finding.end] == "The <b>deal</b> is <i>dead,&rdquo;"


@pytest.mark.parametrize(
    ("head", "headlines"),
    [
        ("<title>Ferry sails again</title><h1>Ferry sails again</h1>", ["Ferry sails again"]),
        ("<title>Ferry sails again | The Quay</title><h1>Ferry sails again</h1>", ["Ferry sails again"]),
        (
            "<title>The Quay - Ferry’s back - again</title><h1>Ferry's back – again</h1>",
            ["Ferry's back – again"],
        ),
        ("<title>Ferry sails again</title><h2>Ferry sails again</h2>", ["Ferry sails again"]),
        ("<title>Ferry sails again</title>", ["Ferry sails again"]),
        ("<title>Boats in the news</title><h1>Ferry sails</h1>", ["Boats in the news", "Ferry sails"]),
        (
            "<title>Ferry sails again - The Quay</title><h1>The Quay</h1>",
            ["Ferry sails again", "The Quay"],
        ),
        ("<title>Ferry sails again</title><h1>Ferry sails</h1>", ["Ferry sails again", "Ferry sails"]),
        ("<title></title><h1></h1>", []),
    ],
)
def test_a_title_that_the_headline_says_is_left_out(head: str, headlines: list[str]) -> None:
    assert [text for kind, text in blocks(f"{head}{P}") if kind == "headline"] == headlines


SITE = "<html><body><div>News Sport Weather</div>"


@pytest.mark.parametrize(
    ("markup", "told"),
    [
        (f"{SITE}<article><h1>Ferry</h1>{P}</article><p>Most read", ["headline", "paragraph"]),
        (f"{SITE}<main><h1>Ferry</h1>{P}</main><p>Most read", ["headline", "paragraph"]),
        (f"{SITE}<main><h1>Ferry</h1><article>{P}</article></main><p>Most read", ["headline", "paragraph"]),
        (
            f"{SITE}<main><article><h1>Ferry</h1>{P}</article>Related</main>Most read",
            ["headline", "paragraph"],
        ),
        (
            f"{SITE}<article><h1>Ferry</h1>{P}<article>{P}</article></article>",
            ["headline"] + ["paragraph"] * 2,
        ),
        (
            f"{SITE}<article><h1>Ferry</h1>{P}</article><aside><article>Also</article></aside>",
            ["headline", "paragraph"],
        ),
        (
            f"{SITE}<main><article><h1>Ferry</h1>{P}</article><article>Hi!</article></main>",
            ["headline", "paragraph"],
        ),
        (f"<html><header><h1>Ferry</h1></header>{P}", ["headline", "paragraph"]),
        (f"<html><header>Site</header><h1>Ferry</h1>{P}", ["headline", "paragraph"]),
        (f"<header><h2>Ferry</h2></header>{P}", ["subheading", "paragraph"]),
        (
            f"<html><div role=banner>Site</div><h1>Ferry</h1>{P}<div role=navigation>More",
            ["headline", "paragraph"],
        ),
    ],
)
def test_what_is_outside_the_story_is_furniture(markup: str, told: list[str]) -> None:
    assert [kind for kind, _ in story(markup)] == told
    assert story(markup)[-1][1] == LEAD


def test_two_articles_are_both_read() -> None:
    assert story(f"<html><article>{P}</article><article><p>{MORE}</article>") == [
        ("paragraph", LEAD),
        ("paragraph", MORE),
    ]


def test_words_that_a_page_says_three_times_are_furniture() -> None:
    again = "<p><a href=x>Read more</a></p>"
    assert story(f"{P}{again}<p>{MORE}</p>{again}{again}") == [("paragraph", LEAD), ("paragraph", MORE)]
    assert len(story(f"{P}{again}<p>{MORE}</p>{again}")) == 4
    assert len(story(f"{P * 3}<p>So be it.</p><p>So be it.</p><p>So be it.</p>")) == 6, "sentences are not"
    assert len(story(f"{P}<table><tr><td>Yes<td>Yes<td>Yes</table>")) == 4, "nor cells"


@pytest.mark.parametrize(
    "markup",
    [
        "<script>var a = '<p>no</p>';</script>",
        "<style>p > b { }</style>",
        "<noscript>Turn it on</noscript>",
        "<template><p>no</p></template>",
        "<svg><title>no</title><text>no</text></svg>",
        "<math><mi>x</mi></math>",
        "<pre>no <b>no</b></pre>",
        "<p><code>no()</code></p>",
        "<textarea><p>no</textarea>",
        "<select><option>no<option>no</select>",
        "<button>no</button>",
        "<iframe src=x><p>no</iframe>",
        "<p hidden>no</p>",
        "<div aria-hidden='true'><p>no</div>",
        "<p translate='no'>no</p>",
        "<p lang=fr>Bonjour à tous</p>",
        "<div xml:lang='fr-CA'><p>Bonjour <b>à tous</b></div>",
        "<img alt='no'>",
        "<p> \n &nbsp; </p>",
        "<del>no</del>",
        "<!DOCTYPE html SYSTEM 'about:legacy-compat'>",
        "<?php echo '<p>' . $a->b ?>",
        "<script src=x />",
    ],
)
def test_what_is_left_out(markup: str) -> None:
    assert texts(f"{P}{markup}<p>{MORE}") == [LEAD, MORE]


def opaque(markup: str) -> tuple[str, list[str]]:
    document = page(markup)
    return document.text, [document.text[low:high].strip() for low, high in document.opaque]


@pytest.mark.parametrize(
    ("markup", "text", "parts"),
    [
        ("<p>Type <code>x = <b>1</b></code> here", "Type x = 1 here", ["x = 1"]),
        ("<p>Press <kbd>a</kbd><samp>b</samp> now", "Press ab now", ["ab"]),
        ("<p>The <i lang=la>curia <b>regis</b></i> met", "The curia regis met", ["curia regis"]),
        ("<p>At <span translate=no>Le <q>Bar</q></span> now", "At Le “Bar” now", ["Le “Bar”"]),
        ("<p>The <code>a<b>b</code>c</b>d", "The abcd", ["ab"]),
        ("<p>The <i lang=en-US>color</i> it was", "The color it was", []),
        ("<p lang=fr>Non<p lang=fr>Non<div lang=fr>Non<p lang=en>He said so</div>", "He said so", []),
        ("<html lang=fr><p>Bonjour <i lang=en>dear</i> ami", "Bonjour dear ami", ["dear"]),
        (
            "<html><body lang=fr-CA><p>Bonjour <i lang=en>dear</i> ami<body lang=de>",
            "Bonjour dear ami",
            ["dear"],
        ),
        ("<html lang=en><body lang=''><p lang=und>He said <i lang>so</i>", "He said so", []),
        ("<html translate=no><p>He said so", "He said so", []),
        ("<p translate=no>No<div translate=no>No<p translate=yes>He said so</div>", "He said so", []),
    ],
)
def test_what_is_not_to_be_judged(markup: str, text: str, parts: list[str]) -> None:
    assert opaque(markup) == (text, parts)


@pytest.mark.parametrize(
    ("markup", "kind"),
    [
        ("<p class='byline'>Ann Doe, London</p>", "byline"),
        ("<div class='c-author__name'><span>Ann Doe</span></div>", "byline"),
        ("<p>By <a rel='author' href=x>Ann Doe</a></p>", "byline"),
        ("<address>Ann Doe</address>", "byline"),
        (f"<p class='byline'>{MORE}</p>", "paragraph"),
        (f"<p><a rel=author href=x>Ann Doe</a> said: {MORE}</p>", "paragraph"),
        ("<h2 class='author'>Ann Doe</h2>", "subheading"),
        ("<p class='authority'>The port authority’s boat came in at noon.</p>", "paragraph"),
        ("<p><time>3 May, at noon</time></p>", "date"),
        ("<p>The boat came in at noon on <time>3 May</time>.</p>", "paragraph"),
    ],
)
def test_names_and_times(markup: str, kind: str) -> None:
    assert story(f"<article class='author-ann'><h1>Ferry</h1>{P}{markup}</article>")[2][0] == kind


@pytest.mark.parametrize(
    ("markup", "kinds"),
    [
        (f"<table><tr><td>{P}<p>x</table>", ["table-cell", "table-cell"]),
        (f"<table role=presentation><tr><td>{P}</table>", ["paragraph"]),
        (f"<table><tr><td>{LEAD} {MORE} {LEAD}</table>", ["paragraph"]),
        ("<blockquote><ul><li>One</ul><h3>Two</h3></blockquote>", ["block-quote", "block-quote"]),
        ("<nav><h2>One</h2><ul><li>Two</ul></nav>", ["boilerplate", "boilerplate"]),
        ("<ul><li>One<ul><li>Two</ul>three</ul>", ["list-item"] * 3),
        ("<table><td>One<table><td>Two</table>three</table>", ["table-cell"] * 3),
        (f"<table role=none><td>{P}<table><td>Two</table>", ["paragraph", "table-cell"]),
        (f"<h2>One<h3>Two</h3>{LEAD}", ["subheading", "subheading", "paragraph"]),
    ],
)
def test_kinds_within_kinds(markup: str, kinds: list[str]) -> None:
    assert [kind for kind, _ in blocks(f"<h1>Ferry</h1>{markup}")][1:] == kinds


@pytest.mark.parametrize(
    ("markup", "language"),
    [
        ("<html lang=de>x", "de"),
        ("<!-- x --><html class='a' xml:lang='fr_CA' lang=''>x", "fr"),
        ("<html lang=de><body lang=fr>x", "fr"),
        ("<html>x", "en"),
        ("<html lang=mul>x", "en"),
        ("<html lang=french>x", "en"),
        ("<div lang=fr>x</div>", "en"),
    ],
)
def test_the_language_of_a_page(markup: str, language: str) -> None:
    assert page(markup).language == language


def test_comments() -> None:
    markup = f"<!-- tlqa-disable -->{P}<!--a--!><p>b<!-- c > d --><script><!-- no --></script><!--> e <!--f"
    document = page(markup)
    assert [comment.text for comment in document.comments] == ["tlqa-disable", "a", "c > d", "", "f"]
    assert document.comments[0] == Comment(0, 21, "tlqa-disable")
    assert markup[slice(document.comments[2].start, document.comments[2].end)] == "<!-- c > d -->"
