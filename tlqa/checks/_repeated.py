"""Words said again at once, for the kind ``repetition``: which of them are a fault."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tlqa.checks.base import FIRST_TIME, Hit
from tlqa.compiled import compiled
from tlqa.frozen import dataclass
from tlqa.model import Related

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tlqa.model import Block
    from tlqa.text.analysis import Analysis

_NO_WORD = compiled(r"\W")
_SPOKEN = compiled(r"\w+(?:'\w+)*")
_CAPITALISED = compiled(r"\b[^\W\d_a-z]\w*")
_DOUBLED = compiled(r"\b([^\W\d_a-z]\w*) \1\b(?! \1\b)")
_COMPOUND = compiled(r"@|-\w")  # an address; the last word begins another one: 'as long as long-term plans'
_LONGEST = 12
_TWICE = 2
_LOOP = 4
_MARKS = 100
_STRETCH = 100_000
_BETWEEN = compiled(r"[ \t\n\u00a0\u202f]+")
_BETWEEN_MANY = compiled(r"[ \t\n\u00a0\u202f,;]+")
_DATED = compiled(r" (?:in|since|until) (?:19|20)\d\d$")
_SMALL = frozenset("and or by after to for in on over upon with".split())


@dataclass(frozen=True, slots=True)
class RepeatedPhrase:
    """Words said again at once; candidates come from the last place of each word, so it is linear."""

    words: int
    most: int
    times: int
    exempt: frozenset[str]

    def find(self, story: Analysis, blocks: Sequence[Block]) -> Iterator[Hit]:
        repeats = story.kept("repeats", lambda: _repeats(story))
        for block in blocks if repeats else ():
            words, twice = repeats.get(block.start, ([], []))
            starts = [(at, length) for at, length in twice if self._often(words, at, length)]
            if starts:
                places = [m.span() for m in _SPOKEN.finditer(story.folded, block.start, block.end)]
                yield from self._hits(story, words, places, starts)

    def _often(self, words: list[str], start: int, length: int) -> bool:
        if not self.words <= length <= self.most:
            return False
        if self.times == _TWICE:
            return True
        wanted = words[start : start + length] * self.times
        return words[start : start + length * self.times] == wanted

    def _hits(
        self,
        story: Analysis,
        words: list[str],
        places: list[tuple[int, int]],
        starts: list[tuple[int, int]],
    ) -> Iterator[Hit]:
        done = -1
        for start, length in starts:
            if start < done or not self._counts(
                story, words, places[start : start + length * self.times], start, length
            ):
                continue
            done = start + length
            while words[done : done + length] == words[start : start + length]:
                done += length
            if _COMPOUND.match(story.text, places[done - 1][1]):
                continue
            first = Related(places[start][0], places[start + length - 1][1], FIRST_TIME)
            yield Hit(places[start + length][0], places[done - 1][1], {}, (first,))

    def _counts(
        self, story: Analysis, words: list[str], places: list[tuple[int, int]], start: int, length: int
    ) -> bool:
        """Whether the repetition is a fault, and not a figure of speech, a name or a list."""
        phrase = words[start : start + length]
        if not self.exempt.isdisjoint(phrase) or self._meant(story, phrase, places[0]):
            return False
        if length == 1 and len({story.text[slice(*place)].isupper() for place in places}) > 1:
            return False  # 'the first FIRST competition': an abbreviation that is a word
        named = length > 2 and phrase[0] in ("the", "a", "an")
        listed = self.times > 2 and any(_listed(story, word) for word in phrase)
        between = _BETWEEN_MANY if named or listed else _BETWEEN
        if length == 1 and _species(story.text, *places[0], places[-1][1]):
            return False
        if _ends_a_sentence(story.text, places, length):
            return False
        joints = range(length - 1, length * self.times - 1, length)
        return all(between.fullmatch(story.text, places[i][1], places[i + 1][0]) for i in joints)

    def _meant(self, story: Analysis, phrase: list[str], place: tuple[int, int]) -> bool:
        """Whether words like these are doubled on purpose; a fourth time in a row is a loop of most words."""
        length, few = len(phrase), self.times < _LOOP
        if all(word.isdigit() for word in phrase):
            number = "".join(phrase)
            few = few and not _DATED.search(story.folded, max(0, place[0] - 8), place[1])
            return few or len(number) < 4 or len(set(number)) == 1
        if length <= 2 and not _SMALL.isdisjoint(phrase):
            return few or length == 2
        if length <= 2 and story.language.function_words.issuperset(phrase):
            return few
        return length == 1 and (len(phrase[0]) < 3 or (few and _doubled_name(story, *place)))


def _ends_a_sentence(text: str, places: list[tuple[int, int]], length: int) -> bool:
    """Whether a sentence ends within the words the first time, and none the second: *he said. He said …*"""
    return any(
        "." in text[places[i][1] : places[i + 1][0]]
        and "." not in text[places[i + length][1] : places[i + length + 1][0]]
        for i in range(length - 1)
    )


def _species(text: str, start: int, first: int, end: int) -> bool:
    """*(Bubo bubo)*, *(Erithacus rubecula rubecula)*: a species that is named as its genus."""
    if text[start:end].islower():
        return _TRINOMIAL.search(text, max(0, start - _LONGEST_GENUS), start) is not None
    if (
        not text[start].isupper()
        or not text[start + 1 : first].islower()
        or not text[first + 1 : end].islower()
    ):
        return False
    return text[start - 1 : start] in ("(", "*", "_")


_LONGEST_GENUS = 24
_TRINOMIAL = compiled(r"\([A-Z][a-z]+ $")  # *(Erithacus rubecula rubecula)*


def _listed(story: Analysis, word: str) -> bool:
    """Whether it may stand in a list: with commas between, numbers and small words are no loop."""
    return not word.isdigit() and word not in story.language.function_words


def folded_words(story: Analysis) -> dict[int, tuple[str, ...]]:
    """The folded words of every block, by the block's start."""

    def find() -> dict[int, tuple[str, ...]]:
        bare = _bare(story)
        # tuples of strings, unlike lists, are not gone through by the collector again and again
        return {b.start: tuple(bare[b.start : b.end].split()) for b in story.blocks}

    return story.kept("folded words of blocks", find)


def _bare(story: Analysis) -> str:
    """The folded text with a space for each character that no word has: quicker split than searched.

    Done in stretches, since each replacement is a copy, and copies of a very long text are dear.
    """
    text = story.folded
    marks = {c for c in story.alphabet if not c.isalnum() and c not in "_ "} | {"'"}
    if len(marks) > _MARKS:
        return _NO_WORD.sub(" ", text)
    parts = []
    for start in range(0, len(text), _STRETCH):
        part = text[start : start + _STRETCH]
        for mark in marks:
            part = part.replace(mark, " ")
        parts.append(part)
    return "".join(parts)


def _repeats(story: Analysis) -> dict[int, tuple[list[str], list[tuple[int, int]]]]:
    """Where up to ``_LONGEST`` words stand twice in a row, by the start of the block, with its words.

    A place is (index of the first word, how many words).
    """
    found = {}
    folded = folded_words(story)
    for block in story.blocks:
        if _again(folded[block.start]):
            words = _SPOKEN.findall(story.folded, block.start, block.end)
            twice = list(_twice(words))
            if twice:
                found[block.start] = words, twice
    return found


def _twice(words: list[str]) -> Iterator[tuple[int, int]]:
    last: dict[str, int] = {}
    for i, word in enumerate(words):
        before = last.get(word, -_LONGEST - 1)
        last[word] = i
        length = i - before
        if length <= _LONGEST and words[before:i] == words[i : i + length]:
            yield before, length


def _again(words: Sequence[str]) -> bool:
    """Whether a word, or two and more, stand twice in a row.

    A phrase of two words that comes again has two neighbours that do: most texts have few such, and only
    these are looked at.
    """
    last = dict(zip(words, range(len(words)), strict=True))
    if len(last) == len(words):
        return False
    before = -2
    for i in [i for i, word in enumerate(words) if last[word] != i]:
        if words[i + 1] == words[i] or (before + 1 == i and _pair_again(words, before)):
            return True
        before = i
    return False


def _pair_again(words: Sequence[str], start: int) -> bool:
    """Whether what reaches from a pair of words to the same pair comes again at once."""
    first, second = words[start], words[start + 1]
    for i in range(start + 1, min(start + _LONGEST, len(words) - 2) + 1):
        if words[i] == first and words[i + 1] == second:
            return words[start:i] == words[i : 2 * i - start]
    return False


def _doubled_name(story: Analysis, start: int, end: int) -> bool:
    """A capitalised word that the story doubles more than once, and never has by itself."""
    word = story.text[start:end]
    if not word[0].isupper():
        return False
    doubled = story.kept("doubled names", lambda: Counter(_DOUBLED.findall(story.text)))[word]
    return doubled > 1 and _names(story)[word] <= 2 * doubled


def _names(story: Analysis) -> Counter[str]:
    """How often each capitalised word stands in the story."""
    return story.kept("capitalised words", lambda: Counter(_CAPITALISED.findall(story.text)))
