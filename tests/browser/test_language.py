"""The page in another language: French as the proof, for its words, its cards and what its script says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from browsing import axe_violations, opened
from reports import demo_report, written
from stories_made import many_stories

from tlqa.engine import Checker

if TYPE_CHECKING:
    from pathlib import Path

    from browsing import PageOf


def test_a_report_in_french(page_of: PageOf, tmp_path: Path) -> None:
    use = Checker(locale="fr")
    text = demo_report().files[0].document.text
    report = use.report([use.check_text(text, "article.txt")], examples=True)
    page = page_of()
    seen = opened(page, written(tmp_path, report, "fr"))
    assert page.get_attribute("html", "lang") == "fr"
    assert page.get_attribute(".text", "lang") == "en"
    assert page.inner_text(".verdict .word") == "refusé"
    assert "Langue source probable : français" in page.inner_text(".origin summary")
    page.uncheck("input[name=severity][value=minor]")
    findings = report.files[0].findings
    shown = [each for each in findings if each.severity.value != "minor"]
    assert page.inner_text("#status") == f"{len(shown)} remarques affichées sur {len(findings)}"
    page.keyboard.press("j")
    card = page.inner_text("#card:popover-open")
    assert shown[0].message in card
    assert "Que faire :" in card
    assert page.get_attribute("#card q", "lang") == "en"
    assert axe_violations(page) == []
    assert seen.nothing(), seen


def test_an_index_in_french(page_of: PageOf, tmp_path: Path) -> None:
    page = page_of()
    seen = opened(page, written(tmp_path, many_stories(12), "fr-CA"))
    assert page.inner_text("h1").startswith("12 articles, ")
    assert page.inner_text("#pages") == "1 à 12 sur 12"
    page.select_option("#by-source", "allemand")
    assert {each.inner_text() for each in page.locator("#stories td:nth-child(10)").all()} == {"allemand"}
    assert seen.nothing(), seen
