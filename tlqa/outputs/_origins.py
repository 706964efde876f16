"""How a story's probable source language is told: its English name, and how sure that is."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tlqa.model import Origin

# From a share to words, since "82 %" would claim more than the evidence can.
_SURE = ((0.9, "very sure"), (0.75, "fairly sure"), (0.0, "not very sure"))

_LANGUAGES = {
    "ar": "Arabic", "cs": "Czech", "de": "German", "el": "Greek", "en": "English", "es": "Spanish",
    "fr": "French", "it": "Italian", "ja": "Japanese", "ko": "Korean", "nl": "Dutch", "pl": "Polish",
    "no": "Norwegian", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sv": "Swedish",
    "tr": "Turkish", "uk": "Ukrainian", "zh": "Chinese",
}  # fmt: skip


def language_name(code: str) -> str:
    """The English name of a language, or its code where we have none."""
    return _LANGUAGES.get(code, code)


def told(origin: Origin) -> str:
    """The source language and how sure that is, in a line."""
    name = language_name(origin.language)
    if origin.given:
        return f"translated from {name}, as given (log-odds {origin.log_odds:.1f})"
    return f"probably translated from {name} ({how_sure(origin.sure)}, log-odds {origin.log_odds:.1f})"


def how_sure(share: float) -> str:
    """In words, how sure a share of the evidence makes."""
    return next(said for least, said in _SURE if share >= least)
