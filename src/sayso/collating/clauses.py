"""The clause around a trigger, found without a parser: where its actors and objects stand."""

from __future__ import annotations

import re

from sayso.dossier import sentence_bounds
from sayso.records import Span

REACH = 110
"""Characters on either side of a trigger beyond which no clause is followed."""

CLAUSE_END = re.compile(r"[,.](?!\d)(?<!\b[A-Z][a-z][a-z]\.)|\s-\s|[;:!?—–()\"“”]"
                        r"|\s(?:and|but|when|while|after|before|which|who|that|as)\s")  # fmt: skip


def clause_before(text: str, trigger: Span) -> Span:
    """Return the words from the beginning of the trigger's clause to the end of the trigger."""
    sentence_start, _ = sentence_bounds(text, trigger.start, trigger.end)
    start = max(sentence_start, trigger.start - REACH)
    stops = [match.end() for match in CLAUSE_END.finditer(text, start, trigger.start)]
    if not stops and start > sentence_start:
        stops = [text.find(" ", start, trigger.start) + 1 or trigger.start]
    begin = stops[-1] if stops else start
    begin += len(text[begin : trigger.start]) - len(text[begin : trigger.start].lstrip())
    return Span(text[begin : trigger.end], begin, trigger.end)


def clause_after(text: str, trigger: Span) -> Span:
    """Return the words from the beginning of the trigger to the end of its clause."""
    _, sentence_end = sentence_bounds(text, trigger.start, trigger.end)
    end = min(sentence_end, trigger.end + REACH)
    match = CLAUSE_END.search(text, trigger.end, end)
    stop = match.start() if match else end
    if match is None and stop < sentence_end:
        stop = max(trigger.end, text.rfind(" ", trigger.end, stop))
    return Span(text[trigger.start : stop], trigger.start, stop)
