"""How fast is each format read? Run ``python benchmarks/inputs.py``.

Prints for a file of some megabytes of stories: MB/s of processor time from file to document, and the peak of
memory as a multiple of the file.
"""

from __future__ import annotations

import json
import time
import tracemalloc
from html import escape

from stories import stories

from tlqa import languages
from tlqa.inputs.base import Raw, read

_SIZE = 5_000_000
_MODULES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/"'
)


def main() -> None:
    texts = stories(_SIZE)
    for name, data in _files(texts).items():
        raw = Raw(data, name, languages.get("en"))
        size = len(data) / 1e6
        start = time.process_time()
        count = sum(1 for _ in read(raw))
        seconds = time.process_time() - start
        tracemalloc.start()
        for _ in read(raw):
            pass
        peak = tracemalloc.get_traced_memory()[1] / len(data)
        tracemalloc.stop()
        print(
            f"{name:14} {size:5.1f} MB {count:5} stories {size / seconds:6.1f} MB/s  memory {peak:4.1f} times"
        )


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


def _files(texts: list[str]) -> dict[str, bytes]:
    bodies = ["".join(f"<p>{escape(p, quote=False)}</p>\n" for p in text.split("\n\n")) for text in texts]
    together = "".join(bodies)
    items = "".join(
        f"<item><guid>{n}</guid><description>{escape(b)}</description></item>" for n, b in enumerate(bodies)
    )
    made = {
        "a.txt": "\n\n".join(texts),
        "a.html": f"<html><body><article>{together}</article></body></html>",
        "a.md": "\n\n".join(texts),
        "nitf.xml": f"<nitf><body><body.content>{together}</body.content></body></nitf>",
        "newsml.xml": f"<newsMessage><itemSet>{_news(bodies)}</itemSet></newsMessage>",
        "feed.xml": f"<rss><channel>{items}</channel></rss>",
        "wordpress.xml": f"<rss {_MODULES}><channel>{_posts(bodies)}</channel></rss>",
        "a.jsonl": "\n".join(json.dumps({"text": text}) for text in texts),
    }
    return {name: text.encode() for name, text in made.items()}


if __name__ == "__main__":
    main()
