"""A selection of rules, and which of them run on which blocks of a story."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, cast

from tlqa.checks.pattern import needed_characters
from tlqa.compiled import compiled
from tlqa.findings import APART, make_finding, set_apart
from tlqa.model import BlockKind
from tlqa.rulebook.kinds import find_kind
from tlqa.rulebook.matcher import Prefilter

if TYPE_CHECKING:
    import re
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from tlqa.checks.base import Begun, Hit, Placed, Prepared, Several
    from tlqa.model import Block, Finding, Rule
    from tlqa.rulebook.matcher import Begins, Woken
    from tlqa.scoring.profiles import Profile
    from tlqa.text.analysis import Analysis
    from tlqa.text.language import Language

COMPARING = "compare-"
"""What the kinds of rules begin with that want the source beside the story."""


class Runner:
    """Runs rules, which are made ready when they are first asked for, and kept.

    Args:
        rules: the selection, in order; a rule's number is its place there.
        language: of the stories.
        profile: says what findings cost.
    """

    def __init__(self, rules: Sequence[Rule], language: Language, profile: Profile) -> None:
        self._rules, self._language, self._profile = rules, language, profile
        self._prepared: dict[int, Prepared] = {}
        self._several: dict[int, bool] = {}

    @cached_property
    def _prefilter(self) -> Prefilter:
        return Prefilter(self._rules, self._begins, self._has_several)

    @cached_property
    def _telling_apart(self) -> dict[BlockKind, frozenset[int]]:
        """The rules that tell what the others do not read, by what they call it."""
        return {
            name: frozenset(n for n, rule in enumerate(self._rules) if rule.kind == kind)
            for kind, name in APART.items()
        }

    @cached_property
    def apart(self) -> frozenset[int]:
        """All the rules that tell something apart."""
        return frozenset().union(*self._telling_apart.values())

    def __len__(self) -> int:
        return len(self._rules)

    def others(self, story: Analysis) -> frozenset[int]:
        """All other rules; without those that compare where the story has no source."""
        return self._others if story.document.source is not None else self._alone

    @cached_property
    def _others(self) -> frozenset[int]:
        return frozenset(range(len(self._rules))) - self.apart

    @cached_property
    def _alone(self) -> frozenset[int]:
        return frozenset(n for n in self._others if not self._rules[n].kind.startswith(COMPARING))

    def prepare(self, number: int) -> Prepared:
        """The check of a rule."""
        prepared = self._prepared.get(number)
        if prepared is None:
            rule = self._rules[number]
            prepared = self._prepared[number] = find_kind(rule.kind).prepare(rule, self._language.macros)
            self._several[number] = getattr(prepared, "several", False)
        return prepared

    def woken(self, story: Analysis, wanted: Collection[int] | None = None) -> Woken:
        """Where each rule that waits for strings may find something, of those wanted or of all."""
        return self._prefilter.candidates(story.folded, story.spaced, story.blocks, wanted)

    def told_apart(self, story: Analysis, woken: Woken) -> tuple[Analysis, list[Finding]]:
        """The story with furniture and other languages told apart from it, and what says so.

        The furniture of a page that does not say where its story is belongs there: it is no artefact.
        """
        found: list[Finding] = []
        for kind, rules in self._telling_apart.items():
            told = self.run(story, woken, rules) if rules else []
            if told:
                story = story.of(set_apart(story.document, told, kind))
                if kind is not BlockKind.BOILERPLATE or not story.document.unbounded:
                    found += told
        return story, found

    def run(self, story: Analysis, woken: Woken, rules: frozenset[int]) -> list[Finding]:
        """Every rule of these on the blocks it reads."""
        findings: list[Finding] = []
        blocks, scopes, whole = story.blocks, self._scopes, self._whole
        in_scope: dict[int, list[Block]] = {}
        places, begun = woken
        for number in self._to_run(story, places, rules):
            rule, scope = scopes[number]
            if number not in whole:
                whole[number] = rule.params.get("unit") == "story"
            if not whole[number]:
                kinds = rule.scope
                read = [b for b in map(blocks.__getitem__, places[number]) if b.kind in kinds]
            elif scope in in_scope:
                read = in_scope[scope]
            else:
                kinds = rule.scope
                read = in_scope[scope] = [b for b in blocks if b.kind in kinds]
            if read:
                self._apply(number, rule, story, read, begun.get(number), findings)
        return findings

    def _to_run(self, story: Analysis, places: dict[int, list[int]], rules: frozenset[int]) -> frozenset[int]:
        """Which of the rules may find something; not in order, for findings are put in theirs later."""
        sign, rare = self._rare
        everywhere = self._prefilter.everywhere
        if sign is not None and sign.search(story.alphabet) is None:
            everywhere -= rare
        return (everywhere | places.keys()) & rules

    def _apply(
        self,
        number: int,
        rule: Rule,
        story: Analysis,
        blocks: list[Block],
        begun: Mapping[int, Sequence[Begun]] | None,
        findings: list[Finding],
    ) -> None:
        found = 0
        for hit in self._hits(number, story, blocks, begun):
            finding = make_finding(rule, hit, story, self._profile)
            if finding is not None:
                findings.append(finding)
                found += 1
                if found == rule.params.get("at_most"):
                    break

    def _hits(
        self,
        number: int,
        story: Analysis,
        blocks: list[Block],
        begun: Mapping[int, Sequence[Begun]] | None,
    ) -> Iterable[Hit]:
        prepared = self._prepared.get(number) or self.prepare(number)
        if self._several[number]:
            return cast("Several", prepared).find_begun(story, blocks, begun or {})
        return prepared.find(story, blocks)

    def _has_several(self, number: int) -> bool:
        self.prepare(number)
        return self._several[number]

    def _begins(self, number: int, part: int, reach: int) -> Begins:
        return cast("Placed", self.prepare(number)).begins(part, reach)

    @cached_property
    def _whole(self) -> dict[int, bool]:
        """Of rules that ran: which read all blocks of a story, not only those with one of their literals."""
        return dict.fromkeys(self._prefilter.everywhere, True)

    @cached_property
    def _rare(self) -> tuple[re.Pattern[str] | None, frozenset[int]]:
        """What to look for in a story's alphabet, and the rules that sleep where it is not there."""
        everywhere = self._prefilter.everywhere
        needed = {n: signs for n in everywhere if (signs := needed_characters(self._rules[n]))}
        sign = compiled(f"[{''.join(sorted(set(needed.values())))}]") if needed else None
        return sign, frozenset(needed)

    @cached_property
    def _scopes(self) -> list[tuple[Rule, int]]:
        """The rules in order, each with the number of its scope."""
        numbers: dict[frozenset[BlockKind], int] = {}
        return [(rule, numbers.setdefault(rule.scope, len(numbers))) for rule in self._rules]
