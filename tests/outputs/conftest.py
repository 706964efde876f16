"""Reports to render: nothing, one finding, several stories, and text that is hard to line up."""

from __future__ import annotations

import pytest

from tlqa.model import (
    BlockKind,
    Confidence,
    Document,
    FileReport,
    Finding,
    Fix,
    LineScore,
    Origin,
    Related,
    Report,
    Score,
    Severity,
    Verdict,
)

SIGNATURE = "tlqa:0.1.0|rules:9f2c|profile:wire|unit:words|model:nonlinear"


def document(text: str, path: str) -> Document:
    return Document(text=text, path=path, format="text", language="en", blocks=())


def finding(text: str, part: str, /, **changes: object) -> Finding:
    """A finding on the first place where ``part`` stands."""
    start = text.index(part)
    values: dict[str, object] = {
        "rule": "en/quotes/unopened",
        "severity": Severity.MAJOR,
        "confidence": Confidence.HIGH,
        "category": "Linguistic conventions/Punctuation",
        "message": "A quotation ends here that never began.",
        "why": "The reader cannot tell where the speech begins.",
        "start": start,
        "end": start + len(part),
        "text": part,
        "points": 5.0,
        "block": BlockKind.PARAGRAPH,
        "fingerprint": "0f1e2d3c",
    }
    return Finding(**{**values, **changes})  # type: ignore[arg-type]


def report(*files: FileReport, errors: tuple[str, ...] = ()) -> Report:
    return Report("0.1.0", SIGNATURE, files, errors)


def clean_story() -> FileReport:
    text = "Headline\n\nA clean story.\n"
    return FileReport(document(text, "wire/clean.txt"), (), Score(100.0, Verdict.PASS, 0.0, 412))


def one_finding() -> FileReport:
    text = "Talks fail\n\nWe will not wait,” the premier said.\n"
    found = finding(text, "”", fix=Fix("“We will not wait,”", safe=False))
    score = Score(91.5, Verdict.REVIEW, 5.0, 120, (LineScore(3, 5.0),))
    return FileReport(document(text, "wire/one.txt"), (found,), score)


def many_findings() -> FileReport:
    text = (
        "Kyiv talks  resume\n\n"
        "The minister arrived in Kiev on Monday. As an AI language model, I cannot go on.\n"
        + "The region has waited for years, " * 6
        + "he said said, "
        + "and nothing has been done since then " * 6
        + "\nLe président a dit\nqu'il partira.\n"
    )
    findings = (
        finding(
            text,
            "  ",
            rule="common/spacing/double",
            severity=Severity.MINOR,
            message="Two spaces.",
            why="",
            fix=Fix(" ", safe=True),
            points=1.0,
            block=BlockKind.HEADLINE,
        ),
        finding(
            text,
            "Kiev",
            rule="en/names/two-spellings",
            confidence=Confidence.MEDIUM,
            message="‘Kiev’ here, ‘Kyiv’ elsewhere.",
            related=(Related(0, 4, "the other spelling", "Kyiv"),),
            points=2.5,
        ),
        finding(
            text,
            "As an AI language model",
            rule="common/boilerplate/model",
            severity=Severity.CRITICAL,
            message="The translating model speaks.",
            why="Nothing shows more plainly that nobody has read the copy. " * 3,
            in_quotation=True,
            points=25.0,
        ),
        finding(
            text,
            "said said",
            rule="en/repetition/word",
            confidence=Confidence.LOW,
            fix=Fix("said", safe=True),
            points=1.0,
        ),
        finding(text, "Le président a dit\nqu'il partira.", rule="en/leftover/sentence"),
    )
    score = Score(
        12.4,
        Verdict.FAIL,
        34.5,
        301,
        (LineScore(1, 1.0), LineScore(3, 27.5), LineScore(4, 1.0), LineScore(5, 5.0)),
    )
    evidence = tuple((f"en/names/rule-{number}", 2.0 - number / 4) for number in range(6))
    source = Origin("fr", 4.237, 0.92, evidence)
    return FileReport(document(text, "wire/many.txt"), findings, score, source)


def wide_story() -> FileReport:
    text = (
        "東京で会談 said\tthe “premier” x\n"
        "cafe\u0301 re\u0301sume\u0301 👍 here\n"
        "\x1b[31mred\x1b[0m and \u202eturned\u202c here\n"
        "end"
    )
    findings = (
        finding(text, "会談", rule="a/wide"),
        finding(text, "premier", rule="b/after-tab"),
        finding(text, "here", rule="c/after-accents"),
        finding(text, "\x1b[31m", rule="d/escape", fix=Fix("")),
        finding(text, "turned", rule="e/turned", message="Turned \u202eround\nand cut."),
        finding(text, "end", rule="f/at-the-end", start=len(text), end=len(text), text=""),
    )
    score = Score(80.0, Verdict.TOO_SHORT, 30.0, 12, (LineScore(1, 10.0), LineScore(2, 20.0)))
    return FileReport(document(text, "wire/東京.txt"), findings, score, Origin("xx", 1.0, given=True))


REPORTS = {
    "empty": report(),
    "clean": report(clean_story()),
    "one": report(one_finding()),
    "many": report(clean_story(), one_finding(), many_findings(), errors=("gone.txt: no such file",)),
    "wide": report(wide_story()),
}


@pytest.fixture(params=sorted(REPORTS))
def any_report(request: pytest.FixtureRequest) -> Report:
    """Each report in turn."""
    return REPORTS[request.param]


@pytest.fixture
def many() -> Report:
    return REPORTS["many"]
