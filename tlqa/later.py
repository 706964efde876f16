"""The rules that wait for what the others find: they speak only in a story that is damaged, or translated.

A rule with ``company`` wants other grave findings, more than one alone. One with ``source_languages`` wants
a story that was translated from one of these: a *declaration* is a word like another, and in a story from
Spanish what a minister said. One with a ``topic`` wants a story about it: *summoned* is what courts do, and
in a match report from Portuguese the coach who names his squad. No story that is told to be clean pays for
them: not even their strings are looked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tlqa.damage import borne_out, damage
from tlqa.origin import shares
from tlqa.running import Runner

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tlqa.model import Finding, Rule
    from tlqa.rulebook.book import RuleBook
    from tlqa.scoring.profiles import Profile
    from tlqa.text.analysis import Analysis
    from tlqa.text.language import Language

SURE = 0.2
"""How much of the belief about where a story comes from must be for the languages of a rule."""

_LEAST = 0.5
"""The damage that a story must have beyond the company of a rule (see ``tlqa.damage``)."""

_WORDS_OF_A_TOPIC = 2
"""How many different words of a topic a story about it has at least."""


class Later:
    """Those of a selection that wait, as ``rules``; a selection of nothing else waits for nobody.

    Args:
        rules: the selection.
        language: of the stories.
        profile: says what findings cost.
    """

    def __init__(self, rules: Sequence[Rule], language: Language, profile: Profile) -> None:
        waiting = tuple(rule for rule in rules if _waits(rule))
        self.rules = waiting if len(waiting) < len(rules) else ()
        self.others = tuple(rule for rule in rules if not (self.rules and _waits(rule)))
        self._waits_for = [(rule.company, rule.source_languages, rule.topic) for rule in self.rules]
        self._sources = {sources for _, sources, _ in self._waits_for}
        self._all_want_damage = all(company or sources for company, sources, _ in self._waits_for)
        self._topics = {topic: frozenset(topic) for *_, topic in self._waits_for}
        self._runner = Runner(self.rules, language, profile)

    def run(
        self, story: Analysis, found: Sequence[Finding], book: RuleBook, language: str | None
    ) -> list[Finding]:
        """What those find that have what they wait for.

        ``found`` is what the other rules found, ``language`` that of the story's source, where it is known.
        """
        if not found and language is None and self._all_want_damage:
            return []
        weight = damage(found) if language or borne_out(found, story.word_count) else 0.0
        believed = shares(found, book, language, story.text) if any(self._sources) else {}
        told = {sources for sources in self._sources if _is_from(sources, believed)}
        about = {topic for topic, words in self._topics.items() if _is_about(story, words)}
        runner = self._runner
        told_apart = frozenset() if story.document.unbounded else runner.apart  # see ``Runner.told_apart``
        wanted = (told_apart | runner.others(story)) & {
            number
            for number, (company, sources, topic) in enumerate(self._waits_for)
            if (not company or company + _LEAST <= weight) and sources in told and topic in about
        }
        return runner.run(story, runner.woken(story, wanted), wanted) if wanted else []


def _waits(rule: Rule) -> bool:
    return bool(rule.company or rule.source_languages or rule.topic)


def _is_from(sources: tuple[str, ...], believed: Mapping[str, float]) -> bool:
    return not sources or sum(believed.get(code, 0.0) for code in sources) >= SURE


def _is_about(story: Analysis, words: frozenset[str]) -> bool:
    return not words or len(words & story.lower_words) >= _WORDS_OF_A_TOPIC
