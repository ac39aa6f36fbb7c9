"""The dossier as one self-contained HTML file: it loads nothing, and works without scripts and offline."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sayso import __version__
from sayso.collating import Brief, Collation
from sayso.publishing.annotated import annotate, leading_stance
from sayso.publishing.index import Index
from sayso.publishing.ledger import ledger
from sayso.publishing.naming import SECTORS, clip, count, day, span_of_days, when
from sayso.publishing.outputs import write_own
from sayso.publishing.page import (
    assertions,
    axis_of,
    charts,
    describe,
    figures,
    holders,
    matrix,
    pairs,
    questions,
    quote_of,
    standfirst,
    timeline,
)
from sayso.publishing.stances import LOOK
from sayso.publishing.tables import SHOWN, cell, tables
from sayso.records import Act, Relation, Stake

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

    from sayso.dossier import Dossier
    from sayso.publishing.rows import Row

OWN_SECTION = frozenset({"conflicts", "timeline", "questions", "failures"})
"""Tables that the page shows as parts of their own."""

STYLE = tuple(
    f"style/{name}.css"
    for name in ("base", "masthead", "ledger", "sections", "tables", "articles", "narrow", "print")
)
"""The style sheets in the order in which they are to be read."""

SIGNATURE = '<meta name="generator" content="sayso '
"""What tells a page that sayso wrote, and may write again, from somebody else's file."""

ACTS: dict[Act, str] = {
    "say": "says",
    "claim": "claims",
    "confirm": "confirms",
    "deny": "denies",
    "decline": "declines",
    "accuse": "accuses",
    "warn": "warns",
    "threaten": "threatens",
    "promise": "promises",
    "request": "asks for",
    "praise": "praises",
    "criticise": "criticises",
    "question": "questions",
    "believe": "believes",
    "intend": "intends",
}


def render_report(
    dossier: Dossier, collation: Collation, *, title: str = "Untitled case", brief: Brief | None = None
) -> str:
    """Return the dossier as one HTML page, in UTF-8, with all its articles.

    ``brief`` puts the brief on one actor into it.
    """
    index = Index(dossier.codings(), collation)
    template = _environment(index).get_template("report.html.j2")
    return template.render(_context(dossier, index, title, brief))


def write_report(
    path: Path,
    dossier: Dossier,
    collation: Collation,
    *,
    title: str | None = None,
    brief: Brief | None = None,
) -> None:
    """Write the dossier page to ``path``.

    The title is the file's name unless given. Raises :class:`OutputExistsError` where ``path`` is a file
    that sayso did not write.
    """
    name = title or path.stem.replace("-", " ").replace("_", " ").capitalize()
    page = render_report(dossier, collation, title=name, brief=brief)
    write_own(path, [page.encode()], SIGNATURE.encode())


def _context(dossier: Dossier, index: Index, title: str, brief: Brief | None) -> dict[str, Any]:
    collation = index.collation
    entries = ledger(index)
    axis = axis_of(index)
    contested = charts(entries, axis)
    style, script = _source(*STYLE), _source("page.js")
    *shown, failures = tables(
        [*(name for name in SHOWN if name not in OWN_SECTION), "failures"], dossier, collation
    )
    parts = {
        "holders": holders(index),
        "pairs": pairs(index),
        "conflicts": collation.conflicts,
        "timeline": timeline(collation.claims),
        "questions": questions(index),
        "failures": failures.rows,
    }
    return {
        **parts,
        "title": title,
        "version": __version__,
        "style": style,
        "script": script,
        "policy": _policy(style, script),
        "brief": brief,
        "standfirst": standfirst(index, entries),
        "figures": figures(index, len(contested)),
        "contents": list(_contents(index, parts, len(contested), brief)),
        "ticks": axis.ticks(),
        "contested": contested,
        "plain": [entry for entry in entries if not entry.contested],
        "matrix": matrix([entry for entry in entries if entry.contested]),
        "disputed": {chart.claim.id for chart in contested},
        "undated": sum(not (one.earliest or one.latest) for one in collation.claims),
        "tables": shown,
        "articles": [annotate(coding, index) for coding in index.codings],
        "coders": sorted({coding.coder for coding in index.codings}, key=lambda one: one.config),
    }


def _contents(
    index: Index, parts: dict[str, Any], contested: int, brief: Brief | None
) -> Iterator[tuple[str, str, int | None]]:
    """Yield the parts that the page has: anchor, name and how much is in it."""
    yield "ledger", "Ledger", contested
    if brief:
        yield "brief", f"Brief: {brief.label}", None
    counts = {
        "stakes": len(assertions(index, Stake)),
        "relations": len(assertions(index, Relation)),
        "conflicts": len(parts["conflicts"]),
        "timeline": sum(len(claims) for _, claims in parts["timeline"]),
        "questions": len(parts["questions"]),
        "failures": len(parts["failures"]),
    }
    for anchor, number in counts.items():
        if number:
            yield anchor, anchor.capitalize(), number
    yield "tables", "Tables", None
    yield "articles", "Articles", len(index.codings)


def _source(*names: str) -> Markup:
    """Return our own style or script files, joined, which the page holds as they are."""
    from importlib.resources import files

    from markupsafe import Markup

    folder = files("sayso.publishing").joinpath("templates")
    return Markup("\n").join(Markup(folder.joinpath(name).read_text("utf-8")) for name in names)


def _policy(style: str, script: str) -> str:
    """Return a content security policy that lets nothing in but the page's own style and script."""
    own = f"style-src {_hash(style)}; script-src {_hash(script)}"
    return f"default-src 'none'; {own}; base-uri 'none'; form-action 'none'"


def _hash(source: str) -> str:
    digest = hashlib.sha256(source.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def _environment(index: Index) -> Environment:
    """Return the templates' surroundings: escaping always on, unknown names an error."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("sayso.publishing", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        when=when,
        clip=clip,
        day=day,
        count_of=count,
        source_name=index.names.of,
        detail=index.names.detail,
        voice=index.names.voice,
        is_web=lambda url: bool(url) and url.startswith(("https://", "http://")),
    )
    environment.globals.update(
        index=index,
        names=index.names,
        looks=LOOK,
        acts=ACTS,
        sectors=SECTORS,
        days=span_of_days,
        lead=leading_stance,
        describe=partial(describe, index=index),
        quote_of=partial(quote_of, index=index),
        position_quote=partial(quote_of, index=index),
        target_of=partial(_target, index),
        notes_on=partial(_notes, index),
        data_cell=partial(_data_cell, index),
    )
    return environment


def _target(index: Index, ref: str) -> str:
    """Return what a stance is best shown to be about: the claim of an event, else the record itself."""
    claim = index.claim_of_event.get(ref)
    return claim.id if claim else ref


def _notes(index: Index, article: str) -> Iterator[dict[str, str | None]]:
    """Yield what a reader must know of an article before he reads it: that it is a copy or a correction."""
    for group in index.collation.copies:
        if article in group.articles[1:]:
            how = "A copy of" if group.kind == "exact" else "Nearly the same text as"
            yield {"words": how, "article": group.articles[0]}
    for correction in index.collation.corrections:
        if correction.article == article:
            yield {
                "words": "Corrects" if correction.corrects else "A correction",
                "article": correction.corrects,
            }
        elif correction.corrects == article:
            yield {"words": "Corrected by", "article": correction.article}


LINKING = frozenset(
    {"id", "statement", "event", "about", "cause", "behaviour", "articles", "corrects", "article"}
)
"""Fields that hold ids of records."""


def _data_cell(index: Index, row: Row, field: str) -> Markup:
    """Return a cell of a table: ids as links, numbers to the right, dates with a key to sort by."""
    from markupsafe import Markup

    if f"{field}_latest" in row:
        key = row[f"{field}_latest"] or row[f"{field}_earliest"] or ""
        return Markup('<td data-k="{}">{}</td>').format(key, cell(row, field))
    value = row.get(field)
    if field in LINKING and value:
        ids = value if isinstance(value, list) else [value]
        return Markup('<td class="i">{}</td>').format(Markup("<br>").join(_id(index, one) for one in ids))
    if isinstance(value, int | float) and not isinstance(value, bool):
        return Markup('<td class="n">{}</td>').format(cell(row, field))
    return Markup("<td>{}</td>").format(cell(row, field))


def _id(index: Index, record: str) -> Markup:
    from markupsafe import Markup

    if record in index.records:
        return Markup('<a class="id" href="#{0}">{0}</a>').format(record)
    return Markup.escape(record)
