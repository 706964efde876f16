"""Reports as values and back: the same for every output; anything else is refused."""

from __future__ import annotations

import json
import random
import zlib
from dataclasses import fields, replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tlqa.engine import Checker
from tlqa.errors import InputError
from tlqa.model import Document, FileReport, SourceSpan
from tlqa.results.keeper import Keeper
from tlqa.results.stored import Stored
from tlqa.results.trust import DamagedError

STORIES = sorted((Path(__file__).parents[1] / "stories").iterdir())
BY_NAME = {story.name: story for story in STORIES}


@cache
def keeper() -> Keeper:
    return Keeper(Checker())


def there_and_back(path: Path, value: bytes | None = None) -> tuple[list[FileReport], list[FileReport]]:
    checked = keeper().check(str(path))
    packed = keeper().pack(checked) if value is None else value
    assert packed is not None
    return checked.reports, keeper().unpack(packed, checked.data, str(path))


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_every_format_comes_back_as_it_was(story: Path) -> None:
    fresh, kept = there_and_back(story)
    assert fresh
    for one, other in zip(fresh, kept, strict=True):
        same = other.document
        assert isinstance(same, Stored)
        # all of the report, what ``==`` leaves out too
        assert repr(replace(other, document=one.document)) == repr(one)
        for name in (
            "path",
            "format",
            "language",
            "story",
            "encoding",
            "name",
            "file_text",
            "is_plain",
            "meta",
        ):
            assert getattr(same, name) == getattr(one.document, name)


@pytest.mark.parametrize("name", ["story.txt", "story.html", "records.jsonl", "story.docx"])
def test_the_whole_story_is_read_where_it_is_asked_for(name: str) -> None:
    fresh, kept = there_and_back(BY_NAME[name])
    for one, other in zip(fresh, kept, strict=True):
        for field in fields(Document):
            if field.name != "places":
                assert getattr(other.document, field.name) == getattr(one.document, field.name)
        span = (0, len(one.document.text))
        assert other.document.place(*span) == one.document.place(*span)
        assert other.document.with_blocks(()).blocks == ()


def test_a_story_that_has_changed_meanwhile_is_not_made_up(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(BY_NAME["story.html"].read_bytes())
    _, (kept,) = there_and_back(path)
    path.write_text("<p>Another story.</p>", "utf-8")
    assert kept.document.file_text
    with pytest.raises(InputError, match="has changed"):
        kept.document.blocks  # noqa: B018


def opened(name: str) -> Any:
    checked = keeper().check(str(BY_NAME[name]))
    packed = keeper().pack(checked)
    assert packed is not None
    return json.loads(zlib.decompress(packed))


def paths(value: Any, way: tuple[int, ...] = ()) -> list[tuple[int, ...]]:
    below = (
        [each for n, inner in enumerate(value) for each in paths(inner, (*way, n))]
        if value and isinstance(value, list)
        else []
    )
    return [way, *below]


@given(st.data())
def test_a_value_that_is_not_as_it_should_be_is_refused_or_as_good(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(["story.html", "records.csv"]))
    value = opened(name)
    *way, last = data.draw(st.sampled_from([each for each in paths(value) if each]))
    inner = value
    for step in way:
        inner = inner[step]
    odd = st.sampled_from([None, True, -1, 10**9, 0.5, "odd", [], {}, ["odd"]])
    inner[last] = data.draw(odd)
    try:
        _, kept = there_and_back(BY_NAME[name], zlib.compress(json.dumps(value).encode()))
    except DamagedError:
        return
    for file in kept:  # then every output can work with it
        for finding in file.findings:
            assert 0 <= finding.start <= finding.end <= len(file.document.file_text)
            assert isinstance(finding.message + finding.text + finding.fingerprint + finding.why, str)
        assert file.score.value + file.score.points + file.score.words is not None


@pytest.mark.parametrize(
    "value",
    [
        b"",
        b"no such value",
        zlib.compress(b"[" * 100_000),
        zlib.compress(b"{}"),
        zlib.compress(b"[[], [1]]"),
        zlib.compress(b"[[], [[]]]"),
        zlib.compress(bytes(200 * 2**20)),
    ],
    ids=["empty", "not packed", "deep", "mapping", "number", "short", "bomb"],
)
def test_other_values_are_refused(value: bytes) -> None:
    with pytest.raises(DamagedError):
        there_and_back(BY_NAME["story.txt"], value)


def test_a_value_that_was_cut_or_turned_is_refused() -> None:
    checked = keeper().check(str(BY_NAME["story.html"]))
    packed = keeper().pack(checked)
    assert packed is not None
    chance = random.Random(3)
    for _ in range(200):
        at = chance.randrange(len(packed))
        for bad in (
            packed[:at],
            packed[:at] + bytes([packed[at] ^ 1 << chance.randrange(8)]) + packed[at + 1 :],
        ):
            try:
                kept = keeper().unpack(bad, checked.data, "story.html")
            except DamagedError:
                continue
            # bits of the header that say nothing of the content
            assert [
                replace(k, document=c.document) for k, c in zip(kept, checked.reports, strict=True)
            ] == checked.reports


def test_what_a_finding_was_compared_with_is_kept() -> None:
    path = BY_NAME["story.txt"]
    checked = keeper().check(str(path))
    (report,) = checked.reports
    first, *rest = report.findings
    with_source = replace(first, source=SourceSpan(4, 9, "année"))
    changed = checked._replace(reports=[replace(report, findings=(with_source, *rest))])
    packed = keeper().pack(changed)
    assert packed is not None
    (kept,) = keeper().unpack(packed, checked.data, str(path))
    assert kept.findings == (with_source, *rest)
