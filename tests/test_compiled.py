"""Compiled patterns on disk: the same matches as without, whatever state the file is in."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tlqa import compiled
from tlqa.cachefile import directory
from tlqa.engine import Checker

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_STORY = "The minister said that “we must act.\n\nHe added that Monday (the 3rd) is is too late."


@pytest.fixture(autouse=True)
def _fresh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TLQA_CACHE_DIR", str(tmp_path))
    _forget(monkeypatch)


def _forget(monkeypatch: pytest.MonkeyPatch) -> None:
    """As a new process finds it."""
    monkeypatch.setattr(compiled, "_entries", None)
    monkeypatch.setattr(compiled, "_new", 0)


def _file() -> Path:
    (file,) = directory().glob("patterns-*.json")
    return file


def _patterns() -> Iterator[tuple[str, int]]:
    """The patterns that the book's rules use, as a check compiles them."""
    for rule in Checker(preview=True).rules:
        for key in ("match", "line"):
            written = rule.params.get(key, ())
            for source in [written] if isinstance(written, str) else written:
                if "{{" not in source:
                    yield source, re.IGNORECASE if key == "line" else 0


def test_a_pattern_read_back_is_the_pattern(monkeypatch: pytest.MonkeyPatch) -> None:
    sources = list(_patterns())
    assert len(sources) > 300
    for source, flags in sources:
        compiled.compiled(source, flags)
    compiled.keep()
    _forget(monkeypatch)
    for source, flags in sources:
        expected, found = re.compile(source, flags), compiled.compiled(source, flags)
        assert found == expected  # re compares the program, the flags and the source
        assert (found.groups, dict(found.groupindex)) == (expected.groups, dict(expected.groupindex))
        assert found.flags == expected.flags
    assert compiled._new == 0


@pytest.mark.parametrize(
    "damage",
    [
        lambda text: text[: len(text) // 2],
        lambda text: "[]",
        lambda text: json.dumps(dict.fromkeys(json.loads(text), "no entry")),
        lambda text: json.dumps({k: [v[0], v[1], v[2], "AAAA"] for k, v in json.loads(text).items()}),
        lambda text: json.dumps(
            {k: [v[0], v[1] + 40, v[2], v[3][:-16]] for k, v in json.loads(text).items()}
        ),
    ],
)
def test_a_damaged_file_means_compiling_anew(damage: object, monkeypatch: pytest.MonkeyPatch) -> None:
    source = r"(?P<day>\d+)(?:st|nd)\b"
    compiled.compiled(source)
    compiled.keep()
    _file().write_text(damage(_file().read_text("utf-8")), "utf-8")  # type: ignore[operator]
    _forget(monkeypatch)
    assert compiled.compiled(source).search("on the 22nd").group("day") == "22"


def test_what_is_no_pattern_is_an_error_as_ever() -> None:
    with pytest.raises(re.error, match="unterminated"):
        compiled.compiled("(a")


def test_a_second_command_reads_what_the_first_kept(tmp_path: Path) -> None:
    story = tmp_path / "story.txt"
    story.write_text(_STORY, "utf-8")
    command = [
        sys.executable,
        "-c",
        "from tlqa.cli.main import main; main()",
        "check",
        "--format",
        "json",
        str(story),
    ]
    outputs = [subprocess.run(command, capture_output=True, check=False).stdout for _ in range(2)]
    assert json.loads(outputs[0])["files"][0]["findings"]
    assert outputs[0] == outputs[1]
    before = _file().stat().st_mtime_ns
    subprocess.run(command, capture_output=True, check=False)
    assert _file().stat().st_mtime_ns == before  # nothing new, nothing written


@pytest.mark.parametrize("flags", [0, re.IGNORECASE, re.MULTILINE])
def test_patterns_of_bytes_are_kept_too(monkeypatch: pytest.MonkeyPatch, flags: int) -> None:
    sources = [rb"^\s*(?P<name>[a-z]\xc3+)", rb"\xff|\d{2,}", b"a"]
    for source in sources:
        compiled.compiled(source, flags)
    text = compiled.compiled("a", flags)
    compiled.keep()
    _forget(monkeypatch)
    for source in sources:
        found = compiled.compiled(source, flags)
        assert found == re.compile(source, flags)
        assert isinstance(found.pattern, bytes)
    assert compiled.compiled("a", flags) == text
    assert compiled._new == 0
