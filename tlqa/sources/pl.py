"""Polish."""

from __future__ import annotations

from tlqa.sources._types import Numerals, SourceLanguage

_ADJ = "(y|a|e|ego|ej|emu|ym|ą|ych|ymi|i)"

NUMERALS = Numerals(
    ones="jed(en|na|no|nego|nej|nemu|nym|ną)",
    cardinals="""
0 zero zera
2 dwa dwie dwóch dwu dwóm dwoma dwiema dwaj dwoje dwojga
3 trzy trzech trzem trzema trzej troje trojga
4 czter(y|ech|em|ema|ej) czworo
5 pięć pięciu pięcioro
6 sześć sześciu
7 siedem siedmiu
8 osiem ośmiu
9 dziewięć dziewięciu
10 dziesięć dziesięciu
11 jedena(ście|stu)
12 dwana(ście|stu)
13 trzyna(ście|stu)
14 czterna(ście|stu)
15 piętna(ście|stu)
16 szesna(ście|stu)
17 siedemna(ście|stu)
18 osiemna(ście|stu)
19 dziewiętna(ście|stu)
20 dwadzieścia dwudziestu
30 trzydzieści trzydziestu
40 czterdzieści czterdziestu
50 pięćdziesiąt pięćdziesięciu
60 sześćdziesiąt sześćdziesięciu
70 siedemdziesiąt siedemdziesięciu
80 osiemdziesiąt osiemdziesięciu
90 dziewięćdziesiąt dziewięćdziesięciu
100 sto stu
200 dwieście dwustu
300 trzysta trzystu
400 czterysta czterystu
500 pięćset pięciuset
600 sześćset sześciuset
700 siedemset siedmiuset
800 osiemset ośmiuset
900 dziewięćset dziewięciuset
3/2 półtora półtorej
""",
    scales="""
1000 tysiąc tysi(ące|ęcy|ąca|ącom|ącami) tys
1000000 milion(|y|ów|a|em|ami) mln
1000000000 miliard(|y|ów|a|em|ami) mld
1000000000000 bilion(|y|ów|a)
""",
    vague="""
12 tuzin
""",
    ordinals=f"""
1 pierwsz{_ADJ}
2 drug(i|a|ie|iego|iej|iemu|im|ą|ich)
3 trzeci(|a|e|ego|ej|emu|m|ą|ch)
4 czwart{_ADJ}
5 piąt{_ADJ}
6 szóst{_ADJ}
7 siódm{_ADJ}
8 ósm{_ADJ}
9 dziewiąt{_ADJ}
10 dziesiąt{_ADJ}
11 jedenast{_ADJ}
12 dwunast{_ADJ}
13 trzynast{_ADJ}
14 czternast{_ADJ}
15 piętnast{_ADJ}
16 szesnast{_ADJ}
17 siedemnast{_ADJ}
18 osiemnast{_ADJ}
19 dziewiętnast{_ADJ}
20 dwudziest{_ADJ}
30 trzydziest{_ADJ}
40 czterdziest{_ADJ}
50 pięćdziesiąt{_ADJ}
60 sześćdziesiąt{_ADJ}
70 siedemdziesiąt{_ADJ}
80 osiemdziesiąt{_ADJ}
90 dziewięćdziesiąt{_ADJ}
100 setn{_ADJ}
200 dwusetn{_ADJ}
300 trzysetn{_ADJ}
400 czterysetn{_ADJ}
500 pięćsetn{_ADJ}
1000 tysięczn{_ADJ}
2000 dwutysięczn{_ADJ}
""",
    parts="""
1/2 pół poło(wa|wy|wę|wie)
1/4 ćwierć
1/3 trzecie
""",
    weak="""
2 ob(a|ie|aj|oje|u|ydwa|ydwie|ydwaj) dwukrotn(ie|y|a|e) podwójn(y|a|e) podwo(ił|iła|ić) para pary
2 parę dwa-razy
3 trzykrotn(ie|y|a|e) potrójn(y|a|e) potro(ił|iła|ić)
4 czterokrotnie
24 doba dobę doby
10 dekad(a|y|ę) dziesięcioleci(e|a)
100 wiek(|u|i|ów|ach) stuleci(e|a)
""",
    compounds="""
2 dwu
3 trzy trój
4 cztero czwór
5 pięcio
6 sześcio
7 siedmio
8 ośmio
9 dziewięcio
10 dziesięcio
20 dwudziesto
30 trzydziesto
100 stu
""",
    joins="i",
)

LANGUAGE = SourceLanguage(
    code="pl",
    name="Polish",
    numerals=NUMERALS,
    ratio=1.0,
    spread=2.4,
    spaced=True,
    quotes=(("„", "”"), ("«", "»"), ("‚", "’"), ('"', '"')),
    about=(
        "około ok. ponad prawie niemal blisko przeszło mniej_więcej co_najmniej do powyżej poniżej "
        "więcej_niż mniej_niż najwyżej w_przybliżeniu"
    ),
    percent="procent(|u|y|ów) proc. proc punkt(|y|ów|u)_procentow(y|e|ych|ego)",
    units="""
km kilometr(|y|ów|a|ach) km
m metr(|y|ów|a|ach) m
cm centymetr(|y|ów|a) cm
mm milimetr(|y|ów|a) mm
mi mil(a|e|i) mil
ft stóp stop(a|y)
kg kilogram(|y|ów|a) kilo kg
g gram(|y|ów|a)
mg miligram(|y|ów|a) mg
t ton(|a|y|ę)
ha hektar(|y|ów|a|ach) ha
km2 kilometr(|y|ów|a)_kwadratow(y|e|ych|ego) km_kw. km2
m2 metr(|y|ów|a)_kwadratow(y|e|ych|ego) m_kw. m2
l litr(|y|ów|a)
ml mililitr(|y|ów|a) ml
m3 metr(|y|ów|a)_sześcienn(y|e|ych)
bbl barył(ka|ki|ek)
kmh km/h kilometr(|y|ów|a)_na_godzinę
degC stop(ień|nie|ni)_celsjusza stop(ień|nie|ni) °c
degF stop(ień|nie|ni)_fahrenheita °f
kw kilowat(|y|ów) kw
mw megawat(|y|ów) mw
gw gigawat(|y|ów) gw
min minut(|a|y|ę)
h godzin(|a|y|ę)
s sekund(|a|y|ę)
day dni(|a|ach) dzień dob(a|y|ę)
week tygodni(|a|e|u) tydzień
month miesi(ąc|ące|ęcy|ąca)
year lat(|a|ach) rok(|u|iem) letni(|a|e|ego|ej|emu|m|ą|ch)
""",
    currencies="""
EUR euro
USD dolar(|y|ów|a)_amerykańsk(i|ie|ich)
$ dolar(|y|ów|a|ami)
GBP funt(|y|ów|a)_szterling(|ów) funt(|y|ów|a)
CNY juan(|y|ów)
JPY jen(|y|ów)
RUB rubl(|e|i|a)
UAH hrywn(a|y|ę) hrywien
PLN złot(y|e|ych|ego) zł
CHF frank(|i|ów|a)
""",
    suffixes="",
    months="""
1 styczeń styczni(a|u)
2 luty luteg(o|) lutym
3 marzec marc(a|u)
4 kwiecień kwietni(a|u)
5 maj(|a|u)
6 czerwiec czerwc(a|u)
7 lipiec lipc(a|u)
8 sierpień sierpni(a|u)
9 wrzesień wrześni(a|u)
10 październik(|a|u)
11 listopad(|a|zie)
12 grudzień grudni(a|u)
""",
    weekdays="""
0 poniedział(ek|ku|ki)
1 wtor(ek|ku|ki)
2 śro(da|dę|dy|dzie)
3 czwart(ek|ku|ki)
4 piąt(ek|ku|ki)
5 sobo(ta|tę|ty|cie)
6 niedziel(a|ę|e|i)
""",
    am="rano",
    pm="po_południu wieczorem",
    hour_before="o_godzinie o_godz. godz. godzinie godzina",
    hour_sure=True,
    negations=(
        "nie nigdy nic nikt nikogo nikomu ani bez nigdzie niemożliw(e|y|a) żad(en|na|ne|nego|nej|nych) "
        "zaprzecz(ył|yła|yli|a) odrzuc(ił|iła|ili) brak"
    ),
    questions="czy",
    modal="moż(e|na) mog(ą|ła|ło|ły|li) mógł musi muszą powinien powinn(a|o|y|i) być_może prawdopodobnie",
    reportative="według rzekom(o|y|a|e|ego) podobno ponoć domniemany zdaniem",
    titles=(
        "sejm senat ministerstwo sąd trybunał rada komisja rząd państwo partia kościół bank unia policja "
        "urząd izba marszałek wojewoda dyrektor główny najwyższy prezydent minister pan pani premier "
        "generał prezes doktor"
    ),
    particles="",
    century="wiek w. wiecz",
)
