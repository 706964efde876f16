"""Settings with the place each comes from: what files say in order, then flags, on top of the defaults."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from tlqa.config.keys import ADDS, BY_NAME, FILES, KEYS, LISTS, NEURAL, OUTPUT, OVERRIDES
from tlqa.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tlqa.config.read import Source


class Place(NamedTuple):
    """Where a value comes from: a line of a file, an option of the command line, or nobody said it."""

    path: str = ""
    line: int = 0
    flag: str = ""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}" if self.path else self.flag or "default"


DEFAULT = Place()


class Given(NamedTuple):
    """A value and where it comes from.

    Attributes:
        value: of a table, one pair of selector and value; paths are resolved.
        globs_from: of a glob, the directory it counts from.
    """

    value: Any
    place: Place = DEFAULT
    globs_from: Path | None = None


Layer = dict[str, tuple[Given, ...]]
"""What one place says, by key; ``extend-…`` keys add to what was said before."""

DEFAULTS: Layer = {key.name: (Given(key.default),) if key.shape == "one" else () for key in KEYS}


def layers(source: Source, path: Path | None) -> Iterator[Layer]:
    """What a file says of the story at ``path``: first of all stories, then what fits this one."""
    yield _layer(source, source.value, ())
    for number in matching(source, path):
        yield _layer(source, source.value[OVERRIDES][number], (OVERRIDES, number))


def matching(source: Source, path: Path | None) -> tuple[int, ...]:
    """The overrides of a file whose globs fit a path, in order."""
    overrides = source.value.get(OVERRIDES, ())
    if not overrides or path is None or not path.is_relative_to(source.globs_from):
        return ()
    from tlqa.config.globs import patterns

    relative = path.relative_to(source.globs_from).as_posix()
    return tuple(
        number
        for number, override in enumerate(overrides)
        if patterns(source.globs_from, tuple(override[FILES])).says(relative)
    )


def every_layer(source: Source) -> Iterator[Layer]:
    """What a file says of all stories, then each of its overrides, whether they fit one or not."""
    yield _layer(source, source.value, ())
    for number, override in enumerate(source.value.get(OVERRIDES, ())):
        yield _layer(source, override, (OVERRIDES, number))


def _layer(source: Source, said: Mapping[str, Any], at: tuple[str | int, ...]) -> Layer:
    found: Layer = {}
    for name, value in said.items():
        if name in (NEURAL, OUTPUT):
            for inner, each in value.items():
                dotted = f"{name}.{inner}"
                found[dotted] = (_given(source, each, (*at, name, inner), dotted),)
        key = BY_NAME.get(name.removeprefix(ADDS))
        if key is None:
            continue
        if key.shape == "one":
            found[name] = (_given(source, value, (*at, name), key.name),)
        elif key.shape == "table":
            found[name] = tuple(
                _given(source, pair, (*at, name, pair[0]), key.name) for pair in value.items()
            )
        else:
            found[name] = tuple(_given(source, v, (*at, name, n), key.name) for n, v in enumerate(value))
    return found


def _given(source: Source, value: Any, at: tuple[str | int, ...], name: str) -> Given:
    place = Place(source.shown, source.line(*at))
    if name and BY_NAME[name].files and (name != "profile" or is_path(value)):
        value = os.path.abspath(source.path.parent / Path(value).expanduser())  # noqa: PTH100
    return Given(value, place, source.globs_from if name == "exclude" else None)


def is_path(profile: str) -> bool:
    """Whether a profile is named by its file."""
    return profile.endswith((".yaml", ".yml")) or "/" in profile or "\\" in profile


def over(below: Layer, layer: Layer) -> Layer:
    """What holds after a layer has been heard.

    A value replaces the one before, tables key by key; a list replaces the whole list, and its ``extend-…``
    adds to it. A selector in ``select`` takes back the same one in an earlier ``ignore``.
    """
    found = dict(below)
    again = {each.value for name in ("select", ADDS + "select") for each in layer.get(name, ())}
    if again:
        found["ignore"] = tuple(each for each in found["ignore"] if each.value not in again)
    for name, values in layer.items():
        if name in BY_NAME and BY_NAME[name].shape == "table":
            changed = {each.value[0] for each in values}
            found[name] = (*(each for each in found[name] if each.value[0] not in changed), *values)
        elif name in BY_NAME:
            found[name] = values
    for name in LISTS:
        more = layer.get(ADDS + name, ())
        if more and name == "select" and not found[name]:
            more = (Given("all"), *more)  # nobody chose yet: these come to the usual ones
        found[name] = (*found[name], *more)
    return found


class Checking(NamedTuple):
    """What makes a checker: the same for stories that may share one. Fields are the checker's own."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: tuple[tuple[str, str], ...] = ()
    status: tuple[tuple[str, str], ...] = ()
    rules: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    profile: str = "wire"
    preview: bool = False
    language: str = "en"
    encoding: str | None = None
    source_language: str | None = None
    source: str | None = None
    source_dir: str | None = None
    source_encoding: str | None = None
    reference: str | None = None
    reference_dir: str | None = None
    reference_encoding: str | None = None
    neural_model: str | None = None
    neural_encoder: str | None = None
    neural_at_least: float | None = None
    neural_sure: float = 0.0
    neural_counts: bool = False
    input_format: str | None = None
    text_field: str | None = None
    id_field: str | None = None
    source_field: str | None = None
    suppress: bool = True
    locale: str = "en"


class Settings(NamedTuple):
    """Everything that holds for a story.

    Attributes:
        given: every value with its place, by key.
        sources: the files that said something, what is extended first; none without a configuration.
        overrides: for each of these, the numbers of its overrides that fit.
        checking: what makes the checker.
    """

    given: Layer
    sources: tuple[Source, ...]
    overrides: tuple[tuple[int, ...], ...]
    checking: Checking

    def value(self, name: str) -> Any:
        """The value of a key that holds one."""
        return self.given[name][0].value

    @property
    def fail_on(self) -> Severity | None:
        """The lightest severity that makes the status 1; None where no finding does."""
        value = self.value("fail-on")
        return None if value == "never" else Severity(value)

    @property
    def min_score(self) -> float | None:
        """The score below which the status is 1."""
        value = self.value("min-score")
        return None if value is None else float(value)


def settings(
    sources: tuple[Source, ...], overrides: tuple[tuple[int, ...], ...], said: list[Layer]
) -> Settings:
    """Bring layers together, the last one winning."""
    given = DEFAULTS
    for layer in said:
        given = over(given, layer)
    values: dict[str, Any] = {}
    for key in KEYS:
        field = key.name.replace("-", "_").replace(".", "_")
        if field in Checking._fields:
            all_ = tuple(each.value for each in given[key.name])
            values[field] = all_[0] if key.shape == "one" else all_
    return Settings(given, sources, overrides, Checking(**values))
