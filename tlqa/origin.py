"""Which language a story was translated from, and what follows from it for what was found.

Rules carry evidence: by how much a finding of theirs raises the log-odds that the story came from French.
It is summed over the rules that fired. The rules with evidence for a language are its pack: where the
*other* findings say that the story came from it, a finding of the pack is trusted more, and one that only
speaks for other languages less.

Where the findings leave no doubt that a story was translated, the countries that it speaks of and the letters
of its names say from what (see ``tlqa.countries``); they move no finding.
"""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from tlqa.compiled import compiled
from tlqa.countries import spoken_of
from tlqa.errors import UsageError
from tlqa.model import Confidence, Origin, Severity

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tlqa.model import Finding
    from tlqa.rulebook.book import RuleBook
    from tlqa.scoring.profiles import Profile

NEEDED = 2.0
MARGIN = 0.5
CAP = 2.5

# Of a story that was translated, which is so where something in it is major, or the evidence is this much.
_TRANSLATED = 1.5
_NEEDED_THEN = 1.1
_MARGIN_THEN = 0.4

# What a wire desk gets most: it decides between languages with the same evidence (Russian and Ukrainian
# leave the same traces), and never speaks by itself.
_PRIOR = {"fr": 0.5, "es": 0.5, "de": 0.5, "ru": 0.5, "it": 0.25, "pt": 0.25, "ar": 0.25, "zh": 0.25}

_STEPS = (Confidence.LOW, Confidence.MEDIUM, Confidence.HIGH)

_CODE = compiled(r"[a-z]{2,3}")

Evidence = dict[str, dict[str, float]]
"""What each rule that fired says for each language."""


def checked_code(code: str | None, target: str) -> str | None:
    """The code of a source language, as given.

    Raises:
        UsageError: it is no code, or the language of the stories themselves.
    """
    if code is not None and not _CODE.fullmatch(code):
        raise UsageError(f"'{code}' is no language code; write one such as fr")
    if code == target:
        raise UsageError(f"'{code}' is the language of the stories, not of their source")
    return code


def origin(
    findings: Sequence[Finding], book: RuleBook, given: str | None = None, text: str = ""
) -> Origin | None:
    """The language the story was probably translated from, or the one that was ``given``.

    ``text`` is the story's: what it speaks of helps to tell.
    """
    evidence = _evidence(findings, book)
    told = _origin(evidence, given)
    if told is not None or not text:
        return told
    totals = _totals(evidence)
    spoken = spoken_of(text) if _is_translated(totals, findings) else {}
    if not spoken:
        return None
    return _first(_sum(totals, spoken), evidence, _NEEDED_THEN, _MARGIN_THEN)


def shares(findings: Sequence[Finding], book: RuleBook, given: str | None, text: str) -> Mapping[str, float]:
    """How likely each language is the one that a story was translated from, by its code, from 0 to 1.

    Nothing where the findings do not say that it was translated. The shares sum to less than 1: what is
    left is for a language that nothing speaks for. ``given`` and ``text`` as for ``origin``.
    """
    if given is not None:
        return {given: 1.0}
    totals = _totals(_evidence(findings, book))
    if not _is_translated(totals, findings):
        return {}
    believed = _sum(totals, spoken_of(text))
    odds = {code: math.exp(_standing(believed, code)) for code, value in believed.items() if value > 0}
    whole = sum(odds.values()) + 1.0
    return {code: value / whole for code, value in odds.items()}


def _is_translated(totals: Mapping[str, float], findings: Sequence[Finding]) -> bool:
    """Whether findings leave no doubt that a story was translated, from wherever."""
    grave = any(finding.severity is not Severity.MINOR for finding in findings)
    return grave or max(totals.values(), default=0.0) >= _TRANSLATED


def _sum(totals: Mapping[str, float], spoken: Mapping[str, float]) -> dict[str, float]:
    """The evidence of the findings and of what the story speaks of."""
    return {code: totals.get(code, 0.0) + spoken.get(code, 0.0) for code in {**totals, **spoken}}


def heed(
    findings: Sequence[Finding], book: RuleBook, profile: Profile, given: str | None = None
) -> tuple[Finding, ...]:
    """The findings with their confidence, and so their points, raised or lowered by the story's origin."""
    evidence = _evidence(findings, book)
    steps = {rule: _step(rule, evidence, given) for rule in evidence}
    if not any(steps.values()):
        return tuple(findings)
    return tuple(_moved(each, steps.get(each.rule, 0), book, profile) for each in findings)


def _evidence(findings: Sequence[Finding], book: RuleBook) -> Evidence:
    """Once a rule: its second finding is no second witness, what made the first one made it too."""
    found: Evidence = {}
    for rule in sorted({finding.rule for finding in findings}):
        said = book.get(rule).evidence
        if said:
            found[rule] = {code: max(-CAP, min(CAP, value)) for code, value in said.items()}
    return found


def _origin(evidence: Evidence, given: str | None = None, without: str | None = None) -> Origin | None:
    totals = _totals(evidence, without)
    if given is not None:
        return Origin(given, round(totals[given], 2), 1.0, _witnesses(evidence, given), given=True)
    return _first(totals, evidence, NEEDED, MARGIN)


def _totals(evidence: Evidence, without: str | None = None) -> defaultdict[str, float]:
    totals: defaultdict[str, float] = defaultdict(float)
    for rule, said in evidence.items():
        for code, value in said.items() if rule != without else ():
            totals[code] += value
    return totals


def _first(totals: Mapping[str, float], evidence: Evidence, needed: float, margin: float) -> Origin | None:
    """The language with the most evidence, where that is enough and no other comes near."""
    if not totals:
        return None
    ranked = sorted(totals, key=lambda code: (-_standing(totals, code), code))
    first = ranked[0]
    ahead = _standing(totals, first) - (_standing(totals, ranked[1]) if len(ranked) > 1 else 0.0)
    if totals[first] < needed or ahead < margin:
        return None
    return Origin(first, round(totals[first], 2), _sure(totals, first), _witnesses(evidence, first))


def _standing(totals: Mapping[str, float], code: str) -> float:
    return totals[code] + _PRIOR.get(code, 0.0)


def _sure(totals: Mapping[str, float], code: str) -> float:
    """The odds as a share: against every other language that something speaks for, and against none."""
    against = sum(math.exp(_standing(totals, c)) for c, v in totals.items() if v > 0 and c != code)
    own = math.exp(_standing(totals, code))
    return round(own / (own + against + 1.0), 2)


def _witnesses(evidence: Evidence, code: str) -> tuple[tuple[str, float], ...]:
    """The rules that speak for a language, the strongest first."""
    found = [(rule, round(said[code], 2)) for rule, said in evidence.items() if said.get(code, 0.0) > 0]
    return tuple(sorted(found, key=lambda each: (-each[1], each[0])))


def _step(rule: str, evidence: Evidence, given: str | None) -> int:
    """One up, one down or neither, by what all the other rules say."""
    spoken = {code for code, value in evidence[rule].items() if value > 0}
    others = _origin(evidence, given, without=rule)
    if others is None or not spoken:
        return 0
    return 1 if others.language in spoken else -1


def _moved(finding: Finding, step: int, book: RuleBook, profile: Profile) -> Finding:
    place = _STEPS.index(finding.confidence) + step
    confidence = _STEPS[max(0, min(place, len(_STEPS) - 1))]
    if confidence is finding.confidence:
        return finding
    points = profile.penalty(finding.severity, confidence, book.get(finding.rule).weight)
    return replace(finding, confidence=confidence, points=points)
