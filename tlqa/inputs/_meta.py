"""What a file says of its story besides the story: the desk, the source language, the engine.

Formats have names of their own for these, or none; what desks call them where they may choose is known here.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from tlqa.model import Meta
from tlqa.text.languagenames import NAMES

if TYPE_CHECKING:
    from collections.abc import Iterable

# of each, the most telling first: a desk wins over a section
_DESK = "desk newsdesk department section article_section parsely_section ressort rubrique".split()
_SOURCE = (
    "source_language source_lang src_language src_lang translated_from x_translated_from original_language "
    "original_lang"
).split()
_ENGINE = (
    "mt_engine translation_engine engine mt_system machine_translator translated_by x_translated_by "
    "translator"
).split()
_FIELDS = {
    name: (field, rank)
    for field, names in (("desk", _DESK), ("source", _SOURCE), ("engine", _ENGINE))
    for rank, name in enumerate(names)
}
_PAIR = ("lp", "language_pair", "lang_pair")  # zh-en: from the first into the second
_LONGEST = 200
_NOTHING = frozenset(("", "~", "null", "none", "true", "false", "n/a", "-"))
_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*")
_NO_LANGUAGE = ("und", "mul", "zxx", "mis")  # https://www.loc.gov/standards/iso639-2/
_PARTS = re.compile(r"[-_>/→ ]+")
_BETWEEN = re.compile(r"[-. ]+")
_HEADER = re.compile(r"^:([\w-]+):[ \t]+(\S.*)$", re.MULTILINE)
_HEAD = 4096  # characters in which AsciiDoc and reStructuredText have the fields of a document


class Notes:
    """Takes what a file says of a story, in any order; of two that say the same, the more telling wins."""

    def __init__(self) -> None:
        self._found: dict[str, tuple[int, str]] = {}

    def say(self, name: str, value: str) -> None:
        """A field of some name; of one that is not known, or says nothing, nothing is kept."""
        field, rank = _FIELDS.get(known(name), ("", 0))
        if known(name) in _PAIR:
            self.put("source", _PARTS.split(value.strip()[:_LONGEST], maxsplit=1)[0], len(_SOURCE))
        elif field:
            self.put(field, value, rank)

    def put(self, field: str, value: str, rank: int = 0) -> None:
        """What a format means by a field of its own; the lower the rank, the more telling."""
        said = " ".join(value[: 2 * _LONGEST].split())[:_LONGEST]
        if said.lower() in _NOTHING:
            return
        said = language(said) if field == "source" else said
        if said and (field not in self._found or rank < self._found[field][0]):
            self._found[field] = rank, said

    def header(self, text: str) -> None:
        """The fields at the beginning of AsciiDoc or reStructuredText: ``:desk: sport``."""
        for name, value in _HEADER.findall(text[:_HEAD]):
            self.say(name, value)

    @property
    def meta(self) -> Meta:
        """What was said."""
        return Meta(**{field: value for field, (_, value) in self._found.items()})


def known(name: str) -> str:
    """The name of a field as it is known here, whatever its case and marks; "" where it is not."""
    if len(name) > _LONGEST:
        return ""
    plain = _BETWEEN.sub("_", name.rpartition(":")[2].strip().lower())
    return plain if plain in _FIELDS or plain in _PAIR else _JOINED.get(plain, "")  # sourceLanguage


def noted(said: Iterable[tuple[str, str]]) -> Meta:
    """What fields by their names say of a story."""
    notes = Notes()
    for name, value in said:
        notes.say(name, value)
    return notes.meta


@cache
def language(said: str) -> str:
    """A language as BCP 47 writes it, of a tag or an English name; "" for what is none."""
    code = _by_name().get(said.lower())
    if code:
        return code
    if not _TAG.fullmatch(said) or said.lower() in _NO_LANGUAGE:
        return ""
    first, *others = re.split("[-_]", said)
    return "-".join((first.lower(), *(_subtag(each) for each in others)))


def _subtag(said: str) -> str:
    """A script has a capital, a country is in capitals: https://www.rfc-editor.org/rfc/rfc5646#section-2.1.1"""
    return {2: said.upper(), 4: said.title()}.get(len(said), said.lower())


@cache
def _by_name() -> dict[str, str]:
    return {name.lower(): code for code, name in NAMES.items()}


_JOINED = {name.replace("_", ""): name for name in _FIELDS}
