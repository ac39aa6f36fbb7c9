"""From a trained model to two ONNX files with 8-bit weights: the encoder of windows and the roles of cues."""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path
from typing import Any

import torch
from onnx import TensorProto
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers.fusion_options import FusionOptions
from onnxruntime.transformers.optimizer import optimize_model
from torch import Tensor, nn

from training.attribution.fitting import Model


class EncoderInUse(nn.Module):
    """The encoder for one window without padding and for no annotator in particular."""

    def __init__(self, model: Model) -> None:
        super().__init__()
        self.encoder = model.encoder
        self.encoder.trunk.set_attn_implementation("eager")

    def forward(
        self, pieces: Tensor, first: Tensor, last: Tensor, heads: Tensor, columns: Tensor
    ) -> tuple[Tensor, Tensor]:
        """Shapes: pieces (1, pieces); first, last, heads (1, words); columns (1, words, 6)."""
        nobody = torch.zeros(1, dtype=torch.int64)
        vectors, cues = self.encoder(pieces, None, first, last, heads, columns, nobody)
        return vectors[0], cues[0]


def export(model: Model, folder: Path, tokenizer: Path) -> None:
    """Write ``encoder.onnx``, ``roles.onnx``, ``tokenizer.json`` and ``settings.json``."""
    model.eval()
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        raw = Path(name)
        _encoder(model, raw / "encoder.onnx")
        _roles(model, raw / "roles.onnx")
        for part in ("encoder", "roles"):
            _quantize(raw / f"{part}.onnx", folder / f"{part}.onnx", model if part == "encoder" else None)
    shutil.copy(tokenizer, folder / "tokenizer.json")
    numbers = {"cue_threshold": 0.5, "cue_share": 0.5, "threshold": 0.5}
    chain = {"steps": model.chain.steps.tolist(), "start": model.chain.start.tolist()}
    _write(folder / "settings.json", chain | numbers)


def write_settings(folder: Path, thresholds: dict[str, float]) -> None:
    """Put thresholds in place of those that :func:`export` wrote."""
    path = folder / "settings.json"
    _write(path, json.loads(path.read_text("utf-8")) | thresholds)


def _write(path: Path, settings: dict[str, Any]) -> None:
    path.write_text(json.dumps(settings, indent=1) + "\n", encoding="utf-8")


def _encoder(model: Model, path: Path) -> None:
    words, pieces = 20, 24
    ids = torch.randint(1000, 2000, (1, pieces))
    places = torch.arange(words)[None]
    columns = torch.zeros((1, words, 6), dtype=torch.int64)
    torch.onnx.export(
        EncoderInUse(model),
        (ids, places, places, places, columns),
        str(path),
        input_names=["pieces", "first", "last", "heads", "columns"],
        output_names=["vectors", "cues"],
        dynamic_axes={
            "pieces": {1: "pieces"},
            **{name: {1: "words"} for name in ("first", "last", "heads", "columns")},
            "vectors": {0: "words"},
            "cues": {0: "words"},
        },
        opset_version=17,
        dynamo=False,
    )


def _roles(model: Model, path: Path) -> None:
    words, cues = 20, 3
    torch.onnx.export(
        model.roles,
        (
            torch.randn(cues, words, 256),
            torch.randn(cues, 256),
            torch.zeros((cues, words, 5), dtype=torch.int64),
            torch.ones(cues, words),
        ),
        str(path),
        input_names=["words", "cue", "pairs", "mask"],
        output_names=["tags", "valid"],
        dynamic_axes={
            "words": {0: "cues", 1: "around"},
            "cue": {0: "cues"},
            "pairs": {0: "cues", 1: "around"},
            "mask": {0: "cues", 1: "around"},
            "tags": {0: "cues", 1: "around"},
            "valid": {0: "cues"},
        },
        opset_version=17,
        dynamo=False,
    )


def _quantize(raw: Path, target: Path, model: Model | None) -> None:
    source = raw
    if model is not None:
        config = model.encoder.trunk.config
        options = FusionOptions("bert")
        fused = optimize_model(
            str(raw),
            "bert",
            num_heads=config.num_attention_heads,
            hidden_size=config.hidden_size,
            optimization_options=options,
            opt_level=0,
        )
        print(fused.get_fused_operator_statistics())
        source = raw.with_suffix(".fused.onnx")
        fused.save_model_to_file(str(source))
    quantize_dynamic(
        str(source),
        str(target),
        weight_type=QuantType.QInt8,
        per_channel=True,
        reduce_range=True,
        op_types_to_quantize=["MatMul", "Gather", "Gemm"],
        extra_options={"MatMulConstBOnly": True, "DefaultTensorType": TensorProto.FLOAT},
    )
