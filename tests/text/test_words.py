"""Words as the treebanks have them; nothing but white space is left out, and long lines are no trap."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tlqa.languages import get
from tlqa.text.words import split_words

ENGLISH = get("en")
TRICKY = "don't its not U.S. etc. p.m. e-mail 3G $5m “ ” ’ a_b.doc".split()
REPEATED = ("a", "a.", "a-", "it's", "1,", "1.", "@", "a@", "a_", "x.y-", "'", ".", "U.S", "non-")


def texts(text: str) -> str:
    return " ".join(word.text for word in split_words(text, 0, len(text), ENGLISH))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They don’t, can't and cannot.", "They do n’t , ca n't and can not ."),
        ("It’s Monday’s paper; they’ll see, I’m told.", "It ’s Monday ’s paper ; they ’ll see , I ’m told ."),
        ("It'd end; you're late, they've gone.", "It 'd end ; you 're late , they 've gone ."),
        ("the players’ union, O’Hara’s", "the players ’ union , O’Hara ’s"),
        ("He's gonna wanna go, gotta run", "He 's gon na wan na go , got ta run"),
        ("We dont know, thats all, Im sure", "We do nt know , that s all , I m sure"),
        ("its not over, its end", "it s not over , its end"),
        ("a 15-year, well-known deal", "a 15 - year , well - known deal"),
        ("non-profit, ex-minister, mid-1980s", "non-profit , ex-minister , mid-1980s"),
        ("short- and long-term", "short- and long - term"),
        ("Mr. Low of St. Ives met J. Ash in Sept. 2019.", "Mr. Low of St. Ives met J. Ash in Sept. 2019 ."),
        ("in the U.S. at 5 p.m. on Monday", "in the U.S. at 5 p.m. on Monday"),
        ("They met at 5 p.m.", "They met at 5 p.m ."),
        ("It was Plan B.", "It was Plan B ."),
        ("$1,204.75 or 2.5% of €3m", "$ 1,204.75 or 2.5 % of € 3 m"),
        ("at 14:05, the 3rd, the 1990s, 24/7", "at 14:05 , the 3rd , the 1990s , 24/7"),
        ("wait... what?! no!!", "wait ... what ?! no !!"),
        ("it ended—badly – so", "it ended — badly – so"),
        ("see https://example.org/a?b=1, or ask", "see https://example.org/a?b=1 , or ask"),
        ("mail a.b@example.org.", "mail a.b@example.org ."),
        ("www.example.org and example.com", "www.example.org and example.com"),
        ("Harlow & Sons, AT&T", "Harlow & Sons , AT&T"),
        ("“We go,” he said…", "“ We go , ” he said …"),
        ("Łódź, naïve 北京 Киев", "Łódź , naïve 北京 Киев"),
        ("", ""),
        (" \u00a0\n", ""),
    ],
)
def test_words(text: str, expected: str) -> None:
    assert texts(text) == expected


def test_offsets_are_those_of_the_whole_text() -> None:
    words = split_words("Not this. It’s late. Nor this.", 10, 20, ENGLISH)
    assert [(w.start, w.end, w.text) for w in words] == [
        (10, 12, "It"), (12, 14, "’s"), (15, 19, "late"), (19, 20, "."),
    ]  # fmt: skip


@given(
    st.one_of(
        st.text(),
        st.text(alphabet="aItsnNoO'’.,-!?…@_/&$15 "),
        st.lists(st.sampled_from(TRICKY)).map(" ".join),
    ),
    st.integers(0, 3),
)
def test_words_are_in_order_and_leave_nothing_out_but_space(text: str, start: int) -> None:
    start = min(start, len(text))
    at = start
    for word in split_words(text, start, len(text), ENGLISH):
        assert at <= word.start < word.end
        assert text[word.start : word.end] == word.text
        assert not text[at : word.start].strip()
        at = word.end
    assert not text[at:].strip()


@pytest.mark.parametrize("part", REPEATED)
def test_a_line_of_100_000_characters(part: str) -> None:
    text = part * (100_000 // len(part))
    assert "".join(word.text for word in split_words(text, 0, len(text), ENGLISH)) == text
