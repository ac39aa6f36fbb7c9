"""Dictionaries of actors that users bring: PETRARCH and TABARI files, and plain CSV."""

from sayso.knowledge.dictionaries.entries import Contents, Entry, Noun, Problem, Spell
from sayso.knowledge.dictionaries.files import ActorFile, Paths, actor_files, dictionary, left_out
from sayso.knowledge.dictionaries.lookup import Dictionary, choose

__all__ = [
    "ActorFile",
    "Contents",
    "Dictionary",
    "Entry",
    "Noun",
    "Paths",
    "Problem",
    "Spell",
    "actor_files",
    "choose",
    "dictionary",
    "left_out",
]
