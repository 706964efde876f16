"""Which sentences of a story answer to which of its source."""

from __future__ import annotations

import pytest
from pairs_made import changed, links_of, pairs

from tlqa.checks._told import told
from tlqa.model import Unit as Segment
from tlqa.text.align import Link, Unit, agreement, align

DAM = ("w:dam", "n:11")
MAYOR = ("w:mayor", "n:40")
PUMPS = ("w:pumps", "n:1964")
BOATS = ("w:boats", "n:27")


def units(*sentences: tuple[int, tuple[str, ...]]) -> list[Unit]:
    """Sentences one after another: each its length and its keys."""
    found, at = [], 0
    for length, keys in sentences:
        found.append(Unit(at, at + length, length, frozenset(keys)))
        at += length + 1
    return found


def who(links: tuple[Link, ...]) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    return [(link.source, link.target) for link in links]


ALL = units((80, DAM), (60, MAYOR), (90, PUMPS), (70, BOATS))


def test_one_to_one() -> None:
    assert who(align([ALL], [ALL])) == [((n,), (n,)) for n in range(4)]
    assert all(link.confidence > 0.9 and not link.moved for link in align([ALL], [ALL]))


def test_two_in_one_and_one_in_two() -> None:
    merged = units((80, DAM), (151, MAYOR + PUMPS), (70, BOATS))
    assert who(align([ALL], [merged])) == [((0,), (0,)), ((1, 2), (1,)), ((3,), (2,))]
    assert who(align([merged], [ALL])) == [((0,), (0,)), ((1,), (1, 2)), ((2,), (3,))]


def test_what_is_left_out_stands_where_it_should() -> None:
    fewer = units((80, DAM), (90, PUMPS), (70, BOATS))
    assert who(align([ALL], [fewer])) == [((0,), (0,)), ((1,), ()), ((2,), (1,)), ((3,), (2,))]
    assert who(align([fewer], [ALL])) == [((0,), (0,)), ((), (1,)), ((1,), (2,)), ((2,), (3,))]


def test_a_paragraph_that_was_moved() -> None:
    links = align([[each] for each in ALL], [[ALL[3]], [ALL[0]], [ALL[1]], [ALL[2]]])
    assert who(links) == [((3,), (0,)), ((0,), (1,)), ((1,), (2,)), ((2,), (3,))]
    assert [link.moved for link in links] == [True, False, False, False]


def test_paragraphs_run_together() -> None:
    assert who(align([ALL[:2], ALL[2:]], [ALL])) == [((n,), (n,)) for n in range(4)]


@pytest.mark.parametrize(("ours", "theirs"), [([], [ALL]), ([ALL], []), ([], []), ([[]], [[]])])
def test_nothing_on_one_side(ours: list[list[Unit]], theirs: list[list[Unit]]) -> None:
    links = align(ours, theirs)
    assert all(not link.source or not link.target for link in links)
    assert len(links) == sum(map(len, ours)) + sum(map(len, theirs))


def test_every_unit_is_in_one_link() -> None:
    other = units((20, ()), (300, MAYOR), (5, ()), (70, BOATS), (64, DAM), (1, ()))
    links = align([ALL[:1], ALL[1:]], [other[:3], other[3:]])
    assert sorted(i for link in links for i in link.source) == list(range(4))
    assert sorted(j for link in links for j in link.target) == list(range(6))
    assert all(0 <= link.confidence <= 1 for link in links)


def test_texts_that_have_nothing_to_do_with_each_other_do_not_agree() -> None:
    stranger = units((30, ("w:ferry", "n:3")), (160, ("w:storm",)), (25, ("n:80",)), (140, ("w:quay",)))
    assert agreement(align([ALL], [ALL]), ALL, ALL) > 1
    assert agreement(align([ALL], [stranger]), ALL, stranger) < 0


def test_a_long_text_is_aligned_within_a_band() -> None:
    many = units(*[(40 + n * 7 % 90, (f"n:{n}",)) for n in range(400)])
    fewer = [unit for n, unit in enumerate(many) if n % 40]
    links = align([many], [fewer])
    assert [link.source for link in links if not link.target] == [(n,) for n in range(0, 400, 40)]


def test_what_is_told_is_not_asked() -> None:
    """The second and the third sentence say each other's keys, and are yet answered as the file has it."""
    links = align([ALL], [ALL], told=[((0,), (0,)), ((1,), (2,)), ((2,), (1,))])
    assert sorted(who(links)) == [((0,), (0,)), ((1,), (2,)), ((2,), (1,)), ((3,), (3,))]
    assert {link.confidence for link in links if link.source != (3,)} == {1.0}


def test_within_what_is_told_sentences_are_aligned() -> None:
    fewer = units((80, DAM), (90, PUMPS), (70, BOATS))
    links = align([ALL], [fewer], told=[((0, 1, 2), (0, 1)), ((3,), (2,))])
    assert who(links) == [((0,), (0,)), ((1,), ()), ((2,), (1,)), ((3,), (2,))]


def test_a_segment_of_many_paragraphs() -> None:
    apart = [[each] for each in ALL[:3]]
    links = align([*apart, [ALL[3]]], [*apart, [ALL[3]]], told=[((0, 1, 2), (0, 1, 2)), ((3,), (3,))])
    assert who(links) == [((n,), (n,)) for n in range(4)]


def test_a_segment_without_a_translation() -> None:
    links = align([ALL], [ALL[1:]], told=[((0,), ()), ((1,), (0,)), ((2,), (1,)), ((3,), (2,))])
    assert who(links) == [((0,), ()), ((1,), (0,)), ((2,), (1,)), ((3,), (2,))]
    assert all(link.confidence == 1.0 for link in links)


def test_segments_that_share_a_sentence_are_one() -> None:
    segments = [Segment("1", 0, 40, 0, 40), Segment("2", 41, 80, 41, 80), Segment("3", 81, 141, 81, 141)]
    assert told(segments, ALL, ALL) == [((0,), (0,)), ((1,), (1,))]
    assert told(segments[:2], ALL, ALL) == []  # the whole story, which tells nothing
    assert told([], ALL, ALL) == []


def test_our_pairs_with_a_fifth_of_their_sentences_changed_at_random() -> None:
    right = both = 0
    for code, source, target in pairs():
        for seed in range(3):
            pair, gold = changed(source, target, code, seed)
            found = links_of(pair)
            right += len(gold & found)
            both += len(gold) + len(found)
    assert 2 * right / both > 0.97  # the benchmark (benchmarks/pairs.py) has the figures
