"""Sealing, key shares, photos and words: pure, but for their libraries."""
