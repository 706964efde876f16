"""Units that answer each other, and what the sorts of answers cost."""

from __future__ import annotations

import math
from typing import NamedTuple

RARE = {(1, 1): 0.0, (2, 1): -2.2, (1, 2): -2.2, (3, 1): -4.0, (1, 3): -4.0}
"""Natural logarithms of how rare each sort of pair is beside one to one."""
ALONE = -2.6
"""The same for what has no other side."""
BREAK = 2.0
"""What it says against a pair that it would go on from paragraph to paragraph."""


class Link(NamedTuple):
    """Units that say the same, by their numbers; one side is empty where it says nothing of the other.

    ``confidence`` is from 0 to 1: by length, figures, names and marks; of what stands alone, by how ill it
    goes with its neighbours. ``moved`` where the order changed.
    """

    source: tuple[int, ...]
    target: tuple[int, ...]
    confidence: float
    moved: bool = False


def confidence(own: float) -> float:
    """From a log-likelihood ratio to what is from 0 to 1."""
    return round(1 / (1 + math.exp(-max(-30.0, min(30.0, own)))), 3)
