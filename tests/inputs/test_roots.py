"""The root element, told from a beginning."""

from __future__ import annotations

import pytest

from tlqa.inputs._xmlroot import root_of


@pytest.mark.parametrize(
    ("beginning", "root"),
    [
        (b"<nitf>", "nitf"),
        (b"\xef\xbb\xbf <?xml version='1.0'?>\n<n:RSS version='2.0'>", "rss"),
        ("<feed xmlns='x'>".encode("utf-16"), "feed"),
        (b"<!-- a > b --><?x y?><!-- <rss> --><newsItem/>", "newsitem"),
        (b"<!DOCTYPE nitf PUBLIC '-//IPTC//DTD NITF 3.5//EN' 'nitf.dtd'><nitf>", "nitf"),
        (b"<!DOCTYPE a [<!ELEMENT a (b)>]> <a>", "a"),
        (b"<!-- <rss> ", ""),
        (b"Words <b>and</b> words", ""),
        (b"", ""),
    ],
)
def test_the_root(beginning: bytes, root: str) -> None:
    assert root_of(beginning, "-").name == root


@pytest.mark.parametrize("part", [b"<!-- x -->", b"<?x y?>", b" "])
def test_no_beginning_is_read_twice(part: bytes) -> None:
    """Each part could end at the end of a later one: tried one by one that would take for ever."""
    assert root_of(part * 2000 + b"words", "-").name == ""
    assert root_of(part * 200 + b"<rss>", "-").name == "rss"


@pytest.mark.parametrize(
    "part", [b"<!DOCTYPE x>", b"<!DOCTYPE x []>", b"<!DOCTYPE x [", b"<!-- x", b"<a b='"]
)
def test_what_is_no_beginning_of_xml_is_not_read_twice_either(part: bytes) -> None:
    assert root_of(part * 2000 + b"<rss>", "-").name == ("a" if part == b"<a b='" else "")
