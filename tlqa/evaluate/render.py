"""The figures for people and for programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from tlqa.evaluate.kinds import CLASSES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tlqa.evaluate.measure import Figures, Share


def headline_figures(figures: Figures) -> dict[str, float | None]:
    """The figures that ``--fail-under`` can name; shares from 0 to 1, alarms per 1,000 words."""
    return {
        "recall": figures.recall.value,
        "recall_all": figures.recall_all.value,
        "precision": figures.precision.value,
        "alarms": figures.alarms_per_1000_words,
        "alarms_major": figures.alarms_major_per_1000_words,
        "auc": figures.auc,
    }


def as_json(figures: Figures, signature: str) -> str:
    """Everything as one JSON object; shares from 0 to 1 with what they are shares of."""
    headline = {
        key: None if value is None else round(value, 4) for key, value in headline_figures(figures).items()
    }
    value = {
        "schema": 1,
        "signature": signature,
        "stories": {"damaged": figures.damaged, "clean": figures.clean, "clean_words": figures.clean_words},
        **headline,
        "counts": {
            "recall": _pair(figures.recall),
            "recall_all": _pair(figures.recall_all),
            "precision": _pair(figures.precision),
            "alarms": figures.alarms,
            "alarms_major": figures.alarms_major,
        },
        "recall_by_class": _pairs(figures.recall_by_class),
        "recall_by_kind": _pairs(figures.recall_by_kind),
        "precision_by_category": _pairs(figures.precision_by_category),
        "rules": [
            {
                "rule": each.rule,
                "fired": each.fired,
                "touching": each.touching,
                "false": each.false,
                "alarms": each.alarms,
            }
            for each in figures.rules
        ],
    }
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _pair(share: Share) -> dict[str, Any]:
    return {"part": share.part, "whole": share.whole}


def _pairs(shares: Mapping[str, Share]) -> dict[str, Any]:
    return {name: _pair(share) for name, share in shares.items()}


def as_text(figures: Figures, signature: str) -> str:
    """Tables: the headline figures, recall by class and kind, precision by category, and the rules."""
    return "\n".join(_text(figures, signature)) + "\n"


def _text(figures: Figures, signature: str) -> Iterator[str]:
    words = f"{figures.clean_words:,} words"
    yield f"{figures.damaged} damaged stories, {figures.clean} clean ones of {words}"
    yield ""
    yield from _headline(figures)
    classes = {name: figures.recall_by_class[name] for name in CLASSES if name in figures.recall_by_class}
    yield from _table("recall by detector class (major and critical)", classes)
    missed = sorted(figures.recall_by_kind.items(), key=lambda item: (item[1].part - item[1].whole, item[0]))
    yield from _table("recall by kind (major and critical), most missed first", dict(missed))
    yield from _table("precision by category", figures.precision_by_category)
    yield from _rules(figures)
    yield ""
    yield signature


def _headline(figures: Figures) -> Iterator[str]:
    alarms, major = figures.alarms_per_1000_words, figures.alarms_major_per_1000_words
    rows = [
        ("recall, major and critical", _percent(figures.recall)),
        ("recall, all", _percent(figures.recall_all)),
        ("precision", _percent(figures.precision)),
        ("false alarms per 1,000 clean words", _number(alarms, figures.alarms)),
        ("  of them major and critical", _number(major, figures.alarms_major)),
        ("ROC AUC of the score", "–" if figures.auc is None else f"{figures.auc:.3f}"),
    ]
    for name, value in rows:
        yield f"{name:36} {value}"


def _table(title: str, shares: Mapping[str, Share]) -> Iterator[str]:
    if not shares:
        return
    yield ""
    yield title
    for name, share in shares.items():
        yield f"  {name:44} {_percent(share)}"


def _rules(figures: Figures) -> Iterator[str]:
    if not figures.rules:
        return
    yield ""
    yield f"  {'rule':44} {'fired':>6} {'touching':>8} {'false':>6} {'alarms':>6}"
    for each in figures.rules:
        yield f"  {each.rule:44} {each.fired:6} {each.touching:8} {each.false:6} {each.alarms:6}"


def _percent(share: Share) -> str:
    return "     –" if share.value is None else f"{100 * share.value:5.1f}%  ({share.part} of {share.whole})"


def _number(rate: float | None, count: int) -> str:
    return "     –" if rate is None else f"{rate:6.2f}  ({count})"
