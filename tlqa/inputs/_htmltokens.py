"""The tags, text, references and comments of HTML with their places, in time linear in any text.

The standard library's parser gives places too, but takes quadratic time on tags and comments that never end.
What counts as a tag, a comment or a reference follows the tokenizer of the HTML standard as far as a story
needs it (https://html.spec.whatwg.org/multipage/parsing.html).
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_EVENT = re.compile(r"<(?:/?[a-zA-Z]|!|\?)|&(?:[a-zA-Z][a-zA-Z0-9]*|#[0-9]+|#[xX][0-9a-fA-F]+);?")
_TAG = re.compile(r"</?([a-zA-Z][^\s/>]*)((?:[^>\"'=]|=\s*(?:\"[^\"]*\"|'[^']*')?|[\"'])*+)>")
_ATTRIBUTE = re.compile(r"([^\s=/>\"']+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"']+)))?")
_RAW = frozenset("script style textarea".split())
_COMMENT_END = re.compile(r"--!?>")


class Token(NamedTuple):
    """A piece of the page at ``[low, high)``.

    ``kind`` is ``text``, ``start``, ``end``, ``comment`` or ``reference``; ``value`` the text, the tag in
    lower case, what the comment says, or what the reference stands for; ``rest`` a tag's attributes.
    """

    kind: str
    low: int
    high: int
    value: str
    rest: str = ""


def tokens(text: str) -> Iterator[Token]:
    """The tokens of a page or fragment, in order; declarations and what scripts and styles hold left out."""
    at, last = 0, text.rfind(">")
    search = _EVENT.search
    begun = 0  # where text began that has not been given yet
    while match := search(text, at):
        low = match.start()
        if text[low] == "&":
            token: Token | None = _reference(match)
        else:
            token = _markup(text, low, last)
        if token is None:  # no tag after all, or a reference to nothing
            at = match.end()
            continue
        if begun < low:
            yield Token("text", begun, low, text[begun:low])
        at = begun = token.high
        if token.kind:
            yield token
        if token.kind == "start" and token.value in _RAW:
            at = begun = _raw_end(text, token)
    if begun < len(text):
        yield Token("text", begun, len(text), text[begun:])


def attributes(rest: str) -> dict[str, str]:
    """The attributes of a tag by name, the first of two; one without a value has an empty one."""
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(rest):
        name, *values = match.groups()
        found.setdefault(name.lower(), unescape(next((v for v in values if v is not None), "")))
    return found


def _reference(match: re.Match[str]) -> Token | None:
    written = match.group()
    seen = unescape(written)
    return None if seen == written else Token("reference", match.start(), match.end(), seen)


def _markup(text: str, low: int, last: int) -> Token | None:
    """The tag, comment or declaration that begins there; ``last`` is where the last ``>`` is."""
    if text.startswith("<!--", low):
        end = _COMMENT_END.search(text, low + 4)
        if end is None:
            return Token("comment", low, len(text), text[low + 4 :])
        return Token("comment", low, end.end(), text[low + 4 : end.start()])
    if low > last:
        return None
    if text[low + 1] in "!?":
        cdata = text.startswith("<![CDATA[", low)
        end_at = text.find("]]>", low) + 3 if cdata else text.find(">", low) + 1
        return Token("", low, end_at if end_at > low else len(text), "")
    match = _TAG.match(text, low)
    if match is None:  # a quotation mark in it is never closed: it ends where it can
        high = text.index(">", low) + 1
        return Token("", low, high, "")
    kind = "end" if text[low + 1] == "/" else "start"
    return Token(kind, low, match.end(), match[1].lower(), match[2])


def _raw_end(text: str, token: Token) -> int:
    end = re.compile(rf"(?i)</{token.value}[\s/>]").search(text, token.high)
    return end.start() if end else len(text)
