"""Japanese."""

from __future__ import annotations

from tlqa.sources._types import Numerals, SourceLanguage

LANGUAGE = SourceLanguage(
    code="ja",
    name="Japanese",
    numerals=Numerals(),
    ratio=2.6,
    spread=16,
    decimal=".",
    script="Han",
    quotes=(("「", "」"), ("『", "』"), ("“", "”"), ("（", "）")),
    sentence_ends="。！？…",
    spaces=False,
    about="約 およそ おおよそ ほぼ 最大 最低 少なくとも 推定 計およそ 延べ 最大で",
    percent="パーセント ポイント",
    percent_before="",
    units="""
km キロメートル キロ㍍ km ㌔
m メートル
cm センチ センチメートル cm
mm ミリ ミリメートル mm
mi マイル
ft フィート
kg キログラム kg
g グラム
mg ミリグラム
t トン
ha ヘクタール
acre エーカー
km2 平方キロメートル 平方キロ
m2 平方メートル
l リットル
ml ミリリットル
m3 立方メートル
bbl バレル
kmh キロ毎時
degC 度 ℃
degF 華氏
kw キロワット
mw メガワット 万キロワット
min 分間 分
h 時間
s 秒 秒間
day-of-month 日
day 日間
week 週間
month か月 カ月 ヶ月 箇月 ヵ月
year 年 年間 歳 才 周年
month-of-year 月
decade 年代
tenths 割
""",
    currencies="""
EUR ユーロ
USD 米ドル
$ ドル
GBP ポンド
CNY 人民元 元
JPY 円
KRW ウォン
RUB ルーブル
""",
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
0 月曜 （月）
1 火曜 （火）
2 水曜 （水）
3 木曜 （木）
4 金曜 （金）
5 土曜 （土）
6 日曜 （日）
""",
    am="午前 朝",
    pm="午後 夜 夕方",
    negations="ない なかった ません なく ず ぬ 無い 無かった 非 不可能 否定 無し なし 未",
    questions="か",
    modal="かもしれ だろう でしょう べき 可能性 恐れ おそれ はず に違いない",
    reportative="という そうだ らしい とされる とみられる によると によれば",
    titles="氏 さん 大統領 首相 大臣 長官 会長 社長 教授 選手 容疑者 被告 議員 監督",
    particles="",
    half_after="半",
)
