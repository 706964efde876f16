"""Errors that a person can act on. Every one ends the program with status 2."""

from __future__ import annotations


class TlqaError(Exception):
    """Something the user can mend: a file, a rule, an option.

    Args:
        message: what is wrong, in one sentence.
        path: the file it is about, as the user wrote it.
        line: the line in that file, from 1.
    """

    def __init__(self, message: str, *, path: str | None = None, line: int | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.path = path
        self.line = line

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.path and self.line else self.path
        return f"{place}: {self.message}" if place else self.message


class InputError(TlqaError):
    """A story that cannot be read: missing, not text, in an encoding we cannot name."""


class RuleError(TlqaError):
    """A rule that cannot be used: bad YAML, unknown key, bad pattern."""


class ProfileError(TlqaError):
    """A scoring profile that cannot be used."""


class CorpusError(TlqaError):
    """An annotated story whose annotation does not fit its text."""


class TermsError(TlqaError):
    """A file of terms that cannot be used."""


class BaselineError(TlqaError):
    """A baseline that cannot be used."""


class UsageError(TlqaError):
    """Options that do not go together, or name nothing."""


class ModelError(TlqaError):
    """Learned data that cannot be used: damaged, or made for another version."""


class ConfigError(TlqaError):
    """A configuration that cannot be used: an unknown key, a wrong type, a file that is not there."""


class HistoryError(TlqaError):
    """A history that cannot be read or written: not there, locked, no history, of a newer version."""


class ScanError(TlqaError):
    """A scan that cannot begin or go on: an input that changed, a result of another, a server away."""
