"""Reads packs of rules from their YAML: the slow way, taken when the cache has nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tlqa.errors import RuleError
from tlqa.frozen import dataclass
from tlqa.rulebook.book import RuleBook
from tlqa.rulebook.build import build
from tlqa.rulebook.packs import rule_files, rule_id
from tlqa.rulebook.yamlpos import read

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from tlqa.model import Rule
    from tlqa.rulebook.built import Built


@dataclass(frozen=True, slots=True)
class Pack:
    """The rules of a directory that can be used, what is wrong with the others, and which replace rules."""

    rules: tuple[Rule, ...]
    errors: tuple[RuleError, ...]
    overrides: frozenset[str]


def read_book(
    directories: Iterable[Path], built: Built | None = None, shipped: RuleBook | None = None
) -> RuleBook:
    """The book of some packs, each later one adding to the earlier ones.

    Args:
        directories: of the packs.
        built: has some of the rules.
        shipped: all that the first pack holds, where that is known.

    Raises:
        RuleError: as ``load_book``.
    """
    rules: dict[str, Rule] = {}
    for number, directory in enumerate(directories):
        known = shipped if number == 0 else None
        pack = read_pack(directory, built) if known is None else Pack(known.rules, (), frozenset())
        for error in pack.errors:
            raise error
        for rule in pack.rules:
            if rule.id in rules and rule.id not in pack.overrides:
                raise RuleError(
                    f"the rule '{rule.id}' exists already in {rules[rule.id].path}; "
                    "say 'overrides: true' to replace it",
                    path=rule.path,
                    line=1,
                )
            if rule.id not in rules and rule.id in pack.overrides:
                raise RuleError(f"overrides '{rule.id}', which no earlier pack has", path=rule.path, line=1)
            rules[rule.id] = rule
    return RuleBook(tuple(sorted(rules.values(), key=lambda r: r.id)))


def read_pack(directory: Path, built: Built | None = None, inside: Path | None = None) -> Pack:
    """Read every rule under a directory, sorted by id; those that ``built`` has are taken from there.

    ``inside``: only those of this file or directory under it.
    """
    rules: list[Rule] = []
    errors: list[RuleError] = []
    overrides: set[str] = set()
    try:
        files = rule_files(directory)
    except RuleError as problem:
        return Pack((), (problem,), frozenset())
    if inside is not None:
        part = inside.resolve()
        files = [each for each in files if (directory / each[0]).resolve().is_relative_to(part)]
    tables = built.tables(directory) if built is not None and files else {}
    for relative, _ in files:
        try:
            rule, is_override = _rule(directory / relative, relative, built, tables)
        except RuleError as problem:
            errors.append(problem)
            continue
        rules.append(rule)
        if is_override:
            overrides.add(rule.id)
    return Pack(tuple(sorted(rules, key=lambda r: r.id)), tuple(errors), frozenset(overrides))


def _rule(path: Path, relative: str, built: Built | None, tables: Mapping[str, str]) -> tuple[Rule, bool]:
    """The rule of a file, and whether it overrides one of an earlier pack."""
    identity = rule_id(relative, str(path))
    key = None if built is None else built.key(path, tables)
    known = None if built is None or key is None else built.get(key)
    if known is not None:
        return known
    yaml = read(path)
    rule = build(identity, yaml)
    is_override = bool(yaml.value.get("overrides"))
    if built is not None and key is not None:
        built.put(key, rule, overrides=is_override)
    return rule, is_override
