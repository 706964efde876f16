"""The forms in which corpora come. Every module of this package that has a ``NAME`` is one.

It exposes

* ``NAME`` and ``DESCRIPTION``: a word, and one line for people;
* ``accepts(path)``: whether a file or directory is of this form, by its name or what lies in it;
* ``read(path, wanted)``: the stories, and among them as values the errors of those that cannot be read,
  so that one broken line does not cost the rest.

The package is scanned, so a new form is a new module here.
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from typing import TYPE_CHECKING, Protocol, cast

from tlqa.frozen import dataclass

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from tlqa.errors import CorpusError
    from tlqa.evaluate.story import Story


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked of a corpus.

    Attributes:
        documents: of a treebank, only documents whose id holds this; None takes all.
    """

    documents: re.Pattern[str] | None = None


class CorpusFormat(Protocol):
    """The shape of a module of this package."""

    NAME: str
    DESCRIPTION: str

    def accepts(self, path: Path) -> bool: ...

    def read(self, path: Path, wanted: Wanted) -> Iterator[Story | CorpusError]: ...


@cache
def formats() -> Mapping[str, CorpusFormat]:
    """Every form there is, by name, sorted."""
    names = sorted(info.name for info in pkgutil.iter_modules(__path__) if not info.name.startswith("_"))
    modules = (importlib.import_module(f"{__name__}.{name}") for name in names)
    return {module.NAME: cast("CorpusFormat", module) for module in modules}
