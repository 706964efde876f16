"""``tlqa inputs``, ``tlqa outputs`` and ``tlqa profiles``: what there is to choose from."""

from __future__ import annotations

import click

from tlqa.cli.console import write


@click.command()
def inputs() -> None:
    """List the formats that stories are read from, with the names of their files."""
    from tlqa.inputs.base import inputs as find_all

    for name, reader in find_all().items():
        write(f"{name:12} {reader.DESCRIPTION}\n{'':12} {' '.join(reader.SUFFIXES)}\n")


@click.command()
def outputs() -> None:
    """List the output formats, third parties' among them."""
    from tlqa.outputs.base import outputs as find_all

    write("".join(f"{name:12} {output.DESCRIPTION}\n" for name, output in find_all().items()))


@click.command()
def profiles() -> None:
    """List the scoring profiles with what they pass and tolerate."""
    from tlqa.scoring.formulas import tolerance
    from tlqa.scoring.profiles import load_profile, profile_names

    for name in profile_names():
        profile = load_profile(name)
        tolerated = tolerance(500, profile.a, profile.b)
        write(f"{name:12} {profile.description}\n")
        write(
            f"{'':12} passes from {profile.passing:g}, fails below {profile.review:g};"
            f" {tolerated:.1f} penalty points in 500 words just pass\n"
        )
