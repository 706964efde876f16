"""A decision about sentences run together with neither a stop nor a conjunction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tlqa.checks._sense import Sense, Verdict
from tlqa.text._frames import THINKING, TIMES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tlqa.text.phrases import NounPhrase

_BE = frozenset("is are was were".split())
_AUXILIARIES = frozenset("has have had will would can could must".split())
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_PRONOUNS = frozenset("he she they it nobody there".split())
_DETERMINERS = frozenset("the its his her their this these no a an some several many".split())
_OBJECTS = frozenset("them him us me it".split())
# What may have a clause after it with no 'that', or opens one.
_LEADS = (
    frozenset(
        """
    that which who whom whose what how why where when whatever whoever wherever whenever whether if
    unless than like because although though while once so yet nor neither either except lest
    whereas provided providing given let such too enough more less matter wish only ever every each
    saying telling adding write writes wrote writing warning reply replied insisting claiming deny
    denies denied denying admitting confirm confirms confirmed announce announcing reporting reveal
    revealed state states stated declare declared suggesting indicate indicates indicated showing
    prove proved proves meaning imply implied hear hears heard learn learned learnt see sees saw
    seen finding discover discovered realise realised realize realized decide decided rule ruled
    accept accepted acknowledge acknowledged complain complained concede conceded hoping believing
    thinking knowing known knows imagine imagined pretend pretended dream dreamed predict predicted
    estimate estimated estimates forecast worry worried doubt doubts doubted joke joked recall
    recalled remember remembers remembered forget forgot notice noticed observe observed promise
    promised swear swore pledge pledged vow vowed assure assured reassure convince convinced
    persuade persuaded remind reminded inform informed notify notified advise advised teach taught
    understanding bet demand demanded request requested propose proposed recommend recommended
    require required order ordered ask asked care cared boast boasted allege alleged testify
    testified maintain maintained contend contended assert asserted contends maintains assuming seem
    seems seemed appear appears appeared happen happened turn turned sure certain glad afraid aware
    confident hopeful doubtful clear sorry proud pleased happy disappointed surprised angry upset
    unhappy delighted relieved lucky fortunate obvious expectation expectations prediction
    predictions hopes fears forecasts beliefs opinion opinions odds guarantee guarantees contention
    insistence conviction acknowledgement reminder reminders allegation convincing persuading
    reminding informing assuring learning deciding agreeing evidence proof belief fact facts news
    idea sign signs conclusion impression rumour rumours rumor rumors concern concerns allegations
    suggestion suggestions indication indications accusation accusations speculation warnings
    assurance assurances complaint complaints confirmation announcement admission revelation
    suspicion suspicions assumption notion theory feeling possibility risk danger likelihood
    testimony statement statements findings verdict ruling claims arguments promises truth problem
    reason reasons way ways worst
    """.split()
    )
    | THINKING - TIMES
)
# After these, a clause may follow right away: 'on condition the name', 'the place the road'.
_RIGHT_BEFORE = frozenset(
    """
    word chance chances ground grounds condition case view threat information decision decisions
    knowledge charge charges argument result thing things place spot site speed extent degree manner
    age rate point stage last first best same next date instant
    """.split()
)
_CLOCK = TIMES | frozenset("seconds midnight noon dawn period era".split()) - _DAYS
_PREPOSITIONS = frozenset("before after since until till as".split())
_GIVEN = frozenset(
    """
    give gives gave given offer offered award awarded pay paid pays show sell sold send sends sent
    hand handed allow allowed grant granted fine fined cost costs owe owed lend lent leave left
    serve served call called calls name named dub dubbed make made makes consider considered elect
    elected appoint appointed keep kept going get buy bought build find
    """.split()
)
_INTRANSITIVE = frozenset(
    """
    continue continues continued continuing resume resumes resumed begin begins began begun happen
    happened arrive arrives arrived die died vanish vanished fall fell fallen escape escaped
    collapse collapsed remain remains remained recovering working fled rose risen
    """.split()
)
_NUMBERED = frozenset(
    """
    page grade group chapter day phase category stage level tier type number article part round
    class year figure section division line season game week platform gate room bus track volume
    episode act top
    """.split()
)
_PARTICLES = frozenset("out up down off over away back through together".split())
_OPENERS = frozenset("because while after when before".split())
_GOVERNING = frozenset("in on at from of with for into".split())
_LATER = frozenset("last this next yesterday today tomorrow earlier when after before and but or".split())
_AMOUNTS = frozenset("lot bit deal times mile miles kilometres kilometers metres meters".split())
_JOINTS = frozenset(", : ; and or but".split())
_STOPS = frozenset('.,;:?!–—-“”"()…')


def run_together(sense: Sense) -> Iterator[Verdict]:
    """*A car hit the bridge the road was closed for an hour*: the second has its verb, and no gap in it."""
    if sense.lower[-1] != ".":
        return
    finite = [i for i, t in enumerate(sense.tags) if t.form == "Fin"]
    for noun in sense.read.nouns:
        start = _start(sense, noun)
        verb = _verb(sense, noun)
        if start < 4 or not verb or not _begins(sense, start):
            continue
        if not (_ended(sense, finite, start) and _whole(sense, verb)):
            continue
        if not any(i > verb and _unlicensed(sense, verb, i) for i in finite):
            yield Verdict(start - 1, noun.end, (verb, noun.head))


def _start(sense: Sense, noun: NounPhrase) -> int:
    """Where the phrase begins: *the coast | three people* was read as one, *no one* as its second half."""
    if noun.start and sense.lower[noun.start - 1 : noun.end] == ("no", "one"):
        return noun.start - 1
    for i in range(noun.start + 2, noun.head):
        if sense.tags[i].pos == "NUM" and sense.tags[i - 1].pos == "NOUN" and sense.lower[i].isalpha():
            return noun.start if sense.lower[i - 1] in _NUMBERED else i
    return noun.start


def _verb(sense: Sense, noun: NounPhrase) -> int:
    """The finite verb right after the phrase, or after a relative clause between commas; else 0."""
    at, words = noun.end, sense.lower
    if words[at : at + 2] in ((",", "which"), (",", "who")) and "," in words[at + 2 :]:
        at = words.index(",", at + 2) + 1
    ends = at + 2 >= len(words)
    return 0 if ends or sense.tags[at].form != "Fin" else at


def _begins(sense: Sense, start: int) -> bool:
    first = sense.lower[start]
    return first in _PRONOUNS or first in _DETERMINERS or sense.tags[start].pos == "NUM"


def _ended(sense: Sense, finite: list[int], start: int) -> bool:
    """Whether a whole clause stands before, which nothing opens and which may not go on with another."""
    before, tag = sense.lower[start - 1], sense.tags[start - 1]
    if before in _OBJECTS:
        giver = sense.tags[start - 2].pos == "VERB" and sense.lower[start - 2] not in _LEADS | _GIVEN
        return giver and tag.pos == "PRON"
    if sense.tags[0].pos in ("ADP", "ADV", "SCONJ") and not any(i < start - 2 for i in finite):
        return False
    daily = before in _DAYS and sense.lower[start - 2] in ("on", "last", "until", "since")
    if not daily and not any(i < start - 2 for i in finite):
        return False
    if not daily and (tag.pos not in ("NOUN", "PROPN") or before in _RIGHT_BEFORE):
        return False
    last = max((i for i in range(start) if sense.lower[i] in _JOINTS), default=-1)
    # 'with Spain it was 83, with Italy it was 70'
    fronted = last >= 0 and not any(last < i < start for i in finite)
    return not fronted and not any(_leads(sense, finite, i, start) for i in range(start))


def _leads(sense: Sense, finite: list[int], at: int, start: int) -> bool:
    """Whether the word opens a clause that may hold what begins at ``start``."""
    word = sense.lower[at]
    if word in _LEADS:
        return True
    if word in _PREPOSITIONS:
        return any(at < i < start for i in finite)
    if word in _CLOCK:
        bare = sense.tags[at - 1].pos in ("ADP", "NUM")  # 'shortly before midnight', 'for two hours'
        return (at == start - 1 and not bare) or any(at < i < start for i in finite)
    return False


def _whole(sense: Sense, verb: int) -> bool:
    """Whether the verb has what it needs, and no preposition waits for what stands before."""
    following = next(
        (i for i in range(verb + 1, len(sense.words)) if sense.tags[i].pos not in ("ADV", "PART")), 0
    )
    if not following:
        return False
    if sense.lower[verb] in _BE:
        tag = sense.tags[following]
        passive = tag.form == "Part" and tag.tense == "Past" and sense.lower[following] not in _GIVEN
        if passive or tag.pos in ("ADJ", "DET", "NUM"):
            return not _waits(sense, following)
    head = verb
    if sense.lower[verb] in _AUXILIARIES | _BE:
        if sense.tags[following].pos != "VERB":
            return False
        head = following
    if sense.lower[head] in _INTRANSITIVE:
        return not _waits(sense, head)
    at = head + 1
    objective = [n for n in sense.read.nouns if n.start == at and sense.tags[at].pos in ("DET", "PRON")]
    return (
        bool(objective)
        and sense.tags[head].pos == "VERB"
        and sense.lower[head] not in _GIVEN
        and sense.lower[objective[0].head] not in _CLOCK | _AMOUNTS | _DAYS
        and sense.lower[at] not in ("each", "every")
        and not _waits(sense, head)
    )


def _waits(sense: Sense, start: int) -> bool:
    """Whether a preposition or an infinitive has its object in the sentence before: *he is accused of*."""
    for i in range(start, len(sense.words) - 1):
        word, then, tag = sense.lower[i], sense.lower[i + 1], sense.tags[i + 1]
        if word == "to" and sense.tags[i].pos == "PART":
            return True
        if word in _STOPS:
            return False
        if (sense.tags[i].pos not in ("ADP", "SCONJ") and word not in _GOVERNING) or word in _OPENERS:
            continue
        if word in _PARTICLES and tag.pos == "ADP":
            continue
        if then in _STOPS or then in _LATER or tag.pos in ("ADP", "AUX"):
            return True
        if then.endswith("ing") and i + 2 < len(sense.words) and sense.lower[i + 2] in _STOPS:
            return True
    return False


def _unlicensed(sense: Sense, verb: int, other: int) -> bool:
    """Whether another verb after it has no opener, no comma and no conjunction of its own."""
    between = sense.lower[verb + 1 : other]
    return (_LEADS | _PREPOSITIONS | _STOPS | {"and", "or", "but"}).isdisjoint(between)
