"""``tlqa cache``: what earlier runs found, where it is kept, and how to be rid of it."""

from __future__ import annotations

import click

from tlqa.cli.console import write
from tlqa.errors import UsageError


@click.group()
def cache() -> None:
    """Show or clear what is kept of stories that were checked.

    It lies in TLQA_CACHE_DIR, else in your cache directory.
    """


@cache.command()
def show() -> None:
    """Say where results are kept, of how many files, and how large that is."""
    from tlqa.results.store import LIMIT, held

    found = held()
    files = f"{found.entries} file{'' if found.entries == 1 else 's'}"
    write(f"{found.path}\nresults of {files}, {_megabytes(found.size)} of at most {_megabytes(LIMIT)}\n")


@cache.command()
def clear() -> None:
    """Remove what is kept: the next run checks every story."""
    from tlqa.results.store import clear as remove
    from tlqa.results.store import held

    found = held()
    try:
        remove()
    except OSError as problem:
        said = f"cannot be removed: {problem.strerror or problem}"
        raise UsageError(said, path=str(found.path)) from problem
    write(f"{found.path}: {_megabytes(found.size)} removed\n")


def _megabytes(size: int) -> str:
    return f"{size / 2**20:.1f} MB"
