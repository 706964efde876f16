"""Settings as an editor sends them, and the format of a document by its language and name."""

from __future__ import annotations

from pathlib import Path

import pytest

from tlqa.errors import UsageError
from tlqa.lsp.formats import PAGES, format_of
from tlqa.lsp.settings import Settings, checker_for, forget, read_settings
from tlqa.model import Severity


def test_settings() -> None:
    said = {
        "select": ["quotes"],
        "rules": ["house"],
        "terms": ["/desk/terms.yaml"],
        "profile": "house.yaml",
        "preview": True,
        "sourceLanguage": "de",
        "severity": "major",
        "statusBar": True,
        "idField": None,
    }
    root = Path("/stories")
    assert read_settings(said, root) == Settings(
        select=("quotes",),
        rules=("/stories/house",),
        terms=("/desk/terms.yaml",),
        profile="/stories/house.yaml",
        preview=True,
        source_language="de",
        severity=Severity.MAJOR,
    )
    assert read_settings(None, None) == read_settings({}, root) == Settings()


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ([], "the settings must be an object, not a list"),
        ({"selct": []}, "there is no setting 'selct'; did you mean 'select'?"),
        ({"zzz": 1}, "there is no setting 'zzz'"),
        ({"select": "quotes"}, "the setting 'select' must be a list of texts"),
        ({"terms": [1]}, "the setting 'terms' must be a list of texts"),
        ({"preview": "yes"}, "the setting 'preview' must be true or false, not a text"),
        ({"profile": True}, "the setting 'profile' must be a text, not true or false"),
        ({"severity": "grave"}, "the setting 'severity' must be one of minor, major, critical, not 'grave'"),
    ],
)
def test_settings_that_are_wrong(said: object, message: str) -> None:
    with pytest.raises(UsageError) as raised:
        read_settings(said, None)
    assert raised.value.message == message


def test_a_checker_is_kept_until_it_is_forgotten() -> None:
    settings = Settings(select=("quotes",))
    first = checker_for("a.txt", settings)
    assert checker_for("b.txt", settings) is first
    assert {rule.id.split("/")[1] for rule in first.rules} == {"quotes"}
    forget()
    assert checker_for("a.txt", settings) is not first


NITF = '<?xml version="1.0"?>\n<nitf><body/></nitf>'


@pytest.mark.parametrize(
    ("language", "path", "text", "format_"),
    [
        ("markdown", "notes.txt", "a", "markdown"),
        ("plaintext", "story.txt", "a", "plain"),
        ("plaintext", "story.md", "a", "markdown"),
        ("plaintext", "Untitled-1", "a", "plain"),
        ("", "README", "a", "plain"),
        ("mdx", "a.mdx", "a", "markdown"),
        ("html", "Untitled-2", "<p>a", "html"),
        ("xml", "wire.xml", NITF, "nitf"),
        ("xml", "pom.xml", "<project/>", None),
        ("json", "package.json", '{"name": "a"}', None),
        ("python", "a.py", "a", None),
        ("yaml", "story.txt.tlqa.yaml", "- rule: quotes", None),
        ("markdown", "story.md.tlqa.yaml", "a", None),
        ("plaintext", f"/cache/{PAGES}/en.quotes.unopened.txt", "a", None),
    ],
)
def test_formats(language: str, path: str, text: str, format_: str | None) -> None:
    assert format_of(language, path, text) == format_
