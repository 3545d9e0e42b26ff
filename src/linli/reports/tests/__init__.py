"""Figures and what is published of them."""
