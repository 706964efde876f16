"""Write the story of ``tests/stories/story.txt`` in every format that stories are read from.

Run ``python tools/story_formats.py`` after a change to the story or a new format. The files are committed:
tests read what a newsroom has, not what a test makes.
"""

from __future__ import annotations

import csv
import io
import json
import zipfile
from html import escape
from pathlib import Path
from textwrap import wrap

STORIES = Path(__file__).resolve().parent.parent / "tests" / "stories"
_MARKED = ("mayor", "customs house", "roof")  # what stands in emphasis where the format has it
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
_ORIGINAL = (
    "Les anciens salins de Saint-Aubrec rouvriront après onze ans",
    "VERNAC (AFP) — La ville de Saint-Aubrec rouvrira ses salins avant la fin de l'année, a annoncé mardi la"
    " maire Odile Kerbrat devant les grilles rouillées 🧂 de Kerbrat & Sons.",
    "« L'accord est conclu », a déclaré la maire aux journalistes dans l'ancienne douane mardi soir.",
    "La région paiera les pompes et le toit. L'UE a promis 3,2 millions d'euros, dont la moitié doit être"
    " dépensée avant la fin de janvier.",
    "« La digue est sûre, a dit l'ingénieur, et nous l'avons vu », a déclaré vendredi l'adjointe au conseil.",
    "Le conseil votera sur le plan jeudi soir dans l'ancienne douane.",
    "La banque a le dernier mot, et sa réponse est attendue à 20 heures vendredi, a dit le gardien de la"
    " réserve.",
)  # what the story was translated from, paragraph by paragraph
_DATE = (2027, 1, 31, 12, 0, 0)


def main() -> None:
    text = (STORIES / "story.txt").read_text("utf-8")
    head, *body = text.strip().split("\n\n")
    for name, data in _files(text, head, body).items():
        (STORIES / name).write_bytes(data if isinstance(data, bytes) else data.encode())


def _files(text: str, head: str, body: list[str]) -> dict[str, str | bytes]:
    inner = "\n".join(f"<p>{_em(p, '<em>', '</em>')}</p>" for p in body)
    flat = "".join(f"<p>{escape(p, quote=False)}</p>" for p in body)
    paragraphs = "\n\n".join(escape(p, quote=False) for p in body)
    title = escape(head, quote=False)
    page = f"<article>\n<h1>{title}</h1>\n{inner}\n</article>"
    nitf = (
        f"<nitf><body><body.head><hedline><hl1>{title}</hl1></hedline></body.head>"
        f"<body.content>\n{inner}\n</body.content></body></nitf>"
    )
    record = {"id": "1", "title": head, "text": "\n\n".join(body)}
    return {
        "story.html": '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        f"<title>{title}</title></head>\n"
        f"<body><nav><a href='/'>Home</a></nav>\n{page}\n<footer>All rights</footer></body></html>\n",
        "fragment.html": f"<h1>{_entities(head)}</h1>\r\n"
        + "\r\n".join(f"<p>{_entities(p)}</p>" for p in body),
        "story.md": f"# {head}\n\n" + "\n\n".join(_em(p, "*", "*", markup=False) for p in body) + "\n",
        "front.md": f'---\ntitle: "{head}"\ntags: [salt]\n---\n\n' + "\n\n".join(body) + "\n",
        "story.mdx": f"import Salt from './salt'\n\n# {head}\n\n" + "\n\n".join(body) + "\n",
        "nitf.xml": f'<?xml version="1.0" encoding="UTF-8"?>\n{nitf}\n',
        "newsml.xml": '<?xml version="1.0" encoding="UTF-8"?>\n<newsItem guid="urn:salt:1" xml:lang="en">'
        f"<contentMeta><headline>{title}</headline></contentMeta><contentSet>"
        f'<inlineXML contenttype="application/nitf+xml">{nitf}</inlineXML></contentSet></newsItem>\n',
        "feed.xml": '<rss version="2.0"><channel><title>Salt</title><item><title>'
        f"{title}</title><description>{escape(flat)}</description></item></channel></rss>\n",
        "atom.xml": '<feed xmlns="http://www.w3.org/2005/Atom"><title>Salt</title><entry>'
        f'<title>{title}</title><content type="xhtml"><div>{flat}</div></content></entry></feed>\n',
        "wordpress.xml": '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
        ' xmlns:wp="http://wordpress.org/export/1.2/"><channel><item><title>'
        f"{title}</title><wp:post_type>post</wp:post_type><wp:status>publish</wp:status><content:encoded>"
        f"<![CDATA[{paragraphs}]]></content:encoded></item></channel></rss>\n",
        "ninjs.json": json.dumps(
            {"uri": "urn:salt:1", "type": "text", "headline": head, "body_xhtml": flat}, indent=1
        ),
        "ninjs3.json": json.dumps(
            {"uri": "urn:salt:1", "headlines": [{"value": head}], "bodies": [{"value": "\n".join(body)}]},
            ensure_ascii=False,
        ),
        "records.jsonl": json.dumps(record) + "\n",
        "records.csv": _csv(record),
        "story.rst": f"{head}\n{'=' * len(head)}\n\n"
        + "\n\n".join(_em(p, "*", "*", markup=False) for p in body),
        "story.adoc": f"= {head}\n\n" + "\n\n".join(_em(p, "_", "_", markup=False) for p in body) + "\n",
        "story.iptc": _message(head, body),
        "story.anpa": _anpa(head, body),
        "utf16.txt": "\ufeff".encode("utf-16-le") + text.replace("\n", "\r\n").encode("utf-16-le"),
        "pairs.csv": _side_by_side([head, *body]),
        "story.xlf": _xliff([head, *body]),
        "story2.xlf": _xliff2([head, *body]),
        "story.tmx": _tmx([head, *body]),
        "story.po": _po([head, *body]),
        "story.docx": _docx(head, body),
        "story.odt": _odt(head, body),
    }


def _em(text: str, before: str, after: str, *, markup: bool = True) -> str:
    text = escape(text, quote=False) if markup else text
    for words in _MARKED:
        text = text.replace(words, f"{before}{words}{after}")
    return text


def _entities(text: str) -> str:
    return "".join(f"&#{ord(c)};" if ord(c) > 127 else escape(c) for c in text)


def _message(head: str, body: list[str]) -> str:
    lines = [f"  {line}" if n == 0 else line for p in body for n, line in enumerate(wrap(p, 69))]
    text = "\r\n".join([head, "", *lines])
    return f"\x16\x16\x01QP0123 4 POL 0250\r\n\x02SALT-works\r\n\r\n{text}\r\n\x03 311200 GMT JAN 27\r\n\x04"


def _anpa(head: str, body: list[str]) -> str:
    """A header, keywords, the headline and paragraphs of lines that are set, an end for the desk."""
    lines = [f"\t{line}" if n == 0 else line for p in body for n, line in enumerate(wrap(p, 69))]
    text = "\r\n".join(["^BC-Salt Works,140<", f"^{head}<", *lines])
    header = "\x16\x16\x01a0123\x1fwx---\r\nr i\x13\x11 bc-salt-works 01-31 0140\r\n"
    return f"{header}\x02{text}\r\n\x03AP-NY-01-31-27 1112EST<\r\n\x04\r\n"


def _csv(record: dict[str, str]) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, list(record))
    writer.writeheader()
    writer.writerow(record)
    return out.getvalue()


def _xliff(texts: list[str]) -> str:
    """XLIFF 1.2, with the marks of a tool around each segment."""
    units = "".join(
        f'<trans-unit id="{n}"{" restype=" + chr(34) + "x-h1" + chr(34) if n == 1 else ""}>'
        f"<source>{escape(source, quote=False)}</source>"
        f"<target>{_em(text, f'<g id={chr(34)}1{chr(34)}>', '</g>')}</target></trans-unit>\n"
        for n, (source, text) in enumerate(zip(_ORIGINAL, texts, strict=True), 1)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">'
        '<file original="salt.html" source-language="fr" target-language="en-GB" datatype="html"><body>\n'
        f"{units}</body></file></xliff>\n"
    )


def _xliff2(texts: list[str]) -> str:
    units = "".join(
        f'<unit id="u{n}"><segment state="translated"><source>{escape(source, quote=False)}</source>'
        f"<target>{_em(text, f'<pc id={chr(34)}1{chr(34)}>', '</pc>')}</target></segment></unit>\n"
        for n, (source, text) in enumerate(zip(_ORIGINAL, texts, strict=True), 1)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<xliff version="2.1" xmlns="urn:oasis:names:tc:xliff:document:2.0"'
        f' srcLang="fr" trgLang="en">\n<file id="f1">\n{units}</file></xliff>\n'
    )


def _tmx(texts: list[str]) -> str:
    mark = '<bpt i="1">&lt;em&gt;</bpt>', '<ept i="1">&lt;/em&gt;</ept>'
    units = "".join(
        f'<tu tuid="{n}"><tuv xml:lang="fr"><seg>{escape(source, quote=False)}</seg></tuv>'
        f'<tuv xml:lang="en"><seg>{_em(text, *mark)}</seg></tuv></tu>\n'
        for n, (source, text) in enumerate(zip(_ORIGINAL, texts, strict=True), 1)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<tmx version="1.4">'
        '<header srclang="fr" segtype="paragraph" datatype="plaintext" o-tmf="none" adminlang="en"'
        f' creationtool="desk" creationtoolversion="1"/><body>\n{units}</body></tmx>\n'
    )


def _po(texts: list[str]) -> str:
    entries = [f'msgid "{source}"\nmsgstr "{text}"\n' for source, text in zip(_ORIGINAL, texts, strict=True)]
    head = (
        'msgid ""\nmsgstr ""\n"Language: en\\n"\n"X-Source-Language: fr\\n"\n'
        '"Content-Type: text/plain; charset=UTF-8\\n"\n'
    )
    return "\n".join([head, *entries])


def _side_by_side(texts: list[str]) -> str:
    """A story by two engines, beside its source; the second has mended some."""
    out = io.StringIO()
    writer = csv.writer(out)
    text = "\n\n".join(texts)
    mended = text.replace(" ,", ",").replace("3,2", "3.2").replace("UE", "EU").replace("january", "January")
    writer.writerow(["id", "source_language", "source", "target", "target_b"])
    writer.writerow([1, "fr", "\n\n".join(_ORIGINAL), text, mended])
    return out.getvalue()


def _zipped(parts: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name, _DATE), text)
    return out.getvalue()


def _docx(head: str, body: list[str]) -> bytes:
    def runs(text: str) -> str:
        marked = _em(text, "\0", "\0").split("\0")
        bold = ("", "<w:rPr><w:i/></w:rPr>")
        return "".join(
            f'<w:r>{bold[n % 2]}<w:t xml:space="preserve">{part}</w:t></w:r>' for n, part in enumerate(marked)
        )

    title = f'<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr>{runs(head)}</w:p>'
    content = title + "".join(f"<w:p>{runs(p)}</w:p>" for p in body)
    types = "http://schemas.openxmlformats.org/package/2006/content-types"
    relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    styles = '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style>'
    return _zipped(
        {
            "[Content_Types].xml": f'<Types xmlns="{types}"/>',
            "_rels/.rels": f'<Relationships xmlns="{relations}"><Relationship Id="r1"'
            f' Type="{office}/officeDocument" Target="word/document.xml"/></Relationships>',
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{relations}"><Relationship Id="r1"'
            f' Type="{office}/styles" Target="styles.xml"/></Relationships>',
            "word/document.xml": f'<w:document xmlns:w="{_W}"><w:body>{content}</w:body></w:document>',
            "word/styles.xml": f'<w:styles xmlns:w="{_W}">{styles}</w:styles>',
        }
    )


def _odt(head: str, body: list[str]) -> bytes:
    def p(text: str) -> str:
        return f"<text:p>{_em(text, '<text:span>', '</text:span>')}</text:p>"

    title = f'<text:h text:outline-level="1">{escape(head, quote=False)}</text:h>'
    content = title + "".join(map(p, body))
    return _zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f'<office:document-content xmlns:office="{_ODF}office:1.0"'
            f' xmlns:text="{_ODF}text:1.0"><office:body><office:text>{content}</office:text>'
            "</office:body></office:document-content>",
        }
    )


if __name__ == "__main__":
    main()
