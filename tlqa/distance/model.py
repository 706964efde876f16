"""What passes between the parts of a comparison: segments, figures, differences. All frozen."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from tlqa.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tlqa.model import Document, Finding


class Pairing(StrEnum):
    """What of a draft is held against what of a reference: the first against the first, and so on."""

    LINES = "lines"
    PARAGRAPHS = "paragraphs"
    STORIES = "stories"

    @property
    def one(self) -> str:
        """The word for one of them."""
        return {"lines": "line", "paragraphs": "paragraph", "stories": "story"}[self.value]


class Method(StrEnum):
    """How to tell a difference from chance: Koehn 2004, and Riezler and Maxwell 2005."""

    BOOTSTRAP = "bootstrap"
    RANDOMISATION = "ar"


@dataclass(frozen=True, slots=True)
class Segment:
    """What is measured as one.

    Attributes:
        text: what the metrics see.
        line: where it begins in the file, from 1.
        start, end: where it stands in its story's text, code points, the end exclusive.
        story: which one of the file, from 0.
    """

    text: str
    line: int
    start: int
    end: int
    story: int = 0


@dataclass(frozen=True, slots=True)
class Side:
    """A draft or a reference, in segments; ``documents`` are its stories, which the segments count in."""

    path: str
    segments: tuple[Segment, ...]
    documents: tuple[Document, ...]


@dataclass(frozen=True, slots=True)
class Paired:
    """Drafts and references with the same number of segments; ``remarks`` say what is odd about them."""

    pairing: Pairing
    drafts: tuple[Side, ...]
    references: tuple[Side, ...]
    remarks: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.references[0].segments)

    def is_blank(self, number: int) -> bool:
        """Whether nobody has a text there: the empty line between two paragraphs."""
        return not any(side.segments[number].text.strip() for side in (*self.drafts, *self.references))


@dataclass(frozen=True, slots=True)
class Measured:
    """The figures of a draft, by sacrebleu's name of the metric.

    Attributes:
        story: those of the whole.
        verbose: what sacrebleu says beside some of them.
        lines: those of each segment; None where nobody has a text.
    """

    story: Mapping[str, float]
    verbose: Mapping[str, str]
    lines: tuple[Mapping[str, float] | None, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """What was measured: a ``Measured`` for each draft, in order, and the signatures by metric."""

    drafts: tuple[Measured, ...]
    signatures: Mapping[str, str]
    line_signatures: Mapping[str, str]

    @property
    def names(self) -> tuple[str, ...]:
        """The metrics, as sacrebleu calls them."""
        return tuple(self.signatures)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a paired test says of a draft's figure.

    Attributes:
        p: how probable so large a difference from the first draft is by chance; None of the first itself.
        mean, ci: of the bootstrap's samples, the mean and the half of the 95 % interval around it.
    """

    p: float | None
    mean: float | None
    ci: float | None


@dataclass(frozen=True, slots=True)
class Significance:
    """A paired test of all drafts against the first; ``drafts`` by metric, in the order of the drafts."""

    method: Method
    samples: int
    seed: int
    signatures: Mapping[str, str]
    drafts: tuple[Mapping[str, Outcome], ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """By how much a draft's figure is better than the first draft's (negative: worse), and its p."""

    gain: float
    p: float | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """A draft (by number) against the first one.

    Attributes:
        differences: of the whole, by metric.
        better: the number of the better draft; None where the metrics do not agree, or nothing differs.
        sure: whether the test calls every difference more than chance (p < .05); None without a test.
        lines: number of the segment and gain there, where there is one, the largest first.
    """

    draft: int
    differences: Mapping[str, Difference]
    better: int | None
    sure: bool | None
    lines: tuple[tuple[int, float], ...]


@dataclass(frozen=True, slots=True)
class Found:
    """The findings of a draft by segment, and how they go with the figures: a check of the checker.

    Attributes:
        segments: those of each segment.
        elsewhere: how many lie in no segment, as in furniture.
        with_, without: how many segments have findings and how many have none.
        mean_with, mean_without: the mean figure of these.
        auc: how often a segment with a finding has the worse figure than one without (ties half);
            1 is a perfect check, .5 chance. None where there are not both.
        same: segments with findings that a reference has word for word.
    """

    segments: tuple[tuple[Finding, ...], ...]
    elsewhere: int
    with_: int
    without: int
    mean_with: float | None
    mean_without: float | None
    auc: float | None
    same: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """All that is reported.

    Attributes:
        by: the metric that lines are ordered by, as sacrebleu calls it.
        found: for each draft, where that was asked for.
    """

    paired: Paired
    figures: Figures
    by: str
    comparisons: tuple[Comparison, ...] = ()
    significance: Significance | None = None
    found: tuple[Found, ...] = ()
