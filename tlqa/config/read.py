"""One configuration file: where it lies in a directory, what it says, and on which lines."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from tlqa.compiled import compiled
from tlqa.errors import ConfigError

if TYPE_CHECKING:
    from tlqa.data import Key, Yaml

NAMES = ("tlqa.yaml", ".tlqa.yaml")
PYPROJECT = "pyproject.toml"

_MISNAMED = ("tlqa.yml", ".tlqa.yml", "tlqa.toml", ".tlqa.toml")
_LARGEST = 2**20  # of pyproject.toml, which is not ours alone
# [tool.tlqa], tool.tlqa.x = …, tlqa = { … }: anything else need not be parsed
_PERHAPS = rb"""\btlqa["']?\s*[\].=]""", rb"""\btool["']?\s*(?:\.\s*["']?tlqa\b|[\]=])"""


class Source(NamedTuple):
    """A configuration file as read.

    Attributes:
        path: where it is, absolute.
        shown: what to call it, from the working directory where it lies below that.
        value: what it says; it fits the schema.
        yaml: the lines of its keys.
        globs_from: the directory that its globs count from.
    """

    path: Path
    shown: str
    value: dict[str, Any]
    yaml: Yaml
    globs_from: Path

    def line(self, *key: str | int) -> int:
        """The line of a key, or of the nearest thing around it."""
        return self.yaml.line(*key)

    def error(self, message: str, *key: str | int) -> ConfigError:
        """An error at a key."""
        return ConfigError(message, path=self.shown, line=self.line(*key))


def shown(path: Path | str) -> str:
    """A path as a person here would write it: from the working directory where it lies below."""
    full = os.path.abspath(path)  # noqa: PTH100 (Path.absolute keeps '..')
    here = os.path.join(os.getcwd(), "")  # noqa: PTH109, PTH118
    return full.removeprefix(here) if full.startswith(here) else full


def config_in(directory: str) -> Path | None:
    """The configuration of a directory, if it has one.

    Raises:
        ConfigError: it has two, or one whose name is not quite right.
    """
    found = [path for name in NAMES if os.path.isfile(path := os.path.join(directory, name))]  # noqa: PTH113, PTH118
    project = os.path.join(directory, PYPROJECT)  # noqa: PTH118
    if os.path.isfile(project) and _has_section(Path(project)):  # noqa: PTH113
        found.append(project)
    for name in _MISNAMED:
        path = os.path.join(directory, name)  # noqa: PTH118
        if os.path.isfile(path):  # noqa: PTH113
            raise ConfigError(f"is not read under this name; call it {NAMES[0]}", path=shown(path))
    if len(found) > 1:
        raise ConfigError(
            f"this directory has another configuration, {Path(found[0]).name}; keep one of them",
            path=shown(found[1]),
        )
    return Path(found[0]) if found else None


def read_source(path: Path, globs_from: Path | None = None) -> Source:
    """Read and check a configuration: YAML, or TOML where the name ends so.

    Args:
        path: the file.
        globs_from: the directory that its globs count from; its own where not given.

    Raises:
        ConfigError: with path and line: unreadable, an unknown key, a wrong type.
    """
    full = Path(os.path.abspath(path))  # noqa: PTH100
    name = shown(full)
    yaml = _read_toml(full, name) if full.suffix == ".toml" else _read_yaml(full, name)
    value = {} if yaml.value is None else yaml.value
    source = Source(full, name, value, yaml, globs_from or full.parent)
    _check(source)
    return source


def _check(source: Source) -> None:
    from tlqa.config.keys import schema
    from tlqa.rulebook.validate import UNKNOWN, problems

    if not isinstance(source.value, dict):
        raise source.error("a configuration is a mapping of settings; see 'tlqa init'")
    found = problems(source.value, schema())
    for key, message in found[:1]:
        named = bool(key) and not message.startswith(UNKNOWN)
        where = ".".join(str(part) if isinstance(part, str) else str(part + 1) for part in key)
        more = f" (and {len(found) - 1} more)" if len(found) > 1 else ""
        raise source.error(f"{where}: {message}{more}" if named else message + more, *key)
    _check_globs(source)


def _check_globs(source: Source) -> None:
    """The globs of a file can be used, and take no time."""
    from tlqa.config.keys import ADDS, FILES, OVERRIDES

    lists: list[tuple[Key, list[str]]] = [
        ((name,), source.value[name]) for name in ("exclude", f"{ADDS}exclude") if name in source.value
    ]
    for number, override in enumerate(source.value.get(OVERRIDES, ())):
        lists.append(((OVERRIDES, number, FILES), override[FILES]))
    if lists:
        from tlqa.config.globs import first_wrong

        for key, globs in lists:
            found = first_wrong(globs)
            if found is not None:
                raise source.error(f"{key[-1]}: {found[1]}", *key, found[0])


def _read_yaml(path: Path, name: str) -> Yaml:
    from dataclasses import replace

    from tlqa.rulebook.yamlpos import read

    _refuse_odd(path, name)
    try:
        return replace(read(path, ConfigError), path=name)
    except ConfigError as problem:
        raise ConfigError(problem.message, path=name, line=problem.line) from problem


def _read_toml(path: Path, name: str) -> Yaml:
    import tomllib

    from tlqa.config.toml import key_lines
    from tlqa.data import Yaml

    text = _toml_text(path, name)
    try:
        value: Any = tomllib.loads(text)
        lines = key_lines(text)
    except tomllib.TOMLDecodeError as problem:
        place = re.search(r" \(at line (\d+), column \d+\)$", str(problem))
        said = str(problem)[: place.start()] if place else str(problem).removesuffix(" (at end of document)")
        line = int(place[1]) if place else max(1, text.rstrip().count("\n") + 1)
        raise ConfigError(f"is not TOML: {said}", path=name, line=line) from problem
    except RecursionError as problem:
        raise ConfigError("is nested too deep", path=name) from problem
    if path.name != PYPROJECT:
        return Yaml(value, name, lines)
    tool = value.get("tool")
    if not isinstance(tool, dict) or "tlqa" not in tool:
        raise ConfigError("has no [tool.tlqa]", path=name)
    own = {key[2:]: line for key, line in lines.items() if key[:2] == ("tool", "tlqa")}
    return Yaml(tool["tlqa"], name, own)


def _toml_text(path: Path, name: str) -> str:
    _refuse_odd(path, name)
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST + 1)
    except OSError as problem:
        raise ConfigError(f"cannot be read: {problem.strerror or problem}", path=name) from problem
    if len(data) > _LARGEST:
        raise ConfigError(f"is larger than {_LARGEST // 2**20} MB", path=name)
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start) + 1
        raise ConfigError("is not UTF-8 text", path=name, line=line) from problem


def _refuse_odd(path: Path, name: str) -> None:
    """A pipe would wait for ever, a device never end."""
    try:
        if not path.is_file():
            reason = "is no file" if path.exists() else "there is no such file"
            raise ConfigError(reason, path=name)
    except (OSError, RuntimeError) as problem:
        raise ConfigError(f"cannot be read: {problem}", path=name) from problem


def _has_section(path: Path) -> bool:
    """Whether a pyproject.toml speaks to us; one that cannot be read does not."""
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST + 1)
    except OSError:
        return False
    if not all(compiled(each).search(data) for each in _PERHAPS):
        return False
    import tomllib

    try:
        tool: Any = tomllib.loads(data.decode("utf-8-sig")).get("tool")
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError):
        return re.search(rb"^\s*\[+\s*tool\s*\.\s*[\"']?tlqa", data, re.MULTILINE) is not None
    return isinstance(tool, dict) and "tlqa" in tool
