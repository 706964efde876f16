"""Which rules a run uses: ids, prefixes, families and globs, the more specific one winning."""

from __future__ import annotations

from dataclasses import replace
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from tlqa.errors import UsageError
from tlqa.frozen import dataclass
from tlqa.model import DEFAULT_WEIGHT

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tlqa.model import Rule, Severity

_ALL, _EXACT = 1, 1_000_000


def select(
    rules: Sequence[Rule],
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    preview: bool = False,
    house: House | None = None,
) -> tuple[Rule, ...]:
    """The rules of a run, in the order given.

    A selector is an id (``en/quotes/unopened``), a prefix (``en``, ``en/quotes``), a family in any
    language (``quotes``, ``quotes/unopened``), a glob (``*/quotes/un*``) or ``all``. Where one rule is
    both selected and ignored the more specific selector decides, and ``ignore`` on a tie. A preview rule
    runs with ``preview`` or when it is selected by its whole id; an optional one when a selector other than
    ``all`` names it, in ``select`` or in the house's own.

    The house (of a profile) turns rules on and off within what ``select`` and ``ignore`` leave: a rule that
    it ignores runs where ``select`` names it as closely.

    Raises:
        UsageError: a selector that names no rule.
    """
    for selector in (*select, *ignore):
        must_name_something(selector, rules)
    return tuple(r for r in rules if _chosen(r, select, ignore, preview, house or House()))


@dataclass(frozen=True, slots=True)
class House:
    """What a house turns on and off."""

    select: Sequence[str] = ()
    ignore: Sequence[str] = ()


def _chosen(rule: Rule, select: Sequence[str], ignore: Sequence[str], preview: bool, house: House) -> bool:
    asked = _closest(select, rule)
    wanted = asked if select else _ALL
    if not wanted or _closest(ignore, rule) >= wanted:
        return False
    on, off = _closest(house.select, rule), _closest(house.ignore, rule)
    if off >= max(on, _ALL) and off > asked:
        return False
    if rule.status == "optional":
        return max(on, asked) > _ALL
    return rule.status != "preview" or preview or _EXACT in (asked, on)


def _closest(selectors: Sequence[str], rule: Rule) -> int:
    return max((_fit(selector, rule.id) for selector in selectors), default=0)


def with_severities(rules: Sequence[Rule], severities: Mapping[str, Severity]) -> tuple[Rule, ...]:
    """The rules with the severities that a house gives them, the closest selector deciding."""
    if not severities:
        return tuple(rules)
    return tuple(_graded(rule, severities) for rule in rules)


def with_statuses(rules: Sequence[Rule], statuses: Mapping[str, str]) -> tuple[Rule, ...]:
    """The rules with the statuses that a configuration gives them, the closest selector deciding."""
    if not statuses:
        return tuple(rules)
    found: list[Rule] = []
    for rule in rules:
        closest = max(statuses, key=lambda selector: _fit(selector, rule.id))
        found.append(replace(rule, status=statuses[closest]) if _fit(closest, rule.id) else rule)
    return tuple(found)


def _graded(rule: Rule, severities: Mapping[str, Severity]) -> Rule:
    closest = max(severities, key=lambda selector: _fit(selector, rule.id))
    severity = severities[closest]
    if not _fit(closest, rule.id) or severity is rule.severity:
        return rule
    return replace(rule, severity=severity, weight=DEFAULT_WEIGHT[severity] if rule.weight else 0.0)


def _fit(selector: str, rule_id: str) -> int:
    """How closely a selector names a rule; 0 when it does not."""
    if selector == rule_id:
        return _EXACT
    if selector == "all":
        return _ALL
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


def names(selector: str, rule_id: str) -> bool:
    """Whether a selector names a rule."""
    return _fit(selector, rule_id) > 0


def must_name_something(selector: str, rules: Sequence[Rule]) -> None:
    """Refuse a selector that names no rule.

    Raises:
        UsageError: with the nearest one that does.
    """
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
