"""Annual leave: the facts that decide about it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class YearFacts:
    """Months of work with all employers by the end of the year, and what was taken of other leave. `sick_days` are
    calendar days, `personal_days` those with pay."""

    months: int
    personal_days: int = 0
    sick_days: int = 0
