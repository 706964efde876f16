"""Literals must never let a match slip: every property here says so in another way."""

from __future__ import annotations

import _sre  # type: ignore[import-not-found]
import re
from collections import defaultdict
from re import _casefix  # type: ignore[attr-defined]
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tlqa.text.folding import fold
from tlqa.text.literals import literal_places, pattern_literals
from tlqa.text.runs import FAR, MAX_STRINGS, MAX_UNION, minimal

if TYPE_CHECKING:
    from collections.abc import Mapping


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (r"\bMonday['’]s main meeting\b", ("monday's main meeting",)),
        (r"\bcolou?rs?\b", ("color", "colour")),
        (r"(?:See|Read) also:?", ("read also", "see also")),
        (r"[Ss]ee\u00a0also", ("see also",)),
        (r"\d+ (?:km|miles) away", (" km away", " miles away")),
        (r"the (?:a|bc|def) ministry", (" ministry",)),
        (r"prime\s+minister", ("minister",)),
        (r"fo{3}bar", ("fooobar",)),
        (r"fo+bar", ("obar",)),
        (r"\w+(?= préfecture)", (" préfecture",)),
        (r"la (?=préfecture)", ("la préfecture",)),
        (r"(?<=la )mairie", ("la mairie",)),
        (r"\w+ed(?=,)", ("ed,",)),
        (r"\d{1,3}%", tuple(f"{n}%" for n in range(10))),
        (r"\d:\d(?!\d)", tuple(f"{n}:{m}" for n in range(10) for m in range(10))),
        (r"[ab1-8]{3}xyzabcde", ("xyzabcde",)),
        (r"(?<!see )also known", ("also known",)),
        (r"(?P<a>tele)graph(?P=a)", ("telegraph",)),
        (r"“[^”]*$", ("“",)),
        (r"[A-Z][a-z]+", None),
        (r"a|", None),
        (r"(?:word)?", None),
        (r"(?:word|\d+)", None),
        (r"e", None),
        (r"", None),
    ],
)
def test_the_best_set_is_chosen(pattern: str, expected: tuple[str, ...] | None) -> None:
    assert pattern_literals(pattern) == expected


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (r"\bcolou?rs?\b", {"color": (0, 0), "colour": (0, 0)}),
        (
            r"\b(?:[Ii]n|[Aa]t) (?:the )?sejm\b",
            dict.fromkeys(("at sejm", "at the sejm", "in sejm", "in the sejm"), (0, 0)),
        ),
        (r"\w\w? ministry", {" ministry": (1, 2)}),
        (r"\w+ ministry", {" ministry": (1, FAR)}),
        (r"prime\s+minister", {"minister": (6, FAR)}),
        (r"prime\s{1,3}minister", {"minister": (6, 8)}),
        (r"\w{2}(?:a|bcd) ministry|\w\w ministryside", {" ministry": (2, 5)}),
        (r"(?<=la )mairie", {"la mairie": (-3, -3)}),
        (r"\d(?= préfecture)", {" préfecture": (1, 1)}),
        (r"\w(?:ab|c){2}\wdistrict", {"district": (4, 6)}),
        (r"xyzabcde|\wxyzabcdef", {"xyzabcde": (0, 1)}),
    ],
)
def test_each_is_told_with_its_places(pattern: str, expected: dict[str, tuple[int, int]]) -> None:
    assert literal_places(pattern) == expected


def test_alternatives_are_bounded() -> None:
    many = "|".join(f"{i:03}word" for i in range(MAX_STRINGS + 1))
    assert pattern_literals(f"(?:{many}) of the ministry") == (" of the ministry",)
    assert len(pattern_literals(many) or ()) == MAX_STRINGS + 1
    assert pattern_literals("|".join(f"{i:04}word" for i in range(MAX_UNION + 1))) is None


def test_a_rare_word_is_better_than_longer_common_ones() -> None:
    assert pattern_literals(r"of the\s+sejm") == ("sejm",)


def test_verbose_patterns_are_read_as_they_are_compiled() -> None:
    assert pattern_literals("see  also  # comment", re.VERBOSE) == ("seealso",)
    assert pattern_literals("(?x)see  also") == ("seealso",)


def test_a_bad_pattern_is_an_error() -> None:
    with pytest.raises(re.error):
        pattern_literals("(")


def test_fold_keeps_every_offset_over_all_of_unicode() -> None:
    assert all(len(fold(chr(code))) == 1 for code in range(0x110000))


def test_fold_makes_equal_whatever_ignorecase_holds_equal() -> None:
    same_lower = defaultdict(set)
    for code in range(0x110000):
        lower = _sre.unicode_tolower(code)
        if lower != code or lower in _casefix._EXTRA_CASES:
            same_lower[lower] |= {lower, code}
    for lower, codes in list(same_lower.items()):
        extra = (same_lower[other] for other in _casefix._EXTRA_CASES.get(lower, ()))
        assert len({fold(chr(code)) for code in codes.union(*extra)}) == 1, hex(lower)


@given(st.text(), st.text())
def test_fold_works_character_by_character(one: str, other: str) -> None:
    assert fold(one + other) == fold(one) + fold(other) == "".join(map(fold, one + other))


_ALPHABET = "abAB 's’ſıİςΣé1٣\u00a0.-“"
_CHARS = st.sampled_from(_ALPHABET)
_SHORT = 10
_ENDLESS = re.compile(r"[*+]|\{2,\}")
_MOST_ENDLESS = 3  # with more of them side by side ``re`` takes for ever over a text it cannot match
_ATOMS = st.one_of(
    _CHARS.map(re.escape),
    st.text(_CHARS, min_size=1, max_size=3).map(lambda s: f"[{re.escape(s)}]"),
    st.text(_CHARS, min_size=1, max_size=2).map(lambda s: f"[^{re.escape(s)}]"),
    st.sampled_from([".", r"\w", r"\s", r"\d", r"\b", "^", "$", "[a-e]", "[0-9]"]),
    st.sampled_from([r"(?<=a)", r"(?<=[ab1] )", r"(?<=\d.)", r"(?<!\d)", r"(?<=ab|é1)"]),
)


def _combine(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        st.lists(inner, min_size=1, max_size=5).map("".join),
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: f"(?:{'|'.join(parts)})"),
        st.tuples(st.sampled_from(["(", "(?=", "(?!", "(?i:", "(?>"]), inner).map(lambda p: f"{p[0]}{p[1]})"),
    )


def _repeat(inner: st.SearchStrategy[str], repeats: list[str]) -> st.SearchStrategy[str]:
    return st.tuples(inner, st.sampled_from(repeats)).map(lambda p: f"(?:{p[0]}){p[1]}")


# A repeat without end never stands inside another: such rules are refused, and ``re`` never ends on them.
_FLAT = st.recursive(_ATOMS, _combine, max_leaves=6)
_REPEATED = _repeat(_FLAT, ["*", "+", "?", "{2}", "{1,2}", "{0,2}", "*?", "+?", "??", "?+", "{2,}"])
_COMBINED = st.recursive(st.one_of(_FLAT, _REPEATED), _combine, max_leaves=6)
_PATTERNS = st.one_of(
    _COMBINED, st.lists(_repeat(_COMBINED, ["?", "{2}", "{0,2}"]), max_size=2).map("".join)
).filter(lambda pattern: len(_ENDLESS.findall(re.sub(r"\\.", "", pattern))) <= _MOST_ENDLESS)


@settings(max_examples=800, deadline=None)
@given(_PATTERNS, st.lists(st.text(_ALPHABET, max_size=_SHORT), min_size=5, max_size=20), st.booleans())
def test_every_match_holds_a_literal(pattern: str, texts: list[str], ignore_case: bool) -> None:
    literals = pattern_literals(pattern)
    if literals is None:
        return
    compiled = re.compile(pattern, re.IGNORECASE if ignore_case else 0)
    for text in texts:
        if compiled.search(text):
            assert any(literal in fold(text) for literal in literals), (pattern, text, literals)


@settings(max_examples=800, deadline=None)
@given(_PATTERNS, st.lists(st.text(_ALPHABET, max_size=_SHORT), min_size=5, max_size=20), st.booleans())
def test_every_match_has_a_literal_in_its_place(pattern: str, texts: list[str], ignore_case: bool) -> None:
    places = literal_places(pattern)
    if places is None:
        return
    compiled = re.compile(pattern, re.IGNORECASE if ignore_case else 0)
    for text in texts:
        for match in compiled.finditer(text):
            assert _in_place(places, fold(text), match.start()), (pattern, text, match, places)


def _in_place(places: Mapping[str, tuple[int, int]], folded: str, start: int) -> bool:
    return any(
        folded.startswith(literal, start + distance)
        for literal, (low, high) in places.items()
        for distance in range(max(low, -start), min(high, len(folded)) + 1)
    )


@settings(max_examples=800, deadline=None, derandomize=True)  # some patterns take ``re`` for ever
@given(st.data())
def test_every_text_made_from_the_pattern_holds_a_literal(data: st.DataObject) -> None:
    pattern = data.draw(_PATTERNS)
    literals = pattern_literals(pattern)
    if literals is None:
        return
    text = data.draw(st.from_regex(re.compile(pattern), alphabet=st.sampled_from(_ALPHABET + "cdez2")))
    match = re.search(pattern, text) if len(text) <= _SHORT else None
    if match:
        assert any(literal in fold(text) for literal in literals), (pattern, text, literals)
        assert _in_place(literal_places(pattern) or {}, fold(text), match.start())


def test_of_several_shorter_strings_the_same_is_chosen_in_any_order() -> None:
    strings = {"about the mill": (0, 0), "mill": (3, 3), "the": (1, 1)}
    backwards = dict(reversed(strings.items()))
    assert minimal(strings) == minimal(backwards) == {"mill": (3, 3), "the": (1, 6)}
