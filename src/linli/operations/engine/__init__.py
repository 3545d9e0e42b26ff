"""Working out what a row of a foreign file means, without a database."""
