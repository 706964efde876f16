"""How soon does an editor show what a change brought? Run ``python benchmarks/lsp.py``.

Starts ``tlqa lsp`` as an editor does, opens a story, and types into it here and there. Prints the wall time
from each ``didChange`` to the diagnostics of that version, the wait for further typing included, and from the
start of the program to the first diagnostics. Ends with status 1 when a change took longer than the limit.
"""

from __future__ import annotations

import asyncio
import statistics
import sys
import time
from typing import Any

from lsprotocol import types
from pygls.lsp.client import LanguageClient
from stories import one_text

LIMIT = 0.1
"""Seconds."""
_HELD = 10_000  # characters of the story that is held to the limit
_CHANGES = 40
_PAUSE = 0.15  # seconds between two changes
_URI = "untitled:story"
_TYPED = ("The road is shut , they said. ", "It is dead,” he said on Sunday. ", "A quiet day. ")


class Reader:
    """Waits for what is told of the versions of a document."""

    def __init__(self, client: LanguageClient) -> None:
        self.client = client
        self.version = 1
        self._told: dict[int, asyncio.Future[float]] = {}

        @client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def _published(params: types.PublishDiagnosticsParams) -> None:
            when = self._told.get(params.version or 0)
            if when is not None and not when.done():
                when.set_result(time.perf_counter())

    async def after(self, send: Any) -> float:
        """Seconds until the diagnostics of the present version."""
        told = self._told[self.version] = asyncio.get_running_loop().create_future()
        began = time.perf_counter()
        send()
        return await asyncio.wait_for(told, 60) - began

    def open(self, text: str) -> None:
        item = types.TextDocumentItem(_URI, "plaintext", self.version, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))

    def type(self, line: int, words: str) -> None:
        place = types.Position(line, 0)
        change = types.TextDocumentContentChangePartial(types.Range(place, place), words)
        document = types.VersionedTextDocumentIdentifier(self.version, _URI)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(document, [change]))


async def measure(size: int) -> tuple[float, list[float]]:
    """Seconds to the first diagnostics of a story of so many characters, and of each change to it."""
    client = LanguageClient("benchmark", "1")
    reader = Reader(client)
    text = one_text(size)
    lines = [number for number, line in enumerate(text.split("\n")) if line]
    began = time.perf_counter()
    await client.start_io(sys.executable, "-m", "tlqa", "lsp")
    await client.initialize_async(types.InitializeParams(types.ClientCapabilities()))
    client.initialized(types.InitializedParams())
    await reader.after(lambda: reader.open(text))
    first = time.perf_counter() - began
    times = []
    for number in range(_CHANGES):
        reader.version += 1
        line, words = lines[number * 7 % len(lines)], _TYPED[number % len(_TYPED)]
        times.append(await reader.after(lambda line=line, words=words: reader.type(line, words)))
        await asyncio.sleep(_PAUSE)
    await client.shutdown_async(None)
    client.exit(None)
    await client.stop()
    return first, times


def main() -> int:
    late = False
    for size in (2_000, _HELD, 50_000):
        first, times = asyncio.run(measure(size))
        median, worst = statistics.median(times), max(times)
        print(
            f"{size / 1000:4.0f} KB  first {first * 1000:6.0f} ms  "
            f"changes: median {median * 1000:5.1f} ms  worst {worst * 1000:5.1f} ms"
        )
        if size == _HELD:
            late = worst > LIMIT
    return late


if __name__ == "__main__":
    sys.exit(main())
