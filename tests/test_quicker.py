"""Patterns made quicker match what ``re`` matches, in the same order, with the same groups."""

from __future__ import annotations

import re
from array import array
from typing import TYPE_CHECKING

import pytest
from helpers import book
from hypothesis import given
from hypothesis import strategies as st

from tlqa import compiled, languages, quicker
from tlqa.rulebook.kinds import find_kind

if TYPE_CHECKING:
    from collections.abc import Iterator

_TEXT = "the minister Agreed to ſay that Kelvin’s İstanbul agreement, agreed Monday, ran on; he denied it"


def _quick(source: str, flags: int) -> re.Pattern[str]:
    return compiled._revived(source, compiled._entry(source, flags))


def _matches(pattern: re.Pattern[str], text: str) -> list[tuple[object, ...]]:
    return [
        (match.span(), match.groups(), match.lastgroup, tuple(map(match.span, range(1, pattern.groups + 1))))
        for match in pattern.finditer(text)
    ]


def _same(source: str, flags: int, text: str) -> None:
    slow, quick = re.compile(source, flags), _quick(source, flags)
    assert _matches(quick, text) == _matches(slow, text)
    for at in range(len(text) + 1):
        mine, theirs = quick.match(text, at), slow.match(text, at)
        assert (mine and mine.span()) == (theirs and theirs.span())
    assert (mine := quick.fullmatch(text)) == (theirs := slow.fullmatch(text)) or (mine and theirs)


@pytest.mark.parametrize("flags", [0, re.IGNORECASE, re.DOTALL | re.MULTILINE])
@pytest.mark.parametrize(
    "source",
    [
        "agree|agreed|agreement",
        "agreement|agree|agreed",
        "(?:agree(?P<e>d|ment)?|a(?P<g>g)r|the)",
        "(?:a|ab|abc|b|[ab]c|ac)+?c",
        r"\b(?:Monday|monday|minister|Mon|m\w+)\b",
        "(?:s|k|i|ı|ſ)",
        "(?:sa|ka|is|ım|ſa|ke)[a-z]",
        "[k-s]a|[^k]e|ta|[a-e]n|ka",
        "(?i:agree|Kel|ag)d|AGREED",
        "(?-i:agree|Kel)[dv]|agreed",
        r"(?=the|that)t\w+|(?<!t)he|(?:(?<=\bthe )|(?<=\bto ))\w+",
        "(?>agree|agreed)m|(?:agree|agreed)m",
        "(?:|the|that) (?:|a|ag|agre)",
        "(?P<one>the)?(?(one) minister|(?:minister|Monday))",
        "(the|that|ran) .*?\\1",
        "(?:on|of|or|on)(?:,|;|$)",
        "a{2}|a{1,3}b|a?b|ab*",
        "(?:é|É|è|e)s|İ|i̇",
        "",
    ],
)
def test_it_matches_the_same(source: str, flags: int) -> None:
    for text in (_TEXT, _TEXT.upper(), "aabcabbcac aaab eés ÉS İs ıs K k ſS", ""):
        _same(source, flags, text)


_letters = st.text("abAB sſkKiİıé’", min_size=1, max_size=4).map(re.escape)
_sources = st.recursive(
    _letters | st.sampled_from(["[ab]", "[^a]", r"\b", r"\w", "[a-k]", ".", "$", "[sk]"]),
    lambda inner: st.one_of(
        st.lists(inner, min_size=2, max_size=5).map("|".join).map("(?:{})".format),
        st.lists(inner, min_size=2, max_size=5).map("|".join).map("({})".format),
        st.lists(inner, min_size=1, max_size=3).map("".join),
        inner.map("(?:{})?".format),
        inner.map("(?:{}){{1,2}}".format),
        inner.map("(?={})".format),
        inner.map("(?!{})".format),
        inner.map("(?i:{})".format),
        inner.map("(?-i:{})".format),
        inner.map("(?>{})".format),
    ),
    max_leaves=12,
)


@given(_sources, st.sampled_from([0, re.IGNORECASE]), st.text("abAB sſkKKiİıé’", max_size=12))
def test_any_pattern_matches_the_same(source: str, flags: int, text: str) -> None:
    _same(source, flags, text)


@pytest.mark.parametrize("source", ["ab|ac", "(?:s|k)a|sb"])
def test_bytes_and_letters_of_ascii_are_left_as_they_are(source: str) -> None:
    for flags in (re.ASCII, re.ASCII | re.IGNORECASE):
        _same(source, flags, "ab AC ſa Ka sb")
    state, program = quicker.program(source.encode(), re.IGNORECASE)
    assert state.groups == 1
    assert array("I", program)


def _book() -> Iterator[tuple[str, int]]:
    """The expressions of the book's rules, whatever their kind."""
    macros = languages.get("en").macros
    for rule in book().rules:
        parts = getattr(find_kind(rule.kind), "parts", None)
        for source, _ in parts(rule.params, macros) if parts else ():
            yield source, 0


def test_the_book_s_patterns_match_the_same_in_its_own_examples() -> None:
    rules = book().rules
    text = "\n".join(example.text for rule in rules for example in rule.bad[:1])[:6_000]
    sources = sorted(set(_book()))[::40]
    assert len(sources) > 20
    for source, flags in sources:
        assert _matches(_quick(source, flags), text) == _matches(re.compile(source, flags), text), source


def test_a_search_knows_what_a_match_begins_with() -> None:
    from re import _constants as _c  # type: ignore[attr-defined]

    for source in (r"\b(?:agree|deny)", "(?i)agree", "(?<!x)(?:the )?minister", r"(?:[ab]|\d)+x"):
        _, program = quicker.program(source, 0)
        assert program[2] == _c.SRE_INFO_CHARSET, source
