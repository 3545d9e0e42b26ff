"""Figures, dashboards and published statistics; reads through doors only."""
