"""Dutch."""

from __future__ import annotations

from tlqa.sources._types import Numerals, SourceLanguage

NUMERALS = Numerals(
    ones="een één",
    cardinals="""
0 nul
2 twee
3 drie
4 vier
5 vijf
6 zes
7 zeven
8 acht
9 negen
10 tien
11 elf
12 twaalf
13 dertien
14 veertien
15 vijftien
16 zestien
17 zeventien
18 achttien
19 negentien
20 twintig
30 dertig
40 veertig
50 vijftig
60 zestig
70 zeventig
80 tachtig
90 negentig
3/2 anderhalf anderhalve
""",
    scales="""
100 honderd
1000 duizend
1000000 miljoen mln
1000000000 miljard mld
1000000000000 biljoen
""",
    vague="""
12 dozijn
""",
    ordinals="""
1 eerste
2 tweede
3 derde
4 vierde
5 vijfde
6 zesde
7 zevende
8 achtste
9 negende
10 tiende
11 elfde
12 twaalfde
""",
    parts="""
1/2 half halve helft
1/4 kwart
3/4 driekwart
1/3 derden
""",
    weak="""
2 beide(|n) tweemaal dubbel(|e) paar verdubbel(d|de|t|en) tweeling
3 driemaal drievoudig(|e) verdrievoudig(d|t)
4 viermaal
10 decennium decennia
100 eeuw(|en)
""",
    compounds="""
2 twee
3 drie
4 vier
5 vijf
6 zes
7 zeven
8 acht
9 negen
10 tien
12 twaalf
100 honderd
1/2 half
""",
    joins="en",
    together=True,
    ones_first=True,
    ordinal_parts=True,
    ordinal_endings=("ste", "de"),
)

LANGUAGE = SourceLanguage(
    code="nl",
    name="Dutch",
    numerals=NUMERALS,
    ratio=0.95,
    spread=1.5,
    spaced=True,
    quotes=(("„", "”"), ("“", "”"), ("‘", "’"), ('"', '"')),
    about=(
        "ongeveer circa rond zo'n bijna ruim meer_dan minder_dan tot_wel haast zowat nagenoeg minstens "
        "hooguit ten_minste maximaal tegen_de krap over"
    ),
    percent="procent procentpunt(|en)",
    units="""
km kilometer(|s) km
m meter(|s) m
cm centimeter(|s) cm
mm millimeter(|s) mm
mi mijl(|en)
ft voet
kg kilo(|'s) kilogram kg
g gram
mg milligram mg
t ton
ha hectare(|n|s) ha
km2 vierkante_kilometer km2
m2 vierkante_meter m2
l liter(|s)
ml milliliter ml
m3 kubieke_meter
bbl vat vaten
kmh km/u kilometer_per_uur
degC graden_celsius graden °c
degF graden_fahrenheit °f
kw kilowatt kw
mw megawatt mw
gw gigawatt gw
min minu(ut|ten)
h u(ur|ren)
s seconde(|n)
day dag(|en)
week we(ek|ken)
month maand(|en)
year ja(ar|ren) jarig(|e)
""",
    currencies="""
EUR euro
USD amerikaanse_dollar
$ dollar
GBP pond
CNY yuan
JPY yen
RUB roebel
CHF frank
""",
    suffixes="e de ste",
    decade_before="jaren",
    months="""
1 januari
2 februari
3 maart
4 april
5 mei
6 juni
7 juli
8 augustus
9 september
10 oktober
11 november
12 december
""",
    weekdays="""
0 maandag
1 dinsdag
2 woensdag
3 donderdag
4 vrijdag
5 zaterdag
6 zondag
""",
    am="'s_ochtends 's_morgens 's_nachts",
    pm="'s_middags 's_avonds",
    hours="uur",
    hour_before="om",
    negations=(
        "niet geen nooit niets niemand nergens zonder noch evenmin onmogelijk ontkent ontkende nee nauwelijks"
    ),
    modal="kan kunnen kon kunnen zou zouden moet moeten mag mogen misschien wellicht waarschijnlijk mogelijk",
    reportative="naar_verluidt vermeende vermoedelijk(|e)",
    titles=(
        "kamer senaat ministerie rechtbank hof raad commissie regering staat burgemeester partij kerk "
        "bank unie politie premier heer mevrouw president minister meneer dr generaal"
    ),
    particles="van de der den ten ter het",
    century="eeuw",
)
