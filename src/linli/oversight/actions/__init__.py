"""Mandates, samples and findings, one module each."""
