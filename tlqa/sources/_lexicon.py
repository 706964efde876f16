"""The number words of a language as atoms: what each adds, multiplies, joins or divides."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from tlqa.frozen import dataclass
from tlqa.sources._fold import fold
from tlqa.sources._tables import table, words

if TYPE_CHECKING:
    from tlqa.sources._types import Number, Numerals


_VOWELS = dict.fromkeys(range(0x064B, 0x0653))
"""The vowels of Arabic, which are hardly ever written."""


class Atom(NamedTuple):
    """``role`` is one, add, times, vague, ordinal, part, and, or weak."""

    role: str
    value: Number = 0


Atoms = tuple[Atom, ...]
_MOST = 20_000  # words that are remembered


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """What the words of a language mean as numbers; words never met are taken apart once.

    ``never_first`` begin no number (and), ``hardly_first`` none of one word (a).
    """

    numerals: Numerals
    known: dict[str, Atoms]
    phrases: dict[str, tuple[tuple[str, ...], ...]]
    seen: dict[str, Atoms]
    endings: tuple[str, ...]
    plain: set[str]
    begins: frozenset[str]
    never_first: frozenset[str]
    hardly_first: frozenset[str]

    def numberish(self, words: frozenset[str]) -> frozenset[str]:
        """Those of some words that are number words, or may begin a phrase that is one."""
        plain = self.plain
        found = [word for word in words - plain if self.atoms(word) or word in self.phrases]
        if len(plain) > _MOST:
            plain.clear()
        plain |= words
        plain.difference_update(found)
        return frozenset(found)

    def atoms(self, word: str) -> Atoms:
        """The atoms of a folded word; none where it is no number word."""
        found = self.known.get(word)
        if found is not None:
            return found
        found = self.seen.get(word)
        if found is None:
            if len(self.seen) > _MOST:
                self.seen.clear()
            found = self.seen[word] = self._unknown(word)
        return found

    def _unknown(self, word: str) -> Atoms:
        if word[0] >= "\u0600" and (bare := word.translate(_VOWELS)) != word:
            return self.atoms(bare)
        for prefix in self.numerals.prefixes:
            if word.startswith(prefix) and word[len(prefix) :] in self.known:
                rest = self.known[word[len(prefix) :]]
                return (Atom("and"), *rest) if prefix == "و" else rest
        if not 3 < len(word) <= 80:
            return ()
        together = self.numerals.together and (word[:2] in self.begins or word[0] in self.begins)
        return (self._together(word) if together else ()) or self._compound(word)

    def _together(self, word: str) -> Atoms:
        for ending in self.endings:
            if word.endswith(ending):
                stem = word[: -len(ending)]
                found = (self._apart(stem + vowel) for vowel in ("", *"aeio"))
                atoms = next((atoms for atoms in found if atoms), ())
                if atoms and atoms[-1].role in ("one", "add", "times", "ordinal"):
                    return (*atoms[:-1], Atom("ordinal", atoms[-1].value))
        return self._apart(word)

    def _compound(self, word: str) -> Atoms:
        """The number that a word begins with, where there is more of the word."""
        begins = table(self.numerals.compounds)
        for end in range(min(len(word) - 4, 12), 1, -1):
            if word[:end] in begins:
                return (Atom("weak", _number(begins[word[:end]])),)
        return ()

    def _apart(self, word: str) -> Atoms:
        """The word as known words written together; the longest are tried first, each place once."""
        dead: set[int] = set()

        def after(at: int) -> Atoms | None:
            if at == len(word):
                return ()
            if at in dead:
                return None
            for end in range(len(word), at, -1):
                atoms = self.known.get(word[at:end])
                if atoms and (rest := after(end)) is not None:
                    return atoms + rest
            dead.add(at)
            return None

        found = after(0) or ()
        return found if any(atom.role != "and" for atom in found) else ()


def _number(value: str) -> Number:
    return int(value) if value.isdigit() else Fraction(value)


@cache
def lexicon(numerals: Numerals) -> Lexicon:
    """The words of a language, read from its tables once."""
    known: dict[str, Atoms] = {word: (Atom("one", 1),) for word in words(numerals.ones)}
    for role, text in (
        ("add", numerals.cardinals),
        ("times", numerals.scales),
        ("vague", numerals.vague),
        ("ordinal", numerals.ordinals),
        ("part", numerals.parts),
        ("weak", numerals.weak),
    ):
        for word, value in table(text).items():
            known.setdefault(word, (Atom(role, _number(value)),))
    known |= {word: (Atom("and"), Atom("part", Fraction(1, 2))) for word in words(numerals.halves)}
    for word in words(numerals.joins):
        known.setdefault(word, (Atom("and"),))
    phrases: dict[str, list[tuple[str, ...]]] = {}
    for word in known:
        first, *rest = word.split()
        if rest:
            phrases.setdefault(first, []).append(tuple(rest))
    endings = tuple(fold(ending) for ending in numerals.ordinal_endings)
    longest_first = {first: tuple(sorted(rest, key=len, reverse=True)) for first, rest in phrases.items()}
    begins = frozenset(word[:2] for word in known)
    only = {word: atoms[0].role for word, atoms in known.items() if len(atoms) == 1 and word not in phrases}
    never = frozenset(word for word, role in only.items() if role == "and")
    hardly = frozenset(word for word, role in only.items() if role == "one")
    return Lexicon(numerals, known, longest_first, {}, endings, set(), begins, never, hardly)
