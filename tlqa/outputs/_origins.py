"""How a story's probable source language is told: its name, and how sure that is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tlqa.text.languagenames import NAMES

if TYPE_CHECKING:
    from gettext import NullTranslations

    from tlqa.model import Origin


def language_name(code: str, said: NullTranslations) -> str:
    """The name of a language, or its code where we have none."""
    return said.gettext(NAMES[code]) if code in NAMES else code


def told(origin: Origin, said: NullTranslations) -> str:
    """The source language and how sure that is, in a line."""
    places = {"language": language_name(origin.language, said), "odds": f"{origin.log_odds:.1f}"}
    if origin.given:
        return said.gettext("translated from {language}, as given (log-odds {odds})").format_map(places)
    sure = _sure(origin.sure, said)
    text = said.gettext("probably translated from {language} ({sure}, log-odds {odds})")
    return text.format_map({**places, "sure": sure})


def _sure(share: float, said: NullTranslations) -> str:
    """In words, since "82 %" would claim more than the evidence can."""
    if share >= 0.9:
        return said.gettext("very sure")
    return said.gettext("fairly sure") if share >= 0.75 else said.gettext("not very sure")
