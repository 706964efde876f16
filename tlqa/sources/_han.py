"""Numbers in Chinese and Japanese: 一万二千, 3亿5000万, 二〇二一, 百分之, 数十."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from tlqa.sources._digits import read_digits, whole
from tlqa.sources._reading import Reading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tlqa.sources._types import Number

DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2, "兩": 2}
SMALL = {"十": 10, "百": 100, "千": 1000}
LARGE = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8, "兆": 10**12}
_NUMERAL = "".join(DIGITS) + "".join(SMALL) + "".join(LARGE)
_START = re.compile(rf"[0-9{_NUMERAL}半]")
_VAGUE_BEFORE = re.compile(r"[数數几幾多上好成]$")
_POINT = re.compile(rf"[点點](?=[{''.join(DIGITS)}])")
_RUNNING = re.compile("(?:一二|二三|两三|三四|三五|四五|五六|六七|七八|八九)[十百千万亿]*$")
"""Two or three: a guess and no number."""
_MOST = 10**24
_MORE = re.compile("[多余餘几幾](?=[万萬亿億兆])")
_MEASURES = (
    "个個名位人年月天日周週次项項家岁歲户戶所座架辆輛艘枚件条條张張台只隻头頭颗場场起例宗国國省市县區区村届"
    "屆代级級层層楼樓米吨噸元块美分秒时時点點倍成度号號本部篇首句封册冊套组組队隊批种種类類步票笔筆股支具棵株片块"
    "つ歳か箇ヵケ軒社校棟台匹羽冊通回階番目割問"
)
_IDIOMS = re.compile(
    r"百分之|万一|一万一|千万(?=别|不|要)|十分(?!之|[钟鐘])|[千万百]分之?(?=感|重)|三星|四川|九江|百度|五角大|二手|八卦|七夕|"
    r"六安|三亚|三明|百合|千叶|千葉|八王子|四国|九州|三重|三菱|三井|一般|統一|统一|唯一|一起|一直|一些|一样|一定|"
    r"一致|一切|一旦|一方|一番|一部|一時|万事|万达|百姓|百货|千里|千方|百计|四处|三浦|五十嵐|十堰|一带|一路|一线|"
    r"万科|万圣|千禧|二战|二氧|三文|五星|八达|万里|零售|一流|一度|一再|一同|一向|一批|一系|一刻|一半|一部分|"
    r"十足|千千万万|五一|十一黄金|十一假|千代|百貨|万博|三権|一緒|一斉|一貫|一環|一層|一連|一応|一番|四半期|八幡|五輪|"
    r"第一时间|第三者|不二|星期[一二三四五六日天]|周[一二三四五六](?![年个])|礼拜[一二三四五六]|二维码|一体|一个?月内"
)


def han_readings(folded: str) -> Iterator[Reading]:
    """The numbers of a folded Chinese or Japanese text, in order.

    A single numeral counts as firm only before a measure word: most stand in words (统一, 四川).
    """
    idioms = _idioms(folded)
    at = 0
    while (token := _START.search(folded, at)) is not None:
        start = token.start()
        if start in idioms:
            at = idioms[start]
            continue
        if token[0] == "半":
            yield Reading(start, start + 1, Fraction(1, 2), spelled=True, part=True, weak=True)
            at = start + 1
            continue
        end, value = _read(folded, start)
        if value is None:
            at = start + 1
            continue
        if folded.startswith("分之", end) and value:  # 三分之一
            over, part = _read(folded, end + 2)
            if part is not None:
                yield Reading(start, over, Fraction(part, value), spelled=True, part=True, weak=True)
                at = over
                continue
        yield _reading(folded, start, end, value)
        at = end


def _idioms(folded: str) -> dict[int, int]:
    return {i: match.end() for match in _IDIOMS.finditer(folded) for i in range(match.start(), match.end())}


def _reading(folded: str, start: int, end: int, value: Number) -> Reading:
    body = folded[start:end]
    spelled = not any(c.isascii() for c in body)
    following, before = folded[end : end + 1], folded[max(0, start - 1) : start]
    guess = spelled and _RUNNING.match(body) is not None
    vague = bool(_VAGUE_BEFORE.search(before)) and spelled and body[0] in SMALL | LARGE
    weak = vague or guess or value == 1 or (spelled and _may_be_a_word(body, value, following))
    other: Number | None = None
    if guess:  # 五六百 is five or six hundred
        other = Fraction(value, DIGITS[body[1]]) * DIGITS[body[0]]
    elif spelled and len(body) == 2 and body[0] in DIGITS and body[1] in DIGITS:
        other = 1900 + value  # 九二 is 1992
    scale = LARGE.get(body[-1], 1)
    plain = not spelled and body.isdigit()
    return Reading(start, end, value, other, spelled, before == "第", False, vague, weak, plain, scale)


def _may_be_a_word(body: str, value: Number, following: str) -> bool:
    """Whether it is a word (统一, 百姓), or one that may be said otherwise (两国)."""
    if body in ("两", "兩"):
        return following in ("国", "國", "岸", "会", "會", "地", "者", "人", "侧", "党", "")
    single = len(body) == 1 and (following == "" or following not in _MEASURES or body == "二")
    return single or value <= 1 or body[0] in LARGE or (body[0] in "百千" and body[1:2] in LARGE | {"": 0})


def _read(text: str, at: int) -> tuple[int, Number | None]:
    """Where the number at a place ends and what it is worth."""
    total: Number = 0
    section: Number = 0
    group: Number | None = None
    last = 10_000
    said = False
    while at < len(text):
        sign = text[at]
        if "0" <= sign <= "9" or sign in DIGITS:
            if group is not None:
                break
            at, group, alone = _digits(text, at)
            more = _MORE.match(text, at)
            at = more.end() if more else at
            if alone and not said and text[at : at + 1] not in {*SMALL, *LARGE}:
                return at, group
        elif sign in SMALL:
            if SMALL[sign] >= last:
                break
            section += (1 if group is None else group) * SMALL[sign]
            last, group, at = SMALL[sign], None, at + 1
        elif sign in LARGE and total <= _MOST:
            total = _scaled(total, section + (group or 0), LARGE[sign], said)
            section, group, last, at = 0, None, 10_000, at + 1
        else:
            break
        said = True
    return at, (total + section + (group or 0)) if said else None


def _scaled(total: Number, amount: Number, scale: int, said: bool) -> Number:
    """With a myriad or more: 3亿5000万 adds, 两万亿 multiplies all."""
    if not said:
        return scale
    if not amount or (total and total < scale):
        return (total + amount) * scale
    return total + amount * scale


def _digits(text: str, at: int) -> tuple[int, Number, bool]:
    """A run of digits of either kind; at last whether it is read digit by digit, as years are."""
    if "0" <= text[at] <= "9":
        number = read_digits(text, at, ".", False)
        assert number is not None
        return number.end, number.value, True
    end = at
    while end < len(text) and text[end] in DIGITS:
        end += 1
    run = text[at:end]
    if run[0] in "零〇" and len(run) == 2:
        run = run[1:]
    if _RUNNING.match(run):
        run = run[1:]
    value = whole("".join(str(DIGITS[c]) for c in run))
    point = _POINT.match(text, end)
    if point is None:
        return end, value, len(run) > 1
    after = end = point.end()
    while end < len(text) and text[end] in DIGITS:
        end += 1
    decimals = "".join(str(DIGITS[c]) for c in text[after:end])
    return end, value + Fraction(whole(decimals), 10 ** min(len(decimals), 60)), False
