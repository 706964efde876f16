"""Where a quotation stands in the sentences around it, and whether its marks can stand there.

``event`` names what is wrong:

* ``closes-early``: words that go on with the speaker's sentence follow the closing mark, and the attribution
  comes only after them (‘“We won,” but we were lucky, he said’);
* ``closes-before-a-sentence``: the quotation that opens the paragraph has no attribution, and the sentence
  after it, which has no marks, has one;
* ``closes-on-a-small-word``: the last word within the marks leads to the next, which stands outside;
* ``closes-in-mid-sentence``: a quotation of several sentences whose last goes on outside the marks, or one
  that is cut where no sentence ends;
* ``opens-late``: the first half of what somebody said stands before the opening mark, and the attribution
  follows the closing one;
* ``opens-before-attribution``: the quotation begins with the attribution that should stand before it;
* ``attribution-within``: the attribution stands within the marks, and outside there is none;
* ``lead-in``: after ‘he said,’ or ‘he said:’ a sentence without a mark follows, and only then a quotation;
* ``behind``: ``match``, a regular expression or several, matches from the last character within the marks on;
* ``speech-beside``: the sentence before or after a quotation is in the first person, without marks;
* ``speech-without-marks``: so is one that has an attribution.

The finding is the mark with the words at it. Only quotations of the outer level that open and close in one
paragraph are looked at; the verbs and the small words are those of English. A story told in the first person
has no ``speech-beside`` and ``speech-without-marks``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from tlqa.checks._repeated import folded_words
from tlqa.checks.base import Hit, expand
from tlqa.compiled import compiled
from tlqa.frozen import dataclass
from tlqa.text.quotations import Event

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from tlqa.checks.base import Draft, Prepared
    from tlqa.model import Block, Rule
    from tlqa.text.analysis import Analysis

KIND = "quoted"
DRAFT: Draft = (
    {"event": "closes-early"},
    "“We have won⟦,” but⟧ we were lucky, the placeholder said.",
    "“We have won, but we were lucky,” the placeholder said.",
)

_SAY = (
    r"(?:sa(?:id|ys)|told|tells|add(?:ed|s)|warn(?:ed|s)|note[ds]|stress(?:ed|es)|explain(?:ed|s)"
    r"|insist(?:ed|s)"
    r"|argue[ds]|declare[ds]|announce[ds]|recall(?:ed|s)|recount(?:ed|s)|conclude[ds]|continue[ds]|state[ds]"
    r"|claimed|replie[ds]|answered|admit(?:ted|s)|confirm(?:ed|s)|complain(?:ed|s)|acknowledge[ds]"
    r"|commented|assure[ds]|emphasi[sz]e[ds]|underline[ds]|underscore[ds]|point(?:ed|s) out|wrote|writes"
    r"|tweeted|posted|joked|lament(?:ed|s)|remarked|observe[ds]|suggest(?:ed|s)|reported|testified"
    r"|quipped|reiterate[ds]|predict(?:ed|s)|asked|asks|critici[sz]e[ds]|affirm(?:ed|s)|vowed|promised"
    r"|cautioned|concede[ds]|maintain(?:ed|s)|assert(?:ed|s)|summed up|sums up|specifie[ds]|indicate[ds])"
)
_NAMED = r"(?!(?:I|But|And|If|When|That|What|Who|We|You|So|Because|As)\b)[A-ZÀ-Ž][\w’'.-]*"
_OFFICE = r"(?:the|an?|his|her|its|their|one|another|two|several|many|some|most|local|former)"
_WHO = (
    rf"(?:{_OFFICE} (?:[\w’'.,&/-]+ ){{1,9}}?|(?:he|she|they|it) "
    rf"|(?:[a-z-]+ ){{0,2}}(?:{_NAMED} )(?:[\w’'.&/-]+ ){{0,8}}?)"
)
_SAYS_WHO = rf"{_SAY} (?:the|an?|he|she|his|her|one|another|{_NAMED})\b"
_ATTRIBUTION = rf"(?:{_WHO}(?:also |then |later |has |had )?{_SAY}\b|{_SAYS_WHO})"
_BEHIND = compiled(rf"[,.]?\s?,?\s?{_ATTRIBUTION}")  # right after the closing mark
_REPORTS = compiled(
    rf"\b(?:{_SAY}|saying|adding|telling|according|asking|writing|explaining|warning|quoted|called"
    rf"|thinks|thought"
    r"|believes|believed)\b"
)
_LATE = compiled(
    rf"(?P<on>[^.!?:;“”\"\n]{{2,240}}?),\s{_ATTRIBUTION}(?=[^“”\"\n]{{0,120}}(?:[.]|$)|,? [“\"])"
)
_WE = (
    r"(?:we|i|you|they|it|there|he|she|it[’']s|that[’']s|there[’']s|[a-z]+[’'](?:re|ve|ll|m)|this"
    r"|these|our|your|my|no|not)"
)
_GOES_ON = compiled(
    rf"(?i:(?:but|and|because|so|since|when|while|if|unless|until|although|though|whereas|where"
    rf"|how|why|as|or|nor) {_WE}\b"
    rf"|(?:but|and|because|that|which|who|whose|even|especially|particularly|nor)\b|{_WE}\b|(?:to"
    rf"|by) [a-z]+\b"
    r"|(?:surely|maybe|perhaps|never|always|allowing|making|leaving|giving|then|just|simply"
    r"|albeit|basically|first because|as (?:has|have|is|are|was|did|do|does))\b)"
)
_FINITE = (
    r"(?:is|are|was|were|has|have|had|will|would|can|could|should|must|do|does|did|(?:do|does|did"
    r"|wo|ca|is|are)n[’']t)"
)
_ONE_MORE = compiled(rf"(?:the|a|an|all|some|many|most|no|every|each|more)\b[^,]*\b{_FINITE}\b")
_SECOND_HALF = compiled(
    rf"\s(?P<on>[A-Z(][^!?:;“”\"\n]{{12,300}}?),\s{_ATTRIBUTION}[^“”\"\n]{{0,80}}(?:\.|$)"
)
_NO_NUMBER = "".join(
    f"(?<!{word} I)"
    for word in "War Article Part Phase Chapter Type Title Charles Elizabeth James Paul Peter".split()
)
# looks back at its first letter, since re skips fast to a class that stands in front of all
_OWN = compiled(
    rf"[IWwmouLl](?<![\w<-].)(?:(?<=I){_NO_NUMBER}(?:[’'](?:m|ve|ll|d))?|"
    r"(?<=[Ww])e(?:[’'](?:re|ve|ll|d))?|(?<=m)[ye]"
    r"|(?<=o)ur|(?<=u)s|(?<=[Ll])et[’']s)\b(?![’'>.])"
)
_SPEAKER = compiled(
    rf"{_OWN.pattern}|\b(?:My|Our|[Yy]ou|your|[Ii]t[’']s|[Tt]hat[’']s|[Tt]here[’'](?:s|ve|re)"
    rf"|[Ww]hat[’']s|[Hh]e[’']s"
    r"|[Ss]he[’']s|\w+n[’']t|[A-Z]?\w+[’'](?:re|ve|ll|m))\b(?![’'])"
)
_AT_ONCE = compiled(
    r"(?:to|of|in|on|at|for|from|with|by|into|about|against|between|the|an?|our|my|your|their"
    r"|this|that|these|who"
    r"|which|be|been|not|more|very|all)\b"
)
_NOW = compiled(
    r"\b(?:is|are|am|has|have|do|does|can|will|must|may|should|needs?|wants?|know|goes|makes|depends?)\b"
)
_SECOND_CLAUSE = compiled(
    rf"(?:but|so|because|and|while|since|although|albeit|which|where|who|that|as) {_WE}?"
)
_SECOND_CLAUSE_AT_ONCE = compiled(
    r"(?:but (?!only|not)|so |because |which |who |whose |albeit |or |than |of |that |and )"
)
_LEADS_ON = compiled(
    r"\b(?:the|an?|my|our|their|his|her|its|this|these|those|very|any|some|no|of|in|on|for|to"
    r"|with|from|by|at|who|which)\s$"
)
_CAPITAL = (
    r"(?:I|We|You|It|There|This|That|The|They|These|Our|My|If|What|When|No|Yes|For|In|But|And|He"
    r"|She|Let|Now|Not"
    r"|One|Some|Nobody|Everyone|Every|All)"
)
_OPENED_BY = compiled(
    r"(?!(?:[Aa]s|[Ll]ike|[Ff]rom|[Ww]hat|[Ii]f|I|[Ww]e|[Yy]ou|[Pp]eople|[Ee]veryone|[Nn]obody)\b)"
    r"(?:(?:[Bb]ut|[Aa]nd|[Ii]n [^,“”\"\n]{3,60},|[A-Z][a-z]+ing [^“”\"\n]{3,90},) )?"
    rf"(?:(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t|(?:[Tt]he|[Aa]n?) [^,:.?!“”\"\n]{{2,70}}"
    rf"|{_NAMED}[^:?!“”\"\n]{{0,90}}?),? )"
    rf"(?:also |then |later |has |had )?{_SAY}(?: [^,:.!?“”\"\n]{{1,60}})?(?::\s(?=[A-Z“‘])"
    rf"|,\s(?=(?:{_CAPITAL}|we)\b))"
    rf"|(?!(?:As|Like|What|I|We|You)\b)(?:(?!\b(?:I|we|my|our|me"
    rf"|us)\b)[^:.?!“”\"\n]){{3,160}}?\b{_SAY}(?: [^,:.!?“”\"\n]{{1,40}})?: (?=[A-Z])"
)
_BEGUN_BY = compiled(rf"{_ATTRIBUTION}")
_NOTHING_ELSE = compiled(
    rf"(?:(?:he|she|they) {_SAY}|(?:(?:the|an?) )?(?:[\w’'.-]+ ){{1,6}}?{_SAY}|{_SAY} (?:the |an? "
    rf")?[\w’'.-]+)(?: [\w’'.-]+){{0,6}}[.,]?$"
)
_PUT_IT = compiled(
    r"(?:put it|puts it|expressed it|called it|said|says|writes|wrote|formulated it|calls it)(?: "
    r"[\w’'-]+){0,3}, [a-z]"
)
_NOT_WHO = (
    r"(?!(?:and|but|or|when|that|if|as|which|who|because|where|how|what|so|then|we|you|i|like"
    r"|than|since|while|including|such|with|from|to|for|by|of|in|on|at|about|not|even|only)\b)"
)
_NOT_THERE = (
    r"(?!(?:is|are|was|were|has|have|had|will|would|could|should|can|must|may|might|never|not"
    r"|that|who|which|to|if"
    r"|when|because|he|she|we|I|you|they|it|be|been|and he|and they)\b)"
)
_NOUNS = rf"(?:{_NOT_THERE}[\w’'&/.-]+ )"
_WHO_WITHIN = (
    rf"(?:(?:he|she|they) |{_OFFICE} {_NOUNS}{{1,8}}?|(?:an?|the) {_NOUNS}{{0,4}}[\w’'-]+, "
    rf"{_NAMED}(?: {_NAMED}){{0,2}}, "
    rf"|(?:\d+-year-old )?{_NOT_WHO}(?:[a-z-]+ ){{0,3}}(?:{_NAMED} ){_NOUNS}{{0,7}}?"
    rf"|{_NAMED} {_NAMED}(?: {_NAMED})?, [^,.!?:;“”\"\n]{{3,70}}[, ] ?)"
)
_SAYS_WITHIN = (
    r"(?:also |then |later )?(?:(?:told|tells) (?:reporters|journalists|(?:the|an?) \w+|[A-Z][\w’'.-]*)"
    rf"|(?!told|tells){_SAY}(?! (?:that|me|us|it|how|what|to (?!the |an? |this |our |reporters"
    rf"|journalists)[a-z]+|the|an?|he|she|they|we|I)\b))"
)
_SOURCE_WITHIN = rf"according to (?:the |an? )?(?:\w+ ){{0,5}}[\w’'-]+, {_NAMED} {_NAMED}"
_MORE = (
    r"(?:(?: (?:on|in|at|after|during|before|to|as|yesterday|today|this|last|with|from|while|when"
    r"|of|about|and)|,? who"
    r"|, (?:a|an|the|adding|in an?|after|during))\b[^.!?:;“”\"\n]{0,120}?| "
    r"[A-Z][^.!?:;“”\"\n]{0,120}?|(?: [\w’'-]+){0,6})?"
)
_WITHIN = compiled(
    rf"(?:[,!?]{{1,2}}|[a-z][.]) (?P<mark>(?:{_WHO_WITHIN}{_SAYS_WITHIN}"
    rf"|{_SAY} (?:{_NAMED}|he\b|she\b|they\b|(?:the|an?) [\w’'-]+)|{_SOURCE_WITHIN}){_MORE})(?:\. "
    rf"(?=[A-Z])|, |[.,]?$)"
)
_STAGE = compiled(
    r"[.!?] (?P<mark>(?:With (?:these|those|such) words|With that|Having said (?:this|that|so)"
    r"|After (?:these|those) words"
    r"|So saying|Saying (?:this|that|so)),? (?!I\b|we\b)[^.!?]{3,60}"
    r"|(?:He|She|They|The [a-z-]+|[A-Z][\w’'-]+) (?:was|were) (?:speaking|talking|addressing"
    r"|responding|reacting|commenting|replying) "
    r"(?:at|to|in|on|after|before|during|about|from|with)\b"
    r"|(?:He|She|They|The [a-z-]+) (?:made|gave) (?:the|this|these|his|her|their) (?:remarks?"
    r"|comments?|statements?|speech|assurance|announcement)\b"
    r"|(?:He|She) (?:spoke|said (?:this|so)|was quoted|was visibly|seemed|looked|smiled|laughed"
    r"|paused|sighed|shrugged|nodded|shook (?:his|her)"
    r"|added that|stressed that|explained that|pointed out that|concluded by|went on to)\b"
    r"|(?:He|She|The (?:[a-z-]+ )?[a-z]+|[A-Z][\w’'-]+ [A-Z][\w’'-]+) (?:then |began to |started "
    r"to )?(?:left the|walked out|burst into|broke into|cry|cried|sob|weep|wept)\b"
    r"|(?:Asked|Questioned) (?:about|by|whether|if|why|how)\b[^.!?]{3,100}, (?:he|she|they|the [a-z-]+) )"
)
_GESTURE = compiled(
    r", (?P<mark>(?:he|she|the \w+|[A-Z]\w+|[A-Z]\w+ [A-Z]\w+) (?:then )?(?:smile[ds]|laugh(?:ed"
    r"|s)|sigh(?:ed|s)|point(?:ed|s)|shrug(?:ged|s)|nod(?:ded|s)"
    r"|wipe[ds]|sh[oa]o?k(?:es)?|pause[ds]|whisper(?:ed|s)|cri(?:ed|es)|grin(?:ned|s)|wave[ds]"
    r"|gesture[ds]|shout(?:ed|s)|raise[ds]|lower(?:ed|s)|show(?:ed|s))"
    r"(?: [\w’'-]+){0,7}), "
    r"|\b(?P<age>[A-Z][\w’-]+ [A-Z][\w’-]+(?:, | \()\d{2}(?:,|\)))"
)
_CERTAIN = compiled(
    rf"\b(?:{_NAMED} {_NAMED}|reporters|journalists|statement|interview|news conference|spokes\w+"
    rf"|minister|analysts?"
    r"|president|officials?|police|dealers?|economists?|traders?|mayor|prosecutor|coach|lawyer|judge|court)\b"
)
_LEADS_TO = compiled(rf"\b{_SAY}\b[^.!?\n]*$|[:,]\s$")
_CUT_OFF = compiled(
    rf", (?:{_OFFICE}(?: [\w’'-]+){{0,3}}|\d+-year-old(?: [\w’'-]+){{0,3}}|{_NAMED}(?: [\w’'.-]+){{0,2}})$"
)
_CUT_OFF_BEHIND = compiled(
    rf" (?!(?:he|she|they|it|we|I|and|or|but|that|who|which)\b)(?:[\w’'.&/-]+ ){{0,6}}?{_SAY}\b"
)
_VERB_LAST = compiled(
    r", (?:said|says|added|adds|explained|explains|told|stressed|warned|recalled|noted)(?: "
    r"(?!that\b)[\w’'-]+){0,3}$"
)
_SENTENCES = compiled(r"[a-z]{3}[.!?] [A-Z][^.!?]*[a-z]$")
_SUBJECT_LAST = compiled(
    r"\b(?:that|which|because|if|when|where|whether|although|since|until) (?:no|the|an?|his|her"
    r"|its|their|our|this|these|those|all|every|some|many) "
    r"(?:\w+ )?\w+$"
)
_VERB_FIRST = compiled(
    r" (?:may|will|can|must|should|would|could|might|has|had|have|is|are|was|were|does|did|do)\b"
)
_OF_ALL = compiled(r" (?:is|was|are|were|reads?|has|had|went|became|and|or|but|as|in the|on the)\b")
_NEXT_CLAUSE = compiled(
    r"[a-z]{3}, (?:the|his|her|its|their|he|she|it|they|who|which|but)(?: [a-z’'-]+){0,3}$"
)
_SOMEBODY = compiled(rf" (?:{_NAMED}|(?:the|an?|his|her) [a-z]|[a-z]+ {_NAMED})")
_SMALL = (
    "the a an and or but nor that which who whose whom because if than although though whereas "
    "whether unless my our your"
    " his her its their every these those both neither either such very quite rather so-called "
    "ever as while until"
    " despite most too during amid among between upon via per before after towards toward "
    "against is are was were be been being"
    " has have had will would can could should must may might do does did i we he she they"
    " of to into with from by in on at for about within without under through"
)
_CLOSED_ON = compiled(rf"(?:{'|'.join(_SMALL.split())})$")
_BY_ITSELF = compiled(r"(?:a|an|of|into|and|or|nor|whom|among|amid|despite|upon|that|which)$")
_PREPOSITION = compiled(
    r"(?:of|to|into|with|from|by|in|on|at|for|about|within|without|under|through|before|after"
    r"|against|as|between|until)$"
)
_TAKES_IT = compiled(
    r"(?:\w*(?:ed|ing|en|ble|ful|ous|ive|al|ar|ry|ent|ant|nt)|aware|proud|fond|close|next|near"
    r"|free|good|bad|open|due|subject"
    r"|keen|clear|part|look|go|get|come|rid|line|out|up|down|back|on|off|over|lot|used|able|known"
    r"|not|first|last|here|there"
    r"|him|her|them|it|me|us|you)$"
)
_NOUN_LED = compiled(r"(?:an?|the|his|her|its|their|our|my|this|no|one|great|new|real|big)\s")
_WITH_NOUN = frozenset(("of", "the", "a", "an"))
_MUST_LEAD = compiled(
    r"(?:these|those|another|both|either|neither|such|ever|do|does|did|is|are|was|were|be|has"
    r"|have|had|can|could|will"
    r"|would|should|must|may|might|he|she|they|we|i|as|while|before|after|his|her|so-called|that"
    r"|very|most|too)$"
)
_NOT_AFTER = compiled(
    r" (?:and|or|but|in|as|than|for|from|at|on|to|with|by|of|that|is|was|are|were|when|because|if"
    r"|so|which|while|since|until|after|before|last|this|next|yesterday|today|during)\b"
)
_LED_IN = compiled(rf"\b{_SAY}(?: [^,:.!?“”\"\n]{{1,40}})?(?:,|:) {_CAPITAL}\b[^“”\"\n]*[.!?]\s$")
_LAST_STOP = compiled(r".*[a-z)\d][.!?][”\"’')]* (?=[A-Z“\"])", 16)
_FIRST_STOP = compiled(r"[^“”\"\n]*?(?<=[a-z)\d])[.!?](?= |$)")
_NARRATED = compiled(
    rf"(?:^|(?<=[.!?] ))(?P<on>(?:[^“”\".!?\n]|(?<=\d)\.(?=\d))*), {_ATTRIBUTION}[^“”\"\n.]{{0,80}}\.", 8
)
_STOP = compiled(r"(?<=[a-z)\d][.!?]) (?=[A-Z])")
_PRONOUNS = ("i", "we", "my", "our", "us", "me")
_PRONOUN = frozenset(_PRONOUNS)
_SHOWN = 55  # characters of a sentence
_LONG = 4  # words of a quotation that is more than a scrap
_ATTRIBUTED = compiled(rf"(?P<on>[^“”\".!?\n]+), {_ATTRIBUTION}[^“”\"\n.]{{0,80}}, $")
_FAR = 300  # characters from a mark that nothing closes
_SAYS = compiled(rf"\b(?:{_SAY}|according to)\b")
_SAYS_FIRST = compiled(rf"\b{_SAY}\b[^,:.!?“”\"\n]{{0,60}}[:,] ")
_COMMON = frozenset(
    """
    said says told tells added adds warned warns noted notes stressed explained explains insisted argued
    declared announced recalled concluded continued stated claimed replied answered admitted confirmed
    complained commented wrote writes tweeted reported joked lamented assured emphasized emphasised
    underlined indicated asked
    """.split()
)
_FEW = 2  # sentences of the first person that are no speech: with more, somebody tells the story himself


class _Quoted(NamedTuple):
    """A quotation with what stands around it in its block, as far as the next one on either side."""

    block: Block
    start: int
    end: int
    before: str
    inside: str
    after: str
    closed: bool


def _closes_early(q: _Quoted) -> bool:
    if not q.inside[:1].isupper() or q.inside[-1:] in ".!?…" or not _new_sentence(q.before):
        return False
    found = _LATE.match(q.after.lstrip(", "))
    if found is None or _REPORTS.search(found["on"]):
        return False
    on = found["on"]
    if q.inside.endswith(",") or q.after.startswith(","):
        return bool(_GOES_ON.match(on) or _ONE_MORE.match(on) or _OWN.search(on))
    spoken = q.inside.count(" ") > 3 and (_SPEAKER.search(q.inside) or _SPEAKER.search(on))
    if q.after[:1] != " ":
        return False
    return bool((spoken and _AT_ONCE.match(on)) or _OWN.search(on))


def _closes_before_a_sentence(q: _Quoted) -> bool:
    if q.before or q.inside[-1:] not in ".!?…" or not q.inside[:1].isupper():
        return False
    found = _SECOND_HALF.match(q.after)
    return found is not None and _REPORTS.search(found["on"]) is None


def _closes_on_a_small_word(q: _Quoted) -> bool:
    words = q.inside.lower().split()
    if q.inside[-1:].isupper() and not q.inside.endswith(" I"):
        return False  # class "A" shares
    if q.after[:1] != " " or not q.after[1:2].islower() or not words or not _CLOSED_ON.match(words[-1]):
        return False
    last = words[-1]
    if len(words) == 1:
        alone = q.before[-2:-1].isalpha() and _NOT_AFTER.match(q.after) is None
        return alone and _BY_ITSELF.match(last) is not None
    if _NOT_AFTER.match(q.after) and (_MUST_LEAD.match(last) or _PREPOSITION.match(last)):
        return False
    if _PREPOSITION.match(last):
        return (
            bool(_NOUN_LED.match(q.inside) or len(words) > _LONG or not _WITH_NOUN.isdisjoint(words[:-1]))
            and _TAKES_IT.match(words[-2]) is None
        )
    return len(words) > 2 or _MUST_LEAD.match(last) is None


def _closes_in_mid_sentence(q: _Quoted) -> bool:
    if q.after[:1] != " " or (not q.inside[-1:].isalnum() and not q.inside.endswith("Mr.")):
        return False
    if _CUT_OFF.search(q.inside) and _CUT_OFF_BEHIND.match(q.after):
        return True
    if _VERB_LAST.search(q.inside) and _SOMEBODY.match(q.after):
        return True
    if _SUBJECT_LAST.search(q.inside) and _VERB_FIRST.match(q.after):
        return True
    if (
        q.before[-2:-1].isalpha()
        and q.inside[:1].islower()
        and _NEXT_CLAUSE.search(q.inside)
        and q.after[1:2].islower()
    ):
        return q.after[1:4] != "and"
    goes_on = q.after[1:2].islower() and not _OF_ALL.match(q.after) and _SENTENCES.search(q.inside)
    return bool(goes_on) and _BEHIND.match(q.after) is None


def _opens_late(q: _Quoted) -> bool:
    told = _sentence(q.before)
    if not told.endswith(" ") or q.inside[:1].isupper() or q.inside[-1:] not in ",.!?" or not told.strip():
        return False
    if q.inside[:1].islower() and (attributed := _ATTRIBUTED.match(told)) and _OWN.search(attributed["on"]):
        return _REPORTS.search(attributed["on"]) is None
    if _REPORTS.search(told) or _BEHIND.match(q.after) is None:
        return False
    if _SPEAKER.search(told):
        return True
    long = q.inside.count(" ") > 5
    if told[-2] == ",":
        return bool(_SECOND_CLAUSE.match(q.inside) and _NOW.search(told) and long)
    if not told[-2].isalpha():
        return False
    if _SECOND_CLAUSE_AT_ONCE.match(q.inside) and not told.endswith("so "):
        return long and (_NOW.search(told) is not None or told.count(" ") < 6)
    return bool(_LEADS_ON.search(told) and q.inside.count(" ") > 8 and _OWN.search(q.inside))


def _opens_before_attribution(q: _Quoted) -> bool:
    if q.inside[:1].isupper() and _SAYS_FIRST.search(q.inside, 0, _FAR) and _OPENED_BY.match(q.inside):
        return True
    last = q.before.rstrip()[-1:]
    if last == ",":
        return (
            q.inside[-1:] in ".,"
            and not _REPORTS.search(q.before)
            and _NOTHING_ELSE.match(q.inside) is not None
        )
    if last.isalpha() and _PUT_IT.match(q.inside):
        return True
    return last in {"”", '"'} and _BEGUN_BY.match(q.inside) is not None


def _attribution_within(q: _Quoted) -> tuple[int, int] | None:
    inside = q.inside if q.closed else q.inside[:_FAR]
    for found in _WITHIN.finditer(inside) if _SAYS.search(inside) else ():
        alone = not (_BEHIND.match(q.after) or _LEADS_TO.search(q.before))
        if alone or _CERTAIN.search(found["mark"]):
            return q.start + 1 + found.start("mark"), q.start + 1 + found.end("mark")
    stage = _STAGE.search(q.inside) or _GESTURE.search(q.inside)
    if stage is None or (not q.closed and stage.start() > _FAR):
        return None
    start, end = stage.span("mark" if stage["mark"] else "age")
    return q.start + 1 + start, q.start + 1 + _words_end(q.inside, start, end)


def _lead_in(q: _Quoted) -> tuple[int, int] | None:
    if q.before[-2:-1] not in {".", "!", "?"}:
        return None
    found = _LED_IN.search(q.before)
    if found is None:
        return None
    start = q.start - len(q.before) + found.start()
    return start, start + _words_end(found.group(), 0, found.end() - found.start() - 1)


def _speech_beside(q: _Quoted) -> tuple[int, int] | None:
    before = q.before
    if before[-2:] in {". ", "! ", "? "}:
        said = _sentence(before[:-1] + "")
        if _own(said) and "”" not in said and '"' not in said and _BEHIND.match(q.after):
            return q.start - 1 - len(said), q.start - 1 - len(said) + _words_end(said, 0, len(said))
    if q.inside[-1:] in ".!?" and q.after[:1] == " ":
        found = _FIRST_STOP.match(q.after, 1)
        if found is not None and q.after[1:2].isupper() and _own(found.group()):
            return q.end + 1, q.end + 1 + _words_end(q.after[1:], 0, found.end() - 1)
    return None


def _own(said: str) -> bool:
    """Whether a sentence is in the first person from its first words on."""
    found = _OWN.search(said)
    if said.endswith("?"):
        return False
    return found is not None and said.count(" ", 0, found.start()) < 4 and _REPORTS.search(said) is None


_AT_OPENING: dict[str, Callable[[_Quoted], bool]] = {
    "opens-late": _opens_late,
    "opens-before-attribution": _opens_before_attribution,
}
_AT_CLOSING: dict[str, Callable[[_Quoted], bool]] = {
    "closes-early": _closes_early,
    "closes-before-a-sentence": _closes_before_a_sentence,
    "closes-on-a-small-word": _closes_on_a_small_word,
    "closes-in-mid-sentence": _closes_in_mid_sentence,
}
_WHERE: dict[str, Callable[[_Quoted], tuple[int, int] | None]] = {
    "attribution-within": _attribution_within,
    "lead-in": _lead_in,
    "speech-beside": _speech_beside,
}
_WITHOUT = "speech-without-marks"
_BEHIND_IT = "behind"
EVENTS = (*_AT_CLOSING, *_AT_OPENING, *_WHERE, _WITHOUT, _BEHIND_IT)
SCHEMA: dict[str, Any] = {
    "properties": {
        "event": {"enum": list(EVENTS)},
        "match": {"type": "array", "items": {"type": "string", "minLength": 1}, "minItems": 1},
    },
    "required": ["event"],
}


def required_literals(params: Mapping[str, Any], macros: Mapping[str, str]) -> tuple[str, ...] | None:
    return _PRONOUNS if params["event"] in {_WITHOUT, "speech-beside"} else None


def prepare(rule: Rule, macros: Mapping[str, str]) -> Prepared:
    sources = [expand(each, macros) for each in rule.params.get("match", ())]
    behind = compiled("|".join(f"(?:{each})" for each in sources)) if sources else None
    return _Check(rule.params["event"], behind)


@dataclass(frozen=True, slots=True)
class _Check:
    event: str
    behind: re.Pattern[str] | None

    def find(self, story: Analysis, blocks: Sequence[Block]) -> Iterator[Hit]:
        if self.event == _WITHOUT:
            yield from _without_marks(story, blocks)
            return
        if not story.quotations.spans:
            return
        wanted = {block.start for block in blocks}
        if self.behind is not None:
            match, text = self.behind.match, story.text
            for q in _kept(story):
                if q.closed and q.after and q.block.start in wanted:
                    found = match(text, q.end - 2, q.block.end)
                    if found is not None:
                        yield Hit(*_marked(found))
            return
        hits = story.kept("hits of quotations", lambda: _hits(story)).get(self.event, ())
        told = [hit for start, hit in hits if start in wanted]
        if self.event != "speech-beside" or (told and len(_told_by_me(story)) <= _FEW + len(told)):
            yield from told


def _kept(story: Analysis) -> list[_Quoted]:
    return story.kept("quoted", lambda: list(_quoted(story)))


def _hits(story: Analysis) -> dict[str, list[tuple[int, Hit]]]:
    """What all events find, each with the start of its block: a quotation is looked at once for all."""
    found: dict[str, list[tuple[int, Hit]]] = {}
    text = story.text
    for q in _kept(story):
        if q.closed:
            for event, closes in _AT_CLOSING.items():
                if closes(q):
                    found.setdefault(event, []).append((q.block.start, _closing(text, q)))
            for event, opens in _AT_OPENING.items():
                if opens(q):
                    found.setdefault(event, []).append((q.block.start, _opening(text, q)))
        for event, where in _WHERE.items():
            place = where(q) if q.closed or where is _attribution_within else None
            if place is not None:
                found.setdefault(event, []).append((q.block.start, Hit(*place)))
    return found


def _without_marks(story: Analysis, blocks: Sequence[Block]) -> Iterator[Hit]:
    words, text = folded_words(story), story.text
    found: list[Hit] = []
    for block in blocks:
        if _PRONOUN.isdisjoint(words[block.start]) or _COMMON.isdisjoint(words[block.start]):
            continue
        narration = story.quotations.narration(block.start, block.end)
        if not any(_OWN.search(text, low, high) for low, high in narration):
            continue
        for each in _NARRATED.finditer(text, block.start, block.end):
            own = None if each["on"].startswith(("–", "—", "-")) else _OWN.search(each["on"])
            if (
                own is not None
                and not story.quotations.touches_speech(*each.span())
                and not _REPORTS.search(each["on"])
            ):
                found.append(Hit(each.start(), _words_end(text, each.start(), each.end("on"))))
    if found and len(_told_by_me(story)) <= _FEW + len(found):
        yield from found


def _told_by_me(story: Analysis) -> list[int]:
    """Where the first person stands in narration, once a sentence."""
    return story.kept("told by me", lambda: _find_told_by_me(story))


def _find_told_by_me(story: Analysis) -> list[int]:
    found = []
    for block in story.blocks:
        for low, high in story.quotations.narration(block.start, block.end):
            for sentence in _STOP.split(story.text[low:high]):
                if _OWN.search(sentence) and not _REPORTS.search(sentence):
                    found.append(low)
    return found


def _marked(found: re.Match[str]) -> tuple[int, int]:
    """The group that has matched: every alternative has one of its own."""
    return found.span(next((name for name, text in found.groupdict().items() if text is not None), 0))


def _closing(text: str, q: _Quoted) -> Hit:
    """The closing mark with the word before it and the one after it."""
    start, end = q.end - 1, q.end
    while end < q.block.end and not text[end].isalnum():
        end += 1
    if q.inside[:1].islower() and len(q.inside) < _SHOWN - 15:
        return Hit(q.start, _word_end(text, end, q.block.end))  # a scrap is shown as a whole
    while start > q.start and not text[start - 1].isspace():
        start -= 1
    return Hit(start, _word_end(text, end, q.block.end))


def _opening(text: str, q: _Quoted) -> Hit:
    return Hit(q.start, _word_end(text, q.start + 1, q.block.end))


def _words_end(text: str, start: int, end: int) -> int:
    """Where the first words of a longer stretch end."""
    return end if end - start <= _SHOWN else text.rindex(" ", start, start + _SHOWN)


def _word_end(text: str, at: int, end: int) -> int:
    while at < end and (text[at].isalnum() or text[at] in "'’-"):
        at += 1
    return at


def _quoted(story: Analysis) -> Iterator[_Quoted]:
    text = story.text
    lost = {event.start for event in story.quotations.events if event.kind is Event.UNCLOSED}
    outer = [q for q in story.quotations.spans if q.level == 1]
    by_block: dict[int, list[tuple[int, int, bool]]] = {}
    for q in outer:
        block = story.block_at(q.start)
        if block is not None:
            by_block.setdefault(block.start, []).append((q.start, q.end, bool(q.closing)))
    for block in story.blocks:
        places = by_block.get(block.start, [])
        bounds = [(block.start, block.start, True), *places, (block.end, block.end, True)]
        for i, (start, end, closed) in enumerate(places, 1):
            if end - start > 2 and (closed or (start in lost and start == block.start)):
                low, high = bounds[i - 1][1], bounds[i + 1][0]
                before = text[max(block.start, low - 2) : start] if low > block.start else text[low:start]
                inside = text[start + 1 : end - closed]
                yield _Quoted(block, start, end, before, inside, text[end:high], closed)


def _sentence(before: str) -> str:
    """What stands before the mark in its own sentence."""
    found = _LAST_STOP.match(before)
    return before[found.end() :] if found else before


def _new_sentence(before: str) -> bool:
    """Whether a sentence may begin at the mark."""
    last = before.rstrip()
    return not last or last[-1] in '.!?:,;”"’—–-)'
