"""Terms in the forms that sentences ask for, and words that only look like them."""

from __future__ import annotations

import pytest

from tlqa.sources._inflection import TermFinder

FOUND = [
    # language, term, texts that have it in brackets
    ("de", "Landrat", "Der [Landrat] kam; des [Landrats] Wagen; die [Landräte] und den [Landräten]."),
    ("de", "Freiwillige Feuerwehr", "Die [Freiwillige Feuerwehr] und der [Freiwilligen Feuerwehren] Dank."),
    ("de", "Abgeordneter", "Ein [Abgeordneter], die [Abgeordneten], dem [Abgeordneten]."),
    ("fr", "préfet", "Le [préfet], les [préfets], la [préfète] et l'ex-préfet."),
    ("fr", "conseil général", "Les [conseils généraux] et le [conseil  général]."),
    ("fr", "État", "D'[État] en [État], l'état du pont."),
    ("es", "alcalde mayor", "Los [alcaldes mayores]."),
    ("es", "consejera", "Dos [consejeras] y un [consejero]."),
    ("pt", "eleição", "A [eleição] e as [eleições]."),
    ("it", "banca centrale", "Le [banche centrali] e la [banca centrale]."),
    ("nl", "brief", "De [brief], de [brieven]."),
    ("nl", "boot", "Een [boot], twee [boten]; een bottel."),
    ("nl", "brug", "De [brug], de [bruggen]."),
    ("pl", "barka", "Z [barek], [barką]."),
    ("ru", "участок", "На [участке], [участки]."),
    ("ru", "губернатор", "[Губернатор] говорит с [губернаторами] о [губернаторе]."),
    ("ru", "областная дума", "В [областной думе] и для [областную думу]."),
    ("uk", "голова ради", "[Голові ради] та [голову ради]."),
    ("pl", "wojewoda", "[Wojewodzie] i [wojewodą], [wojewoda]."),
    ("pl", "rada miasta", "W [radzie miasta] i o [radę miasta]."),
    ("tr", "belediye başkanı", "[Belediye başkanının] ve [belediye başkanları]."),
    ("tr", "kitap", "[Kitabı] ve [kitaplarda]."),
    ("ar", "محافظ", "قال [المحافظ] [للمحافظين] و[محافظ]."),
    ("zh", "省长", "[省长]说，副[省长]也来。"),
    ("ja", "知事", "[知事]は[知事]だ。"),
    ("el", "νομάρχης", "Ο [νομάρχης] και του [νομάρχη]."),
    ("xx", "zorb", "A [zorb], [Zorb] and zorbs."),
    ("en", "county council", "The [county councils] and the [county council]’s car."),
    ("en", "party", "The [parties] took part in parts of a [party]."),
    ("en", "SPD", "The [SPD] and spd."),
]  # fmt: skip


@pytest.mark.parametrize(("code", "term", "marked"), FOUND, ids=[f"{c}-{t}" for c, t, _ in FOUND])
def test_found(code: str, term: str, marked: str) -> None:
    text = marked.replace("[", "").replace("]", "")
    found = TermFinder([term], code).find(text)
    shown, at = "", 0
    for each in found:
        shown += f"{text[at : each.start]}[{text[each.start : each.end]}]"
        at = each.end
    shown += text[at:]
    if code == "ar":  # what is written together with a word belongs to its place
        assert shown.replace("و[", "[و") == marked.replace("و[", "[و")
    else:
        assert shown == marked


@pytest.mark.parametrize(
    ("code", "term", "text"),
    [
        ("fr", "maire", "La mairie ferme."),
        ("fr", "préfet", "La préfecture et le sous-préfet."),
        ("de", "Landrat", "Das Landratsamt liegt an der Landstraße."),
        ("de", "Rat", "er rät dazu"),
        ("en", "party", "She took part in parts of it."),
        ("en", "county council", "The county’s own council"),
        ("ru", "мэр", "мэрия закрыта, меры приняты"),
        ("es", "mayor", "mayoría"),
        ("ar", "كتاب", "تاب الرجل"),
    ],
)
def test_not_found(code: str, term: str, text: str) -> None:
    assert TermFinder([term], code).find(text) == ()


def test_the_longest_counts() -> None:
    finder = TermFinder(["council", "county council", "county council tax"], "en")
    text = "The county council tax is the council’s, not the county council’s."
    assert [each.number for each in finder.find(text)] == [2, 0, 1]


def test_a_part_of_a_text() -> None:
    text = "Rat und Rat und Rat"
    assert [each.start for each in TermFinder(["Rat"], "de").find(text, 4, 11)] == [8]


def test_many_terms_are_found_as_one_is() -> None:
    words = [f"wort{a}{b}{c}" for a in "abcdefghij" for b in "klmnopqrst" for c in "uvwxyzabcd"]
    finder = TermFinder(words, "de")
    text = " ".join(words[::7])
    assert len(finder.find(text)) == len(words[::7])
