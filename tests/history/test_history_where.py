"""Where a history lies: paths, addresses, and that no password is shown."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tlqa.errors import UsageError
from tlqa.history import place_of


def test_its_own_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    place = place_of(None, {})
    assert place.path is not None
    assert place.path.name == "history.sqlite"
    assert place.ours


def test_the_environment_says_where(tmp_path: Path) -> None:
    said = {"TLQA_HISTORY": str(tmp_path / "a.db")}
    assert place_of(None, said).path == tmp_path / "a.db"
    assert place_of(str(tmp_path / "b.db"), said).path == tmp_path / "b.db"


def test_paths_and_addresses_of_sqlite(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert place_of("a.db").path == place_of("sqlite:///a.db").path == Path("a.db")
    assert place_of(f"sqlite:///{tmp_path}/a%20b.db").path == tmp_path / "a b.db"


@pytest.mark.parametrize("scheme", ["postgresql", "postgres", "postgresql+psycopg"])
def test_addresses_of_servers(scheme: str) -> None:
    place = place_of(f"{scheme}://ann:geheim@db.example:5433/desk?sslmode=require&password=other")
    assert place.path is None
    assert place.shown == "postgresql://ann@db.example:5433/desk"
    assert set(place.secrets) == {"geheim", "other"}
    assert "geheim" not in repr(place)


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ("mysql://a@b/c", "'mysql' is no such place"),
        ("sqlite://", "a path, or sqlite:///PATH"),
        ("sqlite:///", "a path, or sqlite:///PATH"),
        ("sqlite:///a.db?mode=ro", "without anything behind"),
        ("nowhere/a.db", "no such directory"),
        (".", "this is a directory"),
        ("a\0b", "zero byte"),
        ("postgresql://ann:ge:heim@[::1/desk", "no address of PostgreSQL"),
        ("postgresql://ann:x@host:geheim/desk", "no address of PostgreSQL"),
    ],
)
def test_what_is_no_place(said: str, message: str) -> None:
    with pytest.raises(UsageError, match=message) as caught:
        place_of(said)
    assert "geheim" not in str(caught.value)


@given(
    st.text("0123456789Zq%[]:", min_size=6, max_size=12), st.sampled_from("@:/#?%&= "), st.text(max_size=4)
)
def test_a_password_is_never_shown(begin: str, mark: str, end: str) -> None:
    """However it is written, wrong too."""
    try:
        shown = place_of(f"postgresql://ann:{begin}{mark}{end}@db.example/desk").shown
    except UsageError as problem:
        shown = str(problem)
    assert begin not in shown
