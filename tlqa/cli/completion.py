"""``tlqa completion``: what a shell needs to complete the commands and options of ``tlqa``."""

from __future__ import annotations

from typing import Any

import click

from tlqa.cli.console import write

_SHELLS = ("bash", "zsh", "fish")


@click.command()
@click.argument("shell", type=click.Choice(_SHELLS))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Write the completion script of SHELL: bash (4.4 or newer), zsh or fish.

    \b
    bash  eval "$(tlqa completion bash)"            in ~/.bashrc
    zsh   eval "$(tlqa completion zsh)"             in ~/.zshrc, after compinit
    fish  tlqa completion fish > ~/.config/fish/completions/tlqa.fish
    """
    from click.shell_completion import ShellComplete, get_completion_class

    found = get_completion_class(shell)
    assert found is not None
    program: Any = ctx.find_root().command
    # click's own for bash first asks the bash there is for its version; the script may be for another machine
    write(ShellComplete.source(found(program, {}, "tlqa", "_TLQA_COMPLETE")) + "\n")
