"""One configuration file: found, read, and what is wrong with it said with its line."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from tlqa.config.keys import KEYS, published, schema
from tlqa.config.read import config_in, read_source
from tlqa.config.template import TEMPLATE
from tlqa.errors import ConfigError
from tlqa.rulebook.validate import problems

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def said(name: str, text: str) -> str:
    """What is wrong with a configuration of that name and text."""
    Path(name).write_text(text, "utf-8")
    with pytest.raises(ConfigError) as caught:
        read_source(Path(name))
    return str(caught.value)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# ours\nigonre: [quotes]\n", "2: unknown key 'igonre'; did you mean 'ignore'?"),
        ("fail_on: major\n", "1: unknown key 'fail_on'; did you mean 'fail-on'?"),
        ("ignore: quotes\n", "1: ignore: must be a list, not 'quotes'"),
        ("ignore:\n  - quotes\n  - 3\n", "3: ignore.2: must be text, not '3'; put it in quotation marks"),
        ("min-score: 101\n", "1: min-score: must be at most 100"),
        ("min-score: .nan\n", "1: min-score: must be at least 0 (and 1 more)"),
        (
            "fail-on: grave\n",
            "1: fail-on: must be one of minor, major, critical, never, not 'grave'",
        ),
        ("fail-on: majro\n", "1: fail-on: 'majro' is none of the allowed values; did you mean 'major'?"),
        ("preview: maybe\n", "1: preview: must be true or false, not 'maybe'"),
        ("language: no\n", "1: language: must be text, not false; put it in quotation marks"),
        (
            "severity:\n  quotes: mild\n",
            "2: severity.quotes: must be one of minor, major, critical, not 'mild'",
        ),
        ("output:\n  colour: never\n", "2: unknown key 'colour'; did you mean 'color'?"),
        ("overrides:\n  - ignore: [quotes]\n", "2: overrides.1: 'files' is missing"),
        ("overrides:\n  - files: [x]\n    exclude: [y]\n", "3: unknown key 'exclude'"),
        ("overrides:\n  - files: []\n", "2: overrides.1.files: must have at least 1 items"),
        (
            "exclude:\n  - a\n  - '*a*b*c*d'\n",
            "3: exclude: a part of the pattern '*a*b*c*d' has more than 3 stars",
        ),
        (
            "exclude: ['**/a/**/b/**/c/**']\n",
            "1: exclude: the pattern '**/a/**/b/**/c/**' has more than 3 parts '**'",
        ),
        ("overrides:\n  - files:\n      - a\n      - '#b'\n", "4: files: the pattern '#b' fits nothing"),
        ("exclude: ['!']\n", "1: exclude: the pattern '!' cannot be used: Invalid git pattern: '!'"),
        ("- ignore\n", "1: a configuration is a mapping of settings; see 'tlqa init'"),
        ("a: &x [1]\nb: *x\n", "1: anchors and aliases are not allowed"),
        ("ignore: [a\n", "2: is not YAML: did not find expected ',' or ']'"),
        ("ignore: [a]\nignore: [b]\n", "2: the key 'ignore' stands twice"),
        ("x: 1\ny: 2\n", "1: unknown key 'x' (and 1 more)"),
    ],
)
def test_what_is_wrong_has_its_line(text: str, expected: str) -> None:
    assert said("tlqa.yaml", text) == f"tlqa.yaml:{expected}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[tool.tlqa]\nigonre = []\n", ":2: unknown key 'igonre'; did you mean 'ignore'?"),
        (
            "[tool.tlqa]\nignore = [\n  'a',\n  3,\n]\n",
            ":4: ignore.2: must be text, not '3'; put it in quotation marks",
        ),
        (
            "[x]\n[[tool.tlqa.overrides]]\nfiles = ['a']\n[[tool.tlqa.overrides]]\nquiet = 1\n",
            ":5: unknown key 'quiet' (and 1 more)",
        ),
        ("[tool.tlqa]\npreview = 2026-01-01\n", ":2: preview: must be true or false, not '2026-01-01'"),
        ("[tool.tlqa]\nignore = ['a\n", ':2: is not TOML: Expected "\'"'),
        ("[tool.tlqa]\nignore = [\n", ":2: is not TOML: Invalid value"),
        ("[tool.other]\ntlqa = 1\n", ": has no [tool.tlqa]"),
        ("[tool]\ntlqa = 1\n", ":2: a configuration is a mapping of settings; see 'tlqa init'"),
        ("[tool.tlqa]\nignore = " + "[" * 900 + "]" * 900, ": is nested too deep"),
    ],
)
def test_toml_too(text: str, expected: str) -> None:
    assert said("pyproject.toml", text) == f"pyproject.toml{expected}"


def test_a_toml_file_of_its_own_needs_no_table() -> None:
    Path("desk.toml").write_text("ignore = ['quotes']\n", "utf-8")
    assert read_source(Path("desk.toml")).value == {"ignore": ["quotes"]}


def test_an_empty_file_says_nothing() -> None:
    Path("tlqa.yaml").write_text("# nothing yet\n", "utf-8")
    assert read_source(Path("tlqa.yaml")).value == {}


@pytest.mark.parametrize(
    ("files", "found"),
    [
        ({}, None),
        ({"tlqa.yaml": ""}, "tlqa.yaml"),
        ({".tlqa.yaml": ""}, ".tlqa.yaml"),
        ({"pyproject.toml": "[tool.tlqa]\n"}, "pyproject.toml"),
        ({"pyproject.toml": "[tool.tlqa.output]\nquiet = true\n"}, "pyproject.toml"),
        ({"pyproject.toml": "tool.tlqa.preview = true\n"}, "pyproject.toml"),
        ({"pyproject.toml": "[tool]\n'tlqa' = {}\n"}, "pyproject.toml"),
        ({"pyproject.toml": "[project]\nname = 'tlqa-desk'\n"}, None),
        ({"pyproject.toml": "[project.scripts]\ntlqa = 'x'\n"}, None),
        ({"pyproject.toml": "[project.scripts]\ntlqa = 'x\n"}, None),
        ({"pyproject.toml": "[tool.tlqa]\nbroken\n"}, "pyproject.toml"),
        ({"pyproject.toml": "[project]\n", "tlqa.yaml": ""}, "tlqa.yaml"),
    ],
)
def test_the_configuration_of_a_directory(here: Path, files: dict[str, str], found: str | None) -> None:
    for name, text in files.items():
        Path(name).write_text(text, "utf-8")
    assert config_in(str(here)) == (None if found is None else here / found)


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (
            ["tlqa.yaml", ".tlqa.yaml"],
            ".tlqa.yaml: this directory has another configuration, tlqa.yaml; keep one of them",
        ),
        (
            ["tlqa.yaml", "pyproject.toml"],
            "pyproject.toml: this directory has another configuration, tlqa.yaml; keep one of them",
        ),
        (["tlqa.yml"], "tlqa.yml: is not read under this name; call it tlqa.yaml"),
    ],
)
def test_no_two_in_a_directory_and_none_under_another_name(
    here: Path, names: list[str], expected: str
) -> None:
    for name in names:
        Path(name).write_text("[tool.tlqa]\n" if name.endswith("toml") else "", "utf-8")
    with pytest.raises(ConfigError, match=re.escape(expected)):
        config_in(str(here))


def test_a_file_that_is_no_text_or_has_no_end(here: Path) -> None:
    Path("tlqa.yaml").write_bytes(b"ignore: [quotes]\nprofile: \xff\n")
    with pytest.raises(ConfigError, match=r"^tlqa.yaml:2: is not UTF-8 text$"):
        read_source(Path("tlqa.yaml"))
    Path("tlqa.yaml").write_text("#" * 70_000, "utf-8")
    with pytest.raises(ConfigError, match=r"^tlqa.yaml: is longer than 64 KB$"):
        read_source(Path("tlqa.yaml"))
    Path("loop.yaml").symlink_to("loop.yaml")
    with pytest.raises(ConfigError, match=r"^loop.yaml: "):
        read_source(Path("loop.yaml"))
    Path("zero.yaml").symlink_to("/dev/zero")
    with pytest.raises(ConfigError, match=r"^zero.yaml: is no file$"):
        read_source(Path("zero.yaml"))
    assert config_in(str(here)) == here / "tlqa.yaml"


def test_a_bomb_is_not_built() -> None:
    lines = ["a0: &a0 [x, x]", *(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 40))]
    assert said("tlqa.yaml", "\n".join(lines)) == "tlqa.yaml:1: anchors and aliases are not allowed"
    deep = "ignore: " + "[" * 200
    assert said("tlqa.yaml", deep) == "tlqa.yaml:1: is nested more than 12 levels deep"


def test_the_published_schema_is_ours() -> None:
    assert (ROOT / "docs" / "tlqa.schema.json").read_text("utf-8") == published(), "run tlqa config schema"
    Draft202012Validator.check_schema(json.loads(published()))


_PARTS = """ignore overrides files output severity tool tlqa extends null true 1e9 ~ [ ] { } , = [[ ]] " ' #
    . &a *a !!int << | > % é 2026-01-01 */** !""".split()
_WORDS = st.sampled_from([*_PARTS, '"' * 3, ": ", "- ", "\n", "  ", "\t", "\x00", "\ufeff", "[tool.tlqa]\n"])


@settings(max_examples=500, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(_WORDS, max_size=14).map("".join), st.sampled_from(["a.yaml", "a.toml", "pyproject.toml"]))
def test_whatever_a_file_holds_it_is_read_or_refused_with_its_name(text: str, name: str) -> None:
    Path(name).write_text(text, "utf-8", newline="")
    try:
        source = read_source(Path(name))
    except ConfigError as problem:
        assert str(problem).startswith(name)
    else:
        assert all(1 <= source.line(key) <= text.count("\n") + 1 for key in source.value)


@pytest.mark.parametrize(
    "value",
    [
        {},
        {"extends": "a.yaml"},
        {"extends": ["a.yaml", "desk:b.yaml"]},
        {"extends": []},
        {"extends": 3},
        {"ignore": ["a"], "extend-ignore": ["b"]},
        {"severity": {"quotes": "major"}},
        {"severity": {"quotes": 3}},
        {"min-score": True},
        {"output": {"format": "json", "quiet": False}},
        {"output": {"format": None}},
        {"overrides": [{"files": ["a"], "preview": True}]},
        {"overrides": [{"files": ["a"], "output": {}}]},
        {"overrides": {}},
        {"source-language": "German"},
        {"profil": "wire"},
        [],
        None,
    ],
)
def test_ours_and_the_schema_of_editors_agree(value: object) -> None:
    ours = not problems(value, schema())
    assert ours == Draft202012Validator(json.loads(published())).is_valid(value)


def test_every_key_is_explained_in_the_template_and_the_docs() -> None:
    page = (ROOT / "docs" / "configuration.md").read_text("utf-8")
    for key in KEYS:
        name = key.name.rpartition(".")[2]
        assert re.search(rf"^ *{name}:", uncommented(), re.MULTILINE), name
        assert f"| `{key.name}` |" in page, key.name


def uncommented() -> str:
    """The template with every example switched on: a # without a space, or with two, is one's."""
    return re.sub(r"^#(?=\S|  )", "", TEMPLATE, flags=re.MULTILINE)


def test_the_template_is_right_as_it_is_and_with_its_examples() -> None:
    Path("tlqa.yaml").write_text(TEMPLATE, "utf-8")
    assert read_source(Path("tlqa.yaml")).value == {
        "ignore": [],
        "profile": "wire",
        "fail-on": "minor",
        "exclude": [],
    }
    Path("tlqa.yaml").write_text(uncommented(), "utf-8")
    value = read_source(Path("tlqa.yaml")).value
    assert {key.name.partition(".")[0] for key in KEYS} | {"extends", "overrides"} == set(value)
    assert value["overrides"][1] == {"files": ["*.csv"], "text-field": "body", "extend-ignore": ["headline"]}
