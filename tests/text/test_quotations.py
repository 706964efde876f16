"""The quotation machine: who speaks, for every character, and what is wrong with the marks.

In these texts ⟦…⟧ marks speech. Paragraphs stand apart by blank lines. What is wrong is said by its kind
and the run of characters that holds the mark: ``"unopened dead,”"``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tlqa.model import Block, BlockKind
from tlqa.rulebook.marks import mark, unmark
from tlqa.text.quotations import find_quotations
from tlqa.text.speech import Event

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tlqa.text.speech import Quotations

_PARAGRAPH = re.compile(r"[^\n]+")


def blocks_of(text: str, kinds: Mapping[int, BlockKind] | None = None) -> tuple[Block, ...]:
    """Every line is a paragraph, unless ``kinds`` says otherwise by its number."""
    lines = [m.span() for m in _PARAGRAPH.finditer(text)]
    return tuple(Block(*span, (kinds or {}).get(i, BlockKind.PARAGRAPH)) for i, span in enumerate(lines))


def quotations(text: str, kinds: Mapping[int, BlockKind] | None = None) -> Quotations:
    return find_quotations(text, blocks_of(text, kinds))


def event_list(text: str, found: Quotations) -> list[str]:
    """Each event with the run of non-space characters that its mark stands in."""
    runs = [m.span() for m in re.finditer(r"\S+", text)]
    return [f"{e.kind} {text[low:high]}" for e in found.events for low, high in runs if low <= e.start < high]


def assert_speech(marked: str, *events: str, kinds: Mapping[int, BlockKind] | None = None) -> None:
    """The speech of the text is what is marked, character for character, and these events, no others."""
    text, spans = unmark(marked)
    found = quotations(text, kinds)
    assert mark(text, tuple(found.speech(0, len(text)))) == marked
    assert event_list(text, found) == list(events)
    spoken = {i for start, end in spans for i in range(start, end)}
    assert {i for i in range(len(text)) if found.in_speech(i)} == spoken


# Pairs


@pytest.mark.parametrize(
    "marked",
    [
        "No marks at all, the envoy said.",
        "⟦“The deal is dead,”⟧ the envoy said.",
        '⟦"The deal is dead,"⟧ the envoy said.',
        "The envoy called the deal ⟦“dead.”⟧",
        "⟦“The deal,”⟧ the envoy said, ⟦“is dead.”⟧",
        '⟦"The deal,"⟧ the envoy said, ⟦"is dead."⟧',
        "The ⟦“deal”⟧, a ⟦“sham”⟧; the ⟦“truce”⟧: all ⟦“dead”⟧.",
        'The ⟦"deal"⟧, a ⟦"sham"⟧; the ⟦"truce"⟧: all ⟦"dead"⟧.',
        "The deal (⟦“a sham”⟧) is dead.",
        'The deal (⟦"a sham"⟧) is dead.',
        "The deal—⟦“a sham”⟧—is dead.",
        'The deal—⟦"a sham"⟧—is dead.',
        "⟦“[The deal] is dead […],”⟧ the envoy said.",
        "⟦“… is dead,”⟧ the envoy said.",
        "⟦“Is it dead?”⟧ she asked. ⟦“No!”⟧",
        "⟦“The deal is dead”⟧—the envoy.",
        'The field was left empty (⟦""⟧) in four forms.',
        "The field was left empty (⟦“”⟧) in four forms.",
        "⟦„The deal is dead,“⟧ the envoy said.",
        "⟦„The deal is dead,”⟧ the envoy said.",
        "⟦‹The deal is dead,›⟧ the envoy said.",
    ],
)
def test_pairs(marked: str) -> None:
    found = quotations(unmark(marked)[0])
    assert [e.kind for e in found.events if e.kind is not Event.TURNED_CLOSE] == []
    assert mark(unmark(marked)[0], tuple(found.speech(0, len(marked)))) == marked


def test_a_pair_has_its_marks_and_level() -> None:
    (one,) = quotations("It is “dead,” he said.").spans
    assert (one.start, one.end, one.opening, one.closing, one.level) == (6, 13, "“", "”", 1)


# Apostrophes, measures, decades


@pytest.mark.parametrize(
    "marked",
    [
        "The minister’s car, the players’ union and the ’90s weren’t mentioned.",
        "The minister's car, the players' union and the '90s weren't mentioned.",
        "⟦“The players’ union isn’t ready,”⟧ he said.",
        "Give ’em rock ’n’ roll, the mayor said.",
        "Give 'em rock 'n' roll, the mayor said.",
        "⟦“Give ’em rock ’n’ roll,”⟧ the mayor said.",
        "The woman wi’ a labour that’s gone wrong, an’ an old fella wi’ a hernia.",
        "⟦“’Tis the ’90s again,”⟧ the mayor said.",
        "Dominic O’Dell of the Côte d’Aran.",
    ],
)
def test_apostrophes_settle_nothing(marked: str) -> None:
    assert_speech(marked)


@pytest.mark.parametrize("text", ["More about the ferry »", "Choose File » New.\n\nNext ›"])
def test_arrows_are_no_marks(text: str) -> None:
    assert quotations(text).events == ()
    assert quotations(f"« {text}").spans


@pytest.mark.parametrize(
    "marked",
    [
        "The guard, 6'2\" tall, left.",
        'A 24" screen hangs in the hall.',
        "A board of 3.5” by 12” fell from the roof.",
        "She ran it in 4'31\" on Sunday.",
        "At 51° 30' 26\" north the ship lay still.",
        'The 12" board fell. ⟦"It was loose,"⟧ she said.',
        "The guard is 6′2″ tall.",
    ],
)
def test_feet_inches_and_seconds_are_no_marks(marked: str) -> None:
    assert_speech(marked)


@pytest.mark.parametrize(
    "marked",
    [
        '⟦"The 12" board fell,"⟧ she said.',
        '⟦“The 12" board fell,”⟧ she said.',
        '⟦"A 3.5" screw and a 12" board fell,"⟧ she said. ⟦"Both."⟧',
        '⟦"We lost by 12"⟧ was all he said. ⟦"No more."⟧',
        '⟦"It dates from 2019"⟧, she said.',
    ],
)
def test_inches_within_a_quotation(marked: str) -> None:
    assert_speech(marked)


# Nesting


@pytest.mark.parametrize(
    "marked",
    [
        "⟦“He told me, ‘Go,’ and I went,”⟧ she said.",
        "⟦“He told me, ‘Go.’”⟧ She went.",
        "⟦\"He told me, 'Go,' and I went,\"⟧ she said.",
        "⟦“‘Go’ was all he said,”⟧ she recalled.",
        "⟦“The «Star» sank,”⟧ she said.",
    ],
)
def test_other_marks_nest(marked: str) -> None:
    assert_speech(marked)


def test_levels_of_nesting() -> None:
    found = quotations("“The «Star» sank,” she said.")
    assert [(q.opening, q.closing, q.level) for q in found.spans] == [("“", "”", 1), ("«", "»", 2)]


def test_the_same_marks_inside_are_nested_wrongly() -> None:
    assert_speech("⟦“He called it a “sham” and left,”⟧ she said.", "nested-same-level “sham”")


# Lost marks


@pytest.mark.parametrize(
    ("marked", "event"),
    [
        ("The deal is dead,” the envoy said.", "unopened dead,”"),
        ('The deal is dead," the envoy said.', 'unopened dead,"'),
        ("The deal is dead.”", "unopened dead.”"),
        ("The deal is dead», the envoy said.", "unopened dead»,"),
        ("It is a trap,” he said. ⟦“I am out.”⟧", "unopened trap,”"),
    ],
)
def test_a_close_that_nothing_opened(marked: str, event: str) -> None:
    assert_speech(marked, event)


@pytest.mark.parametrize(
    ("marked", "event"),
    [
        ("⟦“The deal is dead, the envoy said.⟧", "unclosed “The"),
        ('⟦"The deal is dead, the envoy said.⟧', 'unclosed "The'),
        ("The envoy said ⟦“the deal is dead.⟧", "unclosed “the"),
        ("⟦«The deal is dead, the envoy said.⟧", "unclosed «The"),
        ("⟦“It is dead, he said.⟧\n\nNobody replied.", "unclosed “It"),
        ("⟦“It is dead, he said.⟧\n\nShe called it ⟦“alive.”⟧", "unclosed “It"),
        ("⟦“It is dead,”⟧ he said. ⟦“I am out.⟧", "unclosed “I"),
    ],
)
def test_an_opening_that_nothing_closes_speaks_to_the_end_of_its_paragraph(marked: str, event: str) -> None:
    assert_speech(marked, event)


def test_an_inner_mark_that_nothing_closes() -> None:
    assert_speech("⟦“He said «go and I went.⟧", "unclosed “He", "unclosed «go")


def test_an_event_names_block_and_partner() -> None:
    text = "One.\n\n“It is dead», he said."
    (event,) = quotations(text).events
    assert (event.kind, event.block, event.other) == (Event.MIXED_PAIR, 1, (6, 7))
    assert text[event.start : event.end] == "»"


# Running quotations


@pytest.mark.parametrize(
    "marked",
    [
        "⟦“The road was cut.⟧\n\n⟦“We walked,”⟧ the medic said.",
        '⟦"The road was cut.⟧\n\n⟦"We walked,"⟧ the medic said.',
        "⟦“The road was cut.⟧\n\n⟦“We walked.⟧\n\n⟦“We slept,”⟧ the medic said.",
        "The medic said: ⟦“The road was cut.⟧\n\n⟦“We walked.”⟧",
        "⟦“The road was cut.⟧\n\n⟦“He said ‘walk’ and we walked,”⟧ the medic said.",
        "⟦“The road was cut.⟧\n\n⟦“We walked,”⟧ the medic said. ⟦“We slept.”⟧",
    ],
)
def test_a_quotation_runs_over_paragraphs(marked: str) -> None:
    assert_speech(marked)


@pytest.mark.parametrize(
    ("between", "kind"),
    [
        ("The road at Aran on Monday", BlockKind.CAPTION),
        ("The ship “Star of Aran” on Monday", BlockKind.CAPTION),
        ("Read also: Road reopens", BlockKind.BOILERPLATE),
        ("Read also: “We walked for days”", BlockKind.BOILERPLATE),
        ('Read also: "We walked for days"', BlockKind.BOILERPLATE),
        ("March 3, 2021", BlockKind.DATE),
        ("By Orla Venn", BlockKind.BYLINE),
        ("What came next", BlockKind.SUBHEADING),
        ("What “home” means", BlockKind.SUBHEADING),
        ("Orla Venn | “Walker”", BlockKind.BIOGRAPHY),
        ("Deaths | 12", BlockKind.TABLE_CELL),
        ("if (a) { b }", BlockKind.CODE),
    ],
)
def test_a_quotation_runs_on_past_what_is_not_the_story(between: str, kind: BlockKind) -> None:
    quoted = re.compile(r"[“\"][^“”\"]+[”\"]")
    marked = quoted.sub(lambda m: f"⟦{m.group()}⟧", between)
    assert_speech(
        f"⟦“The road was cut.⟧\n\n{marked}\n\n⟦“We walked,”⟧ the medic said.",
        kinds={1: kind},
    )


def test_a_quotation_ends_in_what_was_taken_for_a_subheading() -> None:
    assert_speech(
        "⟦“The road was cut.⟧\n\n⟦We walked home,”⟧ said the medic\n\n⟦“It took a day,”⟧ she added.",
        kinds={1: BlockKind.SUBHEADING},
    )


def test_a_quotation_does_not_run_past_a_headline() -> None:
    assert_speech(
        "⟦“The road was cut.⟧\n\nFerry sails again\n\n⟦“We sail,”⟧ the master said.",
        "unclosed “The",
        kinds={1: BlockKind.HEADLINE},
    )


@pytest.mark.parametrize("kind", [BlockKind.HEADLINE, BlockKind.CAPTION, BlockKind.SUBHEADING])
def test_only_running_text_hands_its_speech_on(kind: BlockKind) -> None:
    assert_speech(
        "⟦“Road cut, say medics⟧\n\n⟦“We walked,”⟧ the medic said.", "unclosed “Road", kinds={0: kind}
    )


@pytest.mark.parametrize(
    ("marked", "event"),
    [
        ("⟦“The road was cut.⟧\n\n⟦We walked,”⟧ the medic said.", "continuation-unopened We"),
        ('⟦"The road was cut.⟧\n\n⟦We walked,"⟧ the medic said.', "continuation-unopened We"),
        ("⟦“The road was cut.⟧\n\n⟦We walked.”⟧", "continuation-unopened We"),
        (
            "⟦“The road was cut.⟧\n\n⟦We walked,”⟧ the medic said. ⟦“We slept.”⟧",
            "continuation-unopened We",
        ),
    ],
)
def test_a_running_quotation_that_does_not_open_anew(marked: str, event: str) -> None:
    assert_speech(marked, event)


_LINES = (
    "The bridge was shut on Monday.",
    "The ferry sails twice a day.",
    "Nobody was hurt in the village.",
    "Two trucks wait at the pier.",
    "The mayor has called the army.",
    "It will bring a pontoon.",
)


@pytest.mark.parametrize(
    "quoted",
    [
        "⟦“The road was cut.⟧\n\n⟦We walked,”⟧ the medic said.",
        "⟦“The road was cut.⟧\n\n⟦We walked.⟧\n\n⟦We slept,”⟧ the medic said.",
        'The medic said: ⟦"The road was cut.⟧\n\n⟦We walked.⟧\n\n⟦"⟧',
    ],
)
def test_where_each_block_is_a_sentence_a_quotation_runs_on_without_marks(quoted: str) -> None:
    assert_speech("\n\n".join((quoted, *_LINES)))


def test_a_few_quoted_words_do_not_run_on_where_each_block_is_a_sentence() -> None:
    quoted = "He called the road ⟦“cut and gone.⟧\n\nWe walked.\n\nWe slept,” the medic said."
    assert_speech("\n\n".join((quoted, *_LINES)), "unclosed “cut", "unopened slept,”")


def test_a_quotation_that_nothing_closes_is_unclosed_where_each_block_is_a_sentence_too() -> None:
    assert_speech("\n\n".join(("⟦“The road was cut.⟧", *_LINES, "The end.")), "unclosed “The")


def test_the_last_paragraph_never_closes() -> None:
    assert_speech("⟦“The road was cut.⟧\n\n⟦“We walked.⟧\n\nThat was all.", "unclosed “We")


@pytest.mark.parametrize(
    "marked",
    [
        "⟦“The road was cut, the medic said. “We walked.”⟧\n\n⟦“It was late,”⟧ she said.",
        "⟦“The road was cut.⟧\n\n⟦“The road was cut, he said. “We walked.”⟧\n\n⟦“It was late.”⟧",
    ],
)
def test_a_quotation_that_opens_again_has_lost_its_close(marked: str) -> None:
    assert_speech(marked, "unclosed “The")


def test_a_few_quoted_words_do_not_run_on() -> None:
    assert_speech("The medic called it ⟦“a bad road.⟧\n\n⟦“We walked,”⟧ she said.", "unclosed “a")
    assert_speech("The medic said: ⟦“the road was cut.⟧\n\n⟦“We walked,”⟧ she said.")


def test_a_measure_continues_nothing() -> None:
    assert_speech("⟦“The road was cut.⟧\n\nA board of 12” fell.", "unclosed “The")


# Turned and mixed marks


@pytest.mark.parametrize(
    ("marked", "event"),
    [
        ("⟦”The deal is dead,”⟧ the envoy said.", "turned-open ”The"),
        ("⟦“The deal is dead,“⟧ the envoy said.", "turned-close dead,“"),
        ("⟦»The deal is dead,»⟧ the envoy said.", "turned-open »The"),
    ],
)
def test_turned_marks(marked: str, event: str) -> None:
    assert_speech(marked, event)


def test_a_close_with_its_space_on_the_wrong_side() -> None:
    assert_speech("⟦“It will not happen, ”⟧he said.", "turned-close ”he")


@pytest.mark.parametrize(
    ("marked", "event"),
    [
        ("⟦“The deal is dead»⟧, the envoy said.", "mixed-pair dead»,"),
        ("⟦«The deal is dead”⟧, the envoy said.", "mixed-pair dead”,"),
        ('⟦“The deal is dead,"⟧ the envoy said.', 'mixed-pair dead,"'),
        ('⟦"The deal is dead,”⟧ the envoy said.', "mixed-pair dead,”"),
        ("⟦「The deal is dead”⟧, the envoy said.", "mixed-pair dead”,"),
    ],
)
def test_mixed_pairs(marked: str, event: str) -> None:
    assert_speech(marked, event)


# Marks of other languages


@pytest.mark.parametrize(
    "marked",
    [
        "⟦«The deal is dead»⟧, the envoy said.",
        "⟦« The deal is dead »⟧, the envoy said.",
        "⟦«\u00a0The deal is dead\u00a0»⟧, the envoy said.",
        "⟦«\u202fIs it dead\u202f?\u202f»⟧ the envoy asked.",
        "The ⟦« deal »⟧ and the ⟦« truce »⟧ are dead.",
        "⟦「The deal is dead」⟧ the envoy said.",
        "⟦「The 『Star』 sank」⟧ the envoy said.",
        "The deal ⟦»is dead«⟧, a ⟦»sham«⟧, and ⟦»no more«⟧ than that.",
    ],
)
def test_guillemets_and_corner_brackets_pair(marked: str) -> None:
    assert_speech(marked)


def test_spaced_guillemets_over_paragraphs() -> None:
    assert_speech("⟦« The road was cut.⟧\n\n⟦« We walked »⟧, the medic said.")


# Single marks as the house style


STYLE = "⟦‘The road was cut,’⟧ she said.\n\n⟦‘We walked,’⟧ he said.\n\n"


@pytest.mark.parametrize(
    "marked",
    [
        "⟦‘The deal is dead,’⟧ the envoy said. ⟦‘It never lived.’⟧",
        "⟦'The deal is dead,'⟧ the envoy said. ⟦'It never lived.'⟧",
        "⟦‘The deal is dead and nobody weeps for it,’⟧ the envoy said. The ’90s weren’t mentioned.",
        STYLE + "The minister’s car and the ’90s weren’t mentioned.",
        STYLE + "⟦‘It isn’t the minister’s car,’⟧ he said.",
        STYLE + "The players’ union and the teachers’ league met.",
        STYLE + "⟦‘The players’ union isn’t ready,’⟧ he said.",
        STYLE + "⟦‘Give ’em rock ’n’ roll,’⟧ the mayor said.",
        STYLE + "⟦‘Come wi’ me,’⟧ the mayor said.",
        STYLE + STYLE + "⟦‘The “Star” sank,’⟧ he said.",
        STYLE + "⟦‘The road was cut.⟧\n\n⟦‘We slept,’⟧ he said.",
        STYLE + "⟦‘He saw the others’⟧, she said.",
    ],
)
def test_single_marks_where_the_story_speaks_with_them(marked: str) -> None:
    assert_speech(marked)


def test_single_marks_lost_in_a_story_that_speaks_with_them() -> None:
    assert_speech(STYLE + "The deal is dead,’ he said.", "unopened dead,’")
    assert_speech(STYLE + "We want the papers,’ he said.", "unopened papers,’")
    assert_speech(STYLE + "⟦‘The deal is dead, he said.⟧", "unclosed ‘The")


STRAIGHT = STYLE.replace("‘", "'").replace("’", "'")


@pytest.mark.parametrize(
    "marked",
    [
        "⟦‘She told me, “I sleep in my shoes,”’⟧ he said.",
        "⟦‘She told me, “I sleep in my shoes.” ’⟧",
        "⟦‘My nan rode it out in '87 with a cake,’⟧ he said.",
        "The band of All Saints’, where two are left, plays at the Kriegers’.",
    ],
)
@pytest.mark.parametrize("straight", [False, True])
def test_what_single_marks_of_a_house_stand_beside(marked: str, straight: bool) -> None:
    if straight:
        marked = marked.translate(str.maketrans("‘’“”", "''\"\""))
    assert_speech(3 * (STRAIGHT if straight else STYLE) + marked)


@pytest.mark.parametrize(
    "marked",
    [
        "The so-called ‘deal’ is ⟦“dead,”⟧ the envoy said. ⟦“A ‘sham’,”⟧ she added.",
        "⟦“He said ‘go,’ then ‘no,’ then ‘perhaps’ and then ‘go’ again,”⟧ she said.",
        "⟦\"He said 'go,' then 'no,' then 'perhaps' and then 'go' again,\"⟧ she said.",
    ],
)
def test_single_marks_in_a_story_that_speaks_with_double_ones(marked: str) -> None:
    assert_speech(marked)


# Asking about ranges


TEXT = "“One,” he said, “two.” Three."


def test_speech_and_narration_of_a_part() -> None:
    found = quotations(TEXT)
    assert [TEXT[a:b] for a, b in found.speech(0, len(TEXT))] == ["“One,”", "“two.”"]
    assert [TEXT[a:b] for a, b in found.narration(0, len(TEXT))] == [" he said, ", " Three."]
    assert [TEXT[a:b] for a, b in found.speech(2, 18)] == ["ne,”", "“t"]
    assert [TEXT[a:b] for a, b in found.narration(2, 18)] == [" he said, "]
    assert list(found.speech(7, 7)) == list(found.narration(7, 7)) == []


def test_touching_speech() -> None:
    found = quotations(TEXT)
    assert found.touches_speech(0, 1)
    assert found.touches_speech(5, 9)
    assert found.touches_speech(8, 17)
    assert not found.touches_speech(6, 16)
    assert not found.touches_speech(22, 29)


def test_a_story_without_marks() -> None:
    found = quotations("Nothing said.")
    assert (found.spans, found.events) == ((), ())
    assert not found.in_speech(0)
    assert not found.touches_speech(0, 5)
    assert list(found.narration(0, 5)) == [(0, 5)]


# Whatever the marks


_PIECES = st.sampled_from(
    [
        *"“”„‟\"«»‹›「」『』‘’‚'′″",
        *(
            " ",
            "\u00a0",
            "\n\n",
            ".",
            ",",
            "?",
            "(",
            ")",
            "—",
            "…",
            "[…]",
            "6'2\"",
            "’90s",
            "s’ ",
            "word",
            "I",
        ),
        *("he said", "“We walked,” ", "‘We walked,’ ", "« we »", "»we«", '"We" '),
    ]
)
_TEXTS = st.lists(_PIECES, max_size=40).map("".join)
_KINDS = st.dictionaries(st.integers(0, 8), st.sampled_from(list(BlockKind)), max_size=6)


@given(_TEXTS, _KINDS)
def test_spans_and_events_lie_in_their_blocks(text: str, kinds: dict[int, BlockKind]) -> None:
    blocks = blocks_of(text, kinds)
    found = find_quotations(text, blocks)
    for span in found.spans:
        assert any(b.start <= span.start < span.end <= b.end for b in blocks)
        assert span.level >= 1
        assert span.closing == "" or text[span.end - 1] == span.closing
    for event in found.events:
        block = blocks[event.block]
        assert block.start <= event.start < event.end <= block.end
    assert list(found.spans) == sorted(found.spans, key=lambda q: q.start)
    assert list(found.events) == sorted(found.events, key=lambda e: e.start)


@given(_TEXTS, _KINDS, st.data())
def test_speech_and_narration_part_any_range(
    text: str, kinds: dict[int, BlockKind], data: st.DataObject
) -> None:
    found = quotations(text, kinds)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    speech, narration = list(found.speech(start, end)), list(found.narration(start, end))
    assert [i for a, b in sorted(speech + narration) for i in range(a, b)] == list(range(start, end))
    assert all(a < b for a, b in speech + narration)
    spoken = [i for a, b in speech for i in range(a, b)]
    assert spoken == [i for i in range(start, end) if found.in_speech(i)]
    if start < end:
        assert found.touches_speech(start, end) is bool(spoken)


@given(_TEXTS)
def test_every_span_is_speech(text: str) -> None:
    found = quotations(text)
    assert all(found.in_speech(i) for span in found.spans for i in range(span.start, span.end))


@given(st.text(st.sampled_from("“”„‟\"«»‹›「」『』‘’‚' a1s.,\n()—")))
def test_no_mixture_of_marks_is_too_much(text: str) -> None:
    quotations(text)


def test_a_plural_in_single_marks_is_closed_before_the_next_opens() -> None:
    told = "People asked for 'recipes' less and for 'restaurant' more. 'Eggs' and 'rice' came next."
    assert event_list(told, quotations(told)) == []


def test_a_quotation_runs_on_over_the_lines_of_a_poem() -> None:
    assert_speech("⟦“The tide came in, the tide went out,⟧\n⟦The tide came in again.”⟧\n\nThus the smith.")


@given(st.text(alphabet='a “”"‘’.\n', max_size=60), st.integers(0, 60))
def test_the_quotation_around_a_place_is_the_one_of_the_outer_level_that_holds_it(text: str, at: int) -> None:
    found = quotations(text)
    holding = [q for q in found.spans if q.level == 1 and q.start <= at < q.end]
    assert found.around(at) == (holding[-1] if holding else None)
