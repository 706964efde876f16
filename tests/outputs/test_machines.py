"""Formats for machines: by their schema where a package has one, else by what their documentation says."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sarif_pydantic import Sarif

from tlqa.engine import Checker
from tlqa.model import (
    Confidence,
    Document,
    FileReport,
    Finding,
    Fix,
    Notice,
    Report,
    Score,
    Severity,
    Verdict,
)
from tlqa.outputs.base import Options, find_output
from tlqa.outputs.sarif import MOST_RESULTS

if TYPE_CHECKING:
    from syrupy.assertion import SnapshotAssertion

MACHINES = "checkstyle csv github gitlab jsonl junit markdown rdjson rdjsonl sarif".split()
HOSTILE = (
    'He said, "50% :: of it',
    "::error file=x::y",
    "]]> & <b> --> ' \" \\",
    "a|b `c` *d* @someone #1 [x](http://e)",
    "=1+1",
    "tab\tand\r\nlines\u2028",
    "\x00\x01\x1b[31m\x7f\x85\ufffe",
    "\u202eback\u202c 👩‍👩‍👧 é",
    "\ud800",
)
SCORE = Score(50.0, Verdict.REVIEW, 9.0, 100)


def document(text: str, path: str) -> Document:
    return Document(text=text, path=path, format="plain", language="en", blocks=())


def finding(text: str, part: str, **changes: Any) -> Finding:
    """A finding on the first place where ``part`` stands."""
    start = text.index(part)
    found = Finding(
        "en/quotes/unopened",
        Severity.MAJOR,
        Confidence.HIGH,
        "linguistic-conventions/punctuation",
        "A quotation ends here that never began.",
        "The reader cannot tell where the speech begins.",
        start,
        start + len(part),
        part,
        5.0,
        fingerprint="0f1e2d3c",
    )
    return replace(found, **changes)


def report(*files: FileReport, errors: tuple[str, ...] = ()) -> Report:
    return Report("0.1.0", "tlqa:0.1.0|rules:9f2c|profile:wire", files, errors)


def render(name: str, what: Report) -> str:
    return find_output(name).render(what, Options())


def hostile() -> Report:
    files = []
    for number, text in enumerate(HOSTILE):
        whole = f"A story.\n\n{text} end.\n"
        found = finding(whole, text, message=text, why=text, fix=Fix(text, safe=True), rule=f"x/y/r{number}")
        path = text.replace("\0", "").replace("\ud800", "s").split("\n")[0] or "x"
        files.append(FileReport(document(whole, path), (found,), SCORE, notices=(Notice(1, 1, text),)))
    return report(*files, errors=HOSTILE[:-1])


def many(count: int) -> Report:
    text = "word\n" * count
    made = tuple(
        replace(finding("word", "word"), start=5 * n, end=5 * n + 4, severity=list(Severity)[n % 3])
        for n in range(count)
    )
    return report(FileReport(document(text, "long.txt"), made, SCORE))


def of_corpus() -> Report:
    checker = Checker()
    text = "The ferry sailed ,and the crew,” he said. senior official.\n\nThe UE gave 3,2 million euros.\n"
    return checker.report([checker.check_text(f"A headline of a story\n\n{text}", "desk/a story.txt")])


REPORTS = {"empty": report(), "hostile": hostile(), "checked": of_corpus(), "many": many(100_000)}


@pytest.mark.parametrize("name", MACHINES)
def test_snapshot(name: str, any_report: Report, snapshot: SnapshotAssertion) -> None:
    assert render(name, any_report) == snapshot


@pytest.mark.parametrize("name", MACHINES)
def test_the_last_line_is_ended(name: str) -> None:
    for what in REPORTS.values():
        text = render(name, what)
        assert text.endswith("\n") or text == ""


@pytest.mark.parametrize("kind", REPORTS)
def test_sarif(kind: str) -> None:
    what = REPORTS[kind]
    value = json.loads(render("sarif", what))
    Sarif.model_validate(value)
    (run,) = value["runs"]
    found = [finding for file in what.files for finding in file.findings]
    results = run["results"]
    assert len(results) == min(len(found), MOST_RESULTS)
    levels = [["error", "warning", "note"].index(each["level"]) for each in results]
    assert levels == sorted(levels)
    rules = run["tool"]["driver"]["rules"]
    assert [each["ruleId"] for each in results] == [rules[each["ruleIndex"]]["id"] for each in results]
    assert all(len(rule["properties"]["tags"]) <= 20 for rule in rules)
    prints = [(str(each["locations"]), each["partialFingerprints"]["tlqaFinding/v1"]) for each in results]
    assert len(set(prints)) == len(prints)
    invocation = run["invocations"][0]
    assert invocation["executionSuccessful"] is (not what.errors)
    told = [each["message"]["text"] for each in invocation.get("toolExecutionNotifications", [])]
    left_out = len(found) - len(results)
    assert any(each.startswith(f"{left_out} of the lightest") for each in told) == (left_out > 0)
    for each in results:
        uri = each["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert re.fullmatch(r"[\w.~!$&'()*+,;=:@%/-]+", uri, re.ASCII)


def test_sarif_says_where_in_utf_16() -> None:
    text = "👍👍 said\n\nx"
    what = report(FileReport(document(text, "a.txt"), (finding(text, "said"),), SCORE))
    (run,) = json.loads(render("sarif", what))["runs"]
    region = run["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 1, "startColumn": 6, "endLine": 1, "endColumn": 10}
    assert run["columnKind"] == "utf16CodeUnits"


COMMAND = re.compile(r"::(error|warning|notice) ((?:\w+=[^,:]*,?)+)::(.*)")


def unescaped(text: str) -> str:
    for written, meant in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(written, meant)
    return text


@pytest.mark.parametrize("kind", REPORTS)
def test_github(kind: str) -> None:
    what = REPORTS[kind]
    lines = render("github", what).split("\n")[:-1]
    commands = [COMMAND.fullmatch(line) for line in lines[:-1]]
    assert all(commands)
    assert re.fullmatch(r"tlqa: \d+ findings? in \d+ (?:story|stories)", lines[-1])
    found = [finding for file in what.files for finding in file.findings]
    said = [unescaped(match[3]) for match in commands if match]
    errors, notices = list(what.errors), [n.message for file in what.files for n in file.notices]
    assert sorted(said) == sorted([*errors, *(each.message for each in found), *notices])
    levels = [match[1] for match in commands if match and "line=" in match[2]][: len(found)]
    order = ["error", "warning", "notice"]
    assert levels == sorted(levels, key=order.index)


@pytest.mark.parametrize("kind", REPORTS)
def test_gitlab(kind: str) -> None:
    what = REPORTS[kind]
    issues = json.loads(render("gitlab", what))
    assert len(issues) == sum(len(file.findings) for file in what.files)
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)
    for issue in issues:
        assert issue.keys() == {"description", "check_name", "fingerprint", "severity", "location"}
        assert issue["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert not issue["location"]["path"].startswith("./")
        assert 1 <= issue["location"]["lines"]["begin"] <= issue["location"]["lines"]["end"]


@pytest.mark.parametrize("kind", REPORTS)
def test_rdjson(kind: str) -> None:
    what = REPORTS[kind]
    value = json.loads(render("rdjson", what))
    lines = [json.loads(line) for line in render("rdjsonl", what).split("\n")[:-1]]
    assert value["diagnostics"] == lines
    found = [(file, finding) for file in what.files for finding in file.findings]
    for (file, each), said in zip(found, lines, strict=True):
        assert said["severity"] in {"ERROR", "WARNING", "INFO"}
        assert said["message"] == each.message
        assert in_bytes(file.document.file_text, said["location"]["range"]) == each.text
        for suggestion in said.get("suggestions", []):
            assert each.fix is not None
            assert suggestion == {"range": said["location"]["range"], "text": each.fix.replacement}


@lru_cache(maxsize=8)
def bytes_and_lines(text: str) -> tuple[bytes, list[int]]:
    data = text.encode("utf-8", "surrogatepass")
    return data, [0, *(match.end() for match in re.finditer(rb"\r\n|\n|\r", data))]


def in_bytes(text: str, range_: dict[str, dict[str, int]]) -> str:
    """What stands at a range of lines and UTF-8 columns."""
    data, starts = bytes_and_lines(text)
    low, high = (starts[at["line"] - 1] + at["column"] - 1 for at in (range_["start"], range_["end"]))
    return data[low:high].decode("utf-8", "surrogatepass")


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=40), st.data())
def test_positions_come_back_from_every_unit(text: str, data: st.DataObject) -> None:
    low = data.draw(st.integers(0, len(text)))
    high = data.draw(st.integers(low, len(text)))
    found = replace(finding("x", "x"), start=low, end=high, text=text[low:high])
    what = report(FileReport(document(text, "a.txt"), (found,), SCORE))
    (said,) = json.loads(render("rdjson", what))["diagnostics"]
    assert in_bytes(text, said["location"]["range"]) == text[low:high]
    region = json.loads(render("sarif", what))["runs"][0]["results"][0]["locations"][0]
    region = region["physicalLocation"]["region"]
    starts = [0, *(match.end() for match in re.finditer(r"\r\n|\n|\r", text))]
    for line, column, offset in (("startLine", "startColumn", low), ("endLine", "endColumn", high)):
        begin = starts[region[line] - 1]
        units = text[begin:].encode("utf-16-le")[: 2 * (region[column] - 1)]
        assert begin + len(units.decode("utf-16-le")) == offset


@pytest.mark.parametrize("kind", REPORTS)
def test_checkstyle(kind: str) -> None:
    what = REPORTS[kind]
    root = ET.fromstring(render("checkstyle", what).encode("utf-8", "replace"))
    errors = root.findall("file/error")
    assert root.tag == "checkstyle"
    assert len(errors) == sum(len(file.findings) for file in what.files)
    for error in errors:
        assert error.attrib.keys() == {"line", "column", "severity", "message", "source"}
        assert error.get("severity") in {"error", "warning", "info", "ignore"}


@pytest.mark.parametrize("kind", REPORTS)
def test_junit(kind: str) -> None:
    what = REPORTS[kind]
    root = ET.fromstring(render("junit", what).encode("utf-8", "replace"))
    assert root.tag == "testsuites"
    for node in (root, *root.findall("testsuite")):
        cases = node.findall(".//testcase")
        assert int(node.attrib["tests"]) == len(cases)
        assert int(node.attrib["failures"]) == len(node.findall(".//failure"))
        assert int(node.attrib["errors"]) == len(node.findall(".//error"))
    assert len(root.findall("testsuite/testcase/failure")) == sum(len(f.findings) for f in what.files)


@pytest.mark.parametrize("kind", REPORTS)
def test_csv(kind: str) -> None:
    what = REPORTS[kind]
    rows = list(csv.DictReader(io.StringIO(render("csv", what), newline="")))
    found = [finding for file in what.files for finding in file.findings]
    assert [row["rule"] for row in rows] == [each.rule for each in found]
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for row in rows for cell in row.values())


@pytest.mark.parametrize("kind", ["empty", "hostile", "checked"])
def test_markdown_holds_no_markup_of_a_story(kind: str) -> None:
    text = render("markdown", REPORTS[kind])
    for line in text.split("\n"):
        cells = [each.strip() for each in line.strip("|").split("|")] if line.startswith("|") else []
        assert len(cells) in {0, 5}
        for cell in cells:
            assert not re.search(r"[`*_<>@\[\]]|://", cell)


def test_fixes_are_offered_only_where_they_can_be_written_as_they_stand() -> None:
    checker = Checker()
    text = "The envoys left the palace , and the guards locked the gate."
    page = f"<p>{text}</p><p>The mayor left the <b>garage </b>, and the guards locked the gate.</p>"
    html = checker.report([checker.check_bytes(page.encode(), "a.html")])
    plain = checker.report([checker.check_text(text, "a.txt")])

    def suggested(what: Report) -> list[tuple[str, str]]:
        said = json.loads(render("rdjson", what))["diagnostics"]
        file = what.files[0].document.file_text
        every = [each for diagnostic in said for each in diagnostic.get("suggestions", [])]
        return [(in_bytes(file, each["range"]), each["text"]) for each in every]

    assert suggested(plain) == suggested(html) == [(" ,", ",")]
    assert len(html.files[0].findings) == 2
