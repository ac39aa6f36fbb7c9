"""The dossier room: the store, one DuckDB file."""

from sayso.dossier.finding import Found
from sayso.dossier.schema import SCHEMA_VERSION, TABLES
from sayso.dossier.sentences import sentence_around, sentence_bounds
from sayso.dossier.store import Dossier, Outcome

__all__ = ["SCHEMA_VERSION", "TABLES", "Dossier", "Found", "Outcome", "sentence_around", "sentence_bounds"]
