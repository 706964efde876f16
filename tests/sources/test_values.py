"""When two figures are worth the same, and which ask for an answer that is not there."""

from __future__ import annotations

import pytest

from tlqa.sources import figures, foreign_forms, same_hour, same_value, unanswered

SAME = [
    ("de", "anderthalb Millionen", "1.5 million"),
    ("de", "1,5 Milliarden Euro", "€1.5bn"),
    ("fr", "1,5 milliard d'euros", "1.5 billion euros"),
    ("es", "un billón de dólares", "a trillion dollars"),
    ("es", "mil millones de euros", "one billion euros"),
    ("zh", "3亿5000万元", "350 million yuan"),
    ("zh", "1.5万亿元", "1.5 trillion yuan"),
    ("ja", "1億2000万円", "120 million yen"),
    ("ru", "полтора миллиона", "1.5 million"),
    ("ar", "٢٥٪", "25 percent"),
    ("tr", "yüzde 25", "25%"),
    ("ja", "3割", "30 percent"),
    ("de", "die Hälfte", "50 percent"),
    ("fr", "100 km", "62 miles"),
    ("de", "30 Grad Celsius", "86 degrees Fahrenheit"),
    ("ru", "40 гектаров", "about 100 acres"),
    ("zh", "15亩", "1 hectare"),
    ("zh", "50斤", "25 kilograms"),
    ("pl", "90 kg", "198 pounds"),
    ("de", "15 Uhr", "3 p.m."),
    ("fr", "15h30", "3:30 p.m."),
    ("zh", "晚8时", "8 p.m."),
    ("de", "90er Jahre", "1990s"),
    ("zh", "九二", "1992"),
    ("fr", "XIXe siècle", "19th century"),
    ("ru", "1 498 000", "about 1.5 million"),
    ("de", "rund 1,5 Millionen", "1,498,000"),
    ("zh", "半年", "six months"),
    ("de", "zwei Wochen", "14 days"),
    ("nl", "1.234 mensen", "1,234 people"),
    ("pt", "3,5 mil milhões", "3.5 billion"),
    ("uk", "п'ятсот", "500"),
    ("it", "ventitré", "23"),
    ("en", "$5 million", "5 million US dollars"),
]
DIFFERENT = [
    ("de", "1,5 Milliarden Euro", "€1.5m"),
    ("de", "1985", "1995"),
    ("fr", "un milliard", "one million"),
    ("es", "un billón", "one billion"),
    ("zh", "89.6亿元", "89.6 billion yuan"),
    ("de", "50 Euro", "50 dollars"),
    ("fr", "100 km", "100 miles"),
    ("de", "30 Grad Celsius", "30 degrees Fahrenheit"),
    ("zh", "超过2300人", "more than 2,500"),
    ("zh", "逾14万例", "more than 135,000"),
    ("de", "15 Uhr", "4 p.m."),
    ("ru", "13", "30"),
    ("pl", "12 tys.", "12"),
]


@pytest.mark.parametrize(("code", "source", "target"), SAME)
def test_the_same_value(code: str, source: str, target: str) -> None:
    assert any(
        same_value(a, b) and same_value(b, a) for a in figures(source, code) for b in figures(target, "en")
    )


@pytest.mark.parametrize(("code", "source", "target"), DIFFERENT)
def test_another_value(code: str, source: str, target: str) -> None:
    there, here = figures(source, code), figures(target, "en")
    assert there and here
    assert not any(same_value(a, b) for a in there for b in here)


def lost(source: str, code: str, target: str) -> list[str]:
    return [source[f.start : f.end] for f in unanswered(figures(source, code), figures(target, "en"))]


def test_a_figure_that_is_nowhere_is_unanswered() -> None:
    assert lost("Drei Boote und 25 Fischer", "de", "Three boats and 35 fishermen") == ["25"]


def test_what_may_be_said_otherwise_asks_for_nothing() -> None:
    assert (
        lost("Beide Boote, ein Fischer, die Hälfte der Ernte", "de", "The boats, a man, much of the crop")
        == []
    )


def test_a_shared_scale_answers_both() -> None:
    assert lost("400万至600万人", "zh", "4 to 6 million people") == []


@pytest.mark.parametrize(
    ("text", "source", "found"),
    [
        ("some 20 000 sheep", "", ["20 000"]),
        ("all 1.234.567 bees", "", ["1.234.567"]),
        ("p was 0,05", "", ["0,05"]),
        ("12,5% of the crop", "", ["12,5"]),
        ("12,5 litres", "12,5 Liter", ["12,5"]),
        ("390.516 cans", "390.516 Dosen", ["390.516"]),
        ("390.516 grams", "390,516 Gramm", []),
        ("1,234,567 bees in 2019", "", []),
        ("20,000 sheep, 0.05, rooms 1,2 and 3", "", []),
        ("on 12 May 2019 300 boats", "", []),
    ],
)
def test_figures_set_as_another_language_does(text: str, source: str, found: list[str]) -> None:
    assert [text[a:b] for a, b in foreign_forms(text, figures(source, "de"))] == found


@pytest.mark.parametrize(
    ("source", "code", "target", "same"),
    [
        ("um 2.40 Uhr", "de", "at 2:40 a.m.", True),
        ("um 2.40 Uhr", "de", "at 2:40 p.m.", False),
        ("9时30分", "zh", "at 9:30 p.m.", False),
        ("в 18 часов", "ru", "at 6 p.m.", True),
        ("в 18 часов", "ru", "at 6 a.m.", False),
        ("в 6 часов", "ru", "at 6 p.m.", True),
        ("de 6.00 a 14.00 horas", "es", "from 6 a.m.", True),
        ("de 6.00 a 14.00 horas", "es", "from 6 p.m.", False),
        ("à 14 h", "fr", "at 2:00", True),
    ],
)
def test_the_half_of_the_day(source: str, code: str, target: str, same: bool) -> None:
    theirs, ours = figures(source, code)[0], figures(target, "en")[0]
    if theirs.sort == "time":
        assert same_value(theirs, ours) is same
    else:
        assert same_hour(ours, theirs) is same
