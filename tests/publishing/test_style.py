"""The look of the page: legible, and light."""

import re
from importlib.resources import files

import pytest

from sayso.publishing.stances import LOOKS

FOLDER = files("sayso.publishing").joinpath("templates")
BASE = FOLDER.joinpath("style", "base.css").read_text("utf-8")
LIGHT, DARK = BASE.split("@media (prefers-color-scheme: dark)")
NAMES = [look.stance for look in LOOKS] + ["ink", "soft", "link"]


def luminance(color):
    channels = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    """Return the contrast ratio of two colours (WCAG 2.2, "contrast ratio")."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def color(sheet, name):
    return re.search(rf"--{name}: (#[0-9a-f]{{6}});", sheet)[1]


@pytest.mark.parametrize("sheet", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("name", NAMES)
def test_every_colour_of_words_is_legible_on_its_paper(sheet, name):
    assert contrast(color(sheet, name), color(sheet, "paper")) >= 4.5


def test_style_and_script_stay_small():
    sizes = [len(one.read_bytes()) for one in FOLDER.joinpath("style").iterdir()]
    assert sum(sizes) + len(FOLDER.joinpath("page.js").read_bytes()) < 32_000
