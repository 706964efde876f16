"""Opens DOCX files (ECMA-376): the part that holds the text, and its paragraphs."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from tlqa.errors import InputError
from tlqa.inputs._docx_body import Body
from tlqa.inputs._docx_styles import Styles
from tlqa.inputs._office import Part, read_elements
from tlqa.inputs._zip import SIGNATURE, Archive

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tlqa.inputs._office import Line

_OLD = b"\xd0\xcf\x11\xe0"


def body(data: bytes, path: str, *, exact: bool = False) -> tuple[Archive, Part, list[Line]]:
    """The archive, its part with the text, and the paragraphs of it; ``exact`` to write into them.

    Raises:
        InputError: it is no DOCX file, or one that cannot be read.
    """
    if data.startswith(_OLD):
        said = "is an old Word file (.doc) or protected with a password: save it as .docx without one"
        raise InputError(said, path=path)
    if not data.startswith(SIGNATURE):
        raise InputError("is no DOCX file: it is not an archive of the zip kind", path=path)
    archive = Archive(data, path)
    name = _related(archive, "", path).get("officeDocument", "word/document.xml")
    if name not in archive:
        raise InputError(f"is no DOCX file: it has no part {name}", path=path)
    looks = _related(archive, name, path).get("styles", "word/styles.xml")
    styles = Styles(Part(archive.read(looks), looks, path) if looks in archive else None)
    part = Part(archive.read(name), name, path)
    return archive, part, Body(part, styles, exact=exact).read()


def _related(archive: Archive, name: str, path: str) -> dict[str, str]:
    """The parts that a part names, by what they are to it (ECMA-376 part 2, 9.3)."""
    folder, base = posixpath.split(name)
    where = posixpath.join(folder, "_rels", f"{base}.rels")
    found: dict[str, str] = {}
    if where not in archive:
        return found

    def start(_: str, attributes: Mapping[str, str]) -> None:
        target = attributes.get("Target")
        if target and attributes.get("TargetMode") != "External":
            kind = attributes.get("Type", "").rpartition("/")[2]
            found[kind] = posixpath.normpath(posixpath.join("/", folder, target))[1:]

    read_elements(Part(archive.read(where), where, path), start, lambda _: None)
    return found
