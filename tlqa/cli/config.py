"""``tlqa init`` and ``tlqa config``: write a configuration, and say what holds and why."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tlqa.cli.console import write
from tlqa.cli.options import beside, checking, finding, limits
from tlqa.errors import TlqaError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tlqa.cli.session import Session
    from tlqa.config.settings import Given, Settings


@click.command()
@click.argument(
    "directory", default=".", metavar="[DIR]", type=click.Path(path_type=Path, exists=True, file_okay=False)
)
def init(directory: Path) -> None:
    """Write tlqa.yaml with comments into DIR, else here; never over a configuration that is there."""
    from tlqa.config.read import NAMES, config_in, shown
    from tlqa.config.template import TEMPLATE

    path = directory / NAMES[0]
    found = config_in(str(directory))
    if found is not None:
        raise UsageError("is there already, and a directory has one configuration", path=shown(found))
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(TEMPLATE)
    except FileExistsError as problem:
        raise UsageError("is there already", path=str(path)) from problem
    except OSError as problem:
        raise TlqaError(f"cannot be written: {problem.strerror or problem}", path=str(path)) from problem
    write(f"{path}\n")


@click.group()
def config() -> None:
    """Say which settings hold, and where each comes from."""


@config.command()
def schema() -> None:
    """Print the JSON Schema of configurations, for editors."""
    from tlqa.config.keys import published

    write(published())


@config.command(short_help="Say every setting that holds for a file, and where it comes from.")
@click.argument("file", required=False, metavar="[FILE]")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
@checking
@beside
@finding
@limits
@click.pass_context
def show(ctx: click.Context, /, file: str | None, *, as_json: bool, **given: Any) -> None:
    """Say every setting that holds for FILE, else for this directory, and where it comes from.

    The options are those of 'tlqa check'. A configuration that cannot be used ends with status 2.
    """
    from tlqa.cli.session import open_session

    session = open_session(ctx, given)
    settings = _settings(session, file)
    session.checkers.of(settings)  # what it names must be there
    left_out = file is not None and _left_out(session, file)
    if as_json:
        import json

        write(json.dumps(_facts(settings, file, left_out), ensure_ascii=False, indent=2) + "\n")
    else:
        write("".join(f"{line}\n" for line in _lines(settings, file, left_out)))


def _settings(session: Session, file: str | None) -> Settings:
    if file is None:
        return session.configurations.here()
    if Path(file).is_dir():
        return session.configurations.of_directory(file)
    return session.configurations.of(file)


def _left_out(session: Session, file: str) -> bool:
    from tlqa.discovery.ignore import Ignore

    errors: list[str] = []
    path = os.path.abspath(file) + (os.sep if Path(file).is_dir() else "")  # noqa: PTH100
    found = Ignore(session.configurations, errors).path(path)
    for error in errors:
        click.echo(f"tlqa: {error}", err=True)
    return found


def _lines(settings: Settings, file: str | None, left_out: bool) -> Iterator[str]:
    from tlqa.config.keys import KEYS

    yield f"{file or 'this directory'}{'  (left out of searches: ignored)' if left_out else ''}"
    yield f"configuration: {settings.sources[-1].shown if settings.sources else 'none'}"
    for source in reversed(settings.sources[:-1]):
        yield f"      extends: {source.shown}"
    for source, numbers in zip(settings.sources, settings.overrides, strict=True):
        for number in numbers:
            yield f"     override: {source.shown}:{source.line('overrides', number)}"
    yield ""
    for key in KEYS:
        rows = [(_said(each.value), str(each.place)) for each in settings.given[key.name]]
        for number, (value, place) in enumerate(rows or [("(none)", "default")]):
            yield f"{'' if number else key.name:16} {value:32} {place}".rstrip()


def _said(value: Any) -> str:
    from tlqa.config.read import shown

    if isinstance(value, tuple):
        return f"{value[0]}: {value[1]}"
    if value is None or isinstance(value, bool):
        return {None: "(none)", True: "true", False: "false"}[value]
    text = str(value)
    return shown(text) if Path(text).is_absolute() else text


def _facts(settings: Settings, file: str | None, left_out: bool) -> dict[str, Any]:
    from tlqa.config.keys import KEYS

    def fact(given: Given) -> dict[str, Any]:
        place = given.place
        origin = {"path": place.path, "line": place.line} if place.path else {"flag": place.flag or None}
        if isinstance(given.value, tuple):
            return {"selector": given.value[0], "value": given.value[1], "from": origin}
        return {"value": given.value, "from": origin}

    by_key = {key.name: [fact(each) for each in settings.given[key.name]] for key in KEYS}
    return {
        "file": file,
        "configuration": settings.sources[-1].shown if settings.sources else None,
        "extends": [source.shown for source in settings.sources[:-1]],
        "overrides": [
            {"path": source.shown, "line": source.line("overrides", number)}
            for source, numbers in zip(settings.sources, settings.overrides, strict=True)
            for number in numbers
        ],
        "ignored": left_out,
        "settings": {
            key.name: by_key[key.name][0] if key.shape == "one" else by_key[key.name] for key in KEYS
        },
    }
