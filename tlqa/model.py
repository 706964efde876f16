"""The frozen types that pass between the parts. Nothing of ours is imported here.

Positions are half-open code-point offsets into the file's decoded text, always. Lines and columns
count from 1 and are computed at the edge (see ``tlqa.text.positions``).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import field, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from tlqa.frozen import dataclass

if TYPE_CHECKING:
    from tlqa.sourcemap import SourceMap


class Severity(StrEnum):
    """MQM severities, lightest first."""

    MINOR = "minor"
    MAJOR = "major"
    CRITICAL = "critical"

    @property
    def rank(self) -> int:
        return _SEVERITY_RANK[self]


PLAIN = "plain"
"""The format of files without markup (``tlqa.inputs.plain``)."""

_SEVERITY_RANK = {Severity.MINOR: 0, Severity.MAJOR: 1, Severity.CRITICAL: 2}


DEFAULT_WEIGHT = {Severity.MINOR: 1.0, Severity.MAJOR: 5.0, Severity.CRITICAL: 25.0}
"""Penalty points of a rule without a weight of its own, on MQM's scale."""


class Confidence(StrEnum):
    """How often a rule of this kind is right on copy it was not tuned to."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Verdict(StrEnum):
    """What the score means for the desk."""

    PASS = "pass"
    REVIEW = "review"
    FAIL = "fail"
    TOO_SHORT = "too short to score"


class BlockKind(StrEnum):
    """What a block of the page is to its reader."""

    HEADLINE = "headline"
    KICKER = "kicker"
    DATELINE = "dateline"
    BYLINE = "byline"
    DATE = "date"
    PARAGRAPH = "paragraph"
    SUBHEADING = "subheading"
    LIST_ITEM = "list-item"
    BLOCK_QUOTE = "block-quote"
    CAPTION = "caption"
    TABLE_CELL = "table-cell"
    BOILERPLATE = "boilerplate"
    BIOGRAPHY = "biography"
    CODE = "code"
    FOREIGN = "foreign"
    """In another language than the story: counted, and read by no rule that does not ask for it."""


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of text with one role on the page; never empty, no surrounding white space.

    ``confidence`` is 1.0 where the format says the kind and less where it was guessed.
    """

    start: int
    end: int
    kind: BlockKind
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a block. ``soft`` when it begins after a full stop but in lower case."""

    start: int
    end: int
    soft: bool = False


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or mark, with its text."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Tag:
    """What the tagger says of a word: universal part of speech and the inflection that agreement needs.

    One object for each distinct tag. ``form`` is the VerbForm of verbs and auxiliaries (Fin, Inf, Part,
    Ger), ``tense`` Past or Pres, ``number`` Sing or Plur, ``person`` 1, 2 or 3; each "" where it says
    nothing. A finite verb has the number its form asks of a subject in the third person: 'say' is Plur.
    ``main`` is a finite verb of a main clause: the root's, or one joined to it.
    """

    pos: str
    form: str = ""
    tense: str = ""
    number: str = ""
    person: str = ""
    main: bool = False


@dataclass(frozen=True, slots=True)
class Tagged:
    """A sentence with its words and their tags, one a word.

    Words are those of Universal Dependencies: 'don’t' is 'do' and 'n’t', 'Monday’s' is 'Monday' and '’s'.
    ``margins`` say by how much the best tag beat the second, in one unit everywhere, 0 or more.
    """

    words: tuple[Token, ...]
    tags: tuple[Tag, ...]
    margins: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch of speech, marks included; ``end`` is the end of the block where the close was lost."""

    start: int
    end: int
    opening: str
    closing: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment in a file's markup, at ``[start, end)`` of the file's text; ``text`` is what it says."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Meta:
    """What a file says of its story: the desk, the language it was translated from (BCP 47), the engine that
    did; "" where it does not say."""

    desk: str = ""
    source: str = ""
    engine: str = ""


@dataclass(frozen=True, slots=True)
class Unit:
    """A segment of a file of segments: what the file itself says is the translation of what.

    Attributes:
        id: what the file calls it; not the same for two units of a story.
        start, end: of the translation in the story's text, without white space around it.
        source_start, source_end: in the text of its source; both the same where it has none.
        codes: the inline codes of the translation in order, by the names that the source has for them too:
            tags and placeholders that are no text.
        source_codes: those of the source.
    """

    id: str
    start: int
    end: int
    source_start: int = 0
    source_end: int = 0
    codes: tuple[str, ...] = ()
    source_codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A story as it was read: its text, where it came from, and its blocks in order.

    ``text`` is what a reader of the story sees, without markup; blocks count in it. Where that is not the
    file as it stands, ``markup`` is the file's text and ``places`` says where each character stands there.

    Attributes:
        story: its name in a file of many stories, None in a file of one.
        opaque: stretches of ``text`` that are not to be judged: code, other languages, ``translate="no"``.
        comments: those of the markup, in order.
        encoding: of the file.
        source: the text that it was translated from, where that is at hand: a document of its own, whose
            ``language`` is the source's, "" where nobody says.
        units: the segments of a file of segments, in order of their place in ``text``.
        reference: a translation to hold it against: what a person wrote, or an earlier draft.
        unbounded: whether it is a page that does not say where the story begins and ends in it.
    """

    text: str
    path: str
    format: str
    language: str
    blocks: tuple[Block, ...]
    markup: str = ""
    places: SourceMap | None = None
    story: str | None = None
    opaque: tuple[tuple[int, int], ...] = ()
    comments: tuple[Comment, ...] = ()
    encoding: str = "utf-8"
    meta: Meta = Meta()
    source: Document | None = None
    units: tuple[Unit, ...] = ()
    reference: Document | None = None
    unbounded: bool = False

    @property
    def name(self) -> str:
        """What to call the story: its file, and which one it is there."""
        return self.path if self.story is None else f"{self.path} [{self.story}]"

    @property
    def file_text(self) -> str:
        """The text of the file, which the offsets of findings count in."""
        return self.text if self.places is None else self.markup

    @property
    def is_plain(self) -> bool:
        """Whether the text is the file's, without markup between."""
        return self.places is None or self.format == PLAIN

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Where ``text[start:end]`` stands in the file's text."""
        return (start, end) if self.places is None else self.places.span(start, end)

    def unit_at(self, offset: int) -> Unit | None:
        """The segment that holds a character of ``text``."""
        i = bisect_right(self.units, offset, key=lambda unit: unit.start) - 1
        return self.units[i] if i >= 0 and offset < max(self.units[i].end, self.units[i].start + 1) else None

    def is_opaque(self, start: int, end: int) -> bool:
        """Whether a character of ``text[start:end]`` is not to be judged."""
        i = bisect_left(self.opaque, (end,)) - 1
        return i >= 0 and self.opaque[i][1] > start

    def with_blocks(self, blocks: tuple[Block, ...]) -> Document:
        """The same story with its blocks told apart anew."""
        return replace(self, blocks=blocks)


@dataclass(frozen=True, slots=True)
class Fix:
    """A proposed replacement of the finding's text. ``safe`` only where the meaning cannot change."""

    replacement: str
    safe: bool = False


@dataclass(frozen=True, slots=True)
class Related:
    """Another place of the same finding: the second spelling, the other half of a cut sentence.

    ``text`` is what a reader sees there.
    """

    start: int
    end: int
    note: str = ""
    text: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Segment:
    """Where a finding lies within its own story, in a file of many, or its own segment, in a file of
    segments: offsets in the text of that.
    """

    id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class SourceSpan:
    """What a finding was compared with: offsets in the text of the story's source, end exclusive."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One artefact, at one place, under one rule. ``points`` are penalty points before capping.

    ``start`` and ``end`` count in the file's text; ``text`` is what a reader sees there, without markup.
    """

    rule: str
    severity: Severity
    confidence: Confidence
    category: str
    message: str
    why: str
    start: int
    end: int
    text: str
    points: float
    block: BlockKind | None = None
    in_quotation: bool = False
    fix: Fix | None = None
    related: tuple[Related, ...] = ()
    fingerprint: str = ""
    segment: Segment | None = None
    in_story: tuple[int, int] | None = field(default=None, compare=False)
    source: SourceSpan | None = None

    @property
    def seen(self) -> tuple[int, int]:
        """Where it lies in the story's own text, which for plain text is the file's."""
        return self.in_story or (self.start, self.end)


@dataclass(frozen=True, slots=True)
class LineScore:
    """The penalty points of the findings that begin on a line (from 1)."""

    line: int
    points: float


@dataclass(frozen=True, slots=True)
class Scale:
    """What turns findings into a score, as numbers, so that a page can do the sum again for some of them.

    The formulas are those of ``tlqa.scoring.formulas``: a rule costs at most ``cap`` times its dearest
    finding at full confidence; points are held against a tolerance, which is ``a · ln(1 + b · words)`` where
    ``model`` is ``nonlinear`` and ``tolerated`` points per ``reference_words`` where it is ``linear``.

    Attributes:
        confidences: what part of a finding's weight counts, by confidence.
        passing: the score of a story whose points are just tolerated, and the lowest that passes.
        review: the lowest score that a person should look at.
        min_words: below so many words a story is too short to score, and is tolerated as much as with these.
        fail_on_critical: a critical finding of high confidence fails the story by itself.
    """

    model: str
    a: float
    b: float
    reference_words: float
    tolerated: float
    cap: float
    confidences: tuple[tuple[Confidence, float], ...]
    passing: float
    review: float
    min_words: int
    fail_on_critical: bool


@dataclass(frozen=True, slots=True)
class Score:
    """A story's score: 100 is clean, 0 the floor. ``points`` are capped penalty points.

    Attributes:
        lines: the points by line, in order; lines without any are left out.
        parts: the points by severity, gravest first; severities that were not found are left out.
        scale: what the score was made with, where it is known.
    """

    value: float
    verdict: Verdict
    points: float
    words: int
    lines: tuple[LineScore, ...] = ()
    parts: tuple[tuple[Severity, float], ...] = field(default=(), compare=False)
    scale: Scale | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Origin:
    """The language a story was probably translated from, with the summed evidence (natural log-odds).

    ``sure`` is from 0 to 1; ``evidence`` the rules that speak for the language, strongest first;
    ``given`` when it was not guessed but said by whoever ran the check.
    """

    language: str
    log_odds: float
    sure: float = 1.0
    evidence: tuple[tuple[str, float], ...] = ()
    given: bool = False


@dataclass(frozen=True, slots=True)
class Notice:
    """What is odd about a comment that was to suppress findings; ``line`` and ``column`` from 1."""

    line: int
    column: int
    message: str


@dataclass(frozen=True, slots=True)
class Aligned:
    """Sentences that say the same: ``source`` in the text of the source, ``target`` in that of the story.

    ``moved`` where they do not stand in one order.
    """

    source: tuple[int, int]
    target: tuple[int, int]
    moved: bool = False


@dataclass(frozen=True, slots=True)
class FileReport:
    """What was found in one story.

    Attributes:
        suppressed: how many findings a comment or a list took back.
        accepted: how many a baseline did.
        signature: what the story's score depends on, in one line.
        unchanged: how many findings lie on lines that are not new, where only new ones are reported.
        aligned: what of the source answers to what of the story, in the order of the story; empty without a
            source that belongs to it.
    """

    document: Document
    findings: tuple[Finding, ...]
    score: Score
    translated_from: Origin | None = None
    suppressed: int = 0
    notices: tuple[Notice, ...] = ()
    signature: str = ""
    unchanged: int = 0
    accepted: int = 0
    aligned: tuple[Aligned, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Remark:
    """What is to be said of a file that is no story, such as a baseline; ``line`` from 1."""

    path: str
    line: int
    message: str


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """One run of the past, for the trend: when (ISO 8601, UTC), how many stories and words, mean score,
    points per 1,000 words."""

    when: str
    stories: int
    words: int
    score: float
    per_1000_words: float
    group: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """What one run found, story by story in the order given; ``signature`` names all that they have.

    Attributes:
        errors: what could not be checked, one line each.
        remarks: on what went into the run besides stories.
        trend: the runs kept before, oldest first, where a history was asked for.
        rules: those of the findings, where they are known; not in order.
    """

    version: str
    signature: str
    files: tuple[FileReport, ...]
    errors: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()
    trend: tuple[TrendPoint, ...] = ()
    rules: tuple[Rule, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Example:
    """A text of a rule's own test. ``text`` is free of marks; ``spans`` are what must be found.

    ``source`` is the text that it was translated from, in ``language``, for rules that compare;
    ``reference`` a translation to hold it against.
    """

    text: str
    spans: tuple[tuple[int, int], ...] = ()
    fixed: str | None = None
    source: str | None = None
    language: str = ""
    reference: str | None = None


@dataclass(frozen=True, slots=True)
class FixTemplate:
    """How a rule proposes to mend a finding: a template over its groups, or one per matched text."""

    replacement: str
    safe: bool = False


BEGINNING = 12
"""Code points of a long string by which ``Anchors`` know it: the beginning stands where the string does, is
hardly less rare, and the index is built in half the time."""


class Anchors(NamedTuple):
    """Folded strings, or how long ones begin (``BEGINNING``); they stand ``low`` to ``high`` into a match.

    ``part`` is the number of the expression that is then tried; None where the rule is woken by them alone.
    ``opening`` where its matches begin with the block, ``anywhere`` where it is not known how far into one
    they stand: then the expression is looked for in the whole block.
    """

    literals: tuple[str, ...]
    part: int | None = None
    low: int = 0
    high: int = 0
    opening: bool = False
    anywhere: bool = False


class Late(Protocol):
    """What has yet to be read of a rule."""

    def fill(self, rule: Rule, name: str) -> None:
        """Put the field of this name into the rule, and those that lie beside it."""


_LATE = frozenset("name message why params anchors always unless fix references".split())


@dataclass(frozen=True, slots=True)
class Rule:
    """One entry of the rule book; its id is its path under rules/.

    ``anchors`` are folded strings of which one must stand in a block before the rule is run on it; ``None``
    runs the rule everywhere. ``always`` are, of the patterns of a rule that has many, those by number that
    no string of theirs wakes: they are looked for everywhere, and all of them are where there are no anchors.
    ``company`` is how many grave findings of other rules a story must have, ``source_languages`` from which
    languages, one of them, it must have been translated (ISO 639-1). With ``when_alone`` = "skip" it is not
    told in a long story where hardly anything else is wrong (see ``tlqa.damage``).
    ``params`` are the parameters of its kind, as written.

    Of a rule that comes from the cache some fields are read when they are first asked for: ``late`` has them.
    """

    id: str
    name: str
    message: str
    why: str
    category: str
    severity: Severity
    confidence: Confidence
    kind: str
    params: dict[str, Any]
    weight: float
    languages: tuple[str, ...]
    scope: frozenset[BlockKind]
    speech: str
    status: str
    since: str
    path: str
    anchors: tuple[Anchors, ...] | None = None
    always: tuple[int, ...] = ()
    unless: tuple[str, ...] = ()
    company: int = 0
    when_alone: str = "tell"
    source_languages: tuple[str, ...] = ()
    evidence: dict[str, float] = field(default_factory=dict)
    fix: FixTemplate | None = None
    references: tuple[str, ...] = ()
    bad: tuple[Example, ...] = ()
    good: tuple[Example, ...] = ()
    late: Late | None = field(default=None, init=False, repr=False, compare=False)

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            """A field that has no value yet."""
            if name not in _LATE or self.late is None:
                raise AttributeError(f"a rule has no {name!r}")
            self.late.fill(self, name)
            return getattr(self, name)
