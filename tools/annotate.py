"""Turn a draft with inline marks into an annotated story of the test corpus.

usage: python tools/annotate.py DRAFT OUTDIR

A draft is a YAML header between two '---' lines (title, source_language, manner) and the text of the
story. Damage is marked in place as ⟦kind/severity|the damaged text⟧, or with a note for the reader as
⟦kind/severity/the note|the damaged text⟧. A mark may span line ends; marks do not nest and are not empty.

Written to OUTDIR: story.txt, the text without the marks (UTF-8, LF, one newline at the end), and
story.yaml, the header and the spans (code-point offsets into story.txt, end exclusive).
"""

import re
import sys
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from pathlib import Path
from typing import Any

import yaml

KINDS = frozenset(
    """
    acronym-expansion acronym-unexpanded agency-credit agreement apostrophe-lost attribution-form
    boilerplate-leak calque capitalisation currency currency-format date-format dateline-format
    dialogue-dash double-negation duplicate-content duplicate-phrase duplicate-subject duplicate-word
    encoding-mojibake entity-loss false-friend fragment-dangling headline-duplicated headline-pipe
    html-leftover idiom idiom-garbled incomprehensible meaning-error missing-article missing-object
    missing-preposition missing-subject missing-verb name-garbled name-inconsistent name-translated
    number-format punctuation quote-displaced quote-glyph-wrong quote-nested-style quote-punctuation
    quote-style quote-unbalanced run-on sentence-dangling-modifier sentence-split-garbled
    sentence-verbless spacing spacing-glued tense tense-conditional time-format title-honorific
    truncation untranslated-word word-form word-order wrong-article wrong-language wrong-preposition
    wrong-pronoun wrong-sense
    """.split()
)
SEVERITIES = frozenset({"minor", "major", "critical"})
MANNERS = frozenset({"raw-mt", "neural-mt", "spun", "scraped", "llm"})
HEADER = re.compile(r"---\n(.*?\n)---\n", re.DOTALL)
MARK = re.compile(r"⟦([^⟦⟧|/\n]*)/([^⟦⟧|/\n]*)(?:/([^⟦⟧|\n]*))?\|([^⟦⟧]+)⟧")


class DraftError(Exception):
    """A draft that cannot be converted: the offset of the fault in the file, and what is wrong."""

    def __init__(self, offset: int, message: str) -> None:
        super().__init__(message)
        self.offset = offset


def read_header(draft: str) -> tuple[dict[str, str], int]:
    """The fields of the header, and where the story begins."""
    found = HEADER.match(draft)
    if not found:
        raise DraftError(0, "no YAML header between two '---' lines")
    try:
        fields = yaml.safe_load(found[1])
    except yaml.YAMLError as fault:
        raise DraftError(4, f"the header is not YAML: {fault}") from fault
    if not isinstance(fields, dict) or set(fields) != {"title", "source_language", "manner"}:
        raise DraftError(4, "the header must have title, source_language and manner, and nothing else")
    if not re.fullmatch(r"[a-z]{2}", str(fields["source_language"])):
        raise DraftError(4, f"source_language {fields['source_language']!r} is no ISO 639-1 code")
    if fields["manner"] not in MANNERS:
        raise DraftError(4, f"manner {fields['manner']!r} is not one of {', '.join(sorted(MANNERS))}")
    return fields, found.end()


def read_marks(draft: str, begin: int) -> tuple[str, list[dict[str, Any]]]:
    """The story without its marks, and the marked spans in order."""
    while draft[begin : begin + 1] == "\n":
        begin += 1
    text, position = "", begin
    spans: list[dict[str, Any]] = []
    for mark in MARK.finditer(draft, begin):
        kind, severity, note, damaged = mark.groups()
        if kind not in KINDS:
            raise DraftError(mark.start(), f"unknown kind {kind!r}")
        if severity not in SEVERITIES:
            raise DraftError(mark.start(), f"severity {severity!r} is not minor, major or critical")
        text += draft[position : mark.start()]
        span: dict[str, Any] = {"start": len(text), "end": len(text) + len(damaged), "text": damaged}
        spans.append(span | {"kind": kind, "severity": severity} | ({"note": note} if note else {}))
        text += damaged
        position = mark.end()
    text = (text + draft[position:]).rstrip("\n") + "\n"
    without_marks = MARK.sub(lambda mark: " " * len(mark[0]), draft)
    stray = re.search("[⟦⟧]", without_marks[begin:])
    if stray:
        raise DraftError(begin + stray.start(), "unclosed, nested, empty or badly formed mark")
    if spans and spans[-1]["end"] >= len(text):
        raise DraftError(position - 1, "the last mark holds the line end that closes the story")
    return text, spans


def main() -> int:
    """Convert one draft; 0 when it was written, 1 when it is at fault."""
    parser = ArgumentParser(description=__doc__, formatter_class=RawDescriptionHelpFormatter)
    parser.add_argument("draft", type=Path)
    parser.add_argument("outdir", type=Path)
    options = parser.parse_args()
    draft = options.draft.read_bytes().decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    try:
        fields, begin = read_header(draft)
        text, spans = read_marks(draft, begin)
    except DraftError as fault:
        print(f"{options.draft}:{draft.count(chr(10), 0, fault.offset) + 1}: {fault}", file=sys.stderr)
        return 1
    dump: dict[str, Any] = {"allow_unicode": True, "sort_keys": False, "width": 1_000_000}
    head = yaml.safe_dump({key: fields[key] for key in ("title", "source_language", "manner")}, **dump)
    rows = ["- " + yaml.safe_dump(span, default_flow_style=True, **dump) for span in spans]
    options.outdir.mkdir(parents=True, exist_ok=True)
    (options.outdir / "story.txt").write_bytes(text.encode("utf-8"))
    (options.outdir / "story.yaml").write_bytes((head + "spans:\n" + "".join(rows)).encode("utf-8"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
