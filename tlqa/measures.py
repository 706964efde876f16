"""sacrebleu's metrics, as its own command line makes them: BLEU, chrF, chrF++ and TER.

BLEU of a segment has the effective order, as ``sacrebleu --sentence-level`` has. BLEU: Papineni et al. 2002;
chrF and chrF++: Popović 2015, 2017; TER: Snover et al. 2006; signatures: Post 2018.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sacrebleu.metrics.base import Metric

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


def metric(which: str, references: Sequence[Sequence[str]], tokenize: str = "13a") -> Metric:
    """One of sacrebleu's metrics (a key of ``NAMES``) as its command line makes it."""
    from sacrebleu import BLEU, CHRF, TER

    if which == "bleu":
        return BLEU(tokenize=tokenize, force=True, references=references)
    if which == "ter":
        return TER(references=references)
    return CHRF(word_order=2 if which == "chrf++" else 0, references=references)


class Scores(NamedTuple):
    """What one metric says of all drafts: of each as a whole, with what sacrebleu says beside it, and of its
    segments; and the signatures of both."""

    story: list[float]
    verbose: list[str]
    lines: list[list[float]]
    signature: str
    line_signature: str


def scores(made: Metric, drafts: Sequence[Sequence[str]]) -> Scores:
    """The whole and its segments from the same counts, as sacrebleu's own tests of significance take them:
    to ask for each by itself would take twice as long.
    """
    counts = [made._extract_corpus_statistics(draft, None) for draft in drafts]
    whole = [made._aggregate_and_compute(each) for each in counts]
    signature = made.get_signature().format()
    if hasattr(made, "effective_order"):
        made.effective_order = True
    lines = [[float(made._aggregate_and_compute([row]).score) for row in each] for each in counts]
    story = [float(score.score) for score in whole]
    return Scores(story, [score._verbose for score in whole], lines, signature, made.get_signature().format())
