"""Makes ``helpers`` importable from every directory, sets the pace of Hypothesis, keeps caches apart."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from tlqa.results.store import clear

if TYPE_CHECKING:
    from collections.abc import Iterator

pytest.register_assert_rewrite("helpers", "planting", "builds", "browsing")

settings.register_profile(
    "tlqa", deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=150
)
settings.load_profile("tlqa")


@pytest.fixture(scope="session", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The rule book is read once a session, and whoever runs the tests keeps their own cache."""
    with pytest.MonkeyPatch.context() as patch:
        given, worker = os.environ.get("TLQA_CACHE_DIR"), os.environ.get("PYTEST_XDIST_WORKER", "")
        own = Path(given) / worker if given else tmp_path_factory.mktemp("cache")
        patch.setenv("TLQA_CACHE_DIR", str(own))
        patch.setenv("TLQA_HISTORY", str(tmp_path_factory.mktemp("history") / "history.sqlite"))
        yield


@pytest.fixture(autouse=True)
def nothing_kept(own_cache: None) -> None:
    """No test finds what another one found."""
    clear()
    Path(os.environ["TLQA_HISTORY"]).unlink(missing_ok=True)
