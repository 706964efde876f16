"""What requests and responses look like, as JSON Schema (2020-12): for OpenAPI, and to hold requests to.

Lengths are in code points, as JSON Schema counts them.
"""

from __future__ import annotations

from typing import Any

Schema = dict[str, Any]

_TEXT: Schema = {"type": "string"}
_NUMBER: Schema = {"type": "number"}
_COUNT: Schema = {"type": "integer", "minimum": 0}
_FLAG: Schema = {"type": "boolean"}
SEVERITY: Schema = {"enum": ["minor", "major", "critical"]}
CONFIDENCE: Schema = {"enum": ["high", "medium", "low"]}
VERDICT: Schema = {"enum": ["pass", "review", "fail", "too short to score"]}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


def _list(of: Schema) -> Schema:
    return {"type": "array", "items": of}


def _or_null(of: Schema) -> Schema:
    return {"anyOf": [of, {"type": "null"}]}


def _object(properties: Schema, required: tuple[str, ...] | None = None, description: str = "") -> Schema:
    """An object with these keys and no others; all of them always there, unless ``required`` says which."""
    found: Schema = {
        "type": "object",
        "properties": properties,
        "required": list(properties) if required is None else list(required),
        "additionalProperties": False,
    }
    return {**found, "description": description} if description else found


def _said(text: str, **more: Any) -> Schema:
    return {"type": "string", "description": text, **more}


FINGERPRINT: Schema = _said(
    "names a finding, whatever line it moves to", pattern="^[0-9a-f]{16}(:[0-9]{1,9})?$"
)
NEWSROOM: Schema = _said(
    "whose ignored findings hold; the server’s, where none is named",
    minLength=1,
    maxLength=64,
    pattern=r"^[^\x00-\x1f\x7f]+$",
)
_LANGUAGE = r"^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$"

_STORY: Schema = {
    "text": _said("the story; with a file’s bytes as the body, this is the body"),
    "name": _said(
        "what to call it; its ending may tell its format",
        minLength=1,
        maxLength=255,
        pattern=r"^[^\x00-\x1f\x7f]+$",
    ),
    "format": _said(
        "the input format, see `tlqa inputs`; 'auto': the one that is surest of the bytes. Without it a text "
        "with a name is 'auto', and one without is plain",
        maxLength=40,
    ),
    "language": _said("that it is written in, ISO 639-1", pattern=_LANGUAGE, maxLength=40),
    "source_language": _said(
        "that it was translated from, where that is known", pattern=_LANGUAGE, maxLength=40
    ),
    "source": _said(
        "the text that it was translated from, plain; `source_language` says its language, which is guessed "
        "otherwise. A story that brings its source with it, as XLIFF does, is compared with that"
    ),
    "newsroom": NEWSROOM,
    "ignore": {**_list(FINGERPRINT), "maxItems": 1000, "description": "findings that are not to be reported"},
}


def _asks(more: Schema, description: str) -> Schema:
    return _object({**_STORY, **more}, ("text",), description)


_SPAN: Schema = {"start": _COUNT, "end": _COUNT, "utf16_start": _COUNT, "utf16_end": _COUNT}
_EDIT = _object(
    {**_SPAN, "replacement": _TEXT, "rule": _TEXT, "fingerprint": FINGERPRINT},
    description="Replace a stretch of the file’s text; offsets are of the text as it was sent, none overlap.",
)
_FINDING: Schema = {
    "rule": _TEXT,
    "severity": SEVERITY,
    "confidence": CONFIDENCE,
    "category": _said("of MQM"),
    "message": _said("what is wrong"),
    "why": _said("why that matters"),
    "start": {**_COUNT, "description": "code points of the file’s text"},
    "end": {**_COUNT, "description": "exclusive"},
    "line": {"type": "integer", "minimum": 1},
    "column": {"type": "integer", "minimum": 1, "description": "code points, from 1"},
    "end_line": {"type": "integer", "minimum": 1},
    "end_column": {"type": "integer", "minimum": 1},
    "text": _said("what a reader sees there"),
    "block": _or_null(_TEXT),
    "in_quotation": _FLAG,
    "fix": _or_null(_object({"replacement": _TEXT, "safe": _FLAG})),
    "fingerprint": FINGERPRINT,
    "related": _list(
        _object(
            {"start": _COUNT, "end": _COUNT, "line": _COUNT, "column": _COUNT, "text": _TEXT, "note": _TEXT}
        )
    ),
    "segment": _or_null(_object({"id": _TEXT, "start": _COUNT, "end": _COUNT})),
    "source": {
        **_or_null(_object({"start": _COUNT, "end": _COUNT, "text": _TEXT})),
        "description": "what it was compared with; offsets are of the text of the source",
    },
}
_FOUND = _object(
    {
        **_FINDING,
        "utf16_start": {**_COUNT, "description": "the same place in UTF-16 code units, as browsers count"},
        "utf16_end": _COUNT,
        "source": {**_FINDING["source"], **_or_null(_object({**_SPAN, "text": _TEXT}))},
        "advice": _said("what to do, where there is no fix"),
        "points": {**_NUMBER, "description": "penalty points, before its rule’s are capped"},
        "edit": {
            **_or_null(_ref("Edit")),
            "description": "the fix in the text; null in markup, where /api/fix tries it",
        },
        "mendable": {**_FLAG, "description": "whether /api/fix can make the fix"},
        "not_mended": {**_or_null(_TEXT), "description": "why it cannot"},
    }
)
_STORY_FOUND = _object(
    {
        "path": _TEXT,
        "story": {**_or_null(_TEXT), "description": "its name, in a file of many"},
        "format": _TEXT,
        "language": _TEXT,
        "words": _COUNT,
        "score": {**_NUMBER, "description": "100 is clean"},
        "verdict": VERDICT,
        "points": _NUMBER,
        "translated_from": _or_null(
            _object(
                {
                    "language": _TEXT,
                    "log_odds": _NUMBER,
                    "sure": _NUMBER,
                    "given": _FLAG,
                    "evidence": _list(_object({"rule": _TEXT, "log_odds": _NUMBER})),
                }
            )
        ),
        "lines": _list(_object({"line": _COUNT, "points": _NUMBER})),
        "findings": _list(_ref("Finding")),
        "suppressed": _COUNT,
        "notices": _list(_object({"line": _COUNT, "column": _COUNT, "message": _TEXT})),
        "signature": _said("what the score depends on"),
        "unchanged": _COUNT,
        "accepted": _COUNT,
        "source": {
            **_or_null(_object({"language": _TEXT, "compared": _FLAG})),
            "description": "what it was held against: its language, '' where that is not known, and whether "
            "they go together; where they do not, `notices` says why",
        },
        "parts": {
            **_list(
                _object({"category": _TEXT, "severity": SEVERITY, "findings": _COUNT, "points": _NUMBER})
            ),
            "description": "what costs points, before rules’ points are capped; the dearest first",
        },
    }
)
_CHECKED: Schema = {
    "schema": {"const": 1},
    "tool": {"const": "tlqa"},
    "version": _TEXT,
    "signature": _TEXT,
    "name": _TEXT,
    "format": _TEXT,
    "score": {**_NUMBER, "description": "of the worst story of the file"},
    "verdict": VERDICT,
    "words": _COUNT,
    "ignored": {**_COUNT, "description": "findings left out because they are ignored"},
    "stories": _list(_ref("Story")),
    "errors": {**_list(_TEXT), "description": "stories of the file that cannot be read"},
}
_EDITABLE: Schema = {
    "text": _said("with `want_text`: the file’s text where that is text in UTF-8, else the story’s"),
    "editable": {**_FLAG, "description": "whether `text` is the file’s"},
}
_TIME: Schema = {"milliseconds": {**_NUMBER, "description": "that it took, waiting aside"}}
_KEPT = _object(
    {"newsroom": NEWSROOM, "fingerprint": FINGERPRINT, "rule": _TEXT, "text": _TEXT, "when": _TEXT}
)

SCHEMAS: Schema = {
    "Check": _asks(
        {"want_text": {**_FLAG, "description": "the answer also has the text"}}, "A story to check."
    ),
    "Fix": _asks(
        {
            "only": {**_list(FINGERPRINT), "maxItems": 1000, "description": "mend these, safe or not"},
            "unsafe": {**_FLAG, "description": "also fixes that a person should approve"},
            "as": {
                "enum": ["json", "file"],
                "description": "what to answer with; 'file': the mended file itself",
            },
        },
        "A story to mend: all safe fixes, or those of `only`. What somebody said is never changed.",
    ),
    "ReportOf": _asks(
        {"output": _said("the output format, see `tlqa outputs`; html", maxLength=40)},
        "A story to report on.",
    ),
    "Ignore": _object(
        {
            "newsroom": NEWSROOM,
            "fingerprint": FINGERPRINT,
            "rule": {"type": "string", "minLength": 1, "maxLength": 200},
            "text": {"type": "string", "maxLength": 2000},
        },
        ("fingerprint", "rule"),
        "A finding that a newsroom does not want to see again.",
    ),
    "Edit": _EDIT,
    "Finding": _FOUND,
    "Story": _STORY_FOUND,
    "Checked": _object(
        {**_CHECKED, **_EDITABLE, **_TIME},
        (*_CHECKED, *_TIME),
        "What was found in a file of one story or many: as of `--format json`, with more for a browser.",
    ),
    "Fixed": _object(
        {
            **_EDITABLE,
            "edits": _list(_ref("Edit")),
            "left": _list(_object({"finding": _object(_FINDING), "reason": _TEXT})),
            "notes": {**_list(_TEXT), "description": "what else came of the edits"},
            "after": _object(_CHECKED),
            **_TIME,
        },
        description="A story after its fixes; `text` is what it is now.",
    ),
    "Rule": _object(
        {
            "id": _TEXT,
            "name": _TEXT,
            "message": _TEXT,
            "why": _TEXT,
            "category": _TEXT,
            "severity": SEVERITY,
            "confidence": CONFIDENCE,
            "status": _TEXT,
            "kind": _TEXT,
            "points": _NUMBER,
            "fix": _or_null(_object({"replacement": _TEXT, "safe": _FLAG})),
            "evidence": {"type": "object", "additionalProperties": _NUMBER},
            "references": _list(_TEXT),
            "bad": _list(_ref("Example")),
            "good": _list(_ref("Example")),
            "text": _said("the page of `tlqa explain`"),
        }
    ),
    "Example": _object(
        {
            "text": _TEXT,
            "spans": _list(_object({"start": _COUNT, "end": _COUNT})),
            "fixed": _or_null(_TEXT),
            "source": {**_or_null(_TEXT), "description": "what it was translated from"},
            "source_language": _TEXT,
        }
    ),
    "Kept": _KEPT,
    "Ignored": _object({"newsroom": NEWSROOM, "ignored": _list(_ref("Kept"))}),
    "Health": _object(
        {
            "status": {"const": "ok"},
            "version": _TEXT,
            "newsroom": NEWSROOM,
            "limits": _object({"size": _COUNT, "rate": _NUMBER, "burst": _COUNT}),
            "report": _said("the output format of a report"),
            "locale": _said("the language of messages, reasons and reports"),
        },
        ("status", "version"),
        "More than status and version for who may come in.",
    ),
    "Error": _object(
        {
            "error": _object(
                {
                    "status": {"type": "integer", "minimum": 400, "maximum": 599},
                    "message": _said("file, line and reason in one line"),
                    "reason": _TEXT,
                    "file": _or_null(_TEXT),
                    "line": _or_null({"type": "integer", "minimum": 1}),
                }
            )
        }
    ),
}
