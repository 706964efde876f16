"""What is answered under ``/api``."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from starlette.responses import Response

from tlqa._version import __version__
from tlqa.web.asked import asked, read_json
from tlqa.web.bodies import body_of
from tlqa.web.complaints import complaint
from tlqa.web.errors import Refused
from tlqa.web.jobs import JSON, Answer, Check, Explain, Fix, Report
from tlqa.web.pool import Gone
from tlqa.web.responses import response

if TYPE_CHECKING:
    from starlette.requests import Request

    from tlqa.web.asked import Asked
    from tlqa.web.ignored import IgnoredFindings
    from tlqa.web.jobs import Job
    from tlqa.web.keys import Keys
    from tlqa.web.pool import Pool
    from tlqa.web.settings import Settings

REPORT = "html"
"""The output format of a report, where none is asked for."""
_LONG_GONE = 499  # nobody reads it


class Api:
    """The endpoints, and what they share."""

    def __init__(self, settings: Settings, pool: Pool, ignored: IgnoredFindings, keys: Keys) -> None:
        self._settings, self._pool, self._ignored, self._keys = settings, pool, ignored, keys

    async def check(self, request: Request) -> Response:
        """What is wrong with a story."""
        found = await self._asked(request, "Check")
        return await self._run(request, Check(found.story, found.said.get("want_text", found.is_file)), found)

    async def fix(self, request: Request) -> Response:
        """A story with its fixes made."""
        found = await self._asked(request, "Fix")
        only = found.said.get("only")
        job = Fix(
            found.story,
            None if only is None else frozenset(only),
            found.said.get("unsafe", False),
            found.said.get("as") == "file",
        )
        return await self._run(request, job, found)

    async def report(self, request: Request) -> Response:
        """A story's report, to be kept."""
        found = await self._asked(request, "ReportOf")
        return await self._run(request, Report(found.story, found.said.get("output", REPORT)), found)

    async def rule(self, request: Request) -> Response:
        """All that a rule says of itself."""
        return response(await self._pool.run(Explain(request.path_params["id"]), 0, request.is_disconnected))

    async def ignored(self, request: Request) -> Response:
        """What a newsroom ignores."""
        return await self._list(self._newsroom(request.query_params.get("newsroom")))

    async def ignore(self, request: Request) -> Response:
        """Ignore a finding from now on."""
        if request.headers.get("content-type", "").partition(";")[0].strip().lower() != JSON:
            raise Refused(415, f"say what to ignore as {JSON}")
        said = read_json(await body_of(request, self._settings.limits), "Ignore")
        newsroom = self._newsroom(said.get("newsroom"))
        await self._ignored.add(newsroom, said["fingerprint"], said["rule"], said.get("text", ""))
        return await self._list(newsroom)

    async def unignore(self, request: Request) -> Response:
        """Report a finding again."""
        newsroom = self._newsroom(request.query_params.get("newsroom"))
        fingerprint = request.query_params.get("fingerprint", "")
        said = complaint({"fingerprint": fingerprint, "rule": "x"}, "Ignore")
        if said:
            raise Refused(422, said)
        await self._ignored.remove(newsroom, fingerprint)
        return await self._list(newsroom)

    async def health(self, request: Request) -> Response:
        """That the server is there; for who may come in, what holds here."""
        value: dict[str, Any] = {"status": "ok", "version": __version__}
        if not self._keys.wanted or self._keys.opens(request.headers):
            limits = self._settings.limits
            value["newsroom"] = self._settings.newsroom
            value["limits"] = {"size": limits.size, "rate": limits.rate, "burst": limits.burst}
            value["report"] = REPORT
            value["locale"] = self._settings.checking.locale
        return _json(value)

    async def openapi(self, request: Request) -> Response:
        """The document that describes all this."""
        from tlqa.web.openapi import document

        return _json(document(self._settings))

    async def _asked(self, request: Request, schema: str) -> Asked:
        body = await body_of(request, self._settings.limits)
        found = asked(request, body, schema, self._settings.newsroom)
        ignored = await self._ignored.of(found.newsroom)
        story = found.story
        return found._replace(story=replace(story, ignored=story.ignored | ignored))

    async def _run(self, request: Request, job: Job, found: Asked) -> Response:
        try:
            answer = await self._pool.run(job, found.story.size, request.is_disconnected)
        except Gone:
            answer = Answer(b"", _LONG_GONE)
        return response(answer)

    async def _list(self, newsroom: str) -> Response:
        return _json({"newsroom": newsroom, "ignored": await self._ignored.entries(newsroom)})

    def _newsroom(self, said: str | None) -> str:
        if said is None:
            return self._settings.newsroom
        wrong = complaint({"newsroom": said, "fingerprint": "0" * 16, "rule": "x"}, "Ignore")
        if wrong:
            raise Refused(422, wrong)
        return said


def _json(value: Any) -> Response:
    return Response(json.dumps(value, ensure_ascii=False).encode("utf-8", "replace"), media_type=JSON)
