"""The front matter of a page in a content repository, in YAML, TOML, JSON or bare lines of ``key: value``:
its title, standfirst, authors; the desk, the source language and the engine.

Of the rest (slugs, tags, dates, paths) nothing is read.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tlqa.errors import InputError
from tlqa.frozen import dataclass
from tlqa.inputs._frontmatter_values import NOTE
from tlqa.inputs._meta import known, language
from tlqa.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tlqa.inputs._frontmatter_values import Value
    from tlqa.inputs._story import StoryBuilder

# in the order in which they stand on the page
_KINDS: dict[str, BlockKind | None] = {
    **dict.fromkeys(("title", "headline"), BlockKind.HEADLINE),
    **dict.fromkeys("subtitle standfirst dek deck description summary excerpt".split()),
    **dict.fromkeys(("author", "authors", "byline"), BlockKind.BYLINE),
}
_FENCES = re.compile(r"(---|\+\+\+)[ \t]*\n")
_YAML_END = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE)
_TOML_KEY = re.compile(r"[ \t]*(?:[\w.\"'-]+[ \t]*=|\[)")
_TOML_END = re.compile(r"^\+\+\+[ \t]*(?:\n|\Z)", re.MULTILINE)
_KEY = re.compile(r"[\w-]+:(?:[ \t]|\n)")
_JSON = re.compile(r"\s*\{\s*\"")
_MARKS = re.compile(r"[\\*_`]|\{[#.:][^{}]*\}$|(?:\.\.\.|…)$")
_LANGUAGE = ("lang", "language", "locale")  # Hugo, Jekyll and their like


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What was read, where the text after it begins, and what is said of the story by name."""

    values: Sequence[Value] = ()
    end: int = 0
    notes: Sequence[tuple[str, str]] = ()

    @property
    def language(self) -> str:
        """The language that the story is said to be in, ISO 639; "" where nobody says."""
        said = next((text for name, text in self.notes if name in _LANGUAGE), "")
        return language(said).partition("-")[0]

    def repeats(self, headline: str) -> bool:
        """Whether the title is that headline of the text after it."""
        same = _plain(headline)
        return any(same == _plain(value.text) for value in self.values if _KINDS[value.name])

    def write(self, builder: StoryBuilder, headline: str, lead: str) -> None:
        """Give a builder the values, headline first; each is written once.

        Args:
            builder: takes them.
            headline: of the text after it; a title that says the same is not written again.
            lead: the first paragraph after it; a standfirst that is its beginning is not written.
        """
        seen = {_plain(headline)} - {""}
        lead = _plain(lead)
        for value in sorted(self.values, key=lambda value: list(_KINDS).index(value.name)):
            text, kind = _plain(value.text), _KINDS[value.name]
            said = text and (text in seen or (kind is None and lead.startswith(text)))
            if said or not value.text.strip():
                continue
            seen.add(text)
            builder.block(kind)
            value.write(builder)


def front_matter(text: str, path: str) -> FrontMatter:
    """The front matter that a text with ``\\n`` for line ends begins with, if any.

    Raises:
        InputError: it is broken, with the line.
    """
    fence = _FENCES.match(text)
    if fence is None:
        return _of_json(text, path) if _JSON.match(text) else _of_lines(text)
    begin, yaml = fence.end(), fence[1] == "---"
    end = (_YAML_END if yaml else _TOML_END).search(text, begin)
    if end is None:
        if not (_KEY if yaml else _TOML_KEY).match(text, begin):
            return FrontMatter()  # a line across the page, or text
        raise InputError(f"the front matter has no end: a line {fence[1]!r}", path=path, line=1)
    try:
        values = (_yaml if yaml else _toml)(text[begin : end.start()])
    except _BrokenError as problem:
        message = f"the front matter is not {'YAML' if yaml else 'TOML'}: {problem}"
        raise InputError(message, path=path, line=problem.line + 1) from problem.__cause__
    if values is None:
        return FrontMatter()
    return _sorted([value.moved(begin) for value in values], end.end())


class _BrokenError(Exception):
    """Front matter that cannot be read, at a line of its own, from 1."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


def _yaml(text: str) -> list[Value] | None:
    """The values of a mapping; None where it is none."""
    import yaml

    from tlqa.inputs._frontmatter_scan import of_yaml

    try:
        return of_yaml(text, _wanted)
    except yaml.MarkedYAMLError as problem:
        mark = problem.problem_mark or problem.context_mark
        raise _BrokenError(problem.problem or "it cannot be read", mark.line + 1 if mark else 1) from problem
    except yaml.reader.ReaderError as problem:
        line = text.count("\n", 0, problem.position) + 1
        raise _BrokenError("a character that cannot stand there", line) from problem


def _toml(text: str) -> list[Value]:
    import tomllib

    from tlqa.inputs._frontmatter_scan import of_toml

    try:
        known = tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        said = re.match(r"(.*) \(at (?:line (\d+)|end)", str(problem))
        last = text.count("\n") or 1
        line = int(said[2] or last) if said else last
        raise _BrokenError(said[1] if said else str(problem), line) from problem
    except RecursionError as problem:
        raise _BrokenError("it is nested too deeply", 1) from problem
    return of_toml(text, known, _wanted)


def _of_json(text: str, path: str) -> FrontMatter:
    import json

    from tlqa.inputs._frontmatter_scan import of_json

    begin = text.index("{")
    try:
        _, end = json.JSONDecoder(strict=False).raw_decode(text, begin)
    except json.JSONDecodeError as problem:
        message = f"the front matter is not JSON: {problem.msg}"
        raise InputError(message, path=path, line=problem.lineno) from problem
    except RecursionError as problem:
        raise InputError("the front matter is nested too deeply", path=path, line=1) from problem
    return _sorted(of_json(text, begin, end, _wanted), end)


def _of_lines(text: str) -> FrontMatter:
    from tlqa.inputs._frontmatter_scan import of_lines

    found = of_lines(text, _wanted) if _KEY.match(text) else None
    return _sorted(*found) if found else FrontMatter()


def _wanted(key: str) -> str:
    """The name that a key is known by, "" for one that is not read."""
    name = key.lower()
    return name if name in _KINDS else f"{NOTE}{name}" if known(name) or name in _LANGUAGE else ""


def _sorted(values: list[Value], end: int) -> FrontMatter:
    """What is read as copy, and what is only noted."""
    notes = [(value.name.removeprefix(NOTE), value.text) for value in values if value.name.startswith(NOTE)]
    return FrontMatter([value for value in values if not value.name.startswith(NOTE)], end, notes)


def _plain(text: str) -> str:
    """What is compared: without marks, in one case."""
    return " ".join(_MARKS.sub("", text.strip()).split()).casefold()
