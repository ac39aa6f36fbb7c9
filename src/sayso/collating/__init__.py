"""The collating room: all codings become claims, positions, conflicts, dyads and briefs."""

from sayso.collating.briefing import brief
from sayso.collating.collation import as_of, collate
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
from sayso.collating.tracing import whatif

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
    "as_of",
    "brief",
    "collate",
    "whatif",
]
