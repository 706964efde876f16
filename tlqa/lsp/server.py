"""The server: it listens to the editor, has documents checked, and answers.

Documents are checked in one thread beside the one that listens, so that typing is followed while a story is
checked. What is typed waits a moment for more; a check whose text is no longer the document's is not begun,
or its result is dropped. Positions and versions are those of the text that was checked.
"""

from __future__ import annotations

import asyncio
import logging
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from tlqa._version import __version__
from tlqa.errors import TlqaError
from tlqa.lsp.checking import Checked, check, warm_up
from tlqa.lsp.diagnostics import SCORE, diagnostics, score
from tlqa.lsp.settings import Settings, checker_for, forget, read_settings
from tlqa.lsp.stories import Story, path_of

if TYPE_CHECKING:
    from tlqa.lsp.positions import Encoding

DEBOUNCE = 0.02
"""Seconds that a change waits for the next one, at least."""
_SLOW = 0.3
_LONGEST = 1.0
"""Seconds that it waits at most: a story that is slow to check is checked when the typing pauses."""
_AT_ONCE = 24  # rules made ready between two looks at what is to be checked
_log = logging.getLogger(__name__)


class Server(LanguageServer):
    """The state of one connection: what is open, what was found, what was asked for."""

    def __init__(self) -> None:
        super().__init__("tlqa", __version__)
        self.stories: dict[str, Story] = {}
        self.settings = Settings()
        self._checked: dict[str, Checked] = {}
        self._waiting: dict[str, asyncio.Task[None]] = {}
        self._worker = ThreadPoolExecutor(1, "tlqa-check")

    @property
    def encoding(self) -> Encoding:
        """The units of columns that the editor and the server agreed upon."""
        return types.PositionEncodingKind(self.workspace.position_encoding).value

    @property
    def root(self) -> Path | None:
        """The workspace's directory."""
        uri = next(iter(self.workspace.folders), None) or self.workspace.root_uri
        return Path(path_of(uri)) if uri else None

    def check_soon(self, story: Story) -> None:
        """Check a document when nothing more was typed for a moment."""
        last = self._checked[story.uri].seconds if story.uri in self._checked else 0.0
        self._plan(story, min(last, _LONGEST) if last > _SLOW else DEBOUNCE)

    def check_all(self) -> None:
        """Check every document anew: what they are checked by has changed."""
        self._checked.clear()
        for story in self.stories.values():
            self._plan(story, 0.0)

    def check_anew(self, story: Story) -> None:
        """Check a document though its text is the same."""
        self._checked.pop(story.uri, None)
        self._plan(story, 0.0)

    def forget(self, uri: str) -> None:
        """A document was closed: nothing is shown of it."""
        self.stories.pop(uri, None)
        self._checked.pop(uri, None)
        if task := self._waiting.pop(uri, None):
            task.cancel()
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))

    async def checked(self, story: Story) -> Checked:
        """What is known of the document as it is now; it is checked first where that is not known."""
        while True:
            known, version, settings = self._checked.get(story.uri), story.version, self.settings
            if known is not None and known.version == version:
                return known
            loop = asyncio.get_running_loop()
            made = await loop.run_in_executor(self._worker, check, story, version, settings)
            if made is not None and settings == self.settings and story.version == version:
                self._checked[story.uri] = made
                return made

    async def warm_up(self) -> None:
        """Make rules ready, a few at a time: a document that is opened meanwhile need not wait for all."""
        loop, at, more = asyncio.get_running_loop(), 0, True
        try:
            checker = await loop.run_in_executor(self._worker, checker_for, "", self.settings)
            while more:
                more = await loop.run_in_executor(self._worker, warm_up, checker, at, _AT_ONCE)
                at += _AT_ONCE
            await loop.run_in_executor(self._worker, _keep_patterns)
        except TlqaError as problem:
            self.tell(problem)

    def take(self, settings: object) -> None:
        """Check by these settings from now on; those that cannot be used are told, and the old ones kept."""
        try:
            self.settings = read_settings(settings, self.root)
        except TlqaError as problem:
            self.tell(problem)

    def tell(self, problem: TlqaError) -> None:
        """Show the person what must be mended."""
        self.window_show_message(types.ShowMessageParams(types.MessageType.Error, f"tlqa: {problem}"))

    async def ask_for_settings(self) -> None:
        """Ask the editor for its settings, where it can be asked, and check by them."""
        workspace = self.client_capabilities.workspace
        if workspace is not None and workspace.configuration:
            wanted = types.ConfigurationParams([types.ConfigurationItem(section="tlqa")])
            said = await self.workspace_configuration_async(wanted)
            if said and said[0]:
                self.take(said[0])

    def _plan(self, story: Story, delay: float) -> None:
        if task := self._waiting.get(story.uri):
            task.cancel()
        self._waiting[story.uri] = asyncio.get_running_loop().create_task(self._check(story, delay))

    async def _check(self, story: Story, delay: float) -> None:
        await asyncio.sleep(delay)
        try:
            checked = await self.checked(story)
        except Exception as problem:
            _log.exception("%s could not be checked", story.uri)
            message = f"tlqa: a fault of tlqa itself, {type(problem).__name__}: {problem}"
            self.window_show_message(types.ShowMessageParams(types.MessageType.Error, message))
            return
        if self.stories.get(story.uri) is not story or checked.version != story.version:
            return
        shown = diagnostics(story, checked, self.encoding)
        self.text_document_publish_diagnostics(
            types.PublishDiagnosticsParams(story.uri, shown, checked.version)
        )
        if checked.format is not None:
            self.protocol.notify(SCORE, score(story, checked))


def reload(server: Server) -> None:
    """Read anew what settings name: rules, terms, profiles."""
    forget()
    server.check_all()


def _keep_patterns() -> None:
    from tlqa.compiled import keep

    keep()
