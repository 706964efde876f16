"""Has this sentence a finite verb? Closed lists settle most sentences; the rest are left in doubt.

The answer is for rules that report verbless fragments, so doubt counts as yes: any word that could be
the finite verb, where it stands, acquits the sentence.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from tlqa.compiled import compiled

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from tlqa.model import Token
    from tlqa.text.language import Language

_CLITICS = ("n't", "'ll", "'re", "'ve", "'m", "'d")
_NOUN_GOES_ON = frozenset("of and or , . ; : ’ '".split())
_BEGINS_SUBJECT = frozenset(
    "the a an this that my your his her its our their some any no every each both many few".split()
)
_PRONOUN_IS = frozenset("it's he's she's that's there's what's who's here's where's how's let's".split())


def surely_finite(text: str, language: Language) -> bool:
    """Whether a word of a closed class settles it: quicker than looking at every word in its place.

    ``text`` is a sentence as ``tlqa.text.literals.fold`` gives it. A pronoun that can only be a subject, with
    a word after it, and a verb made one with the word before it settle it too.
    """
    words = text.replace(",", " ").replace(".", " ").replace("”", " ").split()
    if not language.finite_verbs.isdisjoint(words):
        return True
    return bool(language.finite_pair) and _compiled(language.finite_pair).search(text) is not None


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return compiled(pattern)


def may_be_finite(tokens: Sequence[Token], language: Language) -> bool:
    """Whether any token could be a finite verb in its place."""
    before = ""
    for token, following in zip(tokens, (*tokens[1:], None), strict=False):
        word = token.text.lower().replace("’", "'")
        if word in language.finite_verbs or word in _PRONOUN_IS or word.endswith(_CLITICS):
            return True
        if not before and word in language.base_verbs:
            return True  # an imperative, or a word that may be one
        agentive = following is not None and following.text == "by"  # 'contacted by', 'signed by'
        if token.text[:1].islower() and not agentive and _looks_finite(word, before, language):
            return True
        before = word
    return False


def may_be_present(tokens: Sequence[Token], language: Language) -> bool:
    """Whether a sentence that begins with its subject has a word in -s that may be the subject's verb.

    *The army controls most of the north*: no tagger is sure whether that is a noun. One that *of* or *and*
    follows is, and so is one after an adjective or a plural; a sentence that begins with a preposition
    (*In the safe, eleven clocks*) is not acquitted.
    """
    words = [token.text.lower() for token in tokens]
    if words[0] in language.function_words and words[0] not in _BEGINS_SUBJECT:
        return False
    trios = zip(words, words[1:], (*words[2:], "."), strict=False)
    return any(
        before.isalpha()
        and not before.endswith("s")
        and before not in language.function_words
        and after not in _NOUN_GOES_ON
        and not stems(word).isdisjoint(language.base_verbs)
        for before, word, after in trios
    )


def _looks_finite(word: str, before: str, language: Language) -> bool:
    """A regular preterite or a present form that does not follow a determiner or preposition."""
    if before in language.determiners or before.endswith("'s"):
        return False
    if len(word) > 4 and word.endswith("ed"):
        return True
    return word in language.base_verbs or bool(stems(word) & language.base_verbs)


def stems(word: str) -> frozenset[str]:
    """What a word in -s may be a form of: 'talks' → talk, 'crosses' → crosse, cross, 'tries' → try."""
    if not word.endswith("s") or word.endswith("ss") or len(word) < 4:
        return frozenset()
    found = {word[:-1]}
    if word.endswith("es"):
        found.add(word[:-2])
    if word.endswith("ies"):
        found.add(word[:-3] + "y")
    return frozenset(found)
