"""The examples of rules, run by the engine: what ``tlqa rules test`` does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tlqa.data import data_dir
from tlqa.errors import UsageError
from tlqa.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tlqa.errors import RuleError
    from tlqa.model import Example, Finding, Rule

PASSED, FAILED, BROKEN = 0, 1, 2

# Of <pack>/<language>/<family>/<name>.yaml, the pack.
_PACK_ABOVE_RULE = 2


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is wrong, line by line, a line of summary, and the status of the program."""

    lines: tuple[str, ...]
    summary: str
    status: int


def run(path: Path | None) -> Outcome:
    """Run the examples of the rule book (None), of a part of it, of a pack, or of one rule's file.

    Raises:
        UsageError: no rule there.
    """
    from tlqa.rulebook import selftest

    rules, errors = _rules(path)
    if not rules and not errors:
        raise UsageError("holds no rule", path=str(path))
    failures = selftest.run(rules, find)
    lines = [*map(str, errors), *map(str, failures)]
    examples = sum(len(rule.bad) + len(rule.good) for rule in rules)
    failed = len({failure.rule for failure in failures})
    result = f"{_rules_in_words(failed)} failed" if failed else "all as they say"
    summary = f"{_rules_in_words(len(rules))}, {examples} examples: {result}"
    if errors:
        summary += f"; {len(errors)} could not be read"
    return Outcome(tuple(lines), summary, BROKEN if errors else FAILED if failures else PASSED)


def _rules_in_words(count: int) -> str:
    return f"{count} rule{'' if count == 1 else 's'}"


def find(rule: Rule, example: Example) -> Sequence[Finding]:
    """The findings of one rule alone in the text of an example."""
    from tlqa.engine import Checker
    from tlqa.rulebook.book import RuleBook

    language = "en" if "*" in rule.languages else rule.languages[0]
    checker = Checker(book=RuleBook((rule,)), select=[rule.id], language=language)
    return checker.check_example(example).findings


def _rules(path: Path | None) -> tuple[tuple[Rule, ...], tuple[RuleError, ...]]:
    from tlqa.rulebook.load import load_book, load_rules

    if path is None:
        return load_book().with_examples().rules, ()
    if not path.exists():
        raise UsageError("there is no such file or directory", path=str(path))
    return load_rules(_pack(path), inside=path)


def _pack(path: Path) -> Path:
    """The pack that a path belongs to: the rule book where it lies in it, else a directory itself."""
    book = data_dir()
    if path.resolve().is_relative_to(book.resolve()):
        return book
    return path.resolve().parents[_PACK_ABOVE_RULE] if path.is_file() else path
