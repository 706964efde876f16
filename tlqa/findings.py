"""From a rule's hits to a story's findings: judged by speech and near context, one an artefact."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from tlqa.checks.base import expand
from tlqa.compiled import compiled
from tlqa.model import Block, BlockKind, Finding, Fix, Related, Segment

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Mapping, Sequence

    from tlqa.checks.base import Hit
    from tlqa.model import Document, Rule
    from tlqa.scoring.profiles import Profile
    from tlqa.text.analysis import Analysis

FURNITURE = "boilerplate"  # the kind, and the family, of what nobody speaks: it is no part of the story
FOREIGN = "other-language"  # whose findings run over what is not to be judged too
APART = {FURNITURE: BlockKind.BOILERPLATE, FOREIGN: BlockKind.FOREIGN}
"""The kinds of rules that tell blocks apart before the others run, in this order, and what these are then."""
_PLACE = compiled(r"\{(\w+)\}")
_ONE_ARTEFACT = 0.5


def make_finding(rule: Rule, hit: Hit, story: Analysis, profile: Profile) -> Finding | None:
    """The finding of a hit; None where the rule's scope, its ``speech`` or its ``unless`` take it back."""
    block = story.block_at(hit.start)
    if block is None or block.kind not in rule.scope or _set_aside(rule, hit, story.document, block):
        return None
    spoken = rule.kind not in APART and story.quotations.touches_speech(hit.start, hit.end)
    if (rule.speech == "skip" and spoken) or (rule.speech == "only" and not spoken):
        return None
    if rule.unless and _excused(rule, story, block):
        return None
    groups = {**hit.groups, "text": story.text[hit.start : hit.end]}
    confidence = hit.confidence or rule.confidence
    return Finding(
        rule=rule.id,
        severity=rule.severity,
        confidence=confidence,
        category=rule.category,
        message=fill(rule.message, groups),
        why=rule.why,
        start=hit.start,
        end=hit.end,
        text=groups["text"],
        points=profile.penalty(rule.severity, confidence, rule.weight),
        block=block.kind,
        in_quotation=spoken,
        fix=_fix(rule, hit, groups, spoken),
        related=hit.related,
        source=hit.source,
    )


def _set_aside(rule: Rule, hit: Hit, document: Document, block: Block) -> bool:
    """Whether the format says that it is no part of the story: the page's own, code, another language."""
    if block.kind is BlockKind.BOILERPLATE and block.confidence == 1.0:
        return True
    if document.unbounded and rule.kind != FURNITURE and _family(rule.id) == FURNITURE:
        return True  # a page that does not say where its story is has its furniture by right
    return rule.kind != FOREIGN and document.is_opaque(hit.start, hit.end)


def located(findings: Sequence[Finding], document: Document) -> tuple[Finding, ...]:
    """The findings of a story with their places in its file, and what a reader sees at the related ones."""
    if document.places is None and document.story is None and not any(f.related for f in findings):
        return tuple(findings)
    return tuple(_located(finding, document) for finding in findings)


def _located(finding: Finding, document: Document) -> Finding:
    start, end = document.place(finding.start, finding.end)
    related = tuple(
        Related(*document.place(each.start, each.end), each.note, document.text[each.start : each.end])
        for each in finding.related
    )
    segment = _segment(finding, document)
    seen = None if document.places is None else (finding.start, finding.end)
    return replace(finding, start=start, end=end, related=related, segment=segment, in_story=seen)


def _segment(finding: Finding, document: Document) -> Segment | None:
    unit = document.unit_at(finding.start)
    if unit is not None:
        return Segment(unit.id, finding.start - unit.start, min(finding.end, unit.end) - unit.start)
    return None if document.story is None else Segment(document.story, finding.start, finding.end)


def fill(template: str, groups: Mapping[str, str]) -> str:
    """Put the groups into a template's ``{name}`` places; nothing in it is evaluated."""
    return _PLACE.sub(lambda m: groups.get(m.group(1), m.group()), template)


def _fix(rule: Rule, hit: Hit, groups: Mapping[str, str], spoken: bool) -> Fix | None:
    """The hit's fix or the rule's own. What somebody said is never changed without being asked."""
    if hit.fix is not None:
        return Fix(hit.fix.replacement, hit.fix.safe and not spoken)
    if rule.fix is None:
        return None
    return Fix(fill(rule.fix.replacement, groups), rule.fix.safe and not spoken)


@lru_cache(maxsize=1024)
def _unless(pattern: str, language_macros: tuple[tuple[str, str], ...]) -> re.Pattern[str]:
    return compiled(expand(pattern, dict(language_macros)))


def _excused(rule: Rule, story: Analysis, block: Block) -> bool:
    """Whether the block holds what takes the rule's findings back: looked up once for all of them."""
    known: dict[tuple[str, int], bool] = story.kept("blocks that excuse", dict)
    key = (rule.id, block.start)
    if key not in known:
        macros = tuple(story.language.macros.items())
        text = story.text[block.start : block.end]
        known[key] = any(_unless(pattern, macros).search(text) for pattern in rule.unless)
    return known[key]


def heaviest(findings: Iterable[Finding]) -> list[Finding]:
    """One finding an artefact, in order of place: of two that overlap much, the heavier one stays.

    Two findings are one artefact when they share half of the shorter one and are of the same family
    (``quotes``, ``fragments`` …), or half of the longer one. What stands in furniture is the furniture's; but
    a long line of it is not hidden by a mark that is wrong within it.
    """
    ranked = sorted(findings, key=_lightness)
    kept: list[Finding] = []
    by_bucket: dict[int, list[Finding]] = {}
    for finding in ranked:
        buckets = range(finding.start // 256, max(finding.end - 1, finding.start) // 256 + 1)
        near = (other for b in buckets for other in by_bucket.get(b, ()))
        if any(_one_artefact(finding, other) for other in near):
            continue
        kept.append(finding)
        for b in buckets:
            by_bucket.setdefault(b, []).append(finding)
    return sorted(kept, key=lambda f: (f.start, f.end, f.rule))


def _lightness(finding: Finding) -> tuple[bool, int, float, int, int, str]:
    """What sorts findings, the heaviest first: what costs nothing hides nothing that costs."""
    severity, length = finding.severity.rank, finding.end - finding.start
    return not finding.points, -severity, -finding.points, finding.start, length, finding.rule


def _one_artefact(light: Finding, heavy: Finding) -> bool:
    shared = min(light.end, heavy.end) - max(light.start, heavy.start)
    if shared <= 0:
        return False
    shorter = min(light.end - light.start, heavy.end - heavy.start)
    if _family(heavy.rule) == FURNITURE:
        return shared >= shorter * _ONE_ARTEFACT
    if _family(light.rule) == FURNITURE:
        return shared >= (light.end - light.start) * _ONE_ARTEFACT
    longer = max(light.end - light.start, heavy.end - heavy.start)
    same = _family(light.rule) == _family(heavy.rule)
    return shared >= (shorter if same else longer) * _ONE_ARTEFACT


def _family(rule: str) -> str:
    return rule.split("/")[-2] if "/" in rule else rule


def set_apart(document: Document, found: Sequence[Finding], kind: BlockKind) -> Document:
    """The document with the blocks that these findings cover told apart as a kind that is not read."""
    spans = sorted((f.start, f.end) for f in found)
    blocks: list[Block] = []
    at = 0
    for block in document.blocks:
        while at < len(spans) and spans[at][1] <= block.start:
            at += 1
        covered = any(s < block.end and block.start < e and e >= block.end for s, e in spans[at : at + 4])
        blocks.append(Block(block.start, block.end, kind, 0.9) if covered else block)
    return document.with_blocks(tuple(blocks))
