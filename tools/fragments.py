"""Fragments cut from a treebank: subtrees of 3 to 15 words side by side, without a finite verb."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tlqa.model import Tagged, Token

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from treebank import Sent, Word

    from tlqa.text.tagger import Tagger

SHORTEST, LONGEST = 3, 15


def cut(sentence: Sent) -> Iterator[tuple[Word, ...]]:
    """The verbless subtrees whose words stand side by side, each once."""
    children: list[list[int]] = [[] for _ in range(len(sentence.words) + 1)]
    for i, word in enumerate(sentence.words):
        children[word.head].append(i)
    seen = set()
    for root in range(len(sentence.words)):
        inside, stack = [], [root]
        while stack and len(inside) <= LONGEST:
            at = stack.pop()
            inside.append(at)
            stack += children[at + 1]
        first, last = min(inside), max(inside)
        if stack or last - first + 1 != len(inside) or not SHORTEST <= len(inside) <= LONGEST:
            continue
        words = sentence.words[first : last + 1]
        if (first, last) not in seen and not any(word.finite for word in words):
            seen.add((first, last))
            yield words


def as_sentence(words: Sequence[str]) -> list[str]:
    """The fragment as it stands in a story: a capital in front, a full stop behind."""
    first = words[0]
    return [first[:1].upper() + first[1:], *words[1:], *([] if words[-1] in (".", "!", "?") else ["."])]


def tagged(tagger: Tagger, words: Sequence[str]) -> Tagged:
    """The words as a sentence of their own."""
    tokens, at = [], 0
    for word in words:
        tokens.append(Token(at, at + len(word), word))
        at += len(word) + 1
    return Tagged(tuple(tokens), *tagger.tag(words))
