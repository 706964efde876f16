"""Makes ``helpers`` importable from every directory of tests, and sets the pace of Hypothesis."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, settings

pytest.register_assert_rewrite("helpers", "planting")

settings.register_profile(
    "tlqa", deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=150
)
settings.load_profile("tlqa")
