"""A newsroom's own words: ``terms.yaml``, written by people who need know nothing of rules.

Four lists, each of them optional: ``forbidden`` words, ``preferred`` words with those they replace, names to
keep as they are (``do-not-translate``) with the translations that are wrong, and ``translations``: terms of
the source with what stands for them. They become findings of ``terms/forbidden`` and their like: rules of the
kinds ``phrase`` and ``compare-term`` that live in memory. A word written in lower case is found in any case,
another as it is written.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from tlqa.checks import phrase
from tlqa.checks.compare_term import ANY, texts
from tlqa.data import read_yaml
from tlqa.errors import TermsError
from tlqa.frozen import dataclass
from tlqa.model import DEFAULT_WEIGHT, Confidence, FixTemplate, Rule, Severity
from tlqa.rulebook.anchors import with_anchors
from tlqa.rulebook.marks import CLOSE, OPEN, BadMarks, unmark
from tlqa.rulebook.termfile import SCHEMA
from tlqa.rulebook.termpairs import KEEP, RESOURCE, SAID_OF_PAIRS, SCOPE, TermPair, pair_rules
from tlqa.rulebook.validate import UNKNOWN, problems

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from tlqa.data import Key, Yaml


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


_LISTS = {
    "forbidden": _List(
        "term", "use", Severity.MAJOR, True, RESOURCE,
        "“{text}” is not used here.", "The newsroom does not use this word.",
    ),
    "preferred": _List(
        "not", "use", Severity.MINOR, False, RESOURCE,
        "For “{text}” the newsroom writes “{right}”.", "One word for one thing, in every story.",
    ),
    "do-not-translate": _List(
        "not", "keep", Severity.MAJOR, True, KEEP,
        "“{text}” translates a name that stays as it is: “{right}”.", "Readers know it by its own name.",
    ),
}  # fmt: skip
_PAIRED = "translations"
_INSTEAD = " Write “{right}”."
SAID = (
    *(text for each in _LISTS.values() for text in (each.message, each.why)),
    *(_LISTS["forbidden"].message + _INSTEAD, *SAID_OF_PAIRS),
)
"""What findings of terms say, for catalogues of other languages."""
_MOST_NAMED = 12


@dataclass(frozen=True, slots=True)
class Sample:
    """A text of a file's own test, with marks, and what it was translated from, in the language ``code``."""

    marked: str
    source: str | None = None
    code: str = ""


@dataclass(frozen=True, slots=True)
class Terms:
    """A file of terms as read: its rules, how many words and entries, and the texts of its own test."""

    path: str
    rules: tuple[Rule, ...]
    words: int
    entries: int
    found: tuple[Sample, ...] = ()
    silent: tuple[Sample, ...] = ()


def read_terms(path: Path) -> Terms:
    """The terms of a file.

    Raises:
        TermsError: the first thing wrong with it, with path and line.
    """
    source = read_yaml(path, TermsError)
    for error in mistakes(source):
        raise error
    value = source.value or {}
    entries = [(name, entry) for _, name, entry in _entries(value)]
    pairs = [*map(_translation, value.get(_PAIRED) or ()), *map(_kept, value.get("do-not-translate") or ())]
    rules = [_rule(name, entry, source.path) for name, entry in entries if _words(name, entry)]
    words = sum(len(_words(name, entry)) or 1 for name, entry in entries)
    words += sum(len(each.use) + len(each.wrong) for each in pairs if not each.keep)
    samples = value.get("examples", {})
    return Terms(
        source.path,
        (*rules, *pair_rules(pairs, source.path)),
        words,
        len(entries) + sum(not each.keep for each in pairs),
        tuple(map(_sample, samples.get("found", ()))),
        tuple(map(_sample, samples.get("silent", ()))),
    )


def _sample(said: Any) -> Sample:
    return Sample(said) if isinstance(said, str) else Sample(said["text"], said["source"], said["from"])


def _translation(entry: dict[str, Any]) -> TermPair:
    return TermPair(
        {code: texts(words) for code, words in entry["source"].items()},
        texts(entry["use"]),
        texts(entry.get("not", ())),
        texts(entry.get("except", ())),
        entry.get("reason", ""),
        Severity(entry.get("severity", Severity.MAJOR)),
        entry.get("in-quotations", True),
    )


def _kept(entry: Any) -> TermPair:
    """A name that stays as it is: where the source has it, the story has it too."""
    said: dict[str, Any] = {"keep": entry} if isinstance(entry, str) else entry
    name = said["keep"].strip()
    made = _translation({**said, "source": {ANY: name}, "use": name})
    return replace(made, keep=True)


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
    asked = ((key, _right(name, entry)) for key, name, entry in entries)
    paired = list(enumerate((source.value or {}).get(_PAIRED) or ()))
    also = (((_PAIRED, number), word) for number, entry in paired for word in texts(entry["use"]))
    for key, right in chain(asked, also):
        if right in wrong:
            line = source.line(*wrong[right])
            yield _error(source, f"'{right}' is asked for here and refused on line {line}", key)
    yield from _contrary_pairs(source, paired)


def _contrary_pairs(source: Yaml, paired: Iterable[tuple[int, Any]]) -> Iterator[TermsError]:
    """A word that an entry asks for and refuses, and a term of the source that has two entries."""
    known: dict[tuple[str, str], Key] = {}
    for number, entry in paired:
        key: Key = (_PAIRED, number)
        for word in sorted({*texts(entry["use"])} & {*texts(entry.get("not", ()))}):
            yield _error(source, f"'{word}' is asked for and refused in one entry", key)
        for code, words in entry["source"].items():
            for word in texts(words):
                if (code, word) in known:
                    line = source.line(*known[code, word])
                    yield _error(source, f"'{word}' ({code}) has an entry already on line {line}", key)
                known.setdefault((code, word), key)


def _bad_marks(source: Yaml) -> Iterator[TermsError]:
    examples = (source.value or {}).get("examples", {})
    for number, said in enumerate(examples.get("found", ())):
        text, key = _sample(said).marked, ("examples", "found", number)
        try:
            if not unmark(text)[1]:
                yield _error(source, f"the example marks nothing with {OPEN}{CLOSE}", key)
        except BadMarks as problem:
            yield _error(source, f"the example has {problem}", key)
    for number, said in enumerate(examples.get("silent", ())):
        text = _sample(said).marked
        if OPEN in text or CLOSE in text:
            yield _error(source, "an example of silence has marks", ("examples", "silent", number))


def _error(source: Yaml, message: str, key: Key) -> TermsError:
    return TermsError(message, path=source.path, line=source.line(*key))


def _entries(value: dict[str, Any]) -> Iterator[tuple[Key, str, Any]]:
    for name in _LISTS:
        for number, entry in enumerate(value.get(name) or ()):
            yield (name, number), name, entry


def _words(name: str, entry: Any) -> tuple[str, ...]:
    """The wrong words of an entry; a name to keep may have none."""
    if isinstance(entry, str):
        return () if name == "do-not-translate" else texts(entry)
    return texts(entry.get(_LISTS[name].wrong, ()))


def _right(name: str, entry: Any) -> str | None:
    if isinstance(entry, str):
        return entry.strip() if name == "do-not-translate" else None
    right: str | None = entry.get(_LISTS[name].right)
    return right


def _params(name: str, entry: Any) -> dict[str, Any]:
    words = _words(name, entry)
    exceptions = () if isinstance(entry, str) else entry.get("except", ())
    params: dict[str, Any] = {"phrases": dict.fromkeys(words, _right(name, entry))}
    params["ignore_case"] = all(word == word.lower() for word in words)
    return {**params, "except": list(exceptions)} if exceptions else params


def phrase_rules(
    words: Iterable[tuple[str, str | None]], path: str, languages: tuple[str, ...]
) -> tuple[Rule, ...]:
    """Rules for wrong words, each with the right one where there is one.

    Args:
        path: of the file.
        languages: of the stories.
    """
    groups: dict[tuple[str, bool], dict[str, str | None]] = {}
    for wrong, right in words:
        key = ("preferred" if right else "forbidden", wrong == wrong.lower())
        groups.setdefault(key, {}).setdefault(wrong, right)
    return tuple(
        _made(name, {}, {"phrases": phrases, "ignore_case": lower}, path, languages)
        for (name, lower), phrases in groups.items()
    )


def _rule(name: str, entry: Any, path: str) -> Rule:
    said: dict[str, Any] = {} if isinstance(entry, str) else entry
    return _made(name, said, _params(name, entry), path, ("*",))


def _made(
    name: str, said: dict[str, Any], params: dict[str, Any], path: str, languages: tuple[str, ...]
) -> Rule:
    own, mended = _LISTS[name], any(params["phrases"].values())
    severity = Severity(said.get("severity", own.severity))
    instead = _INSTEAD if name == "forbidden" and mended else ""
    rule = Rule(
        id=f"terms/{name}",
        name=f"{name.replace('-', ' ').capitalize()}: {', '.join(islice(params['phrases'], _MOST_NAMED))}",
        message=own.message + instead,
        why=said.get("reason", own.why),
        category=own.category,
        severity=severity,
        confidence=Confidence.HIGH,
        kind=phrase.KIND,
        params=params,
        weight=DEFAULT_WEIGHT[severity],
        languages=languages,
        scope=SCOPE,
        speech="both" if said.get("in-quotations", own.in_quotations) else "skip",
        status="stable",
        since="",
        path=path,
        fix=FixTemplate("{right}") if mended else None,
    )
    return with_anchors(rule, phrase, {})
