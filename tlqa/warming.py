"""Rules made ready before the first story is there, for programs that go on while people write."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tlqa.engine import Checker

# What a story wakes that no rule's own preparation does: the tagger, its tables, the lists of words.
_WARM_UP = """\
Ferry service resumes after storm

VERNAC — The ferry sailed again on Monday, and the operator, which have lost three days, said that it were
expecting the “backlog of lorries to clear by Thursday. Forty driver slept in their cabs on the quay.

The deal is done,” the mayor told reporters. site manager. He has 3,2 million euros , it said on january 5.
"""


def warm_up(checker: Checker, at: int, count: int) -> bool:
    """Make ``count`` rules ready from number ``at`` on; whether there are more.

    A rule is made ready when a story first needs it, which a person who types would notice.
    """
    if at == 0:
        checker.check_text(_WARM_UP)
    for number in range(at, min(at + count, len(checker.runner))):
        checker.runner.prepare(number)
    return at + count < len(checker.runner)
