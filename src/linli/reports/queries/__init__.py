"""Figures and published tables; the weekly sheet with its decisions."""
