"""The built-in book as the wheel brings it: built when the wheel was, so that a first run need not build it.

It holds for the files it was built of and no others: what these and the modules that read them contain is
digested, so a pack that somebody changed where it is installed is read from its YAML.
"""

from __future__ import annotations

import hashlib
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tlqa._version import __version__
from tlqa.cachefile import read, write
from tlqa.rulebook import kept
from tlqa.rulebook.book import RuleBook
from tlqa.rulebook.packs import rule_files, table_files
from tlqa.rulebook.serial import examples_from, examples_to, light_to, place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tlqa.rulebook.book import Examples

_PACKAGE = Path(__file__).resolve().parent.parent
FOLDER = _PACKAGE / "_data" / "book"
"""Where the wheel puts it; a checkout has none."""

READERS = ("checks", "languages", "rulebook", "text")
"""The packages whose modules make rules of files."""
_NAME = "shipped"


def reader_files() -> Iterator[Path]:
    """The modules that make rules of files, and their data, sorted."""
    for part in READERS:
        yield from sorted(each for each in (_PACKAGE / part).iterdir() if each.suffix in (".py", ".json"))


def state_here(builtin: Path) -> str | None:
    """What the built-in pack and its readers contain, as a digest; None where no book was brought, or the
    files cannot be read. It takes some 50 ms, so who asks keeps the answer for as long as no file changes.
    """
    with suppress(Exception):
        if (FOLDER / _file("book")).is_file():
            return state(builtin)
    return None


def state(builtin: Path) -> str:
    """The digest of ``state_here``.

    Raises:
        OSError: a file that cannot be read.
        RuleError: a directory that cannot.
    """
    found = hashlib.sha256(__version__.encode())
    names = [relative for files in (rule_files(builtin), table_files(builtin)) for relative, _ in files]
    files = [(name, builtin / name) for name in names]
    for name, path in (*files, *((each.name, each) for each in reader_files())):
        data = path.read_bytes()
        found.update(f"\n{name} {len(data)}\n".encode())
        found.update(data)
    return found.hexdigest()


def load(builtin: Path, known: str) -> RuleBook | None:
    """The book that was brought; None where it is of another state than this, or damaged."""
    with suppress(Exception):
        stored = read(_file("book"), FOLDER)
        late = kept.read(_NAME, known, len(stored["rules"]), FOLDER)
        if stored["state"] == known and late is not None:
            rules = late.rules(stored["rules"])
            for rule in rules:
                place(rule, builtin)
            return RuleBook(rules, partial(_examples, builtin, known))
    return None


def write_to_cache(builtin: Path, book: RuleBook) -> None:
    """Write the book of the built-in pack, with its examples, into the cache: a wheel can bring it."""
    known = state(builtin)
    write(_file("examples"), {"state": known, "examples": examples_to(book.rules)})
    kept.write(_NAME, known, book.rules)
    write(_file("book"), {"state": known, "rules": [light_to(rule) for rule in book.rules]})


def _examples(builtin: Path, known: str) -> Examples:
    stored = read(_file("examples"), FOLDER)
    with suppress(Exception):
        if stored["state"] == known:
            return examples_from(stored["examples"])
    from tlqa.rulebook.read import read_book

    return {rule.id: (rule.bad, rule.good) for rule in read_book([builtin]).rules}


def _file(part: str) -> str:
    return f"{part}-{_NAME}.json"
