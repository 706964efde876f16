"""Tagged sentences written by hand, for tests of what works on tags.

``story_of("⟦He/PRON⟧ does/AUX.Fin.Pres.Sing.3 +n't/PART go/VERB.Inf ./PUNCT")`` is the story *He doesn't go.*
whose tagger says just that. ``+`` joins a word to the one before, as marks are by themselves; ``*`` after a
word's tag makes it the finite verb of a main clause, and ``~3`` a word tagged with a margin of 3 (else 9).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from helpers import ENGLISH, spans_of

from tlqa.model import Block, BlockKind, Document, Sentence, Tag, Tagged, Token
from tlqa.rulebook.marks import mark
from tlqa.text.analysis import Analysis

if TYPE_CHECKING:
    from tlqa.model import Rule

_ITEM = re.compile(r"(⟦?)(\+?)(\S+?)/([A-Z]+)((?:\.\w+)*)(\*?)(?:~(\d+))?(⟧?)")
_FORMS = {"Fin", "Inf", "Part", "Ger"}
_TENSES = {"Past", "Pres"}
_NUMBERS = {"Sing", "Plur"}


def tag_of(pos: str, features: str = "", main: bool = False) -> Tag:
    """The tag of ``VERB`` and ``.Fin.Pres.Sing.3``."""
    given = set(features.split("."))
    return Tag(
        pos,
        next(iter(given & _FORMS), ""),
        next(iter(given & _TENSES), ""),
        next(iter(given & _NUMBERS), ""),
        next(iter(given & set("123")), ""),
        main,
    )


def read(notation: str) -> tuple[str, Tagged]:
    """The marked text and its tagging."""
    shown, plain = "", ""
    words: list[Token] = []
    tags: list[Tag] = []
    margins: list[int] = []
    for item in notation.split():
        match = _ITEM.fullmatch(item)
        assert match, f"{item!r} is no tagged word"
        opened, glued, text, pos, features, main, margin, closed = match.groups()
        space = "" if not plain or glued or pos == "PUNCT" else " "
        plain += space
        words.append(Token(len(plain), len(plain) + len(text), text))
        plain += text
        shown += space + opened + text + closed
        tags.append(tag_of(pos, features, bool(main)))
        margins.append(int(margin or 9))
    return shown, Tagged(tuple(words), tuple(tags), tuple(margins))


def tagged(notation: str) -> Tagged:
    """The sentence of the notation."""
    return read(notation)[1]


def story_of(notation: str) -> tuple[str, Analysis]:
    """The marked text, and a story of this one sentence whose tags are known."""
    shown, known = read(notation)
    text, _ = spans_of(shown)
    block = Block(0, len(text), BlockKind.PARAGRAPH)
    story = Analysis(Document(text, "test.txt", "plain", "en", (block,)), ENGLISH)
    story._sentences[0] = (Sentence(0, len(text)),)
    story._tagged[0, len(text)] = known
    return shown, story


def assert_tagged_findings(rule: Rule, notation: str) -> None:
    """The rule finds in the tagged sentence exactly what is marked."""
    from tlqa.rulebook.kinds import find_kind

    shown, story = story_of(notation)
    prepared = find_kind(rule.kind).prepare(rule, ENGLISH.macros)
    hits = prepared.find(story, story.blocks)
    assert mark(story.text, tuple(sorted((h.start, h.end) for h in hits))) == shown
