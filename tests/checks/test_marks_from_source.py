"""A lost quotation mark has its place where the source has the mark."""

from __future__ import annotations

from pathlib import Path

import pytest
from helpers import checker_of

from tlqa.checks.base import SOURCE_CLOSES, SOURCE_OPENS
from tlqa.engine import Checker

UNOPENED, UNCLOSED = "en/quotes/unopened", "en/quotes/unclosed"
# rule, language, source, story; where the mark is lost stands ⟦
CASES = [
    (
        UNOPENED, "fr",
        "Le bac reste à quai. « Nous attendons depuis 12 jours », a déclaré Odile Kerbrat mardi.",
        "The ferry stays in port. ⟦We have been waiting for 12 days,” Odile Kerbrat said on Tuesday.",
    ),
    (
        UNOPENED, "fr",
        "La capitaine Odile Kerbrat a déclaré mardi : « Nous attendons depuis 12 jours. »",
        "Captain Odile Kerbrat said on Tuesday: ⟦We have been waiting for 12 days.”",
    ),
    (
        UNOPENED, "de",
        "Die Fähre bleibt im Hafen. „Wir warten seit 12 Tagen“, sagte Odile Kerbrat am Dienstag.",
        "The ferry stays in port. ⟦We have been waiting for 12 days,” Odile Kerbrat said on Tuesday.",
    ),
    (
        # over two sentences: it opens in the first
        UNOPENED, "de",
        "Es regnet am 4. Mai. „Wir warten seit 12 Tagen. Unsere 30 Lastwagen stehen“, sagte Odile Kerbrat.",
        "It rains on 4 May. ⟦We have been waiting for 12 days. Our 30 lorries stand,” said Odile Kerbrat.",
    ),
    (
        # the second of two
        UNOPENED, "es",
        "«Llevamos 12 días esperando», dijo Kerbrat, y «los 30 camiones están parados», añadió ayer.",
        "“We have been waiting for 12 days,” said Kerbrat, and ⟦the 30 lorries are idle,” she added.",
    ),
    (
        UNOPENED, "zh",
        "渡轮停在港口。奥迪尔说：“我们已经等了12天，30辆卡车还停着。”",
        "The ferry stays in port. Odile said: ⟦We have waited for 12 days, and 30 lorries are still idle.”",
    ),
    (
        UNOPENED, "ar",
        "بقيت العبارة في الميناء. وقالت أوديل: «ننتظر منذ 12 يوما و30 شاحنة متوقفة».",
        "The ferry stays in port. Odile said: ⟦We have waited for 12 days, and 30 lorries are still idle.”",
    ),
    (
        UNCLOSED, "fr",
        "« Nous attendons depuis 12 jours », a déclaré Odile Kerbrat mardi.\n\nLe conseil siège le 4 mai.",
        "“We have been waiting for 12 days,⟦ Odile Kerbrat said Tuesday.\n\nThe council meets on 4 May.",
    ),
    (
        UNCLOSED, "de",
        "Odile Kerbrat sagte: „Wir warten seit 12 Tagen.“ Die 30 Lastwagen stehen.\n\nEr tagt am 4. Mai.",
        "Odile Kerbrat said: “We have waited for 12 days.⟦ The 30 lorries stand.\n\nIt meets on 4 May.",
    ),
    (
        UNCLOSED, "ru",
        "«Мы ждём 12 дней. 30 грузовиков стоят», — сказала Одиль Кербра.\n\nСовет соберётся 4 мая.",
        "“We have waited for 12 days. The 30 lorries are idle,⟦ said Odile.\n\nThe council meets on 4 May.",
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("rule", "code", "source", "marked"),
    CASES,
    ids=[f"{r[-8:]}-{c}-{n}" for n, (r, c, *_) in enumerate(CASES)],
)
def test_where_the_source_has_it(rule: str, code: str, source: str, marked: str) -> None:
    place, text = marked.index("⟦"), marked.replace("⟦", "")
    (finding,) = checker_of(rule).check_text(text, source=source, source_language=code).findings
    (related,) = finding.related
    assert finding.source is not None
    shown = source[finding.source.start : finding.source.end]
    assert shown == finding.source.text
    if rule == UNOPENED:
        assert (related.note, related.start) == (SOURCE_OPENS, place)
        assert shown[0] in "«„“"
    else:
        assert (related.note, related.end) == (SOURCE_CLOSES, place)
        assert shown[-1] in "»“”"
    assert related.text == text[related.start : related.end]


@pytest.mark.parametrize(
    "source",
    [
        "Die Fähre bleibt im Hafen. Wir warten seit 12 Tagen, sagte Odile Kerbrat am Dienstag.",
        "The ferry stays in port. We have been waiting for 12 days, Odile Kerbrat said on Tuesday.",
    ],
)
def test_a_source_that_does_not_say(source: str) -> None:
    text = "The ferry stays in port. We have been waiting for 12 days,” Odile Kerbrat said on Tuesday."
    (finding,) = checker_of(UNOPENED).check_text(text, source=source).findings
    assert (finding.related, finding.source) == ((), None)


def test_without_a_source_it_is_found_as_before() -> None:
    text = "The ferry stays in port. We have been waiting for 12 days,” Odile Kerbrat said on Tuesday."
    (finding,) = checker_of(UNOPENED).check_text(text).findings
    assert (finding.text, finding.related, finding.source) == ("We have been waiting for 12 days,”", (), None)


def test_the_finding_is_the_same_with_and_without() -> None:
    _, code, source, marked = CASES[0]
    text = marked.replace("⟦", "")
    (alone,) = checker_of(UNOPENED).check_text(text).findings
    (beside,) = checker_of(UNOPENED).check_text(text, source=source, source_language=code).findings
    assert (alone.start, alone.end, alone.fingerprint) == (beside.start, beside.end, beside.fingerprint)


PAIRS = Path(__file__).parents[2] / "corpus" / "pairs"
LOST = (UNOPENED, UNCLOSED, "en/quotes/unclosed-at-end")


@pytest.mark.parametrize(
    "code", ["ar", "de", "es", "fr", "it", "ja", "nl", "pl", "pt", "ru", "tr", "uk", "zh"]
)
def test_every_mark_of_our_pairs(code: str) -> None:
    """Each mark of a story is taken out by itself; its place is told to the letter."""
    checker = Checker(select=LOST)
    story = (PAIRS / "orlena-lock" / "story.en").read_text("utf-8")
    source = (PAIRS / "orlena-lock" / f"source.{code}").read_text("utf-8")
    marks = [(at, char) for at, char in enumerate(story) if char in "“”"]
    assert marks
    for at, char in marks:
        report = checker.check_text(story[:at] + story[at + 1 :], source=source, source_language=code)
        (finding,) = report.findings
        (related,) = finding.related
        assert (related.start if char == "“" else related.end) == at
