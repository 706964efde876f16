"""The language server as an editor has it: a program of its own, over its standard input and output."""

from __future__ import annotations

import asyncio
import socket
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from editor import ROOT, Editor, capabilities, editor, environment, position
from lsprotocol import types

from tlqa.engine import Checker

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

STORY = """\
Ferry service resumes after storm

The ferry sailed again on Monday 🧂⛴️ after three days. The deal is dead,” the envoy told reporters.

About forty drivers had slept in their cabs on the quay , where volunteers brought them soup and blankets.
"""
URI = "untitled:Untitled-1"
FOUND = [("en/quotes/unopened", "The deal is dead,”"), ("en/spacing/space-before-comma", " ,")]
STORIES = ROOT / "tests" / "stories"


def run(scene: Callable[[Editor], Awaitable[None]], **options: Any) -> None:
    """Play a scene in an editor."""

    async def play() -> None:
        async with editor(**options) as opened:
            await scene(opened)

    asyncio.run(play())


def test_findings_come_and_go_as_a_story_is_typed() -> None:
    async def scene(desk: Editor) -> None:
        desk.open(URI, STORY)
        first, second = await desk.shown(URI)
        assert await desk.marked(URI) == FOUND
        assert first.range == types.Range(types.Position(2, 56), types.Position(2, 74))
        assert (first.source, first.severity) == ("tlqa", types.DiagnosticSeverity.Warning)
        assert second.severity == types.DiagnosticSeverity.Information
        desk.replace(URI, "The deal", "“The deal")
        assert await desk.marked(URI) == FOUND[1:]
        desk.replace(URI, "quay ,", "quay,")
        assert await desk.shown(URI) == []
        await desk.until(lambda: desk.scores and desk.scores[-1].version == 3)
        worst, best = desk.scores[0], desk.scores[-1]
        assert (worst.uri, worst.version, worst.stories) == (URI, 1, 1)
        assert (worst.findings.critical, worst.findings.major, worst.findings.minor) == (0, 1, 1)
        assert (best.score, best.findings.major) == (100.0, 0)
        assert best.score > worst.score
        desk.close(URI)
        await desk.until(lambda: desk.published[-1].version is None)
        assert list(desk.published[-1].diagnostics) == []

    run(scene)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
def test_columns_count_in_the_units_agreed_upon(encoding: str) -> None:
    async def scene(desk: Editor) -> None:
        desk.open(URI, STORY)
        assert await desk.marked(URI) == FOUND
        desk.replace(URI, "🧂⛴️", "🧂🧂⛴️ é")
        assert await desk.marked(URI) == FOUND
        (column,) = {each.range.start.character for each in await desk.shown(URI) if each.code == FOUND[0][0]}
        before = desk.texts[URI].splitlines()[2].partition("The deal")[0]
        codec, width = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}[
            encoding
        ]
        assert column == len(before.encode(codec)) // width

    run(scene, able=capabilities(encoding))


def test_only_what_is_still_there_is_told() -> None:
    """Of sixty changes in a row few are checked, in order, and the last one always."""

    async def scene(desk: Editor) -> None:
        desk.open(URI, STORY)
        await desk.shown(URI)
        for number in range(30):
            desk.replace(URI, "soup and", "soup , and" if number % 2 else "soup and")
            desk.replace(URI, "soup , and" if number % 2 else "soup and", "soup and")
        desk.replace(URI, "soup and", "soup , and")
        assert await desk.marked(URI) == [*FOUND, ("en/spacing/space-before-comma", " ,")]
        versions = [each.version for each in desk.published]
        assert versions == sorted(set(versions))
        assert versions[-1] == desk.versions[URI] == 62
        assert len(versions) < 30

    run(scene)


LANGUAGES = {
    "story.txt": "plaintext",
    "story.md": "markdown",
    "front.md": "markdown",
    "story.mdx": "mdx",
    "story.html": "html",
    "story.rst": "restructuredtext",
    "story.adoc": "asciidoc",
    "nitf.xml": "xml",
    "wordpress.xml": "xml",
    "ninjs.json": "json",
    "records.csv": "csv",
    "records.jsonl": "jsonl",
}


def test_findings_stand_where_each_format_has_them(tmp_path: Path) -> None:
    (tmp_path / "tlqa.yaml").write_text("text-field: text\nid-field: id\n", "utf-8")
    checker = Checker(text_field="text", id_field="id")

    async def scene(desk: Editor) -> None:
        for name, language in LANGUAGES.items():  # all open at once
            desk.open((tmp_path / name).as_uri(), (STORIES / name).read_bytes().decode("utf-8"), language)
        for name in LANGUAGES:
            uri = (tmp_path / name).as_uri()
            text = desk.texts[uri]
            found = list(checker.check_stories(text.encode(), name))
            wanted = [(f.rule, text[f.start : f.end]) for report in found for f in report.findings]
            assert wanted
            assert await desk.marked(uri) == wanted, name

    run(scene)


def test_what_is_no_story_is_left_alone() -> None:
    async def scene(desk: Editor) -> None:
        for uri, language in [
            ("file:///site/package.json", "json"),
            ("file:///site/build.py", "python"),
            ("file:///site/story.txt.tlqa.yaml", "yaml"),
        ]:
            desk.open(uri, '{"name": "The deal is dead,” the envoy told reporters on Sunday."}', language)
            assert await desk.shown(uri) == []
        assert desk.scores == []

    run(scene)


def test_hover_says_why() -> None:
    async def scene(desk: Editor) -> None:
        desk.open("file:///stories/a.md", STORY.replace("dead,”", "*dead*,”"), "markdown")
        shown = await desk.hover("file:///stories/a.md", "dead")
        assert shown is not None
        assert (
            desk.at("file:///stories/a.md", shown.range) == "The deal is *dead*,”" if shown.range else False
        )
        assert isinstance(shown.contents, types.MarkupContent)
        assert shown.contents.kind is types.MarkupKind.Markdown
        first, message, why, *_ = shown.contents.value.split("\n\n")
        assert first == "**major** `en/quotes/unopened`, high confidence"
        rule = Checker().book.get("en/quotes/unopened")
        assert message.endswith("closes a quotation that was never opened\\.")
        assert why.replace("\\", "") == " ".join(rule.why.split())
        assert await desk.hover("file:///stories/a.md", "Ferry") is None

    run(scene)


def test_hover_in_plain_text_where_the_editor_wants_that() -> None:
    async def scene(desk: Editor) -> None:
        desk.open(URI, STORY)
        shown = await desk.hover(URI, "dead")
        assert shown is not None
        assert isinstance(shown.contents, types.MarkupContent)
        assert shown.contents.kind is types.MarkupKind.PlainText
        assert shown.contents.value.startswith("major en/quotes/unopened, high confidence\n\n")

    run(scene, able=types.ClientCapabilities())


def test_actions_mend_ignore_and_explain() -> None:
    uri = "file:///stories/a.html"
    page = f"<html><body><article><h1>{STORY.splitlines()[0]}</h1>\n<p>{STORY.splitlines()[2]}</p>\n" + (
        f"<p>{STORY.splitlines()[4]}</p>\n<p>The road is shut , they said.</p></article></body></html>\n"
    )

    async def scene(desk: Editor) -> None:
        desk.open(uri, page, "html")
        quote, *spaces = await desk.marked(uri)
        assert quote == FOUND[0]
        assert len(spaces) == 2
        offered = await desk.actions(uri, "quay ,")
        assert list(offered) == [
            "Replace with ‘,’",
            "Ignore en/spacing/space-before-comma here",
            "Ignore en/spacing/space-before-comma in this file",
            "Explain en/spacing/space-before-comma",
            "Make all 2 safe fixes in this file",
        ]
        mend, here, in_file, explain, fix_all = offered.values()
        assert mend.is_preferred
        assert mend.diagnostics is not None
        assert [each.code for each in mend.diagnostics] == ["en/spacing/space-before-comma"]
        assert desk.edited(uri, mend) == page.replace("quay ,", "quay,")
        assert desk.edited(uri, fix_all) == page.replace("quay ,", "quay,").replace("shut , the", "shut, the")
        comment = "<!-- tlqa-disable-line en/spacing/space-before-comma -->"
        assert desk.edited(uri, here) == page.replace("blankets.</p>", f"blankets.</p> {comment}")
        assert "tlqa-disable-file en/spacing/space-before-comma" in desk.edited(uri, in_file)
        assert list(await desk.actions(uri, "dead", ["source"])) == ["Make all 2 safe fixes in this file"]
        assert await desk.actions(uri, "Monday") == {}
        assert explain.command is not None
        said = await desk.client.workspace_execute_command_async(
            types.ExecuteCommandParams(explain.command.command, explain.command.arguments)
        )
        assert said.startswith("en/spacing/space-before-comma: ")
        (shown,) = desk.documents
        written = Path(shown.uri.removeprefix("file://"))
        assert written.read_text("utf-8") == said
        desk.open(shown.uri, said)
        assert await desk.shown(shown.uri) == []

    run(scene)


def test_plain_text_has_no_comments_to_ignore_in() -> None:
    async def scene(desk: Editor) -> None:
        desk.open(URI, STORY)
        assert list(await desk.actions(URI, "dead")) == [
            "Explain en/quotes/unopened",
            "Make the one safe fix in this file",
        ]

    run(scene)


def test_plain_text_has_a_list_beside_it_to_ignore_in(tmp_path: Path) -> None:
    story, beside = tmp_path / "a.txt", tmp_path / "a.txt.tlqa.yaml"
    text = STORY.replace("soup and", "soup , and")
    story.write_text(text, "utf-8")

    async def scene(desk: Editor) -> None:
        async def ignore(words: str, title: str) -> list[tuple[str | int | None, str]]:
            action = (await desk.actions(story.as_uri(), words))[title]
            assert action.edit is not None
            assert action.edit.document_changes is not None
            *made, change = action.edit.document_changes
            assert bool(made) is not beside.exists()
            assert isinstance(change, types.TextDocumentEdit)
            assert change.text_document.uri == beside.as_uri()
            (edit,) = change.edits
            assert isinstance(edit, types.TextEdit)
            there = beside.read_text("utf-8") if beside.exists() else ""
            assert edit.range.start == position(there, len(there), "utf-8")
            before = len(desk.published)
            beside.write_text(there + edit.new_text, "utf-8")
            desk.save(story.as_uri())
            await desk.until(lambda: len(desk.published) > before)
            return await desk.marked(story.as_uri())

        desk.open(story.as_uri(), text)
        comma = ("en/spacing/space-before-comma", " ,")
        assert await desk.marked(story.as_uri()) == [*FOUND, comma]
        assert await ignore("dead", "Ignore en/quotes/unopened here, by the list beside it") == [comma] * 2
        beside.write_text(beside.read_text("utf-8").rstrip("\n"), "utf-8")
        title = "Ignore en/spacing/space-before-comma in this file, by the list beside it"
        assert await ignore("quay ,", title) == []
        assert beside.read_text("utf-8") == (
            "- rule: en/quotes/unopened\n  text: The deal is dead,”\n- rule: en/spacing/space-before-comma\n"
        )

    run(scene, root=tmp_path)


def test_an_editor_that_takes_no_versions_and_shows_no_documents() -> None:
    async def scene(desk: Editor) -> None:
        desk.open(URI, STORY)
        offered = await desk.actions(URI, "quay ,")
        action = offered["Replace with ‘,’"]
        assert action.edit is not None
        assert action.edit.document_changes is None
        assert desk.edited(URI, action) == STORY.replace("quay ,", "quay,")
        await desk.client.workspace_execute_command_async(
            types.ExecuteCommandParams("tlqa.explain", ["en/quotes/unopened", URI])
        )
        assert desk.messages[-1].startswith("en/quotes/unopened: ")
        await desk.client.workspace_execute_command_async(
            types.ExecuteCommandParams("tlqa.explain", ["en/quotes/no-such", URI])
        )
        assert desk.messages[-1] == "tlqa: there is no rule 'en/quotes/no-such'"

    run(scene, able=types.ClientCapabilities())


def test_a_configuration_that_breaks_and_is_mended(tmp_path: Path) -> None:
    story, config = tmp_path / "a.txt", tmp_path / "tlqa.yaml"
    config.write_text("ignore: [quotes]\n", "utf-8")

    async def scene(desk: Editor) -> None:
        def save(text: str) -> None:
            config.write_text(text, "utf-8")
            event = types.FileEvent(config.as_uri(), types.FileChangeType.Changed)
            desk.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([event]))

        uri, other = story.as_uri(), (tmp_path / "b.txt").as_uri()
        desk.open(uri, STORY)
        assert await desk.marked(uri) == FOUND[1:]
        await desk.until(lambda: desk.registered)
        save("profile: wire\nignore: [quotess]\n")
        await desk.until(lambda: desk.messages)
        said = "ignore: 'quotess' names no rule; did you mean 'quotes'?"
        assert desk.messages == [f"tlqa: {config}:2: {said}"]
        (told,) = await desk.shown(uri)
        assert (told.code, told.message) == ("not-checked", f"not checked: {config}:2: {said}")
        assert desk.at(uri, told.range) == "Ferry service resumes after storm"
        (there,) = await desk.latest(config.as_uri())
        assert (there.message, there.range.start) == (said, types.Position(1, 0))
        desk.open(other, STORY)
        assert [each.code for each in await desk.shown(other)] == ["not-checked"]
        desk.replace(other, "quay ,", "quay,")
        await desk.shown(other)
        assert len(desk.messages) == 1  # once is enough
        save("profile: wire\nignore: [spacing]\n")
        await desk.until(lambda: not desk.last(config.as_uri()).diagnostics)
        await desk.until(lambda: len(desk.last(uri).diagnostics) == 1 and desk.last(uri).version == 1)
        assert await desk.marked(uri) == await desk.marked(other) == FOUND[:1]

    run(scene, root=tmp_path)


def test_each_document_has_its_own_configuration(tmp_path: Path) -> None:
    (tmp_path / "sport").mkdir()
    (tmp_path / "tlqa.yaml").write_text("select: [quotes]\nexclude: [archive/]\n", "utf-8")
    (tmp_path / "sport" / "pyproject.toml").write_text(
        '[tool.tlqa]\nignore = ["quotes"]\nterms = ["words.yaml"]\n', "utf-8"
    )
    (tmp_path / "sport" / "words.yaml").write_text(
        "preferred:\n  - use: quayside\n    not: [on the quay]\n", "utf-8"
    )

    async def scene(desk: Editor) -> None:
        names = ("a.txt", "sport/b.txt", "archive/c.txt")
        uris = [*((tmp_path / name).as_uri() for name in names), URI]
        for uri in uris:
            desk.open(uri, STORY)
        news, sport, archive, untitled = [await desk.marked(uri) for uri in uris]
        assert news == untitled == FOUND[:1]
        assert sport == [("terms/preferred", "on the quay"), FOUND[1]]
        assert archive == []
        desk.close(uris[1])
        await desk.until(lambda: desk.last(uris[1]).version is None)
        assert list(desk.last(uris[1]).diagnostics) == []
        assert len(desk.last(uris[0]).diagnostics) == 1
        desk.open(uris[1], "The road is open.\n")  # the same version, another text
        assert await desk.shown(uris[1]) == []
        page = await desk.client.workspace_execute_command_async(
            types.ExecuteCommandParams("tlqa.explain", ["en/quotes/unopened", uris[0]])
        )
        assert page.startswith("en/quotes/unopened: ")

    run(scene, root=tmp_path)


def test_a_configuration_for_all(tmp_path: Path) -> None:
    config = tmp_path / "elsewhere.yaml"
    config.write_text("select: [spacing]\n", "utf-8")

    async def scene(desk: Editor) -> None:
        desk.open(URI, STORY)
        assert await desk.marked(URI) == FOUND[1:]

    run(scene, arguments=["--config", str(config)])


def test_scores_are_for_those_who_want_them() -> None:
    async def scene(desk: Editor) -> None:
        desk.open(URI, STORY)
        assert await desk.marked(URI) == FOUND
        await desk.hover(URI, "dead")
        assert desk.scores == []

    run(scene, options=None)


def test_the_list_beside_a_story(tmp_path: Path) -> None:
    story = tmp_path / "a.txt"
    story.write_text(STORY, "utf-8")
    beside = tmp_path / "a.txt.tlqa.yaml"

    async def scene(desk: Editor) -> None:
        desk.open(story.as_uri(), STORY)
        assert await desk.marked(story.as_uri()) == FOUND
        beside.write_text("- rule: quotes\n  reason: the band is called so\n", "utf-8")
        desk.save(story.as_uri())
        await desk.until(lambda: len(desk.published) == 2)
        assert await desk.marked(story.as_uri()) == FOUND[1:]
        beside.write_text("- rulle: quotes\n", "utf-8")
        (watch,) = desk.registered
        assert watch.method == types.WORKSPACE_DID_CHANGE_WATCHED_FILES
        event = types.FileEvent(beside.as_uri(), types.FileChangeType.Changed)
        desk.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([event]))
        await desk.until(lambda: len(desk.published) == 4)  # the story, and the list
        (told,) = await desk.shown(story.as_uri())
        assert told.message.startswith(f"not checked: {beside}:1: ")

    run(scene, root=tmp_path)


def test_what_cannot_be_read_yet_is_told_at_its_line() -> None:
    uri = "file:///stories/a.md"
    text = f"---\ntitle: Ferry\nauthor: [\n---\n\n{STORY}"

    async def scene(desk: Editor) -> None:
        desk.open(uri, text, "markdown")
        (told,) = await desk.shown(uri)
        assert (told.code, told.range.start.line) == ("not-checked", 3)
        await desk.until(lambda: desk.scores)
        assert (desk.scores[-1].score, desk.scores[-1].verdict) == (None, None)
        desk.replace(uri, "author: [\n", "author: A. Nyberg\n")
        assert await desk.marked(uri) == FOUND

    run(scene)


def test_marks_and_halves_of_characters() -> None:
    """A byte-order mark that the editor left in, and half a surrogate pair, as while one is typed."""

    async def scene(desk: Editor) -> None:
        desk.open(URI, f"\ufeff{STORY}")
        assert await desk.marked(URI) == FOUND
        whole = desk.texts[URI].replace("quay", "quay \ud83e")
        identifier = types.VersionedTextDocumentIdentifier(2, URI)
        change = types.TextDocumentContentChangeWholeDocument(whole)
        desk.texts[URI], desk.versions[URI] = whole.replace("\ud83e", "\ufffd"), 2
        desk.client.text_document_did_change(types.DidChangeTextDocumentParams(identifier, [change]))
        assert FOUND[0] in await desk.marked(URI)

    run(scene)


def test_over_tcp() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "tlqa", "lsp", "--tcp", "--port", str(port), "--verbose"]
    with subprocess.Popen(command, env=environment(), stderr=subprocess.PIPE, text=True) as server:
        try:
            assert server.stderr is not None
            while "Serving on" not in (line := server.stderr.readline()):
                assert line, "the server ended"

            async def scene(desk: Editor) -> None:
                desk.open(URI, STORY)
                assert await desk.marked(URI) == FOUND

            run(scene, port=port)
            server.communicate(timeout=60)
            assert server.returncode == 0
        finally:
            server.kill()


def test_an_editor_that_goes_away_takes_the_server_with_it() -> None:
    command = [sys.executable, "-m", "tlqa", "lsp"]
    ended = subprocess.run(
        command, env=environment(), stdin=subprocess.DEVNULL, capture_output=True, timeout=60, check=False
    )
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, b"", b"")


def test_without_the_extra_it_says_what_to_install() -> None:
    code = (
        "import sys; sys.modules['pygls'] = sys.modules['lsprotocol'] = None\n"
        "from tlqa.cli.main import main; sys.argv = ['tlqa', 'lsp']; main()"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code], env=environment(), capture_output=True, text=True, check=False
    )
    assert ended.returncode == 2
    assert ended.stderr == "tlqa: error: the language server is not installed: pip install 'tlqa[lsp]'\n"


def test_two_ways_at_once() -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "tlqa", "lsp", "--stdio", "--tcp"],
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ended.returncode, ended.stderr) == (2, "tlqa: error: --stdio and --tcp exclude each other\n")
