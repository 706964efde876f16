"""A newsroom's words from its files: its own lists (``terms.yaml``) and glossaries of others (TBX)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tlqa.errors import InputError, TermsError
from tlqa.rulebook.book import RuleBook
from tlqa.rulebook.termpairs import TermPair, pair_rules
from tlqa.rulebook.terms import Terms, phrase_rules, read_terms

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from tlqa.inputs._tbx import Concept

_SUFFIXES = frozenset((".tbx", ".tbxm", ".xml", ".mtf"))


def with_terms(book: RuleBook, paths: Iterable[Path], language: str = "en") -> RuleBook:
    """The book with the terms of some files.

    Args:
        language: of the stories, ISO 639-1.

    Raises:
        TermsError: the first thing wrong with one of them, with path and line.
    """
    rules = tuple(rule for path in paths for rule in read_glossary(path, language).rules)
    return RuleBook((*book.rules, *rules), book.examples) if rules else book


def is_tbx(path: Path) -> bool:
    """Whether a file is to be read as TBX, by its name."""
    return path.suffix.lower() in _SUFFIXES


def read_glossary(path: Path, language: str) -> Terms:
    """The terms of a file.

    Raises:
        TermsError: the first thing wrong with it, with path and line.
    """
    return _read_tbx(path, language) if is_tbx(path) else read_terms(path)


def _read_tbx(path: Path, language: str) -> Terms:
    from tlqa.inputs._tbx import concepts
    from tlqa.inputs.base import read_file

    try:
        found = concepts(read_file(path), str(path), language)
    except InputError as problem:
        raise TermsError(problem.message, path=str(path), line=problem.line) from problem
    pairs = [TermPair(each.source, each.use, each.wrong) for each in found if each.source and each.use]
    rules = (
        *pair_rules(pairs, str(path), (language,)),
        *phrase_rules(_phrases(found), str(path), (language,)),
    )
    words = sum(len(each.use) + len(each.wrong) for each in found)
    return Terms(str(path), rules, words, len(found))


def _phrases(found: Iterable[Concept]) -> Iterable[tuple[str, str | None]]:
    """The words that are not to be used whatever the source says, and what is instead of them.

    What one concept no longer uses may be right for another: a word that has no other concept's blessing.
    """
    right = {word for each in found for word in each.use}
    for each in found:
        for word in each.wrong:
            if word not in right and (not each.source or not each.use):
                yield word, each.use[0] if each.use else None
