"""A corpus through the engine."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tlqa.engine import Checker
    from tlqa.evaluate.measure import Checked
    from tlqa.evaluate.story import Story
    from tlqa.model import FileReport


def run(checker: Checker, stories: Iterable[Story]) -> list[Checked]:
    """Check every story: its bytes, as a file would be, where it is a file of its own.

    Raises:
        InputError: a story that the program cannot read.
    """
    return [(story, _check(checker, story)) for story in stories]


def _check(checker: Checker, story: Story) -> FileReport:
    if story.data is None:
        return checker.check_text(story.text, f"{story.path}#{story.name}")
    return checker.check_bytes(story.data, str(story.path))
