"""Linli (邻里): neighbourhood public service and accountable community safety."""

__version__ = "0.1.0"
