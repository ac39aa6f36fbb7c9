"""The house keeps its walls: a room imports nothing of another room but what the design allows."""

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src" / "sayso"
ROOMS = {"reading", "coding", "dossier", "collating", "publishing", "cli"}
ALLOWED = {
    "reading": set(),
    "coding": set(),
    "dossier": set(),
    "collating": {"dossier"},
    "publishing": {"collating", "dossier"},
    "knowledge": set(),
    "models": set(),
    "cli": ROOMS,
}


def imported_rooms(path: Path) -> set[str]:
    rooms = set()
    for node in ast.walk(ast.parse(path.read_text())):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            names = [node.module or "", *(f"{node.module}.{alias.name}" for alias in node.names)]
        rooms |= {name.split(".")[1] for name in names if name.startswith("sayso.")} & ROOMS
    return rooms


@pytest.mark.parametrize("room", sorted(ALLOWED))
def test_a_room_imports_only_what_the_design_allows(room):
    for path in (SOURCE / room).rglob("*.py"):
        assert imported_rooms(path) - {room} <= ALLOWED[room], path


def test_coding_does_no_input_or_output():
    for path in (SOURCE / "coding").rglob("*.py"):
        names = {node.id for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Name)}
        assert not names & {"open", "print", "input"}, path
