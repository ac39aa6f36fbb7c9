"""How long finding the actors takes beside parsing, and how long the facts about actors take to load.

    python benchmarks/actors.py [FOLDER]

Reads every .txt below the folder (examples/ by default): each text is parsed and then searched for actors, in
turn, so that a busy machine slows both. Prints the ratio of processor times, and the processor time that
loading the data files takes, the median of several fresh processes.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time
from pathlib import Path

from sayso.coding.actors import find_actors
from sayso.coding.configuration import Configuration
from sayso.coding.document import load_pipeline, parse
from sayso.records import Article, Range, record_id

EXAMPLES = Path(__file__).parent.parent / "examples"
LOADING = """
import time
from sayso.knowledge.acting import acting_words
from sayso.knowledge.actors import actor_names, countries, organisations, roles
from sayso.knowledge.provinces import provinces
start = time.process_time()
for load in (countries, organisations, actor_names, roles, provinces, acting_words):
    load()
print(time.process_time() - start)
"""


def article_of(path: Path) -> Article:
    """Return a file's whole text as an article."""
    text = path.read_text("utf-8")
    return Article(record_id("A", path.stem, "article"), text, (Range(0, len(text)),), language="en")


def measure(articles: list[Article], rounds: int) -> tuple[float, float]:
    """Return the processor seconds of parsing and of finding the actors."""
    configuration = Configuration()
    pipeline = load_pipeline(configuration.pipeline)
    find_actors(parse(articles[0], pipeline), configuration)
    parsing, finding = 0.0, 0.0
    for _ in range(rounds):
        for article in articles:
            start = time.process_time()
            document = parse(article, pipeline)
            parsed = time.process_time()
            find_actors(document, configuration)
            parsing += parsed - start
            finding += time.process_time() - parsed
    return parsing, finding


def loading(processes: int) -> float:
    """Return the median processor seconds that loading the facts takes in a fresh process."""
    runs = [
        subprocess.run([sys.executable, "-c", LOADING], check=True, capture_output=True, text=True)
        for _ in range(processes)
    ]
    return statistics.median(float(run.stdout) for run in runs)


def main() -> int:
    """Measure and print; returns the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, nargs="?", default=EXAMPLES)
    parser.add_argument("--rounds", type=int, default=3, help="how often each text is read (3)")
    options = parser.parse_args()
    articles = [article_of(path) for path in sorted(options.folder.rglob("*.txt"))]
    if not articles:
        print(f"no .txt below {options.folder}", file=sys.stderr)
        return 2
    parsing, finding = measure(articles, options.rounds)
    print(f"{len(articles)} texts, {options.rounds} rounds")
    print(f"parsing {parsing:.2f} s, finding actors {finding:.2f} s: {finding / parsing:.1%} of parsing")
    print(f"loading the facts about actors: {loading(7):.3f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
