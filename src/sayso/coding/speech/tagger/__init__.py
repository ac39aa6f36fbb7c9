"""The trained attribution extractor: who says what, in which words, read off a parsed document."""
