"""``tlqa lsp``: the language server, for editors to start."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from tlqa.errors import UsageError


@click.command()
@click.option("--stdio", is_flag=True, help="Talk over standard input and output; the default.")
@click.option("--tcp", is_flag=True, help="Wait for a connection instead.")
@click.option("--host", default="127.0.0.1", show_default=True, metavar="ADDRESS", help="Address for --tcp.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8642, show_default=True, help="Port for --tcp."
)
@click.option(
    "--config",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Use this configuration, not those closest to the stories.",
)
@click.option("--no-config", is_flag=True, help="Use no configuration.")
@click.option("--verbose", is_flag=True, help="Say on standard error what is received and done.")
def lsp(
    stdio: bool, tcp: bool, host: str, port: int, config: Path | None, no_config: bool, verbose: bool
) -> None:
    """Check stories in an editor, as they are typed: the language server.

    Needs the extra 'lsp': pip install 'tlqa[lsp]'.
    """
    if stdio and tcp:
        raise UsageError("--stdio and --tcp exclude each other")
    if config is not None and no_config:
        raise UsageError("--config and --no-config do not go together")
    try:
        from tlqa.lsp.features import make_server
    except ModuleNotFoundError as problem:
        if (problem.name or "").partition(".")[0] not in ("pygls", "lsprotocol", "cattrs", "attrs"):
            raise
        raise UsageError("the language server is not installed: pip install 'tlqa[lsp]'") from problem
    import logging

    logging.basicConfig(stream=sys.stderr, level=logging.INFO if verbose else logging.ERROR)
    server = make_server(config, isolated=no_config)
    if tcp:
        server.start_tcp(host, port)
        return
    out, sys.stdout = sys.stdout.buffer, sys.stderr  # nothing but the protocol may be on standard output
    server.start_io(stdout=out)
