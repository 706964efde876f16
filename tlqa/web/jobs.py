"""What passes between the process that listens and those that check."""

from __future__ import annotations

from dataclasses import field

from tlqa.frozen import dataclass

JSON = "application/json"


@dataclass(frozen=True, slots=True)
class Story:
    """A story as it was sent.

    Attributes:
        data: its bytes.
        name: what to call it; may tell its format.
        format: that it is to be read as, None: by the surest of its bytes.
        encoding: of its text, where it is not to be told from the bytes.
        language: that it is written in, ISO 639-1; None: the server's.
        source_language: that it was translated from, where that is known.
        source: the text that it was translated from, "" where that is not at hand.
        ignored: fingerprints of findings that are not to be reported.
    """

    data: bytes
    name: str
    format: str | None = None
    encoding: str | None = None
    language: str | None = None
    source_language: str | None = None
    source: str = ""
    ignored: frozenset[str] = frozenset()

    @property
    def size(self) -> int:
        """How much there is to read: bytes of the story, and characters of its source."""
        return len(self.data) + len(self.source)


@dataclass(frozen=True, slots=True)
class Check:
    """What is wrong with a story? ``text``: the answer also has the text, as an editor may show it."""

    story: Story
    text: bool = False


@dataclass(frozen=True, slots=True)
class Fix:
    """A story with its fixes made.

    Attributes:
        only: the fingerprints of the findings to mend, safe or not; None: all that ``unsafe`` allows.
        unsafe: also the fixes that a person should approve.
        file: the answer is the file itself.
    """

    story: Story
    only: frozenset[str] | None = None
    unsafe: bool = False
    file: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """A story's report in an output format."""

    story: Story
    output: str = "html"


@dataclass(frozen=True, slots=True)
class Explain:
    """All that a rule says of itself."""

    rule: str


Job = Check | Fix | Report | Explain


@dataclass(frozen=True, slots=True)
class Answer:
    """A response, ready to be sent."""

    body: bytes
    status: int = 200
    media_type: str = JSON
    headers: tuple[tuple[str, str], ...] = field(default=())
