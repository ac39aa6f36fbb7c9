"""The coding room: an article becomes a coding; pure, no input or output."""
