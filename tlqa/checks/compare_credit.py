"""What the source says of where it has its news from and what it adds in brackets, gone from the story
(needs the story's source).

``of``: ``credit`` (of Chinese and Japanese the agency or paper, its reporter and the dateline, before the
first sentence or after the last; of other languages an agency in brackets at the beginning) or ``bracket``
(what stands in brackets, where its figures or Latin letters, or all brackets, are gone). The finding is the
first word of the sentence, for what stood at its end the last.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from tlqa.checks._pair import first_word, last_word, pair_of
from tlqa.checks.base import Hit
from tlqa.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tlqa.checks._pair import Pair, Passage
    from tlqa.checks.base import Draft, Prepared
    from tlqa.model import Block, Rule
    from tlqa.text.analysis import Analysis

KIND = "compare-credit"
SCHEMA: dict[str, Any] = {
    "properties": {"of": {"enum": ["credit", "bracket"]}},
    "required": ["of"],
}
GROUPS = ("theirs",)
DRAFT: Draft = (
    {"of": "credit"},
    {"text": "⟦The⟧ placeholder came late.", "source": "（法新社）占位符来晚了。", "from": "zh"},
    {"text": "(AFP) The placeholder came late.", "source": "（法新社）占位符来晚了。", "from": "zh"},
)

_MEDIUM = r"(?:社|报|報|网|網|电|電|讯|訊|之声|之聲|台|通讯|新闻|新聞)"
_REPORTER = r"(?:记者|記者|特派员|通讯员|编译|綜合|综合)"
# credits at the beginning of a line, as far as they are no part of a sentence
_HAN_BEFORE = re.compile(
    rf"\s*(?:[（(【\[][^）)】\]]{{0,30}}(?:{_MEDIUM}|{_REPORTER})[^）)】\]]{{0,20}}[）)】\]]"
    rf"|[^，。：；（(\s]{{1,8}}(?:社|网|網|报|報|台)[^，。：；（(\s]{{0,14}}(?:电|電|讯|訊)(?:\s?[（(][^）)]{{2,30}}[）)])?"
    rf"|本[报報社台网](?:讯|訊|电)?(?:\s?[（(][^）)]{{2,30}}[）)])?"
    rf"|(?:[^，。：；\s—]{{2,8}}——)?[^，。：；\s—]{{2,8}}(?:网|社|报)(?:特派)?记者(?:报道|報道|报导)"
    rf"|[^，。：；\s]{{2,8}}(?:网|社|报)(?:——[^，。]{{2,8}})?(?:特派)?记者[\u4e00-\u9fff]{{2,4}})"
)
# of such a credit, who wrote it
_HAN_WRITER = re.compile(r"[（(]?(?:特派)?(?:记者|記者)(?:报道|報道|报导|[^（）()，。【】]{2,16})[）)]?")
_HAN_ACCORDING = re.compile(
    r"(?:^|(?<=[，。】）)\s]))(?:据|根据|據|根據|综合|綜合)[^，。；]{2,26}(?:报道|报导|報道|報導|消息)"
)
_HAN_AFTER = re.compile(
    rf"\s*[-－—–]\s*[\u4e00-\u9fff]{{2,8}}(?:网|網|社|报|報|网站)\s*$"
    rf"|[（(](?:完|{_REPORTER}[^）)]{{2,12}}|[^）)]{{2,8}}[摄攝]|图[^）)]{{0,10}}|资料图[^）)]{{0,10}})[）)]\s*$"
)
# (AFP) and the like in the first line of copy in Latin or Cyrillic letters
_AGENCY = re.compile(
    r"\((?P<name>dpa(?:/\w+)?|AFP|Reuters|EFE|Efe|ANSA|Ansa|Lusa|LUSA|AP|ANP|PAP|APA|sda|KNA|epd|AA|DHA|İHA|TASS|ТАСС"
    r"|Укринформ|РИА Новости|Интерфакс|belga|Belga)\)"
)
_MEDIUM_ENGLISH = (
    r"agenc(?:y|ies)|\w*news\w*|net(?:work)?|xinhua\w*|vna|afp|reuters|deutsche welle|dw|times|daily|journal"
    r"|press|photo\w*|dispatch|telegram|media|wire|observer|observatory|broadcast\w*|radio|post|herald|gazette|ecns"
    r"|cns|cnn|comprehensive|combined|consolidated|summary|roundup|synthesis|online|websites?|voice of"
    r"|electr\w+"
)
_WRITER_ENGLISH = r"reporters?|reported by|reporting|correspondents?|journalists?|written by|edited|compiled"
_ENGLISH = re.compile(
    rf"(?<![a-z])(?:{_MEDIUM_ENGLISH}|{_WRITER_ENGLISH}|report(?:s|ed|edly)?|according|source[sd]?|citing|quot\w+)"
    r"(?![a-z])|\.(?:com|cn|net)|www\.",
    re.IGNORECASE,
)
_MEDIUM_SAID = re.compile(rf"(?<![a-z])(?:{_MEDIUM_ENGLISH})(?![a-z])|\.(?:com|cn|net)|www\.", re.IGNORECASE)
_WRITER_SAID = re.compile(rf"(?<![a-z])(?:{_WRITER_ENGLISH}|by (?=[A-Z]))(?![a-z])|[(（]", re.IGNORECASE)
_SAID = re.compile(
    r"\b(?:sa(?:id|ys)|told|announced|states?|stated|revealed|claim\w*|learned|hear\w*|cit\w+)\b"
)
_DATELINE = re.compile(r"\s*\(|\s*[A-Z][\w .,'’]{2,40}\s?(?:[—–-]{1,2}|\()")
_BRACKET = re.compile(r"[（(]([^（）()]{2,60})[）)]")
_OPENS = re.compile(r"[（(\[]|\s[—–-]\s|—")
_FIGURE = re.compile(r"\d+")
_LATIN = re.compile(r"[A-Za-z]{2,}")
_WORDS = re.compile(r"[\u4e00-\u9fff]{3}|[^\W\d_]{5}")
_QUOTED = re.compile(r"[„“”\"«»「]|engl\.|(?:以下)?简称|簡稱")
_HEAD, _TAIL = 170, 90
_HAN_CODES = frozenset(("zh", "ja"))


def required_literals(params: Mapping[str, Any], macros: Mapping[str, str]) -> tuple[str, ...] | None:
    return None


def prepare(rule: Rule, macros: Mapping[str, str]) -> Prepared:
    return _Credits(rule.params["of"])


@dataclass(frozen=True, slots=True)
class _Credits:
    of: str

    def find(self, story: Analysis, blocks: Sequence[Block]) -> Iterator[Hit]:
        pair = pair_of(story)
        if pair is None:
            return
        for passage in pair.passages:
            yield from (_credits if self.of == "credit" else _brackets)(pair, passage)


def _credits(pair: Pair, passage: Passage) -> Iterator[Hit]:
    start, end = passage.source
    if pair.code not in _HAN_CODES:
        head = pair.text[passage.target[0] : passage.target[1]][:_HEAD]
        agency = _AGENCY.search(pair.original, start, min(end, start + 80))
        if agency is not None and agency["name"].lower() not in head.lower() and not _ENGLISH.search(head):
            yield _at_first(pair, passage, *agency.span())
        return
    text = pair.text[slice(*passage.target)]
    head, tail = text[:_HEAD], text[-_TAIL:]
    opens = start == 0 or pair.original[start - 1] == "\n"
    before = _HAN_BEFORE.match(pair.original, start, end) if opens else None
    if before is not None and before.end() < end:
        lost = _lost(before, head)
        if lost is not None:
            yield _at_first(pair, passage, *lost)
    according = _HAN_ACCORDING.search(pair.original, before.end() if before else start, end)
    if according is not None and not _ENGLISH.search(text) and not _SAID.search(text):
        yield _at_first(pair, passage, *according.span())
    after = _HAN_AFTER.search(pair.original, start, end)
    if after is not None and not _ENGLISH.search(tail):
        span = pair.span(*after.span())
        yield Hit(*last_word(pair.text, passage.target), {"theirs": span.text.strip()}, source=span)


def _lost(credit: re.Match[str], head: str) -> tuple[int, int] | None:
    """What of a credit the story does not have: all of it, the agency or paper, or who wrote it."""
    whole = credit.span()
    writer = _HAN_WRITER.search(credit.string, *whole)
    if not _ENGLISH.search(head) and not _DATELINE.match(head):
        return whole
    own = credit.group().lstrip().startswith("本")  # "our reporter" has the paper too
    if not own and (writer is None or writer.start() > whole[0]) and not _MEDIUM_SAID.search(head):
        return whole[0], writer.start() if writer else whole[1]
    if writer is not None and not _WRITER_SAID.search(head):
        return writer.span()
    return None


def _at_first(pair: Pair, passage: Passage, start: int, end: int) -> Hit:
    span = pair.span(start, end)
    return Hit(*first_word(pair.text, passage.target), {"theirs": span.text.strip()}, source=span)


def _brackets(pair: Pair, passage: Passage) -> Iterator[Hit]:
    if _BRACKET.search(pair.original, *passage.source) is None:
        return
    text = pair.text[slice(*passage.target)]
    digits, low = frozenset(map(_value, _FIGURE.findall(text))), text.lower()
    for match in _BRACKET.finditer(pair.original, *passage.source):
        if _HAN_AFTER.fullmatch(match.group()) or _HAN_BEFORE.fullmatch(match.group()):
            continue
        if _gone(match[1], text, digits, low):
            span = pair.span(*match.span())
            yield Hit(*last_word(pair.text, passage.target), {"theirs": span.text}, source=span)


def _value(figure: str) -> int:
    """What digits of whatever script say; no more than twelve count."""
    return int(figure[:12])


def _gone(inside: str, text: str, digits: frozenset[int], low: str) -> bool:
    """Whether nothing of what stands in a bracket can be in the story's sentence."""
    if _OPENS.search(text) or _QUOTED.search(inside):
        return False
    figures = _FIGURE.findall(inside)
    if figures:
        return not any(_value(figure) in digits for figure in figures)
    latin = _LATIN.findall(inside)
    if latin and (inside.isascii() or latin == [inside.strip()]):
        # a name in its own letters, an abbreviation: the story may have only that, or another
        return False
    if latin and any(word.lower() in low for word in latin):
        return False
    return _WORDS.search(inside) is not None
