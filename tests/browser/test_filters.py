"""Filters hide what is not wanted, and the score is that of what is left, as Python has it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from browsing import opened
from reports import checker, corpus_report, demo_report, written

from tlqa.engine import Checker
from tlqa.model import Confidence, Report, Severity
from tlqa.outputs._html_index import worst_first

if TYPE_CHECKING:
    from pathlib import Path

    from browsing import PageOf

    from tlqa.model import Finding

# Sets the filters, and tells what the page then says of the story it shows.
_FILTER = """([severities, confidences, category]) => {
  for (const box of document.querySelectorAll('.filters input'))
    box.checked = [...severities, ...confidences].includes(box.value);
  const choice = document.querySelector('#category');
  choice.value = category;
  choice.dispatchEvent(new Event('change'));
  const story = document.querySelector('article.story:not([hidden])');
  const text = selector => story.querySelector(selector).textContent;
  return {
    value: text('.value'), verdict: text('.verdict .word'), points: text('.result .points'),
    findings: [...story.querySelectorAll('.card:not([hidden])')].map(each => Number(each.dataset.n)),
    labels: [...story.querySelectorAll('a.no:not([hidden])')].map(each => Number(each.hash.slice(3))),
    lines: [...story.querySelectorAll('.margin .cost')].map(each => [Number(each.dataset.line),
      each.querySelector('b').textContent]).filter(each => each[1] !== '0.0'),
    parts: [...story.querySelectorAll('.parts [data-severity]')].map(each => [each.dataset.severity,
      each.querySelector('.cost').textContent]).filter(each => each[1] !== '0.0'),
  };
}"""

ALL = (list(Severity), list(Confidence))
CHOICES = [
    ([Severity.CRITICAL], ALL[1]),
    ([Severity.MAJOR, Severity.MINOR], ALL[1]),
    ([Severity.MINOR], ALL[1]),
    (ALL[0], [Confidence.HIGH]),
    (ALL[0], [Confidence.MEDIUM, Confidence.LOW]),
    ([Severity.CRITICAL, Severity.MAJOR], [Confidence.HIGH, Confidence.LOW]),
    ([], ALL[1]),
    ALL,
]


def told(
    report: Report, use: Checker, first: int, place: int, kept: tuple[Finding, ...]
) -> dict[str, object]:
    """What the page should say of a story with only some of its findings."""
    file = worst_first(report.files)[place]
    score = use.rescored(file, kept).score
    if kept == file.findings:
        score = file.score
    numbers = [first + n for n, finding in enumerate(file.findings) if finding in kept]
    return {
        "value": f"{score.value:,.1f}",
        "verdict": score.verdict.value,
        "points": f"{score.points:,.1f}",
        "findings": numbers,
        "lines": sorted(
            [each.line, f"{each.points:.1f}"] for each in score.lines if f"{each.points:.1f}" != "0.0"
        ),
        "parts": [[each.value, f"{cost:.1f}"] for each, cost in score.parts if f"{cost:.1f}" != "0.0"],
    }


def test_the_score_follows(page_of: PageOf, corpus_page: Path) -> None:
    page = page_of()
    seen = opened(page, corpus_page)
    first = 1
    for place, file in enumerate(worst_first(corpus_report().files)):
        page.evaluate(f"location.hash = 's-{place + 1}'")
        page.wait_for_selector(f"#s-{place + 1}:not([hidden])")
        for severities, confidences in CHOICES:
            kept = tuple(f for f in file.findings if f.severity in severities and f.confidence in confidences)
            said = page.evaluate(_FILTER, [severities, confidences, ""])
            assert sorted(said.pop("labels")) == said["findings"]
            said["lines"].sort()
            assert said == told(corpus_report(), checker(), first, place, kept)
        first += len(file.findings)
    assert seen.nothing(), seen


@pytest.mark.parametrize("profile", ["lenient", "strict", "linear"])
def test_whatever_the_profile(page_of: PageOf, tmp_path: Path, profile: str) -> None:
    if profile == "linear":
        own = tmp_path / "linear.yaml"
        own.write_text(
            "extends: wire\ndescription: x\nmodel: linear\ncap: 1.5\nfail_on_critical: false\n", "utf-8"
        )
        profile = str(own)
    use = Checker(profile=profile)
    report = use.report([use.check_text(demo_report().files[0].document.text, "story.txt")])
    page = page_of()
    opened(page, written(tmp_path, report))
    for severities, confidences in CHOICES:
        kept = tuple(
            f for f in report.files[0].findings if f.severity in severities and f.confidence in confidences
        )
        said = page.evaluate(_FILTER, [severities, confidences, ""])
        said.pop("labels")
        said["lines"].sort()
        assert said == told(report, use, 1, 0, kept)


def test_by_category(page_of: PageOf, demo_page: Path) -> None:
    page = page_of()
    opened(page, demo_page)
    findings = demo_report().files[0].findings
    category = findings[4].category
    page.select_option("#category", category)
    shown = [n for n, finding in enumerate(findings, 1) if finding.category == category]
    assert [int(each.get_attribute("data-n") or 0) for each in page.locator(".card:visible").all()] == shown
    assert page.inner_text("#status") == f"{len(shown)} of {len(findings)} findings shown"
    assert page.locator(".partial").is_visible()
    page.select_option("#category", "")
    assert page.locator(".partial").is_hidden()
    assert page.inner_text(".value") == f"{demo_report().files[0].score.value:.1f}"


def test_keys_pass_over_what_is_hidden(page_of: PageOf, demo_page: Path) -> None:
    page = page_of()
    opened(page, demo_page)
    page.uncheck("input[name=severity][value=major]")
    kept = [n for n, f in enumerate(demo_report().files[0].findings, 1) if f.severity is not Severity.MAJOR]
    for number in (*kept, kept[0]):
        page.keyboard.press("j")
        assert page.evaluate("location.hash") == f"#f-{number}"
    page.keyboard.press("k")
    assert page.evaluate("location.hash") == f"#f-{kept[-1]}"


def test_a_mark_of_many_shows_the_gravest_that_is_left(page_of: PageOf, tmp_path: Path) -> None:
    file = demo_report().files[0]
    one = next(f for f in file.findings if f.severity is Severity.CRITICAL)
    other = replace(one, severity=Severity.MINOR, start=one.start + 3, rule="en/made/up")
    report = replace(demo_report(), files=(replace(file, findings=(one, other)),))
    page = page_of()
    opened(page, written(tmp_path, report))
    both = page.locator("mark[data-f='1 2']")
    assert both.get_attribute("class") == "m critical many"
    page.click("mark[data-f='1 2']")
    said = page.inner_text("#card:popover-open")
    assert one.rule in said
    assert "en/made/up" in said
    page.keyboard.press("Escape")
    page.uncheck("input[name=severity][value=critical]")
    assert both.get_attribute("class") == "m minor"
    assert page.locator("mark[data-f='1']").get_attribute("class") == "m off"
    page.uncheck("input[name=severity][value=minor]")
    assert both.get_attribute("class") == "m off"


def test_a_report_with_only_the_graver_findings_says_so(page_of: PageOf, tmp_path: Path) -> None:
    file = demo_report().files[0]
    grave = tuple(f for f in file.findings if f.severity is Severity.CRITICAL)
    page = page_of()
    opened(page, written(tmp_path, replace(demo_report(), files=(replace(file, findings=grave),))))
    assert page.inner_text(".value") == f"{file.score.value:.1f}"
    assert "counts findings that are not in this report" in page.inner_text(".result")
