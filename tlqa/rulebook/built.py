"""Rules that were built before, so that a book in which one file changed is not built anew.

A rule depends on its file, on the tables that it names and on the modules that read it. What these were is
its key here; whoever writes a pack, or adds one to the built-in book, waits for what is new in it.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tlqa import cachefile
from tlqa.rulebook.kinds import find_kind
from tlqa.rulebook.packs import table_files
from tlqa.rulebook.serial import examples_from, examples_to, rule_from, rule_to
from tlqa.rulebook.topics import TABLE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tlqa.model import Rule

_PACKAGE = Path(__file__).resolve().parent.parent
_MOST = 8192


class Built:
    """The rules that were built by the program in one state.

    Args:
        state: of the modules that read rules, with their version.
    """

    def __init__(self, state: str) -> None:
        self._name = f"built-{state[:20]}.json"
        self._used: dict[str, Any] = {}
        self._fresh = False

    @cached_property
    def _before(self) -> dict[str, Any]:
        found = cachefile.read(self._name)
        return found if isinstance(found, dict) else {}

    def tables(self, pack: Path) -> dict[str, str]:
        """What each table of a pack holds, as a digest."""
        files = (relative for relative, _ in table_files(pack))
        return {each: cachefile.digest([(pack / each).read_text("utf-8")]) for each in files}

    def key(self, path: Path, tables: Mapping[str, str]) -> str:
        """That of the rule of a file in a pack with such tables: it names those that it reads, or a topic."""
        text = path.read_text("utf-8")
        named = [
            (name, held)
            for name, held in tables.items()
            if _stem(name) in text or (name == TABLE and "topic" in text)
        ]
        return cachefile.digest([str(path), text, named])

    def get(self, key: str) -> tuple[Rule, bool] | None:
        """The rule with its examples, and whether it overrides another; None where it must be built."""
        row: Any = self._before.get(key)
        try:
            stored, examples, overrides = row
            rule = rule_from(stored)
            bad, good = examples_from({rule.id: examples})[rule.id]
        except Exception:
            return None  # there is none, or it is damaged
        self._used[key] = row
        return replace(rule, bad=bad, good=good), bool(overrides)

    def put(self, key: str, rule: Rule, *, overrides: bool) -> None:
        """Remember a rule, but not one of a kind that somebody else's module reads."""
        module = getattr(find_kind(rule.kind), "__file__", None)
        if module and Path(module).is_relative_to(_PACKAGE):
            self._used[key] = [rule_to(rule), examples_to([rule])[rule.id], overrides]
            self._fresh = True

    def keep(self) -> None:
        """Write the rules that were asked for, and the others as far as there is room. Never raises."""
        if not self._fresh:
            return
        room = max(0, _MOST - len(self._used))
        others = {key: row for key, row in self._before.items() if key not in self._used}
        with suppress(Exception):
            cachefile.write(self._name, {**dict(list(others.items())[-room:] if room else ()), **self._used})


@lru_cache(maxsize=1024)
def _stem(table: str) -> str:
    return Path(table).stem
