"""French."""

from __future__ import annotations

from tlqa.sources._types import Numerals, SourceLanguage

NUMERALS = Numerals(
    ones="un une",
    cardinals="""
0 zéro
2 deux
3 trois
4 quatre
5 cinq
6 six
7 sept
8 huit
9 neuf
10 dix
11 onze
12 douze
13 treize
14 quatorze
15 quinze
16 seize
17 dix_sept
18 dix_huit
19 dix_neuf
20 vingt vingts
30 trente
40 quarante
50 cinquante
60 soixante
70 septante
80 quatre_vingt(|s) huitante octante
90 nonante
""",
    scales="""
100 cent cents
1000 mille
1000000 million(|s)
1000000000 milliard(|s)
1000000000000 billion(|s)
""",
    vague="""
8 huitaine
10 dizaine
12 douzaine
15 quinzaine
20 vingtaine
30 trentaine
40 quarantaine
50 cinquantaine
60 soixantaine
100 centaine
1000 millier
""",
    ordinals="""
1 premi(er|ers|ère|ères)
2 deuxième(|s) second(|s|e|es)
3 troisième
4 quatrième
5 cinquième
6 sixième
7 septième
8 huitième
9 neuvième
10 dixième
11 onzième
12 douzième
13 treizième
14 quatorzième
15 quinzième
16 seizième
17 dix_septième
18 dix_huitième
19 dix_neuvième
1 unième
20 vingtième
30 trentième
40 quarantième
50 cinquantième
60 soixantième
70 septantième
80 quatre_vingtième huitantième
90 nonantième
100 centième
1000 millième
""",
    parts="""
1/2 demi(|e|es|s) moitié
1/3 tiers
1/4 quart(|s)
1/5 cinquièmes
1/6 sixièmes
1/8 huitièmes
1/10 dixièmes
""",
    weak="""
2 double(|s) doubl(é|ée|er|ant) couple paire jumeaux jumelles
3 triple(|r|s) tripl(é|ée)
4 quadruple(|r|s) quadruplé
10 décennie(|s)
100 siècle(|s)
""",
    joins="et",
    twenties=True,
)

LANGUAGE = SourceLanguage(
    code="fr",
    name="French",
    numerals=NUMERALS,
    ratio=0.85,
    spread=1.3,
    spaced=True,
    quotes=(("«", "»"), ("“", "”"), ("‹", "›"), ('"', '"')),
    about=(
        "environ quelque(|s) près_de presque plus_de moins_de jusqu'à autour_de à_peu_près "
        "approximativement au_moins au_plus quasiment plus_d' près_d' moins_d' à_peine un_peu_plus_de"
    ),
    percent="pour_cent point(|s)_de_pourcentage p.c.",
    units="""
km kilomètre(|s) km
m mètre(|s) m
cm centimètre(|s) cm
mm millimètre(|s) mm
mi mile(|s)
ft pieds
kg kilo(|s) kilogramme(|s) kg
g gramme(|s)
mg milligramme(|s) mg
t tonne(|s)
ha hectare(|s) ha
km2 kilomètre(|s)_carré(|s) km2
m2 mètre(|s)_carré(|s) m2
l litre(|s)
ml millilitre(|s) ml
m3 mètre(|s)_cube(|s)
bbl baril(|s)
kmh km/h kilomètre(|s)_heure kilomètre(|s)_à_l'heure
degC degré(|s)_celsius degré(|s) °c
degF degré(|s)_fahrenheit °f
w watt(|s)
kw kilowatt(|s) kw
mw mégawatt(|s) mw
gw gigawatt(|s) gw
min minute(|s)
h heure(|s)
s seconde(|s)
day jour(|s) journée(|s)
week semaine(|s)
month mois
year an(|s) année(|s)
""",
    currencies="""
EUR euro(|s) d'euro(|s)
USD dollar(|s)_américain(|s)
$ dollar(|s) de_dollar(|s)
GBP livre(|s)_sterling
CNY yuan(|s)
JPY yen(|s)
RUB rouble(|s)
UAH hryvnia(|s)
CHF franc(|s)_suisse(|s) franc(|s)
""",
    suffixes="er ère re e ème nde nd",
    half_after="et_demi(|e)",
    decade_before="années",
    months="""
1 janvier
2 février
3 mars
4 avril
5 mai
6 juin
7 juillet
8 août
9 septembre
10 octobre
11 novembre
12 décembre
""",
    weekdays="""
0 lundi(|s)
1 mardi(|s)
2 mercredi(|s)
3 jeudi(|s)
4 vendredi(|s)
5 samedi(|s)
6 dimanche(|s)
""",
    am="du_matin",
    pm="de_l'après-midi du_soir",
    hours="heure(|s) h",
    hour_before="à vers dès avant après entre",
    negations=(
        "ignor(e|ent|ait|aient) ne n pas jamais rien personne aucun aucune sans ni nul nulle non "
        "nullement guère impossible "
        "niait nie nié dément démenti démentait refuse refusé rejette rejeté"
    ),
    modal=(
        "peut peuvent pourrait pourraient doit doivent devrait devraient peut-être probablement "
        "sans_doute faut faudrait faudra éventuellement devra devront"
    ),
    reportative=("présumé(|e|s|es) prétendu(|e|s) supposé(|e) soi-disant"),
    titles=(
        "chambre assemblée sénat ministère cour conseil commission tribunal premier première parti église "
        "état gouvernement parquet procureur maison directeur maire député union nations organisation "
        "banque monsieur madame mme m président présidente ministre général docteur roi reine"
    ),
    particles="de du des la le les d l et",
    century="siècle",
)
