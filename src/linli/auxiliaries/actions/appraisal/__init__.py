"""Ratings, awards, recommendations, levels."""
