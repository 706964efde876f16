"""Reads TBX, the exchange format of termbases: ISO 30042:2019 in both its styles, and the older MARTIF.

https://www.tbxinfo.net: a concept has sections by language, and these terms. In the style DCA a term's status
is ``<termNote type="administrativeStatus">``, in DCT an element of that name. What is not about terms,
languages and status is passed over.
"""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from tlqa.errors import InputError
from tlqa.frozen import dataclass
from tlqa.inputs._html_tokens import unescaped
from tlqa.inputs._text import decode, encoding_of
from tlqa.inputs._xml import Sort, declared_encoding, events, skip, within
from tlqa.text.positions import line_index

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tlqa.inputs._xml import Event

_ROOTS = frozenset(("tbx", "martif"))
_CONCEPTS = frozenset(("conceptEntry", "termEntry"))
_LANGUAGES = frozenset(("langSec", "langSet"))
_TERMS = frozenset(("termSec", "tig", "ntig"))
_GROUPS = frozenset(("termGrp", "termNoteGrp"))
_STATUS = frozenset(("administrativeStatus", "normativeAuthorization"))
# ISO 30042 and TBX-Basic, with and without their endings -admn-sts; and what termbases write instead
_RIGHT = "preferredterm standardizedterm legalterm regulatedterm preferred".split()
_ALSO = "admittedterm proposed admitted approved allowed".split()
_WRONG = "deprecatedterm supersededterm deprecated superseded obsolete forbidden notrecommended".split()
_MOST_NAMED = 12


@dataclass(frozen=True, slots=True)
class Concept:
    """What one thing is called.

    Attributes:
        source: its terms by language (ISO 639-1), those of the stories' language aside.
        use: its terms in the stories' language, the preferred ones first.
        wrong: those of its terms in that language that are not to be used.
    """

    source: Mapping[str, tuple[str, ...]]
    use: tuple[str, ...]
    wrong: tuple[str, ...]


@dataclass(slots=True)
class _Term:
    text: str = ""
    low: int = 0
    status: str = "also"


def concepts(data: bytes, path: str, language: str) -> tuple[Concept, ...]:
    """The concepts of a TBX file that have a term in the language of the stories.

    Args:
        data: the file.
        path: for messages.
        language: ISO 639-1.

    Raises:
        InputError: it is no TBX, no well-formed XML, or says what cannot be; with the line.
    """
    declared = declared_encoding(data)
    text = decode(data, path, None, declared)
    plain = encoding_of(data, None, declared) == "utf-8"
    return _Reader(text, path, language, data if plain else b"").concepts()


class _Reader:
    def __init__(self, text: str, path: str, language: str, data: bytes) -> None:
        self._text, self._path, self._language = text, path, language
        self._stream = events(text, path, data)

    def concepts(self) -> tuple[Concept, ...]:
        root = next((event for event in self._stream if event.sort is Sort.START), None)
        if root is None or root.name not in _ROOTS:
            said = f"is <{root.name}>, no TBX" if root else "is empty, and no TBX"
            raise self._error(said, root.low if root else 0)
        found: list[Concept] = []
        there: dict[str, None] = {}
        for event in self._stream:
            if event.sort is Sort.START and event.name in _CONCEPTS:
                terms = self._entry()
                there |= dict.fromkeys(terms)
                concept = self._concept(terms)
                if concept is not None:
                    found.append(concept)
            elif event.sort is Sort.START and event.name in ("tbxHeader", "martifHeader", "back"):
                skip(self._stream)
        if not found:
            languages = ", ".join(sorted(there)[:_MOST_NAMED]) or "none"
            raise InputError(
                f"holds no term in the stories' language ({self._language}); its languages are {languages}",
                path=self._path,
            )
        return tuple(found)

    def _concept(self, terms: Mapping[str, Sequence[_Term]]) -> Concept | None:
        ours = terms.get(self._language, ())
        if not ours:
            return None
        right = [each.text for each in ours if each.status == "right"]
        also = [each.text for each in ours if each.status == "also"]
        wrong = [each for each in ours if each.status == "wrong"]
        use = tuple(dict.fromkeys((*right, *also)))
        for each in wrong:
            if each.text in use:
                raise self._error(f"'{each.text}' is asked for and refused for one concept", each.low)
        source = {
            code: tuple(dict.fromkeys(term.text for term in theirs))
            for code, theirs in terms.items()
            if code != self._language
        }
        return Concept(source, use, tuple(dict.fromkeys(each.text for each in wrong)))

    def _children(self) -> Iterator[Event]:
        """The elements within the one whose start was taken last; each must be read to its end."""
        for event in self._stream:
            if event.sort is Sort.START:
                yield event
            elif event.sort is Sort.END:
                return

    def _entry(self) -> dict[str, list[_Term]]:
        """The terms of a concept by language."""
        found: dict[str, list[_Term]] = {}
        for event in self._children():
            if event.name not in _LANGUAGES:
                skip(self._stream)
                continue
            tag = event.attributes.get("xml:lang") or event.attributes.get("lang") or ""
            if not tag:
                raise self._error(f"<{event.name}> does not say its language (xml:lang)", event.low)
            found.setdefault(tag.replace("_", "-").split("-")[0].lower(), []).extend(self._section())
        return found

    def _section(self) -> Iterator[_Term]:
        """The terms of a language, of one concept."""
        for event in self._children():
            if event.name not in _TERMS:
                skip(self._stream)
                continue
            term = _Term()
            self._read(term)
            if not term.text:
                raise self._error(f"<{event.name}> holds no term", event.low)
            yield term

    def _read(self, term: _Term) -> None:
        """Read a term's section, or a group within it."""
        for event in self._children():
            name = event.attributes.get("type", "") if event.name == "termNote" else event.name
            if event.name in _GROUPS:
                self._read(term)
            elif event.name == "term" and not term.text:
                term.low, term.text = event.low, self._words()
            elif name in _STATUS:
                term.status = self._status(self._words(), event.low)
            else:
                skip(self._stream)

    def _words(self) -> str:
        """What the element says whose start was taken last."""
        parts = [
            self._text[e.low : e.high] if e.sort is Sort.CDATA else unescaped(self._text[e.low : e.high])
            for e in within(self._stream)
            if e.sort in (Sort.TEXT, Sort.CDATA)
        ]
        return " ".join("".join(parts).split())

    def _status(self, said: str, low: int) -> str:
        plain = "".join(c for c in said.lower().removesuffix("-admn-sts") if c.isalpha())
        for status, words in (("right", _RIGHT), ("also", _ALSO), ("wrong", _WRONG)):
            if plain in words:
                return status
        near = get_close_matches(plain, (*_RIGHT, *_ALSO, *_WRONG), n=1)
        word = near[0].replace("term", "Term-admn-sts") if near else ""
        hint = f"; did you mean '{word}'?" if word else ""
        raise self._error(f"there is no status of a term called '{said}'{hint}", low)

    def _error(self, said: str, at: int) -> InputError:
        return InputError(said, path=self._path, line=line_index(self._text).line_of(at))
