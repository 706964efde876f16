"""The signature printed with every score: two scores compare only where their signatures are the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tlqa.scoring.profiles import Profile

_DIGITS = 4


def signature(version: str, rules_digest: str, profile: Profile, source: str | None = None) -> str:
    """A line such as ``tlqa:0.1.0|rules:9f2c|profile:wire|unit:words|model:nonlinear``.

    Args:
        version: of the program.
        rules_digest: a hexadecimal digest of the rules that ran; its first four digits are shown.
        profile: the scoring profile; a user's own shows under the name of its file.
        source: the source language, where it was given.
    """
    parts = {
        "tlqa": version,
        "rules": rules_digest[:_DIGITS],
        "profile": profile.name,
        "unit": "words",
        "model": profile.model,
    }
    if source is not None:
        parts["source"] = source
    return "|".join(f"{key}:{value}" for key, value in parts.items())
