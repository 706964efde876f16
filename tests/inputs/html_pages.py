"""What the tests of HTML share: a page read, and its blocks."""

from __future__ import annotations

from helpers import ENGLISH

from tlqa.inputs.base import Raw, read
from tlqa.model import Document


def page(markup: str) -> Document:
    (document,) = read(Raw(markup.encode(), "a.html", ENGLISH), "html")
    assert isinstance(document, Document)
    return document


def blocks(markup: str) -> list[tuple[str, str]]:
    document = page(markup)
    return [(block.kind.value, document.text[block.start : block.end]) for block in document.blocks]


def story(markup: str) -> list[tuple[str, str]]:
    return [block for block in blocks(markup) if block[0] != "boilerplate"]


def texts(markup: str) -> list[str]:
    return [text for _, text in blocks(markup)]


LEAD = "The ferry sailed again on Monday after two weeks in the dock, its owner said."
MORE = "Passengers waited on the quay for an hour before the first boat of the day came in."
P = f"<p>{LEAD}</p>"
