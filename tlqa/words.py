"""What is said to people, in their language, by the catalogues of ``locale/``.

English is what the program and the rules are written in; a catalogue that lacks a text leaves it in English.
"""

from __future__ import annotations

from functools import cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path

from tlqa.errors import UsageError

ENGLISH = "en"
DOMAIN = "tlqa"
CATALOGUES = Path(__file__).parent / "locale"


@cache
def words(locale: str = ENGLISH) -> NullTranslations:
    """The catalogue of a locale (``fr``, ``fr-CA``, ``fr_CA``): that of its language where it has none.

    Raises:
        UsageError: there is no catalogue of the language.
    """
    wanted = locale.replace("_", "-").lower()
    for code in (wanted, wanted.partition("-")[0]):
        if code == ENGLISH:
            return NullTranslations()
        if code in locales():
            with (CATALOGUES / code / "LC_MESSAGES" / f"{DOMAIN}.mo").open("rb") as file:
                return GNUTranslations(file)
    raise UsageError(f"no messages in '{locale}': there are {', '.join(locales())}")


@cache
def locales() -> tuple[str, ...]:
    """The languages that messages can be had in, ISO 639-1, in order."""
    found = {path.parents[1].name for path in CATALOGUES.glob(f"*/LC_MESSAGES/{DOMAIN}.mo")}
    return tuple(sorted({ENGLISH, *found}))
