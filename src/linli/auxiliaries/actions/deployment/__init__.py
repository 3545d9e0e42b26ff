"""Planning, publishing and keeping duty sheets lawful; job descriptions."""
