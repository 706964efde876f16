"""Makes a Rule of what its file says, or says what is wrong with the file, and on which line."""

from __future__ import annotations

import re
from dataclasses import replace
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tlqa import languages
from tlqa.checks.base import expand
from tlqa.errors import RuleError, TlqaError, UsageError
from tlqa.model import DEFAULT_WEIGHT, BlockKind, Confidence, Example, FixTemplate, Rule, Severity
from tlqa.rulebook.anchors import with_anchors
from tlqa.rulebook.kinds import find_kind
from tlqa.rulebook.marks import CLOSE, OPEN, BadMarks, unmark
from tlqa.rulebook.patterns import BadPattern, check_pattern
from tlqa.rulebook.schema import COMMON, rule_schema
from tlqa.rulebook.topics import topic_words
from tlqa.rulebook.validate import UNKNOWN, patterns, problems

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tlqa.checks.base import CheckModule
    from tlqa.data import Key, Yaml

ANY = frozenset(BlockKind) - {BlockKind.FOREIGN}
DEFAULT_SCOPE = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.BLOCK_QUOTE})

# Parameters that are patterns even where a kind's schema does not say ``format: regex``.
_PLACE = re.compile(r"\{([^{}]*)\}")
_PATTERN_KEYS = {"match", "avoid", "previous", "line", "pattern", "patterns", "before", "after", "near"}


def build(rule_id: str, yaml: Yaml) -> Rule:
    """The rule of a file.

    Raises:
        RuleError: the first thing wrong with it, with path and line.
    """
    return _Builder(rule_id, yaml).build()


def macros_for(rule_languages: tuple[str, ...]) -> Mapping[str, str]:
    """The macros that a rule's patterns may name: those of its first language, English for common rules."""
    code = rule_languages[0] if rule_languages and rule_languages[0] != "*" else "en"
    return languages.get(code).macros


@lru_cache(maxsize=128)
def _schema(kind: str) -> dict[str, Any]:
    return rule_schema(find_kind(kind))


def _unknown_macro(name: str, macros: Mapping[str, str]) -> str:
    near = get_close_matches(name, macros, n=1)
    hint = f"did you mean {{{{{near[0]}}}}}?" if near else f"there is {', '.join(sorted(macros))}"
    return f"unknown macro {{{{{name}}}}}; {hint}"


class _Builder:
    def __init__(self, rule_id: str, yaml: Yaml) -> None:
        self._id, self._yaml = rule_id, yaml
        self._data: dict[str, Any] = yaml.value if isinstance(yaml.value, dict) else {}

    def build(self) -> Rule:
        if not self._data:
            raise self._fail("is not a mapping of keys to values")
        kind = self._kind()
        for key, message in problems(self._data, _schema(kind.KIND)):
            raise self._fail(self._told(key, message), *key)
        for key, message in getattr(kind, "faults", lambda _: ())(self._own()):
            raise self._fail(self._told(key, message), *key)
        rule = self._completed(self._rule(kind), kind)
        macros = self._macros(rule)
        groups = self._groups(kind, macros)
        self._templates(kind, groups)
        return self._with_literals(rule, kind, macros)

    def _fail(self, message: str, *key: str | int) -> RuleError:
        return RuleError(message, path=self._yaml.path, line=self._yaml.line(*key))

    @staticmethod
    def _told(key: Key, message: str) -> str:
        """The problem, led by its key unless the message names it."""
        name = ".".join(str(part + 1) if isinstance(part, int) else part for part in key)
        return message if not key or message.startswith(UNKNOWN) else f"{name}: {message}"

    def _kind(self) -> CheckModule:
        kind = self._data.get("kind")
        if kind is None and (near := get_close_matches("kind", self._data, n=1, cutoff=0.7)):
            raise self._fail(f"{UNKNOWN} '{near[0]}'; did you mean 'kind'?", near[0])
        if not isinstance(kind, str):
            raise self._fail("'kind' is missing" if kind is None else "kind: must be text", "kind")
        try:
            return find_kind(kind)
        except UsageError as problem:
            raise self._fail(problem.message, "kind") from problem

    def _rule(self, kind: CheckModule) -> Rule:
        data = self._data
        severity = Severity(data["severity"])
        fix = data.get("fix")
        return Rule(
            id=self._id,
            name=data["name"],
            message=data["message"],
            why=data["why"].strip(),
            category=data["category"],
            severity=severity,
            confidence=Confidence(data["confidence"]),
            kind=kind.KIND,
            params=self._own(),
            weight=float(data.get("weight", getattr(kind, "WEIGHT", DEFAULT_WEIGHT[severity]))),
            languages=self._languages(),
            scope=self._scope(),
            speech=data.get("speech", "skip"),
            status=data.get("status", "preview"),
            since=data.get("since", ""),
            path=self._yaml.path,
            unless=tuple(data.get("unless", ())),
            company=data.get("company", 0),
            when_alone=data.get("when_alone", "tell"),
            source_languages=tuple(data.get("source_languages", ())),
            evidence={code: float(value) for code, value in data.get("evidence", {}).items()},
            fix=FixTemplate(fix["replacement"], fix.get("safe", False)) if fix else None,
            references=tuple(data.get("references", ())),
            bad=tuple(self._bad()),
            good=tuple(self._good()),
        )

    def _own(self) -> dict[str, Any]:
        """The parameters of the kind."""
        return {name: value for name, value in self._data.items() if name not in COMMON}

    def _languages(self) -> tuple[str, ...]:
        first = self._id.split("/")[0]
        return tuple(self._data.get("languages", ["*"] if first == "common" else [first]))

    def _scope(self) -> frozenset[BlockKind]:
        scope = self._data.get("scope")
        if scope is None:
            return DEFAULT_SCOPE
        return ANY if scope == "any" else frozenset(map(BlockKind, scope))

    def _bad(self) -> Iterator[Example]:
        for number, example in enumerate(self._data["examples"]["bad"]):
            marked = example if isinstance(example, str) else example["text"]
            fixed = None if isinstance(example, str) else example.get("fixed")
            place = ("examples", "bad", number)
            try:
                text, spans = unmark(marked)
            except BadMarks as problem:
                raise self._fail(f"bad example {number + 1} has {problem}", *place) from problem
            if not spans:
                raise self._fail(f"bad example {number + 1} marks nothing with {OPEN}{CLOSE}", *place)
            if fixed is not None and (OPEN in fixed or CLOSE in fixed):
                raise self._fail(f"the mended text of bad example {number + 1} has marks", *place, "fixed")
            yield Example(text, spans, fixed, *self._beside(example, place))

    def _good(self) -> Iterator[Example]:
        for number, example in enumerate(self._data["examples"]["good"]):
            text = example if isinstance(example, str) else example["text"]
            if OPEN in text or CLOSE in text:
                raise self._fail(f"good example {number + 1} has marks", "examples", "good", number)
            yield Example(text, (), None, *self._beside(example, ("examples", "good", number)))

    def _beside(
        self, example: str | dict[str, str], place: tuple[str | int, ...]
    ) -> tuple[str | None, str, str | None]:
        """What an example was translated from, the language of that, and its reference."""
        if isinstance(example, str):
            return None, "", None
        if ("source" in example) is not ("from" in example):
            raise self._fail("an example with a source says its language: 'source' and 'from'", *place)
        return example.get("source"), example.get("from", ""), example.get("reference")

    def _macros(self, rule: Rule) -> Mapping[str, str]:
        try:
            return macros_for(rule.languages)
        except TlqaError as problem:
            raise self._fail(problem.message, "languages") from problem

    def _groups(self, kind: CheckModule, macros: Mapping[str, str]) -> set[str]:
        """Check every pattern; returns the names of the groups in the kind's own."""
        ignore_case = bool(self._data.get("ignore_case") or getattr(kind, "IGNORE_CASE", False))
        names: set[str] = set()
        for key, pattern in self._patterns():
            try:
                compiled = check_pattern(expand(pattern, macros), ignore_case=ignore_case)
            except KeyError as problem:
                message = _unknown_macro(problem.args[0], macros)
                raise self._fail(self._told(key, message), *key) from problem
            except BadPattern as problem:
                where = " (macros expanded)" if "{{" in pattern else ""
                raise self._fail(self._told(key, f"{problem}{where}"), *key) from problem
            if key[0] != "unless":
                names.update(compiled.groupindex)
        return names

    def _patterns(self) -> Iterator[tuple[Key, str]]:
        found = dict(patterns(self._data, _schema(self._data["kind"])))
        for name in _PATTERN_KEYS & self._data.keys():
            value = self._data[name]
            texts = enumerate(value) if isinstance(value, list) else [(None, value)]
            for number, text in texts:
                if isinstance(text, str):
                    found.setdefault((name,) if number is None else (name, number), text)
        yield from found.items()

    def _templates(self, kind: CheckModule, groups: set[str]) -> None:
        """Placeholders must name a group; a kind whose hits have groups of its own lists them in GROUPS."""
        own = getattr(kind, "GROUPS", None)
        if own is not None and hasattr(kind, "groups"):
            own = (*own, *kind.groups(self._own()))
        if own is None and not groups and "match" not in kind.SCHEMA.get("properties", {}):
            return
        known = {"text", *groups, *(own or ())}
        self._template(self._data["message"], known, "message")
        fix = self._data.get("fix")
        if fix:
            self._template(fix["replacement"], known, "fix", "replacement")

    def _template(self, template: str, known: set[str], *key: str) -> None:
        for name in _PLACE.findall(template):
            if name not in known:
                listed = ", ".join(f"{{{k}}}" for k in sorted(known))
                raise self._fail(f"{'.'.join(key)}: {{{name}}} names no group; there is {listed}", *key)

    def _completed(self, rule: Rule, kind: CheckModule) -> Rule:
        """The rule with what stands beside its file: its topic, and a kind's ``complete(params, pack)``."""
        pack = Path(rule.path).parents[rule.id.count("/")]
        if topic := self._data.get("topic"):
            try:
                rule = replace(rule, topic=topic_words(topic, pack))
            except RuleError as problem:
                raise self._fail(str(problem), "topic") from problem
        complete = getattr(kind, "complete", None)
        if complete is None:
            return rule
        try:
            return replace(rule, params=complete(rule.params, pack))
        except RuleError as problem:
            raise self._fail(str(problem), "table" if "table" in self._data else "kind") from problem

    def _with_literals(self, rule: Rule, kind: CheckModule, macros: Mapping[str, str]) -> Rule:
        """Ask the kind itself last: what it cannot prepare is no rule."""
        try:
            ready = with_anchors(rule, kind, macros)
            kind.prepare(ready, macros)
        except KeyError as problem:
            raise self._fail(f"unknown macro or name {problem}", "kind") from problem
        except (re.error, ValueError, TypeError, TlqaError) as problem:
            raise self._fail(f"the kind '{rule.kind}' refuses it: {problem}", "kind") from problem
        return ready
