"""Treebanks as clean copy."""

from __future__ import annotations

import lzma
import re
from typing import TYPE_CHECKING

from tlqa.evaluate.corpus import read_corpora
from tlqa.evaluate.formats import Wanted

if TYPE_CHECKING:
    from pathlib import Path

WORD = "1\tIt\tit\tPRON\t_\t_\t0\troot\t_\t_\n"
BANK = f"""\
# newdoc id = X_news_one
# newpar
# newpar_block = p (2 s)
# text = It rained.
{WORD}
# text = It stopped.
{WORD}
# newpar
# text = It  rained again.
{WORD}
# newdoc id = X_fiction_two
# text = She said: “It is late.
{WORD}
# text = We go.”
{WORD}
# text = They went.
{WORD}
"""


def write(tmp_path: Path, text: str = BANK) -> Path:
    path = tmp_path / "x.conllu"
    path.write_text(text, "utf-8")
    return path


def test_documents_paragraphs_and_sentences(tmp_path: Path) -> None:
    corpus = read_corpora([write(tmp_path)])
    assert not corpus.errors
    assert [(story.name, story.text) for story in corpus.stories] == [
        ("X_news_one", "It rained. It stopped.\n\nIt rained again.\n"),
        ("X_fiction_two", "She said: “It is late. We go.”\n\nThey went.\n"),
    ]
    assert all(story.clean for story in corpus.stories)


def test_some_documents_only(tmp_path: Path) -> None:
    wanted = Wanted(re.compile("_news_"))
    assert [s.name for s in read_corpora([write(tmp_path)], wanted).stories] == ["X_news_one"]
    (error,) = read_corpora([tmp_path / "x.conllu"], Wanted(re.compile("poem"))).errors
    assert "no story that is wanted" in error.message


def test_compressed(tmp_path: Path) -> None:
    path = tmp_path / "x.conllu.xz"
    path.write_bytes(lzma.compress(BANK.encode()))
    assert len(read_corpora([path]).stories) == 2


def test_a_bad_line_is_named(tmp_path: Path) -> None:
    corpus = read_corpora([write(tmp_path, BANK + "no word line\n")])
    assert len(corpus.stories) == 2
    assert [(each.line, each.message) for each in corpus.errors] == [
        (BANK.count("\n") + 1, "is no line of 10 columns")
    ]


def test_neither(tmp_path: Path) -> None:
    path = tmp_path / "x.doc"
    path.write_text("x", "utf-8")
    assert "is no corpus" in str(read_corpora([path]).errors[0])
