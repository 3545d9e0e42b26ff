"""Algorithms: the making of rosters."""
