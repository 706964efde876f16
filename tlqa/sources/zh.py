"""Chinese, simplified and traditional."""

from __future__ import annotations

from tlqa.sources._types import Numerals, SourceLanguage

LANGUAGE = SourceLanguage(
    code="zh",
    name="Chinese",
    numerals=Numerals(),
    decimal=".",
    script="Han",
    quotes=(("“", "”"), ("「", "」"), ("『", "』"), ("《", "》"), ("‘", "’")),
    sentence_ends="。！？…",
    spaces=False,
    about="约 大约 近 将近 超过 超 逾 大概 左右 至少 最多 不到 多达 高达 接近 約 大約 將近 超過 至多 不足",
    percent="个百分点 個百分點 百分点 百分點",
    percent_before="百分之",
    units="""
km 公里 千米
m 米 公尺
cm 厘米 公分
mm 毫米
mi 英里 英哩
ft 英尺
in 英寸
nmi 海里
li 里
kg 公斤 千克
g 克
mg 毫克
t 吨 噸 公吨
jin 斤
lb 磅
oz 盎司
ha 公顷 公頃
acre 英亩 英畝
mu 亩 畝
km2 平方公里 平方千米
m2 平方米 平米
l 升
ml 毫升
m3 立方米
bbl 桶
kmh 公里/小时 公里每小时
degC 摄氏度 攝氏度 ℃ 度
kw 千瓦
mw 兆瓦
gw 吉瓦
min 分钟 分鐘
h 小时 小時 个小时 個小時
s 秒 秒钟
day-of-month 日 号 號
week 周 个星期 个礼拜
day 天
month 个月 個月
year 周岁 岁 歲 周年 年来 年间
month-of-year 月份 月
decade 年代
tenths 成
""",
    currencies="""
EUR 欧元 歐元
USD 美元 美金
GBP 英镑 英鎊
CNY 元人民币 人民币 元 块钱
HKD 港元 港币
JPY 日元 日圆
RUB 卢布
KRW 韩元
""",
)
