"""Sentences put together to copy."""

from __future__ import annotations

import pytest

from tlqa.evaluate.paragraphs import join


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (["A b.", "C d."], "A b.\n\nC d.\n"),
        (['He said, "A.', "B.", 'C." D.', "E."], 'He said, "A. B. C." D.\n\nE.\n'),
        (["“A.", "“B.”"], "“A.\n\n“B.”\n"),  # a quotation over two paragraphs
        (["“A.", "B.", "C."], "“A.\n\nB.\n\nC.\n"),  # never closed: the copy's own fault
        (["“A.", *"BCDEFGHIJ", "K.”"], "\n\n".join(["“A.", *"BCDEFGHIJ", "K.”"]) + "\n"),  # too far away
        ([], ""),
    ],
)
def test_sentences(parts: list[str], expected: str) -> None:
    text, starts = join(parts, sentences=True)
    assert text == expected
    assert [text[start : start + len(part)] for start, part in zip(starts, parts, strict=True)] == parts


def test_paragraphs_stay_apart() -> None:
    assert join(["“A.", "B.”"], sentences=False) == ("“A.\n\nB.”\n", [0, 5])
