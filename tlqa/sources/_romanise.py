"""Other scripts in Latin letters, loosely: what matters is that a name can be known again.

Cyrillic after BGN/PCGN without its apostrophes, Greek and Arabic letter by letter (Arabic writes no short
vowels), kana after Hepburn, Devanagari by its consonants, Chinese characters by pinyin.
"""

from __future__ import annotations

from functools import cache, lru_cache

from tlqa.sources._fold import fold
from tlqa.sources._pinyin import pinyin

_LETTERS = """
а a б b в v г g д d е e ё e ж zh з z и i й y к k л l м m н n о o п p р r с s т t у u ф f х h ц ts ч ch
ш sh щ shch ъ - ы y ь - э e ю yu я ya і i ї yi є ye ґ g ў w ј j љ lj њ nj ћ c ђ dj џ dz α a β v γ g δ d
ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s ς s τ t υ y φ f χ ch ψ ps ω o ا a ب b ت t ث th
ج j ح h خ kh د d ذ dh ر r ز z س s ش sh ص s ض d ط t ظ z ع a غ gh ف f ق q ك k ل l م m ن n ه h و w ي y ء -
ؤ w ئ y پ p چ ch ژ zh گ g ڤ v क k ख kh ग g घ gh ङ n च ch छ chh ज j झ jh ञ n ट t ठ th ड d ढ dh ण n त t
थ th द d ध dh न n प p फ ph ब b भ bh म m य y र r ल l व v श sh ष sh स s ह h ळ l अ a आ a इ i ई i उ u ऊ u
ए e ऐ ai ओ o औ au ा a ि i ी i ु u ू u े e ै ai ो o ौ au ं n ँ n ृ ri ऑ o ॉ o
"""
_KANA = """
ア a イ i ウ u エ e オ o カ ka キ ki ク ku ケ ke コ ko サ sa シ shi ス su セ se ソ so タ ta チ chi
ツ tsu テ te ト to ナ na ニ ni ヌ nu ネ ne ノ no ハ ha ヒ hi フ fu ヘ he ホ ho マ ma ミ mi ム mu メ me
モ mo ヤ ya ユ yu ヨ yo ラ ra リ ri ル ru レ re ロ ro ワ wa ヲ o ン n ガ ga ギ gi グ gu ゲ ge ゴ go
ザ za ジ ji ズ zu ゼ ze ゾ zo ダ da ヂ ji ヅ zu デ de ド do バ ba ビ bi ブ bu ベ be ボ bo パ pa ピ pi
プ pu ペ pe ポ po ァ a ィ i ゥ u ェ e ォ o ャ ya ュ yu ョ yo ッ - ー - ヴ vu ヶ ke ヵ ka
"""


@cache
def _letters() -> dict[str, str]:
    words = (_LETTERS + _KANA).split()
    table: dict[str, str] = {}
    for letter, latin in zip(words[::2], words[1::2], strict=True):
        # folded, й is и and ў is у: the plain letter, which stands first, is the one that counts
        table.setdefault(fold(letter), "" if latin == "-" else latin)
    hiragana = {chr(ord(k) - 0x60): v for k, v in table.items() if "ァ" <= k <= "ヶ"}
    return table | hiragana | {"尔": "l", "爾": "l"}


class _Table(dict[int, str]):
    """Filled as letters are met."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        self[code] = latin = _letters()[letter] if letter in _letters() else _unlisted(letter)
        return latin


def _unlisted(letter: str) -> str:
    return letter if letter < "⺀" else pinyin(letter)


_TABLE = _Table()


@lru_cache(maxsize=16_384)
def romanise(text: str) -> str:
    """A text in Latin letters, folded; what is in no known script stays as it is."""
    folded = fold(text)
    return folded if folded.isascii() else folded.translate(_TABLE)


_SCRIPTS = (
    ("Latin", "A", "ɏ"),
    ("Greek", "Ͱ", "Ͽ"),
    ("Cyrillic", "Ѐ", "ԯ"),
    ("Hebrew", "\u0590", "\u05ff"),
    ("Arabic", "\u0600", "\u06ff"),
    ("Devanagari", "\u0900", "\u097f"),
    ("Thai", "\u0e00", "\u0e7f"),
    ("Kana", "\u3040", "\u30ff"),
    ("Han", "\u3400", "\u9fff"),
    ("Hangul", "\uac00", "\ud7af"),
)


def script_of(text: str) -> str:
    """The script of most letters; Kana where it has a tenth of them; "" where there are no letters."""
    counts = dict.fromkeys((name for name, _, _ in _SCRIPTS), 0)
    for character in text:
        if character.isalpha():
            for name, low, high in _SCRIPTS:
                if low <= character <= high:
                    counts[name] += 1
                    break
    if counts["Kana"] * 10 > sum(counts.values()):
        return "Kana"
    best = max(counts, key=lambda name: counts[name])
    return best if counts[best] else ""
