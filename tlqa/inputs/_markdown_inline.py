"""What is within the blocks of Markdown, by markdown-it-py, made to say where each token begins.

What the tokens are is left to its rules; only how they are tried, and line ends, are our own.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import (
    StateInline,
    autolink,
    backtick,
    emphasis,
    entity,
    escape,
    html_inline,
    image,
    link,
    link_pairs,
    strikethrough,
)
from markdown_it.token import Token

from tlqa.inputs._markdown_notes import footnote

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown_it.utils import EnvType

_DEEP = 64  # lists and quotations in one another, beyond which nothing is read
_SPECIAL = re.compile(r"[\n\\`*_\[\]<&]|~~|!\[|\^\[")
_NOTE = re.compile(r"\[\^([^\s\[\]]{1,200})\]")
_INDENT = " \t"
_FAILURES = 100


class _State(StateInline):
    """Text that waits for its token is the content's ``[low, high)``; a ``low`` of -1 for none."""

    def __init__(self, source: str, parser: MarkdownIt, env: Any, tokens: list[Token]) -> None:
        super().__init__(source, parser, env, tokens)
        self.low = self.high = -1
        self.failures = 0

    def say(self, low: int, high: int) -> None:
        """That stretch is text."""
        if self.low < 0:
            self.low = low
        self.high = high

    def append_pending(self, text: str) -> None:
        self.say(self.pos, self.pos + len(text))

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        self.flush()
        return super().push(ttype, tag, nesting)

    def flush(self) -> None:
        """The text that waits becomes a token."""
        if self.low >= 0:
            token = Token("text", "", 0, content=self.src[self.low : self.high])
            token.meta["at"] = self.low
            self.tokens.append(token)
            self.low = -1


class _Inline(ParserInline):
    """What is within a block. The ``meta`` of each token says where it begins, ``at``, and where it ends."""

    def parse(self, src: str, md: MarkdownIt, env: Any, tokens: list[Token]) -> list[Token]:
        state = _State(src, md, env, tokens)
        self.tokenize(state)
        link_pairs(state)
        strikethrough.postProcess(state)
        emphasis.postProcess(state)
        return tokens

    def tokenize(self, state: StateInline) -> None:
        assert isinstance(state, _State)
        source, end = state.src, state.posMax
        deep = state.level >= _DEEP
        while state.pos < end:
            found = None if deep else _SPECIAL.search(source, state.pos, end)
            stop = found.start() if found else end
            if stop > state.pos:
                state.say(state.pos, stop)
                state.pos = stop
            if found and not self._token(state, stop):
                state.say(stop, stop + 1)
                state.pos = stop + 1
        state.flush()

    def skipToken(self, state: StateInline) -> None:  # noqa: N802
        known = state.cache.get(state.pos)
        if known is not None:
            state.pos = known
            return
        pos = state.pos
        if state.level >= _DEEP:
            state.pos = state.posMax
        else:
            found = _SPECIAL.search(state.src, pos, state.posMax)
            stop = found.start() if found else state.posMax
            if stop > pos:
                state.pos = stop
            else:
                state.level += 1
                if not _rule(state, True):
                    state.pos = pos + 1
                state.level -= 1
        state.cache[pos] = state.pos

    def _token(self, state: _State, at: int) -> bool:
        """Whether a token begins there; then it was made."""
        count = len(state.tokens)
        if not _rule(state, False):
            return False
        for token in state.tokens[count:]:
            if "at" not in token.meta:
                token.meta.update(at=at, end=state.pos)
                at += len(token.content) if token.type == "text" else 0  # the marks of emphasis, one by one
        if state.tokens and state.tokens[-1].markup == "autolink":
            state.tokens[-2].content = ""  # an address as it would be shown, not as it stands here
        return True


def _rule(state: StateInline, silent: bool) -> bool:
    """Try the rules for the character at hand, as markdown-it has them in order."""
    match state.src[state.pos]:
        case "\n":
            return _newline(state, silent)
        case "\\":
            return escape(state, silent)
        case "`":
            return backtick(state, silent)
        case "*" | "_":
            return emphasis.tokenize(state, silent)
        case "~":
            return strikethrough.tokenize(state, silent)
        case "[":
            return link(state, silent) or _reference(state, silent)
        case "!":
            return _bounded(image, state, silent)
        case "<":
            return autolink(state, silent) or html_inline(state, silent)
        case "&":
            return entity(state, silent)
        case "^":
            return _bounded(_note, state, silent)
    return False


def _bounded(rule: Callable[[StateInline, bool], bool], state: StateInline, silent: bool) -> bool:
    """A rule that looks through what follows for its end, unless that failed too often in this block."""
    assert isinstance(state, _State)
    made = state.failures < _FAILURES and rule(state, silent)
    state.failures += not made
    return made


def _newline(state: StateInline, silent: bool) -> bool:
    at = low = state.pos
    end = at + 1
    while end < state.posMax and state.src[end] in _INDENT:
        end += 1
    if not silent:
        assert isinstance(state, _State)
        while low > state.low >= 0 and state.src[low - 1] == " ":
            low -= 1
        if state.low >= 0:
            state.high = low
            state.low = -1 if low == state.low else state.low
        token = state.push("hardbreak" if at - low > 1 else "softbreak", "br", 0)
        token.meta.update(at=low, end=end)
    state.pos = end
    return True


def _reference(state: StateInline, silent: bool) -> bool:
    """A reference to a footnote: ``[^1]``."""
    found = _NOTE.match(state.src, state.pos, state.posMax)
    if found is None or found[1].casefold() not in state.env.get("notes", ()):
        return False
    if not silent:
        state.push("footnote_ref", "", 0)
    state.pos = found.end()
    return True


def _note(state: StateInline, silent: bool) -> bool:
    """A footnote where it is referred to: ``^[text]``."""
    at = state.pos
    end = state.md.helpers.parseLinkLabel(state, at + 1)
    if end < 0:
        return False
    if not silent:
        token = state.push("footnote_inline", "", 0)
        token.children = state.md.inline.parse(state.src[at + 2 : end], state.md, state.env, [])
    state.pos = end + 1
    return True


class _Parser(MarkdownIt):
    """Addresses are not read, so they are not made fit for HTML either."""

    def __init__(self) -> None:
        super().__init__("commonmark", {"maxNesting": _DEEP})
        self.inline = _Inline()
        self.enable("table")
        self.block.ruler.before("reference", "footnote", footnote, {"alt": ["paragraph", "reference"]})

    def normalizeLink(self, url: str) -> str:  # noqa: N802
        return url

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802
        return link

    def validateLink(self, url: str) -> bool:  # noqa: N802
        return True


@cache
def parser() -> MarkdownIt:
    """CommonMark with the tables, strikethrough and footnotes of GitHub."""
    return _Parser()


def parse_inline(content: str, labels: EnvType) -> list[Token]:
    """The tokens within a block; offsets in ``meta`` count in its content.

    Args:
        content: of the block.
        labels: of the links and notes of the file.
    """
    return parser().inline.parse(content, parser(), labels, [])
