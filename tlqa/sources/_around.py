"""What stands around a number and says what it counts: currencies, units, per cent, about."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from tlqa.sources._tables import any_of, table, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tlqa.sources._text import Text
    from tlqa.sources._types import SourceLanguage

SYMBOLS = {
    "$": "$",
    "€": "EUR",
    "£": "GBP",
    "¥": "¥",
    "₽": "RUB",
    "₴": "UAH",
    "₺": "TRY",
    "₹": "INR",
    "₩": "KRW",
}
_CODE_OF = {
    "us$": "USD",
    "rmb": "CNY",
    "¥": "¥",
    "hk$": "HKD",
    "a$": "AUD",
    "c$": "CAD",
    "nz$": "NZD",
    "s$": "SGD",
    "r$": "BRL",
}
# what stands before a number is turned round, so that it is looked for from the number on
CURRENCY_BEFORE = re.compile(r"\n?([ ]?(?:\$su|\$kh|\$zn|\$[acsr]|dsu|rue|pbg|ypj|ync|bmr|[$€£¥₽₴₺₹₩]))")
CURRENCY_AFTER = re.compile(r"[ ]?([$€£¥₽₴₺₹₩])|[ ]?(usd|eur|gbp|jpy|cny|rmb|rub|uah|pln|chf)(?![^\W\d_])")
PERCENT = re.compile(r"[ ]?[%٪]")
SHORT = re.compile(r"[ ]?(bn|tn|mn|mio|mrd|mln|mld|k|m|b)\.?(?![^\W\d_])")
SHORT_OF = {
    "k": 3, "m": 6, "mn": 6, "mio": 6, "mln": 6, "b": 9, "bn": 9, "mrd": 9, "mld": 9, "tn": 12,
}  # fmt: skip
_CODES = "usd eur gbp jpy cny rmb rub uah pln chf".split()
_CODES_BEFORE = frozenset("dsu rue pbg ypj ync bmr".split())
LETTER = re.compile(r"[a-zа-я]")
_LETTERS = re.compile(r"[^\W\d_]+")
_NEVER = re.compile(r"(?!)")
SCALE, PERCENTS, SIGN, MONEY, UNIT, SUFFIX = 1, 2, 4, 8, 16, 32
"""What may follow a number: a scale's letter, per cent, a currency's sign, its word, a unit, an ending."""
ANYTHING = SCALE | PERCENTS | SIGN | MONEY | UNIT | SUFFIX


def currency(code: str) -> str:
    """The currency of a sign or a code as it is written, folded."""
    return SYMBOLS.get(code) or _CODE_OF.get(code) or code.upper()


class Around(NamedTuple):
    """The words of a language around numbers, as expressions.

    ``joined`` where no word of its own stands between a part and what it is of.

    ``firsts`` are the words (without spaces: the letters) with which anything that may follow a number
    begins, and what that may be; ``lasts`` those with which what stands before one ends, turned round. No
    expression need be tried that is for something else. ``about``, ``percent_before`` and
    ``decade_before`` are to be matched with what stands before a number turned round.
    """

    spaced: bool
    joined: bool
    firsts: Mapping[str, int]
    lasts: frozenset[str]
    about: re.Pattern[str]
    percent_before: re.Pattern[str]
    percent: re.Pattern[str]
    currencies: tuple[re.Pattern[str], dict[str, str]]
    units: tuple[re.Pattern[str], dict[str, str]]
    suffixes: re.Pattern[str]
    decade: re.Pattern[str]
    decade_before: re.Pattern[str]
    half_after: re.Pattern[str]

    def follows(self, text: Text, at: int) -> int:
        """Which of what follows numbers may stand at a place, by how it begins."""
        first = text.word_at(at) if self.spaced else ""
        return self.firsts.get(first or text.folded[at : at + 1], 0)

    def leads(self, before: str) -> bool:
        """Whether what stands before a number, turned round, begins as one of the words that do."""
        at = 1 if before[:1] == "\n" else 0
        at += before[at : at + 1] == " "
        run = _LETTERS.match(before, at) if self.spaced else None
        word = run[0] if run else before[at : at + 1]
        return word in self.lasts or before[at : at + 3] in _CODES_BEFORE


@cache
def around(language: SourceLanguage) -> Around:
    """The words of a language around numbers."""
    spaced = language.spaces
    money, units = _measures(language.currencies), _measures(language.units)
    lists = {n: tuple(words(getattr(language, n))) for n in ("percent", "suffixes", "decade", "half_after")}
    after = {name: any_of(forms, spaced=spaced) for name, forms in lists.items()}
    following = {
        SCALE: SHORT_OF,
        PERCENTS: (*lists["percent"], *"%٪"),
        SIGN: (*SYMBOLS, *_CODES),
        MONEY: money,
        UNIT: units,
        SUFFIX: lists["suffixes"],
    }
    leading = words(language.about) | words(language.percent_before) | words(language.decade_before)
    return Around(
        spaced,
        not spaced or language.script in ("Arabic", "Cyrillic"),
        _firsts(following, spaced),
        frozenset([*SYMBOLS, *(_first(form[::-1], spaced) for form in leading)]),
        _turned(words(language.about), spaced),
        _turned(words(language.percent_before), spaced),
        after["percent"],
        (any_of(tuple(money), spaced=spaced), money),
        (any_of(tuple(units), spaced=spaced), units),
        after["suffixes"],
        after["decade"],
        _turned(words(language.decade_before), spaced),
        after["half_after"],
    )


def _measures(text: str) -> dict[str, str]:
    """The words of a table with what they say; a space stands for a hyphen, too."""
    return {form.replace("-", " "): code for form, code in table(text).items()}


def _firsts(following: Mapping[int, Iterable[str]], spaced: bool) -> dict[str, int]:
    """How words begin that may follow a number, and which of the sorts they may be of."""
    found: dict[str, int] = {}
    for sort, forms in following.items():
        for first in {_first(form, spaced) for form in forms}:
            found[first] = found.get(first, 0) | sort
    return found


def _first(form: str, spaced: bool) -> str:
    run = _LETTERS.match(form) if spaced else None
    return run[0] if run else form[:1]


def _turned(forms: Iterable[str], spaced: bool) -> re.Pattern[str]:
    """The words just before a number, with it and themselves turned round; longest first."""
    body = "|".join(
        re.escape(form[::-1]).replace(r"\ ", "[ -]") for form in sorted(forms, key=len, reverse=True)
    )
    end = r"(?![^\W\d_])" if spaced else ""
    return re.compile(rf"\n?([ ]?(?:{body}){end})") if body else _NEVER
