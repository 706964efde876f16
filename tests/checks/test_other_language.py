"""Paragraphs and stories that nobody translated."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from helpers import assert_findings, find, rule_of

from tlqa.engine import Checker
from tlqa.rulebook.build import ANY

if TYPE_CHECKING:
    from tlqa.model import Rule

FIRST = (
    "The ferry to the island will run again from Monday, the harbour office said, and tickets are on sale."
)
LAST = "It had been laid up since the storm of March, which tore the pier away, and nobody was hurt in it."
GERMAN = "Der Rat der Stadt hat am Montag beschlossen, die alte Brücke im nächsten Jahr doch noch zu bauen."
MORE = "Die Arbeiten werden nach Angaben der Verwaltung etwa zwei Jahre dauern und nicht vor Mai beginnen."
FRENCH = "Le syndicat des marins a fait savoir qu’il ne signerait pas cet accord avant la fin de la semaine."
RUSSIAN = "Президент заявил, что переговоры будут продолжены на следующей неделе."
CHINESE = "市议会周一批准为海湾航线购买四艘电动船，新船将于五月抵达。"


def paragraph() -> Rule:
    return rule_of("other-language", of="paragraph", speech="both", scope=ANY)


def whole() -> Rule:
    return rule_of("other-language", of="story", speech="both", scope=ANY)


def among(*blocks: str) -> str:
    return "\n\n".join((FIRST, *blocks, LAST))


@pytest.mark.parametrize("text", [GERMAN, FRENCH, RUSSIAN, CHINESE])
def test_a_paragraph_of_another_language(text: str) -> None:
    assert_findings(paragraph(), among(f"⟦{text}⟧"))


def test_neighbours_are_one_finding_with_what_stands_between_them() -> None:
    assert_findings(paragraph(), among(f"⟦{GERMAN}\n\nNach Angaben der Stadt\n\n{MORE}⟧"))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", GERMAN),
        ("zh", CHINESE),
        ("zh", "市長週一表示，該橋將於明年春季重新開放，居民可以免費通行，票價不變。"),
        ("ja", "市長は月曜日、橋は来春に再開し、料金は変わらないと述べた。"),
        ("ko", "시장은 월요일 다리가 내년 봄에 다시 열리고 요금은 그대로라고 말했다."),
        ("th", "นายกเทศมนตรีกล่าวเมื่อวันจันทร์ว่าสะพานจะเปิดอีกครั้งในฤดูใบไม้ผลิ"),
        ("ka", "მერმა ორშაბათს განაცხადა, რომ ხიდი გაზაფხულზე ისევ გაიხსნება."),
        ("hy", "Քաղաքապետը երկուշաբթի ասաց, որ կամուրջը կբացվի գարնանը։"),
        ("am", "ከንቲባው ሰኞ ዕለት ድልድዩ በጸደይ ወቅት እንደገና እንደሚከፈት ተናግረዋል።"),
        ("uk", "Мер сказав у понеділок, що міст знову відкриють навесні."),
        ("mk", "Градоначалникот рече дека мостот повторно ќе се отвори напролет."),
        ("sr", "Градоначелник је рекао да ће мост поново бити отворен на пролеће."),
    ],
)
def test_its_language_is_named(language: str, text: str) -> None:
    rule = rule_of("other-language", of="paragraph", message="in {language}", scope=ANY)
    assert [f.message for f in find(rule, among(text))] == [f"in {language}"]


@pytest.mark.parametrize(
    "text",
    [
        FIRST,
        "“Wir bauen die Brücke im nächsten Jahr, und zwar mit dem Geld, das uns die Stadt versprochen hat.”",
        "Rossi; De Luca, Della Valle, Di Maggio, Lo Presti; Van den Berg, De la Torre, El Amrani; Conti.",
        "Bis Montag im Hafen.",
        "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut.",
        "2 cups flour, 1 teaspoon salt, half a teaspoon baking soda, grated lemon peel, melted butter, eggs.",
        "Read it at https://example.org/der-rat-der-stadt-hat-am-montag-beschlossen-die-bruecke now.",
        "Yes: Brice-Carter, Castaneda, Delgado-Ross, Huang, Ostrander, Szabo, Tillman, Van der Velde, Yun.",
    ],
)
def test_what_is_none(text: str) -> None:
    assert_findings(paragraph(), among(text))


def test_a_whole_story() -> None:
    text = "\n\n".join((GERMAN, MORE, "Nach Angaben der Stadt"))
    assert_findings(whole(), f"⟦{text}⟧")
    assert_findings(paragraph(), text)
    assert_findings(whole(), among(GERMAN))
    assert_findings(whole(), "")


def test_no_other_rule_reads_it() -> None:
    (found,) = Checker().check_text("\n\n".join((GERMAN, MORE, RUSSIAN))).findings
    assert found.rule == "en/leftovers/untranslated-story"
    (found,) = Checker().check_text(among(GERMAN, MORE)).findings
    assert (found.rule, found.text) == ("en/leftovers/untranslated-paragraph", f"{GERMAN}\n\n{MORE}")


def test_its_words_count() -> None:
    alone = Checker().check_text(among()).score.words
    assert Checker().check_text(among(GERMAN)).score.words == alone + len(GERMAN.split())


def test_the_same_text_is_always_told_alike() -> None:
    rule = rule_of("other-language", of="paragraph", message="{language}", scope=ANY)
    text = among(
        "Durante un episodio se le muestra como un guitarrista experto, pero no como el cantante que era."
    )
    assert len({find(rule, text)[0].message for _ in range(5)}) == 1
