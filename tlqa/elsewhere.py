"""Stories that say that they are in another language, and are: nothing is wrong, and nothing is checked.

A page says so in its markup, a record in a field, a file by its name: ``story.es.md`` or ``es/story.md``.
"""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from tlqa.model import Notice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tlqa.text.analysis import Analysis

_MOSTLY = 0.5


def unchecked(story: Analysis) -> Notice | None:
    """Why a story is not checked, where it is not; with a source, what is odd about the pair is said."""
    if story.document.source is not None:
        return None
    own = story.language.code
    said = story.document.language.partition("-")[0]
    named = set(_named(story.document.path)) - {own, said}
    if said == own and not named:
        return None
    from tlqa.text.identify import stretches
    from tlqa.text.languagenames import NAMES

    found = stretches(story, _MOSTLY)
    if not found or not found[0].whole or (said == own and found[0].language not in named):
        return None
    language = found[0].language if found[0].language in NAMES else said
    called = NAMES.get(language, language)
    return Notice(
        1, 1, f"the story is in {called}, as it says, and not in {story.language.name}: not checked"
    )


def _named(path: str) -> Iterator[str]:
    """The codes of languages that a path names: in a directory, or before the last suffix of the file."""
    from tlqa.text.languagenames import NAMES

    *folders, file = PurePath(path).parts or ("",)
    for part in (*folders, *file.split(".")[1:-1]):
        code = part.partition("-")[0].partition("_")[0].lower()
        if len(part) <= len("xx-YYYY") and code in NAMES:
            yield code
