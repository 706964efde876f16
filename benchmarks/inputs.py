"""How fast is each format read? Run ``python benchmarks/inputs.py [NAME…]``.

Prints for a file of some megabytes of stories, of those formats or of all: MB/s of processor time from file
to document, the fastest of three runs, and the peak of memory as a multiple of the file. The text of a DOCX
or ODT file is compressed, so it is measured by its XML. The files ``long-…`` are XML with one comment,
attribute, text or CDATA section of 10 MB: expat reads what has not ended again from its beginning at every
megabyte, which must not show in the speed: status 1 where one is read at less than 3 MB/s.
"""

from __future__ import annotations

import csv
import io
import json
import sys
import time
import tracemalloc
import zipfile
from html import escape

from stories import stories

from tlqa import languages
from tlqa.inputs.base import Raw, read

_SIZE = 5_000_000
_LONG, _LEAST_LONG = 10_000_000, 3.0
_RUNS = 3
_MODULES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/"'
)
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_ODF = "urn:oasis:names:tc:opendocument:xmlns:"


def main() -> int:
    wanted = sys.argv[1:]
    slow = False
    for name, data in _files(stories(_SIZE)).items():
        if wanted and name not in wanted:
            continue
        raw = Raw(data, name, languages.get("en"))
        size = _size(data)
        seconds = []
        for _ in range(_RUNS):
            start = time.process_time()
            count = sum(1 for _ in read(raw))
            seconds.append(time.process_time() - start)
        tracemalloc.start()
        for _ in read(raw):
            pass
        peak = tracemalloc.get_traced_memory()[1] / size
        tracemalloc.stop()
        speed = size / 1e6 / min(seconds)
        slow |= name.startswith("long-") and speed < _LEAST_LONG
        print(
            f"{name:14} {size / 1e6:5.1f} MB {count:5} stories {speed:6.1f} MB/s  memory {peak:4.1f} times",
            flush=True,
        )
    return 1 if slow else 0


def _size(data: bytes) -> int:
    if not data.startswith(b"PK"):
        return len(data)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return sum(info.file_size for info in archive.infolist())


def _news(bodies: list[str]) -> str:
    return "".join(
        f'<newsItem guid="urn:{n}"><contentSet><inlineXML><html><body>{b}</body></html></inlineXML>'
        "</contentSet></newsItem>"
        for n, b in enumerate(bodies)
    )


def _posts(bodies: list[str]) -> str:
    return "".join(
        f"<item><guid>{n}</guid><content:encoded><![CDATA[{b}]]></content:encoded></item>"
        for n, b in enumerate(bodies)
    )


def _message(text: str, number: int) -> str:
    head, *body = text.split("\n\n")
    lines = "\r\n".join(f"   {p}" for p in body)
    return f"\x16\x16\x01QP{number % 10000:04} 4 POL 0250\r\n\x02{head} =\r\n{lines}\r\n\x03\r\n\x04"


def _anpa(text: str, number: int) -> str:
    head, *body = text.split("\n\n")
    lines = "\r\n".join(f"\t{p}" for p in body)
    header = f"\x16\x16\x01a{number % 10000:04}\x1fwx---\r\nr i\x13\x11 bc-story 01-31 0140\r\n"
    return f"{header}\x02^BC-Story,140<\r\n^{head}<\r\n{lines}\r\n\x03\r\n\x04\r\n"


def _csv(texts: list[str]) -> str:
    out = io.StringIO()
    csv.writer(out).writerows([["text"], *([text] for text in texts)])
    return out.getvalue()


def _units(texts: list[str], unit: str) -> str:
    """Every paragraph as the translation of itself, in a unit each; XLIFF and TMX have a sentence or a
    paragraph in one, so this is about their usual ratio of markup to text."""
    paragraphs = (escape(p, quote=False) for text in texts for p in text.split("\n\n"))
    return "\n".join(unit.format(n=n, p=p) for n, p in enumerate(paragraphs))


def _catalogue(texts: list[str]) -> str:
    paragraphs = (json.dumps(p, ensure_ascii=False) for text in texts for p in text.split("\n\n"))
    return "\n\n".join(f"msgid {p}\nmsgstr {p}" for p in paragraphs)


def _pairs(texts: list[str]) -> dict[str, str]:
    half = texts[: len(texts) // 2]
    old = '<trans-unit id="{n}"><source>{p}</source><target>{p}</target></trans-unit>'
    new = '<unit id="{n}"><segment><source>{p}</source><target>{p}</target></segment></unit>'
    memory = (
        '<tu tuid="{n}"><tuv xml:lang="fr"><seg>{p}</seg></tuv><tuv xml:lang="en"><seg>{p}</seg></tuv></tu>'
    )
    rows = [["source", "target"], *([text, text] for text in half)]
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return {
        "a.xlf": '<xliff version="1.2"><file source-language="fr" target-language="en"><body>'
        f"{_units(half, old)}</body></file></xliff>",
        "a2.xlf": '<xliff version="2.0" srcLang="fr" trgLang="en"><file id="f">'
        f"{_units(half, new)}</file></xliff>",
        "a.tmx": f'<tmx version="1.4"><header srclang="fr"/><body>{_units(half, memory)}</body></tmx>',
        "a.po": _catalogue(half),
        "pairs.csv": out.getvalue(),
        "pairs.jsonl": "\n".join(json.dumps({"source": text, "target": text}) for text in half),
    }


def _long() -> dict[str, str]:
    words = "x > " * (_LONG // 4)
    story = "<nitf>{}<body><body.content><p>A story.</p></body.content></body></nitf>"
    return {
        "long-comment.xml": story.format(f"<!--{words}-->"),
        "long-attribute.xml": story.format(f"<head id='{words}'/>"),
        "long-text.xml": story.replace("A story.", words).format(""),
        "long-cdata.xml": story.replace("A story.", f"<![CDATA[{words}]]>").format(""),
    }


def _packed(parts: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return out.getvalue()


def _office(texts: list[str]) -> dict[str, bytes]:
    paragraphs = [escape(p, quote=False) for text in texts for p in text.split("\n\n")]
    word = "".join(f'<w:p><w:r><w:t xml:space="preserve">{p}</w:t></w:r></w:p>' for p in paragraphs)
    odf = "".join(f"<text:p>{p}</text:p>" for p in paragraphs)
    kind = "application/vnd.oasis.opendocument.text"
    return {
        "a.docx": _packed(
            {"word/document.xml": f'<w:document xmlns:w="{_WORD}"><w:body>{word}</w:body></w:document>'}
        ),
        "a.odt": _packed(
            {
                "mimetype": kind,
                "content.xml": f'<office:document-content xmlns:office="{_ODF}office:1.0"'
                f' xmlns:text="{_ODF}text:1.0"><office:body><office:text>{odf}</office:text>'
                "</office:body></office:document-content>",
            }
        ),
    }


def _files(texts: list[str]) -> dict[str, bytes]:
    bodies = ["".join(f"<p>{escape(p, quote=False)}</p>\n" for p in text.split("\n\n")) for text in texts]
    together = "".join(bodies)
    running = "\n\n".join(texts)
    items = "".join(
        f"<item><guid>{n}</guid><description>{escape(b)}</description></item>" for n, b in enumerate(bodies)
    )
    entries = "".join(
        f"<entry><id>{n}</id><content type='xhtml'><div>{b}</div></content></entry>"
        for n, b in enumerate(bodies)
    )
    ninjs = [{"uri": f"u{n}", "headline": f"Story {n}", "body_xhtml": b} for n, b in enumerate(bodies)]
    made = {
        "a.txt": running,
        "a.html": f"<html><body><article>{together}</article></body></html>",
        "a.md": running,
        "a.mdx": running,
        "a.rst": running,
        "a.adoc": running,
        "nitf.xml": f"<nitf><body><body.content>{together}</body.content></body></nitf>",
        "newsml.xml": f"<newsMessage><itemSet>{_news(bodies)}</itemSet></newsMessage>",
        "feed.xml": f"<rss><channel>{items}</channel></rss>",
        "atom.xml": f'<feed xmlns="http://www.w3.org/2005/Atom">{entries}</feed>',
        "wordpress.xml": f"<rss {_MODULES}><channel>{_posts(bodies)}</channel></rss>",
        "ninjs.json": json.dumps(ninjs),
        "a.iptc": "".join(_message(text, n) for n, text in enumerate(texts)),
        "a.anpa": "".join(_anpa(text, n) for n, text in enumerate(texts)),
        "a.csv": _csv(texts),
        "a.jsonl": "\n".join(json.dumps({"text": text}) for text in texts),
    } | _pairs(texts)
    return {name: text.encode() for name, text in (made | _long()).items()} | _office(texts)


if __name__ == "__main__":
    sys.exit(main())
