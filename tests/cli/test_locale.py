"""Reports in the language of who reads them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from running import Run

STORY = "The talks ended on Monday in Geneva, he said. senior official.\n"


@pytest.fixture(autouse=True)
def story(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("story.txt").write_text(STORY, "utf-8")


def test_a_configuration_says_it_and_an_option_wins(run: Run) -> None:
    Path("tlqa.yaml").write_text("locale: fr\n", "utf-8")
    told = run("check", "story.txt", "--lines").stdout
    assert "▲ majeur" in told and "    pourquoi\u00a0: " in told and " ligne  points" in told
    assert "1 signalement (1 majeur)" in told
    assert "▲ major" in run("check", "story.txt", "--locale", "en").stdout


def test_the_environment_says_it(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TLQA_LOCALE", "fr-CA")
    assert "▲ majeur" in run("check", "story.txt").stdout


def test_programs_read_the_same_words_around_other_messages(run: Run) -> None:
    english, french = (
        run("check", "story.txt", "--format=concise", f"--locale={c}").stdout for c in ("en", "fr")
    )
    place = "story.txt:1:47: major en/fragments/lowercase-stump: "
    assert english.startswith(place) and french.startswith(place) and english != french


def test_what_was_kept_in_one_language_is_not_told_in_another(run: Run) -> None:
    told = [run("check", "story.txt", f"--locale={code}").stdout for code in ("en", "fr", "en", "fr")]
    assert told[0] == told[2] != told[1] == told[3]


def test_a_rule_is_explained_in_french(run: Run) -> None:
    assert "Parenthesised" not in run("explain", "en/agency/parenthesised-dateline", "--locale=fr").stdout


def test_an_unknown_language_is_said(run: Run) -> None:
    result = run("check", "story.txt", "--locale", "tlh")
    assert result.exit_code == 2
    assert result.stderr == "tlqa: error: no messages in 'tlh': there are en, fr\n"
    Path("tlqa.yaml").write_text("fail-on: minor\nlocale: tlh\n", "utf-8")
    result = run("check", "story.txt")
    assert result.stderr == "tlqa: error: tlqa.yaml:2: locale: no messages in 'tlh': there are en, fr\n"
