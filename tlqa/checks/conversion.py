"""Two sums of money said to be the same that cannot be: '2.6 billion yuan (about 36 million dollars)'.

Chinese, Japanese, Korean and Hindi count large numbers by other steps (万, 億, crore); an engine that turns
one sum right and the other not leaves them a factor of ten or more apart. ``rates`` has currencies, or names
a table of the pack that has: how many of each a US dollar bought at least and at most in the years of which
news still speaks, then how news names them. ``factor`` is how far apart the sums may be beyond that.

The finding is the sum in brackets; messages may use ``{other}``, the sum before them, and ``{times}``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from tlqa.checks._tables import read_table
from tlqa.checks.base import Hit
from tlqa.compiled import compiled
from tlqa.errors import RuleError
from tlqa.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from tlqa.checks.base import Draft, Prepared
    from tlqa.model import Block, Rule
    from tlqa.text.analysis import Analysis

KIND = "conversion"
GROUPS = ("other", "times")
SCHEMA: dict[str, Any] = {
    "properties": {
        "rates": {
            "oneOf": [
                {"type": "string", "minLength": 1},
                {"type": "object", "additionalProperties": {"type": "string"}, "minProperties": 1},
            ]
        },
        "factor": {"type": "number", "minimum": 1.5},
    },
    "required": ["rates", "factor"],
}
DRAFT: Draft = (
    {"rates": {"EUR": "0.6-1.1: euros, €", "JPY": "75-165: yen"}, "factor": 2.5},
    "The placeholder cost 300 million yen (⟦20 million euros⟧), and it was late.",
    "The placeholder cost 300 million yen (2 million euros), and it was late.",
)

_SCALES = {
    **dict.fromkeys(("thousand", "k"), 1e3),
    **dict.fromkeys(("lakh", "lakhs"), 1e5),
    **dict.fromkeys(("million", "mn", "m", "mln"), 1e6),
    **dict.fromkeys(("crore", "crores"), 1e7),
    **dict.fromkeys(("billion", "bn", "b", "bln"), 1e9),
    **dict.fromkeys(("trillion", "tn", "trn"), 1e12),
}
_NUMBER = r"(?:\d{1,3}(?:,\d{3}){1,5}|\d{1,15})(?:\.\d{1,9})?(?![.,]?\d)"
_SCALE = rf"(?:[ \u00a0-]?(?:{'|'.join(sorted(_SCALES, key=len, reverse=True))})\b)?"
_ABOUT = (
    r"(?:(?:or|about|around|some|roughly|nearly|almost|approximately|approx\.?|over|more than|just over"
    r"|just under|equivalent to|equal to|worth|at today['’]s rate)[ \u00a0]|[=≈~≃] ?)*"
)
_RATE = re.compile(r"(?P<low>\d+(?:\.\d+)?)-(?P<high>\d+(?:\.\d+)?): (?P<names>.+)")


class _Rate(NamedTuple):
    """How many of a currency a dollar bought, at least and at most."""

    low: float
    high: float


def complete(params: Mapping[str, Any], pack: Path) -> dict[str, Any]:
    """The parameters with the table read: by each name of a currency the two rates.

    Raises:
        RuleError: the table cannot be read, or what is wrong in it, with path and line.
    """
    named: dict[str, list[float]] = {}
    rates = params["rates"]
    for currency, said in (rates if isinstance(rates, dict) else read_table(rates, pack, "rates")).items():
        match = _RATE.fullmatch(said)
        if match is None or not 0 < float(match["low"]) <= float(match["high"]):
            raise _error(pack, rates, currency, said)
        for name in match["names"].split(", "):
            named[name.lower()] = [float(match["low"]), float(match["high"])]
    return {**params, "named": named}


def _error(pack: Path, rates: object, currency: str, said: str) -> RuleError:
    wanted = f"'{currency}' under 'rates' needs a text like '0.6-1.1: euros, €', not '{said}'"
    if not isinstance(rates, str):
        return RuleError(wanted)
    from tlqa.data import read_yaml

    path = pack / rates
    return RuleError(wanted, path=str(path), line=read_yaml(path, RuleError).line("rates", currency))


def required_literals(params: Mapping[str, Any], macros: Mapping[str, str]) -> tuple[str, ...] | None:
    return ("(",)


def prepare(rule: Rule, macros: Mapping[str, str]) -> Prepared:
    rates = {name: _Rate(*rate) for name, rate in rule.params["named"].items()}
    one, two = (_sum(key, rates) for key in ("one", "two"))
    expression = compiled(rf"{one} ?\({_ABOUT}{two}", re.IGNORECASE)
    return _Conversions(expression, rates, rule.params["factor"])


def _sum(key: str, names: Iterable[str]) -> str:
    """An amount with a sign in front or a name behind it, in groups whose names begin with the key."""
    ordered = sorted(names, key=lambda name: (-len(name), name))
    words = "|".join(re.escape(name) for name in ordered if name[-1].isalpha())
    signs = "|".join(re.escape(name) for name in ordered if not name[-1].isalpha())
    forms = []
    if signs:
        forms.append(rf"(?P<{key}sign>{signs}) ?(?P<{key}a>{_NUMBER})(?P<{key}b>{_SCALE})")
    if words:
        forms.append(rf"(?P<{key}c>{_NUMBER})(?P<{key}d>{_SCALE})[ \u00a0](?P<{key}word>{words})\b")
    return rf"(?P<{key}>(?<![\w$€£¥₩₹])(?:{'|'.join(forms)}))"


@dataclass(frozen=True, slots=True)
class _Conversions:
    expression: re.Pattern[str]
    rates: Mapping[str, _Rate]
    factor: float

    def find(self, story: Analysis, blocks: Sequence[Block]) -> Iterator[Hit]:
        for block in blocks:
            for match in self.expression.finditer(story.text, block.start, block.end):
                times = self._apart(match)
                if times >= self.factor:
                    yield Hit(*match.span("two"), {"other": match["one"], "times": f"{times:.0f}"})

    def _apart(self, match: re.Match[str]) -> float:
        """By how much the two cannot be the same, at the rates that favour them most."""
        (low, high), (other_low, other_high) = (self._dollars(match, key) for key in ("one", "two"))
        return max(low / other_high, other_low / high)

    def _dollars(self, match: re.Match[str], key: str) -> tuple[float, float]:
        """What a sum was worth in US dollars, at least and at most."""
        said = match.groupdict()
        figure = said.get(f"{key}a") or said[f"{key}c"]
        scale = (said.get(f"{key}b") or said.get(f"{key}d") or "").strip(" \u00a0-").lower()
        amount = float(figure.replace(",", "")) * _SCALES.get(scale, 1.0)
        rate = self.rates[(said.get(f"{key}sign") or said[f"{key}word"]).lower()]
        return max(amount, 1e-9) / rate.high, max(amount, 1e-9) / rate.low
