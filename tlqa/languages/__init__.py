"""Target languages, one module each, named by its ISO 639-1 code and holding ``LANGUAGE``."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from tlqa.errors import UsageError

if TYPE_CHECKING:
    from tlqa.text.language import Language


def codes() -> tuple[str, ...]:
    """The codes of all target languages, sorted."""
    return tuple(sorted(m.name for m in pkgutil.iter_modules(__path__) if not m.name.startswith("_")))


@cache
def get(code: str) -> Language:
    """The data of one target language.

    Raises:
        UsageError: tlqa has no module for that language.
    """
    if code not in codes():
        raise UsageError(f"no target language {code!r}; there is {', '.join(codes())}")
    language: Language = import_module(f"tlqa.languages.{code}").LANGUAGE
    return language
