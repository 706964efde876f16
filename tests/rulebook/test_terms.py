"""A newsroom's own words: what is found, and what is wrong with a file of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from helpers import shown, spans_of

from tlqa.data import read_yaml
from tlqa.engine import Checker
from tlqa.errors import TermsError
from tlqa.glossary import with_terms
from tlqa.rulebook.book import RuleBook
from tlqa.rulebook.termfile import SCHEMA, SKELETON
from tlqa.rulebook.terms import mistakes, read_terms

if TYPE_CHECKING:
    from pathlib import Path

GOOD = """\
forbidden:
  - boffin
  - term: [miracle cure, Wunderkur]
    use: treatment
    reason: No cure is one.
    except: [the miracle cure hoax]
preferred:
  - use: Vernograd
    not: [Wernograd, Vernohrad]
  - use: sea wall
    not: seawall
    in-quotations: true
    severity: major
do-not-translate:
  - keep: Stadtwerke
    not: City Works
"""


def write(tmp_path: Path, text: str = GOOD) -> Path:
    path = tmp_path / "terms.yaml"
    path.write_text(text, "utf-8")
    return path


def assert_found(path: Path, marked: str, *rules: str) -> None:
    findings = Checker(book=RuleBook(()), terms=[path]).check_text(spans_of(marked)[0]).findings
    assert shown(spans_of(marked)[0], findings) == marked
    assert [each.rule for each in findings] == [f"terms/{rule}" for rule in rules]


@pytest.mark.parametrize(
    ("marked", "rules"),
    [
        ("A ⟦boffin⟧ said “a ⟦boffin⟧ can err” on Monday.", ["forbidden", "forbidden"]),
        ("⟦BOFFIN⟧ OF THE YEAR", ["forbidden"]),  # lower case in the file: any case
        ("The boffins left on Monday.", []),  # whole words
        ("The ⟦Wunderkur⟧ failed; the wunderkur is a word.", ["forbidden"]),
        ("It was the miracle cure hoax of the year.", []),
        ("He went to ⟦Wernograd⟧ and said: “Wernograd is far.”", ["preferred"]),
        ("“The ⟦seawall⟧ held,” she said.", ["preferred"]),
        ("The ⟦City Works⟧ closed; the city works on Monday.", ["do-not-translate"]),
        ("Vernograd and the sea wall and the Stadtwerke.", []),
    ],
)
def test_what_is_found(tmp_path: Path, marked: str, rules: list[str]) -> None:
    assert_found(write(tmp_path), marked, *rules)


def test_a_finding_says_what_to_write_and_why(tmp_path: Path) -> None:
    checker = Checker(book=RuleBook(()), terms=[write(tmp_path)])
    cure, wall, boffin = checker.check_text("A miracle cure for a seawall, a boffin said.").findings
    assert cure.message == "“miracle cure” is not used here. Write “treatment”."
    assert cure.why == "No cure is one."
    assert cure.fix is not None
    assert (cure.fix.replacement, cure.fix.safe) == ("treatment", False)
    assert (wall.severity.value, wall.points) == ("major", 5.0)
    assert (boffin.message, boffin.fix) == ("“boffin” is not used here.", None)


def test_terms_can_be_selected_and_ignored(tmp_path: Path) -> None:
    path = write(tmp_path)
    text = "A boffin in Wernograd."
    book = RuleBook(())
    assert len(Checker(book=book, terms=[path]).check_text(text).findings) == 2
    assert len(Checker(book=book, terms=[path], ignore=["terms/preferred"]).check_text(text).findings) == 1
    assert len(Checker(book=book, terms=[path], select=["terms/preferred"]).check_text(text).findings) == 1


def test_several_files_and_empty_ones(tmp_path: Path) -> None:
    empty = tmp_path / "empty.yaml"
    empty.write_text("# nothing yet\n", "utf-8")
    assert len(with_terms(RuleBook(()), [write(tmp_path), empty])) == 6


@pytest.mark.parametrize(
    ("change", "line", "said"),
    [
        (("preferred:", "prefered:"), 7, "unknown key 'prefered'; did you mean 'preferred'?"),
        (("    reason:", "    raeson:"), 5, "unknown key 'raeson'; did you mean 'reason'?"),
        (("    not: seawall", "    nott: seawall"), 11, "unknown key 'nott'; did you mean 'not'?"),
        (("  - boffin", "  - 3"), 2, "forbidden: must be text or a mapping, not '3'"),
        (("severity: major", "severity: majr"), 13, "did you mean 'major'?"),
        (("in-quotations: true", "in-quotations: maybe"), 12, "must be true or false"),
        (("not: [Wernograd, Vernohrad]", "not: []"), 9, "preferred: must have at least 1 items"),
        (("not: seawall", "not: boffin"), 10, "'boffin' is refused already on line 2"),
        (("keep: Stadtwerke", "keep: Wernograd"), 15, "'Wernograd' is asked for here and refused on line 8"),
        (("  - boffin", "  - boffin\n  - boffin"), 3, "'boffin' is refused already on line 2"),
        (("forbidden:", "forbidden: *x\nother:"), 1, "not YAML|aliases"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(
    tmp_path: Path, change: tuple[str, str], line: int, said: str
) -> None:
    assert change[0] in GOOD
    path = write(tmp_path, GOOD.replace(*change, 1))
    with pytest.raises(TermsError, match=said.replace("?", r"\?")) as caught:
        read_terms(path)
    assert (caught.value.path, caught.value.line) == (str(path), line)


def test_all_mistakes_at_once(tmp_path: Path) -> None:
    path = write(tmp_path, GOOD.replace("use:", "us:").replace("preferred", "prefered"))
    assert [error.line for error in mistakes(read_yaml(path, TermsError))] == [4, 7]


@pytest.mark.parametrize(
    ("examples", "said"),
    [
        ("found: [no marks]", "marks nothing"),
        ("found: ['a ⟦b']", "unbalanced"),
        ("silent: ['a ⟦b⟧']", "has marks"),
    ],
)
def test_examples_that_are_none(tmp_path: Path, examples: str, said: str) -> None:
    with pytest.raises(TermsError, match=said):
        read_terms(write(tmp_path, f"examples:\n  {examples}\n"))


def test_the_skeleton_is_a_file_of_terms(tmp_path: Path) -> None:
    read = read_terms(write(tmp_path, SKELETON.format(path="terms.yaml")))
    assert (read.words, read.entries, len(read.found), len(read.silent)) == (9, 4, 2, 1)


PAIRED = """\
do-not-translate:
  - Stadtwerke
translations:
  - source:
      de: [Landrat, Kreischef]
      fr: préfet
    use: [district administrator, head of the district]
    not: county council
  - source: {de: Feuerwehr}
    use: fire service
    except: [Feuerwehr Nordhafen]
    reason: Brigades are of the army.
    severity: minor
"""


@pytest.mark.parametrize(
    ("marked", "source", "rules"),
    [
        ("The ⟦county council⟧ opened the bridge.", "Der Landrat eröffnete die Brücke.", ["translations"]),
        ("The council opened the ⟦bridge.⟧", "Der Landrat eröffnete die Brücke.", ["translations"]),
        ("The heads of the district opened it.", "Die Landräte haben sie eröffnet.", []),
        ("The fire ⟦brigade.⟧", "Die Feuerwehren.", ["translations"]),
        ("The brigade of Nordhafen came.", "Die Feuerwehr Nordhafen kam.", []),
        ("The Stadtwerke paid.", "Die Stadtwerke zahlten.", []),
        ("The utility ⟦paid.⟧", "Die Stadtwerke zahlten.", ["do-not-translate"]),
        ("The county council met.", "Der Rat trat zusammen.", []),
    ],
)
def test_beside_a_source(tmp_path: Path, marked: str, source: str, rules: list[str]) -> None:
    checker = Checker(book=RuleBook(()), terms=[write(tmp_path, PAIRED)])
    text = spans_of(marked)[0]
    findings = checker.check_text(text, source=source, source_language="de").findings
    assert shown(text, findings) == marked
    assert [each.rule for each in findings] == [f"terms/{rule}" for rule in rules]
    assert all(each.source is not None for each in findings)
    assert checker.check_text(text).findings == ()  # by itself the story has nothing that is refused


def test_a_finding_beside_a_source_says_what_it_was_compared_with(tmp_path: Path) -> None:
    checker = Checker(book=RuleBook(()), terms=[write(tmp_path, PAIRED)])
    (wrong,) = checker.check_text(
        "The county council opened it.", source="Der Landrat eröffnete sie.", source_language="de"
    ).findings
    assert wrong.message == "“Landrat” is “district administrator” here, not “county council”."
    assert wrong.fix is not None
    assert (wrong.fix.replacement, wrong.fix.safe) == ("district administrator", False)
    (late,) = checker.check_text(
        "The brigade came.", source="Die Feuerwehr kam.", source_language="de"
    ).findings
    assert (late.why, late.severity.value) == ("Brigades are of the army.", "minor")


@pytest.mark.parametrize(
    ("change", "line", "said"),
    [
        (
            ("    not: county council", "    not: head of the district"),
            4,
            "refused in one entry",
        ),
        (("{de: Feuerwehr}", "{de: Landrat}"), 9, "'Landrat' (de) has an entry already on line 4"),
        (("{de: Feuerwehr}", "{german: Feuerwehr}"), 9, "german"),
        (("{de: Feuerwehr}", "Feuerwehr"), 9, "must be a mapping"),
        (("    use: fire service", "    uses: fire service"), 10, "did you mean 'use'"),
        (("translations:", "forbidden: [fire service]\ntranslations:"), 10, "refused on line 3"),
    ],
)
def test_what_is_wrong_with_translations_is_said_with_its_line(
    tmp_path: Path, change: tuple[str, str], line: int, said: str
) -> None:
    assert change[0] in PAIRED
    with pytest.raises(TermsError) as caught:
        read_terms(write(tmp_path, PAIRED.replace(*change, 1)))
    assert said in caught.value.message
    assert caught.value.line == line


def test_the_schema_is_one() -> None:
    from jsonschema import Draft202012Validator

    Draft202012Validator.check_schema(SCHEMA)
