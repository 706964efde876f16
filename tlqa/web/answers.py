"""What responses look like, by name, as JSON Schema (2020-12)."""

from __future__ import annotations

from tlqa.web.schemaparts import (
    CONFIDENCE,
    COUNT,
    FINGERPRINT,
    FLAG,
    NEWSROOM,
    NUMBER,
    SEVERITY,
    TEXT,
    VERDICT,
    Schema,
    list_of,
    object_of,
    or_null,
    ref,
    said,
)

_SPAN: Schema = {"start": COUNT, "end": COUNT, "utf16_start": COUNT, "utf16_end": COUNT}
_EDIT = object_of(
    {**_SPAN, "replacement": TEXT, "rule": TEXT, "fingerprint": FINGERPRINT},
    description="Replace a stretch of the file’s text; offsets are of the text as it was sent, none overlap.",
)
_FINDING: Schema = {
    "rule": TEXT,
    "severity": SEVERITY,
    "confidence": CONFIDENCE,
    "category": said("of MQM"),
    "message": said("what is wrong"),
    "why": said("why that matters"),
    "start": {**COUNT, "description": "code points of the file’s text"},
    "end": {**COUNT, "description": "exclusive"},
    "line": {"type": "integer", "minimum": 1},
    "column": {"type": "integer", "minimum": 1, "description": "code points, from 1"},
    "end_line": {"type": "integer", "minimum": 1},
    "end_column": {"type": "integer", "minimum": 1},
    "text": said("what a reader sees there"),
    "block": or_null(TEXT),
    "in_quotation": FLAG,
    "fix": or_null(object_of({"replacement": TEXT, "safe": FLAG})),
    "fingerprint": FINGERPRINT,
    "related": list_of(
        object_of({"start": COUNT, "end": COUNT, "line": COUNT, "column": COUNT, "text": TEXT, "note": TEXT})
    ),
    "segment": or_null(object_of({"id": TEXT, "start": COUNT, "end": COUNT})),
    "source": {
        **or_null(object_of({"start": COUNT, "end": COUNT, "text": TEXT})),
        "description": "what it was compared with; offsets are of the text of the source",
    },
}
_FOUND = object_of(
    {
        **_FINDING,
        "utf16_start": {**COUNT, "description": "the same place in UTF-16 code units, as browsers count"},
        "utf16_end": COUNT,
        "source": {**_FINDING["source"], **or_null(object_of({**_SPAN, "text": TEXT}))},
        "advice": said("what to do, where there is no fix"),
        "points": {**NUMBER, "description": "penalty points, before its rule’s are capped"},
        "edit": {
            **or_null(ref("Edit")),
            "description": "the fix in the text; null in markup, where /api/fix tries it",
        },
        "mendable": {**FLAG, "description": "whether /api/fix can make the fix"},
        "not_mended": {**or_null(TEXT), "description": "why it cannot"},
    }
)
_STORY_FOUND = object_of(
    {
        "path": TEXT,
        "story": {**or_null(TEXT), "description": "its name, in a file of many"},
        "format": TEXT,
        "language": TEXT,
        "words": COUNT,
        "score": {**NUMBER, "description": "100 is clean"},
        "verdict": VERDICT,
        "points": NUMBER,
        "translated_from": or_null(
            object_of(
                {
                    "language": TEXT,
                    "log_odds": NUMBER,
                    "sure": NUMBER,
                    "given": FLAG,
                    "evidence": list_of(object_of({"rule": TEXT, "log_odds": NUMBER})),
                }
            )
        ),
        "lines": list_of(object_of({"line": COUNT, "points": NUMBER})),
        "findings": list_of(ref("Finding")),
        "suppressed": COUNT,
        "notices": list_of(object_of({"line": COUNT, "column": COUNT, "message": TEXT})),
        "signature": said("what the score depends on"),
        "unchanged": COUNT,
        "accepted": COUNT,
        "source": {
            **or_null(object_of({"language": TEXT, "compared": FLAG})),
            "description": "what it was held against: its language, '' where that is not known, and whether "
            "they go together; where they do not, `notices` says why",
        },
        "parts": {
            **list_of(
                object_of({"category": TEXT, "severity": SEVERITY, "findings": COUNT, "points": NUMBER})
            ),
            "description": "what costs points, before rules’ points are capped; the dearest first",
        },
    }
)
_CHECKED: Schema = {
    "schema": {"const": 1},
    "tool": {"const": "tlqa"},
    "version": TEXT,
    "signature": TEXT,
    "name": TEXT,
    "format": TEXT,
    "score": {**NUMBER, "description": "of the worst story of the file"},
    "verdict": VERDICT,
    "words": COUNT,
    "ignored": {**COUNT, "description": "findings left out because they are ignored"},
    "stories": list_of(ref("Story")),
    "errors": {**list_of(TEXT), "description": "stories of the file that cannot be read"},
}
_EDITABLE: Schema = {
    "text": said("with `want_text`: the file’s text where that is text in UTF-8, else the story’s"),
    "editable": {**FLAG, "description": "whether `text` is the file’s"},
}
_TIME: Schema = {"milliseconds": {**NUMBER, "description": "that it took, waiting aside"}}
_KEPT = object_of(
    {"newsroom": NEWSROOM, "fingerprint": FINGERPRINT, "rule": TEXT, "text": TEXT, "when": TEXT}
)

ANSWERS: Schema = {
    "Edit": _EDIT,
    "Finding": _FOUND,
    "Story": _STORY_FOUND,
    "Checked": object_of(
        {**_CHECKED, **_EDITABLE, **_TIME},
        (*_CHECKED, *_TIME),
        "What was found in a file of one story or many: as of `--format json`, with more for a browser.",
    ),
    "Fixed": object_of(
        {
            **_EDITABLE,
            "edits": list_of(ref("Edit")),
            "left": list_of(object_of({"finding": object_of(_FINDING), "reason": TEXT})),
            "notes": {**list_of(TEXT), "description": "what else came of the edits"},
            "after": object_of(_CHECKED),
            **_TIME,
        },
        description="A story after its fixes; `text` is what it is now.",
    ),
    "Rule": object_of(
        {
            "id": TEXT,
            "name": TEXT,
            "message": TEXT,
            "why": TEXT,
            "category": TEXT,
            "severity": SEVERITY,
            "confidence": CONFIDENCE,
            "status": TEXT,
            "kind": TEXT,
            "points": NUMBER,
            "fix": or_null(object_of({"replacement": TEXT, "safe": FLAG})),
            "evidence": {"type": "object", "additionalProperties": NUMBER},
            "references": list_of(TEXT),
            "bad": list_of(ref("Example")),
            "good": list_of(ref("Example")),
            "text": said("the page of `tlqa explain`"),
        }
    ),
    "Example": object_of(
        {
            "text": TEXT,
            "spans": list_of(object_of({"start": COUNT, "end": COUNT})),
            "fixed": or_null(TEXT),
            "source": {**or_null(TEXT), "description": "what it was translated from"},
            "source_language": TEXT,
        }
    ),
    "Kept": _KEPT,
    "Ignored": object_of({"newsroom": NEWSROOM, "ignored": list_of(ref("Kept"))}),
    "Health": object_of(
        {
            "status": {"const": "ok"},
            "version": TEXT,
            "newsroom": NEWSROOM,
            "limits": object_of({"size": COUNT, "rate": NUMBER, "burst": COUNT}),
            "report": said("the output format of a report"),
            "locale": said("the language of messages, reasons and reports"),
        },
        ("status", "version"),
        "More than status and version for who may come in.",
    ),
    "Error": object_of(
        {
            "error": object_of(
                {
                    "status": {"type": "integer", "minimum": 400, "maximum": 599},
                    "message": said("file, line and reason in one line"),
                    "reason": TEXT,
                    "file": or_null(TEXT),
                    "line": or_null({"type": "integer", "minimum": 1}),
                }
            )
        }
    ),
}
