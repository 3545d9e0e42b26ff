"""What a roster costs and breaks, counted without a look at how it was made."""

from linli.auxiliaries.rules.roster.judging import judge

__all__ = ["judge"]
