"""The documentation shows the floors, no better and no worse."""

import pytest
from evaluation.data import OWN, ROOT
from evaluation.floors import Floor, read_floors
from evaluation.page import BEGIN, END, PAGE, with_table
from evaluation.tasks import TASKS

FLOORS = {"plv": Floor("abc", {"F1": 0.81239})}


def test_the_table_stands_between_its_marks():
    page = with_table(f"before\n{BEGIN}\nold\n{END}\nafter", FLOORS)
    assert (
        page
        == f"before\n{BEGIN}\n| task | figure | reached |\n|---|---|---|\n| plv | F1 | 0.812 |\n{END}\nafter"
    )


def test_a_page_without_marks_is_an_error():
    with pytest.raises(ValueError, match="figures"):
        with_table("nothing", FLOORS)


def test_the_documentation_is_up_to_date_with_the_floors():
    page = PAGE.read_text("utf-8")
    assert with_table(page, read_floors()) == page


def test_every_task_that_can_be_scored_has_floors():
    own = {name for name, t in TASKS.items() if t.own and not all((OWN / path).exists() for path in t.inputs)}
    assert read_floors().keys() - own == {name for name, task in TASKS.items() if task.score} - own


@pytest.mark.parametrize("name", TASKS)
def test_every_task_is_documented(name):
    assert f"`{name}`" in (ROOT / "docs" / "reference" / "evaluation.md").read_text("utf-8")
