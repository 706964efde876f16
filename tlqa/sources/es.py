"""Spanish."""

from __future__ import annotations

from tlqa.sources._types import Numerals, SourceLanguage

NUMERALS = Numerals(
    ones="un uno una",
    cardinals="""
0 cero
2 dos
3 tres
4 cuatro
5 cinco
6 seis
7 siete
8 ocho
9 nueve
10 diez
11 once
12 doce
13 trece
14 catorce
15 quince
16 dieciséis
17 diecisiete
18 dieciocho
19 diecinueve
20 veinte
21 veinti(ún|uno|una)
22 veintidós
23 veintitrés
24 veinticuatro
25 veinticinco
26 veintiséis
27 veintisiete
28 veintiocho
29 veintinueve
30 treinta
40 cuarenta
50 cincuenta
60 sesenta
70 setenta
80 ochenta
90 noventa
100 cien ciento
200 doscient(os|as)
300 trescient(os|as)
400 cuatrocient(os|as)
500 quinient(os|as)
600 seiscient(os|as)
700 setecient(os|as)
800 ochocient(os|as)
900 novecient(os|as)
""",
    scales="""
1000 mil
1000000 millón millones
1000000000 millardo(|s)
1000000000000 billón billones
""",
    vague="""
10 decena
12 docena
15 quincena
20 veintena
100 centenar
1000 millar
""",
    ordinals="""
1 primer(|o|a|os|as)
2 segund(o|a|os|as)
3 tercer(|o|a|os|as)
4 cuart(o|a)
5 quint(o|a)
6 sext(o|a)
7 séptim(o|a) sétim(o|a)
8 octav(o|a)
9 noven(o|a)
10 décim(o|a)
11 undécim(o|a) decimoprimer(o|a|)
12 duodécim(o|a) decimosegund(o|a)
13 decimotercer(o|a|)
14 decimocuart(o|a)
15 decimoquint(o|a)
16 decimosext(o|a)
17 decimoséptim(o|a)
18 decimoctav(o|a)
19 decimonoven(o|a)
20 vigésim(o|a)
30 trigésim(o|a)
40 cuadragésim(o|a)
50 quincuagésim(o|a)
100 centésim(o|a)
""",
    parts="""
1/2 medio media mitad
1/3 tercio(|s)
1/4 cuartos
1/5 quintos quintas
1/8 octavos
1/10 décimos décimas
""",
    weak="""
2 ambos ambas doble(|s) duplic(ó|a|ar|ado|aron) pareja par gemel(os|as)
3 triple triplic(ó|a|ar|ado|aron)
4 cuádruple cuadruplic(ó|a|ar)
10 década(|s)
100 siglo(|s) centenario
""",
    joins="y",
)

LANGUAGE = SourceLanguage(
    code="es",
    name="Spanish",
    numerals=NUMERALS,
    ratio=0.89,
    spread=1.5,
    spaced=True,
    quotes=(("«", "»"), ("“", "”"), ("‘", "’"), ('"', '"')),
    sentence_ends=".!?…",
    about=(
        "unos unas cerca_de alrededor_de casi más_de menos_de aproximadamente en_torno_a hasta al_menos "
        "por_lo_menos como_máximo alrededor_del cerca_del más_del menos_del unos_pocos"
    ),
    percent="por_ciento por_cien punto(|s)_porcentual(|es) puntos_porcentuales",
    units="""
km kilómetro(|s) km
m metro(|s) m
cm centímetro(|s) cm
mm milímetro(|s) mm
mi milla(|s)
ft pies
kg kilo(|s) kilogramo(|s) kg
g gramo(|s)
mg miligramo(|s) mg
t tonelada(|s)
ha hectárea(|s) ha
km2 kilómetro(|s)_cuadrado(|s) km2
m2 metro(|s)_cuadrado(|s) m2
l litro(|s)
ml mililitro(|s) ml
m3 metro(|s)_cúbico(|s)
bbl barril(|es)
kmh km/h kilómetro(|s)_por_hora
degC grado(|s)_celsius grado(|s)_centígrado(|s) grado(|s) °c
degF grado(|s)_fahrenheit °f
kw kilovatio(|s) kw
mw megavatio(|s) mw
gw gigavatio(|s) gw
min minuto(|s)
h hora(|s)
s segundos
day día(|s)
week semana(|s)
month mes(|es)
year año(|s)
""",
    currencies="""
EUR euro(|s) de_euros
USD dólar(|es)_estadounidense(|s)
$ dólar(|es) de_dólares
GBP libra(|s)_esterlina(|s)
CNY yuan(|es)
JPY yen(|es)
RUB rublo(|s)
CHF franco(|s)_suizo(|s)
""",
    suffixes="º ª er o a",
    decade_before="los_años",
    months="""
1 enero
2 febrero
3 marzo
4 abril
5 mayo
6 junio
7 julio
8 agosto
9 septiembre setiembre
10 octubre
11 noviembre
12 diciembre
""",
    weekdays="""
0 lunes
1 martes
2 miércoles
3 jueves
4 viernes
5 sábado(|s)
6 domingo(|s)
""",
    am="de_la_mañana a.m. am de_la_madrugada",
    pm="de_la_tarde p.m. pm de_la_noche",
    hours="horas h hrs",
    hour_before="a_las las a_la",
    negations=(
        "no ni nunca jamás nada nadie ningún ninguno ninguna sin tampoco apenas imposible negó negaron "
        "niega rechazó descartó carece"
    ),
    modal="puede(|n) podría(|n) debe(|n) debería(|n) tal_vez quizá(|s) probablemente posiblemente deberá(|n)",
    reportative=("presuntamente supuestamente presunt(o|a|os|as) supuest(o|a|os|as) al_parecer"),
    titles=(
        "procuraduría fiscalía ministerio tribunal corte congreso senado cámara consejo comisión gobierno "
        "estado alcalde partido iglesia banco diputado unión naciones guardia policía juzgado ejército "
        "director señor señora presidente presidenta ministro ministra don doña sr sra general doctor "
        "doctora"
    ),
    particles="de del la las los y",
    half_after="y_medi(o|a)",
    century="siglo siglos",
)
