"""A pronoun whose person comes right after it: 'For his part, the director Anna Keller said'."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tlqa.checks._people import people
from tlqa.compiled import compiled

if TYPE_CHECKING:
    import re

    from tlqa.checks._people import Mention, Names
    from tlqa.text.analysis import Analysis

_PART = compiled(r" (?:own )?(?:part|side|turn)\b,? (?=\w)")
_OPENS = compiled(r"(?:^|[\n.!?”\"] )?(?:For|On|From|In) $|\b(?:while|and|but|[Mm]eanwhile), (?:for|on|in) $")
_ROLE = compiled(
    r"(?:(?!(?:who|whom|whose|that|whether|and|or|said|told|called|met|by|for|his|her|in|at|on|from) )"
    r"[\w’'-]+,? ){0,8}$"
)
_REACH = 16


def is_ahead(story: Analysis, pronoun: re.Match[str]) -> bool:
    """Whether a possessive stands in 'for his part' or 'in her turn', at the opening of a clause."""
    start, end = pronoun.span()
    return (
        _PART.match(story.text, end) is not None
        and _OPENS.search(story.text, max(0, start - _REACH), start) is not None
    )


def named_ahead(story: Analysis, names: Names, start: int, end: int, gender: str) -> Mention | None:
    """The first whom a stretch names, if not of this gender and with nothing but a role before the name."""
    opening, found = _PART.match(story.text, start), people(story, names, start, end)
    if opening is None or not found or found[0].gender in ("", gender):
        return None
    role = story.text[opening.end() : found[0].start]
    return found[0] if not role or _is_role(role, names) else None


def _is_role(words: str, names: Names) -> bool:
    """'the director of the museum, ' and 'the director ', but not 'the director met '."""
    last = words.split()[-1]
    return _ROLE.match(words) is not None and (last.endswith(",") or last in names.nouns)
