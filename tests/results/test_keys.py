"""The key of a file's reports: another one whenever the reports may be others, and only then."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tlqa import engine
from tlqa.engine import Checker
from tlqa.results import keys
from tlqa.results.keys import beside, code, key, state_of
from tlqa.rulebook.book import RuleBook
from tlqa.rulebook.load import load_rules

STORY = b"The mayor of Ostrava Bay opened the bridge on Monday.\n"
STATE = b"state"


def pack(directory: Path) -> RuleBook:
    rules, errors = load_rules(directory / "rules")
    assert len(rules) == 1, errors
    return RuleBook(rules)


def test_content_and_the_end_of_the_name_count() -> None:
    one = key(STATE, STORY, "desk/a.txt", None)
    assert one == key(STATE, STORY, "elsewhere/b.TXT", None)
    others = [
        key(STATE, STORY + b"\n", "desk/a.txt", None),
        key(STATE, STORY, "desk/a.md", None),
        key(STATE, STORY, "desk/a.b.txt", None),
        key(STATE, STORY, "desk/.txt", None),
        key(STATE, STORY, "desk/txt", None),
        key(b"other", STORY, "desk/a.txt", None),
        key(STATE, STORY, "desk/a.txt", b""),
        key(STATE, STORY, "desk/a.txt", None, ("fr/a.txt", b"Le maire.")),
        key(STATE, STORY, "desk/a.txt", None, ("fr/a.txt", b"La maire.")),
        key(STATE, STORY, "desk/a.txt", None, ("fr/a.html", b"La maire.")),
    ]
    assert len({one, *others}) == 11


def test_the_list_beside_counts_with_the_name_it_has(monkeypatch: pytest.MonkeyPatch) -> None:
    accepted = b"- rule: en/quotes/unopened\n"
    one = key(STATE, STORY, "a.txt", accepted)
    assert one == key(STATE, STORY, "desk/a.txt", accepted)
    assert one != key(STATE, STORY, "b.txt", accepted)
    assert one != key(STATE, STORY, "a.txt", accepted + b"# no more\n")
    ends = accepted + b"  expires: 2031-02-03\n"
    today = [key(STATE, STORY, "a.txt", each) for each in (accepted, ends)]
    monkeypatch.setattr(keys, "_today", lambda: "2031-02-04")
    assert key(STATE, STORY, "a.txt", accepted) == today[0]
    assert key(STATE, STORY, "a.txt", ends) != today[1]


def test_the_list_beside_is_read_where_it_is_heeded(tmp_path: Path) -> None:
    story = tmp_path / "a.txt"
    assert beside(Checker(), str(story)) is None
    (tmp_path / "a.txt.tlqa.yaml").write_bytes(b"[]")
    assert beside(Checker(), str(story)) == b"[]"
    assert beside(Checker(suppress=False), str(story)) is None
    assert beside(Checker(), str(tmp_path / ("long" * 70))) not in (None, b"[]")


def test_everything_that_a_checker_holds_counts(tmp_path: Path) -> None:
    rule, terms, profile = (
        tmp_path / "rules/en/desk/tram.yaml",
        tmp_path / "terms.yaml",
        tmp_path / "own.yaml",
    )
    rule.parent.mkdir(parents=True)
    rule.write_text(RULE, "utf-8")
    terms.write_text("forbidden:\n  - tramway\n", "utf-8")
    profile.write_text("extends: wire\npassing: 80\n", "utf-8")

    def packed() -> bytes:
        return state_of(Checker(book=pack(tmp_path), terms=[terms], profile=str(profile)))

    states = [
        state_of(Checker()),
        state_of(Checker(select=["quotes"])),
        state_of(Checker(ignore=["quotes"])),
        state_of(Checker(preview=True)),
        state_of(Checker(profile="strict")),
        state_of(Checker(encoding="cp1252")),
        state_of(Checker(source_language="fr")),
        state_of(Checker(input_format="html")),
        state_of(Checker(text_field="body")),
        state_of(Checker(id_field="body")),
        state_of(Checker(suppress=False)),
        state_of(Checker(severity={"en/quotes/unopened": "minor"})),
        state_of(Checker(status={"en/quotes/unopened": "optional"})),
        packed(),
    ]
    for file, old, new in (
        (rule, "tramcar", "streetcar"),
        (rule, "The house says tram.", "The house has always said tram."),
        (terms, "tramway", "trolley"),
        (profile, "80", "81"),
    ):
        file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")
        states.append(packed())
    assert len(set(states)) == len(states) == 18


def test_where_things_lie_and_when_they_were_written_does_not_count(tmp_path: Path) -> None:
    states = set()
    for name in ("here", "there"):
        rule = tmp_path / name / "rules/en/desk/tram.yaml"
        rule.parent.mkdir(parents=True)
        rule.write_text(RULE, "utf-8")
        os.utime(rule, (len(states), len(states)))
        states.add(state_of(Checker(book=pack(tmp_path / name))))
    assert len(states) == 1


def test_the_version_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    before = state_of(Checker())
    monkeypatch.setattr(engine, "__version__", "99.0")
    assert state_of(Checker()) != before


@pytest.mark.parametrize(
    "edited", ["checks/pattern.py", "model/rule.py", "languages/en.pairs.json", "new.py"]
)
def test_the_program_itself_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, edited: str) -> None:
    shutil.copytree(Path(keys.__file__).parents[1], tmp_path / "tlqa")
    monkeypatch.setattr(keys, "_PACKAGE", tmp_path / "tlqa")
    code.cache_clear()
    try:
        before = code()
        os.utime(tmp_path / "tlqa" / "errors.py", (1, 1))
        code.cache_clear()
        assert code() == before
        with (tmp_path / "tlqa" / edited).open("a", encoding="utf-8") as file:
            file.write(" \n")
        code.cache_clear()
        assert code() != before
    finally:
        code.cache_clear()


RULE = """\
name: Tramcars
message: “{text}” is a tram here.
why: The house says tram.
category: terminology/inconsistent-use-of-terminology
severity: minor
confidence: high
kind: pattern
match: '\\btramcars?\\b'
examples:
  bad:
    - The city bought forty ⟦tramcars⟧ last year.
  good:
    - The city bought forty trams last year.
    - The tram line was closed on Sunday.
since: 0.1.0
references: []
status: stable
"""
