"""From an answer to a response of Starlette."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import Response

if TYPE_CHECKING:
    from tlqa.web.jobs import Answer


def response(answer: Answer) -> Response:
    """The response that sends an answer."""
    if answer.status == 204:
        return Response(status_code=204, headers=dict(answer.headers))
    return Response(answer.body, answer.status, dict(answer.headers), answer.media_type)
