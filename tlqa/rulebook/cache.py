"""The loaded book on disk, as JSON, so that a check of one story need not read hundreds of YAML files.

Reading and checking 700 rules takes some ten seconds, the cache a few milliseconds. A book is good while
nothing it was made of has changed: the rule files (path, size, time of change), the modules that read them
and their data, the packages installed; where one has, the rules of the others are taken from ``built``. What
only a story that wakes a rule asks for lies in a file of its own (``kept``), and so do the examples, which a
check does not need. Where a wheel brought the built-in book (``shipped``), the cache notes only that it is
the one. JSON and not pickle: whoever can write to the cache can then change rules, but not run code. Any
trouble with the cache is silent and means reading the YAML.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tlqa._version import __version__
from tlqa.cachefile import digest, directory, read, write
from tlqa.rulebook import kept, shipped
from tlqa.rulebook.book import RuleBook
from tlqa.rulebook.packs import rule_files, table_files
from tlqa.rulebook.serial import examples_from, examples_to, light_to

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tlqa.rulebook.book import Examples

_PACKAGE = Path(__file__).resolve().parent.parent
_KEEP_DAYS = 30
_OURS = ("book-*.json", "late-*.bin", "strings-*.bin", "examples-*.json", "built-*.json", "digests-*.json")
_OTHERS = ("patterns-*.bin", "tagger-*.bin", ".*.json")


def load(builtin: Path, extra: Sequence[Path]) -> RuleBook:
    """The book of the built-in pack, the installed ones and ``extra``; from the cache when it is good.

    Raises:
        RuleError: as ``load_book``.
    """
    name = _name(builtin, extra)
    cached = read(f"book-{name}.json")
    with suppress(Exception):
        packs = [Path(p) for p in cached["packs"]]
        if cached["state"] == _state(packs) and cached["watch"] == _times(dict(cached["watch"])):
            book = _stored(name, cached, packs)
            if book is not None:
                return book
    return _load_and_store(name, builtin, extra)


def _stored(name: str, cached: dict[str, Any], packs: list[Path]) -> RuleBook | None:
    """The book of a file of the cache that is good; raises whatever a damaged one makes it raise."""
    if "shipped" in cached:
        return shipped.load(packs[0], cached["shipped"])
    late = kept.read(name, cached["state"], len(cached["rules"]))
    if late is None:
        return None
    return RuleBook(late.rules(cached["rules"]), partial(_examples, name, cached["state"], packs))


def _load_and_store(name: str, builtin: Path, extra: Sequence[Path]) -> RuleBook:
    from tlqa.rulebook.packs import installed_packs

    packs = [builtin, *installed_packs(), *extra]
    state: str | None = None
    with suppress(Exception):
        state = _state(packs)  # before reading: what changes meanwhile makes the next look a miss
    known = shipped.state_here(builtin)
    brought = None if known is None else shipped.load(builtin, known)
    if brought is not None and len(packs) == 1:
        if state is not None:
            with suppress(Exception):
                write(f"book-{name}.json", {**_head(state, packs, ()), "shipped": known})
        return brought
    book = _read(packs, brought)
    if state is not None:
        with suppress(Exception):
            _store(name, state, packs, book)
    return book


def _read(packs: list[Path], brought: RuleBook | None) -> RuleBook:
    from tlqa.rulebook.built import Built
    from tlqa.rulebook.read import read_book

    built = Built(digest([__version__, sys.version_info[:3], _readers()]))
    book = read_book(packs, built, brought and brought.with_examples())
    built.keep()
    return book


def _store(name: str, state: str, packs: list[Path], book: RuleBook) -> None:
    write(f"examples-{name}.json", {"state": state, "examples": examples_to(book.rules)})
    kept.write(name, state, book.rules)
    head = _head(state, packs, _foreign_modules(book))
    write(f"book-{name}.json", {**head, "rules": [light_to(rule) for rule in book.rules]})
    _sweep()


def _head(state: str, packs: Iterable[Path], watch: Iterable[str]) -> dict[str, Any]:
    return {"state": state, "packs": [str(pack) for pack in packs], "watch": _times(watch)}


def _examples(name: str, state: str, packs: list[Path]) -> Examples:
    stored = read(f"examples-{name}.json")
    with suppress(Exception):
        if stored["state"] == state:
            return examples_from(stored["examples"])
    from tlqa.rulebook.read import read_book

    return {rule.id: (rule.bad, rule.good) for rule in read_book(packs).rules}


def _name(builtin: Path, extra: Sequence[Path]) -> str:
    """Tells apart the books of different packs, versions and sets of installed packages."""
    paths = [str(path.absolute()) for path in (builtin, *extra)]
    return digest([__version__, sys.version_info[:3], paths, _installed()])[:20]


def _installed() -> list[list[Any]]:
    """The directories of installed packages, with the time of the last change to what is in them.

    Looking up entry points takes longer than all the rest. The working directory is left out: it
    changes with every report written to it.
    """
    named = os.environ.get("PYTHONPATH", "").split(os.pathsep)
    return _times(p for p in sys.path if p and (p.endswith("-packages") or p in named))


def _state(packs: Sequence[Path]) -> str:
    """Everything the content of a book depends on, short of reading it."""
    found: list[object] = [
        [str(pack.absolute()), [(rel, st.st_size, st.st_mtime_ns) for rel, st in files]]
        for pack in packs
        for files in (rule_files(pack), table_files(pack))
    ]
    return digest([*found, *_readers()])


def _readers() -> list[list[tuple[str, int]]]:
    """The modules that make rules of files, and their data, each with the time of its last change."""
    found: list[list[tuple[str, int]]] = []
    for part in shipped.READERS:
        with os.scandir(_PACKAGE / part) as entries:
            made_of = (e for e in entries if e.name.endswith((".py", ".json")))
            found.append(sorted((e.name, e.stat().st_mtime_ns) for e in made_of))
    return found


def _times(paths: Iterable[str]) -> list[list[Any]]:
    """The time of the last change of each path that is there."""
    found: list[list[Any]] = []
    for path in paths:
        with suppress(OSError):
            found.append([path, Path(path).stat().st_mtime_ns])
    return found


def _foreign_modules(book: RuleBook) -> list[str]:
    """The files of the kinds that other packages brought."""
    from tlqa.rulebook.kinds import find_kind

    files = {getattr(find_kind(kind), "__file__", None) for kind in {rule.kind for rule in book.rules}}
    return sorted(f for f in files if f and not Path(f).is_relative_to(_PACKAGE))


def _sweep() -> None:
    """Books of old versions and old packs go when nobody has rewritten them for a month."""
    import time

    limit = time.time() - _KEEP_DAYS * 86_400
    for pattern in (*_OURS, *_OTHERS):
        for file in directory().glob(pattern):
            with suppress(OSError):
                if file.stat().st_mtime < limit:
                    file.unlink()
