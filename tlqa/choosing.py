"""Which rules a run has: the book with what was brought to it, and what house, profile and person chose."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tlqa.errors import ProfileError, UsageError
from tlqa.model import Severity
from tlqa.rulebook.select import House, must_name_something, with_severities, with_statuses
from tlqa.rulebook.select import select as select_rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from tlqa.model import Rule
    from tlqa.rulebook.book import RuleBook
    from tlqa.scoring.profiles import Profile

WITH_REFERENCE = frozenset(("reference", "neural"))
"""The kinds that take the reference of a story."""


def with_house(book: RuleBook, profile: Profile) -> RuleBook:
    """The book with the severities of a profile.

    Raises:
        ProfileError: the profile names a rule that is not there.
    """
    house = profile.rules
    try:
        for selector in (*house.select, *house.ignore, *house.severity):
            must_name_something(selector, book.rules)
    except UsageError as problem:
        raise ProfileError(f"the profile '{profile.name}': {problem.message}") from problem
    return with_grades(book, profile)


def with_grades(book: RuleBook, profile: Profile) -> RuleBook:
    """The same for a book that was checked before."""
    severity = profile.rules.severity
    return replace(book, rules=with_severities(book.rules, severity)) if severity else book


def as_told(book: RuleBook, severity: Mapping[str, str], status: Mapping[str, str]) -> RuleBook:
    """The book with the severities and statuses that were asked for, by selector.

    Raises:
        UsageError: a selector that names no rule.
    """
    if not severity and not status:
        return book
    for selector in (*severity, *status):
        must_name_something(selector, book.rules)
    grades = {selector: Severity(value) for selector, value in severity.items()}
    return replace(book, rules=with_statuses(with_severities(book.rules, grades), status))


def chosen(
    book: RuleBook,
    profile: Profile,
    select: Sequence[str],
    ignore: Sequence[str],
    language: str,
    *,
    preview: bool,
) -> tuple[Rule, ...]:
    """The rules that are run on stories in a language (ISO 639-1).

    Raises:
        UsageError: a selector that names no rule.
    """
    house = House(profile.rules.select, profile.rules.ignore)
    rules = select_rules(book.rules, select, ignore, preview, house)
    return tuple(rule for rule in rules if "*" in rule.languages or language in rule.languages)


def must_take_references(rules: Iterable[Rule]) -> None:
    """Refuse references that nothing is held against.

    Raises:
        UsageError: no rule takes a reference.
    """
    if not any(rule.kind in WITH_REFERENCE for rule in rules):
        raise UsageError(
            "no rule that is run takes a reference; to add those that do: --select all,reference"
        )


def with_terms(book: RuleBook, terms: Sequence[Path], language: str) -> RuleBook:
    """The book with the words of a newsroom, which files say (see ``tlqa.glossary``).

    Raises:
        TlqaError: a file that cannot be read, or is wrong.
    """
    if not terms:
        return book
    from tlqa import glossary

    return glossary.with_terms(book, terms, language)


def with_model(
    book: RuleBook,
    model: str | None,
    encoder: str | None,
    at_least: float | None,
    sure: float,
    *,
    counts: bool,
) -> RuleBook:
    """The book with the rules of a model (see ``tlqa.rulebook.neural``).

    Raises:
        UsageError: there is something to ask a model, and no model.
    """
    if model is None:
        if encoder is not None or at_least is not None:
            raise UsageError("there is no model to ask: --neural-model, or neural.model")
        return book
    from tlqa.rulebook.neural import with_neural

    return with_neural(book, model, encoder, at_least, sure, counts=counts)
