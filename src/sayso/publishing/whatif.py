"""A what-if as text for the terminal: what falls, and what stays with less behind it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import wrap

from sayso.collating import Dependent, WhatIf
from sayso.publishing.index import Index
from sayso.publishing.naming import count
from sayso.publishing.stances import verb
from sayso.publishing.tabular import harmless
from sayso.records import Position

ORDER = ("claim", "position", "stake", "relation", "motive", "estimate", "question")
PLURALS = {kind: kind + "s" for kind in ORDER}


def whatif_text(whatif: WhatIf, index: Index, *, width: int = 80) -> str:
    """Return a what-if as text of at most ``width`` characters a line."""
    label = index.names.of(whatif.without) if whatif.kind == "source" else whatif.label
    name = f" ({whatif.without})" if label != whatif.without else ""
    lines = wrap(harmless(f"Without the {whatif.kind} “{label}”{name}"), width)
    lines += wrap(f"{_counts(whatif.lost)} would lose their only support; {_counts(whatif.kept)} would "
                  "keep some of theirs.", width)  # fmt: skip
    for heading, found in (("Lost", whatif.lost), ("Kept, with less behind it", whatif.kept)):
        if found:
            lines += ["", heading, *_listed(found, index, width)]
    return "\n".join(lines) + "\n"


def _counts(found: Iterable[Dependent]) -> str:
    kinds = [one.kind for one in found]
    parts = [count(kinds.count(kind), kind, PLURALS[kind]) for kind in ORDER if kind in kinds]
    return " and ".join(filter(None, (", ".join(parts[:-1]), parts[-1]))) if parts else "nothing"


def _listed(found: Iterable[Dependent], index: Index, width: int) -> Iterator[str]:
    for one in sorted(found, key=lambda one: ORDER.index(one.kind)):
        yield from wrap(harmless(f"{one.kind}: {_label(one, index)}"), width, initial_indent="  ",
                        subsequent_indent="    ", break_on_hyphens=False)  # fmt: skip
        yield f"      {_support(one)} · {one.id}"


def _label(one: Dependent, index: Index) -> str:
    """Return a position with the actor's name for his key; the label of anything else."""
    record = index.records.get(one.id)
    if not isinstance(record, Position):
        return one.label
    return f"{index.names.of(record.actor)} {verb(record.stance)}: {index.claim(record.claim).label}"


def _support(one: Dependent) -> str:
    if one.reason:
        return f"falls with {one.reason}"
    supports = (
        f"{one.supports_before} → {one.supports_after} {'support' if one.supports_after == 1 else 'supports'}"
    )
    return f"{supports}, {one.sources_before} → {one.sources_after} independent"
