"""Stories that are in another language because they are meant to be."""

from __future__ import annotations

import json

import pytest

from tlqa.engine import Checker
from tlqa.model import FileReport

GERMAN = (
    "Der Rat der Stadt hat am Montag beschlossen, die alte Brücke im nächsten Jahr doch noch zu bauen.",
    "Die Arbeiten werden nach Angaben der Verwaltung etwa zwei Jahre dauern und nicht vor Mai beginnen.",
)
ENGLISH = "The council said on Monday that the bridge would be built by the end of the year, and not before."
NOTICE = "the story is in German, as it says, and not in English: not checked"


def checked(data: str, path: str) -> FileReport:
    (report,) = Checker().check_stories(data.encode(), path)
    assert isinstance(report, FileReport)
    return report


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("page.html", f"<html lang=de><p>{GERMAN[0]}<p>{GERMAN[1]}"),
        ("page.html", f"<html lang=de-AT><p>{GERMAN[0]}<p>{GERMAN[1]}<p>English version"),
        ("story.de.txt", "\n\n".join(GERMAN)),
        ("de/story.txt", "\n\n".join(GERMAN)),
        ("copy/de-CH/story.txt", "\n\n".join(GERMAN)),
        ("story.md", "---\nlang: de-DE\n---\n" + "\n\n".join(GERMAN)),
        ("story.md", "+++\nlanguage = 'German'\n+++\n" + "\n\n".join(GERMAN)),
        ("story.ninjs", json.dumps({"uri": "x", "language": "de", "body_text": "\n\n".join(GERMAN)})),
    ],
)
def test_what_says_so_is_noted_and_not_checked(path: str, data: str) -> None:
    report = checked(data, path)
    assert report.findings == ()
    assert [notice.message for notice in report.notices] == [NOTICE]
    assert report.signature


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("story.txt", "\n\n".join(GERMAN)),
        ("page.html", f"<html lang=en><p>{GERMAN[0]}<p>{GERMAN[1]}"),
        ("story.fr.txt", "\n\n".join(GERMAN)),
        ("it/story.txt", "\n\n".join(GERMAN)),
    ],
)
def test_what_does_not_was_not_translated(path: str, data: str) -> None:
    report = checked(data, path)
    assert [f.rule for f in report.findings] == ["en/leftovers/untranslated-story"]
    assert report.notices == ()


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("page.html", f"<html lang=de><p>{ENGLISH}<p>Nobody had heard of of it, the mayor said."),
        ("de/story.txt", f"{ENGLISH}\n\nNobody had heard of of it, the mayor said."),
    ],
)
def test_what_says_so_and_is_not_is_checked(path: str, data: str) -> None:
    report = checked(data, path)
    assert "en/repetition/doubled-function-word" in [f.rule for f in report.findings]
    assert report.notices == ()
