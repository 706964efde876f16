"""Finding the format of a file, and what is refused before it is read."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from helpers import ENGLISH

from tlqa.engine import Checker
from tlqa.errors import InputError, UsageError
from tlqa.inputs.base import LARGEST, Raw, find_input, inputs, read, read_file, suffixes

if TYPE_CHECKING:
    from pathlib import Path


def test_every_format_says_what_it_is() -> None:
    for name, reader in inputs().items():
        assert (reader.NAME, bool(reader.DESCRIPTION)) == (name, True)
        assert all(suffix.startswith(".") and suffix == suffix.lower() for suffix in reader.SUFFIXES)
        assert 0 <= reader.sniff(b"", "a") <= 0.1
        assert 0 <= reader.sniff(bytes(range(256)) * 20, "a.txt") <= 1
    assert {".txt", ".md", ".html", ".docx"} <= suffixes()


def test_a_format_by_its_name() -> None:
    (made,) = read(Raw(b"<p>A <b>boat</b>.</p>", "a.html", ENGLISH), "plain")
    assert not isinstance(made, InputError)
    assert made.text == "<p>A <b>boat</b>.</p>"
    with pytest.raises(UsageError, match="no input format 'htlm'; did you mean 'html'"):
        find_input("htlm")
    with pytest.raises(UsageError):
        Checker(input_format="htlm")


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        os.truncate(file.fileno(), LARGEST + 1)  # takes no room on the disk
    with pytest.raises(InputError, match="is too large: 128 MB, where 128 MB are read at most"):
        read_file(path)


def test_what_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read: No such file"):
        read_file(tmp_path / "absent.txt")
    with pytest.raises(InputError, match="cannot be read: "):
        read_file(tmp_path)


def test_many_stories_where_one_is_wanted() -> None:
    checker = Checker(select=["quotes"])
    with pytest.raises(InputError, match="holds many stories"):
        checker.check_bytes(b"text\nOne.\nTwo.\n", "a.csv")
    with pytest.raises(InputError, match="is not UTF-8"):
        checker.check_bytes(b"\xfd\xfc\xfb", "a.html")
