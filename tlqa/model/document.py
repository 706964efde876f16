"""A story as it was read: its blocks, their sentences and tokens, and where they stand in the file."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING

from tlqa.frozen import dataclass

if TYPE_CHECKING:
    from tlqa.sourcemap import SourceMap


PLAIN = "plain"
"""The format of files without markup (``tlqa.inputs.plain``)."""


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
