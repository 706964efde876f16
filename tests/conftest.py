"""Makes ``helpers`` importable from every directory, sets the pace of Hypothesis, keeps caches apart."""

from __future__ import annotations

import gc
import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, settings

from tlqa.data import data_dir
from tlqa.results.store import clear
from tlqa.rulebook import shipped
from tlqa.rulebook.load import load_book

if TYPE_CHECKING:
    from collections.abc import Iterator

pytest.register_assert_rewrite("helpers", "planting", "builds", "browsing")

settings.register_profile(
    "tlqa", deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=100
)
settings.load_profile("tlqa")


def pytest_configure(config: pytest.Config) -> None:
    """Whoever runs the tests keeps their own cache. A worker has one of its own, with the book of all."""
    worker = getattr(config, "workerinput", None)
    if worker is not None:
        own = Path(worker["cache"]) / worker["workerid"]
        own.mkdir(exist_ok=True)
        for file in own.parent.iterdir():
            if file.is_file():
                shutil.copy(file, own)
    elif given := os.environ.get("TLQA_CACHE_DIR"):
        own = Path(given) / "tests"
    else:
        own = Path(tempfile.mkdtemp(prefix="tlqa-tests-"))
        config.add_cleanup(lambda: shutil.rmtree(own, ignore_errors=True))
    os.environ["TLQA_CACHE_DIR"] = str(own)
    os.environ.setdefault("TLQA_WHEEL_BOOKS", str(own / "wheels"))  # one for all workers
    os.environ["TLQA_HISTORY"] = str(own / "history.sqlite")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_setupnodes() -> None:
    """The rule book is built once, before the workers start: not by each, nor for each wheel they build."""
    book = load_book()
    book.with_examples()
    cache = os.environ["TLQA_CACHE_DIR"]
    os.environ["TLQA_CACHE_DIR"] = str(Path(os.environ["TLQA_WHEEL_BOOKS"]) / shipped.state(data_dir()))
    try:
        shipped.write_to_cache(data_dir(), book)
    finally:
        os.environ["TLQA_CACHE_DIR"] = cache


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    node.workerinput["cache"] = os.environ["TLQA_CACHE_DIR"]


@pytest.fixture(autouse=True, scope="module")
def left_alone() -> Iterator[None]:
    """What a module leaves in memory is not gone through again: checkers of hundreds of rules are kept."""
    yield
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def nothing_kept() -> None:
    """No test finds what another one found."""
    clear()
    Path(os.environ["TLQA_HISTORY"]).unlink(missing_ok=True)
