"""An editor for the tests of the language server: a real client that starts it and talks over its pipes.

It keeps its own text of each document, in UTF-16 as editors do, and makes edits in it by itself, so that what
the server says is held against what a person would see.
"""

from __future__ import annotations

import asyncio
import os
import re
import sys
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lsprotocol import types
from pygls.lsp.client import LanguageClient
from pygls.protocol import default_converter

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence

    from cattrs import Converter

ROOT = Path(__file__).resolve().parents[2]
SCORES = {"scores": True}
_WAIT = 20
_CODEC = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}


def offset(text: str, position: types.Position, encoding: str = "utf-16") -> int:
    """The code-point offset of a position, worked out from the text's code units."""
    ends = [match.end() for match in re.finditer(r"\r\n|\n|\r", text)]
    start = [0, *ends][position.line]
    codec, width = _CODEC[encoding]
    before = text[start:].encode(codec)[: position.character * width]
    return start + len(before.decode(codec))


def position(text: str, at: int, encoding: str = "utf-16") -> types.Position:
    """The position of a code-point offset."""
    ends = [match.end() for match in re.finditer(r"\r\n|\n|\r", text) if match.end() <= at]
    codec, width = _CODEC[encoding]
    return types.Position(len(ends), len(text[ends[-1] if ends else 0 : at].encode(codec)) // width)


class Editor:
    """What a person does in an editor, and sees there."""

    def __init__(self, client: LanguageClient, encoding: str) -> None:
        self.client, self.encoding = client, encoding
        self.texts: dict[str, str] = {}
        self.versions: dict[str, int] = {}
        self.published: list[types.PublishDiagnosticsParams] = []
        self.scores: list[Any] = []
        self.messages: list[str] = []
        self.documents: list[types.ShowDocumentParams] = []
        self.registered: list[types.Registration] = []
        self._news = asyncio.Condition()

    def open(self, uri: str, text: str, language: str = "plaintext") -> None:
        self.texts[uri], self.versions[uri] = text, 1
        item = types.TextDocumentItem(uri, language, 1, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))

    def replace(self, uri: str, old: str, new: str) -> None:
        """Put ``new`` in the place of ``old``, which stands in the document once."""
        text = self.texts[uri]
        assert text.count(old) == 1
        at = text.index(old)
        where = types.Range(position(text, at, self.encoding), position(text, at + len(old), self.encoding))
        self.texts[uri] = text.replace(old, new)
        self.versions[uri] += 1
        identifier = types.VersionedTextDocumentIdentifier(self.versions[uri], uri)
        changes = [types.TextDocumentContentChangePartial(where, new)]
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(identifier, changes))

    def close(self, uri: str) -> None:
        self.client.text_document_did_close(
            types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(uri))
        )

    def save(self, uri: str) -> None:
        self.client.text_document_did_save(types.DidSaveTextDocumentParams(types.TextDocumentIdentifier(uri)))

    async def until(self, seen: Any) -> None:
        """Wait until ``seen()`` is true."""
        async with self._news:
            await asyncio.wait_for(self._news.wait_for(seen), _WAIT)

    async def shown(self, uri: str) -> list[types.Diagnostic]:
        """What is shown in a document as it is now."""

        def there() -> bool:
            told = [each.version for each in self.published if each.uri == uri]
            return bool(told) and told[-1] == self.versions[uri]

        await self.until(there)
        return list(self.last(uri).diagnostics)

    def last(self, uri: str) -> types.PublishDiagnosticsParams:
        """What was told last of a document."""
        return [each for each in self.published if each.uri == uri][-1]

    async def latest(self, uri: str) -> Sequence[types.Diagnostic]:
        """What is told of a file that is not open."""
        await self.until(lambda: any(each.uri == uri for each in self.published))
        return self.last(uri).diagnostics

    async def marked(self, uri: str) -> list[tuple[str | int | None, str]]:
        """The rule and the words of each finding that is shown."""
        return [(each.code, self.at(uri, each.range)) for each in await self.shown(uri)]

    def at(self, uri: str, range_: types.Range) -> str:
        """The words of a range."""
        text = self.texts[uri]
        return text[offset(text, range_.start, self.encoding) : offset(text, range_.end, self.encoding)]

    def range_of(self, uri: str, words: str) -> types.Range:
        text = self.texts[uri]
        at = text.index(words)
        return types.Range(position(text, at, self.encoding), position(text, at + len(words), self.encoding))

    async def actions(
        self, uri: str, words: str, only: list[str] | None = None
    ) -> dict[str, types.CodeAction]:
        """What is offered for the words, by title."""
        context = types.CodeActionContext([], only)
        where = types.TextDocumentIdentifier(uri)
        found = await self.client.text_document_code_action_async(
            types.CodeActionParams(where, self.range_of(uri, words), context)
        )
        actions = [each for each in found or [] if isinstance(each, types.CodeAction)]
        assert len({each.title for each in actions}) == len(actions)
        return {each.title: each for each in actions}

    def edited(self, uri: str, action: types.CodeAction) -> str:
        """The document's text with the edit of an action."""
        assert action.edit is not None
        text = self.texts[uri]
        if action.edit.document_changes is None:
            assert action.edit.changes is not None
            edits = list(action.edit.changes[uri])
        else:
            (change,) = action.edit.document_changes
            assert isinstance(change, types.TextDocumentEdit)
            assert change.text_document.version == self.versions[uri]
            edits = [each for each in change.edits if isinstance(each, types.TextEdit)]
        for edit in sorted(edits, key=lambda e: offset(text, e.range.start, self.encoding), reverse=True):
            low, high = (offset(text, place, self.encoding) for place in (edit.range.start, edit.range.end))
            text = text[:low] + edit.new_text + text[high:]
        return text

    async def hover(self, uri: str, words: str) -> types.Hover | None:
        where = types.TextDocumentIdentifier(uri)
        return await self.client.text_document_hover_async(
            types.HoverParams(where, self.range_of(uri, words).start)
        )

    async def tell(self) -> None:
        async with self._news:
            self._news.notify_all()


def _listen(editor: Editor, client: LanguageClient) -> None:
    @client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    async def published(params: types.PublishDiagnosticsParams) -> None:
        editor.published.append(params)
        await editor.tell()

    @client.feature("tlqa/score")
    async def scored(params: Any) -> None:
        editor.scores.append(params)
        await editor.tell()

    @client.feature(types.WINDOW_SHOW_MESSAGE)
    async def said(params: types.ShowMessageParams) -> None:
        editor.messages.append(params.message)
        await editor.tell()

    @client.feature(types.WINDOW_SHOW_DOCUMENT)
    async def document(params: types.ShowDocumentParams) -> types.ShowDocumentResult:
        editor.documents.append(params)
        return types.ShowDocumentResult(True)

    @client.feature(types.CLIENT_REGISTER_CAPABILITY)
    async def register(params: types.RegistrationParams) -> None:
        editor.registered += params.registrations
        await editor.tell()


def _converter() -> Converter:
    """The library's own takes a code action that has a command for a command."""
    converter = default_converter()
    converter.register_structure_hook(
        types.Command | types.CodeAction, lambda value, _: converter.structure(value, types.CodeAction)
    )
    return converter


def capabilities(encoding: str | None = None) -> types.ClientCapabilities:
    """Those of an editor that can do all that the server may ask of it."""
    return types.ClientCapabilities(
        general=types.GeneralClientCapabilities(position_encodings=[encoding] if encoding else None),
        text_document=types.TextDocumentClientCapabilities(
            hover=types.HoverClientCapabilities(content_format=[types.MarkupKind.Markdown])
        ),
        window=types.WindowClientCapabilities(show_document=types.ShowDocumentClientCapabilities(True)),
        workspace=types.WorkspaceClientCapabilities(
            workspace_edit=types.WorkspaceEditClientCapabilities(
                document_changes=True, resource_operations=[types.ResourceOperationKind.Create]
            ),
            did_change_watched_files=types.DidChangeWatchedFilesClientCapabilities(dynamic_registration=True),
        ),
    )


def environment() -> dict[str, str]:
    path = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH", "")]))
    return {**os.environ, "PYTHONPATH": path}


@asynccontextmanager
async def editor(
    *,
    able: types.ClientCapabilities | None = None,
    options: Any = SCORES,
    root: Path | None = None,
    port: int | None = None,
    arguments: Sequence[str] = (),
) -> AsyncIterator[Editor]:
    """An editor with its server: a program of its own, or the one that listens on ``port``."""
    client = LanguageClient("tests", "1", converter_factory=_converter)
    able = able or capabilities()
    wished = able.general.position_encodings if able.general else None
    made = Editor(client, str(wished[0]) if wished else "utf-16")
    _listen(made, client)
    if port is None:
        await client.start_io(sys.executable, "-m", "tlqa", "lsp", "--stdio", *arguments, env=environment())
    else:
        await client.start_tcp("127.0.0.1", port)
    try:
        folder = [types.WorkspaceFolder(root.as_uri(), "stories")] if root else None
        answer = await client.initialize_async(
            types.InitializeParams(able, initialization_options=options, workspace_folders=folder)
        )
        assert answer.capabilities.position_encoding == made.encoding
        client.initialized(types.InitializedParams())
        yield made
        await client.shutdown_async(None)
        client.exit(None)
        server = getattr(client, "_server", None)
        if server is not None:
            assert await asyncio.wait_for(server.wait(), _WAIT) == 0
    finally:
        server = getattr(client, "_server", None)
        if server is not None and server.returncode is None:
            server.kill()  # the scene has failed
        await client.stop()
