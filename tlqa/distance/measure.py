"""sacrebleu's figures of the whole and of each segment, as its own command line makes them.

BLEU of a segment has the effective order, as ``sacrebleu --sentence-level`` has. BLEU: Papineni et al. 2002;
chrF and chrF++: Popović 2015, 2017; TER: Snover et al. 2006; signatures: Post 2018.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tlqa.distance.model import Figures, Measured

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sacrebleu.metrics.base import Metric

    from tlqa.distance.model import Paired

NAMES = {"bleu": "BLEU", "chrf": "chrF2", "chrf++": "chrF2++", "ter": "TER"}
"""The metrics: the word after ``--metric``, and sacrebleu's name."""

TOKENIZERS = ("13a", "intl", "zh", "char", "none")
"""sacrebleu's ways to split for BLEU that need nothing else to be installed or downloaded."""

_ERRORS = frozenset({"TER"})  # of these, fewer are better


def gain(name: str, value: float, base: float) -> float:
    """By how much a figure is better than another; negative: worse."""
    return base - value if name in _ERRORS else value - base


def worst_first(name: str, value: float) -> float:
    """A key that sorts figures of a metric, the worst first."""
    return -value if name in _ERRORS else value


def metric(
    which: str,
    references: Sequence[Sequence[str]] | None = None,
    *,
    lines: bool = False,
    tokenize: str = "13a",
) -> Metric:
    """One of sacrebleu's metrics (a key of ``NAMES``) as its command line makes it; ``lines``: of lines."""
    from sacrebleu import BLEU, CHRF, TER

    given: dict[str, Any] = {"references": references}
    if which == "bleu":
        return BLEU(effective_order=lines, tokenize=tokenize, force=True, **given)
    return TER(**given) if which == "ter" else CHRF(word_order=2 if which == "chrf++" else 0, **given)


def texts(paired: Paired) -> tuple[list[list[str]], list[list[str]]]:
    """The segments of each draft, and of each reference."""
    drafts, references = (
        [[segment.text for segment in side.segments] for side in sides]
        for sides in (paired.drafts, paired.references)
    )
    return drafts, references


def measure(paired: Paired, metrics: Sequence[str], tokenize: str = "13a") -> Figures:
    """The figures of every draft by the metrics (keys of ``NAMES``)."""
    drafts, references = texts(paired)
    whole = {NAMES[which]: metric(which, references, tokenize=tokenize) for which in metrics}
    each = {NAMES[which]: metric(which, lines=True, tokenize=tokenize) for which in metrics}
    blank = [paired.is_blank(number) for number in range(len(paired))]
    measured = tuple(_measured(draft, references, whole, each, blank) for draft in drafts)
    signatures, of_lines = (
        {name: made.get_signature().format() for name, made in made_of.items()} for made_of in (whole, each)
    )
    return Figures(measured, signatures, of_lines)


def _measured(
    draft: list[str],
    references: list[list[str]],
    whole: Mapping[str, Metric],
    each: Mapping[str, Metric],
    blank: Sequence[bool],
) -> Measured:
    scores = {name: made.corpus_score(draft, None) for name, made in whole.items()}
    lines: list[Mapping[str, float] | None] = []
    for text, against, nothing in zip(draft, zip(*references, strict=True), blank, strict=True):
        if nothing:
            lines.append(None)
        else:
            lines.append(
                {name: float(made.sentence_score(text, against).score) for name, made in each.items()}
            )
    story = {name: float(score.score) for name, score in scores.items()}
    verbose = {name: score._verbose for name, score in scores.items() if score._verbose}
    return Measured(story, verbose, tuple(lines))
