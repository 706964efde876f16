"""A loaded checkpoint says what unbabel-comet itself says of the same sentences; what is none is refused."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

import pytest
import torch
import yaml
from comet.models import load_from_checkpoint
from models_made import CLASSES
from safetensors.torch import save_file

from tlqa.errors import ModelError, UsageError
from tlqa.neural.checkpoint import checkpoint_at
from tlqa.neural.estimator import Estimator

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SAMPLES = [
    {
        "src": "Les portes datent de 1964.",
        "mt": "The gates  date from 1946, ﬁve years on.",
        "ref": "The gates are from 1964.",
    },
    {"src": "Qui paiera les bateliers ?", "mt": "Who pays?", "ref": "Who will pay the bargemen?"},
    {
        "src": "Elle n'a pas dit pourquoi.",
        "mt": "She did not say why the lock is shut.",
        "ref": "She did not.",
    },
]


def samples(*keys: str) -> list[dict[str, str]]:
    return [{key: sample[key] for key in ("mt", *keys)} for sample in SAMPLES]


def theirs(directory: Path, given: list[dict[str, str]]) -> Any:
    """What COMET's own loading and predicting gives."""
    made = load_from_checkpoint(str(directory / "checkpoints" / "model.ckpt"), local_files_only=True)
    return made.predict(given, batch_size=8, gpus=0, num_workers=0, progress_bar=False)


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("xcomet", ("src",)),
        ("xcomet", ("src", "ref")),
        ("kiwi-words", ("src",)),
        ("kiwi", ("src",)),
        ("reference-only", ("ref",)),
        ("regression", ("src", "ref")),
        ("referenceless", ("src",)),
    ],
)
def test_it_says_what_comet_says(model: Callable[[str], Path], name: str, keys: tuple[str, ...]) -> None:
    given = samples(*keys)
    checkpoint = checkpoint_at(str(model(name)))
    said = Estimator(checkpoint).estimate(given)
    own = theirs(model(name), given)
    assert [each.score for each in said] == own["scores"]
    marked = [[(span.start, span.end, span.severity, span.sure) for span in each.spans] for each in said]
    if name in ("xcomet", "kiwi-words"):
        assert marked == [
            [(span["start"], span["end"], span["severity"], span["confidence"]) for span in spans]
            for spans in own["metadata"]["error_spans"]
        ]
        assert sum(map(len, marked)) > 2
        assert {severity for spans in marked for _, _, severity, _ in spans} <= set(checkpoint.labels)
    else:
        assert marked == [[], [], []]
        assert checkpoint.labels == ()


@pytest.mark.parametrize("name", CLASSES)
def test_what_it_takes_and_needs(model: Callable[[str], Path], name: str) -> None:
    checkpoint = checkpoint_at(str(model(name)))
    assert (set(checkpoint.takes), set(checkpoint.needs)) == {
        "xcomet": ({"src", "ref"}, {"src"}),
        "kiwi-words": ({"src"}, {"src"}),
        "kiwi-bad": ({"src"}, {"src"}),
        "kiwi": ({"src"}, {"src"}),
        "reference-only": ({"ref"}, {"ref"}),
        "regression": ({"src", "ref"}, {"src", "ref"}),
        "referenceless": ({"src"}, {"src"}),
    }[name]


def test_a_label_of_its_own_is_major(model: Callable[[str], Path]) -> None:
    checkpoint = checkpoint_at(str(model("kiwi-bad")))
    assert checkpoint.labels == ("major",)
    spans = [span for each in Estimator(checkpoint).estimate(samples("src")) for span in each.spans]
    assert spans
    assert {span.severity for span in spans} == {"major"}


def copied(directory: Path, to: Path) -> Path:
    shutil.copytree(directory, to)
    return to


def test_the_file_may_be_named_and_the_encoder_lie_beside(
    model: Callable[[str], Path], encoder: Path, tmp_path: Path
) -> None:
    directory = copied(model("referenceless"), tmp_path / "model")
    settings = yaml.safe_load((directory / "hparams.yaml").read_text("utf-8"))
    settings["pretrained_model"] = "nobody/an-encoder-of-the-tests"
    (directory / "hparams.yaml").write_text(yaml.safe_dump(settings), "utf-8")
    expected = Estimator(checkpoint_at(str(model("referenceless")))).estimate(samples("src"))
    given = checkpoint_at(str(directory / "checkpoints" / "model.ckpt"), str(encoder))
    assert Estimator(given).estimate(samples("src")) == expected
    copied(encoder, directory / "encoder")
    beside = checkpoint_at(str(directory))
    assert beside.encoder == directory / "encoder"
    assert Estimator(beside).estimate(samples("src")) == expected


def test_weights_alone(model: Callable[[str], Path], tmp_path: Path) -> None:
    directory = copied(model("kiwi-words"), tmp_path / "model")
    before = checkpoint_at(str(directory))
    weights = directory / "checkpoints" / "model.ckpt"
    state = torch.load(weights, weights_only=True)["state_dict"]
    save_file({name: tensor.contiguous() for name, tensor in state.items()}, directory / "model.safetensors")
    weights.unlink()
    after = checkpoint_at(str(directory))
    assert after.weights.suffix == ".safetensors"
    assert Estimator(after).estimate(samples("src")) == Estimator(
        checkpoint_at(str(model("kiwi-words")))
    ).estimate(samples("src"))
    assert before.digest != after.digest


class Runs:
    """What a pickle can do: run anything when it is loaded."""

    def __init__(self, path: str) -> None:
        self.path = path

    def __reduce__(self) -> tuple[Any, ...]:
        return open, (self.path, "w")


def test_a_checkpoint_runs_nothing(model: Callable[[str], Path], tmp_path: Path) -> None:
    directory = copied(model("referenceless"), tmp_path / "model")
    weights = directory / "checkpoints" / "model.ckpt"
    value = torch.load(weights, weights_only=True)
    torch.save({**value, "callbacks": Runs(str(tmp_path / "ran"))}, weights)
    with pytest.raises(ModelError, match="cannot be read as weights alone"):
        Estimator(checkpoint_at(str(directory)))
    assert not (tmp_path / "ran").exists()


def test_settings_run_nothing(model: Callable[[str], Path], tmp_path: Path) -> None:
    directory = copied(model("referenceless"), tmp_path / "model")
    ran = tmp_path / "ran"
    text = f"class_identifier: !!python/object/apply:builtins.open ['{ran}', w]\n"
    (directory / "hparams.yaml").write_text(text, "utf-8")
    with pytest.raises(UsageError, match="cannot be read as settings"):
        checkpoint_at(str(directory))
    assert not ran.exists()


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("class_identifier: [a]", "class_identifier is"),
        ("class_identifier: referenceless_regression_metric\ninput_segments: 5", "input_segments is 5"),
        ("class_identifier: unified_metric\nerror_labels: x", "error_labels is 'x'"),
        ("class_identifier: 2001-99-99", "cannot be read as settings"),
        ("class_identifier: " + "[" * 3000, "cannot be read as settings"),
    ],
    ids=["list", "segments", "labels", "date", "deep"],
)
def test_settings_that_are_none(model: Callable[[str], Path], tmp_path: Path, line: str, said: str) -> None:
    directory = copied(model("referenceless"), tmp_path / "model")
    (directory / "hparams.yaml").write_text(line + "\n", "utf-8")
    with pytest.raises(UsageError, match=said):
        checkpoint_at(str(directory))


def test_weights_that_are_missing_are_no_chance(model: Callable[[str], Path], tmp_path: Path) -> None:
    directory = copied(model("referenceless"), tmp_path / "model")
    weights = directory / "checkpoints" / "model.ckpt"
    value = torch.load(weights, weights_only=True)
    value["state_dict"].pop("estimator.ff.0.weight")
    torch.save(value, weights)
    with pytest.raises(ModelError, match=r"1 of the weights are missing, such as estimator\.ff\.0\.weight"):
        Estimator(checkpoint_at(str(directory)))


def test_weights_of_another_model(model: Callable[[str], Path], tmp_path: Path) -> None:
    directory = copied(model("referenceless"), tmp_path / "model")
    weights = directory / "checkpoints" / "model.ckpt"
    value = torch.load(weights, weights_only=True)
    value["state_dict"]["estimator.ff.0.weight"] = torch.zeros(3, 3)
    torch.save(value, weights)
    with pytest.raises(ModelError, match="not the weights of its settings"):
        Estimator(checkpoint_at(str(directory)))


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 no archive", b"\x80\x02}q\x00."])
def test_a_damaged_file(model: Callable[[str], Path], tmp_path: Path, data: bytes) -> None:
    directory = copied(model("referenceless"), tmp_path / "model")
    (directory / "checkpoints" / "model.ckpt").write_bytes(data)
    with pytest.raises(ModelError, match=r"model\.ckpt (cannot be read|is no checkpoint)"):
        Estimator(checkpoint_at(str(directory)))


def test_an_encoder_that_is_not_here_is_not_fetched(
    model: Callable[[str], Path], tmp_path: Path, no_network: list[object]
) -> None:
    directory = copied(model("referenceless"), tmp_path / "model")
    settings = yaml.safe_load((directory / "hparams.yaml").read_text("utf-8"))
    settings["pretrained_model"] = "nobody/an-encoder-of-the-tests"
    (directory / "hparams.yaml").write_text(yaml.safe_dump(settings), "utf-8")
    weights = directory / "checkpoints" / "model.ckpt"
    value = torch.load(weights, weights_only=True)
    torch.save({"state_dict": value["state_dict"]}, weights)
    with pytest.raises(ModelError, match="nobody/an-encoder-of-the-tests are not on this machine"):
        Estimator(checkpoint_at(str(directory)))
    assert no_network == []
