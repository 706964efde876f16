"""Dates and times of day in every language, and what is none."""

from __future__ import annotations

import pytest

from tlqa.sources import dates, times, unanswered_days

FULL = [
    ("en", "on March 12, 2024"),
    ("en", "on 12 March 2024"),
    ("de", "am 12. März 2024"),
    ("de", "am 12.03.2024"),
    ("fr", "le 12 mars 2024"),
    ("es", "el 12 de marzo de 2024"),
    ("it", "il 12 marzo 2024"),
    ("pt", "em 12 de março de 2024"),
    ("nl", "op 12 maart 2024"),
    ("ru", "12 марта 2024 года"),
    ("uk", "12 березня 2024 року"),
    ("pl", "12 marca 2024"),
    ("tr", "12 Mart 2024"),
    ("ar", "12 مارس 2024"),
    ("zh", "2024年3月12日"),
    ("ja", "2024年3月12日"),
    ("zh", "二〇二四年三月十二日"),
    ("fr", "2024-03-12"),
]
MONDAYS = {
    "en": "on Monday",
    "de": "am Montag",
    "fr": "lundi matin",
    "es": "el lunes",
    "it": "lunedì",
    "pt": "na segunda-feira",
    "nl": "maandag",
    "ru": "в понедельник",
    "uk": "у понеділок",
    "pl": "w poniedziałek",
    "tr": "Pazartesi günü",
    "ar": "يوم الاثنين",
    "zh": "星期一",
    "ja": "月曜日に",
}
CLOCKS = [
    ("en", "at 3:30 p.m.", 930),
    ("en", "at 3 pm GMT", 900),
    ("en", "at 12 a.m.", 0),
    ("de", "um 15.30 Uhr", 930),
    ("de", "um 8 Uhr", 480),
    ("fr", "à 15h30", 930),
    ("fr", "à 8 heures", 480),
    ("es", "a las 8 de la tarde", 1200),
    ("it", "alle 15.30", 930),
    ("pt", "às 15h30", 930),
    ("nl", "om 15.30 uur", 930),
    ("ru", "в 8 часов вечера", 1200),
    ("ru", "в 15:30", 930),
    ("uk", "о 8 годині вечора", 1200),
    ("pl", "o godzinie 15.30", 930),
    ("tr", "saat 15.30'da", 930),
    ("ar", "الساعة 3 مساء", 900),
    ("zh", "下午3点半", 930),
    ("zh", "晚8时15分", 1215),
    ("zh", "下午三点", 900),
    ("ja", "午後3時15分", 915),
    ("ja", "15時", 900),
]


@pytest.mark.parametrize(("code", "text"), FULL)
def test_a_full_date(code: str, text: str) -> None:
    (day,) = dates(text, code)
    assert (day.year, day.month, day.day) == (2024, 3, 12)
    assert text[day.start : day.end].strip() in text


@pytest.mark.parametrize("code", sorted(MONDAYS))
def test_a_weekday(code: str) -> None:
    assert [day.weekday for day in dates(MONDAYS[code], code)] == [0]


@pytest.mark.parametrize(("code", "text", "minutes"), CLOCKS)
def test_a_time_of_day(code: str, text: str, minutes: int) -> None:
    assert [clock.minutes for clock in times(text, code)] == [minutes]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "They may march on."),
        ("en", "The score was 3-2 after 90 minutes."),
        ("fr", "Il marche depuis 3 heures"),
        ("de", "Es dauert 3 Stunden"),
        ("ja", "3時間かかる"),
        ("zh", "用了3小时"),
        ("es", "Camina 3 horas"),
    ],
)
def test_neither_date_nor_time(code: str, text: str) -> None:
    assert dates(text, code) == ()
    assert times(text, code) == ()


def test_a_zone_is_kept_and_the_half_of_the_day_known() -> None:
    (clock,) = times("at 3:30 GMT", "en")
    assert (clock.zone, clock.half) == ("gmt", False)
    (clock,) = times("um 3.30 Uhr MEZ", "de")
    assert (clock.zone, clock.half) == ("mez", True)


def test_a_month_or_weekday_that_the_other_text_lacks() -> None:
    source, target = "Am Montag, 12. März, und im Mai", "On Tuesday, 12 March"
    lost = unanswered_days(dates(source, "de"), dates(target, "en"))
    assert [source[day.start : day.end] for day in lost] == ["Montag", "Mai"]
