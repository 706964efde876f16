"""Whether a mark of a quotation stands where none can open or close, by the words on both sides of it.

A function an event of the kind ``quoted``, whose documentation says what each looks for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tlqa.checks import _around_quotations as w
from tlqa.checks._outer_quotations import sentence_so_far

if TYPE_CHECKING:
    from tlqa.checks._outer_quotations import Quoted


def closes_early(q: Quoted) -> bool:
    if not q.inside[:1].isupper() or q.inside[-1:] in ".!?…" or not _new_sentence(q.before):
        return False
    found = (
        None if w.TITLE.match(q.inside) and w.ITS_KIND.match(q.after) else w.LATE.match(q.after.lstrip(", "))
    )
    if found is None or w.REPORTS.search(found["on"]):
        return False
    on = found["on"]
    if q.inside.endswith(",") or q.after.startswith(","):
        return bool(w.GOES_ON.match(on) or w.ONE_MORE.match(on) or w.OWN.search(on))
    spoken = q.inside.count(" ") > 3 and (w.SPEAKER.search(q.inside) or w.SPEAKER.search(on))
    if q.after[:1] != " ":
        return False
    return bool((spoken and w.AT_ONCE.match(on)) or w.OWN.search(on))


def closes_before_a_sentence(q: Quoted) -> bool:
    if q.before or q.inside[-1:] not in ".!?…" or not q.inside[:1].isupper():
        return False
    found = w.SECOND_HALF.match(q.after)
    return found is not None and w.REPORTS.search(found["on"]) is None


def closes_on_a_small_word(q: Quoted) -> bool:
    words = q.inside.lower().split()
    if q.inside[-1:].isupper() and not q.inside.endswith(" I"):
        return False  # class "A" shares
    if q.after[:1] != " " or not q.after[1:2].islower() or not words or not w.CLOSED_ON.match(words[-1]):
        return False
    last = words[-1]
    if len(words) == 1:
        alone = q.before[-2:-1].isalpha() and w.NOT_AFTER.match(q.after) is None
        return alone and w.BY_ITSELF.match(last) is not None
    if w.NOT_AFTER.match(q.after) and (w.MUST_LEAD.match(last) or w.PREPOSITION.match(last)):
        return False
    if w.PREPOSITION.match(last):
        return (
            bool(w.NOUN_LED.match(q.inside) or len(words) > w.LONG or not w.WITH_NOUN.isdisjoint(words[:-1]))
            and w.TAKES_IT.match(words[-2]) is None
        )
    return len(words) > 2 or w.MUST_LEAD.match(last) is None


def closes_in_mid_sentence(q: Quoted) -> bool:
    if q.after[:1] != " " or (not q.inside[-1:].isalnum() and not q.inside.endswith("Mr.")):
        return False
    if w.CUT_OFF.search(q.inside) and w.CUT_OFF_BEHIND.match(q.after):
        return True
    if w.VERB_LAST.search(q.inside) and w.SOMEBODY.match(q.after):
        return True
    if w.SUBJECT_LAST.search(q.inside) and w.VERB_FIRST.match(q.after):
        return True
    if (
        q.before[-2:-1].isalpha()
        and q.inside[:1].islower()
        and w.NEXT_CLAUSE.search(q.inside)
        and q.after[1:2].islower()
    ):
        return q.after[1:4] != "and" and not (w.CLAUSE_OF.search(q.inside) and w.PHRASE.match(q.after))
    goes_on = q.after[1:2].islower() and not w.OF_ALL.match(q.after) and w.SENTENCES.search(q.inside)
    return bool(goes_on) and w.BEHIND.match(q.after) is None


def opens_late(q: Quoted) -> bool:
    told = sentence_so_far(q.before)
    if _first_half(told) and _second_half(q, told):
        return True
    if not told.endswith(" ") or q.inside[:1].isupper() or q.inside[-1:] not in ",.!?" or not told.strip():
        return False
    if " " not in q.inside or w.TYPED.search(told):
        return False  # what somebody typed may begin with a small letter
    if q.inside[:1].islower() and (attributed := w.ATTRIBUTED.match(told)) and w.OWN.search(attributed["on"]):
        return w.REPORTS.search(attributed["on"]) is None
    if w.REPORTS.search(told) or w.BEHIND.match(q.after) is None:
        return False
    if told[-2] in "–—-:;":
        return False
    if w.OWN.search(told):
        return True
    long = q.inside.count(" ") > 5
    if told[-2] == ",":
        return bool(w.SECOND_CLAUSE.match(q.inside) and w.NOW.search(told) and long)
    if not told[-2].isalpha():
        return False
    if w.SECOND_CLAUSE_AT_ONCE.match(q.inside) and not told.endswith("so "):
        return long and (w.NOW.search(told) is not None or told.count(" ") < 6)
    return bool(w.LEADS_ON.search(told) and q.inside.count(" ") > 8 and w.OWN.search(q.inside))


def _first_half(told: str) -> bool:
    """Whether what stands before the mark is a clause of its own that nobody is said to have said."""
    return w.CLAUSE_FIRST.match(told) is not None and not w.REPORTS.search(told) and not w.TYPED.search(told)


def _second_half(q: Quoted, told: str) -> bool:
    """Whether the quotation is another clause, behind a comma, with its attribution behind it."""
    if not told.endswith(", ") or q.inside.count(" ") < w.LONG:
        return False
    return w.CLAUSE_NEXT.match(q.inside) is not None and w.BEHIND.match(q.after) is not None


def opens_before_attribution(q: Quoted) -> bool:
    if q.inside[:1].isupper() and w.SAYS_FIRST.search(q.inside, 0, w.FAR) and w.OPENED_BY.match(q.inside):
        return True
    last = q.before.rstrip()[-1:]
    if last == ",":
        return (
            q.inside[-1:] in ".,"
            and not w.REPORTS.search(q.before)
            and w.NOTHING_ELSE.match(q.inside) is not None
        )
    if last.isalpha() and w.PUT_IT.match(q.inside):
        return True
    return last in {"”", '"'} and w.BEGUN_BY.match(q.inside) is not None


def _new_sentence(before: str) -> bool:
    """Whether a sentence may begin at the mark."""
    last = before.rstrip()
    return not last or last[-1] in '.!?:,;”"’—–-)'
