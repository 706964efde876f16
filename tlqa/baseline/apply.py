"""A baseline over the reports of a run: what it accepts is taken out, and what is odd about it is told."""

from __future__ import annotations

import os
from dataclasses import field, replace
from typing import TYPE_CHECKING

from tlqa.baseline.entries import Baseline, entry_of
from tlqa.baseline.match import Found, match
from tlqa.frozen import dataclass
from tlqa.model import Remark
from tlqa.rulebook.book import meaning

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from tlqa.baseline.entries import Entry
    from tlqa.baseline.match import Matched, Rules
    from tlqa.model import FileReport, Finding, Rule

_MOST_TOLD = 20
_PRUNE = "'tlqa baseline prune' takes it out"
_FOLLOW = "'tlqa baseline update' follows it, or takes it out"
_UPDATE = "'tlqa baseline update' accepts it again"


class Known:
    """The rules of a run: all, and those run on each file, by the name that the baseline has for it."""

    def __init__(self, book: Iterable[Rule], run: Mapping[str, frozenset[str]]) -> None:
        self._book = {rule.id: rule for rule in book}
        self._run = run
        self._meanings: dict[str, str] = {}

    def meaning(self, rule: str) -> str:
        """The digest of what a rule finds; empty where there is no such rule."""
        if rule not in self._meanings:
            self._meanings[rule] = meaning(self._book[rule]) if rule in self._book else ""
        return self._meanings[rule]

    def ran(self, path: str, rule: str) -> bool:
        """Whether the rule was run on a file."""
        return rule in self._run.get(path, ())


class Places:
    """What the baseline calls files: by their way from its directory, which is the same everywhere."""

    def __init__(self, baseline: str) -> None:
        self._root = os.path.dirname(os.path.realpath(baseline))  # noqa: PTH120

    def name(self, path: str) -> str:
        """The baseline's name for a path as the user wrote it."""
        if path.startswith("<"):  # standard input
            return path
        full = os.path.join(os.path.realpath(os.path.dirname(path) or os.curdir), os.path.basename(path))  # noqa: PTH118, PTH119, PTH120
        try:
            return os.path.relpath(full, self._root).replace(os.sep, "/")
        except ValueError:  # another drive
            return full.replace(os.sep, "/")

    def is_there(self, name: str) -> bool:
        """Whether the file of that name exists."""
        return os.path.lexists(os.path.join(self._root, name))  # noqa: PTH118


@dataclass(slots=True)
class Run:
    """The reports of a run beside a baseline.

    Attributes:
        baseline: the entries.
        files: the reports, all findings in them.
        rules: of the run.
        whole: whether every file could be read; else nothing is called stale, since it might be there.
    """

    baseline: Baseline
    files: Sequence[FileReport]
    rules: Rules
    whole: bool = True
    found: list[Found] = field(init=False)
    matched: Matched = field(init=False)
    places: Places = field(init=False)

    def __post_init__(self) -> None:
        self.places = Places(self.baseline.path)
        names = [self.places.name(file.document.path) for file in self.files]
        self.found = [
            Found(name, finding)
            for name, file in zip(names, self.files, strict=True)
            for finding in file.findings
        ]
        self.matched = match(self.baseline.entries, self.found, names, self.rules, self.places.is_there)
        if not self.whole:
            self.matched.stale.clear()

    def accepted(self, rescore: Callable[[FileReport, tuple[Finding, ...]], FileReport]) -> list[FileReport]:
        """The reports without what the baseline accepts.

        Args:
            rescore: gives a report other findings, and the score that goes with them: what is accepted costs
                no points, as what is suppressed costs none.
        """
        by = iter(self.matched.by)
        return [self._file(file, [next(by) for _ in file.findings], rescore) for file in self.files]

    def _file(
        self,
        file: FileReport,
        by: Sequence[int | None],
        rescore: Callable[[FileReport, tuple[Finding, ...]], FileReport],
    ) -> FileReport:
        pairs = list(zip(file.findings, by, strict=True))
        left = tuple(finding for finding, number in pairs if number is None)
        if len(left) == len(pairs):
            return file
        return replace(rescore(file, left), accepted=len(pairs) - len(left))

    def remarks(self) -> list[Remark]:
        """What is odd about the baseline, in the order of its lines."""
        entries, told = self.baseline.entries, self.matched
        said = [
            (entries[n], f"was accepted until {entries[n].expires}")
            if entries[n].expired
            else (entries[n], f"is of a rule that finds something else now; {_UPDATE}")
            for n in sorted({number for number in told.refused if number is not None})
        ]
        for number, count in told.stale.items():
            many = f" {count} of {entries[number].count} times" if entries[number].count > 1 else ""
            there = self.places.is_there(entries[number].path)
            what = (
                f"is not found any more{many}; {_PRUNE}" if there else f"is of a file that is gone; {_FOLLOW}"
            )
            said.append((entries[number], what))
        said.sort(key=lambda each: each[0].line)
        shown = [self._remark(entry, f"{_named(entry)} {what}") for entry, what in said[:_MOST_TOLD]]
        if len(said) > _MOST_TOLD:
            more = f"{len(said) - _MOST_TOLD} more entries are stale, expired or of rules that changed"
            shown.append(self._remark(said[_MOST_TOLD][0], f"{more} ('tlqa baseline show')"))
        return shown

    def updated(self, reason: str = "", expires: str | None = None) -> Baseline:
        """The baseline that accepts what was found now.

        An entry that is used stays as it is, with its reason and its day; it follows what moved, and takes
        the new meaning of its rule. Other findings are accepted with the reason and day given. Stale entries
        go. An expired one stays as it is: whoever set the day wanted the finding back.
        """
        entries, told = self.baseline.entries, self.matched
        left = [entry.count for entry in self.pruned(empty=True).entries]
        fresh: list[Entry] = []
        for each, by, refused in zip(self.found, told.by, told.refused, strict=True):
            number = refused if by is None else by
            if number is None:
                name = self.rules.meaning(each.finding.rule)
                fresh.append(entry_of(each.finding, each.path, name, reason, expires))
            elif not entries[number].expired:
                left[number] -= 1
                name = self.rules.meaning(each.finding.rule)
                fresh.append(replace(entries[number], path=each.path, meaning=name, count=1))
        kept = (replace(entry, count=count) for entry, count in zip(entries, left, strict=True) if count)
        return Baseline(self.baseline.path, (*kept, *fresh))

    def pruned(self, *, empty: bool = False) -> Baseline:
        """The baseline without what is stale; ``empty`` entries stay, with a count of 0, where asked for."""
        left = [
            replace(entry, count=entry.count - self.matched.stale.get(number, 0))
            for number, entry in enumerate(self.baseline.entries)
        ]
        return Baseline(self.baseline.path, tuple(entry for entry in left if entry.count or empty))

    def _remark(self, entry: Entry, said: str) -> Remark:
        return Remark(self.baseline.path, entry.line, said)


def _named(entry: Entry) -> str:
    text = f"‘{entry.text}’, " if entry.text else ""
    return f"{text}{entry.rule} in {entry.path}"
