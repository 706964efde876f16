"""An entry added to the list beside a story: the list then says what it said, and accepts the finding."""

from __future__ import annotations

from pathlib import Path

import pytest

from tlqa.engine import Checker
from tlqa.lsp.beside import addition
from tlqa.sidecar import SUFFIX, read_sidecar

CHECKER = Checker(select=["quotes"])
STORY = "The talks ended: late. “Deal” is 'dead',”  the envoy told reporters on Sunday.\n"


@pytest.mark.parametrize(
    ("there", "kept"),
    [
        (None, []),
        ("", []),
        ("# accepted\n", []),
        ("[]", None),
        ("{not: a list}\n", None),
        ("- rule: names\n", ["names"]),
        ("- rule: names\r\n", ["names"]),
        ("- rule: names # über", ["names"]),
        ("  - rule: names\n", None),
        ("- rule: names\n...\n", None),
        ("- rule: [", None),
        ("- rule: caf\udce9\n", None),
    ],
)
@pytest.mark.parametrize("everywhere", [True, False])
def test_the_list_after_it(
    there: str | None, kept: list[str] | None, everywhere: bool, tmp_path: Path
) -> None:
    story = tmp_path / "a.txt"
    beside = Path(f"{story}{SUFFIX}")
    if there is not None:
        beside.write_bytes(there.encode("utf-8", "surrogateescape"))
    (finding,) = CHECKER.check_text(STORY).findings
    added = addition(str(story), finding, everywhere=everywhere)
    if kept is None:
        assert added is None
        return
    assert added is not None
    assert added.create is (there is None)
    lines = (there or "").split("\n")
    assert added.line == len(lines) - 1
    assert added.column >= len(lines[-1])
    beside.write_bytes(f"{there or ''}{added.text}".encode())
    *before, new = read_sidecar(story)
    assert [each.rule for each in before] == kept
    assert (new.rule, new.text) == (finding.rule, None if everywhere else finding.text)
    assert CHECKER.check_bytes(STORY.encode(), "a.txt", [new]).findings == ()
