"""Texts in whatever language: their sentences, and which language it probably is.

Nothing here is good enough to judge copy by; it is what comparing a story with its source needs.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_STOP = re.compile(
    r"[.!?…؟۔।]+[”\"’»“')\]]*(?:[ \u00a0\u202f]»)?(?=\s)(?![ \u00a0\u202f]»)"
    r"|[。！？]++[”」』）’]*+(?=.)|\n\s*\n",
    re.DOTALL,
)
_SHORT = re.compile(
    r"(?:\b(?:[^\W\d_]|Dr|Mr|Mrs|Ms|Prof|St|Sr|Sra|Dra|Mme|Mlle|Mgr|bzw|ca|etc|usw|Nr|No|Hr|Fr|Abs|Art|vgl|geb"
    r"|ul|tys|mln|mld|proc|prof|im|dr|inż|тыс|млн|млрд|руб|ул|им|гг|др|пр|тис|грн|р|см|Jh|Jan|Feb|Aug|Sept|Okt"
    r"|Nov|Dez|pp|vs|al|sog|bln|jl|dhr|mevr|Av|Ing|Gov|Gen|Lt|Col|Sen|Rep|Alm|Bay))\.$"
)
_ORDINAL = re.compile(r"(?<![\w.,:])(?<![\dh][ \u00a0\u202f])\d{1,3}\.$")
_SAID_HAN = re.compile(r"[^“”「」。！？\n]{1,16}?(?:说|問|问|道|称|表示)")
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[^\W\d_]+")
_REACH = 16
_ENOUGH = 3
_SAMPLE, _LETTERS = 3000, 400
_FIRST = 800  # letters that tell as well as more …
_CLEARLY = 4.0  # … where the likeliest language has so many times the words of the next

# The commonest words. One that several of the candidates have counts for none.
_COMMON = {
    "en": "the and of to that with was for has were from which by said his they will would have been their",
    "fr": "le les des est une dans pour que qui sur au avec pas sont par plus du cette ont elle il aux été",
    "de": "der die und das den von mit dem ist für im auf ein eine nicht sich auch als nach wird bei aus zu",
    "es": "el los las del una por con para que se al como más su fue ha sus este entre pero sobre lo",
    "pt": "o os as da do das dos em uma não com para que por mais ao foi seu sua são também na no pela",
    "it": "il di che la per non una del della sono con è gli le nel ha alla dei più anche si da dal",
    "nl": "het een van en de niet dat op zijn met voor is te aan er bij ook door naar werd heeft zij",
    "pl": "w i na się że nie z do jest to od po za jak oraz przez przed dla był ale o roku która",
    "cs": "a v se na je že s z do o i k to jako za by po pro ale které který byl však tak jsou",
    "tr": "bir ve bu için ile da de olarak daha çok en olan gibi sonra kadar göre ise oldu ancak",
    "sv": "och att det som en på är av för med den till inte om ett har de från men var",
    "ro": "și în cu pe care nu din este pentru mai au fost sa că o un ce",
    "hu": "a az és hogy nem is egy van volt meg de ez azt csak már mint kell még",
    "ru": "и в не на что с по как это из он к за от его для был о а но было также или при их были",
    "uk": "і в не на що з як це до та у за від для є був про але його також було ще або й під",
    "ar": "في من على إلى أن عن التي الذي مع هذا كان ما بعد هذه لم قال بين قد ذلك",
}
_SCRIPTS = (
    ("CJK", "zh"),
    ("HIRAGANA", "ja"),
    ("KATAKANA", "ja"),
    ("HANGUL", "ko"),
    ("CYRILLIC", "ru"),
    ("ARABIC", "ar"),
    ("GREEK", "el"),
    ("HEBREW", "he"),
    ("DEVANAGARI", "hi"),
    ("THAI", "th"),
    ("LATIN", ""),
)
_BY_SCRIPT = {"ru": ("ru", "uk"), "": tuple(c for c in _COMMON if c not in ("ru", "uk", "ar"))}


def sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences of ``text[start:end]`` in whatever language, without surrounding white space.

    A stop ends none after an abbreviation, an initial or a German ordinal, nor before a small letter, nor
    within Japanese quotation marks.
    """
    begin = start
    for stop in _STOP.finditer(text, start, end):
        at = _visible(text, stop.end(), end)
        if at >= end:
            break
        if text.count("「", begin, at) > text.count("」", begin, at):
            continue
        if _said(text, at, stop.group()) or (stop.group() == "." and _goes_on(text, begin, stop.end())):
            continue
        if _LETTER.search(text, begin, stop.end()) or stop.group().isspace():
            yield from _trimmed(text, begin, stop.end())
            begin = at
    yield from _trimmed(text, begin, end)


def _said(text: str, at: int, stop: str) -> bool:
    """Whether the sentence goes on with a small letter, or with who has asked what is quoted."""
    if text[at] in "–—":
        at = _visible(text, at + 1, len(text))
        return at < len(text) and text[at].islower()
    return text[at].islower() or (stop[-1] == "”" and _SAID_HAN.match(text, at) is not None)


def _goes_on(text: str, begin: int, stop: int) -> bool:
    before = text[max(begin, stop - _REACH) : stop]
    return _SHORT.search(before) is not None or _ORDINAL.search(before) is not None


def _visible(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    start = _visible(text, start, end)
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


def guess(text: str) -> str | None:
    """The language that a text is probably in, ISO 639-1; None where that cannot be told."""
    return _guess(text[:_FIRST], _CLEARLY) or _guess(text[:_SAMPLE], 1.2)


@lru_cache(maxsize=64)
def _guess(sample: str, times: float) -> str | None:
    """The same for a sample; the likeliest must have so many times the words of the next."""
    script = _script(sample)
    if script is None:
        return None
    candidates = _BY_SCRIPT.get(script)
    if candidates is None:
        return script
    found = dict.fromkeys(candidates, 0)
    owners = _owners()
    for word in _WORD.findall(sample.lower()):
        code = owners.get(word)
        if code in found:
            found[code] += 1
    first, second = sorted(found, key=lambda code: found[code], reverse=True)[:2]
    if found[first] < _ENOUGH or found[first] < times * found[second]:
        return None
    return first


@cache
def _owners() -> dict[str, str]:
    """The language of each common word that one language has and no other."""
    found: dict[str, set[str]] = {}
    for code, words in _COMMON.items():
        for word in words.split():
            found.setdefault(word, set()).add(code)
    return {word: next(iter(codes)) for word, codes in found.items() if len(codes) == 1}


@cache
def common_words(code: str) -> frozenset[str]:
    """The commonest words of a language that are no English words; none where it is not known."""
    return frozenset(_COMMON.get(code, "").split()) - {*_COMMON["en"].split(), "a", "on", "do", "no", "in"}


def _script(text: str) -> str | None:
    """The language of the script that most letters are of; '' for Latin, 'ja' where there are kana."""
    counts: dict[str, int] = {}
    for letter, times in Counter(text[:_LETTERS]).items():
        if letter.isalpha():
            code = _script_of(letter)
            if code is not None:
                counts[code] = counts.get(code, 0) + times
    if not counts:
        return None
    if counts.get("ja", 0) * 8 > counts.get("zh", 0) > 0:
        counts["ja"] = counts.get("ja", 0) + counts.pop("zh")
    return max(counts, key=lambda code: counts[code])


@cache
def _script_of(letter: str) -> str | None:
    name = unicodedata.name(letter, "")
    return next((code for begin, code in _SCRIPTS if name.startswith(begin)), None)
