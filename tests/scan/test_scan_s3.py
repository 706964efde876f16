"""From a bucket and into one, on a server of S3 that the test starts: the same rows as here."""

from __future__ import annotations

import gzip
import os
import time
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from moto.server import ThreadedMotoServer
from scanning import begin, everything, lines, parquet, scan, text_of, warc, write

from tlqa.cli.main import cli
from tlqa.errors import ScanError
from tlqa.scan import plan
from tlqa.scan.rows import Fields
from tlqa.scan.source import Source
from tlqa.scan.units import units

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """The address of a server of our own."""
    made = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    made.start()
    host, port = made.get_host_and_port()
    yield f"http://{host}:{port}"
    made.stop()


@pytest.fixture
def bucket(server: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """The file system of the server, with a bucket ``archive``."""
    import s3fs

    for name, value in {
        "AWS_ACCESS_KEY_ID": "testing",
        "AWS_SECRET_ACCESS_KEY": "testing",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_ENDPOINT_URL": server,
    }.items():
        monkeypatch.setenv(name, value)
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"):
        monkeypatch.delenv(name, raising=False)
    s3fs.S3FileSystem.clear_instance_cache()
    fs = s3fs.S3FileSystem(use_listings_cache=False)
    if not fs.exists("archive"):
        fs.mkdir("archive")
    yield fs
    fs.rm("archive/", recursive=True)
    s3fs.S3FileSystem.clear_instance_cache()


def archive(where: Path) -> Path:
    for number in range(4):
        write(where / "lines" / f"{number}.jsonl", lines(range(40 * number, 40 * number + 40)))
    write(where / "more.jsonl.gz", gzip.compress(lines(range(160, 180))))
    write(where / "rows.parquet", parquet(range(180, 200)))
    write(where / "pages.warc.gz", warc(range(200, 210), packed=True))
    write(where / "2026-11-27.txt", text_of(210).encode())
    write(where / "bad.txt", b"\x00")
    return where


def test_killed_and_gone_on_with(bucket: Any, tmp_path: Path) -> None:
    tree = archive(tmp_path / "tree")
    bucket.put(f"{tree}/", "archive/in/", recursive=True)
    command = ("scan", "s3://archive/in", "-o", "s3://archive/out", "-j", "2", "--part-stories", "20")
    run = begin(*command)
    end = time.monotonic() + 240
    while run.poll() is None and not (
        bucket.exists("archive/out/done") and len(bucket.ls("archive/out/done")) > 2
    ):
        assert time.monotonic() < end
        time.sleep(0.3)
    run.kill()
    run.communicate(timeout=60)
    run = begin(*command)
    said, errors = run.communicate(timeout=240)
    assert run.returncode == 0, errors.decode()
    assert said.decode().startswith("211 stories checked")
    assert "1 could not be checked" in said.decode()
    bucket.get("archive/out", str(tmp_path / "fetched"), recursive=True)
    scan(tree, tmp_path / "local", stories=20)
    assert everything(tmp_path / "fetched") == everything(tmp_path / "local")
    reports = [
        CliRunner().invoke(cli, ["scan-report", where, "--min-stories", "1"]).output
        for where in ("s3://archive/out", str(tmp_path / "local"))
    ]
    assert "211 stories" in reports[0]
    assert reports[0].splitlines()[1:] == reports[1].splitlines()[1:]


def test_one_file_and_what_is_refused(bucket: Any, tmp_path: Path) -> None:
    bucket.pipe_file("archive/a.jsonl", lines(range(5)))
    assert scan("s3://archive/a.jsonl", "s3://archive/out").stories == 5
    bucket.pipe_file("archive/a.jsonl", lines(range(6)))
    with pytest.raises(ScanError, match=r"another input: a\.jsonl has changed"):
        scan("s3://archive/a.jsonl", "s3://archive/out")
    assert scan("s3://archive/a.jsonl", "s3://archive/out", restart=True).stories == 6
    assert scan("s3://archive/a.jsonl", tmp_path / "out").stories == 6
    with pytest.raises(ScanError, match="no such file"):
        scan("s3://archive/none.jsonl", tmp_path / "other")
    bucket.pipe_file("archive/full/thing", b"x")
    with pytest.raises(ScanError, match="is not empty, and holds no scan"):
        scan("s3://archive/a.jsonl", "s3://archive/full")


def test_a_server_that_is_away(monkeypatch: pytest.MonkeyPatch, bucket: Any, tmp_path: Path) -> None:
    import s3fs

    s3fs.S3FileSystem.clear_instance_cache()
    monkeypatch.setitem(os.environ, "AWS_ENDPOINT_URL", "http://127.0.0.1:9")
    monkeypatch.setitem(os.environ, "AWS_MAX_ATTEMPTS", "1")
    with pytest.raises(ScanError, match=r"s3://archive/a\.jsonl: cannot be read"):
        scan("s3://archive/a.jsonl", tmp_path / "out")


LARGE = range(4000)


@pytest.mark.parametrize(
    ("name", "kind", "data"),
    [
        ("a.jsonl.gz", plan.STREAM, lambda: gzip.compress(lines(LARGE), 0)),
        ("a.parquet", plan.ROWS, lambda: parquet(LARGE)),
        ("a.warc", plan.PAGES, lambda: warc(LARGE)),
        ("a.warc.gz", plan.PAGES, lambda: warc(range(2000), packed=True)),
    ],
    ids=["stream", "rows", "pages", "packed pages"],
)
def test_a_server_that_goes_away_while_it_is_read_is_no_damage_of_the_file(
    bucket: Any, monkeypatch: pytest.MonkeyPatch, name: str, kind: str, data: Callable[[], bytes]
) -> None:
    import s3fs

    going = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    going.start()
    host, port = going.get_host_and_port()
    monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://{host}:{port}")
    monkeypatch.setenv("AWS_MAX_ATTEMPTS", "1")
    s3fs.S3FileSystem.clear_instance_cache()
    value = data()
    fs = s3fs.S3FileSystem(use_listings_cache=False)
    if not fs.exists("archive"):
        fs.mkdir("archive")
    fs.pipe_file(f"archive/{name}", value)
    source = Source(f"s3://archive/{name}")
    entry = next(source.entries())
    assert entry.size > 8 * 2**16  # more than is read at once
    files = ((name, entry.size, entry.stamp),)
    split = plan.Split(0, kind, 0, -1, 2**16, files)
    found = units(source, split, 0, Fields())
    assert not next(found).problem
    going.stop()
    with pytest.raises(ScanError, match="cannot be read"):
        for unit in found:
            assert not unit.problem
