"""Bad requests get the right status and a reason, and the server stays up."""

from __future__ import annotations

import json
import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import pytest
from serving import CLEAN, DAMAGED, WAIT, Server, serving

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_JSON = {"Content-Type": "application/json"}


@pytest.fixture(autouse=True)
def stays_up(request: pytest.FixtureRequest) -> Iterator[None]:
    """Whatever a test does to the server, it checks stories afterwards."""
    yield
    if "server" in request.fixturenames:
        assert request.getfixturevalue("server").is_up()


def said(answer: Any) -> dict[str, Any]:
    error: dict[str, Any] = answer.json()["error"]
    assert set(error) == {"status", "message", "reason", "file", "line"}
    assert error["status"] == answer.status_code
    return error


@pytest.mark.parametrize(
    ("body", "status", "reason"),
    [
        (b'{"text": "caf\xe9"}', 400, "line 1 is not UTF-8: byte 0xe9 at offset 13"),
        (b"", 400, "not JSON"),
        (b'{"text": "a",\n "name"', 400, "line 2 is not JSON"),
        (b"[" * 100_000, 400, "nested too deeply"),
        (b'{"text": ' + b"9" * 10_000 + b"}", 400, "JSON"),
        (b"[]", 422, "object"),
        (b"{}", 422, "'text' is missing"),
        (b'{"text": 7}', 422, "'text' is not of the type string"),
        (b'{"text": "a", "texts": "b"}', 422, "there is no 'texts'"),
        (b'{"text": "a", "format": "wordperfect"}', 422, "wordperfect"),
        (b'{"text": "a", "language": "xx"}', 422, "no target language"),
        (b'{"text": "a", "language": "../../etc"}', 422, "'language'"),
        (b'{"text": "a", "source_language": "en"}', 422, "en"),
        (b'{"text": "a", "source": 3}', 422, "source"),
        (b'{"text": "a", "source": "one\\ntwo \\u0000"}', 422, "source:2: is not text: it holds NUL"),
        (b'{"text": "a", "source": "b", "source_language": "francais"}', 422, "no language code"),
        (b'{"text": "a", "newsroom": ""}', 422, "'newsroom' is empty"),
        (b'{"text": "a", "ignore": ["x"]}', 422, "ignore.0"),
        (b'{"text": "one\\ntwo \\u0000"}', 422, "story:2: is not text: it holds NUL"),
    ],
)
def test_json_that_cannot_be_used(server: Server, body: bytes, status: int, reason: str) -> None:
    answer = server.client.post("/api/check", content=body, headers=_JSON)
    assert answer.status_code == status, answer.text
    assert reason in said(answer)["message"]


def test_a_file_that_is_not_utf8_is_told_with_file_and_line(server: Server) -> None:
    answer = server.client.post(
        "/api/check",
        params={"name": "wire.txt"},
        content=b"one\ntwo caf\xe9\n",
        headers={"Content-Type": "text/plain"},
    )
    error = said(answer)
    assert answer.status_code == 422
    assert (error["file"], error["line"]) == ("wire.txt", 2)
    assert error["message"].startswith("wire.txt:2: is not UTF-8: byte 0xe9")


@pytest.mark.parametrize("data", [b"PK\x03\x04 no zip at all", b"\x89PNG\r\n\x1a\n\0\0"])
def test_a_file_that_is_no_story(server: Server, data: bytes) -> None:
    answer = server.client.post(
        "/api/check",
        params={"name": "story.docx"},
        content=data,
        headers={"Content-Type": "application/octet-stream"},
    )
    assert answer.status_code == 422
    assert said(answer)["file"] == "story.docx"


@pytest.mark.parametrize(
    "kind",
    [
        "image/png",
        "multipart/form-data; boundary=x",
        "application/x-www-form-urlencoded",
        "",
        "text/plain; charset=zlib",
        "text/plain; charset=idna",
    ],
)
def test_media_types_that_are_not_taken(server: Server, kind: str) -> None:
    answer = server.client.post("/api/check", content=b"A story.", headers={"Content-Type": kind})
    assert answer.status_code == 415
    said(answer)


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/api/nothing", 404),
        ("GET", "/static/../app.py", 404),
        ("GET", "/static/%2e%2e%2fapp.py", 404),
        ("GET", "/api/check", 405),
        ("TRACE", "/", 405),
    ],
)
def test_paths_and_methods_that_are_not_there(server: Server, method: str, path: str, status: int) -> None:
    answer = server.client.request(method, path)
    assert answer.status_code == status
    said(answer)


def test_too_large(server: Server) -> None:
    for answer in (
        server.client.post("/api/check", content=b"a " * 600_000, headers=_JSON),
        server.client.post(
            "/api/check", content=iter([b"a " * 300_000] * 3), headers={"Content-Type": "text/plain"}
        ),
    ):
        assert answer.status_code == 413
        assert "at most 1 MB" in said(answer)["reason"]


def test_nearly_too_large_is_checked(server: Server) -> None:
    text = (CLEAN * 5_000)[:900_000]
    assert server.check(text).status_code == 200


def raw(server: Server, *parts: bytes, pause: float = 0.0) -> bytes:
    """What the server sends for bytes that come in parts, until it closes."""
    with server.socket() as connection:
        for part in parts:
            try:
                connection.sendall(part)
            except OSError:
                break
            time.sleep(pause)
        found = b""
        connection.settimeout(WAIT)
        while chunk := _received(connection):
            found += chunk
        return found


def _received(connection: Any) -> bytes:
    try:
        data: bytes = connection.recv(65_536)
    except ConnectionError:
        return b""
    return data


_HEAD = b"POST /api/check HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"


def test_slow_bodies_heads_and_silence_end(tmp_path: Path) -> None:
    with serving("--timeout", "0.5", history=tmp_path / "h.sqlite") as server:
        assert b" 408 " in raw(server, _HEAD + b'Content-Length: 100\r\n\r\n{"text"')
        assert b" 408 " in raw(server, _HEAD)
        assert raw(server, b"") in (b"", raw(server, b"G"))
        drip = (_HEAD + b"Content-Length: 400\r\n\r\n", *[b"a"] * 40)
        assert b" 408 " in raw(server, *drip, pause=0.1)
        assert server.is_up()


def test_the_rest_of_a_refused_body_is_not_waited_for(tmp_path: Path) -> None:
    with serving("--timeout", "0.5", history=tmp_path / "h.sqlite") as server:
        answer = raw(server, _HEAD + b"Content-Length: 5000000\r\n\r\n" + b"a" * 10)
        assert b" 413 " in answer
        assert server.is_up()


def test_bodies_that_are_cut_off(server: Server) -> None:
    for part in (b"", b'{"text"', b'{"text": "a"}' * 4):
        with server.socket() as connection:
            connection.sendall(_HEAD + b"Content-Length: 100\r\n\r\n" + part)
    with server.socket() as connection:  # and one who does not wait for the answer
        body = json.dumps({"text": DAMAGED * 100}).encode()
        connection.sendall(_HEAD + f"Content-Length: {len(body)}\r\n\r\n".encode() + body)


_TWO_LENGTHS = b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /x HTTP/1.1\r\n"


@pytest.mark.parametrize(
    "head",
    [
        b"\x16\x03\x01\x02\x00\x01\x00\r\n\r\n",
        b"GET / HTTP/9.9\r\nConnection: close\r\n\r\n",
        b"GET /" + b"a" * 100_000 + b" HTTP/1.1\r\n\r\n",
        b"POST /api/check HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + _TWO_LENGTHS,
    ],
)
def test_what_is_no_http(server: Server, head: bytes) -> None:
    answer = raw(server, head)
    assert not answer or answer.split(b" ")[1] in (b"400", b"415", b"421")


def test_a_thousand_at_once(server: Server) -> None:
    """Each has an answer: the findings, or that too many wait."""
    body = json.dumps({"text": DAMAGED}).encode()
    request = _HEAD + b"Connection: close\r\n" + f"Content-Length: {len(body)}\r\n\r\n".encode() + body

    def ask(_: int) -> bytes:
        return raw(server, request)[:12]

    with ThreadPoolExecutor(250) as threads:
        answers = list(threads.map(ask, range(1_000)))
    assert set(answers) <= {b"HTTP/1.1 200", b"HTTP/1.1 503"}
    assert b"HTTP/1.1 200" in answers


def test_a_thousand_connections_at_once(server: Server) -> None:
    connections = []
    try:
        for _ in range(1_000):
            connections.append(server.socket())
        body = json.dumps({"text": DAMAGED}).encode()
        for connection in connections:
            connection.sendall(_HEAD + f"Content-Length: {len(body)}\r\n\r\n".encode() + body)
        answers = {_received(connection)[:12] for connection in connections}
    finally:
        for connection in connections:
            connection.close()
    assert answers <= {b"HTTP/1.1 200", b"HTTP/1.1 503"}
    assert b"HTTP/1.1 200" in answers


def test_too_many_requests(tmp_path: Path) -> None:
    with serving("--rate", "0.5", history=tmp_path / "h.sqlite") as server:
        answers = [server.client.get("/api/health") for _ in range(10)]
        refused = [each for each in answers if each.status_code == 429]
        assert refused
        assert answers[0].status_code == 200
        assert int(refused[0].headers["retry-after"]) >= 1
        said(refused[0])
        assert server.client.get("/static/page.css").status_code == 200
