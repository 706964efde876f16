"""Which rules a run uses: ids, prefixes, families and globs, the more specific one winning."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from tlqa.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tlqa.model import Rule

_EXACT = 1_000_000


def select(
    rules: Sequence[Rule], select: Sequence[str] = (), ignore: Sequence[str] = (), preview: bool = False
) -> tuple[Rule, ...]:
    """The rules of a run, in the order given.

    A selector is an id (``en/quotes/unopened``), a prefix (``en``, ``en/quotes``), a family in any
    language (``quotes``, ``quotes/unopened``), a glob (``*/quotes/un*``) or ``all``. Where one rule is
    both selected and ignored the more specific selector decides, and ``ignore`` on a tie. A preview rule
    runs with ``preview`` or when it is selected by its whole id.

    Raises:
        UsageError: a selector that names no rule.
    """
    for selector in (*select, *ignore):
        _must_name_something(selector, rules)
    return tuple(r for r in rules if _chosen(r, select, ignore, preview))


def _chosen(rule: Rule, select: Sequence[str], ignore: Sequence[str], preview: bool) -> bool:
    wanted = max((_fit(s, rule.id) for s in select), default=1)
    unwanted = max((_fit(s, rule.id) for s in ignore), default=0)
    if not wanted or unwanted >= wanted:
        return False
    return rule.status != "preview" or preview or wanted == _EXACT


def _fit(selector: str, rule_id: str) -> int:
    """How closely a selector names a rule; 0 when it does not."""
    if selector == rule_id:
        return _EXACT
    if selector == "all":
        return 1
    if any(c in selector for c in "*?["):
        literal = sum(c not in "*?[]" for c in selector)
        family = rule_id.partition("/")[2]
        return 2 + literal if fnmatchcase(rule_id, selector) or fnmatchcase(family, selector) else 0
    bare = selector.rstrip("/")
    within = f"/{rule_id}/"
    language = rule_id.partition("/")[0]
    if rule_id.startswith(f"{bare}/"):
        return 2 + len(bare)
    return 2 + len(bare) + len(language) if within.startswith(f"/{language}/{bare}/") else 0


def _must_name_something(selector: str, rules: Sequence[Rule]) -> None:
    if any(_fit(selector, r.id) for r in rules):
        return
    from difflib import get_close_matches

    names = {name for r in rules for name in _names(r.id)}
    near = get_close_matches(selector, sorted(names), n=1)
    raise UsageError(f"'{selector}' names no rule" + (f"; did you mean '{near[0]}'?" if near else ""))


def _names(rule_id: str) -> list[str]:
    parts = rule_id.split("/")
    prefixes = ["/".join(parts[:n]) for n in range(1, len(parts) + 1)]
    return [*prefixes, *(prefix.partition("/")[2] for prefix in prefixes[1:])]
