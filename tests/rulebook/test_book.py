"""The book: look-up, digest, examples on demand."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from tlqa.errors import UsageError
from tlqa.rulebook.book import RuleBook, book_digest

if TYPE_CHECKING:
    from rulebook_pack import Pack


def test_look_up_by_id(pack: Pack) -> None:
    rule = pack.rule()
    book = RuleBook((rule,))
    assert book.get(rule.id) is rule
    assert (list(book), len(book)) == ([rule], 1)
    with pytest.raises(UsageError, match="no rule 'en/leftover/word'; did you mean 'en/leftovers/word'"):
        book.get("en/leftover/word")


@pytest.mark.parametrize(
    "change",
    [
        {"weight": 3.0},
        {"params": {"match": "x"}},
        {"speech": "both"},
        {"unless": ("x",)},
        {"evidence": {"fr": 1.0}},
        {"id": "en/leftovers/other"},
        {"languages": ("fr",)},
        {"scope": frozenset()},
    ],
)
def test_what_decides_results_changes_the_digest(pack: Pack, change: dict[str, Any]) -> None:
    rule = pack.rule()
    assert book_digest([replace(rule, **change)]) != book_digest([rule])


@pytest.mark.parametrize("change", [{"name": "x"}, {"why": "x"}, {"bad": ()}, {"status": "stable"}])
def test_what_does_not_leaves_it(pack: Pack, change: dict[str, Any]) -> None:
    rule = pack.rule()
    assert book_digest([replace(rule, **change)]) == book_digest([rule])


def test_the_digest_knows_no_order(pack: Pack) -> None:
    one, other = pack.rule(), replace(pack.rule(), id="en/a/b")
    assert RuleBook((one, other)).digest == RuleBook((other, one)).digest
    assert len(RuleBook((one,)).digest) == 64
