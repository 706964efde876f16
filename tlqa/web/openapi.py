"""The OpenAPI 3.1 document of the API."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tlqa._version import __version__
from tlqa.web.schemaparts import NEWSROOM
from tlqa.web.schemas import SCHEMAS

if TYPE_CHECKING:
    from tlqa.web.settings import Settings

_ERRORS = {
    "400": "the body is cut off, not UTF-8 or not JSON",
    "401": "the token is missing or wrong",
    "403": "a page from elsewhere asks",
    "404": "there is nothing of that name",
    "408": "the body did not come in time",
    "413": "the body is too large",
    "415": "a body of this media type is not taken",
    "421": "the server is not called by that name",
    "422": "the story cannot be read, or what was asked for is not there; `message` has file and line",
    "429": "too many requests of one client; see Retry-After",
    "500": "a fault of tlqa itself",
    "503": "too many stories wait, or one took too long",
}
_ALWAYS = ("401", "421", "429", "500")
_WITH_BODY = (*_ALWAYS, "400", "403", "408", "413", "415", "422", "503")
_ABOUT = """\
Checks wire copy for what machine translation leaves in it. Offsets are code points of the file’s text, half
open; `utf16_…` are the same in UTF-16 code units. Stories are kept nowhere."""


def document(settings: Settings) -> dict[str, Any]:
    """The document; it does not say where the server is, since whoever reads it knows."""
    found: dict[str, Any] = {
        "openapi": "3.1.0",
        "info": {
            "title": "tlqa",
            "version": __version__,
            "description": _ABOUT,
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "paths": _paths(),
        "components": {
            "schemas": SCHEMAS,
            "responses": {f"E{status}": _error(said) for status, said in _ERRORS.items()},
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
    }
    if settings.token:
        found["security"] = [{"token": []}]
    return found


def _error(said: str) -> dict[str, Any]:
    return {"description": said, "content": {"application/json": {"schema": _ref("Error")}}}


def _ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


def _paths() -> dict[str, Any]:
    newsroom = {"name": "newsroom", "in": "query", "schema": NEWSROOM}
    fingerprint = {
        "name": "fingerprint",
        "in": "query",
        "required": True,
        "schema": SCHEMAS["Ignore"]["properties"]["fingerprint"],
    }
    rule = {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}
    raw = {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}
    return {
        "/api/check": {"post": _story("check", "What is wrong with a story?", "Check", _json("Checked"))},
        "/api/fix": {"post": _story("fix", "Make fixes.", "Fix", {**_json("Fixed"), **raw})},
        "/api/report": {
            "post": _story(
                "report", "A report to keep.", "ReportOf", {"text/html": {}, "text/plain": {}, **raw}
            )
        },
        "/api/rules/{id}": {
            "get": _operation(
                "rule", "Explain a rule; its id has slashes.", _json("Rule"), (*_ALWAYS, "404"), [rule]
            )
        },
        "/api/ignored": {
            "get": _operation("ignored", "What a newsroom ignores.", _json("Ignored"), _ALWAYS, [newsroom]),
            "post": {
                **_operation("ignore", "Ignore a finding from now on.", _json("Ignored"), _WITH_BODY),
                "requestBody": {"required": True, "content": _json("Ignore")},
            },
            "delete": _operation(
                "unignore",
                "Report a finding again.",
                _json("Ignored"),
                (*_ALWAYS, "403", "422"),
                [newsroom, fingerprint],
            ),
        },
        "/api/health": {
            "get": {
                **_operation("health", "Is the server there?", _json("Health"), ("421", "429")),
                "security": [],
            }
        },
    }


def _json(name: str) -> dict[str, Any]:
    return {"application/json": {"schema": _ref(name)}}


def _story(name: str, summary: str, schema: str, content: dict[str, Any]) -> dict[str, Any]:
    """An operation on a story: JSON, or a file's bytes with the rest in the query."""
    properties = SCHEMAS[schema]["properties"]
    parameters = [
        {"name": each, "in": "query", "schema": value} for each, value in properties.items() if each != "text"
    ]
    binary = {"schema": {"type": "string", "format": "binary"}}
    body = {**_json(schema), "text/plain": binary, "application/octet-stream": binary}
    return {
        **_operation(name, summary, content, _WITH_BODY, parameters),
        "description": "As JSON; or with a file’s bytes as the body, and the other things in the query.",
        "requestBody": {"required": True, "content": body},
    }


def _operation(
    name: str,
    summary: str,
    content: dict[str, Any],
    errors: tuple[str, ...],
    parameters: list[dict[str, Any]] | None = None,
) -> dict[str, Any]:
    found = {
        "operationId": name,
        "summary": summary,
        "responses": {
            "200": {"description": "done", "content": content},
            **{status: {"$ref": f"#/components/responses/E{status}"} for status in sorted(errors)},
        },
    }
    return {**found, "parameters": parameters} if parameters else found
