"""What a page says that stands in no template: names of the model's values, and what its script says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tlqa.outputs._origins import SURE
from tlqa.text.languagenames import NAMES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from gettext import NullTranslations


def names(said: NullTranslations) -> Mapping[str, str]:
    """What severities, confidences, verdicts and blocks are called, by their values."""
    _ = said.gettext
    return {
        "critical": _("critical"),
        "major": _("major"),
        "minor": _("minor"),
        "high": _("high"),
        "medium": _("medium"),
        "low": _("low"),
        "pass": _("pass"),
        "review": _("review"),
        "fail": _("fail"),
        "too short to score": _("too short to score"),
        "headline": _("headline"),
        "kicker": _("kicker"),
        "dateline": _("dateline"),
        "byline": _("byline"),
        "date": _("date"),
        "paragraph": _("paragraph"),
        "subheading": _("subheading"),
        "list-item": _("list item"),
        "block-quote": _("block quote"),
        "caption": _("caption"),
        "table-cell": _("table cell"),
        "boilerplate": _("boilerplate"),
        "biography": _("biography"),
        "code": _("code"),
        "foreign": _("in another language"),
    }


def languages(said: NullTranslations) -> Mapping[str, str]:
    """Languages by their English names, and how sure a guess is."""
    return {name: said.gettext(name) for name in (*NAMES.values(), *(words for _, words in SURE))}


def spoken(said: NullTranslations) -> Mapping[str, str]:
    """What the script says, with places in braces; and the verdicts, by their values."""
    _ = said.gettext
    verdicts = {each: names(said)[each] for each in ("pass", "review", "fail", "too short to score")}
    return {
        **verdicts,
        "shown": _("{n} of {all} findings shown"),
        "place": _("{n} of {all}"),
        "copied": _("{n} findings copied"),
        "refused": _("The browser does not let this page copy"),
        "line": _("line {n}"),
        "nothing": _("nothing"),
        "rows": _("{first} to {last} of {all}"),
        "none": _("no story"),
    }
