"""The page in a real browser: findings as you type, and what can be done about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from browsing import wait_for
from desk import CARDS, Desk, open_desk
from serving import CHANGED, CLEAN, DAMAGED, ROOT, SOURCE, serving

from tlqa import sources

if TYPE_CHECKING:
    from pathlib import Path

    from browsing import PageOf
    from playwright.sync_api import Route
    from serving import Server

STORIES = ROOT / "tests" / "stories"
_HOSTILE = (
    "<script>document.title = 'taken'</script> and <b>bold</b> &amp; so , on\n\n"
    '"><img src="http://elsewhere.invalid/x.png" onerror="document.title = \'taken\'"> left , he said.\n\n'
    "</textarea><style>* { display: none }</style> Prices rose by 3,4 percent in a year.\n\n"
    "{{7*7}} ${7*7} #{7*7} <%= 7*7 %> they said on Monday , again.\n\n"
    "The \u202egnirts\u202c was \u2066spun\u2069 , \u200fthe mayor\u200e said. It is dead,” he told us.\n"
)


@pytest.fixture
def desk(page_of: PageOf, server: Server) -> Desk:
    return open_desk(page_of, server)


def test_typing_shows_findings(desk: Desk) -> None:
    desk.story.focus()
    desk.page.keyboard.type("Prices rose , he said.")
    desk.cards(1)
    desk.marked(" ,")
    desk.page.keyboard.type(" Wages rose by 3,4 percent in a year.")
    desk.cards(2)
    desk.marked("3,4")
    assert "too short to score" in desk.page.locator("#verdict").inner_text()
    desk.page.keyboard.press("Control+A")
    desk.page.keyboard.press("Delete")
    desk.cards(0)
    assert desk.page.locator("#score").is_hidden()
    assert desk.quiet()


def test_pasting_shows_findings_with_reasons_and_a_score(desk: Desk) -> None:
    desk.story.fill(DAMAGED)
    desk.cards(3)
    card = desk.card("closes a quotation that was never opened")
    assert "The reader cannot tell where the speech begins" in card.inner_text()
    assert "find in the source where the speech begins" in card.inner_text()
    assert float(desk.page.locator("#score-value").inner_text()) < 100
    assert "3 findings" in desk.page.locator("#summary").inner_text()
    desk.page.locator("#parts-box summary").click()
    assert "decimal" not in desk.page.locator("#parts").inner_text()
    assert "number format: 1 major" in desk.page.locator("#parts").inner_text()


def test_marks_lie_under_the_words(desk: Desk) -> None:
    """The layer below has the same lines as the textarea: the same height, whatever the width."""
    desk.story.fill(DAMAGED * 4 + "😀 " * 200 + "word" * 200)
    desk.marked("3,4")
    for width in (1280, 700, 320):
        desk.page.set_viewport_size({"width": width, "height": 800})
        sizes = desk.page.evaluate(
            "['#story', '#mirror'].map((id) => document.querySelector(id))"
            ".map((each) => [each.clientWidth, each.scrollHeight])"
        )
        assert sizes[0][0] == sizes[1][0]
        assert abs(sizes[0][1] - sizes[1][1]) <= 2, width


def test_marks_go_along_with_what_is_typed_before_them(desk: Desk) -> None:
    desk.story.fill(DAMAGED)
    desk.cards(3)
    desk.page.route("**/api/check", lambda route: None)  # no answer comes any more
    desk.page.evaluate("document.getElementById('story').setSelectionRange(0, 0)")
    desk.story.focus()
    desk.page.keyboard.type("Late: ")
    desk.marked("3,4")
    desk.marked("The deal is dead,”")


def test_answers_to_old_texts_are_dropped(desk: Desk) -> None:
    held: list[Route] = []
    desk.page.route("**/api/check", lambda route: route.continue_() if held else held.append(route))
    desk.story.fill(DAMAGED)
    desk.until(lambda: bool(held))
    desk.story.fill(CLEAN)
    held[0].continue_()  # now the answer to the old text comes
    desk.wait("document.getElementById('summary').textContent.startsWith('0 findings')")
    assert desk.page.locator(CARDS).count() == 0


def test_accepting_a_fix_changes_the_text_and_undo_takes_it_back(desk: Desk) -> None:
    desk.story.fill(DAMAGED)
    desk.cards(3)
    desk.card("decimal comma").get_by_role("button", name="Accept fix").click()
    fixed = DAMAGED.replace("3,4", "3.4")
    desk.has_text(fixed)
    desk.cards(2)
    assert desk.page.evaluate("document.activeElement.matches('#findings > li')")  # the next one is at hand
    desk.page.keyboard.press("Control+Z")
    desk.has_text(DAMAGED)
    desk.cards(3)
    assert desk.quiet()


def test_all_safe_fixes_are_one_step(desk: Desk) -> None:
    text = "Prices rose , he said.\n\nWages fell , she said. The 𝄞 band left , too."
    desk.story.fill(text)
    desk.cards(3)
    desk.page.get_by_role("button", name="Make all safe fixes").click()
    desk.has_text(text.replace(" ,", ","))
    desk.cards(0)
    desk.story.focus()
    desk.page.keyboard.press("Control+Z")
    desk.has_text(text)


def test_a_fix_in_speech_is_left_to_the_person(desk: Desk) -> None:
    desk.story.fill(
        CLEAN + "\n“Prices rose by 3,4 percent , and nobody came,” the mayor told reporters on Sunday.\n"
    )
    card = desk.card("A space stands before the mark")
    assert "it stands in speech, so change it by hand" in card.inner_text()
    assert card.get_by_role("button", name="Accept fix").count() == 0


def test_ignore_once_holds_for_this_story(desk: Desk) -> None:
    desk.story.fill(DAMAGED)
    desk.cards(3)
    before = float(desk.page.locator("#score-value").inner_text())
    desk.card("decimal comma").get_by_role("button", name="Ignore once").click()
    desk.cards(2)
    desk.wait("document.getElementById('summary').textContent.includes('1 ignored')")
    assert float(desk.page.locator("#score-value").inner_text()) > before
    desk.page.locator("#ignored-title").click()
    desk.page.get_by_role("button", name="Report again").click()
    desk.cards(3)
    desk.card("decimal comma").get_by_role("button", name="Ignore once").click()
    desk.cards(2)
    desk.page.reload()
    desk.page.wait_for_selector("html[data-ready]", state="attached")
    desk.story.fill(DAMAGED)
    desk.cards(3)


def test_ignore_always_is_kept_for_the_newsroom(page_of: PageOf, tmp_path: Path) -> None:
    with serving("--rate", "10000", history=tmp_path / "h.sqlite") as server:
        desk = open_desk(page_of, server)
        desk.story.fill(DAMAGED)
        desk.cards(3)
        desk.card("decimal comma").get_by_role("button", name="Ignore always").click()
        desk.cards(2)
        other = open_desk(page_of, server)
        other.story.fill("Another story. " + DAMAGED)
        other.cards(2)
        other.page.locator("#ignored-title").click()
        other.page.get_by_role("button", name="Report again").click()
        other.cards(3)


def test_download_of_the_story_and_of_the_report(desk: Desk) -> None:
    desk.story.fill(DAMAGED)
    desk.cards(3)
    with desk.page.expect_download() as saved:
        desk.page.get_by_role("button", name="Download the story").click()
    assert saved.value.suggested_filename == "story.txt"
    assert saved.value.path().read_text("utf-8") == DAMAGED
    with desk.page.expect_download() as saved:
        desk.page.get_by_role("button", name="Download the report").click()
    assert saved.value.suggested_filename == "story.tlqa.html"
    report = saved.value.path().read_text("utf-8")
    assert report.lower().startswith("<!doctype html>")
    assert "dead,”" in report


def test_opening_a_file_reads_it_in_its_format(desk: Desk) -> None:
    desk.page.set_input_files("#file", STORIES / "story.html")
    desk.page.wait_for_selector(CARDS)
    assert "story.html, read as html" in desk.page.locator("#origin").inner_text()
    assert desk.text == (STORIES / "story.html").read_text("utf-8")
    with desk.page.expect_download() as saved:
        desk.page.get_by_role("button", name="Download the story").click()
    assert saved.value.suggested_filename == "story.html"
    assert saved.value.path().read_bytes() == (STORIES / "story.html").read_bytes()
    desk.page.get_by_role("button", name="Start afresh").click()
    desk.has_text("")
    assert desk.page.locator("#origin").is_hidden()


def test_a_fix_in_markup_is_made_by_the_server(desk: Desk, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<p>Prices &amp; wages rose , he said.</p>\n", "utf-8")
    desk.page.set_input_files("#file", page)
    desk.cards(1)
    desk.page.get_by_role("button", name="Accept fix").click()
    desk.has_text("<p>Prices &amp; wages rose, he said.</p>\n")
    desk.cards(0)


def test_a_word_file_is_edited_as_text_and_mended_as_a_file(desk: Desk) -> None:
    desk.page.set_input_files("#file", STORIES / "story.docx")
    desk.page.wait_for_selector(CARDS)
    assert "not written back into that file" in desk.page.locator("#origin").inner_text()
    with desk.page.expect_download() as saved:
        desk.page.get_by_role("button", name="Download the file with safe fixes").click()
    assert saved.value.suggested_filename == "story.docx"
    assert saved.value.path().read_bytes()[:2] == b"PK"
    with desk.page.expect_download() as saved:
        desk.page.get_by_role("button", name="Download the story").click()
    assert saved.value.suggested_filename == "story.txt"


def test_dropping_a_file_opens_it(desk: Desk) -> None:
    desk.page.evaluate(
        """(text) => {
          const dropped = new DataTransfer();
          dropped.items.add(new File([text], "dropped.txt", { type: "text/plain" }));
          for (const kind of ["dragover", "drop"]) {
            const about = { dataTransfer: dropped, bubbles: true, cancelable: true };
            document.body.dispatchEvent(new DragEvent(kind, about));
          }
        }""",
        DAMAGED,
    )
    desk.has_text(DAMAGED)
    desk.cards(3)


def test_a_file_that_is_no_story_is_told(desk: Desk, tmp_path: Path) -> None:
    picture = tmp_path / "picture.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0")
    desk.page.set_input_files("#file", picture)
    desk.wait("!document.getElementById('problem').hidden")
    assert "picture.png" in desk.page.locator("#problem").inner_text()
    large = tmp_path / "large.txt"
    large.write_bytes(b"a " * 600_000)
    desk.page.set_input_files("#file", large)
    desk.wait("document.getElementById('problem').textContent.includes('too large')")


def test_hostile_text_does_nothing_but_appear(desk: Desk) -> None:
    desk.story.fill(_HOSTILE)
    desk.page.wait_for_selector(CARDS)
    desk.marked("3,4")
    assert desk.text == _HOSTILE
    assert desk.page.title() == "Check a story – tlqa"
    assert desk.page.evaluate("document.querySelectorAll('script, style, img, iframe, b').length") == 1
    shown = desk.page.locator("#mirror").evaluate(
        "(e) => [...e.children].map((line) => line.textContent).join('\\n')"
    )
    assert shown == _HOSTILE
    while desk.page.locator(CARDS).count():
        count = desk.page.locator(CARDS).count()
        desk.page.locator(CARDS).first.get_by_role("button", name="Ignore once").click()
        wait_for(desk.page, "([css, count]) => document.querySelectorAll(css).length < count", [CARDS, count])
    assert desk.page.title() == "Check a story – tlqa"
    assert desk.quiet(), (desk.seen, desk.outside)


def test_a_hostile_file_name_does_nothing_but_appear(desk: Desk, tmp_path: Path) -> None:
    named = tmp_path / "<img src=x onerror=alert(1)>{{7*7}}.txt"
    named.write_text(DAMAGED, "utf-8")
    desk.page.set_input_files("#file", named)
    desk.cards(3)
    assert "<img src=x onerror=alert(1)>{{7*7}}.txt" in desk.page.locator("#origin").inner_text()
    assert desk.quiet()


def test_a_story_is_held_against_the_source_that_is_pasted(desk: Desk) -> None:
    page = desk.page
    page.locator("#source-box summary").click()
    desk.story.fill(CHANGED)
    page.locator("#source").fill(SOURCE)
    card = desk.card("540")
    card.wait_for()
    assert "450" in card.locator(".compared").inner_text()
    assert card.locator(".compared bdi").get_attribute("lang") == "fr"
    desk.marked("540")
    assert "held against its source (French)" in page.locator("#source-state").inner_text()
    card.get_by_role("button", name="Show in source").click()
    source = page.locator("#source")
    assert desk.focused() == "source"
    start, end = source.evaluate("each => [each.selectionStart, each.selectionEnd]")
    assert "450" in SOURCE[start:end]
    page.locator("#source").fill("")
    desk.cards(0)
    assert page.locator("#source-state").inner_text() == ""
    assert desk.quiet()


def test_the_language_of_the_source_can_be_chosen(desk: Desk) -> None:
    page = desk.page
    page.locator("#source-box summary").click()
    desk.story.fill(CHANGED)
    page.locator("#source").fill(SOURCE)
    desk.card("540").wait_for()
    with page.expect_request(lambda request: '"source_language":"it"' in (request.post_data or "")):
        page.locator("#source-language").select_option("it")
    assert page.locator("#source").get_attribute("lang") == "it"
    offered = page.locator("#source-language option").evaluate_all("all => all.map(each => each.value)")
    assert {*sources.codes()} - {"en"} <= {*offered}


def test_a_source_from_right_to_left(desk: Desk) -> None:
    page = desk.page
    pair = ROOT / "corpus" / "pairs" / "orlena-lock"
    page.locator("#source-box summary").click()
    page.locator("#source").fill((pair / "source.ar").read_text("utf-8"))
    desk.story.fill((pair / "story.en").read_text("utf-8").replace("3.2 million", "32 million"))
    card = desk.card("32 million")
    card.wait_for()
    assert page.locator("#source").evaluate("each => getComputedStyle(each).direction") == "rtl"
    said = card.locator(".compared bdi")
    assert said.get_attribute("lang") == "ar"
    assert said.get_attribute("dir") == "auto"


def test_a_source_of_another_story_is_told(desk: Desk) -> None:
    page = desk.page
    page.locator("#source-box summary").click()
    desk.story.fill(CLEAN)
    page.locator("#source").fill(CLEAN)
    desk.wait("document.getElementById('source-state').textContent.includes('the language of the story')")
    page.locator("#clear").click()
    assert page.locator("#source").input_value() == ""
    assert page.locator("#source-state").inner_text() == ""
    assert desk.quiet()


def test_a_server_that_is_gone_is_told_and_found_again(desk: Desk) -> None:
    desk.page.route("**/api/check", lambda route: route.abort())
    desk.story.fill(DAMAGED)
    desk.wait("document.getElementById('problem').textContent.includes('does not answer')")
    desk.page.unroute("**/api/check")
    desk.cards(3)
    assert desk.page.locator("#problem").is_hidden()
