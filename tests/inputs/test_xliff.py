"""XLIFF 1.2 and 2: which unit is what, its source, and where it stands."""

from __future__ import annotations

import re
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pair_files import read_all, said, stories, story, units

from tlqa.errors import InputError
from tlqa.inputs import xliff
from tlqa.inputs.base import surest
from tlqa.model import BlockKind, Document

OLD = "urn:oasis:names:tc:xliff:document:1.2"
NEW = "urn:oasis:names:tc:xliff:document:2.0"


def old(body: str, target: str = ' target-language="en-GB"', version: str = "1.2") -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<xliff version="{version}" xmlns="{OLD}">'
        f'<file original="a.html" source-language="fr-FR"{target} datatype="html"><header><note>n</note>'
        f"</header><body>{body}</body></file></xliff>"
    )


def new(body: str, languages: str = ' srcLang="zh" trgLang="en"', version: str = "2.1") -> str:
    return f'<xliff version="{version}" xmlns="{NEW}"{languages}><file id="f1">{body}</file></xliff>'


def unit(source: str, target: str, name: str = "1", more: str = "", within: str = "") -> str:
    sides = f"<source>{source}</source>{within}<target>{target}</target>"
    return f'<trans-unit id="{name}"{more}>{sides}</trans-unit>'


def segment(source: str, target: str | None, name: str = "", more: str = "") -> str:
    there = "" if target is None else f"<target{more}>{target}</target>"
    named = f' id="{name}"' if name else ""
    return f"<segment{named}><source>{source}</source>{there}</segment>"


def text(target: str) -> str:
    """What is read of the target of XLIFF 1.2."""
    return story(old(unit("Un texte.", target)), "a.xlf").text


def text2(target: str, data: str = "") -> str:
    return story(new(f'<unit id="u">{data}{segment("一。", target)}</unit>'), "a.xlf").text


def test_a_story_a_file_a_block_a_unit() -> None:
    made = story(old(unit("Le bac.", "The ferry.") + unit("Il pleut.", "It rains.", "b")), "a.xlf")
    assert (made.text, made.format, made.story, made.language) == (
        "The ferry.\n\nIt rains.",
        "xliff",
        None,
        "en",
    )
    assert made.source is not None
    assert (made.source.text, made.source.language) == ("Le bac.\n\nIl pleut.", "fr")
    assert units(made) == {"1": ("The ferry.", "Le bac."), "b": ("It rains.", "Il pleut.")}
    assert made.meta.source == "fr-FR"
    assert len(made.blocks) == len(made.source.blocks) == 2


def test_a_unit_stands_at_its_target() -> None:
    data = old(unit("Le même.", "The same &amp; more.") + unit("Le même.", "The same &amp; more.", "2"))
    made = story(data, "a.xlf")
    places = [made.place(each.start, each.end) for each in made.units]
    assert [data[low:high] for low, high in places] == ["The same &amp; more."] * 2
    assert places[0] != places[1]
    assert made.source is not None
    low, high = made.source.place(made.units[1].source_start, made.units[1].source_end)
    assert data[low:high] == "Le même."
    assert low < places[1][0]


def test_each_version_and_prefix() -> None:
    for version in ("1.0", "1.1", "1.2"):
        assert said(old(unit("A.", "One."), version=version), "a.xlf") == ["One."]
    for version in ("2.0", "2.1", "2.2"):
        assert said(new(f"<unit id='1'>{segment('A。', 'One.')}</unit>", version=version), "a.xlf") == [
            "One."
        ]
    prefixed = re.sub(r"<(/?)(?=[a-z])", r"<\1x:", old(unit("A.", "One."))).replace("xmlns=", "xmlns:x=")
    assert said(prefixed, "a.xlf") == ["One."]


def test_many_files_are_many_stories() -> None:
    files = "".join(
        f'<file id="{name}"><unit id="1">{segment("一。", f"Story {name}.")}</unit></file>' for name in "ab"
    )
    found = stories(f'<xliff version="2.0" srcLang="zh" trgLang="en">{files}</xliff>', "a.xlf")
    assert [(made.story, made.text) for made in found] == [("a", "Story a."), ("b", "Story b.")]


def test_the_stories_before_a_break_are_whole() -> None:
    files = "".join(
        f'<file id="{name}"><unit id="1">{segment("一。", "One.")}</unit></file>' for name in "abc"
    )
    cut = f'<xliff version="2.0" srcLang="zh" trgLang="en">{files}'.removesuffix("</unit></file>")
    assert said(cut, "a.xlf") == [
        "One.",
        "One.",
        "a.xlf:1: is cut off: <unit> of line 1 does not end",
    ]


def test_kinds() -> None:
    body = (
        unit("T", "The title", "1", ' restype="x-h1"')
        + unit("C", "A boat at the quay", "2", ' restype="caption"')
        + unit("L", "One thing", "3", ' restype="x-html-li"')
        + unit("P", "The ferry left the quay at noon, the master said.", "4", ' restype="x-p"')
    )
    made = story(old(body), "a.xlf")
    kinds = [BlockKind.HEADLINE, BlockKind.CAPTION, BlockKind.LIST_ITEM, BlockKind.PARAGRAPH]
    assert [block.kind for block in made.blocks] == kinds
    assert made.source is not None
    assert [block.kind for block in made.source.blocks] == kinds
    heading = '<unit id="1" xmlns:fs="urn:oasis:names:tc:xliff:fs:2.0" fs:fs="h1">'
    assert story(new(f"{heading}{segment('一', 'One')}</unit>"), "a.xlf").blocks[0].kind is BlockKind.HEADLINE


def test_what_is_not_translated() -> None:
    body = (
        unit("Non.", "No.", "1", ' translate="no"')
        + '<group translate="no">'
        + unit("Non.", "No.", "2")
        + unit("Oui.", "Yes.", "3", ' translate="yes"')
        + "</group>"
        + '<trans-unit id="4"><source>Rien.</source></trans-unit>'
        + '<trans-unit id="5"><source>Vide.</source><target>  </target></trans-unit>'
        + '<trans-unit id="6"><source>Copie.</source><target state="new">Copie.</target></trans-unit>'
        + '<trans-unit id="7"><source>Brut.</source>'
        + '<target state="needs-translation">Raw.</target></trans-unit>'
        + '<trans-unit id="8"><source>Paris</source><target state="final">Paris</target></trans-unit>'
        + '<bin-unit id="9"><bin-source/><bin-target/></bin-unit>'
    )
    made = story(old(body), "a.xlf")
    assert units(made) == {"3": ("Yes.", "Oui."), "7": ("Raw.", "Brut."), "8": ("Paris", "Paris")}


def test_matches_are_no_translations() -> None:
    alternatives = "<alt-trans><source>X.</source><target>Not this.</target></alt-trans>"
    assert story(old(unit("A.", "One.", within=alternatives)), "a.xlf").text == "One."
    matches = (
        '<mtc:matches xmlns:mtc="urn:oasis:names:tc:xliff:matches:2.0"><mtc:match ref="#1">'
        "<source>X。</source><target>Not this.</target></mtc:match></mtc:matches>"
    )
    assert story(new(f'<unit id="1">{matches}{segment("一。", "One.")}</unit>'), "a.xlf").text == "One."


def test_segments_of_a_unit_are_one_paragraph() -> None:
    marked = '<mrk mtype="seg" mid="{}">{}</mrk>'.format
    source = f"{marked(1, 'Un.')} {marked(2, 'Deux.')}"
    target = f"{marked(1, 'One.')} {marked(2, 'Two.')}"
    body = unit("Un. Deux.", target, "7", within=f"<seg-source>{source}</seg-source>")
    made = story(old(body), "a.xlf")
    assert (made.text, len(made.blocks)) == ("One. Two.", 1)
    assert units(made) == {"7/1": ("One.", "Un."), "7/2": ("Two.", "Deux.")}
    lone = story(old(unit("Un. Deux.", target, "7")), "a.xlf")
    assert units(lone) == {"7": ("One. Two.", "Un. Deux.")}


def test_segments_without_a_space_between() -> None:
    body = f'<unit id="u">{segment("一。", "One.", "s1")}{segment("二。", "Two.", "s2")}</unit>'
    made = story(new(body), "a.xlf")
    assert made.text == "One. Two."
    assert made.source is not None
    assert made.source.text == "一。二。"
    assert units(made) == {"u/s1": ("One.", "一。"), "u/s2": ("Two.", "二。")}


def test_segments_of_which_some_wait() -> None:
    between = "<ignorable><source> </source></ignorable>"
    parts = segment("A.", "One."), segment("B.", None), segment("C.", "3.")
    made = story(new(f'<unit id="u">{between.join(parts)}</unit>'), "a.xlf")
    assert made.text == "One. 3."
    assert units(made) == {"u/1": ("One.", "A."), "u/5": ("3.", "C.")}


def test_segments_in_another_order() -> None:
    body = (
        '<unit id="u">'
        + segment("一。", "One.", "s1", ' order="3"')
        + "<ignorable><source/><target> </target></ignorable>"
        + segment("二。", "Two.", "s2", ' order="1"')
        + "</unit>"
    )
    made = story(new(body), "a.xlf")
    assert made.text == "Two. One."
    assert units(made) == {"u/s2": ("Two.", "二。"), "u/s1": ("One.", "一。")}


def test_units_of_a_paragraph() -> None:
    group = f'<group restype="x-p">{unit("Un.", "One.", "a")}\n{unit("Deux.", "Two.", "b")}</group>'
    made = story(old(group + unit("Trois.", "Three.", "c")), "a.xlf")
    assert made.text == "One. Two.\n\nThree."
    assert units(made) == {"a": ("One.", "Un."), "b": ("Two.", "Deux."), "c": ("Three.", "Trois.")}


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ('The <g id="1">old</g> boat', "The old boat"),
        ('The <bpt id="1">&lt;b&gt;</bpt>old<ept id="1">&lt;/b&gt;</ept> boat', "The old boat"),
        ('The <bx id="1"/>old<ex id="1"/> boat', "The old boat"),
        ('The boat<it id="1" pos="open">&lt;p&gt;</it> left', "The boat left"),
        ('Line<x id="1" ctype="lb"/>break', "Line\nbreak"),
        ('Line<ph id="1">&lt;br/&gt;</ph>break', "Line\nbreak"),
        ('Hello <ph id="1">%s</ph>, go', "Hello %s, go"),
        ('Hello <x id="1" equiv-text="{{name}}"/>!', "Hello {{name}}!"),
        ('A <x id="1" equiv-text="&lt;b&gt;"/>big<x id="2" equiv-text="&lt;/b&gt;"/> boat', "A big boat"),
        ('A <x id="7"/> boat', "A {7} boat"),
        ('Bo<x id="7"/>at', "Boat"),
        ('<x id="7"/>', None),
        ('See <x id="7" ctype="image"/> here', "See here"),
        ("a &lt; b &amp; c", "a < b & c"),
        ("&#8220;No,&#x201D; he said", "“No,” he said"),
        ("<![CDATA[a < b & c]]>", "a < b & c"),
        ("<![CDATA[<p>One <b>big</b> boat</p>]]>", "One big boat"),
        ("&lt;p&gt;One &lt;b&gt;big&lt;/b&gt; boat&lt;/p&gt;", "One big boat"),
        ("one\n   line", "one line"),
        (
            'One <mrk mtype="x-sdl-deleted">old <g id="2">x</g></mrk><mrk mtype="x-sdl-added">new</mrk>.',
            "One new.",
        ),
        ("one\n\n   two", "one\n\ntwo"),
        ("one <!-- no --> line", "one line"),
    ],
)
def test_inline(target: str, expected: str | None) -> None:
    if expected is None:
        assert said(old(unit("Un.", target)), "a.xlf") == ["a.xlf: holds no unit that was translated"]
    else:
        assert text(target) == expected


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ('The <pc id="1">old</pc> boat', "The old boat"),
        ('The <sc id="1"/>old<ec startRef="1"/> boat', "The old boat"),
        ('Hello <ph id="1" dataRef="d1"/>, go', "Hello %s, go"),
        ('Hello <ph id="1" equiv="NAME"/>, go', "Hello NAME, go"),
        ('Line<ph id="1" type="fmt" subType="xlf:lb"/>break', "Line\nbreak"),
        ('A <mrk id="m1" type="term">big</mrk> boat', "A big boat"),
        ('A<cp hex="0001"/>b', "A\x01b"),
        ('A<cp hex="zz"/>b', "Ab"),
    ],
)
def test_inline_of_two(target: str, expected: str) -> None:
    assert text2(target, '<originalData><data id="d1">%s</data></originalData>') == expected


def test_what_is_not_judged() -> None:
    kept = segment("A。", 'One <mrk id="m" translate="no">Foo</mrk>.')
    made = story(new(f'<unit id="u">{kept}</unit>'), "a.xlf")
    assert [made.text[low:high].strip() for low, high in made.opaque] == ["Foo"]
    made = story(old(unit("A.", 'One <mrk mtype="protected">Foo</mrk>, <ph id="1">%d</ph>.')), "a.xlf")
    assert [made.text[low:high].strip() for low, high in made.opaque] == ["Foo", "%d"]


def test_codes_are_told_on_both_sides() -> None:
    made = story(old(unit('<g id="1">Un</g> <x id="2"/>.', '<x id="2"/><g id="3">One</g>.')), "a.xlf")
    assert (made.units[0].codes, made.units[0].source_codes) == (("x2", "g3"), ("g1", "x2"))


def test_html_in_a_unit() -> None:
    made = story(old(unit("<![CDATA[<p>Un</p><p>Deux</p>]]>", "<![CDATA[<p>One</p><p>Two</p>]]>")), "a.xlf")
    assert units(made) == {"1": ("One\n\nTwo", "Un\n\nDeux")}


def test_comments_take_back() -> None:
    made = story(old(f"<!-- tlqa-disable -->{unit('A.', 'One.')}"), "a.xlf")
    assert [comment.text for comment in made.comments] == ["tlqa-disable"]
    before = old(unit("A.", "One.")).replace("<file", "<!-- tlqa-disable-file quotes --><file")
    assert [comment.text for comment in story(before, "a.xlf").comments] == ["tlqa-disable-file quotes"]


def test_encodings() -> None:
    data = old(unit("été", "Næs “quay”")).replace("UTF-8", "UTF-16")
    made = story("\ufeff".encode("utf-16-le") + data.encode("utf-16-le"), "a.xlf")
    assert made.text == "Næs “quay”"
    latin = old(unit("été", "Næs")).replace("UTF-8", "ISO-8859-1").encode("latin-1")
    assert (story(latin, "a.xlf").text, story(latin, "a.xlf").encoding) == ("Næs", "windows-1252")


def test_another_language() -> None:
    assert said(old(unit("A.", "Eins."), ' target-language="de"'), "a.xlf") == [
        "a.xlf:2: the file 'a.html' is a translation into German, where translations into English are checked"
    ]
    swapped = new(f"<unit id='1'>{segment('One.', 'Un.')}</unit>", ' srcLang="en-US" trgLang="fr"')
    assert said(swapped, "a.xlf") == [
        "a.xlf:1: the file 'f1' is a translation from English into French; are source and target swapped?"
    ]
    assert said(old(unit("A.", "One."), ""), "a.xlf") == ["One."]


def test_of_files_in_several_languages_ours_is_read() -> None:
    ours = '<file original="b" source-language="fr" target-language="en">'
    ours += f"<body>{unit('A.', 'One.')}</body></file></xliff>"
    both = old(unit("A.", "Eins."), ' target-language="de"').replace("</xliff>", ours)
    assert said(both, "a.xlf")[1] == "One."


def test_a_half_that_is_missing_is_said_once() -> None:
    lone = "".join(f'<trans-unit id="{n}"><target>No {n}.</target></trans-unit>' for n in range(3))
    assert said(old(unit("A.", "One.", "a") + lone), "a.xlf") == [
        "One.\n\nNo 0.\n\nNo 1.\n\nNo 2.",
        "a.xlf:2: the unit '0' has a target and no source, the first of 3",
    ]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (old(unit("A.", "")), ["a.xlf: holds no unit that was translated"]),
        (old(""), ["a.xlf: holds no unit that was translated"]),
        (
            old("", version="3.0"),
            ["a.xlf:2: is XLIFF of version '3.0'; 1.0, 1.1, 1.2, 2.0, 2.1, 2.2 are read"],
        ),
        ("<other/>", ["a.xlf:1: is <other>, no XLIFF; 1.0, 1.1, 1.2, 2.0, 2.1, 2.2 are read"]),
        ("", ["a.xlf: is empty, and no XML"]),
        (
            old(f"{unit('A.', 'One.')}\n<trans-unit id='2'><source>B.").partition("</body>")[0],
            ["One.", "a.xlf:3: is cut off: <source> of line 3 does not end"],
        ),
        (
            old(f"{unit('A.', 'One.')}\n{unit('B.', 'x & y')}"),
            ["One.", "a.xlf:3: is no well-formed XML: a bare & or <, or a control character, stands there"],
        ),
        (
            '<!DOCTYPE xliff [<!ENTITY a "b">]>' + new(""),
            ["a.xlf:1: defines the entity 'a': files with entities of their own are not read"],
        ),
        (
            new(f"<unit id='1'>{segment('一', '&own;')}</unit>"),
            ["a.xlf:1: refers to the entity 'own', which is not defined"],
        ),
        (
            new("<unit id='1'><segment><source>" + '<pc id="1">' * 300 + "x" + "</pc>" * 300),
            ["a.xlf:1: is nested deeper than 256 elements"],
        ),
    ],
)
def test_what_is_refused(data: str, expected: list[str]) -> None:
    assert said(data, "a.xlf") == expected


def test_nothing_outside_is_read(tmp_path_factory: pytest.TempPathFactory) -> None:
    secret = tmp_path_factory.mktemp("secret") / "secret.txt"
    secret.write_text("A secret.", "utf-8")
    data = (
        f'<!DOCTYPE xliff [<!ENTITY e SYSTEM "file://{secret}">]>' + old(unit("A.", "&e;")).split("\n", 1)[1]
    )
    (problem,) = read_all(data, "a.xlf")
    assert isinstance(problem, InputError)
    assert "defines the entity 'e'" in problem.message


def test_sniffing() -> None:
    assert surest(old("").encode(), "a.xml") is xliff  # type: ignore[comparison-overlap]
    assert surest(new("").encode(), "export") is xliff  # type: ignore[comparison-overlap]
    assert xliff.sniff(b"<html/>", "a.html") == 0
    assert xliff.sniff(b"no", "a.xlf") == 0.5
    assert (xliff.target(old("").encode()), xliff.target(new("").encode()), xliff.target(b"<a/>")) == (
        "en",
        "en",
        "",
    )


WORDS = st.lists(
    st.sampled_from("The ferry left “at” noon, & 3 < 4 é 😀 said.".split()), min_size=1, max_size=6
)


@st.composite
def inline(draw: st.DrawFn) -> tuple[str, str]:
    """Words as a reader sees them, and as a segment may write them."""
    words = draw(WORDS)
    written: list[str] = []
    for number, word in enumerate(words):
        way = draw(st.integers(0, 6))
        plain = escape(word, quote=draw(st.booleans()))
        if way == 1:
            plain = f'<g id="{number}">{plain}</g>'
        elif way == 2:
            plain = "".join(f"&#{ord(char)};" for char in word)
        elif way == 3:
            plain = f"<![CDATA[{word}]]>"
        elif way == 4:
            plain = f'<bpt id="{number}">&lt;i&gt;</bpt>{plain}<ept id="{number}">&lt;/i&gt;</ept>'
        elif way == 5:
            plain = f"<!-- {number} -->{plain}"
        written.append(plain + draw(st.sampled_from([" ", "\n  ", "\r\n "])))
    return " ".join(words), "".join(written).strip()


@given(st.lists(st.tuples(inline(), inline()), min_size=1, max_size=4))
def test_each_unit_is_what_was_written_where_it_stands(
    pairs: list[tuple[tuple[str, str], tuple[str, str]]],
) -> None:
    data = old("".join(unit(source[1], target[1], str(n)) for n, (source, target) in enumerate(pairs)))
    made = story(data, "a.xlf")
    expected = {str(n): (target[0], source[0]) for n, (source, target) in enumerate(pairs)}
    assert units(made) == expected
    assert_lands(made, [target[1] for _, target in pairs])


def assert_lands(made: Document, written: list[str]) -> None:
    """Each unit stands within its target, and what is beside it there is markup."""
    at = 0
    for each, target in zip(made.units, written, strict=True):
        begin = made.file_text.index(f"<target>{target}</target>", at) + len("<target>")
        low, high = made.place(each.start, each.end)
        assert begin <= low < high <= begin + len(target)
        around = made.file_text[begin:low] + made.file_text[high : begin + len(target)]
        assert not re.sub(r"<!--.*?-->|<(bpt|ept)\b.*?</\1>|<!\[CDATA\[|\]\]>|<[^<>]*>", "", around).strip()
        at = begin
