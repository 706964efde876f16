"""What is measured on: a story, and the places in it that people have marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tlqa.frozen import dataclass

if TYPE_CHECKING:
    from pathlib import Path

    from tlqa.model import Severity


@dataclass(frozen=True, slots=True)
class Span:
    """An artefact that a person has marked; offsets in code points, ``end`` exclusive."""

    start: int
    end: int
    text: str
    kind: str
    severity: Severity
    note: str = ""


@dataclass(frozen=True, slots=True)
class Story:
    """A story to measure on.

    Attributes:
        name: its place in its corpus, ``fr-en/ministers``.
        path: the file it stands in.
        data: the bytes of that file, where the story is a file of its own.
        text: what stands there; all offsets are code points of it.
        source_language: the language it was translated from, as far as anybody knows.
        spans: what is wrong with it.
        translated: copy of a translating machine, even where nothing in it was marked.
        known: slips of clean copy, start and end: a finding that touches one is no false alarm.
        source: the corpus it came from, in tables.
    """

    name: str
    path: Path
    data: bytes | None
    text: str
    source_language: str | None
    spans: tuple[Span, ...]
    translated: bool = False
    known: tuple[tuple[int, int], ...] = ()
    source: str = ""

    @property
    def clean(self) -> bool:
        """Whether every finding on it is a false alarm."""
        return not self.spans and not self.translated

    @property
    def words(self) -> int:
        """Its length in words, split at white space."""
        return len(self.text.split())
