"""Write the generated parts of the documentation; with ``--check``, only say what is out of date.

Generated whole: the references of the command line, the errors, the JSON and the tables, and the JSON
Schema. Generated in place: the output of every example (see ``examples.py``) and the figures in README.
"""

from __future__ import annotations

import argparse
import difflib
import json
import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from sayso import errors
from sayso.cli.commands import sayso
from sayso.cli.schema import coding_schema
from sayso.collating import collate
from sayso.dossier import Dossier
from sayso.publishing.tables import SHOWN, table

DOCS = Path(__file__).parent
ROOT = DOCS.parent
sys.path.insert(0, str(DOCS))

from examples import rewritten  # noqa: E402

NOTICE = "<!-- Written by docs/generate.py; edits are lost. -->\n"
TUTORIAL = DOCS / "tutorial.md"

MEASURED = (
    (
        "who says what in which words, F1 relaxed / exact: the rules that `sayso code` uses",
        "PolNeAR, dev",
        "attribution",
        ("light attr.relaxed F1", "light attr.exact F1"),
        "citron, retrained .566 / .304; GenderGapTracker .483 / .272; textacy .288 / .090; "
        "two people .69-.90 / .51-.78",
    ),
    (
        "the same: the trained model, which `sayso code` does not use yet",
        "PolNeAR, dev",
        "attribution",
        ("attr.relaxed F1", "attr.exact F1"),
        "as above",
    ),
    (
        "whom a phrase names, country / sector right",
        "own list, 150 phrases by somebody who has not seen the code",
        "actors-test",
        ("country", "sector"),
        "-",
    ),
    (
        "which days an expression means, right",
        "own list, 100 expressions on three days each, likewise",
        "dates",
        ("test right",),
        "-",
    ),
    (
        "what one marked actor does to another, macro F1 of PLOVER root / quad class",
        "PLV, train by folds of predicates",
        "plv",
        ("root macro F1, folds by predicate", "quad macro F1, folds by predicate"),
        "ConfliBERT .867 / .963 (published); ZSP .824 / .896; GPT-4 .615 / .767 (published); "
        "Universal PETRARCH .463 / .518 (published)",
    ),
    (
        "which mentions are one event, CoNLL F1",
        "ECB+, dev",
        "coreference",
        ("CoNLL F1",),
        "best cross-encoders about .85 (published); same lemma within a predicted topic .756",
    ),
    (
        "did it happen, correlation r",
        "UDS-IH2 / MEANTIME, dev",
        "factuality",
        ("UDS-IH2 r", "MEANTIME r"),
        "neural .77 / .50 (published, 2018); a rule of modals and negation .44 / .47",
    ),
)
"""What README and the comparison show of the figures: what, data, task, figures, and what others reach."""


def main(arguments: list[str] | None = None) -> int:
    """Write what is out of date, or with ``--check`` print the differences; return an exit code."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--check", action="store_true", help="write nothing, fail where something differs")
    parser.add_argument("--without-examples", action="store_true", help="leave out what runs sayso")
    options = parser.parse_args(arguments)
    stale = 0
    for path, text in generated(examples=not options.without_examples):
        before = path.read_text(encoding="utf-8") if path.exists() else ""
        if before == text:
            continue
        stale += 1
        if options.check:
            print(difference(path, before, text))
        else:
            path.write_text(text, encoding="utf-8")
            print(f"wrote {path.relative_to(ROOT)}")
    if stale and options.check:
        print("Out of date; make docs writes them anew.")
    return int(bool(stale and options.check))


def difference(path: Path, before: str, after: str) -> str:
    """Return the difference between what a file holds and what it should hold."""
    name = str(path.relative_to(ROOT))
    return "\n".join(difflib.unified_diff(before.splitlines(), after.splitlines(), name, name, lineterm=""))


def generated(*, examples: bool = True) -> Iterator[tuple[Path, str]]:
    """Yield every generated file and the text it should hold."""
    reference = DOCS / "reference"
    schema = coding_schema()
    yield reference / "coding.schema.json", json.dumps(schema, indent=1, ensure_ascii=False) + "\n"
    yield reference / "json.md", json_page(schema)
    yield reference / "command-line.md", command_line_page()
    yield reference / "errors.md", errors_page()
    if examples:
        yield from example_pages()


def example_pages() -> Iterator[tuple[Path, str]]:
    """Yield README and the written pages with their examples run, the tutorial first: it codes the case."""
    others = sorted(path for path in DOCS.rglob("*.md") if path.parent.name != "reference")
    pages = [TUTORIAL, ROOT / "README.md", *(path for path in others if path != TUTORIAL)]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "examples").symlink_to(ROOT / "examples")
        for path in pages:
            text = path.read_text(encoding="utf-8")
            yield path, with_figures(rewritten(text, folder))
        yield DOCS / "reference" / "tables.md", tables_page(folder / "case.sayso")


def with_figures(page: str) -> str:
    """Fill what stands between the marks of the figures with the floors that evaluation checks."""
    return re.sub(
        r"(<!-- figures -->\n).*?(<!-- end of figures -->)",
        lambda match: match[1] + figures() + match[2],
        page,
        flags=re.S,
    )


def figures() -> str:
    """Return the table of measured figures, from ``evaluation/floors.json``."""
    floors = json.loads((ROOT / "evaluation" / "floors.json").read_text(encoding="utf-8"))
    rows = "".join(
        f"| {what} | {data} | {' / '.join(_figure(floors, task, key) for key in keys)} | {others} |\n"
        for what, data, task, keys, others in MEASURED
    )
    return f"| task, measure | data | sayso | others, on the test split |\n|---|---|---|---|\n{rows}"


def _figure(floors: dict[str, Any], task: str, key: str) -> str:
    figure: float = floors[task]["figures"][key]
    return f"{figure:.3f}".removeprefix("0")


def errors_page() -> str:
    """Return the reference of error codes, from the classes in ``errors.py``."""
    classes = [found for found in vars(errors).values() if isinstance(found, type)]
    kinds = [found for found in classes if issubclass(found, errors.SaysoError) and "code" in vars(found)]
    coded = sorted(kinds, key=lambda found: found.code)
    rows = "".join(
        f"| `{found.code}` | `{found.__name__}` | {found.exit_code} | {sentence(found)} |\n"
        for found in coded
        if found is not errors.SaysoError
    )
    return (
        f"# Errors\n\n{NOTICE}\n"
        "An error is told in two lines: its code and cause, then what to try. A document that fails never "
        "stops the others: it becomes a row of the table `failures`, and the exit code is 3.\n\n"
        "| exit code | meaning |\n|---|---|\n"
        "| 0 | all well |\n| 1 | a defect of sayso (`SAYSO-E000`); `SAYSO_DEBUG=1` shows the traceback |\n"
        "| 2 | the command could not be carried out as asked |\n| 3 | some documents failed |\n"
        "| 130 | stopped by Ctrl-C; what was coded is kept |\n"
        "| 141 | whoever read the output closed it (`sayso show ... | head`) |\n\n"
        f"| code | class | exit code | meaning |\n|---|---|---|---|\n{rows}"
    ).replace("show ... | head", "show ... \\| head")


def sentence(thing: object) -> str:
    """Return the first paragraph of a docstring as one line of Markdown."""
    first = (thing.__doc__ or "").split("\n\n")[0]
    return " ".join(first.replace("``", "`").split())


def command_line_page() -> str:
    """Return the reference of the command line: what each command says under ``--help``."""
    context = click.Context(sayso, info_name="sayso")
    parts = [f"# Command line\n\n{NOTICE}\n{fenced(help_of(sayso, context))}"]
    for name, command in sorted(sayso.commands.items()):
        inner = click.Context(command, info_name=name, parent=context)
        parts.append(f"\n## sayso {name}\n\n{fenced(help_of(command, inner))}")
    return "".join(parts)


def help_of(command: click.Command, context: click.Context) -> str:
    """Return what a command says under ``--help`` at a fixed width."""
    formatter = click.HelpFormatter(width=98, max_width=98)
    command.format_help(context, formatter)
    return formatter.getvalue()


def fenced(text: str) -> str:
    """Return a text as a block that is shown as it is."""
    return f"```text\n{text.rstrip()}\n```\n"


def json_page(schema: dict[str, Any]) -> str:
    """Return the reference of the JSON object, one section a record."""
    definitions = schema["$defs"]
    parts = [
        f"# The JSON object of one article: `{schema['title']}`\n\n{NOTICE}\n"
        "`sayso code --json` prints one such object an article, one a line. The schema is "
        "[coding.schema.json](coding.schema.json) (also `sayso schema`), an example is "
        "[coding.example.json](../../tests/data/coding.example.json). Fields may be added; a changed field "
        "gets a new version. Offsets count Unicode code points of `article.text`, end exclusive.\n"
    ]
    for name in sorted(definitions, key=lambda name: (name != "Coding", name)):
        part = definitions[name]
        rows = "".join(
            f"| `{field}` | {kind(value)} |\n" for field, value in part.get("properties", {}).items()
        )
        parts.append(f"\n## {name}\n\n{part.get('description', '')}\n\n| field | value |\n|---|---|\n{rows}")
    return "".join(parts)


def kind(value: dict[str, Any]) -> str:
    """Return what a field may hold, in words."""
    if "$ref" in value:
        name = value["$ref"].rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    if "anyOf" in value:
        return " or ".join(kind(option) for option in value["anyOf"])
    if "enum" in value:
        return ", ".join(f"`{option}`" for option in value["enum"] if option is not None)
    if "const" in value:
        return f"`{value['const']}`"
    if value.get("type") == "array":
        inside = value.get("items") or (value.get("prefixItems") or [{}])[0]
        return f"list of {kind(inside)}" if inside else "list"
    return str(value.get("format") or value.get("type", "any"))


def tables_page(case: Path) -> str:
    """Return the reference of the tables: their columns, as the coded case at ``case`` fills them."""
    parts = [
        f"# Tables\n\n{NOTICE}\n"
        "What `sayso show DOSSIER TABLE` prints and `sayso export` writes. A terminal shows a choice of "
        "columns; `--json`, `--csv` and the exports hold all. Ids lead from table to table. Offsets count "
        "Unicode code points of the article's text, end exclusive.\n"
    ]
    with Dossier.open(case) as dossier:
        collation = collate(dossier.codings())
        for name in SHOWN:
            found = table(name, dossier, collation)
            fields = ", ".join(f"`{field}`" for field in found.fields) or "none here"
            shown = ", ".join(column.heading for column in found.columns)
            parts.append(f"\n## {name}\n\n{found.title}.\n\nShown: {shown}.\n\nColumns: {fields}.\n")
    return "".join(parts)


if __name__ == "__main__":
    sys.exit(main())
