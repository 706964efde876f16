"""Terms of a source language with what the newsroom calls them: rules of the kind ``compare-term``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from tlqa.checks import compare_term
from tlqa.frozen import dataclass
from tlqa.model import DEFAULT_WEIGHT, BlockKind, Confidence, FixTemplate, Rule, Severity
from tlqa.rulebook.anchors import with_anchors

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

RESOURCE = "terminology/inconsistent-with-terminology-resource"
KEEP = "accuracy/do-not-translate"
SCOPE = frozenset(BlockKind) - {BlockKind.BOILERPLATE, BlockKind.CODE, BlockKind.FOREIGN}


@dataclass(frozen=True, slots=True)
class TermPair:
    """A term of one or more source languages and what stands for it in a story.

    Attributes:
        source: its words by language (ISO 639-1), ``"*"`` for any.
        use: what the story may say, the first the one to propose.
        wrong: what it must not.
        apart: longer phrases of either text in which it is something else.
        keep: it is a name that stays as it is.
    """

    source: Mapping[str, tuple[str, ...]]
    use: tuple[str, ...]
    wrong: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    reason: str = ""
    severity: Severity = Severity.MAJOR
    in_quotations: bool = True
    keep: bool = False

    def params(self) -> dict[str, Any]:
        """The entry as the kind takes it."""
        said: dict[str, Any] = {"source": {k: list(v) for k, v in self.source.items()}, "use": list(self.use)}
        if self.wrong:
            said["not"] = list(self.wrong)
        if self.apart:
            said["except"] = list(self.apart)
        return said


class _Said(NamedTuple):
    name: str
    message: str
    why: str
    category: str
    confidence: Confidence
    fix: FixTemplate | None = None


_WHY = "The newsroom has a word for it, and readers know it by that."
_SAID = {
    ("wrong", False): _Said(
        "translations", "“{theirs}” is “{right}” here, not “{text}”.", _WHY, RESOURCE, Confidence.HIGH,
        FixTemplate("{right}"),
    ),
    ("missing", False): _Said(
        "translations", "The source has “{theirs}”, which is “{right}” here; the sentence does not say so.",
        _WHY, RESOURCE, Confidence.MEDIUM,
    ),
    ("missing", True): _Said(
        "do-not-translate", "The name “{theirs}” stays as it is, and the sentence has it no more.",
        "Readers know it by its own name.", KEEP, Confidence.MEDIUM,
    ),
}  # fmt: skip
SAID_OF_PAIRS = tuple(dict.fromkeys(text for said in _SAID.values() for text in (said.message, said.why)))


def pair_rules(pairs: Iterable[TermPair], path: str, languages: tuple[str, ...] = ("*",)) -> tuple[Rule, ...]:
    """The rules of a file: two for all entries that are as grave and have one reason.

    Args:
        path: of the file.
        languages: of the stories.
    """
    groups: dict[tuple[bool, str, Severity, bool], list[TermPair]] = {}
    for pair in pairs:
        key = (pair.keep, pair.reason, pair.severity, pair.in_quotations)
        groups.setdefault(key, []).append(pair)
    rules = []
    for (keep, *_), group in groups.items():
        if not keep and any(pair.wrong for pair in group):
            rules.append(_rule("wrong", [pair for pair in group if pair.wrong], path, languages))
        rules.append(_rule("missing", group, path, languages))
    return tuple(rules)


def _rule(event: str, pairs: list[TermPair], path: str, languages: tuple[str, ...]) -> Rule:
    first = pairs[0]
    said = _SAID[event, first.keep]
    rule = Rule(
        id=f"terms/{said.name}",
        name=f"{said.name.replace('-', ' ').capitalize()}: {', '.join(pair.use[0] for pair in pairs[:5])}",
        message=said.message,
        why=first.reason or said.why,
        category=said.category,
        severity=first.severity,
        confidence=said.confidence,
        kind=compare_term.KIND,
        params={"event": event, "terms": [pair.params() for pair in pairs]},
        weight=DEFAULT_WEIGHT[first.severity],
        languages=languages,
        scope=SCOPE,
        speech="both" if first.in_quotations else "skip",
        status="stable",
        since="",
        path=path,
        fix=said.fix,
    )
    return with_anchors(rule, compare_term, {})
