"""What must be, may be, or will be: said more weakly or more strongly than in the source (needs the story's
source).

``event``: ``weakened`` (the source says must, the story may or could) or ``strengthened`` (the source says
may or could, the story must or will). Only sentences with modal words of one sort on each side are judged;
the finding is the story's word.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from tlqa.checks._pair import pair_of
from tlqa.checks.base import Hit
from tlqa.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tlqa.checks.base import Draft, Prepared
    from tlqa.model import Block, Rule
    from tlqa.text.analysis import Analysis

KIND = "compare-modality"
SCHEMA: dict[str, Any] = {
    "properties": {"event": {"enum": ["weakened", "strengthened"]}},
    "required": ["event"],
}
GROUPS = ("theirs",)
DRAFT: Draft = (
    {"event": "weakened"},
    {"text": "The placeholder ⟦may⟧ wait.", "source": "Der Platzhalter muss warten.", "from": "de"},
    {"text": "The placeholder has to wait.", "source": "Der Platzhalter muss warten.", "from": "de"},
)

_MUST = {
    "de": "muss müssen musste mussten verpflichtet gezwungen zwingend",
    "fr": r"doi(?:t|vent) devra devront devaient devait faut faudra obligé\w* obligatoire\w* tenus?\sde "
    r"contraint\w*",
    "es": r"debe deben deberá deberán debía debían tienen?\sque tendrán?\sque hay\sque obligad\w+ "
    r"obligatori\w+",
    "it": r"deve devono dovrà dovranno doveva dovevano obbligat\w+ obbligatori\w+ bisogna costrett\w+",
    "pt": r"t[eê]m\sde t[eê]m\sque terá\sde terá\sque precisa precisam obrigad\w+ obrigatóri\w+",
    "nl": "moet moeten moest moesten verplicht gedwongen",
    "ru": r"должен должна должно должны обязан\w* необходимо придется придётся вынужден\w*",
    "uk": r"повинен повинна повинні повинно мусить мусять зобов\W?язан\w+ необхідно доведеться змушен\w+",
    "pl": r"musi muszą musiał\w* trzeba zobowiązan\w+ zmuszon\w+ konieczne",
    "tr": r"zorunda zorunlu mecbur şart gerekir gerekiyor gerekecek",
    "ar": "يجب يتعين مضطر مضطرون ملزم ملزمة",
    "zh": "必须 必須 务必 不得不 必需",
    "ja": "なければならない なければなりません ねばならない なくてはならない 義務",
}
_MAY = {
    "de": r"kann können könnte\w* konnte\w* darf dürfen dürfte\w* mag vielleicht möglich\w* womöglich "
    r"eventuell "
    r"wohl soll\w* wahrscheinlich vermutlich",
    "fr": r"peu(?:t|vent) pourrai\w+ pourra pourront peut-être possib\w+ éventuel\w+ devrai\w+ "
    r"probable\w* risque\w* "
    r"pouvai\w+ aurai\w+ serai\w+",
    "es": r"puede pueden podría\w* podrá\w* podía\w* quizás? tal\svez posib\w+ probable\w* debería\w* "
    r"capaz capaces",
    "it": r"può possono potrebbe\w* potrà potranno poteva\w* forse possibil\w+ probabil\w+ dovrebbe\w* "
    r"rischia\w*",
    "pt": r"pode podem poderia\w* poderá\w* podia\w* talvez possível possivel\w* prova\w+ deve\w* deverá\w*",
    "nl": r"kan kunnen kon konden zou zouden mag mogen misschien wellicht mogelijk\w* waarschijnlijk",
    "ru": r"может могут мог могл\w+ возможн\w+ можно вероятн\w+ сможет смогут следует",
    "uk": r"може можуть міг могл\w+ можлив\w+ можна ймовірн\w+ імовірн\w+ зможе зможуть слід",
    "pl": r"może mogą mógł\w* mogł\w+ możliw\w+ można być\smoże prawdopodobn\w+ powin\w+",
    "tr": r"belki olabilir \w+[ae]bil\w+ muhtemel\w* mümkün ihtimal\w* olası",
    "ar": r"قد يمكن ربما يحتمل محتمل الممكن المحتمل المرجح تستطيع يستطيع ينبغي",
    "zh": "可能 也许 或许 可以 能 恐怕 或将 或 应 大概 有望 (?<![议大社协机委员国])会(?![议员长见谈])",
    "ja": "かもしれ 可能性 おそれ 恐れ できる ことができ べき だろう でしょう 見通し",
}
# of those, what leaves something open beyond doubt; the rest only speaks against a finding
_OPEN = {
    "de": r"kann können könnte\w* darf dürfen dürfte\w* vielleicht möglicherweise womöglich eventuell",
    "fr": r"peu(?:t|vent) pourrai\w+ pourra pourront peut-être éventuellement",
    "es": r"puede pueden podría\w* podrá\w* quizás? tal\svez posiblemente",
    "it": r"può possono potrebbe\w* potrà potranno forse possibilmente",
    "pt": r"pode podem poderia\w* poderá\w* talvez possivelmente",
    "nl": r"kan kunnen mag mogen misschien wellicht mogelijk",
    "ru": r"может могут возможно",
    "uk": r"може можуть можливо",
    "pl": r"może mogą mógłby mogłaby mogłoby",
    "tr": r"belki olabilir",
    "ar": r"ربما يحتمل قد",
    "zh": r"可能 也许 或许",
    "ja": r"かもしれ 可能性がある 恐れがある おそれがある",
}
_ENGLISH_MUST = re.compile(
    r"\b(?:must|ha(?:s|ve|d|ving) to|need(?:s|ed)?\b|required?|requires|obliged|obligat\w+|mandatory"
    r"|compulsory|forced"
    r"|compelled|(?:is|are|was|were|be) to\b|necessary|necessarily|essential|bound|got to|ordered)\b",
    re.IGNORECASE,
)
_ENGLISH_MAY = re.compile(
    r"\b(?:may(?! \d)|might|can(?:not|'t|’t)?|could(?:n['’]t)?|possib\w+|perhaps|maybe|likely|able"
    r"|allow\w*|permi\w+"
    r"|potential\w*|probabl\w+|would|should|ought|supposed|expected|capable|risk\w*|threat\w*|chance|set to"
    r"|seem\w*|appear\w*|apparent\w*|reported\w*|alleged\w*|said to|due to|unlikely|unable|in a position)\b",
    re.IGNORECASE,
)
_WEAK = re.compile(r"\b(?:may(?! \d)|might|could)\b")
_STRONG = re.compile(
    r"\b(?:must|ha(?:s|ve) to|will(?! be able| likely| probably)|is certain|are certain)\b(?! not)"
)
_NO_SPACES = frozenset(("zh", "ja"))


def required_literals(params: Mapping[str, Any], macros: Mapping[str, str]) -> tuple[str, ...] | None:
    return None


def prepare(rule: Rule, macros: Mapping[str, str]) -> Prepared:
    return _Modality(rule.params["event"])


@cache
def _words(code: str, which: str) -> re.Pattern[str]:
    table = {"must": _MUST, "may": _MAY, "open": _OPEN}[which]
    words = "|".join(table[code].split())
    return re.compile(words if code in _NO_SPACES else rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Modality:
    event: str

    def find(self, story: Analysis, blocks: Sequence[Block]) -> Iterator[Hit]:
        pair = pair_of(story)
        if pair is None or pair.code not in _MUST:
            return
        weakened = self.event == "weakened"
        wanted = _words(pair.code, "must" if weakened else "open")
        other = _words(pair.code, "may" if weakened else "must")
        same = _ENGLISH_MUST if weakened else _ENGLISH_MAY
        for passage in pair.passages:
            theirs = wanted.search(pair.original, *passage.source)
            if theirs is None or other.search(pair.original, *passage.source):
                continue
            ours = (_WEAK if weakened else _STRONG).search(pair.text, *passage.target)
            if ours is not None and not same.search(pair.text, *passage.target):
                span = pair.span(*theirs.span())
                yield Hit(*ours.span(), {"theirs": span.text}, source=span)
