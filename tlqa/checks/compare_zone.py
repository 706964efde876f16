"""Times of day with the clock of another place (needs the story's source).

The source gives 3 p.m. Moscow time, the story 3 p.m. GMT: the hour was copied and the zone changed. Where the
hour is another too, it was converted, and nothing is said. Zones are read by their names and letters; local
time is one of them.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from tlqa import sources
from tlqa.checks._pair import pair_of, within
from tlqa.checks.base import Hit
from tlqa.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tlqa.checks._pair import Pair, Passage
    from tlqa.checks.base import Draft, Prepared
    from tlqa.model import Block, Rule
    from tlqa.text.analysis import Analysis

KIND = "compare-zone"
SCHEMA: dict[str, Any] = {"properties": {}}
GROUPS = ("theirs",)
DRAFT: Draft = (
    {},
    {
        "text": "The placeholder begins at 15:00 ⟦GMT⟧.",
        "source": "Der Platzhalter beginnt um 15:00 Uhr Ortszeit.",
        "from": "de",
    },
    {
        "text": "The placeholder begins at 15:00 local time.",
        "source": "Der Platzhalter beginnt um 15:00 Uhr Ortszeit.",
        "from": "de",
    },
)

_ZONES = {
    "utc": r"GMT|UTC|Weltzeit|temps universel|heure de Greenwich|hora de Greenwich|по Гринвичу"
    r"|格林(?:尼治|威治)(?:标准)?时间"
    r"|世界标准时间|グリニッジ標準時|غرينتش|czasu uniwersalnego|Greenwich",
    "local": r"Ortszeit|local time|heures? locales?|hora local|ora locale|lokale tijd|plaatselijke tijd"
    r"|по местному времени|за місцевим часом|czasu lokalnego|yerel saat\w*|بالتوقيت المحلي|当地时间"
    r"|當地時間|現地時間",
    "central europe": r"CES?T|MES?Z|Central European (?:Summer )?Time|mitteleuropäische\w* "
    r"(?:Sommer)?zeit|heure de Paris"
    r"|hora central europea|Berlin time|Paris time",
    "moscow": r"МСК|мск|MSK|по московскому времени|Moskauer Zeit|heure de Moscou|hora de Moscú|hora de "
    r"Moscovo|ora di Mosca"
    r"|Moskou(?:se)? tijd|czasu moskiewskiego|Moskova saat\w*|بتوقيت موسكو|莫斯科时间|モスクワ時間|Moscow "
    r"time",
    "kyiv": r"за київським часом|по киевскому времени|Kiewer Zeit|heure de Kiev|Kyiv time",
    "beijing": r"北京时间|北京時間|Pekinger Zeit|heure de Pékin|hora de Pekín|по пекинскому времени"
    r"|Beijing time|China time",
    "japan": r"日本時間|日本时间|JST|heure de Tokyo|japanischer Zeit|Japan time|Tokyo time",
    "turkey": r"TSİ|Türkiye saat\w*|Turkish time|Istanbul time|Turkey time",
    "eastern": r"E[SD]?T(?![a-z])|Eastern (?:Standard |Daylight )?Time|美(?:国)?东(?:部)?时间|heure de "
    r"New York|hora del este"
    r"|New Yorker Zeit|New York time|по восточному времени",
    "pacific": r"P[SD]T|Pacific (?:Standard |Daylight )?Time|太平洋时间|hora del Pacífico",
}  # fmt: skip
_TIME = re.compile(r"[Tt]ime\b")
_ZONED = re.compile(
    r"(?:local|European|Summer|Berlin|Paris|Moscow|Kyiv|Beijing|China|Japan|Tokyo|Turkish|Istanbul|Turkey|York"
    r"|Eastern|Standard|Daylight|Pacific) $"
)
_NEAR = 12
_SHORT = re.compile(r"[A-Z]T(?![A-Za-z])")
_HINTS = (
    *("temps", "UTC", "MSK", "Greenwich", "zeit", "heure", "hora", "ora ", "tijd", "saat", "TSİ"),
    *("Гринв", "МСК", "мск", "врем", "час", "czasu", "时间", "時", "غرينتش", "توقيت"),
)
_HALF_DAY = 720


def required_literals(params: Mapping[str, Any], macros: Mapping[str, str]) -> tuple[str, ...] | None:
    return None


def prepare(rule: Rule, macros: Mapping[str, str]) -> Prepared:
    return _Zones()


def _may_say_zone(text: str) -> bool:
    """Whether a text has what the names of zones have, which is soon seen."""
    return (
        _SHORT.search(text) is not None
        or any(hint in text for hint in _HINTS)
        or any(_ZONED.search(text, max(0, m.start() - _NEAR), m.start()) for m in _TIME.finditer(text))
    )


@cache
def _zone() -> re.Pattern[str]:
    named = "|".join(f"(?P<{name.replace(' ', '_')}>{body})" for name, body in _ZONES.items())
    return re.compile(rf"(?<![A-Za-zА-я])(?:{named})(?![A-Za-zА-я])")


@dataclass(frozen=True, slots=True)
class _Zones:
    def find(self, story: Analysis, blocks: Sequence[Block]) -> Iterator[Hit]:
        pair = pair_of(story)
        if pair is None or not _may_say_zone(pair.text) or _zone().search(pair.text) is None:
            return
        for passage in pair.passages:
            ours = list(_zone().finditer(pair.text, *passage.target))
            theirs = list(_zone().finditer(pair.original, *passage.source))
            if len(ours) != 1 or len(theirs) != 1 or ours[0].lastgroup == theirs[0].lastgroup:
                continue
            if _same_hours(pair, passage):
                span = pair.span(*theirs[0].span())
                yield Hit(*ours[0].span(), {"theirs": span.text}, source=span)


def _same_hours(pair: Pair, passage: Passage) -> bool:
    """Whether the sentence has the hours of the source."""
    theirs = within(sources.times(pair.original, pair.code), passage.source)
    ours = within(sources.times(pair.text, pair.language.code), passage.target)
    hours = {clock.minutes % _HALF_DAY for clock in theirs}
    return bool(hours) and hours == {clock.minutes % _HALF_DAY for clock in ours}
