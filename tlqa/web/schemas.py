"""What requests and responses look like, as JSON Schema (2020-12): for OpenAPI, and to hold requests to.

Lengths are in code points, as JSON Schema counts them.
"""

from __future__ import annotations

from tlqa.web.answers import ANSWERS
from tlqa.web.schemaparts import FINGERPRINT, FLAG, NEWSROOM, Schema, list_of, object_of, said

_LANGUAGE = r"^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$"

_STORY: Schema = {
    "text": said("the story; with a file’s bytes as the body, this is the body"),
    "name": said(
        "what to call it; its ending may tell its format",
        minLength=1,
        maxLength=255,
        pattern=r"^[^\x00-\x1f\x7f]+$",
    ),
    "format": said(
        "the input format, see `tlqa inputs`; 'auto': the one that is surest of the bytes. Without it a text "
        "with a name is 'auto', and one without is plain",
        maxLength=40,
    ),
    "language": said("that it is written in, ISO 639-1", pattern=_LANGUAGE, maxLength=40),
    "source_language": said(
        "that it was translated from, where that is known", pattern=_LANGUAGE, maxLength=40
    ),
    "source": said(
        "the text that it was translated from, plain; `source_language` says its language, which is guessed "
        "otherwise. A story that brings its source with it, as XLIFF does, is compared with that"
    ),
    "newsroom": NEWSROOM,
    "ignore": {
        **list_of(FINGERPRINT),
        "maxItems": 1000,
        "description": "findings that are not to be reported",
    },
}


def _asks(more: Schema, description: str) -> Schema:
    return object_of({**_STORY, **more}, ("text",), description)


SCHEMAS: Schema = {
    "Check": _asks(
        {"want_text": {**FLAG, "description": "the answer also has the text"}}, "A story to check."
    ),
    "Fix": _asks(
        {
            "only": {**list_of(FINGERPRINT), "maxItems": 1000, "description": "mend these, safe or not"},
            "unsafe": {**FLAG, "description": "also fixes that a person should approve"},
            "as": {
                "enum": ["json", "file"],
                "description": "what to answer with; 'file': the mended file itself",
            },
        },
        "A story to mend: all safe fixes, or those of `only`. What somebody said is never changed.",
    ),
    "ReportOf": _asks(
        {"output": said("the output format, see `tlqa outputs`; html", maxLength=40)},
        "A story to report on.",
    ),
    "Ignore": object_of(
        {
            "newsroom": NEWSROOM,
            "fingerprint": FINGERPRINT,
            "rule": {"type": "string", "minLength": 1, "maxLength": 200},
            "text": {"type": "string", "maxLength": 2000},
        },
        ("fingerprint", "rule"),
        "A finding that a newsroom does not want to see again.",
    ),
    **ANSWERS,
}
