from pathlib import Path

import msgspec
import pytest

from sayso.records import Coding

EXAMPLE = Path(__file__).parent.parent / "data" / "coding.example.json"


@pytest.fixture
def root_example():
    """The example of the JSON contract."""
    return msgspec.json.decode(EXAMPLE.read_bytes(), type=Coding)
