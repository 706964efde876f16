"""One tiny model of each class for the whole session, and no network for any test."""

from __future__ import annotations

import logging
import os
import socket
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

os.environ.update(HF_HUB_OFFLINE="1", TRANSFORMERS_OFFLINE="1", TOKENIZERS_PARALLELISM="false")
sys.path.insert(0, str(Path(__file__).parents[1]))
logging.getLogger("pytorch_lightning").setLevel(logging.ERROR)

from models_made import make_checkpoint, make_encoder  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

TRANSLATED = Path(__file__).parents[1] / "translated"
STORY, SOURCE = TRANSLATED / "lock.txt", TRANSLATED / "lock.source.txt"


@pytest.fixture(scope="session")
def encoder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("encoder")
    make_encoder(directory, [path.read_text("utf-8") for path in (STORY, SOURCE)])
    return directory


@pytest.fixture(scope="session")
def model(tmp_path_factory: pytest.TempPathFactory, encoder: Path) -> Callable[[str], Path]:
    """The directory of a checkpoint, by the name of its class."""
    made: dict[str, Path] = {}

    def find(name: str) -> Path:
        if name not in made:
            made[name] = make_checkpoint(tmp_path_factory.mktemp(name), name, encoder)
        return made[name]

    return find


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[object]]:
    """Whoever opens a connection is named, and refused."""
    tried: list[object] = []

    def refuse(self: socket.socket, address: object) -> None:
        tried.append(address)
        raise OSError(f"no test may connect to {address}")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    yield tried
    assert tried == []
