"""Numbers in words, so that they can be read back: up to 999, and the scales of each language."""

from __future__ import annotations

from collections.abc import Callable

Speller = Callable[[int], str]


def _english(n: int) -> str:
    ones = (
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen eighteen nineteen"
    ).split()
    tens = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split()
    if n < 20:
        return ones[n]
    if n < 100:
        return tens[n // 10] + (f"-{ones[n % 10]}" if n % 10 else "")
    return f"{ones[n // 100]} hundred" + (f" and {_english(n % 100)}" if n % 100 else "")


def _german(n: int) -> str:
    ones = (
        "null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn "
        "sechzehn siebzehn achtzehn neunzehn"
    ).split()
    tens = "_ _ zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig".split()
    if n < 20:
        return "eins" if n == 1 else ones[n]
    if n < 100:
        return (f"{ones[n % 10]}und" if n % 10 else "") + tens[n // 10]
    return f"{ones[n // 100]}hundert" + (_german(n % 100) if n % 100 else "")


def _french(n: int) -> str:
    ones = (
        "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize "
        "dix-sept dix-huit dix-neuf"
    ).split()
    tens = "_ _ vingt trente quarante cinquante soixante soixante quatre-vingt quatre-vingt".split()
    if n < 20:
        return ones[n]
    if n < 100:
        ten = n // 10
        rest = n - (60 if ten in (6, 7) else 80 if ten in (8, 9) else ten * 10)
        joint = " et " if rest in (1, 11) and ten < 8 else "-"
        return tens[ten] + (joint + ones[rest] if rest else "s" if n == 80 else "")
    head = "cent" if n < 200 else f"{ones[n // 100]} cent"
    return head + (f" {_french(n % 100)}" if n % 100 else "s" if n >= 200 else "")


def _spanish(n: int) -> str:
    ones = (
        "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis "
        "diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro "
        "veinticinco veintiséis veintisiete veintiocho veintinueve"
    ).split()
    tens = "_ _ _ treinta cuarenta cincuenta sesenta setenta ochenta noventa".split()
    hundreds = (
        "_ ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos "
        "novecientos"
    ).split()
    if n < 30:
        return ones[n]
    if n < 100:
        return tens[n // 10] + (f" y {ones[n % 10]}" if n % 10 else "")
    return "cien" if n == 100 else hundreds[n // 100] + (f" {_spanish(n % 100)}" if n % 100 else "")


def _in_order(n: int, ones: list[str], tens: list[str], hundreds: list[str]) -> str:
    """Hundreds, tens and ones as words of their own, as in Slavic languages."""
    if n < 20:
        return ones[n]
    if n < 100:
        return tens[n // 10] + (f" {ones[n % 10]}" if n % 10 else "")
    return hundreds[n // 100] + (f" {_in_order(n % 100, ones, tens, hundreds)}" if n % 100 else "")


def _russian(n: int) -> str:
    ones = (
        "ноль один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать тринадцать "
        "четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать"
    ).split()
    tens = "_ _ двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто".split()
    hundreds = "_ сто двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот".split()
    return _in_order(n, ones, tens, hundreds)


def _dutch(n: int) -> str:
    ones = (
        "nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien "
        "zeventien achttien negentien"
    ).split()
    tens = "_ _ twintig dertig veertig vijftig zestig zeventig tachtig negentig".split()
    if n < 20:
        return ones[n]
    if n < 100:
        joint = "ën" if n % 10 in (2, 3) else "en"
        return (ones[n % 10] + joint if n % 10 else "") + tens[n // 10]
    head = "honderd" if n < 200 else f"{ones[n // 100]}honderd"
    return head + (_dutch(n % 100) if n % 100 else "")


def _italian(n: int) -> str:
    ones = (
        "zero uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici "
        "quindici sedici diciassette diciotto diciannove"
    ).split()
    tens = "_ _ venti trenta quaranta cinquanta sessanta settanta ottanta novanta".split()
    if n < 20:
        return ones[n]
    if n < 100:
        ten = tens[n // 10][:-1] if n % 10 in (1, 8) else tens[n // 10]
        return ten + ("" if n % 10 == 0 else "tré" if n % 10 == 3 else ones[n % 10])
    head = "cento" if n < 200 else f"{ones[n // 100]}cento"
    return head + (_italian(n % 100) if n % 100 else "")


def _portuguese(n: int) -> str:
    ones = (
        "zero um dois três quatro cinco seis sete oito nove dez onze doze treze catorze quinze dezesseis "
        "dezessete dezoito dezenove"
    ).split()
    tens = "_ _ vinte trinta quarenta cinquenta sessenta setenta oitenta noventa".split()
    hundreds = (
        "_ cento duzentos trezentos quatrocentos quinhentos seiscentos setecentos oitocentos novecentos"
    ).split()
    if n < 20:
        return ones[n]
    if n < 100:
        return tens[n // 10] + (f" e {ones[n % 10]}" if n % 10 else "")
    return "cem" if n == 100 else hundreds[n // 100] + (f" e {_portuguese(n % 100)}" if n % 100 else "")


def _polish(n: int) -> str:
    ones = (
        "zero jeden dwa trzy cztery pięć sześć siedem osiem dziewięć dziesięć jedenaście dwanaście "
        "trzynaście czternaście piętnaście szesnaście siedemnaście osiemnaście dziewiętnaście"
    ).split()
    tens = (
        "_ _ dwadzieścia trzydzieści czterdzieści pięćdziesiąt sześćdziesiąt siedemdziesiąt osiemdziesiąt "
        "dziewięćdziesiąt"
    ).split()
    hundreds = ("_ sto dwieście trzysta czterysta pięćset sześćset siedemset osiemset dziewięćset").split()
    return _in_order(n, ones, tens, hundreds)


def _ukrainian(n: int) -> str:
    ones = (
        "нуль один два три чотири п’ять шість сім вісім дев’ять десять одинадцять дванадцять тринадцять "
        "чотирнадцять п’ятнадцять шістнадцять сімнадцять вісімнадцять дев’ятнадцять"
    ).split()
    tens = "_ _ двадцять тридцять сорок п’ятдесят шістдесят сімдесят вісімдесят дев’яносто".split()
    hundreds = "_ сто двісті триста чотириста п’ятсот шістсот сімсот вісімсот дев’ятсот".split()
    return _in_order(n, ones, tens, hundreds)


def _turkish(n: int) -> str:
    ones = "sıfır bir iki üç dört beş altı yedi sekiz dokuz".split()
    tens = "_ on yirmi otuz kırk elli altmış yetmiş seksen doksan".split()
    if n < 10:
        return ones[n]
    if n < 100:
        return tens[n // 10] + (f" {ones[n % 10]}" if n % 10 else "")
    head = "yüz" if n < 200 else f"{ones[n // 100]} yüz"
    return head + (f" {_turkish(n % 100)}" if n % 100 else "")


def _arabic(n: int) -> str:
    ones = "صفر واحد اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة".split()
    tens = "_ _ عشرون ثلاثون أربعون خمسون ستون سبعون ثمانون تسعون".split()
    hundreds = "_ مئة مئتان ثلاثمئة أربعمئة خمسمئة ستمئة سبعمئة ثمانمئة تسعمئة".split()
    if n <= 10:
        return ones[n]
    if n < 20:
        return f"{ {11: 'أحد', 12: 'اثنا'}.get(n) or ones[n - 10] } عشر"
    if n < 100:
        return (f"{ones[n % 10]} و" if n % 10 else "") + tens[n // 10]
    return hundreds[n // 100] + (f" و{_arabic(n % 100)}" if n % 100 else "")


def _chinese(n: int) -> str:
    digits = "零一二三四五六七八九"
    if n < 10:
        return digits[n]
    if n < 20:
        return "十" + (digits[n % 10] if n % 10 else "")
    if n < 100:
        return digits[n // 10] + "十" + (digits[n % 10] if n % 10 else "")
    rest = n % 100
    middle = "零" if 0 < rest < 10 else "一" if 10 <= rest < 20 else ""
    return digits[n // 100] + "百" + (middle + _chinese(rest) if rest else "")


def _japanese(n: int) -> str:
    digits = "〇一二三四五六七八九"
    if n < 10:
        return digits[n]
    ten, hundred = n // 10 % 10, n // 100
    head = ("" if hundred == 1 else digits[hundred]) + "百" if hundred else ""
    middle = ("" if ten == 1 else digits[ten]) + "十" if ten else ""
    return head + middle + (digits[n % 10] if n % 10 else "")


SMALL: dict[str, Speller] = {
    "en": _english,
    "de": _german,
    "fr": _french,
    "es": _spanish,
    "it": _italian,
    "nl": _dutch,
    "pl": _polish,
    "pt": _portuguese,
    "ru": _russian,
    "uk": _ukrainian,
    "tr": _turkish,
    "ar": _arabic,
    "zh": _chinese,
    "ja": _japanese,
}
SCALES = {
    "en": ("thousand", "million", "billion"),
    "de": ("tausend", "Millionen", "Milliarden"),
    "fr": ("mille", "millions", "milliards"),
    "es": ("mil", "millones", "mil millones"),
    "it": ("mila", "milioni", "miliardi"),
    "nl": ("duizend", "miljoen", "miljard"),
    "pl": ("tysięcy", "milionów", "miliardów"),
    "pt": ("mil", "milhões", "mil milhões"),
    "ru": ("тысяч", "миллионов", "миллиардов"),
    "uk": ("тисяч", "мільйонів", "мільярдів"),
    "tr": ("bin", "milyon", "milyar"),
    "ar": ("ألف", "مليون", "مليار"),
    "zh": ("万", "亿", "万亿"),
    "ja": ("万", "億", "兆"),
}
FACTORS = {code: (10**4, 10**8, 10**12) if code in ("zh", "ja") else (10**3, 10**6, 10**9) for code in SMALL}


def spell(code: str, amount: int, scale: int, rest: int) -> tuple[str, int]:
    """``amount`` of a scale (0 for none, 1 to 3) and ``rest`` below a thousand, in words, and its value."""
    small = SMALL[code]
    if not scale:
        return small(amount), amount
    spaced = "" if code in ("zh", "ja") else " "
    words, factor = SCALES[code][scale - 1], FACTORS[code][scale - 1]
    if code == "fr":
        words = words if scale > 1 else "mille"
    text = f"{small(amount)}{spaced}{words}"
    if code == "fr" and scale == 1:
        text = text.replace("cents mille", "cent mille").replace("quatre-vingts mille", "quatre-vingt mille")
    if rest:
        joint = " و" if code == "ar" else "零" if code == "zh" else spaced
        text += joint + ("一" if code == "zh" and 10 <= rest < 20 else "") + small(rest)
    return text, amount * factor + rest
