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

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def bucket(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """The file system of a server of its own, with a bucket ``b``."""
    import s3fs

    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    for name, value in {
        "AWS_ACCESS_KEY_ID": "testing",
        "AWS_SECRET_ACCESS_KEY": "testing",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_ENDPOINT_URL": f"http://{host}:{port}",
    }.items():
        monkeypatch.setenv(name, value)
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"):
        monkeypatch.delenv(name, raising=False)
    s3fs.S3FileSystem.clear_instance_cache()
    fs = s3fs.S3FileSystem(use_listings_cache=False)
    fs.mkdir("b")
    yield fs
    s3fs.S3FileSystem.clear_instance_cache()
    server.stop()


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
    bucket.put(f"{tree}/", "b/in/", recursive=True)
    command = ("scan", "s3://b/in", "-o", "s3://b/out", "-j", "2", "--part-stories", "10")
    run = begin(*command)
    end = time.monotonic() + 240
    while run.poll() is None and not (bucket.exists("b/out/done") and len(bucket.ls("b/out/done")) > 2):
        assert time.monotonic() < end
        time.sleep(0.05)
    run.kill()
    run.communicate(timeout=60)
    run = begin(*command)
    said, errors = run.communicate(timeout=240)
    assert run.returncode == 0, errors.decode()
    assert said.decode().startswith("211 stories checked")
    assert "1 could not be checked" in said.decode()
    bucket.get("b/out", str(tmp_path / "fetched"), recursive=True)
    scan(tree, tmp_path / "local", stories=10)
    assert everything(tmp_path / "fetched") == everything(tmp_path / "local")
    reports = [
        CliRunner().invoke(cli, ["scan-report", where, "--min-stories", "1"]).output
        for where in ("s3://b/out", str(tmp_path / "local"))
    ]
    assert "211 stories" in reports[0]
    assert reports[0].splitlines()[1:] == reports[1].splitlines()[1:]


def test_one_file_and_what_is_refused(bucket: Any, tmp_path: Path) -> None:
    bucket.pipe_file("b/a.jsonl", lines(range(5)))
    assert scan("s3://b/a.jsonl", "s3://b/out").stories == 5
    bucket.pipe_file("b/a.jsonl", lines(range(6)))
    with pytest.raises(ScanError, match=r"another input: a\.jsonl has changed"):
        scan("s3://b/a.jsonl", "s3://b/out")
    assert scan("s3://b/a.jsonl", "s3://b/out", restart=True).stories == 6
    assert scan("s3://b/a.jsonl", tmp_path / "out").stories == 6
    with pytest.raises(ScanError, match="no such file"):
        scan("s3://b/none.jsonl", tmp_path / "other")
    bucket.pipe_file("b/full/thing", b"x")
    with pytest.raises(ScanError, match="is not empty, and holds no scan"):
        scan("s3://b/a.jsonl", "s3://b/full")


def test_a_server_that_is_away(monkeypatch: pytest.MonkeyPatch, bucket: Any, tmp_path: Path) -> None:
    import s3fs

    s3fs.S3FileSystem.clear_instance_cache()
    monkeypatch.setitem(os.environ, "AWS_ENDPOINT_URL", "http://127.0.0.1:9")
    monkeypatch.setitem(os.environ, "AWS_MAX_ATTEMPTS", "1")
    with pytest.raises(ScanError, match=r"s3://b/a\.jsonl: cannot be read"):
        scan("s3://b/a.jsonl", tmp_path / "out")
