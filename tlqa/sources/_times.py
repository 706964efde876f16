"""Times of day: 3 p.m., 15 Uhr, 15h30, 20:45, в 8 вечера, 下午3点半, 午後3時15分."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from tlqa.sources._han import DIGITS
from tlqa.sources._tables import words
from tlqa.sources._text import first_runs, read
from tlqa.sources._types import Clock

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tlqa.sources._text import Text
    from tlqa.sources._types import SourceLanguage

_ZONES = "gmt|utc|est|edt|cst|cdt|pst|pdt|cet|cest|msk|bst|jst|et|pt|mez|mesz|local time|eastern|мск"
_HOUR = r"(?<![0-9:.,/])(?P<hour>[01]?[0-9]|2[0-4])(?![0-9])"
_HAN = "".join(DIGITS) + "十"
_TWELVE = frozenset(("en", "ar"))  # 3:15 may be a quarter past three in the afternoon
_LOOK = 24
_SIGNS = frozenset(":h.")  # what may stand between hours and minutes
_HALVES = {
    **dict.fromkeys("上午 早上 早晨 清晨 凌晨 早 晨 午前 朝 未明 早朝".split(), 0),
    **dict.fromkeys("下午 晚上 傍晚 晚间 晚 夜间 夜 午後 夕方 午后 夜中 正午 中午".split(), 12),
}


def read_times(text: str, language: SourceLanguage) -> tuple[Clock, ...]:
    """All times of day of a text, in order."""
    whole = read(text, language)
    if not language.spaces:
        found = [_han_clock(match) for match in _han().finditer(whole.folded)]
    else:
        found = [_clock(match, language) for match in _hours(whole)]
    return tuple(clock for clock in found if clock is not None)


def _hours(text: Text) -> Iterator[re.Match[str]]:
    """Where an hour may stand: a number of two digits at most, with the word before it."""
    pattern, ahead, at = *_spaced(text.language), 0
    firsts = _firsts(text.language)
    for start, end in text.digits:
        if end - start > 2 or start < at or (firsts is not None and not _may_be(text, end, firsts)):
            continue
        before = ahead.match(text.folded[max(at, start - _LOOK) : start][::-1])
        match = before and pattern.match(text.folded, start - before.end())
        match = match or pattern.match(text.folded, start)
        if match is not None:
            yield match
            at = match.end()


def _may_be(text: Text, end: int, firsts: frozenset[str]) -> bool:
    """Whether minutes may follow an hour, or a word that makes it one."""
    folded = text.folded
    after = folded[end : end + 1]
    if after in _SIGNS:
        return True
    while after in (",", " "):
        end += 1
        after = folded[end : end + 1]
    return after in _SIGNS or text.word_at(end) in firsts


@cache
def _firsts(language: SourceLanguage) -> frozenset[str] | None:
    """How words begin that make the number before them an hour; None where no word need follow."""
    if language.hour_sure:
        return None
    lists = (language.am, language.pm, language.oclock, language.hours)
    return first_runs(tuple(form for names in lists for form in words(names)))


def _either(names: str) -> str:
    """The words as alternatives, longest first."""
    return "|".join(re.escape(word) for word in sorted(words(names), key=len, reverse=True)) or r"(?!)"


@cache
def _spaced(language: SourceLanguage) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """For the hour with what goes with it, and for the word before it, turned round."""
    halves = rf"(?P<am>{_either(language.am)})|(?P<pm>{_either(language.pm)})"
    ahead = rf"(?P<ahead>(?<![^\W\d_])(?:{_either(language.hour_before)}) )?"
    hours = rf"(?P<sure>{_either(language.oclock)})|(?P<unsure>{_either(language.hours)})"
    end = r"(?![^\W\d_])"
    turned = [re.escape(word[::-1]) for word in words(language.hour_before)]
    before = re.compile(rf" (?:{'|'.join(sorted(turned, key=len, reverse=True)) or '(?!)'})(?![^\W\d_])")
    hour = re.compile(
        rf"{ahead}{_HOUR}"
        rf"(?:(?P<sign>: ?| ?h ?|\.)(?P<minute>[0-5][0-9])(?![0-9:])"
        rf"(?::[0-5][0-9])?(?![.,]?[0-9%]| [0-9]{{3}}(?![0-9])))?"
        rf"(?: ?(?:{hours}){end}(?P<more> [0-5][0-9](?![0-9.,]))?)?"
        rf"(?:,? ?(?:{halves}){end})?(?: \(?(?P<zone>{_ZONES}){end})?"
    )
    return hour, before


@cache
def _han() -> re.Pattern[str]:
    halves = "|".join(sorted(_HALVES, key=len, reverse=True))
    return re.compile(
        rf"(?P<half>{halves})?(?<![0-9:.])(?P<hour>[0-9]{{1,2}}|[{_HAN}]{{1,3}})"
        rf"(?:(?P<sign>[时時点點])(?!間|间|候)(?:(?P<minute>[0-9]{{1,2}}|[{_HAN}]{{1,3}})分(?!之)|(?P<past>半)|整)?"
        r"|:(?P<colon>[0-5][0-9])(?![0-9:]))"
    )


def _number(text: str) -> int:
    """A number below a hundred, in digits or in Chinese numerals."""
    if text.isascii():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    total = (DIGITS.get(tens[-1:], 1) if ten else 0) * 10
    return total + (DIGITS.get(ones[-1:], 0) if ones else 0)


def _han_clock(match: re.Match[str]) -> Clock | None:
    hour, minute = _number(match["hour"]), match["minute"] or match["colon"] or ""
    told = match["half"] or match["minute"] or match["past"] or match["colon"] or match[0].endswith("整")
    if hour > 24 or (match["sign"] in ("点", "點") and not told):
        return None
    minutes = hour * 60 + (30 if match["past"] else _number(minute) if minute else 0)
    if match["half"] and _HALVES[match["half"]] and 1 <= hour < 12:
        minutes += 720
    known = bool(match["half"]) or hour > 12 or match["sign"] == "时" or match["colon"] is not None
    return Clock(match.start(), match.end(), minutes, half=known)


@cache
def _until(language: SourceLanguage) -> re.Pattern[str]:
    """The rest of a range of times: de 6.00 a 14.00 horas."""
    return re.compile(
        r" ?(?:a las|a|bis|y|-|alle|al|do|tot) ?[0-2]?[0-9]\.[0-5][0-9]"
        rf" (?:{_either(language.oclock + ' ' + language.hours)})(?![^\W\d_])"
    )


def _begins(match: re.Match[str], language: SourceLanguage) -> bool:
    return _until(language).match(match.string, match.end()) is not None


def _clock(match: re.Match[str], language: SourceLanguage) -> Clock | None:
    """The time that a number with its company is; None where it is only a number."""
    half = match["am"] or match["pm"]
    word = match["sure"] or match["unsure"]
    certain = (
        half
        or (match["minute"] and match["zone"])
        or match["sure"]
        or (match["ahead"] and (match["unsure"] or language.hour_sure))
    )
    if match["minute"] is None and not certain:
        return None
    start = match.start("hour")
    if match.string[start - 1 : start] == "-" and not (match["sign"] or "").startswith(":"):
        return None
    if match["sign"] == "." and not (certain or word or match["ahead"] or _begins(match, language)):
        return None
    hour, minute = int(match["hour"]), int(match["minute"] or match["more"] or 0)
    if match["pm"] and hour < 12:
        hour += 12
    elif match["am"] and hour == 12:
        hour = 0
    told = match["minute"] is not None and language.code not in _TWELVE
    known = bool(half) or hour > 12 or hour == 0 or told
    return Clock(start, match.end(), hour * 60 + minute, match["zone"] or "", known)
