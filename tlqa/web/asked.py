"""From a request to the story it is about: JSON with a text, or a file's bytes as they are."""

from __future__ import annotations

import codecs
import json
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from tlqa.web.complaints import complaint
from tlqa.web.errors import Refused
from tlqa.web.jobs import JSON, Story

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.requests import Request

# Media types that say the format, and those of bytes that say it themselves; others are not taken.
_FORMATS = {
    "text/plain": "plain",
    "text/markdown": "markdown",
    "text/html": "html",
    "text/csv": "csv",
    "text/tab-separated-values": "csv",
    "text/x-rst": "rst",
    "text/asciidoc": "asciidoc",
    "application/x-ndjson": "jsonl",
    "application/jsonl": "jsonl",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/vnd.oasis.opendocument.text": "odt",
}
_BY_BYTES = frozenset({"application/octet-stream", "application/xml", "text/xml"})
_XML = re.compile(r"application/[\w.-]+\+xml")
# Encodings of texts; Python knows others, some of which take their time.
_ENCODINGS = re.compile(
    r"ascii|utf-(8|16|32)(-sig|-le|-be)?|iso8859-\d+|cp\d+|koi8-[rtu]|mac-\w+|gb\w+|big5\w*|euc_\w+|shift_\w+"
)
_SURROGATE = re.compile("[\ud800-\udfff]")  # half a character, as an escape of JSON can write it
_NAMELESS = "story"
_LISTS = frozenset({"ignore", "only"})
_FLAGS = frozenset({"want_text", "unsafe"})
AUTO = "auto"


class Asked(NamedTuple):
    """A request: the story, what else was said of it, and the newsroom whose ignored findings hold."""

    story: Story
    said: Mapping[str, Any]
    newsroom: str
    is_file: bool


def asked(request: Request, body: bytes, schema: str, newsroom: str) -> Asked:
    """What a request is about.

    Args:
        schema: of its JSON body (see ``tlqa.web.schemas``); a file's bytes come with the same in the query.
        newsroom: where it names none.

    Raises:
        Refused: it cannot be understood: 400, 415 or 422.
    """
    kind, charset = _media(request.headers.get("content-type", ""))
    if kind == JSON:
        said = read_json(body, schema)
        data = _SURROGATE.sub("\ufffd", said["text"]).encode()
        format_ = said.get("format") or (AUTO if "name" in said else "plain")
        story = _story(said, data, format_, "utf-8")
        return Asked(story, said, said.get("newsroom", newsroom), is_file=False)
    if kind not in _FORMATS and kind not in _BY_BYTES and not _XML.fullmatch(kind):
        raise Refused(415, f"a story comes as {JSON}, or as a file’s bytes; '{kind[:80]}' is neither")
    said = _query(request, schema)
    named = "name" in said and kind == "text/plain"  # what browsers call files that they do not know
    format_ = said.get("format") or (AUTO if named else _FORMATS.get(kind, AUTO))
    story = _story(said, body, format_, charset)
    return Asked(story, said, said.get("newsroom", newsroom), is_file=True)


def _story(said: Mapping[str, Any], data: bytes, format_: str, encoding: str | None) -> Story:
    return Story(
        data,
        said.get("name") or _NAMELESS,
        None if format_ == AUTO else format_,
        encoding,
        said.get("language"),
        said.get("source_language"),
        _source(said),
        frozenset(said.get("ignore", ())),
    )


def _source(said: Mapping[str, Any]) -> str:
    text: str = said.get("source", "")
    return _SURROGATE.sub("\ufffd", text) if text.strip() else ""


def read_json(body: bytes, schema: str) -> dict[str, Any]:
    """The value of a JSON body that is as its schema says.

    Raises:
        Refused: it is not UTF-8 or not JSON (400), or something else than was asked for (422).
    """
    try:
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = body.count(b"\n", 0, problem.start) + 1
        raise Refused(
            400, f"line {line} is not UTF-8: byte 0x{body[problem.start]:02x} at offset {problem.start}"
        ) from None
    try:
        value = json.loads(text)
    except json.JSONDecodeError as problem:
        raise Refused(
            400, f"line {problem.lineno} is not JSON: {problem.msg}, column {problem.colno}"
        ) from None
    except (RecursionError, ValueError):
        raise Refused(
            400, "that is not JSON that can be read: it is nested too deeply, or a number is too long"
        ) from None
    _valid(value, schema)
    found: dict[str, Any] = value
    return found


def _query(request: Request, schema: str) -> dict[str, Any]:
    """The same things as in a JSON body, from a query; a list is one parameter for each of its items."""
    said: dict[str, Any] = {}
    for name in dict.fromkeys(request.query_params):
        values = request.query_params.getlist(name)
        if name in _LISTS:
            said[name] = values
        elif name in _FLAGS and values[-1] in ("true", "false"):
            said[name] = values[-1] == "true"
        else:
            said[name] = values[-1]
    _valid({**said, "text": ""}, schema)
    return said


def _valid(value: object, schema: str) -> None:
    said = complaint(value, schema)
    if said:
        raise Refused(422, said)


def _media(header: str) -> tuple[str, str | None]:
    """The media type of a Content-Type, and its charset if that can be one."""
    kind, *parameters = (part.strip() for part in header.split(";"))
    charset = next(
        (p.partition("=")[2].strip("\"' ") for p in parameters if p.lower().startswith("charset")), ""
    )
    if not charset:
        return kind.lower(), None
    try:
        name = codecs.lookup(charset).name
    except (LookupError, ValueError):
        name = ""
    if not _ENCODINGS.fullmatch(name):
        raise Refused(415, f"there is no encoding called '{charset[:40]}' that stories may be in")
    return kind.lower(), name
