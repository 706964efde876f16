"""One name spelled in two ways within a story.

``of`` says which difference is meant:

* ``transliteration``: spellings that are one name in its own script (Sergei and Serguei, Riabkov and
  Ryabkov, Zelensky and Zelenskyy): y, iy, ii, ij and i; kh and h; ou and u; sch, sh and ch; w and v; dj,
  dzh and j; doubled consonants;
* ``spelling``: names of six letters or more that differ by one letter (Lindqvist and Lindqist);
* ``diacritics``: the same letters with and without their marks (Erdogan and Erdoğan);
* ``vowels``: a first name and a surname of which nothing but the consonants agree (Serhiy Tkachivskyi and
  Sergei Tkachevsky);
* ``loose``: what is at most two letters off a surname that has its first name in the story, or has a case
  ending (Tolunay and Tolunei, Sukhov and Sukhova), and has no first name of its own or the same one;
* ``translation``: a name and its translation, word by word (Fiordos del Sur and Southern Fiords); ``table``
  names a table of the pack with ``words`` and what they are in the language of the story;
* ``pairs``: two names of one place or person, given under ``pairs`` (Kiev and Kyiv).

Only capitalised words seen in the middle of a sentence of running text are names; a transliteration may
stand at the start of one. Two of them are held to be one where both follow the same first name or title,
or one of them stands alone; not where each has a first name of its own (two people), not where one is an
inflection or a derivation of the other (Iran, Iranian; Kowalski, Kowalska), and not where the story has
one of them as an ordinary word. The finding is the rarer spelling, where it first stands; the others are
its related places. ``except`` lists names that are left out, and with ``pairs`` fixed phrases that hold
one of them (chicken Kiev). Messages may use ``{other}``.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, Any

from tlqa.checks._loose_names import Loose
from tlqa.checks._names_in import LONGEST, POSSESSIVE, Name, given_names, hit_of, is_ordinary, names_in
from tlqa.checks._spelling import consonants, inflected, one_letter, plain, skeleton, skeletons
from tlqa.checks._tables import read_table
from tlqa.checks._translated_name import Translations
from tlqa.compiled import compiled
from tlqa.frozen import dataclass
from tlqa.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from tlqa.checks.base import Draft, Hit, Prepared
    from tlqa.model import Block, Rule
    from tlqa.text.analysis import Analysis

KIND = "consistency"
GROUPS = ("other",)
_WAYS = ("transliteration", "spelling", "diacritics", "vowels")
SCHEMA: dict[str, Any] = {
    "properties": {
        "of": {"enum": [*_WAYS, "loose", "translation", "pairs"]},
        "table": {"type": "string", "minLength": 1},
        "pairs": {
            "type": "array",
            "items": {"type": "array", "items": {"type": "string"}, "minItems": 2, "maxItems": 2},
        },
        "except": {"type": "array", "items": {"type": "string", "minLength": 1}},
    },
    "required": ["of"],
}
DRAFT: Draft = (
    {"of": "pairs", "pairs": [["Placeholder", "Plaatshouder"]]},
    "Rain fell on Placeholder, and Placeholder slept. The road to ⟦Plaatshouder⟧ is wet.",
    "Rain fell on Placeholder, and Placeholder slept. The road to Placeholder is wet.",
)

_LEAST_SKELETON = 5
_LEAST_SPELLING = 6
_LEAST_CONSONANTS = 4
_FEW = 40  # of which each may be held against each

_CAPITALISED = compiled(r"[A-ZÀ-ÖØ-ÞĀ-Ž](?<![\w’'-].)[\w’'-]{3,}")


def complete(params: Mapping[str, Any], pack: Path) -> dict[str, Any]:
    """The parameters with the table read into ``words``.

    Raises:
        RuleError: the table lies outside the pack, cannot be read, or is no table.
    """
    words = read_table(params["table"], pack, "words") if "table" in params else {}
    return {**params, "words": words}


def required_literals(params: Mapping[str, Any], macros: Mapping[str, str]) -> tuple[str, ...] | None:
    if params["of"] == "translation":
        return tuple(sorted({fold(word) for word in params["words"]}))
    return tuple(sorted({fold(name) for pair in params.get("pairs", ()) for name in pair})) or None


def prepare(rule: Rule, macros: Mapping[str, str]) -> Prepared:
    params = rule.params
    if params["of"] == "pairs":
        return _pairs(params.get("pairs", ()), params.get("except", ()))
    if params["of"] == "translation":
        return Translations(params["words"], frozenset(params.get("except", ())))
    if params["of"] == "loose":
        return Loose(frozenset(params.get("except", ())))
    return _Spellings(params["of"], frozenset(params.get("except", ())))


@dataclass(frozen=True, slots=True)
class _Spellings:
    of: str
    exempt: frozenset[str]

    def find(self, story: Analysis, blocks: Sequence[Block]) -> Iterator[Hit]:
        spellings = story.kept("spellings", lambda: _spellings(story.text))
        pairs = self._candidates(spellings)
        names = names_in(story, blocks) if pairs else {}
        for one, other in sorted(pair for pair in pairs if pair[0] in names and pair[1] in names):
            if not self.exempt.isdisjoint((one, other)) or not self._seen(names[one], names[other]):
                continue
            if self._one_person(names, one, other) and not is_ordinary(story, one, other):
                yield hit_of(names, one, other)

    def _one_person(self, names: Mapping[str, Name], one: str, other: str) -> bool:
        if self.of != "vowels":
            return _same(names[one], names[other])
        given, given_other = given_names(names[one]), given_names(names[other])
        if given & given_other and one_letter(plain(one), plain(other)):
            return False  # a slip, which "spelling" tells
        return bool(_sounds(given) & _sounds(given_other))

    def _seen(self, one: Name, other: Name) -> bool:
        """Whether the capitals are a name's: seen in mid-sentence.

        Where only a letter tells, that holds of both, or the other one is a slip that stands but once.
        """
        if one.inside and other.inside:
            return True
        if self.of != "spelling":
            return one.inside or other.inside
        slip, known = (other, one) if one.inside else (one, other)
        return known.inside and len(known.places) > len(slip.places) == 1 and bool(known.before)

    def _candidates(self, names: Mapping[str, str]) -> set[tuple[str, str]]:
        """Pairs of spellings that differ as ``of`` says; linear in the number of names."""
        keyed = self._keyed(names, self._likely(names))
        if len(dict(keyed)) == len(keyed):
            return set()
        groups: defaultdict[str, list[str]] = defaultdict(list)
        for key, name in keyed:
            groups[key].append(name)
        pairs = (
            (one, other)
            for group in groups.values()
            if 1 < len(group) <= 8
            for i, one in enumerate(sorted(group))
            for other in sorted(group)[i + 1 :]
        )
        return {pair for pair in pairs if self._differ(*pair)}

    def _likely(self, names: Mapping[str, str]) -> Sequence[str]:
        """The names that may have another spelling, told quickly.

        Diacritics are seen at once. A letter that is changed cannot be both among the first three and among
        the last two.
        """
        if self.of == "diacritics":
            marked = {bare for name, bare in names.items() if not name.isascii()}
            return [name for name, bare in names.items() if bare in marked] if marked else ()
        if self.of in ("transliteration", "vowels"):
            return [name for name, bare in names.items() if len(bare) >= _LEAST_SKELETON]
        long = [(name, bare) for name, bare in names.items() if len(bare) >= _LEAST_SPELLING]
        starts = _twice([bare[:3] for _, bare in long])
        ends = _twice([bare[0] + bare[-2:] for _, bare in long])
        if not starts and not ends:
            return ()
        likely = [name for name, bare in long if bare[:3] in starts or bare[0] + bare[-2:] in ends]
        if len(likely) > _FEW or _some_near([names[name] for name in likely]):
            return likely
        return ()

    def _keyed(self, names: Mapping[str, str], likely: Sequence[str]) -> list[tuple[str, str]]:
        """Each name by all keys of which it must have one in common with its other spelling."""
        bare = [names[name] for name in likely]
        if self.of == "diacritics":
            return list(zip(bare, likely, strict=True))
        if self.of == "transliteration":
            return list(zip(skeletons(bare), likely, strict=True)) if likely else []
        if self.of == "vowels":
            keyed = zip(consonants(bare), likely, strict=True) if likely else ()
            return [(key, name) for key, name in keyed if len(key) >= _LEAST_CONSONANTS]
        return [(key, name) for name in likely for key in _but_one(names[name])]

    def _differ(self, one: str, other: str) -> bool:
        bare, bare_other = plain(one), plain(other)
        if self.of == "diacritics":
            return one.lower() != other.lower() and bare == bare_other
        if bare == bare_other or inflected(bare, bare_other):
            return False
        if self.of == "transliteration":
            return True
        if self.of == "vowels":
            return skeleton(bare) != skeleton(bare_other)
        return skeleton(bare) != skeleton(bare_other) and one_letter(bare, bare_other)


def _but_one(bare: str) -> set[str]:
    """A plain name, and without each of its letters but the first."""
    return {bare[:i] + bare[i + 1 :] for i in range(1, len(bare))} | {bare}


def _some_near(names: Sequence[str]) -> bool:
    """Whether two of a few plain names differ by one letter."""
    return any(
        one[0] == other[0] and abs(len(one) - len(other)) <= 1 and one_letter(one, other)
        for one, other in combinations(names, 2)
    )


def _twice(keys: Sequence[str]) -> frozenset[str]:
    """Those that stand more than once."""
    if len(set(keys)) == len(keys):
        return frozenset()
    return frozenset(key for key, times in Counter(keys).items() if times > 1)


def _spellings(text: str) -> dict[str, str]:
    """Every capitalised word of a text and its plain form: most stories have no two that are nearly alike."""
    found = set(_CAPITALISED.findall(text))
    for word in [word for word in found if "'" in word or "’" in word]:
        found.remove(word)
        found.add(POSSESSIVE.sub("", word).replace("’", "'"))
    return {
        word: word.lower() if word.isascii() else plain(word)
        for word in found
        if len(word) <= LONGEST and not word.isupper()
    }


def _same(one: Name, other: Name) -> bool:
    """Whether two spellings may be of one name, by the company they keep."""
    if one.before & other.before or one.after & other.after:
        return True
    given, given_other = given_names(one), given_names(other)
    if given and given_other:
        return False
    if one.after or other.after:
        return False
    return (one.alone or bool(one.before)) and (other.alone or bool(other.before))


def _sounds(given: set[str]) -> set[str]:
    """The consonants of first names, where they have enough to tell them apart."""
    return {key for key in consonants([plain(name) for name in given]) if len(key) > 1}


@dataclass(frozen=True, slots=True)
class _Pairs:
    expression: re.Pattern[str]
    pairs: tuple[tuple[str, str], ...]

    def find(self, story: Analysis, blocks: Sequence[Block]) -> Iterator[Hit]:
        names: defaultdict[str, Name] = defaultdict(Name)
        for block in blocks:
            for match in self.expression.finditer(story.text, block.start, block.end):
                name = match.group("name")
                if name and not story.quotations.touches_speech(*match.span()):
                    names[name].places.append(match.span())
        for one, other in self.pairs:
            if one in names and other in names:
                yield hit_of(names, one, other)


def _pairs(pairs: Sequence[Sequence[str]], exempt: Sequence[str]) -> _Pairs:
    """One expression for all names; a fixed phrase such as 'chicken Kiev' is matched first, and is none."""
    names = "|".join(re.escape(name) for name in sorted({n for pair in pairs for n in pair}, key=len)[::-1])
    fixed = "".join(f"{re.escape(phrase)}|" for phrase in exempt)
    expression = compiled(rf"\b(?:{fixed}(?P<name>{names}))\b")
    return _Pairs(expression, tuple((one, other) for one, other in pairs))
