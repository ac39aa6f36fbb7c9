"""Events: who did what to whom, whether it happened, and on whose say-so."""
