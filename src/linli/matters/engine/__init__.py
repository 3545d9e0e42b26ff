"""Algorithms of the case file: masking, likeness, suggestion, plain words. Pure, and all of them only propose."""
