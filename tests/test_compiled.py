"""Compiled patterns on disk: the same matches as without, whatever state the file is in."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from array import array
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

import pytest
from helpers import book
from hypothesis import given
from hypothesis import strategies as st

import tlqa
from tlqa import compiled
from tlqa.cachefile import directory
from tlqa.patternfile import PatternFile, packed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tlqa.patternfile import Entry

KEPT = directory()
_STORY = "The minister said that “we must act.\n\nHe added that Monday (the 3rd) is is too late."


@pytest.fixture(autouse=True)
def _fresh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TLQA_CACHE_DIR", str(tmp_path))
    _forget(monkeypatch)


def _forget(monkeypatch: pytest.MonkeyPatch) -> None:
    """As a new process finds it."""
    monkeypatch.setattr(compiled, "_stored", None)
    monkeypatch.setattr(compiled, "_new", {})


def _file() -> Path:
    (file,) = directory().glob("patterns-*.bin")
    return file


def _patterns() -> Iterator[tuple[str, int]]:
    """The patterns that the book's rules use, as a check compiles them."""
    for rule in book().rules:
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
        made = compiled._revived(source, compiled._entry(source, flags))
        assert found == made  # re compares the program, the flags and the source
        assert (found.groups, dict(found.groupindex)) == (expected.groups, dict(expected.groupindex))
        assert found.flags == expected.flags
    assert not compiled._new


def _without_head(data: bytes) -> bytes:
    return data.replace(b'["0:', b"[0:")


def _another_program(data: bytes) -> bytes:
    return data[:-16] + b"\xff" * 16


def _other_key(data: bytes) -> bytes:
    return data.replace(b"day", b"way")


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[: len(data) // 8 * 4],
        lambda data: data[:-1],
        lambda data: data[:-4],
        lambda data: b"",
        lambda data: b"[]",
        lambda data: b"\xff" * 64,
        lambda data: b"\x01\0\0\0" + data[4:8] + b"\xff\xff\xff\0" + data[12:],
        _without_head,
        _another_program,
        _other_key,
    ],
)
def test_a_damaged_file_means_compiling_anew(
    damage: Callable[[bytes], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    source = r"(?P<day>\d+)(?:st|nd)\b"
    compiled.compiled(source)
    compiled.keep()
    whole = _file().read_bytes()
    assert damage(whole) != whole
    _file().write_bytes(damage(whole))
    _forget(monkeypatch)
    assert compiled.compiled(source).search("on the 22nd").group("day") == "22"  # type: ignore[union-attr]
    compiled.keep()
    key = compiled._key(source, 0)
    assert PatternFile(_file().read_bytes()).get(key) == PatternFile(whole).get(key)  # and is mended


@given(
    st.dictionaries(
        st.text(),
        st.tuples(
            st.integers(0, 1000),
            st.integers(0, 9),
            st.dictionaries(st.text(), st.integers(1, 9), max_size=3),
            st.lists(st.integers(0, 2**32 - 1)),
        ),
    )
)
def test_what_is_packed_is_read(entries: dict[str, tuple[int, int, dict[str, int], list[int]]]) -> None:
    written = {key: (*entry[:3], array("I", entry[3])) for key, entry in entries.items()}
    half = len(written) // 2
    first, second = dict(list(written.items())[:half]), dict(list(written.items())[half:])
    file = PatternFile(b"".join(packed(second, PatternFile(b"".join(packed(first))))))
    assert b"".join(packed(written)) == bytes(file._data)
    assert len(file) == len(entries)
    assert {key: file.get(key) for key in entries} == written
    assert file.get("no such key") == written.get("no such key")


def test_keys_of_one_sum_are_told_apart() -> None:
    first, second = "plumless", "buckeroo"
    assert crc32(first.encode()) == crc32(second.encode())
    entry: Entry = (0, 0, {}, array("I", [1]))
    assert PatternFile(b"".join(packed({first: entry}))).get(second) is None
    other: Entry = (1, 0, {}, array("I", [2, 3]))
    both = PatternFile(b"".join(packed({first: entry, second: other})))
    assert (both.get(first), both.get(second)) == (entry, other)


def test_what_is_no_pattern_is_an_error_as_ever() -> None:
    with pytest.raises(re.error, match="unterminated"):
        compiled.compiled("(a")


def test_a_second_command_reads_what_the_first_kept(tmp_path: Path) -> None:
    for file in (file for kind in ("book", "late", "strings") for file in KEPT.glob(f"{kind}-*")):
        shutil.copy(file, tmp_path)  # the book, and no patterns
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


def test_a_process_that_never_ends_keeps_what_it_compiled_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compiled, "_MOST_HELD", 3)
    for number in range(7):
        assert compiled.compiled(f"on the {number}(?:st|th)").search("on the 5th") is None or number == 5
        assert len(compiled._new) < 3
    stored = PatternFile(_file().read_bytes())
    assert len(stored) == 6
    _forget(monkeypatch)
    assert compiled.compiled("on the 5(?:st|th)").search("on the 5th")
    assert not compiled._new


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
    assert not compiled._new


def test_no_pattern_repeats_a_group_possessively() -> None:
    """Python 3.11.0 to 3.11.4 get those wrong: https://github.com/python/cpython/issues/106052."""
    package = Path(tlqa.__file__).parent
    pattern = re.compile(r"(?<!\\)\)(?:[*+?]|\{\d*,?\d*\})\+")
    found = [
        f"{path.relative_to(package)}: {line.strip()}"
        for path in sorted(package.rglob("*.py"))
        for line in path.read_text("utf-8").splitlines()
        if pattern.search(line) and "safe=" not in line
    ]
    assert found == []
