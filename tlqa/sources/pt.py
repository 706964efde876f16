"""Portuguese, of Portugal and of Brazil."""

from __future__ import annotations

from tlqa.sources._types import Numerals, SourceLanguage

NUMERALS = Numerals(
    ones="um uma",
    cardinals="""
0 zero
2 dois duas
3 três
4 quatro
5 cinco
6 seis meia-dúzia
7 sete
8 oito
9 nove
10 dez
11 onze
12 doze
13 treze
14 catorze quatorze
15 quinze
16 dezesseis dezasseis
17 dezessete dezassete
18 dezoito
19 dezenove dezanove
20 vinte
30 trinta
40 quarenta
50 cinquenta
60 sessenta
70 setenta
80 oitenta
90 noventa
100 cem cento
200 duzent(os|as)
300 trezent(os|as)
400 quatrocent(os|as)
500 quinhent(os|as)
600 seiscent(os|as)
700 setecent(os|as)
800 oitocent(os|as)
900 novecent(os|as)
""",
    scales="""
1000 mil
1000000 milhão milhões
1000000000 bilhão bilhões
1000000000000 trilhão trilhões bilião biliões
""",
    vague="""
10 dezena
12 dúzia
20 vintena
100 centena
1000 milhar
""",
    ordinals="""
1 primeir(o|a|os|as)
3 terceir(o|a|os|as)
4 quarto
5 quinto
6 sexto
7 sétim(o|a)
8 oitav(o|a)
9 non(o|a)
10 décim(o|a)
11 décimo_primeiro
12 décimo_segundo
20 vigésim(o|a)
30 trigésim(o|a)
50 quinquagésim(o|a)
100 centésim(o|a)
""",
    parts="""
1/2 meio meia metade
1/3 terço(|s)
1/4 quartos
1/5 quintos
1/8 oitavos
1/10 décimos décimas
""",
    weak="""
2 segund(o|a|os|as) amb(os|as) dobro duplo dupla dobr(ou|ar|aram) duplic(ou|ar|aram) casal par gême(os|as)
3 triplo triplic(ou|ar)
4 quarta quádruplo quadruplic(ou|ar)
5 quinta
6 sexta
10 década(|s)
100 século(|s)
""",
    joins="e",
)

LANGUAGE = SourceLanguage(
    code="pt",
    name="Portuguese",
    numerals=NUMERALS,
    ratio=0.92,
    spread=1.5,
    spaced=True,
    quotes=(("“", "”"), ("«", "»"), ("‘", "’"), ('"', '"')),
    about=(
        "cerca_de aproximadamente quase mais_de menos_de em_torno_de por_volta_de uns umas até ao_menos "
        "pelo_menos no_máximo perto_de cerca_da"
    ),
    percent="por_cento ponto(|s)_percentua(l|is)",
    units="""
km quil(ó|ô)metro(|s) km
m metro(|s) m
cm centímetro(|s) cm
mm milímetro(|s) mm
mi milha(|s)
ft pés
kg quilo(|s) quilograma(|s) kg
g grama(|s)
mg miligrama(|s) mg
t tonelada(|s)
ha hectare(|s) ha
km2 quil(ó|ô)metro(|s)_quadrado(|s) km2
m2 metro(|s)_quadrado(|s) m2
l litro(|s)
ml mililitro(|s) ml
m3 metro(|s)_cúbico(|s)
bbl barr(il|is)
kmh km/h quil(ó|ô)metro(|s)_por_hora
degC grau(|s)_celsius grau(|s)_centígrado(|s) grau(|s) °c
degF grau(|s)_fahrenheit °f
kw quilowatt(|s) kw
mw megawatt(|s) mw
gw gigawatt(|s) gw
min minuto(|s)
h hora(|s)
s segundos
day dia(|s)
week semana(|s)
month m(ê|e)s meses
year ano(|s)
""",
    currencies="""
BRL rea(l|is) de_reais
EUR euro(|s) de_euros
USD dólar(|es)_americano(|s)
$ dólar(|es) de_dólares
GBP libra(|s)_esterlina(|s) libras
CNY yuan(|s)
JPY iene(|s)
RUB rublo(|s)
CHF franco(|s)_suíço(|s)
""",
    suffixes="º ª o a",
    decade_before="anos",
    months="""
1 janeiro
2 fevereiro
3 março
4 abril
5 maio
6 junho
7 julho
8 agosto
9 setembro
10 outubro
11 novembro
12 dezembro
""",
    weekdays="""
0 segunda-feira(|s) segundas-feiras
1 terça-feira(|s) terças-feiras
2 quarta-feira(|s) quartas-feiras
3 quinta-feira(|s) quintas-feiras
4 sexta-feira(|s) sextas-feiras
5 sábado(|s)
6 domingo(|s)
""",
    am="da_manhã da_madrugada",
    pm="da_tarde da_noite",
    hours="horas h hrs",
    hour_before="às as à",
    negations=(
        "não nem nunca jamais nada ninguém nenhum nenhuma sem tampouco impossível negou negaram nega "
        "descartou rejeitou"
    ),
    modal="pode(|m) poderia(|m) deve(|m) deveria(|m) talvez provavelmente possivelmente deverá deverão",
    reportative=("alegadamente supostamente supost(o|a|os|as) alegad(o|a|os|as) ao_que_parece"),
    titles=(
        "câmara senado ministério tribunal supremo conselho comissão governo estado prefeito partido "
        "igreja banco união nações polícia justiça procuradoria assembleia diretor senhor senhora "
        "presidente ministro ministra dom dona sr sra general doutor doutora"
    ),
    particles="de da do das dos e",
    half_after="e_mei(o|a)",
    century="século séculos",
)
