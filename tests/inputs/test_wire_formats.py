"""The same story in every format of the wire: the same blocks, findings and score as in plain text."""

from __future__ import annotations

import json
import textwrap
from html import escape
from typing import TYPE_CHECKING

import pytest
from wire_files import document

from tlqa.engine import Checker
from tlqa.inputs import plain

if TYPE_CHECKING:
    from tlqa.model import Document, FileReport

HEADLINE = "Ferry sails again after strike"
PARAGRAPHS = [
    "The ferry to the island sailed again on Tuesday, after ten days of strike, the company said.",
    "It is dead,” the envoy said of the deal between Harbour & Sons and the crew on the quay.",
    "Passengers waited on the quay for an hour before the first boat of the day came in. senior official.",
    "“We are going home,” said a woman with two children, who had waited there since Monday.",
]
CHECKER = Checker()


def paragraphs(end: str = "\n") -> str:
    return end.join(f"<p>{escape(text, quote=False)}</p>" for text in PARAGRAPHS)


def wrapped(indent: str) -> str:
    """Lines at a width, as telegraphs had them."""
    return "".join(
        f"{indent}{line}\r\n" for text in PARAGRAPHS for line in [chr(10).join(textwrap.wrap(text, 60))]
    )


PLAIN = "\n\n".join(PARAGRAPHS)
NITF = (
    f"<nitf><body><body.head><hedline><hl1>{HEADLINE}</hl1></hedline></body.head>"
    f"<body.content>{paragraphs()}</body.content></body></nitf>"
)
FILES = {
    "nitf": NITF,
    "nitf, indented": NITF.replace("<p>", "\n     <p>\n  ").replace(" the ", "\n    the "),
    "newsml": f"<newsItem><contentMeta><headline>{HEADLINE}</headline></contentMeta><contentSet><inlineXML>"
    f"<html><body>{paragraphs()}</body></html></inlineXML></contentSet></newsItem>",
    "newsml, text": f"<newsItem><contentMeta><headline>{HEADLINE}</headline></contentMeta><contentSet>"
    f"<inlineData><![CDATA[{PLAIN}]]></inlineData></contentSet></newsItem>",
    "ninjs": json.dumps({"uri": "u", "headline": HEADLINE, "body_xhtml": paragraphs(), "body_text": "no"}),
    "ninjs, text": json.dumps({"uri": "u", "headlines": [{"value": HEADLINE}], "bodies": [{"value": PLAIN}]}),
    "ninjs, nitf": json.dumps({"uri": "u", "body_nitf": NITF}),
    "feed": f"<rss><item><title>{HEADLINE}</title><description>{escape(paragraphs())}</description></item>"
    "</rss>",
    "feed, atom": '<feed xmlns="http://www.w3.org/2005/Atom"><entry><content type="xhtml"><div>'
    f"{paragraphs()}</div></content><title>{HEADLINE}</title></entry></feed>",
    "wxr": f'<rss xmlns:wp="http://wordpress.org/export/1.2/"><item><title>{HEADLINE}</title>'
    "<content:encoded><![CDATA["
    f"{escape(PLAIN, quote=False)}]]></content:encoded></item></rss>",
    "iptc7901": f"\x01xyz0123 4 pl 171 vv\r\nIsland/Ferry\r\n\x02{HEADLINE}=\r\n{wrapped('   ')}\x03\r\n",
    "anpa": "\x16\x16\x01a0123\x1fw\r\nr i\x13\x11 bc-ferry 02-20 0500\r\n\x02^BC-Ferry,416<\r\n"
    f"^{HEADLINE}<\r\n{wrapped(chr(9) + '   ')}\x03\r\n",
}


def kinds(made: Document) -> list[tuple[str, int, int]]:
    return [(block.kind, block.start, block.end) for block in made.blocks]


def told(report: FileReport) -> list[tuple[str, str, str]]:
    return [(finding.rule, finding.text, str(finding.block)) for finding in report.findings]


@pytest.mark.parametrize("name", FILES)
def test_the_same_story_is_judged_the_same(name: str) -> None:
    text = "\n\n".join([HEADLINE, *PARAGRAPHS])
    expected = CHECKER.check(plain.document(text, "a.txt", CHECKER.language))
    made = document(FILES[name], "a.json" if name.startswith("ninjs") else "a.xml")
    assert made.format == name.partition(",")[0]
    report = CHECKER.check(made)
    assert made.text == text
    assert [(b.kind, b.start, b.end) for b in made.blocks] == [
        (b.kind, b.start, b.end) for b in expected.document.blocks
    ]
    assert len(told(expected)) > 1
    assert told(report) == told(expected)
    assert report.score.value == expected.score.value
