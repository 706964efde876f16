"""What the judge of syntax learns from, and that its tool writes what the program reads."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from helpers import ENGLISH
from hypothesis import given
from hypothesis import strategies as st

from tlqa.inputs.plain import document
from tlqa.text.analysis import Analysis
from tlqa.text.syntax import FAULTS, load

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tools"))

from damage import damaged  # noqa: E402
from damage_copy import damaged_copy  # noqa: E402
from treebank import read  # noqa: E402

if TYPE_CHECKING:
    from damage import Damaged
    from treebank import Sent

# form, part of speech, its finer tag, features, head, relation
ROWS = """
On ADP IN _ 2 case
Monday PROPN NNP _ 7 obl
the DET DT _ 5 det
old ADJ JJ _ 5 amod
council NOUN NN Number=Sing 7 nsubj
has AUX VBZ VerbForm=Fin|Tense=Pres|Number=Sing 7 aux
closed VERB VBN VerbForm=Part|Tense=Past 0 root
the DET DT _ 9 det
lock NOUN NN Number=Sing 7 obj
in ADP IN _ 12 case
the DET DT _ 12 det
harbour NOUN NN Number=Sing 7 obl
. PUNCT . _ 7 punct
""".strip().splitlines()
TEXT = "On Monday the old council has closed the lock in the harbour ."


def treebank(times: int, rows: list[str] = ROWS) -> str:
    lines = []
    for number, row in enumerate(rows, 1):
        form, pos, tag, features, head, relation = row.split()
        lines.append(f"{number}\t{form}\t{form}\t{pos}\t{tag}\t{features}\t{head}\t{relation}\t_\t_")
    return "\n".join(["# text = " + " ".join(row.split()[0] for row in rows), *lines, "", ""]) * times


@pytest.fixture(scope="module")
def sentence(tmp_path_factory: pytest.TempPathFactory) -> Sent:
    path = tmp_path_factory.mktemp("treebank") / "one.conllu"
    path.write_text(treebank(1), "utf-8")
    (only,) = read(path)
    return only


def made(sentence: Sent, fault: str) -> set[str]:
    """Everything that damage of a sort makes of a sentence, with a mark at each place."""
    return {
        marked(one)
        for seed in range(60)
        for one in damaged(sentence, random.Random(seed))
        if one.fault == fault
    }


def marked(one: Damaged) -> str:
    words = [("|" if at in one.places else "") + word for at, word in enumerate(one.words)]
    return " ".join(words)


@pytest.mark.parametrize(
    ("fault", "text"),
    [
        ("order", "On Monday |has |the old council closed the lock in the harbour ."),
        ("order", "On Monday |has closed |the old council the lock in the harbour ."),
        ("order", "On Monday the old council has |the lock in the harbour |closed ."),
        ("order", "On Monday the old council has closed |in the harbour |the lock ."),
        ("order", "On Monday the council |old |has closed the lock in the harbour ."),
        ("subject", "On Monday |has closed the lock in the harbour ."),
        ("lost", "On Monday the old council |closed the lock in the harbour ."),
        ("extra", "On Monday the old council |he has closed the lock in the harbour ."),
        ("extra", "On Monday it has closed |the old council the lock in the harbour ."),
        ("agreement", "On Monday the old council |have closed the lock in the harbour ."),
    ],
)
def test_damage(sentence: Sent, fault: str, text: str) -> None:
    assert text in made(sentence, fault)


JOINED = """
The DET DT _ 2 det
mayor NOUN NN Number=Sing 3 nsubj
came VERB VBD VerbForm=Fin|Tense=Past 0 root
and CCONJ CC _ 6 cc
she PRON PRP Number=Sing 6 nsubj
left VERB VBD VerbForm=Fin|Tense=Past 3 conj
. PUNCT . _ 3 punct
""".strip().splitlines()


def test_a_subject_behind_and_is_not_left_out(tmp_path: Path) -> None:
    """'The mayor came and left' is English."""
    path = tmp_path / "joined.conllu"
    path.write_text(treebank(1, JOINED), "utf-8")
    (joined,) = read(path)
    left_out = made(joined, "subject")
    assert left_out
    assert all("she left" in text for text in left_out)


COPY = (
    "On Monday the old council closed the lock in the harbour.",
    "The mayor said that she has read the letter on the quay.",
    "In the car were two men, and they sold the net on Friday.",
)


@given(st.sampled_from(COPY), st.integers(0, 10_000))
def test_copy_without_a_tree(text: str, seed: int) -> None:
    story = Analysis(document(text, "story.txt", ENGLISH), ENGLISH)
    (block,) = story.blocks
    (only,) = story.sentences(block)
    good = [word.text for word in story.tagged(only).words]
    for one in damaged_copy(story.tagged(only), random.Random(seed)):
        assert one.fault in FAULTS
        assert all(0 < place < len(one.words) for place in one.places)
        assert [word.lower() for word in one.words] != [word.lower() for word in good]
        if one.fault == "order":
            assert sorted(w.lower() for w in one.words if w != ",") == sorted(
                w.lower() for w in good if w != ","
            )
        assert one.words[0][:1].isupper()


def test_the_tool_writes_what_the_program_reads(tmp_path: Path) -> None:
    bank, out = tmp_path / "bank.conllu", tmp_path / "network.npz"
    bank.write_text(treebank(40), "utf-8")
    command = [
        sys.executable,
        str(ROOT / "tools" / "train_syntax.py"),
        "--rounds",
        "1",
        "--out",
        str(out),
        str(bank),
    ]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    said = subprocess.run(command, check=True, env=environment, capture_output=True, text=True).stdout
    assert "round 1" in said
    judge = load(out)
    assert "lock" in judge.words
    story = Analysis(document(TEXT, "story.txt", ENGLISH), ENGLISH)
    (only,) = story.sentences(story.blocks[0])
    (table,) = judge.odds([story.tagged(only)])
    assert table.shape == (len(ROWS), len(FAULTS))
