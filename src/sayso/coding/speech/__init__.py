"""Speech: statements with their speakers, cues, contents, acts, stances and nesting."""
