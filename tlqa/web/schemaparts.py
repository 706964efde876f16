"""What the schemas of requests and responses are made of."""

from __future__ import annotations

from typing import Any

Schema = dict[str, Any]

TEXT: Schema = {"type": "string"}
NUMBER: Schema = {"type": "number"}
COUNT: Schema = {"type": "integer", "minimum": 0}
FLAG: Schema = {"type": "boolean"}
SEVERITY: Schema = {"enum": ["minor", "major", "critical"]}
CONFIDENCE: Schema = {"enum": ["high", "medium", "low"]}
VERDICT: Schema = {"enum": ["pass", "review", "fail", "too short to score"]}


def ref(name: str) -> Schema:
    """The schema of that name in the document of the API."""
    return {"$ref": f"#/components/schemas/{name}"}


def list_of(of: Schema) -> Schema:
    """A list whose items are as a schema says."""
    return {"type": "array", "items": of}


def or_null(of: Schema) -> Schema:
    """What a schema says, or null."""
    return {"anyOf": [of, {"type": "null"}]}


def object_of(properties: Schema, required: tuple[str, ...] | None = None, description: str = "") -> Schema:
    """An object with these keys and no others; all of them always there, unless ``required`` says which."""
    found: Schema = {
        "type": "object",
        "properties": properties,
        "required": list(properties) if required is None else list(required),
        "additionalProperties": False,
    }
    return {**found, "description": description} if description else found


def said(text: str, **more: Any) -> Schema:
    """Text, with what it says, and what ``more`` it must keep to."""
    return {"type": "string", "description": text, **more}


FINGERPRINT: Schema = said(
    "names a finding, whatever line it moves to", pattern="^[0-9a-f]{16}(:[0-9]{1,9})?$"
)
NEWSROOM: Schema = said(
    "whose ignored findings hold; the server’s, where none is named",
    minLength=1,
    maxLength=64,
    pattern=r"^[^\x00-\x1f\x7f]+$",
)
