"""Who may come in: tokens, links and cookies; names, origins and headers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import httpx
import pytest
from serving import CLEAN, WAIT, Server, serving

from tlqa.web.guard import Buckets
from tlqa.web.keys import Keys
from tlqa.web.settings import Limits

if TYPE_CHECKING:
    from collections.abc import Iterator

_TOKEN = "a-token-that-nobody-guesses"
_BEARER = {"Authorization": f"Bearer {_TOKEN}"}


@pytest.fixture(scope="module")
def locked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that leaves loopback, with a token, a name and a page elsewhere that may use it."""
    history = tmp_path_factory.mktemp("history") / "h.sqlite"
    options = ["--host", "0.0.0.0", "--rate", "10000", "--allow-host", "Checks.example.org"]
    with serving(
        *options, "--cors", "https://cms.example.org", history=history, TLQA_TOKEN=_TOKEN
    ) as running:
        yield running


def test_loopback_needs_no_token(server: Server) -> None:
    assert "token" not in server.said
    assert server.client.get("/").status_code == 200


def test_elsewhere_a_token_is_made(tmp_path_factory: pytest.TempPathFactory) -> None:
    with serving("--host", "0.0.0.0", history=tmp_path_factory.mktemp("h") / "h.sqlite") as server:
        assert len(server.token) >= 43
        assert server.token not in server.link
        assert server.check(CLEAN).status_code == 401
        server.client.headers["Authorization"] = f"Bearer {server.token}"
        assert server.check(CLEAN).status_code == 200


@pytest.mark.parametrize("path", ["/api/rules/en/quotes/unopened", "/api/ignored", "/nothing"])
def test_nothing_is_said_without_the_token(locked: Server, path: str) -> None:
    for headers in (
        {},
        {"Authorization": "Bearer"},
        {"Authorization": "Bearer wrong"},
        {"Cookie": "tlqa=wrong"},
    ):
        answer = locked.client.get(path, headers=headers)
        assert answer.status_code == 401
        assert answer.headers["www-authenticate"] == "Bearer"
        assert answer.json()["error"]["status"] == 401


def test_health_says_little_to_strangers(locked: Server) -> None:
    assert set(locked.client.get("/api/health").json()) == {"status", "version"}
    assert "limits" in locked.client.get("/api/health", headers=_BEARER).json()
    assert locked.client.get("/openapi.json").json()["security"] == [{"token": []}]


def test_the_link_works_once(locked: Server) -> None:
    key = re.search(r"/enter\?key=\S+", locked.link)
    assert key is not None
    with httpx.Client(base_url=locked.url, timeout=WAIT) as visitor:
        assert "Come in" in visitor.get("/").text
        answer = visitor.get(key[0])
        assert (answer.status_code, answer.headers["location"]) == (303, "/")
        cookie = answer.headers["set-cookie"]
        assert "HttpOnly" in cookie
        assert "SameSite=lax" in cookie
        assert _TOKEN not in cookie
        assert 'id="story"' in visitor.get("/").text
        assert visitor.post("/api/check", json={"text": CLEAN}).status_code == 200
    assert locked.client.get(key[0]).status_code == 401


def test_the_token_opens_the_page(locked: Server) -> None:
    with httpx.Client(base_url=locked.url, timeout=WAIT) as visitor:
        assert visitor.post("/enter", data={"token": "wrong"}).status_code == 401
        assert visitor.post("/enter", data={"token": _TOKEN}).status_code == 303
        assert visitor.get("/").status_code == 200


@pytest.mark.parametrize("name", ["localhost", "127.0.0.1:99", "[::1]:8765", "LOCALHOST.", "192.168.7.7"])
def test_names_that_are_ours(server: Server, name: str) -> None:
    assert server.client.get("/api/health", headers={"Host": name}).status_code == 200


@pytest.mark.parametrize(
    "name", ["evil.example.org", "localhost.evil.example.org", "127.0.0.1.evil.example.org", ""]
)
def test_names_that_are_not(server: Server, name: str) -> None:
    """A page elsewhere whose name leads here (DNS rebinding) gets nothing."""
    for path in ("/", "/api/health", "/static/page.js"):
        assert server.client.get(path, headers={"Host": name}).status_code == 421


def test_a_name_that_was_allowed(locked: Server) -> None:
    assert locked.client.get("/api/health", headers={"Host": "checks.example.org:443"}).status_code == 200
    assert locked.client.get("/api/health", headers={"Host": "other.example.org"}).status_code == 421


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example.org"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_pages_from_elsewhere_may_change_nothing(server: Server, headers: dict[str, str]) -> None:
    answer = server.client.post("/api/check", json={"text": CLEAN}, headers=headers)
    assert answer.status_code == 403
    assert "access-control-allow-origin" not in answer.headers
    assert (
        server.client.delete("/api/ignored", params={"fingerprint": "0" * 16}, headers=headers).status_code
        == 403
    )


def test_our_own_page_may(server: Server) -> None:
    for origin in (server.url, "null"):
        headers = {"Origin": origin, "Sec-Fetch-Site": "same-origin"}
        assert server.client.post("/api/check", json={"text": CLEAN}, headers=headers).status_code == 200


def _preflight(server: Server, origin: str) -> httpx.Response:
    wanted = {
        "Origin": origin,
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "content-type",
    }
    return server.client.options("/api/check", headers=wanted)


def test_cors_is_off(server: Server) -> None:
    assert _preflight(server, "https://cms.example.org").status_code == 403
    assert (
        "access-control-allow-origin"
        not in server.client.get("/api/health", headers={"Origin": "https://a.org"}).headers
    )


def test_cors_for_those_that_are_named(locked: Server) -> None:
    answer = _preflight(locked, "https://cms.example.org")
    assert answer.status_code == 204
    assert answer.headers["access-control-allow-origin"] == "https://cms.example.org"
    assert "Authorization" in answer.headers["access-control-allow-headers"]
    assert "access-control-allow-credentials" not in answer.headers
    assert _preflight(locked, "https://cms.example.org.evil.org").status_code == 403
    headers = {**_BEARER, "Origin": "https://cms.example.org", "Sec-Fetch-Site": "cross-site"}
    answer = locked.client.post("/api/check", json={"text": CLEAN}, headers=headers)
    assert answer.status_code == 200
    assert answer.headers["access-control-allow-origin"] == "https://cms.example.org"


@pytest.mark.parametrize("path", ["/", "/static/page.js", "/api/health", "/nothing", "/api/rules/x", "/door"])
def test_every_response_is_guarded(server: Server, path: str) -> None:
    headers = server.client.get(path).headers
    policy = headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; script-src 'self'")
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert "server" not in headers


def test_the_page_says_the_policy_too(server: Server) -> None:
    page = server.client.get("/").text
    said = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', page)
    assert said is not None
    policy = server.client.get("/").headers["content-security-policy"]
    assert said[1] == policy.replace(" frame-ancestors 'none';", "")


def test_a_bucket_fills_again() -> None:
    now = [0.0]
    buckets = Buckets(Limits(rate=2, burst=3), lambda: now[0])
    assert [buckets.take("a") for _ in range(4)] == [0, 0, 0, 0.5]
    assert buckets.take("b") == 0
    now[0] = 0.5
    assert [buckets.take("a"), buckets.take("a")] == [0, 0.5]
    now[0] = 100
    assert [buckets.take("a") for _ in range(4)] == [0, 0, 0, 0.5]


def test_keys_that_do_not_fit() -> None:
    keys = Keys(_TOKEN)
    assert keys.enter("") is None
    assert keys.enter("é\ud800") is None
    value = keys.enter(keys.link)
    assert value is not None
    assert keys.link == ""
    assert keys.enter("") is None
    assert keys.opens({"cookie": f"a=b; tlqa={value}"})
    assert not keys.opens({"cookie": f"tlqa={value}x"})
    assert not Keys("").opens({"authorization": "Bearer "})
