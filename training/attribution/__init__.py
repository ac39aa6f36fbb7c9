"""The attribution model: a small transformer, fine-tuned on PolNeAR, that finds cue, source and content."""
