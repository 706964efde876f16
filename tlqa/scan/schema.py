"""The columns of the result, with types, units and what they mean; Parquet keeps these with the fields."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from tlqa.scan.layout import FAILURES, FINDINGS, SCHEMA, STORIES
from tlqa.scan.needs import needed

if TYPE_CHECKING:
    import pyarrow as pa


class Column(NamedTuple):
    """A column: its type as Arrow calls it, ``?`` after it where it may be null, its unit, what it means."""

    name: str
    type: str
    unit: str
    meaning: str


_KEY = (
    Column("path", "string", "", "the file, from INPUT on; of an INPUT that is a file, its name"),
    Column(
        "offset",
        "int64",
        "byte, row or story, from 0",
        "the place in the file: the byte where the line begins, decompressed (JSON Lines); the row "
        "(Parquet); the byte where the record begins, as stored (WARC); the number of the story (any other)",
    ),
    Column("nth", "int32", "story, from 0", "which one of a record with several translations"),
)
_ID = Column(
    "id", "string", "", "the story's own id; else 32 hexadecimal digits made of path, offset, nth and text"
)

COLUMNS: dict[str, tuple[Column, ...]] = {
    STORIES: (
        _ID,
        Column("id_made", "bool", "", "whether the id was made, for want of an own one"),
        *_KEY,
        Column("format", "string", "", "jsonl, parquet, warc, or the story file's input format"),
        Column("url", "string?", "", "the address of a page in a WARC"),
        Column("day", "date32?", "day", "when it was published, as the story, its record or its path says"),
        Column("desk", "string?", "", "as the story or its record says"),
        Column("engine", "string?", "", "what translated it, as the story or its record says"),
        Column("source", "string?", "BCP 47", "the language it came from: said, else found probable"),
        Column("source_said", "bool", "", "whether the story or its record says that language"),
        Column("headline", "string?", "", "its headline, at most 200 characters of it"),
        Column("digest", "string", "", "of its text, BLAKE2b, 32 hexadecimal digits"),
        Column("characters", "int64", "code points", "of its text"),
        Column("words", "int64", "words", "that count for the score"),
        Column("score", "float64", "0 to 100", "100 is clean"),
        Column("verdict", "string", "", "pass, review, fail, or too short to score"),
        Column("points", "float64", "penalty points", "capped by rule; see docs/scoring.md"),
        Column("findings", "int32", "findings", ""),
        Column("critical", "int32", "findings", ""),
        Column("major", "int32", "findings", ""),
        Column("minor", "int32", "findings", ""),
        Column("suppressed", "int32", "findings", "that a comment in the story took back"),
    ),
    FINDINGS: (
        _ID,
        *_KEY,
        Column("number", "int32", "finding, from 0", "in the order of places in the story"),
        Column("rule", "string", "", "the rule's id"),
        Column("category", "string", "", "MQM 2.0 dimension/subtype"),
        Column("severity", "string", "", "critical, major or minor"),
        Column("confidence", "string", "", "high, medium or low"),
        Column("points", "float64", "penalty points", "before the cap by rule"),
        Column("start", "int64", "code points, from 0", "in the story's text: headline, blank line, body"),
        Column("end", "int64", "code points, exclusive", "in the story's text"),
        Column("text", "string", "", "the words found, at most 1,000 characters of them"),
        Column("message", "string", "", "what is wrong"),
        Column("fix", "string?", "", "a proposed replacement"),
        Column("fix_safe", "bool?", "", "whether it cannot change the meaning"),
        Column("block", "string?", "", "headline, paragraph, caption …"),
        Column("in_quotation", "bool", "", "whether somebody is quoted there"),
        Column("fingerprint", "string", "", "the same while the words and what is around them are"),
    ),
    FAILURES: (
        Column("path", "string", "", "the file, from INPUT on"),
        Column(
            "offset",
            "int64?",
            "byte, row or story, from 0",
            "as of stories; null: all of the file",
        ),
        Column("url", "string?", "", "the address of a page in a WARC"),
        Column(
            "kind",
            "string",
            "",
            "file (it cannot be read), record (no story can be read from it), language (it says that it is "
            "in another), check (a fault of a rule), process (the process that checked it died)",
        ),
        Column("reason", "string", "", "one sentence, at most 1,000 characters"),
    ),
}


@cache
def schema(dataset: str) -> pa.Schema:
    """The schema of ``stories``, ``findings`` or ``failures``."""
    with needed():
        import pyarrow as pa

    types = {
        "string": pa.string(),
        "bool": pa.bool_(),
        "int32": pa.int32(),
        "int64": pa.int64(),
        "float64": pa.float64(),
        "date32": pa.date32(),
    }
    fields = [
        pa.field(
            each.name,
            types[each.type.removesuffix("?")],
            nullable=each.type.endswith("?"),
            metadata={"unit": each.unit, "meaning": each.meaning},
        )
        for each in COLUMNS[dataset]
    ]
    return pa.schema(fields, metadata={"tlqa.schema": str(SCHEMA), "tlqa.dataset": dataset})
