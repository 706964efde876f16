"""HTML: the story as it will appear, with what was found in place; over many stories, an index."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tlqa.model import FileReport, Report
    from tlqa.outputs.base import Options

NAME = "html"
DESCRIPTION = "a page for editors: the story with its findings in place; an index over many stories"
EXAMPLES = True

STORIES = 200
"""So many stories, the worst, are in a page of its own with the index; all have their line in the index."""


def render(report: Report, options: Options) -> str:
    """One page that needs nothing else: a story, or the index with the worst stories behind it."""
    from tlqa.outputs._html_index import index, worst_first
    from tlqa.outputs._html_page import page
    from tlqa.outputs._html_story import story

    rules = {rule.id: rule for rule in report.rules}
    if len(report.files) == 1 and not report.trend:
        return page(report, options, stories=(story(1, 1, report.files[0], rules),))
    files = worst_first(report.files)[:STORIES]
    stories, first = [], 1
    for number, file in enumerate(files, 1):
        stories.append(story(number, first, file, rules))
        first += len(file.findings)
    places = {id(file): f"#s-{number}" for number, file in enumerate(files, 1)}
    made = index(report, lambda file: places.get(id(file), ""))
    return page(report, options, stories=tuple(stories), index=made)


def pages(report: Report, options: Options) -> Iterator[tuple[str, str]]:
    """The same as files of a directory: names with ``/`` and their text, the index first, a page a story."""
    from tlqa.outputs._html_index import index
    from tlqa.outputs._html_page import page
    from tlqa.outputs._html_story import story

    rules = {rule.id: rule for rule in report.rules}
    names = {id(file): f"stories/{_file_name(file)}" for file in report.files}
    yield "index.html", page(report, options, index=index(report, lambda file: names[id(file)]))
    for file in report.files:
        made = story(1, 1, file, rules)
        yield names[id(file)], page(report, options, stories=(made,), up="../index.html")


def _file_name(file: FileReport) -> str:
    """A name that is the same in the next run, and the story's own by a digest of its whole name."""
    name = file.document.name
    readable = re.sub(r"[^a-z0-9]+", "-", name.rpartition("/")[2].lower()).strip("-")[:40]
    digest = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:10]
    return f"{readable or 'story'}-{digest}.html"
