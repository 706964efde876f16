"""How damaged a story is by what was found in it, and so what of that can be believed.

In copy that a translator left as it was, faults come in crowds: the annotated stories have a grave one in
every hundred words or so. A fault that stands alone in a long story is most often none. So a rule with
``when_alone: skip`` is told only where the findings of a story weigh as much as its length asks for, and the
rules that wait (``tlqa.later``) only where they weigh more. In a few paragraphs one finding is enough.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tlqa.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tlqa.model import Finding, Rule

WORDS = 400
"""A story has damage where its findings weigh one for each so many words."""

_MINOR = 0.25
# Minor findings of these say how copy was translated; furniture of the page and a desk's own style do not.
_OF_TRANSLATION = frozenset(
    "attribution calque dates false-friends fragments grammar idioms llm names numbers prepositions quotes"
    " repetition spin splits titles".split()
)


def damage(findings: Iterable[Finding]) -> float:
    """What findings weigh together: a grave one 1, a minor one of translation a quarter, each rule once.

    Findings that cost nothing weigh nothing. Nor do minor ones that are mended without being asked: a story
    is as damaged as before when its spaces and doubled words are put right.
    """
    weights: dict[str, float] = {}
    for finding in findings:
        if finding.points > 0:
            weights[finding.rule] = max(weights.get(finding.rule, 0.0), _weight(finding))
    return sum(weights.values())


def borne_out(findings: Sequence[Finding], words: int) -> bool:
    """Whether findings weigh as much as so many words ask for."""
    return damage(findings) * WORDS >= words


def skips_alone(rules: Iterable[Rule]) -> frozenset[str]:
    """The ids of the rules that are not told alone; none where no others are run."""
    every = tuple(rules)
    skipping = frozenset(rule.id for rule in every if rule.when_alone == "skip")
    return skipping if len(skipping) < len(every) else frozenset()


def _weight(finding: Finding) -> float:
    if finding.severity.rank >= Severity.MAJOR.rank:
        return 1.0
    if finding.fix is not None and finding.fix.safe:
        return 0.0
    _, _, rest = finding.rule.partition("/")
    return _MINOR if rest.partition("/")[0] in _OF_TRANSLATION else 0.0
