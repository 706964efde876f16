"""Where rule packs lie, and which of their files are rules. Nothing in a pack is ever executed.

An installed package offers a pack with an entry point in the group ``tlqa.rules`` that names a module. The
pack is the directory ``rules`` beside that module (inside it, for a package), or the one that a line
``RULES = "…"`` of its source names; the source is read, not imported.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from tlqa.compiled import compiled
from tlqa.errors import RuleError

if TYPE_CHECKING:
    from collections.abc import Iterator

ENTRY_POINTS = "tlqa.rules"
NOT_RULES = frozenset({"profiles", "packs", "tables", "lexicons"})

_ID = compiled(r"(?:common|[a-z]{2,3}(?:-[a-z0-9]+)*)(?:/[a-z0-9]+(?:-[a-z0-9]+)*){2,}")


def rule_files(directory: Path) -> list[tuple[str, os.stat_result]]:
    """The rule files under a pack's directory: relative path with slashes, and its stat; sorted.

    Raises:
        RuleError: the directory cannot be read.
    """
    try:
        return sorted(_walk(str(directory), ""))
    except OSError as problem:
        raise RuleError(f"cannot be read: {problem.strerror or problem}", path=str(directory)) from problem


def table_files(directory: Path) -> list[tuple[str, os.stat_result]]:
    """The tables that rules of a pack may name: relative path with slashes, and its stat; sorted."""
    tables = directory / "tables"
    return sorted(_walk(str(tables), "tables/")) if tables.is_dir() else []


def _walk(directory: str, prefix: str) -> Iterator[tuple[str, os.stat_result]]:
    with os.scandir(directory) as entries:
        for entry in entries:
            if entry.name.startswith(("_", ".")):
                continue
            if entry.is_dir(follow_symlinks=False):
                if entry.name not in NOT_RULES:
                    yield from _walk(entry.path, f"{prefix}{entry.name}/")
            elif entry.name.endswith((".yaml", ".yml")):
                yield prefix + entry.name, entry.stat()


def rule_id(relative: str, path: str) -> str:
    """The id of the rule at a path within its pack.

    Raises:
        RuleError: a path that makes no id.
    """
    stem = relative.removesuffix(".yaml")
    if stem == relative:
        raise RuleError("a rule's file ends in .yaml", path=path)
    if not _ID.fullmatch(stem):
        raise RuleError(
            "a rule lies at <language or common>/<family>/<name>.yaml under its pack, "
            "in lower case with hyphens",
            path=path,
        )
    return stem


def installed_packs() -> list[Path]:
    """The packs of installed packages, sorted by the name of their entry point.

    Raises:
        RuleError: an entry point that leads to no directory.
    """
    from importlib.metadata import entry_points

    found = sorted(entry_points(group=ENTRY_POINTS), key=lambda entry: (entry.name, entry.value))
    return [_pack_of(entry.name, entry.value.partition(":")[0].strip()) for entry in found]


def _pack_of(name: str, module: str) -> Path:
    source = module_source(module)
    if source is None:
        raise RuleError(f"the rule pack '{name}' names the module '{module}', which is not there")
    pack = source.parent / (_assigned(source) or "rules")
    if not pack.is_dir():
        raise RuleError(f"the rule pack '{name}' has no directory {pack}")
    return pack


def module_source(module: str) -> Path | None:
    """The file of a module, which is not run.

    Only the top package is looked up, since a look-up below it imports its parents.
    """
    from importlib.util import find_spec

    top, *below = module.split(".")
    spec = find_spec(top) if top.isidentifier() else None
    if spec is None:
        return None
    if not below:
        places = list(spec.submodule_search_locations or ())
        return Path(spec.origin) if spec.origin else Path(places[0]) / "__init__.py" if places else None
    for place in spec.submodule_search_locations or ():
        base = Path(place, *below)
        for file in (base / "__init__.py", base.with_suffix(".py")):
            if file.is_file():
                return file
        if base.is_dir():
            return base / "__init__.py"
    return None


def _assigned(source: Path) -> str | None:
    """The text that ``RULES`` is set to at the top of a module's source."""
    import ast

    try:
        tree = ast.parse(source.read_bytes())
    except (OSError, SyntaxError, ValueError):
        return None
    for node in tree.body:
        if not isinstance(node, ast.Assign) or not isinstance(node.value, ast.Constant):
            continue
        named = any(isinstance(target, ast.Name) and target.id == "RULES" for target in node.targets)
        if named and isinstance(node.value.value, str):
            return node.value.value
    return None
