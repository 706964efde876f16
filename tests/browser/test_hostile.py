"""A story made to break the page does nothing but appear, and no page asks the network for anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from browsing import opened, wait_for
from playwright.sync_api import Error
from reports import checker, hostile_run, written

from tlqa.inputs.base import Raw, read
from tlqa.languages import get

if TYPE_CHECKING:
    from pathlib import Path

    from browsing import PageOf
    from playwright.sync_api import Page

    from tlqa.model import Report

HOSTILE = (
    "<script>alert(1)</script><script src=http://example.org/x.js></script>",
    '"><img src=x onerror=alert(2)><svg onload=alert(3)>',
    "</textarea></title></style></script><iframe src=javascript:alert(4)></iframe>",
    "{{7*7}} {% include '/etc/passwd' %} ${7*7} #{7*7} <%= 7*7 %>",
    "a \u202egnirts desrever\u202c b \u2066c\u2069 \u200fd",
    "<!-- --> <![CDATA[ x ]]> <base href=http://example.org/> <link rel=stylesheet href=//example.org>",
    "' onmouseover='alert(5)' style='position:fixed;inset:0' x='",
    "javascript:alert(6) http://example.org/?q=<b>&amp;&lt;&#60; &notanentity;",
    "<form action=//example.org><input autofocus onfocus=alert(7)></form><a href=javascript:alert(8)>x</a>",
)
# The text of the blocks as it stands in the page, without the numbers of findings.
_BLOCKS = """() => [...document.querySelectorAll('article.story')].map(story =>
  [...story.querySelectorAll('.cell')].map(cell => {
    const copy = cell.cloneNode(true);
    for (const label of copy.querySelectorAll('a.no')) label.remove();
    return copy.textContent;
  }))"""
_OTHERS = "() => document.querySelectorAll('script, img, iframe, form, object, embed, base, textarea').length"


def hostile_story() -> Report:
    """Front matter, file name and text; the words around are wrong, so that findings lie over all of it."""
    lines = [f"The the minister came came back and {text} said said on the the monday." for text in HOSTILE]
    front = (
        "---\n"
        + "".join(f"k{n}: |\n  {text}\n" for n, text in enumerate(HOSTILE))
        + f"desk: |\n  {HOSTILE[1]}\n---\n"
    )
    text = front + "\n\n".join([f"Talks {HOSTILE[0]} fail", *lines]) + "\n"
    name = f"wire/{HOSTILE[1]}{HOSTILE[3]}{HOSTILE[4]}.md".replace("/etc", "etc")
    (document,) = read(Raw(text.encode(), name, get("en")), "markdown")
    plain = checker().check_text("\n\n".join(lines), HOSTILE[2])
    return checker().report(
        [checker().check(document), plain],
        [f"{HOSTILE[0]}: {HOSTILE[1]}", *HOSTILE],
        examples=True,  # type: ignore[arg-type]
    )


def everything_pressed(page: Page) -> None:
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("?")
    page.keyboard.press("Escape")
    page.check("#speech")
    page.hover("mark.m >> visible=true >> nth=0")
    page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")


@pytest.mark.parametrize("javascript", [True, False])
def test_a_hostile_story(page_of: PageOf, tmp_path: Path, javascript: bool) -> None:
    report = hostile_story()
    page = page_of(javascript=javascript)
    seen = opened(page, written(tmp_path, report))
    if javascript:
        page.wait_for_selector("html[data-ready]")
        page.fill("#search", HOSTILE[1])
        for number in (1, 2):
            page.evaluate(f"location.hash = 's-{number}'")
            page.wait_for_selector(f"#s-{number}:visible")
            everything_pressed(page)
    shown = {tuple(story) for story in page.evaluate(_BLOCKS)}
    assert shown == {
        tuple(file.document.text[block.start : block.end] for block in file.document.blocks)
        for file in report.files
    }
    assert all(any(text in block for story in shown for block in story) for text in HOSTILE[:2])
    assert page.evaluate(_OTHERS) == 2  # the page's own scripts
    assert "49" not in page.title()
    assert page.evaluate("[...document.styleSheets].length") == 1
    assert seen.nothing(), seen


def test_hostile_text_in_every_place(page_of: PageOf, tmp_path: Path) -> None:
    page = page_of()
    seen = opened(page, written(tmp_path, hostile_run()))
    for number in range(1, len(hostile_run().files) + 1):
        page.evaluate(f"location.hash = 's-{number}'")
        page.wait_for_selector(f"#s-{number}:visible")
        everything_pressed(page)
    assert page.evaluate(_OTHERS) == 2
    assert seen.nothing(), seen


def test_no_request(page_of: PageOf, corpus_page: Path) -> None:
    page = page_of()
    seen = opened(page, corpus_page, "#f-1")
    page.wait_for_selector("#card:popover-open")
    assert [url for url in seen.requests if not url.startswith("data:")] == [corpus_page.as_uri()]


def test_the_policy_holds(page_of: PageOf, demo_page: Path) -> None:
    """What a hole in the page would let in does not run."""
    page = page_of()
    seen = opened(page, demo_page)
    with pytest.raises(Error, match="TrustedHTML"):
        page.evaluate("document.body.innerHTML = '<p>x</p>'")
    with pytest.raises(Error, match="TrustedScript"):
        page.evaluate("document.body.setAttribute('onclick', 'window.ran = true')")
    page.evaluate("""() => {
      const image = document.createElement('img');
      image.src = 'https://example.org/x.png';
      document.body.append(image);
      image.onerror = () => { window.refused = true; };
    }""")
    wait_for(page, "window.refused")
    assert seen.errors
    assert all("Content Security Policy" in error or "Trusted" in error for error in seen.errors), seen.errors
