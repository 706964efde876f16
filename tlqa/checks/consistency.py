"""One name spelled in two ways within a story.

``of`` says which difference is meant:

* ``transliteration``: spellings that are one name in its own script (Sergei and Serguei, Riabkov and
  Ryabkov, Zelensky and Zelenskyy): y, iy, ii, ij and i; kh and h; ou and u; sch, sh and ch; w and v; dj,
  dzh and j; doubled consonants;
* ``spelling``: names of six letters or more that differ by one letter (Lindqvist and Lindqist);
* ``diacritics``: the same letters with and without their marks (Erdogan and Erdoğan);
* ``pairs``: two names of one place or person, given under ``pairs`` (Kiev and Kyiv).

Only capitalised words seen in the middle of a sentence of running text are names. Two of them are held to
be one where both follow the same first name or title, or one of them stands alone; not where each has a
first name of its own (two people), not where one is an inflection or a derivation of the other (Iran,
Iranian; Kowalski, Kowalska), and not where the story has one of them as an ordinary word. The finding is
the rarer spelling, where it first stands; the others are its related places. Messages may use ``{other}``.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from tlqa.checks.base import Hit
from tlqa.model import Related
from tlqa.text.literals import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from tlqa.checks.base import Prepared
    from tlqa.model import Block, Rule
    from tlqa.text.analysis import Analysis

KIND = "consistency"
GROUPS = ("other",)
SCHEMA: dict[str, Any] = {
    "properties": {
        "of": {"enum": ["transliteration", "spelling", "diacritics", "pairs"]},
        "pairs": {
            "type": "array",
            "items": {"type": "array", "items": {"type": "string"}, "minItems": 2, "maxItems": 2},
        },
        "except": {"type": "array", "items": {"type": "string", "minLength": 1}},
    },
    "required": ["of"],
}

_LEAST_SKELETON = 5
_LEAST_SPELLING = 6
_LONGEST = 24
_MOST_NAMES = 20_000
_MOST_PLACES = 6

_RUN = re.compile(
    r"(?<![\w@#/._’'-])[A-ZÀ-ÖØ-ÞĀ-Ž][\w’'-]*(?:[ \u00a0]"
    r"(?:(?:de|del|della|di|da|von|van|der|al|el|bin|ben) )?[A-ZÀ-ÖØ-ÞĀ-Ž][\w’'-]*)*"
)
_PART = re.compile(r"[\w’'-]+")
_POSSESSIVE = re.compile(r"(?:['’]s|['’])$")
_SENTENCE_START = re.compile(r"(?:^|[.!?:;…•|])[\s”\"’'“‘(\[«—–-]*$|[“\"‘(\[«—–]\s*$")
_TITLES = frozenset(
    """
    mr mrs ms dr prof gen col lt sgt capt maj adm sen rep gov president minister chancellor premier king
    queen prince princess pope secretary ambassador general colonel captain judge justice mayor governor
    senator coach professor sheikh ayatollah sultan emir
    """.split()
)
_ENDINGS = frozenset("a e i o s y á é í ě".split())

# One spelling for each of the ways in which a sound of another script is written; longest first.
_SOUNDS = (
    ("shch", "s"),
    ("sch", "s"),
    ("tch", "s"),
    ("tsch", "s"),
    ("dzh", "j"),
    ("zh", "j"),
    ("dj", "j"),
    ("sh", "s"),
    ("ch", "s"),
    ("kh", "h"),
    ("gue", "ge"),
    ("gui", "gi"),
    ("ou", "u"),
    ("oe", "u"),
    ("iu", "u"),
    ("yu", "u"),
    ("ia", "a"),
    ("ya", "a"),
    ("iy", "i"),
    ("yi", "i"),
    ("yy", "i"),
    ("ij", "i"),
    ("ii", "i"),
    ("y", "i"),
    ("w", "v"),
    ("ff", "v"),
    ("q", "k"),
    ("ck", "k"),
)


def required_literals(params: Mapping[str, Any], macros: Mapping[str, str]) -> tuple[str, ...] | None:
    return tuple(sorted({fold(name) for pair in params.get("pairs", ()) for name in pair})) or None


def prepare(rule: Rule, macros: Mapping[str, str]) -> Prepared:
    params = rule.params
    if params["of"] == "pairs":
        return _Pairs(tuple((one, other) for one, other in params["pairs"]), tuple(params.get("except", ())))
    return _Spellings(params["of"])


@dataclass(slots=True)
class _Name:
    """One spelling: where it stands, and the words right before it (first names, titles)."""

    places: list[tuple[int, int]] = field(default_factory=list)
    before: set[str] = field(default_factory=set)
    after: set[str] = field(default_factory=set)
    alone: bool = False


@dataclass(frozen=True, slots=True)
class _Spellings:
    of: str

    def find(self, story: Analysis, blocks: Sequence[Block]) -> Iterator[Hit]:
        names = story.kept(f"names {blocks[0].start} {len(blocks)}", lambda: _names(story, blocks))
        for one, other in sorted(self._candidates(names)):
            if _same(names[one], names[other]) and not _ordinary(story, one, other):
                yield _hit(names, one, other)

    def _candidates(self, names: Mapping[str, _Name]) -> set[tuple[str, str]]:
        """Pairs of spellings that differ as ``of`` says; linear in the number of names."""
        groups: defaultdict[str, list[str]] = defaultdict(list)
        for name in names:
            for key in self._keys(name):
                groups[key].append(name)
        pairs = (
            (one, other)
            for group in groups.values()
            if 1 < len(group) <= 8
            for i, one in enumerate(sorted(group))
            for other in sorted(group)[i + 1 :]
        )
        return {pair for pair in pairs if self._differ(*pair)}

    def _keys(self, name: str) -> Iterable[str]:
        plain = _plain(name)
        if self.of == "diacritics":
            return (plain,)
        if self.of == "transliteration":
            return (_skeleton(plain),) if len(plain) >= _LEAST_SKELETON else ()
        if len(plain) < _LEAST_SPELLING:
            return ()
        return {plain[:i] + plain[i + 1 :] for i in range(1, len(plain))} | {plain}

    def _differ(self, one: str, other: str) -> bool:
        plain, plain_other = _plain(one), _plain(other)
        if self.of == "diacritics":
            return one.lower() != other.lower() and plain == plain_other
        if plain == plain_other or _inflected(plain, plain_other):
            return False
        if self.of == "transliteration":
            return True
        return _skeleton(plain) != _skeleton(plain_other) and _one_letter(plain, plain_other)


# The names of a story are the same for every rule of this kind; they go when the story does.
_READ: WeakKeyDictionary[Analysis, dict[tuple[Block, ...], dict[str, _Name]]] = WeakKeyDictionary()


def _names(story: Analysis, blocks: Sequence[Block]) -> dict[str, _Name]:
    """The names in these blocks, by spelling."""
    of_story = _READ.setdefault(story, {})
    key = tuple(blocks)
    if key not in of_story:
        of_story[key] = _collect(story, blocks)
    return of_story[key]


def _collect(story: Analysis, blocks: Sequence[Block]) -> dict[str, _Name]:
    names: dict[str, _Name] = {}
    text = story.text
    for block in blocks:
        for run in _RUN.finditer(text, block.start, block.end):
            _read(text, block, run, names)
            if len(names) > _MOST_NAMES:
                return names
    return names


def _read(text: str, block: Block, run: re.Match[str], names: dict[str, _Name]) -> None:
    """Note the words of a run of capitalised ones; the first one's capital may be the sentence's."""
    parts = list(_PART.finditer(text, *run.span()))
    first = _SENTENCE_START.search(text[max(block.start, run.start() - 6) : run.start()]) is not None
    words = [_POSSESSIVE.sub("", m.group()).replace("’", "'") for m in parts]
    for i, (part, word) in enumerate(zip(parts, words, strict=True)):
        if (i == 0 and first and len(parts) == 1) or len(word) > _LONGEST or not word[:1].isupper():
            continue
        if word.isupper() or any(c.isdigit() for c in word):
            continue
        name = names.setdefault(word, _Name())
        name.places.append((part.start(), part.start() + len(word)))
        if i > 0:
            name.before.add(words[i - 1])
        elif len(parts) == 1:
            name.alone = True
        if i + 1 < len(words):
            name.after.add(words[i + 1])


def _same(one: _Name, other: _Name) -> bool:
    """Whether two spellings may be of one name, by the company they keep."""
    if one.before & other.before or one.after & other.after:
        return True
    given, given_other = _given(one), _given(other)
    if given and given_other:
        return False
    if one.after or other.after:
        return False
    return (one.alone or bool(given)) and (other.alone or bool(given_other))


def _given(name: _Name) -> set[str]:
    return {word for word in name.before if word.lower().rstrip(".") not in _TITLES}


def _ordinary(story: Analysis, one: str, other: str) -> bool:
    """Whether the story has one of them as a word in lower case."""
    return one.lower() in story.lower_words or other.lower() in story.lower_words


def _hit(names: Mapping[str, _Name], one: str, other: str) -> Hit:
    """The rarer spelling where it first stands; the later one of two that are level."""
    rare, common = sorted((one, other), key=lambda n: (len(names[n].places), -names[n].places[0][0]))
    start, end = names[rare].places[0]
    places = [*names[common].places[: _MOST_PLACES // 2], *names[rare].places[1 : _MOST_PLACES // 2]]
    related = tuple(Related(low, high, "the other spelling") for low, high in places)
    return Hit(start, end, {"other": common}, related)


@lru_cache(maxsize=4096)
def _plain(name: str) -> str:
    """Lower case without diacritics."""
    if name.isascii():
        return name.lower()
    lowered = name.lower().replace("ı", "i").replace("ł", "l").replace("ø", "o").replace("đ", "d")
    return "".join(c for c in unicodedata.normalize("NFKD", lowered) if not unicodedata.combining(c))


@lru_cache(maxsize=4096)
def _skeleton(plain: str) -> str:
    """What is left of a name when all transliterations of it are made one."""
    for written, sound in _SOUNDS:
        plain = plain.replace(written, sound)
    return re.sub(r"([^\W\d_])\1", r"\1", plain)


def _inflected(one: str, other: str) -> bool:
    """Plural, possessive, -ian and the like, or the two genders of a surname."""
    one, other = one.removesuffix("s"), other.removesuffix("s")
    short, long = sorted((one, other), key=len)
    if long.startswith(short):
        return not (long[len(short) :] in ("y", "i") and short[-1] in "yi")
    last = {one[-1], other[-1]}
    return one[:-1] == other[:-1] and last <= _ENDINGS and last != {"i", "y"}


def _one_letter(one: str, other: str) -> bool:
    """Whether one letter was changed, lost, added, or two neighbours swapped; never the first one."""
    if one[0] != other[0]:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    rest, rest_other = one[start:], other[start:]
    return (
        rest[1:] == rest_other[1:]
        or rest[1:] == rest_other
        or rest == rest_other[1:]
        or (rest[:2] == rest_other[1::-1] and rest[2:] == rest_other[2:] and len(rest) > 1)
    )


@dataclass(frozen=True, slots=True)
class _Pairs:
    pairs: tuple[tuple[str, str], ...]
    exempt: tuple[str, ...]

    def find(self, story: Analysis, blocks: Sequence[Block]) -> Iterator[Hit]:
        for one, other in self.pairs:
            names = {name: _Name(self._places(story, blocks, name)) for name in (one, other)}
            if names[one].places and names[other].places:
                yield _hit(names, one, other)

    def _places(self, story: Analysis, blocks: Sequence[Block], name: str) -> list[tuple[int, int]]:
        """Where a name stands in narration, and not in a fixed phrase such as 'chicken Kiev'."""
        fixed = "".join(f"{re.escape(phrase)}|" for phrase in self.exempt if name in phrase)
        expression = re.compile(rf"{fixed}\b(?P<name>{re.escape(name)})\b")
        return [
            match.span()
            for block in blocks
            for match in expression.finditer(story.text, block.start, block.end)
            if match.group("name") and not story.quotations.touches_speech(*match.span())
        ]
