"""How a story's probable source language is told: its name, and how sure that is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tlqa.text.languagenames import NAMES

if TYPE_CHECKING:
    from gettext import NullTranslations

    from tlqa.model import Origin

# From a share to words, since "82 %" would claim more than the evidence can.
SURE = ((0.9, "very sure"), (0.75, "fairly sure"), (0.0, "not very sure"))


def language_name(code: str) -> str:
    """The English name of a language, or its code where we have none."""
    return NAMES.get(code, code)


def how_sure(share: float) -> str:
    """In English words, how sure a share of the evidence makes."""
    return next(words for least, words in SURE if share >= least)


def told(origin: Origin, said: NullTranslations) -> str:
    """The source language and how sure that is, in a line."""
    language, odds = said.gettext(language_name(origin.language)), f"{origin.log_odds:.1f}"
    if origin.given:
        text = said.gettext("translated from {language}, as given (log-odds {odds})")
        return text.format(language=language, odds=odds)
    text = said.gettext("probably translated from {language} ({sure}, log-odds {odds})")
    return text.format(language=language, sure=said.gettext(how_sure(origin.sure)), odds=odds)
