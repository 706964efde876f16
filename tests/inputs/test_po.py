"""PO: the same values as polib has, each at its place; what is left out, and what is refused."""

from __future__ import annotations

import polib
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pair_files import said, story, units
from planting import ALL

from tlqa.engine import Checker
from tlqa.inputs import po
from tlqa.inputs._po import Entry, entries, value
from tlqa.inputs.base import surest
from tlqa.model import FileReport
from tlqa.rewriting import fix

HEAD = (
    'msgid ""\nmsgstr ""\n"Project-Id-Version: x\\n"\n"Language: en_GB\\n"\n'
    '"Content-Type: text/plain; charset=UTF-8\\n"\n"X-Source-Language: de\\n"\n\n'
)


def entry(source: str, target: str, before: str = "") -> str:
    return f'{before}msgid "{source}"\nmsgstr "{target}"\n\n'


def test_a_catalogue_is_a_story() -> None:
    made = story(HEAD + entry("Ein Boot.", "A boat.") + entry("Zwei.", "Two.", 'msgctxt "menu"\n'), "a.po")
    assert (made.text, made.format, made.story) == ("A boat.\n\nTwo.", "po", None)
    assert units(made) == {"Ein Boot.": ("A boat.", "Ein Boot."), "menu | Zwei.": ("Two.", "Zwei.")}
    assert made.source is not None
    assert (made.source.text, made.source.language, made.meta.source) == ("Ein Boot.\n\nZwei.", "de", "de")


def test_strings_in_pieces_with_escapes() -> None:
    data = (
        HEAD
        + r"""msgid ""
"Er sagte: "
"\"Nein\"."
msgstr ""
"He said, "
"\"no\",\tand "
  "went \\ home."
"""
    )
    made = story(data, "a.po")
    assert made.text == 'He said, "no", and went \\ home.'
    assert made.source is not None
    assert made.source.text == 'Er sagte: "Nein".'
    at = made.text.index('"no"')
    low, high = made.place(at, at + 4)
    assert data[low:high] == r"\"no\""
    at = made.text.index("and went")
    low, high = made.place(at, at + 8)
    assert data[low:high] == 'and "\n  "went'


def test_paragraphs_and_html() -> None:
    data = (
        HEAD + entry(r"Eins.\n\nZwei.", r"One.\n\nTwo.") + entry("<p>Ein <b>B</b></p>", "<p>A <b>b</b></p>")
    )
    made = story(data, "a.po")
    assert made.text == "One.\n\nTwo.\n\nA b"
    assert list(units(made).values()) == [("One.\n\nTwo.", "Eins.\n\nZwei."), ("A b", "Ein B")]


def test_plural_forms() -> None:
    data = HEAD + 'msgid "%d Boot"\nmsgid_plural "%d Boote"\nmsgstr[0] "%d boat"\nmsgstr[1] "%d boats"\n'
    assert units(story(data, "a.po")) == {
        "%d Boot [0]": ("%d boat", "%d Boot"),
        "%d Boot [1]": ("%d boats", "%d Boote"),
    }


def test_placeholders_are_not_judged() -> None:
    flagged = entry("%(n)s Boote {x}", "%(n)s boats of {x}", "#, python-format\n")
    made = story(HEAD + flagged + entry("3 % der", "3 % of it"), "a.po")
    assert [made.text[low:high].strip() for low, high in made.opaque] == ["%(n)s", "{x}"]
    assert made.units[0].codes == made.units[0].source_codes == ("%(n)s", "{x}")
    assert made.units[1].codes == ()
    not_so = entry("50%d", "50%d", "#, no-python-format\n")
    assert story(HEAD + not_so, "a.po").opaque == ()


def test_what_is_not_read() -> None:
    data = (
        HEAD
        + entry("Ja", "Yes")
        + entry("Nein", "No", "#, fuzzy, c-format\n")
        + entry("Leer", "")
        + '#~ msgid "Alt"\n#~ msgstr "Old"\n\n#, fuzzy\n#| msgid "Vor"\n'
        + entry("Nach", "After")
        + entry("Zuletzt", "Last")
    )
    assert story(data, "a.po").text == "Yes\n\nLast"


def test_msgids_that_are_names() -> None:
    made = story(entry("menu.open", "Open it") + entry("menu.file_close", "Close it"), "a.po")
    assert made.source is None
    assert list(units(made)) == ["menu.open", "menu.file_close"]
    assert story(entry("menu.open", "Open") + entry("Ein Boot", "A boat"), "a.po").source is not None


def test_entries_need_no_line_between() -> None:
    data = 'msgid "Eins"\nmsgstr "One"\nmsgid "Zwei"\nmsgstr "Two"\n# note\nmsgctxt "c"\n'
    data += 'msgid "Drei"\nmsgstr "3"'
    assert list(units(story(data, "a.po")).values()) == [("One", "Eins"), ("Two", "Zwei"), ("3", "Drei")]


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_line_ends(ending: str) -> None:
    assert story((HEAD + entry("Eins", "One")).replace("\n", ending), "a.po").text == "One"


def test_the_charset_that_it_says() -> None:
    data = (HEAD.replace("UTF-8", "ISO-8859-1") + entry("für", "Næs")).encode("latin-1")
    made = story(data, "a.po")
    assert (made.text, made.encoding) == ("Næs", "iso-8859-1")


def test_comments_take_back() -> None:
    made = story(HEAD + entry("Eins", "One", "# tlqa-disable quotes\n#: a.c:1\n"), "a.po")
    assert [comment.text for comment in made.comments] == ["tlqa-disable quotes"]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (HEAD, ["a.po: has no entry that is translated"]),
        ("", ["a.po: has no entry that is translated"]),
        (
            HEAD + entry("A", "B", "#, fuzzy\n"),
            ["a.po: has no entry that is translated; 1 are fuzzy, which nobody has confirmed"],
        ),
        (
            HEAD.replace("en_GB", "fr") + entry("A", "B"),
            [
                "a.po:1: the catalogue is a translation into French, where translations into English are"
                " checked"
            ],
        ),
        (
            HEAD.replace("en_GB", "fr").replace(": de", ": en") + entry("A", "B"),
            [
                "a.po:1: the catalogue is a translation from English into French; are source and target"
                " swapped?"
            ],
        ),
        (
            'msgid "Ei\nmsgstr "One"\n\nmsgid "Zwei"\nmsgstr "Two"\n',
            ["Two", "a.po:1: this is no line of a catalogue: a quotation mark may be missing"],
        ),
        ('msgid "A"\nmsgstr "B"\n\n"C"\n', ["B", "a.po:4: a string stands here without a keyword before it"]),
        ('msgid "A"\n\nmsgid "C"\nmsgstr "D"\n', ["D", "a.po:1: the entry has no msgstr"]),
        ('msgstr "A"\n\nmsgid "C"\nmsgstr "D"\n', ["D", "a.po:1: the entry has no msgid"]),
        (
            'msgid "A"\nmsgid "B"\nmsgstr "D"\n\nmsgid "C"\nmsgstr "E"\n',
            ["E", "a.po:2: the entry has a second msgid"],
        ),
    ],
)
def test_what_is_refused(data: str, expected: list[str]) -> None:
    assert said(data, "a.po") == expected


def test_many_broken_entries_are_counted() -> None:
    found = said("msgid x\n\n" * 100 + entry("Eins", "One"), "a.po")
    assert found[0] == "One"
    assert len(found) == 22
    assert found[-1] == "a.po:41: so are 80 more entries from here on"


def test_sniffing() -> None:
    assert surest(HEAD.encode(), "a.po") is po  # type: ignore[comparison-overlap]
    assert surest(HEAD.encode(), "catalogue") is po  # type: ignore[comparison-overlap]
    assert po.sniff(b"# msgid\n", "a.md") == 0
    assert (po.target(HEAD.encode()), po.target(b"x")) == ("en", "")


def test_a_fix_is_written_back_with_its_escapes() -> None:
    title = entry("Das Schloss", "The old hall is empty")
    data = (HEAD + title + entry("Nein", r"He said \"no\" to them , and left the hall on Monday.")).encode()
    (report,) = Checker(select=["en/spacing"]).check_stories(data, "a.po")
    assert isinstance(report, FileReport)
    (finding,) = report.findings
    assert finding.segment is not None
    assert (finding.segment.id, finding.segment.start) == ("Nein", len('He said "no" to them'))
    fixed = fix(Checker(select=["en/spacing"]), data, "a.po", ALL)
    assert fixed.data == data.replace(b" , and", b", and")


# what catalogues hold, and what is hard in them
TEXT = st.text(
    st.sampled_from('ab é😀"\\\n\t%{}<&') | st.characters(exclude_categories=["Cs", "Cc"]), max_size=12
)


@given(
    st.lists(st.tuples(TEXT.filter(bool), TEXT, st.booleans()), max_size=5, unique_by=lambda each: each[0])
)
def test_the_values_are_those_of_polib(pairs: list[tuple[str, str, bool]]) -> None:
    catalogue = polib.POFile(wrapwidth=10)
    for source, target, fuzzy in pairs:
        catalogue.append(polib.POEntry(msgid=source, msgstr=target, flags=["fuzzy"] if fuzzy else []))
    text = str(catalogue)
    expected = [(each.msgid, each.msgstr, each.fuzzy) for each in polib.pofile(text, wrapwidth=10)]
    found = [each for each in entries(text) if isinstance(each, Entry)]
    assert len(list(entries(text))) == len(found)
    read = []
    for each in found:
        first, second = each.of("msgid"), each.of("msgstr")
        assert first and second
        read.append((value(text, first).text, value(text, second).text, "fuzzy" in each.flags))
    assert [each for each in read if each[0]] == expected


@given(st.lists(st.tuples(TEXT, st.integers(1, 4)), min_size=1, max_size=4))
def test_every_character_stands_where_it_says(parts: list[tuple[str, int]]) -> None:
    strings = [polib.escape(part).replace("\n", r"\n") for part, _ in parts]
    data = 'msgid "A"\nmsgstr ' + "\n".join(f'"{each}"' for each in strings) + "\n"
    (found,) = entries(data)
    assert isinstance(found, Entry)
    target = found.of("msgstr")
    assert target is not None
    read = value(data, target)
    assert read.text == "".join(part for part, _ in parts)
    assert read.places is not None
    for at, char in enumerate(read.text):
        low, high = read.places.span(at, at + 1)
        assert polib.unescape(data[low:high]) == char
