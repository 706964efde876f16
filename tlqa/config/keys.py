"""Every key of a configuration: what it may hold, what it means, and which option wins over it."""

from __future__ import annotations

from typing import Any, NamedTuple

from tlqa.model import Severity

DIALECT = "https://json-schema.org/draft/2020-12/schema"
ID = "https://raw.githubusercontent.com/tlqa/tlqa/main/docs/tlqa.schema.json"

EXTENDS, OVERRIDES, OUTPUT, FILES = "extends", "overrides", "output", "files"
NEURAL = "neural"
ADDS = "extend-"
AUTO = "auto"

_TEXT: dict[str, Any] = {"type": "string", "minLength": 1}
_YES_NO: dict[str, Any] = {"type": "boolean"}
_SEVERITIES = [severity.value for severity in Severity]
_STATUSES = ["stable", "preview", "optional"]


class Key(NamedTuple):
    """One key. (Tuples here and in the settings: dataclasses take ten times as long to come to be.)

    Attributes:
        schema: of its value; of an item, for a list; of a value by selector, for a table.
        shape: ``one`` value, a ``list``, or a ``table`` by selectors of rules.
        default: what holds where nobody says anything; lists and tables are empty.
        files: its values are paths, from the directory of the configuration.
        by_path: an override may say it.
        flag: the option that wins over it, or adds to it; ``--no-…`` turns off what ``--…`` turns on.
    """

    name: str
    schema: dict[str, Any]
    meaning: str
    shape: str = "one"
    default: Any = None
    files: bool = False
    by_path: bool = True
    flag: str = ""


KEYS = (
    Key("select", _TEXT, "Only these rules: ids, prefixes, families, globs.", "list", flag="--select"),
    Key("ignore", _TEXT, "Not these rules.", "list", flag="--ignore"),
    Key("preview", _YES_NO, "Also rules that are still being measured.", default=False, flag="--preview"),
    Key("severity", {"enum": _SEVERITIES}, "How grave the findings of some rules are, by selector.", "table"),
    Key("status", {"enum": _STATUSES}, "The status of some rules, by selector.", "table"),
    Key(
        "profile",
        _TEXT,
        "The scoring profile: a name, or the path of a file.",
        default="wire",
        files=True,
        flag="--profile",
    ),
    Key("terms", _TEXT, "Files of the newsroom's own words.", "list", files=True, flag="--terms"),
    Key("rules", _TEXT, "Directories of further rules.", "list", files=True, flag="--rules"),
    Key("language", _TEXT, "The language of the stories.", default="en", flag="--language"),
    Key(
        "source-language",
        {"type": "string", "pattern": "^[a-z]{2,3}$"},
        "The language they were translated from.",
        flag="--source-language",
    ),
    Key(
        "source",
        _TEXT,
        "The file with the text that a story was translated from, or a pattern for its name.",
        flag="--source",
    ),
    Key(
        "source-dir",
        _TEXT,
        "The directory with the sources of the stories, under their names.",
        files=True,
        flag="--source-dir",
    ),
    Key(
        "source-encoding",
        _TEXT,
        "The encoding of the sources where it is not UTF-8.",
        flag="--source-encoding",
    ),
    Key(
        "reference",
        _TEXT,
        "The file with a translation to hold a story against, or a pattern for its name.",
        flag="--reference",
    ),
    Key(
        "reference-dir",
        _TEXT,
        "The directory with the references of the stories, under their names.",
        files=True,
        flag="--reference-dir",
    ),
    Key(
        "reference-encoding",
        _TEXT,
        "The encoding of the references where it is not UTF-8.",
        flag="--reference-encoding",
    ),
    Key(
        "neural.model",
        _TEXT,
        "The directory of a checkpoint of unbabel-comet.",
        files=True,
        by_path=False,
        flag="--neural-model",
    ),
    Key(
        "neural.encoder",
        _TEXT,
        "The directory with the tokenizer and the configuration of its encoder.",
        files=True,
        by_path=False,
        flag="--neural-encoder",
    ),
    Key(
        "neural.at-least",
        {"type": "number"},
        "A sentence that the model gives less is found.",
        by_path=False,
        flag="--neural-at-least",
    ),
    Key(
        "neural.sure",
        {"type": "number", "minimum": 0, "maximum": 1},
        "How sure of a span the model must be.",
        default=0.0,
        by_path=False,
    ),
    Key(
        "neural.counts",
        _YES_NO,
        "Whether its findings cost points.",
        default=False,
        by_path=False,
    ),
    Key("input-format", _TEXT, "The format of the files.", flag="--input-format"),
    Key("text-field", _TEXT, "The column or key of the story in files of records.", flag="--text-field"),
    Key("id-field", _TEXT, "The column or key that names the story there.", flag="--id-field"),
    Key("source-field", _TEXT, "The column or key of what it was translated from.", flag="--source-field"),
    Key("encoding", _TEXT, "The encoding of the files where it is not UTF-8.", flag="--encoding"),
    Key("suppress", _YES_NO, "Heed comments and lists that suppress.", default=True, flag="--suppress"),
    Key(
        "fail-on",
        {"enum": [*_SEVERITIES, "never"]},
        "Status 1 from findings this grave.",
        default=Severity.MINOR.value,
        flag="--fail-on",
    ),
    Key(
        "min-score",
        {"type": "number", "minimum": 0, "maximum": 100},
        "Status 1 below this score.",
        flag="--min-score",
    ),
    Key(
        "exclude",
        _TEXT,
        "Files and directories that are not looked into, as in .gitignore.",
        "list",
        by_path=False,
        flag="--exclude",
    ),
    Key(
        "gitignore",
        _YES_NO,
        "Leave out what git ignores.",
        default=True,
        by_path=False,
        flag="--gitignore",
    ),
    Key(
        "baseline",
        _TEXT,
        "The baseline whose findings are accepted; see 'tlqa baseline'.",
        files=True,
        by_path=False,
        flag="--baseline",
    ),
    Key(
        "jobs",
        {"oneOf": [{"type": "integer", "minimum": 1}, {"const": AUTO}]},
        "Check in so many processes; auto: one a processor.",
        default=1,
        by_path=False,
        flag="--jobs",
    ),
    Key(
        "locale",
        _TEXT,
        "The language of messages, reasons and reports.",
        default="en",
        by_path=False,
        flag="--locale",
    ),
    Key("output.format", _TEXT, "The format of the report.", by_path=False, flag="--format"),
    Key(
        "output.severity",
        {"enum": _SEVERITIES},
        "Report only findings this grave or graver.",
        by_path=False,
        flag="--severity",
    ),
    Key("output.quiet", _YES_NO, "One line a story.", default=False, by_path=False, flag="--quiet"),
    Key("output.lines", _YES_NO, "Also a table of lines.", default=False, by_path=False, flag="--lines"),
    Key(
        "output.color",
        {"enum": ["auto", "always", "never"]},
        "Colours.",
        default="auto",
        by_path=False,
        flag="--color",
    ),
)
BY_NAME = {key.name: key for key in KEYS}
LISTS = frozenset(key.name for key in KEYS if key.shape == "list")


def schema() -> dict[str, Any]:
    """What a configuration may hold, as JSON Schema (2020-12), without its own address."""
    own = {name: value for key in KEYS if "." not in key.name for name, value in _properties(key)}
    by_path = {name: value for key in KEYS if key.by_path for name, value in _properties(key)}
    names = {"type": "array", "items": _TEXT, "minItems": 1}
    return {
        "$schema": DIALECT,
        "title": "Configuration of tlqa",
        **_mapping(
            {
                EXTENDS: {
                    "oneOf": [_TEXT, names],
                    "description": "Configurations to begin with: paths, or 'package:file'.",
                },
                **own,
                NEURAL: {**_mapping(_within(NEURAL)), "description": "The newsroom's own model."},
                OUTPUT: {**_mapping(_within(OUTPUT)), "description": "How reports are printed."},
                OVERRIDES: {
                    "type": "array",
                    "items": {
                        **_mapping(
                            {
                                FILES: {
                                    **names,
                                    "description": "Which files, as in .gitignore, from this directory.",
                                },
                                **by_path,
                            }
                        ),
                        "required": [FILES],
                    },
                    "description": "Other settings for some files; a later one that fits wins.",
                },
            }
        ),
    }


def _within(group: str) -> dict[str, Any]:
    """The properties of a group of keys."""
    prefix = f"{group}."
    within = (key for key in KEYS if key.name.startswith(prefix))
    return {name.removeprefix(prefix): value for key in within for name, value in _properties(key)}


def published() -> str:
    """The schema as text, with the address where editors find it."""
    import json

    value = schema()
    head = {"$schema": value.pop("$schema"), "$id": ID}
    return json.dumps({**head, **value}, ensure_ascii=False, indent=2) + "\n"


def _properties(key: Key) -> list[tuple[str, dict[str, Any]]]:
    if key.shape == "one":
        default = {} if key.default is None else {"default": key.default}
        return [(key.name, {**key.schema, "description": key.meaning, **default})]
    if key.shape == "table":
        value = {"type": "object", "additionalProperties": key.schema, "propertyNames": _TEXT}
        return [(key.name, {**value, "description": key.meaning})]
    several = {"type": "array", "items": key.schema}
    return [
        (key.name, {**several, "description": key.meaning}),
        (ADDS + key.name, {**several, "description": f"Added to '{key.name}'."}),
    ]


def _mapping(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "additionalProperties": False}
