"""Chinese, simplified and traditional."""

from __future__ import annotations

from tlqa.sources._types import Numerals, SourceLanguage

LANGUAGE = SourceLanguage(
    code="zh",
    name="Chinese",
    numerals=Numerals(),
    ratio=3.9,
    spread=33,
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
year 年 周岁 岁 歲 周年 年来 年间
month-of-year 月份 月
decade 年代
century 世纪 世紀
tenths 成
""",
    currencies="""
EUR 欧元 歐元
USD 美元 美金
GBP 英镑 英鎊
CNY 元人民币 圆 人民币 元 块钱
HKD 港元 港币
JPY 日元 日圆
RUB 卢布
KRW 韩元
""",
    half_after="半",
    months="""
1 1月 一月
2 2月 二月
3 3月 三月
4 4月 四月
5 5月 五月
6 6月 六月
7 7月 七月
8 8月 八月
9 9月 九月
10 10月 十月
11 11月 十一月
12 12月 十二月
""",
    weekdays="""
0 星期一 周一 週一 礼拜一
1 星期二 周二 週二 礼拜二
2 星期三 周三 週三 礼拜三
3 星期四 周四 週四 礼拜四
4 星期五 周五 週五 礼拜五
5 星期六 周六 週六 礼拜六
6 星期日 星期天 周日 週日 礼拜天
""",
    am="上午 早上 凌晨 清晨",
    pm="下午 晚上 傍晚",
    negations=("不 没 沒 未 无 無 非 否认 否認 否决 别 勿 莫 拒绝 拒絕 绝非 从未 尚未 并非 毫无 缺乏"),
    questions="吗 嗎 呢 吧",
    modal="可能 也许 或许 必须 应该 应当 需要 能够 可以 大概 恐怕 須 应",
    reportative="据称 据说 据报道 涉嫌 所谓 据悉 傳 疑似 据报",
    titles="先生 女士 总统 總統 主席 总理 部长 部長 教授 记者 市长 省长 书记 将军 法官 博士 医生",
    particles="",
)
