"""TMX: which of a unit's variants is the translation, which the source, and where it stands."""

from __future__ import annotations

from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pair_files import said, stories, story, units

from tlqa.inputs import tmx
from tlqa.inputs.base import surest


def memory(body: str, srclang: str = "fr", props: str = "") -> str:
    return (
        '<?xml version="1.0"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<tmx version="1.4">'
        f'<header srclang="{srclang}" segtype="sentence" o-tmf="x" adminlang="en" datatype="plaintext"'
        f' creationtool="x" creationtoolversion="1">{props}</header><body>{body}</body></tmx>'
    )


def unit(*variants: tuple[str, str], more: str = "") -> str:
    inner = "".join(f'<tuv xml:lang="{tag}"><seg>{words}</seg></tuv>' for tag, words in variants)
    return f"<tu{more}><note>n</note><prop type='x'>y</prop>{inner}</tu>\n"


def test_a_memory_is_a_story() -> None:
    body = unit(("fr", "Un."), ("en", "One."), more=' tuid="a"') + unit(("en-US", "Two."), ("fr-CA", "Deux."))
    found = stories(memory(body), "a.tmx")
    assert [(made.story, made.text) for made in found] == [("en", "One."), ("en-US", "Two.")]
    assert [units(made) for made in found] == [{"a": ("One.", "Un.")}, {"2": ("Two.", "Deux.")}]
    assert [made.source and made.source.language for made in found] == ["fr", "fr"]


def test_one_variant_needs_no_name() -> None:
    made = story(memory(unit(("fr", "Un."), ("en", "One.")) + unit(("fr", "Deux."), ("en", "Two."))), "a.tmx")
    assert (made.story, made.text, made.format) == (None, "One.\n\nTwo.", "tmx")
    assert len(made.blocks) == 2


def test_translations_side_by_side() -> None:
    body = unit(("fr", "Un."), ("en", "One."), ("en", "1."), ("de", "Eins."))
    found = stories(memory(body), "a.tmx")
    assert [(made.story, made.text) for made in found] == [("en", "One."), ("en 2", "1.")]
    assert [made.source and made.source.text for made in found] == ["Un.", "Un."]


def test_the_source_language() -> None:
    body = unit(("de", "Eins."), ("fr", "Un."), ("en", "One."))
    assert story(memory(body), "a.tmx").source is not None
    assert units(story(memory(body, "fr-FR"), "a.tmx")) == {"1": ("One.", "Un.")}
    assert units(story(memory(body, "*all*"), "a.tmx")) == {"1": ("One.", "Eins.")}
    own = unit(("de", "Eins."), ("fr", "Un."), ("en", "One."), more=' srclang="de"')
    made = story(memory(own), "a.tmx")
    assert units(made) == {"1": ("One.", "Eins.")}
    assert made.meta.source == "de"


def test_old_memories_say_lang() -> None:
    data = memory(unit(("fr", "Un."), ("EN", "One."))).replace("xml:lang", "lang")
    assert said(data, "a.tmx") == ["One."]


def test_codes_are_no_text() -> None:
    target = (
        'The <bpt i="1" x="1">{\\b </bpt>old <sub>no</sub><ept i="1">}</ept> boat <ph x="2">%s</ph>'
        ' <hi type="x">left</hi><it pos="begin" x="3">&lt;p&gt;</it>.'
    ).replace("<sub>no</sub>", "")
    made = story(memory(unit(("fr", 'Le <ph x="2">%s</ph>'), ("en", target))), "a.tmx")
    assert made.text == "The old boat %s left."
    assert made.units[0].source_codes == ("ph2",)
    assert "ph2" in made.units[0].codes


def test_what_a_memory_says_of_itself() -> None:
    props = '<prop type="engine">mt1</prop><prop type="desk">Sport</prop><note>n</note>'
    made = story(memory(unit(("fr", "Un."), ("en", "One.")), props=props), "a.tmx")
    assert (made.meta.engine, made.meta.desk, made.meta.source) == ("mt1", "Sport", "fr")


def test_comments_take_back() -> None:
    data = memory("<!-- tlqa-disable quotes -->" + unit(("fr", "Un."), ("en", "One.")))
    assert [comment.text for comment in story(data, "a.tmx").comments] == ["tlqa-disable quotes"]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (memory(""), ["a.tmx: holds no unit that was translated"]),
        (
            memory(unit(("fr", "Un."), ("en", " "))),
            ["a.tmx: holds no translation into English; its languages are fr, en"],
        ),
        (
            memory(unit(("fr", "Un."), ("de", "Eins."))),
            ["a.tmx: holds no translation into English; its languages are fr, de"],
        ),
        (
            memory(unit(("fr", "Un."), ("en", "One.")), "en-US"),
            ["a.tmx: holds translations from English (srclang); translations into it are checked"],
        ),
        (
            memory(unit(("fr", "Un."), ("en", "One.")) + unit(("en", "Two."), more=' tuid="b"')),
            ["One.\n\nTwo.", "a.tmx:4: the unit 'b' has no source"],
        ),
        (
            memory(unit(("fr", "Un."), ("en", "One.")) + "<tu><tuv>").removesuffix("</body></tmx>"),
            ["One.", "a.tmx:4: is cut off: <tuv> of line 4 does not end"],
        ),
        (
            memory("").replace('SYSTEM "tmx14.dtd"', '[<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]'),
            ["a.tmx:2: defines the entity 'a': files with entities of their own are not read"],
        ),
        ("<other/>", ["a.tmx:1: is <other>, no TMX"]),
    ],
)
def test_what_is_refused(data: str, expected: list[str]) -> None:
    assert said(data, "a.tmx") == expected


def test_sniffing() -> None:
    assert surest(memory("").encode(), "a.xml") is tmx  # type: ignore[comparison-overlap]
    assert tmx.sniff(b"<html/>", "a.html") == 0


WORDS = st.lists(
    st.sampled_from("The ferry left “at” noon, & 3 < 4 é 😀 said.".split()), min_size=1, max_size=6
)


@st.composite
def inline(draw: st.DrawFn) -> tuple[str, str]:
    words = draw(WORDS)
    written = []
    for number, word in enumerate(words, 1):
        plain = escape(word, quote=False)
        way = draw(st.integers(0, 3))
        if way == 1:
            plain = f'<bpt i="{number}">&lt;b&gt;</bpt>{plain}<ept i="{number}">&lt;/b&gt;</ept>'
        elif way == 2:
            plain = f'<hi x="{number}">{plain}</hi>'
        elif way == 3:
            plain = "".join(f"&#x{ord(char):x};" for char in word)
        written.append(plain)
    return " ".join(words), draw(st.sampled_from([" ", "\n", "\r\n\t"])).join(written)


@given(st.lists(st.tuples(inline(), inline()), min_size=1, max_size=4))
def test_each_unit_is_what_was_written_where_it_stands(
    pairs: list[tuple[tuple[str, str], tuple[str, str]]],
) -> None:
    data = memory("".join(unit(("fr", source[1]), ("en", target[1])) for source, target in pairs))
    made = story(data, "a.tmx")
    assert list(units(made).values()) == [(target[0], source[0]) for source, target in pairs]
    at = 0
    for each, (_, target) in zip(made.units, pairs, strict=True):
        begin = data.index(f'<tuv xml:lang="en"><seg>{target[1]}</seg>', at) + len('<tuv xml:lang="en"><seg>')
        low, high = made.place(each.start, each.end)
        assert begin <= low < high <= begin + len(target[1])
        at = begin
