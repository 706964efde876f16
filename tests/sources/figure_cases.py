"""Sentences with the figures that are firm in them.

A line is a sentence with ⟦marks⟧ around each firm figure, and after ``=`` what each is: its value, its sort
where that is not number, its unit, and ``~`` where it is approximate. Nothing else may be firm.
"""

from __future__ import annotations

CASES = {
    "en": """
The fire took ⟦two hundred and five days⟧ to go out = 205 unit day
It cost ⟦€1.5m⟧ to mend = 1500000 money EUR
They lent ⟦$2.3 billion⟧ to the port = 2300000000 money $
About ⟦half a million⟧ cans were sold = 500000 ~
Some ⟦two and a half million⟧ bees died = 2500000 ~
The ⟦twenty-five⟧ boats came home = 25
It opened in ⟦1998⟧ = 1998 year
The road is ⟦12 miles⟧ long = 12 unit mi
Sales fell by ⟦3.5%⟧ = 7/2 percent
Sales fell by ⟦twenty per cent⟧ = 20 percent
Nearly ⟦40 percent⟧ stayed at home = 40 percent ~
The ⟦21st⟧ boat sank = 21 ordinal
The ⟦nineteenth⟧ boat sank = 19 ordinal
More than ⟦1,200⟧ people came = 1200 ~
In the ⟦1990s⟧ the mill closed = 1990 decade
A flat of ⟦75 square metres⟧ = 75 unit m2
It was ⟦35 degrees Celsius⟧ at noon = 35 unit degC
⟦One hundred thousand litres⟧ ran out = 100000 unit l
The bridge carried one man and a G20 flag =
They met at ⟦3 p.m.⟧ in the hall = 900 time
They want ⟦4⟧ to ⟦6 million pounds⟧ = 4 ; 6000000 money GBP
The ⟦one hundred and twenty-first⟧ = 121 ordinal
""",
    "de": """
Der Bau kostet ⟦anderthalb Millionen Euro⟧ = 1500000 money EUR
⟦Dreiundzwanzig⟧ Boote liefen aus = 23
Rund ⟦1,5 Mio. Euro⟧ fehlen = 1500000 money EUR ~
⟦Zweihundertfünfundvierzig⟧ Gäste kamen = 245
Der Tank fasst ⟦1.234,5 Liter⟧ = 2469/2 unit l
Etwa ⟦zehntausend⟧ Hühner = 10000 ~
Der ⟦dreiundzwanzigste⟧ Versuch = 23 ordinal
Die Preise stiegen um ⟦2,5 Prozent⟧ = 5/2 percent
⟦Eine halbe Million⟧ Flaschen = 500000
In den ⟦90er Jahren⟧ war das anders = 90 decade
Das Dorf hat ⟦12 000⟧ Einwohner = 12000
⟦Neunzehnhundertachtundneunzig⟧ war ein gutes Jahr = 1998
⟦Zweieinhalb Milliarden Dollar⟧ = 2500000000 money $
Die Sitzung beginnt um ⟦15 Uhr⟧ = 900 time
Der Hof misst ⟦40 Hektar⟧ = 40 unit ha
Bis zu ⟦30 Grad Celsius⟧ = 30 unit degC ~
Ein Mann und eine Frau gingen in ein Haus =
Am ⟦15⟧.09.⟦2020⟧ brannte es = 15 day-of-month ; 2020 year
""",
    "fr": """
Il a ⟦quatre-vingt-dix-sept ans⟧ = 97 unit year
⟦Soixante et onze⟧ bateaux = 71
Plus de ⟦deux millions et demi⟧ de visiteurs = 2500000 ~
Un prêt de ⟦1,5 milliard d'euros⟧ = 1500000000 money EUR
⟦Vingt et un⟧ élèves = 21
⟦Cent vingt mille⟧ bouteilles = 120000
Quelque ⟦12 000⟧ personnes = 12000 ~
⟦Quatre-vingts⟧ moutons = 80
Les prix ont baissé de ⟦20 %⟧ = 20 percent
Les prix ont baissé de ⟦vingt pour cent⟧ = 20 percent
Le ⟦2e⟧ arrondissement = 2 ordinal
Le ⟦vingt-quatrième⟧ jour = 24 ordinal
Au ⟦XIX⟧e siècle = 19 ordinal
Rendez-vous à ⟦15h30⟧ devant la mairie = 930 time
La ferme compte ⟦40 hectares⟧ = 40 unit ha
Un âge de ⟦4 mois et demi⟧ = 9/2 unit month
Un homme et une femme =
Ouvert en ⟦1998⟧ = 1998 year
""",
    "es": """
⟦Dos mil quinientos millones de dólares⟧ = 2500000000 money $
⟦Treinta y cinco⟧ barcos = 35
⟦Un millón y medio⟧ de botellas = 1500000
⟦Ciento veintitrés mil⟧ visitantes = 123000
Unas ⟦12.500⟧ personas = 12500 ~
El ⟦25 por ciento⟧ = 25 percent
La ⟦segunda⟧ vez = 2 ordinal
El ⟦décimo tercero⟧ = 13 ordinal
⟦Medio millón⟧ de pollos = 500000
En el siglo ⟦XIX⟧ = 19 ordinal
Empezó a las ⟦8 de la tarde⟧ = 1200 time
Cerca de ⟦40 hectáreas⟧ = 40 unit ha ~
Abrió en ⟦1998⟧ = 1998 year
Un hombre y una mujer =
⟦1,5 millones de euros⟧ = 1500000 money EUR
""",
    "it": """
⟦Duemilacinquecento⟧ bottiglie = 2500
⟦Ventitré⟧ barche = 23
⟦Centotto⟧ pecore = 108
⟦Un milione e mezzo⟧ di visitatori = 1500000
⟦Milleduecento euro⟧ fa = 1200 money EUR
Il ⟦ventunesimo⟧ giorno = 21 ordinal
L'⟦undicesimo⟧ giorno = 11 ordinal
⟦3 miliardi di euro⟧ = 3000000000 money EUR
Circa ⟦12.500⟧ persone = 12500 ~
Il ⟦25 per cento⟧ = 25 percent
Nel ⟦XV⟧ secolo = 15 ordinal
Alle ⟦20:30⟧ in piazza = 1230 time
Oltre ⟦40 ettari⟧ = 40 unit ha ~
Un uomo e una donna =
Aperto nel ⟦1998⟧ = 1998 year
""",
    "pt": """
⟦Cento e vinte e três⟧ barcos = 123
⟦Dois milhões e meio⟧ de garrafas = 2500000
⟦Mil e duzentos⟧ visitantes = 1200
⟦3,5 bilhões de reais⟧ = 3500000000 money BRL
⟦Vinte por cento⟧ = 20 percent
Na segunda-feira choveu =
Cerca de ⟦12.500⟧ pessoas = 12500 ~
O ⟦décimo terceiro⟧ dia = 13 ordinal
No século ⟦XIX⟧ = 19 ordinal
Às ⟦15h30⟧ na praça = 930 time
⟦40 hectares⟧ de milho = 40 unit ha
Abriu em ⟦1998⟧ = 1998 year
Um homem e uma mulher =
⟦Quatro mil milhões de euros⟧ = 4000000000 money EUR
""",
    "nl": """
⟦Drieëntwintig⟧ boten = 23
⟦Honderdvijfentwintig⟧ schapen = 125
⟦Anderhalf miljoen⟧ flessen = 1500000
⟦Tweeënhalf miljoen euro⟧ = 2500000 money EUR
⟦Tweeduizend⟧ bezoekers = 2000
De ⟦twintigste⟧ dag = 20 ordinal
Ongeveer ⟦2,5 procent⟧ = 5/2 percent ~
Om ⟦3 uur 's middags⟧ = 900 time
Ruim ⟦12.500⟧ mensen = 12500 ~
⟦40 hectare⟧ mais = 40 unit ha
Een man en een vrouw =
Open sinds ⟦1998⟧ = 1998 year
⟦1,5 miljard dollar⟧ = 1500000000 money $
De ⟦derde⟧ poging = 3 ordinal
""",
    "ru": """
⟦Двадцать пять тысяч рублей⟧ = 25000 money RUB
⟦Полтора миллиона⟧ бутылок = 1500000
⟦Два с половиной миллиона⟧ = 5000000/2
⟦1,5 млрд рублей⟧ = 1500000000 money RUB
Не менее ⟦двухсот⟧ гостей = 200 ~
⟦Двадцать первого⟧ мая = 21 ordinal
⟦30-летний⟧ рыбак = 30 unit year
Около ⟦12 500⟧ человек = 12500 ~
⟦Тысяча девятьсот девяносто первый⟧ год = 1991 ordinal
⟦20%⟧ урожая = 20 percent
⟦20 процентов⟧ урожая = 20 percent
В ⟦XIX⟧ веке = 19 ordinal
В ⟦8 часов вечера⟧ = 1200 time
⟦40 гектаров⟧ = 40 unit ha
Один рыбак пришёл =
⟦100 км⟧ до города = 100 unit km
""",
    "uk": """
⟦Двадцять п'ять тисяч гривень⟧ = 25000 money UAH
⟦П’ятсот⟧ овець = 500
⟦Півтора мільйона⟧ пляшок = 1500000
⟦1,5 млрд грн⟧ = 1500000000 money UAH
⟦Двадцять першого⟧ травня = 21 ordinal
Близько ⟦12 500⟧ людей = 12500 ~
⟦20 відсотків⟧ врожаю = 20 percent
У ⟦XIX⟧ столітті = 19 ordinal
О ⟦8 годині вечора⟧ = 1200 time
⟦40 гектарів⟧ = 40 unit ha
Один рибалка прийшов =
Відкрито ⟦1998⟧ = 1998 year
""",
    "pl": """
⟦Dwadzieścia pięć tysięcy złotych⟧ = 25000 money PLN
⟦Półtora miliona⟧ butelek = 1500000
⟦1,5 mld zł⟧ = 1500000000 money PLN
⟦Dwa i pół miliona⟧ gości = 2500000
Około ⟦20 proc.⟧ plonów = 20 percent ~
⟦Dwudziestego pierwszego⟧ maja = 21 ordinal
⟦12 tys.⟧ osób = 12000
⟦30-letni⟧ rybak = 30 unit year
W ⟦XIX⟧ wieku = 19 ordinal
O godzinie ⟦15.30⟧ = 930 time
⟦40 hektarów⟧ kukurydzy = 40 unit ha
Jeden rybak przyszedł =
Ponad ⟦stu⟧ gości = 100 ~
""",
    "tr": """
⟦Yirmi beş bin lira⟧ = 25000 money TRY
⟦İki buçuk milyon⟧ ziyaretçi = 2500000
⟦Yüzde 25⟧ arttı = 25 percent
⟦%30⟧ arttı = 30 percent
⟦Yüzde yirmi⟧ arttı = 20 percent
⟦1,5 milyar dolar⟧ = 1500000000 money $
⟦Yüz yirmi üç⟧ koyun = 123
⟦Üç yüz bin⟧ şişe = 300000
⟦1985⟧'te açıldı = 1985 year
⟦On bir⟧ balıkçı = 11
Yaklaşık ⟦40 hektar⟧ = 40 unit ha ~
Saat ⟦15.30⟧ toplantı = 930 time
⟦On ikinci⟧ gün = 12 ordinal
Bir balıkçı geldi =
""",
    "ar": """
حضر ⟦خمسة وعشرون ألف⟧ زائر = 25000
⟦مئة وخمسة وعشرون⟧ قاربا = 125
⟦خمسة عشر⟧ قاربا = 15
نسبة ⟦٢٥٪⟧ من المحصول = 25 percent
نسبة ⟦12 في المئة⟧ من المحصول = 12 percent
قرض بقيمة ⟦١٫٥ مليار دولار⟧ = 1500000000 money $
⟦ثلاثمئة وخمسون⟧ خروفا = 350
⟦ثلاثة آلاف وأربعمئة⟧ زجاجة = 3400
نحو ⟦40 هكتارا⟧ = 40 unit ha ~
⟦ألفان ومئة⟧ زائر = 2100
الساعة ⟦3 مساء⟧ = 900 time
وصل صياد واحد =
افتتح عام ⟦1998⟧ = 1998 year
""",
    "zh": """
来了⟦一万二千⟧人 = 12000
花费⟦3亿5000万元⟧ = 350000000 money CNY
⟦二〇二一年⟧开业 = 2021 year
占⟦百分之二十五⟧ = 25 percent
贷款⟦1.5亿美元⟧ = 150000000 money USD
他⟦十五岁⟧ = 15 unit year
约⟦300公里⟧ = 300 unit km ~
第⟦三⟧次 = 3 ordinal
3月⟦25日⟧ = 25 day-of-month
⟦一百零五⟧艘船 = 105
⟦两万五千⟧只羊 = 25000
⟦2万亿元⟧ = 2000000000000 money CNY
⟦下午3点半⟧开会 = 930 time
统一的四川人不一样 =
⟦1100多万⟧人口 = 11000000
⟦９０年代⟧ = 90 decade
上涨⟦12.5%⟧ = 25/2 percent
⟦三点五⟧ = 7/2
⟦40公顷⟧玉米 = 40 unit ha
⟦400万⟧至⟦600万⟧ = 4000000 ; 6000000
""",
    "ja": """
⟦1億2000万円⟧の融資 = 120000000 money JPY
⟦３割⟧が賛成 = 30 percent
⟦25⟧人が来た = 25
⟦二十五歳⟧の漁師 = 25 unit year
第⟦三⟧回 = 3 ordinal
⟦2021年⟧3月⟦25日⟧ = 2021 year ; 25 day-of-month
⟦1.5兆円⟧の予算 = 1500000000000 money JPY
⟦午後3時15分⟧に始まる = 915 time
⟦12.5パーセント⟧ = 25/2 percent
約⟦40ヘクタール⟧ = 40 unit ha ~
⟦千百⟧人 = 1100
数十人が来た =
一般に統一されている =
⟦100ドル⟧ = 100 money $
""",
}
