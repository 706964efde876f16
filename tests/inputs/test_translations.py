"""Stories with their sources, whatever the format: records, segments of findings, fixes, hostile files."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from functools import cache
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pair_files import assert_places, read_all, said, stories, story
from planting import (
    ALL,
    assert_mended,
    assert_only_the_edits_changed,
    assert_speech_is_whole,
    checker,
    marked,
    mending,
    paragraphs,
)

from tlqa.cli.main import cli
from tlqa.engine import Checker
from tlqa.errors import InputError
from tlqa.inputs.escapes import ESCAPES
from tlqa.inputs.escapes import escape as written_so
from tlqa.model import BlockKind, Document, FileReport
from tlqa.rewriting import fix

if TYPE_CHECKING:
    from collections.abc import Callable

STORIES = Path(__file__).parents[1] / "stories"
SOURCED = ["pairs.csv", "story.xlf", "story2.xlf", "story.tmx", "story.po"]


def table(*rows: list[str]) -> str:
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue()


def lines(*records: object) -> str:
    return "".join(json.dumps(record) + "\n" for record in records)


@pytest.mark.parametrize("name", SOURCED)
def test_the_source_of_the_story(name: str) -> None:
    made = story((STORIES / name).read_bytes(), name)
    assert made.source is not None
    assert made.source.language == "fr"
    assert made.source.text.startswith("Les anciens salins")
    assert len(made.source.blocks) == len(made.blocks)
    if made.units:
        parts = [made.source.text[unit.source_start : unit.source_end] for unit in made.units]
        assert "\n\n".join(parts) == made.source.text


@pytest.mark.parametrize("name", SOURCED[1:])
def test_a_finding_has_its_segment(name: str) -> None:
    data = (STORIES / name).read_bytes()
    (report,) = Checker().check_stories(data, name)
    assert isinstance(report, FileReport)
    units = {unit.id: unit for unit in report.document.units}
    assert len(report.findings) > 5
    for finding in report.findings:
        assert finding.segment is not None
        unit = units[finding.segment.id]
        low, high = finding.segment.start, finding.segment.end
        assert report.document.text[unit.start : unit.end][low:high] == finding.text


def test_a_source_column() -> None:
    text = table(
        ["id", "lang", "src", "out"],
        ["7", "x", 'Er sagte "nein".', 'He said "no".'],
        ["8", "x", "Ja.", "Yes."],
    )
    first, second = stories(text, "a.csv", text_field="out", source_field="src")
    assert (first.text, first.story) == ('He said "no".', "7")
    assert first.source is not None
    assert (first.source.text, first.source.language, first.source.story) == ('Er sagte "nein".', "", "7")
    assert second.source is not None
    at = second.source.text.index("Ja")
    low, high = second.source.place(at, at + 2)
    assert text[low:high] == "Ja"


def test_a_source_key() -> None:
    text = lines(
        {"id": "a", "lp": "zh-en", "pair": {"src": "一。", "mt": "One.\n\nTwo."}},
        {"pair": {"src": "二。", "mt": "3."}},
    )
    first, second = stories(text, "a.jsonl", text_field="pair.mt", source_field="pair.src")
    assert first.source is not None
    assert (first.text, first.source.text, first.source.language) == ("One.\n\nTwo.", "一。", "zh")
    assert second.source is not None
    assert second.source.text == "二。"


@pytest.mark.parametrize(
    ("fields", "source"),
    [
        ({"target": "One.", "source": "Un."}, "Un."),
        ({"translation": "One.", "original": "Un."}, "Un."),
        ({"text": "One.", "source_text": "Un."}, "Un."),
        ({"text": "One.", "source": "AFP"}, None),
        ({"body": "One.", "original": "Un."}, None),
    ],
)
def test_which_field_is_the_source_where_nobody_says(fields: dict[str, str], source: str | None) -> None:
    for data, path in ((lines(fields), "a.jsonl"), (table(list(fields), list(fields.values())), "a.csv")):
        made = story(data, path)
        assert (made.source and made.source.text) == source


def test_headlines_on_both_sides() -> None:
    fields = {"title": "The ferry", "source_title": "Le bac", "target": "It left.", "source": "Il est parti."}
    for data, path in ((lines(fields), "a.jsonl"), (table(list(fields), list(fields.values())), "a.csv")):
        made = story(data, path)
        assert made.source is not None
        assert (made.text, made.source.text) == ("The ferry\n\nIt left.", "Le bac\n\nIl est parti.")
        assert made.source.blocks[0].kind is BlockKind.HEADLINE


def test_html_on_both_sides() -> None:
    made = story(
        lines({"target": "<p>One <b>b</b>.</p><p>Two.</p>", "source": "<p>Un.</p><p>Deux.</p>"}), "a.jsonl"
    )
    assert made.source is not None
    assert (made.text, made.source.text) == ("One b.\n\nTwo.", "Un.\n\nDeux.")


@pytest.mark.parametrize("asked", ["mt_a,mt_b", "mt_*", " mt_a , mt_? "])
def test_engines_side_by_side(asked: str) -> None:
    fields = {"id": "7", "src": "Un.", "mt_a": "One.", "mt_b": "1."}
    for data, path in ((lines(fields), "a.jsonl"), (table(list(fields), list(fields.values())), "a.csv")):
        found = stories(data, path, text_field=asked, source_field="src")
        assert [(made.story, made.text, made.meta.engine) for made in found] == [
            ("7 mt_a", "One.", "mt_a"),
            ("7 mt_b", "1.", "mt_b"),
        ]
        assert [made.source and made.source.text for made in found] == ["Un.", "Un."]


def test_a_field_of_that_very_name_comes_first() -> None:
    fields = {"a,b": "One.", "a": "No.", "b": "No."}
    for data, path in ((lines(fields), "a.jsonl"), (table(list(fields), list(fields.values())), "a.csv")):
        assert said(data, path, text_field="a,b") == ["One."]


def test_the_delimiter_that_has_the_columns() -> None:
    assert said("x,y;mt_a;mt_b\n1;One.;1.\n", "a.csv", text_field="mt_*") == ["One.", "1."]


def test_halves_that_are_missing_are_said_once() -> None:
    rows = table(
        ["id", "source", "target"], ["1", "Un.", "One."], ["2", "", "Two."], ["3", "", "3."], ["4", "Q.", " "]
    )
    assert said(rows, "a.csv") == [
        "One.",
        "Two.",
        "3.",
        "a.csv:3: '2' has no source, the first of 2",
        "a.csv:5: '4' has no translation",
    ]
    records = lines(
        {"id": "1", "source": "Un.", "target": "One."},
        {"id": "2", "target": "Two."},
        {"id": "3", "source": "Q.", "target": ""},
    )
    assert said(records, "a.jsonl", source_field="source") == [
        "One.",
        "Two.",
        "a.jsonl:2: '2' has no source in 'source'",
        "a.jsonl:3: '3' has no translation",
    ]


def test_fields_that_are_not_there() -> None:
    text = table(["src", "mt_a"], ["Un.", "One."])
    there = "; there are 'src' and 'mt_a'"
    assert said(text, "a.csv", text_field="mt_a,mt_b") == [f"a.csv:1: has no column 'mt_b'{there}"]
    assert said(text, "a.csv", text_field="x_*") == [f"a.csv:1: has no column 'x_*'{there}"]
    assert said(text, "a.csv", text_field="mt_a", source_field="source") == [
        f"a.csv:1: has no column 'source'{there}"
    ]
    records = lines({"src": "Un.", "mt_a": "One."})
    assert said(records, "a.jsonl", text_field="mt_a,mt_b") == ["One.", "a.jsonl:1: has no field 'mt_b'"]
    assert said(records, "a.jsonl", text_field="x_*") == [
        "a.jsonl: has no field 'x_*'; there are 'src' and 'mt_a'"
    ]


def test_the_command_reads_pairs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from click.testing import CliRunner

    monkeypatch.chdir(tmp_path)
    bad = "The deal is done,” the mayor told reporters in the customs house on Tuesday evening."
    Path("a.csv").write_text(table(["src", "mt_a", "mt_b"], ["Un.", bad, "He left."]), "utf-8")
    run = ["check", "a.csv", "--select", "en/quotes/unopened", "--format", "json"]
    by_option = CliRunner().invoke(
        cli, [*run, "--text-field", "mt_*", "--source-field", "src", "--no-config"]
    )
    Path("tlqa.yaml").write_text("text-field: mt_*\nsource-field: src\n", "utf-8")
    by_key = CliRunner().invoke(cli, run)
    for result in (by_option, by_key):
        assert result.exit_code == 1, result.output
        files = json.loads(result.output)["files"]
        assert [len(each["findings"]) for each in files] == [1, 0]
        assert files[0]["findings"][0]["segment"]["id"] == "2 mt_a"
    absent = CliRunner().invoke(cli, [*run, "--source-field", "source", "--text-field", "mt_a"])
    assert absent.exit_code == 2
    assert "has no column 'source'" in absent.output


def test_a_search_passes_over_translations_into_other_languages(tmp_path: Path) -> None:
    from tlqa.config.find import Configurations
    from tlqa.discovery.walk import discover

    for language in ("fr", "en"):
        data = (STORIES / "story.xlf").read_text("utf-8").replace("en-GB", language)
        (tmp_path / f"{language}.xlf").write_text(data, "utf-8")
        catalogue = (STORIES / "story.po").read_text("utf-8").replace("Language: en", f"Language: {language}")
        (tmp_path / f"{language}.po").write_text(catalogue, "utf-8")
    (tmp_path / "old.xlf").write_text('<xliff version="1.2"/>', "utf-8")
    found, errors = discover([str(tmp_path)], Configurations(isolated=True))
    assert ([Path(each).name for each in found], errors) == (["en.po", "en.xlf", "old.xlf"], [])
    named, _ = discover([str(tmp_path / "fr.xlf")], Configurations(isolated=True))
    assert len(named) == 1


def xliff(texts: list[str]) -> str:
    units = "".join(
        f"<trans-unit id='{n}'><source>S.</source><target>{t}</target></trans-unit>"
        for n, t in enumerate(texts)
    )
    return f"<xliff version='1.2'><file source-language='fr'><body>{units}</body></file></xliff>"


def xliff2(texts: list[str]) -> str:
    units = "".join(
        f"<unit id='{n}'><segment><source>S.</source><target>{t}</target></segment></unit>"
        for n, t in enumerate(texts)
    )
    return f"<xliff version='2.0' srcLang='fr' trgLang='en'><file id='f'>{units}</file></xliff>"


def memory(texts: list[str]) -> str:
    units = "".join(
        f"<tu><tuv xml:lang='fr'><seg>S.</seg></tuv><tuv xml:lang='en'><seg>{t}</seg></tuv></tu>"
        for t in texts
    )
    return f"<tmx version='1.4'><header srclang='fr'/><body>{units}</body></tmx>"


XML: dict[str, tuple[Callable[[list[str]], str], str, str]] = {
    "xliff": (xliff, "<g id='1'>", "</g>"),
    "xliff 2": (xliff2, "<pc id='1'>", "</pc>"),
    "tmx": (memory, "<hi>", "</hi>"),
}


@pytest.mark.parametrize("kind", XML)
@given(data=st.data(), texts=paragraphs())
def test_fixes_are_written_back(kind: str, data: st.DataObject, texts: list[str]) -> None:
    make, opening, closing = XML[kind]
    written = [data.draw(marked(text)).replace("<b>", opening).replace("</b>", closing) for text in texts]
    wrapped = [
        each
        if each.count(opening) == each.count(closing) and _well(each, opening, closing)
        else escape(text, quote=False)
        for each, text in zip(written, texts, strict=True)
    ]
    try_out(make(wrapped).encode(), "a.xml")


def _well(written: str, opening: str, closing: str) -> bool:
    depth = 0
    for part in written.replace(opening, "\0+").replace(closing, "\0-").split("\0")[1:]:
        depth += 1 if part[0] == "+" else -1
        if depth < 0:
            return False
    return depth == 0


@given(st.data(), paragraphs())
def test_fixes_are_written_back_into_catalogues(data: st.DataObject, texts: list[str]) -> None:
    entries = []
    for number, text in enumerate(texts):
        cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=2)))
        parts = [text[low:high] for low, high in zip([0, *cuts], [*cuts, len(text)], strict=True)]
        strings = "\n".join(f'"{written_so(part, ("po",))}"' for part in parts)
        entries.append(f'msgid "Satz {number}"\nmsgstr {strings}\n')
    try_out("\n".join(entries).encode(), "a.po")


@cache
def alone() -> Checker:
    """The sources of these tests are made up and say nothing of their targets."""
    return Checker(book=checker().book, select=mending(), ignore=["bilingual"])


def try_out(data: bytes, path: str) -> None:
    fixed = fix(alone(), data, path, ALL)
    assert fixed.errors == ()
    assert_mended(alone(), fixed, path)
    assert_only_the_edits_changed(data, fixed, "utf-8", 0)
    assert_speech_is_whole(alone(), fixed, path)


def test_the_way_catalogues_write() -> None:
    assert ESCAPES["po"]('a\\b "c"\n\td\r') == r"a\\b \"c\"\n\td\r"


HOSTILE = {
    "many units of one id": xliff(["x"] * 3000).replace("id='1'", "id='0'"),
    "codes in codes": xliff(["<ph>" * 200 + "x" + "</ph>" * 200]),
    "marks that are never used": xliff2(["<mrk id='m'>" * 200 + "x" + "</mrk>" * 200]),
    "orders of every kind": xliff2(["x"] * 50).replace("<target>", "<target order='99999999999999999999'>"),
    "many languages": memory(["x"] * 20).replace("'en'", "'en-x-a'", 10),
    "references": xliff(["&#1114112;&#0;&#xD800;"]),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_odd_files_are_read_or_refused(kind: str) -> None:
    for each in read_all(HOSTILE[kind], "a.xml"):
        assert isinstance(each, (Document, InputError))
        if isinstance(each, Document):
            assert_places(each)
            assert len({unit.id for unit in each.units}) == len(each.units)


@given(st.binary(max_size=60), st.sampled_from(SOURCED[1:]), st.integers(0, 1500))
def test_damaged_files_end_in_stories_or_errors(noise: bytes, name: str, at: int) -> None:
    data = (STORIES / name).read_bytes()
    for each in read_all(data[:at] + noise + data[at + 20 :], name):
        if isinstance(each, Document):
            assert_places(replace(each, source=None))
        else:
            assert str(each).startswith(name)
