"""reStructuredText: its blocks, and where each character of them stands in the file."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markup_files import LEAD, MORE, assert_places, blocks, document, opaque, read_one

from tlqa.engine import Checker
from tlqa.errors import InputError
from tlqa.inputs import rst
from tlqa.inputs.escapes import escape
from tlqa.model import Document


def told(markup: str) -> list[tuple[str, str]]:
    return blocks(markup, "a.rst")


def test_a_whole_story() -> None:
    markup = f"""=====================
Ferry *sails* again
=====================

:date: 2026-05-03
:summary: Not
   read.

.. tlqa-disable one
   two

.. image:: ferry.jpg
   :alt: A ferry

   Not read.

{LEAD}

Two weeks
---------

{MORE}
It was cold.

    We shall sail,
    come what may.

    And stay.

* One boat
* Two
  boats

  They are new.

  - Small ones

#. First
2. Second

Price
    Five euros

She wrote::

    x = 1

    y = 2

And this: ::

    z

::

    not read

Said again [1]_.

.. [1] The owner would
   not say.
.. _target: http://a.b

----

+-----+-------+
| Day | Night |
+-----+-------+

>>> 1 + 1
2

| The boat
| has *sailed*.
"""
    expected = [
        ("headline", "Ferry sails again"),
        ("paragraph", LEAD),
        ("subheading", "Two weeks"),
        ("paragraph", f"{MORE} It was cold."),
        ("block-quote", "We shall sail, come what may."),
        ("block-quote", "And stay."),
        ("list-item", "One boat"),
        ("list-item", "Two boats"),
        ("list-item", "They are new."),
        ("list-item", "Small ones"),
        ("list-item", "First"),
        ("list-item", "Second"),
        ("list-item", "Price"),
        ("list-item", "Five euros"),
        ("paragraph", "She wrote:"),
        ("paragraph", "And this:"),
        ("paragraph", "Said again."),
        ("paragraph", "The owner would not say."),
        ("subheading", "The boat"),
        ("paragraph", "has sailed."),
    ]
    assert told(markup) == expected
    assert told(markup.replace("\n", "\r\n")) == expected
    (comment,) = document(markup, "a.rst").comments
    assert comment.text == "tlqa-disable one\n   two"
    assert markup[comment.start : comment.end] == ".. tlqa-disable one\n   two"


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("The **bold** and *quiet* ferry.", "The bold and quiet ferry."),
        ("The `old ferry <http://a.b>`_ and `new\n<c>`__ one.", "The old ferry and new one."),
        (
            "The `ferry`_ and ferry_ and a_b_c of :ref:`the quay <q>`.",
            "The ferry and ferry and a_b_c of the quay.",
        ),
        ("A note [1]_, [#a]_ and [Doe2026]_.", "A note, and."),
        ("A \\*ferry\\* and\\ so on \\\\.", "A *ferry* andso on \\."),
        ('2 * 3 * 4 and a*b*c and "*" and x ** y.', '2 * 3 * 4 and a*b*c and "*" and x ** y.'),
        ("“*The ferry*” (**sails**).", "“The ferry” (sails)."),
        ("The *old\nferry* sails.", "The old ferry sails."),
    ],
)
def test_what_is_within_a_block(markup: str, text: str) -> None:
    assert document(markup, "a.rst").text == text


def test_code_is_not_judged() -> None:
    made = document("Type ``a *b* \\c`` or :code:`x` at |today|.", "a.rst")
    assert (made.text, opaque(made)) == ("Type a *b* \\c or x at today.", ["a *b* \\c", "x", "today"])
    made = document("Type ``:ref:`ferry``` or ``_`a b```, and ``c```: no ``more.", "a.rst")
    assert opaque(made) == [":ref:`ferry`", "_`a b`", "c`"]
    assert made.text == "Type :ref:`ferry` or _`a b`, and c`: no ``more."


def test_a_number_at_the_start_of_a_line_is_no_list() -> None:
    markup = f"{MORE}\n\nA. ferry\nsails.\n\nA. One\n\n2. Two\n   more"
    assert [text for _, text in told(markup)] == [MORE, "A. ferry sails.", "One", "Two more"]


def test_a_finding_lands_on_the_characters_of_the_file() -> None:
    markup = f"Ferry\r\n=====\r\n\r\n{LEAD}\r\n\r\n* The **deal** is *dead*,” the\r\n  envoy told us."
    (finding,) = Checker(select=["en/quotes/unopened"]).check_bytes(markup.encode(), "a.rst").findings
    assert finding.text == "The deal is dead,”"
    assert markup[finding.start : finding.end] == "The **deal** is *dead*,”"


PARTS = [
    "*",
    "**",
    "`",
    "``",
    "|",
    "_",
    "__",
    ":ref:",
    "<a>",
    "\\",
    "[1]_",
    ".. ",
    "::",
    "- ",
    "1. ",
    "====",
    "----",
]
PARTS += ["\n", "\r\n", "\n\n", "  ", "    ", "\t", "a", "Ferry", "é🚢", ".", ">>> ", "+--+", ":a: ", "| "]


@given(st.lists(st.sampled_from(PARTS), max_size=40))
def test_whatever_is_written_stands_where_it_is_said(parts: list[str]) -> None:
    made = read_one("".join(parts), "a.rst")
    assert isinstance(made, Document)
    assert_places(made)


@given(
    st.lists(st.text(st.sampled_from("aé🚢“\"'*_`\\|:<>."), min_size=1, max_size=8), min_size=1, max_size=6)
)
def test_escaped_text_is_read_as_it_was(words: list[str]) -> None:
    text = f"a {' '.join(words)} z"
    assert document(escape(text, ("rst",)), "a.rst").text == text


def test_how_sure_it_is() -> None:
    assert rst.sniff(b"Ferry\n=====\n", "a.rst") == 0.7
    assert rst.sniff(b"Ferry\n=====\n", "a.txt") == 0.0
    assert rst.sniff(b"\0\1", "a.rst") == 0.0


def test_bad_bytes() -> None:
    broken = read_one(b"Ferry\n\0", "a.rst")
    assert isinstance(broken, InputError)
    assert str(broken).startswith("a.rst:2: is not text: it holds NUL characters")
