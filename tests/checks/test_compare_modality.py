"""Kinds that ask what must and may be, what is listed, who says it: what no example says."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from helpers import checker_with, rule_of
from hypothesis import given
from hypothesis import strategies as st

from tlqa.sources import codes, negations, reported

if TYPE_CHECKING:
    from tlqa.model import Finding, Rule

WEAKENED = rule_of("compare-modality", event="weakened")
STRENGTHENED = rule_of("compare-modality", event="strengthened")
LISTS = rule_of("compare-list", items=3)
RANGES = rule_of("compare-range")
ZONES = rule_of("compare-zone")
CREDITS = rule_of("compare-credit", of="credit")
BRACKETS = rule_of("compare-credit", of="bracket")
ACRONYMS = rule_of("compare-acronym")
NEGATION = rule_of("compare-word", of="negation", event="lost")
ADDED = rule_of("compare-word", of="negation", event="added")
REPORTED = rule_of("compare-word", of="reported", event="lost")
EVERY = (
    *(WEAKENED, STRENGTHENED, LISTS, RANGES, ZONES, CREDITS, BRACKETS, ACRONYMS, NEGATION, ADDED, REPORTED),
    rule_of("compare-speaker"),
)


def found(rule: Rule, text: str, source: str, code: str) -> tuple[Finding, ...]:
    return checker_with(rule).check_text(text, source=source, source_language=code).findings


@pytest.mark.parametrize(
    ("rule", "code", "source", "text", "marked", "there"),
    [
        (
            WEAKENED,
            "es",
            "El ayuntamiento debe pagar la multa.",
            "The council may pay the fine.",
            "may",
            "debe",
        ),
        (WEAKENED, "pl", "Gmina musi zapłacić karę.", "The council might pay the fine.", "might", "musi"),
        (WEAKENED, "zh", "市议会必须支付罚款。", "The council could pay the fine.", "could", "必须"),
        (STRENGTHENED, "it", "Il porto può chiudere.", "The port will close.", "will", "può"),
        (STRENGTHENED, "ja", "港は閉鎖されるかもしれない。", "The port will close.", "will", "かもしれ"),
        (
            *(LISTS, "ru", "Привезли хлеб, воду и одеяла."),
            *("They brought bread and blankets.", "blankets.", "Привезли хлеб, воду и одеяла"),
        ),
        (
            *(RANGES, "zh", "修复费用为220万至250万欧元。"),
            *("Repairs will cost 2.5 million euros.", "2.5 million euros", "220万至250万欧元"),
        ),
        (
            *(ZONES, "zh", "火箭于北京时间15:40升空。"),
            *("The rocket took off at 15:40 GMT.", "GMT", "北京时间"),
        ),
        (
            *(CREDITS, "zh", "新华社台北2月11日电 港口将于周一关闭。"),
            *("The port will close on Monday.", "The", "新华社台北2月11日电"),
        ),
        (
            *(BRACKETS, "ar", "أغلق الميناء يوم الجمعة (١٠ فبراير)."),
            *("The port closed on Friday.", "Friday.", "(١٠ فبراير)"),
        ),
        (
            *(ACRONYMS, "pt", "A taxa de resposta (TR) foi alta."),
            *("The response rate (TR) was high.", "TR", "TR"),
        ),
        (
            *(REPORTED, "es", "Un camión habría sido embarcado."),
            *("A lorry was taken on board.", "A lorry was taken on board.", "habría"),
        ),
        (
            *(REPORTED, "nl", "Hij zou het geld hebben gestolen."),
            *("He stole the money.", "He stole the money.", "zou"),
        ),
        (NEGATION, "tr", "Nedenini açıklamadı.", "She said why.", "She said why.", "açıklamadı"),
        (
            *(NEGATION, "de", "Sie kam nicht, und er schwieg."),
            *("She came yesterday, and he was silent.", "She came yesterday,", "nicht"),
        ),
    ],
)
def test_what_is_found(rule: Rule, code: str, source: str, text: str, marked: str, there: str) -> None:
    (finding,) = found(rule, text, source, code)
    assert finding.source is not None
    assert (finding.text, finding.source.text) == (marked, there)


@pytest.mark.parametrize(
    ("rule", "code", "source", "text"),
    [
        (WEAKENED, "de", "Die Stadt muss zahlen, kann aber klagen.", "The town may sue."),
        (STRENGTHENED, "fr", "Le port pourrait fermer.", "The port will probably close."),
        (
            LISTS,
            "de",
            "Drei Modelle, die passen, wurden gebaut und verkauft.",
            "Three fitting models were built.",
        ),
        (RANGES, "de", "Zwischen 220 und 250 Menschen kamen.", "Between 220 and 250 people came."),
        (ZONES, "ru", "Связь прервалась в 03:20 по московскому времени.", "It broke off at 00:20 GMT."),
        (CREDITS, "zh", "据法新社报道，港口将于周一关闭。", "The port will close on Monday, AFP reports."),
        (BRACKETS, "zh", "戈尔巴乔夫(Mikhail Gorbachev)要求改革。", "Mikhail Gorbachev called for reforms."),
        (ACRONYMS, "de", "Die Partei der Arbeit (PDA) gewann.", "The Labour Party (PDA) won."),
        (REPORTED, "fr", "S'il était venu, il aurait vendu le bateau.", "Then he sold the boat."),
        (REPORTED, "de", "Woher soll das Geld kommen?", "Where is the money to come from?"),
        (NEGATION, "ru", "Не менее ста человек пришли.", "At least a hundred people came."),
        (NEGATION, "fr", "Les droits de la personne comptent.", "Human rights count."),
        (NEGATION, "it", "Ne sono partiti cento.", "A hundred of them left."),
        (ADDED, "fr", "Il ignorait qui avait appelé.", "He did not know who had called."),
        (ADDED, "ja", "下町は断水となる。", "The lower town will have no water."),
    ],
)
def test_what_is_no_error(rule: Rule, code: str, source: str, text: str) -> None:
    assert found(rule, text, source, code) == ()


def test_a_speaker_of_another_script() -> None:
    source = "Мэр Анна Брандт опоздала.\n\n«Шлюз мой, и никто его не тронет», – сказал Йонас Халден."
    text = "Mayor Anna Brandt was late.\n\n“The lock is mine and nobody may touch it,” said Anna Brandt."
    (finding,) = found(rule_of("compare-speaker"), text, source, "ru")
    assert finding.text == "Anna Brandt"


@given(st.text(max_size=120), st.text(max_size=120), st.sampled_from(codes()))
def test_no_text_is_too_much(text: str, source: str, code: str) -> None:
    checker = checker_with(*EVERY)
    report = checker.check_text(text, source=source, source_language=code)
    for finding in report.findings:
        assert report.document.text[finding.start : finding.end] == finding.text


WORDS = st.lists(
    st.sampled_from(
        "si habría sido vendido nunca (TR) tasa respuesta « » “ ” 10 bis 15 Uhr Ortszeit , und . \n".split(
            " "
        )
    ),
    max_size=40,
).map(" ".join)


@given(WORDS, WORDS, st.sampled_from(("de", "es", "fr")))
def test_odd_sentences(text: str, source: str, code: str) -> None:
    checker_with(*EVERY).check_text(text, source=source, source_language=code)


@given(st.sampled_from(codes()), st.text(max_size=80))
def test_marks_are_in_order_and_do_not_overlap(code: str, text: str) -> None:
    for read in (negations, reported):
        marks = read(text, code)
        assert all(a.start <= b.start for a, b in pairwise(marks))
