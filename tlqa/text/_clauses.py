"""One pass from left to right over the units of a sentence, with a stack of clauses that are not finished."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tlqa.text._chunks import NOMINATIVE, Chunker, NounPhrase, VerbGroup
from tlqa.text._frames import SPOKEN, THINKING, UNMARKED, Clause, Frame, temporal

if TYPE_CHECKING:
    from collections.abc import Callable

    from tlqa.text._units import Unit


_DEEPEST = 12  # no sentence has so many clauses open; word salad may


class Reader:
    def __init__(self, chunker: Chunker, units: list[Unit]) -> None:
        self.chunker, self.units, self.at = chunker, units, 0
        self.words = chunker.lower
        self.clauses: list[Clause] = []
        self.stack = [Frame("main", 0)]
        self.last_noun: NounPhrase | None = None
        self.join = ""  # the comma or conjunction right before, adverbs aside
        self.actions: dict[str, Callable[[Unit], None]] = {
            "stop": self._stop,
            "other": self._other,
            "conj": self._conj,
            "comma": self._comma,
            "mark": self._mark,
            "wh": self._wh,
            "noun": self._noun,
            "verb": self._verb,
        }

    def read(self, at: int) -> None:
        self.at, unit = at, self.units[at]
        action = self.actions.get(unit.kind)
        if action is not None:
            action(unit)
        del self.stack[1:-_DEEPEST]
        if unit.kind not in ("comma", "conj", "adv", "stop"):
            self.join = ""

    def close(self) -> None:
        """Take back the subject of a relative clause whose noun phrase never got a verb of its own."""
        for parent, frame in zip(self.stack, self.stack[1:], strict=False):
            if frame.contact >= 0 and parent.verb is None and frame.contact < len(self.clauses):
                clause = self.clauses[frame.contact]
                self.clauses[frame.contact] = replace(clause, subject=None)

    def _stop(self, unit: Unit) -> None:
        self.close()
        self.stack = [Frame("main", unit.end, self.words[unit.start])]
        self.join = self.words[unit.start]
        self.last_noun = None

    def _other(self, unit: Unit) -> None:
        """An adjective between a noun phrase and a verb: whatever it is, the phrase is no plain subject."""
        if self.chunker.tags[unit.start].pos in ("ADJ", "DET", "X", "INTJ"):
            self.stack[-1].after = None

    def _conj(self, unit: Unit) -> None:
        self.join = self.words[unit.start]
        self.stack[-1].open_object = False

    def _comma(self, unit: Unit) -> None:
        """An opening clause ends at its comma, and so does a relative clause that began at one."""
        self.join = ","
        frame = self.stack[-1]
        frame.open_object = False
        if len(self.stack) < 2 or frame.verb is None:
            return
        parent = self.stack[-2]
        opening = frame.kind == "subordinate" and parent.noun is None and parent.verb is None
        if opening or (frame.kind == "relative" and frame.commaed):
            self.stack.pop()

    def _mark(self, unit: Unit) -> None:
        frame = self.stack[-1]
        if frame.kind == "subordinate" and frame.noun is None and frame.verb is None:
            return
        self.stack.append(Frame("subordinate", unit.start, self.join))

    def _wh(self, unit: Unit) -> None:
        previous = self.units[self.at - 1].kind if self.at else ""
        kind = "relative" if self.last_noun is not None else "main" if self.at == 0 else "subordinate"
        frame = Frame(kind, unit.start, self.join)
        frame.attaches, frame.wh = self.last_noun, unit.start
        frame.commaed = self.join == ","
        frame.governed = previous == "adp"
        self.stack.append(frame)

    def _noun(self, unit: Unit) -> None:
        noun = unit.noun
        assert noun is not None
        attached = self.last_noun
        if self.words[noun.start] == "whose" and attached is not None:
            self._wh(unit)
        self.last_noun = noun
        frame = self.stack[-1]
        if unit.governed:
            return
        nominative = self.words[noun.start] in NOMINATIVE
        if frame.open_object and not nominative:
            frame.open_object = False
        elif frame.verb is not None:
            if not (temporal(noun, self.words) and frame.after is not None):
                frame.after, frame.after_join = noun, self.join
        elif frame.noun is None or (temporal(frame.noun, self.words) and not frame.noun.coordinated):
            frame.noun = noun
        else:
            self._second(frame, noun, nominative)

    def _second(self, frame: Frame, noun: NounPhrase, nominative: bool) -> None:
        """A further noun phrase before the verb: a conjunct, an apposition, a relative clause's subject."""
        first = frame.noun
        assert first is not None
        if temporal(noun, self.words) and not nominative:
            return
        if self.join in ("and", "or", "nor"):
            number = first.number if first.number == "Plur" else ""
            frame.noun = replace(first, number=number, coordinated=True)
        elif self.join == ",":
            if nominative or frame.kind == "subordinate":
                frame.noun = noun
        elif self._may_open(first, noun):
            inner = Frame("relative", noun.start)
            inner.noun, inner.attaches, inner.contact = noun, first, len(self.clauses)
            self.stack.append(inner)

    def _may_open(self, first: NounPhrase, noun: NounPhrase) -> bool:
        """Whether a noun phrase after another may begin a relative clause: *the law the mayor signed*."""
        tag = self.chunker.tags[noun.start]
        named = self.chunker.tags[first.head].pos == "PROPN"
        return tag.pos == "PRON" or (tag.pos == "DET" and not named)

    def _verb(self, unit: Unit) -> None:
        group = unit.verb
        assert group is not None
        if group.finite is None:
            self._nonfinite(group)
        else:
            self._finite(group)
        self.last_noun = None

    def _nonfinite(self, group: VerbGroup) -> None:
        frame = self.stack[-1]
        if frame.verb is None and frame.noun is None and len(self.stack) > 1 and frame.wh is None:
            self.stack.pop()
            frame = self.stack[-1]
        tag = self.chunker.tags[group.head]
        alone = group.head == group.start and tag.form == "Part" and tag.tense != "Pres"
        frame.open_object = frame.noun is None or not (alone or group.passive)
        self.clauses.append(Clause(group.start, group.end, "nonfinite", group, joined=self.join))

    def _finite(self, group: VerbGroup) -> None:
        frame = self.stack[-1]
        frame.open_object = False
        if frame.verb is None:
            self._first_verb(frame, group)
        elif self.join in ("and", "or", "but", "nor", "then", "yet"):
            self._coordinate(frame, group)
        elif frame.after is not None:
            self._after_object(frame, group)
        else:
            self._back_to_waiting(group)

    def _first_verb(self, frame: Frame, group: VerbGroup) -> None:
        if frame.noun is not None:
            self._emit(frame, group, frame.noun)
        elif frame.wh is not None and not frame.governed:
            self._emit(frame, group, frame.attaches, relative=frame.wh)
        else:
            self._emit(frame, group, self._speaker(group))

    def _coordinate(self, frame: Frame, group: VerbGroup) -> None:
        """A second verb of the same subject, where only one clause can own it."""
        sure = len(self.stack) == 1
        following = Frame(frame.kind if sure else "subordinate", group.start, self.join)
        self.stack[-1] = following
        self._emit(following, group, frame.subject if sure else None, shared=True)

    def _after_object(self, frame: Frame, group: VerbGroup) -> None:
        noun, join = frame.after, frame.after_join
        assert noun is not None
        nominative = self.words[noun.start] in UNMARKED
        waiting = next((f for f in reversed(self.stack[:-1]) if f.waits), None)
        if waiting is not None and not nominative:
            self._back_to_waiting(group)
            return
        verb = frame.verb
        assert verb is not None
        if join:
            following = Frame("main" if len(self.stack) == 1 else "", noun.start, join)
            self.stack = [*self.stack[:1], following] if len(self.stack) > 1 else [following]
        else:
            following = Frame("subordinate", noun.start)
            self.stack.append(following)
        sure = bool(join) or nominative or self.words[verb.head] in THINKING
        following.noun = noun
        self._emit(following, group, noun if sure else None)

    def _back_to_waiting(self, group: VerbGroup) -> None:
        """The verb of the clause that was left for a relative or subordinate one."""
        while len(self.stack) > 1 and not self.stack[-1].waits:
            self.stack.pop()
        frame = self.stack[-1]
        if frame.waits:
            self._emit(frame, group, frame.noun)
            return
        self._emit(Frame("main", group.start, self.join), group, self._speaker(group))

    def _speaker(self, group: VerbGroup) -> NounPhrase | None:
        """Who said it, in *“…,” said the minister*."""
        return self._behind() if self.words[group.head] in SPOKEN else None

    def _behind(self) -> NounPhrase | None:
        """The noun phrase right after the verb."""
        for unit in self.units[self.at + 1 : self.at + 3]:
            if unit.kind == "noun" and not unit.governed:
                return unit.noun
            if unit.kind != "adv":
                break
        return None

    def _emit(
        self,
        frame: Frame,
        group: VerbGroup,
        subject: NounPhrase | None,
        *,
        relative: int | None = None,
        shared: bool = False,
    ) -> None:
        existential = subject is not None and self.words[subject.head] == "there"
        if existential:
            subject = self._behind()
        frame.verb, frame.subject = group, subject
        frame.after, frame.after_join = None, ""
        start = min(frame.start, group.start)
        self.clauses.append(
            Clause(
                start,
                group.end,
                frame.kind or "main",
                group,
                subject,
                frame.attaches,
                relative,
                shared,
                existential,
                frame.join,
            )
        )
