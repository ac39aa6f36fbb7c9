import pytest

from sayso.collating import brief, collate
from sayso.dossier import Dossier
from sayso.publishing import Index, render_report
from sayso.records import Failure
from tests.publishing.casebook import codings


@pytest.fixture(scope="session")
def dossier(tmp_path_factory):
    path = tmp_path_factory.mktemp("kell") / "kell.sayso"
    with Dossier.open(path, create=True) as writing:
        writing.add_all(codings())
        writing.add_failure(Failure("reports/04.txt", "SAYSO-E012", "not text"))
    with Dossier.open(path) as reading:
        yield reading


@pytest.fixture(scope="session")
def collation(dossier):
    return collate(dossier.codings())


@pytest.fixture(scope="session")
def index(dossier, collation):
    return Index(dossier.codings(), collation)


@pytest.fixture(scope="session")
def brief_on_tessaly(dossier, collation):
    return brief(collation, list(dossier.codings()), "XTS")


@pytest.fixture(scope="session")
def page(dossier, collation, brief_on_tessaly):
    return render_report(dossier, collation, title="Mines in the Strait of Kell", brief=brief_on_tessaly)


@pytest.fixture(scope="session")
def mined(collation):
    """The contested claim of the casebook: that Tessaly laid mines."""
    return next(claim for claim in collation.claims if claim.source == ("XTS",))
