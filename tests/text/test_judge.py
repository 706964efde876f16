"""The learned judge of syntax: what it says of good and of damaged sentences, and of damaged files."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tlqa.errors import ModelError
from tlqa.inputs.plain import document
from tlqa.languages import get
from tlqa.text.analysis import Analysis
from tlqa.text.syntax import ARRAYS, FAULTS, VERSION, judge_of, load

if TYPE_CHECKING:
    from tlqa.model import Tagged

ENGLISH = get("en")
FILE = Path(__file__).parents[2] / "tlqa" / "languages" / "en.syntax.npz"


def tagged(text: str) -> Tagged:
    story = Analysis(document(text, "story.txt", ENGLISH), ENGLISH)
    (block,) = story.blocks
    (sentence,) = story.sentences(block)
    return story.tagged(sentence)


def odds(*texts: str) -> list[np.ndarray]:
    judge = judge_of(ENGLISH)
    assert judge is not None
    return judge.odds([tagged(text) for text in texts])


@pytest.mark.parametrize(
    ("text", "fault", "after"),
    [
        ("On Monday has the council of the old harbour decided to close the lock.", "order", "has"),
        ("The guild closed the mill because was too old for the new wheel.", "subject", "was"),
        ("The mayor of the old town she is very happy with the new bridge.", "extra", "she"),
    ],
)
def test_faults(text: str, fault: str, after: str) -> None:
    (table,) = odds(text)
    words = [word.text for word in tagged(text).words]
    column = table[1:, FAULTS.index(fault)]
    assert column.max() > 1
    assert abs(words[int(column.argmax()) + 1 :].index(after) if after in words else 9) <= 1


@pytest.mark.parametrize(
    "text",
    [
        "On Monday the council of the old harbour decided to close the lock.",
        "The guild closed the mill because it was too old for the new wheel.",
        "The mayor of the old town is very happy with the new bridge.",
    ],
)
def test_good_sentences(text: str) -> None:
    (table,) = odds(text)
    assert table[1:].max() < 0


SENTENCES = [
    "The council of the old town met on Monday.",
    "Rain is expected in the west.",
    "The bridge that the guild built in May was closed again after the flood of the spring, said the mayor.",
]


@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=5))
def test_a_sentence_is_judged_the_same_whatever_stands_beside_it(texts: list[str]) -> None:
    together = odds(*texts)
    for text, table in zip(texts, together, strict=True):
        assert table.shape == (len(tagged(text).words), len(FAULTS))
        np.testing.assert_allclose(table, odds(text)[0], atol=1e-3)


def test_nothing_is_judged() -> None:
    assert odds() == []


def test_no_language_no_judge() -> None:
    assert judge_of(replace(ENGLISH, tagger=None)) is None
    assert judge_of(replace(ENGLISH, code="xx")) is None


def test_the_file_of_the_program_is_in_order() -> None:
    with np.load(FILE, allow_pickle=False) as file:
        assert int(file["version"]) == VERSION
        assert {*ARRAYS, "version", "tag_named", "word_named"} == set(file.files)
        assert all(file[name].dtype == np.float16 for name in ARRAYS)
    assert FILE.stat().st_size < 1_000_000


def damage(path: Path, how: str) -> None:
    if how == "half":
        path.write_bytes(FILE.read_bytes()[:5000])
    elif how == "text":
        path.write_text("no network", "utf-8")
    elif how == "pickle":
        with path.open("wb") as file:
            np.savez(file, version=np.array({"a": 1}, dtype=object))
    elif how == "version":
        with path.open("wb") as file:
            np.savez(file, version=np.array(VERSION + 1))
    elif how == "lacks":
        with path.open("wb") as file:
            np.savez(file, version=np.array(VERSION))


@pytest.mark.parametrize("how", ["half", "text", "pickle", "version", "lacks", "none"])
def test_damaged_files_are_refused_by_name(tmp_path: Path, how: str) -> None:
    path = tmp_path / f"{how}.npz"
    damage(path, how)
    with pytest.raises(ModelError, match=f"{how}.npz"):
        load(path)
