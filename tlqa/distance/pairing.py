"""Which segment is held against which: the first against the first. Where numbers differ, none is guessed."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from tlqa.distance.model import Paired, Pairing
from tlqa.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tlqa.distance.model import Side
    from tlqa.distance.segments import File

_NAMED = 10  # so many lines are named in a remark


def pair(drafts: Sequence[File], references: Sequence[File], wanted: Pairing | None = None) -> Paired:
    """Read the files in segments of which each has a partner.

    Args:
        drafts: what is measured.
        references: what it is held against.
        wanted: how to pair; None: lines for plain text, and its paragraphs where there are not equally many
            lines but equally many paragraphs; the stories of files of many; else paragraphs.

    Raises:
        InputError: a file cannot be read or holds no text, or not all have equally many segments.
    """
    files = (*drafts, *references)
    if wanted is None and all(file.is_plain for file in files):
        sides = [file.read(Pairing.LINES) for file in files]
        if _equal(sides):
            return _paired(Pairing.LINES, sides, len(drafts))
        paragraphs = [file.read(Pairing.PARAGRAPHS) for file in files]
        if not _equal(paragraphs) or len(paragraphs[0].segments) < 2:
            raise _unequal(Pairing.LINES, sides, paragraphs)
        said = f"paired by paragraph: the files do not have equally many lines ({_counts(sides)})"
        return _paired(Pairing.PARAGRAPHS, paragraphs, len(drafts), (said,))
    pairing = wanted or _of_markup(files)
    sides = [file.read(pairing) for file in files]
    if not _equal(sides):
        raise _unequal(pairing, sides)
    if pairing is Pairing.STORIES:
        sides = _by_name(sides, sides[len(drafts)])
    elif pairing is Pairing.PARAGRAPHS:
        _same_stories(sides)
    return _paired(pairing, sides, len(drafts))


def _of_markup(files: Sequence[File]) -> Pairing:
    many = any(sum(1 for _ in file.stories()) > 1 for file in files)
    return Pairing.STORIES if many else Pairing.PARAGRAPHS


def _equal(sides: Sequence[Side]) -> bool:
    return len({len(side.segments) for side in sides}) == 1


def _by_name(sides: Sequence[Side], leading: Side) -> list[Side]:
    """The sides in the order of one of them, where all name the same stories, each once."""
    names = [document.story for document in leading.documents]
    if len(set(names)) < len(names) or any({d.story for d in side.documents} != set(names) for side in sides):
        return list(sides)
    ordered = []
    for side in sides:
        by_name = {side.documents[segment.story].story: segment for segment in side.segments}
        ordered.append(replace(side, segments=tuple(by_name[name] for name in names)))
    return ordered


def _same_stories(sides: Sequence[Side]) -> None:
    """Of files of many stories each must have as many paragraphs as its partner."""
    counts = [Counter(segment.story for segment in side.segments) for side in sides]
    for story in sorted(set().union(*counts)):
        if len({count[story] for count in counts}) > 1:
            said = ", ".join(f"{s.path} {c[story]}" for s, c in zip(sides, counts, strict=True))
            raise InputError(f"story {story + 1} does not have equally many paragraphs everywhere: {said}")


def _counts(sides: Sequence[Side]) -> str:
    return ", ".join(f"{side.path} {len(side.segments)}" for side in sides)


def _unequal(pairing: Pairing, sides: Sequence[Side], paragraphs: Sequence[Side] = ()) -> InputError:
    nor = f"; nor is there one for each paragraph: {_counts(paragraphs)}" if paragraphs else ""
    if paragraphs and _equal(paragraphs):
        nor = ""
    return InputError(
        f"the files do not have equally many {pairing}: {_counts(sides)}{nor}."
        f" Each {pairing.one} of a draft is held against the same {pairing.one} of the reference"
    )


def _paired(pairing: Pairing, sides: Sequence[Side], drafts: int, remarks: tuple[str, ...] = ()) -> Paired:
    paired = Paired(pairing, tuple(sides[:drafts]), tuple(sides[drafts:]))
    return Paired(pairing, paired.drafts, paired.references, (*remarks, *_odd(paired)))


def _odd(paired: Paired) -> Iterator[str]:
    """What sacrebleu counts without a word."""
    one, many = paired.pairing.one, paired.pairing.value
    for side in (*paired.drafts, *paired.references):
        empty = [
            segment.line
            for number, segment in enumerate(side.segments)
            if not segment.text.strip() and not paired.is_blank(number)
        ]
        if empty:
            named = ", ".join(map(str, empty[:_NAMED])) + (", …" if len(empty) > _NAMED else "")
            what = f"the {one} at {named} is" if len(empty) == 1 else f"the {many} at {named} are"
            yield f"{side.path}: {what} empty where another file has text"
        texts = [segment.text for segment in side.segments if segment.text.strip()]
        if side in paired.drafts and sum(text.endswith(" .") for text in texts) * 2 > len(texts):
            yield (
                f"{side.path}: most {many} end in a space and a full stop: is it split into words?"
                " The metrics want text as people read it"
            )
