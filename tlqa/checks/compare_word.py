"""What a small word decides: whether a sentence denies, doubts or reports (needs the story's source).

``of`` says which words: ``negation`` (not, no, never), ``modal`` (may, must) or ``reported`` (allegedly; the
conditional and subjunctive by which French and German leave a statement to others). ``event``: ``lost`` (the
source has one, the story none) or ``added``. Sentences with such words on one side and none on the other are
judged, and of negations those with more of them than the source has. The finding is the word that is too
many, else the clause in which it is missing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from tlqa import sources
from tlqa.checks._pair import clause_at, pair_of
from tlqa.checks.base import Hit
from tlqa.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tlqa.checks._pair import Pair, Passage
    from tlqa.checks.base import Draft, Prepared
    from tlqa.model import Block, Rule
    from tlqa.sources import Mark
    from tlqa.text.analysis import Analysis

KIND = "compare-word"
SCHEMA: dict[str, Any] = {
    "properties": {
        "of": {"enum": ["negation", "modal", "reported"]},
        "event": {"enum": ["lost", "added"]},
    },
    "required": ["of", "event"],
}
GROUPS = ("theirs",)
DRAFT: Draft = (
    {"of": "negation", "event": "lost"},
    {"text": "⟦The placeholder came home.⟧", "source": "Der Platzhalter kam nicht nach Hause.", "from": "de"},
    {
        "text": "The placeholder did not come home.",
        "source": "Der Platzhalter kam nicht nach Hause.",
        "from": "de",
    },
)

_READ = {"negation": sources.negations, "modal": sources.modals, "reported": sources.reported}
# English that denies, doubts or reports without one of the words.
_INSTEAD = {
    name: re.compile(rf"\b(?:{'|'.join(words.split())})\w*", re.IGNORECASE)
    for name, words in {
        "negation": r"un(?!der|ion|it|iv|iq|if|cle|til|an|less)\w{4,} non\b (?!never|none)\w{3,}less\b"
        r" in(?:abil|accura|adequ|appropr|capab|complet|conclus|correct|decis|defin|direct|effect|effici"
        r"|elig|equal)"
        r" in(?:evit|exper|flex|formal|frequ|hum|secur|sens|signif|solub|stab|suff|toler|valid|visib"
        r"|volunt|consist)"
        r" im(?:poss|prob|perf|mat|mob|pat|prop|pur|moral|part|balan) ir(?:reg|rel|resp|rev|ref|rep|rat) "
        r"il(?:leg|lic|log)"
        r" dis(?:agre|allow|appr|belie|conn|cont|cour|hon|like|loy|miss|obey|pens|prov|qual|reg|resp|sat"
        r"|trust|unit|appe)"
        " fail refus deny deni lack without avoid prevent stop reject absen miss free rul\\w+\\sout only "
        "just hardly"
        " barely scarcely instead rather until unless oppos except few little beyond (?:nothing|anything"
        "|all)\\sbut"
        " ban bar block forbid halt cancel zero neither nor yet before declin last than\\s(?:in\\s)?any "
        "abstain withh ignor exclu too regardless",
        "modal": r"can could may might must should shall will would ought need able possib likely perhaps"
        r" ha(?:ve|s|d)\Wto maybe probabl expect set due plan allow let permit requir want capab"
        r" (?:be|is|are)\Wto",
        "reported": r"(?<!not\s)alleg report accord said say claim believ suspect accus would could may might"
        r" appar suppos seem think thought assum presum purport suggest argu stress announc note"
        r" (?<!be\s)(?<!been\s)(?<!was\s)(?<!were\s)(?<!is\s)(?<!are\s)(?:told|tells|warn|add(?:ed|s"
        r"|ing)\b|stat(?:ed|ing)\b)",
    }.items()
}
# "only" answers a negation where no word of the source says it: ne … que
_LIMITS = frozenset(("only", "just", "until"))
_ONLY = re.compile(
    r"\b(?:nur|erst|lediglich|seulement|uniquement|s[óo]lo|solamente|hasta|s[óo]|somente|apenas|at[ée]|soltanto"
    r"|solo|finch[ée]|fino|slechts|pas|alleen|enkel|только|лишь|тільки|лише|tylko|dopiero|jedynie|ancak|sadece"
    r"|yalnızca|kadar)\b|只|才|直到|仅|だけ|のみ|しか|ようやく|やっと|初めて|فقط|إلا|حتى",
    re.IGNORECASE,
)
# what denies within a word, so that English may say "not"
_SOFT = re.compile(
    r"\b(?:incompl|insuff?ic|imposs|incap|inconn|desconoc|desconh|sconosc|absen|assen[tz]|ausen|ausên|manc|manqu"
    r"|falt|fehl|mangel|verzicht|unm[öo]g|unbek|unzur|unvoll|unklar|unter(?:blieb|lass|ließ)|sconsigl|desaconsej"
    r"|d[ée]conseill|ontbre|onmog|onbek|onvoldo|невозм|недост|недоп|отсутств|неизв|неспос|неможл|відсутн|нестач"
    r"|отказ|відмов|refus|rehus|neg[óo]|recus|rifiut|weiger|lehn|odm[óo]wi|reddet|رفض|ورفض|воздерж|утрима|wstrzym|abstien|abstuv|abstev|astenn|asten|enthiel|enthalt|onthield|onthoud"
    r"|brak|niemo[żz]|niewystarcz|nieobec|eksik|yoksun|imkans)\w*|才能|才可|才会|难以|難以|禁止|拒|缺|免|不足|失|断|欠|\w+s[ıiuü]z(?:\b|l)|غياب|نقص|فشل",
    re.IGNORECASE,
)
_AMBIGUOUS = frozenset((*"无無非别勿莫", "غير"))  # parts of many words and names; un- as well as not
_NONE = re.compile(r"n['’]importe|ne serait-ce", re.IGNORECASE)  # French that denies nothing
_FRENCH = frozenset(("n", "ne", "sans", "ni"))
_NOT = re.compile(r"(?:no|not|never|none|nobody|nothing|neither|nowhere|cannot|n['’]t)", re.IGNORECASE)
_TOGETHER = 25
_BEFORE = 40


def required_literals(params: Mapping[str, Any], macros: Mapping[str, str]) -> tuple[str, ...] | None:
    return None


def prepare(rule: Rule, macros: Mapping[str, str]) -> Prepared:
    return _Words(rule.params["of"], rule.params["event"])


def _firsts(text: str, marks: Sequence[Mark]) -> list[Mark]:
    """The words without those that go with the one before: n'a jamais."""
    found: list[Mark] = []
    end = -_TOGETHER
    for mark in marks:
        alone = mark.start - end > _TOGETHER or "," in text[end : mark.start]
        named = mark.text[:1].isupper() and not _opens(text, mark.start)
        if alone and not named and not _NONE.match(text, mark.start):
            found.append(mark)
        end = mark.end
    return found


def _share(word: Mark, span: tuple[int, int]) -> float:
    """How far into a span a word stands, from 0 to 1."""
    return (word.start - span[0]) / max(1, span[1] - span[0])


def _opens(text: str, start: int) -> bool:
    """Whether a word begins a sentence, and has its capital from that."""
    before = text[max(0, start - _BEFORE) : start].rstrip()
    return not before or before[-1] in '.!?:;…“„«"'


@dataclass(frozen=True, slots=True)
class _Words:
    of: str
    event: str

    def find(self, story: Analysis, blocks: Sequence[Block]) -> Iterator[Hit]:
        pair = pair_of(story)
        if pair is None or sources.get(pair.code) is None:
            return
        read = _READ[self.of]
        theirs, ours = read(pair.original, pair.code), read(pair.text, story.language.code)
        sides = pair.by_source(theirs), pair.by_target(ours)
        for number in sides[0] if self.event == "lost" else sides[1]:
            passage, every = pair.passages[number], sides[0].get(number, [])
            before = _firsts(pair.original, every)
            after = _firsts(pair.text, sides[1].get(number, []))
            if self.event == "lost" and not after:
                firm = [word for word in before if word.text not in _AMBIGUOUS]
                if firm:
                    yield from self._lost(pair, passage, firm)
            elif self.event == "added":
                if pair.code == "fr":  # ne … pas is one
                    every = [word for word in every if word.text.lower() in _FRENCH] or before
                word = self._added(pair, passage, every, after)
                if word is not None:
                    yield Hit(word.start, word.end, {"theirs": ""}, source=pair.span(*passage.source))

    def _added(
        self, pair: Pair, passage: Passage, before: Sequence[Mark], after: Sequence[Mark]
    ) -> Mark | None:
        """The word that is too many: the only one, or the one that denies furthest from the source's."""
        plain = [word for word in after if self._plain(word)]
        if not before:
            soft = self.of == "negation" and _SOFT.search(pair.original, *passage.source)
            return plain[0] if plain and not soft and (self.of == "negation" or len(after) == 1) else None
        if self.of != "negation" or len(plain) <= len(before):
            return None
        theirs = [_share(word, passage.source) for word in before]
        return max(plain, key=lambda word: min(abs(_share(word, passage.target) - at) for at in theirs))

    def _plain(self, word: Mark) -> bool:
        """Whether it denies by itself: a verb such as 'refused' may answer one of the source's."""
        return self.of != "negation" or _NOT.fullmatch(word.text) is not None

    def _lost(self, pair: Pair, passage: Passage, words: Sequence[Mark]) -> Iterator[Hit]:
        instead = _INSTEAD[self.of].findall(pair.text, *passage.target)
        if self.of == "negation" and instead and _ONLY.search(pair.original, *passage.source):
            instead = [word for word in instead if word.lower() not in _LIMITS]
        if len(instead) < (len(words) if self.of == "negation" else 1):
            span = pair.span(words[0].start, words[0].end)
            length = passage.source[1] - passage.source[0]
            place = clause_at(pair.text, passage.target, (span.start - passage.source[0]) / length)
            yield Hit(*place, {"theirs": span.text}, source=span)
