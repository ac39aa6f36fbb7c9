"""sayso: who did what to whom, when and where, and on whose say-so."""

__version__ = "0.1.0"
__all__ = ["__version__"]
