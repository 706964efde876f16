"""A checker that knows the key of what it finds, and how that is kept."""

from __future__ import annotations

from functools import cache, cached_property, partial
from typing import TYPE_CHECKING, NamedTuple

from tlqa.errors import InputError
from tlqa.inputs.base import read_file
from tlqa.model import FileReport
from tlqa.results.keys import beside, key, state_of
from tlqa.results.rows import pack, unpack
from tlqa.scoring.score import scale_of

if TYPE_CHECKING:
    from tlqa.engine import Checker


class Checked(NamedTuple):
    """A file that was checked: its bytes, the reports of its stories, and what is wrong with the others."""

    data: bytes
    reports: list[FileReport]
    errors: list[str]


class Keeper:
    """Checks files, and tells what belongs to what."""

    def __init__(self, checker: Checker) -> None:
        self.checker = checker
        self._rules = {rule.id: rule for rule in checker.book.rules}

    @cached_property
    def _state(self) -> bytes:
        return state_of(self.checker)

    def key(self, data: bytes, path: str) -> bytes:
        """The key of the reports of a file as it is now.

        Raises:
            InputError: it has no source where it should.
        """
        return key(self._state, data, path, *self._around(path))

    def _around(self, path: str) -> tuple[bytes | None, tuple[str, bytes] | None, tuple[str, bytes] | None]:
        """The list beside a file, its source and its reference."""
        return beside(self.checker, path), *self.checker.reader.beside(path)

    def check(self, path: str) -> Checked:
        """Read and check a file.

        Raises:
            InputError: the file, or the list beside it, cannot be read.
        """
        data = read_file(path)
        stories = list(self.checker.check_stories(data, path, self.checker.accepted(path)))
        reports = [story for story in stories if isinstance(story, FileReport)]
        return Checked(data, reports, [str(story) for story in stories if isinstance(story, InputError)])

    def check_keyed(self, path: str) -> tuple[Checked, bytes | None]:
        """The same with its key; without where a story could not be read, or what lies beside it changed.

        Raises:
            InputError: as ``check``.
        """
        try:
            before = self._around(path)
        except InputError:
            return self.check(path), None
        checked = self.check(path)
        same = not checked.errors and before == self._around(path)
        return checked, key(self._state, checked.data, path, *before) if same else None

    def pack(self, checked: Checked) -> bytes | None:
        """The reports as a value; None where they are too much to keep."""
        return pack(checked.reports, checked.data, self._rules)

    def unpack(self, value: bytes, data: bytes, path: str) -> list[FileReport]:
        """The reports of a value.

        Raises:
            DamagedError: it is none.
        """
        scale = scale_of(self.checker.profile)
        again = cache(partial(self._again, path, len(data)))  # once for all stories of the file
        return unpack(value, data, path, self._rules, scale, again)

    def _again(self, path: str, size: int) -> list[FileReport]:
        checked = self.check(path)
        if len(checked.data) != size:
            raise InputError("has changed while it was checked", path=path)
        return checked.reports
