"""Is the difference between drafts more than chance? sacrebleu's paired tests against the first draft."""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING

from tlqa.distance.measure import texts
from tlqa.distance.model import Method, Outcome, Significance
from tlqa.measures import NAMES, metric

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tlqa.distance.model import Paired

SAMPLES = {Method.BOOTSTRAP: 1000, Method.RANDOMISATION: 10_000}
SEED = 12345
"""sacrebleu's own, so that two people get the same figures."""

_TYPES = {Method.BOOTSTRAP: "bs", Method.RANDOMISATION: "ar"}
_VARIABLE = "SACREBLEU_SEED"


def significance(
    paired: Paired,
    metrics: Sequence[str],
    method: Method,
    samples: int | None = None,
    seed: int = SEED,
    tokenize: str = "13a",
) -> Significance:
    """Test every draft against the first.

    Args:
        paired: at least two drafts.
        metrics: keys of ``tlqa.distance.measure.NAMES``.
        method: paired bootstrap or approximate randomisation.
        samples: of the bootstrap, or trials; None: as many as sacrebleu takes.
        seed: from 1.
    """
    from sacrebleu.significance import PairedTest

    drafts, references = texts(paired)
    named: list[tuple[str, Sequence[str]]] = [(str(number), draft) for number, draft in enumerate(drafts)]
    made = {NAMES[which]: metric(which, references, tokenize) for which in metrics}
    count = samples or SAMPLES[method]
    with _seeded(seed):
        signatures, results = PairedTest(
            named, made, references=None, test_type=_TYPES[method], n_samples=count
        )()
    tested = tuple(
        {name: _tested(results[name][number]) for name in signatures} for number in range(len(drafts))
    )
    said = {name: signature.format() for name, signature in signatures.items()}
    return Significance(method, count, seed, said, tested)


def _tested(result: object) -> Outcome:
    p, mean, ci = (getattr(result, name) for name in ("p_value", "mean", "ci"))
    return Outcome(*(None if value is None else float(value) for value in (p, mean, ci)))


@contextlib.contextmanager
def _seeded(seed: int) -> Iterator[None]:
    """The variable that sacrebleu takes its seed from; there is no other way to give it one."""
    before = os.environ.get(_VARIABLE)
    os.environ[_VARIABLE] = str(seed)
    try:
        yield
    finally:
        if before is None:
            del os.environ[_VARIABLE]
        else:
            os.environ[_VARIABLE] = before
