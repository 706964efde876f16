"""German."""

from __future__ import annotations

from tlqa.sources._types import Numerals, SourceLanguage

NUMERALS = Numerals(
    ones="ein(|e|en|em|er|es|s)",
    cardinals="""
0 null
2 zwei zwo zweien
3 drei dreien
4 vier
5 fünf
6 sechs
7 sieben
8 acht
9 neun
10 zehn
11 elf
12 zwölf
13 dreizehn
14 vierzehn
15 fünfzehn
16 sechzehn
17 siebzehn
18 achtzehn
19 neunzehn
20 zwanzig
30 dreißig dreissig
40 vierzig
50 fünfzig
60 sechzig
70 siebzig
80 achtzig
90 neunzig
3/2 anderthalb eineinhalb
5/2 zweieinhalb
7/2 dreieinhalb
9/2 viereinhalb
11/2 fünfeinhalb
""",
    scales="""
100 hundert
1000 tausend
1000000 million(|en) mio
1000000000 milliarde(|n) mrd
1000000000000 billion(|en)
1000000000000000 billiarde(|n)
""",
    vague="""
12 dutzend
""",
    ordinals="""
1 erst(e|en|er|es|em) erstens
2 zweit(e|en|er|es|em) zweitens
3 dritt(e|en|er|es|em) drittens
4 viert(e|en|er|es|em)
5 fünft(e|en|er|es|em)
6 sechst(e|en|er|es|em)
7 siebt(e|en|er|es|em) siebent(e|en|er|es|em)
8 acht(e|en|er|es|em)
9 neunt(e|en|er|es|em)
10 zehnt(e|en|er|es|em)
11 elft(e|en|er|es|em)
12 zwölft(e|en|er|es|em)
13 dreizehnt(e|en|er|es|em)
14 vierzehnt(e|en|er|es|em)
15 fünfzehnt(e|en|er|es|em)
16 sechzehnt(e|en|er|es|em)
17 siebzehnt(e|en|er|es|em)
18 achtzehnt(e|en|er|es|em)
19 neunzehnt(e|en|er|es|em)
""",
    parts="""
1/2 halb(|e|en|er|es|em) hälfte
1/3 drittel(|n|s)
2/3 zweidrittel
1/4 viertel(|n|s)
3/4 dreiviertel
1/5 fünftel(|n|s)
1/6 sechstel(|n|s)
1/7 siebtel(|n|s)
1/8 achtel(|n|s)
1/9 neuntel(|n|s)
1/10 zehntel(|n|s)
""",
    weak="""
1 einmal
2 beide(|n|r|s) zweimal doppelt(|e|en|er|es) verdoppel(t|n|te|ten) zwilling(|e|en) paar zweifach(|e|en)
2 zweierlei
3 dreimal dreifach(|e|en) verdreifach(t|en|te) drilling(|e|en) dreierlei
4 viermal vierfach(|e|en) vervierfach(t|en|te)
5 fünfmal
10 zehnmal jahrzehnt(|e|en|s) zehnfach(|e|en)
100 jahrhundert(|e|en|s)
1000 jahrtausend(|e|en|s)
""",
    compounds="""
2 zwei
3 drei
4 vier
5 fünf
6 sechs
7 sieben
8 acht
9 neun
10 zehn
12 zwölf
20 zwanzig
30 dreißig
100 hundert
1/2 halb
""",
    joins="und",
    together=True,
    ones_first=True,
    ordinal_endings=("sten", "ster", "stes", "stem", "ste", "ten", "ter", "tes", "te"),
)

LANGUAGE = SourceLanguage(
    code="de",
    name="German",
    numerals=NUMERALS,
    ratio=0.88,
    spread=1.2,
    spaced=True,
    quotes=(("„", "“"), ("»", "«"), ("«", "»"), ("‚", "‘"), ('"', '"')),
    about=(
        "rund etwa ca circa zirka ungefähr knapp fast über gut mehr_als weniger_als bis_zu nahezu "
        "annähernd mindestens höchstens wenigstens unter gegen an_die schätzungsweise beinahe"
    ),
    percent="prozent prozentpunkt(|e|en) v.h.",
    units="""
km kilometer(|n|s) km
m meter(|n|s) m
cm zentimeter(|n|s) cm
mm millimeter(|n|s) mm
mi meile(|n)
kg kilo(|s) kilogramm(|s) kg
g gramm
mg milligramm mg
t tonne(|n)
ha hektar(|en|s) ha
km2 quadratkilometer(|n) km2
m2 quadratmeter(|n) m2
l liter(|n)
ml milliliter ml
m3 kubikmeter(|n)
bbl barrel fass
kmh km/h stundenkilometer(|n) kilometer(|n)_pro_stunde
degC grad_celsius °c grad
degF grad_fahrenheit °f
w watt
kw kilowatt kw
mw megawatt mw
gw gigawatt gw
min minute(|n)
h stunde(|n)
s sekunde(|n)
day tag(|e|en)
week woche(|n)
month monat(|e|en)
year jahr(|e|en|es) jährig(|e|en|er|es)
decade er_jahre(|n)
""",
    currencies="""
EUR euro(|s)
USD us-dollar(|s)
$ dollar(|s)
GBP pfund
CNY yuan
JPY yen
RUB rubel
UAH hrywnja
PLN zloty
TRY lira
CHF franken
""",
    half_after="und_ein(e|_)_halb(|es)",
    decade="er",
    months="""
1 januar jänner
2 februar
3 märz
4 april
5 mai
6 juni
7 juli
8 august
9 september
10 oktober
11 november
12 dezember
""",
    weekdays="""
0 montag(|s|e)
1 dienstag(|s|e)
2 mittwoch(|s|e)
3 donnerstag(|s|e)
4 freitag(|s|e)
5 samstag(|s|e) sonnabend
6 sonntag(|s|e)
""",
    am="morgens vormittags früh",
    pm="nachmittags abends",
    oclock="uhr",
    hour_before="um gegen",
    negations=(
        "nicht kein(|e|en|em|er|es|erlei) nie niemals nichts niemand(|en|em) nirgends nirgendwo ohne "
        "weder unmöglich verneint(|e|en) bestreite(t|n) bestritt(|en) dementiert(|e|en) lehnt(|e|en) "
        "nein kaum keinesfalls keineswegs verweiger(t|te|ten|n) fehlt(|e|en) unbekannt unklar"
    ),
    modal=(
        "kann können konnte(|n) könnte(|n) darf dürfen dürfte(|n) muss müssen musste(|n) müsste(|n) "
        "soll(|en|te|ten) vielleicht wohl möglicherweise wahrscheinlich vermutlich mag mögen"
    ),
    reportative=("angeblich mutmaßlich(|e|en|er) demnach zufolge"),
    titles="herr frau präsident präsidentin minister ministerin kanzler kanzlerin dr general professor",
    particles="von der zu van de den dem und",
    century="jahrhundert",
)
