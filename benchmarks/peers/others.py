"""The checkers that are measured beside tlqa: how each is installed, run on files, and read.

Each is installed by its own client, into a folder that git ignores. ``usual`` are the rules it runs by
itself; ``like`` are those that are nearest to ours: of LanguageTool, Harper, proselint and textlint what
they say of marks, spaces and repetition, of Vale our own patterns as far as its regular expressions take
them.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlparse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
FOLDER = ROOT / ".peers"
_TEXTLINT_RULES = (
    "write-good en-capitalization stop-words terminology common-misspellings diacritics alex rousseau"
    " doubled-spaces apostrophe"
).split()
_TEXTLINT_LIKE = "doubled-spaces apostrophe en-capitalization".split()
_PROSELINT_LIKE = ("typography", "lexical_illusions", "misc.but", "misc.currency", "misc.debased")


class Found(NamedTuple):
    """A finding: file and code points, end exclusive."""

    file: str
    start: int
    end: int


@dataclass(frozen=True)
class Peer:
    """``run`` makes the command for files, with the rules that are like ours or with its usual ones."""

    name: str
    needs: str
    install: Callable[[], None]
    run: Callable[[Sequence[Path], bool], list[str]]
    read: Callable[[str], Iterator[Found]]
    made: Path


def _call(*command: str | Path, cwd: Path | None = None, **env: str) -> None:
    subprocess.run([str(part) for part in command], cwd=cwd, env=os.environ | env, check=True)


def _rows(out: str, *, utf16: bool = False) -> Iterator[Found]:
    """Lines of file, start, end, rule with tabs between them."""
    for line in out.splitlines():
        parts = line.split("\t")
        if len(parts) != 4:
            continue
        file, start, end = parts[0], int(parts[1]), int(parts[2])
        if utf16:
            start, end = _points(file, start), _points(file, end)
        yield Found(file, start, end)


def _points(file: str, units: int) -> int:
    data = Path(file).read_text("utf-8").encode("utf-16-le")
    return len(data[: 2 * units].decode("utf-16-le", "replace"))


def _json(out: str) -> Any:
    starts = [at for at in (out.find("{"), out.find("[")) if at >= 0]
    return json.loads(out[min(starts) :]) if starts else []


# Vale


def _vale_install() -> None:
    # the last version whose modules are all to be had
    _call("go", "install", "github.com/errata-ai/vale/v3/cmd/vale@v3.7.1", GOBIN=str(FOLDER / "bin"))


def _vale(files: Sequence[Path], like: bool) -> list[str]:
    config = FOLDER / ("vale-like.ini" if like else "vale.ini")
    (FOLDER / "styles" / "Ours").mkdir(parents=True, exist_ok=True)
    based = "Ours" if like else "Vale"
    config.write_text(f"StylesPath = styles\nMinAlertLevel = suggestion\n[*.txt]\nBasedOnStyles = {based}\n")
    command = [str(FOLDER / "bin/vale"), "--config", str(config), "--no-exit", "--output", "JSON"]
    if like:
        _vale_style(FOLDER / "styles" / "Ours", [*command, str(files[0])])
    return [*command, *map(str, files)]


def _vale_style(folder: Path, command: list[str]) -> None:
    """Our patterns as Vale's rules of the kind ``existence``, without those that it refuses."""
    import yaml

    from tlqa import Checker
    from tlqa.checks.base import expand

    for old in folder.iterdir():
        old.unlink()
    checker = Checker()
    for rule in checker.rules:
        if rule.kind != "pattern" or rule.params.get("unit", "block") == "story":
            continue
        match = rule.params["match"]
        patterns = [
            expand(p, checker.language.macros) for p in ([match] if isinstance(match, str) else match)
        ]
        if any("++" in p or "*+" in p or "(?>" in p for p in patterns):
            continue
        raw = [p.replace("(?P<", "(?<").replace("(?P=", r"\k<") for p in patterns]
        data = {"extends": "existence", "message": rule.id, "level": "warning", "nonword": True, "raw": raw}
        data["ignorecase"] = bool(rule.params.get("ignore_case"))
        (folder / f"{rule.id.replace('/', '-')}.yml").write_text(yaml.safe_dump(data, width=9999), "utf-8")
    while (tried := subprocess.run(command, capture_output=True, text=True)).returncode == 2:
        Path(_json(tried.stdout or tried.stderr)["Path"]).unlink()


def _vale_read(out: str) -> Iterator[Found]:
    for file, alerts in (_json(out) or {}).items():
        lines = Path(file).read_text("utf-8").split("\n")
        for alert in alerts:
            before = sum(len(line) + 1 for line in lines[: alert["Line"] - 1])
            low, high = alert["Span"]
            yield Found(file, before + low - 1, before + high)


# LanguageTool


def _java_install() -> None:
    folder = FOLDER / "languagetool"
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(HERE / "pom.xml", folder)
    shutil.copy(HERE / "LanguageTool.java", folder)
    _call("mvn", "-q", "dependency:copy-dependencies", "-DoutputDirectory=lib", cwd=folder)
    _call("javac", "-cp", "lib/*", "LanguageTool.java", cwd=folder)


def _java(files: Sequence[Path], like: bool) -> list[str]:
    folder = FOLDER / "languagetool"
    only = ["--only-mechanics"] if like else []
    return ["java", "-cp", f"{folder}/lib/*:{folder}", "LanguageTool", *only, *map(str, files)]


# Harper


def _harper_install() -> None:
    shutil.copytree(HERE / "harper", FOLDER / "harper", dirs_exist_ok=True)
    _call("cargo", "build", "--release", "--quiet", cwd=FOLDER / "harper")


def _harper(files: Sequence[Path], like: bool) -> list[str]:
    only = ["--only-mechanics"] if like else []
    return [str(FOLDER / "harper/target/release/harper-peer"), *only, *map(str, files)]


# proselint and pofilter


def _python_install() -> None:
    _call(sys.executable, "-m", "venv", FOLDER / "py")
    _call(FOLDER / "py/bin/pip", "install", "--quiet", "proselint==0.16.0", "translate-toolkit==3.20.4")


def _proselint(files: Sequence[Path], like: bool) -> list[str]:
    command = [str(FOLDER / "py/bin/proselint"), "check", "--output-format", "json"]
    if like:
        config = FOLDER / "proselint.json"
        checks = {name: name.startswith(_PROSELINT_LIKE) for name in _proselint_checks()}
        config.write_text(json.dumps({"checks": checks}))
        command += ["--config", str(config)]
    return [*command, *map(str, files)]


def _proselint_checks() -> list[str]:
    script = "from proselint.config import DEFAULT as d; import json; print(json.dumps(d['checks']))"
    out = subprocess.run(
        [str(FOLDER / "py/bin/python"), "-c", script], capture_output=True, text=True, check=True
    )
    return sorted(json.loads(out.stdout))


def _proselint_read(out: str) -> Iterator[Found]:
    for file, found in _json(out)["result"].items():
        for each in found.get("diagnostics", ()):
            low, high = each["span"]
            yield Found(urlparse(file).path, low - 1, high - 1)


def _pofilter(files: Sequence[Path], like: bool) -> list[str]:
    """The stories as translations of themselves: what it says of a translation without its source."""
    folder = FOLDER / "po"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for number, file in enumerate(files):
        units = (json.dumps(part, ensure_ascii=False) for part in file.read_text("utf-8").split("\n\n"))
        text = "\n\n".join(f"msgid {unit}\nmsgstr {unit}" for unit in units)
        (folder / f"{number:05}.po").write_text(
            'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8"\n\n' + text, "utf-8"
        )
    tests = (
        ["-t", "doublewords", "-t", "doublespacing", "-t", "puncspacing", "-t", "brackets"] if like else []
    )
    command = [str(FOLDER / "py/bin/pofilter"), "--progress=none", *tests]
    return [*command, str(folder), str(FOLDER / "po-found")]


# textlint


def _textlint_install() -> None:
    folder = FOLDER / "node"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "package.json").write_text('{"private": true}')
    _call(
        "npm", "install", "--silent", "textlint", *(f"textlint-rule-{r}" for r in _TEXTLINT_RULES), cwd=folder
    )


def _textlint(files: Sequence[Path], like: bool) -> list[str]:
    rules = _TEXTLINT_LIKE if like else _TEXTLINT_RULES
    chosen = [part for rule in rules for part in ("--rule", rule)]
    command = [str(FOLDER / "node/node_modules/.bin/textlint"), "--no-textlintrc"]
    return [*command, "--format", "json", *chosen, *map(str, files)]


def _textlint_read(out: str) -> Iterator[Found]:
    for each in _json(out):
        for message in each["messages"]:
            low, high = message.get("range") or (message["index"], message["index"] + 1)
            yield Found(each["filePath"], _points(each["filePath"], low), _points(each["filePath"], high))


# tlqa


def _tlqa(files: Sequence[Path], like: bool) -> list[str]:
    only = ["--select", "en/spacing,en/repetition,common/encoding,en/leftovers"] if like else []
    command = [sys.executable, "-m", "tlqa", "check", "--no-cache", "--jobs", "1", "--format", "json"]
    return [*command, *only, *map(str, files)]


def _tlqa_read(out: str) -> Iterator[Found]:
    for file in _json(out)["files"]:
        for each in file["findings"]:
            yield Found(file["path"], each["start"], each["end"])


PEERS = (
    Peer("Vale", "go", _vale_install, _vale, _vale_read, FOLDER / "bin/vale"),
    Peer(
        "LanguageTool",
        "mvn",
        _java_install,
        _java,
        lambda out: _rows(out, utf16=True),
        FOLDER / "languagetool/LanguageTool.class",
    ),
    Peer("Harper", "cargo", _harper_install, _harper, _rows, FOLDER / "harper/target/release/harper-peer"),
    Peer("proselint", "python3", _python_install, _proselint, _proselint_read, FOLDER / "py/bin/proselint"),
    Peer("pofilter", "python3", _python_install, _pofilter, lambda _: iter(()), FOLDER / "py/bin/pofilter"),
    Peer(
        "textlint",
        "npm",
        _textlint_install,
        _textlint,
        _textlint_read,
        FOLDER / "node/node_modules/.bin/textlint",
    ),
)
OURS = Peer("tlqa", "python3", lambda: None, _tlqa, _tlqa_read, Path(sys.executable))
