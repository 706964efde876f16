"""The figures for people and for programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from tlqa.evaluate.kinds import CLASSES
from tlqa.evaluate.measure import per_1000

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tlqa.evaluate.measure import Figures, RuleFigures, Share


def headline_figures(figures: Figures) -> dict[str, float | None]:
    """The figures that ``--fail-under`` can name; shares from 0 to 1, alarms per 1,000 words."""
    return {
        "recall": figures.recall.value,
        "recall_all": figures.recall_all.value,
        "precision": figures.precision.value,
        "alarms": figures.alarms_per_1000_words,
        "alarms_major": figures.alarms_major_per_1000_words,
        "auc": figures.auc,
        "source_lang_guess": figures.origin.right.value,
    }


def as_json(
    figures: Figures, signature: str, sources: Mapping[str, Figures], silent: Sequence[str] = ()
) -> str:
    """Everything as one JSON object; shares from 0 to 1 with what they are shares of."""
    value = {
        "schema": 1,
        "signature": signature,
        **_summary(figures),
        "recall_by_class": _pairs(figures.recall_by_class),
        "recall_by_kind": _pairs(figures.recall_by_kind),
        "precision_by_category": _pairs(figures.precision_by_category),
        "rules": [_rule(each, figures.clean_words) for each in figures.rules],
        "silent_rules": list(silent),
        "sources": {name: _summary(each) for name, each in sources.items()},
    }
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _summary(figures: Figures) -> dict[str, Any]:
    headline = {
        key: None if value is None else round(value, 4) for key, value in headline_figures(figures).items()
    }
    return {
        "stories": {"damaged": figures.damaged, "clean": figures.clean, "clean_words": figures.clean_words},
        **headline,
        "counts": {
            "recall": _pair(figures.recall),
            "recall_all": _pair(figures.recall_all),
            "precision": _pair(figures.precision),
            "alarms": figures.alarms,
            "alarms_major": figures.alarms_major,
            "source_lang_guess": _pair(figures.origin.right),
            "source_lang_guessed": _pair(figures.origin.guessed),
            "source_lang_guessed_on_clean": _pair(figures.origin.clean),
        },
    }


def _rule(each: RuleFigures, words: int) -> dict[str, Any]:
    rate = per_1000(each.alarms, words)
    return {
        "rule": each.rule,
        "fired": each.fired,
        "touching": each.touching,
        "false": each.false,
        "alarms": each.alarms,
        "hits": each.hits,
        "precision": each.precision.value,
        "alarms_major": each.alarms_major,
        "alarms_per_1000_words": None if rate is None else round(rate, 4),
    }


def _pair(share: Share) -> dict[str, Any]:
    return {"part": share.part, "whole": share.whole}


def _pairs(shares: Mapping[str, Share]) -> dict[str, Any]:
    return {name: _pair(share) for name, share in shares.items()}


def as_text(
    figures: Figures, signature: str, sources: Mapping[str, Figures], silent: Sequence[str] = ()
) -> str:
    """Tables: the headline figures, by source, recall by class and kind, precision by category, rules."""
    return "\n".join(_text(figures, signature, sources, silent)) + "\n"


def _text(
    figures: Figures, signature: str, sources: Mapping[str, Figures], silent: Sequence[str]
) -> Iterator[str]:
    words = f"{figures.clean_words:,} words"
    yield f"{figures.damaged} damaged stories, {figures.clean} clean ones of {words}"
    yield ""
    yield from _headline(figures)
    if len(sources) > 1:
        yield from _sources(sources)
    classes = {name: figures.recall_by_class[name] for name in CLASSES if name in figures.recall_by_class}
    yield from _table("recall by detector class (major and critical)", classes)
    missed = sorted(figures.recall_by_kind.items(), key=lambda item: (item[1].part - item[1].whole, item[0]))
    yield from _table("recall by kind (major and critical), most missed first", dict(missed))
    yield from _table("precision by category", figures.precision_by_category)
    yield from _rules(figures)
    if silent:
        yield ""
        yield f"rules that fired nowhere: {len(silent)}"
        yield from (f"  {rule}" for rule in silent)
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
        ("source language guessed right", _percent(figures.origin.right)),
        ("  guessed at all", _percent(figures.origin.guessed)),
        ("  guessed of clean copy", _percent(figures.origin.clean)),
    ]
    for name, value in rows:
        yield f"{name:36} {value}"


def _sources(sources: Mapping[str, Figures]) -> Iterator[str]:
    yield ""
    yield (
        f"  {'source':32} {'damaged':>7} {'clean':>6} {'words':>8} {'recall':>7} {'precision':>9}"
        f" {'alarms':>7} {'major':>7} {'language':>8}"
    )
    for name, each in sources.items():
        alarms, major = each.alarms_per_1000_words, each.alarms_major_per_1000_words
        origin = _short(each.origin.right)
        yield (
            f"  {name:32} {each.damaged:7} {each.clean:6} {each.clean_words:8,} {_short(each.recall):>7}"
            f" {_short(each.precision):>9} {_rate(alarms):>7} {_rate(major):>7} {origin:>8}"
        )


def _table(title: str, shares: Mapping[str, Share]) -> Iterator[str]:
    if not shares:
        return
    yield ""
    yield title
    for name, share in shares.items():
        yield f"  {name:44} {_percent(share)}"


def _rules(figures: Figures) -> Iterator[str]:
    """Of each rule: hits on translated copy, the right ones, alarms on clean copy and their rate."""
    if not figures.rules:
        return
    yield ""
    yield f"  {'rule':44} {'hits':>6} {'right':>6} {'prec.':>6} {'alarms':>6} {'per 1,000':>9}"
    for each in figures.rules:
        rate = _rate(per_1000(each.alarms, figures.clean_words), 3)
        yield (
            f"  {each.rule:44} {each.hits:6} {each.touching:6} {_short(each.precision):>6}"
            f" {each.alarms:6} {rate:>9}"
        )


def _percent(share: Share) -> str:
    return "     –" if share.value is None else f"{100 * share.value:5.1f}%  ({share.part} of {share.whole})"


def _short(share: Share) -> str:
    return "–" if share.value is None else f"{100 * share.value:.0f}%"


def _rate(rate: float | None, digits: int = 2) -> str:
    return "–" if rate is None else f"{rate:.{digits}f}"


def _number(rate: float | None, count: int) -> str:
    return "     –" if rate is None else f"{rate:6.2f}  ({count})"
