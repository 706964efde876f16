"""A pronoun of the gender of which nobody near it is, where somebody of the other one is spoken of.

Good copy has such pronouns too: of the person whom a story is about, or whose name does not tell. So this is
for rules that speak of damaged stories alone.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from tlqa.checks._lone_pronoun import NARRATION, OF_ONE_GENDER, OTHER, PRONOUN
from tlqa.checks._people import MAN, WOMAN, Mention, people
from tlqa.compiled import compiled

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from tlqa.checks._people import Names
    from tlqa.model import Block, Sentence
    from tlqa.text.analysis import Analysis

_REACH = 900
"""Code points before a pronoun in which nobody of its gender is named or called."""
_NEAR = 350
"""In which somebody of the other gender is, and nobody whose gender is not to be told."""
_CALLED = 200
"""In which somebody without a name is called by a word of the other gender."""
_TAKEN_UP = 50
"""In which a pronoun takes somebody up again."""
_TELLER = compiled(r"\b(?:I|[Mm]y|me|[Yy]ou|[Yy]our|[Ww]e|lol)\b")
_CALLINGS = {
    WOMAN: frozenset(
        "woman lady girl mother grandmother wife widow daughter sister niece aunt actress spokeswoman"
        " chairwoman businesswoman policewoman congresswoman councilwoman saleswoman queen princess nun"
        " schoolgirl granddaughter stepmother midwife waitress".split()
    ),
    MAN: frozenset(
        "man gentleman boy father grandfather husband widower son brother nephew uncle actor spokesman"
        " businessman policeman congressman councilman salesman king prince monk grandson fisherman"
        " waiter".split()
    ),
}
"""What calls somebody who is spoken of without a name."""
_OFFICE = compiled(r"(?i:chair|alder|ombuds|congress|council|fore|sales|police|camera|states|business)m[ae]n")
"""What a woman is called as well, in translation above all."""
_ASIDE = 120
"""In front of what is read, where a noun's name may stand."""
_SUBJECTS = frozenset(("he", "she"))
_SMALL = compiled(
    r"(?:(?:And|But|So|Then|Now|Today|Later|Yesterday|Since then|At the time|That day|Afterwards),? )?"
    r"(?:(?:[IiAaOoFfBbWwUuTtDd](?:n|t|f|or|fter|y|ith|ithout|rom|efore|ehind|eside|ecause of|nder|bout|o"
    r"|uring|hanks to|ccording to)) )?"
)
_SAYS = compiled(
    r"\w+ (?:also |then |further |again )?(?:said|says|added|adds|stressed|stresses|told|tells|explained"
    r"|explains|noted|notes|warned|warns|wrote|writes|recalled|recalls|concluded|insisted|insists|admitted"
    r"|replied|replies|emphasi[sz]ed|pointed out|stated|continued|argued|argues|complained|asked|recounted"
    r"|confirmed|claims|claimed)\b"
)
_PLURAL = compiled(
    r"\b(?:[Tt]he two|[Bb]oth(?! sides)|couple|pair|twins|siblings|relatives|families|family|crowd)\b"
)


def drifted(story: Analysis, names: Names) -> Iterator[tuple[int, int, str, str]]:
    """Where such a pronoun stands, with the name of who is meant, and that one's gender."""
    seen: dict[str, int] = {}
    for start, end, gender, block in sorted(_pronouns(story)):
        fresh = gender not in seen or start - seen[gender] > _REACH
        anywhere = fresh and not _word_of(story, names, gender, start)
        before, low = _sentence_before(story, block, start)
        meant = None
        if anywhere or before is not None:  # only then are the people worth reading
            first = start - _REACH if before is None else min(start - _REACH, before.start)
            named = _named(story, names, first - _ASIDE, start)
            meant = _anywhere(story, names, named, start, gender) if anywhere else None
            if (
                meant is None
                and before is not None
                and not any(m.start >= low and _is_person(m) for m in named)
            ):
                subject = story.text[start:end].lower() in _SUBJECTS
                meant = _of_the_sentence(story, names, named, before, gender, subject=subject)
        if meant is not None:
            yield start, end, meant.surname, meant.gender
        else:
            seen[gender] = start


def _word_of(story: Analysis, names: Names, gender: str, start: int) -> bool:
    """Whether a word within reach calls somebody of this gender, but for offices of those who have a name."""
    for match in OF_ONE_GENDER[gender].finditer(story.text, max(0, start - _REACH), start):
        if _OFFICE.fullmatch(match.group()) is None:
            return True
        near = _named(story, names, match.start() - 2 * _ASIDE, match.end() + _ASIDE)
        others = tuple(m for m in near if m.gender == OTHER[gender])
        if not _is_told(story.text, match, others):
            return True
    return False


def _named(story: Analysis, names: Names, low: int, high: int) -> tuple[Mention, ...]:
    """Who is named in a stretch: all of a long story would be looked through for each pronoun."""
    everybody = story.kept("people", lambda: people(story, names))
    first, last = (bisect_left(everybody, at, key=_start) for at in (low, high))
    return everybody[first:last]


def _start(mention: Mention) -> int:
    return mention.start


def _sentence_before(story: Analysis, block: Block, start: int) -> tuple[Sentence | None, int]:
    """The sentence before one that a pronoun begins, but for small words, or says the speaker of at its end.

    With where that one begins, or the quotation in front of the pronoun.
    """
    sentences, low = story.sentences(block), start
    at = bisect_right(sentences, start, key=lambda s: s.start) - 1
    if at > 0 and _SMALL.fullmatch(story.text, sentences[at].start, start):
        return sentences[at - 1], start
    if at < 0 or _SAYS.match(story.text, start, block.end) is None:
        return None, low
    low = sentences[at].start
    spoken = next(story.quotations.speech(low, start), None)
    if spoken is not None and spoken[0] <= low + 1:  # what is said may be of several sentences
        quotation = story.quotations.around(low)
        low = quotation.start if quotation is not None else low
        at = bisect_right(sentences, low, key=lambda s: s.start) - 1
    before = sentences[at - 1] if at > 0 else None
    if before is None or story.quotations.touches_speech(before.start, before.end):
        return None, low
    return before, low


def _pronouns(story: Analysis) -> Iterator[tuple[int, int, str, Block]]:
    for gender in (MAN, WOMAN):
        for match in PRONOUN[gender].finditer(story.text):
            block = story.block_at(match.start())
            if block is None or block.kind not in NARRATION or story.quotations.in_speech(match.start()):
                continue
            yield *match.span(), gender, block


def _anywhere(
    story: Analysis, names: Names, before: tuple[Mention, ...], start: int, gender: str
) -> Mention | None:
    """The last person spoken of before a pronoun, where nobody within reach is of its gender."""
    last, unknown = None, []
    for mention in reversed(before):
        away = start - mention.start
        if away > _REACH:
            break
        if mention.gender == gender:
            return None
        if _may_be_person(mention):
            unknown.append(mention)
        if last is None and mention.gender and away <= _NEAR:
            last = mention
    low, other = max(0, start - _NEAR), OTHER[gender]
    if last is None and _is_subject(story, start):
        last = _taken_up(story, unknown, start, other) if unknown else _called(story, before, start, other)
    elif any(mention.start >= low for mention in unknown):
        return None
    if last is None or _somebody(story, names, (*before, last), low, start, but=other):
        return None
    return last


def _called(story: Analysis, before: tuple[Mention, ...], start: int, gender: str) -> Mention | None:
    """The last one whom the narration calls by a word of this gender, if nobody has a name since."""
    found = None
    for match in OF_ONE_GENDER[gender].finditer(story.text, max(0, start - _CALLED), start):
        if match.group() in _CALLINGS[gender] and not story.quotations.in_speech(match.start()):
            found = Mention(match.start(), match.end(), match.group(), gender, 1)
    sentence = story.sentence_at(start)
    opening = start if sentence is None else sentence.start  # 'Later' is nobody
    if found is None or any(found.start < m.start != opening for m in before):
        return None
    return found


def _taken_up(story: Analysis, unknown: list[Mention], start: int, gender: str) -> Mention | None:
    """The one person named within reach, whose gender a pronoun shows that has taken up the name since."""
    if len({m.surname for m in unknown}) != 1:
        return None
    meant, text = unknown[0], story.text
    pronouns = PRONOUN[gender].finditer(text, max(meant.end, start - _TAKEN_UP), start)
    if not text[start].isupper() or all(story.quotations.in_speech(match.start()) for match in pronouns):
        return None
    return None if "\n" in text[max(0, start - _TAKEN_UP) : start] else replace(meant, gender=gender)


def _is_subject(story: Analysis, start: int) -> bool:
    """Whether a pronoun is he or she in a story that is told by nobody."""
    text = story.text
    if text[start : start + 3].rstrip().lower() not in _SUBJECTS:
        return False
    told = _TELLER.finditer(text, max(0, start - _NEAR), start + _CALLED)
    return all(story.quotations.in_speech(match.start()) for match in told)


def _of_the_sentence(
    story: Analysis,
    names: Names,
    before: tuple[Mention, ...],
    sentence: Sentence,
    gender: str,
    *,
    subject: bool,
) -> Mention | None:
    """The one person of the sentence before, where the pronoun begins its own and can mean nobody else."""
    low, high = sentence.start, sentence.end
    named = [m for m in before if low <= m.start < high and _is_person(m)]
    if len({m.surname for m in named}) != 1 or named[0].gender == gender:
        return None
    text, meant = story.text, named[0]
    if OF_ONE_GENDER[gender].search(text, low, high) or PRONOUN[gender].search(text, low, high):
        return None
    if not meant.gender:
        if not subject or not PRONOUN[OTHER[gender]].search(text, meant.end, high):
            return None
        meant = replace(meant, gender=OTHER[gender])
    return None if _somebody(story, names, before, low, high, but=OTHER[gender]) else meant


def _is_person(mention: Mention) -> bool:
    return bool(mention.gender) or _may_be_person(mention)


def _may_be_person(mention: Mention) -> bool:
    return not mention.gender and mention.words > 1


def _somebody(
    story: Analysis, names: Names, before: tuple[Mention, ...], low: int, high: int, *, but: str
) -> bool:
    """Whether a stretch speaks of somebody without a name, but for words of one gender."""
    text = story.text
    if _PLURAL.search(text, low, high):
        return True
    nouns = _nouns(names.nouns).finditer(text, low, high)
    return any(
        not OF_ONE_GENDER[but].fullmatch(match.group()) and not _is_told(text, match, before)
        for match in nouns
    )


def _is_told(text: str, match: re.Match[str], before: tuple[Mention, ...]) -> bool:
    """Whether a noun says what somebody is who has a name: 'the minister Anna Vessel', 'Vessel, a pilot'."""
    return any(
        (
            match.end() <= mention.start <= match.end() + 60
            and not set(".;:") & set(text[match.end() : mention.start])
        )
        or (
            mention.end <= match.start() <= mention.end + 40
            and text[mention.end : match.start()].startswith((", ", " is ", " was "))
        )
        for mention in before
    )


@lru_cache(maxsize=4)
def _nouns(nouns: frozenset[str]) -> re.Pattern[str]:
    return compiled(rf"\b(?:{'|'.join(sorted(map(_escaped, nouns)))})\b(?!-)")


def _escaped(noun: str) -> str:
    return noun.replace("-", r"\-")
