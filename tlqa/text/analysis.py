"""All that is known of one story, computed when first asked and then kept."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar, cast

from tlqa.compiled import compiled
from tlqa.model import BlockKind, Tag, Tagged
from tlqa.text.folding import ORDINARY, fold, plain_spaces, rare_characters
from tlqa.text.positions import LineIndex
from tlqa.text.quotations import find_quotations
from tlqa.text.sentences import split
from tlqa.text.tokens import count_words, tokenize
from tlqa.text.words import split_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tlqa.model import Block, Document, Sentence, Token
    from tlqa.text.language import Language
    from tlqa.text.speech import Quotations

_T = TypeVar("_T")
_LOWER_WORD = compiled(r"(?<![\w'’-])[^\W\d_A-Z][^\W\d_A-Z]+(?![\w'’-])")

_UNKNOWN = Tag("X")

BODY = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.BLOCK_QUOTE})


class Analysis:
    """A document with its sentences, tokens and quotations; nothing is computed before it is needed."""

    def __init__(self, document: Document, language: Language) -> None:
        self.document = document
        self.language = language
        self.text = document.text
        self._sentences: dict[int, tuple[Sentence, ...]] = {}
        self._tokens: dict[int, tuple[Token, ...]] = {}
        self._tagged: dict[tuple[int, int], Tagged] = {}
        self._kept: dict[str, object] = {}

    def of(self, document: Document) -> Analysis:
        """The same text with its blocks told apart anew; what does not depend on them is kept."""
        other = Analysis(document, self.language)
        other._sentences, other._tokens, other._tagged = self._sentences, self._tokens, self._tagged
        other.folded = self.folded
        return other

    @property
    def blocks(self) -> tuple[Block, ...]:
        return self.document.blocks

    @cached_property
    def folded(self) -> str:
        """The text in lower case with plain spaces and apostrophes, offset for offset."""
        return fold(self.text)

    @cached_property
    def spaced(self) -> str:
        """The text with plain spaces for those that do not break and thin ones, offset for offset."""
        return plain_spaces(self.text)

    @cached_property
    def alphabet(self) -> str:
        """The different characters of the text, and every ASCII letter, digit and space, there or not."""
        return "".join(rare_characters(self.text)) + ORDINARY

    @cached_property
    def lower_words(self) -> frozenset[str]:
        """The words that the story has in lower case."""
        return frozenset(_LOWER_WORD.findall(self.text))

    def kept(self, key: str, make: Callable[[], _T]) -> _T:
        """What ``make`` gives, made once for this story: for what several rules of a kind share."""
        if key not in self._kept:
            self._kept[key] = make()
        return cast("_T", self._kept[key])

    @cached_property
    def lines(self) -> LineIndex:
        return LineIndex(self.text)

    @cached_property
    def quotations(self) -> Quotations:
        return find_quotations(self.text, self.blocks)

    @cached_property
    def word_count(self) -> int:
        """Words of the story proper: boilerplate and code do not count."""
        skipped = {BlockKind.BOILERPLATE, BlockKind.CODE}
        return count_words(
            "\n".join(self.text[b.start : b.end] for b in self.blocks if b.kind not in skipped)
        )

    @cached_property
    def paragraphs(self) -> tuple[Block, ...]:
        """The blocks of running text, in order."""
        return tuple(b for b in self.blocks if b.kind in BODY)

    @cached_property
    def headline(self) -> Block | None:
        """The first headline, if the story has one."""
        return next((b for b in self.blocks if b.kind is BlockKind.HEADLINE), None)

    @cached_property
    def _starts(self) -> list[int]:
        return [b.start for b in self.blocks]

    def block_index(self, position: int) -> int | None:
        """The index of the block that holds this code-point offset, or None between blocks."""
        i = bisect_right(self._starts, position) - 1
        return i if i >= 0 and position < self.blocks[i].end else None

    def block_at(self, position: int) -> Block | None:
        """The block that holds this code-point offset."""
        i = self.block_index(position)
        return None if i is None else self.blocks[i]

    def sentences(self, block: Block) -> tuple[Sentence, ...]:
        """The sentences of a block."""
        found = self._sentences.get(block.start)
        if found is None:
            found = self._sentences[block.start] = split(self.text, block.start, block.end, self.language)
        return found

    def sentence_at(self, position: int) -> Sentence | None:
        """The sentence that holds this code-point offset."""
        block = self.block_at(position)
        sentences = self.sentences(block) if block else ()
        i = bisect_right(sentences, position, key=lambda s: s.start) - 1
        return sentences[i] if i >= 0 and position < sentences[i].end else None

    def tokens(self, sentence: Sentence) -> tuple[Token, ...]:
        """The tokens of a sentence."""
        found = self._tokens.get(sentence.start)
        if found is None or (found and found[-1].end != sentence.end):
            found = self._tokens[sentence.start] = tokenize(self.text, sentence.start, sentence.end)
        return found

    def tagged(self, sentence: Sentence) -> Tagged:
        """The words of a sentence with their tags; every tag is X in a language without a model.

        Raises:
            ModelError: the language's model is missing or damaged.
        """
        span = (sentence.start, sentence.end)
        found = self._tagged.get(span)
        if found is None:
            found = self._tagged[span] = self._tag(*span)
        return found

    def _tag(self, start: int, end: int) -> Tagged:
        words = split_words(self.text, start, end, self.language)
        if self.language.tagger is None:
            return Tagged(words, (_UNKNOWN,) * len(words), (0,) * len(words))
        from tlqa.text.tagger import tagger_at

        return Tagged(words, *tagger_at(self.language.tagger).tag([word.text for word in words]))

    def body_sentences(self) -> Iterator[tuple[Block, Sentence]]:
        """Every sentence of running text with its block, in order."""
        for block in self.paragraphs:
            for sentence in self.sentences(block):
                yield block, sentence
