"""The collating room: all codings become claims, positions, conflicts, dyads and briefs."""

from sayso.collating.results import (
    Brief,
    BriefItem,
    BriefQuestion,
    Collation,
    CopyGroup,
    Correction,
    Dependent,
    Entity,
    StakeGroup,
    Tally,
    WhatIf,
)

__all__ = [
    "Brief",
    "BriefItem",
    "BriefQuestion",
    "Collation",
    "CopyGroup",
    "Correction",
    "Dependent",
    "Entity",
    "StakeGroup",
    "Tally",
    "WhatIf",
]
