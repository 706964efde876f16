"""A checkpoint loaded, and what it says of translations, by unbabel-comet's own classes.

``torch.load`` runs what a pickle holds. Here it takes tensors and plain values alone (``weights_only``), and
the class is one of COMET's own that the settings name: nothing of a checkpoint is run.
"""

from __future__ import annotations

import contextlib
import inspect
import logging
import os
import warnings
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from tlqa.errors import ModelError
from tlqa.frozen import dataclass
from tlqa.neural.checkpoint import severity_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tlqa.neural.checkpoint import Checkpoint

EXTRA = "models need the extra 'neural', for Python 3.11 and 3.12: pip install 'tlqa[neural]'"
_OFFLINE = {"HF_HUB_OFFLINE": "1", "TRANSFORMERS_OFFLINE": "1", "HF_HUB_DISABLE_TELEMETRY": "1"}
_QUIET = {"TOKENIZERS_PARALLELISM": "false"}
_BATCH = 8
_SAFE = (2, 6)
# what newer versions of transformers make themselves
_MADE = ("position_ids",)


@dataclass(frozen=True, slots=True)
class Span:
    """What a model marks in a translation: ``[start, end)`` in its code points, ``minor``, ``major`` or
    ``critical``, and how sure of that it is, from 0 to 1."""

    start: int
    end: int
    severity: str
    sure: float


@dataclass(frozen=True, slots=True)
class Estimate:
    """What a model says of one translation; most give a score from 0 to 1, the more the better."""

    score: float
    spans: tuple[Span, ...] = ()


class Estimator:
    """A model that is loaded."""

    def __init__(self, checkpoint: Checkpoint) -> None:
        """Load a checkpoint.

        Raises:
            ModelError: it cannot be loaded.
        """
        self.checkpoint = checkpoint
        with _alone():
            self._model = _loaded(checkpoint)

    def estimate(self, samples: Sequence[Mapping[str, str]]) -> list[Estimate]:
        """What the model says of each sample: a mapping of ``mt`` and what it takes of ``src`` and ``ref``.

        The figures are those of COMET's own ``predict``. All samples must have the same keys.
        """
        if not samples:
            return []
        import torch

        with _alone():
            said = self._model.predict(
                [dict(sample) for sample in samples],
                batch_size=_BATCH,
                gpus=1 if torch.cuda.is_available() else 0,
                num_workers=0,
                progress_bar=False,
            )
        marked = (said.get("metadata") or {}).get("error_spans") or [()] * len(samples)
        return [
            Estimate(float(score), tuple(map(_span, spans)))
            for score, spans in zip(said["scores"], marked, strict=True)
        ]


@lru_cache(maxsize=1)
def estimator(checkpoint_digest: str) -> Estimator:
    """The model of a checkpoint that was remembered, loaded once a process.

    Raises:
        ModelError: it cannot be loaded.
    """
    return Estimator(_remembered[checkpoint_digest])


_remembered: dict[str, Checkpoint] = {}


def remember(checkpoint: Checkpoint) -> None:
    """Let rules name the checkpoint by its digest: where it lies on this machine is no part of a rule."""
    _remembered[checkpoint.digest] = checkpoint


def remembered(digest: str) -> Checkpoint | None:
    """The checkpoint of that digest."""
    return _remembered.get(digest)


def _span(said: Mapping[str, Any]) -> Span:
    return Span(
        int(said["start"]), int(said["end"]), severity_of(str(said["severity"])), float(said["confidence"])
    )


@contextlib.contextmanager
def _alone() -> Iterator[None]:
    """Without the network, and without the chatter of the libraries."""
    os.environ.update(_OFFLINE)
    for name, value in _QUIET.items():
        os.environ.setdefault(name, value)
    before = logging.root.manager.disable
    logging.disable(logging.ERROR)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logging.disable(before)


def _loaded(checkpoint: Checkpoint) -> Any:
    try:
        from comet.models import str2model
    except ImportError as problem:
        raise ModelError(f"{EXTRA} ({problem})") from problem
    state, settings = _weights(checkpoint)
    made = str2model[checkpoint.kind]
    known = inspect.signature(made.__init__).parameters
    given = {name: value for name, value in {**checkpoint.settings, **settings}.items() if name in known}
    if given.get("layer_transformation") == "sparsemax_patch":
        given["layer_transformation"] = "softmax"  # as COMET's own loading has it
    encoder = checkpoint.encoder or given.get("pretrained_model")
    if checkpoint.encoder is None:
        _must_be_cached(str(encoder))
    given.update(pretrained_model=str(encoder), load_pretrained_weights=False, local_files_only=True)
    given.update(train_data=[], validation_data=[])
    try:
        model = made(**given)
    except Exception as problem:  # whatever settings that are wrong make the libraries raise
        raise ModelError(
            f"{checkpoint.directory}: the settings make no model: {_short(problem)}"
        ) from problem
    _fill(model, state, checkpoint)
    model.eval()
    return model


def _must_be_cached(encoder: str) -> None:
    """An encoder by its name on the hub must be in the cache of Hugging Face's libraries."""
    from huggingface_hub import try_to_load_from_cache

    try:
        found = try_to_load_from_cache(encoder, "config.json")
    except ValueError:  # no name of the hub's
        found = None
    if not isinstance(found, str):
        raise ModelError(
            f"the tokenizer and the configuration of {encoder} are not on this machine: name a directory that"
            " has them, --neural-encoder (docs/neural.md)"
        )


def _weights(checkpoint: Checkpoint) -> tuple[dict[str, Any], dict[str, Any]]:
    """The weights by name, and the settings that the file has beside them."""
    path = checkpoint.weights
    try:
        if path.suffix == ".safetensors":
            from safetensors.torch import load_file

            return dict(load_file(path)), {}
        import torch

        if tuple(map(int, torch.__version__.split(".")[:2])) < _SAFE:  # CVE-2025-32434
            raise ValueError("torch is older than 2.6, which runs what a checkpoint brings")
        value = torch.load(path, map_location="cpu", weights_only=True)
    except Exception as problem:  # whatever a damaged file makes the libraries raise
        raise ModelError(
            f"{path} cannot be read as weights alone, and whatever else a checkpoint brings is not run."
            f" docs/neural.md says how to save its weights alone. ({_short(problem)})"
        ) from problem
    if not isinstance(value, dict) or not isinstance(value.get("state_dict"), dict):
        raise ModelError(f"{path} is no checkpoint of COMET: it has no state_dict")
    settings = value.get("hyper_parameters")
    return value["state_dict"], dict(settings) if isinstance(settings, dict) else {}


def _fill(model: Any, state: dict[str, Any], checkpoint: Checkpoint) -> None:
    try:
        missing, _ = model.load_state_dict(state, strict=False)
    except RuntimeError as problem:
        said = _short(problem)
        raise ModelError(f"{checkpoint.weights}: not the weights of its settings: {said}") from problem
    lacking = [name for name in missing if not name.endswith(_MADE)]
    if lacking:
        said = f"{len(lacking)} of the weights are missing, such as {lacking[0]}"
        raise ModelError(f"{checkpoint.weights}: {said}; what it would say is chance")


def _short(problem: Exception) -> str:
    return " ".join(str(problem).split())[:300]
