"""Fixes a file: checks it, has edits chosen, makes them in its bytes, and checks what came of it."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from functools import cached_property, partial
from itertools import accumulate, chain
from typing import TYPE_CHECKING, NamedTuple

from tlqa.errors import InputError
from tlqa.fixing import Left, Plan, Reason, by_story, changes, key_of
from tlqa.frozen import dataclass
from tlqa.inputs.base import edited
from tlqa.model import FileReport
from tlqa.text.edits import Moves, applied

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tlqa.engine import Checker
    from tlqa.fixing import Edit, Key
    from tlqa.model import Document, Finding
    from tlqa.sidecar import Entry

Reader = Callable[[bytes], "Iterator[Document | InputError]"]
"""Reads the stories of a file from its bytes."""
Place = tuple[int, int]
"""A paragraph of a file: which story, which paragraph there."""

_BETWEEN = "\n\n"
_MOST_TRIALS = 64
"""How often a file is written and read to find edits that would damage it."""


class Note(NamedTuple):
    """A finding that is not as it should be after the fixes, and what is wrong with that."""

    document: Document
    finding: Finding
    said: str


@dataclass(frozen=True, slots=True)
class Fixed:
    """A file before and after its fixes.

    Attributes:
        before: its stories as they were.
        data: its bytes after the fixes.
        edits: what was changed, in order of place.
        left: fixes that were not made, each with the story it stands in.
        notes: what the second check found that it should not have.
        errors: stories of it that could not be read.
    """

    before: tuple[FileReport, ...]
    data: bytes
    edits: tuple[Edit, ...] = ()
    left: tuple[tuple[Document, Left], ...] = ()
    notes: tuple[Note, ...] = ()
    errors: tuple[InputError, ...] = ()


def fix(
    checker: Checker,
    data: bytes,
    path: str,
    choose: Callable[[Sequence[FileReport]], Plan],
    *,
    accepted: Sequence[Entry] = (),
    dry: bool = False,
) -> Fixed:
    """Fix the stories of a file given as its bytes.

    Args:
        checker: says what is wrong, before and after.
        data: the file.
        path: what to call it.
        choose: which edits to make (see ``tlqa.fixing.plan``).
        accepted: findings that were answered for in a list beside the file.
        dry: the edits are only to be shown, so that what is left is told as it stands in the file now.
    """
    stories = list(checker.check_stories(data, path, accepted))
    before = tuple(story for story in stories if isinstance(story, FileReport))
    errors = tuple(story for story in stories if isinstance(story, InputError))
    chosen = choose(before)
    trial = _Trial(partial(checker.reader.stories, path=path), data, before, len(errors))
    edits = trial.sound(chosen.edits) if chosen.edits else ()
    left = [*chosen.left, *trial.left]
    if not edits:
        return Fixed(before, data, (), _placed(left, before), (), errors)
    after = [checker.check(document, accepted) for document in trial.documents]
    compared = _Comparison(before, edits, after)
    stays = _placed(left, before) if dry else _placed(compared.still_there(left), after)
    return Fixed(before, trial.data, edits, stays, tuple(compared.notes()), errors)


def sound(
    read: Reader, data: bytes, before: Sequence[FileReport], errors: int, edits: Sequence[Edit]
) -> tuple[Edit, ...]:
    """Those of the edits of a file that, made together, give the stories that were meant.

    Args:
        read: reads stories from the file's bytes.
        data: the file.
        before: its stories, all that can be read.
        errors: how many others it has.
        edits: of a plan (see ``tlqa.fixing.plan``).
    """
    return _Trial(read, data, before, errors).sound(edits) if edits else ()


def _placed(left: Iterable[Left], reports: Sequence[FileReport]) -> tuple[tuple[Document, Left], ...]:
    ordered = sorted(left, key=lambda each: key_of(each.story, each.finding))
    return tuple((reports[each.story].document, each) for each in ordered)


class _Trial:
    """Makes edits and reads what came of them: the stories that were meant, or else they damage the file.

    ``data`` and ``documents`` are those of the edits that ``sound`` gave, ``left`` the others.
    """

    def __init__(self, read: Reader, data: bytes, before: Sequence[FileReport], errors: int) -> None:
        self._read, self._old = read, data
        self._before = [report.document for report in before]
        self._errors = errors
        self._trials = 0
        self._paragraphs: dict[int, list[int]] = {}
        self.data, self.documents = data, self._before
        self.left: list[Left] = []

    def sound(self, edits: Sequence[Edit]) -> tuple[Edit, ...]:
        """Those of the edits that can be made together.

        Paragraphs are tried side by side, and the edits of a paragraph that is damaged by halves.
        """
        damaged = self._damaged(edits)
        kept = [edit for edit in edits if not self._touches([edit], damaged)]
        groups: defaultdict[Place | None, list[Edit]] = defaultdict(list)
        for edit in edits:
            if self._touches([edit], damaged):
                groups[None if damaged is None else self._place(edit)].append(edit)
        queues = [queue for queue in map(_halves, groups.values()) if queue]
        while queues and self._trials < _MOST_TRIALS:
            tried = [queue.pop() for queue in queues]
            damaged = self._damaged([*kept, *chain.from_iterable(tried)])
            for queue, part in zip(queues, tried, strict=True):
                if not self._touches(part, damaged):
                    kept += part
                else:
                    queue += _halves(part)
            queues = [queue for queue in queues if queue]
        return self._settled(edits, kept)

    def _settled(self, edits: Sequence[Edit], kept: Sequence[Edit]) -> tuple[Edit, ...]:
        """The edits kept, made; where even they damage the file, none."""
        keys = {edit.key for edit in kept}
        if len(keys) < len(edits) and self._damaged(kept) != set():
            keys = set()
            self._damaged([])
        self.left = [Left(each.story, each.finding, Reason.DAMAGE) for each in edits if each.key not in keys]
        return tuple(edit for edit in edits if edit.key in keys)

    def _damaged(self, edits: Sequence[Edit]) -> set[Place] | None:
        """The paragraphs that are not what was meant after the edits; None: something else is damaged."""
        self._trials += 1
        self.data, self.documents = self._old, self._before
        if not edits:
            return set()
        try:
            data = edited(self._old, self._before[0], dict.fromkeys(edit.in_file for edit in edits))
        except InputError:
            return None
        stories = list(self._read(data))
        documents = [story for story in stories if not isinstance(story, InputError)]
        if len(stories) - len(documents) != self._errors or len(documents) != len(self._before):
            return None
        damaged = self._differences(edits, documents)
        if damaged == set():
            self.data, self.documents = data, documents
        return damaged

    def _differences(self, edits: Sequence[Edit], documents: Sequence[Document]) -> set[Place] | None:
        of_story = by_story(edits)
        found: set[Place] = set()
        for story, (old, new) in enumerate(zip(self._before, documents, strict=True)):
            meant = applied(old.text, sorted(edit.in_story for edit in of_story[story]))
            if new.text == meant:
                continue
            one, other = meant.split(_BETWEEN), new.text.split(_BETWEEN)
            if not len(one) == len(other) == len(self._starts(story)):
                return None
            found |= {(story, at) for at, pair in enumerate(zip(one, other, strict=True)) if len({*pair}) > 1}
        return found

    def _touches(self, edits: Sequence[Edit], damaged: set[Place] | None) -> bool:
        return damaged is None or any(self._place(edit) in damaged for edit in edits)

    def _place(self, edit: Edit) -> Place:
        return edit.story, bisect_right(self._starts(edit.story), edit.seen[0]) - 1

    def _starts(self, story: int) -> list[int]:
        """Where the paragraphs of a story begin."""
        if story not in self._paragraphs:
            parts = self._before[story].text.split(_BETWEEN)
            lengths = (len(part) + len(_BETWEEN) for part in parts[:-1])
            self._paragraphs[story] = [0, *accumulate(lengths)]
        return self._paragraphs[story]


def _halves(edits: list[Edit]) -> list[list[Edit]]:
    """Both halves; nothing of one alone, which has been tried."""
    half = len(edits) // 2
    return [edits[half:], edits[:half]] if half else []


class _Comparison:
    """The findings of a file before and after edits: which is which, what is gone, what is new."""

    def __init__(
        self, before: Sequence[FileReport], edits: Sequence[Edit], after: Sequence[FileReport]
    ) -> None:
        self._before, self._after = before, after
        self._mended = {edit.key for edit in edits}
        self._now: dict[Key, Finding] = {}  # by what it was before
        self._unknown: list[tuple[int, Finding]] = []
        of_story = by_story(edits)
        self._moves = [Moves(edit.in_story for edit in of_story[story]) for story in range(len(before))]
        for story in range(len(before)):
            self._match(story)

    def _match(self, story: int) -> None:
        moves = self._moves[story]
        there = {(*each.seen, each.rule): each for each in self._after[story].findings}
        loose: list[Finding] = []
        for old in self._before[story].findings:
            if key_of(story, old) in self._mended:
                continue
            same = there.pop((*moves.span(*old.seen), old.rule), None)
            if same is not None:
                self._now[key_of(story, old)] = same
            else:
                loose.append(old)
        for old in loose:  # an edit at its edge may have made it longer or shorter
            start, end = moves.span(*old.seen)
            near = [key for key in there if key[2] == old.rule and key[0] <= end and start <= key[1]]
            if near:
                self._now[key_of(story, old)] = there.pop(near[0])
        self._unknown += [(story, new) for new in there.values()]

    def still_there(self, left: Iterable[Left]) -> list[Left]:
        """The fixes not made whose findings are there yet, as they are now, and those of new findings."""
        kept = [
            replace(each, finding=self._now[key_of(each.story, each.finding)])
            for each in left
            if key_of(each.story, each.finding) in self._now
        ]
        new = [
            Left(story, finding, Reason.SPOKEN if finding.in_quotation else Reason.NEW)
            for story, finding in self._unknown
            if changes(finding, self._after[story].document)
        ]
        return kept + new

    def notes(self) -> list[Note]:
        """What should not have come of the edits."""
        found: list[Note] = []
        for story, report in enumerate(self._before):
            for old in report.findings:
                key = key_of(story, old)
                if key not in self._mended and key not in self._now:
                    found.append(Note(report.document, old, "is gone too, though nothing was done about it"))
        for story, new in self._unknown:
            said = "is still there" if self._was_mended(story, new) else "is new"
            found.append(Note(self._after[story].document, new, said))
        return found

    def _was_mended(self, story: int, new: Finding) -> bool:
        start, end = new.seen
        return any(first <= end and start <= last for first, last in self._mended_by_rule[story, new.rule])

    @cached_property
    def _mended_by_rule(self) -> dict[tuple[int, str], list[tuple[int, int]]]:
        """Where the findings that were mended stand now."""
        found: dict[tuple[int, str], list[tuple[int, int]]] = defaultdict(list)
        for story, start, end, rule in self._mended:
            found[story, rule].append(self._moves[story].around(start, end))
        return found
