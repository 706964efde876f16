"""Words in whatever form a sentence asks for: a term of a glossary is found by its stem.

A form is the term's where both have one stem and endings of one paradigm: *Landrat*, *Landrats*,
*Landräte*; губернатор, губернатором. Accents and umlauts do not count. What no ending explains (*child*,
*children*) a glossary must list. Chinese, Japanese, Korean and Thai are searched as they are written.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_WORD = re.compile("[^\\W_][\\w\u0300-\u036f\u0640\u064b-\u0652]*")
_BETWEEN = re.compile(r"[\s'’\-‐‑–/.&]{0,3}")
_TATWEEL = "\u0640"
_JOINED = "-‐‑"
_SHORTEST = 3  # letters of a stem, beside the whole word; one less where more than a letter takes its place
_WRITTEN_TOGETHER = frozenset(("zh", "ja", "ko", "th"))

# Paradigms: endings that take one another's place, "-" is none. Accents are taken off below.
_ENDINGS = {
    "en": "- s es ed ing|e es ed ing|y ies ied ying|f ves|fe ves|man men|sis ses",
    "fr": "- s x e es|al aux ale ales|eur euse rice eurs euses rices|if ifs ive ives|eux euse euses"
    "|er ère ères",
    "es": "- s es|o a os as|z ces",
    "pt": "- s es|o a os as|ão ões ães ãos|al ais|el éis|ol óis|il is|m ns",
    "it": "o a i e|e i|co chi ca che ci|go ghi ga ghe gi|io i|ia ie e",
    "de": "- e en er es s n ern em ens nen|um en a",
    "nl": "- e en s er n|f ven|s zen|heid heden",
    "ru": "- а у ом е ы и ов ам ами ах я ю ем ей ев ью ям ями ях ь й ий ый ой ого его ому ему ым им ых их"
    " ыми ими ая яя ую юю ое ее ые ие|ок ка ку ком ки ков кам ками ках кой ке"
    "|ец ца цу цем цы цев цам цами цах це",
    "uk": "- а у ом і и ів ам ами ах я ю ем ей єм ям ями ях ь й ій ий ого ому им ім их іх ими е є ої ою ею"
    " ові еві єві|ок ка ку ком ки ків кам ками ках кою ці|ець ця цю цем ці ців цям цями цях цеві",
    "pl": "- a u owi em ie e y i ów om ami ach ego emu ym im ych ich ymi imi ej ą ę o owie iem|k cy|g dzy"
    "|r rze rzy|ka kę ką ki ce ek|ec ca cu cem cy ców com cami cach|ga gę gą gi dze|ta tę tą ty cie"
    "|da dę dą dy dzie",
    "ar": "- ة ه ها هم هن نا ي ون ين ات ان تان تين وا",
    "el": "ος ου ο οι ων ους ε|α ας ες ων|η ης ες εις εων|- ο ου α ων|ι ιου ια ιων",
}
_ARTICLE = "ال"
_ARABIC_BEFORE = re.compile(r"[وف]?[بك]?ال|[وف]?لل|[وفبكل]")
_TURKISH_AFTER = re.compile(
    r"(?:l[ae]r)?(?:[nys]?[iu](?:[mn][iu]z)?[mn]?)?"
    r"(?:n?[iu]n|[yn]?[iu]|[yn]?[dt][ae]n?|[yn]?[ae]|n?c[ae]|y?l[ae])?(?:ki(?:ler)?)?"
)
_TURKISH_OWNED = re.compile(r"(?<=[^aeiou])[iu]$|s[iu]$")  # the head of a compound: başkanı
_DUTCH_SHORT = re.compile(r"(?<=[^aeiou][aeiou])([^aeiouw])$")  # brug, bruggen; boot, boten
_SOFT = {"g": "k", "b": "p", "d": "t"}


class Occurrence(NamedTuple):
    """A term at ``[start, end)`` of a text; ``number`` says which one of those that were given."""

    start: int
    end: int
    number: int


class _Word(NamedTuple):
    start: int
    end: int
    text: str


class TermFinder:
    """Finds terms of a language in any of their forms.

    A term in lower case is found in any case; one with a capital where the text has one too, and one all in
    capitals only so.

    Args:
        terms: of one word or more.
        code: their language, ISO 639-1.
    """

    def __init__(self, terms: Iterable[str], code: str) -> None:
        self._code = code.split("-")[0].lower()
        self._together = self._code in _WRITTEN_TOGETHER
        self._plain: list[tuple[str, int]] = []
        self._by_stem: defaultdict[str, list[tuple[int, tuple[str, ...]]]] = defaultdict(list)
        for number, term in enumerate(terms):
            words = tuple(word.text for word in _words(term))
            if self._together or not words:
                self._plain.append((unicodedata.normalize("NFC", term.strip()), number))
            else:
                for stem in stems(words[0], self._code, term=True):
                    self._by_stem[stem].append((number, words))

    def may_find(self, text: str, known: frozenset[str]) -> bool:
        """Whether a text may hold a term; ``known`` are its words' stems (see ``all_stems``)."""
        return not self._by_stem.keys().isdisjoint(known) or any(term in text for term, _ in self._plain)

    def find(self, text: str, start: int = 0, end: int | None = None) -> tuple[Occurrence, ...]:
        """The terms in a part of a text, in order; of those that overlap the longest."""
        end = len(text) if end is None else end
        found = [*self._in_words(text, start, end), *self._as_written(text, start, end)]
        found.sort(key=lambda each: (each.start - each.end, each.start, each.number))
        kept: list[Occurrence] = []
        for each in found:
            if not any(each.start < other.end and other.start < each.end for other in kept):
                kept.append(each)
        return tuple(sorted(kept))

    def _as_written(self, text: str, start: int, end: int) -> Iterator[Occurrence]:
        for term, number in self._plain:
            at = text.find(term, start, end) if term else -1
            while at >= 0:
                yield Occurrence(at, at + len(term), number)
                at = text.find(term, at + len(term), end)

    def _in_words(self, text: str, start: int, end: int) -> Iterator[Occurrence]:
        if not self._by_stem:
            return
        words = list(_words(text, start, end))
        for place, word in enumerate(words):
            seen: set[tuple[int, tuple[str, ...]]] = set()
            for stem in stems(word.text, self._code):
                seen.update(self._by_stem.get(stem, ()))
            for number, term in seen:
                last = place + len(term)
                if last <= len(words) and self._stands(text, words[place:last], term):
                    yield Occurrence(word.start, words[last - 1].end, number)

    def _stands(self, text: str, words: Sequence[_Word], term: Sequence[str]) -> bool:
        low, high = words[0].start, words[-1].end
        if (low > 1 and text[low - 1] in _JOINED and text[low - 2].isalnum()) or (
            text[high : high + 1] in (*_JOINED,) and text[high + 1 : high + 2].isalnum()
        ):
            return False  # a part of a longer word: sous-préfet is no préfet
        return all(_BETWEEN.fullmatch(text, one.end, other.start) for one, other in pairwise(words)) and all(
            _cased(word.text, part) and self._same(word.text, part)
            for word, part in zip(words, term, strict=True)
        )

    def _same(self, word: str, term: str) -> bool:
        return not stems(word, self._code).isdisjoint(stems(term, self._code, term=True))


def _words(text: str, start: int = 0, end: int | None = None) -> Iterator[_Word]:
    for match in _WORD.finditer(text, start, len(text) if end is None else end):
        yield _Word(match.start(), match.end(), match.group())


def _cased(word: str, term: str) -> bool:
    if len(term) > 1 and term.isupper():
        return word.startswith(term)
    return not term[0].isupper() or word[0].isupper()


def all_stems(text: str, code: str) -> frozenset[str]:
    """The stems of all words of a text, for many terms to be looked up in."""
    code = code.split("-")[0].lower()
    return frozenset().union(*(stems(word.text, code) for word in _words(text)))


@lru_cache(maxsize=65_536)
def stems(word: str, code: str, *, term: bool = False) -> frozenset[str]:
    """What a word may be known by: a word is a form of a term where they share a stem.

    ``term``: it is the term, and nothing is written together with it.
    """
    folded = _fold(word)
    found = {folded}
    for variant in _bare(folded, code) if term else _variants(folded, code):
        found.add(variant)
        for number, paradigm in enumerate(_paradigms(code)):
            for ending in paradigm:
                stem = variant.removesuffix(ending)
                if not ending or (stem != variant and len(stem) >= (2 if len(ending) > 1 else _SHORTEST)):
                    found.add(f"{stem}+{number}")
    return frozenset(found)


def _bare(folded: str, code: str) -> Iterator[str]:
    yield folded
    if code == "ar" and folded.startswith(_ARTICLE):
        yield folded[len(_ARTICLE) :]
    elif code == "nl":
        yield from (re.sub(r"([aeou])\1([^aeiou])$", r"\1\2", folded), _DUTCH_SHORT.sub(r"\1\1", folded))
    elif code == "tr":
        owned = _TURKISH_OWNED.search(folded)
        if owned is not None and owned.start() >= _SHORTEST:
            yield folded[: owned.start()]


def _variants(folded: str, code: str) -> Iterator[str]:
    """A word without what its language writes together with it."""
    yield folded
    if code == "ar":
        match = _ARABIC_BEFORE.match(folded)
        if match is not None and len(folded) - match.end() >= _SHORTEST:
            yield folded[match.end() :]
    elif code == "tr":
        for cut in range(_SHORTEST, len(folded)):
            if _TURKISH_AFTER.fullmatch(folded, cut):
                yield folded[:cut]
                if folded[cut - 1] in _SOFT:
                    yield folded[: cut - 1] + _SOFT[folded[cut - 1]]


@lru_cache(maxsize=64)
def _paradigms(code: str) -> tuple[tuple[str, ...], ...]:
    return tuple(
        tuple(dict.fromkeys("" if each == "-" else _fold(each) for each in paradigm.split()))
        for paradigm in _ENDINGS.get(code, "-").split("|")
    )


def _fold(word: str) -> str:
    """Lower case without accents."""
    plain = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in plain if not unicodedata.combining(c) and c != _TATWEEL).replace("ı", "i")
