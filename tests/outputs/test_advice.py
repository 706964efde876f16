"""What to do is said of every rule of ours."""

from __future__ import annotations

import pytest
from helpers import book

from tlqa.outputs.advice import advice


@pytest.mark.parametrize("family", sorted({rule.id.split("/")[1] for rule in book()}))
def test_every_family_has_some(family: str) -> None:
    assert advice(f"en/{family}/any").endswith(".")


@pytest.mark.parametrize("rule", ["house", "en/house", "en/house/any", "quotes"])
def test_other_families_have_none(rule: str) -> None:
    assert advice(rule) == ""
