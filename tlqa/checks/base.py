"""What a check is: the Python that gives a rule kind its meaning.

Every module of this package that has a ``KIND`` is a check. It exposes

* ``KIND``: the word that rules write after ``kind:``;
* its docstring: the published documentation of the kind (``tlqa rules kinds``);
* ``SCHEMA``: the JSON Schema of the kind's own parameters, ``{"properties": {...}, "required": [...]}``;
* ``required_literals(params, macros)``: folded strings of which at least one stands in every text the
  rule can fire on, or ``None`` when there is no such set (the rule then runs on every story);
* ``prepare(rule, macros)``: the rule made ready to run.

It may have ``complete(params, pack)`` too, which gives the parameters with what the kind reads from other
files of the rule's pack; ``GROUPS``, the names its hits give to messages and fixes, and ``groups(params)``,
those that depend on the rule; ``faults(params)``, which yields what its schema cannot say, as a key (a
tuple that leads to the place) and a message; ``parts(params, macros)``, the expressions of a rule that
can be tried at a place, each with whether its matches begin with the block (what the kind prepares is then
``Placed``); ``OPENING``, true where what it prepares is asked at each literal whether it stands for a match;
``DRAFT``, what ``tlqa rules new`` begins with: parameters, a bad example, a good one; ``WEIGHT``, that of
rules which say none; and ``BROUGHT``, what to say where a file asks for a kind whose rules come with
something else.

Packages are scanned, so a new kind is a new module here, and third parties register modules under the
entry-point group ``tlqa.checks``.
"""

from __future__ import annotations

import re
from dataclasses import field
from typing import TYPE_CHECKING, Any, Protocol

from tlqa.compiled import compiled
from tlqa.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from tlqa.model import Block, Confidence, Fix, Related, Rule, SourceSpan
    from tlqa.text.analysis import Analysis

# what a related place is to its finding: said in English here, looked up where it is shown
FIRST_TIME = "the first time"
SAID_BEFORE = "said before"
HEADLINE = "the headline"
OTHER_SPELLING = "the other spelling"
OTHER_MARK = "the mark it goes with"
STORY_DATE = "the date in the story"
OPENS_HERE = "the speech seems to begin here"
ENDS_HERE = "the speech seems to end here"
SOURCE_OPENS = "here the source opens it"
SOURCE_CLOSES = "here the source closes it"

NOTES = (
    *(FIRST_TIME, SAID_BEFORE, HEADLINE, OTHER_SPELLING, OTHER_MARK, STORY_DATE),
    *(OPENS_HERE, ENDS_HERE, SOURCE_OPENS, SOURCE_CLOSES),
)


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where a rule fires, before the engine makes a Finding of it.

    ``groups`` fill the message's and the fix's templates; ``confidence`` replaces the rule's own when
    the check knows better; ``source`` is what the place was compared with.
    """

    start: int
    end: int
    groups: Mapping[str, str] = field(default_factory=dict)
    related: tuple[Related, ...] = ()
    confidence: Confidence | None = None
    fix: Fix | None = None
    source: SourceSpan | None = None


def tell(story: Analysis, message: str) -> None:
    """Say what is odd about a story, as a notice of its report; the same is said once."""
    _told(story)[message] = None


def told(story: Analysis) -> tuple[str, ...]:
    """What checks said of a story."""
    return tuple(_told(story))


def _told(story: Analysis) -> dict[str, None]:
    return story.kept("notices", dict)


class Prepared(Protocol):
    """A rule made ready to run on any number of stories."""

    def find(self, story: Analysis, blocks: Sequence[Block]) -> Iterable[Hit]:
        """The hits in ``blocks``: the story's blocks in the rule's scope that hold a literal."""


ANYWHERE = -1
"""A reach: matches of a part may begin anywhere in a block."""

Begun = tuple[int, int, int]
"""Where matches of a part, by number, may begin in a block: at an offset and so many more."""


class Placed(Prepared, Protocol):
    """One whose kind has ``parts``."""

    def begins(self, part: int, reach: int = 0) -> Callable[[str, int], object]:
        """What tells whether the expression of a part matches a text from an offset on.

        With a ``reach``, from that or one of so many offsets behind it. It may say yes too often, never no.
        """


class Several(Placed, Protocol):
    """One with several parts, which is told where each of them may match."""

    several: bool

    def find_begun(
        self, story: Analysis, blocks: Sequence[Block], begun: Mapping[int, Sequence[Begun]]
    ) -> Iterable[Hit]:
        """The hits in ``blocks``; ``begun`` says by the start of a block what may match there."""


class CheckModule(Protocol):
    """The shape of a module of this package."""

    KIND: str
    SCHEMA: dict[str, Any]
    __doc__: str | None

    def required_literals(
        self, params: Mapping[str, Any], macros: Mapping[str, str]
    ) -> tuple[str, ...] | None: ...

    def prepare(self, rule: Rule, macros: Mapping[str, str]) -> Prepared: ...


Draft = tuple[dict[str, Any], str | dict[str, str], str | dict[str, str]]
"""Parameters of a first rule of a kind, a text that it finds something in, and one that it does not; as in a
rule's file, with their source where the kind compares."""

_BRACKETS = compiled(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[()|]", re.DOTALL)
_MACRO = compiled(r"\{\{(\w+)\}\}")


def expand(pattern: str, macros: Mapping[str, str]) -> str:
    """Replace ``{{NAME}}`` by the macro's pattern.

    Raises:
        KeyError: a macro that the language does not define.
    """
    return _MACRO.sub(lambda m: macros[m.group(1)], pattern)


def anchored(pattern: str) -> bool:
    """Whether the pattern as a whole begins with ``^``: re's search would try it at every character."""
    if not pattern.startswith("^"):
        return False
    depth = 0
    for piece in _BRACKETS.findall(pattern):
        depth += (piece == "(") - (piece == ")")
        if piece == "|" and depth == 0:
            return False
    return True
