"""What the reader of clauses knows by name, what it makes, and a clause that it has not finished."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tlqa.frozen import dataclass
from tlqa.text._chunks import NOMINATIVE, NounPhrase, VerbGroup

if TYPE_CHECKING:
    from collections.abc import Sequence

TIMES = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july
    august september october november december today tomorrow yesterday tonight year years month months week
    weeks day days night morning afternoon evening weekend summer winter spring autumn time times minute
    minutes hour hours decade decades century season moment way mon tue wed thu fri sat sun
    """.split()
)
THINKING = frozenset(
    """
    say says said think thinks thought know knows knew believe believes believed hope hopes hoped claim claims
    claimed insist insists insisted admit admits admitted feel feels felt suggest suggests suggested
    mean means meant show shows showed find finds found warn warns warned add adds added argue argues
    argued note notes noted fear fears feared guess suppose supposed wish wishes wished
    expect expects expected tell tells told
    ensure ensures ensured assume assumes assumed understand understands understood report reports reported
    announced announces explained explains stressed stresses agree agrees agreed conclude concluded
    """.split()
)
SAME = frozenset("same next following previous other time".split())
UNMARKED = NOMINATIVE | {"it", "you", "there"}
SPOKEN = frozenset(
    """
    say says said add adds added ask asks asked reply replied replies explain explained wrote warned noted
    """.split()
)


@dataclass(frozen=True, slots=True)
class Clause:
    """``kind`` is main, subordinate, relative or nonfinite; ``start`` and ``end`` are word indices.

    ``attaches`` is the phrase that a relative clause belongs to; where the relative pronoun is the subject,
    ``relative`` is its index and ``subject`` what it stands for. ``shared``: the subject was said in an
    earlier clause. ``existential``: the subject stands behind *there is*. ``joined`` is what stands before
    the clause: ``,``, a conjunction or nothing.
    """

    start: int
    end: int
    kind: str
    verb: VerbGroup
    subject: NounPhrase | None = None
    attaches: NounPhrase | None = None
    relative: int | None = None
    shared: bool = False
    existential: bool = False
    joined: str = ""


def names_time(noun: NounPhrase, words: Sequence[str]) -> bool:
    """Whether a noun phrase names a time: *the month*, *Monday*."""
    return words[noun.head] in TIMES


def temporal(noun: NounPhrase, words: Sequence[str]) -> bool:
    """Whether a noun phrase without a preposition may say when: *last week*, *Monday*."""
    if words[noun.head] not in TIMES:
        return False
    return words[noun.start] != "the" or not SAME.isdisjoint(words[noun.start : noun.end])


class Frame:
    """A clause that is being read. ``after`` is the last free noun phrase since its verb."""

    __slots__ = (
        "after",
        "after_join",
        "attaches",
        "commaed",
        "contact",
        "governed",
        "join",
        "kind",
        "noun",
        "open_object",
        "start",
        "subject",
        "verb",
        "wh",
    )

    def __init__(self, kind: str, start: int, join: str = "") -> None:
        self.kind, self.start, self.join = kind, start, join
        self.noun: NounPhrase | None = None
        self.verb: VerbGroup | None = None
        self.subject: NounPhrase | None = None
        self.after: NounPhrase | None = None
        self.after_join = ""
        self.attaches: NounPhrase | None = None
        self.wh: int | None = None
        self.contact = -1
        self.commaed = self.governed = self.open_object = False

    @property
    def waits(self) -> bool:
        """It has a subject and no verb yet."""
        return self.verb is None and self.noun is not None
