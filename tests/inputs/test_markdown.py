"""Markdown: its blocks, and where each character of them stands in the file."""

from __future__ import annotations

import pytest
from markup_files import LEAD, MORE, assert_places, blocks, document, escapes, opaque, read_one

from tlqa.engine import Checker
from tlqa.errors import InputError
from tlqa.inputs import markdown
from tlqa.model import Comment, Document


def told(markup: str) -> list[tuple[str, str]]:
    return blocks(markup, "a.md")


def test_a_whole_story() -> None:
    markup = f"""Ferry *sails* again
===================

{LEAD}

![The ferry at the quay](ferry.jpg)

## Two weeks {{#weeks}}

> We shall **sail**,
> come what
may.

* One boat
* Two
  boats

  They are new.
1. First

| Day | Night \\| dawn |
|-----|:-----:|
| Five `euros` | *Ten* |

{MORE}[^1]

[^1]: The owner would
    not say.

    Nor would she.

        x = 1

```
code
```

# More
"""
    assert told(markup) == [
        ("headline", "Ferry sails again"),
        ("paragraph", LEAD),
        ("caption", "The ferry at the quay"),
        ("subheading", "Two weeks"),
        ("block-quote", "We shall sail, come what may."),
        ("list-item", "One boat"),
        ("list-item", "Two boats"),
        ("list-item", "They are new."),
        ("list-item", "First"),
        ("table-cell", "Day"),
        ("table-cell", "Night | dawn"),
        ("table-cell", "Five euros"),
        ("table-cell", "Ten"),
        ("paragraph", MORE),
        ("paragraph", "The owner would not say."),
        ("paragraph", "Nor would she."),
        ("subheading", "More"),
    ]
    assert told(markup.replace("\n", "\r\n")) == told(markup)
    assert escapes(document(markup, "a.md")) == {("markdown",), ()}


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("The **bold** and _quiet_ ferry ~~sank~~ sailed.", "The bold and quiet ferry sank sailed."),
        ("The [*old* ferry](http://a.b/c_d 'T') sailed.", "The old ferry sailed."),
        ("The [old ferry][1] sailed.\n\n[1]: http://a.b", "The old ferry sailed."),
        ("The ![small](a.png) ferry sailed.", "The ferry sailed."),
        ("The \\*ferry\\* cost \\$5 &amp; more&#33;", "The *ferry* cost $5 & more!"),
        ("The\\ferry * sailed_on_ 2 * 3 [x] ![y] ^z.", "The\\ferry * sailed_on_ 2 * 3 [x] ![y] ^z."),
        ("The ferry  \nsailed\\\nagain.", "The ferry\nsailed\nagain."),
        ("The ferry \n   sailed\n\tagain.", "The ferry sailed again."),
        ("The&nbsp;ferry &lt;sailed&gt;.", "The\u00a0ferry <sailed>."),
        ("The <b>old</b> ferry<br>sailed<!-- no -->.", "The old ferry\nsailed."),
        ("He said <q>we sail</q>.", "He said “we sail”."),
        ("A ferry <del>sank</del> sailed.", "A ferry sailed."),
        ("A note[^2] that is none.", "A note[^2] that is none."),
        ("A 5€ 🚢 ferry &notanentity; sailed.", "A 5€ 🚢 ferry &notanentity; sailed."),
        ("\\", "\\"),
    ],
)
def test_what_is_within_a_block(markup: str, text: str) -> None:
    for before, after in (("", ""), ("> ", "\n"), ("- ", "\n\n"), ("1. > ", "")):
        made = document(before + markup + after, "a.md")
        assert made.text == text


def test_code_and_addresses_are_not_judged() -> None:
    made = document("Type `a *b*  c` or ``d ` e``; see <http://a.b/%41> and <kbd>x</kbd>.\n\n`x = 1`", "a.md")
    assert made.text == "Type a *b* c or d ` e; see http://a.b/%41 and x."
    assert opaque(made) == ["a *b* c", "d ` e", "http://a.b/%41", "x"]
    assert opaque(document('He <i lang="de">kam</i> <b>and</b> <a translate="no">went</a>.', "a.md")) == [
        "kam",
        "went",
    ]


def test_notes_within_a_line_come_after_it() -> None:
    assert told(f"{LEAD}^[It *was* late.]\n\n{MORE}") == [
        ("paragraph", LEAD),
        ("paragraph", "It was late."),
        ("paragraph", MORE),
    ]


def test_images() -> None:
    assert told("[![The *old* quay &amp; ferry](a.png)](b)\n![Two](c.png)") == [
        ("caption", "The old quay & ferry"),
        ("caption", "Two"),
    ]
    assert told("![](a.png)") == []


def test_tasks() -> None:
    assert told("- [ ] Sail\n- [x] Wait\n- [y] Land") == [
        ("list-item", "Sail"),
        ("list-item", "Wait"),
        ("list-item", "[y] Land"),
    ]


def test_html() -> None:
    markup = f"""<blockquote>

We *shall* sail.

</blockquote>

<div lang="de">

Die Fähre fährt.

</div>
<!-- tlqa-disable -->

> <p>We sail &amp; stay
> here.</p>

{LEAD} <!-- one
two -->

<p>{MORE}</p>
<script>
let x = "<p>no</p>";

</script>
"""
    made = document(markup, "a.md")
    assert told(markup) == [
        ("block-quote", "We shall sail."),
        ("block-quote", "We sail & stay here."),
        ("paragraph", LEAD),
        ("paragraph", MORE),
    ]
    assert [comment.text for comment in made.comments] == ["tlqa-disable", "one\ntwo"]
    for comment in made.comments:
        assert markup[comment.start : comment.end].startswith("<!--")
        assert markup[comment.start : comment.end].endswith("-->")


def test_a_story_has_the_findings_that_plain_text_has() -> None:
    paragraphs = [
        "Ferry sails again",
        "By Ann Doe",
        f"LONDON — {LEAD}",
        f"{MORE} “It was cold,” one of them said.",
        "The deal is dead,” the envoy told reporters on Sunday.",
    ]
    plain = Checker().check_text("\n\n".join(paragraphs))
    markup = "# " + "\n\n".join(paragraphs).replace("the envoy", "*the*\r\n [envoy](x)")
    marked = Checker().check_bytes(markup.encode(), "a.md")
    assert marked.document.text == plain.document.text
    assert [(b.start, b.kind) for b in marked.document.blocks] == [
        (b.start, b.kind) for b in plain.document.blocks
    ]
    assert [(f.rule, f.text) for f in marked.findings] == [(f.rule, f.text) for f in plain.findings] != []
    assert marked.score.value == plain.score.value


def test_a_finding_lands_on_the_characters_of_the_file() -> None:
    markup = f"# Ferry\r\n\r\n> {LEAD}\r\n\r\n* The **deal** is *dead,&rdquo;* the\r\n  envoy told us."
    (finding,) = Checker(select=["en/quotes/unopened"]).check_bytes(markup.encode(), "a.md").findings
    assert finding.text == "The deal is dead,”"
    assert markup[finding.start : finding.end] == "The **deal** is *dead,&rdquo;"


@pytest.mark.parametrize(
    ("data", "path", "sure"),
    [
        (b"---\ntitle: x\n---\nText", "a.md", 0.9),
        (b"+++\r\n", "a.markdown", 0.9),
        (b'{ "title": 1}', "a.mdx", 0.9),
        (b"Text", "a.MD", 0.7),
        (b"<p>Text", "a.md", 0.7),
        (b"# Head\n\n- item\n", "a.txt", 0.0),
        (b"---\ntitle: x\n---\n# Head\n\n- item\n", "story.txt", 0.0),
        (b"# Head\n\n- item\n", "-", 0.3),
        (b"# Head\n\n[a](b)\n", "README", 0.3),
        (b"# Head\n\nText\n", "README", 0.0),
        (b"PK\x03\x04\0\0", "a.md", 0.0),
        ("\ufeffText".encode("utf-16-le"), "a.md", 0.7),
    ],
)
def test_how_sure_it_is(data: bytes, path: str, sure: float) -> None:
    assert markdown.sniff(data, path) == sure


def test_a_text_in_utf_16_and_one_with_a_mark() -> None:
    for encoding in ("utf-16", "utf-8-sig"):
        made = read_one("# Ferry *sails*\n".encode(encoding), "a.md")
        assert isinstance(made, Document)
        assert (made.text, made.encoding, made.format) == ("Ferry sails", encoding, "markdown")
        assert_places(made)


def test_bad_bytes() -> None:
    broken = read_one(b"# Ferry\n\nCaf\xe9", "a.md")
    assert isinstance(broken, InputError)
    assert str(broken).startswith("a.md:3: is not UTF-8: byte 0xe9 at offset 12")


def test_comments_keep_their_places() -> None:
    markup = "> - <!-- a\n>   b -->\n\nText <!--c--> here."
    assert document(markup, "a.md").comments == (
        Comment(4, 20, "a\nb"),
        Comment(markup.index("<!--c"), markup.index("<!--c") + 8, "c"),
    )
