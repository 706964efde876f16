"""A corpus through the engine."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tlqa.engine import Checker
    from tlqa.evaluate.corpus import Story
    from tlqa.evaluate.measure import Checked


def run(checker: Checker, stories: Iterable[Story]) -> list[Checked]:
    """Check every story: its bytes, as a file would be.

    Raises:
        InputError: a story that the program cannot read.
    """
    return [(story, checker.check_bytes(story.data, str(story.path))) for story in stories]
