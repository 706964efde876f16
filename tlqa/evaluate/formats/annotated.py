"""Annotated stories: ``<pair>/<slug>/story.txt`` with a ``story.yaml`` beside it, at any depth.

The YAML says from which language the story was translated (``source_language``, null where nobody
translated it) and lists the artefacts in ``spans``: ``start`` and ``end`` in code points of story.txt,
the ``text`` that must stand there, its ``kind``, its ``severity`` and perhaps a ``note``. A story
without spans is clean copy, on which every finding is a false alarm.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tlqa.data import read_yaml
from tlqa.errors import CorpusError
from tlqa.evaluate.formats._files import error_at, read_bytes, span_of
from tlqa.evaluate.story import Span, Story

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tlqa.data import Yaml
    from tlqa.evaluate.formats import Wanted

NAME = "annotated"
DESCRIPTION = "a directory of story.txt with story.yaml"

_KEYS = {"start", "end", "text", "kind", "severity", "note"}


def accepts(path: Path) -> bool:
    return path.is_dir() and next(path.rglob("story.yaml"), None) is not None


def read(path: Path, wanted: Wanted) -> Iterator[Story | CorpusError]:
    """Every story under a directory, sorted by name."""
    for annotation in sorted(path.rglob("story.yaml")):
        try:
            yield read_story(annotation, path)
        except CorpusError as problem:
            yield problem


def read_story(annotation: Path, root: Path) -> Story:
    """One story by its ``story.yaml``.

    Raises:
        CorpusError: naming the file and the line that is wrong.
    """
    source = read_yaml(annotation, CorpusError)
    path = annotation.with_name("story.txt")
    data, text = read_bytes(path)
    if not isinstance(source.value, dict):
        raise CorpusError("must be a mapping with source_language and spans", path=source.path, line=1)
    language = _source_language(source)
    listed = source.value.get("spans")
    if not isinstance(listed, list):
        raise error_at(source, "'spans' must be a list, empty for clean copy", "spans")
    spans = tuple(_span(source, number, each, text) for number, each in enumerate(listed))
    directory = annotation.parent
    name = directory.name if directory == root else directory.relative_to(root).as_posix()
    return Story(name, path, data, text, language, spans)


def _source_language(source: Yaml) -> str | None:
    if "source_language" not in source.value:
        raise error_at(source, "'source_language' is missing: a code, or null for copy nobody translated")
    language = source.value["source_language"]
    if language is not None and not isinstance(language, str):
        raise error_at(source, "'source_language' must be a code such as fr, or null", "source_language")
    return language


def _span(source: Yaml, number: int, value: Any, text: str) -> Span:
    """A span; the words of the annotation must stand at it, so that no edit of the story goes unseen."""
    span = span_of(source, number, value, text)
    at = ("spans", number)
    unknown = set(value) - _KEYS
    if unknown:
        key = sorted(map(str, unknown))[0]
        raise error_at(source, f"unknown key '{key}' in a span", *at, key)
    if not isinstance(value.get("text"), str):
        raise error_at(source, "'text' must be text", *at, "text")
    if span.text != value["text"]:
        said = f"at {span.start} to {span.end} stands {span.text!r}, not {value['text']!r}"
        raise error_at(source, said, *at, "text")
    return span
