"""A newsroom's own words: ``terms.yaml``, written by people who need know nothing of rules.

Three lists, each of them optional: ``forbidden`` words, ``preferred`` words with those they replace, and
names to keep as they are (``do-not-translate``) with the translations that are wrong. They become findings
of ``terms/forbidden``, ``terms/preferred`` and ``terms/do-not-translate``: rules of the kind ``phrase`` that
live in memory. A word written in lower case is found in any case, another as it is written.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tlqa.checks import phrase
from tlqa.data import read_yaml
from tlqa.errors import TermsError
from tlqa.model import DEFAULT_WEIGHT, BlockKind, Confidence, FixTemplate, Rule, Severity
from tlqa.rulebook.anchors import with_anchors
from tlqa.rulebook.book import RuleBook
from tlqa.rulebook.marks import CLOSE, OPEN, BadMarks, unmark
from tlqa.rulebook.validate import UNKNOWN, problems

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from tlqa.data import Key, Yaml

_TEXT: dict[str, Any] = {"type": "string", "minLength": 1, "pattern": r"\S"}
_TEXTS: dict[str, Any] = {"oneOf": [_TEXT, {"type": "array", "items": _TEXT, "minItems": 1}]}
_COMMON: dict[str, Any] = {
    "reason": {**_TEXT, "description": "why, for whoever reads the report"},
    "except": {"type": "array", "items": _TEXT, "description": "longer phrases in which it is right"},
    "in-quotations": {"type": "boolean", "description": "whether it counts in what somebody said"},
    "severity": {"enum": [severity.value for severity in Severity]},
}


def _entry(required: tuple[str, ...], properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {**properties, **_COMMON},
        "required": list(required),
        "additionalProperties": False,
    }


def _list(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


SCHEMA: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "Terms of a newsroom",
    "type": "object",
    "properties": {
        "forbidden": _list({"oneOf": [_TEXT, _entry(("term",), {"term": _TEXTS, "use": _TEXT})]}),
        "preferred": _list(_entry(("use", "not"), {"use": _TEXT, "not": _TEXTS})),
        "do-not-translate": _list(_entry(("keep", "not"), {"keep": _TEXT, "not": _TEXTS})),
        "examples": {
            "type": "object",
            "properties": {"found": _list(_TEXT), "silent": _list(_TEXT)},
            "additionalProperties": False,
        },
    },
    "additionalProperties": False,
}


@dataclass(frozen=True, slots=True)
class _List:
    """What one of the lists means: the keys of the wrong and the right words, and what is said of them."""

    wrong: str
    right: str
    severity: Severity
    in_quotations: bool
    category: str
    message: str
    why: str


_RESOURCE = "terminology/inconsistent-with-terminology-resource"
_LISTS = {
    "forbidden": _List(
        "term", "use", Severity.MAJOR, True, _RESOURCE,
        "“{text}” is not used here.", "The newsroom does not use this word.",
    ),
    "preferred": _List(
        "not", "use", Severity.MINOR, False, _RESOURCE,
        "For “{text}” the newsroom writes “{right}”.", "One word for one thing, in every story.",
    ),
    "do-not-translate": _List(
        "not", "keep", Severity.MAJOR, True, "accuracy/do-not-translate",
        "“{text}” translates a name that stays as it is: “{right}”.", "Readers know it by its own name.",
    ),
}  # fmt: skip

_SCOPE = frozenset(BlockKind) - {BlockKind.BOILERPLATE, BlockKind.CODE}


@dataclass(frozen=True, slots=True)
class Terms:
    """A file of terms as read: its rules, and the texts of its own test."""

    path: str
    rules: tuple[Rule, ...]
    found: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()


def with_terms(book: RuleBook, paths: Iterable[Path]) -> RuleBook:
    """The book with the terms of some files.

    Raises:
        TermsError: the first thing wrong with one of them, with path and line.
    """
    rules = tuple(rule for path in paths for rule in read_terms(path).rules)
    return RuleBook((*book.rules, *rules), book.examples) if rules else book


def read_terms(path: Path) -> Terms:
    """The terms of a file.

    Raises:
        TermsError: the first thing wrong with it, with path and line.
    """
    source = read_yaml(path, TermsError)
    for error in mistakes(source):
        raise error
    value = source.value or {}
    rules = tuple(_rule(name, entry, source.path) for _, name, entry in _entries(value))
    examples = value.get("examples", {})
    return Terms(source.path, rules, tuple(examples.get("found", ())), tuple(examples.get("silent", ())))


def mistakes(source: Yaml) -> Iterator[TermsError]:
    """Everything that is wrong with a file of terms, with its line."""
    found = problems({} if source.value is None else source.value, SCHEMA)
    for key, message in found:
        place = f"{key[0]}: " if key and not message.startswith(UNKNOWN) else ""
        yield _error(source, f"{place}{message}", key)
    if not found:
        yield from _contradictions(source)
        yield from _bad_marks(source)


def _contradictions(source: Yaml) -> Iterator[TermsError]:
    """A word that stands twice among the wrong ones, or that one entry asks for and another refuses."""
    wrong: dict[str, Key] = {}
    entries = list(_entries(source.value or {}))
    for key, name, entry in entries:
        for word in _words(name, entry):
            if word in wrong:
                yield _error(source, f"'{word}' is refused already on line {source.line(*wrong[word])}", key)
            wrong.setdefault(word, key)
    for key, name, entry in entries:
        right = _right(name, entry)
        if right in wrong:
            line = source.line(*wrong[right])
            yield _error(source, f"'{right}' is asked for here and refused on line {line}", key)


def _bad_marks(source: Yaml) -> Iterator[TermsError]:
    examples = (source.value or {}).get("examples", {})
    for number, text in enumerate(examples.get("found", ())):
        key = ("examples", "found", number)
        try:
            if not unmark(text)[1]:
                yield _error(source, f"the example marks nothing with {OPEN}{CLOSE}", key)
        except BadMarks as problem:
            yield _error(source, f"the example has {problem}", key)
    for number, text in enumerate(examples.get("silent", ())):
        if OPEN in text or CLOSE in text:
            yield _error(source, "an example of silence has marks", ("examples", "silent", number))


def _error(source: Yaml, message: str, key: Key) -> TermsError:
    return TermsError(message, path=source.path, line=source.line(*key))


def _entries(value: dict[str, Any]) -> Iterator[tuple[Key, str, Any]]:
    for name in _LISTS:
        for number, entry in enumerate(value.get(name) or ()):
            yield (name, number), name, entry


def _words(name: str, entry: Any) -> list[str]:
    words = entry if isinstance(entry, str) else entry[_LISTS[name].wrong]
    return [words.strip()] if isinstance(words, str) else [word.strip() for word in words]


def _right(name: str, entry: Any) -> str | None:
    return None if isinstance(entry, str) else entry.get(_LISTS[name].right)


def _params(name: str, entry: Any) -> dict[str, Any]:
    words = _words(name, entry)
    exceptions = () if isinstance(entry, str) else entry.get("except", ())
    params: dict[str, Any] = {"phrases": dict.fromkeys(words, _right(name, entry))}
    params["ignore_case"] = all(word == word.lower() for word in words)
    return {**params, "except": list(exceptions)} if exceptions else params


def _rule(name: str, entry: Any, path: str) -> Rule:
    own, params, right = _LISTS[name], _params(name, entry), _right(name, entry)
    said: dict[str, Any] = {} if isinstance(entry, str) else entry
    severity = Severity(said.get("severity", own.severity))
    instead = " Write “{right}”." if name == "forbidden" and right else ""
    rule = Rule(
        id=f"terms/{name}",
        name=f"{name.replace('-', ' ').capitalize()}: {', '.join(params['phrases'])}",
        message=own.message + instead,
        why=said.get("reason", own.why),
        category=own.category,
        severity=severity,
        confidence=Confidence.HIGH,
        kind=phrase.KIND,
        params=params,
        weight=DEFAULT_WEIGHT[severity],
        languages=("*",),
        scope=_SCOPE,
        speech="both" if said.get("in-quotations", own.in_quotations) else "skip",
        status="stable",
        since="",
        path=path,
        fix=FixTemplate("{right}") if right else None,
    )
    return with_anchors(rule, phrase, {})


SKELETON = """\
# The newsroom's own words. Check stories with them:  tlqa check --terms {path} STORY
# After a change:                                     tlqa terms test {path}
#
# A word written in lower case is found in any case, another just as it is written; always as whole words,
# so write plurals and other forms too. Each entry may have
#   reason: why, for whoever reads the report
#   except: [longer phrases, in which it is right]
#   in-quotations: true or false, whether it counts in what somebody said
#   severity: minor, major or critical

# Words that do not go out. 'use' is what to write instead, where there is one answer.
forbidden:
  - term: [fake placeholder, fake placeholders]
    use: stand-in
    reason: Readers took it for the name of a firm.
    except: [fake placeholder press]
  # - another word, without more

# One word for one thing: what to write, and what not. What somebody said is left alone.
preferred:
  - use: sea wall
    not: [seawall, sea-wall]

# Names that stay as they are, and the translations that are wrong.
do-not-translate:
  - keep: Stadtwerke Nordhafen
    not: [City Works North Harbour, Municipal Works North Harbour]
    reason: The utility goes by its own name in English too.

# Sentences of your own to test them by: what must be found stands in ⟦ ⟧.
examples:
  found:
    - The ⟦fake placeholder⟧ was taken down on Monday.
  silent:
    - The Fake Placeholder Press opened a shop on Monday.
"""
