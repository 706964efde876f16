"""Pronouns of a gender that nobody in the story has.

They speak only where the story names, calls or shows no one of that gender anywhere, and where nobody stands
near whose gender is not to be told.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from tlqa.checks._people import MAN, WOMAN, people
from tlqa.compiled import compiled
from tlqa.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tlqa.checks._people import Mention, Names
    from tlqa.text.analysis import Analysis

NARRATION = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})
PRONOUN = {
    MAN: compiled(r"[Hh](?<=\b.)(?:e|is|im|imself)\b(?!/| or (?:she|hers?)\b)"),
    WOMAN: compiled(
        r"(?:[Ss](?<=\b.)he|[Hh](?<=\b.)er(?:self|s)?)\b(?!/| or h(?:e|is|im)\b)"
        r"(?<!/she)(?<!/her)(?<! or she)(?<! or her)"
    ),
}
_COMMON = {MAN: (" he ", "\nhe ", " his ", "\nhis ", " him"), WOMAN: (" she ", "\nshe ", " her", "\nher ")}
OTHER = {MAN: WOMAN, WOMAN: MAN}
# whom the story speaks of by a word of one gender
OF_ONE_GENDER = {
    MAN: compiled(
        r"\b(?:[Mm][ea]n|[Bb]oys?|[Ll]ads?|[Gg]uys?|[Gg]entlem[ae]n|[Mm]ales?|M[rR]\.?|Sir|Lord|Messrs|Father|Don"
        r"|[Hh]usbands?|(?:grand|step|god)?(?:father|son)s?|(?:step)?brothers?|dads?|Dad|uncles?|nephews?|widowers?"
        r"|(?:boy|)friend|fianc\u00e9|(?i:king|prince|duke|emperor|pope|imam|rabbi|sheikh|monk|priest|bishop|cardinal)s?"
        r"|[\w-]*[a-z]m[ae]n(?<!wom[ae]n)(?<!hum[ae]n)(?<!Germ[ae]n)(?<!Rom[ae]n)(?<!Om[ae]n)(?<!specim[ae]n)"
        r"(?<!Carm[ae]n)(?<!Brem[ae]n)(?<!Yem[ae]n)(?<!gim[ae]n)(?<!cum[ae]n)(?<!Turkm[ae]n)"
        r"|actors?|waiters?|heroe?s?|hero|god|God|Jesus|Allah|master|host|himself|Buddha|Satan|Santa|bridegroom|groom)\b"
    ),
    WOMAN: compiled(
        r"\b(?:[\w-]*[Ww]om[ae]n|[Gg]irls?|[Ll]ad(?:y|ies)|[Ff]emales?|M(?:rs|s|iss|RS|S)\.?|Dame|Madame?|Sister"
        r"|[Ww](?:ife|ives)|(?:grand|step|god)?(?:mother|daughter)s?|(?:step)?sisters?|m[uo]ms?|M[uo]m|aunts?|nieces?"
        r"|widows?|girlfriends?|fianc\u00e9e|(?i:queen|princess|duchess|empress|nun|countess)s?|actress(?:es)?|waitress"
        r"|heroine|goddess|ship|boat|vessel|yacht|ferry|trawler|submarine|liner|herself|mermaid|bride|ballerina"
        r"|midwi(?:fe|ves)|abbess|hostess|HMS|USS|her (?:country|homeland)|mare|pregnan\w+)\b"
    ),
}
_WORDS = compiled(r"[^\W\d_][\w'\u2019-]*")
_REACH = 420
_MOST = 3


def unlicensed(story: Analysis, names: Names) -> Iterator[tuple[int, int, str, str]]:
    """Where such a pronoun stands, with the name of who is meant, if known, and the gender that is shown."""
    folded = story.folded
    if not 0 < min(sum(map(folded.count, words)) for words in _COMMON.values()) <= 2 * _MOST:
        return
    found = {gender: list(_pronouns(story, gender)) for gender in (MAN, WOMAN)}
    if not found[MAN] or not found[WOMAN]:
        return
    for gender, spans in found.items():
        other = OTHER[gender]
        if len(spans) > min(_MOST, len(found[other])):
            continue
        word = OF_ONE_GENDER[gender].search(story.text)
        spans = [span for span in spans if word is None or span[0] < word.start()]
        mentions = story.kept("people", lambda: people(story, names))
        if any(m.gender == gender for m in mentions):
            continue
        shown = any(m.gender == other for m in mentions)
        if not shown and len(found[other]) < 2 * len(spans):
            continue
        for start, end in spans:
            if _nobody_else(story, names, mentions, start, other):
                yield start, end, _last(mentions, start), other


def _pronouns(story: Analysis, gender: str) -> Iterator[tuple[int, int]]:
    for match in PRONOUN[gender].finditer(story.text):
        block = story.block_at(match.start())
        if block is None or block.kind not in NARRATION or story.quotations.in_speech(match.start()):
            continue
        yield match.span()


def _nobody_else(
    story: Analysis, names: Names, mentions: tuple[Mention, ...], start: int, shown: str
) -> bool:
    """Whether nobody near, before the pronoun, can be of another gender than the one the story shows."""
    low = bisect_left(mentions, start, key=lambda m: m.start)
    before = mentions[:low]
    if not before:
        return False
    nearest = before[-1]
    if nearest.gender != shown and len({m.surname for m in before}) > 1:
        return False
    since = story.text[nearest.end if nearest.gender == shown else max(0, start - _REACH) : start].lower()
    return sum(word in names.nouns for word in _WORDS.findall(since)) <= (nearest.gender == shown)


def _last(mentions: tuple[Mention, ...], start: int) -> str:
    low = bisect_left(mentions, start, key=lambda m: m.start)
    return mentions[low - 1].surname if low else ""
