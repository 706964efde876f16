"""YAML with lines, and files that mean harm."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tlqa.errors import RuleError
from tlqa.rulebook.yamlpos import MAX_BYTES, parse, read

if TYPE_CHECKING:
    from pathlib import Path


def test_every_key_and_item_has_its_line() -> None:
    found = parse("a: 1\nb:\n  c: [x,\n    y]\n  d:\n    - e: z\n", "f.yaml")
    assert found.value == {"a": 1, "b": {"c": ["x", "y"], "d": [{"e": "z"}]}}
    assert found.line("a") == 1
    assert found.line("b", "c") == 3
    assert found.line("b", "c", 1) == 4
    assert found.line("b", "d", 0, "e") == 6
    assert found.line("b", "d", 0, "none") == 6


@pytest.mark.parametrize(
    ("text", "message", "line"),
    [
        ("a: 1\na: 2\n", "the key 'a' stands twice", 2),
        ("a: &x 1\n", "anchors and aliases", 1),
        ("a: 1\nb: *x\n", "anchors and aliases", 2),
        ("a: !!python/object/apply:os.system [ls]\n", "the tag", 1),
        ("a: !!binary aGk=\n", "the tag", 1),
        ("a: 1\n<<: {b: 1}\n", "merge keys", 2),
        ("a: 2024-01-31\n", "is read as a timestamp; put it in quotation marks", 1),
        ("? [a]\n: b\n", "a key must be plain text", 1),
        ("a: 1\n--- \nb: 1\n", "only one YAML document", 2),
        ("a: 'x\n", "is not YAML", 2),
        ("a: b: c\n", "is not YAML", 1),
        ("\ta: 1\n", "is not YAML", 1),
    ],
)
def test_what_is_refused_has_its_line(text: str, message: str, line: int) -> None:
    with pytest.raises(RuleError) as caught:
        parse(text, "f.yaml")
    assert message in caught.value.message
    assert (caught.value.path, caught.value.line) == ("f.yaml", line)


@pytest.mark.parametrize("text", ["[" * 60_000, "- " * 30_000 + "a", "? " * 20_000, "{a: " * 15_000])
def test_deep_files_are_refused_not_fatal(text: str) -> None:
    with pytest.raises(RuleError):
        parse(text, "deep.yaml")


def test_long_binary_and_missing_files(tmp_path: Path) -> None:
    long = tmp_path / "long.yaml"
    long.write_bytes(b"#" * (MAX_BYTES + 1))
    binary = tmp_path / "binary.yaml"
    binary.write_bytes(b"a: 1\nb: \xff\n")
    for file, message in (
        (long, "longer than 64 KB"),
        (binary, "not UTF-8"),
        (tmp_path / "none", "cannot be read"),
    ):
        with pytest.raises(RuleError, match=message):
            read(file)


_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(min_size=1), inner, max_size=4),
    max_leaves=12,
)


@given(_VALUES)
def test_values_are_those_of_the_safe_loader(value: object) -> None:
    class NoAliases(yaml.SafeDumper):
        def ignore_aliases(self, data: object) -> bool:
            return True

    text = yaml.dump({"v": value}, Dumper=NoAliases)
    if "<<" not in text and "? " not in text:
        assert parse(text, "f.yaml").value == yaml.safe_load(text)
