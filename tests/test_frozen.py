"""Our ``dataclass`` and the standard library's, side by side."""

from __future__ import annotations

import copy
import dataclasses
import pickle
import subprocess
import sys
from dataclasses import FrozenInstanceError, field, fields, replace
from typing import Any

import pytest

from tlqa import frozen


def _both(**options: bool) -> list[Any]:
    """The same class, made by each of the two."""
    found = []
    for made_by in (dataclasses.dataclass, frozen.dataclass):

        @made_by(**options)
        class Note:
            at: int
            text: str = "none"
            seen: list[str] = field(default_factory=list)
            hidden: int = field(default=1, repr=False, compare=False)

            @property
            def long(self) -> bool:
                return len(self.text) > 4

        Note.__qualname__ = "Note"
        found.append(Note)
    return found


@frozen.dataclass(frozen=True, slots=True)
class Place:
    start: int
    end: int = 7


@frozen.dataclass(frozen=True, slots=True)
class Loose:
    """Has what is made from the other fields, and a field of its own for the reader."""

    text: str
    length: int = field(init=False)
    kind: str = field(default="loose", init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "length", len(self.text))


OPTIONS = [
    {"frozen": True, "slots": True},
    {"frozen": True},
    {"slots": True},
    {},
    {"frozen": True, "slots": True, "eq": False},
    {"eq": False},
]


@pytest.mark.parametrize("options", OPTIONS, ids=str)
def test_both_say_the_same(options: dict[str, bool]) -> None:
    theirs, ours = _both(**options)
    for make in (
        lambda note: note(3),
        lambda note: note(3, "a text"),
        lambda note: note(at=3, seen=["x"], hidden=2),
        lambda note: replace(note(3, "old"), text="a new one"),
        lambda note: copy.copy(note(3, "old")),
    ):
        assert repr(make(ours)) == repr(make(theirs))
        assert (make(ours) == make(ours)) is (make(theirs) == make(theirs))
        assert make(ours).long is make(theirs).long
    assert [each.name for each in fields(ours)] == [each.name for each in fields(theirs)]
    assert ours.__match_args__ == theirs.__match_args__
    assert hasattr(ours(1), "__dict__") is hasattr(theirs(1), "__dict__")
    assert (ours.__hash__ is None) is (theirs.__hash__ is None)


@pytest.mark.parametrize("options", OPTIONS, ids=str)
def test_what_is_not_compared_makes_no_difference(options: dict[str, bool]) -> None:
    theirs, ours = _both(**options)
    for note in (theirs, ours):
        assert (note(1, hidden=5) == note(1, hidden=6)) is options.get("eq", True)
        assert note(1) != note(2)
        assert note(1) != (1, "none", [], 1)


def test_every_instance_has_a_list_of_its_own() -> None:
    _, ours = _both()
    one, other = ours(1), ours(2)
    one.seen.append("x")
    assert other.seen == []


def test_hashes_go_with_equality() -> None:
    assert len({Place(1, 2), Place(1, 2), Place(1), Place(1, 7)}) == 2


@pytest.mark.parametrize("options", [each for each in OPTIONS if each.get("frozen")], ids=str)
def test_a_frozen_one_stays_as_it_is(options: dict[str, bool]) -> None:
    messages = []
    for note in _both(**options):
        one = note(1)
        with pytest.raises(FrozenInstanceError) as setting:
            one.at = 2
        with pytest.raises(FrozenInstanceError) as deleting:
            del one.at
        assert one.at == 1
        messages.append((str(setting.value), str(deleting.value)))
    assert messages[0] == messages[1]


def test_one_that_is_not_frozen_can_be_changed() -> None:
    for note in _both(slots=True):
        one = note(1)
        one.at = 2
        assert one.at == 2


@pytest.mark.parametrize(
    "wrong", [lambda note: note(), lambda note: note(1, other=2), lambda note: note(*"12345")]
)
def test_wrong_arguments_are_refused_in_the_same_words(wrong: Any) -> None:
    said = []
    for note in _both(frozen=True, slots=True):
        note.__init__.__qualname__ = "Note.__init__"
        with pytest.raises(TypeError) as problem:
            wrong(note)
        said.append(str(problem.value).rpartition("Note.")[2])
    assert said[0] == said[1]


def test_fields_that_are_not_given_are_made() -> None:
    loose = Loose("four")
    assert (loose.length, loose.kind) == (4, "loose")
    assert repr(loose) == "Loose(text='four', length=4, kind='loose')"
    assert replace(loose, text="seven!!").length == 7


def test_one_that_is_pickled_comes_back_equal() -> None:
    for each in (Place(1), Loose("four")):
        assert pickle.loads(pickle.dumps(each)) == each


def test_the_first_of_a_class_that_is_pickled_comes_back_too() -> None:
    """Before any was made by its own parameters, nothing of it is compiled."""
    program = (
        "import pickle, tlqa.model as m; "
        "print(pickle.loads(pickle.dumps(m.Sentence(1, 2))) == m.Sentence(1, 2, False))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "True\n"


def test_a_method_of_the_class_is_left_alone() -> None:
    @frozen.dataclass(frozen=True)
    class Own:
        at: int

        def __repr__(self) -> str:
            return f"at {self.at}"

        def __hash__(self) -> int:
            return 12

    assert (repr(Own(3)), hash(Own(3)), Own(3) == Own(3)) == ("at 3", 12, True)


def test_a_pattern_takes_it_apart() -> None:
    match Place(4, 5):
        case Place(start, end=5):
            assert start == 4
        case _:
            raise AssertionError("it is no place")


def test_a_class_that_is_built_on_one() -> None:
    @frozen.dataclass(frozen=True)
    class Longer(Loose):
        more: str = "more"

    longer = Longer("four", "and")
    assert (longer.length, longer.more) == (4, "and")
    assert repr(longer).endswith("Longer(text='four', length=4, kind='loose', more='and')")
