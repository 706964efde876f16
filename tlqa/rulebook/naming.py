"""Which rules a selector names, for those who ask again and again: suppressions in story after story."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from tlqa.errors import UsageError
from tlqa.rulebook.select import must_name_something, names

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tlqa.model import Rule

_SHOWN = 60


class Naming:
    """The rules of a book by what names them. A set of rules is a number with a bit for each.

    Args:
        book: every rule there is.
        run: those that are run.
        language: of the stories.
    """

    def __init__(self, book: Sequence[Rule], run: Sequence[Rule], language: str) -> None:
        self._book = book
        self._bits = {rule: 1 << n for n, rule in enumerate(dict.fromkeys(each.id for each in book))}
        self._run = self._set(rule.id for rule in run)
        stable = (rule for rule in book if rule.status == "stable")
        self._usual = self._set(r.id for r in stable if "*" in r.languages or language in r.languages)
        self._has_terms = any(rule.startswith("terms/") for rule in self._bits)
        self.all = (1 << len(self._bits)) - 1
        self.named = lru_cache(maxsize=1024)(self._named)
        """The rules that a selector names; 0 where it names none."""

    def bit(self, rule: str) -> int:
        """The set of one rule, by its id."""
        return self._bits.get(rule, 0)

    def were_run(self, named: int) -> bool:
        """Whether these rules were run, but for those that no run uses unless it is asked to."""
        return bool(named & self._run) and not named & self._usual & ~self._run

    def unknown(self, selector: str, *, hint: bool) -> str:
        """What is said of a selector that names no rule, with the nearest that does where ``hint``.

        Nothing of a newsroom's own terms in a run without them: they are right where there are terms.
        """
        if selector.partition("/")[0] == "terms" and not self._has_terms:
            return ""
        if hint:
            try:
                must_name_something(shown(selector), self._book)
            except UsageError as problem:
                return problem.message
        return f"'{shown(selector)}' names no rule"

    def _named(self, selector: str) -> int:
        return self._set(rule for rule in self._bits if names(selector, rule))

    def _set(self, rules: Iterable[str]) -> int:
        found = 0
        for rule in rules:
            found |= self._bits[rule]
        return found


def shown(text: str) -> str:
    """Text of a file, cut to what a message can hold."""
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
