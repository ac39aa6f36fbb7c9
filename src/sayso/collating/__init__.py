"""The collating room: all codings become claims, positions, conflicts, dyads and briefs."""
