"""tlqa: a translation quality checker for wire copy.

    >>> import tlqa
    >>> report = tlqa.check_text("The talks failed. The deal is dead,” the envoy told reporters on Sunday.")
    >>> [finding.rule for finding in report.findings]
    ['en/quotes/unopened']

``Checker`` keeps a selection of rules ready for any number of stories; ``check_text`` is the short way
for one. Everything heavy is loaded when it is first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tlqa._version import __version__

if TYPE_CHECKING:
    from tlqa.engine import Checker
    from tlqa.model import Document, FileReport, Finding, Report

__all__ = ["Checker", "Document", "FileReport", "Finding", "Report", "__version__", "check_text"]

_MODULES = {
    "Checker": "tlqa.engine",
    "Document": "tlqa.model",
    "FileReport": "tlqa.model",
    "Finding": "tlqa.model",
    "Report": "tlqa.model",
}


def check_text(text: str, *, language: str = "en", profile: str = "wire") -> FileReport:
    """Check one story given as plain text, with every stable rule of the book.

    Args:
        text: the story.
        language: of the text, ISO 639-1.
        profile: a scoring profile's name, or the path of one.

    Returns:
        the findings in order of place (code-point offsets into ``text``, end exclusive) and the score.
    """
    from tlqa.engine import Checker

    return Checker(language=language, profile=profile).check_text(text)


def __getattr__(name: str) -> object:
    if name not in _MODULES:
        raise AttributeError(f"module 'tlqa' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_MODULES[name]), name)
