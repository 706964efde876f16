"""Where a model is named, what is no checkpoint is refused and nothing loaded. tests/neural has the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tlqa.engine import Checker
from tlqa.errors import RuleError, UsageError
from tlqa.neural.checkpoint import checkpoint_at

if TYPE_CHECKING:
    from pathlib import Path

SETTINGS = "class_identifier: xcomet_metric\npretrained_model: facebook/xlm-roberta-xl\n"


def made(directory: Path, settings: str | None = SETTINGS, weights: bytes | None = b"weights") -> str:
    directory.mkdir(parents=True)
    if settings is not None:
        (directory / "hparams.yaml").write_text(settings, "utf-8")
    if weights is not None:
        (directory / "checkpoints").mkdir()
        (directory / "checkpoints" / "model.ckpt").write_bytes(weights)
    return str(directory)


def test_the_name_of_a_hub_is_not_fetched() -> None:
    with pytest.raises(UsageError, match=r"no checkpoint at Unbabel/XCOMET-XL\. A model is never downloaded"):
        Checker(neural_model="Unbabel/XCOMET-XL")


@pytest.mark.parametrize(
    ("settings", "weights", "said"),
    [
        (None, b"", "is no checkpoint of COMET: it has no hparams.yaml"),
        (SETTINGS, None, "has no weights"),
        (
            "class_identifier: ranking_metric\n",
            b"",
            "class_identifier is 'ranking_metric'; it must be one of",
        ),
        ("- a list\n", b"", "class_identifier is None"),
        ("a: [\n", b"", "cannot be read as settings"),
        ("a: !!python/name:os.system\n", b"", "cannot be read as settings"),
    ],
)
def test_what_is_no_checkpoint(
    tmp_path: Path, settings: str | None, weights: bytes | None, said: str
) -> None:
    with pytest.raises(UsageError, match=said):
        Checker(neural_model=made(tmp_path / "model", settings, weights))


def test_an_encoder_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"is no encoder: it has no config\.json"):
        Checker(neural_model=made(tmp_path / "model"), neural_encoder=str(tmp_path))


def test_without_the_extra_it_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(UsageError, match=r"pip install 'tlqa\[neural\]'"):
        Checker(neural_model=made(tmp_path / "model"))


def test_an_encoder_or_a_limit_without_a_model() -> None:
    for given in ({"neural_encoder": "encoder"}, {"neural_at_least": 0.5}):
        with pytest.raises(UsageError, match="there is no model to ask"):
            Checker(**given)  # type: ignore[arg-type]


def test_one_model_is_told_from_another_by_what_it_holds(tmp_path: Path) -> None:
    one = checkpoint_at(made(tmp_path / "one", weights=b"a" * 9_000_000))
    same = checkpoint_at(made(tmp_path / "same", weights=b"a" * 9_000_000))
    assert one.digest == same.digest
    for number, (settings, weights) in enumerate(
        [
            (SETTINGS, b"a" * 8_999_999),
            (SETTINGS, b"a" * 8_999_999 + b"b"),
            (SETTINGS + "batch_size: 2\n", b"a" * 9_000_000),
        ]
    ):
        assert checkpoint_at(made(tmp_path / str(number), settings, weights)).digest != one.digest


def test_rules_of_the_kind_come_with_a_model_alone(tmp_path: Path) -> None:
    path = tmp_path / "en" / "house" / "model.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(
        "name: A model\nmessage: m\nwhy: w\ncategory: accuracy\nseverity: minor\nconfidence: low\n"
        "kind: neural\nmodel: abc\nof: major\nexamples: {bad: [⟦a⟧], good: [a, b]}\n",
        "utf-8",
    )
    with pytest.raises(RuleError, match="rules of this kind come with a model: --neural-model"):
        Checker(rules=[tmp_path])
