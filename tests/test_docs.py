"""The documentation is complete, runs, and says what the code says."""

import importlib.util
import json
import re
import subprocess
import sys
from pathlib import Path

import click
import jsonschema
import msgspec
import pytest

from sayso import errors
from sayso.cli.commands import sayso
from sayso.cli.schema import coding_schema
from sayso.publishing.tables import TABLE_NAMES
from sayso.records import Coding

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *sorted(DOCS.rglob("*.md"))]
EXAMPLE = ROOT / "tests" / "data" / "coding.example.json"
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")


def page_name(path):
    return str(path.relative_to(ROOT))


def links(path):
    """Yield the files that a page links to."""
    for target in LINK.findall(path.read_text()):
        if not target.startswith(("http", "#", "mailto:")):
            yield target.partition("#")[0]


def written_pages():
    """All that people wrote about the command line: README, tutorial, how-to guides."""
    return "\n".join(path.read_text() for path in PAGES if path.parent.name != "reference")


def options():
    for name, command in sayso.commands.items():
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                yield name, parameter


def test_generated_pages_and_examples_are_up_to_date():
    done = subprocess.run(
        [sys.executable, "docs/generate.py", "--check"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("name", sorted(sayso.commands))
def test_every_command_is_shown_at_work(name):
    assert re.search(rf"^(\$ )?sayso {name} ", written_pages(), re.M)


@pytest.mark.parametrize(("name", "option"), list(options()), ids=lambda value: getattr(value, "name", value))
def test_every_option_is_documented(name, option):
    assert option.help, f"sayso {name} {option.opts[0]} has no help"
    assert any(written in written_pages() for written in option.opts), (
        f"{option.opts[0]} is nowhere shown at work"
    )


@pytest.mark.parametrize("name", sorted(sayso.commands))
def test_every_command_says_what_it_does(name):
    assert sayso.commands[name].help


@pytest.mark.parametrize("table", TABLE_NAMES)
def test_every_table_is_documented(table):
    assert f"\n## {table}\n" in (DOCS / "reference" / "tables.md").read_text()


def test_every_error_code_is_documented():
    page = (DOCS / "reference" / "errors.md").read_text()
    codes = {value.code for value in vars(errors).values() if isinstance(value, type)}
    assert all(f"`{code}`" in page for code in codes)


@pytest.mark.parametrize("path", PAGES, ids=page_name)
def test_every_link_leads_somewhere(path):
    for target in links(path):
        assert (path.parent / target).exists(), target


def test_every_page_is_reachable_from_the_readme():
    seen, waiting = set(), [ROOT / "README.md"]
    while waiting:
        path = waiting.pop()
        if path in seen or path.suffix != ".md":
            continue
        seen.add(path)
        waiting += [(path.parent / target).resolve() for target in links(path)]
    assert set(PAGES) - seen == set()


def test_every_dependency_is_accounted_for():
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    extras = [name for group in project["optional-dependencies"].values() for name in group]
    page = (DOCS / "explanation" / "dependencies.md").read_text()
    for requirement in project["dependencies"] + extras:
        name = re.match(r"[\w.-]+", requirement)[0]
        assert name.removeprefix("types-").lower() in page.lower(), name


def test_the_example_of_the_contract_satisfies_the_schema():
    jsonschema.Draft202012Validator(coding_schema()).validate(json.loads(EXAMPLE.read_text()))


def test_the_example_of_the_contract_decodes_and_loses_nothing():
    given = json.loads(EXAMPLE.read_text())
    coding = msgspec.json.decode(EXAMPLE.read_bytes(), type=Coding)
    assert_contains(json.loads(msgspec.json.encode(coding)), given)


def assert_contains(made, given):
    """Fail where ``given`` holds anything that ``made`` does not."""
    if isinstance(given, dict):
        for key, value in given.items():
            assert_contains(made[key], value)
    elif isinstance(given, list):
        assert len(made) == len(given)
        for one, other in zip(made, given, strict=True):
            assert_contains(one, other)
    else:
        assert made == given


def test_the_offsets_of_the_example_are_right():
    given = json.loads(EXAMPLE.read_text())
    text = given["article"]["text"]

    def spans(value):
        if isinstance(value, dict):
            if value.get("start") is not None and value.get("text") is not None:
                yield value
            for inner in value.values():
                yield from spans(inner)
        elif isinstance(value, list):
            for inner in value:
                yield from spans(inner)

    found = list(spans({key: value for key, value in given.items() if key != "article"}))
    assert found
    assert [span for span in found if text[span["start"] : span["end"]] != span["text"]] == []


def test_the_schema_refuses_a_stance_that_is_none():
    given = json.loads(EXAMPLE.read_text())
    given["statements"][0]["about"][0]["stance"] = "supports"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(coding_schema()).validate(given)


@pytest.fixture
def examples():
    spec = importlib.util.spec_from_file_location("examples", DOCS / "examples.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_examples_are_run_and_their_output_written(examples, tmp_path):
    page = "# A\n\n```console\n$ echo one\nold\n$ echo two\n```\n\n```pycon\n>>> 1 + 1\n3\n```\n"
    new = examples.rewritten(page, tmp_path)
    assert new == "# A\n\n```console\n$ echo one\none\n$ echo two\ntwo\n```\n\n```pycon\n>>> 1 + 1\n2\n```\n"


def test_an_example_that_meets_a_defect_stops_the_generation(examples, tmp_path):
    with pytest.raises(RuntimeError, match="exit 1"):
        examples.rewritten("```console\n$ exit 1\n```\n", tmp_path)


def test_the_new_cue_in_contributing_has_the_form_of_a_cue():
    import tomllib

    page = (ROOT / "CONTRIBUTING.md").read_text()
    knowledge = ROOT / "src" / "sayso" / "knowledge"
    (cue,) = tomllib.loads(re.search(r"```toml\n(.*?)```", page, re.S)[1])["cue"]
    cues = tomllib.loads((knowledge / "speech.toml").read_text())["cue"]
    assert set(cue) <= {key for known in cues for key in known}
    assert cue["act"] in {known["act"] for known in cues}
    for name in re.findall(r"`([\w/]+\.toml)`", page):
        assert (knowledge / name).is_file(), name
