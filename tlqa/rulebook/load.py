"""The rule book as the program sees it: from the cache where possible, else from YAML.

The reader of YAML and all it needs are imported only when they are: a check of one story takes the book
from the cache.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tlqa.data import data_dir

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tlqa.errors import RuleError
    from tlqa.model import Rule
    from tlqa.rulebook.book import RuleBook


def load_book(extra_dirs: Sequence[Path] = (), *, use_cache: bool = True) -> RuleBook:
    """All rules there are: built-in, of installed packages, then of ``extra_dirs`` in order.

    Args:
        extra_dirs: directories of further packs.
        use_cache: read and write the cache of loaded books (see ``tlqa.rulebook.cache``).

    Raises:
        RuleError: the first broken rule, with path and line; or one id in two packs, where the later
            rule does not say ``overrides: true``.
    """
    extra = [Path(directory) for directory in extra_dirs]
    if use_cache:
        from tlqa.rulebook import cache

        return cache.load(data_dir(), extra)
    from tlqa.rulebook.packs import installed_packs
    from tlqa.rulebook.read import read_book

    return read_book([data_dir(), *installed_packs(), *extra])


def load_rules(directory: Path, inside: Path | None = None) -> tuple[tuple[Rule, ...], tuple[RuleError, ...]]:
    """The rules of one pack that can be used, sorted by id, and what is wrong with the others.

    ``inside``: only those of this file or directory of the pack; no other is read.
    """
    from tlqa.rulebook.read import read_pack

    pack = read_pack(Path(directory), inside=inside)
    return pack.rules, pack.errors
