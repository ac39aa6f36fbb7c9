"""The reading room: bytes become articles."""
