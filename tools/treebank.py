"""Reads what the tagger's tools need of a CoNLL-U treebank: words, offsets, tags, heads."""

from __future__ import annotations

import lzma
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Word:
    """A syntactic word; ``start`` and ``end`` are offsets into the sentence's text."""

    form: str
    start: int
    end: int
    upos: str
    xpos: str
    feats: dict[str, str]
    head: int
    deprel: str

    @property
    def finite(self) -> bool:
        return self.upos in ("VERB", "AUX") and self.feats.get("VerbForm") == "Fin"


@dataclass(frozen=True, slots=True)
class Sent:
    """A sentence of a treebank; heads count from 1, 0 is the root."""

    text: str
    words: tuple[Word, ...]

    def main(self, index: int) -> bool:
        """Whether the finite word at ``index`` belongs to a main clause: the root's, or joined to it."""
        at = index
        if self.words[at].deprel.partition(":")[0] in ("aux", "cop"):
            at = self.words[at].head - 1
        while at >= 0:
            relation = self.words[at].deprel.partition(":")[0]
            if relation == "root":
                return True
            if relation not in ("conj", "parataxis"):
                return False
            at = self.words[at].head - 1
        return False


def read(path: str | Path) -> Iterator[Sent]:
    """The sentences of ``*.conllu`` or ``*.conllu.xz``."""
    path = Path(path)
    opener = lzma.open if path.suffix == ".xz" else open
    text, rows = "", []  # type: str, list[list[str]]
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("# text ="):
                text = line[len("# text =") :].strip()
            elif not line.strip():
                if rows:
                    yield _sentence(text, rows)
                rows = []
            elif line[0] != "#":
                rows.append(line.rstrip("\n").split("\t"))
    if rows:
        yield _sentence(text, rows)


def _sentence(text: str, rows: list[list[str]]) -> Sent:
    words: list[Word] = []
    at, group_end, group_stop = 0, 0, 0
    for row in rows:
        if "." in row[0]:
            continue
        if "-" in row[0]:
            start = text.find(row[1], at)
            at, group_end = start, start + len(row[1])
            group_stop = int(row[0].partition("-")[2])
            continue
        number, form = int(row[0]), row[1]
        if number <= group_stop:  # the parts of 'don't' share its letters
            start = at
            end = group_end if number == group_stop else min(at + len(form), group_end)
        else:
            start = text.find(form, at)
            end = start + len(form)
        if start < 0:
            raise SystemExit(f"{form!r} is not in {text!r}")
        at = end
        words.append(Word(form, start, end, row[3], row[4], _feats(row[5]), int(row[6]), row[7]))
    return Sent(text, tuple(words))


def _feats(field: str) -> dict[str, str]:
    return {} if field == "_" else dict(pair.split("=", 1) for pair in field.split("|"))
