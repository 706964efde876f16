"""When something changes among files and directories. Needs ``watchfiles``."""

from __future__ import annotations

import contextlib
import glob
import queue
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import watchfiles

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_QUIET = 200
"""Milliseconds at most that changes are gathered for, as of an editor that writes a file in several steps."""
_POLL = 0.2  # seconds between two looks whether the person has had enough


@contextlib.contextmanager
def changes(arguments: Sequence[str]) -> Iterator[Iterator[None]]:
    """A sign whenever something changes in the directories named, or around the files named.

    Directories are watched with all below them. Of a file its directory is watched, alone: an editor that
    puts a new file in the place of the old one would take the watch with it. Watching has begun when the
    context is entered, so whoever looks afterwards misses nothing.
    """
    signs: queue.SimpleQueue[None] = queue.SimpleQueue()
    stop = threading.Event()
    trees, folders = _places(arguments)
    begun = [threading.Event() for group in (trees, folders) if group]
    watchers = [
        threading.Thread(target=_watch, args=(group, deep, stop, start, signs), daemon=True)
        for (group, deep), start in zip(
            [(group, deep) for group, deep in ((trees, True), (folders, False)) if group], begun, strict=True
        )
    ]
    for watcher in watchers:
        watcher.start()
    try:
        for start in begun:
            start.wait()
        yield _signs(signs)
    finally:
        stop.set()
        for watcher in watchers:
            watcher.join()


def _signs(signs: queue.SimpleQueue[None]) -> Iterator[None]:
    while True:
        with contextlib.suppress(queue.Empty):
            yield signs.get(timeout=_POLL)


def _watch(
    places: Sequence[Path],
    deep: bool,
    stop: threading.Event,
    begun: threading.Event,
    signs: queue.SimpleQueue[None],
) -> None:
    # a step without news comes when watching has begun, and often enough for a stop to be quick
    steps = watchfiles.watch(
        *places,
        watch_filter=None,
        debounce=_QUIET,
        step=_QUIET // 4,
        rust_timeout=_QUIET,
        yield_on_timeout=True,
        stop_event=stop,
        recursive=deep,
        ignore_permission_denied=True,
    )
    for found in steps:
        begun.set()
        if found:
            signs.put(None)
    begun.set()


def _places(arguments: Sequence[str]) -> tuple[list[Path], list[Path]]:
    """The directories to watch with all below them, and those to watch alone."""
    trees: set[Path] = set()
    folders: set[Path] = set()
    for argument in arguments:
        path = Path(argument)
        if path.is_dir():
            trees.add(path)
        elif glob.has_magic(argument) and not path.exists():
            trees.add(_before_magic(path))
        else:
            folders.add(path.parent)
    return sorted(filter(Path.is_dir, trees)), sorted(filter(Path.is_dir, folders))


def _before_magic(path: Path) -> Path:
    """The directory that a glob looks in, with all below it."""
    parts = path.parts
    first = next(i for i, part in enumerate(parts) if glob.has_magic(part))
    return Path(*parts[:first])
