"""Fine-tuning: one model over all of train but a tenth, with averaged weights and checkpoints."""

from __future__ import annotations

import copy
import math
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from transformers import BertConfig, BertModel

from sayso.coding.speech.tagger.decoding import find_cues
from training.attribution.batches import annotator_number, cue_batch, cue_tags, encode, role_tags, wrong_cues
from training.attribution.data import Example, Gold
from training.attribution.network import Chain, Encoder, Roles


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run can be told."""

    epochs: int = 3
    workers: int = 2
    trunk_rate: float = 1.5e-4
    head_rate: float = 8e-4
    layer_decay: float = 0.85
    masked: float = 0.05
    warmup: float = 0.08
    minutes: float = math.inf
    """Rates fall to nothing by this time, should it come before the last epoch's end."""
    frozen: int = 0
    """How many of the trunk's layers, from below, stay as they are."""
    averaging: float = 0.998
    seed: int = 1
    cues: int = 48


class Model(nn.Module):
    """Encoder, roles and chain together."""

    def __init__(self, trunk: BertModel) -> None:
        super().__init__()
        self.encoder = Encoder(trunk)
        self.roles = Roles()
        self.chain = Chain()


def new_model(folder: Path) -> Model:
    """Return a model on the pretrained trunk of a folder, without dropout in the trunk (slow on a CPU)."""
    config = BertConfig.from_pretrained(folder, hidden_dropout_prob=0.0, attention_probs_dropout_prob=0.0)
    trunk = BertModel.from_pretrained(folder, config=config, add_pooling_layer=False)
    trunk.embeddings.word_embeddings.weight.requires_grad_(False)
    return Model(trunk)


def parameter_groups(model: Model, settings: Settings) -> list[dict[str, object]]:
    """Return parameters with learning rates: the lower a layer of the trunk, the smaller its rate."""
    layers = len(model.encoder.trunk.encoder.layer)
    groups: dict[tuple[float, float], list[nn.Parameter]] = {}
    for name, parameter in model.named_parameters():
        if not parameter.requires_grad:
            continue
        rate = settings.head_rate
        if ".trunk." in name:
            depth = int(name.split(".layer.")[1].split(".")[0]) + 1 if ".layer." in name else 0
            rate = settings.trunk_rate * settings.layer_decay ** (layers - depth)
        decay = 0.0 if parameter.dim() == 1 else 0.01
        groups.setdefault((rate, decay), []).append(parameter)
    return [{"params": found, "lr": rate, "weight_decay": decay} for (rate, decay), found in groups.items()]


def losses(
    model: Model, examples: Sequence[Example], settings: Settings, random: Random
) -> dict[str, Tensor]:
    """Return the losses of one batch of articles."""
    chosen = [random.choice(sorted(example.gold)) for example in examples]
    golds = [example.gold[name] for example, name in zip(examples, chosen, strict=True)]
    numbers = [annotator_number(name) if random.random() < 0.5 else 0 for name in chosen]
    batch = encode(examples, numbers, random, settings.masked)
    vectors, logits = model.encoder(*batch.inputs())
    vectors = vectors.reshape(-1, vectors.shape[-1])[batch.order]
    logits = logits.reshape(-1, 3)[batch.order]
    tags = torch.cat([cue_tags(len(e.words), gold) for e, gold in zip(examples, golds, strict=True)])
    count = max(1, sum(map(len, golds)))
    found: dict[str, Tensor] = {"cue": nn.functional.cross_entropy(logits, tags, reduction="sum") / count}
    cues, targets = _chosen_cues(examples, golds, logits.detach().numpy(), settings, random)
    if not cues:
        return found
    around = cue_batch(cues)
    tag_logits, valid = model.roles(
        vectors[around.words], vectors[around.inside].mean(1), around.pairs, around.mask
    )
    width = around.words.shape[1]
    is_real = torch.tensor([float(target is not None) for target in targets])
    found["valid"] = nn.functional.binary_cross_entropy_with_logits(valid, is_real)
    real = [row for row, target in enumerate(targets) if target is not None]
    if real:
        gold_tags = torch.from_numpy(
            np.stack([role_tags(targets[row], *around.ranges[row], width) for row in real])  # type: ignore[arg-type]
        )
        found["roles"] = model.chain.loss(tag_logits[real], gold_tags, around.mask[real]).mean()
    return found


def _chosen_cues(
    examples: Sequence[Example],
    golds: Sequence[Sequence[Gold]],
    logits: np.ndarray,
    settings: Settings,
    random: Random,
) -> tuple[list[tuple[Example, int, int, int]], list[Gold | None]]:
    cues: list[tuple[Example, int, int, int]] = []
    targets: list[Gold | None] = []
    offset = 0
    for example, gold in zip(examples, golds, strict=True):
        mine = list(gold)
        random.shuffle(mine)
        for one in mine[: settings.cues]:
            cues.append((example, offset, *one.cue))
            targets.append(one)
        size = len(example.words)
        wrong = wrong_cues(find_cues(logits[offset : offset + size], 0.2), gold)
        random.shuffle(wrong)
        for cue in wrong[: 2 + len(gold) // 3]:
            cues.append((example, offset, cue.start, cue.stop))
            targets.append(None)
        offset += size
    return cues, targets


def fit(
    folder: Path, examples: Sequence[Example], settings: Settings, checkpoint: Path, first: Path | None = None
) -> Model:
    """Train and return the averaged model; after each epoch it is written beside ``checkpoint``.

    Several single-threaded processes update one shared set of weights without waiting for each other
    (Recht et al., 2011, "Hogwild!"): on a busy machine much faster than threads that wait at every step, but
    two runs never give quite the same weights.
    """
    torch.set_num_threads(1)
    torch.manual_seed(settings.seed)
    model = new_model(folder)
    if first is not None:
        model.load_state_dict(torch.load(first))
    model.encoder.trunk.embeddings.requires_grad_(settings.frozen == 0)
    model.encoder.trunk.embeddings.word_embeddings.requires_grad_(False)
    for layer in model.encoder.trunk.encoder.layer[: settings.frozen]:
        layer.requires_grad_(False)
    model = model.share_memory()
    average = copy.deepcopy(model).share_memory()
    context = torch.multiprocessing.get_context("fork")
    counter = context.Value("l", 0)
    shared = Shared(model, average, counter, checkpoint)
    workers = [
        context.Process(target=_work, args=(number, shared, examples, settings))
        for number in range(settings.workers)
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
        if worker.exitcode:
            raise RuntimeError(f"a training process ended with {worker.exitcode}")
    torch.save(average.state_dict(), checkpoint)
    return average


@dataclass(slots=True)
class Shared:
    """What training processes share."""

    model: Model
    average: Model
    counter: Any
    checkpoint: Path


def _work(number: int, shared: Shared, examples: Sequence[Example], settings: Settings) -> None:
    torch.set_num_threads(1)
    torch.manual_seed(settings.seed * 100 + number)
    random = Random(settings.seed * 100 + number)
    model = shared.model
    optimizer = torch.optim.AdamW(parameter_groups(model, settings), betas=(0.9, 0.98), eps=1e-6)
    rates = [group["lr"] for group in optimizer.param_groups]
    steps = len(examples) * settings.epochs
    totals: dict[str, float] = {}
    began, epoch, mine = time.time(), -1, 0
    while True:
        with shared.counter.get_lock():
            step = shared.counter.value
            shared.counter.value += 1
        if step >= steps:
            return
        if step // len(examples) != epoch:
            if number == 0 and epoch >= 0:
                torch.save(shared.average.state_dict(), shared.checkpoint.with_suffix(f".{epoch + 1}.pt"))
            epoch = step // len(examples)
            order = list(range(len(examples)))
            Random(settings.seed * 1000 + epoch).shuffle(order)
        done = max(step / steps, (time.time() - began) / 60 / settings.minutes)
        if done >= 1:
            return
        factor = min((step + 1) / (settings.warmup * steps), max(0.02, (1 - done) / (1 - settings.warmup)))
        for group, rate in zip(optimizer.param_groups, rates, strict=True):
            group["lr"] = rate * factor
        model.train()
        found = losses(model, [examples[order[step % len(examples)]]], settings, random)
        loss = sum(found.values(), torch.zeros(()))
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        mine += 1
        for name, value in found.items():
            totals[name] = 0.98 * totals.get(name, value.item()) + 0.02 * value.item()
        if number == 0:
            _follow(
                shared.average, model, min(settings.averaging**settings.workers, (1 + mine) / (10 + mine))
            )
            if mine % 20 == 0:
                shown = " ".join(f"{name} {value:.3f}" for name, value in totals.items())
                print(f"step {step}/{steps} {time.time() - began:.0f} s {shown}", flush=True)


def _follow(average: Model, model: Model, keep: float) -> None:
    with torch.no_grad():
        for mine, other in zip(average.parameters(), model.parameters(), strict=True):
            if other.requires_grad:
                mine.lerp_(other, 1 - keep)
