"""``tlqa check`` with a model: what it marks is found, what it scores low too, and nothing else changes."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from conftest import SOURCE, STORY

from tlqa.cli.main import cli
from tlqa.engine import Checker
from tlqa.model import Severity
from tlqa.neural.checkpoint import checkpoint_at
from tlqa.neural.estimator import Estimator
from tlqa.rulebook.load import load_book

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result

    from tlqa.model import FileReport
    from tlqa.rulebook.book import RuleBook

TEXT, ORIGINAL = STORY.read_text("utf-8"), SOURCE.read_text("utf-8")
SIDES = ("lock.txt", "--source", "lock.source.txt")
FINAL = TEXT.replace("1946", "1964").replace("32 million", "3.2 million")
SENTENCE = "The gates date from 1946."
SENTENCES = {
    SENTENCE: "Les portes datent de 1964.",
    "They are 12 metres high and weigh 90 tonnes each.": (
        "Elles mesurent douze mètres de haut et pèsent 90 tonnes chacune."
    ),
    "She did not say why the contract was signed only in March.": (
        "Elle n'a pas dit pourquoi le contrat n'a été signé qu'en mars."
    ),
}


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for path in (STORY, SOURCE):
        shutil.copy(path, tmp_path / path.name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def check(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, ["check", *map(str, arguments)], prog_name="tlqa")


def story(*arguments: str | Path) -> dict[str, Any]:
    result = check(*arguments, "--format", "json")
    assert result.exit_code in (0, 1), result.output
    (found,) = json.loads(result.stdout)["files"]
    return dict(found)


@cache
def book() -> RuleBook:
    return load_book(())


def asked(
    directory: Path,
    at_least: float | None = None,
    *,
    source: str | None = ORIGINAL,
    reference: str | None = None,
    sure: float = 0.0,
) -> FileReport:
    """What the rules of a model find in the story of these tests, by themselves."""
    checker = Checker(
        book=book(),
        neural_model=str(directory),
        neural_at_least=at_least,
        neural_sure=sure,
        select=["neural"],
    )
    return checker.check_text(
        TEXT, source=source, source_language="fr" if source else "", reference=reference
    )


@pytest.mark.parametrize("name", ["xcomet", "kiwi-words"])
def test_what_a_model_marks(model: Callable[[str], Path], desk: Path, name: str) -> None:
    found = story(*SIDES, "--neural-model", model(name), "--select", "neural")
    samples = [{"src": source, "mt": text} for text, source in SENTENCES.items()]
    said = Estimator(checkpoint_at(str(model(name)))).estimate(samples)
    assert any(each.spans for each in said)
    for text, each in zip(SENTENCES, said, strict=True):
        begin = TEXT.index(text)
        expected = [
            (f"neural/{span.severity}", span.severity, text[span.start : span.end].strip())
            for span in each.spans
        ]
        assert expected == [
            (finding["rule"], finding["severity"], finding["text"])
            for finding in found["findings"]
            if begin <= finding["start"] < begin + len(text)
        ]
    assert all(TEXT[each["start"] : each["end"]] == each["text"] for each in found["findings"])
    assert found["score"] == 100
    assert found["points"] == 0


def test_the_rest_is_as_without(model: Callable[[str], Path]) -> None:
    usual, more = Checker(book=book()), Checker(book=book(), neural_model=str(model("xcomet")))
    one, other = (
        checker.check_text(TEXT, source=ORIGINAL, source_language="fr") for checker in (usual, more)
    )
    others = [finding for finding in other.findings if not finding.rule.startswith("neural/")]
    assert len(others) < len(other.findings)
    assert others == list(one.findings)
    ours, theirs = other.score, one.score
    assert (ours.value, ours.points, ours.verdict) == (theirs.value, theirs.points, theirs.verdict)


def test_findings_may_count(model: Callable[[str], Path], desk: Path) -> None:
    Path("tlqa.yaml").write_text(
        f"neural: {{model: {model('xcomet')}, counts: true}}\nselect: [neural]\n", "utf-8"
    )
    assert story(*SIDES)["points"] > 0


def test_a_span_must_be_sure(model: Callable[[str], Path]) -> None:
    def sure(least: float) -> list[str]:
        return [each.message for each in asked(model("xcomet"), sure=least).findings]

    everything, some = sure(0.0), sure(0.9)
    assert 0 < len(some) < len(everything)
    assert set(some) < set(everything)


def test_sentences_that_score_low(model: Callable[[str], Path]) -> None:
    sample = {"src": "Les portes datent de 1964.", "mt": SENTENCE}
    (said,) = Estimator(checkpoint_at(str(model("referenceless")))).estimate([sample])
    for limit, found in ((said.score + 0.001, True), (said.score - 0.001, False)):
        findings = asked(model("referenceless"), limit).findings
        here = [each for each in findings if each.text == SENTENCE]
        assert bool(here) is found
        assert {each.rule for each in findings} <= {"neural/sentence"}
        message = f"The model gives this sentence {said.score:.2f}, less than {limit:g}."
        assert [each.message for each in here] == [message] * found


def test_a_model_that_marks_nothing_wants_a_limit(model: Callable[[str], Path], desk: Path) -> None:
    result = check(*SIDES, "--neural-model", model("referenceless"))
    assert result.exit_code == 2
    assert "--neural-at-least 0.7" in result.stderr


def test_a_reference_is_used_and_asked_for(model: Callable[[str], Path]) -> None:
    without = asked(model("regression"), 99)
    assert without.findings == ()
    assert "the model wants a reference" in without.notices[0].message
    found = asked(model("regression"), 99, reference=FINAL)
    sample = {"src": "Les portes datent de 1964.", "mt": SENTENCE, "ref": "The gates date from 1964."}
    (said,) = Estimator(checkpoint_at(str(model("regression")))).estimate([sample])
    (finding,) = [each for each in found.findings if each.text == SENTENCE]
    assert f" {said.score:.2f}, " in finding.message
    only = asked(model("reference-only"), 99, source=None, reference=FINAL)
    assert SENTENCE in {each.text for each in only.findings}
    one, other = (asked(model("xcomet"), reference=reference) for reference in (None, FINAL))
    assert {each.message for each in one.findings} != {each.message for each in other.findings}


def test_without_a_source_it_is_not_asked(model: Callable[[str], Path]) -> None:
    report = asked(model("xcomet"), source=None)
    assert report.findings == ()
    assert "the model wants the source" in report.notices[0].message


def test_a_configuration_and_what_was_kept(model: Callable[[str], Path], desk: Path) -> None:
    shutil.copytree(model("xcomet"), "models/quality")
    Path("tlqa.yaml").write_text("neural:\n  model: models/quality\nselect: [neural]\n", "utf-8")
    first = check(*SIDES, "--format", "json")
    assert first.exit_code == 1, first.output
    assert check(*SIDES, "--format", "json").stdout == first.stdout
    shutil.rmtree("models/quality")
    shutil.copytree(model("kiwi-words"), "models/quality")
    assert check(*SIDES, "--format", "json").stdout != first.stdout
    shutil.rmtree("models/quality")
    gone = check(*SIDES)
    assert gone.exit_code == 2
    assert "tlqa.yaml:2: neural.model: there is no checkpoint at models/quality" in gone.stderr


def test_severity_is_the_house_s_to_say(model: Callable[[str], Path]) -> None:
    given = {"neural": "minor"}
    checker = Checker(book=book(), neural_model=str(model("xcomet")), severity=given, select=["neural"])
    report = checker.check_text(TEXT, source=ORIGINAL, source_language="fr")
    assert {each.severity for each in report.findings} == {Severity.MINOR}
    assert report.score.points == 0


def test_the_program_prints_its_report_and_nothing_else(
    model: Callable[[str], Path], desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = str(Path(__file__).parents[2])
    code = (
        "import sys\nfrom tlqa.cli.main import cli\n"
        "try: cli(sys.argv[1:])\n"
        "finally: print('torch' in sys.modules, file=sys.stderr)\n"
    )

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        options = ("--neural-model", str(model("xcomet")), "--format", "json", "--no-cache", *arguments)
        return subprocess.run(
            [sys.executable, "-c", code, "check", *SIDES, *options],
            capture_output=True,
            text=True,
            env={**os.environ, "PYTHONPATH": root},
        )

    asked, not_asked = run(), run("--select", "quotes")
    assert asked.stderr == "True\n"
    assert json.loads(asked.stdout)["files"][0]["findings"]
    assert not_asked.stderr == "False\n"
