"""Factuality of predicates in parsed sentences, on the scale of Stanovsky et al. (2017)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sayso.coding.events.factuality import factuality


@dataclass(eq=False, slots=True)
class ParsedToken:
    """A token of an annotated sentence, shaped like spaCy's."""

    i: int
    text: str
    lemma_: str
    tag_: str
    dep_: str
    children: list[ParsedToken] = field(default_factory=list)
    parent: ParsedToken | None = None

    @property
    def head(self) -> ParsedToken:
        """The governing token; the root is its own."""
        return self.parent or self


def predict(table: Path, output: Path) -> int:
    """Judge the predicate of each JSON line and write ``id``, ``value``. Returns 0."""
    with table.open(encoding="utf-8") as rows, output.open("w", encoding="utf-8") as file:
        for line in rows:
            if line.strip():
                row = json.loads(line)
                value = factuality(parsed(row["sent"])[row["tok"]])
                file.write(json.dumps({"id": row["id"], "value": value}) + "\n")
    return 0


def parsed(sentence: Sequence[Sequence[str]]) -> list[ParsedToken]:
    """Return the tree of a sentence of rows (token, dependency, tag, index of the head, lemma).

    A head outside the sentence, as some schemes mark the root, makes the token a root.
    """
    tokens = [
        ParsedToken(i, text, lemma, tag, label) for i, (text, label, tag, _, lemma) in enumerate(sentence)
    ]
    for token, row in zip(tokens, sentence, strict=True):
        place = int(row[3])
        if 0 <= place < len(tokens) and place != token.i:
            token.parent = tokens[place]
            token.parent.children.append(token)
    return tokens
