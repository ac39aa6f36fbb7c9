"""The dossier room: the store, one DuckDB file."""
