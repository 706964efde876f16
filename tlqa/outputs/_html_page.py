"""A page from its parts: the templates, with the style and the script inline and known by their digests."""

from __future__ import annotations

import json
from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tlqa.model import Confidence, Severity
from tlqa.outputs._found import HOME, remarks
from tlqa.outputs._html_text import plain, shown
from tlqa.outputs._html_words import languages, names, spoken
from tlqa.words import words

if TYPE_CHECKING:
    from collections.abc import Callable
    from gettext import NullTranslations

    from jinja2 import Environment

    from tlqa.model import Report
    from tlqa.outputs._html_index import Index
    from tlqa.outputs._html_story import Story
    from tlqa.outputs.base import Options

TEMPLATES = Path(__file__).parent / "templates"
GENERATOR = "tlqa"
"""The page says that it was made by this, and the version; a search for stories passes such pages over."""

SHAPES = {"minor": "·", "major": "▲", "critical": "✖"}
_EARLY = 'document.documentElement.classList.add("js")'
"""Before anything is laid out: what only a script can work shows from the start, a long table in part."""

VERDICTS = {"pass": "✓", "review": "▲", "fail": "✖", "too short to score": "–"}


def page(
    report: Report,
    options: Options,
    *,
    stories: tuple[Story, ...] = (),
    index: Index | None = None,
    up: str = "",
) -> str:
    """A whole page.

    Args:
        report: for what concerns the run.
        options: as of any output.
        stories: that are shown, in order.
        index: over these and others.
        up: the address of the index where it is another page.
    """
    context = context_of(report, stories, index, up, options.locale)
    return _environment(options.locale).get_template("page.html").render(context)


def context_of(
    report: Report, stories: tuple[Story, ...], index: Index | None, up: str, locale: str
) -> dict[str, Any]:
    """What the templates are given, besides the style and the script."""
    said = words(locale)
    findings = [finding for each in stories for finding in each.file.findings]
    return {
        "generator": f"{GENERATOR} {report.version}",
        "home": HOME,
        "signature": report.signature,
        "title": _title(stories, index, said),
        "locale": plain(locale.replace("_", "-")),
        "names": names(said),
        "languages": languages(said),
        "spoken": json.dumps(spoken(said), ensure_ascii=False),
        "stories": stories,
        "index": index,
        "up": up,
        "left_out": len(index.entries) - len(stories) if index is not None and stories else 0,
        "errors": report.errors,
        "remarks": remarks(report) if index is not None or not up else report.remarks,
        "beside": any(each.source for each in stories),
        "severities": [(s.value, _count(f.severity is s for f in findings)) for s in reversed(Severity)],
        "confidences": [(c.value, _count(f.confidence is c for f in findings)) for c in Confidence],
        "categories": sorted({finding.category for finding in findings}),
        "shapes": SHAPES,
        "verdicts": VERDICTS,
    }


def _count(each: Any) -> int:
    return sum(each)


def _title(stories: tuple[Story, ...], index: Index | None, said: NullTranslations) -> str:
    if index is not None:
        count = len(index.entries)
        return said.ngettext("%(num)s story", "%(num)s stories", count) % {"num": f"{count:,}"}
    return plain(stories[0].file.document.name)


@cache
def _environment(locale: str) -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        extensions=["jinja2.ext.i18n"],
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    said = words(locale)
    made.install_gettext_translations(said, newstyle=True)  # type: ignore[attr-defined]
    made.filters |= {"shown": shown, "plain": plain, "number": number, "told": _told(said)}
    style, script = _asset("report.css"), _asset("report.js")
    made.globals |= {
        "style": Markup(style),
        "early": Markup(_EARLY),
        "script": Markup(script),
        "policy": _policy(style, _EARLY, script),
    }
    return made


def _told(said: NullTranslations) -> Callable[[str], str]:
    """Text of the program, not of a template, in the page's language."""
    return lambda text: said.gettext(text) if text else text


def number(value: float) -> str:
    """A number of points or a score for people: one decimal, thousands apart."""
    return f"{value:,.1f}"


def _asset(name: str) -> str:
    text = (TEMPLATES / name).read_text("utf-8")
    assert "</" not in text, f"{name} would end its own element"
    return text


def _policy(style: str, *scripts: str) -> str:
    """Nothing is loaded or run but these, which stand in the page, and nothing is sent."""
    known = " ".join(map(_digest, scripts))
    return (
        f"default-src 'none'; style-src {_digest(style)}; script-src {known}; img-src data:; "
        "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'"
    )


def _digest(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode('utf-8')).digest()).decode('ascii')}'"
