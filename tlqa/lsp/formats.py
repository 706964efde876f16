"""The format of an open document: what the editor calls its language, and its name."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tlqa.discovery.walk import holds_story
from tlqa.inputs.base import find_input, suffixes, surest
from tlqa.inputs.plain import SUFFIXES as PLAIN
from tlqa.sidecar import is_sidecar

if TYPE_CHECKING:
    from collections.abc import Callable

# What editors call the languages whose name says the format. JSON and XML may be anything: the content tells.
_LANGUAGES = {
    "markdown": "markdown",
    "mdx": "markdown",
    "gfm": "markdown",
    "html": "html",
    "xhtml": "html",
    "restructuredtext": "rst",
    "rst": "rst",
    "asciidoc": "asciidoc",
    "adoc": "asciidoc",
    "csv": "csv",
    "tsv": "csv",
    "jsonl": "jsonl",
}
_TEXT = frozenset({"plaintext", "text", "txt", ""})
_BEGINNING = 65_536
_RECORDS = ("csv", "jsonl")
_SURE = 0.6  # how sure they must be of their content, where no field is named
PAGES = "rule-pages"
"""The directory, within that of the cache, of rules' pages that an editor shows; they are no stories."""


def format_of(
    language: str, path: str, text: str, has_field: Callable[[], bool] = lambda: False
) -> str | None:
    """The name of the format that reads a document, None where it is no story.

    What the editor says of a document comes first, since a person can change it there; then the name and the
    content, as on the command line; plain text last. Tables and records are stories where it is known which
    field holds one.

    Args:
        language: the protocol's ``languageId``.
        path: the document's name, which need not be a file's.
        text: what stands in it.
        has_field: whether the configuration says which field holds stories.
    """
    if is_sidecar(Path(path)) or Path(path).parent.name == PAGES:
        return None
    named, ending = _LANGUAGES.get(language.lower()), Path(path).suffix.lower()
    beginning = text[:_BEGINNING].encode()
    if named in _RECORDS:
        sure = find_input(named).sniff(beginning, f"records.{named}") >= _SURE or has_field()
        return named if sure else None
    if named is not None:
        return named
    if ending in suffixes():
        known = ending in PLAIN or holds_story(beginning, path, has_field)
        return surest(beginning, path).NAME if known else None
    return "plain" if language.lower() in _TEXT else None
