"""What the reports of a file depend on, as a key: its bytes, the end of its name, the list beside it, and
how it is checked.

How it is checked is told by what the checker holds, not by where that was read: all rules with their words,
the profile, the options; and by the content of the program's own files. No time of change counts, so the key
is the same on every machine that checks out the same.
"""

from __future__ import annotations

import json
import os
import sys
from dataclasses import replace
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tlqa.rulebook.serial import rule_to
from tlqa.sidecar import SUFFIX

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tlqa.engine import Checker

_PACKAGE = Path(__file__).resolve().parent.parent
_SIZE = 20
_DATES = b"expires"
# what reading and checking is left to, by the names of their installed files
_LIBRARIES = (
    "markdown_it_py-",
    "mdurl-",
    "pyahocorasick-",
    "pyyaml-",
    "jsonschema-",
    "sacrebleu-",
    "unbabel_comet-",
    "torch-",
    "transformers-",
)


def state_of(checker: Checker) -> bytes:
    """Everything but the file itself that the reports of a checker depend on.

    Raises:
        OSError: the program's own files cannot be read.
    """
    book = [rule_to(replace(rule, path="")) for rule in checker.book.rules]
    run = [rule.id for rule in checker.rules]
    reader = checker.reader
    options = (
        checker.language.code,
        reader.encoding,
        checker.source_language,
        reader.pairing.encoding if reader.pairing else None,
        reader.holding.encoding if reader.holding else None,
        reader.format,
        *reader.fields,
        checker.suppress,
    )
    foreign = _foreign(checker)
    parts = [
        checker.version,
        list(sys.version_info[:3]),
        code(),
        [_content(path) for path in foreign],
        _installed(everything=bool(foreign)),
        book,
        run,
        repr(checker.profile),
        options,
    ]
    return blake2b(json.dumps(parts).encode(), digest_size=_SIZE).digest()


def key(
    state: bytes,
    data: bytes,
    path: str,
    beside: bytes | None,
    source: tuple[str, bytes] | None = None,
    reference: tuple[str, bytes] | None = None,
) -> bytes:
    """The key of the reports of a file.

    Args:
        state: of its checker.
        data: its bytes.
        path: its name, whose end may tell its format.
        beside: the bytes of the list beside it; None without one, or where it is not heeded.
        source: the file with its source, and the bytes of that.
        reference: the same of its reference.
    """
    name = os.path.basename(path)  # noqa: PTH119
    dot = name.find(".")
    told = [name.startswith("."), name[dot:].lower() if dot >= 0 else ""]
    if beside is not None:
        # notices name the list; what it accepts may end with the day
        told += [name, blake2b(beside).hexdigest(), _today() if _DATES in beside else ""]
    for what, other in (("source", source), ("reference", reference)):
        if other is not None:
            told += [what, Path(other[0]).suffix.lower(), blake2b(other[1]).hexdigest()]
    found = blake2b(state, digest_size=_SIZE)
    found.update(json.dumps(told).encode())
    found.update(b"\0")
    found.update(data)
    return found.digest()


def beside(checker: Checker, path: str) -> bytes | None:
    """The bytes of the list beside a file, where there is one and the checker heeds it."""
    if not checker.suppress:
        return None
    name = path + SUFFIX
    try:
        os.stat(name)  # noqa: PTH116
        return Path(name).read_bytes()
    except FileNotFoundError:
        return None
    except OSError as problem:  # a name too long has none; what cannot be read is said by who reads it
        return repr(problem.errno).encode()


@cache
def code() -> str:
    """The digest of the program's own files."""
    found = blake2b(digest_size=_SIZE)
    for name, path in sorted(_files(str(_PACKAGE), "")):
        found.update(f"{name}\0{_content(path)}\0".encode())
    return found.hexdigest()


def _files(directory: str, prefix: str) -> Iterator[tuple[str, str]]:
    with os.scandir(directory) as entries:
        for entry in entries:
            if entry.name.endswith((".py", ".json", ".tagger")):
                yield prefix + entry.name, entry.path
            elif entry.is_dir() and entry.name not in ("__pycache__", "_data"):
                yield from _files(entry.path, f"{prefix}{entry.name}/")


def _content(path: str) -> str:
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123
        return blake2b(file.read(), digest_size=_SIZE).hexdigest()


def _foreign(checker: Checker) -> list[str]:
    """The files of kinds of rules and formats of files that other packages brought."""
    ours = {name.removesuffix(".py") for name in os.listdir(_PACKAGE / "checks")}  # noqa: PTH208
    kinds = {rule.kind for rule in checker.book.rules}
    modules: list[Any] = []
    for kind in sorted(each for each in kinds if each.replace("-", "_") not in ours):
        from tlqa.rulebook.kinds import find_kind

        modules.append(find_kind(kind))
    if checker.reader.format is not None:
        from tlqa.inputs.base import find_input

        modules.append(find_input(checker.reader.format))
    files = [str(module.__file__) for module in modules]
    return [file for file in files if not Path(file).is_relative_to(_PACKAGE)]


def _installed(*, everything: bool) -> list[str]:
    """The installed packages with their versions: those that reading and checking use, or all."""
    return sorted({name for name in _distributions() if everything or name.lower().startswith(_LIBRARIES)})


def _distributions() -> Iterable[str]:
    for directory in sys.path:
        if directory.endswith("-packages"):
            try:
                names = os.listdir(directory)  # noqa: PTH208
            except OSError:
                continue
            yield from (name for name in names if name.endswith(".dist-info"))


def _today() -> str:
    from datetime import UTC, datetime

    return datetime.now(UTC).date().isoformat()
