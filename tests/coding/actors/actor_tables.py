"""What the tests of actors share: articles, and tables that read as text."""

from datetime import date
from pathlib import Path

from sayso.coding.actors import find_actors
from sayso.coding.configuration import Configuration
from sayso.coding.document import load_pipeline, parse
from sayso.records import Article, DateRange, Range

HERE = Path(__file__).parent


def rows(name):
    """Return the rows of a table: cells between bars, blank lines and comments left out."""
    lines = (HERE / name).read_text("utf-8").splitlines()
    return [
        tuple(cell.strip() for cell in line.split("|"))
        for line in lines
        if line.strip() and not line.startswith("#")
    ]


def document_of(text, day="2024-11-20"):
    """Return a parsed article of one text, published on a day."""
    published = DateRange(date.fromisoformat(day), date.fromisoformat(day), None, "test") if day else None
    article = Article(id="A-test", text=text, body=(Range(0, len(text)),), published=published)
    return parse(article, load_pipeline(Configuration().pipeline))


def read(text, day="2024-11-20"):
    """Return the document and the actors of a text."""
    document = document_of(text, day)
    return document, find_actors(document, Configuration())


def mention_of(document, index, words, which=0):
    """Return the mention with the words, the n-th where there are several."""
    found = [m for m in index.mentions if document.span(m.start, m.stop).text == words]
    spans = [document.span(m.start, m.stop).text for m in index.mentions]
    assert len(found) > which, f"no mention {words!r} among {spans}"
    return found[which]
