"""``tlqa``: the commands, each loaded when it is called, and what becomes of errors.

Only click is imported here, so that ``tlqa --version`` and a wrong option answer at once.
"""

from __future__ import annotations

import atexit
import gc
import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any, cast

import click

from tlqa._version import __version__
from tlqa.errors import TlqaError

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

COULD_NOT_RUN = 2
INTERRUPTED = 130

# Where each command lies, and its line of help: to list the commands none need be loaded.
COMMANDS = {
    "check": ("tlqa.cli.check", "Check stories and report what is wrong with them, line by line."),
    "fix": ("tlqa.cli.fix", "Make the fixes that are safe, or show them as a diff."),
    "init": ("tlqa.cli.config", "Write a configuration with comments."),
    "config": ("tlqa.cli.config", "Say which settings hold, and where each comes from."),
    "baseline": ("tlqa.cli.baseline", "Accept what is found now, so that only what is new is reported."),
    "history": ("tlqa.cli.history", "Print the runs that were kept: is it getting better?"),
    "cache": ("tlqa.cli.cache", "Show or clear what is kept of stories that were checked."),
    "rules": ("tlqa.cli.rules", "List, show, test and write rules."),
    "terms": ("tlqa.cli.terms", "Write and test a file of the newsroom's own words."),
    "explain": ("tlqa.cli.explain", "Say what a rule finds, why it matters and how to mend it."),
    "evaluate": ("tlqa.cli.evaluate", "Measure the rules on annotated stories."),
    "compare": ("tlqa.cli.compare", "Hold drafts against references: BLEU, chrF, TER, and which is better."),
    "watch": ("tlqa.cli.watch", "Check stories again whenever they change."),
    "lsp": ("tlqa.cli.lsp", "Check stories in an editor, as they are typed: the language server."),
    "scan": ("tlqa.cli.scan", "Check an archive, on all cores or many machines, into Parquet."),
    "scan-report": (
        "tlqa.cli.scan_report",
        "Say what a scan found: the worst desks, engines, days and rules.",
    ),
    "serve": ("tlqa.cli.serve", "Open a page to paste stories into, with a JSON API for other programs."),
    "inputs": ("tlqa.cli.listings", "List the formats that stories are read from."),
    "outputs": ("tlqa.cli.listings", "List the output formats."),
    "profiles": ("tlqa.cli.listings", "List the scoring profiles."),
    "completion": ("tlqa.cli.completion", "Write the completion script of a shell."),
}


class LazyGroup(click.Group):
    """A group whose commands are modules that define a command of the same name."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = import_module(COMMANDS[cmd_name][0])
        return cast("click.Command", getattr(module, cmd_name.replace("-", "_")))

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """The commands by their names: click's own way would load them all."""
        from click.shell_completion import CompletionItem

        named = [
            CompletionItem(name, help=text)
            for name, (_, text) in COMMANDS.items()
            if name.startswith(incomplete)
        ]
        return [*named, *click.Command.shell_complete(self, ctx, incomplete)]

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        from pathlib import Path

        if args and args[0] not in COMMANDS and Path(args[0]).exists():
            ctx.fail(f"'{args[0]}' is a file; to check it: tlqa check {args[0]}")
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; an error that a person can mend is one line and status 2, never a traceback."""
        try:
            return super().invoke(ctx)
        except TlqaError as problem:
            click.echo(f"tlqa: error: {problem}", err=True)
            ctx.exit(COULD_NOT_RUN)
        except KeyboardInterrupt:
            ctx.exit(INTERRUPTED)


def _print_version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        click.echo(f"tlqa {__version__}")
        ctx.exit()


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_version,
    help="Show the version and exit.",
)
def cli() -> None:
    """Find what machine translation leaves in news copy."""


def main() -> None:
    """The program. A fault of ours shows its traceback and ends with status 2: 1 means findings."""
    # compiling patterns allocates much and frees nothing: the collector took a tenth of a cold start
    gc.set_threshold(100_000, 20, 20)
    try:
        cli(prog_name="tlqa")
    except Exception:
        import traceback

        traceback.print_exc()
        click.echo("tlqa: this is a fault of tlqa itself; please report it with the lines above", err=True)
        sys.exit(COULD_NOT_RUN)


def program() -> None:
    """``main`` as a process of its own, which ends at once: to take all apart takes a tenth of a short run.

    What was to be done at the end is done, and output is out. Where threads still run, or output cannot be
    written, the process ends as any does.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # numpy's threads cost time and memory, and gain none
    try:
        main()
    except SystemExit as end:
        status = end.code or 0
        if not isinstance(status, int) or _others_run():
            raise
        atexit._run_exitfuncs()
        try:
            sys.stdout.flush()
            sys.stderr.flush()
        except (OSError, ValueError):
            raise end from None
        os._exit(status & 0xFF)


def _others_run() -> bool:
    threading = sys.modules.get("threading")
    return threading is not None and threading.active_count() > 1
