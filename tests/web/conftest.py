"""A server for the tests of a module, with a history of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from browsing import browser, page_of
from serving import Server, serving

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["browser", "page_of"]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """``tlqa serve`` as it comes, but for the limit of requests a second."""
    history = tmp_path_factory.mktemp("history") / "history.sqlite"
    with serving("--rate", "10000", history=history) as running:
        yield running
