"""What a story is about, as rules with a ``topic`` want it: words of ``tables/topics.yaml`` in their pack."""

from __future__ import annotations

from difflib import get_close_matches
from functools import lru_cache
from typing import TYPE_CHECKING

from tlqa.checks._tables import read_table
from tlqa.errors import RuleError

if TYPE_CHECKING:
    from pathlib import Path

TABLE = "tables/topics.yaml"


def topic_words(name: str, pack: Path) -> tuple[str, ...]:
    """The words of a topic, in lower case and sorted.

    Raises:
        RuleError: the pack has no such topic, or its table cannot be read.
    """
    path = pack / TABLE
    try:
        changed = path.stat().st_mtime_ns
    except OSError as problem:
        raise RuleError(f"the topic '{name}' wants a table {TABLE} in its pack") from problem
    topics = _topics(pack, changed)
    if name in topics:
        return topics[name]
    near = get_close_matches(name, topics, n=1)
    hint = f"did you mean '{near[0]}'?" if near else f"there is {', '.join(sorted(topics))}"
    raise RuleError(f"unknown topic '{name}'; {hint}")


@lru_cache(maxsize=8)
def _topics(pack: Path, changed: int) -> dict[str, tuple[str, ...]]:
    """Every topic of a pack whose table changed last then."""
    table = read_table(TABLE, pack, "topics")
    return {name: tuple(sorted(set(words.split()))) for name, words in table.items()}
