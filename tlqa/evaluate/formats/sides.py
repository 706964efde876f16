"""Two folders: ``mt/NNN.txt`` with ``NNN.json``, copy of machines; ``clean/NNN.txt`` with ``NNN.json``.

The JSON of a story in ``mt`` lists the artefacts in ``spans`` (``start`` and ``end`` in code points of the
text, ``kind``, ``severity``) and may name the language it was translated from in ``source_lang_guess`` or
``source_language``. That of one in ``clean`` lists in ``known_errors`` words that stand in it and are wrong:
a finding there is no false alarm. One of the folders is enough, and a clean story needs no JSON.
"""

from __future__ import annotations

import json
import re
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from tlqa.data import Yaml, read_yaml
from tlqa.errors import CorpusError, TlqaError
from tlqa.evaluate.formats._files import error_at, read_bytes, span_of
from tlqa.evaluate.story import Story

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from tlqa.data import Key
    from tlqa.evaluate.formats import Wanted

NAME = "sides"
DESCRIPTION = "a directory with mt/ and clean/ of NNN.txt with NNN.json"

MACHINE, CLEAN = "mt", "clean"
_CODE = re.compile(r"[a-z]{2,3}")


def accepts(path: Path) -> bool:
    return any(_texts(path, side) for side in (MACHINE, CLEAN))


def read(path: Path, wanted: Wanted) -> Iterator[Story | CorpusError]:
    """The stories of both folders, sorted by name."""
    for side in (MACHINE, CLEAN):
        for text in _texts(path, side):
            try:
                yield _machine(text) if side == MACHINE else _clean(text)
            except CorpusError as problem:
                yield problem


def _texts(path: Path, side: str) -> list[Path]:
    return sorted((path / side).glob("*.txt"))


def _machine(path: Path) -> Story:
    data, text = read_bytes(path)
    source = _annotation(path)
    listed = source.value.get("spans")
    if not isinstance(listed, list):
        raise error_at(source, "'spans' must be a list", "spans")
    spans = tuple(span_of(source, number, each, text) for number, each in enumerate(listed))
    language = source.value.get("source_language", source.value.get("source_lang_guess"))
    code = language if isinstance(language, str) and _CODE.fullmatch(language) else None
    return Story(f"{MACHINE}/{path.stem}", path, data, text, code, spans, translated=True)


def _clean(path: Path) -> Story:
    data, text = read_bytes(path)
    listed: Any = []
    if path.with_suffix(".json").exists():
        source = _annotation(path)
        listed = source.value.get("known_errors", [])
        if not isinstance(listed, list) or not all(isinstance(each, str) and each for each in listed):
            raise error_at(source, "'known_errors' must be a list of texts", "known_errors")
    known = tuple(match.span() for each in listed for match in re.finditer(re.escape(each), text))
    return Story(f"{CLEAN}/{path.stem}", path, data, text, None, (), known=known)


def _annotation(story: Path) -> Yaml:
    path = story.with_suffix(".json")
    _, text = read_bytes(path)
    try:
        value = json.loads(text)
    except ValueError as problem:
        line = getattr(problem, "lineno", None)
        said = getattr(problem, "msg", problem)
        raise CorpusError(f"is not JSON: {said}", path=str(path), line=line) from problem
    if not isinstance(value, dict):
        raise CorpusError("must be an object", path=str(path), line=1)
    return Yaml(value, str(path), _LinesOf(path))


class _LinesOf(dict["Key", int]):
    """The lines of a JSON file, looked up when an error needs them. JSON is nearly always YAML too."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self._read: Mapping[Key, int] | None = None

    def _lines(self) -> Mapping[Key, int]:
        if self._read is None:
            self._read = {}
            with suppress(TlqaError):
                self._read = read_yaml(self._path, CorpusError).lines
        return self._read

    def __contains__(self, key: object) -> bool:
        return key in self._lines()

    def get(self, key: Key, default: Any = None) -> Any:
        return self._lines().get(key, default)
