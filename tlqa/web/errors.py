"""What is said when a request cannot be answered: one shape for every error."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tlqa.web.jobs import Answer

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tlqa.errors import TlqaError


class Refused(Exception):  # noqa: N818
    """A request that is not answered as it was meant.

    Args:
        status: of HTTP.
        message: what is wrong, in one sentence.
        headers: of the response.
    """

    def __init__(self, status: int, message: str, headers: Iterable[tuple[str, str]] = ()) -> None:
        super().__init__(message)
        self.status, self.message, self.headers = status, message, tuple(headers)

    def answer(self) -> Answer:
        """The response."""
        return problem(self.status, self.message, headers=self.headers)


def problem(
    status: int,
    reason: str,
    *,
    path: str | None = None,
    line: int | None = None,
    headers: Iterable[tuple[str, str]] = (),
) -> Answer:
    """The response to a request that failed: ``message`` names the file and line where there are some."""
    place = f"{path}:{line}" if path and line else path
    message = f"{place}: {reason}" if place else reason
    error = {"status": status, "message": message, "reason": reason, "file": path, "line": line}
    body = json.dumps({"error": error}, ensure_ascii=False).encode("utf-8", "replace")
    return Answer(body, status, headers=tuple(headers))


def of_tlqa(error: TlqaError, status: int = 422) -> Answer:
    """The response to a story that cannot be read, or an option that names nothing."""
    return problem(status, error.message, path=error.path, line=error.line)
