"""The frozen types that pass between the parts. Nothing of ours is imported here but how they are made.

Positions are half-open code-point offsets into the file's decoded text, always. Lines and columns
count from 1 and are computed at the edge (see ``tlqa.text.positions``).
"""

from tlqa.model.document import (
    PLAIN,
    Block,
    BlockKind,
    Comment,
    Document,
    Meta,
    Quotation,
    Sentence,
    Tag,
    Tagged,
    Token,
    Unit,
)
from tlqa.model.finding import Finding, Fix, Related, Segment, SourceSpan
from tlqa.model.grades import DEFAULT_WEIGHT, Confidence, Severity, Verdict
from tlqa.model.report import (
    Aligned,
    FileReport,
    LineScore,
    Notice,
    Origin,
    Remark,
    Report,
    Scale,
    Score,
    TrendPoint,
)
from tlqa.model.rule import BEGINNING, Anchors, Example, FixTemplate, Late, Rule

__all__ = [
    "BEGINNING",
    "DEFAULT_WEIGHT",
    "PLAIN",
    "Aligned",
    "Anchors",
    "Block",
    "BlockKind",
    "Comment",
    "Confidence",
    "Document",
    "Example",
    "FileReport",
    "Finding",
    "Fix",
    "FixTemplate",
    "Late",
    "LineScore",
    "Meta",
    "Notice",
    "Origin",
    "Quotation",
    "Related",
    "Remark",
    "Report",
    "Rule",
    "Scale",
    "Score",
    "Segment",
    "Sentence",
    "Severity",
    "SourceSpan",
    "Tag",
    "Tagged",
    "Token",
    "TrendPoint",
    "Unit",
    "Verdict",
]
