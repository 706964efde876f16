"""What site generators write between the text of Markdown: Hugo, Jekyll and Nunjucks tags, MDX's JSX.

The parser must not see them, and offsets must stay: each character of theirs becomes a filler, one that is
nowhere in the text, and the reader drops it. What a template puts into a sentence, ``{{ name }}``, gets a
filler of its own: the sentence has a word there, though not one to judge.
"""

from __future__ import annotations

import re
from dataclasses import field
from itertools import chain
from typing import TYPE_CHECKING

from tlqa.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

_ANY = re.compile(r"\{[{%#:]|^[ \t]*:::|\[!", re.MULTILINE)
_CODE = r"^[ \t>]*(?P<fence>`{3,}|~{3,})|(?P<ticks>`+)"
_LINES = r"^[ \t>]*:::+[^\n]*|^[ \t]*(?:>[ \t]*)+\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\][^\n]*"
_OPENS = r"\{%-?\s*comment\b|\{\{-?\s*/\*|\{\{<|\{\{%|\{\{|\{%|\{#|\{:"
_PLAIN = re.compile(rf"(?P<escape>\\[\\`])|{_CODE}|(?P<line>{_LINES})|(?P<open>{_OPENS})", re.MULTILINE)
_ESM = (
    r"^import\s+(?:[\w$*{}\s,]+\sfrom\s+)?[\"'][^\n]*"
    r"|^export\s+(?:default|const|let|var|function|class|async|type|[{*])[^\n]*"
)
_JSX = r"<(?:/?[A-Z][\w.:-]*|[a-z][\w.-]*(?=[^<>]*=\{)|/?(?=>))"
_MDX = re.compile(
    rf"(?P<escape>\\[\\`{{<])|{_CODE}|(?P<line>{_LINES})|(?P<esm>{_ESM})|(?P<open>\{{/\*|\{{)|(?P<tag>{_JSX})",
    re.MULTILINE,
)
_CLOSES = {
    mark: re.compile(close)
    for mark, close in {
        "{{<": r">\}\}",
        "{{%": r"%\}\}",
        "{{/*": r"\*/\s*-?\}\}",
        "{{": r"\}\}",
        "{%": r"%\}",
        "{#": r"#\}",
        "{:": r"\}",
        "{/*": r"\*/\}",
        "{%comment": r"\{%-?\s*endcomment\s*-?%\}",
    }.items()
}
_COMMENTS = frozenset(("{{/*", "{#", "{/*", "{%comment"))
_NESTED = re.compile(r"[\"'`{}>]|\n[ \t]*\n")
_STOPS = frozenset(".,;:!?)")
_AFTER_WORD = re.compile(r"$|[\s.,;:!?)”’\"']")
_SPACE = re.compile(r"\{\s*([\"'`])\s*\1\s*\}")
_BLANK = re.compile(r"\n[ \t]*\n")
_ATTRIBUTE = re.compile(r"\{#[\w-]+\}")
_PRIVATE = tuple(map(range, (0xE000, 0xF0000), (0xF900, 0xFFFFE)))


@dataclass(frozen=True, slots=True)
class Filled:
    """A text with fillers; ``comments`` are those of templates, with what they say."""

    text: str
    comments: list[tuple[int, int, str]] = field(default_factory=list)
    fillers: re.Pattern[str] | None = None

    def within(self, text: str) -> bool:
        """Whether there is a filler in it."""
        return self.fillers is not None and self.fillers.search(text) is not None

    def without(self, text: str) -> str:
        """The text without fillers."""
        return self.fillers.sub("", text) if self.fillers else text

    def parts(self, text: str, low: int, high: int) -> Iterator[tuple[int, int, bool]]:
        """The stretches of ``text[low:high]`` that are text, and those of templates that stand for some."""
        last = low
        for found in self.fillers.finditer(text, low, high) if self.fillers else ():
            if last < found.start():
                yield last, found.start(), False
            last = found.end()
            if found[1]:
                yield found.start(), last, True
        if last < high:
            yield last, high, False

    def texts(self, text: str, low: int, high: int) -> Iterator[tuple[int, int]]:
        """The stretches that are text."""
        return ((begin, end) for begin, end, template in self.parts(text, low, high) if not template)


def fill(text: str, *, mdx: bool) -> Filled:
    """The text with what templates say filled.

    Args:
        text: in Markdown, lines ending in ``\\n``.
        mdx: whether braces and tags are JSX.
    """
    if not mdx and not _ANY.search(text):
        return Filled(text)
    free = (chr(code) for code in chain(*_PRIVATE) if chr(code) not in text)
    nothing, something = next(free, ""), next(free, "")
    if not something:
        return Filled(text)
    scan = _Scan(text, mdx)
    parts: list[str] = []
    last = 0
    for low, high, stands in scan.spans():
        parts += text[last:low], (something if stands else nothing) * (high - low)
        last = high
    if not parts:
        return Filled(text)
    parts.append(text[last:])
    return Filled("".join(parts), scan.comments, re.compile(f"({something}+)|{nothing}+"))


class _Scan:
    """Finds the templates of a text, in one pass. Where an opening mark has no closing one it is text."""

    def __init__(self, text: str, mdx: bool) -> None:
        self._text = text
        self._openings = _MDX if mdx else _PLAIN
        self.comments: list[tuple[int, int, str]] = []
        self._next: dict[re.Pattern[str], re.Match[str] | None] = {}  # what was searched for
        self._unclosed = 0  # up to there no brace and no tag of JSX closes
        self._end = -1  # of the paragraph at hand
        self._ticks: set[int] = set()  # how many backticks nothing closes in it

    def spans(self) -> Iterator[tuple[int, int, bool]]:
        """Each template, and whether it stands for text."""
        at = 0
        while found := self._openings.search(self._text, at):
            at = found.end()
            low, kind, mark = found.start(), found.lastgroup or "", found[0]
            if kind == "escape":
                continue
            if kind == "fence":
                at = self._after_fence(found["fence"], at)
            elif kind == "ticks":
                at = self._after_code(mark, at)
            elif kind in ("line", "esm"):
                at = self._after_module(at) if kind == "esm" else at
                yield low, at, False
            else:
                end = self._after(kind, mark, low, at)
                if end > 0:
                    at = end
                    yield low, end, self._stands(mark, low, end)

    def _after_fence(self, fence: str, at: int) -> int:
        end = re.compile(rf"^[ \t>]*{fence[0]}{{{len(fence)},}}[ \t]*$", re.MULTILINE).search(self._text, at)
        return end.end() if end else len(self._text)

    def _after_code(self, ticks: str, at: int) -> int:
        """After the code that begins there, or after the backticks."""
        if at > self._end:
            blank = _BLANK.search(self._text, at)
            self._end = blank.start() if blank else len(self._text)
            self._ticks.clear()
        if len(ticks) in self._ticks:
            return at
        end = re.compile(rf"(?<!`){ticks}(?!`)").search(self._text, at, self._end)
        if end is None:
            self._ticks.add(len(ticks))
        return end.end() if end else at

    def _after_module(self, at: int) -> int:
        """After the lines of a statement that imports or exports: up to a blank line."""
        blank = _BLANK.search(self._text, at - 1)
        return blank.start() if blank else len(self._text)

    def _after(self, kind: str, mark: str, low: int, at: int) -> int:
        """Where a template ends, -1 where none begins there."""
        if kind == "tag" or mark == "{":
            return self._after_jsx(mark, at)
        attribute = _ATTRIBUTE.match(self._text, low) if mark == "{#" else None
        return attribute.end() if attribute else self._closed("".join(mark.split()).replace("-", ""), low, at)

    def _closed(self, mark: str, low: int, at: int) -> int:
        close = self._search(_CLOSES[mark], at)
        if close is None:
            return -1
        if mark in _COMMENTS:
            begin = at if mark != "{%comment" else self._text.find("%}", at) + 2
            self.comments.append((low, close.end(), self._text[begin : close.start()]))
            return close.end()
        blank = self._search(_BLANK, at)
        apart = (blank and blank.start() < close.start()) or (
            mark == "{:" and "\n" in self._text[at : close.start()]
        )
        return -1 if apart else close.end()

    def _search(self, pattern: re.Pattern[str], at: int) -> re.Match[str] | None:
        """The next match; each is searched for once."""
        found = self._next.get(pattern)
        if pattern not in self._next or (found and found.start() < at):
            found = self._next[pattern] = pattern.search(self._text, at)
        return found

    def _after_jsx(self, mark: str, at: int) -> int:
        if at <= self._unclosed:
            return -1
        depth, tag = int(mark == "{"), mark != "{"
        place = at
        while found := _NESTED.search(self._text, place):
            place = found.end()
            match found[0]:
                case "{":
                    depth += 1
                case "}":
                    depth -= 1
                    if depth == 0 and not tag:
                        return place
                case ">":
                    if depth == 0 and tag:
                        return place
                case '"' | "'" | "`" as quote:
                    if depth or tag:
                        end = self._text.find(quote, place, place + 2000)
                        place = end + 1 if end >= 0 else place
                case _:
                    break
        self._unclosed = place if found else len(self._text)
        return -1

    def _stands(self, mark: str, low: int, high: int) -> bool:
        """Whether text stands in the page where the template does."""
        if mark == "{{":
            return True
        if mark == "{":
            return not _SPACE.fullmatch(self._text, low, high)
        if mark in ("{{<", "{{%") or (mark[:2] == "{%" and not mark.endswith("comment")):
            return self._in_sentence(low, high)
        return mark[0] == "<" and self._text.endswith("/>", low, high) and self._in_sentence(low, high)

    def _in_sentence(self, low: int, high: int) -> bool:
        """Whether a sentence would lack a word there: 'by {{< person >}}, who', not a figure by itself."""
        line_end = self._text.find("\n", high)
        before = self._text[self._text.rfind("\n", 0, low) + 1 : low]
        after = self._text[high : line_end if line_end >= 0 else len(self._text)]
        if (before[-1:].strip() and before[-1] not in "(“‘\"'") or not _AFTER_WORD.match(after):
            return False  # it opens or closes what stands beside it
        left, right = before.rstrip()[-1:], after.lstrip()[:1]
        return after[:1] in _STOPS or right.islower() or left.isalnum() or left == ","
