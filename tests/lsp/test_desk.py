"""How documents are checked: configurations beside them, and the format by the editor's language and name."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from tlqa.cli.main import cli
from tlqa.errors import ConfigError
from tlqa.lsp.checking import check
from tlqa.lsp.desk import Desk
from tlqa.lsp.formats import PAGES, format_of
from tlqa.lsp.stories import Story
from tlqa.model import Severity


def story(path: Path | str) -> Story:
    uri = path.as_uri() if isinstance(path, Path) else path
    return Story(uri, "plaintext", 1, "")


def families(desk: Desk, path: Path | str) -> set[str]:
    way = desk.of(story(path))
    assert way is not None
    return {rule.id.split("/")[1] for rule in way.checker.rules}


def test_the_closest_configuration_holds(tmp_path: Path) -> None:
    (tmp_path / "tlqa.yaml").write_text("select: [quotes]\noutput:\n  severity: major\n", "utf-8")
    (tmp_path / "sport").mkdir()
    (tmp_path / "sport" / "pyproject.toml").write_text('[tool.tlqa]\nselect = ["spacing"]\n', "utf-8")
    desk = Desk(root=tmp_path)
    assert families(desk, tmp_path / "a.txt") == families(desk, "untitled:Untitled-1") == {"quotes"}
    assert families(desk, tmp_path / "sport" / "a.txt") == {"spacing"}
    ways = [desk.of(story(tmp_path / name)) for name in ("a.txt", "sport/a.txt", "b.txt")]
    assert [way and way.severity for way in ways] == [Severity.MAJOR, Severity.MINOR, Severity.MAJOR]
    assert ways[0] == ways[2]
    assert families(Desk(isolated=True), tmp_path / "a.txt") > {"quotes", "spacing"}
    assert families(Desk(tmp_path / "sport" / "pyproject.toml"), tmp_path / "a.txt") == {"spacing"}


def test_what_is_excluded_is_left_alone_and_what_git_ignores_is_not(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".gitignore").write_text("drafts/\n", "utf-8")
    (tmp_path / "tlqa.yaml").write_text("exclude: [archive/]\n", "utf-8")
    desk = Desk(root=tmp_path)
    assert desk.of(story(tmp_path / "archive" / "a.txt")) is None
    assert desk.of(story(tmp_path / "drafts" / "a.txt")) is not None


def test_files_are_read_anew_when_told(tmp_path: Path) -> None:
    words = tmp_path / "words.yaml"
    words.write_text("preferred:\n  - use: quayside\n    not: [on the quay]\n", "utf-8")
    path, config = story(tmp_path / "a.txt"), tmp_path / "tlqa.yaml"
    config.write_text("terms: [words.yaml]\n", "utf-8")
    desk = Desk()
    first = desk.of(path)
    desk.refresh()
    assert first is not None
    assert desk.of(path) == first
    words.write_text("preferred:\n  - use: pier\n    not: [on the wharf]\n", "utf-8")
    assert desk.of(path) == first
    desk.refresh()
    second = desk.of(path)
    assert second is not None
    assert second.checker is not first.checker
    config.write_text("termz: [words.yaml]\n", "utf-8")
    desk.refresh()
    with pytest.raises(ConfigError, match="unknown key 'termz'; did you mean 'terms'") as raised:
        desk.of(path)
    assert (raised.value.path, raised.value.line) == (str(config), 1)
    config.unlink()
    desk.refresh()
    assert desk.of(path) is not None


def test_what_the_baseline_accepts_is_not_shown(tmp_path: Path) -> None:
    text = "The talks ended late. The deal is dead,” the envoy told reporters on Sunday evening.\n"
    path, baseline = tmp_path / "a.txt", tmp_path / "base.json"
    path.write_text(text, "utf-8")
    made = CliRunner().invoke(cli, ["baseline", "create", "--baseline", str(baseline), str(path)])
    assert made.exit_code == 0, made.stderr
    (tmp_path / "tlqa.yaml").write_text("baseline: base.json\n", "utf-8")
    desk = Desk(root=tmp_path)

    def found(path: Path, text: str) -> list[str]:
        opened = Story(path.as_uri(), "plaintext", 1, text)
        checked = check(opened, 1, desk)
        assert checked is not None
        return [problem.message for problem in checked.problems] + [f.text for _, f in checked.findings]

    assert found(path, text) == []
    assert found(path, f"{text}\nIt is late,” the mayor said.\n") == ["It is late,”"]
    assert found(tmp_path / "b.txt", text) == ["The deal is dead,”"]
    baseline.write_text("{", "utf-8")
    assert found(path, text) == []  # until files are looked at again
    desk.refresh()
    (told,) = found(path, text)
    assert told == "is not JSON: Expecting value"
    (tmp_path / "tlqa.yaml").unlink()
    desk.refresh()
    assert found(path, text) == ["The deal is dead,”"]


def test_tables_are_stories_where_a_field_of_them_is_named(tmp_path: Path) -> None:
    table = "place,depth\nquay,7\npier,3\n"
    opened = Story((tmp_path / "a.csv").as_uri(), "csv", 1, table)
    checked = check(opened, 1, Desk(root=tmp_path))
    assert checked is not None
    assert (checked.format, checked.problems) == (None, ())
    (tmp_path / "tlqa.yaml").write_text("text-field: place\n", "utf-8")
    checked = check(opened, 1, Desk(root=tmp_path))
    assert checked is not None
    assert (checked.format, len(checked.reports)) == ("csv", 2)


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
