"""Scoring profiles: how hard a desk wants to be, as YAML in ``rules/profiles`` or in a file of its own."""

from __future__ import annotations

from dataclasses import field
from difflib import get_close_matches
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from tlqa.data import Yaml, data_dir, read_built_in, read_yaml
from tlqa.errors import ProfileError
from tlqa.frozen import dataclass
from tlqa.model import Confidence, Severity
from tlqa.scoring import formulas

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

DEFAULT = "wire"

MODELS = ("nonlinear", "linear")

# MQM's weights, in which the rules' own weights are written: a profile that doubles 'major' doubles
# every major rule, those with a weight of their own too.
STANDARD_WEIGHTS: Mapping[Severity, float] = MappingProxyType(
    {Severity.MINOR: 1.0, Severity.MAJOR: 5.0, Severity.CRITICAL: 25.0}
)


@dataclass(frozen=True, slots=True)
class HouseRules:
    """Which rules a house wants: selectors turned on and off, and severities by selector."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = field(default_factory=dict)

    def over(self, other: HouseRules) -> HouseRules:
        """These on top of those of the profile that is extended."""
        return HouseRules(
            (*other.select, *self.select),
            (*other.ignore, *self.ignore),
            {**other.severity, **self.severity},
        )


@dataclass(frozen=True, slots=True)
class Profile:
    """How findings become a score. ``a`` and ``b`` are calibrated from the two points of ``tolerance``.

    Attributes:
        severities: penalty points of a finding, by severity.
        confidences: what part of them counts, by confidence.
        cap: a rule may cost at most this many times its weight in one story.
        tolerance: two points (words, penalty points): a story of so many words with so much penalty
            scores just ``passing``.
        passing: PT, the lowest score that passes.
        review: the lowest score that a person should look at; below it the story fails.
        min_words: below so many words a story is too short to score.
        fail_on_critical: a critical finding of high confidence fails the story by itself.
        rules: what the house wants of the rules; of no concern to the score's formula.
        model: ``nonlinear`` or ``linear`` (through the first tolerance point).
    """

    name: str
    description: str
    severities: Mapping[Severity, float]
    confidences: Mapping[Confidence, float]
    cap: float
    tolerance: tuple[tuple[float, float], tuple[float, float]]
    passing: float
    review: float
    min_words: int
    fail_on_critical: bool
    model: str
    a: float
    b: float
    rules: HouseRules = HouseRules()

    def penalty(self, severity: Severity, confidence: Confidence, weight: float | None = None) -> float:
        """Penalty points of one finding before capping.

        Args:
            severity: of the finding.
            confidence: of the finding.
            weight: the rule's own weight on MQM's scale, where it is not its severity's.
        """
        own = 1.0 if weight is None else weight / STANDARD_WEIGHTS[severity]
        return formulas.penalty_points(own * self.severities[severity], self.confidences[confidence])

    def score(self, points: float, words: int) -> float:
        """The score, 0 to 100, of a story of so many words and capped penalty points.

        Under ``min_words`` the tolerance is that of ``min_words``: nearer to nothing it would make
        every comma a catastrophe.
        """
        length = max(words, self.min_words, 1)
        if self.model == "linear":
            reference, tolerated = self.tolerance[0]
            return formulas.linear_score(
                points, length, reference_words=reference, tolerated=tolerated, threshold=self.passing
            )
        return formulas.nonlinear_score(points, length, a=self.a, b=self.b, threshold=self.passing)


def profile_names() -> tuple[str, ...]:
    """The names of the profiles that come with the rule book, sorted."""
    return tuple(sorted(path.stem for path in _directory().glob("*.yaml")))


def load_profile(name: str = DEFAULT) -> Profile:
    """A profile of the rule book by name, or a user's own by path (``*.yaml``, ``*.yml`` or with a slash).

    Raises:
        ProfileError: no such profile, or one that cannot be used; names the file and the line.
    """
    if name.endswith((".yaml", ".yml")) or "/" in name or "\\" in name:
        return _parse(read_yaml(Path(name), ProfileError), Path(name).stem)
    if name not in profile_names():
        raise ProfileError(f"there is no profile '{name}'; there are {', '.join(profile_names())}")
    return _parse(read_built_in(_directory() / f"{name}.yaml", ProfileError), name)


def _directory() -> Path:
    return data_dir() / "profiles"


def _parse(source: Yaml, name: str) -> Profile:
    values = _values(source, (name,))
    for key in _READERS:
        if key not in values:
            raise ProfileError(f"'{key}' is missing", path=source.path, line=1)
    return _build(source, name, values)


def _values(source: Yaml, extending: tuple[str, ...]) -> dict[str, Any]:
    """What a profile says, on top of what the one says that it extends."""
    if not isinstance(source.value, dict):
        raise ProfileError("a profile is a mapping of settings", path=source.path, line=1)
    values = _extended(source, extending)
    for key, given in source.value.items():
        read = _house_rules if key == _RULES else _READERS.get(key)
        if read is not None:
            try:
                values[key] = read(given)
            except (TypeError, ValueError) as problem:
                raise ProfileError(f"'{key}' {problem}", path=source.path, line=source.line(key)) from problem
        elif key != _EXTENDS:
            raise ProfileError(
                f"unknown key '{key}'; {_known(str(key))}", path=source.path, line=source.line(str(key))
            )
    if _RULES in source.value and _EXTENDS in source.value:
        values[_RULES] = values[_RULES].over(_extended(source, extending).get(_RULES, HouseRules()))
    return values


def _known(key: str) -> str:
    known = [_EXTENDS, *_READERS, _RULES]
    near = get_close_matches(key, known, n=1)
    return f"did you mean '{near[0]}'?" if near else f"a profile has {', '.join(known)}"


def _extended(source: Yaml, extending: tuple[str, ...]) -> dict[str, Any]:
    name = source.value.get(_EXTENDS)
    if name is None:
        return {}
    line = source.line(_EXTENDS)
    if name not in profile_names():
        known = ", ".join(profile_names())
        raise ProfileError(f"'{_EXTENDS}' names no profile; there are {known}", path=source.path, line=line)
    if name in extending:
        raise ProfileError(f"'{_EXTENDS}' goes round in a circle", path=source.path, line=line)
    return _values(read_built_in(_directory() / f"{name}.yaml", ProfileError), (*extending, name))


def _build(source: Yaml, name: str, values: dict[str, Any]) -> Profile:
    if values["review"] > values["passing"]:
        raise ProfileError(
            "'review' must not be above 'passing'", path=source.path, line=source.line("review")
        )
    try:
        a, b = formulas.calibrate(*values["tolerance"][0], *values["tolerance"][1])
    except ValueError as problem:
        raise ProfileError(str(problem), path=source.path, line=source.line("tolerance")) from problem
    return Profile(name=name, a=a, b=b, **values)


def _house_rules(value: object) -> HouseRules:
    """The section ``rules``: select and ignore, lists of selectors; severity, by selector."""
    if not isinstance(value, dict):
        raise TypeError(f"must be a mapping, not {_type_name(value)}")
    for key in value:
        if key not in _HOUSE:
            near = get_close_matches(str(key), _HOUSE, n=1)
            hint = f"did you mean '{near[0]}'?" if near else f"it has {', '.join(_HOUSE)}"
            raise ValueError(f"has an unknown key '{key}'; {hint}")
    severity = value.get("severity", {})
    if not isinstance(severity, dict) or not all(each in list(Severity) for each in severity.values()):
        raise ValueError(f"needs under 'severity' selectors with one of {', '.join(Severity)}")
    return HouseRules(
        _selectors(value, "select"),
        _selectors(value, "ignore"),
        {str(selector): Severity(each) for selector, each in severity.items()},
    )


def _selectors(value: dict[Any, Any], key: str) -> tuple[str, ...]:
    listed = value.get(key, [])
    if not isinstance(listed, list) or not all(isinstance(each, str) for each in listed):
        raise ValueError(f"needs under '{key}' a list of rules")
    return tuple(listed)


def _number(value: object, *, low: float = 0.0, high: float = float("inf")) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError(f"must be a number, not {_type_name(value)}")
    if not low <= value <= high or value == float("inf"):
        raise ValueError(
            f"must be from {low:g} to {high:g}" if high < float("inf") else f"must be {low:g} or more"
        )
    return float(value)


def _percentage(value: object) -> float:
    return _number(value, low=0, high=99.9)


def _whole(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise TypeError(f"must be a whole number, 0 or more, not {_type_name(value)}")
    return value


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError(f"must be true or false, not {_type_name(value)}")
    return value


def _line_of_text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"must be text, not {_type_name(value)}")
    return value.strip()


def _model(value: object) -> str:
    if value not in MODELS:
        raise ValueError(f"must be one of {', '.join(MODELS)}")
    return str(value)


def _by_member(names: type[Severity] | type[Confidence], high: float) -> Callable[[object], Any]:
    def read(value: object) -> Mapping[Any, float]:
        wanted = [member.value for member in names]
        if not isinstance(value, dict) or set(value) != set(wanted):
            raise ValueError(f"must have just the keys {', '.join(wanted)}")
        return {names(key): _number(number, high=high) for key, number in value.items()}

    return read


def _points(value: object) -> tuple[tuple[float, float], ...]:
    message = "must be two points [words, penalty points]"
    if not isinstance(value, list) or len(value) != 2:
        raise ValueError(message)
    if not all(isinstance(point, list) and len(point) == 2 for point in value):
        raise ValueError(message)
    return tuple((_number(words), _number(points)) for words, points in value)


def _type_name(value: object) -> str:
    names = {dict: "a mapping", list: "a list", str: "text", bool: "true or false", type(None): "nothing"}
    return names.get(type(value), f"{value!r}")


_EXTENDS, _RULES = "extends", "rules"
_HOUSE = ("select", "ignore", "severity")
_READERS: Mapping[str, Callable[[object], Any]] = MappingProxyType(
    {
        "description": _line_of_text,
        "model": _model,
        "severities": _by_member(Severity, float("inf")),
        "confidences": _by_member(Confidence, 1.0),
        "cap": _number,
        "tolerance": _points,
        "passing": _percentage,
        "review": _percentage,
        "min_words": _whole,
        "fail_on_critical": _flag,
    }
)
