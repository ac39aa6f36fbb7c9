"""The summary printed after coding: what was counted, and the contested claims with who stands where."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from textwrap import wrap

from sayso.collating import Collation
from sayso.publishing.index import Index
from sayso.publishing.ledger import Camp, Entry, ledger
from sayso.publishing.naming import Names, count
from sayso.publishing.stances import LOOKS, verb
from sayso.publishing.tabular import harmless

WIDTH = 80
MOST = 12
"""Contested claims that are printed; the rest is counted, with how to see it."""

VERB_COLUMN = max(len(look.plural) for look in LOOKS) + 2


def summary(index: Index, *, width: int = WIDTH, most: int | None = MOST) -> str:
    """Return the summary of a dossier as text of at most ``width`` characters a line.

    ``most`` limits the contested claims shown; what is left out is counted. Null shows all.
    """
    contested = [entry for entry in ledger(index) if entry.contested]
    shown = contested if most is None else contested[:most]
    lines = [*_fill(counts(index.collation), width), ""]
    lines.append(f"Contested claims ({len(contested)})" if contested else "No claim is contested.")
    for number, entry in enumerate(shown, 1):
        lines += ["", *_entry(number, entry, index.names, width)]
    if len(shown) < len(contested):
        lines += ["", f"and {len(contested) - len(shown)} more in the table of claims"]
    return "\n".join(lines) + "\n"


def counts(collation: Collation) -> str:
    """Return one line: ``21 articles (1 copy, 1 correction) -> 340 mentions -> 212 events -> 160 claims``."""
    tally = collation.tally
    copies = sum(len(group.articles) - 1 for group in collation.copies)
    aside = [count(copies, "copy", "copies")] if copies else []
    aside += [count(len(collation.corrections), "correction")] if collation.corrections else []
    articles = count(tally.articles, "article") + (f" ({', '.join(aside)})" if aside else "")
    rest = ((tally.mentions, "mention"), (tally.events, "event"), (tally.claims, "claim"))
    return " -> ".join([articles, *(count(number, noun) for number, noun in rest)])


def _entry(number: int, entry: Entry, names: Names, width: int) -> list[str]:
    claim = entry.claim
    mark = f"{number}. "
    inset = " " * len(mark)
    told = (
        count(claim.mentions, "mention"),
        count(len(claim.articles), "article"),
        count(len(claim.independent_sources), "independent source"),
    )
    facts = [entry.days, ", ".join(told), claim.id]
    lines = _fill(harmless(claim.label), width, mark, inset)
    lines += _fill(" · ".join(facts), width, inset, inset)
    for camp in entry.camps():
        lines += _camp(camp, names, width)
    return lines


def _camp(camp: Camp, names: Names, width: int) -> list[str]:
    head = f"     {verb(camp.stance, len(camp.since)):<{VERB_COLUMN}}"
    return _fill(since(camp.since, names), width, head, " " * len(head))


def since(camp: Iterable[tuple[str, date | None]], names: Names) -> str:
    """Return actors with the day from which they hold their stance: ``China (24 Oct), Cuba (undated)``."""
    found = list(camp)
    years = {when.year for _, when in found if when}
    style = "{0.day} {0:%b}" if len(years) <= 1 else "{0.day} {0:%b %Y}"
    return ", ".join(
        f"{harmless(names.of(actor))} ({style.format(when) if when else 'undated'})" for actor, when in found
    )


def _fill(text: str, width: int, first: str = "", rest: str = "") -> list[str]:
    return wrap(text, width, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False)
