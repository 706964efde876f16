"""A regular expression over a block, a sentence or the whole story.

``match`` is a Python regular expression, or a list of them; ``{{DAY}}`` and its like are the
language's macros. The finding is the group named ``mark`` (or ``mark2``, ``mark3`` in
other alternatives) where there is one, else the whole match.
``unit`` says what the expression sees: ``block`` (the default; ``^`` and ``$`` are its ends),
``sentence``, or ``story`` (``^`` and ``$`` are line ends, and a match may span blocks).
``ignore_case`` does what it says. ``where`` narrows to the ``top`` or ``bottom`` blocks of the page.
``needs`` is a quick expression that is found in every block the rule can fire on, such as ``\\d``: the
others are skipped at once, which is what a rule without a literal should say if it can. Rules that need
the same share the work.
``at_most`` stops after so many findings in a story: one is enough for what a page does throughout.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

from tlqa.checks.base import Hit, anchored, expand
from tlqa.compiled import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tlqa.checks.base import Prepared
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
        "where": {"enum": ["top", "bottom"]},
        "needs": {"type": "string", "minLength": 1, "format": "regex"},
        "at_most": {"type": "integer", "minimum": 1},
    },
    "required": ["match"],
}

_EDGE_BLOCKS = 8
_FEW = 4
_DIGIT = r"\d"
_ONE_CHARACTER = re.compile(r"\[(?:[^\]\\]|\\.)+\]")


def source(params: Mapping[str, Any], macros: Mapping[str, str]) -> str:
    """The one expression a rule's patterns make."""
    match = params["match"]
    patterns = [match] if isinstance(match, str) else list(match)
    expanded = [expand(p, macros) for p in patterns]
    return expanded[0] if len(expanded) == 1 else "|".join(f"(?:{p})" for p in expanded)


def required_literals(params: Mapping[str, Any], macros: Mapping[str, str]) -> tuple[str, ...] | None:
    """Those of the pattern or of ``needs``, whichever are rarer."""
    from tlqa.text.literals import pattern_literals, rarer

    of_pattern = pattern_literals(source(params, macros))
    return rarer(of_pattern, pattern_literals(params["needs"])) if "needs" in params else of_pattern


def prepare(rule: Rule, macros: Mapping[str, str]) -> Prepared:
    params = rule.params
    flags = re.IGNORECASE if params.get("ignore_case") else re.NOFLAG
    if params.get("unit") == "story":
        flags |= re.MULTILINE
    return _Pattern(
        source(params, macros),
        flags,
        params.get("unit", "block"),
        params.get("where"),
        params.get("needs"),
    )


@dataclass(frozen=True)
class _Pattern:
    source: str
    flags: re.RegexFlag
    unit: str
    where: str | None
    needs: str | None

    @cached_property
    def _expression(self) -> re.Pattern[str]:
        """Compiled when the rule first runs: most rules run on no block of a story."""
        return compiled(self.source, self.flags)

    @cached_property
    def _once(self) -> bool:
        return self.unit != "story" and anchored(self.source)

    @cached_property
    def _one_character(self) -> bool:
        return self.needs is not None and _ONE_CHARACTER.fullmatch(self.needs) is not None

    def find(self, story: Analysis, blocks: Sequence[Block]) -> Iterator[Hit]:
        if self.unit != "block":
            units = self._units(story, blocks)
        else:
            having = self._having(story, self._placed(story, blocks))
            if not having:
                return
            units = ((b.start, b.end) for b in having)
        expression, once = self._expression, self._once
        search = expression.match if once else expression.search
        text = story.text
        for start, end in units:
            body = text[start:end]
            first = search(body)  # one call settles most blocks
            if first is None:
                continue
            marks = [name for name in expression.groupindex if name.startswith("mark")]
            for match in (first,) if once else expression.finditer(body):
                low, high = _span(match, marks)
                if low < high:
                    yield Hit(start + low, start + high, {k: v or "" for k, v in match.groupdict().items()})

    def _units(self, story: Analysis, blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
        if self.unit == "story":
            if self.needs is None or _compiled(self.needs).search(story.text):
                yield 0, len(story.text)
            return
        for block in self._having(story, self._placed(story, blocks)):
            for sentence in story.sentences(block):
                yield sentence.start, sentence.end

    def _having(self, story: Analysis, blocks: Sequence[Block]) -> Sequence[Block]:
        if self.needs is None:
            return blocks
        needs = self.needs
        if self._one_character and not _compiled(needs).search(story.alphabet):
            return ()
        if len(blocks) * _FEW < len(story.blocks):
            search = _compiled(needs).search
            return [b for b in blocks if search(story.text, b.start, b.end)]
        places = story.kept(f"blocks with {needs}", lambda: _blocks_with(story, needs))
        return [b for b in blocks if b.start in places] if places else ()

    def _placed(self, story: Analysis, blocks: Sequence[Block]) -> Sequence[Block]:
        if self.where is None:
            return blocks
        edge = set(story.blocks[:_EDGE_BLOCKS] if self.where == "top" else story.blocks[-_EDGE_BLOCKS:])
        return [b for b in blocks if b in edge]


def _blocks_with(story: Analysis, needs: str) -> frozenset[int]:
    """The starts of the blocks in which the expression is found."""
    search = _compiled(needs).search
    text = story.text
    if needs.startswith(_DIGIT) and needs != _DIGIT:  # what many rules need first is looked for once
        digits = story.kept(f"blocks with {_DIGIT}", lambda: _blocks_with(story, _DIGIT))
        return frozenset(b.start for b in story.blocks if b.start in digits and search(text, b.start, b.end))
    places: set[int] = set()
    match = search(text)
    while match is not None:  # from one block that may have it to the next
        block = story.block_at(match.start())
        if block is not None and search(text, block.start, block.end):
            places.add(block.start)
        match = search(text, block.end if block is not None else match.start() + 1)
    return frozenset(places)


@lru_cache(maxsize=1024)
def _compiled(pattern: str) -> re.Pattern[str]:
    return compiled(pattern)


def _span(match: re.Match[str], marks: Sequence[str]) -> tuple[int, int]:
    for name in marks:
        if match.start(name) >= 0:
            return match.span(name)
    return match.span()
