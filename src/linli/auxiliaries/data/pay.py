"""Pay in whole fen: what a month's overtime of one kind comes to."""

from dataclasses import dataclass

from linli.auxiliaries.data.hours import ExtraKind

Fen = int


@dataclass(frozen=True, slots=True)
class ExtraPay:
    """Overtime of one kind in a month; `compensated` minutes were or will be rested instead of paid."""

    kind: ExtraKind
    minutes: int
    compensated: int
    percent: int
    fen: Fen
