"""Entries for the list beside a story, where its format has no comments to ignore a finding by."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from lsprotocol import types

from tlqa.sidecar import SUFFIX

if TYPE_CHECKING:
    from tlqa.model import Finding

_LARGEST = 2**20


class Addition(NamedTuple):
    """Text that is put into a list at a line and column; ``create`` where there is none yet."""

    uri: str
    line: int
    column: int
    text: str
    create: bool

    def changes(self) -> list[types.CreateFile | types.TextDocumentEdit]:
        """The addition in the protocol's words."""
        place = types.Position(self.line, self.column)
        document = types.OptionalVersionedTextDocumentIdentifier(self.uri)
        made = types.TextDocumentEdit(document, [types.TextEdit(types.Range(place, place), self.text)])
        if not self.create:
            return [made]
        return [types.CreateFile(self.uri, options=types.CreateFileOptions(ignore_if_exists=True)), made]


def addition(path: str, finding: Finding, *, everywhere: bool) -> Addition | None:
    """What to add to the list beside the story at ``path``; None where the list cannot take it.

    Args:
        path: of the story.
        finding: that is accepted.
        everywhere: with all that its rule finds in the story, not only these words.
    """
    import yaml

    accepted = {"rule": finding.rule} if everywhere else {"rule": finding.rule, "text": finding.text}
    written = yaml.safe_dump([accepted], allow_unicode=True, sort_keys=False, width=2**20)
    beside = Path(f"{path}{SUFFIX}")
    try:
        if not beside.exists():
            return Addition(beside.as_uri(), 0, 0, written, create=True)
        if beside.stat().st_size > _LARGEST:
            return None
        there = beside.read_bytes().decode()
        lines = there.split("\n")
        text = written if lines[-1] == "" else f"\n{written}"
        if yaml.safe_load(there + text) != [*(yaml.safe_load(there) or ()), accepted]:
            return None
    except (OSError, ValueError, TypeError, yaml.YAMLError):
        return None
    # columns before the end of a line that is not ASCII depend on the encoding: beyond it is the end as well
    return Addition(beside.as_uri(), len(lines) - 1, len(lines[-1].encode()), text, create=False)
