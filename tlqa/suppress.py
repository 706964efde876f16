"""Findings that whoever wrote the copy has answered for: comments in the file, or a list beside it.

A comment of a format that has comments says one of

    tlqa-disable [RULE…]             from here on, to the end of the story or
    tlqa-enable [RULE…]
    tlqa-disable-line [RULE…]        on the line it stands on
    tlqa-disable-next-line [RULE…]   on the next line that is neither empty nor only a comment
    tlqa-disable-file [RULE…]        in the whole story

each with a reason after `` -- `` if it likes, or after a dash, for XML allows no ``--`` in a comment. RULE is
what ``--select`` takes; without one, all rules are meant. What is suppressed costs no points. A comment that
names no rule, or suppresses nothing, is told: it is a slip, or has done its work.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from dataclasses import field
from difflib import get_close_matches
from typing import TYPE_CHECKING

from tlqa.compiled import compiled
from tlqa.frozen import dataclass
from tlqa.model import Notice
from tlqa.rulebook.naming import shown
from tlqa.text.positions import line_index

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tlqa.model import Comment, Document, Finding
    from tlqa.rulebook.naming import Naming
    from tlqa.sidecar import Entry
    from tlqa.text.positions import LineIndex

_MARK = compiled(r"tlqa([-_:\s]+)([^\s,:]+)", re.IGNORECASE)
_REASON = compiled(r"\s(?:--|[–—])")
_BETWEEN = compiled(r"[\s,:]+")
_WORD = compiled(r"\w")
_MOST_SKIPPED = 20
_ON, _OFF = "enable", "disable"
_HERE, _NEXT, _FILE = "disable-line", "disable-next-line", "disable-file"
_VERBS = (_OFF, _ON, _HERE, _NEXT, _FILE)
_MOST_HINTS = 20  # a nearest spelling takes milliseconds to find


@dataclass(slots=True)
class _Mark:
    """One comment's order, or one entry of the list beside the file; ``used`` when it changed something.

    Attributes:
        named: the rules it is about, as ``Naming`` has them.
        start: where it stands in the file's text; -1 for entries.
        line: the only one it holds on, for orders about a line.
        text: of the only findings it is about, for entries that say so.
        place: line and column of what is said about it.
        useless: what is said where it is of no use.
    """

    verb: str
    named: int
    start: int
    line: int
    text: str | None
    place: tuple[int, int]
    useless: str
    used: bool = field(default=False, compare=False)

    def is_about(self, finding: Finding) -> bool:
        return self.text is None or self.text == _plain(finding.text)


@dataclass(frozen=True, slots=True)
class Kept:
    """What is left of a story's findings, how many were suppressed, and what is odd about the orders."""

    findings: tuple[Finding, ...]
    suppressed: int = 0
    notices: tuple[Notice, ...] = ()


def suppress(
    findings: Sequence[Finding], document: Document, entries: Sequence[Entry], naming: Naming
) -> Kept:
    """Take back the findings that the story's comments, or the entries beside its file, answer for.

    Args:
        findings: with their places in the file.
        document: with its comments.
        entries: of the list beside the file (see ``tlqa.sidecar``).
        naming: of the rules there are, and those that were run.
    """
    if not document.comments and not entries:
        return Kept(tuple(findings))
    index = line_index(document.file_text)
    read = _Reading(index, naming, _asides(document.comments, index))
    for comment in document.comments:
        read.comment(comment)
    for entry in entries:
        read.entry(entry)
    orders = _Orders(read.marks, read.index, naming)
    kept = tuple(finding for finding in findings if not orders.suppress(finding))
    told = (mark for mark in _own(read.marks, document) if not mark.used)
    useless = (mark for mark in told if mark.verb == _ON or naming.were_run(mark.named))
    notices = [*read.notices, *(Notice(*mark.place, mark.useless) for mark in useless)]
    ordered = sorted(notices, key=lambda notice: (notice.line, notice.column, notice.message))
    return Kept(kept, len(findings) - len(kept), tuple(ordered))


def _own(marks: Iterable[_Mark], document: Document) -> Iterable[_Mark]:
    """The marks that only this story could have used: in a file of many, those that stand within it."""
    if document.story is None:
        return marks
    low, high = document.place(0, len(document.text))
    return (mark for mark in marks if low <= mark.start < high)


def _asides(comments: Iterable[Comment], index: LineIndex) -> frozenset[int]:
    """The lines that hold a comment, with its marks, and nothing else."""
    found: set[int] = set()
    for comment in comments:
        first, last = index.line_of(comment.start), index.line_of(max(comment.start, comment.end - 1))
        start, end = index.line_span(first)[0], index.line_span(last)[1]
        words = _WORD.search(index.text, start, comment.start) or _WORD.search(index.text, comment.end, end)
        if not words:
            found.update(range(first, last + 1))
    return frozenset(found)


def _plain(text: str) -> str:
    return " ".join(text.split())


class _Reading:
    """Makes marks of comments and entries; notes what is wrong with them."""

    def __init__(self, index: LineIndex, naming: Naming, asides: frozenset[int]) -> None:
        self.index, self._naming, self._asides = index, naming, asides
        self.marks: list[_Mark] = []
        self.notices: list[Notice] = []
        self._unknown = 0

    def comment(self, comment: Comment) -> None:
        match = _MARK.match(comment.text.strip())
        if match is None:
            return
        verb, place = match[2].lower(), self.index.line_column(comment.start)
        if verb not in _VERBS or match[1] != "-":
            self._no_verb(match[1], match[2], place)
            return
        said = _REASON.split(match.string[match.end() :], maxsplit=1)[0]
        selectors = [selector for selector in _BETWEEN.split(said) if selector]
        named = self._named(selectors, place)
        if named:
            last = self.index.line_of(max(comment.start, comment.end - 1))
            line = self._after(last) if verb == _NEXT else place[0]
            self.marks.append(_Mark(verb, named, comment.start, line, None, place, _useless(verb, selectors)))

    def _after(self, last: int) -> int:
        """The line after this one that says something; the formats of prose want an empty one between."""
        for line in range(last + 1, min(last + 1 + _MOST_SKIPPED, self.index.lines + 1)):
            start, end = self.index.line_span(line)
            if line not in self._asides and self.index.text[start:end].strip():
                return line
        return last + 1

    def entry(self, entry: Entry) -> None:
        line = entry.line or 1
        place = (min(line, self.index.lines), 1)
        if entry.expired:
            said = f"{entry.place}: what was accepted of {shown(entry.rule)} has expired"
            self.notices.append(Notice(*place, said))
            return
        named = self._named([entry.rule], place, f"{entry.place}: ")
        if named:
            verb = _FILE if entry.line is None else _HERE
            text = None if entry.text is None else _plain(entry.text)
            useless = f"{entry.place}: suppresses nothing of {shown(entry.rule)}"
            self.marks.append(_Mark(verb, named, -1, line, text, place, useless))

    def _named(self, selectors: Sequence[str], place: tuple[int, int], within: str = "") -> int:
        """The rules that these name: all where there are none, none where not one is known."""
        if not selectors:
            return self._naming.all
        named = 0
        for selector in selectors:
            found = self._naming.named(selector)
            named |= found
            if not found:
                self._unknown += 1
                said = self._naming.unknown(selector, hint=self._unknown <= _MOST_HINTS)
                self.notices += [Notice(*place, within + said)] if said else []
        return named

    def _no_verb(self, join: str, verb: str, place: tuple[int, int]) -> None:
        """What begins like an order and is none; words about this program are left alone."""
        if join == "-" or verb.lower() in _VERBS:
            near = get_close_matches(verb.lower(), _VERBS, n=1, cutoff=0.5) if len(verb) < 40 else []
            hint = f"; did you mean 'tlqa-{near[0]}'?" if near else ""
            written = f"tlqa{' ' if join.isspace() else join.strip()}{verb}"
            self.notices.append(Notice(*place, f"'{shown(written)}' means nothing{hint}"))


def _useless(verb: str, selectors: Sequence[str]) -> str:
    if verb == _ON:
        return "'tlqa-enable': nothing was disabled before it"
    return f"'tlqa-{verb}' suppresses nothing{' of ' if selectors else ''}{shown(', '.join(selectors))}"


class _Orders:
    """The marks, ready to be asked about a finding; those about a rule are looked for once."""

    def __init__(self, marks: Sequence[_Mark], index: LineIndex, naming: Naming) -> None:
        self._index, self._naming = index, naming
        self._switches = sorted((m for m in marks if m.verb in (_ON, _OFF)), key=lambda m: m.start)
        self._whole = [m for m in marks if m.verb == _FILE]
        self._of_line: defaultdict[int, list[_Mark]] = defaultdict(list)
        for mark in marks:
            if mark.verb in (_HERE, _NEXT):
                self._of_line[mark.line].append(mark)
        self._of_rule: dict[str, tuple[list[_Mark], list[int], list[_Mark]]] = {}
        self._note_enabled()

    def suppress(self, finding: Finding) -> bool:
        """Whether a mark answers for the finding; the first that does is used then."""
        for mark in self._answers(finding):
            if mark.is_about(finding):
                mark.used = True
                return True
        return False

    def _answers(self, finding: Finding) -> Iterator[_Mark]:
        if finding.rule not in self._of_rule:
            switches = self._about(finding.rule, self._switches)
            whole = self._about(finding.rule, self._whole)
            self._of_rule[finding.rule] = switches, [mark.start for mark in switches], whole
        switches, starts, whole = self._of_rule[finding.rule]
        i = bisect_right(starts, finding.start) - 1
        if i >= 0 and switches[i].verb == _OFF:
            yield switches[i]
        yield from whole
        if self._of_line:
            last = max(finding.start, finding.end - 1)
            for line in range(self._index.line_of(finding.start), self._index.line_of(last) + 1):
                yield from self._about(finding.rule, self._of_line.get(line, ()))

    def _about(self, rule: str, marks: Iterable[_Mark]) -> list[_Mark]:
        bit = self._naming.bit(rule)
        return [mark for mark in marks if mark.named & bit]

    def _note_enabled(self) -> None:
        """An ``enable`` is of use where one of its rules was disabled before it, and not enabled since."""
        disabled = 0
        for mark in self._switches:
            if mark.verb == _OFF:
                disabled |= mark.named
            else:
                mark.used = bool(disabled & mark.named)
                disabled &= ~mark.named
