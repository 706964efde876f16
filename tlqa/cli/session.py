"""A run of a command: its flags over the configuration of each story, and the stories it is about."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from click.core import ParameterSource

from tlqa._version import __version__
from tlqa.cli.console import split_list
from tlqa.cli.options import NAMELESS
from tlqa.config.checkers import Checkers
from tlqa.config.find import Configurations
from tlqa.config.keys import ADDS, AUTO, BY_NAME, KEYS, OUTPUT
from tlqa.config.read import shown
from tlqa.config.settings import Given, Place
from tlqa.discovery.walk import STDIN, discover
from tlqa.errors import ConfigError, UsageError
from tlqa.inputs.pairing import Pairing
from tlqa.model import Report
from tlqa.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    import click

    from tlqa.config.settings import Layer, Settings
    from tlqa.discovery.changed import Changes
    from tlqa.engine import Checker
    from tlqa.model import FileReport, Remark, Severity

# What a flag is called where its key has another name.
_PARAMETERS = {"output.format": "format_"}
# Flags that come to what the configuration says; a list of --select stands in its place.
_ADDS = ("ignore", "terms", "rules", "exclude")
_COMMAS = ("select", "ignore")


class Session:
    """The stories of a run and how each is checked.

    Attributes:
        configurations: with the flags on top.
        changes: what git says is new, where only that is wanted.
        keeps: whether what is found in files is kept for the next run, and what is known is used.
    """

    def __init__(
        self,
        configurations: Configurations,
        stdin_name: str | None = None,
        force_exclude: bool = False,
        changes: Changes | None = None,
        keeps: bool = False,
    ) -> None:
        self.configurations, self.checkers = configurations, Checkers()
        self.keeps = keeps
        self.stdin_name, self.force_exclude, self.changes = stdin_name, force_exclude, changes

    @property
    def baseline(self) -> str | None:
        """The file of the findings that are accepted, as the user would write it."""
        (found,) = self.configurations.here().given["baseline"]
        return shown(found.value) if found.place.path else found.value

    @property
    def locale(self) -> str:
        """The language that reports are read in.

        Raises:
            TlqaError: there are no messages in it.
        """
        (given,) = self.configurations.here().given["locale"]
        try:
            words(given.value)
        except UsageError as problem:
            if not given.place.path:
                raise
            at = given.place
            raise ConfigError(f"locale: {problem.message}", path=at.path, line=at.line) from problem
        return str(given.value)

    @property
    def jobs(self) -> int:
        """How many processes are to check the stories."""
        jobs = self.configurations.here().value("jobs")
        if jobs != AUTO:
            return int(jobs)
        from tlqa.workers import processors

        return processors()

    def settings(self, source: str) -> Settings:
        """What holds for a story, or for standard input.

        Raises:
            ConfigError: its configuration cannot be used.
        """
        name = self.stdin_name if source == STDIN else source
        return self.configurations.of(None if name == NAMELESS else name)

    def checker(self, source: str) -> Checker:
        """The checker of a story.

        Raises:
            TlqaError: its settings cannot be used.
        """
        return self.checkers.of(self.settings(source))

    def is_source(self, path: str) -> bool:
        """Whether a file is the source of stories, or their reference, and no story.

        Raises:
            ConfigError: its configuration cannot be used.
        """
        if path == STDIN:
            return False
        try:
            settings = self.settings(path)
        except ConfigError:
            return False  # said when it is checked
        named = (settings.value("source"), settings.value("reference"))
        return any(each is not None and Pairing(each).is_source(path) for each in named)

    def here(self) -> Checker:
        """The checker of the working directory."""
        return self.checkers.of(self.configurations.here())

    def sources(self, files: Sequence[str]) -> tuple[list[str], list[str]]:
        """The files to read, and what is wrong with names that lead nowhere."""
        if self.changes is not None and STDIN in files:
            raise UsageError("--changed-since asks git about files; standard input is none")
        found, errors = discover(
            files, self.configurations, force_exclude=self.force_exclude, changes=self.changes
        )
        if self.force_exclude and self.stdin_name is not None and STDIN in found:
            from tlqa.discovery.ignore import Ignore

            if Ignore(self.configurations, errors).path(os.path.abspath(self.stdin_name)):  # noqa: PTH100
                found.remove(STDIN)
        return found, errors

    def report(
        self,
        files: Sequence[FileReport],
        errors: Sequence[str],
        remarks: Sequence[Remark] = (),
        *,
        examples: bool = False,
    ) -> Report:
        """Bind the stories of the run together; an error that many stories share is said once.

        ``examples``: the rules of the report have theirs.
        """
        said = list(dict.fromkeys(errors))
        try:
            report = (self.checkers.first() or self.here()).report(files, said, remarks)
        except ConfigError:
            if not said:
                raise
            return Report(__version__, "", tuple(files), tuple(said), tuple(remarks))
        found = {finding.rule for file in files for finding in file.findings}
        return replace(
            report, rules=tuple(r for i, r in self.checkers.rules(examples=examples).items() if i in found)
        )

    def limits(self, file: FileReport) -> tuple[Severity | None, float | None]:
        """The lightest severity and the score that make the status 1 for a story.

        Where only new lines count, a story without a finding on them is not held to a score that it had
        before.
        """
        settings = self.settings(file.document.path)
        lines = self.changes is not None and self.changes.lines
        return settings.fail_on, None if lines and not file.findings else settings.min_score

    def narrowed(self, file: FileReport) -> FileReport:
        """The story with what is to be reported of it: everything, or what is new."""
        if self.changes is None or not self.changes.lines:
            return file
        return self.changes.narrowed(file)


def open_session(ctx: click.Context, given: dict[str, Any]) -> Session:
    """The session that a command's options ask for.

    Raises:
        UsageError: options that do not go together.
        ConfigError: the configuration of ``--config`` cannot be used.
    """
    config: Path | None = given.get("config")
    if config is not None and given["no_config"]:
        raise UsageError("--config and --no-config do not go together")
    configurations = Configurations(flags(ctx, given), only=config, isolated=given["no_config"])
    return Session(
        configurations,
        given.get("stdin_filename"),
        given.get("force_exclude", False),
        _changes(given),
        keeps=not given.get("no_cache", True),
    )


def without_sources(session: Session, files: Sequence[str], found: Sequence[str]) -> list[str]:
    """The stories, without the sources and references of others that lie among them.

    Raises:
        UsageError: a file is named as a story and as its source or reference.
    """
    stories = [each for each in found if not session.is_source(each)]
    if not stories and len(found) == len(files) == 1:
        raise UsageError("is given as the story and as its source or reference", path=found[0])
    return stories


def _changes(given: dict[str, Any]) -> Changes | None:
    revision, lines = given.get("changed_since"), given.get("changed_lines", False)
    if revision is None:
        if lines:
            raise UsageError("--changed-lines needs --changed-since REV")
        return None
    from tlqa.discovery.changed import Changes

    return Changes(revision, lines)


def flags(ctx: click.Context, given: dict[str, Any]) -> Layer:
    """What was said on the command line, as a layer over every configuration."""
    found: Layer = {}
    for key in KEYS:
        parameter = _parameter(key.name)
        if not key.flag or parameter not in given or not _was_given(ctx, parameter):
            continue
        value, place = given[parameter], Place(flag=key.flag)
        if key.shape == "list":
            values = split_list(value) if key.name in _COMMAS else map(str, value)
            name = ADDS + key.name if key.name in _ADDS else key.name
            root = Path.cwd() if key.name == "exclude" else None
            found[name] = tuple(Given(each, place, root) for each in values)
        else:
            off = Place(flag=f"--no-{key.flag.removeprefix('--')}")
            found[key.name] = (Given(value, off if value is False else place),)
    if "extend-exclude" in found:
        _check_globs(found["extend-exclude"])
    return found


def output_defaults(ctx: click.Context, given: dict[str, Any], settings: Settings) -> dict[str, Any]:
    """The options with what the configuration says of reports in the place of those that were not given."""
    found = dict(given)
    for name in BY_NAME:
        parameter = _parameter(name)
        if name.startswith(f"{OUTPUT}.") and parameter in given and not _was_given(ctx, parameter):
            value = settings.given[name][0]
            if value.place.path:
                found[parameter] = value.value
    return found


def _parameter(name: str) -> str:
    return _PARAMETERS.get(name, name.removeprefix(f"{OUTPUT}.").replace("-", "_").replace(".", "_"))


def _was_given(ctx: click.Context, parameter: str) -> bool:
    return ctx.get_parameter_source(parameter) not in (None, ParameterSource.DEFAULT)


def _check_globs(given: Sequence[Given]) -> None:
    from tlqa.config.globs import wrong

    for each in given:
        said = wrong(each.value)
        if said:
            raise UsageError(f"--exclude: {said}")
