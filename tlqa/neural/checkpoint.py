"""What a checkpoint of unbabel-comet is, read without loading it: its class, its settings, its files.

A checkpoint is a directory as COMET's releases have them: ``hparams.yaml``, and the weights in
``checkpoints/model.ckpt``; or the weights in ``model.safetensors``.
"""

from __future__ import annotations

from hashlib import blake2b
from pathlib import Path
from typing import Any

from tlqa.errors import UsageError
from tlqa.frozen import dataclass

_SETTINGS = "hparams.yaml"
_WEIGHTS = ("model.safetensors", "checkpoints/model.safetensors", "checkpoints/model.ckpt", "model.ckpt")
_ENCODER = "encoder"
_DOCS = "docs/neural.md"
_VOCABULARY = 64 << 20  # bytes of a file beside an encoder that is no weights
_PIECES, _PIECE = 64, 1 << 16  # of a file of weights, so much is read to tell it from another
_SEVERITIES = frozenset(("minor", "major", "critical"))


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A checkpoint on this machine.

    Attributes:
        directory: as it was named.
        weights: the file with the weights.
        settings: what ``hparams.yaml`` says.
        encoder: the directory with the encoder's tokenizer and configuration; None where those of the name
            in the settings are to be found in the cache of Hugging Face's libraries.
        digest: of the settings, the encoder's files and samples of the weights, in hexadecimal.
    """

    directory: Path
    weights: Path
    settings: dict[str, Any]
    encoder: Path | None
    digest: str

    @property
    def kind(self) -> str:
        """The class, as COMET identifies it."""
        return str(self.settings["class_identifier"])

    @property
    def takes(self) -> frozenset[str]:
        """What it can be given beside the translation: ``src``, ``ref``."""
        segments = self.settings.get("input_segments", ("mt", "src", "ref"))
        return _TAKES[self.kind] & frozenset(map(str, segments))

    @property
    def needs(self) -> frozenset[str]:
        """What it says nothing without."""
        return self.takes if "src" not in self.takes or self.kind == "regression_metric" else _SOURCE

    @property
    def labels(self) -> tuple[str, ...]:
        """The severities of the spans that it marks; none where it gives sentences a score and no more."""
        if self.kind == "xcomet_metric":
            return ("minor", "major", "critical")
        if self.kind != "unified_metric" or not self.settings.get("word_level_training"):
            return ()
        labels = self.settings.get("error_labels", ("minor", "major"))
        return tuple(dict.fromkeys(severity_of(str(label)) for label in labels))


def severity_of(label: str) -> str:
    """The severity of a label: models of older campaigns know but one, such as BAD, which is major here."""
    return label if label in _SEVERITIES else "major"


_SOURCE = frozenset(("src",))
_BOTH = frozenset(("src", "ref"))
_TAKES = {
    "xcomet_metric": _BOTH,
    "unified_metric": _BOTH,
    "regression_metric": _BOTH,
    "referenceless_regression_metric": _SOURCE,
}


def checkpoint_at(path: str, encoder: str | None = None) -> Checkpoint:
    """The checkpoint of a directory.

    Args:
        path: the directory, or the file with the weights in it.
        encoder: the directory with the tokenizer and the configuration of its encoder.

    Raises:
        UsageError: it is none, or of a class that does not say how good a translation is.
    """
    directory = _directory(Path(path))
    settings = _settings(directory / _SETTINGS)
    given = Path(path)
    named = (given,) if given.is_file() else tuple(directory / name for name in _WEIGHTS)
    weights = next((each for each in named if each.is_file()), None)
    if weights is None:
        raise UsageError(f"{directory} has no weights: {' or '.join(_WEIGHTS)}")
    found = _encoder(directory, settings, encoder)
    return Checkpoint(directory, weights, settings, found, _digest(directory, weights, found))


def _directory(path: Path) -> Path:
    if path.is_file():
        near = (path.parent, path.parent.parent)
        return next((each for each in near if (each / _SETTINGS).is_file()), path.parent)
    if not path.is_dir():
        raise UsageError(
            f"there is no checkpoint at {path}. A model is never downloaded: fetch it yourself, and name the"
            f" directory it lies in ({_DOCS})"
        )
    return path


def _settings(path: Path) -> dict[str, Any]:
    import yaml

    try:
        value = yaml.safe_load(path.read_text("utf-8"))
    except FileNotFoundError as problem:
        raise UsageError(f"{path.parent} is no checkpoint of COMET: it has no {_SETTINGS}") from problem
    except (OSError, ValueError, RecursionError, yaml.YAMLError) as problem:
        said = " ".join(str(problem).split())
        raise UsageError(f"{path} cannot be read as settings: {said}") from problem
    kind = value.get("class_identifier") if isinstance(value, dict) else None
    if not isinstance(kind, str) or kind not in _TAKES:
        known = ", ".join(sorted(_TAKES))
        raise UsageError(f"{path}: class_identifier is {kind!r}; it must be one of {known}")
    for name in ("input_segments", "error_labels"):
        if not isinstance(value.get(name, []), list):
            raise UsageError(f"{path}: {name} is {value[name]!r}; it must be a list")
    return dict(value)


def _encoder(directory: Path, settings: dict[str, Any], given: str | None) -> Path | None:
    if given is not None:
        if not (Path(given) / "config.json").is_file():
            raise UsageError(f"{given} is no encoder: it has no config.json ({_DOCS})")
        return Path(given)
    beside = directory / _ENCODER
    if (beside / "config.json").is_file():
        return beside
    named = Path(str(settings.get("pretrained_model", "")))
    return named if named.is_absolute() and (named / "config.json").is_file() else None


def _digest(directory: Path, weights: Path, encoder: Path | None) -> str:
    """What tells one model from another: of the weights, which may be gigabytes, pieces all over the file."""
    found = blake2b(digest_size=16)
    found.update((directory / _SETTINGS).read_bytes())
    files = sorted(encoder.iterdir()) if encoder is not None else []
    for file in (each for each in files if each.is_file() and each.stat().st_size <= _VOCABULARY):
        found.update(file.name.encode() + b"\0" + file.read_bytes())
    size = weights.stat().st_size
    found.update(str(size).encode())
    with weights.open("rb") as opened:
        for piece in range(_PIECES):
            opened.seek(piece * max(0, size - _PIECE) // (_PIECES - 1))
            found.update(opened.read(_PIECE))
    return found.hexdigest()
