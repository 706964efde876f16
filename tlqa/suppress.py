"""Findings that whoever wrote the copy has answered for: comments in the file, or a list beside it.

A comment of a format that has comments says one of

    tlqa-disable [RULE…]             from here on, to the end of the story or
    tlqa-enable [RULE…]
    tlqa-disable-line [RULE…]        on the line it stands on
    tlqa-disable-next-line [RULE…]   on the line after it
    tlqa-disable-file [RULE…]        in the whole story

each with a reason after `` -- `` if it likes. RULE is what ``--select`` takes; without one, all rules are
meant. What is suppressed costs no points. A comment that names no rule, or suppresses nothing, is told: it is
a slip, or has done its work.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import TYPE_CHECKING

from tlqa.errors import UsageError
from tlqa.model import Notice
from tlqa.rulebook.select import must_name_something, names
from tlqa.text.positions import line_index

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from tlqa.model import Comment, Document, Finding, Rule
    from tlqa.sidecar import Entry
    from tlqa.text.positions import LineIndex

_MARK = re.compile(r"tlqa-([\w-]+)(?:[ \t\n:]+(.*?))?(?:\s+--\s*(.*))?", re.DOTALL)
_ON, _OFF = "enable", "disable"
_HERE, _NEXT, _FILE = "disable-line", "disable-next-line", "disable-file"
_VERBS = (_OFF, _ON, _HERE, _NEXT, _FILE)


@dataclass(slots=True)
class _Mark:
    """One comment's order, or one entry of the list beside the file; ``used`` when it changed something."""

    verb: str
    selectors: tuple[str, ...]
    start: int
    line: int
    entry: Entry | None = None
    used: bool = field(default=False, compare=False)

    def speaks_of(self, rule: str) -> bool:
        return not self.selectors or any(names(selector, rule) for selector in self.selectors)


@dataclass(frozen=True, slots=True)
class Kept:
    """What is left of a story's findings, how many were suppressed, and what is odd about the orders."""

    findings: tuple[Finding, ...]
    suppressed: int
    notices: tuple[Notice, ...]


def suppress(
    findings: Sequence[Finding],
    document: Document,
    entries: Sequence[Entry],
    book: Sequence[Rule],
    run: Sequence[Rule],
) -> Kept:
    """Take back the findings that the story's comments, or the entries beside its file, answer for.

    Args:
        findings: with their places in the file.
        document: with its comments.
        entries: of the list beside the file (see ``tlqa.sidecar``).
        book: every rule there is; a comment that names no rule of it is told.
        run: the rules that were run; a comment is not called useless for one that was not.
    """
    index = line_index(document.file_text)
    notices: list[Notice] = []
    marks = list(_marks(document.comments, index, book, notices))
    marks += _entries(entries, book, notices)
    if not marks and not notices:
        return Kept(tuple(findings), 0, ())
    orders = _Orders(marks, index)
    kept = tuple(finding for finding in findings if not orders.suppress(finding))
    told = [mark for mark in marks if mark.entry is None or document.story is None]
    notices += [_useless(mark) for mark in told if not mark.used and _concerns(mark, run)]
    ordered = sorted(notices, key=lambda notice: (notice.line, notice.column, notice.message))
    return Kept(kept, len(findings) - len(kept), tuple(ordered))


class _Orders:
    """The marks, ready to be asked about a finding; what is asked again of a rule is remembered."""

    def __init__(self, marks: Sequence[_Mark], index: LineIndex) -> None:
        self._index = index
        self._switches = sorted((m for m in marks if m.verb in (_ON, _OFF)), key=lambda m: m.start)
        self._whole = [m for m in marks if m.verb == _FILE]
        self._of_line: defaultdict[int, list[_Mark]] = defaultdict(list)
        for mark in marks:
            if mark.verb in (_HERE, _NEXT):
                self._of_line[mark.line + (mark.verb == _NEXT)].append(mark)
        self._of_rule: dict[str, tuple[list[int], list[_Mark]]] = {}
        self._note_enabled()

    def suppress(self, finding: Finding) -> bool:
        """Whether a mark answers for the finding; the mark is used then."""
        found = self._switched(finding) or next(filter(self._meets(finding), self._whole), None)
        if found is None and self._of_line:
            first, last = (
                self._index.line_of(at) for at in (finding.start, max(finding.start, finding.end - 1))
            )
            near = (mark for line in range(first, last + 1) for mark in self._of_line.get(line, ()))
            found = next(filter(self._meets(finding), near), None)
        if found is None:
            return False
        found.used = True
        return True

    def _switched(self, finding: Finding) -> _Mark | None:
        """The last mark before the finding that speaks of its rule, where it is no ``enable``."""
        if finding.rule not in self._of_rule:
            own = [mark for mark in self._switches if mark.speaks_of(finding.rule)]
            self._of_rule[finding.rule] = [mark.start for mark in own], own
        starts, own = self._of_rule[finding.rule]
        i = bisect_right(starts, finding.start) - 1
        return own[i] if i >= 0 and own[i].verb == _OFF else None

    @staticmethod
    def _meets(finding: Finding) -> Callable[[_Mark], bool]:
        def meets(mark: _Mark) -> bool:
            entry = mark.entry
            if entry is not None and entry.text is not None and entry.text != finding.text:
                return False
            return mark.speaks_of(finding.rule)

        return meets

    def _note_enabled(self) -> None:
        """An ``enable`` is of use where something was disabled before it."""
        disabled = False
        for mark in self._switches:
            mark.used = mark.verb == _ON and disabled
            disabled = disabled or mark.verb == _OFF


def _marks(
    comments: Iterable[Comment], index: LineIndex, book: Sequence[Rule], notices: list[Notice]
) -> Iterable[_Mark]:
    for comment in comments:
        match = _MARK.fullmatch(comment.text.strip())
        if match is None:
            continue
        verb = match[1].lower()
        line, column = index.line_column(comment.start)
        if verb not in _VERBS:
            near = get_close_matches(verb, _VERBS, n=1, cutoff=0.5)
            hint = f"; did you mean 'tlqa-{near[0]}'?" if near else ""
            notices.append(Notice(line, column, f"'tlqa-{verb}' means nothing{hint}"))
            continue
        selectors = tuple((match[2] or "").replace(",", " ").split())
        known = tuple(s for s in selectors if _known(s, line, column, book, notices))
        if known or not selectors:
            last = index.line_of(max(comment.start, comment.end - 1))
            yield _Mark(verb, known, comment.start, last if verb == _NEXT else line)


def _entries(entries: Iterable[Entry], book: Sequence[Rule], notices: list[Notice]) -> Iterable[_Mark]:
    for entry in entries:
        if entry.expired:
            notices.append(Notice(entry.line or 1, 1, f"what was accepted of {entry.rule} has expired"))
        elif _known(entry.rule, entry.line or 1, 1, book, notices):
            verb = _FILE if entry.line is None else _HERE
            yield _Mark(verb, (entry.rule,), 0, entry.line or 1, entry)


def _known(selector: str, line: int, column: int, book: Sequence[Rule], notices: list[Notice]) -> bool:
    try:
        must_name_something(selector, book)
    except UsageError as problem:
        notices.append(Notice(line, column, problem.message))
        return False
    return True


def _concerns(mark: _Mark, run: Sequence[Rule]) -> bool:
    return mark.verb == _ON or any(mark.speaks_of(rule.id) for rule in run)


def _useless(mark: _Mark) -> Notice:
    if mark.verb == _ON:
        return Notice(mark.line, 1, "'tlqa-enable': nothing was disabled before it")
    what = f" of {', '.join(mark.selectors)}" if mark.selectors else ""
    said = "the list beside the file" if mark.entry else f"'tlqa-{mark.verb}'"
    return Notice(mark.line, 1, f"{said} suppresses nothing{what}")
