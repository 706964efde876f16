"""English, the side that translations are read on."""

from __future__ import annotations

from tlqa.sources._types import Numerals, SourceLanguage

NUMERALS = Numerals(
    ones="a an one single",
    cardinals="""
0 zero nil nought
2 two
3 three
4 four
5 five
6 six
7 seven
8 eight
9 nine
10 ten
11 eleven
12 twelve
13 thirteen
14 fourteen
15 fifteen
16 sixteen
17 seventeen
18 eighteen
19 nineteen
20 twenty
30 thirty
40 forty fourty
50 fifty
60 sixty
70 seventy
80 eighty
90 ninety
""",
    scales="""
100 hundred
1000 thousand
1000000 million
1000000000 billion
1000000000000 trillion
100000 lakh
10000000 crore
""",
    vague="""
12 dozen
""",
    ordinals="""
1 first firstly
2 second secondly
3 third thirdly
4 fourth
5 fifth
6 sixth
7 seventh
8 eighth
9 ninth
10 tenth
11 eleventh
12 twelfth
13 thirteenth
14 fourteenth
15 fifteenth
16 sixteenth
17 seventeenth
18 eighteenth
19 nineteenth
20 twentieth
30 thirtieth
40 fortieth
50 fiftieth
60 sixtieth
70 seventieth
80 eightieth
90 ninetieth
100 hundredth
1000 thousandth
1000000 millionth
""",
    parts="""
1/2 half halves
1/3 thirds
1/4 quarter quarters
1/5 fifths
1/6 sixths
1/7 sevenths
1/8 eighths
1/9 ninths
1/10 tenths
""",
    weak="""
2 both either couple pair twin twins twice double doubled doubles doubling two-way dual duo bilateral
3 triple tripled thrice trio trilateral triplets
4 quadruple quadrupled quartet
5 quintet
10 decade decades tenfold
14 fortnight
20 score
100 century centuries centenary centennial
0 none
""",
    joins="and",
)

LANGUAGE = SourceLanguage(
    code="en",
    name="English",
    numerals=NUMERALS,
    ratio=1,
    spread=1.2,
    decimal=".",
    spaced=True,
    about=(
        "about around approximately nearly almost over under some roughly circa ca more_than less_than "
        "up_to at_least at_most close_to upwards_of fewer_than just_over just_under an_estimated "
        "estimated as_many_as as_much_as as_few_as above below exceeding exceeded exceeds beyond"
    ),
    percent="percent per_cent percentage_point(|s) pct",
    units="""
km km(|s) kilomet(er|re)(|s)
m met(er|re)(|s) m
cm cm centimet(er|re)(|s)
mm mm millimet(er|re)(|s)
mi mile(|s)
yd yard(|s)
ft foot feet ft
in inch(|es)
nmi nautical_mile(|s)
kg kg kilo(|s) kilogram(|s) kilogramme(|s)
g gram(|s)
mg mg milligram(|s)
t tonne(|s) metric_ton(|s) ton(|s)
lb pound(|s)_of lb lbs
oz ounce(|s)
ha hectare(|s) ha
acre acre(|s)
mu mu
km2 square_kilomet(er|re)(|s) sq_km km2
m2 square_met(er|re)(|s) sq_m m2
mi2 square_mile(|s)
ft2 square_(foot|feet)
l lit(er|re)(|s)
ml ml millilit(er|re)(|s)
gal gallon(|s)
bbl barrel(|s)
m3 cubic_met(er|re)(|s)
kmh km/h kph kilomet(er|re)(|s)_(per|an)_hour
mph mph mile(|s)_(per|an)_hour
kn knot(|s)
degC degree(|s)_celsius degree(|s)_c °c degree(|s)_centigrade
degF degree(|s)_fahrenheit °f
w watt(|s)
kw kilowatt(|s) kw
mw megawatt(|s) mw
gw gigawatt(|s) gw
min minute(|s)
h hour(|s)
s second(|s)
day day(|s)
week week(|s)
month month(|s)
year year(|s) years-old
""",
    currencies="""
EUR euro(|s)
USD us_dollar(|s) american_dollar(|s)
AUD australian_dollar(|s)
CAD canadian_dollar(|s)
HKD hong_kong_dollar(|s)
$ dollar(|s)
GBP pound(|s)_sterling pound(|s) sterling
CNY yuan renminbi rmb
JPY yen
RUB r(o|)uble(|s)
UAH hryvnia(|s) hryvnias
PLN zloty(|s) zlotys
TRY lira(|s)
CHF swiss_franc(|s) franc(|s)
INR rupee(|s)
""",
    suffixes="st nd rd th",
    half_after="and_a_half",
    decade="s 's",
    months="""
1 january jan
2 february feb
3 march
4 april
5 may
6 june
7 july
8 august aug
9 september sept sep
10 october oct
11 november nov
12 december dec
""",
    weekdays="""
0 monday(|s)
1 tuesday(|s)
2 wednesday(|s)
3 thursday(|s)
4 friday(|s)
5 saturday(|s)
6 sunday(|s)
""",
    am="a.m. am in_the_morning",
    pm="p.m. pm in_the_afternoon in_the_evening at_night",
    oclock="o'clock",
    hours="hours",
    hour_before="at",
    negations=(
        "not no never none nobody nothing neither nor nowhere without cannot hardly scarcely n't unable "
        "impossible refused refuse refuses denied denies deny denying fail(|s|ed) failure lack(|s|ed) "
        "unless rejected rejects reject absent ain't unknown barely "
        "un(likely|aware|willing|clear|certain) yet_to absence rather_than instead_of"
    ),
    modal=(
        "may might could must should would can shall perhaps maybe probably possibly likely need_to "
        "have_to has_to"
    ),
    reportative=(
        "reportedly allegedly alleged purported(|ly) supposed(|ly) according_to apparently said_to so-called"
    ),
    titles="mr mrs ms dr president minister sir lady general senator professor judge king queen prince prime",
    particles="of the de van von der bin al el la le and",
    century="century centuries",
)
