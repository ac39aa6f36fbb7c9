"""A small case for the command line: three invented reports, coded once."""

import pytest

from sayso.cli.boundary import run

REPORTS = {
    "a.txt": """---
title: "Norland says Portugal moved troops"
date: 2031-05-12
outlet: "Example Wire"
---
OSLO, 12 May 2031 - Norway's foreign minister said on Monday that Portugal had sent 400 soldiers to Uruguay.
Portugal's defence ministry denied that it had sent troops to Uruguay. The affair is likely to harm
Portugal's reputation as a reliable ally of Norway.
""",
    "b.txt": """---
title: "Lisbon has no information"
date: 2031-05-13
outlet: "Harbour Courier (example)"
---
LISBON, 13 May 2031 - Uruguay's president, Ana Prueba, accused Portugal of sending 500 soldiers to Uruguay.
A spokesman for Portugal's foreign ministry said it had no information on that. Why did Portugal move?
""",
}


@pytest.fixture(scope="session")
def reports(tmp_path_factory):
    folder = tmp_path_factory.mktemp("reports")
    for name, text in REPORTS.items():
        (folder / name).write_text(text)
    return folder


@pytest.fixture(scope="session")
def case(reports, tmp_path_factory):
    path = tmp_path_factory.mktemp("case") / "case.sayso"
    assert run(["code", str(reports), "-d", str(path), "--quiet"]) == 0
    return path


@pytest.fixture
def sayso(capfdbinary):
    """Run the command line in this process and return its exit code, stdout and stderr."""

    def call(*arguments):
        capfdbinary.readouterr()
        code = run([str(argument) for argument in arguments])
        out, err = capfdbinary.readouterr()
        return code, out.decode(), err.decode()

    return call
