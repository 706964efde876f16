"""The figures are those of sacrebleu's own command line on the same files, digit for digit."""

from __future__ import annotations

import json
import os
import random
from typing import TYPE_CHECKING

import pytest
from comparing import DRAFTS, file, sacrebleu

from tlqa.distance.measure import measure
from tlqa.distance.model import Method
from tlqa.distance.pairing import pair
from tlqa.distance.significance import significance
from tlqa.measures import NAMES, TOKENIZERS

if TYPE_CHECKING:
    from pathlib import Path

    from tlqa.distance.model import Outcome, Paired

DIGITS = "12"
METRICS = {
    "bleu": ["-m", "bleu"],
    "chrf": ["-m", "chrf"],
    "chrf++": ["-m", "chrf", "-cw", "2"],
    "ter": ["-m", "ter"],
}
FIRST, SECOND = DRAFTS / "engine-a.txt", DRAFTS / "engine-b.txt"
REFERENCES = [DRAFTS / "reference.txt", DRAFTS / "reference-desk.txt"]

# What else may stand in a file: no line but one at LF, white space at its end, empty lines on one side only.
ODD_DRAFT = (
    "The bridge\u2028is shut. \t\r\n\r\nIt cost $3,5 million -\u00a0or “more”.\x0b\n"
    "桥 is closed &quot;until May&quot;\n\na\rb c\nRéouverture in the ﬁrst week\x85of May  \n"
)
ODD_REFERENCE = (
    "The bridge is shut.\n\nIt cost $3.5 million – or more.\nThe bridge is closed until May\nNothing\n"
    "b c\nIt reopens in the first week of May"
)


def paired(drafts: list[Path], references: list[Path]) -> Paired:
    return pair(*([file(str(path), path.read_bytes()) for path in paths] for paths in (drafts, references)))


def rounded(value: float) -> float:
    return float(f"{value:.{DIGITS}f}")


@pytest.fixture(params=["ours", "odd", "many"])
def files(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, list[Path]]:
    """A draft and its references."""
    if request.param == "ours":
        return FIRST, REFERENCES
    draft, *references = (tmp_path / name for name in ("draft.txt", "one.txt", "two.txt"))
    if request.param == "odd":
        draft.write_bytes(ODD_DRAFT.encode())
        references[0].write_bytes(ODD_REFERENCE.encode())
        references[1].write_bytes(ODD_REFERENCE.replace("bridge", "old bridge").encode())
        return draft, references
    words = FIRST.read_text("utf-8").split()
    choose = random.Random(8)
    for path in (draft, *references):
        lines = [" ".join(choose.choices(words, k=choose.randint(1, 30))) for _ in range(60)]
        path.write_text("\n".join(lines) + "\n", "utf-8")
    return draft, references


@pytest.mark.parametrize("count", [1, 2])
def test_the_whole(files: tuple[Path, list[Path]], count: int) -> None:
    draft, references = files[0], files[1][:count]
    figures = measure(paired([draft], references), list(NAMES))
    several = json.loads(sacrebleu(*references, "-i", draft, "-m", "bleu", "chrf", "ter", "-w", DIGITS))
    several.append(json.loads(sacrebleu(*references, "-i", draft, "-m", "chrf", "-cw", "2", "-w", DIGITS)))
    assert {each["name"] for each in several} == set(figures.names)
    for theirs in several:
        name = theirs["name"]
        assert rounded(figures.drafts[0].story[name]) == theirs["score"]
        assert figures.signatures[name] == theirs["signature"]
        assert figures.drafts[0].verbose.get(name) == theirs.get("verbose_score")


@pytest.mark.parametrize("which", NAMES)
def test_each_line(files: tuple[Path, list[Path]], which: str) -> None:
    draft, references = files
    lines = paired([draft], references)
    figures = measure(lines, [which])
    theirs = sacrebleu(*references, "-i", draft, "-sl", *METRICS[which], "-w", DIGITS, "-b").split()
    assert len(theirs) == len(lines)
    for number, scores in enumerate(figures.drafts[0].lines):
        assert (scores is None) == lines.is_blank(number)
        if scores is not None:
            assert f"{scores[NAMES[which]]:.{DIGITS}f}" == theirs[number]


@pytest.mark.parametrize("which", NAMES)
def test_the_signature_of_lines(which: str) -> None:
    figures = measure(paired([FIRST], REFERENCES), [which])
    theirs = sacrebleu(*REFERENCES, "-i", FIRST, "-sl", *METRICS[which]).splitlines()[0]
    assert theirs.startswith(f"{NAMES[which]}|{figures.line_signatures[NAMES[which]]} = ")


def cells(table: str) -> dict[str, list[str]]:
    """The columns of sacrebleu's table (in LaTeX) of drafts and metrics, by name."""
    rows = [
        [" ".join(cell.split()) for cell in line.removesuffix(r" \\").split("&")]
        for line in table.splitlines()
        if "&" in line
    ]
    return {name.split()[0]: list(column) for name, *column in zip(*rows, strict=True)}


def cell(score: float, result: Outcome) -> str:
    mean = "" if result.mean is None else f" ({result.mean:.{DIGITS}f} ± {result.ci:.{DIGITS}f})"
    p = "" if result.p is None else f" (p = {result.p:.4f})" + "*" * (result.p <= 0.05)
    return f"{score:.{DIGITS}f}{mean}{p}"


@pytest.mark.parametrize(
    ("method", "seed", "samples"),
    [(Method.BOOTSTRAP, 12345, None), (Method.BOOTSTRAP, 7, 200), (Method.RANDOMISATION, 7, 200)],
)
def test_paired_tests(method: Method, seed: int, samples: int | None) -> None:
    drafts = paired([FIRST, SECOND], REFERENCES)
    tested = significance(drafts, list(NAMES), method, samples, seed)
    figures = measure(drafts, list(NAMES))
    option = "--paired-bs" if method is Method.BOOTSTRAP else "--paired-ar"
    given = [*REFERENCES, "-i", FIRST, SECOND, option, "-f", "latex", "-w", DIGITS]
    given += [f"{option}-n", str(samples)] if samples else []
    theirs = {
        name: column
        for metrics in (["bleu", "chrf", "ter"], ["chrf", "-cw", "2"])
        for name, column in cells(sacrebleu(*given, "-m", *metrics, seed=seed)).items()
    }
    for name in figures.names:
        assert theirs[name] == [
            cell(measured.story[name], results[name])
            for measured, results in zip(figures.drafts, tested.drafts, strict=True)
        ]


def test_several_drafts() -> None:
    figures = measure(paired([FIRST, SECOND], REFERENCES), list(NAMES))
    theirs = json.loads(
        sacrebleu(*REFERENCES, "-i", FIRST, SECOND, "-m", "bleu", "chrf", "ter", "-w", DIGITS)
    )
    for measured, draft in zip(figures.drafts, theirs, strict=True):
        for name in ("BLEU", "chrF2", "TER"):
            assert f"{measured.story[name]:.{DIGITS}f}" == draft[name]


def test_the_signature_of_a_test() -> None:
    tested = significance(paired([FIRST, SECOND], REFERENCES), ["ter"], Method.BOOTSTRAP, 50)
    theirs = sacrebleu(
        *REFERENCES, "-i", FIRST, SECOND, "--paired-bs", "--paired-bs-n", "50", "-m", "ter", "-f", "text"
    )
    assert f"TER        {tested.signatures['TER']}\n" in theirs


def test_the_seed_leaves_no_trace(monkeypatch: pytest.MonkeyPatch) -> None:
    for before in (None, "99"):
        monkeypatch.delenv("SACREBLEU_SEED", raising=False)
        if before:
            monkeypatch.setenv("SACREBLEU_SEED", before)
        significance(paired([FIRST, SECOND], REFERENCES), ["bleu"], Method.BOOTSTRAP, 5, 3)
        assert os.environ.get("SACREBLEU_SEED") == before


@pytest.mark.parametrize("tokenizer", TOKENIZERS)
def test_tokenizers(tokenizer: str) -> None:
    figures = measure(paired([FIRST], REFERENCES), ["bleu"], tokenizer)
    theirs = json.loads(sacrebleu(*REFERENCES, "-i", FIRST, "-tok", tokenizer, "-w", DIGITS))
    assert rounded(figures.drafts[0].story["BLEU"]) == theirs["score"]
    assert figures.signatures["BLEU"] == theirs["signature"]
