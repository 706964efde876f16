"""Italian."""

from __future__ import annotations

from tlqa.sources._types import Numerals, SourceLanguage

NUMERALS = Numerals(
    ones="un uno una",
    cardinals="""
0 zero
2 due
3 tre tré
4 quattro
5 cinque
6 sei
7 sette
8 otto
9 nove
10 dieci
11 undici
12 dodici
13 tredici
14 quattordici
15 quindici
16 sedici
17 diciassette
18 diciotto
19 diciannove
20 vent(i|)
30 trent(a|)
40 quarant(a|)
50 cinquant(a|)
60 sessant(a|)
70 settant(a|)
80 ottant(a|)
90 novant(a|)
""",
    scales="""
100 cento cent
1000 mille mila
1000000 milion(e|i)
1000000000 miliard(o|i)
1000000000000 bilion(e|i)
""",
    vague="""
10 decina
12 dozzina
15 quindicina
20 ventina
30 trentina
40 quarantina
50 cinquantina
60 sessantina
70 settantina
80 ottantina
90 novantina
100 centinaio
1000 migliaio
""",
    ordinals="""
1 prim(o|a|i|e)
3 terz(o|a)
4 quart(o|a)
5 quint(o|a)
6 sest(o|a)
7 settim(o|a)
8 ottav(o|a)
9 non(o|a)
10 decim(o|a)
100 centesim(o|a)
1000 millesim(o|a)
""",
    parts="""
1/2 mezzo mezza metà
1/3 terzi
1/4 quarti
1/5 quinti
1/8 ottavi
1/10 decimi
""",
    weak="""
2 second(o|a|i|e) entramb(i|e) ambedue doppi(o|a) coppia paio raddoppi(ato|ata|are|a) gemell(i|e)
3 triplo triplic(ato|ata|are)
4 quadruplo quadruplic(ato|ata|are)
10 decennio decenni
100 secolo secoli
""",
    joins="e",
    together=True,
    ordinal_endings=("esimo", "esima", "esimi", "esime"),
)

LANGUAGE = SourceLanguage(
    code="it",
    name="Italian",
    numerals=NUMERALS,
    ratio=0.9,
    spread=1.2,
    spaced=True,
    quotes=(("«", "»"), ("“", "”"), ("‘", "’"), ('"', '"')),
    about=(
        "circa quasi oltre più_di meno_di intorno_a attorno_a approssimativamente almeno fino_a "
        "al_massimo poco_più_di poco_meno_di pressoché più_del meno_del i_circa le_circa"
    ),
    percent="per_cento punt(o|i)_percentual(e|i)",
    units="""
km chilometr(o|i) km
m metr(o|i) m
cm centimetr(o|i) cm
mm millimetr(o|i) mm
mi migli(o|a)
ft piedi
kg chil(o|i) chilogramm(o|i) kg
g gramm(o|i)
mg milligramm(o|i) mg
t tonnellat(a|e)
ha ettar(o|i) ha
km2 chilometr(o|i)_quadrat(o|i) km2
m2 metr(o|i)_quadrat(o|i) mq m2
l litr(o|i)
ml millilitr(o|i) ml
m3 metr(o|i)_cub(o|i)
bbl baril(e|i)
kmh km/h chilometr(o|i)_orari chilometri_all'ora
degC grad(o|i)_celsius grad(o|i)_centigrad(o|i) grad(o|i) °c
degF grad(o|i)_fahrenheit °f
kw chilowatt kw
mw megawatt mw
gw gigawatt gw
min minut(o|i)
h or(a|e)
s secondi
day giorn(o|i)
week settiman(a|e)
month mes(e|i)
year ann(o|i)
""",
    currencies="""
EUR euro di_euro
USD dollar(o|i)_american(o|i) dollar(o|i)_statunitens(e|i)
$ dollar(o|i) di_dollari
GBP sterlin(a|e)
CNY yuan
JPY yen
RUB rubl(o|i)
CHF franc(o|hi)_svizzer(o|i)
""",
    suffixes="º ª esimo esima",
    decade_before="anni",
    months="""
1 gennaio
2 febbraio
3 marzo
4 aprile
5 maggio
6 giugno
7 luglio
8 agosto
9 settembre
10 ottobre
11 novembre
12 dicembre
""",
    weekdays="""
0 lunedì
1 martedì
2 mercoledì
3 giovedì
4 venerdì
5 sabato
6 domenica
""",
    am="di_mattina del_mattino",
    pm="di_sera della_sera del_pomeriggio",
    oclock="in_punto",
    hour_before="alle dalle ore le all' all",
    negations=(
        "non né mai niente nulla nessun nessuno nessuna senza neanche nemmeno neppure impossibile negato "
        "nega smentito smentisce no"
    ),
    modal=(
        "può possono potrebbe(|ro) deve devono dovrebbe(|ro) forse probabilmente possibilmente dovrà dovranno"
    ),
    reportative="presunt(o|a|i|e) presumibilmente a_quanto_pare",
    titles=(
        "camera senato ministero corte tribunale consiglio commissione governo stato sindaco partito "
        "chiesa banca procura unione nazioni palazzo carabinieri polizia direttore premier signor signora "
        "presidente ministro ministra sig dott generale dottor"
    ),
    particles="de di del della dei degli e",
    half_after="e_mezz(o|a)",
    century="secolo secoli",
)
