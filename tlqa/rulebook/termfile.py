"""What a file of terms looks like: its JSON Schema, and the one to begin with."""

from __future__ import annotations

from typing import Any

from tlqa.checks.compare_term import BY_LANGUAGE, TEXTS
from tlqa.model import Severity

_TEXT: dict[str, Any] = {"type": "string", "minLength": 1, "pattern": r"\S"}
_COMMON: dict[str, Any] = {
    "reason": {**_TEXT, "description": "why, for whoever reads the report"},
    "except": {"type": "array", "items": _TEXT, "description": "longer phrases in which it is right"},
    "in-quotations": {"type": "boolean", "description": "whether it counts in what somebody said"},
    "severity": {"enum": [severity.value for severity in Severity]},
}


def _entry(required: tuple[str, ...], properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {**properties, **_COMMON},
        "required": list(required),
        "additionalProperties": False,
    }


def _list(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


_EXAMPLE: dict[str, Any] = {
    "oneOf": [
        _TEXT,
        {
            "type": "object",
            "properties": {"text": _TEXT, "source": _TEXT, "from": _TEXT},
            "required": ["text", "source", "from"],
            "additionalProperties": False,
        },
    ]
}
SCHEMA: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "Terms of a newsroom",
    "type": "object",
    "properties": {
        "forbidden": _list({"oneOf": [_TEXT, _entry(("term",), {"term": TEXTS, "use": _TEXT})]}),
        "preferred": _list(_entry(("use", "not"), {"use": _TEXT, "not": TEXTS})),
        "do-not-translate": _list({"oneOf": [_TEXT, _entry(("keep",), {"keep": _TEXT, "not": TEXTS})]}),
        "translations": _list(_entry(("source", "use"), {"source": BY_LANGUAGE, "use": TEXTS, "not": TEXTS})),
        "examples": {
            "type": "object",
            "properties": {"found": _list(_EXAMPLE), "silent": _list(_EXAMPLE)},
            "additionalProperties": False,
        },
    },
    "additionalProperties": False,
}

SKELETON = """\
# The newsroom's own words. Check stories with them:  tlqa check --terms {path} STORY
# After a change:                                     tlqa terms test {path}
#
# A word written in lower case is found in any case, another just as it is written; always as whole words,
# so write plurals and other forms too. Each entry may have
#   reason: why, for whoever reads the report
#   except: [longer phrases, in which it is right]
#   in-quotations: true or false, whether it counts in what somebody said
#   severity: minor, major or critical

# Words that do not go out. 'use' is what to write instead, where there is one answer.
forbidden:
  - term: [fake placeholder, fake placeholders]
    use: stand-in
    reason: Readers took it for the name of a firm.
    except: [fake placeholder press]
  # - another word, without more

# One word for one thing: what to write, and what not. What somebody said is left alone.
preferred:
  - use: sea wall
    not: [seawall, sea-wall]

# Names that stay as they are, and the translations that are wrong; where the source is at hand, a name of it
# that the story has lost is found without them.
do-not-translate:
  - keep: Stadtwerke Nordhafen
    not: [City Works North Harbour, Municipal Works North Harbour]
    reason: The utility goes by its own name in English too.

# Beside a source (tlqa check --source): its terms by language, what stands for them, and what does not.
translations:
  - source:
      de: Landrat
      fr: préfet
    use: [district administrator, head of the district]
    not: county council

# Sentences of your own to test them by: what must be found stands in ⟦ ⟧.
examples:
  found:
    - The ⟦fake placeholder⟧ was taken down on Monday.
    - text: The ⟦county council⟧ opened the bridge.
      source: Der Landrat hat die Brücke eröffnet.
      from: de
  silent:
    - The Fake Placeholder Press opened a shop on Monday.
"""
