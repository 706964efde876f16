"""Reads PO line by line, each string with the place of every character.

The grammar is gettext's: https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html. polib reads the
same values but says no positions within an entry; a test holds the two against each other.
"""

from __future__ import annotations

import re
from dataclasses import field
from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple

from tlqa.errors import InputError
from tlqa.frozen import dataclass
from tlqa.inputs._meta import language
from tlqa.inputs._pairs import NOTHING, Pairs, Written, refused, write_text
from tlqa.inputs._said import Said
from tlqa.inputs._text import decode, encoding_of
from tlqa.model import BlockKind
from tlqa.sourcemap import Mapping
from tlqa.text.positions import line_index

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tlqa.inputs._story import StoryBuilder
    from tlqa.inputs.base import Raw
    from tlqa.model import Document

ESCAPES = ("po",)
_LINE = re.compile(
    r"""[ \t]*+(?:
        (?:(?P<key>msgctxt|msgid_plural|msgid|msgstr)[ \t]*+(?:\[(?P<number>[0-9]{1,2})\][ \t]*+)?)?
        "(?P<string>(?>[^"\\\r\n]+|\\[^\r\n])*)"[ \t]*+
        |(?P<comment>\#[^\r\n]*)
        |(?P<blank>)
    )(?P<end>\r\n|\r|\n|\Z)""",
    re.VERBOSE,
)
_REST = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_ESCAPE = re.compile(r"\\([0-7]{1,3}|x[0-9a-fA-F]{1,2}|.)")
_SHORT = {"n": "\n", "t": "\t", "r": "\r", "v": "\v", "b": "\b", "f": "\f", "a": "\a"}
_CHARSET = re.compile(rb"charset=([A-Za-z0-9._:-]+)", re.IGNORECASE)
_HEADER = re.compile(r"^([\w-]+):[ \t]*(.*)$", re.MULTILINE)
_KEY = re.compile(r"(?=[^_.:/]*+[_.:/])[A-Za-z0-9_.:/-]++")
_FORMAT = re.compile(r"(?<![a-z+#-])(?!no-)[a-z+#-]*-format(?![a-z])")
# of printf and its kin, of Python and C#, of Perl's brace format
_PLACE = re.compile(
    r"%(?:\([\w.]+\)|[0-9]{1,3}\$)?[#0+-]{0,4}(?:[0-9]{1,6}|\*)?(?:\.[0-9*]{1,6})?(?:hh|h|ll|l|L|j|z|t)?[diouxXeEfFgGcrsaAp@]"
    r"|\$?\{[\w.:!-]*\}"
)
_MOST_SAID = 20
_LOOK = 1000  # entries that tell what the msgids are
_ORDER = "tlqa-"


class Text(NamedTuple):
    """The strings of one keyword, each at ``[low, high)`` within its marks."""

    key: str
    number: int | None
    at: int
    strings: list[tuple[int, int]]

    @property
    def filled(self) -> bool:
        """Whether the strings say something."""
        return any(low < high for low, high in self.strings)


@dataclass(slots=True)
class Entry:
    """An entry as it stands: the texts of its keywords in order, and its flags; ``at`` is where it begins."""

    at: int
    texts: list[Text] = field(default_factory=list)
    flags: str = ""

    def of(self, key: str) -> Text | None:
        """The text of a keyword, the first where there are several."""
        return next((text for text in self.texts if text.key == key), None)

    @property
    def full(self) -> bool:
        """Whether there is a translation, so that the next keyword but ``msgstr`` begins another entry."""
        return bool(self.texts) and self.texts[-1].key == "msgstr"


class Problem(NamedTuple):
    """What is wrong with a line; its entry is left out."""

    at: int
    said: str


def parse(raw: Raw, format_: str) -> Iterator[Document | InputError]:
    """The catalogue as one story; entries that cannot be read are errors.

    Raises:
        InputError: it is not in its encoding, or has no entry that is translated.
    """
    match = _CHARSET.search(raw.data, 0, 16_384)
    declared = match[1].decode("ascii").lower() if match and match[1] != b"CHARSET" else None
    text = decode(raw.data, raw.path, raw.encoding, declared)
    encoding = encoding_of(raw.data, raw.encoding, declared)
    return _Catalogue(raw, format_, text, encoding).stories()


def entries(text: str, comments: list[tuple[int, int]] | None = None) -> Iterator[Entry | Problem]:
    """The entries that are in use, in order, and what cannot be read.

    Args:
        text: the catalogue.
        comments: takes the places of comments that may be an order to this program.
    """
    match, at, size = _LINE.match, 0, len(text)
    entry, broken = Entry(0), False
    while at < size:
        line = match(text, at)
        if line is None:
            if not broken:
                yield Problem(at, "this is no line of a catalogue: a quotation mark may be missing")
            broken = True
            found = _REST.match(text, at)
            at = found.end() if found else size
            continue
        key, comment = line["key"], line["comment"]
        begins = comment is not None or line["blank"] is not None or (key is not None and key != "msgstr")
        if begins and (entry.full or line["blank"] is not None):
            if entry.texts and not broken:
                yield from _finished(entry)
            broken = broken and not entry.full and line["blank"] is None
            entry = Entry(at)
        if comment is not None:
            _comment(comment, line.start("comment"), entry, comments)
        elif line["string"] is not None and not broken:
            problem = _string(line, entry)
            if problem is not None:
                yield problem
                broken = True
        at = line.end()
    if entry.texts and not broken:
        yield from _finished(entry)


def _comment(comment: str, at: int, entry: Entry, comments: list[tuple[int, int]] | None) -> None:
    if comment.startswith("#,"):
        entry.flags += comment[1:]
    elif _ORDER in comment and comments is not None and not comment.startswith(("#~", "#|")):
        comments.append((at, at + len(comment)))


def _string(line: re.Match[str], entry: Entry) -> Problem | None:
    key = line["key"]
    if key is not None:
        number = None if line["number"] is None else int(line["number"])
        if any((text.key, text.number) == (key, number) for text in entry.texts):
            return Problem(line.start(), f"the entry has a second {key}")
        entry.texts.append(Text(key, number, line.start("key"), []))
    if not entry.texts:
        return Problem(line.start(), "a string stands here without a keyword before it")
    entry.texts[-1].strings.append(line.span("string"))
    return None


def _finished(entry: Entry) -> Iterator[Entry | Problem]:
    first = entry.texts[0].at
    if entry.of("msgid") is None:
        yield Problem(first, "the entry has no msgid")
    elif entry.of("msgstr") is None:
        yield Problem(first, "the entry has no msgstr")
    else:
        yield entry


def value(text: str, said: Text) -> Said:
    """What a keyword's strings say together, and where each character of it stands."""
    parts: list[str] = []
    places = Mapping()
    for low, high in said.strings:
        at = low
        for escape in _ESCAPE.finditer(text, low, high) if text.find("\\", low, high) >= 0 else ():
            begin, after = escape.span()
            char = _character(escape[1])
            parts += (text[at:begin], char)
            places.literal(begin - at, at, ESCAPES)
            places.atom(len(char), begin, after, ESCAPES)
            at = after
        parts.append(text[at:high])
        places.literal(high - at, at, ESCAPES)
    return Said("".join(parts), places.map())


def _character(escaped: str) -> str:
    if escaped[0] in "01234567":
        return chr(int(escaped, 8))
    if escaped[0] == "x" and len(escaped) > 1:
        return chr(int(escaped[1:], 16))
    return _SHORT.get(escaped, escaped)


class _Catalogue:
    """Makes the story of a catalogue."""

    def __init__(self, raw: Raw, format_: str, text: str, encoding: str) -> None:
        self._raw, self._format, self._text, self._encoding = raw, format_, text, encoding
        self._fuzzy = 0

    def stories(self) -> Iterator[Document | InputError]:
        comments: list[tuple[int, int]] = []
        found = entries(self._text, comments)
        first = list(islice(found, _LOOK))
        usable = [each for each in first if isinstance(each, Entry)]
        header = self._header(usable)
        from_ = language(header.get("x-source-language", ""))
        refusal = refused(self._raw, header.get("language"), from_, "the catalogue", 1)
        if refusal is not None:
            raise refusal
        pairs = Pairs(self._raw, self._format, self._text, self._encoding, from_)
        for name, said in header.items():
            pairs.target.notes.say(name.removeprefix("x-"), said)
        problems = self._write(pairs, chain(first, found), named=not self._are_keys(usable))
        for low, high in comments:
            pairs.target.comment(low, high, self._text[low:high].lstrip("#.: "))
        story = pairs.document(None)
        if story is not None:
            yield story
        for problem in problems[:_MOST_SAID]:
            yield self._error(problem)
        if len(problems) > _MOST_SAID:
            said = f"so are {len(problems) - _MOST_SAID} more entries from here on"
            yield self._error(problems[_MOST_SAID]._replace(said=said))
        if story is None and not problems:
            fuzzy = f"; {self._fuzzy} are fuzzy, which nobody has confirmed" if self._fuzzy else ""
            raise InputError(f"has no entry that is translated{fuzzy}", path=self._raw.path)

    def _value(self, said: Text) -> str:
        return value(self._text, said).text

    def _error(self, problem: Problem) -> InputError:
        line = line_index(self._text).line_of(problem.at)
        return InputError(problem.said, path=self._raw.path, line=line)

    def _header(self, usable: Iterable[Entry]) -> dict[str, str]:
        """The fields of the catalogue: the translation of nothing."""
        for entry in usable:
            source, said = entry.of("msgid"), entry.of("msgstr")
            if source and said and not source.filled and entry.of("msgctxt") is None:
                fields = _HEADER.findall(self._value(said))
                return {name.lower(): each.strip() for name, each in fields}
        return {}

    def _write(self, pairs: Pairs, found: Iterable[Entry | Problem], *, named: bool) -> list[Problem]:
        """Write the entries that are translated; returns what is wrong with others.

        ``named``: whether msgids are texts.
        """
        problems: list[Problem] = []
        for entry in found:
            if isinstance(entry, Problem):
                problems.append(entry)
                continue
            source = entry.of("msgid")
            if source is None or not source.filled:
                continue
            if "fuzzy" in re.split(r"[\s,]+", entry.flags):
                self._fuzzy += 1
                continue
            plural = entry.of("msgid_plural")
            for said in entry.texts:
                if said.key == "msgstr" and said.filled:
                    original = plural if said.number and plural else source
                    self._unit(pairs, entry, said, original if named else None)
        return problems

    def _are_keys(self, usable: list[Entry]) -> bool:
        """Whether the msgids are names in a program (``menu.file.open``) and no text to translate."""
        texts = (entry.of("msgid") for entry in usable)
        said = [self._value(text) for text in texts if text is not None and text.filled]
        return bool(said) and all(_KEY.fullmatch(each) for each in said)

    def _unit(self, pairs: Pairs, entry: Entry, said: Text, source: Text | None) -> None:
        context, id_ = entry.of("msgctxt"), entry.of("msgid")
        parts = [self._value(each) for each in (context, id_) if each is not None]
        name = " | ".join(" ".join(part.split())[:80] for part in parts)
        name += f" [{said.number}]" if said.number is not None else ""
        opaque = _PLACE if _FORMAT.search(entry.flags) else None
        pairs.begin()
        there = self._written(pairs.target, said, None, opaque)
        here = NOTHING if source is None else self._written(pairs.source, source, BlockKind.PARAGRAPH, opaque)
        pairs.unit(name, there, here)

    def _written(
        self, builder: StoryBuilder, said: Text, kind: BlockKind | None, opaque: re.Pattern[str] | None
    ) -> Written:
        low = builder.length
        codes = write_text(builder, value(self._text, said), kind, opaque)
        return Written(low, builder.length, codes)
