"""Complaints of anybody about an officer (Art 6)."""
