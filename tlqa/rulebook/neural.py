"""The rules that come with a newsroom's model: what it marks, by severity, and the sentences it scores low.

They live in memory, as those of terms do. Their weight is 0 unless they are to count.
"""

from __future__ import annotations

from typing import Any

from tlqa.checks import neural
from tlqa.errors import UsageError
from tlqa.model import DEFAULT_WEIGHT, Confidence, Rule, Severity
from tlqa.neural.checkpoint import checkpoint_at
from tlqa.neural.estimator import EXTRA, remember
from tlqa.rulebook.anchors import with_anchors
from tlqa.rulebook.book import RuleBook
from tlqa.rulebook.termpairs import SCOPE


def gettext(text: str) -> str:
    """Marks a text for the catalogues; it is looked up where the book is said in a language."""
    return text


_NAMES = {
    Severity.MINOR: gettext("What the model marks as a minor error"),
    Severity.MAJOR: gettext("What the model marks as a major error"),
    Severity.CRITICAL: gettext("What the model marks as a critical error"),
}
_LOW = gettext("Sentence that the model scores low")
_SPAN_MESSAGE = gettext("The model marks “{text}” ({sure}); it gives the sentence {score}.")
_LOW_MESSAGE = gettext("The model gives this sentence {score}, less than {limit}.")
_WHY = gettext("A model’s guess, which cannot say why: look at the source before you believe it.")


def with_neural(
    book: RuleBook,
    model: str,
    encoder: str | None = None,
    at_least: float | None = None,
    sure: float = 0.0,
    *,
    counts: bool = False,
) -> RuleBook:
    """The book with the rules of a model.

    Args:
        book: the rule book.
        model: the directory of the checkpoint, which is not loaded yet.
        encoder: the directory with the tokenizer and the configuration of its encoder.
        at_least: a sentence that it gives less is found; None: no score is too low.
        sure: how sure of a span it must be, from 0 to 1.
        counts: its findings cost points, as severe as they are.

    Raises:
        UsageError: there is no such checkpoint, unbabel-comet is not installed, or nothing could be found.
    """
    from importlib.util import find_spec

    checkpoint = checkpoint_at(model, encoder)
    if find_spec("comet") is None:
        raise UsageError(EXTRA)
    if at_least is None and not checkpoint.labels:
        raise UsageError(
            "this model marks nothing, it gives sentences a score: say from which one on a sentence is good"
            " enough, as with --neural-at-least 0.7"
        )
    remember(checkpoint)
    found = [
        _rule(label, {"sure": sure} if sure else {}, checkpoint.digest, model, counts)
        for label in checkpoint.labels
    ]
    if at_least is not None:
        found.append(_rule(neural.SENTENCE, {"at_least": at_least}, checkpoint.digest, model, counts))
    return RuleBook((*book.rules, *found), book.examples)


def _rule(of: str, params: dict[str, Any], digest: str, model: str, counts: bool) -> Rule:
    low = of == neural.SENTENCE
    severity = Severity.MINOR if low else Severity(of)
    rule = Rule(
        id=f"neural/{of}",
        name=_LOW if low else _NAMES[severity],
        message=_LOW_MESSAGE if low else _SPAN_MESSAGE,
        why=_WHY,
        category="accuracy",
        severity=severity,
        confidence=Confidence.LOW,
        kind=neural.KIND,
        params={"model": digest, "of": of, **params},
        weight=DEFAULT_WEIGHT[severity] if counts else neural.WEIGHT,
        languages=("*",),
        scope=SCOPE,
        speech="both",
        status="stable",
        since="",
        path=model,
    )
    return with_anchors(rule, neural, {})
