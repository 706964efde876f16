"""Turkish."""

from __future__ import annotations

from tlqa.sources._types import Numerals, SourceLanguage

_CASE = "(|de|da|te|ta|den|dan|ten|tan|e|a|i|ı|u|ü|in|ın|un|ün|si|sı|nin|nın)"

NUMERALS = Numerals(
    ones="bir biri birinin",
    cardinals="""
0 sıfır
2 iki ikisi ikisini ikisinin
3 üç üçü üçünü
4 dört dördü dördünü
5 beş beşi beşini
6 altı
7 yedi
8 sekiz sekizi
9 dokuz dokuzu
10 on
20 yirmi
30 otuz
40 kırk
50 elli
60 altmış
70 yetmiş
80 seksen
90 doksan
3/2 birbuçuk
""",
    scales="""
100 yüz
1000 bin
1000000 milyon
1000000000 milyar
1000000000000 trilyon
""",
    vague="""
12 düzine
""",
    ordinals="""
1 birinci ilk
2 ikinci ikincisi
3 üçüncü üçüncüsü
4 dördüncü
5 beşinci
6 altıncı
7 yedinci
8 sekizinci
9 dokuzuncu
10 onuncu
20 yirminci
30 otuzuncu
40 kırkıncı
50 ellinci
60 altmışıncı
70 yetmişinci
80 sekseninci
90 doksanıncı
100 yüzüncü
""",
    parts="""
1/2 yarım yarısı yarısını yarısından
1/4 çeyrek çeyreği
""",
    weak="""
2 ikişer çift çifti ikiz ikizler her_ikisi
3 üçer
""",
    joins="",
    halves="buçuk",
    together=True,
    ten_open=True,
    ordinal_endings=("inci", "ıncı", "uncu", "üncü", "nci", "ncı", "ncu", "ncü"),
)

LANGUAGE = SourceLanguage(
    code="tr",
    name="Turkish",
    numerals=NUMERALS,
    ratio=1.0,
    spread=2.5,
    spaced=False,
    quotes=(("“", "”"), ("‘", "’"), ("«", "»"), ('"', '"')),
    about="yaklaşık ortalama neredeyse takriben aşağı_yukarı en_az en_fazla en_çok hemen_hemen",
    percent="yüzde",
    percent_before="yüzde %",
    units="""
km kilometre(|lik|ye|den) km
m metre(|lik|ye|den) m
cm santimetre cm santim
mm milimetre mm
mi mil
kg kilo kilogram kg
g gram
mg miligram mg
t ton
ha hektar(|lık)
km2 kilometrekare(|lik) km2
m2 metrekare(|lik) m2
l litre
ml mililitre ml
m3 metreküp
bbl varil
kmh km/saat kilometre_hız
degC santigrat_derece derece °c
degF fahrenheit °f
kw kilovat kw
mw megavat mw
gw gigavat gw
min dakika(|lık|da) dk
h saat(|lik|te)
s saniye
day gün(|lük|de|den)
week hafta(|lık|da)
month ay(|lık|da|dan)
year yıl(|lık|da|dır|ı) yaş(ında|ındaki|ını) sene yaşındayken
""",
    currencies="""
EUR euro avro
USD abd_doları amerikan_doları
$ dolar(|lık|ı|a|dan)
GBP sterlin
CNY yuan
JPY yen
RUB ruble
TRY lira(|lık|ya|dan|sı) tl
CHF frank
""",
    suffixes="inci ıncı uncu üncü nci ncı ncu ncü",
    months=f"""
1 ocak'{_CASE} ocak{_CASE}
2 şubat'{_CASE} şubat{_CASE}
3 mart'{_CASE} mart{_CASE}
4 nisan'{_CASE} nisan{_CASE}
5 mayıs'{_CASE} mayıs{_CASE}
6 haziran'{_CASE} haziran{_CASE}
7 temmuz'{_CASE} temmuz{_CASE}
8 ağustos'{_CASE} ağustos{_CASE}
9 eylül'{_CASE} eylül{_CASE}
10 ekim'{_CASE} ekim{_CASE}
11 kasım'{_CASE} kasım{_CASE}
12 aralık'{_CASE} aralık{_CASE}
""",
    weekdays="""
0 pazartesi
1 salı
2 çarşamba
3 perşembe
4 cuma
5 cumartesi
6 pazar
""",
    am="sabah",
    pm="akşam öğleden_sonra",
    hour_before="saat saatler saati",
    hour_sure=True,
    negations=(
        "değil değildi yok yoktu hiç hiçbir asla ne_de olmadı olmayan olmadığını olmadan yapmadı etmedi "
        "yalanladı reddetti imkansız hayır olmaz"
    ),
    questions="mi mı mu mü midir mıdır mudur müdür miydi mıydı",
    modal="belki muhtemelen olabilir gerekir gerekiyor lazım mümkün muhtemel galiba",
    reportative="iddiaya_göre iddiasıyla sözde",
    titles=(
        "bakanlığı meclisi mahkemesi komisyonu hükümeti partisi bankası birliği emniyet genel müdürlüğü "
        "cumhurbaşkanlığı merkezi kurulu dışişleri içişleri cumhurbaşkanı bakan bakanı başkan başkanı bay "
        "bayan general doktor"
    ),
    particles="",
    century="yüzyıl",
)
