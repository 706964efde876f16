"""``tlqa serve``: the page to paste a story into, and the JSON API under it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from tlqa.cli.options import checking
from tlqa.cli.session import open_session
from tlqa.errors import UsageError

if TYPE_CHECKING:
    from tlqa.cli.session import Session
    from tlqa.web.keys import Keys
    from tlqa.web.settings import Settings

_NEEDED = frozenset({"starlette", "uvicorn", "h11", "anyio"})


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, metavar="ADDRESS", help="Where to listen.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8765,
    show_default=True,
    help="Port to listen on; 0 takes a free one.",
)
@click.option("--open", "open_", is_flag=True, help="Open the page in the browser.")
@click.option(
    "--token",
    envvar="TLQA_TOKEN",
    metavar="TOKEN",
    help="What programs and people must know to come in. Without it, none on loopback, a new one elsewhere.",
)
@click.option("--cors", multiple=True, metavar="ORIGIN", help="Pages of this origin may use the API.")
@click.option("--allow-host", multiple=True, metavar="NAME", help="A name that the server is called by, too.")
@click.option(
    "--newsroom", default="newsroom", show_default=True, metavar="NAME", help="Whose ignored findings hold."
)
@click.option(
    "--history",
    metavar="FILE|URL",
    help="Where ignored findings are kept: a SQLite file or postgresql://…; the same as of 'tlqa history'.",
)
@click.option(
    "--jobs",
    "-j",
    type=click.IntRange(1, 256),
    metavar="N",
    help="Processes that check stories; one a processor, two at least.",
)
@click.option(
    "--max-size",
    type=click.FloatRange(0.001, 100),
    default=1,
    show_default=True,
    metavar="MB",
    help="Largest story.",
)
@click.option(
    "--rate",
    type=click.FloatRange(0.1, 100_000),
    default=20,
    show_default=True,
    metavar="N",
    help="Requests a second of one client.",
)
@click.option(
    "--timeout",
    type=click.FloatRange(0.1, 600),
    default=10,
    show_default=True,
    metavar="SECONDS",
    help="Within which a request must have come in.",
)
@click.option(
    "--check-time",
    type=click.FloatRange(0.1, 600),
    default=20,
    show_default=True,
    metavar="SECONDS",
    help="That checking a story may take.",
)
@click.option("--verbose", is_flag=True, help="Say on standard error what is asked; never what a story says.")
@checking
@click.pass_context
def serve(ctx: click.Context, /, **given: Any) -> None:
    """Open a page to paste stories into, until Ctrl-C (status 0); programs use the JSON API under it.

    Stories are checked on this machine and kept nowhere. Needs the extra 'serve': pip install 'tlqa[serve]'.
    """
    try:
        from tlqa.web.server import run
    except ModuleNotFoundError as problem:
        if (problem.name or "").partition(".")[0] not in _NEEDED:
            raise
        raise UsageError("the server is not installed: pip install 'tlqa[serve]'") from problem
    settings = _settings(open_session(ctx, given), given)

    def tell(url: str, keys: Keys) -> None:
        _tell(url, keys, settings)
        if given["open_"]:
            click.launch(f"{url}enter?key={keys.link}" if keys.wanted else url)

    run(settings, tell, verbose=given["verbose"])


def _settings(session: Session, given: dict[str, Any]) -> Settings:
    """What the options come to.

    Raises:
        UsageError: some of them cannot be.
    """
    from tlqa.web.complaints import complaint
    from tlqa.web.settings import MEGABYTE, Limits, Settings
    from tlqa.workers import processors

    if complaint({"newsroom": given["newsroom"], "fingerprint": "0" * 16, "rule": "x"}, "Ignore"):
        raise UsageError("--newsroom: a name has 1 to 64 characters, all of them printable")
    limits = Limits(
        size=round(given["max_size"] * MEGABYTE),
        rate=given["rate"],
        burst=max(1, round(2 * given["rate"])),
        body_seconds=given["timeout"],
        check_seconds=given["check_time"],
    )
    return Settings(
        host=given["host"],
        port=given["port"],
        token=_token(given["token"], given["host"]),
        hosts=given["allow_host"],
        origins=tuple(map(_origin, given["cors"])),
        newsroom=given["newsroom"],
        history=given["history"],
        checking=session.configurations.here().checking,
        jobs=given["jobs"] or max(2, processors()),
        limits=limits,
    )


def _token(given: str | None, host: str) -> str:
    """The token that was given; one made for the occasion where others can reach the host; else none, "".

    Raises:
        UsageError: it is too short.
    """
    from tlqa.web.keys import new_key
    from tlqa.web.server import addresses
    from tlqa.web.settings import is_loopback

    if given is not None and len(given) < 16:
        raise UsageError("--token: at least 16 characters, so that nobody guesses it")
    return given or ("" if is_loopback(addresses(host)) else new_key())


def _origin(said: str) -> str:
    """An origin as browsers say it: scheme, host and port, nothing else."""
    from urllib.parse import urlsplit

    try:
        parts = urlsplit(said)
        plain = f"{parts.scheme}://{parts.netloc}"
    except ValueError:
        plain = ""
    if (
        plain.lower() != said.rstrip("/").lower()
        or parts.scheme not in ("http", "https")
        or "@" in parts.netloc
    ):
        raise UsageError(f"--cors: '{said}' is no origin, such as https://cms.example.org")
    return plain.lower()


def _tell(url: str, keys: Keys, settings: Settings) -> None:
    """Say where the page is. Standard output, at once: programs wait for it."""
    if keys.wanted:
        click.echo(f"open this link, which works once:  {url}enter?key={keys.link}")
        click.echo(f"the token, for others and for programs:  {settings.token}")
    click.echo(f"listening on {url}  (Ctrl-C ends)")
