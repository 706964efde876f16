"""``tlqa explain``: the short way to ``tlqa rules show``."""

from __future__ import annotations

from tlqa.cli.rules import show

explain = show
