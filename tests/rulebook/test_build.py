"""What a rule file becomes, and every way it can be wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tlqa.model import Anchors, BlockKind, Confidence, Example, FixTemplate, Severity

if TYPE_CHECKING:
    from rulebook_pack import Pack


def test_defaults(pack: Pack) -> None:
    rule = pack.rule()
    assert rule.id == "en/leftovers/word"
    assert rule.path.endswith("en/leftovers/word.yaml")
    assert (rule.severity, rule.confidence, rule.weight) == (Severity.MAJOR, Confidence.HIGH, 5.0)
    assert rule.scope == {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.BLOCK_QUOTE}
    assert (rule.languages, rule.speech, rule.status) == (("en",), "skip", "preview")
    assert rule.params == {"match": r"\bvorläufig\b"}
    assert rule.anchors == (Anchors(("vorläufig",), 0),)
    assert rule.bad[0] == Example("The vorläufig result came late.", ((4, 13),))
    assert rule.good == (Example("The provisional result came late."), Example("The result came late."))


@pytest.mark.parametrize(("severity", "weight"), [("minor", 1.0), ("major", 5.0), ("critical", 25.0)])
def test_weight_follows_severity(pack: Pack, severity: str, weight: float) -> None:
    assert pack.rule(severity=severity).weight == weight


def test_everything_said(pack: Pack) -> None:
    rule = pack.rule(
        weight=2,
        unless=["as they say"],
        evidence={"de": 2},
        languages=["en"],
        scope=["headline"],
        speech="both",
        fix={"replacement": "provisional ({text})", "safe": True},
        status="stable",
        since="0.1.0",
        references=["Duden"],
    )
    assert rule.unless == ("as they say",)
    assert rule.evidence == {"de": 2.0}
    assert rule.scope == {BlockKind.HEADLINE}
    assert rule.fix == FixTemplate("provisional ({text})", safe=True)
    assert (rule.weight, rule.status, rule.since, rule.references) == (2.0, "stable", "0.1.0", ("Duden",))


def test_scope_any_and_common_rules(pack: Pack) -> None:
    rule = pack.rule(rule_id="common/leftovers/word", scope="any")
    assert rule.scope == frozenset(BlockKind) - {BlockKind.FOREIGN}
    assert rule.languages == ("*",)


def test_examples_with_their_mended_text(pack: Pack) -> None:
    bad = [{"text": "⟦vorläufig⟧ and ⟦vorläufig⟧", "fixed": "x and x"}]
    rule = pack.rule(examples={"bad": bad, "good": ["a", {"text": "b"}]})
    assert rule.bad == (Example("vorläufig and vorläufig", ((0, 9), (14, 23)), "x and x"),)
    assert rule.good[1].text == "b"


@pytest.mark.parametrize(
    ("changes", "message", "line"),
    [
        ({"severty": "minor"}, "unknown key 'severty'; did you mean 'severity'?", 16),
        ({"severity": "grave"}, "severity: must be one of minor, major, critical, not 'grave'", 5),
        ({"category": "accuracy/mistranslaton"}, "did you mean 'accuracy/mistranslation'?", 4),
        ({"name": 3}, "name: must be text, not '3'; put it in quotation marks", 1),
        ({"weight": "2"}, "weight: must be a number, not '2'", 16),
        ({"weight": True}, "weight: must be a number, not true", 16),
        ({"kind": "patern"}, "no kind 'patern'; did you mean 'pattern'?", 7),
        ({"kind": None}, "'kind' is missing", 1),
        ({"kind": None, "knd": "pattern"}, "unknown key 'knd'; did you mean 'kind'?", 15),
        ({"match": None}, "'match' is missing", 1),
        ({"match": None, "mach": "a"}, "unknown key 'mach'; did you mean 'match'?", 15),
        ({"fix": {"replacment": "a"}}, "unknown key 'replacment'; did you mean 'replacement'?", 17),
        ({"match": "("}, "match: is not a regular expression: missing ), unterminated subpattern", 8),
        ({"match": "(a+)+"}, "match: repeats a repeat", 8),
        ({"match": ["a", "(a+)+"]}, "match.2: repeats a repeat", 10),
        ({"match": "{{DAYS}}"}, "match: unknown macro {{DAYS}}; did you mean {{DAY}}?", 8),
        ({"unless": ["{{NONE}}"]}, "unless.1: unknown macro {{NONE}}", 17),
        ({"unless": "x"}, "unless: must be a list", 16),
        ({"match": ["(?P<a>x)", "(?P<a>y)"]}, "the kind 'pattern' refuses it: redefinition of group name", 7),
        ({"message": "{word} is left"}, "message: {word} names no group; there is {text}", 2),
        ({"message": "{text.__class__}"}, "message: {text.__class__} names no group", 2),
        ({"fix": {"replacement": "{1}"}}, "fix.replacement: {1} names no group", 17),
        ({"fix": {"safe": True}}, "fix: 'replacement' is missing", 16),
        ({"examples": None}, "'examples' is missing", 1),
        ({"languages": ["xx"]}, "no target language 'xx'", 16),
        ({"languages": [False]}, "languages.1: must be text, not false; put it in quotation marks", 17),
        ({"scope": ["paragraf"]}, "did you mean 'paragraph'?", 17),
        ({"scope": "paragraph"}, "scope: must be 'any' or a list, not 'paragraph'", 16),
        ({"evidence": {"fr": "high"}}, "evidence.fr: must be a number", 17),
        ({"where": "middle"}, "where: must be one of top, bottom, body, not 'middle'", 16),
        ({"event": "unopened"}, "unknown key 'event'", 16),
    ],
)
def test_errors_name_the_line(pack: Pack, changes: dict[str, Any], message: str, line: int) -> None:
    error = pack.error(**changes)
    assert message in error.message
    assert error.line == line
    assert str(error).startswith(f"{pack.path}/en/leftovers/word.yaml:{line}: ")


@pytest.mark.parametrize(
    ("bad", "good", "message", "line"),
    [
        (["no marks"], ["a", "b"], "bad example 1 marks nothing", 11),
        (["⟦a⟧", "⟦b"], ["a", "b"], "bad example 2 has unbalanced marks: the last ⟦", 12),
        (["a⟧"], ["a", "b"], "unbalanced marks: ⟧ at character 2", 11),
        (["⟦a⟦b⟧⟧"], ["a", "b"], "unbalanced marks: ⟦ at character 3", 11),
        (["⟦⟧a"], ["a", "b"], "marks nothing", 11),
        (["⟦a⟧"], ["a"], "examples.good: must have at least 2 items", 12),
        ([], ["a", "b"], "examples.bad: must have at least 1 items", 10),
        (["⟦a⟧"], ["a", "⟦b⟧"], "good example 2 has marks", 14),
        ([{"text": "⟦a⟧", "fixd": "b"}], ["a", "b"], "unknown key 'fixd'; did you mean 'fixed'?", 12),
        ([{"text": "⟦a⟧", "fixed": "⟦b⟧"}], ["a", "b"], "mended text of bad example 1 has marks", 12),
    ],
)
def test_errors_in_examples(pack: Pack, bad: list[Any], good: list[Any], message: str, line: int) -> None:
    error = pack.error(examples={"bad": bad, "good": good})
    assert message in error.message
    assert error.line == line


@pytest.mark.parametrize("text", ["", "# nothing\n", "- a\n", "just text\n", "{}\n"])
def test_a_file_that_is_no_mapping(pack: Pack, text: str) -> None:
    assert "is not a mapping" in pack.error(text=text).message


def test_named_groups_may_stand_in_message_and_fix(pack: Pack) -> None:
    rule = pack.rule(match="(?P<word>vorläufig)", message="{word} in {text}", fix={"replacement": "{word}"})
    assert rule.message == "{word} in {text}"


@pytest.mark.parametrize(
    "rule_id", ["en/word", "xyzw/leftovers/word", "en/Left/word", "en/left_overs/word", "english/a/b", "word"]
)
def test_a_path_that_makes_no_id(pack: Pack, rule_id: str) -> None:
    assert "a rule lies at" in pack.error(rule_id=rule_id).message


def test_a_topic_is_the_words_that_the_table_of_its_pack_lists(pack: Pack) -> None:
    tables = pack.path / "tables"
    tables.mkdir()
    table = tables / "topics.yaml"
    table.write_text("topics:\n  football: match goal\n  court: judge\n", "utf-8")
    assert pack.rule(topic="football").topic == ("goal", "match")
    table.write_text("topics:\n  football: match goal striker\n", "utf-8")
    assert pack.rule(topic="football").topic == ("goal", "match", "striker")


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ("topics: {football: match goal}\n", "unknown topic 'footbal'; did you mean 'football'?"),
        ("topics: {court: judge, war: army}\n", "unknown topic 'footbal'; there is court, war"),
        ("topics: {court: [judge]}\n", "'court' under 'topics' needs a text"),
        (None, "the topic 'footbal' wants a table tables/topics.yaml in its pack"),
    ],
)
def test_an_unknown_topic_is_refused_on_its_line(pack: Pack, table: str | None, message: str) -> None:
    if table is not None:
        (pack.path / "tables").mkdir()
        (pack.path / "tables" / "topics.yaml").write_text(table, "utf-8")
    error = pack.error(topic="footbal")
    assert message in error.message
    assert error.line == 16
