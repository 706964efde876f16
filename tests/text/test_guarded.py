"""What somebody may have said, and what nobody did."""

from __future__ import annotations

import pytest
from helpers import ENGLISH
from hypothesis import given
from hypothesis import strategies as st

from tlqa.inputs import plain
from tlqa.text.guarded import Guarded

SAID = "the palace , and 3 % more"


def guarded(text: str) -> Guarded:
    document = plain.document(text, "a.txt", ENGLISH)
    return Guarded(document.text, document.blocks)


def is_said(text: str, words: str = SAID) -> bool:
    at = text.index(words)
    spoken = {guarded(text).touches(i, i + 1) for i in range(at, at + len(words))}
    assert len(spoken) == 1
    assert spoken == {guarded(text).touches(i, i) for i in range(at + 1, at + len(words))}
    return spoken.pop()


@pytest.mark.parametrize(
    "text",
    [
        f"“We lost {SAID},” the mayor said on Monday.",
        f'"We lost {SAID}," the mayor said on Monday.',
        f"‘We lost {SAID},’ the mayor said on Monday.",
        f"'We lost {SAID},' the mayor said on Monday.",
        f"‚We lost {SAID}‘, the mayor said on Monday.",
        f"‘We lost the guards’ hats and {SAID},’ the mayor said on Monday.",
        f"``We lost {SAID},'' the mayor said on Monday.",
        f"''We lost {SAID},'' the mayor said on Monday.",
        f"″We lost {SAID},″ the mayor said on Monday.",
        f"We lost {SAID},” the mayor said on Monday.",
        f"We lost {SAID},'' the mayor said on Monday.",
        f"‘We lost {SAID}, the mayor said on Monday.",
        f"— We lost {SAID}, the mayor said on Monday.",
        f"“We lost the war.\n\nWe lost {SAID}.\n\nWe lost a hat,” the mayor said on Monday.",
        f"The mayor sang ‘{SAID}’ on Monday in the old hall.",
    ],
)
def test_what_may_be_said(text: str) -> None:
    assert is_said(text)


@pytest.mark.parametrize(
    "text",
    [
        f"We lost {SAID} on Monday.",
        f"“No,” he said, and lost {SAID}; “yes,” she said.",
        f"‘No,’ he said, and lost {SAID}; ‘yes,’ she said on Monday.",
        f"The mayors’ dogs lost {SAID}, and the guards’ hats.",
        f"The mayors' dogs lost {SAID}, and the guards' hats.",
        f"The firm 's boss lost {SAID}, and the guards' hats.",
        f"In the ’90s the dogs lost {SAID}, and the guards’ hats.",
        f"Rock ‘n’ roll lost {SAID} on Monday.",
        f"“We lost the war,” he said.\n\nWe lost {SAID}.\n\n“We lost a hat,” the mayor said.",
        f"They – the dogs — lost {SAID} on Monday.",
    ],
)
def test_what_nobody_said(text: str) -> None:
    assert not is_said(text)


def test_at_its_edges_nothing_is_within() -> None:
    text = "He said “no” , and left."
    start, end = text.index("“"), text.index("”") + 1
    said = guarded(text)
    assert not said.touches(start, start)
    assert not said.touches(end, end)
    assert not said.touches(end, end + 1)
    assert said.touches(end - 1, end)
    assert said.touches(start - 1, start + 1)


@given(st.text("ab ’‘'`“”\",.\n—", max_size=80), st.integers(0, 80), st.integers(0, 4))
def test_any_marks(text: str, start: int, length: int) -> None:
    said = guarded(text)
    touched = [said.touches(i, i + 1) for i in range(start, start + length)]
    assert said.touches(start, start + length) == any(touched) or length == 0
