"""Reads WordPress exports, eXtended RSS 1.0 to 1.2."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tlqa.inputs._feed import fields_of, headline, name_of, text_of
from tlqa.inputs._html_tokens import Sort as Mark
from tlqa.inputs._html_tokens import Token
from tlqa.inputs._wire import Told, stories

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tlqa.inputs._feed import Fields
    from tlqa.inputs._wire import Story
    from tlqa.inputs._xml import Event
    from tlqa.inputs.base import Raw
    from tlqa.model import Document

_READ = ("", "post", "page")
# of those that WordPress has, and of any with attributes: '[sic]' is copy
_SHORTCODE = re.compile(
    r"\[(/?)(?:(caption|wp_caption)|(embed)|audio|video|playlist|gallery|[a-z][\w-]*+(?=\s+[\w-]+=)|(?<=/)[a-z][\w-]*+)"
    r"(?:\s[^\[\]]*+)?\]"
)
_PARAGRAPH = re.compile(r"<p[\s>]", re.IGNORECASE)
_OUT = "template"  # what HTML leaves out with all that it holds


def parse(raw: Raw, format_: str) -> Iterator[Document]:
    """The stories of an export.

    Raises:
        InputError: it is no XML, or has nothing that was published.
    """
    return stories(raw, format_, lambda event: event.name == "item", _post)


def _post(story: Story, start: Event, stream: Iterator[Event]) -> Told | None:
    fields = fields_of(story, stream)
    if _word(story, fields, "wp:post_type") not in _READ:
        return None
    if _word(story, fields, "wp:status") not in ("", "publish"):
        return None
    headline(story, fields)
    said = text_of(story, fields, "content:encoded")
    if said:
        story.html(said, without_shortcodes, automatic=not _PARAGRAPH.search(said.text))
    return Told(name_of(story, fields))


def _word(story: Story, fields: Fields, name: str) -> str:
    said = text_of(story, fields, name)
    return said.text.strip() if said else ""


def without_shortcodes(found: Iterable[Token], text: str) -> Iterator[Token]:
    """The tokens of a post without what WordPress puts other things for; the text of a caption is one."""
    for token in found:
        if token.sort is not Mark.TEXT:
            yield token
            continue
        low = token.low
        for code in _SHORTCODE.finditer(text, low, token.high):
            yield token._replace(low=low, high=code.start())
            low = code.end()
            if code[2]:
                sort = Mark.END if code[1] else Mark.START
                yield Token(sort, code.start(), low, "figcaption", low)
            elif code[3]:
                yield Token(Mark.END if code[1] else Mark.START, code.start(), low, _OUT, low)
        yield token._replace(low=low)
