"""What the server answers, message by message."""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING

from lsprotocol import types

from tlqa.errors import TlqaError, UsageError
from tlqa.lsp.actions import EXPLAIN, KINDS, Actions
from tlqa.lsp.hover import hover
from tlqa.lsp.server import Server
from tlqa.lsp.stories import Change, Story

if TYPE_CHECKING:
    from pathlib import Path

# What findings depend on beside the text: configurations, rules, terms, profiles, lists, baselines.
_WATCHED = ("**/*.yaml", "**/*.yml", "**/pyproject.toml", "**/*baseline*.json")


def make_server(only: Path | None = None, *, isolated: bool = False) -> Server:
    """A server that waits to be connected (``start_io``, ``start_tcp``).

    Args:
        only: the one configuration to use, instead of the closest ones.
        isolated: use no configuration.
    """
    server = Server(only, isolated=isolated)
    server.feature(types.INITIALIZE)(_initialize)
    server.feature(types.INITIALIZED)(_initialized)
    server.feature(types.TEXT_DOCUMENT_DID_OPEN)(_did_open)
    server.feature(types.TEXT_DOCUMENT_DID_CHANGE)(_did_change)
    server.feature(types.TEXT_DOCUMENT_DID_SAVE)(_did_save)
    server.feature(types.TEXT_DOCUMENT_DID_CLOSE)(_did_close)
    server.feature(types.TEXT_DOCUMENT_HOVER)(_hover)
    server.feature(types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(code_action_kinds=KINDS))(
        _code_actions
    )
    server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)(_did_change_watched_files)
    server.command(EXPLAIN)(_explain)
    return server


def _initialize(ls: Server, params: types.InitializeParams) -> None:
    wanted = params.initialization_options
    ls.begin(scores=isinstance(wanted, dict) and wanted.get("scores") is True)


async def _initialized(ls: Server, params: types.InitializedParams) -> None:
    warming = asyncio.ensure_future(ls.warm_up())
    workspace = ls.client_capabilities.workspace
    watching = workspace.did_change_watched_files if workspace else None
    if watching is not None and watching.dynamic_registration:
        watchers = [types.FileSystemWatcher(glob) for glob in _WATCHED]
        options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
        method = types.WORKSPACE_DID_CHANGE_WATCHED_FILES
        wanted = types.Registration("tlqa-watch", method, register_options=options)
        await ls.client_register_capability_async(types.RegistrationParams([wanted]))
    await warming


def _did_open(ls: Server, params: types.DidOpenTextDocumentParams) -> None:
    opened = params.text_document
    story = Story(opened.uri, opened.language_id, opened.version, "")
    story.change([Change(opened.text)], opened.version, ls.encoding)
    ls.stories[opened.uri] = story
    ls.check_anew(story)


def _did_change(ls: Server, params: types.DidChangeTextDocumentParams) -> None:
    story = ls.stories.get(params.text_document.uri)
    if story is not None:
        changes = [_change(each) for each in params.content_changes]
        story.change(changes, params.text_document.version, ls.encoding)
        ls.check_soon(story)


def _change(change: types.TextDocumentContentChangeEvent) -> Change:
    if isinstance(change, types.TextDocumentContentChangePartial):
        start, end = change.range.start, change.range.end
        return Change(change.text, (start.line, start.character), (end.line, end.character))
    return Change(change.text)


def _did_save(ls: Server, params: types.DidSaveTextDocumentParams) -> None:
    story = ls.stories.get(params.text_document.uri)
    if story is not None:
        ls.check_anew(story)  # the list beside it may have changed


def _did_close(ls: Server, params: types.DidCloseTextDocumentParams) -> None:
    ls.forget(params.text_document.uri)


async def _hover(ls: Server, params: types.HoverParams) -> types.Hover | None:
    story = ls.stories.get(params.text_document.uri)
    if story is None:
        return None
    documents = ls.client_capabilities.text_document
    wanted = documents.hover.content_format if documents and documents.hover else None
    markdown = types.MarkupKind.Markdown in (wanted or ())
    checked = await ls.checked(story)
    return hover(checked, params.position, ls.encoding, markdown=markdown) if checked else None


async def _code_actions(ls: Server, params: types.CodeActionParams) -> list[types.CodeAction]:
    story = ls.stories.get(params.text_document.uri)
    if story is None:
        return []
    checked = await ls.checked(story)
    if checked is None or checked.checker is None:
        return []
    workspace = ls.client_capabilities.workspace
    edits = workspace.workspace_edit if workspace else None
    versioned = bool(edits and edits.document_changes)
    creates = bool(edits and types.ResourceOperationKind.Create in (edits.resource_operations or ()))
    actions = Actions(
        story, checked, checked.checker, ls.encoding, versioned=versioned, creates=versioned and creates
    )
    return await ls.work(lambda: actions.at(params.range, params.context.only))


def _did_change_watched_files(ls: Server, params: types.DidChangeWatchedFilesParams) -> None:
    ls.check_anew(*ls.stories.values())


async def _explain(ls: Server, rule: str, uri: str) -> str:
    """Show the page of a rule in the editor, as a document where it can show one; it is the answer, too."""
    try:
        page = await ls.work(lambda: _page(ls, rule, uri))
    except TlqaError as problem:
        ls.tell(str(problem))
        return str(problem)
    window = ls.client_capabilities.window
    if window is not None and window.show_document is not None and window.show_document.support:
        uri = _written(rule, page).as_uri()
        await ls.window_show_document_async(types.ShowDocumentParams(uri, take_focus=True))
    else:
        ls.window_show_message(types.ShowMessageParams(types.MessageType.Info, page))
    return page


def _page(ls: Server, rule: str, uri: str) -> str:
    from tlqa.ruletext import describe

    way = ls.desk.of(ls.stories[uri]) if uri in ls.stories else None
    book = (way.checker if way else ls.desk.here()).book
    if all(each.id != rule for each in book.rules):
        raise UsageError(f"there is no rule '{rule}'")
    return describe(book.with_examples().get(rule))


def _written(rule: str, page: str) -> Path:
    from tlqa.cachefile import directory
    from tlqa.lsp.formats import PAGES

    folder = directory() / PAGES
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = folder / f"{re.sub(r'[^a-z0-9-]+', '.', rule)}.txt"
    path.write_text(page, "utf-8")
    return path
