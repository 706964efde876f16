"""reStructuredText and AsciiDoc: their blocks, what is left out, and where the text stands."""

from __future__ import annotations

import pytest
from helpers import ENGLISH
from hypothesis import given
from hypothesis import strategies as st

from tlqa.engine import Checker
from tlqa.inputs.base import Raw, read, surest
from tlqa.model import BlockKind, Document

K = BlockKind
RST = """\
=========
The ferry
=========

:author: Lena Moor

The *ferry* left the **quay** at ``noon``, the
`harbour master <http://x.example>`_ said::

   code here

- one boat
- two
  crews

   We shall sail again.

.. image:: a.png
   :alt: x

   not read

.. tlqa-disable quotes

What next
---------

Nobody knew :ref:`the list`.
"""
ASCIIDOC = """\
= The ferry
:author: Lena Moor

The *ferry* left the _quay_ at `noon`, the
link:http://x.example[harbour master] said:

// tlqa-disable quotes
* one boat
* two
crews

[quote]
____
We shall sail again.
____

----
code here
----

== What next

Nobody knew the list.
"""


def document(text: str, path: str) -> Document:
    (found,) = read(Raw(text.encode(), path, ENGLISH))
    assert isinstance(found, Document)
    return found


@pytest.mark.parametrize(("text", "path"), [(RST, "a.rst"), (ASCIIDOC, "a.adoc")])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_the_blocks(text: str, path: str, ending: str) -> None:
    made = document(text.replace("\n", ending), path)
    assert [(b.kind, made.text[b.start : b.end]) for b in made.blocks] == [
        (K.HEADLINE, "The ferry"),
        (K.PARAGRAPH, "The ferry left the quay at noon, the harbour master said:"),
        (K.LIST_ITEM, "one boat"),
        (K.LIST_ITEM, "two crews"),
        (K.BLOCK_QUOTE, "We shall sail again."),
        (K.SUBHEADING, "What next"),
        (K.PARAGRAPH, "Nobody knew the list."),
    ]
    assert [made.text[a:b].strip() for a, b in made.opaque] == ["noon"]
    assert [c.text for c in made.comments] == ["tlqa-disable quotes"]


@pytest.mark.parametrize(("path", "name"), [("a.rst", "rst"), ("a.ADOC", "asciidoc"), ("a.txt", "plain")])
def test_the_name_tells_the_format(path: str, name: str) -> None:
    found = surest(RST.encode(), path).NAME
    assert found == name


def test_findings_land_in_the_file() -> None:
    text = "Ferry\n=====\n\nThe deal is *dead*,” the envoy told reporters on Sunday evening.\n"
    (finding,) = Checker(select=["en/quotes/unopened"]).check_bytes(text.encode(), "a.rst").findings
    assert text[finding.start : finding.end] == "dead*,”"


@given(st.text(alphabet="ab *_`:.=-|<>[]/\n#+", max_size=80), st.sampled_from(["a.rst", "a.adoc"]))
def test_any_rubbish(text: str, path: str) -> None:
    made = document(text, path)
    assert made.places is not None
    for piece in made.places.pieces():
        if piece.literal:
            assert made.text[piece.start : piece.end] == made.file_text[piece.low : piece.high]
