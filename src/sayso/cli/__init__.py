"""The cli room: the command line, which alone wires the rooms together."""
