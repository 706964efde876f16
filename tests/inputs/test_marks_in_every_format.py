"""Orders that take findings back, in every format that has comments."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import pytest

from tlqa.engine import Checker

if TYPE_CHECKING:
    from tlqa.model import FileReport

RULE = "en/spacing/space-before-comma"
CHECKER = Checker(select=["en/spacing"])
FAULTY = [
    f"The {who} left the {where} , and the guards locked the gate."
    for who, where in [("envoys", "palace"), ("mayor", "garage"), ("warden", "cellar")]
]
PROSE = {"md": "<!-- {} -->", "mdx": "{{/* {} */}}", "rst": ".. {}", "adoc": "// {}"}
HEADS = {"md": "# Ferry", "mdx": "# Ferry", "rst": "Ferry\n=====", "adoc": "= Ferry"}
ITEM = "<rss{}><channel><item><title>Ferry</title>{}{}{}</item></channel></rss>"
AROUND = {
    "html": ("a.html", "<h1>Ferry</h1>\n{}"),
    "nitf": ("a.xml", "<nitf><body><body.content>\n{}\n</body.content></body></nitf>"),
    "newsml": (
        "a.xml",
        '<newsItem guid="u"><contentMeta><headline>Ferry</headline></contentMeta><contentSet><inlineXML>'
        "<html><body>\n{}\n</body></html></inlineXML></contentSet></newsItem>",
    ),
    "atom": (
        "a.atom",
        '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>Ferry</title><content type="xhtml"><div>'
        "\n{}\n</div></content></entry></feed>",
    ),
    "rss": ("a.rss", ITEM.format("", "<description><![CDATA[\n", "{}", "\n]]></description>")),
    "escaped": ("a.rss", ITEM.format("", "<description>\n", "{}", "\n</description>")),
    "wordpress": (
        "a.xml",
        ITEM.format(
            ' xmlns:content="http://purl.org/rss/1.0/modules/content/"'
            ' xmlns:wp="http://wordpress.org/export/1.2/"',
            "<wp:post_type>post</wp:post_type><wp:status>publish</wp:status><content:encoded><![CDATA[\n",
            "{}",
            "\n]]></content:encoded>",
        ),
    ),
}


def check(kind: str, marks: dict[int, str]) -> FileReport:
    """Three paragraphs, an order before some of them, or after the last."""
    parts: list[str] = []
    for number in range(4):
        if number in marks:
            parts.append(PROSE.get(kind, "<!-- {} -->").format(marks[number]))
        if number < 3:
            parts.append(FAULTY[number] if kind in PROSE else f"<p>{FAULTY[number]}</p>")
    if kind in PROSE:
        return CHECKER.check_bytes("\n\n".join([HEADS[kind], *parts, ""]).encode(), f"a.{kind}")
    path, around = AROUND[kind]
    body = "\n".join(parts)
    return CHECKER.check_bytes(around.format(escape(body) if kind == "escaped" else body).encode(), path)


def left(report: FileReport) -> list[int]:
    text = report.document.text
    words = [text[: finding.seen[0]].rsplit(" ", 1)[-1] for finding in report.findings]
    return [["palace", "garage", "cellar"].index(word) for word in words]


@pytest.mark.parametrize("kind", [*PROSE, *AROUND])
@pytest.mark.parametrize(
    ("marks", "found"),
    [
        ({}, [0, 1, 2]),
        ({1: "tlqa-disable spacing — because"}, [0]),
        ({1: f"tlqa-disable {RULE}, quotes", 2: "tlqa-enable"}, [0, 2]),
        ({0: "tlqa-disable", 1: f"tlqa-enable {RULE}"}, [1, 2]),
        ({3: "tlqa-disable-file en/spacing/* — we like it so"}, []),
        ({1: "tlqa-disable-next-line spacing – once"}, [0, 2]),
    ],
)
def test_what_is_left(kind: str, marks: dict[int, str], found: list[int]) -> None:
    report = check(kind, marks)
    assert left(report) == found
    assert report.suppressed == 3 - len(found)
    assert report.notices == ()


@pytest.mark.parametrize("kind", [*PROSE, *AROUND])
@pytest.mark.parametrize(
    ("marks", "said"),
    [
        ({0: "tlqa-disable en/spacing/space-befor-comma"}, "names no rule; did you mean"),
        ({3: "tlqa-disable spacing"}, "suppresses nothing of spacing"),
        ({0: "tlqa-enable"}, "nothing was disabled before it"),
        ({0: "tlqa-disabel spacing"}, "did you mean 'tlqa-disable'?"),
        ({3: "tlqa-disable-next-line spacing"}, "suppresses nothing of spacing"),
    ],
)
def test_what_is_said(kind: str, marks: dict[int, str], said: str) -> None:
    report = check(kind, marks)
    assert left(report) == [0, 1, 2]
    (notice,) = report.notices
    assert said in notice.message
    lines = report.document.file_text.split("\n")
    assert next(iter(marks.values())) in lines[notice.line - 1]


@pytest.mark.parametrize("kind", ["md", "mdx", *AROUND])
def test_on_its_own_line(kind: str) -> None:
    report = check(kind, {})
    text = report.document.file_text
    mark = PROSE.get(kind, "<!-- {} -->").format("tlqa-disable-line spacing")
    mark = escape(mark) if kind == "escaped" else mark
    path = f"a.{kind}" if kind in PROSE else AROUND[kind][0]
    marked = CHECKER.check_bytes(text.replace(FAULTY[1], f"{FAULTY[1]} {mark}").encode(), path)
    assert (left(marked), marked.suppressed) == ([0, 2], 1)
