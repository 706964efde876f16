"""``tlqa rules``: list, show, test and write rules; the kinds that a rule can have."""

from __future__ import annotations

import inspect
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tlqa.cli.console import write
from tlqa.cli.options import booking
from tlqa.errors import TlqaError, UsageError

if TYPE_CHECKING:
    from tlqa.engine import Checker
    from tlqa.model import Rule


@click.group()
def rules() -> None:
    """List, show, test and write rules."""


@rules.command("list")
@booking
@click.option("--json", "as_json", is_flag=True, help="For programs.")
@click.pass_context
def list_rules(ctx: click.Context, /, *, as_json: bool, **given: Any) -> None:
    """List every rule of the book, as the configuration of this directory has them.

    A rule that this directory does not run is 'off'.
    """
    checker = _checker(ctx, given)
    on = {rule.id for rule in checker.rules}
    if as_json:
        import json

        facts = [{**_facts(rule), "on": rule.id in on} for rule in checker.book.rules]
        write(json.dumps(facts, ensure_ascii=False, indent=2) + "\n")
        return
    for rule in checker.book.rules:
        said = [*([] if rule.status == "stable" else [rule.status]), *([] if rule.id in on else ["off"])]
        status = f"  [{', '.join(said)}]" if said else ""
        write(f"{rule.id:44} {rule.severity:9} {rule.confidence:7} {rule.name}{status}\n")


def _checker(ctx: click.Context, given: dict[str, Any]) -> Checker:
    """The checker of the working directory."""
    from tlqa.cli.session import open_session

    return open_session(ctx, given).here()


def _facts(rule: Rule) -> dict[str, object]:
    return {
        "id": rule.id,
        "name": rule.name,
        "message": rule.message,
        "why": rule.why,
        "category": rule.category,
        "severity": rule.severity.value,
        "confidence": rule.confidence.value,
        "weight": rule.weight,
        "kind": rule.kind,
        "languages": list(rule.languages),
        "scope": sorted(kind.value for kind in rule.scope),
        "speech": rule.speech,
        "status": rule.status,
        "since": rule.since,
        "company": rule.company,
        "when_alone": rule.when_alone,
        "source_languages": list(rule.source_languages),
        "topic": list(rule.topic),
        "evidence": rule.evidence,
        "references": list(rule.references),
        "path": rule.path,
    }


@rules.command()
@click.argument("rule_id", metavar="ID")
@booking
@click.pass_context
def show(ctx: click.Context, /, rule_id: str, **given: Any) -> None:
    """Say what the rule ID finds, why it matters and how to mend it."""
    from tlqa.ruletext import describe

    write(describe(_checker(ctx, given).book.with_examples().get(rule_id)))


@rules.command(short_help="Run the examples of every rule.")
@click.argument("path", required=False, type=click.Path(path_type=Path))
@click.pass_context
def test(ctx: click.Context, /, path: Path | None) -> None:
    """Run the examples of every rule: the rule book's, or those at PATH (a pack, one rule's file).

    \b
    Status: 0 every rule fires where it must and nowhere else
            1 an example is not as it says
            2 a rule cannot be read
    """
    from tlqa.cli.selftest import run

    outcome = run(path)
    for line in outcome.lines:
        click.echo(line, err=True)
    write(outcome.summary + "\n")
    ctx.exit(outcome.status)


@rules.command(short_help="Write a skeleton of a rule.")
@click.argument("rule_id", metavar="ID")
@click.option(
    "--kind", "-k", default="pattern", show_default=True, metavar="KIND", help="See 'tlqa rules kinds'."
)
@click.option("--dir", "directory", default="rules", show_default=True, type=click.Path(path_type=Path))
def new(rule_id: str, kind: str, directory: Path) -> None:
    """Write a skeleton of the rule ID, such as en/quotes/unopened, into a pack."""
    from tlqa.rulebook.skeleton import skeleton

    text = skeleton(rule_id, kind)
    path = directory / f"{rule_id}.yaml"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError as problem:
        raise UsageError("is there already", path=str(path)) from problem
    except OSError as problem:
        raise TlqaError(f"cannot be written: {problem.strerror or problem}", path=str(path)) from problem
    write(f"{path}\n")


@rules.command()
@click.argument("kind", required=False)
def kinds(kind: str | None) -> None:
    """List the kinds that a rule can have; with KIND, say all about one."""
    from tlqa.rulebook.kinds import find_kind
    from tlqa.rulebook.kinds import kinds as all_kinds

    if kind is not None:
        write(inspect.cleandoc(find_kind(kind).__doc__ or "") + "\n")
        return
    for name, check in all_kinds().items():
        first = inspect.cleandoc(check.__doc__ or "").partition("\n\n")[0]
        write(f"{name:14} {' '.join(first.split())}\n")


@rules.command()
@click.argument("kind")
def schema(kind: str) -> None:
    """Print the JSON Schema of rules of a KIND, for editors."""
    import json

    from tlqa.rulebook.kinds import find_kind
    from tlqa.rulebook.schema import rule_schema

    write(json.dumps(rule_schema(find_kind(kind)), ensure_ascii=False, indent=2) + "\n")
