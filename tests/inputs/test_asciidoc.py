"""AsciiDoc: its blocks, and where each character of them stands in the file."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markup_files import LEAD, MORE, assert_places, blocks, document, opaque, read_one

from tlqa.engine import Checker
from tlqa.errors import InputError
from tlqa.inputs import asciidoc
from tlqa.inputs.escapes import escape
from tlqa.model import Document


def told(markup: str) -> list[tuple[str, str]]:
    return blocks(markup, "a.adoc")


def test_a_whole_story() -> None:
    markup = f"""// tlqa-disable one
= Ferry _sails_ again
Ann Doe <ann@a.b>
v1.0, 2026-05-03
:toc:
:url: http://a.b

{LEAD}footnote:[It *was* late.]

== Two weeks

[quote, Ann Doe]
We shall *sail*.

____
We shall stay,
come what may.

* And wait.
____

.At the quay
image::ferry.jpg[The old ferry, 300]

* One boat
goes on
** Two boats
+
They are new.

. First
Price:: Five euros

[cols="1,2"]
|===
|Day said|Night

2+|Five \\| six
| `ten`
|===

NOTE: {MORE}

----
code

= no heading
----

[source,python]
x = 1
y = 2

 literal

////
A comment

of two
////

====
In an example.
====

include::a.adoc[]
[[end]]
'''
"""
    expected = [
        ("headline", "Ferry sails again"),
        ("byline", "Ann Doe"),
        ("paragraph", LEAD),
        ("paragraph", "It was late."),
        ("subheading", "Two weeks"),
        ("block-quote", "We shall sail."),
        ("block-quote", "We shall stay, come what may."),
        ("block-quote", "And wait."),
        ("caption", "At the quay"),
        ("caption", "The old ferry"),
        ("list-item", "One boat goes on"),
        ("list-item", "Two boats"),
        ("list-item", "They are new."),
        ("list-item", "First"),
        ("list-item", "Price"),
        ("list-item", "Five euros"),
        ("table-cell", "Day said"),
        ("table-cell", "Night"),
        ("table-cell", "Five \\| six"),
        ("table-cell", "ten"),
        ("paragraph", MORE),
        ("paragraph", "In an example."),
    ]
    assert told(markup) == expected
    assert told(markup.replace("\n", "\r\n")) == expected
    comments = document(markup, "a.adoc").comments
    assert [comment.text for comment in comments] == ["tlqa-disable one", "A comment\n\nof two"]
    assert markup[comments[0].start : comments[0].end] == "// tlqa-disable one"


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("The *bold* and _quiet_ #old# **f**erry.", "The bold and quiet old ferry."),
        (
            "The link:http://a.b[old ferry,window=_blank] and http://a.b[new] <<q,one>>.",
            "The old ferry and new one.",
        ),
        ("The [.red]#old# ferry image:a.png[A]sails [[x]]again.", "The old ferry sails again."),
        ("\"`The ferry`\" and '`it`'.", "“The ferry” and ‘it’."),
        ("The ferry +\nsails.", "The ferry\nsails."),
        ("A \\*ferry* 2 * 3 * 4 a_b_c.", "A *ferry* 2 * 3 * 4 a_b_c."),
        ("The *old\nferry* sails.", "The old ferry sails."),
    ],
)
def test_what_is_within_a_block(markup: str, text: str) -> None:
    assert document(markup, "a.adoc").text == text


def test_code_is_not_judged() -> None:
    made = document("Type `a *b*` or kbd:[Ctrl] in {name}.", "a.adoc")
    assert (made.text, opaque(made)) == ("Type a *b* or Ctrl in {name}.", ["a *b*", "Ctrl", "{name}"])


def test_a_finding_lands_on_the_characters_of_the_file() -> None:
    markup = f"= Ferry\r\n\r\n{LEAD}\r\n\r\n* The *deal* is _dead_,” the\r\nenvoy told us."
    (finding,) = Checker(select=["en/quotes/unopened"]).check_bytes(markup.encode(), "a.adoc").findings
    assert finding.text == "The deal is dead,”"
    assert markup[finding.start : finding.end] == "The *deal* is _dead_,”"


PARTS = [
    "*",
    "_",
    "`",
    "#",
    "[",
    "]",
    "http://a[",
    "link:a[",
    "<<a,",
    ">>",
    "{a}",
    "\\",
    '"`',
    '`"',
    "|",
    "|===\n",
]
PARTS += [
    "= ",
    "== ",
    "----\n",
    "____\n",
    "+\n",
    " +\n",
    "// ",
    "////\n",
    "::",
    "* ",
    ". ",
    ".A",
    "[quote]\n",
]
PARTS += ["\n", "\r\n", "\n\n", " ", "a", "Ferry", "é🚢", "."]


@given(st.lists(st.sampled_from(PARTS), max_size=40))
def test_whatever_is_written_stands_where_it_is_said(parts: list[str]) -> None:
    made = read_one("".join(parts), "a.adoc")
    assert isinstance(made, Document)
    assert_places(made)


def test_marks_cannot_be_written() -> None:
    assert escape("Ferry’s", ("asciidoc",)) == "Ferry’s"
    with pytest.raises(ValueError, match="another way"):
        escape("*Ferry*", ("asciidoc",))


@pytest.mark.parametrize("mark", ["[[", "link:a[", "http://a[", "*a ", "<<a,", "footnote:[", "((("])
def test_marks_that_nothing_closes(mark: str) -> None:
    assert document("a " + mark * 5000, "a.adoc").text.startswith("a")


def test_how_sure_it_is() -> None:
    assert asciidoc.sniff(b"= Ferry\n", "a.adoc") == asciidoc.sniff(b"= Ferry\n", "a.asciidoc") == 0.7
    assert asciidoc.sniff(b"= Ferry\n", "a.txt") == 0.0
    assert asciidoc.sniff(b"\0\1", "a.adoc") == 0.0


def test_bad_bytes() -> None:
    broken = read_one(b"= Ferry\n\xe9", "a.adoc")
    assert isinstance(broken, InputError)
    assert str(broken).startswith("a.adoc:2: is not UTF-8")
