"""Stories with planted defects that have fixes, in several formats, and what must hold of them fixed."""

from __future__ import annotations

import json
import re
from collections import Counter
from functools import cache, partial
from html import escape
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from tlqa.engine import Checker
from tlqa.fixing import plan
from tlqa.model import FileReport
from tlqa.rewriting import Fixed, fix
from tlqa.rulebook.load import load_book
from tlqa.text.edits import applied

if TYPE_CHECKING:
    from collections.abc import Iterable

FAULTY = [
    "The envoys left the old palace , and the guards locked the gate.",
    "Prices rose 3 % in May after a dry spring in the south.",
    "The minis\u200bter left the hall on Monday before the vote was called.",
    "The council gave three reasons : time, money and the weather.",
    # these need approval
    "The envoy spoke of the the new line in the talks on Friday.",
    "The road to the port was cut,the army said on Friday evening.",
    "She drove with with the mayor of the town to the harbour & back.",
]
FAULTLESS = [
    "The ferry sailed again on Monday after three days in port.",
    "About forty drivers slept in their cabs on the quay at Næs.",
    "The clerk < the mayor & the guard wrote “no” on the list.",
    "Nobody in the hall of the old town said a word about it.",
]
SPOKEN = "“Wages rose 4 % in June , and the the bridge is shut,” the mayor said on Friday evening."

ALL = partial(plan, unsafe=True)
HEADLINE = "Ferry service resumes after storm"


@st.composite
def paragraphs(draw: st.DrawFn, *, ascii_only: bool = False) -> list[str]:
    """A headline and paragraphs, some with faults, some of them in speech."""
    plain = [sentence for sentence in FAULTLESS if sentence.isascii() or not ascii_only]
    faulty = [text for text in FAULTY if text.isascii() or not ascii_only]
    chosen = draw(st.lists(st.sampled_from([*plain, *faulty]), min_size=1, max_size=6, unique=True))
    texts: list[str] = []
    for sentence in chosen:
        if texts and draw(st.booleans()):
            texts[-1] += f" {sentence}"
        else:
            texts.append(sentence)
    if not ascii_only and draw(st.booleans()):
        texts.insert(draw(st.integers(0, len(texts))), SPOKEN)
    return [HEADLINE, *texts]


@st.composite
def marked(draw: st.DrawFn, text: str) -> str:
    """A paragraph in HTML: entities, line ends for spaces, and markup, mostly where the faults are."""
    parts = [escape(char, quote=False) for char in text]
    for at in draw(some_of(text)):
        parts[at] = draw(_otherwise(text[at]))
    near = sorted({at + step for at, char in enumerate(text) if char in ",%\u200b:" for step in (-2, -1, 0)})
    places = st.sampled_from(near) | st.integers(0, len(text) - 1) if near else st.integers(0, len(text) - 1)
    for _ in range(draw(st.integers(0, 3))):
        start, end = sorted(draw(st.tuples(places, places)))
        parts[start] = f"<b>{parts[start]}"
        parts[end] = f"{parts[end]}</b>"
    return "".join(parts)


def some_of(text: str) -> st.SearchStrategy[set[int]]:
    """The places of a few characters: to draw for each of them apart takes ten times as long."""
    return st.sets(st.integers(0, len(text) - 1), max_size=8) if text else st.just(set())


def _otherwise(char: str) -> st.SearchStrategy[str]:
    return st.sampled_from(["\n", " \r\n  "] if char.isspace() else [f"&#{ord(char)};"])


@st.composite
def html_of(draw: st.DrawFn, texts: list[str]) -> str:
    """Paragraphs as a page."""
    made = [f"<h1>{escape(texts[0])}</h1>", *(f"<p>{draw(marked(text))}</p>" for text in texts[1:])]
    end = draw(st.sampled_from(["\n", "\r\n", ""]))
    return f"<!-- & , the the -->{end}" + end.join(made)


@st.composite
def markdown_of(draw: st.DrawFn, texts: list[str]) -> str:
    """Paragraphs as Markdown: words in bold, lines broken anywhere."""
    end = draw(st.sampled_from(["\n", "\r\n"]))
    between = st.sampled_from([" "] * 9 + [end])

    def word(text: str) -> str:
        bold = text.isalpha() and not draw(st.integers(0, 5))
        return f"**{text}**" if bold else text.replace("<", "\\<")

    made = ["".join(word(each) + draw(between) for each in text.split(" ")).strip() for text in texts[1:]]
    return (end * 2).join([f"# {texts[0]}", *made]) + end


@st.composite
def json_string(draw: st.DrawFn, text: str) -> str:
    """The text as a string of JSON: some characters by number, in pairs of surrogates where they must be."""
    parts = [json.dumps(char, ensure_ascii=False)[1:-1] for char in text]
    for at in draw(some_of(text)):
        char = text[at]
        short = "\\/" if char == "/" else json.dumps(char)[1:-1]
        number = f"\\u{ord(char):04X}" if char.isascii() else short
        parts[at] = draw(st.sampled_from([short, number]))
    return f'"{"".join(parts)}"'


def json_lines_of(stories: list[list[str]], *, ascii_only: bool) -> str:
    """Stories as JSON Lines, other fields beside the story."""
    return "".join(
        json.dumps({"id": f"s{n}", "note": "the the ,", "text": "\n\n".join(texts)}, ensure_ascii=ascii_only)
        + "\n"
        for n, texts in enumerate(stories)
    )


@cache
def mending() -> tuple[str, ...]:
    """The rules that mend something, and those that look at quotations."""
    usual = (rule for rule in load_book().rules if rule.status == "stable")
    return (*(rule.id for rule in usual if rule.fix is not None), "quotes")


@cache
def checker(encoding: str | None = None) -> Checker:
    return Checker(encoding=encoding, select=mending())


def counted(stories: Iterable[FileReport]) -> Counter[tuple[int, str, str]]:
    """The findings of a file by story, rule and words."""
    return Counter((n, each.rule, each.text) for n, file in enumerate(stories) for each in file.findings)


def stories_of(checker: Checker, data: bytes, path: str) -> list[FileReport]:
    stories = list(checker.check_stories(data, path))
    assert all(isinstance(story, FileReport) for story in stories)
    return [story for story in stories if isinstance(story, FileReport)]


def assert_mended(checker: Checker, fixed: Fixed, path: str) -> None:
    """Checked again, the file has lost exactly the findings that were mended; a second run finds no more."""
    before = counted(fixed.before)
    mended = Counter((each.story, each.finding.rule, each.finding.text) for each in fixed.edits)
    after = stories_of(checker, fixed.data, path)
    assert counted(after) == before - mended
    assert mended <= before
    assert fixed.notes == ()
    again = fix(checker, fixed.data, path, ALL)
    assert again.edits == ()
    assert again.data == fixed.data
    assert not any(each.finding.in_quotation for each in fixed.edits)


_SPEECH = re.compile("“[^“”]*”?")


def assert_speech_is_whole(checker: Checker, fixed: Fixed, path: str) -> None:
    """What stands between quotation marks is what stood there."""
    after = stories_of(checker, fixed.data, path)
    for old, new in zip(fixed.before, after, strict=True):
        assert _SPEECH.findall(old.document.text) == _SPEECH.findall(new.document.text)


def assert_only_the_edits_changed(data: bytes, fixed: Fixed, codec: str, mark: int = 0) -> None:
    """The bytes are the old ones but for the edits, of which each is within what was found.

    ``mark`` is the length of the byte-order mark, which stays.
    """
    text = data[mark:].decode(codec)
    edits = sorted({each.in_file for each in fixed.edits})
    assert fixed.data == data[:mark] + applied(text, edits).encode(codec)
    for each in fixed.edits:
        assert each.finding.start <= each.start <= each.end <= each.finding.end
