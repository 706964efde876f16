"""Runs that every format for machines must stand: real stories, none, and texts made to break a format."""

from __future__ import annotations

import json
import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jsonschema import Draft4Validator

from tlqa.engine import Checker
from tlqa.model import (
    BlockKind,
    Confidence,
    Document,
    FileReport,
    Finding,
    Fix,
    Notice,
    Related,
    Remark,
    Report,
    Score,
    Severity,
    Verdict,
)
from tlqa.outputs.base import Options, find_output

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jsonschema import ValidationError

ROOT = Path(__file__).parents[2]

# Each is a text of a story, a message, a path's name and a replacement by turns.
HOSTILE = (
    "plain",
    "a \"double\" and 'single' quote",
    "one\ntwo\r\nthree\rfour",
    "100 % and %0A and %25",
    "::error file=x::injected",
    "\n::stop-commands::token\n",
    "<![CDATA[ ]]> & <script>alert(1)</script>",
    "]]>",
    "emoji 😀👨‍👩‍👧 then",
    "\u202eright to left\u202c \u05d0\u05d1\u05d2 \u0627\u0644",
    "nul \x00 bell \x07 escape \x1b[31m c1 \x85 \x9b delete \x7f",
    "\ufffe \uffff \u2028 \u2029",
    "lone \ud800 surrogate \udcff",
    "| pipe ` tick * star _ [x](javascript:1) <!-- c --> @someone #1 $x$",
    "=HYPERLINK(\"http://example.org\",\"x\")",
    "+1", "-1", "@SUM(A1)", "\t=1", "＝1",
    "a:b,c:d",
    "{0} {placeholder} [link](1) \\n",
    "e\u0301te\u0301 漢字",
)  # fmt: skip


def render(name: str, report: Report, options: Options | None = None) -> str:
    """The report in that format, as the bytes of a file would read."""
    text = find_output(name).render(report, options or Options())
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def published(name: str, value: Any) -> Iterator[ValidationError]:
    """What a schema says against a value, where TLQA_SCHEMAS names the directory that holds ``name.json``.

    The schemas are others' work and not kept here; what must be in any case is asserted beside each use.
    """
    directory = os.environ.get("TLQA_SCHEMAS")
    if directory:
        schema = json.loads((Path(directory) / f"{name}.json").read_text("utf-8"))
        yield from Draft4Validator(schema).iter_errors(value)


@cache
def corpus_run() -> Report:
    """The stories of the corpus and the demonstration, checked, with one file that is not there."""
    checker = Checker()
    paths = [*sorted(ROOT.glob("corpus/*/*/*.txt"))[::4], *sorted(ROOT.glob("demo/*.txt"))]
    files = [
        checker.check_text(path.read_text("utf-8"), path=path.relative_to(ROOT).as_posix()) for path in paths
    ]
    return checker.report(files, ["gone.txt: no such file or directory"])


def empty_run() -> Report:
    """No story at all."""
    return Report("0.1.0", "tlqa:0.1.0", (), ())


@cache
def hostile_run() -> Report:
    """A story for each hostile text, with that text in every place where one can stand."""
    files = tuple(_hostile(number, text) for number, text in enumerate(HOSTILE))
    odd = tuple(Remark(f"{text.replace(chr(0), '')}.json", 1, text) for text in HOSTILE)
    return Report("0.1.0", "tlqa:0.1.0", files, HOSTILE, odd)


def _hostile(number: int, text: str) -> FileReport:
    story = f"😀 before {text} after\n{text}\n"
    start = story.index(text)
    severity = tuple(Severity)[number % 3]
    finding = Finding(
        rule="en/quotes/unopened",
        severity=severity,
        confidence=tuple(Confidence)[number % 3],
        category="accuracy/mistranslation",
        message=text,
        why=text,
        start=start,
        end=start + len(text),
        text=text,
        points=5.0,
        block=BlockKind.PARAGRAPH,
        fix=Fix(text[::-1] + "!", safe=number % 2 == 0),
        related=(Related(0, 1, text, "😀"),),
        fingerprint=f"{number:016x}",
    )
    path = f"wire/{text.replace(chr(0), '')}.txt"
    return FileReport(
        Document(story, path, "plain", "en", ()),
        (finding,),
        Score(50.0, Verdict.FAIL, 5.0, 99),
        notices=(Notice(2, 1, text),),
    )


HUGE = 100_000
_LINE = "é😀 said said, "


@cache
def huge_run() -> Report:
    """A hundred thousand findings in one story, half of them on one line; the last one is the gravest."""
    half = HUGE // 2
    text = _LINE * half + "\n" + (_LINE + "\n") * half
    starts = [i * len(_LINE) for i in range(half)]
    starts += [half * len(_LINE) + 1 + i * (len(_LINE) + 1) for i in range(half)]
    findings = tuple(
        Finding(
            rule=f"en/repetition/word-{number % 7}",
            severity=Severity.CRITICAL if number == HUGE - 1 else tuple(Severity)[number % 2],
            confidence=Confidence.HIGH,
            category="style",
            message="‘said’ stands twice.",
            why="",
            start=start + 3,
            end=start + 12,
            text="said said",
            points=1.0,
            fix=Fix("said", safe=True),
            fingerprint="00000000000000aa",
        )
        for number, start in enumerate(starts)
    )
    file = FileReport(
        Document(text, "wire/huge.txt", "plain", "en", ()), findings, Score(0.0, Verdict.FAIL, 1e5, 200_000)
    )
    return Report("0.1.0", "tlqa:0.1.0", (file,))


RUNS = {"corpus": corpus_run, "empty": empty_run, "hostile": hostile_run}
