"""When: the dates that a text mentions, resolved against publication, and the date of a predicate."""

from sayso.coding.dates.attachment import date_for, fallback
from sayso.coding.dates.expressions import Expression, find_expressions
from sayso.coding.dates.interval import Interval, Tense
from sayso.coding.dates.mentions import DateMention, find_dates, publication
from sayso.coding.dates.resolution import resolve
from sayso.coding.dates.tense import tense_of

__all__ = [
    "DateMention",
    "Expression",
    "Interval",
    "Tense",
    "date_for",
    "fallback",
    "find_dates",
    "find_expressions",
    "publication",
    "resolve",
    "tense_of",
]
