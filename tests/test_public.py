"""The public face: what ``import sayso`` promises, and what it costs."""

import subprocess
import sys
import time
from types import ModuleType

import pytest

import sayso
from sayso import errors, records

HEAVY = ("spacy", "duckdb", "pyarrow", "trafilatura", "rich", "click", "numpy", "lxml", "jinja2")


def classes_of(module):
    return {
        name for name, value in vars(module).items() if getattr(value, "__module__", None) == module.__name__
    }


def test_every_public_name_is_there():
    assert all(hasattr(sayso, name) for name in sayso.__all__)


def test_nothing_public_is_unlisted():
    names = {name for name, value in vars(sayso).items() if not isinstance(value, ModuleType)}
    public = {name for name in names if not name.startswith("_")} - {"annotations", "TYPE_CHECKING"}
    assert public <= set(sayso.__all__)


def test_every_error_is_public():
    assert classes_of(errors) <= set(sayso.__all__)


@pytest.mark.parametrize("room", [records.Coding, records.Claim, records.Dyad])
def test_every_record_that_a_record_holds_is_public(room):
    named = {
        name
        for annotation in room.__annotations__.values()
        for name in classes_of(records)
        if name in annotation
    }
    assert named - {"EventType", "QuadClass", "Stance", "Basis"} <= set(sayso.__all__)


def test_an_unknown_name_is_told_as_python_tells_it():
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        _ = sayso.nonsense


def test_importing_loads_nothing_heavy():
    script = f"import sys, sayso; print([name for name in {HEAVY!r} if name in sys.modules])"
    found = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"


def test_importing_takes_less_than_a_third_of_a_second():
    def seconds(statement):
        started = time.perf_counter()
        subprocess.run([sys.executable, "-c", statement], check=True)
        return time.perf_counter() - started

    bare = min(seconds("pass") for _ in range(3))
    assert min(seconds("import sayso") for _ in range(3)) - bare < 0.3


def test_every_error_code_is_used_once():
    codes = [
        getattr(errors, name).code for name in classes_of(errors) if "code" in vars(getattr(errors, name))
    ]
    assert len(codes) == len(set(codes))


def test_an_error_is_told_in_a_line_for_the_cause_and_one_to_try():
    error = errors.MissingFileError("there is no file a.txt", "look again")
    assert str(error) == "SAYSO-E001: there is no file a.txt\n  try: look again"
