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
    from collections.abc import Iterable
    from pathlib import Path

    from tlqa.model import Rule


@dataclass(frozen=True, slots=True)
class Pack:
    """The rules of a directory that can be used, what is wrong with the others, and which replace rules."""

    rules: tuple[Rule, ...]
    errors: tuple[RuleError, ...]
    overrides: frozenset[str]


def read_book(directories: Iterable[Path]) -> RuleBook:
    """The book of some packs, each later one adding to the earlier ones.

    Raises:
        RuleError: as ``load_book``.
    """
    rules: dict[str, Rule] = {}
    for directory in directories:
        pack = read_pack(directory)
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


def read_pack(directory: Path) -> Pack:
    """Read every rule under a directory, sorted by id."""
    rules: list[Rule] = []
    errors: list[RuleError] = []
    overrides: set[str] = set()
    try:
        files = rule_files(directory)
    except RuleError as problem:
        return Pack((), (problem,), frozenset())
    for relative, _ in files:
        path = directory / relative
        try:
            identity = rule_id(relative, str(path))
            yaml = read(path)
            rules.append(build(identity, yaml))
        except RuleError as problem:
            errors.append(problem)
            continue
        if yaml.value.get("overrides"):
            overrides.add(identity)
    return Pack(tuple(sorted(rules, key=lambda r: r.id)), tuple(errors), frozenset(overrides))
