"""How a roll is understood: which column says what (`columns`), cells (`cells`), whole rows (`rows`). Pure."""
