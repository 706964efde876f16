"""The page before a browser has it: its structure, its policy, where its files go, what is no story."""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from runs import RUNS, corpus_run, huge_run, render

from tlqa.cli.main import cli
from tlqa.discovery.own import is_report
from tlqa.discovery.walk import discover
from tlqa.model import Report, TrendPoint
from tlqa.outputs import html
from tlqa.outputs.base import Options

if TYPE_CHECKING:
    from syrupy.assertion import SnapshotAssertion

_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_NAMED = ("id", "class", "data-f", "role")
_OUTSIDE = ("#", "https://github.com/tlqa/", "data:,")
_LOOSE = frozenset({"tr", "td", "th"})  # the rows of the index leave their ends out


class Outline(HTMLParser):
    """The elements of a page with what they are called, and its words; not its style, script or charts."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.attributes |= given.keys()
        self.ids += [given["id"] or ""] if "id" in given else []
        self.links += [given["href"] or ""] if "href" in given else []
        if not {"svg", "style", "script"} & set(self.open):
            named = "".join(f" {key}={given[key]}" for key in _NAMED if key in given)
            self.lines.append(f"{'  ' * len(self.open)}{tag}{named}")
        if tag not in _VOID and not (tag in _LOOSE and "tbody" in self.open):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in _LOOSE and "tbody" in self.open and self.open[-1] != tag:
            return
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if data.strip() and not {"svg", "style", "script"} & set(self.open):
            self.lines.append(f"{'  ' * len(self.open)}“{' '.join(data.split())}”")


def outline(page: str) -> Outline:
    made = Outline()
    made.feed(page)
    made.close()
    assert made.open == []
    return made


def body(page: str) -> str:
    """What changes from report to report."""
    lines = outline(page).lines
    return "\n".join(lines[lines.index("  body") :])


def test_a_story(many: Report, snapshot: SnapshotAssertion) -> None:
    assert body(render("html", replace(many, files=many.files[-1:]))) == snapshot


def test_an_index(many: Report, snapshot: SnapshotAssertion) -> None:
    first = TrendPoint("2026-11-01T00:00:00Z", 3, 900, 81.0, 12.5)
    trend = (first, replace(first, when="2026-11-02T00:00:00Z", score=84.0))
    assert body(render("html", replace(many, files=many.files[:2], trend=trend))) == snapshot


@pytest.mark.parametrize("run", sorted(RUNS))
def test_whole_and_by_itself(run: str) -> None:
    page = render("html", RUNS[run]())
    made = outline(page)
    assert page.endswith("</html>\n")
    assert len(made.ids) == len(set(made.ids))
    assert not [name for name in made.attributes if name.startswith("on") or name in ("style", "src")]
    inner = {link[1:] for link in made.links if link.startswith("#")}
    assert inner <= {*made.ids}
    assert not [
        link for link in made.links if not link.startswith(("#", "https://github.com/tlqa/", "data:,"))
    ]


def test_the_policy_names_what_is_inline() -> None:
    page = render("html", corpus_run())
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    assert policy is not None
    assert policy[1].startswith("default-src &#39;none&#39;; ")
    for tag in ("style", "script"):
        inline = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        digests = [b64encode(sha256(each.encode()).digest()).decode() for each in inline]
        assert f"{tag}-src {' '.join(f'&#39;sha256-{digest}&#39;' for digest in digests)};" in policy[1]
    assert "unsafe" not in policy[1]


def test_many_findings_in_one_place() -> None:
    """A hundred thousand of them take their time, but not the square of it."""
    story = huge_run().files[0]
    few = replace(huge_run(), files=(replace(story, findings=story.findings[::50]),))
    assert render("html", few).count('class="card ') == 2000


def test_a_page_a_story() -> None:
    run = corpus_run()
    pages = dict(html.pages(run, Options()))
    assert len(pages) == 1 + len(run.files)
    index = outline(pages["index.html"])
    assert {link for link in index.links if link.startswith("stories/")} == pages.keys() - {"index.html"}
    for name, page in pages.items():
        if name != "index.html":
            assert "../index.html" in outline(page).links
            assert page.count("<article") == 1
    assert dict(html.pages(run, Options())) == pages


def test_names_of_pages_are_safe() -> None:
    names = [name for name, _ in html.pages(RUNS["hostile"](), Options())]
    assert all(re.fullmatch(r"index\.html|stories/[a-z0-9-]+\.html", name) for name in names)
    assert len(names) == len(set(names))


def test_a_directory_of_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = Path(__file__).parents[2]
    monkeypatch.chdir(tmp_path)
    run = ["check", str(root / "demo"), "-o", "html=out/", "--exit-zero"]
    for _ in range(2):  # over its own report
        assert CliRunner().invoke(cli, run).exit_code == 0
    assert is_report(Path("out/index.html").read_bytes())
    assert len(list(Path("out/stories").iterdir())) == 2
    Path("out/index.html").write_text("<h1>Mine</h1>", "utf-8")
    result = CliRunner().invoke(cli, run)
    assert result.exit_code == 2
    assert "something that is no report of tlqa has this name" in result.output
    assert Path("out/index.html").read_text("utf-8") == "<h1>Mine</h1>"


@pytest.mark.parametrize("place", ["json=out/", "html=gone/out/", "html=file.txt/"])
def test_no_such_directory(place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("file.txt").write_text("x", "utf-8")
    Path("story.txt").write_text("A story.", "utf-8")
    assert CliRunner().invoke(cli, ["check", "story.txt", "-o", place]).exit_code == 2


def test_a_report_is_no_story(tmp_path: Path) -> None:
    (tmp_path / "story.html").write_text("<!doctype html><title>x</title><p>A story of a page.</p>", "utf-8")
    (tmp_path / "report.html").write_text(render("html", corpus_run()), "utf-8")
    named = str(tmp_path / "report.html")
    assert discover([str(tmp_path)]) == ([str(tmp_path / "story.html")], [])
    assert discover([named]) == ([named], [])


def test_nothing_heavy_before_it_is_needed() -> None:
    import subprocess
    import sys

    code = (
        "import sys; from tlqa.outputs.base import outputs; outputs();"
        "assert not {'jinja2', 'markupsafe'} & sys.modules.keys()"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_a_story_from_what_was_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second run takes the findings from the first; the page is the same."""
    monkeypatch.chdir(tmp_path)
    root = Path(__file__).parents[2]
    for name in ("salt-works.txt", "brief.txt"):
        Path(name).write_bytes((root / "demo" / name).read_bytes())
    for number in (1, 2):
        CliRunner().invoke(cli, ["check", ".", "-o", f"html={number}.html"])
    assert Path("1.html").read_text("utf-8") == Path("2.html").read_text("utf-8")


def test_empty_report() -> None:
    assert "0 stories" in render("html", Report("0.1.0", "", ()))
