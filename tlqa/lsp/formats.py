"""The format of an open document: what the editor calls its language, and its name."""

from __future__ import annotations

from pathlib import Path

from tlqa.inputs.base import suffixes, surest
from tlqa.inputs.plain import SUFFIXES as PLAIN
from tlqa.sidecar import is_sidecar

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
_A_GUESS = 0.2  # how sure a format is of what has only the name: any .json, any .xml
PAGES = "rule-pages"
"""The directory, within that of the cache, of rules' pages that an editor shows; they are no stories."""


def format_of(language: str, path: str, text: str) -> str | None:
    """The name of the format that reads a document, None where it is no story.

    What the editor says of a document comes first, since a person can change it there; then the name and the
    content, as on the command line; plain text last.

    Args:
        language: the protocol's ``languageId``.
        path: the document's name, which need not be a file's.
        text: what stands in it.
    """
    if is_sidecar(Path(path)) or Path(path).parent.name == PAGES:
        return None
    named = _LANGUAGES.get(language.lower())
    if named is not None:
        return named
    ending = Path(path).suffix.lower()
    beginning = text[:_BEGINNING].encode()
    if ending in suffixes():
        reader = surest(beginning, path)
        if ending in PLAIN:
            return reader.NAME
        sure = reader.sniff(beginning, path) > _A_GUESS
        return reader.NAME if ending in reader.SUFFIXES and sure else None
    return "plain" if language.lower() in _TEXT else None
