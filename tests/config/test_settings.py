"""What holds for a story, and why: the closest file alone, what it extends, overrides, flags."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tlqa.config.checkers import Checkers
from tlqa.config.find import Configurations
from tlqa.config.settings import Given, Place
from tlqa.errors import ConfigError, TlqaError

DESK = "en/quotes/unopened"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()  # what lies above is none of ours
    return tmp_path


def put(files: dict[str, str]) -> None:
    for name, text in files.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, "utf-8")


def values(path: str | None, name: str, **options: Any) -> list[tuple[Any, str]]:
    """The values of a key for a story, each with its place."""
    given = Configurations(**options).of(path).given[name]
    return [(each.value, str(each.place)) for each in given]


def error(path: str, **options: Any) -> str:
    with pytest.raises(TlqaError) as caught:
        Checkers().of(Configurations(**options).of(path))
    return str(caught.value)


def test_without_a_configuration_all_is_as_the_program_has_it() -> None:
    settings = Configurations().of("a/b.txt")
    assert (settings.sources, settings.fail_on, settings.min_score) == ((), "minor", None)
    assert values("a.txt", "profile") == [("wire", "default")]


def test_the_closest_one_holds_alone() -> None:
    put({
        "tlqa.yaml": "ignore: [quotes]\nmin-score: 40\n",
        "desk/.tlqa.yaml": "min-score: 60\n",
        "desk/sport/pyproject.toml": "[project]\nname = 'x'\n",
        "desk/wire/pyproject.toml": "[tool.tlqa]\nmin-score = 80\n",
    })  # fmt: skip
    expected = {
        "a.txt": (40, "tlqa.yaml:2", 1),
        "other/a.txt": (40, "tlqa.yaml:2", 1),
        "desk/a.txt": (60, "desk/.tlqa.yaml:1", 0),
        "desk/sport/new/a.txt": (60, "desk/.tlqa.yaml:1", 0),
        "desk/wire/a.txt": (80, "desk/wire/pyproject.toml:2", 0),
        "desk/../a.txt": (40, "tlqa.yaml:2", 1),
    }
    for path, (score, place, ignored) in expected.items():
        assert values(path, "min-score") == [(score, place)]
        assert len(values(path, "ignore")) == ignored


def test_the_search_ends_at_the_top_of_a_repository() -> None:
    put({"tlqa.yaml": "min-score: 40\n", "inner/.git": "gitdir: elsewhere\n"})
    assert values("inner/desk/a.txt", "min-score") == [(None, "default")]


def test_one_configuration_for_all_or_none() -> None:
    put({"tlqa.yaml": "min-score: 40\n", "other/strict.yaml": "min-score: 90\nterms: [t.yaml]\n"})
    only = Path("other/strict.yaml")
    assert values("a.txt", "min-score", only=only) == [(90, "other/strict.yaml:1")]
    assert values("a.txt", "terms", only=only) == [(str(Path.cwd() / "other/t.yaml"), "other/strict.yaml:2")]
    assert values("a.txt", "min-score", isolated=True) == [(None, "default")]
    with pytest.raises(ConfigError, match=r"^absent.yaml: there is no such file$"):
        Configurations(only=Path("absent.yaml"))


def test_paths_count_from_the_file_they_stand_in(here: Path) -> None:
    put({"desk/tlqa.yaml": "extends: ../base/desk.yaml\nextend-terms: [own.yaml]\nprofile: hard.yml\n"})
    put({"base/desk.yaml": "terms: [house.yaml]\nrules: [../packs]\nprofile: strict\n"})
    path = "desk/a.txt"
    assert values(path, "terms") == [
        (f"{here}/base/house.yaml", "base/desk.yaml:1"),
        (f"{here}/desk/own.yaml", "desk/tlqa.yaml:2"),
    ]
    assert values(path, "rules") == [(f"{here}/packs", "base/desk.yaml:2")]
    assert values(path, "profile") == [(f"{here}/desk/hard.yml", "desk/tlqa.yaml:3")]


def test_extending_replaces_values_and_lists_and_adds_where_it_says_so() -> None:
    put({
        "base.yaml": "select: [quotes, dates]\nignore: [en/dates]\n"
        "severity: {quotes: minor, dates: minor}\n"
        "min-score: 40\nfail-on: major\n",
        "tlqa.yaml": "extends: base.yaml\nextend-select: [spacing]\nignore: [en/quotes/unclosed]\n"
        "severity:\n  dates: critical\nmin-score: 50\n",
    })  # fmt: skip
    assert values("a.txt", "select") == [
        ("quotes", "base.yaml:1"),
        ("dates", "base.yaml:1"),
        ("spacing", "tlqa.yaml:2"),
    ]
    assert values("a.txt", "ignore") == [("en/quotes/unclosed", "tlqa.yaml:3")]
    assert values("a.txt", "severity") == [
        (("quotes", "minor"), "base.yaml:3"),
        (("dates", "critical"), "tlqa.yaml:5"),
    ]
    assert values("a.txt", "min-score") == [(50, "tlqa.yaml:6")]
    assert values("a.txt", "fail-on") == [("major", "base.yaml:5")]


def test_selecting_later_takes_back_what_was_ignored() -> None:
    put(
        {
            "tlqa.yaml": "ignore: [dates, spacing]\noverrides:\n"
            "  - files: [a.txt]\n    extend-select: [dates]\n"
        }
    )
    assert values("b.txt", "ignore") == [("dates", "tlqa.yaml:1"), ("spacing", "tlqa.yaml:1")]
    assert values("a.txt", "ignore") == [("spacing", "tlqa.yaml:1")]
    assert values("a.txt", "select") == [("all", "default"), ("dates", "tlqa.yaml:4")]


def test_of_several_overrides_that_fit_the_last_wins_key_by_key() -> None:
    put({
        "tlqa.yaml": """\
min-score: 10
overrides:
  - files: ["archive/**", "!archive/new/**"]
    min-score: 20
    fail-on: never
  - files: ["*.html"]
    input-format: html
  - files: ["archive/front.html"]
    min-score: 30
""",
    })  # fmt: skip
    assert values("archive/a.txt", "min-score") == [(20, "tlqa.yaml:4")]
    assert values("archive/new/a.txt", "min-score") == [(10, "tlqa.yaml:1")]
    assert values("other/archive/a.txt", "min-score") == [(10, "tlqa.yaml:1")]
    assert values("archive/front.html", "min-score") == [(30, "tlqa.yaml:9")]
    assert values("archive/front.html", "fail-on") == [("never", "tlqa.yaml:5")]
    assert values("deep/down/x.html", "input-format") == [("html", "tlqa.yaml:7")]
    assert values(None, "min-score") == [(10, "tlqa.yaml:1")]


def test_what_is_extended_is_heard_out_first() -> None:
    put({
        "base.yaml": "overrides:\n  - files: ['*.txt']\n    min-score: 20\n    fail-on: never\n",
        "tlqa.yaml": "extends: base.yaml\nmin-score: 50\n",
    })  # fmt: skip
    assert values("a.txt", "min-score") == [(50, "tlqa.yaml:2")]
    assert values("a.txt", "fail-on") == [("never", "base.yaml:4")]


def test_flags_win() -> None:
    put(
        {
            "tlqa.yaml": "select: [quotes]\nignore: [dates]\nmin-score: 10\n"
            "overrides: [{files: [a.txt], min-score: 20}]\n"
        }
    )
    flag = Place(flag="--x")
    flags = {
        "select": (Given("dates", flag),),
        "extend-ignore": (Given("spacing", flag),),
        "min-score": (Given(30.0, flag),),
    }
    assert values("a.txt", "min-score", flags=flags) == [(30.0, "--x")]
    assert values("a.txt", "select", flags=flags) == [("dates", "--x")]
    assert values("a.txt", "ignore", flags=flags) == [("spacing", "--x")]


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        (
            {"tlqa.yaml": "# a\nextends: tlqa.yaml\n"},
            "tlqa.yaml:2: extends: 'tlqa.yaml' goes round in a circle",
        ),
        (
            {
                "tlqa.yaml": "extends: [a.yaml]\n",
                "a.yaml": "extends:\n  - ./b.yaml\n",
                "b.yaml": "extends: tlqa.yaml\n",
            },
            "b.yaml:1: extends: 'tlqa.yaml' goes round in a circle",
        ),
        ({"tlqa.yaml": "extends:\n  - a.yaml\n"}, "tlqa.yaml:2: extends: there is no file 'a.yaml'"),
        ({"tlqa.yaml": "extends: ./\n"}, "tlqa.yaml:1: extends: there is no file './'"),
        ({"tlqa.yaml": "extends: a.yaml\n", "a.yaml": "x: 1\n"}, "a.yaml:1: unknown key 'x'"),
        (
            {"tlqa.yaml": "extends: no_such_desk\n"},
            "tlqa.yaml:1: extends: there is no installed package 'no_such_desk',"
            " and a path has a slash or an ending",
        ),
        (
            {"tlqa.yaml": "extends: click:../yaml/tlqa.yaml\n"},
            "tlqa.yaml:1: extends: the package 'click' has no file '../yaml/tlqa.yaml'",
        ),
        (
            {f"{n}.yaml": f"extends: {n + 1}.yaml\n" for n in range(9)} | {"tlqa.yaml": "extends: 0.yaml\n"},
            "6.yaml:1: extends: more than 8 configurations deep",
        ),
        (
            {f"{n}.yaml": f"extends: [{n + 1}.yaml, {n + 1}.yaml, {n + 1}.yaml]\n" for n in range(5)}
            | {"5.yaml": "", "tlqa.yaml": "extends: 0.yaml\n"},
            "4.yaml:1: extends: more than 32 configurations together",
        ),
    ],
)
def test_extending_what_cannot_be(files: dict[str, str], expected: str) -> None:
    put(files)
    assert error("a.txt") == expected


def test_a_package_is_read_and_not_run(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put({
        "site/desk_style/__init__.py": "raise SystemExit('it was run')\n",
        "site/desk_style/tlqa.yaml": "terms: [house.yaml]\noverrides: [{files: [archive/], min-score: 5}]\n",
        "site/desk_style/wire/hard.yaml": "extends: ../tlqa.yaml\nmin-score: 90\n",
        "desk/tlqa.yaml": "extends: desk_style\n",
        "wire/tlqa.yaml": "extends: desk_style:wire/hard.yaml\n",
        "out/tlqa.yaml": "extends: desk_style:../secret.yaml\n",
        "site/secret.yaml": "min-score: 1\n",
    })  # fmt: skip
    monkeypatch.syspath_prepend(str(here / "site"))
    assert values("desk/a.txt", "terms") == [
        (f"{here}/site/desk_style/house.yaml", "site/desk_style/tlqa.yaml:1")
    ]
    assert values("desk/archive/a.txt", "min-score") == [(5, "site/desk_style/tlqa.yaml:2")]
    assert values("wire/a.txt", "min-score") == [(90, "site/desk_style/wire/hard.yaml:2")]
    assert error("out/a.txt") == (
        "out/tlqa.yaml:1: extends: '../secret.yaml' lies outside of the package 'desk_style'"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ignore:\n  - qoutes\n", "2: ignore: 'qoutes' names no rule; did you mean 'quotes'?"),
        ("severity:\n  qoutes: minor\n", "2: severity: 'qoutes' names no rule; did you mean 'quotes'?"),
        ("status:\n  qoutes: preview\n", "2: status: 'qoutes' names no rule; did you mean 'quotes'?"),
        ("language: xx\n", "1: language: no target language 'xx'; there is en"),
        ("source-language: en\n", "1: source-language: "),
        ("input-format: htlm\n", "1: input-format: there is no input format 'htlm'; did you mean 'html'?"),
        ("encoding: utf-99\n", "1: encoding: there is no encoding 'utf-99'"),
        ("profile: hrad\n", "1: profile: there is no profile 'hrad'; there are ap,"),
        ("profile: ./hard.yaml\n", "1: profile: there is no file hard.yaml"),
        ("terms: [a.yaml]\n", "1: terms: there is no file a.yaml"),
        ("rules:\n  - packs\n", "2: rules: there is no directory packs"),
        ("terms: [/dev/zero]\n", "1: terms: there is no file /dev/zero"),
        (
            "overrides:\n  - files: [b.txt]\n    ignore: [datse]\n",
            "3: 'datse' names no rule; did you mean 'dates'?",
        ),
    ],
)
def test_what_no_checker_can_be_made_of_has_its_line(text: str, expected: str) -> None:
    put({"tlqa.yaml": text})
    assert error("a.txt").startswith(f"tlqa.yaml:{expected}")


def test_terms_of_a_configuration_that_are_wrong_are_its_fault() -> None:
    put({"tlqa.yaml": "terms: [t.yaml]\n", "t.yaml": "forbiden: [x]\n"})
    with pytest.raises(ConfigError, match=r"^t.yaml:1: "):
        Checkers().of(Configurations().of("a.txt"))


def test_a_selector_of_flags_that_names_nothing_is_no_fault_of_the_configuration() -> None:
    put({"tlqa.yaml": "ignore: [quotes]\n"})
    flags = {"select": (Given("qoutes", Place(flag="--select")),)}
    assert error("a.txt", flags=flags) == "'qoutes' names no rule; did you mean 'quotes'?"


def test_stories_with_the_same_settings_share_a_checker() -> None:
    put(
        {
            "tlqa.yaml": "overrides:\n  - files: ['*.md']\n    min-score: 5\n"
            "  - files: [b.txt]\n    ignore: [quotes]\n"
        }
    )
    configurations, checkers = Configurations(), Checkers()
    a, b, c, d = (checkers.of(configurations.of(name)) for name in ("a.txt", "b.txt", "c.md", "x/b.txt"))
    assert a is c
    assert b is d
    assert a is not b


def test_severity_and_status_of_rules() -> None:
    put({"tlqa.yaml": f"severity: {{{DESK}: critical}}\nstatus: {{en/quotes: preview, {DESK}: stable}}\n"})
    checker = Checkers().of(Configurations().of("a.txt"))
    quotes = [
        (rule.id, rule.severity, rule.weight) for rule in checker.rules if rule.id.startswith("en/quotes/")
    ]
    assert quotes == [(DESK, "critical", 25.0)]
    plain = Checkers().of(Configurations(isolated=True).of("a.txt"))
    assert checker.signature != plain.signature


RULE = """\
name: Our own
message: “{text}” is ours.
why: The test says so.
category: style
severity: minor
confidence: high
status: stable
kind: pattern
match: harbour pilot
examples:
  bad: ["The ⟦harbour pilot⟧ left at noon."]
  good: ["The pilot left at noon.", "The harbour was shut at noon."]
"""


def test_rules_that_only_an_override_brings_may_be_named_there() -> None:
    put({
        "packs/en/house/pilot.yaml": RULE,
        "tlqa.yaml": "overrides:\n  - files: [b.txt]\n    rules: [packs]\n"
        "    severity: {en/house/pilot: major}\n",
    })  # fmt: skip
    configurations, checkers = Configurations(), Checkers()
    assert "en/house/pilot" not in {rule.id for rule in checkers.of(configurations.of("a.txt")).rules}
    rules = {rule.id: rule for rule in checkers.of(configurations.of("b.txt")).rules}
    assert (rules["en/house/pilot"].severity, rules["en/house/pilot"].path) == (
        "major",
        "packs/en/house/pilot.yaml",
    )


def test_a_rule_that_cannot_be_read_is_said_with_its_line() -> None:
    put(
        {
            "packs/en/house/pilot.yaml": RULE.replace("kind: pattern", "kind: pattren"),
            "tlqa.yaml": "rules: [packs]\n",
        }
    )
    assert error("a.txt").startswith("packs/en/house/pilot.yaml:8: no kind ")
