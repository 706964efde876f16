"""TBX as a glossary: both styles of ISO 30042:2019, the older MARTIF, and what is wrong with a file."""

from __future__ import annotations

from pathlib import Path

import pytest
from helpers import shown, spans_of

from tlqa.engine import Checker
from tlqa.errors import TermsError
from tlqa.glossary import read_glossary
from tlqa.rulebook.book import RuleBook

DCA = """\
<?xml version="1.0" encoding="UTF-8"?>
<?xml-model href="https://example.org/TBXcoreStructV03.rng" type="application/xml"?>
<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">
<tbxHeader><fileDesc><sourceDesc><p>Our own desk.</p></sourceDesc></fileDesc></tbxHeader>
<text><body>
<conceptEntry id="c1">
  <descrip type="subjectField">administration</descrip>
  <langSec xml:lang="de"><termSec><term>Landrat</term></termSec></langSec>
  <langSec xml:lang="en-GB">
    <descripGrp><descrip type="definition">The <hi>head</hi> of a district.</descrip></descripGrp>
    <termSec><term>head of the district</term></termSec>
    <termSec><term>district <hi>administrator</hi></term>
      <termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></termSec>
    <termSec><term>county council</term>
      <termNote type="partOfSpeech">noun</termNote>
      <termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></termSec>
  </langSec>
</conceptEntry>
<conceptEntry id="c2">
  <langSec xml:lang="de"><termSec><term>Stadtwerke</term></termSec></langSec>
  <langSec xml:lang="en"><termSec><term>Stadtwerke</term></termSec></langSec>
</conceptEntry>
<conceptEntry id="c3">
  <langSec xml:lang="en"><termSec><term>sea wall</term></termSec>
  <termSec><term>seawall &amp; groyne</term>
    <termNote type="administrativeStatus">supersededTerm-admn-sts</termNote></termSec></langSec>
</conceptEntry>
<conceptEntry id="c4"><langSec xml:lang="fr"><termSec><term>mairie</term></termSec></langSec></conceptEntry>
</body></text>
</tbx>
"""


def dct(text: str) -> str:
    """The same in the style DCT: the name of a category is that of an element."""
    made = text.replace('style="dca"', 'style="dct" xmlns:min="http://www.tbxinfo.net/ns/min"')
    made = made.replace('<termNote type="administrativeStatus">', "<min:administrativeStatus>")
    for status in ("preferred", "deprecated", "superseded"):
        made = made.replace(
            f"{status}Term-admn-sts</termNote>", f"{status}Term-admn-sts</min:administrativeStatus>"
        )
    return made.replace('<descrip type="subjectField">administration</descrip>', "")


def martif(text: str) -> str:
    """The same as TBX was before 2019, with groups of terms."""
    body = text.partition("<text>")[2]
    body = body.replace("conceptEntry", "termEntry").replace("langSec", "langSet")
    body = body.replace("<termSec>", "<ntig><termGrp>").replace("</termSec>", "</termGrp></ntig>")
    declared = '<?xml version="1.0"?>\n<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">\n'
    header = "<martifHeader><fileDesc><sourceDesc><p>Ours.</p></sourceDesc></fileDesc></martifHeader>"
    return f'{declared}<martif type="TBX" xml:lang="en">{header}<text>{body}'.replace("</tbx>", "</martif>")


STYLES = {"dca": DCA, "dct": dct(DCA), "martif": martif(DCA)}


def write(tmp_path: Path, text: str, name: str = "glossary.tbx") -> Path:
    path = tmp_path / name
    path.write_text(text, "utf-8")
    return path


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize(
    ("marked", "source", "rules"),
    [
        ("The district administrators met.", "Die Landräte trafen sich.", []),
        ("The head of the district came.", "Der Landrat kam.", []),
        ("The ⟦county council⟧ came.", "Der Landrat kam.", ["translations"]),
        ("The county council came.", "Der Rat kam.", []),  # right for something else
        ("He ⟦came.⟧", "Der Landrat kam.", ["translations"]),
        ("The utility ⟦paid.⟧", "Die Stadtwerke zahlten.", ["translations"]),
        ("The ⟦seawall & groyne⟧ held.", None, ["preferred"]),
    ],
)
def test_a_glossary_in_each_style(
    tmp_path: Path, style: str, marked: str, source: str | None, rules: list[str]
) -> None:
    checker = Checker(book=RuleBook(()), terms=[write(tmp_path, STYLES[style])])
    text = spans_of(marked)[0]
    findings = checker.check_text(text, source=source, source_language="de").findings
    assert shown(text, findings) == marked
    assert [each.rule for each in findings] == [f"terms/{rule}" for rule in rules]


@pytest.mark.parametrize("style", STYLES)
def test_each_style_says_the_same(tmp_path: Path, style: str) -> None:
    read = read_glossary(write(tmp_path, STYLES[style]), "en")
    assert (read.words, read.entries) == (6, 3)
    (wrong,) = (rule for rule in read.rules if rule.params.get("event") == "wrong")
    assert wrong.params["terms"] == [
        {
            "source": {"de": ["Landrat"]},
            "use": ["district administrator", "head of the district"],
            "not": ["county council"],
        }
    ]


def test_the_preferred_word_is_proposed(tmp_path: Path) -> None:
    checker = Checker(book=RuleBook(()), terms=[write(tmp_path, DCA)])
    (found,) = checker.check_text(
        "The county council came.", source="Der Landrat kam.", source_language="de"
    ).findings
    assert found.fix is not None
    assert found.fix.replacement == "district administrator"


def test_stories_in_another_language(tmp_path: Path) -> None:
    read = read_glossary(write(tmp_path, DCA), "fr")
    assert (read.words, read.rules) == (1, ())


def test_a_word_that_another_concept_asks_for_is_not_refused_by_itself(tmp_path: Path) -> None:
    text = DCA.replace("<term>sea wall</term>", "<term>quay</term>").replace(
        "seawall &amp; groyne", "sea wall"
    )
    term = "<termSec><term>sea wall</term></termSec>"
    other = f"<conceptEntry><langSec xml:lang='en'>{term}</langSec></conceptEntry>"
    checker = Checker(book=RuleBook(()), terms=[write(tmp_path, text)])
    assert len(checker.check_text("The sea wall held.").findings) == 1
    checker = Checker(book=RuleBook(()), terms=[write(tmp_path, text.replace("</body>", f"{other}</body>"))])
    assert checker.check_text("The sea wall held.").findings == ()


def test_an_encoding_that_the_file_names(tmp_path: Path) -> None:
    path = tmp_path / "old.tbx"
    path.write_bytes(DCA.replace("UTF-8", "ISO-8859-1").replace("Landrat", "Präfekt").encode("latin-1"))
    checker = Checker(book=RuleBook(()), terms=[path])
    assert len(checker.check_text("He came.", source="Der Präfekt kam.", source_language="de").findings) == 1


BOMB = '<!DOCTYPE tbx [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'


@pytest.mark.parametrize(
    ("change", "line", "said"),
    [
        (("preferredTerm", "prefferedTerm"), 13, "did you mean 'preferredTerm-admn-sts'?"),
        (("deprecatedTerm-admn-sts", "gone"), 16, "no status of a term called 'gone'"),
        (("<term>county council</term>", ""), 14, "<termSec> holds no term"),
        (("<term>county council</term>", "<term> </term>"), 14, "<termSec> holds no term"),
        (('<langSec xml:lang="en-GB">', "<langSec>"), 9, "does not say its language"),
        (("<term>county council</term>", "<term>head of the district</term>"), 14, "asked for and refused"),
        (("</conceptEntry>", ""), 29, "no well-formed XML"),
        (("<tbx ", f"{BOMB}\n<tbx "), 3, "entities of their own"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(
    tmp_path: Path, change: tuple[str, str], line: int, said: str
) -> None:
    assert change[0] in DCA
    path = write(tmp_path, DCA.replace(*change, 1))
    with pytest.raises(TermsError) as caught:
        read_glossary(path, "en")
    assert caught.value.path == str(path)
    assert said in caught.value.message
    assert caught.value.line == line


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<html><p>x</p></html>", "is <html>, no TBX"),
        ("", "is empty"),
        ("forbidden: [soup]", "no well-formed XML"),
    ],
)
def test_what_is_no_tbx(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(TermsError, match=said):
        read_glossary(write(tmp_path, text), "en")


def test_a_glossary_of_other_languages(tmp_path: Path) -> None:
    with pytest.raises(TermsError, match=r"stories' language \(it\); its languages are de, en, fr"):
        read_glossary(write(tmp_path, DCA), "it")


def test_no_such_file(tmp_path: Path) -> None:
    with pytest.raises(TermsError):
        read_glossary(tmp_path / "absent.tbx", "en")


def test_a_file_that_is_cut_off(tmp_path: Path) -> None:
    with pytest.raises(TermsError, match=r"cut off|well-formed"):
        read_glossary(write(tmp_path, DCA[: len(DCA) // 2]), "en")


PAIR = Path(__file__).parents[1] / "corpus" / "pairs" / "orlena-lock"
LOCK_AND_BOAT = {
    "ar": ("هويس", "قارب"),
    "de": ("Schleuse", "Boot"),
    "es": ("esclusa", "barco"),
    "fr": ("écluse", "bateau"),
    "it": ("chiusa", "barca"),
    "ja": ("水門", "船"),
    "nl": ("sluis", "boot"),
    "pl": ("śluza", "barka"),
    "pt": ("eclusa", "barco"),
    "ru": ("шлюз", "баржа"),
    "tr": ("kanal kapağı", "tekne"),
    "uk": ("шлюз", "баржа"),
    "zh": ("船闸", "船"),
}


def of_the_lock(tmp_path: Path, code: str, lock: str, boat: str) -> Checker:
    terms = f"translations:\n- {{source: {{{code}: {lock}}}, use: lock, not: sluice}}\n"
    terms += f"- {{source: {{{code}: {boat}}}, use: boat, except: [船頭, 船民, 船闸]}}\n"
    return Checker(book=RuleBook(()), terms=[write(tmp_path, terms, "terms.yaml")])


@pytest.mark.parametrize("code", LOCK_AND_BOAT)
def test_terms_of_a_whole_story(tmp_path: Path, code: str) -> None:
    """A good translation has none that is wrong; of two that are, both are found, in each language."""
    checker = of_the_lock(tmp_path, code, *LOCK_AND_BOAT[code])
    source = (PAIR / f"source.{code}").read_text("utf-8")
    story = (PAIR / "story.en").read_text("utf-8")
    good = checker.check_text(story, source=source, source_language=code)
    assert (good.findings, good.notices) == ((), ())
    wrong = story.replace("The lock at", "The sluice at").replace("27 boats", "27 of them")
    found = checker.check_text(wrong, source=source, source_language=code).findings
    assert [(each.text, each.source is not None) for each in found] == [("sluice", True), ("them.", True)]
