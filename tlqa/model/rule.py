"""A rule of the book, with its own test."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from tlqa.frozen import dataclass

if TYPE_CHECKING:
    from tlqa.model.document import BlockKind
    from tlqa.model.grades import Confidence, Severity


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


BEGINNING = 9
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
    languages, one of them, it must have been translated (ISO 639-1), ``topic`` words of which it must have
    some (see ``tlqa.later``). With ``when_alone`` = "skip" it is not told in a long story where hardly
    anything else is wrong (see ``tlqa.damage``).
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
    topic: tuple[str, ...] = ()
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
