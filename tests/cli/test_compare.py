"""``tlqa compare``: reports, limits, what it refuses, and what it loads."""

from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from running import program

if TYPE_CHECKING:
    from running import Run

DRAFTS = Path(__file__).parents[1] / "drafts"
ONE = ("compare", "engine-a.txt", "-r", "reference.txt")
TWO = ("compare", "engine-a.txt", "engine-b.txt", "--reference", "reference.txt")


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(DRAFTS, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def as_json(run: Run, *arguments: str) -> dict[str, Any]:
    result = run(*arguments, "--format", "json")
    assert result.exit_code == 0, result.stderr
    value: dict[str, Any] = json.loads(result.stdout)
    return value


def test_text(run: Run) -> None:
    result = run(*ONE, "--worst", "1")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == (
        "1 draft against reference.txt: 12 lines\n\n"
        "              BLEU  chrF2  chrF2++   TER\n"
        "engine-a.txt  70.9   84.8     84.3  16.2\n\n"
        "engine-a.txt, furthest from the reference (chrF2):\n"
        "  line 1  BLEU 18.4, chrF2 64.4, chrF2++ 60.7, TER 44.4\n"
        "    reference     Night train to the coast returns after nine years\n"
        "    engine-a.txt  The night train toward the coast comes back after nine years\n\n"
        "BLEU     nrefs:1|case:mixed|eff:no|tok:13a|smooth:exp|version:" + version() + "\n"
        "chrF2    nrefs:1|case:mixed|eff:yes|nc:6|nw:0|space:no|version:" + version() + "\n"
        "chrF2++  nrefs:1|case:mixed|eff:yes|nc:6|nw:2|space:no|version:" + version() + "\n"
        "TER      nrefs:1|case:lc|tok:tercom|norm:no|punct:yes|asian:no|version:" + version() + "\n"
    )


def version() -> str:
    from importlib.metadata import version

    return version("sacrebleu")


def test_which_of_two_is_better_and_where(run: Run) -> None:
    said = run(*TWO, "--worst", "1").stdout
    assert "engine-b.txt is nearer to the reference than engine-a.txt\n" in said
    assert "  BLEU     70.9 → 79.5  better\n" in said
    assert "Is that more than chance?" in said
    assert "Where engine-b.txt is better (chrF2):\n  line 1  64.4 → 100.0\n" in said
    assert "Where engine-a.txt is better (chrF2):\n  line 7  100.0 → 21.8\n" in said
    turned = run("compare", "engine-b.txt", "engine-a.txt", "-r", "reference.txt", "--worst", "1").stdout
    assert "engine-b.txt is nearer to the reference than engine-a.txt\n" in turned
    assert "  BLEU     79.5 → 70.9  worse\n" in turned


def test_the_same_figures(run: Run, desk: Path) -> None:
    shutil.copy("engine-a.txt", "copy.txt")
    said = run("compare", "engine-a.txt", "copy.txt", "-r", "reference.txt").stdout
    assert "copy.txt and engine-a.txt have the same figures\n" in said


def test_metrics_that_do_not_agree(run: Run, desk: Path) -> None:
    Path("r").write_text("the bridge over the old river is shut until the first week of May\n")
    Path("a").write_text("the bridge over the old river\n")
    Path("b").write_text("bridges over old rivers are shutting until the first weeks of May\n")
    said = run("compare", "a", "b", "-r", "r").stdout
    assert "b or a: the metrics do not agree\n" in said


@pytest.mark.parametrize(
    ("test", "said"), [("bootstrap", "paired bootstrap"), ("ar", "approximate randomisation")]
)
def test_tests(run: Run, test: str, said: str) -> None:
    arguments = (*TWO, "--metric", "bleu,chrf", "--test", test, "--samples", "50", "--seed", "3")
    text = run(*arguments).stdout
    assert f"  {said}, 50 samples, seed 3; * more than chance (p < 0.05)\n" in text
    assert "  That may be chance.\n" in text
    assert "Of 12 lines such a test can hardly tell" in text
    value = as_json(run, *arguments)
    assert (value["test"]["name"], value["test"]["samples"], value["test"]["seed"]) == (test, 50, 3)
    p = value["comparisons"][0]["differences"]["BLEU"]["p"]
    assert 0 < p <= 1
    assert f"better   p = {p:.4f}" in text
    assert (value["test"]["drafts"][1]["BLEU"]["ci"] is not None) == (test == "bootstrap")
    short = {"bootstrap": "bs", "ar": "ar"}[test]
    assert value["test"]["signatures"]["BLEU"].startswith(f"nrefs:1|{short}:50|seed:3|")


def test_a_difference_that_is_more_than_chance(run: Run, desk: Path) -> None:
    words = (DRAFTS / "reference.txt").read_text("utf-8").splitlines()
    Path("r").write_text("\n".join(words * 4), "utf-8")
    Path("a").write_text("\n".join(" ".join(line.split()[::-1]) for line in words * 4), "utf-8")
    Path("b").write_text("\n".join(f"{line} So." for line in words * 4), "utf-8")
    said = run("compare", "a", "b", "-r", "r", "--test", "bootstrap", "--samples", "100").stdout
    assert "b is nearer to the reference than a\n" in said
    assert "  By every metric that is more than chance.\n" in said
    assert "can hardly tell" not in said


def test_the_seed_decides(run: Run) -> None:
    arguments = (*TWO, "--metric", "chrf", "--test", "bootstrap", "--samples", "40")
    first, again, other = (
        as_json(run, *arguments, "--seed", seed)["test"]["drafts"] for seed in ("5", "5", "6")
    )
    assert first == again != other


def test_findings_beside_low_lines(run: Run) -> None:
    said = run(*ONE, "--findings", "--worst", "12").stdout
    assert "    no finding\n" in said
    assert "    major en/quotes/unopened: " in said
    assert "engine-a.txt, the check against the reference (chrF2):\n" in said
    value = as_json(run, *ONE, "--findings")
    (draft,) = value["drafts"]
    rules = {line["number"]: [found["rule"] for found in line["findings"]] for line in draft["lines"]}
    assert "en/quotes/unopened" in rules[5]
    assert rules[10] == []
    assert draft["check"]["lines_with"] == sum(bool(each) for each in rules.values())
    text = (DRAFTS / "engine-a.txt").read_text("utf-8")
    for line in draft["lines"]:
        for found in line["findings"]:
            assert text[found["start"] : found["end"]] == found["text"]
            assert found["text"] in line["text"]


def test_findings_that_the_reference_has_too(run: Run, desk: Path) -> None:
    Path("r.txt").write_text("It rained.\nThe deal is dead,” the envoy told them.\n", "utf-8")
    Path("a.txt").write_text("Rain fell.\nThe deal is dead,” the envoy told them.\n", "utf-8")
    said = run("compare", "a.txt", "-r", "r.txt", "--findings", "--select", "quotes").stdout
    assert "found something, though a reference has the very words: line 2\n" in said


def test_findings_heed_the_options_of_a_check(run: Run) -> None:
    value = as_json(run, *ONE, "--findings", "--ignore", "all", "--select", "en/quotes/unopened")
    rules = {found["rule"] for line in value["drafts"][0]["lines"] for found in line["findings"]}
    assert rules == {"en/quotes/unopened"}


def test_without_findings_nothing_is_said_of_them(run: Run) -> None:
    (draft,) = as_json(run, *ONE)["drafts"]
    assert draft["check"] is None
    assert all(line["findings"] is None for line in draft["lines"])


def test_json(run: Run) -> None:
    value = as_json(run, *TWO)
    assert (value["schema"], value["tool"], value["paired_by"], value["segments"]) == (1, "tlqa", "lines", 12)
    assert (value["references"], value["by"], value["test"]) == (["reference.txt"], "chrF2", None)
    (comparison,) = value["comparisons"]
    assert (comparison["first"], comparison["better"]) == ("engine-a.txt", "engine-b.txt")
    assert (comparison["draft"], comparison["sure"]) == ("engine-b.txt", None)
    first, second = value["drafts"]
    gain = second["lines"][6]["scores"]["chrF2"] - first["lines"][6]["scores"]["chrF2"]
    assert comparison["lines"][0] == {"number": 7, "gain": gain}


def test_csv(run: Run) -> None:
    result = run(*TWO, "--findings", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    value = as_json(run, *TWO)
    assert len(rows) == 2 * 13
    for draft, own in zip(value["drafts"], (rows[:13], rows[13:]), strict=True):
        assert (own[0]["draft"], own[0]["number"]) == (draft["path"], "")
        assert [float(own[0][name]) for name in value["signatures"]] == list(draft["scores"].values())
        for line, row in zip(draft["lines"], own[1:], strict=True):
            assert (row["number"], row["line"]) == (str(line["number"]), str(line["line"]))
            assert float(row["chrF2"]) == line["scores"]["chrF2"]
            assert row["reference"] == line["references"][0]
    assert "en/quotes/unopened" in rows[5]["findings"]


def test_csv_runs_nothing_in_a_spreadsheet(run: Run, desk: Path) -> None:
    Path("a").write_text("=1+1\n")
    assert (
        ",'=1+1," in run("compare", "a", "-r", "reference.txt", "--pair", "stories", "--format", "csv").stdout
    )


def test_every_line(run: Run) -> None:
    said = run(*ONE, "--lines", "--worst", "0", "--width", "3").stdout
    assert "engine-a.txt, every line:\n" in said
    assert "          7   100.000   100.000   100.000     0.000\n" in said
    assert "furthest" not in said


def test_control_characters_do_not_reach_the_terminal(run: Run, desk: Path) -> None:
    Path("a").write_text("\x1b[31mIt rained.\n")
    Path("r").write_text("It rains.\n")
    assert "\x1b" not in run("compare", "a", "-r", "r").stdout
    assert "\x1b[1m" in run("compare", "a", "-r", "r", "--color", "always").stdout


def test_words_that_differ_in_colour(run: Run) -> None:
    said = run(*ONE, "--worst", "1", "--color", "always").stdout
    words = ("\x1b[33mThe\x1b[0m", "\x1b[33mnight\x1b[0m", "train", "\x1b[33mtoward\x1b[0m", "the coast")
    assert " ".join(words) in said


def test_a_line_that_a_draft_lacks(run: Run, desk: Path) -> None:
    Path("a").write_text("It rains.\n\nIt is cold.\n")
    Path("r").write_text("It rains.\nThe wind blows.\nIt is cold.\n")
    said = run("compare", "a", "-r", "r").stdout
    assert "note: a: the line at 2 is empty where another file has text\n" in said
    assert "    reference  The wind blows.\n    a          (nothing)\n" in said


def test_files_are_read_as_the_configuration_says(run: Run, desk: Path) -> None:
    Path("tlqa.yaml").write_text("encoding: iso-8859-1\n")
    Path("a").write_bytes("The café is shut.\n".encode("latin-1"))
    Path("r").write_bytes("The café is closed.\n".encode("latin-1"))
    assert as_json(run, "compare", "a", "-r", "r")["drafts"][0]["lines"][0]["text"] == "The café is shut."
    result = run("compare", "a", "-r", "r", "--no-config")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "a:1: is not UTF-8" in result.stderr
    given = ("--no-config", "--encoding", "iso-8859-1")
    assert as_json(run, "compare", "a", "-r", "r", *given)["segments"] == 1


def test_standard_input(run: Run) -> None:
    text = (DRAFTS / "engine-a.txt").read_bytes()
    value = json.loads(
        run("compare", "-", "-r", "reference.txt", "-f", "json", "--findings", stdin=text).stdout
    )
    assert value["drafts"][0]["path"] == "<stdin>"
    named = run("compare", "-", "-r", "reference.txt", "--stdin-filename", "wire.txt", stdin=text).stdout
    assert "\nwire.txt  " in named


def test_the_metric_that_lines_are_ordered_by(run: Run) -> None:
    assert as_json(run, *ONE, "--metric", "ter", "--metric", "bleu")["by"] == "BLEU"
    said = run(*ONE, "--by", "ter", "--worst", "1").stdout
    assert "furthest from the reference (TER):\n  line 1 " in said


@pytest.mark.parametrize(
    ("limits", "said"),
    [
        ("bleu=60,ter=20,line-chrf=60", ""),
        ("chrf=90", "tlqa: engine-a.txt: chrF2 is 84.8, the limit 90\n"),
        ("ter=10", "tlqa: engine-a.txt: TER is 16.2, the limit 10\n"),
        (
            "line-chrf=75",
            "tlqa: engine-a.txt: chrF2 of a line is beyond the limit 75, worst first: 1, 12\n",
        ),
        ("line-ter=40", "tlqa: engine-a.txt: TER of a line is beyond the limit 40, worst first: 1\n"),
    ],
)
def test_limits(run: Run, limits: str, said: str) -> None:
    result = run(*ONE, "--fail-under", limits)
    assert (result.exit_code, result.stderr) == (1 if said else 0, said)
    assert result.stdout.startswith("1 draft against")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("compare", "engine-a.txt"), "Missing option '--reference'"),
        ((*ONE, "--test", "ar"), "--test holds drafts against the first one: name two or more"),
        ((*TWO, "--samples", "9"), "--samples is for --test: say which"),
        ((*ONE, "--metric", "comet"), "--metric comet: there is no such metric; there are bleu, chrf"),
        ((*ONE, "--metric", "ter", "--by", "bleu"), "--by bleu: it is not one of --metric"),
        ((*ONE, "--fail-under", "meteor=3"), "--fail-under meteor=3: 'meteor' is not measured"),
        ((*ONE, "--fail-under", "chrf=x"), "--fail-under chrf=x: 'x' is not a number"),
        ((*ONE, "--fail-under", "chrf=nan"), "--fail-under chrf=nan: 'nan' is not a number from 0"),
        ((*ONE, "-r", "engine-a.txt"), "engine-a.txt is named twice"),
        (("compare", "-", "-r", "-"), "- is named twice"),
        (("compare", "no.txt", "-r", "reference.txt"), "no.txt: cannot be read: No such file"),
        (("compare", "engine-a.txt", "-r", "no.txt"), "no.txt: cannot be read: No such file"),
        (("compare", ".", "-r", "reference.txt"), ".: cannot be read: Is a directory"),
        ((*ONE, "--seed", "0"), "Invalid value for '--seed'"),
        ((*ONE, "--encoding", "utf-33"), "utf-33"),
    ],
)
def test_what_it_refuses(run: Run, arguments: tuple[str, ...], said: str) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr
    assert "Traceback" not in result.stderr


def test_files_that_do_not_fit(run: Run, desk: Path) -> None:
    Path("short.txt").write_text("Night train\n")
    result = run("compare", "short.txt", "-r", "reference.txt")
    assert result.exit_code == 2
    assert "equally many lines: short.txt 1, reference.txt 12. Each line" in result.stderr


def test_empty_and_binary_files(run: Run, desk: Path) -> None:
    Path("empty.txt").write_text("\n")
    Path("photo.txt").write_bytes(b"\xff\xd8\xff\xe0\0\0")
    assert "empty.txt: is empty" in run("compare", "empty.txt", "-r", "reference.txt").stderr
    result = run("compare", "engine-a.txt", "-r", "photo.txt")
    assert result.exit_code == 2
    assert "photo.txt:1: is not text" in result.stderr


def test_the_score_of_a_check_does_not_change(run: Run) -> None:
    before = run("check", "engine-a.txt", "--format", "json").stdout
    run(*ONE, "--findings")
    assert run("check", "engine-a.txt", "--format", "json").stdout == before


def test_nothing_is_downloaded_or_left_behind(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    places = {"HOME": str(home), "TLQA_CACHE_DIR": str(tmp_path / "cache")}
    result = program(*TWO, "--test", "bootstrap", "--samples", "5", **places)
    assert (result.returncode, result.stderr) == (0, b"")
    assert not list(home.iterdir())


@pytest.mark.parametrize(
    ("arguments", "never"),
    [
        (("check", "engine-a.txt"), {"sacrebleu"}),  # damaged: judged, with numpy
        (("check", "reference.txt"), {"sacrebleu", "numpy"}),
        (("compare", "--help"), {"sacrebleu", "numpy"}),
        (("--version",), {"sacrebleu", "numpy"}),
    ],
)
def test_sacrebleu_is_loaded_by_a_comparison_only(arguments: tuple[str, ...], never: set[str]) -> None:
    code = (
        f"import sys; sys.argv = ['tlqa', *{arguments!r}]\n"
        "from tlqa.cli.main import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        f"sys.exit(3 if {never!r} & {{*sys.modules}} else 0)\n"
    )
    path = str(Path(__file__).parents[2])
    done = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path.insert(0, {path!r})\n{code}"],
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
