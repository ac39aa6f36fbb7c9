"""Predict for a public test set, or score on the development data.

    python -m evaluation predict TASK INPUT OUTPUT [--model default|light]
    python -m evaluation score [TASK ...] [--data DIR] [--json FILE] [--check]
                               [--raise-floors [--allow-lower]]

Tasks: attribution, plv, coreference, factuality, actors, dates; to score only, actors-test,
actors-documents and their halves that development has seen, actors-seen and documents-seen.
``docs/reference/evaluation.md`` says what each is.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from evaluation import attribution
from evaluation.attribution import MODELS
from evaluation.data import MissingDataError, data_folder, existing, fingerprint
from evaluation.floors import FLOORS, Floor, breaches, raised, read_floors, write_floors
from evaluation.page import write_table
from evaluation.tasks import TASKS, Task

FAILED = 1
USAGE = 2
SOME_FAILED = 3


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code.

    0 all well, 1 a figure under its floor, 2 usage, 3 some inputs failed.
    """
    parser = argparse.ArgumentParser(
        prog="python -m evaluation", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(dest="command", required=True)
    predict = commands.add_parser("predict", help="write predictions for one input")
    predict.add_argument("task", choices=sorted(name for name, task in TASKS.items() if task.predict))
    predict.add_argument("input", type=Path)
    predict.add_argument("output", type=Path)
    predict.add_argument(
        "--model", choices=MODELS, help="attribution: the trained model (default), or the rules alone (light)"
    )
    score = commands.add_parser("score", help="print figures on the development data")
    score.add_argument("task", nargs="*", help="tasks to score; all where none is named")
    score.add_argument("--data", type=Path, default=data_folder(), help="the development data (SAYSO_DATA)")
    score.add_argument("--json", type=Path, help="write the figures to this file too")
    score.add_argument("--check", action="store_true", help="fail where a figure is under its floor")
    score.add_argument("--floors", type=Path, default=FLOORS, help=argparse.SUPPRESS)
    score.add_argument(
        "--raise-floors",
        action="store_true",
        help="lift the floors to what was reached, and write the table of figures in the documentation",
    )
    score.add_argument("--allow-lower", action="store_true", help="with --raise-floors: lower them too")
    options = parser.parse_args(arguments)
    if options.command == "predict":
        if not options.input.exists():
            parser.error(f"{options.input} is not there")
        return SOME_FAILED if _predictor(parser, options)(options.input, options.output) else 0
    if unknown := set(options.task) - TASKS.keys():
        parser.error(f"unknown task {', '.join(sorted(unknown))}; tasks are {', '.join(TASKS)}")
    return _score(options)


def _predictor(parser: argparse.ArgumentParser, options: argparse.Namespace) -> Callable[[Path, Path], int]:
    predictor = TASKS[options.task].predict
    assert predictor is not None  # The parser lets no other task through.
    if options.model is None:
        return predictor
    if options.task != "attribution":
        parser.error(f"{options.task} has no choice of models")
    return partial(attribution.predict, model=options.model)


def _score(options: argparse.Namespace) -> int:
    floors, reached, wrong = read_floors(options.floors), dict[str, Floor](), list[str]()
    figures: dict[str, dict[str, float]] = {}
    for name in options.task or TASKS:
        task = TASKS[name]
        if task.score is None:
            print(f"{name:12}  there are no development data for this task")
            continue
        try:
            data = task.folder(options.data)
            key = fingerprint(existing(data / path) for path in task.inputs)
            figures[name] = task.score(data)
        except MissingDataError as error:
            print(f"{name:12}  not scored: {error}")
            if task.own:
                continue
            if os.environ.get("SAYSO_REQUIRE_ALL") == "1":
                wrong.append(f"{name}: not scored, and SAYSO_REQUIRE_ALL=1 lets nothing be left out")
            continue
        for figure, value in figures[name].items():
            print(f"{name:12}  {figure:36}  {value:.3f}", flush=True)
        reached[name] = Floor(key, _with_floor(task, figures[name]))
        wrong += breaches(name, reached[name], floors)
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    if options.raise_floors:
        try:
            lifted = {n: raised(n, r, floors, allow_lower=options.allow_lower) for n, r in reached.items()}
        except ValueError as error:
            print(error, file=sys.stderr)
            return USAGE
        write_floors(floors | lifted, options.floors)
        if options.floors == FLOORS:
            write_table(floors | lifted)
        return 0
    return _verdict(wrong) if options.check else 0


def _with_floor(task: Task, figures: dict[str, float]) -> dict[str, float]:
    return {figure: value for figure, value in figures.items() if figure not in task.floorless}


def _verdict(wrong: list[str]) -> int:
    for line in wrong:
        print(line, file=sys.stderr)
    return FAILED if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
