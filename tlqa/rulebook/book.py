"""The rule book: all rules of the built-in pack and of others, as one frozen value."""

from __future__ import annotations

import hashlib
import json
from dataclasses import field, replace
from functools import cached_property
from gettext import NullTranslations
from typing import TYPE_CHECKING

from tlqa.errors import UsageError
from tlqa.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from tlqa.model import Example, Rule

Examples = dict[str, tuple[tuple["Example", ...], tuple["Example", ...]]]
"""The bad and the good examples of each rule by id."""


def book_digest(rules: Iterable[Rule]) -> str:
    """SHA-256 over all that decides what the rules find and how it counts; names and reasons do not."""
    from tlqa.rulebook.kept import kept_of

    ordered = sorted(rules, key=lambda r: r.id)
    kept = kept_of(ordered)
    return _digest(ordered) if kept is None else kept.digest(ordered, lambda: _digest(ordered))


def _digest(rules: Sequence[Rule]) -> str:
    state = hashlib.sha256()
    for rule in rules:
        state.update(json.dumps(_essence(rule), sort_keys=True, ensure_ascii=True).encode())
        state.update(b"\n")
    return state.hexdigest()


def said_in(book: RuleBook, said: NullTranslations) -> RuleBook:
    """The book with the names, messages and reasons of its rules as a catalogue has them."""
    if type(said) is NullTranslations:
        return book
    return replace(book, rules=tuple(_said_in(rule, said) for rule in book.rules))


def _said_in(rule: Rule, said: NullTranslations) -> Rule:
    name, message, why = (text and said.gettext(text) for text in (rule.name, rule.message, rule.why))
    return replace(rule, name=name, message=message, why=why)


def meaning(rule: Rule) -> str:
    """A digest of what the rule finds, in 12 hexadecimal digits.

    What it is called, why it matters, how grave it is and what is proposed say nothing of that: a better
    wording, or a desk that takes the rule more seriously, leaves the digest as it is.
    """
    found: list[object] = [
        rule.id,
        rule.kind,
        rule.params,
        rule.languages,
        sorted(rule.scope),
        rule.speech,
        rule.unless,
    ]
    found += [rule.company, rule.when_alone, *rule.source_languages, *rule.topic]
    text = json.dumps(found, sort_keys=True, ensure_ascii=True)
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def _essence(rule: Rule) -> list[object]:
    return [
        rule.id,
        rule.kind,
        rule.params,
        rule.category,
        rule.severity,
        rule.confidence,
        rule.weight,
        rule.languages,
        sorted(rule.scope),
        rule.speech,
        rule.unless,
        rule.company,
        rule.when_alone,
        rule.source_languages,
        rule.topic,
        rule.evidence,
        [rule.fix.replacement, rule.fix.safe] if rule.fix else None,
    ]


@dataclass(frozen=True)
class RuleBook:
    """Rules sorted by id.

    ``examples`` fetches the rules' examples where the rules came from the cache without them.
    """

    rules: tuple[Rule, ...]
    examples: Callable[[], Examples] | None = field(default=None, compare=False, repr=False)

    @cached_property
    def _by_id(self) -> dict[str, Rule]:
        return {rule.id: rule for rule in self.rules}

    @cached_property
    def digest(self) -> str:
        """What results depend on, in hexadecimal; see ``book_digest``."""
        return book_digest(self.rules)

    def __iter__(self) -> Iterator[Rule]:
        return iter(self.rules)

    def __len__(self) -> int:
        return len(self.rules)

    def get(self, rule_id: str) -> Rule:
        """The rule of that id.

        Raises:
            UsageError: there is none.
        """
        rule = self._by_id.get(rule_id)
        if rule is None:
            from difflib import get_close_matches

            near = get_close_matches(rule_id, self._by_id, n=1)
            raise UsageError(f"no rule '{rule_id}'" + (f"; did you mean '{near[0]}'?" if near else ""))
        return rule

    def with_examples(self) -> RuleBook:
        """The same book whose rules have their examples."""
        if self.examples is None:
            return self
        found = self.examples()
        return RuleBook(
            tuple(
                replace(r, bad=found[r.id][0], good=found[r.id][1]) if r.id in found else r
                for r in self.rules
            )
        )
