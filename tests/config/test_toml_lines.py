"""The lines of TOML's keys: against tomllib, on files written at random."""

from __future__ import annotations

import json
import tomllib
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tlqa.config.toml import key_lines


def keys(value: Any, path: tuple[str | int, ...] = ()) -> set[tuple[str | int, ...]]:
    """Every path in a value."""
    if isinstance(value, dict):
        return set().union(*({(*path, k)} | keys(v, (*path, k)) for k, v in value.items()))
    if isinstance(value, list):
        return set().union(*({(*path, n)} | keys(v, (*path, n)) for n, v in enumerate(value)))
    return set()


def test_lines() -> None:
    text = '''\
# [not.a.table]
title = "[[no]] # comment"
text = """
a = 1
[b]
\\""" c = 2"""
"quoted key" = 'x'
a.b . "c d" = 1

[tool.tlqa] # here
ignore = [ # [
  "a]", 'b#',

  "c"  # d
]
inline = { x = 1, y = { z = [1, 2] } }
[[tool.tlqa.overrides]]
files = ["x"]
[tool.tlqa.overrides.severity]
"en/quotes" = "major"
[[tool.tlqa.overrides]]
files = ["y",
  "z"]
'''
    lines = key_lines(text)
    assert keys(tomllib.loads(text)) == set(lines)
    assert lines[("title",)] == 2
    assert lines[("quoted key",)] == 7
    assert lines[("a", "b", "c d")] == 8
    assert lines[("tool", "tlqa")] == 10
    assert [lines[("tool", "tlqa", "ignore", n)] for n in range(3)] == [12, 12, 14]
    assert lines[("tool", "tlqa", "inline", "y", "z", 1)] == 16
    assert lines[("tool", "tlqa", "overrides", 0, "severity", "en/quotes")] == 20
    assert lines[("tool", "tlqa", "overrides", 1, "files", 1)] == 23


_NAMES = st.text(st.sampled_from("ab-_ .\"'#[é"), min_size=1, max_size=5)
_WORDS = st.text(st.sampled_from("ab=[]{}#'\",\\\n\r\té\U0001f600"), max_size=8)
_VALUES = st.recursive(
    st.booleans() | st.integers(-9, 9) | _WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_NAMES, inner, max_size=3),
    max_leaves=8,
)


def written(value: Any, gap: str) -> str:
    """A value in TOML; ``gap`` stands between the items of a list."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{written(k, '')} = {written(v, '')}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return f"[{gap}" + f",{gap}".join(written(v, gap) for v in value) + f"{gap}]"
    return json.dumps(value).replace("\\ud83d\\ude00", "\U0001f600")


@given(
    st.lists(
        st.tuples(_NAMES, st.dictionaries(_NAMES, _VALUES, max_size=4)), max_size=4, unique_by=lambda t: t[0]
    ),
    st.sampled_from(["", " ", "\n", " # ] }\n\t"]),
    st.booleans(),
)
def test_every_key_and_no_other_has_a_line(
    tables: list[tuple[str, dict[str, Any]]], gap: str, several: bool
) -> None:
    rows: list[str] = []
    expected: dict[tuple[str | int, ...], int] = {}
    for name, table in tables:
        at: tuple[str | int, ...] = (name, 0) if several else (name,)
        rows.append(f"[[{written(name, '')}]]" if several else f"[{written(name, '')}]")
        for key, value in table.items():
            expected[(*at, key)] = "\n".join(rows).count("\n") + 2
            rows.append(f"{written(key, '')} = {written(value, gap)}")
    text = "\n".join(rows) + "\n"
    lines = key_lines(text)
    assert set(lines) == keys(tomllib.loads(text))
    assert {key: lines[key] for key in expected} == expected
