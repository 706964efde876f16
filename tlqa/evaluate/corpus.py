"""Annotated stories: ``corpus/<pair>/<slug>/story.txt`` with a ``story.yaml`` beside it.

The YAML says from which language the story was translated (``source_language``, null where nobody
translated it) and lists the artefacts in ``spans``: ``start`` and ``end`` in code points of story.txt,
the ``text`` that must stand there, its ``kind``, its ``severity`` and perhaps a ``note``. A story
without spans is clean copy, on which every finding is a false alarm.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tlqa.data import read_yaml
from tlqa.errors import CorpusError
from tlqa.model import Severity

if TYPE_CHECKING:
    from pathlib import Path

    from tlqa.data import Yaml

_SPAN_KEYS = {"start": int, "end": int, "text": str, "kind": str, "severity": str}


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
    """An annotated story. ``name`` is its directory under the corpus, ``fr-en/ministers``."""

    name: str
    path: Path
    data: bytes
    text: str
    source_language: str | None
    spans: tuple[Span, ...]

    @property
    def clean(self) -> bool:
        """Whether every finding on it is a false alarm."""
        return not self.spans

    @property
    def words(self) -> int:
        """Its length in words, split at white space."""
        return len(self.text.split())


def read_corpus(root: Path) -> tuple[Story, ...]:
    """Every story under a directory, sorted by name.

    Raises:
        CorpusError: no story there, or one whose annotation does not fit its text.
    """
    annotations = sorted(root.rglob("story.yaml")) if root.is_dir() else []
    if not annotations:
        raise CorpusError("holds no annotated story (story.txt with story.yaml)", path=str(root))
    return tuple(read_story(path, root) for path in annotations)


def read_story(annotation: Path, root: Path) -> Story:
    """One story by its ``story.yaml``.

    Raises:
        CorpusError: naming the file and the line that is wrong.
    """
    source = read_yaml(annotation, CorpusError)
    path = annotation.with_name("story.txt")
    try:
        data = path.read_bytes()
        text = data.decode("utf-8")
    except OSError as problem:
        raise CorpusError(f"cannot be read: {problem.strerror or problem}", path=str(path)) from problem
    except UnicodeDecodeError as problem:
        raise CorpusError("is not UTF-8 text", path=str(path)) from problem
    if not isinstance(source.value, dict):
        raise CorpusError("must be a mapping with source_language and spans", path=source.path, line=1)
    language = _source_language(source)
    listed = source.value.get("spans")
    if not isinstance(listed, list):
        raise _error(source, "'spans' must be a list, empty for clean copy", "spans")
    spans = tuple(_span(source, number, each, text) for number, each in enumerate(listed))
    directory = annotation.parent
    name = directory.name if directory == root else directory.relative_to(root).as_posix()
    return Story(name, path, data, text, language, spans)


def _source_language(source: Yaml) -> str | None:
    if "source_language" not in source.value:
        raise _error(source, "'source_language' is missing: a code, or null for copy nobody translated")
    language = source.value["source_language"]
    if language is not None and not isinstance(language, str):
        raise _error(source, "'source_language' must be a code such as fr, or null", "source_language")
    return language


def _span(source: Yaml, number: int, value: Any, text: str) -> Span:
    at = ("spans", number)
    if not isinstance(value, dict):
        raise _error(source, "a span is a mapping", *at)
    unknown = set(value) - {*_SPAN_KEYS, "note"}
    if unknown:
        key = sorted(map(str, unknown))[0]
        raise _error(source, f"unknown key '{key}' in a span", *at, key)
    for key, kind in _SPAN_KEYS.items():
        if key not in value:
            raise _error(source, f"'{key}' is missing in a span", *at)
        if not isinstance(value[key], kind) or isinstance(value[key], bool):
            wanted = "a whole number" if kind is int else "text"
            raise _error(source, f"'{key}' must be {wanted}", *at, key)
    start, end = value["start"], value["end"]
    if not 0 <= start < end <= len(text):
        raise _error(source, f"{start} to {end} is no span of {len(text)} characters", *at, "start")
    if text[start:end] != value["text"]:
        raise _error(
            source, f"at {start} to {end} stands {text[start:end]!r}, not {value['text']!r}", *at, "text"
        )
    if value["severity"] not in list(Severity):
        raise _error(source, f"'severity' must be one of {', '.join(Severity)}", *at, "severity")
    severity = Severity(value["severity"])
    return Span(start, end, value["text"], value["kind"], severity, str(value.get("note") or ""))


def _error(source: Yaml, message: str, *key: str | int) -> CorpusError:
    return CorpusError(message, path=source.path, line=source.line(*key))
