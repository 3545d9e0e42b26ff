"""Commands of this context: the register of law, and the calendar."""
