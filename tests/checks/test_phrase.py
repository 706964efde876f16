"""Fixed words and phrases that should be others."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
import yaml
from helpers import assert_findings, find, rule_of

from tlqa.checks import phrase
from tlqa.checks._phrase_forms import alternation, entries_in
from tlqa.errors import RuleError
from tlqa.model import FixTemplate

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("The chief of ⟦OTAN⟧ met the press after the dinner.", "NATO"),
        ("⟦The PIB⟧ grew by 2 percent in the second quarter.", "GDP"),
        ("In the second quarter ⟦the PIB⟧ grew by 2 percent.", "GDP"),
        ("The ship left ⟦Nueva\u00a0York⟧ on Monday with wheat on board.", "New York"),
    ],
)
def test_whole_words_as_written(text: str, right: str) -> None:
    phrases = {"OTAN": "NATO", "the PIB": "GDP", "Nueva York": "New York"}
    assert_findings(rule_of("phrase", phrases=phrases), text)
    (finding,) = find(rule_of("phrase", phrases=phrases, fix=FixTemplate("{right}")), text)
    assert finding.fix is not None
    assert finding.fix.replacement == right


@pytest.mark.parametrize("text", ["The otan of the OTANO clan met the press after the dinner."])
def test_no_parts_of_words_and_no_other_case(text: str) -> None:
    assert find(rule_of("phrase", phrases={"OTAN": "NATO"}), text) == ()


def test_ignore_case_takes_every_case() -> None:
    text = "The ⟦prime pastor⟧ and the other ⟦Prime Pastor⟧ met the press after the dinner."
    assert_findings(rule_of("phrase", phrases={"prime pastor": "prime minister"}, ignore_case=True), text)


def test_the_longest_phrase_wins() -> None:
    phrases = {"Divider Road": "Wall Street", "Divider Road Diary": "Wall Street Journal"}
    text = "The ⟦Divider Road Diary⟧ was the first to report on the dinner by the lake."
    assert_findings(rule_of("phrase", phrases=phrases), text)


@pytest.mark.parametrize(
    "text",
    [
        "The Orchestre de Genève played for the envoys after the dinner.",
        "The Journal Genève reported on the envoys after the dinner.",
        "The Genève Servette team met the envoys after the dinner.",
        "The Hôtel d’Angleterre took the envoys in after the dinner.",
    ],
)
def test_alone_leaves_longer_names(text: str) -> None:
    assert (
        find(rule_of("phrase", phrases={"Genève": "Geneva", "Angleterre": "England"}, alone=True), text) == ()
    )


def test_except_leaves_longer_phrases() -> None:
    rule = {"phrases": {"Kiew": "Kyiv"}, "except": ["Hähnchen Kiew"]}
    text = "The cook of ⟦Kiew⟧ served Hähnchen Kiew to the envoys after the talks."
    assert_findings(rule_of("phrase", **rule), text)


@pytest.mark.parametrize(
    "text",
    [
        "The report of the Commission of Inquiry is out. The COI sat for a year.",
        "The COI sat for a year: Children on the Islands has nine members.",
    ],
)
def test_unless_spelled_leaves_letters_that_the_story_spells_out(text: str) -> None:
    rule = rule_of("phrase", phrases={"the COI": "the IOC"}, unless_spelled=True, ignore_case=True)
    assert_findings(rule, text)
    assert find(rule_of("phrase", phrases={"the COI": "the IOC"}, ignore_case=True), text)
    assert_findings(rule, "⟦The COI⟧ sat for a year, and the Comité Olympique International rose.")


def test_table_of_the_pack(tmp_path: Path) -> None:
    (tmp_path / "tables").mkdir()
    (tmp_path / "tables" / "a.yaml").write_text("phrases: {OTAN: NATO}\n", "utf-8")
    params = phrase.complete({"table": "tables/a.yaml", "phrases": {"ONU": "U.N."}}, tmp_path)
    assert entries_in(params[phrase.LINES]) == {"ONU": "U.N.", "OTAN": "NATO"}
    assert phrase.required_literals(params, {}) == ("onu", "otan")


@pytest.mark.parametrize(
    ("table", "content", "said"),
    [
        ("../a.yaml", "phrases: {a: b}", "outside the pack"),
        ("a.yaml", "phrases: [a, b]", "under 'phrases'"),
        (
            "a.yaml",
            "source: x\nphrases:\n  a: b\n  c: 1",
            r"a\.yaml:4: 'c' under 'phrases' needs a text",
        ),
        ("a.yaml", "phrases:\n  a: b\n  no: c", r"a\.yaml:3: under 'phrases' stands False, which"),
        ("a.yaml", "phrases:\n  ' ': c", r"a\.yaml:2: under 'phrases' stands an empty text"),
        ("a.yaml", "source: x\nphases: {a: b}", r"a\.yaml:2: unknown key 'phases'; did you mean 'phrases'"),
        ("a.yaml", "phrases:\n  a: b\n  a: c", r"a\.yaml:3: the key 'a' stands twice"),
        ("a.yaml", "- a", r"a\.yaml:1: a table is a mapping"),
        ("a.yaml", "phrases: {}", "under 'phrases'"),
        ("b.yaml", "phrases: {a: b}", "cannot be read"),
    ],
)
def test_tables_that_cannot_be_used(tmp_path: Path, table: str, content: str, said: str) -> None:
    pack = tmp_path / "pack"
    pack.mkdir()
    for file in (pack / "a.yaml", tmp_path / "a.yaml"):
        file.write_text(content, "utf-8")
    with pytest.raises(RuleError, match=said):
        phrase.complete({"table": table}, pack)


def test_nothing_to_look_up(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="needs 'phrases'"):
        phrase.complete({}, tmp_path)


PHRASES = [
    "état-major of",
    "Über alles",
    "ß and sharp",
    "İstanbul",
    "\u201cso called",
    "9 to 5",
    "l\u2019a of",
]


@pytest.mark.parametrize("ignore_case", [True, False])
@pytest.mark.parametrize("each", PHRASES)
def test_a_phrase_is_seen_where_it_matches(each: str, ignore_case: bool) -> None:
    """What the prefilter asks says yes wherever the expression matches, with whatever letter that begins."""
    ways = {"ignore_case": True} if ignore_case else {}
    prepared = phrase.prepare(rule_of("phrase", phrases=dict.fromkeys(PHRASES), **ways), {})
    expression = re.compile(alternation([each], ignore_case=ignore_case), re.IGNORECASE if ignore_case else 0)
    capital = each[0].upper() + each[1:]
    for text in (each, capital, each.replace(" ", "\u00a0"), each.replace("\u2019", "'")):
        for before in ("", " ", "- "):
            body = before + text
            found = [match.start() for match in expression.finditer(body)]
            assert all(prepared.begins(0)(body, at) for at in found), (body, found)


def test_alternatives_in_braces_are_phrases_of_their_own(tmp_path: Path) -> None:
    table = {"in {his|her} cabinet": "in the office", "the {first|second} trainer": "coach"}
    text = "⟦In his cabinet⟧ and in a cabinet, ⟦the second trainer⟧ said so ⟦in her cabinet⟧."
    (tmp_path / "tables").mkdir()
    (tmp_path / "tables" / "words.yaml").write_text(
        yaml.safe_dump({"source": "us", "licence": "ours", "phrases": table}), encoding="utf-8"
    )
    params = phrase.complete({"table": "tables/words.yaml"}, tmp_path)
    assert_findings(rule_of("phrase", **params), text)


def test_a_phrase_that_stands_for_too_many_is_refused(tmp_path: Path) -> None:
    many = " ".join("{a|b|c|d|e|f|g|h|i|j}" for _ in range(4))
    with pytest.raises(RuleError, match="stands for more than 2,000 phrases"):
        phrase.complete({"phrases": {many: None}}, tmp_path)
