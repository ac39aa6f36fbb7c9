"""The benchmark runs both sides and prints a ratio."""

import re
import subprocess
import sys

from evaluation.data import ROOT

SCRIPT = ROOT / "benchmarks" / "speed.py"


def run(*arguments):
    command = [sys.executable, str(SCRIPT), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_both_sides_are_measured_in_one_run(tmp_path):
    (tmp_path / "a.txt").write_text("Norway said it would wait. Portugal did not reply.")
    done = run(tmp_path, "--rounds", 1)
    assert done.returncode == 0, done.stderr
    assert re.search(r"sayso takes \d+\.\d\d times as long as its parser alone", done.stdout)


def test_a_folder_without_texts_is_said(tmp_path):
    done = run(tmp_path)
    assert (done.returncode, done.stderr.strip()) == (2, f"no .txt below {tmp_path}")
