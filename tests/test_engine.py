"""The whole program on a page: selection, furniture first, errors, and the same answer every time."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from helpers import ANY, book, checker_with, pattern, rule_of, shown

import tlqa
from tlqa.engine import Checker
from tlqa.errors import InputError, RuleError, TlqaError, UsageError
from tlqa.model import BlockKind, Confidence, Document, Rule, Severity, Verdict

HEAD = "Ferry service resumes after storm"
ONE = "The ferry between the two islands sailed again on Monday after three days in port."
TWO = "About forty drivers had slept in their cabs on the quay, the harbour master said."
STORY = f"{HEAD}\n\n{ONE}\n\n{TWO}\n"
DAMAGED = f"{STORY}\nThe talks ended late. The deal is dead,” the envoy told reporters on Sunday evening.\n"
FERRY = pattern("[Ff]erry")


def furniture(*line: str, takes: str | None = None) -> Rule:
    params = {"takes": takes} if takes else {}
    return rule_of("boilerplate", "en/boilerplate/test", line=list(line), scope=ANY, **params)


# Which rules run


def test_a_rule_runs_in_its_languages() -> None:
    rules = [
        pattern("ferry", "en/tests/english"),
        pattern("ferry", "fr/tests/french"),
        pattern("ferry", "common/tests/any"),
        pattern("ferry", "common/tests/two", languages=("fr", "en")),
    ]
    assert [r.id for r in checker_with(*rules).rules] == [
        "common/tests/any",
        "common/tests/two",
        "en/tests/english",
    ]


def test_select_and_ignore() -> None:
    rules = [pattern("ferry", "en/one/a"), pattern("sailed", "en/one/b"), pattern("quay", "en/two/c")]
    assert [r.id for r in checker_with(*rules, select=["one"], ignore=["en/one/b"]).rules] == ["en/one/a"]


def test_preview_rules_run_when_asked_for() -> None:
    rules = tlqa.Checker(book=checker_with(FERRY, pattern("quay", "en/a/preview", status="preview")).book)
    assert [r.id for r in rules.rules] == ["en/tests/rule"]


@pytest.mark.parametrize(
    ("options", "error", "said"),
    [
        ({"language": "tlh"}, UsageError, "no target language 'tlh'"),
        ({"select": ["en/quotes/unopend"]}, UsageError, "did you mean 'en/quotes/unopened'"),
        ({"ignore": ["nonsense"]}, UsageError, "'nonsense' names no rule"),
        ({"profile": "nonsense"}, TlqaError, "nonsense"),
        ({"rules": [Path("no/such/directory")]}, RuleError, "no/such/directory"),
    ],
)
def test_what_cannot_be_used(options: dict[str, object], error: type[TlqaError], said: str) -> None:
    with pytest.raises(error, match=said):
        Checker(**options)  # type: ignore[arg-type]


# Stories


def test_a_file(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_text(DAMAGED, "utf-8")
    report = Checker().check_file(path)
    assert report.document.path == str(path)
    assert [f.rule for f in report.findings] == ["en/quotes/unopened"]
    assert Checker().check_file(str(path)) == report


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    for path in (tmp_path / "absent.txt", tmp_path):
        with pytest.raises(InputError, match="cannot be read") as caught:
            Checker().check_file(path)
        assert caught.value.path == str(path)


def test_a_file_in_another_encoding(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_bytes(DAMAGED.encode("windows-1252"))
    with pytest.raises(InputError, match="windows-1252"):
        Checker().check_file(path)
    assert len(Checker(encoding="windows-1252").check_file(path).findings) == 1


def test_a_text_is_no_file_and_has_no_encoding() -> None:
    assert len(Checker(encoding="utf-16").check_text(DAMAGED).findings) == 1


@pytest.mark.parametrize(
    "odd",
    [
        "\ud800",
        "\udc00\ud800",
        "\0",
        "\ufeff",
        "\ufeff\ufeff",
        "\U0010ffff",
        "İ",
        "ﬁ",
        "\r",
        "\x85",
        "\u2028",
        "👩‍🚀",
    ],
)
def test_offsets_are_those_of_the_text_whatever_stands_before(odd: str) -> None:
    text = f"{odd}\n\nThe {odd}ferry{odd} sailed, the master said.\n"
    (found,) = checker_with(replace(FERRY, scope=ANY)).check_text(text).findings
    assert text[found.start : found.end] == found.text == "ferry"
    Checker(preview=True).check_text(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n",
        "\0",
        "\ufeff",
        "\ud800",
        "“",
        "”" * 500,
        "(" * 500,
        "a" * 5000,
        ". " * 500,
        "“\n\n" * 100,
        "⟦⟧",
    ],
)
def test_odd_stories_are_read(text: str) -> None:
    report = Checker(preview=True).check_text(text)
    assert all(text[f.start : f.end] == f.text for f in report.findings)
    assert 0 <= report.score.value <= 100


def test_nothing_is_too_short_to_score() -> None:
    score = Checker().check_text("").score
    assert (score.value, score.verdict, score.words, score.lines) == (100, Verdict.TOO_SHORT, 0, ())


def test_a_document_made_by_hand() -> None:
    text = "Cell ferry\nferry"
    blocks = tlqa.Checker(select=["quotes"]).check_text(text).document.blocks
    document = Document(text, "a", "html", "en", (replace(blocks[0], kind=BlockKind.CODE), *blocks[1:]))
    report = checker_with(pattern("ferry", scope=ANY - {BlockKind.CODE})).check(document)
    assert [f.start for f in report.findings] == [11]


# Furniture


def test_furniture_is_no_part_of_the_story_for_other_rules() -> None:
    text = (
        f"{HEAD}\n\n{ONE}\n\nRead also: the ferry and the storm, a story in six parts by our staff.\n\n{TWO}"
    )
    report = checker_with(FERRY, furniture("read also.*")).check_text(text)
    assert shown(text, report.findings) == text.replace("The ferry", "The ⟦ferry⟧").replace(
        "Read also: the ferry and the storm, a story in six parts by our staff.",
        "⟦Read also: the ferry and the storm, a story in six parts by our staff.⟧",
    )
    assert [b.kind for b in report.document.blocks] == [
        BlockKind.HEADLINE,
        BlockKind.PARAGRAPH,
        BlockKind.BOILERPLATE,
        BlockKind.PARAGRAPH,
    ]


def test_furniture_takes_every_block_that_it_covers() -> None:
    titles = ["Ferry sinks", "Ferry sails", "Ferry for sale"]
    text = "\n\n".join([HEAD, ONE, TWO, "Related", *titles])
    report = checker_with(FERRY, furniture("related", takes="following")).check_text(text)
    assert [f.rule for f in report.findings] == ["en/tests/rule", "en/boilerplate/test"]
    assert [b.kind for b in report.document.blocks][3:] == [BlockKind.BOILERPLATE] * 4


def test_furniture_is_told_apart_before_quotations() -> None:
    text = f"“{ONE}\n\nRead also: The deal is dead” after talks\n\n“{TWO}”"
    unopened = rule_of("quotation", "en/quotes/unopened", event="unopened", scope=ANY)
    unclosed = rule_of("quotation", "en/quotes/unclosed", event="unclosed", scope=ANY)
    (found,) = (
        checker_with(unclosed, furniture("read also.*")).check_text(text.replace("dead”", "dead")).findings
    )
    assert found.rule == "en/boilerplate/test"
    spoken = pattern("harbour", "en/tests/spoken", speech="only")
    report = checker_with(unopened, unclosed, spoken, furniture("read also.*")).check_text(
        text.replace("dead”", "dead")
    )
    assert [f.rule for f in report.findings] == ["en/boilerplate/test", "en/tests/spoken"]


def test_words_of_furniture_are_not_counted() -> None:
    text = f"{HEAD}\n\n{ONE}\n\nRead also: six more words here\n\n{TWO}"
    report = checker_with(furniture("read also.*")).check_text(text)
    assert report.score.words == len(f"{HEAD} {ONE} {TWO}".split())


def test_furniture_that_is_not_run_tells_nothing_apart() -> None:
    text = f"{HEAD}\n\n{ONE}\n\nRead also: the ferry\n\n{TWO}"
    report = checker_with(pattern("ferry", scope=ANY), furniture("read also.*"), select=["tests"]).check_text(
        text
    )
    assert len(report.findings) == 2


# Findings and score


def test_findings_come_in_order_of_place() -> None:
    rules = [pattern("quay", "en/a/a"), pattern("ferry", "en/b/b"), pattern("Monday", "en/c/c")]
    report = checker_with(*rules).check_text(STORY)
    assert [f.text for f in report.findings] == ["ferry", "Monday", "quay"]


def test_the_score_counts_points_line_by_line() -> None:
    rules = [pattern("quay", weight=2.0), pattern("ferry", "en/b/b", weight=1.0)]
    score = checker_with(*rules).check_text(STORY).score
    assert [(line.line, line.points) for line in score.lines] == [(3, 1.0), (5, 2.0)]
    assert score.points == 3.0


def test_a_critical_finding_of_high_confidence_fails_the_story() -> None:
    rule = pattern("quay", severity=Severity.CRITICAL, confidence=Confidence.HIGH, weight=0.1)
    assert checker_with(rule).check_text(STORY * 5).score.verdict is Verdict.FAIL
    assert checker_with(FERRY, select=["all"]).check_text("It rained. " * 40).score.verdict is Verdict.PASS


def test_the_same_story_gives_the_same_report() -> None:
    checker = Checker(preview=True)
    first = checker.check_text(DAMAGED)
    checker.check_text("“Something else,” he said. dead deal. We go.")
    assert checker.check_text(DAMAGED) == first == Checker(preview=True).check_text(DAMAGED)


def test_the_order_of_rules_makes_no_difference() -> None:
    text = f"{STORY}\n\nThe ferry ferry sailed."
    rules = [pattern("the ferry", "en/a/a", ignore_case=True), pattern("ferry sailed", "en/b/b"), FERRY]
    forward = Checker(book=replace(checker_with(*rules).book, rules=tuple(rules))).check_text(text)
    backward = Checker(book=replace(checker_with(*rules).book, rules=tuple(rules[::-1]))).check_text(text)
    assert forward == backward


# Reports


def test_a_report_binds_a_run_together() -> None:
    checker = checker_with(FERRY)
    story = checker.check_text(STORY, "a.txt")
    report = checker.report([story], ["b.txt: is not there"])
    assert (report.files, report.errors) == ((story,), ("b.txt: is not there",))
    assert report.version == tlqa.__version__
    assert report.signature == checker.signature


def test_the_signature_says_what_the_score_depends_on() -> None:
    one, other = checker_with(FERRY), checker_with(replace(FERRY, weight=9.0))
    assert one.signature == checker_with(FERRY).signature
    assert one.signature != other.signature
    assert one.signature != checker_with(FERRY, profile="strict").signature
    assert one.signature.startswith(f"tlqa:{tlqa.__version__}|rules:")
    assert Checker(select=["quotes"]).signature != Checker(select=["splits"]).signature


def test_the_short_way_for_one_story() -> None:
    assert tlqa.check_text(DAMAGED) == Checker().check_text(DAMAGED)
    assert [f.rule for f in tlqa.check_text(DAMAGED).findings] == ["en/quotes/unopened"]


def test_the_public_names() -> None:
    assert {name for name in tlqa.__all__ if not hasattr(tlqa, name)} == set()
    with pytest.raises(AttributeError, match="nonsense"):
        _ = tlqa.nonsense  # type: ignore[attr-defined]


def test_the_checker_has_the_stable_rules_of_its_language() -> None:
    chosen = {rule.id for rule in Checker(book=book()).rules}
    assert chosen == {r.id for r in book() if r.status == "stable" and {"*", "en"} & set(r.languages)}
