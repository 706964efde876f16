"""Which countries and persons a story speaks of, and in whose letters its names are written.

That says nothing of whether a story was translated. Where other things say that it was, it says from what: a
story full of German towns came from German more often than from Turkish.
"""

from __future__ import annotations

from collections import Counter
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from tlqa._bearers import BEARERS
from tlqa._shapes import ENDINGS, LOOKS, ORDER
from tlqa.compiled import compiled

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping

MOST = 3.2
"""The greatest log-odds that the places of a story give to a language."""
_LETTERS = 1.2
_SHAPED = 2.4
_FEW_SHAPES = 1.5
_FEW = 2.0  # mentions that count as none at all, so that one alone says little

# Countries, peoples and towns by the language of their press; what many countries share is left out.
_NAMES = {
    "de": """
        Germany German Germans Austria Austrian Austrians Bavaria Bavarian Saxony Hesse Thuringia
        Brandenburg Berlin Hamburg Munich Cologne Frankfurt Stuttgart Düsseldorf Leipzig Dresden Hanover
        Nuremberg Bremen Vienna Salzburg Graz Linz Innsbruck Tyrol Carinthia Styria Bundestag Bundesliga
        Bundeswehr CDU SPD AfD CSU FDP Zurich Bern
    """,
    "fr": """
        France French Frenchman Paris Parisian Marseille Lyon Toulouse Nice Nantes Strasbourg Bordeaux
        Lille Rennes Reims Brittany Breton Normandy Provence Occitanie Alsace Lorraine Corsica Elysée
        Élysée Macron Matignon Quimper Brest Grenoble Dijon Montpellier Gironde Loire Wallonia SNCF
        Insee
    """,
    "es": """
        Spain Spanish Spaniard Spaniards Madrid Barcelona Valencia Seville Zaragoza Málaga Malaga Murcia
        Bilbao Alicante Catalonia Catalan Andalusia Andalusian Galicia Galician Basque Castile
        Extremadura Asturias Mexico Mexican Mexicans Colombia Colombian Argentina Argentine Argentinian
        Chile Chilean Peru Peruvian Venezuela Venezuelan Ecuador Ecuadorian Bolivia Bolivian Uruguay
        Paraguay Guatemala Honduras Nicaragua Cuba Cuban Bogotá Bogota Lima Santiago Caracas Quito
        Jalisco Guadalajara Monterrey Sinaloa PSOE Vox
    """,
    "it": """
        Italy Italian Italians Rome Roman Milan Naples Turin Palermo Genoa Bologna Florence Venice
        Verona Bari Catania Sicily Sicilian Sardinia Sardinian Tuscany Lombardy Piedmont Veneto Calabria
        Apulia Umbria Campania Quirinale Carabinieri Montecitorio Meloni
    """,
    "pt": """
        Brazil Brazilian Brazilians Brasília Brasilia Portugal Portuguese Lisbon Porto Coimbra Braga
        Algarve Rio Paulo Bahia Minas Gerais Paraná Recife Fortaleza Salvador Curitiba Amazonas Angola
        Mozambique Lula Bolsonaro
    """,
    "nl": """
        Netherlands Dutch Amsterdam Rotterdam Hague Utrecht Eindhoven Groningen Tilburg Breda Nijmegen
        Flanders Flemish Antwerp Ghent Bruges Limburg Zeeland Friesland Gelderland Drenthe
    """,
    "sv": """
        Sweden Swedish Swede Swedes Stockholm Gothenburg Malmö Uppsala Västerås Örebro Norrland Skåne
        Riksdag
    """,
    "no": """
        Norway Norwegian Norwegians Oslo Bergen Trondheim Stavanger Tromsø Storting Nordland Finnmark
    """,
    "da": """
        Denmark Danish Dane Danes Copenhagen Aarhus Odense Aalborg Jutland Funen Zealand Folketing
    """,
    "fi": """
        Finland Finnish Finn Finns Helsinki Tampere Turku Oulu Espoo Vantaa Lapland
    """,
    "ru": """
        Russia Russian Russians Moscow Petersburg Kremlin Novosibirsk Yekaterinburg Kazan Samara Omsk
        Chelyabinsk Rostov Ufa Bashkortostan Tatarstan Siberia Siberian Urals Duma Putin Belgorod Kursk
        Crimea Belarus Belarusian Minsk
    """,
    "uk": """
        Ukraine Ukrainian Ukrainians Kyiv Kharkiv Odesa Dnipro Lviv Zaporizhzhia Mykolaiv Kherson
        Poltava Donetsk Luhansk Chernihiv Sumy Kryvyi Rada Zelenskyy Zelensky Donbas Donbass
    """,
    "pl": """
        Poland Polish Pole Poles Warsaw Kraków Krakow Cracow Łódź Lodz Wrocław Wroclaw Poznań Poznan
        Gdańsk Gdansk Katowice Lublin Silesia Sejm Tusk Tarnów Rzeszów
    """,
    "cs": """
        Czech Czechs Czechia Prague Brno Ostrava Plzeň Pilsen Olomouc Moravia Bohemia Karvina Slovakia
        Slovak Bratislava
    """,
    "hu": """
        Hungary Hungarian Hungarians Budapest Debrecen Szeged Orbán Orban Fidesz
    """,
    "ro": """
        Romania Romanian Romanians Bucharest Cluj Timișoara Timisoara Iași Iasi Constanța Transylvania
        Moldova Moldovan Chișinău Chisinau Tulcea Danube
    """,
    "el": """
        Greece Greek Greeks Athens Thessaloniki Piraeus Crete Patras Cyprus Cypriot Nicosia Mitsotakis
        Syriza
    """,
    "sr": """
        Serbia Serbian Serb Serbs Belgrade Kragujevac Vučić Vucic Vojvodina Croatia Croatian Zagreb
        Bosnia Bosnian Sarajevo Šabac Sabac Montenegro Podgorica
    """,
    "bg": """
        Bulgaria Bulgarian Bulgarians Plovdiv Varna Burgas
    """,
    "tr": """
        Turkey Türkiye Turkiye Turkish Turk Turks Ankara Istanbul Izmir İzmir Antalya Bursa Adana Konya
        Gaziantep Mersin Erdoğan Erdogan AKP CHP Diyarbakır Trabzon
    """,
    "ar": """
        Egypt Egyptian Cairo Alexandria Syria Syrian Damascus Aleppo Iraq Iraqi Baghdad Basra Jordan
        Jordanian Amman Lebanon Lebanese Beirut Saudi Riyadh Jeddah Kuwait Kuwaiti Qatar Qatari Doha
        Emirati Emirates Dubai Bahrain Oman Omani Yemen Yemeni Sanaa Aden Libya Libyan Tripoli Tunisia
        Tunisian Tunis Algeria Algerian Algiers Morocco Moroccan Rabat Casablanca Sudan Sudanese
        Khartoum Palestinian Palestinians Gaza Ramallah
    """,
    "fa": """
        Iran Iranian Iranians Tehran Isfahan Shiraz Tabriz Mashhad Khamenei Afghanistan Afghan Kabul
    """,
    "he": """
        Israel Israeli Israelis Jerusalem Haifa Knesset Netanyahu Galilee Negev Aviv
    """,
    "zh": """
        China Chinese Beijing Shanghai Guangzhou Shenzhen Chengdu Wuhan Hubei Hunan Guangdong Guangxi
        Sichuan Zhejiang Jiangsu Shandong Henan Hebei Xinjiang Yunnan Taiwan Taiwanese Taipei Hangzhou
        Nanjing Tianjin Chongqing Hong
    """,
    "ja": """
        Japan Japanese Tokyo Osaka Kyoto Nagoya Sapporo Fukuoka Hokkaido Okinawa Hiroshima Sendai
        Yokohama Kobe Diet
    """,
    "ko": """
        Korea Korean Koreans Seoul Busan Incheon Daegu Suwon Gyeonggi Daejeon Gwangju Jeju Ulsan
    """,
    "vi": """
        Vietnam Vietnamese Hanoi Saigon Danang Hue Minh
    """,
    "id": """
        Indonesia Indonesian Jakarta Java Bali Sumatra Surabaya Bandung
    """,
    "hi": """
        India Indian Delhi Mumbai Bihar Lucknow Rajasthan Pradesh Modi BJP
    """,
}
_SIGNS = {
    "de": "äöüßÄÖÜ",
    "fr": "éèêëàâçôîïûùœÉÈ",
    "es": "ñáéíóúÁÉÍÓÚÑ",
    "pt": "ãõçáéêóâÃÕ",
    "it": "àèìòù",
    "sv": "åäöÅÄÖ",
    "no": "øåæØÅÆ",
    "da": "øåæØÅÆ",
    "fi": "äöÄÖ",
    "pl": "łąęśćżźńóŁŚŻŹĆ",
    "cs": "ěščřžýáíéůťďňŠČŘŽ",
    "tr": "ğışçöüİŞÇÖÜ",
    "ro": "șțăâîȘȚ",
    "sr": "šćčžđŠĆČŽĐ",
    "hu": "őűáéíóöúüŐŰ",
    "vi": "ơưđăâêôĐ",
}
_WORD = compiled(r"[^\0-@\[-\x7f\W\d](?<!\w.)[^\W\d_]+")  # re skips fast to what ASCII alone can tell


_NAME = compiled(r"\b(?:[AE]l-)?[^\W\d_a-z][^\W\d_]+(?:-[^\W\d_]+)*")


@lru_cache(maxsize=2)
def spoken_of(text: str) -> Mapping[str, float]:
    """Log-odds by language, 0 to 6.8, of what a translated story that speaks so was translated from.

    A story's is asked for twice, so those of the last ones are kept.
    """
    names = _WORD.findall(text)
    countries = _countries()
    found = Counter(code for name in names if (code := countries.get(name)))
    total = found.total() + _FEW
    said = {code: MOST * count / total for code, count in found.items()}
    for code, share in _written(names).items():
        said[code] = said.get(code, 0.0) + _LETTERS * share
    for code, share in _shaped(text).items():
        said[code] = said.get(code, 0.0) + _SHAPED * share
    return said


def _shaped(text: str) -> dict[str, float]:
    """By language the share of the names that end as its names do."""
    names = set(_NAME.findall(text)) - _countries().keys()
    found = Counter(filter(None, map(_language_of, names)))
    total = found.total() + _FEW_SHAPES
    return {code: count / total for code, count in found.items()}


@lru_cache(maxsize=8192)
def _language_of(name: str) -> str:
    """The language whose names look like this one; "" for none."""
    return next((code for code, shape in _shapes() if shape.fullmatch(name)), "")


@cache
def _shapes() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((code, compiled(_shape(code))) for code in ORDER)


def _shape(code: str) -> str:
    ending = "|".join(ENDINGS.get(code, "").split())
    looks = [rf"[^\W\d_a-z]\w+(?:{ending})"] if ending else []
    return "|".join([*looks, LOOKS[code]] if code in LOOKS else looks)


def _written(names: list[str]) -> dict[str, float]:
    """By language the share of the names with letters beyond English ones that it could have written."""
    foreign = [strange for name in set(names) if (strange := {c for c in name if not c.isascii()})]
    if not foreign:
        return {}
    several = len(foreign) + 1  # one name alone says half
    return {code: sum(f <= set(signs) for f in foreign) / several for code, signs in _SIGNS.items()}


@cache
def _countries() -> dict[str, str]:
    """The language that a name speaks for: a place more surely than a person, who may live elsewhere."""
    bearers: dict[str, str] = {}
    shared: set[str] = set()
    for code, names in BEARERS.items():
        for name in names.split():
            if bearers.setdefault(name, code) != code:
                shared.add(name)
    places = {name: code for code, names in _NAMES.items() for name in names.split()}
    return {name: code for name, code in bearers.items() if name not in shared} | places
