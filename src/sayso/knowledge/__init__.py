"""The knowledge room: facts and word lists as data files, and their loaders."""
