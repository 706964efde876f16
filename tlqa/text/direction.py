"""Which way a language is written."""

from __future__ import annotations

_RIGHT_TO_LEFT = frozenset("ar arc ckb dv fa he iw ji ks nqo ps sd syr ug ur yi".split())
_SCRIPTS = frozenset("adlm arab hebr mand nkoo rohg syrc thaa".split())


def direction(language: str) -> str:
    """``rtl`` or ``ltr`` for a language (BCP 47), ``auto`` where none is given: the text itself must tell."""
    if not language:
        return "auto"
    primary, *more = language.lower().split("-")
    scripts = [part for part in more if len(part) == 4 and part.isalpha()]
    right = scripts[0] in _SCRIPTS if scripts else primary in _RIGHT_TO_LEFT
    return "rtl" if right else "ltr"
