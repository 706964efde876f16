"""A book that is read bit by bit is the book, and finds the same strings."""

from __future__ import annotations

import copy
import json
import pickle
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from helpers import analysis_of
from hypothesis import given, settings
from hypothesis import strategies as st

from tlqa import cachefile
from tlqa.engine import Checker
from tlqa.model import Rule, Severity
from tlqa.rulebook import book as books
from tlqa.rulebook import few, kept
from tlqa.rulebook.load import load_book
from tlqa.rulebook.matcher import Prefilter, Woken
from tlqa.running import Runner
from tlqa.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rulebook_pack import Pack

    from tlqa.rulebook.book import RuleBook

CORPUS = Path(__file__).parents[2] / "corpus"


def _read_twice() -> tuple[RuleBook, RuleBook]:
    """A book as it was read, and as it comes from the cache."""
    return load_book(use_cache=False), (load_book(), load_book())[1]


def _without_examples(rules: Sequence[Rule]) -> list[Rule]:
    return [replace(rule, bad=(), good=()) for rule in rules]


@pytest.fixture
def some(builtin: Pack) -> Pack:
    builtin.write("en/a/one", fix={"replacement": "x"}, evidence={"de": 1}, references=["r"], match=r"\d")
    builtin.write("en/a/two", match="ferry|quay")
    builtin.write("en/a/three", match="the ferry on the quay", unless=["y"])
    return builtin


def test_a_kept_rule_is_the_rule(some: Pack) -> None:
    fresh, second = _read_twice()
    assert kept.kept_of(second.rules) is not None
    assert list(second.rules) == _without_examples(fresh.rules)
    shown, expected = (
        [sorted(repr(rule)) for rule in rules] for rules in (second.rules, _without_examples(fresh.rules))
    )
    assert shown == expected  # sorted, since equal sets may show their members in another order


@pytest.mark.parametrize(
    "copied",
    [
        lambda rule: pickle.loads(pickle.dumps(rule)),
        copy.copy,
        lambda rule: replace(rule, severity=rule.severity),
    ],
    ids=["pickled", "copied", "replaced"],
)
def test_copies_of_a_kept_rule_are_whole(some: Pack, copied: Callable[[Rule], Rule]) -> None:
    fresh, second = _read_twice()
    assert [copied(rule) for rule in second.rules] == _without_examples(fresh.rules)


def test_a_pickled_rule_takes_no_book_with_it(some: Pack) -> None:
    _, second = _read_twice()
    assert pickle.loads(pickle.dumps(second.rules[0])).late is None


def test_a_rule_has_no_other_fields(some: Pack) -> None:
    _, second = _read_twice()
    with pytest.raises(AttributeError, match="'colour'"):
        second.rules[0].colour  # type: ignore[attr-defined] # noqa: B018


def test_a_rule_that_was_changed_is_not_the_kept_one(some: Pack) -> None:
    _, second = _read_twice()
    one, *others = second.rules
    changed = replace(one, severity=Severity.CRITICAL, anchors=None)
    assert kept.kept_of([changed, *others]) is None
    assert kept.kept_of([]) is None
    assert books.book_digest([changed, *others]) != second.digest


@pytest.mark.parametrize("kind", ["late", "strings"])
@pytest.mark.parametrize(
    "damage",
    [lambda data: b"", lambda data: data[:-20], lambda data: data.replace(b"ferry", b"merry")],
    ids=["emptied", "cut", "changed"],
)
def test_damage_means_reading_the_rules_anew(
    some: Pack, tmp_path: Path, damage: Callable[[bytes], bytes], kind: str
) -> None:
    fresh, _ = _read_twice()
    (file,) = (tmp_path / "cache").glob(f"{kind}-*.bin")
    before = file.read_bytes()
    file.write_bytes(damage(before))
    assert file.read_bytes() != before
    assert load_book() == fresh
    assert _without_examples(load_book().rules) == _without_examples(fresh.rules)


@pytest.mark.parametrize("kind", ["late", "strings"])
def test_what_another_book_left_is_not_taken(some: Pack, tmp_path: Path, kind: str) -> None:
    fresh, _ = _read_twice()
    (file,) = (tmp_path / "cache").glob(f"{kind}-*.bin")
    mapped = cachefile.mapped(file.name)
    assert mapped is not None
    data = mapped[:-4]
    for other in (b"x" + data, data.partition(b"\n")[0], data.replace(b"\n", b" ")):
        cachefile.write_bytes(file.name, other)
        assert load_book() == fresh


def test_a_digest_is_made_once(some: Pack, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fresh, second = _read_twice()
    assert second.digest == fresh.digest
    assert books.book_digest(second.rules[1:]) == books.book_digest(fresh.rules[1:]) != fresh.digest
    (file,) = (tmp_path / "cache").glob("digests-*.json")
    assert sorted(json.loads(file.read_text()).values()) == sorted(
        [fresh.digest, books.book_digest(fresh.rules[1:])]
    )
    monkeypatch.setattr(books, "_digest", lambda rules: pytest.fail("it is made again"))
    assert load_book().digest == fresh.digest


def test_a_digest_that_cannot_be_kept_is_made_each_time(some: Pack, tmp_path: Path) -> None:
    fresh, second = _read_twice()
    for left in ("{", "[]", '{"x": 1}'):
        for file in (tmp_path / "cache").glob("digests-*.json"):
            file.write_text(left)
        assert load_book().digest == second.digest == fresh.digest


# With the real rule book


@cache
def checker() -> Checker:
    load_book()
    return Checker()


@cache
def prefilters() -> tuple[Prefilter, Prefilter]:
    """One that takes few texts without its automaton, and one that has it from the beginning."""
    made = checker()
    whole = [replace(rule) for rule in made.rules]
    return _of(made.rules), _of(whole)


def _of(rules: Sequence[Rule]) -> Prefilter:
    runner = Runner(rules, checker().language, checker().profile)
    return Prefilter(
        rules,
        lambda number, part, reach: runner.prepare(number).begins(part, reach),  # type: ignore[attr-defined]
        lambda number: getattr(runner.prepare(number), "several", False),
    )


def _places(prefilter: Prefilter, text: str) -> Woken:
    """What is woken; of strings that end together either may be told first."""
    story = analysis_of(text)
    blocks, begun = prefilter.candidates(story.folded, story.text, story.blocks)
    ordered = {rule: {at: sorted(each) for at, each in of.items()} for rule, of in begun.items()}
    return Woken(blocks, ordered)


def test_few_texts_have_the_strings_that_the_automaton_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(few, "_MOST", 10**9)
    prefilters.cache_clear()
    quick, usual = prefilters()
    assert quick.everywhere == usual.everywhere
    for path in sorted(CORPUS.rglob("story.txt"))[::4]:
        text = path.read_text("utf-8")
        assert _places(quick, text) == _places(usual, text), path
    assert quick._automaton is None
    assert usual._automaton is not None
    prefilters.cache_clear()


@settings(max_examples=60)
@given(st.data())
def test_any_strings_of_the_book_are_found_in_any_order(data: st.DataObject) -> None:
    rules = checker().rules
    pieces = [
        data.draw(st.sampled_from(anchors.literals))
        for rule in data.draw(st.lists(st.sampled_from(rules), max_size=12))
        for anchors in rule.anchors or ()
    ]
    text = data.draw(st.sampled_from(["", " ", ", ", "\n\n"])).join(pieces)
    quick = few.few_of(rules)
    assert quick is not None
    found = [(end, string) for end, string in quick.find(fold(text), lambda string, _: string)]
    every = {string for rule in rules for anchors in rule.anchors or () for string in anchors.literals}
    folded = fold(text)
    expected = {
        (start + length - 1, folded[start : start + length])
        for length in {len(each) for each in every}
        for start in range(len(folded) - length + 1)
        if folded[start : start + length] in every
    }
    assert set(found) == expected
    assert len(found) == len(expected)
    assert [end for end, _ in found] == sorted(end for end, _ in found)


def test_many_texts_get_the_automaton(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(few, "_MOST", 100)
    quick = _of(checker().rules)
    text = "The ferry to the island sailed at noon on Monday, he said."
    first = _places(quick, text)
    assert quick._automaton is None
    assert _places(quick, text) == first
    assert quick._automaton is not None
    assert _places(quick, text) == first
