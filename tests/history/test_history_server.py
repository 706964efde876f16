"""A server that does not let us in, or is not there: said clearly, and without the password."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

import pytest
from past import FIRST, report, story
from server import PASSWORD

from tlqa.errors import HistoryError
from tlqa.history import open_history

if TYPE_CHECKING:
    from server import Server

WRONG = "wr0ng%40secret"


def refused(where: str) -> str:
    with pytest.raises(HistoryError) as caught, open_history(where) as history:
        history.record(report(story("a.md")), when=FIRST)
    said = f"{caught.value}{caught.value!r}{caught.value.__cause__}"
    for secret in (PASSWORD, WRONG, "wr0ng@secret", "s3cret"):
        assert secret not in said
    return str(caught.value)


def test_a_wrong_password(server: Server) -> None:
    said = refused(server.url("postgres", password=WRONG))
    assert said.startswith(
        f"postgresql://desk@127.0.0.1:{server.port}/postgres: the password is not accepted"
    )


def test_no_such_user(server: Server) -> None:
    assert "the password is not accepted" in refused(server.url("postgres", user="nobody"))


def test_no_such_database(server: Server) -> None:
    assert 'database "absent" does not exist' in refused(server.url("absent"))


def test_a_user_who_may_not_make_tables(server: Server) -> None:
    server.empty()
    server.execute("DROP ROLE IF EXISTS reader; CREATE ROLE reader LOGIN PASSWORD 'wr0ng@secret'")
    said = refused(server.url("postgres", password=WRONG, user="reader"))
    assert "the right to create tables" in said


def test_a_server_that_is_not_there() -> None:
    with socket.socket() as made:
        made.bind(("127.0.0.1", 0))  # it does not listen
        said = refused(f"postgresql://ann:{WRONG}@127.0.0.1:{made.getsockname()[1]}/desk")
    assert "refused" in said
    assert "\n" not in said


def test_a_server_that_says_nothing() -> None:
    with socket.socket() as made:
        made.bind(("127.0.0.1", 0))
        made.listen()
        port = made.getsockname()[1]
        said = refused(f"postgresql://ann:{WRONG}@127.0.0.1:{port}/desk?connect_timeout=2")
    assert "timeout" in said


def test_a_query_that_means_nothing(server: Server) -> None:
    assert "no_such_thing" in refused(server.url("postgres?no_such_thing=1"))


def test_a_server_that_went_away_between_two_calls(server: Server) -> None:
    with open_history(server.empty()) as history:
        history.record(report(story("a.md")), when=FIRST)
        server.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE application_name = 'tlqa' AND pid <> pg_backend_pid()"
        )
        history.record(report(story("b.md")), when=FIRST)
        assert len(history.runs()) == 2
