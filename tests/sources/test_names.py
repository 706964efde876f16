"""Names across scripts: which are found, which two are one, which another text lacks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tlqa.sources import codes, names, names_added, names_lost, romanise, same_name, script_of

ALIKE = [
    ("Пфанненштиль", "Pfannenstiel"),
    ("Хоффенхайм", "Hoffenheim"),
    ("Гамильтона", "Hamilton"),
    ("Киев", "Kiev"),
    ("Зеленский", "Zelensky"),
    ("Шевченко", "Shevchenko"),
    ("Schröder", "Schroeder"),
    ("Mohammed", "Muhammad"),
    ("Παπανδρέου", "Papandreou"),
    ("フジモト", "Fujimoto"),
    ("Müller", "Muller"),
    ("Łukasz", "Lukasz"),
]
UNLIKE = [
    ("Пфанненштиль", "Svitavy"),
    ("Berlin", "Bremen"),
    ("Texas", "Kansas"),
    ("Morbihan", "Kinoshita"),
    ("Lena", "Nora"),
]


@pytest.mark.parametrize(("a", "b"), ALIKE)
def test_one_name_in_two_spellings(a: str, b: str) -> None:
    assert same_name(a, b)
    assert same_name(b, a)


@pytest.mark.parametrize(("a", "b"), UNLIKE)
def test_two_names(a: str, b: str) -> None:
    assert not same_name(a, b)


@pytest.mark.parametrize(
    ("text", "latin"),
    [
        ("Щербаков", "shcherbakov"),
        ("東京", ""),
        ("北京", "beijing"),
        ("トウキョウ", "toukiyou"),
        ("محمد", "mhmd"),
        ("Αθήνα", "athina"),
        ("Žižkov", "zizkov"),
    ],
)
def test_in_latin_letters(text: str, latin: str) -> None:
    assert romanise(text).startswith(latin)


def test_runs_of_capitals_are_names_and_the_first_word_is_not_sure() -> None:
    text = "Yesterday the ferry of Hanne Lund left Port Ellery. Storms came."
    assert [(name.text, name.sure) for name in names(text, "en")] == [
        ("Yesterday", False),
        ("Hanne Lund", True),
        ("Port Ellery", True),
        ("Storms", False),
    ]


@pytest.mark.parametrize(
    ("code", "source", "target"),
    [
        ("de", "Gestern traf Hanne Lund in Köln ein.", "Yesterday Hanne Lund arrived in Cologne."),
        ("ru", "Вчера Ханна Лунд прибыла в Москву.", "Yesterday Hanna Lund arrived in Moscow."),
        ("zh", "陈光明昨天抵达北京。", "Chen Guangming arrived in Beijing yesterday."),
        ("zh", "中美两国昨天会谈。", "China and the United States held talks yesterday."),
        ("ja", "ハンネ・ルンドは昨日東京に着いた。", "Hanne Lund arrived in Tokyo yesterday."),
        ("fr", "Elle vit en Allemagne, près de Munich.", "She lives in Germany, near Munich."),
        ("es", "El Ministerio de Sanidad de España", "The Ministry of Health of Spain"),
        ("ar", "وصلت الوزيرة إلى ألمانيا", "The minister arrived in Germany"),
        ("pl", "Sąd w Gandawie", "A court in Ghent"),
        ("uk", "Вона живе в Німеччині.", "She lives in Germany."),
    ],
)
def test_a_name_that_is_kept_raises_nothing(code: str, source: str, target: str) -> None:
    assert names_added(source, code, target) == ()
    assert names_lost(source, code, target) == ()


@pytest.mark.parametrize(
    ("code", "source", "target", "added"),
    [
        ("de", "Gestern traf Hanne Lund in Köln ein.", "Yesterday Hanne Lund arrived in Dresden.", "Dresden"),
        ("ru", "Вчера Ханна Лунд прибыла в Москву.", "Yesterday Peter Borg arrived in Moscow.", "Peter Borg"),
        ("fr", "Elle vit en Allemagne.", "She lives in Norway.", "Norway"),
        ("zh", "她昨天抵达北京。", "She arrived in Vladivostok yesterday.", "Vladivostok"),
        ("it", "Vive nel Morbihan.", "She lives in Kinoshita.", "Kinoshita"),
    ],
)
def test_another_name_is_found(code: str, source: str, target: str, added: str) -> None:
    assert [name.text for name in names_added(source, code, target)] == [added]


def test_a_name_that_is_gone_is_found() -> None:
    source = "Mardi, elle a rencontré Hanne Lund dans le Morbihan."
    assert [name.text for name in names_lost(source, "fr", "On Tuesday she met him in Calvados.")] == [
        "Hanne Lund",
        "Morbihan",
    ]


@pytest.mark.parametrize(
    ("code", "source", "target", "lost"),
    [
        ("zh", "土耳其和德国的船", "A boat from Turkey", ["德国"]),
        ("zh", "印度尼西亚的船", "A boat from Indonesia", []),
        ("zh", "联合发表声明", "They issued a statement together", []),
        ("ja", "ドイツの船", "A boat", ["ドイツ"]),
        ("ar", "وصلت من ألمانيا", "She arrived from Norway", ["ألماني"]),
        ("zh", "美国的船", "A U.S. boat", []),
    ],
)
def test_a_country_that_is_gone_is_found_without_capitals(
    code: str, source: str, target: str, lost: list[str]
) -> None:
    assert [name.text for name in names_lost(source, code, target)] == lost


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("abc", "Latin"),
        ("где", "Cyrillic"),
        ("東京", "Han"),
        ("東京です", "Kana"),
        ("مرحبا", "Arabic"),
        ("12", ""),
    ],
)
def test_the_script_of_a_text(text: str, script: str) -> None:
    assert script_of(text) == script


@given(st.text(max_size=40), st.text(max_size=40))
def test_likeness_goes_both_ways(a: str, b: str) -> None:
    assert same_name(a, b) == same_name(b, a)
    assert same_name(a, a)


@given(st.text(alphabet="Abc Дом中文アイ-'’.“ ", max_size=60), st.sampled_from(codes()))
def test_names_lie_in_the_text(text: str, code: str) -> None:
    assert all(text[name.start : name.end] == name.text for name in names(text, code))


@pytest.mark.parametrize(
    ("source", "code", "target", "added"),
    [
        (
            "L'analista Lucia Ferrant tace.",
            "it",
            "The analyst Luisa Fernandez is silent.",
            ["Luisa Fernandez"],
        ),
        (
            "Renndirektor Miguel Santoro schwieg.",
            "de",
            "Race director Michael Sanders was silent.",
            ["Michael Sanders"],
        ),
        ("Le président Vladimir Poutine a parlé.", "fr", "President Vladimir Putin spoke.", []),
        ("Außenminister Sergej Lawrow sprach.", "de", "Foreign minister Sergei Lavrov spoke.", []),
        ("El control del tabaco instrumental.", "es", "An Instrumental Living was found.", []),
    ],
)
def test_one_word_of_two_that_sounds_alike_makes_no_name(
    source: str, code: str, target: str, added: list[str]
) -> None:
    assert [name.text for name in names_added(source, code, target)] == added


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("في لبنان", 1),
        ("اللبنانيون وإيران", 2),
        ("حوض لبناء السفن", 0),
        ("الإيرادات", 0),
        ("قال سورين كورين", 0),
    ],
)
def test_arabic_places_are_words(text: str, places: int) -> None:
    assert len(names(text, "ar")) == places
