"""What every test may need: the markers for tests that need more than Python, and the ban on skipping.

A test marked ``browser`` or ``development_data`` is skipped, with a word on why, where its need is not
met. With ``SAYSO_REQUIRE_ALL=1``, as in continuous integration, a skipped test is a failed test.
"""

import os
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
REQUIRE_ALL = os.environ.get("SAYSO_REQUIRE_ALL") == "1"


def browser_path():
    """Return the path of a Chromium browser, null where there is none; ``SAYSO_BROWSER`` names another."""
    named = os.environ.get("SAYSO_BROWSER")
    return named or next(filter(None, map(shutil.which, BROWSERS)), None)


def development_data_path():
    """Return the folder of the development data; ``SAYSO_DATA`` names another than the one beside us."""
    return Path(os.environ.get("SAYSO_DATA", ROOT.parent / "shared" / "data"))


@pytest.fixture(scope="session")
def browser():
    return browser_path()


@pytest.fixture(scope="session")
def development_data():
    return development_data_path()


def pytest_runtest_setup(item):
    if item.get_closest_marker("browser") and not browser_path():
        pytest.skip("needs a browser: install chromium, or name one in SAYSO_BROWSER")
    if item.get_closest_marker("development_data") and not development_data_path().is_dir():
        pytest.skip("needs the development data in ../shared/data, or their folder in SAYSO_DATA")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    return without_skips((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(collector):
    return without_skips((yield))


def without_skips(report):
    """Turn a skip into a failure where every test is required; an expected failure stays one."""
    if REQUIRE_ALL and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"SAYSO_REQUIRE_ALL=1 lets no test be skipped: {report.longrepr[2]}"
    return report
