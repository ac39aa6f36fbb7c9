"""The same article and configuration give the same coding, whatever order Python keeps sets in."""

import os
import subprocess
import sys
from pathlib import Path

CASE = Path(__file__).parents[2] / "examples" / "north-korea-russia-2024"
REPORTS = ("2024-10-10-kremlin-fake-news.html", "feed-october.jsonl")
SCRIPT = """
import sys, msgspec
from sayso.coding.coder import code_article
from sayso.reading import read
for article in read(sys.argv[1:]):
    print(msgspec.json.encode(code_article(article)).decode())
"""


def coded(seed):
    command = [sys.executable, "-c", SCRIPT, *(str(CASE / name) for name in REPORTS)]
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout


def test_the_order_of_sets_decides_nothing():
    assert coded("0") == coded("1") == coded("3")
