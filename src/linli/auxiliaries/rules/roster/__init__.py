"""What a roster costs and breaks, counted without a look at how it was made; and the task made of a unit's facts."""

from linli.auxiliaries.rules.roster.building import (
    as_cells,
    build,
    check_plan,
    closing,
    coverage,
    findings_of,
    joining,
    works_of,
)
from linli.auxiliaries.rules.roster.judging import judge

__all__ = ["as_cells", "build", "check_plan", "closing", "coverage", "findings_of", "joining", "judge", "works_of"]
