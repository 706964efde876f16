"""The server: it listens to the editor, has documents checked, and answers.

Documents are checked in one thread beside the one that listens, so that typing is followed while a story is
checked. What is typed waits a moment for more; a check whose text is no longer the document's is not begun,
or its result is dropped. Positions and versions are those of the text that was checked.
"""

from __future__ import annotations

import asyncio
import logging
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from tlqa._version import __version__
from tlqa.errors import TlqaError
from tlqa.lsp.checking import check
from tlqa.lsp.desk import Desk
from tlqa.lsp.diagnostics import SCORE, diagnostics, score
from tlqa.lsp.elsewhere import Elsewhere
from tlqa.lsp.stories import Story, path_of
from tlqa.warming import warm_up

if TYPE_CHECKING:
    from collections.abc import Callable

    from tlqa.lsp.checking import Checked
    from tlqa.lsp.positions import Encoding

T = TypeVar("T")

DEBOUNCE = 0.02
"""Seconds that a change waits for the next one, at least."""
_SLOW = 0.3
_LONGEST = 1.0
"""Seconds that it waits at most: a story that is slow to check is checked when the typing pauses."""
_AT_ONCE = 24  # rules made ready between two looks at what is to be checked
_log = logging.getLogger(__name__)


class Server(LanguageServer):
    """The state of one connection: what is open, what was found, what was asked for.

    Args:
        only: the one configuration to use, instead of the closest ones.
        isolated: use no configuration.

    Attributes:
        stories: the documents that are open, by URI.
        scores: whether the editor wants to be told them.
        desk: says how documents are checked; used in the thread that checks.
    """

    def __init__(self, only: Path | None = None, *, isolated: bool = False) -> None:
        super().__init__("tlqa", __version__)
        self._only, self._isolated = only, isolated
        self.stories: dict[str, Story] = {}
        self.scores = False
        self.desk = Desk(only, isolated=isolated)
        self._checked: dict[str, Checked] = {}
        self._waiting: dict[str, asyncio.Task[None]] = {}
        self._elsewhere = Elsewhere()
        self._age = 0  # how often files may have changed: a check that began before is of no use
        self._worker = ThreadPoolExecutor(1, "tlqa-check")

    @property
    def encoding(self) -> Encoding:
        """The units of columns that the editor and the server agreed upon."""
        return types.PositionEncodingKind(self.workspace.position_encoding).value

    def begin(self, *, scores: bool) -> None:
        """The editor has said which workspace is open, and what it wants."""
        uri = next(iter(self.workspace.folders), None) or self.workspace.root_uri
        self.desk = Desk(self._only, isolated=self._isolated, root=Path(path_of(uri)) if uri else None)
        self.scores = scores

    async def work(self, call: Callable[[], T]) -> T:
        """Run something in the thread that checks."""
        return await asyncio.get_running_loop().run_in_executor(self._worker, call)

    def check_soon(self, story: Story) -> None:
        """Check a document when nothing more was typed for a moment."""
        last = self._checked[story.uri].seconds if story.uri in self._checked else 0.0
        self._plan(story, min(last, _LONGEST) if last > _SLOW else DEBOUNCE)

    def check_anew(self, *stories: Story) -> None:
        """Check documents though their texts are the same: what they are checked by may have changed."""
        self._age += 1
        self._worker.submit(self.desk.refresh)
        for story in stories:
            self._checked.pop(story.uri, None)
            self._plan(story, 0.0)

    def forget(self, uri: str) -> None:
        """A document was closed: nothing is shown of it."""
        self.stories.pop(uri, None)
        self._checked.pop(uri, None)
        if task := self._waiting.pop(uri, None):
            task.cancel()
        self._publish(uri, [])
        self._tell_elsewhere(uri, None)

    async def checked(self, story: Story) -> Checked | None:
        """What is known of the document as it is now, checked first where need be; None once it is closed."""
        while self.stories.get(story.uri) is story:
            known, version, age = self._checked.get(story.uri), story.version, self._age
            if known is not None and known.version == version:
                return known
            made = await self.work(partial(check, story, version, self.desk))
            current = (story.version, self._age) == (version, age)
            if made is not None and current and self.stories.get(story.uri) is story:
                self._checked[story.uri] = made
        return None

    async def warm_up(self) -> None:
        """Make rules ready, a few at a time: a document that is opened meanwhile need not wait for all."""
        at, more = 0, True
        try:
            checker = await self.work(self.desk.here)
            while more:
                more = await self.work(partial(warm_up, checker, at, _AT_ONCE))
                at += _AT_ONCE
            await self.work(_keep_patterns)
        except TlqaError as problem:
            _log.info("not made ready: %s", problem)  # each story it matters to says so

    def tell(self, message: str) -> None:
        """Show the person what must be mended."""
        self.window_show_message(types.ShowMessageParams(types.MessageType.Error, f"tlqa: {message}"))

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
            self.tell(f"a fault of tlqa itself, {type(problem).__name__}: {problem}")
            return
        if checked is None or checked.version != story.version:
            return
        self._publish(story.uri, diagnostics(story, checked, self.encoding), checked.version)
        self._tell_elsewhere(story.uri, checked)
        if self.scores and checked.format is not None:
            self.protocol.notify(SCORE, score(story, checked))

    def _publish(self, uri: str, shown: list[types.Diagnostic], version: int | None = None) -> None:
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, shown, version))

    def _tell_elsewhere(self, uri: str, checked: Checked | None) -> None:
        """Say what is wrong with other files, such as a configuration: once, and in these files."""
        path = self.stories[uri].path if uri in self.stories else ""
        problems = [] if checked is None else [each for each in checked.problems if each.path != path]
        for message in self._elsewhere.messages(uri, problems):
            self.tell(message)
        for other, shown in self._elsewhere.changed():
            self._publish(other, shown)


def _keep_patterns() -> None:
    from tlqa.compiled import keep

    keep()
