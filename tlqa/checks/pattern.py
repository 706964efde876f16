"""A regular expression over a block, a sentence or the whole story.

``match`` is a Python regular expression, or a list of them; ``{{DAY}}`` and its like are the
language's macros. The finding is the group named ``mark`` (or ``mark2``, ``mark3`` in
other alternatives) where there is one, else the whole match.
``unit`` says what the expression sees: ``block`` (the default; ``^`` and ``$`` are its ends),
``sentence``, or ``story`` (``^`` and ``$`` are line ends, and a match may span blocks).
``ignore_case`` does what it says. ``where`` narrows to the ``top`` or ``bottom`` blocks of the page,
or to the ``body``: what follows the first paragraph, which may be a standfirst or the headline once more.
``needs`` is a quick expression that is found in every block the rule can fire on, such as ``\\d``: the
others are skipped at once, which is what a rule without a literal should say if it can. Rules that need
the same share the work. One class and ``$`` is looked for at the end alone.
``at_most`` stops after so many findings in a story: one is enough for what a page does throughout.
``habit`` is an expression that three blocks or more begin with in a page that is set so on purpose: there the
rule finds nothing. ``story_has`` is an expression that must stand somewhere in the story for the rule to find
anything: another place makes it sure. ``voice: reporter`` keeps it from stories whose writer says *I* or
*you* throughout.
"""

from __future__ import annotations

import re
from functools import cached_property
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from tlqa.checks._block_choice import blocks_with, placed
from tlqa.checks._parts import Parts
from tlqa.checks.base import Hit, anchored, expand
from tlqa.compiled import compiled
from tlqa.frozen import dataclass
from tlqa.text.voice import told_by_the_writer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from tlqa.checks.base import Begun, Prepared
    from tlqa.model import Block, Rule
    from tlqa.text.analysis import Analysis

KIND = "pattern"
SCHEMA: dict[str, Any] = {
    "properties": {
        "match": {
            "oneOf": [
                {"type": "string", "minLength": 1},
                {"type": "array", "items": {"type": "string", "minLength": 1}, "minItems": 1},
            ]
        },
        "unit": {"enum": ["block", "sentence", "story"]},
        "ignore_case": {"type": "boolean"},
        "where": {"enum": ["top", "bottom", "body"]},
        "needs": {"type": "string", "minLength": 1, "format": "regex"},
        "at_most": {"type": "integer", "minimum": 1},
        "habit": {"type": "string", "minLength": 1, "format": "regex"},
        "story_has": {"type": "string", "minLength": 1, "format": "regex"},
        "voice": {"const": "reporter"},
    },
    "required": ["match"],
}

_SHARE = 0.6  # of the story's blocks: fewer are looked at one by one
_MANY = 8
_HABIT = 3
_ONE_CHARACTER = compiled(r"\[(?:[^\]\\]|\\.)+\]")
_OTHER_SPACE = compiled("[\u00a0\u202f\u2009]|\\\\x[aA]0|\\\\u(?:00[aA]0|202[fF]|2009)")
_LAST_CHARACTER = compiled(rf"{_ONE_CHARACTER.pattern}\$")


def source(params: Mapping[str, Any], macros: Mapping[str, str]) -> str:
    """The one expression a rule's patterns make."""
    return _either(_sources(params, macros))


def _sources(params: Mapping[str, Any], macros: Mapping[str, str]) -> list[str]:
    match = params["match"]
    return [expand(p, macros) for p in ([match] if isinstance(match, str) else match)]


def _either(sources: Sequence[str]) -> str:
    return sources[0] if len(sources) == 1 else "|".join(f"(?:{p})" for p in sources)


def required_literals(params: Mapping[str, Any], macros: Mapping[str, str]) -> tuple[str, ...] | None:
    """Those of the pattern or of ``needs``, whichever are rarer."""
    from tlqa.text.literals import pattern_literals, rarer

    of_pattern = pattern_literals(source(params, macros))
    return rarer(of_pattern, pattern_literals(params["needs"])) if "needs" in params else of_pattern


def parts(params: Mapping[str, Any], macros: Mapping[str, str]) -> tuple[tuple[str, bool], ...]:
    """The patterns of a block, one by one where there are so many that most need not be tried."""
    if params.get("unit", "block") != "block":
        return ()
    sources = _sources(params, macros)
    if len(sources) < _MANY:
        sources = [_either(sources)]
    return tuple((each, anchored(each)) for each in sources)


def needed_characters(rule: Rule) -> str:
    """What a class of characters holds, of which a story must have one for the rule to find anything in it.

    It can be joined to that of other rules; "" where there is no such class.
    """
    needs: str = rule.params.get("needs", "") if rule.kind == KIND else ""
    if not _ONE_CHARACTER.fullmatch(needs) or needs[1] in "^-" or needs[-2] == "-":
        return ""
    return "" if rule.params.get("unit") == "story" else needs[1:-1]


def prepare(rule: Rule, macros: Mapping[str, str]) -> Prepared:
    params = rule.params
    flags = re.IGNORECASE if params.get("ignore_case") else re.NOFLAG
    if params.get("unit") == "story":
        flags |= re.MULTILINE
    return _Pattern(
        tuple(_sources(params, macros)),
        rule.always,
        flags,
        params.get("unit", "block"),
        params.get("where"),
        params.get("needs"),
        params.get("habit"),
        params.get("story_has"),
        params.get("voice") == "reporter",
    )


@dataclass(frozen=True)
class _Pattern:
    sources: tuple[str, ...]
    always: tuple[int, ...]
    flags: re.RegexFlag
    unit: str
    where: str | None
    needs: str | None
    habit: str | None
    story_has: str | None
    reported: bool

    @cached_property
    def _expression(self) -> re.Pattern[str]:
        """Compiled when the rule first runs: most rules run on no block of a story."""
        return compiled(_either(self.sources), self.flags)

    @cached_property
    def _tells_spaces(self) -> bool:
        """Whether the expression itself tells one sort of space from another."""
        return _OTHER_SPACE.search(_either(self.sources)) is not None

    def _text(self, story: Analysis) -> str:
        return story.text if self._tells_spaces else story.spaced

    @cached_property
    def _once(self) -> bool:
        return self.unit != "story" and anchored(_either(self.sources))

    @cached_property
    def _first(self) -> Callable[[str], re.Match[str] | None]:
        return self._expression.match if self._once else self._expression.search

    @cached_property
    def _parts(self) -> Parts:
        return Parts(self.sources, self.always, self.flags)

    @property
    def several(self) -> bool:
        """Whether its patterns are tried one by one."""
        return self.unit == "block" and len(self.sources) >= _MANY

    @cached_property
    def _needed(self) -> Callable[..., re.Match[str] | None]:
        return compiled(self.needs or "").search

    @cached_property
    def _one_character(self) -> bool:
        return self.needs is not None and _ONE_CHARACTER.fullmatch(self.needs) is not None

    @cached_property
    def _last_character(self) -> bool:
        return self.needs is not None and _LAST_CHARACTER.fullmatch(self.needs) is not None

    def begins(self, part: int, reach: int = 0) -> Callable[[str, int], object]:
        """What matches the text of a block from an offset on, if the expression with this number can."""
        source = self.sources[part] if self.several else _either(self.sources)
        if not reach:
            return compiled(source, self.flags).match
        try:
            return compiled(rf"(?s:.{{0,{reach}}}?)(?:{source})", self.flags).match
        except re.error:  # flags that must come first
            tried = compiled(source, self.flags).match
            return lambda text, at: any(tried(text, at + more) for more in range(reach + 1))

    def find(self, story: Analysis, blocks: Sequence[Block]) -> Iterable[Hit]:
        return self._unless_usual(story, self._found(story, blocks))

    def find_begun(
        self, story: Analysis, blocks: Sequence[Block], begun: Mapping[int, Sequence[Begun]]
    ) -> Iterable[Hit]:
        return self._unless_usual(story, self._of_parts(story, self._worth(story, blocks), begun))

    def _unless_usual(self, story: Analysis, found: Iterable[Hit]) -> Iterable[Hit]:
        """Nothing where the page is set so on purpose, its writer speaks, or nothing else makes it sure."""
        if self.habit is None and self.story_has is None and not self.reported:
            return found
        first = next(iter(found := iter(found)), None)
        if first is None or (self.reported and told_by_the_writer(story)) or self._is_habit(story):
            return ()
        if self.story_has is not None and compiled(self.story_has).search(self._text(story)) is None:
            return ()
        return chain((first,), found)

    def _is_habit(self, story: Analysis) -> bool:
        """Whether the page is set so throughout."""
        if self.habit is None:
            return False
        begins, text = compiled(self.habit, self.flags).match, self._text(story)
        habitual = (b for b in story.blocks if begins(text, b.start, b.end) is not None)
        return len(tuple(islice(habitual, _HABIT))) == _HABIT

    def _found(self, story: Analysis, blocks: Sequence[Block]) -> Iterable[Hit]:
        if self.unit != "block":
            return self._in_units(story, blocks)
        blocks = self._worth(story, blocks)
        if not blocks:
            return ()
        text, first = self._text(story), self._first
        found = [b for b in blocks if first(text[b.start : b.end]) is not None]
        return self._hits(text, ((b.start, b.end) for b in found)) if found else ()

    def _in_units(self, story: Analysis, blocks: Sequence[Block]) -> Iterator[Hit]:
        text, first = self._text(story), self._first
        units = ((low, high) for low, high in self._units(story, blocks) if first(text[low:high]) is not None)
        yield from self._hits(text, units)

    def _hits(self, text: str, units: Iterable[tuple[int, int]]) -> Iterator[Hit]:
        for start, end in units:
            body = text[start:end]
            for match in islice(self._expression.finditer(body), 1 if self._once else None):
                yield from _hit(match, start)

    def _worth(self, story: Analysis, blocks: Sequence[Block]) -> Sequence[Block]:
        """The blocks that are where the rule looks, and have what it needs."""
        if self.where is not None:
            blocks = placed(story, blocks, self.where)
        return self._having(story, blocks)

    def _of_parts(
        self, story: Analysis, blocks: Sequence[Block], begun: Mapping[int, Sequence[Begun]]
    ) -> Iterator[Hit]:
        text = self._text(story)
        for block in blocks:
            start = block.start
            if self.always or start in begun:
                said = text[start : block.end]
                for match in self._parts.finditer(said, begun.get(start, ())):
                    yield from _hit(match, start)

    def _units(self, story: Analysis, blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
        if self.unit == "story":
            if self.needs is None or self._needed(self._text(story)):
                yield 0, len(story.text)
            return
        for block in self._having(story, placed(story, blocks, self.where)):
            for sentence in story.sentences(block):
                yield sentence.start, sentence.end

    def _having(self, story: Analysis, blocks: Sequence[Block]) -> Sequence[Block]:
        if self.needs is None:
            return blocks
        needs, needed = self.needs, self._needed
        if self._one_character and not needed(story.alphabet):
            return ()
        if self._last_character:
            text = self._text(story)
            return [b for b in blocks if needed(text, b.end - 1, b.end)]
        if len(blocks) < _SHARE * len(story.blocks):
            text = self._text(story)
            return [b for b in blocks if needed(text, b.start, b.end)]
        places = blocks_with(story, needs)
        return [b for b in blocks if b.start in places] if places else ()


def _hit(match: re.Match[str], offset: int) -> Iterator[Hit]:
    """The hit of a match in a unit that begins at ``offset``; none of an empty one."""
    low, high = _span(match, [name for name in match.re.groupindex if name.startswith("mark")])
    if low < high:
        yield Hit(offset + low, offset + high, {k: v or "" for k, v in match.groupdict().items()})


def _span(match: re.Match[str], marks: Sequence[str]) -> tuple[int, int]:
    for name in marks:
        if match.start(name) >= 0:
            return match.span(name)
    return match.span()
