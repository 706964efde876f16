"""XHTML and NITF within XML, as the tokens that HTML is read by: the same elements mean the same."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tlqa.inputs._html_tokens import Sort as Mark
from tlqa.inputs._html_tokens import Token, unescaped
from tlqa.inputs._xml import Sort

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from tlqa.inputs._xml import Event

_NAME = re.compile(r"[^\s/>]*")
_OUT = "template"  # what HTML leaves out with all that it holds
_LANGUAGE = re.compile("[a-z]+")

LEFT_OUT = frozenset(
    """abstract alt-code classifier copyrite custom-table datasource distributor docdata head iim key-list
    media-metadata media-object media-producer media-reference nitf-table-metadata note noteref postaddr
    pubdata revision-history rights series slugline table-reference tobject""".split()
)
"""Elements of NITF 3.x that say something of the story and are no part of its text."""

# what HTML calls the elements of NITF
_NITF = {
    **dict.fromkeys(LEFT_OUT - {"head"}, _OUT),
    "hl1": "h1",
    "hl2": "h2",
    "block": "div",
    "bq": "blockquote",
    "credit": "footer",
    "media": "figure",
    "media-caption": "figcaption",
    "nitf-table": "div",
    "fn": "div",
    "hedline": "div",
    "byline": "address",
    "dateline": "div",
    "tagline": "footer",
    "bibliography": "footer",
    "body.end": "footer",
    "lang": "span",
    **dict.fromkeys("script style textarea iframe noembed noframes noscript xmp".split(), _OUT),
}
# a line of these is a paragraph, where the lines between begin at the margin
_INDENTED = re.compile(r"\r?\n {3,8}(?=\S)|\r?\n[ \t]*(?=\r?\n)")
_AT_MARGIN = re.compile(r"\n(?=\S)")
_PARAGRAPH_END = ".!?…:)”\"’'»"
_HEADINGS = ("h1", "title")


def tokens_of(events: Iterable[Event], text: str, language: str) -> Iterator[Token]:
    """The tokens of XHTML or NITF in ``text``; what is in another language than the story's is so marked."""
    names: list[str] = []
    for event in events:
        sort, low, high = event[:3]
        if sort is Sort.TEXT:
            yield from lines_apart(text, low, high)
        elif sort is Sort.START:
            name = event.name.lower()
            called = _foreign(event, language) if name == "lang" else _NITF.get(name, name)
            if name == "block" and "lead_paragraph" in event.attributes.get("class", ""):
                called = (
                    _OUT  # archives of newspapers give the first paragraphs apart, and again in their place
                )
            names.append(called)
            inner = high - 1
            if event.attributes:
                found = _NAME.match(text, low + 1)
                inner = found.end() if found else inner
            yield Token(Mark.START, low, high, called, inner, text[high - 2] == "/")
        elif sort is Sort.END:
            called = names.pop() if names else ""
            if low < high:
                yield Token(Mark.END, low, high, called)
        elif sort is Sort.CDATA:
            yield Token(Mark.VERBATIM, low - len("<![CDATA["), high + len("]]>"))
        else:
            yield Token(Mark.COMMENT, low - len("<!--"), high + len("-->"), inner=high)


def _foreign(event: Event, language: str) -> str:
    given = event.attributes.get("iso") or event.attributes.get("xml:lang") or ""
    said = _LANGUAGE.match(given.lower())
    return "samp" if said and said[0] != language else "span"


def lines_apart(text: str, low: int, high: int) -> Iterator[Token]:
    """A stretch of text; where agencies mark its paragraphs by indented lines, those are apart."""
    if "\n" in text[low:high] and _AT_MARGIN.search(text, low, high):
        for gap in _INDENTED.finditer(text, low, high):
            if not _ends(text, low, gap.start()) or text[gap.end() : gap.end() + 1].islower():
                continue
            if low < gap.start():
                yield Token(Mark.TEXT, low, gap.start())
            yield paragraph_end(gap.start())
            low = gap.end()
    if low < high:
        yield Token(Mark.TEXT, low, high)


def _ends(text: str, low: int, high: int) -> bool:
    """Whether what stands before an indented line may be the end of a paragraph."""
    before = text[low:high].rstrip()
    return before != "" and before[-1] in _PARAGRAPH_END


def paragraph_end(at: int) -> Token:
    """The end of a paragraph that has no tag."""
    return Token(Mark.END, at, at, "p")


def without_said(found: Iterable[Token], text: str, said: Callable[[str], bool]) -> Iterator[Token]:
    """The tokens without headlines that say what ``said`` knows."""
    stream = iter(found)
    for token in stream:
        if token.sort is not Mark.START or token.name not in _HEADINGS or token.empty:
            yield token
            continue
        held = [token]
        for inner in stream:
            held.append(inner)
            if inner.sort is Mark.END and inner.name == token.name:
                break
        words = "".join(text[t.low : t.high] for t in held if t.sort is Mark.TEXT)
        if (token.name == "title" and said("")) or said(unescaped(words)):
            continue
        yield from held
