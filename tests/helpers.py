"""What the tests of the core share: texts with ⟦marks⟧, stories, rules made on the spot.

A test says what must be found by marking it:
``assert_findings("en/quotes/unopened", "⟦It is dead,”⟧ he said.")``
fails on a missing finding and on any finding too many.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from tlqa import languages
from tlqa.engine import Checker
from tlqa.inputs._layout import as_read
from tlqa.model import BlockKind, Confidence, Document, Finding, FixTemplate, Rule, Severity
from tlqa.rulebook.anchors import with_anchors
from tlqa.rulebook.book import RuleBook
from tlqa.rulebook.build import DEFAULT_SCOPE
from tlqa.rulebook.kinds import find_kind
from tlqa.rulebook.load import load_book
from tlqa.rulebook.marks import mark, unmark
from tlqa.text.analysis import Analysis
from tlqa.text.blocks import plain_blocks

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tlqa.model import Block

ENGLISH = languages.get("en")
ANY = frozenset(BlockKind)


@cache
def book() -> RuleBook:
    """The rule book with its examples, read once a run."""
    return load_book().with_examples()


@cache
def checker_of(rule_id: str) -> Checker:
    """A checker that runs this one rule of the book."""
    return Checker(book=RuleBook((book().get(rule_id),)), select=[rule_id])


def spans_of(marked: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The text without its ⟦marks⟧, and the spans they marked in code points."""
    return unmark(marked)


def shown(text: str, findings: Iterable[Finding]) -> str:
    """The text with its findings marked."""
    return mark(text, tuple((f.start, f.end) for f in findings))


def assert_findings(rule: str | Rule, marked: str) -> None:
    """This rule, by itself, finds in the text exactly what is marked."""
    checker = checker_of(rule) if isinstance(rule, str) else checker_with(rule)
    text, _ = spans_of(marked)
    assert shown(text, checker.check_text(text).findings) == marked


def checker_with(*rules: Rule, **options: Any) -> Checker:
    """A checker of these rules and no others."""
    return Checker(book=RuleBook(tuple(sorted(rules, key=lambda r: r.id))), preview=True, **options)


def find(rule: Rule, text: str) -> tuple[Finding, ...]:
    """What one rule finds in a text."""
    return checker_with(rule).check_text(text).findings


def rule_of(kind: str, rule_id: str = "en/tests/rule", **changes: Any) -> Rule:
    """A rule of a kind; fields of ``Rule`` by their names, everything else is a parameter of the kind."""
    fields: dict[str, Any] = {
        "id": rule_id,
        "name": "A rule of the tests",
        "message": "“{text}” is wrong.",
        "why": "The test says so.",
        "category": "linguistic-conventions/grammar",
        "severity": Severity.MAJOR,
        "confidence": Confidence.HIGH,
        "weight": 5.0,
        "languages": (rule_id.split("/")[0],) if rule_id.split("/")[0] != "common" else ("*",),
        "scope": DEFAULT_SCOPE,
        "speech": "both",
        "status": "stable",
        "since": "0.1.0",
        "path": "test.yaml",
    }
    known = Rule.__dataclass_fields__.keys()
    params = {key.rstrip("_"): value for key, value in changes.items() if key not in known}
    fields.update({key: value for key, value in changes.items() if key in known})
    check = find_kind(kind)
    return with_anchors(Rule(kind=kind, params=params, **fields), check, ENGLISH.macros)


def pattern(match: str | list[str], rule_id: str = "en/tests/rule", **changes: Any) -> Rule:
    """A pattern rule; ``fix`` may be given as text."""
    if isinstance(changes.get("fix"), str):
        changes["fix"] = FixTemplate(changes["fix"], safe=True)
    return rule_of("pattern", rule_id, match=match, **changes)


def blocks_of(text: str) -> tuple[Block, ...]:
    """The blocks of a plain text in English."""
    return plain_blocks(text, ENGLISH)


def laid_out(text: str) -> str:
    """What a reader of plain text sees of it, whatever its line ends."""
    return as_read(text, blocks_of(text))[0]


def analysis_of(text: str, blocks: tuple[Block, ...] | None = None) -> Analysis:
    """A story ready to be asked, with the blocks given or guessed."""
    return Analysis(Document(text, "test.txt", "plain", "en", blocks or blocks_of(text)), ENGLISH)
