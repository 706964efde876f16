"""Tiny checkpoints of unbabel-comet, made from nothing: an encoder of two layers and its tokenizer, and on
them each class, saved by Lightning as COMET's own training saves it. What they say is chance, but always the
same chance."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytorch_lightning
import torch
import yaml
from comet.models import ReferencelessRegression, RegressionMetric, UnifiedMetric, XCOMETMetric
from tokenizers import Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers
from transformers import XLMRobertaConfig, XLMRobertaTokenizerFast

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_SPECIAL = ["<s>", "<pad>", "</s>", "<unk>", "<mask>"]
_SEED = 5

CLASSES: dict[str, tuple[Any, dict[str, Any]]] = {
    "xcomet": (XCOMETMetric, {"word_layer": 2, "layer_transformation": "softmax"}),
    "kiwi-words": (
        UnifiedMetric,
        {"word_layer": 2, "word_level_training": True, "input_segments": ["mt", "src"]},
    ),
    "kiwi-bad": (
        UnifiedMetric,
        {
            "word_layer": 2,
            "word_level_training": True,
            "input_segments": ["mt", "src"],
            "error_labels": ["BAD"],
        },
    ),
    "kiwi": (UnifiedMetric, {"input_segments": ["mt", "src"]}),
    "reference-only": (UnifiedMetric, {"input_segments": ["mt", "ref"]}),
    "regression": (RegressionMetric, {}),
    "referenceless": (ReferencelessRegression, {}),
}


def make_encoder(directory: Path, texts: Iterable[str]) -> None:
    """The tokenizer and the configuration of an encoder, as ``from_pretrained`` reads them."""
    tokenizer = Tokenizer(models.BPE(unk_token="<unk>"))
    tokenizer.normalizer = normalizers.NFKC()
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    tokenizer.decoder = decoders.Metaspace()
    tokenizer.train_from_iterator(texts, trainers.BpeTrainer(vocab_size=400, special_tokens=_SPECIAL))
    ends = [("<s>", 0), ("</s>", 2)]
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", pair="<s> $A </s> </s> $B </s>", special_tokens=ends
    )
    XLMRobertaTokenizerFast(tokenizer_object=tokenizer).save_pretrained(directory)
    XLMRobertaConfig(
        vocab_size=tokenizer.get_vocab_size(),
        hidden_size=16,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=32,
        max_position_embeddings=258,
        type_vocab_size=1,
        pad_token_id=1,
        bos_token_id=0,
        eos_token_id=2,
    ).save_pretrained(directory)


def make_checkpoint(directory: Path, name: str, encoder: Path) -> Path:
    """A checkpoint of one of the classes, with random weights."""
    made, settings = CLASSES[name]
    torch.manual_seed(_SEED)
    model = made(
        encoder_model="XLM-RoBERTa",
        pretrained_model=str(encoder),
        load_pretrained_weights=False,
        local_files_only=True,
        hidden_sizes=[16],
        **settings,
    )
    if hasattr(model, "hidden2tag"):
        with torch.no_grad():
            model.hidden2tag.weight.mul_(30)  # sure of itself, one way or the other
    trainer = pytorch_lightning.Trainer(accelerator="cpu", logger=False, enable_checkpointing=False)
    trainer.strategy.connect(model)
    trainer.save_checkpoint(directory / "checkpoints" / "model.ckpt", weights_only=True)
    (directory / "hparams.yaml").write_text(yaml.safe_dump(dict(model.hparams)), "utf-8")
    return directory
