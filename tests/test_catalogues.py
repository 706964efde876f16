"""Catalogues: current, whole in their places, and what a story is told in."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from tlqa import Checker
from tlqa.errors import UsageError
from tlqa.words import CATALOGUES, locales, words

ROOT = Path(__file__).parents[1]
CODES = [code for code in locales() if code != "en"]
PLACE = re.compile(r"\{\w*\}|%\(\w+\)s")


def po(code: str) -> Path:
    return CATALOGUES / code / "LC_MESSAGES" / "tlqa.po"


def test_french_is_there() -> None:
    assert "fr" in CODES


def test_catalogues_are_current_and_compiled() -> None:
    tool = [sys.executable, str(ROOT / "tools" / "catalogues.py"), "--check"]
    run = subprocess.run(tool, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr


@pytest.mark.parametrize("code", CODES)
def test_a_translation_has_the_places_of_its_text(code: str) -> None:
    with po(code).open("rb") as file:
        for message in read_po(file):
            one, *more = [message.id] if isinstance(message.id, str) else message.id
            said = [message.string] if isinstance(message.string, str) else message.string
            wanted = set(PLACE.findall(one)).union(*map(PLACE.findall, more)) if message.id else set()
            for text in filter(None, said if message.id else ()):
                assert set(PLACE.findall(text)) == wanted, message.id


@pytest.mark.parametrize("code", CODES)
def test_nothing_is_left_untranslated_or_uncertain(code: str) -> None:
    with po(code).open("rb") as file:
        said = [message for message in read_po(file) if message.id]
    assert [
        message.id for message in said if message.fuzzy or not message.string or "" in [*message.string]
    ] == []


def test_a_story_is_told_in_french() -> None:
    text = "The talks ended. senior official.\n\nThe minister spoke in Geneva on Monday."
    english, french = (Checker(locale=code).check_text(text) for code in ("en", "fr-CA"))
    assert [(f.rule, f.start, f.end, f.points, f.fingerprint) for f in english.findings] == [
        (f.rule, f.start, f.end, f.points, f.fingerprint) for f in french.findings
    ]
    assert english.signature == french.signature
    (finding,) = french.findings
    assert "senior official." in finding.message and finding.message != english.findings[0].message
    assert " le " in f" {finding.why} " or " la " in finding.why


def test_english_is_the_text_itself_and_an_unknown_language_is_said() -> None:
    assert words("en-GB").gettext("Name of a rule") == "Name of a rule"
    with pytest.raises(UsageError, match=r"no messages in 'tlh': there are en, fr"):
        words("tlh")
