"""Files of segments say themselves what answers what: XLIFF, TMX and PO through the program."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from running import Run

SOURCES = (
    "Das Hochwasser traf am Montag 240 Häuser in der Altstadt von Kalden.",
    "Die Feuerwehr pumpte die ganze Nacht Wasser aus den Kellern.",
    "Die Schulen bleiben bis zum Ende der Woche geschlossen, sagte der Bürgermeister.",
    "Im Hafen liegen noch immer zwei Schiffe mit Getreide fest.",
    "Die Reparatur der Brücke wird 3.600 Euro am Tag kosten und bis Oktober dauern.",
)
TARGETS = (
    "The flood hit 240 houses in the old town of Kalden on Monday.",
    "Firefighters pumped water out of the cellars all night.",
    "Schools will stay closed until the end of the week, the mayor said.",
    "Two ships carrying grain are still stuck in the port.",
    "Repairing the bridge will cost 3,600 euros a day and take until October.",
)
# each translation stands two segments too early: by what they say they would be aligned, and nothing be found
SHIFTED = (*TARGETS[2:], *TARGETS[:2])


def xliff(targets: tuple[str, ...]) -> str:
    body = "".join(
        f'<trans-unit id="u{n}"><source>{source}</source><target>{target}</target></trans-unit>'
        for n, (source, target) in enumerate(zip(SOURCES, targets, strict=True))
    )
    return (
        '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a.html"'
        f' source-language="de" target-language="en" datatype="html"><body>{body}</body></file></xliff>'
    )


def xliff2(targets: tuple[str, ...]) -> str:
    body = "".join(
        f'<unit id="u{n}"><segment><source>{source}</source><target>{target}</target></segment></unit>'
        for n, (source, target) in enumerate(zip(SOURCES, targets, strict=True))
    )
    return (
        '<xliff version="2.1" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="de" trgLang="en">'
        f'<file id="f1">{body}</file></xliff>'
    )


def tmx(targets: tuple[str, ...]) -> str:
    body = "".join(
        f'<tu tuid="u{n}"><tuv xml:lang="de"><seg>{source}</seg></tuv>'
        f'<tuv xml:lang="en"><seg>{target}</seg></tuv></tu>'
        for n, (source, target) in enumerate(zip(SOURCES, targets, strict=True))
    )
    return (
        '<tmx version="1.4"><header srclang="de" creationtool="x" creationtoolversion="1" segtype="sentence"'
        f' o-tmf="x" adminlang="en" datatype="plaintext"/><body>{body}</body></tmx>'
    )


def po(targets: tuple[str, ...]) -> str:
    entries = "\n\n".join(
        f'msgid "{source}"\nmsgstr "{target}"' for source, target in zip(SOURCES, targets, strict=True)
    )
    return f'msgid ""\nmsgstr "Language: en\\nX-Source-Language: de\\n"\n\n{entries}\n'


def found(run: Run, path: Path, text: str) -> list[dict[str, Any]]:
    path.write_text(text, "utf-8")
    result = run("check", path, "--format", "json", "--preview", "--select", "en/bilingual")
    (story,) = json.loads(result.stdout)["files"]
    assert not story["notices"]
    findings: list[dict[str, Any]] = story["findings"]
    return findings


FORMATS = pytest.mark.parametrize(
    ("name", "make"), [("a.xlf", xliff), ("b.xlf", xliff2), ("a.tmx", tmx), ("a.po", po)]
)


@FORMATS
def test_what_the_file_says_is_the_alignment(tmp_path: Path, run: Run, name: str, make: Any) -> None:
    findings = found(run, tmp_path / name, make(SHIFTED))
    number = next(each for each in findings if each["rule"] == "en/bilingual/number-changed")
    assert (number["text"], number["source"]["text"]) == ("240", "zwei")
    assert number["segment"]["id"] in ("u3", SOURCES[3])


@FORMATS
def test_a_file_whose_segments_agree_is_clean(tmp_path: Path, run: Run, name: str, make: Any) -> None:
    assert found(run, tmp_path / name, make(TARGETS)) == []


def test_sentences_within_a_segment_are_aligned(tmp_path: Path, run: Run) -> None:
    sources = ("Es war spät am Abend.", " ".join(SOURCES), "Der Hafen blieb zu.")
    targets = ("It was late in the evening.", " ".join([*TARGETS[:3], *TARGETS[4:]]), "The port stayed shut.")
    body = "".join(
        f'<trans-unit id="{n}"><source>{source}</source><target>{target}</target></trans-unit>'
        for n, (source, target) in enumerate(zip(sources, targets, strict=True))
    )
    findings = found(
        run,
        tmp_path / "a.xlf",
        '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a.html"'
        f' source-language="de" target-language="en" datatype="html"><body>{body}</body></file></xliff>',
    )
    (omitted,) = [each for each in findings if each["rule"] == "en/bilingual/sentence-omitted"]
    assert omitted["source"]["text"] == SOURCES[3]
    assert omitted["segment"]["id"] == "1"
