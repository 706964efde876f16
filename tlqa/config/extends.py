"""What a configuration extends: other files, or files that installed packages brought. None is run."""

from __future__ import annotations

import re
from pathlib import Path

from tlqa.config.keys import EXTENDS
from tlqa.config.read import NAMES, Source, read_source

MOST_DEPTH, MOST_FILES = 8, 32

_PACKAGE = re.compile(r"(?P<module>[A-Za-z_]\w+(?:\.[A-Za-z_]\w*)*)(?::(?P<file>[^:]+))?")


def lineage(source: Source) -> tuple[Source, ...]:
    """A configuration after all that it extends, in the order in which they are to be read.

    Raises:
        ConfigError: with the file and the line of the ``extends`` that leads nowhere, round in a circle
            or too deep.
    """
    found: list[Source] = []
    _follow(source, (), found)
    return tuple(found)


def _follow(source: Source, through: tuple[Path, ...], found: list[Source]) -> None:
    through = (*through, source.path.resolve())
    named = source.value.get(EXTENDS, [])
    for number, name in enumerate([named] if isinstance(named, str) else named):
        key = (EXTENDS,) if isinstance(named, str) else (EXTENDS, number)
        try:
            base = _base(source, name)
        except _AbsentError as problem:
            raise source.error(f"{EXTENDS}: {problem}", *key) from problem
        if base.path.resolve() in through:
            raise source.error(f"{EXTENDS}: '{name}' goes round in a circle", *key)
        if len(through) >= MOST_DEPTH:
            raise source.error(f"{EXTENDS}: more than {MOST_DEPTH} configurations deep", *key)
        _follow(base, through, found)
        if len(found) >= MOST_FILES:
            raise source.error(f"{EXTENDS}: more than {MOST_FILES} configurations together", *key)
    found.append(source)


class _AbsentError(Exception):
    """Why an ``extends`` leads nowhere."""


def _base(source: Source, name: str) -> Source:
    match = None if name.endswith((".yaml", ".toml")) and ":" not in name else _PACKAGE.fullmatch(name)
    if match is None or name.startswith("."):
        path = source.path.parent / Path(name).expanduser()
        return read_source(_a_file(path, f"there is no file '{name}'"))
    module, file = match["module"], match["file"] or NAMES[0]
    # a package has no stories beside it: its globs count from whoever extends it
    return read_source(_in_package(module, file), globs_from=source.globs_from)


def _a_file(path: Path, message: str) -> Path:
    try:
        if path.is_file():
            return path
    except OSError as problem:
        raise _AbsentError(f"{message}: {problem.strerror or problem}") from problem
    raise _AbsentError(message)


def _in_package(module: str, file: str) -> Path:
    from tlqa.rulebook.packs import module_source

    source = module_source(module)
    if source is None:
        raise _AbsentError(f"there is no installed package '{module}', and a path has a slash or an ending")
    directory = source.parent.resolve()
    path = _a_file(directory / file, f"the package '{module}' has no file '{file}'")
    if not path.resolve().is_relative_to(directory):
        raise _AbsentError(f"'{file}' lies outside of the package '{module}'")
    return path
