"""Baselines as files: what is written is read, small diffs, and every slip has its line."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tlqa.baseline.entries import Baseline, Entry
from tlqa.baseline.file import SCHEMA, read_baseline, write_baseline
from tlqa.errors import BaselineError
from tlqa.rulebook.validate import problems

if TYPE_CHECKING:
    from pathlib import Path

ONE = Entry("desk/a.txt", "en/quotes/unopened", "dead,”", "3b0c5e1f9a7d2264", "9f2c00aa11bb")
TWO = Entry(
    "desk/b.txt", "en/names/drift", "Orsund", "00ff", "12ab", 3, "the port has two names", "2999-12-31"
)
FORMS = ["tlqa-baseline.json", "accepted.yaml", "accepted.yml"]


@pytest.mark.parametrize("name", FORMS)
def test_what_is_written_is_read(tmp_path: Path, name: str) -> None:
    path = str(tmp_path / name)
    write_baseline(Baseline(path, (TWO, ONE)))
    assert read_baseline(path) == Baseline(path, (ONE, TWO))


def test_json_has_a_line_an_entry(tmp_path: Path) -> None:
    path = tmp_path / "tlqa-baseline.json"
    write_baseline(Baseline(str(path), (TWO, ONE)))
    assert path.read_text("utf-8") == (
        '{\n  "baseline": 1,\n  "findings": [\n'
        '    {"path": "desk/a.txt", "rule": "en/quotes/unopened", "text": "dead,”",'
        ' "fingerprint": "3b0c5e1f9a7d2264", "meaning": "9f2c00aa11bb"},\n'
        '    {"path": "desk/b.txt", "rule": "en/names/drift", "text": "Orsund", "fingerprint": "00ff",'
        ' "meaning": "12ab", "count": 3, "reason": "the port has two names", "expires": "2999-12-31"}\n'
        "  ]\n}\n"
    )
    assert [entry.line for entry in read_baseline(path).entries] == [4, 5]


def test_yaml_has_a_line_a_key(tmp_path: Path) -> None:
    path = tmp_path / "accepted.yaml"
    write_baseline(Baseline(str(path), (TWO,)))
    assert path.read_text("utf-8").splitlines() == [
        "baseline: 1",
        "findings:",
        "- path: desk/b.txt",
        "  rule: en/names/drift",
        "  text: Orsund",
        "  fingerprint: 00ff",
        "  meaning: 12ab",
        "  count: 3",
        "  reason: the port has two names",
        "  expires: '2999-12-31'",
    ]


@pytest.mark.parametrize("name", FORMS)
def test_an_empty_one(tmp_path: Path, name: str) -> None:
    write_baseline(Baseline(str(tmp_path / name)))
    assert read_baseline(tmp_path / name).entries == ()


@pytest.mark.parametrize("name", FORMS)
def test_what_is_alike_is_one_entry_with_its_count(tmp_path: Path, name: str) -> None:
    write_baseline(Baseline(str(tmp_path / name), (ONE, TWO, ONE)))
    first, second = read_baseline(tmp_path / name).entries
    assert (first.text, first.count, second.count) == (ONE.text, 2, 3)


@pytest.mark.parametrize("name", ["b.json", "b.yaml"])
def test_one_more_entry_is_one_more_place_in_the_diff(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    write_baseline(Baseline(str(path), (ONE, TWO)))
    before = path.read_text("utf-8").splitlines()
    middle = Entry("desk/a.txt", "en/splits/and", "And", "ab", "cd")
    write_baseline(Baseline(str(path), (middle, TWO, ONE)))
    after = path.read_text("utf-8").splitlines()
    assert [line for line in difflib.ndiff(before, after) if line.startswith("-")] == []


TEXTS = st.text(min_size=1, max_size=30).filter(lambda text: bool(text.strip()))
HEX = st.text("0123456789abcdef", min_size=1, max_size=16)
ENTRIES = st.builds(
    Entry,
    path=TEXTS,
    rule=TEXTS,
    text=st.text(max_size=30),
    fingerprint=HEX,
    meaning=HEX,
    count=st.integers(1, 9),
    reason=st.one_of(st.just(""), TEXTS),
    expires=st.sampled_from([None, "2999-12-31", "3000-01-01"]),
)


@given(st.lists(ENTRIES, max_size=5), st.sampled_from(["b.json", "b.yaml"]))
def test_any_text_comes_back(
    tmp_path_factory: pytest.TempPathFactory, entries: list[Entry], name: str
) -> None:
    path = tmp_path_factory.mktemp("any") / name
    write_baseline(Baseline(str(path), tuple(entries)))
    once = read_baseline(path)
    assert sum(entry.count for entry in once.entries) == sum(entry.count for entry in entries)
    assert {entry.order for entry in once.entries} == {entry.order for entry in entries}
    first = path.read_bytes()
    write_baseline(once)
    assert path.read_bytes() == first


SOUND = '{"path": "a", "rule": "r", "text": "t", "fingerprint": "ab", "meaning": "cd"}'
MORE = SOUND[:-1]


def json_of(entry: str) -> str:
    return f'{{\n "baseline": 1,\n "findings": [\n  {entry}\n ]\n}}\n'


def yaml_of(entry: str) -> str:
    return f"baseline: 1\nfindings:\n- {{path: a, rule: r, meaning: cd, {entry}}}\n"


JSON_SLIPS = [
    ("", "1: is not JSON: Expecting value"),
    ('{"baseline": 1,\n"findings": [}', "2: is not JSON: Expecting value"),
    ('{"baseline": 1,\n"findings": []} x', "2: is not JSON: Extra data"),
    ('{"baseline": 1\n"findings": []}', "2: is not JSON: Expecting ',' delimiter"),
    ("[]", "1: must be a mapping, not a list"),
    ('{"findings": []}', "1: 'baseline' is missing"),
    ('{"baseline": 2, "findings": []}', "1: baseline: must be '1', not '2'"),
    ('{"baseline": 1, "baseline": 1}', "1: the key 'baseline' stands twice"),
    (json_of('{"path": "a", "path": "b"}'), "4: the key 'path' stands twice"),
    (json_of("3"), "4: must be a mapping, not '3'"),
    (json_of('{"rule": "r"}'), "4: 'path' is missing"),
    (json_of(f'{SOUND},\n  {MORE}, "reson": "x"}}'), "5: unknown key 'reson'; did you mean 'reason'?"),
    (json_of(SOUND.replace('"cd"', "7")), "4: meaning: must be text, not '7'; put it in quotation marks"),
    (json_of(SOUND.replace('"ab"', '"xyz"')), "4: fingerprint: 'xyz' does not have the form ^[0-9a-f]+$"),
    (json_of(f'{MORE}, "count": 0}}'), "4: count: must be at least 1"),
    (json_of(f'{MORE}, "count": NaN}}'), "4: 'NaN' is no JSON"),
    (json_of(f'{MORE}, "expires": "2027-02-31"}}'), "4: expires: 2027-02-31 is no date"),
    ("[" * 100_000, " is nested too deep"),
]
YAML_SLIPS = [
    ("baseline: 1\nfindings:\n- path: a\n  rule: [\n", "5: is not YAML"),
    (yaml_of("\n  fingerprint: [1]"), "4: fingerprint: must be text, not a list"),
    (yaml_of("fingerprint: ab, expires: soon"), "3: expires: 'soon' does not have the form"),
    (yaml_of("fingerprint: ab, expires: 2027-02-31"), "3: '2027-02-31' is no date"),
    (yaml_of("fingerprint: &a ab, text: *a"), "3: aliases are not allowed here"),
]


@pytest.mark.parametrize(
    ("name", "written", "said"),
    [*(("b.json", *each) for each in JSON_SLIPS), *(("b.yaml", *each) for each in YAML_SLIPS)],
)
def test_slips_have_their_line(tmp_path: Path, name: str, written: str, said: str) -> None:
    path = tmp_path / name
    path.write_text(written, "utf-8")
    with pytest.raises(BaselineError) as raised:
        read_baseline(path)
    assert str(raised.value).removeprefix(f"{path}:").startswith(said)


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    path = tmp_path / "b.json"
    path.write_bytes(b'{"baseline": 1,\n"findings": ["\xff"]}')
    with pytest.raises(BaselineError, match=r"b\.json:2: is not UTF-8 text"):
        read_baseline(path)


def test_no_file_and_no_directory(tmp_path: Path) -> None:
    with pytest.raises(BaselineError, match="cannot be read: No such file"):
        read_baseline(tmp_path / "b.json")
    with pytest.raises(BaselineError, match="cannot be written: No such file"):
        write_baseline(Baseline(str(tmp_path / "none" / "b.json")))


def test_yaml_may_have_a_date_without_marks(tmp_path: Path) -> None:
    path = tmp_path / "b.yaml"
    path.write_text(
        "baseline: 1\nfindings:\n- {path: a, rule: r, meaning: cd, fingerprint: ab, expires: 2001-01-31}\n",
        "utf-8",
    )
    (entry,) = read_baseline(path).entries
    assert (entry.expires, entry.expired, entry.line) == ("2001-01-31", True, 3)


def test_the_quick_look_and_the_schema_agree() -> None:
    sound = {"path": "a", "rule": "r", "text": "", "fingerprint": "ab", "meaning": "cd"}
    assert problems({"baseline": 1, "findings": [sound]}, SCHEMA) == []
    for key, value in [("path", " "), ("rule", ""), ("fingerprint", "g"), ("meaning", ""), ("text", 1)]:
        assert problems({"baseline": 1, "findings": [{**sound, key: value}]}, SCHEMA)


def test_a_hundred_thousand_entries(tmp_path: Path) -> None:
    path = tmp_path / "b.json"
    many = tuple(
        Entry(f"desk/{n % 5000}.txt", "en/a/b", f"word {n}", f"{n:016x}", "cd") for n in range(100_000)
    )
    write_baseline(Baseline(str(path), many))
    read = read_baseline(path).entries
    assert (len(read), read[0].line, read[-1].line) == (100_000, 4, 100_003)
