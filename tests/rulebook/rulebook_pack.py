"""Temporary packs of rules, for the tests of this directory."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

import yaml

from tlqa.rulebook.load import load_rules

if TYPE_CHECKING:
    from pathlib import Path

    from tlqa.errors import RuleError
    from tlqa.model import Rule

RULE: dict[str, Any] = {
    "name": "A word left over",
    "message": "“{text}” is left over.",
    "why": "The reader stumbles.",
    "category": "accuracy/untranslated",
    "severity": "major",
    "confidence": "high",
    "kind": "pattern",
    "match": r"\bvorläufig\b",
    "examples": {
        "bad": ["The ⟦vorläufig⟧ result came late.", "A result, ⟦vorläufig⟧ or not."],
        "good": ["The provisional result came late.", "The result came late."],
    },
}


class Pack:
    """A directory of rules that a test fills."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def write(self, rule_id: str = "en/leftovers/word", text: str | None = None, **changes: Any) -> Path:
        """Write a good rule with changes, or any text; a change to None takes the key away."""
        file = self.path / f"{rule_id}.yaml"
        file.parent.mkdir(parents=True, exist_ok=True)
        data = {key: value for key, value in {**RULE, **changes}.items() if value is not None}
        content = yaml.safe_dump(data, allow_unicode=True, sort_keys=False) if text is None else text
        file.write_text(textwrap.dedent(content), "utf-8")
        return file

    def rule(self, **changes: Any) -> Rule:
        """The rule that the changes make."""
        self.write(**changes)
        rules, errors = load_rules(self.path)
        assert not errors, errors
        return rules[0]

    def error(self, **changes: Any) -> RuleError:
        """The error that the changes make."""
        self.write(**changes)
        rules, errors = load_rules(self.path)
        assert not rules
        assert len(errors) == 1
        return errors[0]
