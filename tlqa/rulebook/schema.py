"""What a rule file may hold, as JSON Schema (2020-12): fields of every rule, and those of its kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tlqa.errors import RuleError
from tlqa.model import BlockKind, Confidence, Severity

if TYPE_CHECKING:
    from tlqa.checks.base import CheckModule

DIALECT = "https://json-schema.org/draft/2020-12/schema"

# MQM 2.0 (themqm.org, the full typology): its seven dimensions and the sub-types a text can show by itself
# or beside its source. A dimension alone is a category too. Ours, where MQM has no word for wire copy:
# locale-conventions/punctuation, /dateline, /agency-credit.
CATEGORIES: dict[str, tuple[str, ...]] = {
    "terminology": (
        "inconsistent-with-terminology-resource",
        "inconsistent-use-of-terminology",
        "wrong-term",
    ),
    "accuracy": (
        "mistranslation",
        "false-friend",
        "hallucination",
        "number",
        "date-time",
        "entity",
        "unit-conversion",
        "overly-literal",
        "overtranslation",
        "undertranslation",
        "addition",
        "omission",
        "do-not-translate",
        "untranslated",
    ),
    "linguistic-conventions": (
        "grammar",
        "agreement",
        "tense-mood-aspect",
        "word-order",
        "function-words",
        "punctuation",
        "spelling",
        "capitalization",
        "duplication",
        "unintelligible",
        "character-encoding",
        "textual-conventions",
        "coherence",
        "cohesion",
    ),
    "style": (
        "organizational-style",
        "third-party-style",
        "inconsistent-with-external-reference",
        "language-register",
        "awkward-style",
        "unidiomatic-style",
        "inconsistent-style",
    ),
    "locale-conventions": (
        "number-format",
        "currency-format",
        "measurement-format",
        "time-format",
        "date-format",
        "address-format",
        "telephone-format",
        "name-format",
        "shortcut-key",
        "punctuation",
        "dateline",
        "agency-credit",
    ),
    "audience-appropriateness": (
        "culture-specific-reference",
        "offensive",
        "end-user-suitability",
    ),
    "design-and-markup": (
        "character-formatting",
        "layout",
        "markup-tag",
        "truncation-text-expansion",
        "missing-text",
        "link-cross-reference",
    ),
}

_TEXT: dict[str, Any] = {"type": "string", "minLength": 1}
_PATTERN: dict[str, Any] = {**_TEXT, "format": "regex"}
_CODE = r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"
_LANGUAGE = r"^(\*|[a-z]{2,3}(-[A-Za-z0-9]{2,8})*)$"
_BLOCKS = [kind.value for kind in BlockKind]


def _example(*extra: str) -> dict[str, Any]:
    properties = {
        "text": _TEXT,
        "note": _TEXT,
        "source": _TEXT,
        "from": {"type": "string", "pattern": "^[a-z]{2,3}$"},
        "reference": _TEXT,
        **{name: {"type": "string"} for name in extra},
    }
    mapping = {
        "type": "object",
        "properties": properties,
        "required": ["text"],
        "additionalProperties": False,
    }
    return {"oneOf": [_TEXT, mapping]}


_EXAMPLES = {
    "type": "object",
    "properties": {
        "bad": {"type": "array", "items": _example("fixed"), "minItems": 1},
        "good": {"type": "array", "items": _example(), "minItems": 2},
    },
    "required": ["bad", "good"],
    "additionalProperties": False,
}

COMMON: dict[str, Any] = {
    "name": {**_TEXT, "maxLength": 120},
    "message": _TEXT,
    "why": _TEXT,
    "category": {
        "enum": [
            *CATEGORIES,
            *(f"{dimension}/{sub}" for dimension, subs in CATEGORIES.items() for sub in subs),
        ]
    },
    "severity": {"enum": [s.value for s in Severity]},
    "confidence": {"enum": [c.value for c in Confidence]},
    "weight": {"type": "number", "minimum": 0, "maximum": 100},
    "kind": _TEXT,
    "unless": {"type": "array", "items": _PATTERN},
    "company": {"type": "integer", "minimum": 0, "maximum": 20},
    "when_alone": {"enum": ["tell", "skip"]},
    "source_languages": {
        "type": "array",
        "items": {"type": "string", "pattern": _CODE},
        "minItems": 1,
        "uniqueItems": True,
    },
    "topic": {"type": "string", "minLength": 1},
    "evidence": {
        "type": "object",
        "propertyNames": {"pattern": _CODE},
        "additionalProperties": {"type": "number", "minimum": -10, "maximum": 10},
    },
    "languages": {"type": "array", "items": {"type": "string", "pattern": _LANGUAGE}, "minItems": 1},
    "scope": {"oneOf": [{"const": "any"}, {"type": "array", "items": {"enum": _BLOCKS}, "minItems": 1}]},
    "speech": {"enum": ["skip", "only", "both"]},
    "fix": {
        "type": "object",
        "properties": {"replacement": {"type": "string"}, "safe": {"type": "boolean"}},
        "required": ["replacement"],
        "additionalProperties": False,
    },
    "status": {"enum": ["stable", "preview", "optional"]},
    "since": {"type": "string", "pattern": r"^[0-9]+\.[0-9]+(\.[0-9]+)?$"},
    "references": {"type": "array", "items": _TEXT},
    "overrides": {"type": "boolean"},
    "examples": _EXAMPLES,
}

REQUIRED = ("name", "message", "why", "category", "severity", "confidence", "kind", "examples")


def rule_schema(kind: CheckModule) -> dict[str, Any]:
    """The schema of a rule of this kind. ``format: regex`` marks strings that are patterns with macros.

    Raises:
        RuleError: the kind names a parameter as a field that every rule has.
    """
    own = kind.SCHEMA
    properties: dict[str, Any] = own.get("properties", {})
    taken = sorted(COMMON.keys() & properties.keys())
    if taken:
        raise RuleError(f"the kind '{kind.KIND}' may not name a parameter '{taken[0]}': every rule has it")
    return {
        "$schema": DIALECT,
        **{key: value for key, value in own.items() if key not in ("properties", "required")},
        "type": "object",
        "properties": {**COMMON, "kind": {"const": kind.KIND}, **properties},
        "required": [*REQUIRED, *own.get("required", ())],
        "additionalProperties": False,
    }
