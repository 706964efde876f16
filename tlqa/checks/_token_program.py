"""Token patterns made into small programs, and run so that no text can make them slow.

A program is a list of steps: test a word, or go on at one of two places. What failed at a step and a word
fails whatever came before, so each pair is tried once: the work is the length of the program times that of
the sentence (R. Cox, 'Regular Expression Matching: the Virtual Machine Approach', 2009).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from tlqa.checks._token_element import Conditions, compile_conditions, described
from tlqa.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tlqa.checks._token_element import Words


@dataclass(frozen=True, slots=True)
class Element:
    """One element of a pattern: how many words it takes, and what they must be.

    ``phrase`` is ``noun`` or ``verb`` where it takes a whole phrase, whose head is judged then. ``least`` is
    the margin with which a word must have been tagged; 0 where no tag is asked for.
    """

    wanted: Conditions
    unwanted: Conditions | None
    low: int
    high: int
    lazy: bool
    first: bool
    last: bool
    marked: bool
    name: str | None
    phrase: str | None
    least: int

    def taken(self, words: Words, at: int) -> int:
        """Where what the element takes from here ends; ``at`` itself where it does not fit."""
        end, head = at + 1, at
        if self.phrase is not None:
            end, head = words.phrase(self.phrase, at) or (at, at)
        if end == at or (self.first and at != words.first) or (self.last and end - 1 != words.last):
            return at
        if not self.wanted.fit(words, head) or words.tagged.margins[head] < self.least:
            return at
        return end if self.unwanted is None or not self.unwanted.fit(words, head) else at

    @property
    def of_grammar(self) -> bool:
        """Whether the answer depends on the tagger."""
        tagged = self.unwanted is not None and self.unwanted.of_tags
        return tagged or self.phrase is not None or self.wanted.of_tags


class Match(NamedTuple):
    """Where a pattern matched: words from ``start`` to ``end``, and those each element took, by its index."""

    start: int
    end: int
    taken: dict[int, tuple[int, int]]


_Step = tuple[int, int, int]  # element to test or -1, then where to go on, first choice and second
_Path = tuple[int, int, int, Any] | None  # element, from word to word, the path before


@dataclass(frozen=True, slots=True)
class Program:
    """A pattern ready to run."""

    elements: tuple[Element, ...]
    steps: tuple[_Step, ...]

    def matches(self, words: Words) -> Iterator[Match]:
        """The matches from left to right, none beginning within the one before."""
        failed: set[tuple[int, int]] = set()
        at, count = 0, len(words.tagged.words)
        while at < count:
            found = self._match(words, at, failed)
            if found is None:
                at += 1
                continue
            yield found
            at = max(found.end, at + 1)
            failed = set()  # what led to a match has not failed

    def _match(self, words: Words, start: int, seen: set[tuple[int, int]]) -> Match | None:
        steps, elements, count = self.steps, self.elements, len(words.tagged.words)
        stack: list[tuple[int, int, _Path]] = [(0, start, None)]
        while stack:
            step, at, path = stack.pop()
            if step == len(steps):
                return Match(start, at, _taken(path)) if at > start else None
            if (step, at) in seen:
                continue
            seen.add((step, at))
            number, onward, other = steps[step]
            if number < 0:
                stack += ((other, at, path), (onward, at, path))
            elif at < count and (end := elements[number].taken(words, at)) > at:
                stack.append((onward, end, (number, at, end, path)))
        return None


def compile_program(
    items: Sequence[Any],
    macros: Mapping[str, str],
    lexicons: Mapping[str, frozenset[str]],
    least: int = 0,
) -> Program:
    """The program of a list of elements as rules write them."""
    elements = tuple(_element(item, macros, lexicons, least) for item in items)
    steps: list[_Step] = []
    for number, element in enumerate(elements):
        for _ in range(element.low):
            steps.append((number, len(steps) + 1, 0))
        end = len(steps) + 2 * (element.high - element.low)
        for _ in range(element.high - element.low):
            here = len(steps)
            steps.append((-1, end, here + 1) if element.lazy else (-1, here + 1, end))
            steps.append((number, here + 2, 0))
    return Program(elements, tuple(steps))


def repeats(item: Any) -> tuple[int, int]:
    """How many words an element takes, from least to most."""
    if isinstance(item, str):
        return 1, 1
    low, high = item.get("gap") or item.get("repeat") or (1, 1)
    return (0 if item.get("optional") else low), high


def _element(
    item: Any, macros: Mapping[str, str], lexicons: Mapping[str, frozenset[str]], least: int
) -> Element:
    keys = described(item)
    wanted = compile_conditions(keys, macros, lexicons)
    unwanted = compile_conditions(keys["not"], macros, lexicons) if "not" in keys else None
    low, high = repeats(item)
    made = Element(
        wanted,
        unwanted,
        low,
        high,
        "gap" in keys,
        bool(keys.get("start")),
        bool(keys.get("end")),
        bool(keys.get("mark")),
        keys.get("name"),
        keys.get("phrase"),
        0,
    )
    return replace(made, least=least) if made.of_grammar else made


def _taken(path: _Path) -> dict[int, tuple[int, int]]:
    found: dict[int, tuple[int, int]] = {}
    while path is not None:
        number, at, end, path = path
        found[number] = (at, found[number][1] if number in found else end)
    return found
