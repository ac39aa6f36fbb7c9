"""How fast sayso codes beside its parser alone: words per second of processor time, both in one run.

    python benchmarks/speed.py [FOLDER]

Reads every .txt below the folder (examples/ by default), once through spaCy's full pipeline and once through
all of sayso's coding (which parses too), then through the attribution model, and prints the speeds and their
ratios. Loading is not counted; the sides take turns text by text, so that a busy machine slows all.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from sayso.coding.coder import code_article
from sayso.coding.configuration import DEFAULT_PIPELINE
from sayso.coding.document import load_pipeline, parse
from sayso.coding.speech.tagger.model import find_attributions
from sayso.records import Article, Range, record_id

EXAMPLES = Path(__file__).parent.parent / "examples"


def article_of(path: Path) -> Article:
    """Return a file's whole text as an article."""
    text = path.read_text("utf-8")
    return Article(record_id("A", path.stem, "article"), text, (Range(0, len(text)),), language="en")


def measure(articles: list[Article], rounds: int) -> tuple[int, float, float, float]:
    """Return the words read, and the processor seconds of parser, coding and attribution model."""
    pipeline = load_pipeline(DEFAULT_PIPELINE)
    pipeline("Norway said it knew nothing.")
    code_article(articles[0])
    find_attributions(parse(articles[0], pipeline))
    words, parsing, coding, tagging = 0, 0.0, 0.0, 0.0
    for _ in range(rounds):
        for article in articles:
            words += len(article.text.split())
            start = time.process_time()
            pipeline(article.text)
            parsed = time.process_time()
            code_article(article)
            parsing += parsed - start
            coding += time.process_time() - parsed
            document = parse(article, pipeline)
            start = time.process_time()
            find_attributions(document)
            tagging += time.process_time() - start
    return words, parsing, coding, tagging


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
    words, parsing, coding, tagging = measure(articles, options.rounds)
    print(f"{len(articles)} texts, {options.rounds} rounds, {words} words a side")
    print(f"spaCy {DEFAULT_PIPELINE}: {words / parsing:8.0f} words per processor second")
    print(f"sayso, all of coding:         {words / coding:8.0f} words per processor second")
    print(f"the attribution model:        {words / tagging:8.0f} words per processor second")
    print(f"both together:                {words / (coding + tagging):8.0f} words per processor second")
    print(f"sayso takes {coding / parsing:.2f} times as long as its parser alone")
    both = (coding + tagging) / parsing
    print(f"with the model, {both:.2f} times as long ({1 / both:.2f} of the parser's speed)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
