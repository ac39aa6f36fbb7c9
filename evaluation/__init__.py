"""How good sayso is: predictions in the formats of public test sets, figures, and floors under them.

Nothing here knows how to code a text; it turns formats into calls of ``sayso`` and records into formats.
"""
