"""Our own pairs: that they are what their directory says, and what is found in them."""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path

import pytest
from pairs_annotated import NO_RULE, Edit, Story, edited, false_alarms, rule_of, stories
from pairs_made import pair_of

from tlqa.engine import Checker

RULES = frozenset(path.stem for path in Path("rules/en/bilingual").glob("*.yaml"))
LATIN = frozenset({"de", "es", "fr", "it", "pt"})
ALL = "en/bilingual"
names = [f"{story.name}.{story.code}" for story in stories()]


def test_three_stories_in_eight_languages_with_errors_of_every_sort() -> None:
    codes: dict[str, Counter[str]] = defaultdict(Counter)
    for story in stories():
        codes[story.code].update(edit.sort for edit in story.errors)
        codes[story.code]["stories"] += 1
    assert len(codes) >= 8
    for code, counts in codes.items():
        assert counts.pop("stories") >= 3
        # capitals among other letters, and abbreviations of words in Latin letters
        wanted = RULES - {"acronym-lost" if code in LATIN else "acronym-untranslated"}
        assert wanted <= set(counts), (code, wanted - set(counts))
        assert set(counts) <= RULES | NO_RULE


@pytest.mark.parametrize("story", stories(), ids=names)
def test_a_pair_is_as_it_should_be(story: Story) -> None:
    assert 250 <= len(story.english.split()) <= 450
    assert len(story.errors) >= 12
    text, errors = story.damaged
    for edit, error in zip(story.errors, errors, strict=True):
        assert edit.find != edit.replace
        if edit.replace:
            assert text[error.start : error.end] == edit.replace
        else:
            assert edit.find not in text
    assert story.reworded != story.english
    pair = pair_of(story.source, story.english, story.code)
    assert len(pair.source_units) == len(pair.target_units)  # the sentences answer to each other in order


def test_an_edit_that_does_not_stand_there_once_is_refused() -> None:
    for edits in ([Edit("x", "y")], [Edit("a", "b")], [Edit("na ban", "x"), Edit("ban", "y")]):
        with pytest.raises(ValueError, match=r"stands \d times|overlap"):
            edited("a na ban", edits)


def test_no_stable_rule_finds_anything_in_a_clean_pair() -> None:
    checker = Checker(select=[ALL])
    found = [
        (story.name, story.code, finding.rule, finding.text)
        for story in stories()
        for finding in checker.check_text(
            story.english, source=story.source, source_language=story.code
        ).findings
    ]
    assert found == []


@pytest.mark.parametrize(("name", "code"), [("ferry-trial", "fr"), ("storm-marathon", "de")])
def test_what_is_found_in_a_damaged_story(name: str, code: str) -> None:
    """Every finding is at an error, and every error but those named is found, by its own rule or another."""
    (story,) = [each for each in stories() if (each.name, each.code) == (name, code)]
    text, errors = story.damaged
    checker = Checker(select=[ALL], preview=True)
    findings = checker.check_text(text, source=story.source, source_language=code).findings
    assert [(rule_of(each), each.text) for each in false_alarms(errors, findings)] == []
    found = {error.sort: sorted({rule_of(f) for f in findings if error.seen_by(f)}) for error in errors}
    assert found == WANTED[name, code]


WANTED: dict[tuple[str, str], dict[str, list[str]]] = {}
