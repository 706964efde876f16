"""Words and signs that negate, ask, hedge or report."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from tlqa.sources._fold import fold
from tlqa.sources._tables import words
from tlqa.sources._types import Mark

if TYPE_CHECKING:
    from tlqa.sources._types import SourceLanguage

_QUESTION = re.compile(r"[?？؟¿]+")
_NOT_NEGATIVE = re.compile(
    r"不断|不斷|不仅|不僅|不但|不少|不同|不久|不过|不過|不止|不管|不论|不論|不得不|不光|不只|无论|無論|无人机|不一|不利|"
    r"没收|沒收|非常|非洲|除非|未来|未來|并非偶|特别|特別|级别|个别|分别|區別|区别|性别|别人|告别|差别|别墅|识别|莫斯科|莫迪|"
    r"不安|不满|不滿|不平|不幸|不足|不良|不断|不愧|对不起|不锈|不可避免|是非|非法|无线|無線|無人機|未成年|非政府|莫名|莫大|"
    r"約莫|莫里|莫尔|莫桑|莫汉|要不|不丹|巴不得|不乏|不妨|不禁|差点没"
)
_JA_NEGATIVE = re.compile(
    r"(?:では|じゃ|ては|でも|が|は|も|も|に)?(?<![少危幼拙切汚])(?:ない|なかった|なければ|なくな|なく(?!なる)|ません|ませんでした)|(?<=[かさたなまらわばがせべけけめれえじき])ず(?:に|、|$)"
    r"|不可能|否定|否認|拒否|非公開|未定|不明|無関係|ぬ(?=。|、)|無い|無かった"
)
_JA_POSITIVE = re.compile(
    r"なければならない|なくてはならない|ないといけない|なければいけません|なければなりません|かもしれない|かもしれません|に違いない|少ない|少なく|危ない|ではないか|はかない|"
    r"だけでなく|だけではなく|のみならず|まもなく|間もなく|やむなく|とんでもない|ざるを得ない|せざるを得"
)


def read_negations(text: str, language: SourceLanguage) -> tuple[Mark, ...]:
    """The words that negate, in order. What only looks so (不仅, なければならない) is left out."""
    folded = fold(text)
    if language.code == "ja":
        return _but(text, _JA_NEGATIVE, _JA_POSITIVE, folded)
    pattern = _pattern(language, "negations")
    return _but(text, pattern, _NOT_NEGATIVE, folded) if not language.spaces else _all(text, pattern, folded)


def read_questions(text: str, language: SourceLanguage) -> tuple[Mark, ...]:
    """The question marks; in Chinese and Japanese also particles that end a sentence and ask."""
    found = list(_all(text, _QUESTION, text))
    if not language.spaces:
        particle = "か" if language.code == "ja" else "[吗嗎]"
        found += _all(text, re.compile(rf"{particle}(?=[。」』”]|$)"), text)
    return tuple(sorted(found, key=lambda mark: mark.start))


def read_hedges(text: str, language: SourceLanguage, *, reported: bool) -> tuple[Mark, ...]:
    """The words for may and must, or, with ``reported``, for what others say."""
    return _all(text, _pattern(language, "reportative" if reported else "modal"), fold(text))


def _all(text: str, pattern: re.Pattern[str], where: str) -> tuple[Mark, ...]:
    return tuple(Mark(*m.span(), text[m.start() : m.end()]) for m in pattern.finditer(where))


def _but(text: str, pattern: re.Pattern[str], never: re.Pattern[str], where: str) -> tuple[Mark, ...]:
    """The matches outside what is never one."""
    out = [match.span() for match in never.finditer(where)]
    found = _all(text, pattern, where)
    return tuple(mark for mark in found if not any(s < mark.end and mark.start < e for s, e in out))


@cache
def _pattern(language: SourceLanguage, name: str) -> re.Pattern[str]:
    names = sorted(words(getattr(language, name)), key=len, reverse=True)
    if not names:
        return re.compile(r"(?!)")
    body = "|".join(re.escape(word).replace(r"\ ", r"[ -]") for word in names)
    if not language.spaces:
        return re.compile(body)
    ending = r"(?<=[^\W\d_])n't|" if language.code == "en" and name == "negations" else ""
    return re.compile(rf"{ending}(?<![^\W\d_])(?:{body})(?![^\W\d_])")
