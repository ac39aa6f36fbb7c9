"""Training scripts: each makes one file of weights in ``src/sayso/models`` and says how good it is."""
