"""The figures of drafts: of the whole and of each segment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tlqa.distance.model import Figures, Measured
from tlqa.measures import NAMES, metric, scores

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tlqa.distance.model import Paired


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
    blank = [paired.is_blank(number) for number in range(len(paired))]
    by = {NAMES[which]: scores(metric(which, references, tokenize), drafts) for which in metrics}
    measured = tuple(
        Measured(
            {name: each.story[draft] for name, each in by.items()},
            {name: each.verbose[draft] for name, each in by.items() if each.verbose[draft]},
            tuple(
                None if nothing else {name: each.lines[draft][number] for name, each in by.items()}
                for number, nothing in enumerate(blank)
            ),
        )
        for draft in range(len(drafts))
    )
    return Figures(
        measured,
        {name: each.signature for name, each in by.items()},
        {name: each.line_signature for name, each in by.items()},
    )
